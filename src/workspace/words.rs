//! What reading files has to say.

use std::io::ErrorKind;
use std::path::Path;

use super::foreign::Kind;
use super::patterns;
use crate::l10n::{Bilingual, Language, SystemFault, size};
use crate::minutes::LanguageTag;

/// Why a file could not be read.
#[derive(Debug)]
pub(super) enum Words {
    Missing {
        path: String,
    },
    /// A pattern that meets no file.
    NoMatch {
        pattern: String,
    },
    Forbidden {
        path: String,
    },
    Other {
        path: String,
        error: SystemFault,
    },
    TooLarge {
        limit: u64,
    },
    NotUtf8,
    Foreign(Kind),
    CopyText,
    OtherFile,
    SaveAsUtf8,
    Translation {
        first: String,
    },
    TranslationTwice {
        language: LanguageTag,
        other: String,
    },
    OneTranslation,
    NameFirst,
    CheckPath,
    IsFolder {
        path: String,
    },
    CheckRights,
    Shorten,
}

impl Words {
    pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Self {
        let is_pattern = patterns::is_pattern(path);
        let path = path.display().to_string();
        match error.kind() {
            _ if is_pattern && !Path::new(&path).exists() => Self::NoMatch { pattern: path },
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
            Self::Missing { .. } | Self::NoMatch { .. } | Self::IsFolder { .. } => Self::CheckPath,
            Self::TooLarge { .. } => Self::Shorten,
            Self::NotUtf8 => Self::SaveAsUtf8,
            Self::Foreign(Kind::Document | Kind::OldOffice | Kind::Markup | Kind::Pdf) => {
                Self::CopyText
            }
            Self::Foreign(_) => Self::OtherFile,
            _ => Self::CheckRights,
        }
    }
}

impl Bilingual for Words {
    fn german(&self) -> String {
        match self {
            Self::NoMatch { pattern } => format!("Auf `{pattern}` passt hier keine Datei."),
            Self::Missing { path } => format!("Die Datei `{path}` gibt es nicht."),
            Self::Forbidden { path } => format!("Die Datei `{path}` darf nicht gelesen werden."),
            Self::Other { path, error } => {
                format!("Die Datei `{path}` kann nicht gelesen werden: {}", error.german())
            }
            Self::TooLarge { limit } => {
                format!("Die Datei ist größer als {}.", size(*limit, Language::German))
            }
            Self::NotUtf8 => "Hier steht ein Zeichen, das kein UTF-8 ist.".into(),
            Self::Foreign(kind) => kind.german().into(),
            Self::CopyText => "Kopieren Sie den Text daraus in eine Datei, die Sie mit `rundmail neu` \
                               anlegen, und speichern Sie sie mit einem Texteditor (Windows: Editor, \
                               nicht Word)."
                .into(),
            Self::OtherFile => "Prüfen Sie, ob es die richtige Datei ist. `rundmail neu` legt eine \
                                neue Sitzungsdatei an."
                .into(),
            Self::Translation { first } => {
                format!("Diese Datei ist die Übersetzung von `{first}`.")
            }
            Self::TranslationTwice { language, other } => format!(
                "Auch `{other}` ist eine Übersetzung in dieselbe Sprache ({}).",
                language.name(Language::German)
            ),
            Self::OneTranslation => "Behalten Sie nur eine der beiden Dateien.".into(),
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
            Self::NoMatch { pattern } => format!("No file here meets `{pattern}`."),
            Self::Missing { path } => format!("There is no file `{path}`."),
            Self::Forbidden { path } => format!("The file `{path}` may not be read."),
            Self::Other { path, error } => {
                format!("The file `{path}` cannot be read: {}", error.english())
            }
            Self::TooLarge { limit } => {
                format!("The file is larger than {}.", size(*limit, Language::English))
            }
            Self::NotUtf8 => "There is a character here that is not UTF-8.".into(),
            Self::Foreign(kind) => kind.english().into(),
            Self::CopyText => {
                "Copy its text into a file that `rundmail new` makes, and save that with \
                               a text editor (on Windows: Notepad, not Word)."
                    .into()
            }
            Self::OtherFile => {
                "Check whether it is the right file. `rundmail new` makes a new minutes \
                                file."
                    .into()
            }
            Self::Translation { first } => format!("This file is a translation of `{first}`."),
            Self::TranslationTwice { language, other } => format!(
                "`{other}` is a translation into the same language, too ({}).",
                language.name(Language::English)
            ),
            Self::OneTranslation => "Keep only one of the two files.".into(),
            Self::NameFirst => "Name the first file; its translations always belong to it.".into(),
            Self::CheckPath => "Check the name and the folder.".into(),
            Self::IsFolder { path } => format!("`{path}` is a folder, not a file."),
            Self::CheckRights => "Check whether another program can open the file.".into(),
            Self::Shorten => "Check whether it is the right file.".into(),
            Self::SaveAsUtf8 => "Save the file with the encoding UTF-8.".into(),
        }
    }
}

impl Kind {
    fn german(self) -> &'static str {
        match self {
            Self::Document => {
                "Das ist ein Word-Dokument (oder eines von LibreOffice), keine Textdatei."
            }
            Self::Workbook => {
                "Das ist eine Excel-Tabelle (oder eine von LibreOffice), keine Textdatei."
            }
            Self::OldOffice => "Das ist ein Dokument von Word oder Excel, keine Textdatei.",
            Self::Pdf => "Das ist eine PDF-Datei, keine Textdatei.",
            Self::Markup => "Das ist eine Webseite (HTML oder XML), keine Sitzungsdatei.",
            Self::Picture => "Das ist ein Bild, keine Textdatei.",
            Self::Cards => "Das sind Adresskarten (vCard), keine Sitzungsdatei.",
            Self::Archive => "Das ist ein gepacktes Archiv (ZIP), keine Textdatei.",
            Self::Binary => "Das ist keine Textdatei.",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::Document => "This is a document of Word (or LibreOffice), not a text file.",
            Self::Workbook => "This is a workbook of Excel (or LibreOffice), not a text file.",
            Self::OldOffice => "This is a document of Word or Excel, not a text file.",
            Self::Pdf => "This is a PDF file, not a text file.",
            Self::Markup => "This is a web page (HTML or XML), not a minutes file.",
            Self::Picture => "This is a picture, not a text file.",
            Self::Cards => "These are address cards (vCard), not a minutes file.",
            Self::Archive => "This is a packed archive (ZIP), not a text file.",
            Self::Binary => "This is not a text file.",
        }
    }
}
