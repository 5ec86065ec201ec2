//! What is said of the day on which the mails leave.

use chrono::NaiveDate;

use crate::l10n::{Bilingual, Language, count, date};

/// What is over.
#[derive(Debug)]
pub(super) enum What {
    /// The deadline of a call.
    Deadline(String),
    /// A record of the list of dates.
    Event(String),
    /// The meeting that people are invited to.
    Meeting,
    /// The one after it.
    NextMeeting,
}

/// Seen from which day.
#[derive(Clone, Copy, Debug)]
pub(super) enum When {
    /// From today.
    Today(NaiveDate),
    /// From the day on which the last mail is expected to leave.
    Last(NaiveDate),
}

/// What is wrong.
#[derive(Debug)]
pub(super) enum Words {
    Over { what: What, day: NaiveDate, when: When },
    Soon { title: String, day: NaiveDate, today: NaiveDate, days: usize },
    IssuedBefore { issued: NaiveDate, today: NaiveDate, days: usize },
    IssuedAhead { issued: NaiveDate, today: NaiveDate },
}

impl Bilingual for Words {
    fn german(&self) -> String {
        let say = |day: &NaiveDate| date(*day, Language::German);
        match self {
            Self::Over { what, day, when } => {
                let now = matches!(when, When::Today(_));
                let what = match what {
                    What::Deadline(title) => {
                        format!("die Frist für „{title}“ {}", if now { "endete" } else { "endet" })
                    }
                    What::Event(title) => {
                        format!("der Termin „{title}“ {}", if now { "war" } else { "ist" })
                    }
                    What::Meeting => format!("die Sitzung {}", if now { "war" } else { "ist" }),
                    What::NextMeeting => {
                        format!("das nächste Treffen {}", if now { "war" } else { "ist" })
                    }
                };
                let when = match when {
                    When::Today(today) => format!("Heute ist der {}", say(today)),
                    When::Last(last) => format!(
                        "Die letzten E-Mails gehen voraussichtlich erst am {} hinaus",
                        say(last)
                    ),
                };
                format!("{when}; {what} schon am {}.", say(day))
            }
            Self::Soon { title, day, today, days } => {
                let soon = match days {
                    0 => "heute".into(),
                    1 => "morgen".into(),
                    days => format!("in {days} Tagen"),
                };
                format!(
                    "Heute ist der {}; der Termin „{title}“ am {} ist schon {soon}.",
                    say(today),
                    say(day)
                )
            }
            Self::IssuedBefore { issued, today, days } => format!(
                "Heute ist der {}; das Ausgabedatum, der {}, liegt {} zurück.",
                say(today),
                say(issued),
                count(*days, "Tag", "Tage")
            ),
            Self::IssuedAhead { issued, today } => format!(
                "Heute ist der {}; das Ausgabedatum, der {}, liegt noch in der Zukunft.",
                say(today),
                say(issued)
            ),
        }
    }

    fn english(&self) -> String {
        let say = |day: &NaiveDate| date(*day, Language::English);
        match self {
            Self::Over { what, day, when } => {
                let now = matches!(when, When::Today(_));
                let (was, ended) = if now { ("was", "ended") } else { ("is", "ends") };
                let what = match what {
                    What::Deadline(title) => format!("the deadline of \"{title}\" {ended}"),
                    What::Event(title) => format!("\"{title}\" {was}"),
                    What::Meeting => format!("the meeting {was}"),
                    What::NextMeeting => format!("the next meeting {was}"),
                };
                let when = match when {
                    When::Today(today) => format!("Today is {}", say(today)),
                    When::Last(last) => {
                        format!("The last mails are expected to leave on {} only", say(last))
                    }
                };
                format!("{when}; {what} already on {}.", say(day))
            }
            Self::Soon { title, day, today, days } => {
                let soon = match days {
                    0 => "today".into(),
                    1 => "tomorrow".into(),
                    days => format!("in only {days} days"),
                };
                format!("Today is {}; \"{title}\" on {} is {soon}.", say(today), say(day))
            }
            Self::IssuedBefore { issued, today, days } => format!(
                "Today is {}; the date of issue, {}, is {} ago.",
                say(today),
                say(issued),
                count(*days, "day", "days")
            ),
            Self::IssuedAhead { issued, today } => format!(
                "Today is {}; the date of issue, {}, is still to come.",
                say(today),
                say(issued)
            ),
        }
    }
}

/// What to do about it.
#[derive(Debug)]
pub(super) enum Help {
    Over,
    TooSlow,
    Soon,
    /// The key as the file spells it.
    Issued {
        key: String,
    },
}

impl Bilingual for Help {
    fn german(&self) -> String {
        match self {
            Self::Over => "Prüfen Sie den Tag, oder nehmen Sie die Angabe vor dem Versand heraus.",
            Self::TooSlow => "Beginnen Sie früher, oder weisen Sie auf anderem Weg darauf hin.",
            Self::Soon => "Manche lesen ihre E-Mails erst später; weisen Sie eigens darauf hin.",
            Self::Issued { key } => {
                return format!(
                    "Prüfen Sie `{key}` in der Sitzungsdatei; es steht in jedem Dokument."
                );
            }
        }
        .into()
    }

    fn english(&self) -> String {
        match self {
            Self::Over => "Check the day, or take it out before sending.",
            Self::TooSlow => "Begin earlier, or tell people another way.",
            Self::Soon => "Some read their mail later; point it out to them.",
            Self::Issued { key } => {
                return format!("Check `{key}` in the minutes file; it stands in every document.");
            }
        }
        .into()
    }
}
