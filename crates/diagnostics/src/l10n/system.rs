//! Errors of the operating system for files and folders, in both languages.

use std::io::{self, ErrorKind};
use std::path::Path;

use super::{Language, Localize, messages};

messages! {
    /// What was to be read.
    pub enum Readable {
        /// Any file.
        File = "Datei", "file";
        /// The list of contacts.
        ContactList = "Kontaktliste", "contact list";
        /// A file that goes with the mails.
        Attachment = "Anlage", "attachment";
    }

    /// Why it cannot be read.
    pub struct Unreadable { what: Readable, path: String, fault: SystemFault } = match (fault.kind) {
        ErrorKind::NotFound =>
            "Die {what} `{path}` gibt es nicht.",
            "There is no {what} `{path}`.";
        ErrorKind::PermissionDenied =>
            "Die {what} `{path}` darf nicht gelesen werden.",
            "You are not allowed to read the {what} `{path}`.";
        ErrorKind::IsADirectory =>
            "`{path}` ist keine Datei, sondern ein Ordner.",
            "`{path}` is a folder, not a file.";
        _ =>
            "Die {what} `{path}` kann nicht gelesen werden: {fault}",
            "The {what} `{path}` cannot be read: {fault}";
    };
}

impl Unreadable {
    /// Says that what was to be `what` cannot be read.
    pub fn new(what: Readable, path: &Path, fault: impl Into<SystemFault>) -> Self {
        Self { what, path: path.display().to_string(), fault: fault.into() }
    }

    /// Leads the path to no file?
    pub fn leads_nowhere(&self) -> bool {
        matches!(self.fault.kind, ErrorKind::NotFound | ErrorKind::IsADirectory)
    }
}

/// Why the system refused something: the end of a sentence such as „… ist nicht lesbar: nicht
/// gefunden“.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SystemFault {
    kind: ErrorKind,
    /// The system's own message, in the language of the system.
    own: String,
    /// The German message, where there is one.
    german: Option<&'static str>,
}

impl From<&io::Error> for SystemFault {
    fn from(error: &io::Error) -> Self {
        Self { kind: error.kind(), own: without_number(error), german: None }
    }
}

/// The system's message without the number that Rust appends („(os error 111)“).
pub fn without_number(error: &io::Error) -> String {
    let said = error.to_string();
    match said.split_once(" (os error ") {
        Some((words, _)) if error.raw_os_error().is_some() => words.to_owned(),
        _ => said,
    }
}

/// An error known by its kind alone.
impl From<ErrorKind> for SystemFault {
    fn from(kind: ErrorKind) -> Self {
        (&io::Error::from(kind)).into()
    }
}

/// A message of another program, shown unchanged.
impl From<String> for SystemFault {
    fn from(own: String) -> Self {
        Self { kind: ErrorKind::Other, own, german: None }
    }
}

impl SystemFault {
    /// An error of another program in our own words.
    pub fn said(german: &'static str, english: &str) -> Self {
        Self { kind: ErrorKind::Other, own: english.to_owned(), german: Some(german) }
    }

    /// Whether the cause is the drive (full, or not writable just now) rather than the file.
    pub fn may_pass(&self) -> bool {
        matches!(
            self.kind,
            ErrorKind::StorageFull
                | ErrorKind::QuotaExceeded
                | ErrorKind::ReadOnlyFilesystem
                | ErrorKind::PermissionDenied
        )
    }

    /// The message in German and English, or `None` where the system's own says more.
    fn words(&self) -> Option<(&'static str, &'static str)> {
        Some(match self.kind {
            ErrorKind::NotFound => ("nicht gefunden", "not found"),
            ErrorKind::PermissionDenied => ("keine Berechtigung", "permission denied"),
            ErrorKind::AlreadyExists => ("gibt es schon", "already exists"),
            ErrorKind::IsADirectory => ("das ist ein Ordner", "this is a folder"),
            ErrorKind::NotADirectory => {
                ("der Pfad führt nicht durch Ordner", "the path does not lead through folders")
            }
            ErrorKind::DirectoryNotEmpty => {
                ("der Ordner ist nicht leer", "the folder is not empty")
            }
            ErrorKind::ReadOnlyFilesystem => {
                ("das Laufwerk ist schreibgeschützt", "the drive is write-protected")
            }
            ErrorKind::StorageFull => ("das Laufwerk ist voll", "the drive is full"),
            ErrorKind::QuotaExceeded => {
                ("Ihr Anteil am Laufwerk ist aufgebraucht", "your share of the drive is used up")
            }
            ErrorKind::FileTooLarge => ("die Datei ist zu groß", "the file is too large"),
            ErrorKind::InvalidFilename => ("kein zulässiger Name", "not a permitted name"),
            // The error that `input` returns for a pipe or a device.
            ErrorKind::InvalidInput => ("das ist keine Datei", "this is not a file"),
            ErrorKind::InvalidData => ("unlesbarer Inhalt", "unreadable content"),
            ErrorKind::UnexpectedEof => ("die Datei endet zu früh", "the file ends too early"),
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => {
                ("ein anderes Programm benutzt es gerade", "another program is using it")
            }
            ErrorKind::TimedOut => ("keine Antwort", "no answer"),
            _ => return None,
        })
    }
}

impl Localize for SystemFault {
    fn localize(&self, language: Language) -> String {
        let known = match (self.words(), language) {
            (Some((german, english)), _) => Some(language.pick(german, english)),
            (None, Language::German) => self.german,
            (None, Language::English) => None,
        };
        known.unwrap_or(&self.own).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_often_is_said_in_both_languages() {
        let missing = SystemFault::from(&std::fs::read("no/such/file").unwrap_err());
        let said = (missing.localize(Language::German), missing.localize(Language::English));
        assert_eq!(said, ("nicht gefunden".into(), "not found".into()));
        let full = SystemFault::from(&io::Error::from(ErrorKind::StorageFull));
        assert_eq!(full.localize(Language::German), "das Laufwerk ist voll");
    }

    #[test]
    fn what_is_seldom_stays_in_the_systems_words() {
        let other = SystemFault::from(&io::Error::other("the drive has left"));
        assert_eq!(
            (other.localize(Language::German), other.localize(Language::English)),
            (other.own.clone(), other.own.clone())
        );
    }
}
