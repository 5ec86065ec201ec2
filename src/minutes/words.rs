//! What the reader of minutes has to say.

use crate::say::Bilingual;

/// What is wrong in a minutes file.
#[derive(Debug)]
pub(super) enum Words {
    BadId(String),
    BadLanguage(String),
    TooDeep { deepest: usize },
    NoDate,
    DateOrWhen,
    UntilWithoutDate,
    AddDate,
    EndWithoutStart,
    AddStart,
}

impl Bilingual for Words {
    fn german(&self) -> String {
        match self {
            Self::BadId(id) => format!(
                "Die Kennung `{id}` darf nur Buchstaben, Ziffern, `-`, `_` und `.` enthalten, \
                 nicht mit `.` oder `-` beginnen und höchstens 100 Zeichen haben."
            ),
            Self::BadLanguage(tag) => {
                format!(
                    "`{tag}` ist kein Sprachkürzel. Schreiben Sie zum Beispiel \"de\" oder \"uk\"."
                )
            }
            Self::NoDate => "Für diesen Termin ist kein Datum angegeben.".into(),
            Self::DateOrWhen => "Geben Sie ein Datum an (`datum`) oder, wenn es noch keines gibt, \
                                 Worte (`wann`)."
                .into(),
            Self::UntilWithoutDate => {
                "Dieser Termin hat einen letzten Tag, aber keinen ersten.".into()
            }
            Self::AddDate => "Ergänzen Sie den ersten Tag (`datum`).".into(),
            Self::EndWithoutStart => "Dieser Termin hat ein Ende, aber keinen Beginn.".into(),
            Self::AddStart => "Ergänzen Sie den Beginn (`beginn`).".into(),
            Self::TooDeep { deepest } => {
                format!("Unterpunkte dürfen höchstens {deepest} Ebenen tief stehen.")
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::BadId(id) => format!(
                "The ID `{id}` may hold only letters, digits, `-`, `_` and `.`, must not begin \
                 with `.` or `-`, and is at most 100 characters long."
            ),
            Self::BadLanguage(tag) => {
                format!("`{tag}` is no language tag. Write for example \"de\" or \"uk\".")
            }
            Self::NoDate => "This event has no date.".into(),
            Self::DateOrWhen => {
                "Give a date (`date`) or, where there is none yet, words (`when`).".into()
            }
            Self::UntilWithoutDate => "This event has a last day but no first one.".into(),
            Self::AddDate => "Add the first day (`date`).".into(),
            Self::EndWithoutStart => "This event has an end but no start.".into(),
            Self::AddStart => "Add the beginning (`start`).".into(),
            Self::TooDeep { deepest } => format!("Items may be nested at most {deepest} deep."),
        }
    }
}
