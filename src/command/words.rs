//! What several commands have to say.

use std::io;
use std::path::Path;

use super::Stop;
use crate::exit::Exit;
use crate::say::{Bilingual, Language, Say, SystemFault};

/// A file that could not be written.
#[derive(Debug)]
pub(super) struct NotWritten {
    path: String,
    error: SystemFault,
}

impl NotWritten {
    /// Why the command stops.
    pub(super) fn stop(path: &Path, error: &io::Error) -> Stop {
        let (path, error) = (path.display().to_string(), error.into());
        Stop::new(Exit::InputErrors, Self { path, error })
    }
}

impl Say for NotWritten {
    fn say(&self, language: Language) -> String {
        let Self { path, error } = self;
        match language {
            Language::German => {
                format!("`{path}` kann nicht geschrieben werden: {}", error.german())
            }
            Language::English => format!("`{path}` cannot be written: {}", error.english()),
        }
    }
}

/// A file that is there now.
#[derive(Debug)]
pub(super) struct Written(pub(super) String);

impl Say for Written {
    fn say(&self, language: Language) -> String {
        let Self(path) = self;
        match language {
            Language::German => format!("Geschrieben: {path}"),
            Language::English => format!("Written: {path}"),
        }
    }
}

/// A file that was there before and stays as it is.
#[derive(Debug)]
pub(super) struct Left(pub(super) String);

impl Say for Left {
    fn say(&self, language: Language) -> String {
        let Self(path) = self;
        match language {
            Language::German => format!("Gibt es schon, bleibt unverändert: {path}"),
            Language::English => format!("There already, left as it is: {path}"),
        }
    }
}
