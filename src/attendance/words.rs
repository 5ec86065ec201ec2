//! What counting has to say, and the headings of its tables.

use crate::l10n::{Bilingual, Language, Localize};

/// What was found on the way.
#[derive(Debug)]
pub(super) enum Words {
    NoMinutes { file: String },
    NoFigures,
    Differs { counted: String },
}

impl Bilingual for Words {
    fn german(&self) -> String {
        match self {
            Self::NoMinutes { file } => {
                format!("`{file}` ist keine Sitzungsdatei und wird übergangen.")
            }
            Self::NoFigures => {
                "Zu diesem Treffen stehen weder Zahlen noch Teilnehmende in der Datei.".into()
            }
            Self::Differs { counted } => format!(
                "Zu diesem Treffen nennt `{counted}` andere Zahlen; gezählt werden die von dort."
            ),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::NoMinutes { file } => format!("`{file}` is no minutes file and is passed over."),
            Self::NoFigures => {
                "The file has neither figures nor participants of this meeting.".into()
            }
            Self::Differs { counted } => {
                format!("`{counted}` has other figures for this meeting; those are counted.")
            }
        }
    }
}

/// The headings and fixed words of tables and charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    Title,
    Row,
    Meeting,
    Meetings,
    Date,
    Year,
    Years,
    Series,
    MinutesTitle,
    Place,
    Persons,
    PersonsMean,
    Organisations,
    OrganisationsOfYear,
    File,
    AtLeast,
    Unknown,
}

impl Localize for Heading {
    fn localize(&self, language: Language) -> String {
        let (german, english) = match self {
            Self::Title => ("Teilnahme", "Attendance"),
            Self::Row => ("Zeile", "Row"),
            Self::Meeting => ("Treffen", "Meeting"),
            Self::Meetings => ("Treffen", "Meetings"),
            Self::Date => ("Datum", "Date"),
            Self::Year => ("Jahr", "Year"),
            Self::Years => ("Jahre", "Years"),
            Self::Series => ("Reihe", "Series"),
            Self::MinutesTitle => ("Titel", "Title"),
            Self::Place => ("Ort", "Place"),
            Self::Persons => ("Personen", "Persons"),
            Self::PersonsMean => ("Personen je Treffen", "Persons per meeting"),
            Self::Organisations => ("Organisationen", "Organisations"),
            Self::OrganisationsOfYear => ("Verschiedene Organisationen", "Different organisations"),
            Self::File => ("Datei", "File"),
            Self::AtLeast => ("mindestens", "at least"),
            Self::Unknown => ("keine Angabe", "not given"),
        };
        language.pick(german, english).to_owned()
    }
}
