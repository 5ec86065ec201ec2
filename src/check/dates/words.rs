//! What the rules about dates say, and what they advise.

use chrono::{NaiveDate, NaiveTime};

use super::target::Whose;
use crate::l10n::{Bilingual, Language, count, date, time};

/// What a date lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    Time,
    Place,
    Both,
}

/// What is wrong, and what the other places show.
#[derive(Debug)]
pub(super) enum Words {
    Weekday { written: String, day: NaiveDate },
    NoSuchDay { written: String },
    Backwards { written: String },
    NoSuchTime { written: String },
    PastEvent { day: NaiveDate, issued: NaiveDate, is_meeting: bool },
    PastDeadline { day: NaiveDate, issued: NaiveDate, is_meeting: bool },
    RecordPast { title: String, day: NaiveDate, issued: NaiveDate, is_meeting: bool },
    DeadlinePast { title: String, day: NaiveDate, issued: NaiveDate, is_meeting: bool },
    Soon { title: String, day: NaiveDate, days: u64 },
    OtherDay { whose: Whose, written: String, record: NaiveDate },
    OtherYear { whose: Whose, written: String, record: NaiveDate },
    OtherTime { whose: Whose, written: String, record: NaiveTime },
    NotListed { written: String },
    Incomplete { title: String, lack: Lack },
    NoNext,
    Base { is_meeting: bool },
    RecordHere,
    ListHere,
    MeetingHere,
}

impl Whose {
    fn german(&self) -> String {
        match self {
            Self::Event(title) => format!("„{title}“"),
            Self::Meeting => "die Sitzung".into(),
            Self::NextMeeting => "das nächste Treffen".into(),
            Self::Deadline => "die Frist".into(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Event(title) => format!("\"{title}\""),
            Self::Meeting => "the meeting".into(),
            Self::NextMeeting => "the next meeting".into(),
            Self::Deadline => "the deadline".into(),
        }
    }
}

impl Bilingual for Words {
    fn german(&self) -> String {
        let day = |day: &NaiveDate| date(*day, Language::German);
        match self {
            Self::Weekday { written, day: right } => format!(
                "„{written}“: Der {} ist ein {}.",
                day(right),
                weekday(*right, Language::German)
            ),
            Self::NoSuchDay { written } => format!("Das Datum „{written}“ gibt es nicht."),
            Self::Backwards { written } => {
                format!("„{written}“: Das Ende liegt vor dem Anfang.")
            }
            Self::NoSuchTime { written } => format!("Die Uhrzeit „{written}“ gibt es nicht."),
            Self::PastEvent { day: past, issued, is_meeting } => format!(
                "Angekündigt wird etwas für den {}; das ist vor {} am {}.",
                day(past),
                base(*is_meeting, Language::German),
                day(issued)
            ),
            Self::PastDeadline { day: past, issued, is_meeting } => format!(
                "Die Frist am {} endet vor {} am {}.",
                day(past),
                base(*is_meeting, Language::German),
                day(issued)
            ),
            Self::RecordPast { title, day: past, issued, is_meeting } => format!(
                "Der Termin „{title}“ am {} liegt vor {} am {}.",
                day(past),
                base(*is_meeting, Language::German),
                day(issued)
            ),
            Self::DeadlinePast { title, day: past, issued, is_meeting } => format!(
                "Die Frist für „{title}“ am {} endet vor {} am {}.",
                day(past),
                base(*is_meeting, Language::German),
                day(issued)
            ),
            Self::Soon { title, day: soon, days } => {
                format!("„{title}“ am {} ist {}.", day(soon), in_days(*days, Language::German))
            }
            Self::OtherDay { whose, written, record } => format!(
                "Für {} steht hier „{written}“, im Eintrag aber der {}.",
                whose.german(),
                day(record)
            ),
            Self::OtherYear { whose, written, record } => format!(
                "Für {} steht hier „{written}“, im Eintrag aber ein anderes Jahr: der {}.",
                whose.german(),
                day(record)
            ),
            Self::OtherTime { whose, written, record } => format!(
                "Für {} steht hier „{written}“, im Eintrag aber {}.",
                whose.german(),
                time(*record, Language::German)
            ),
            Self::NotListed { written } => {
                format!("Der Termin „{written}“ steht nicht in der Liste der Termine.")
            }
            Self::Incomplete { title, lack } => {
                let lack = match lack {
                    Lack::Time => "fehlt der Beginn",
                    Lack::Place => "fehlt der Ort",
                    Lack::Both => "fehlen Beginn und Ort",
                };
                format!("Zum Termin „{title}“ {lack}.")
            }
            Self::NoNext => "Es ist nicht angegeben, wann das nächste Treffen ist.".into(),
            Self::Base { is_meeting: true } => "der Tag der Sitzung".into(),
            Self::Base { is_meeting: false } => "das Ausgabedatum".into(),
            Self::RecordHere => "der Eintrag".into(),
            Self::ListHere => "die Liste der Termine".into(),
            Self::MeetingHere => "diese Sitzung".into(),
        }
    }

    fn english(&self) -> String {
        let day = |day: &NaiveDate| date(*day, Language::English);
        match self {
            Self::Weekday { written, day: right } => format!(
                "\"{written}\": {} is a {}.",
                day(right),
                weekday(*right, Language::English)
            ),
            Self::NoSuchDay { written } => format!("There is no date \"{written}\"."),
            Self::Backwards { written } => format!("\"{written}\": it ends before it begins."),
            Self::NoSuchTime { written } => format!("There is no time \"{written}\"."),
            Self::PastEvent { day: past, issued, is_meeting } => format!(
                "Something is announced for {}, which is before {} on {}.",
                day(past),
                base(*is_meeting, Language::English),
                day(issued)
            ),
            Self::PastDeadline { day: past, issued, is_meeting } => format!(
                "The deadline on {} is before {} on {}.",
                day(past),
                base(*is_meeting, Language::English),
                day(issued)
            ),
            Self::RecordPast { title, day: past, issued, is_meeting } => format!(
                "The date of \"{title}\", {}, is before {} on {}.",
                day(past),
                base(*is_meeting, Language::English),
                day(issued)
            ),
            Self::DeadlinePast { title, day: past, issued, is_meeting } => format!(
                "The deadline of \"{title}\", {}, is before {} on {}.",
                day(past),
                base(*is_meeting, Language::English),
                day(issued)
            ),
            Self::Soon { title, day: soon, days } => {
                format!("\"{title}\" on {} is {}.", day(soon), in_days(*days, Language::English))
            }
            Self::OtherDay { whose, written, record } => format!(
                "For {} it says \"{written}\" here, but {} in the entry.",
                whose.english(),
                day(record)
            ),
            Self::OtherYear { whose, written, record } => format!(
                "For {} it says \"{written}\" here, but another year in the entry: {}.",
                whose.english(),
                day(record)
            ),
            Self::OtherTime { whose, written, record } => format!(
                "For {} it says \"{written}\" here, but {} in the entry.",
                whose.english(),
                time(*record, Language::English)
            ),
            Self::NotListed { written } => {
                format!("The date \"{written}\" is not in the list of dates.")
            }
            Self::Incomplete { title, lack } => {
                let lack = match lack {
                    Lack::Time => "start",
                    Lack::Place => "place",
                    Lack::Both => "start and no place",
                };
                format!("The date \"{title}\" has no {lack}.")
            }
            Self::NoNext => "Nothing says when the next meeting is.".into(),
            Self::Base { is_meeting: true } => "the day of the meeting".into(),
            Self::Base { is_meeting: false } => "the date of issue".into(),
            Self::RecordHere => "the entry".into(),
            Self::ListHere => "the list of dates".into(),
            Self::MeetingHere => "this meeting".into(),
        }
    }
}

fn base(is_meeting: bool, language: Language) -> &'static str {
    match (is_meeting, language) {
        (true, Language::German) => "der Sitzung",
        (false, Language::German) => "dem Ausgabedatum",
        (true, Language::English) => "the meeting",
        (false, Language::English) => "the date of issue",
    }
}

fn weekday(day: NaiveDate, language: Language) -> String {
    let locale = language.pick(chrono::Locale::de_DE, chrono::Locale::en_GB);
    day.format_localized("%A", locale).to_string()
}

/// How long after the day of issue.
fn in_days(days: u64, language: Language) -> String {
    let number = usize::try_from(days).unwrap_or(usize::MAX);
    match (language, number) {
        (Language::German, 0) => "schon am Tag der Ausgabe".into(),
        (Language::English, 0) => "on the very day of issue".into(),
        (Language::German, _) => {
            format!("schon {} nach dem Ausgabedatum", count(number, "Tag", "Tage"))
        }
        (Language::English, _) => {
            format!("only {} after the date of issue", count(number, "day", "days"))
        }
    }
}

/// What to do about it.
#[derive(Debug)]
pub(super) enum Help {
    Weekday,
    Calendar,
    Order,
    Clock,
    Past,
    WhichDate,
    WhichTime,
    List,
    Complete { lack: Lack },
    Soon,
    Next,
}

impl Bilingual for Help {
    fn german(&self) -> String {
        match self {
            Self::Weekday => "Prüfen Sie, ob der Wochentag stimmt oder das Datum.",
            Self::Calendar => "Sehen Sie im Kalender nach, welcher Tag gemeint ist.",
            Self::Order => "Prüfen Sie beide Tage, auch die Monate und Jahre.",
            Self::Clock => "Prüfen Sie die Uhrzeit.",
            Self::Past => "Prüfen Sie Tag und Jahr, oder nehmen Sie die Angabe heraus.",
            Self::WhichDate => {
                "Prüfen Sie, welches der beiden Daten stimmt. Am sichersten ist ein Verweis mit \
                 [](date:KENNUNG): Dann steht der Tag nur an einer Stelle."
            }
            Self::WhichTime => {
                "Prüfen Sie, welche der beiden Uhrzeiten stimmt. Am sichersten ist ein Verweis mit \
                 [](date:KENNUNG): Dann steht die Uhrzeit nur an einer Stelle."
            }
            Self::List => {
                "Nehmen Sie ihn unter [[termine]] auf: Dann steht er in der Liste und im Kalender."
            }
            Self::Complete { lack: Lack::Time } => "Ergänzen Sie `beginn`, sobald er feststeht.",
            Self::Complete { lack: Lack::Place } => "Ergänzen Sie `ort`, sobald er feststeht.",
            Self::Complete { lack: Lack::Both } => {
                "Ergänzen Sie `beginn` und `ort`, sobald sie feststehen."
            }
            Self::Soon => {
                "Verschicken Sie die Rund-Mail früh genug, oder weisen Sie eigens darauf hin."
            }
            Self::Next => "Ergänzen Sie `naechstes-treffen` unter [sitzung].",
        }
        .into()
    }

    fn english(&self) -> String {
        match self {
            Self::Weekday => "Find out whether the weekday is right or the date.",
            Self::Calendar => "Look up in a calendar which day is meant.",
            Self::Order => "Check both days, with their months and years.",
            Self::Clock => "Check the time.",
            Self::Past => "Check day and year, or leave it out.",
            Self::WhichDate => {
                "Find out which of the two dates is right. A reference such as [](date:ID) is \
                 safest: then the day stands in one place only."
            }
            Self::WhichTime => {
                "Find out which of the two times is right. A reference such as [](date:ID) is \
                 safest: then the time stands in one place only."
            }
            Self::List => "Add it under [[dates]]: then it is in the list and in the calendar.",
            Self::Complete { lack: Lack::Time } => "Add `start` as soon as it is known.",
            Self::Complete { lack: Lack::Place } => "Add `place` as soon as it is known.",
            Self::Complete { lack: Lack::Both } => {
                "Add `start` and `place` as soon as they are known."
            }
            Self::Soon => "Send the mail early enough, or point it out.",
            Self::Next => "Add `next` under [meeting].",
        }
        .into()
    }
}
