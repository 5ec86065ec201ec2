//! What `render` has to say.

use crate::l10n::{Bilingual, Joint, Language, Localize, SystemFault, count, list};

/// Its sentences.
#[derive(Debug)]
pub(super) enum Says {
    Written { files: usize },
    Offered { files: Vec<String> },
    NothingWritten,
    CannotWrite { path: String, error: SystemFault },
    CannotRead { path: String, error: SystemFault },
    OtherFolder,
}

impl Localize for Says {
    fn localize(&self, language: Language) -> String {
        match language {
            Language::German => match self {
                Self::Written { files } => {
                    format!("{} geschrieben.", count(*files, "Datei", "Dateien"))
                }
                Self::Offered { files } => format!(
                    "Neben der öffentlichen Seite zum Herunterladen: {}.",
                    quoted(files, language)
                ),
                Self::NothingWritten => "Es wurde nichts geschrieben.".into(),
                Self::CannotWrite { path, error } => {
                    format!("Die Datei `{path}` kann nicht geschrieben werden: {}", error.german())
                }
                Self::CannotRead { path, error } => {
                    format!("Die Anlage `{path}` kann nicht gelesen werden: {}", error.german())
                }
                Self::OtherFolder => {
                    "Schließen Sie die Datei in anderen Programmen, oder nennen Sie mit `-o` einen \
                     anderen Ordner."
                        .into()
                }
            },
            Language::English => match self {
                Self::Written { files } => format!("{} written.", count(*files, "file", "files")),
                Self::Offered { files } => {
                    format!("For download beside the public page: {}.", quoted(files, language))
                }
                Self::NothingWritten => "Nothing was written.".into(),
                Self::CannotWrite { path, error } => {
                    format!("The file `{path}` cannot be written: {}", error.english())
                }
                Self::CannotRead { path, error } => {
                    format!("The attachment `{path}` cannot be read: {}", error.english())
                }
                Self::OtherFolder => {
                    "Close the file in other programs, or name another folder with `-o`.".into()
                }
            },
        }
    }
}

/// Names of files in a sentence.
fn quoted(files: &[String], language: Language) -> String {
    let files: Vec<String> = files.iter().map(|file| format!("`{file}`")).collect();
    list(&files, Joint::And, language)
}
