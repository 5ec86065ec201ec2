//! What the reader of minutes has to say.

use crate::say::{Language, Say};

/// What is wrong in a minutes file.
#[derive(Debug)]
pub(super) enum Words {
    BadId(String),
    BadLanguage(String),
    TooDeep { deepest: usize },
}

impl Say for Words {
    fn say(&self, language: Language) -> String {
        match language {
            Language::German => self.german(),
            Language::English => self.english(),
        }
    }
}

impl Words {
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
            Self::TooDeep { deepest } => format!("Items may be nested at most {deepest} deep."),
        }
    }
}
