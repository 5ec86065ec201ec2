//! What is said of a year that cannot be meant.

use chrono::NaiveDate;

use crate::l10n::{Bilingual, Language, weekday_date};

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

/// What is odd.
#[derive(Debug)]
pub(super) enum Words {
    /// Of an invitation, or of a summary or minutes; wrong: on the wrong side of the day, else far off.
    Meeting {
        invites: bool,
        held: NaiveDate,
        seen: NaiveDate,
        is_today: bool,
        wrong: bool,
    },
    Far {
        what: What,
        day: NaiveDate,
        base: NaiveDate,
    },
    IssuedHere,
}

impl Bilingual for Words {
    fn german(&self) -> String {
        let say = |day: &NaiveDate| weekday_date(*day, Language::German);
        match self {
            Self::Meeting { invites, held, seen, is_today, wrong } => {
                let (held, seen) = (say(held), say(seen));
                let now = if *is_today { "Heute ist" } else { "Das Ausgabedatum ist" };
                let then = match (wrong, invites) {
                    (true, true) => "das Treffen, zu dem eingeladen wird, war schon am",
                    (true, false) => "das Treffen, über das berichtet wird, ist erst am",
                    (false, true) => "das Treffen, zu dem eingeladen wird, ist erst am",
                    (false, false) => "das Treffen, über das berichtet wird, war am",
                };
                let years = if *wrong { "" } else { " Das ist fast ein Jahr entfernt oder mehr." };
                format!("{now} {seen}; {then} {held}.{years}")
            }
            Self::Far { what, day, base } => {
                let what = match what {
                    What::NextMeeting => "Das nächste Treffen ist".into(),
                    What::Deadline(title) => format!("Die Frist für „{title}“ endet"),
                    What::Event(title) => format!("Der Termin „{title}“ ist"),
                };
                format!(
                    "{what} erst am {}, Jahre nach dem {}.",
                    say(day),
                    crate::l10n::date(*base, Language::German)
                )
            }
            Self::IssuedHere => "das Ausgabedatum".into(),
        }
    }

    fn english(&self) -> String {
        let say = |day: &NaiveDate| weekday_date(*day, Language::English);
        match self {
            Self::Meeting { invites, held, seen, is_today, wrong } => {
                let (held, seen) = (say(held), say(seen));
                let now = if *is_today { "Today is" } else { "The date of issue is" };
                let then = match (wrong, invites) {
                    (true, true) => "the meeting that people are invited to was already on",
                    (true, false) => "the meeting that is reported on is only on",
                    (false, true) => "the meeting that people are invited to is on",
                    (false, false) => "the meeting that is reported on was on",
                };
                let years = if *wrong { "" } else { " That is almost a year away, or more." };
                format!("{now} {seen}; {then} {held}.{years}")
            }
            Self::Far { what, day, base } => {
                let what = match what {
                    What::NextMeeting => "The next meeting is".into(),
                    What::Deadline(title) => format!("The deadline of \"{title}\" is"),
                    What::Event(title) => format!("\"{title}\" is"),
                };
                format!("{what} only on {}, years after {}.", say(day), say(base))
            }
            Self::IssuedHere => "the date of issue".into(),
        }
    }
}

/// What to do about it. Keys are spelled as the file spells them.
#[derive(Debug)]
pub(super) enum Help {
    Meeting { date: String, issued: Option<String>, meant: Option<NaiveDate> },
    Far { date: String, meant: Option<NaiveDate> },
}

impl Bilingual for Help {
    fn german(&self) -> String {
        match self {
            Self::Meeting { date, issued, meant } => {
                let issued = issued.iter().map(|issued| format!(", `{issued}`"));
                let kind = if date == "date" { "kind" } else { "art" };
                format!(
                    "Stimmt das Jahr?{} Prüfen Sie `{date}`{} und die Art der Datei (`{kind}`).",
                    german_guess(*meant),
                    issued.collect::<String>()
                )
            }
            Self::Far { date, meant } => {
                format!("Stimmt das Jahr?{} Prüfen Sie `{date}`.", german_guess(*meant))
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Meeting { date, issued, meant } => {
                let issued = issued.iter().map(|issued| format!(", `{issued}`"));
                let kind = if date == "date" { "kind" } else { "art" };
                format!(
                    "Is the year right?{} Check `{date}`{} and the kind of the file (`{kind}`).",
                    english_guess(*meant),
                    issued.collect::<String>()
                )
            }
            Self::Far { date, meant } => {
                format!("Is the year right?{} Check `{date}`.", english_guess(*meant))
            }
        }
    }
}

fn german_guess(meant: Option<NaiveDate>) -> String {
    let meant = meant.map(|day| weekday_date(day, Language::German));
    meant.map(|day| format!(" Gemeint sein könnte {day}.")).unwrap_or_default()
}

fn english_guess(meant: Option<NaiveDate>) -> String {
    let meant = meant.map(|day| weekday_date(day, Language::English));
    meant.map(|day| format!(" {day} may be meant.")).unwrap_or_default()
}
