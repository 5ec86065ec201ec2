//! Notes where somebody makes documents or sends mails: how many there are, and where they are
//! shown. A command line that is shown can be copied.

use crate::diagnostic::{Diagnostic, Findings, Severity, Telling};
use crate::l10n::{counted, messages};

/// What has to be shown at once, accepted findings included, and the number of the other notes.
pub fn grave(findings: &Findings) -> (Findings, usize) {
    let is_told = |finding: &&Diagnostic| {
        finding.severity > Severity::Note
            || finding.accepted.is_some()
            || finding.telling == Telling::AtOnce
    };
    let told: Findings = findings.iter().filter(is_told).cloned().collect();
    let notes = findings.count(Severity::Note) - told.count(Severity::Note);
    (told, notes)
}

/// An argument of a command line that people copy, quoted for any shell.
pub fn argument(text: &str) -> String {
    let bare = |letter: char| letter.is_alphanumeric() || "-_./\\:=,@".contains(letter);
    if !text.is_empty() && text.chars().all(bare) { text.to_owned() } else { format!("\"{text}\"") }
}

messages! {
    /// Where the notes are shown.
    pub struct MoreNotes {
        /// How many there are.
        pub notes: usize as counted(["Hinweis", "Hinweise"], ["note", "notes"]),
        /// The minutes file, as an [`argument`].
        pub file: String,
    } = match notes {
        1 =>
            "{notes}; `rundmail pruefen {file}` zeigt ihn.",
            "{notes}; `rundmail check {file}` shows it.";
        _ =>
            "{notes}; `rundmail pruefen {file}` zeigt sie.",
            "{notes}; `rundmail check {file}` shows them.";
    };
}
