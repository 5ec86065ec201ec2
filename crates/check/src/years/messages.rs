//! Messages about implausible years.

use chrono::NaiveDate;

use crate::l10n::{Language, copied, date, either, messages, unless, weekday_date};

/// What is far away.
#[derive(Debug)]
pub(super) enum What {
    /// The meeting after this one.
    NextMeeting,
    /// The deadline of a call.
    Deadline(String),
    /// A record of the list of dates.
    Event(String),
}

messages! {
    /// What is odd.
    pub(super) enum Message {
        /// An invitation, or a summary or minutes; `wrong`: on the wrong side of the day, otherwise
        /// far off.
        Meeting {
            invites: bool,
            held: NaiveDate as weekday_date,
            seen: NaiveDate as weekday_date,
            is_today: bool as either(
                ["Heute ist", "Das Ausgabedatum ist"],
                ["Today is", "The date of issue is"],
            ),
            wrong: bool as unless(
                " Das ist fast ein Jahr entfernt oder mehr.",
                " That is almost a year away, or more.",
            ),
        } = match (wrong, invites) {
            (true, true) =>
                "{is_today} {seen}; das Treffen, zu dem eingeladen wird, war schon am \
                 {held}.{wrong}",
                "{is_today} {seen}; the meeting that people are invited to was on {held}.{wrong}";
            (true, false) =>
                "{is_today} {seen}; das Treffen, über das berichtet wird, ist erst am \
                 {held}.{wrong}",
                "{is_today} {seen}; the meeting that is reported on is not until {held}.{wrong}";
            (false, true) =>
                "{is_today} {seen}; das Treffen, zu dem eingeladen wird, ist erst am \
                 {held}.{wrong}",
                "{is_today} {seen}; the meeting that people are invited to is not until \
                 {held}.{wrong}";
            (false, false) =>
                "{is_today} {seen}; das Treffen, über das berichtet wird, war am {held}.{wrong}",
                "{is_today} {seen}; the meeting that is reported on was on {held}.{wrong}";
        };
        Far { what: What, day: NaiveDate as weekday_date, base: NaiveDate as copied(since) } = match what {
            What::NextMeeting =>
                "Das nächste Treffen ist erst am {day}, Jahre nach {base}.",
                "The next meeting is not until {day}, years after {base}.";
            What::Deadline(title) =>
                "Die Frist für „{title}“ endet erst am {day}, Jahre nach {base}.",
                "The deadline for \"{title}\" is not until {day}, years after {base}.";
            What::Event(title) =>
                "Der Termin „{title}“ ist erst am {day}, Jahre nach {base}.",
                "\"{title}\" is not until {day}, years after {base}.";
        };
        IssuedHere = "das Ausgabedatum", "the date of issue";
    }

    /// What to do about it. Keys are spelled as in the file.
    pub(super) enum Help {
        Meeting {
            date: String,
            issued: Option<String>,
            meant: Option<NaiveDate> as copied(guess),
        } = match (date == "date") {
            true =>
                ("Stimmt das Jahr?{meant} Prüfen Sie `{date}`{} und die Art der Datei (`kind`).",
                 and_issued(issued.as_deref())),
                ("Is the year right?{meant} Check `{date}`{} and the kind of file (`kind`).",
                 and_issued(issued.as_deref()));
            false =>
                ("Stimmt das Jahr?{meant} Prüfen Sie `{date}`{} und die Art der Datei (`art`).",
                 and_issued(issued.as_deref())),
                ("Is the year right?{meant} Check `{date}`{} and the kind of file (`art`).",
                 and_issued(issued.as_deref()));
        };
        Far { date: String, meant: Option<NaiveDate> as copied(guess) } =
            "Stimmt das Jahr?{meant} Prüfen Sie `{date}`.",
            "Is the year right?{meant} Check `{date}`.";
    }
}

fn and_issued(issued: Option<&str>) -> String {
    issued.map(|issued| format!(", `{issued}`")).unwrap_or_default()
}

/// The day from which it is far.
fn since(day: NaiveDate, language: Language) -> String {
    language.pick(format!("dem {}", date(day, language)), weekday_date(day, language))
}

/// The day that may be meant.
fn guess(meant: Option<NaiveDate>, language: Language) -> String {
    let Some(day) = meant.map(|day| weekday_date(day, language)) else { return String::new() };
    language.pick(format!(" Gemeint sein könnte {day}."), format!(" Perhaps {day} is meant."))
}
