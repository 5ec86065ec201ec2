//! What reading files has to say.

use std::io::ErrorKind;
use std::path::Path;

use crate::say::{Bilingual, Language, SystemFault, size};

/// Why a file could not be read.
#[derive(Debug)]
pub(super) enum Words {
    Missing { path: String },
    Forbidden { path: String },
    Other { path: String, error: SystemFault },
    TooLarge { limit: u64 },
    NotUtf8,
    SaveAsUtf8,
    Translation { first: String },
    NameFirst,
    CheckPath,
    IsFolder { path: String },
    CheckRights,
    Shorten,
}

impl Words {
    pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Self {
        let path = path.display().to_string();
        match error.kind() {
            ErrorKind::NotFound => Self::Missing { path },
            ErrorKind::PermissionDenied => Self::Forbidden { path },
            ErrorKind::IsADirectory => Self::IsFolder { path },
            _ => Self::Other { path, error: error.into() },
        }
    }
}

impl Words {
    /// What to do about it.
    pub(super) fn help(&self) -> Self {
        match self {
            Self::Missing { .. } | Self::IsFolder { .. } => Self::CheckPath,
            Self::TooLarge { .. } => Self::Shorten,
            Self::NotUtf8 => Self::SaveAsUtf8,
            _ => Self::CheckRights,
        }
    }
}

impl Bilingual for Words {
    fn german(&self) -> String {
        match self {
            Self::Missing { path } => format!("Die Datei `{path}` gibt es nicht."),
            Self::Forbidden { path } => format!("Die Datei `{path}` darf nicht gelesen werden."),
            Self::Other { path, error } => {
                format!("Die Datei `{path}` kann nicht gelesen werden: {}", error.german())
            }
            Self::TooLarge { limit } => {
                format!("Die Datei ist größer als {}.", size(*limit, Language::German))
            }
            Self::NotUtf8 => "Hier steht ein Zeichen, das kein UTF-8 ist.".into(),
            Self::Translation { first } => {
                format!("Diese Datei ist die Übersetzung von `{first}`.")
            }
            Self::NameFirst => {
                "Geben Sie die erste Datei an; ihre Übersetzungen gehören immer dazu.".into()
            }
            Self::CheckPath => "Prüfen Sie den Namen und den Ordner.".into(),
            Self::IsFolder { path } => format!("`{path}` ist ein Ordner, keine Datei."),
            Self::CheckRights => {
                "Prüfen Sie, ob Sie die Datei in einem anderen Programm öffnen können.".into()
            }
            Self::Shorten => "Prüfen Sie, ob es die richtige Datei ist.".into(),
            Self::SaveAsUtf8 => "Speichern Sie die Datei im Editor mit der Kodierung UTF-8.".into(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Missing { path } => format!("There is no file `{path}`."),
            Self::Forbidden { path } => format!("The file `{path}` may not be read."),
            Self::Other { path, error } => {
                format!("The file `{path}` cannot be read: {}", error.english())
            }
            Self::TooLarge { limit } => {
                format!("The file is larger than {}.", size(*limit, Language::English))
            }
            Self::NotUtf8 => "There is a character here that is not UTF-8.".into(),
            Self::Translation { first } => format!("This file is a translation of `{first}`."),
            Self::NameFirst => "Name the first file; its translations always belong to it.".into(),
            Self::CheckPath => "Check the name and the folder.".into(),
            Self::IsFolder { path } => format!("`{path}` is a folder, not a file."),
            Self::CheckRights => "Check whether another program can open the file.".into(),
            Self::Shorten => "Check whether it is the right file.".into(),
            Self::SaveAsUtf8 => "Save the file with the encoding UTF-8.".into(),
        }
    }
}
