//! Notes where somebody makes documents or sends mails: how many there are, and where they are shown.

use crate::diagnostic::{Diagnostic, Findings, Severity, Telling};
use crate::l10n::{Bilingual, count};

/// What has to be told at once, with what is accepted, and the number of the other notes.
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

/// Where the notes are shown.
#[derive(Debug)]
pub struct MoreNotes {
    /// How many there are.
    pub notes: usize,
    /// The minutes file.
    pub file: String,
}

impl Bilingual for MoreNotes {
    fn german(&self) -> String {
        let shows = if self.notes == 1 { "zeigt ihn" } else { "zeigt sie" };
        let notes = count(self.notes, "Hinweis", "Hinweise");
        format!("{notes}; `rundmail pruefen {}` {shows}.", self.file)
    }

    fn english(&self) -> String {
        let shows = if self.notes == 1 { "shows it" } else { "shows them" };
        format!("{}; `rundmail check {}` {shows}.", count(self.notes, "note", "notes"), self.file)
    }
}
