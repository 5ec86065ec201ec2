//! The receipt of a mailing, `receipts/ID.txt` beside `rundmail.toml`: that it was sent, and to how
//! many.
//!
//! It is outside the hidden folder, where people see it, so that somebody who deletes that folder,
//! or cleans a repository of everything that it ignores, does not send everything a second time
//! without being asked. It names nobody, so it may be kept and shared. Its last line is for the
//! program; if somebody has changed that, the file still shows that its mailing was begun.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::CommandError;
use super::messages::NotWritten;
use super::status::{moment, stop};
use crate::delivery::Channel;
use crate::delivery::checkpoint::{self, Checkpoint};
use crate::delivery::ledger::Ledger;
use crate::delivery::private::file_name;
use crate::input;
use crate::l10n::{Language, Localize, counted, messages, when};
use crate::workspace::output::{self, Readers};

/// The folder of receipts in the workspace.
const FOLDER: &str = "receipts";
/// The beginning of the line for the program.
const MARK: &str = "rundmail: ";

/// The maximum size of a receipt, which has a line for each list (bytes).
const LONGEST: u64 = 10_000_000;

/// The contents of a receipt.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Receipt {
    pub id: String,
    /// The checkpoints; empty where they are unreadable.
    #[serde(rename = "begun")]
    pub checkpoints: Vec<Checkpoint>,
}

impl Receipt {
    /// The receipt of mailing `id`.
    pub(super) fn read(workspace: &Path, id: &str) -> Option<Self> {
        let text = input::read(&path(workspace, id), LONGEST).ok()?;
        Some(Self { id: id.to_owned(), ..Self::parse(&text, id) })
    }

    /// All readable receipts of a workspace, by name; notes that somebody keeps there do not count.
    pub(super) fn all(workspace: &Path) -> Vec<Self> {
        let entries = fs::read_dir(workspace.join(FOLDER)).into_iter().flatten().flatten();
        let mut all: Vec<Self> = entries
            .filter_map(|entry| {
                let path = entry.path();
                let name = path.file_name()?.to_str()?.strip_suffix(".txt")?.to_owned();
                Some(Self::parse(&input::read(&path, LONGEST).ok()?, &name))
            })
            .filter(|receipt| !receipt.checkpoints.is_empty())
            .collect();
        all.sort_by(|one, other| one.id.cmp(&other.id));
        all
    }

    /// `name`: the ID of the mailing where the text has none.
    fn parse(text: &[u8], name: &str) -> Self {
        let text = String::from_utf8_lossy(text);
        let line = text.lines().find_map(|line| line.trim().strip_prefix(MARK));
        let read = line.and_then(|line| serde_json::from_str(line).ok());
        read.unwrap_or_else(|| Self { id: name.to_owned(), checkpoints: Vec::new() })
    }

    /// Whether the ledger knows less than this.
    pub(super) fn is_forgotten(&self, known: &[Checkpoint]) -> bool {
        match &self.checkpoints[..] {
            [] => known.is_empty(),
            checkpoints => checkpoint::is_forgotten(checkpoints, known),
        }
    }

    fn text(&self, at: &str, language: Language) -> String {
        let (id, at) = (self.id.clone(), at.to_owned());
        let runs = self.checkpoints.iter().map(|checkpoint| Run {
            round: checkpoint.round,
            drafts: checkpoint.channel == Channel::Drafts.name(),
            people: checkpoint.reached,
        });
        let written = serde_json::to_string(self).unwrap_or_default();
        let text = Text { id, at, runs: runs.collect() }.localize(language);
        format!("{text}\n{MARK}{written}\n")
    }
}

messages! {
    /// What people read.
    struct Text { id: String, at: String, runs: Vec<Run> as lines } =
        "Versandnachweis\n\n\
         Rund-Mail: {id}\n\
         Stand: {at}\n\
         {runs}\n\
         Bitte aufheben: An dieser Datei merkt das Programm, dass die Rund-Mail schon\n\
         versandt ist, auch wenn ihm das Versandbuch (der Ordner .rundmail) fehlt. Namen\n\
         und Adressen stehen hier nicht. Die letzte Zeile liest das Programm.\n",
        "Receipt\n\n\
         Rund-Mail: {id}\n\
         As of: {at}\n\
         {runs}\n\
         Please keep this file: it tells the program that the mailing has already gone out,\n\
         even if its ledger (the folder .rundmail) is missing. It contains no names and no\n\
         addresses. The last line is for the program.\n";

    /// „Versand: an 118 Personen“
    struct Run {
        round: u32,
        drafts: bool as when(" als Entwürfe", " as drafts"),
        people: usize as counted(["Person", "Personen"], ["person", "people"]),
    } = match round {
        0 | 1 => "Versand{drafts}: an {people}", "Mailing{drafts}: to {people}";
        _ =>
            ("{}. Berichtigung{drafts}: an {people}", *round - 1),
            ("Correction {}{drafts}: to {people}", *round - 1);
    };
}

fn lines(runs: &[Run], language: Language) -> String {
    runs.iter().map(|run| run.localize(language) + "\n").collect()
}

/// The path of the receipt of mailing `id`.
pub(super) fn path(workspace: &Path, id: &str) -> PathBuf {
    workspace.join(FOLDER).join(format!("{}.txt", file_name(id)))
}

/// Records beside the ledger, and where people see it, how far a mailing has come.
pub(super) fn leave(
    workspace: &Path,
    ledger: &Ledger,
    id: &str,
    (now, zone): (DateTime<Utc>, Tz),
    language: Language,
) -> Result<(), CommandError> {
    let checkpoints = checkpoint::of(ledger, id).map_err(stop)?;
    if checkpoints.is_empty() {
        return Ok(());
    }
    checkpoint::write(workspace, id, &checkpoints)
        .map_err(|error| NotWritten::stop(&checkpoint::path(workspace, id), &error))?;
    let receipt = Receipt { id: id.to_owned(), checkpoints };
    let text = receipt.text(&moment(now, zone, language), language);
    let path = path(workspace, id);
    output::write(&path, text.as_bytes(), Readers::Owner)
        .map_err(|error| NotWritten::stop(&path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receipt() -> Receipt {
        let checkpoint = Checkpoint { channel: "smtp".into(), round: 2, reached: 118, returned: 1 };
        Receipt { id: "2026-09-17".into(), checkpoints: vec![checkpoint] }
    }

    #[test]
    fn what_was_written_is_read_back_in_either_language_and_by_any_editor() {
        for language in [Language::German, Language::English] {
            let text = receipt().text("heute", language);
            for text in [text.clone(), text.replace('\n', "\r\n"), format!("\u{feff}{text}")] {
                let read = Receipt::parse(text.as_bytes(), "x");
                assert_eq!(
                    (&*read.id, read.checkpoints),
                    ("2026-09-17", receipt().checkpoints),
                    "{text}"
                );
            }
        }
        let text = receipt().text("heute", Language::German);
        assert!(text.contains("\n1. Berichtigung: an 118 Personen\n"), "{text}");
    }

    #[test]
    fn one_that_was_changed_still_says_that_the_mailing_was_begun() {
        let read = Receipt::parse(b"erledigt", "2026-09-17");
        assert_eq!((&*read.id, &read.checkpoints[..]), ("2026-09-17", &[][..]));
        assert!(read.is_forgotten(&[]));
        assert!(!read.is_forgotten(&receipt().checkpoints));
    }
}
