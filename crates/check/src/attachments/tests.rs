//! Each rule where it reports something, and cases in which it must not.

mod disk;
mod mentions;
mod texts;

use std::fs;
use std::path::Path;

use crate::diagnostic::Findings;
use crate::l10n::Language;
use crate::workspace::Workspace;

/// A workspace with these files beside the minutes and the settings.
struct Office {
    folder: tempfile::TempDir,
}

const SETTINGS: &str = "[organisation]\nwebseite = \"https://netz.stadt.example/start\"\n\
    e-mail = \"buero@rathaus.example\"\n[versand]\nabsender = \"Büro <buero@stadt.example>\"\n";

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("rundmail.toml"), SETTINGS).unwrap();
        Self { folder }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The findings in a minutes file with this text.
    fn findings(&self, text: &str) -> Findings {
        let file = self.path().join("a.toml");
        fs::write(&file, text).unwrap();
        let read = Workspace::read(&file);
        assert!(read.findings.is_empty(), "{text}\n{:?}", read.findings);
        let workspace = read.value.unwrap();
        let mut findings = crate::minutes(&workspace);
        findings.extend(crate::sending(&workspace));
        findings
    }

    /// Rule and German message of the findings of `rules`.
    fn told(&self, text: &str, rules: &[&str]) -> Vec<(&'static str, String)> {
        let findings = self.findings(text);
        let wanted = findings.iter().filter(|finding| rules.contains(&finding.rule.name));
        wanted
            .map(|finding| {
                assert!(!finding.message.localize(Language::English).is_empty());
                assert!(finding.help.is_some() && finding.span.is_some(), "{}", finding.rule.name);
                (finding.rule.name, finding.message.localize(Language::German))
            })
            .collect()
    }
}

/// A circular of these keys and tables.
fn circular(rest: &str) -> String {
    format!("titel = \"T\"\nart = \"rundmail\"\nausgabedatum = 2026-09-24\n{rest}")
}

/// A text as a TOML string.
fn quoted(text: &str) -> String {
    format!("'''\n{text}'''")
}
