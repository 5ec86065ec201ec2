//! Messages about the day on which the mails are sent.

use chrono::NaiveDate;

use crate::l10n::{Language, counted, date, messages};

/// What is over.
#[derive(Debug)]
pub(super) enum What {
    /// The deadline of a call.
    Deadline(String),
    /// The last day to register for the meeting.
    Registration,
    /// A record of the list of dates.
    Event(String),
    /// The meeting that people are invited to.
    Meeting,
    /// The one after it.
    NextMeeting,
    /// The time in which objections to a draft are possible.
    Objections,
}

/// The day from which it is seen.
#[derive(Clone, Copy, Debug)]
pub(super) enum When {
    /// From today.
    Today(NaiveDate),
    /// From the day on which the last mail will probably be sent.
    Last(NaiveDate),
}

messages! {
    impl When as when = match when {
        Self::Today(today) =>
            ("Heute ist der {}", date(today, Language::German)),
            ("Today is {}", date(today, Language::English));
        Self::Last(last) =>
            ("Die letzten E-Mails gehen voraussichtlich erst am {} hinaus",
             date(last, Language::German)),
            ("The last mails are not expected to go out until {}", date(last, Language::English));
    };

    /// What is wrong.
    pub(super) enum Message {
        Over { what: What, day: NaiveDate, when: When } =
            ("{when}; {} schon am {day}.", over(&what, *when, Language::German)),
            ("{when}; {} on {day}.", over(&what, *when, Language::English));
        Soon { title: String, day: NaiveDate, today: NaiveDate, days: usize } = match days {
            0 =>
                "Heute ist der {today}; der Termin „{title}“ am {day} ist schon heute.",
                "Today is {today}; \"{title}\" on {day} is today.";
            1 =>
                "Heute ist der {today}; der Termin „{title}“ am {day} ist schon morgen.",
                "Today is {today}; \"{title}\" on {day} is tomorrow.";
            _ =>
                "Heute ist der {today}; der Termin „{title}“ am {day} ist schon in {days} Tagen.",
                "Today is {today}; \"{title}\" on {day} is in only {days} days.";
        };
        IssuedBefore {
            issued: NaiveDate,
            today: NaiveDate,
            days: usize as counted(["Tag", "Tage"], ["day", "days"]),
        } =
            "Heute ist der {today}; das Ausgabedatum, der {issued}, liegt {days} zurück.",
            "Today is {today}; the date of issue, {issued}, was {days} ago.";
        IssuedAhead { issued: NaiveDate, today: NaiveDate } =
            "Heute ist der {today}; das Ausgabedatum, der {issued}, liegt noch in der Zukunft.",
            "Today is {today}; the date of issue, {issued}, is still in the future.";
    }

    /// What to do about it.
    pub(super) enum Help {
        Over =
            "Prüfen Sie den Tag, oder nehmen Sie die Angabe vor dem Versand heraus.",
            "Check the day, or remove it before sending.";
        TooSlow =
            "Beginnen Sie früher, oder weisen Sie auf anderem Weg darauf hin.",
            "Start earlier, or let people know in another way.";
        Soon =
            "Manche lesen ihre E-Mails erst später; weisen Sie eigens darauf hin.",
            "Some people read their mail late; draw special attention to it.";
        /// The key as the file spells it.
        Issued { key: String } =
            "Prüfen Sie `{key}` in der Sitzungsdatei; es steht in jedem Dokument.",
            "Check `{key}` in the minutes file; it appears in every document.";
    }
}

/// That it is over, or will be, when the mail is read.
fn over(what: &What, when: When, language: Language) -> String {
    let now = matches!(when, When::Today(_));
    match language {
        Language::German => {
            let (was, ended) = if now { ("war", "endete") } else { ("ist", "endet") };
            match what {
                What::Deadline(title) => format!("die Frist für „{title}“ {ended}"),
                What::Registration => format!("die Frist für die Anmeldung {ended}"),
                What::Event(title) => format!("der Termin „{title}“ {was}"),
                What::Meeting => format!("die Sitzung {was}"),
                What::NextMeeting => format!("das nächste Treffen {was}"),
                What::Objections => format!("die Frist für Einwände {ended}"),
            }
        }
        Language::English => {
            let (was, ended) = if now { ("was", "ended") } else { ("is", "ends") };
            match what {
                What::Deadline(title) => format!("the deadline for \"{title}\" {ended}"),
                What::Registration => format!("the deadline for registration {ended}"),
                What::Event(title) => format!("\"{title}\" {was}"),
                What::Meeting => format!("the meeting {was}"),
                What::NextMeeting => format!("the next meeting {was}"),
                What::Objections => format!("the time for objections {ended}"),
            }
        }
    }
}
