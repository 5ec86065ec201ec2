//! A checkpoint of a mailing, kept beside the ledger: enough to notice that the ledger is not the
//! one from then, because it was deleted or replaced by an old copy.
//!
//! `.rundmail/ID.begun` lists each round of the mailing with the number of people who had received
//! it when a run last began or ended, or a report of theirs was read. Somebody who deletes or
//! restores the ledger seldom does the same with this file. The receipt that people see contains
//! the same numbers. Steps within a run are recorded by `ledger::steps`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::ledger::{Ledger, LedgerFault};
use super::private::{FOLDER, file_name, private_folder};
use super::state::{Channel, State};
use crate::input;

/// A round of a mailing that was begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// The [`Channel::name`].
    #[serde(rename = "way")]
    pub channel: String,
    /// The number of the round, from 1.
    pub round: u32,
    /// How many people had certainly received it.
    pub reached: usize,
    /// For how many of them it came back, or caused a complaint.
    #[serde(default)]
    pub returned: usize,
}

/// The path of the checkpoint of mailing `id` in the workspace `folder`.
pub fn path(folder: &Path, id: &str) -> PathBuf {
    folder.join(FOLDER).join(format!("{}.begun", file_name(id)))
}

/// The maximum length of a checkpoint (bytes).
const LONGEST: u64 = 10_000_000;

/// The checkpoint of a mailing; an unreadable one counts as missing.
pub fn read(folder: &Path, id: &str) -> Vec<Checkpoint> {
    let bytes = input::read(&path(folder, id), LONGEST).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

/// Records how far a mailing has come according to the ledger.
pub fn write(folder: &Path, id: &str, checkpoints: &[Checkpoint]) -> io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(private_folder(folder)?)?;
    file.write_all(&serde_json::to_vec(checkpoints)?)?;
    file.as_file().sync_all()?;
    file.persist(path(folder, id))?;
    Ok(())
}

/// How far a mailing has come according to the ledger. Files in the outbox were sent to nobody.
pub fn of(ledger: &Ledger, id: &str) -> Result<Vec<Checkpoint>, LedgerFault> {
    let accounts = ledger.accounts_of(id)?.into_iter();
    let checkpoints =
        accounts.filter(|account| account.channel != Channel::Folder).map(|account| {
            let counts = ledger.counts(&account)?;
            let count = |state| counts.get(&state).copied().unwrap_or(0);
            let returned = count(State::Bounced) + count(State::Complained);
            let reached = count(State::Sent) + returned;
            Ok(Checkpoint {
                channel: account.channel.name().to_owned(),
                round: account.round,
                reached,
                returned,
            })
        });
    checkpoints.collect()
}

/// What the user has agreed that the ledger need not know about a mailing.
pub fn forgiven(ledger: &Ledger, id: &str) -> Result<Option<Vec<Checkpoint>>, LedgerFault> {
    Ok(ledger.forgiven(id)?.and_then(|checkpoints| serde_json::from_str(&checkpoints).ok()))
}

/// Records that the user has agreed that the ledger need not know this about a mailing.
pub fn forgive(
    ledger: &mut Ledger,
    id: &str,
    checkpoints: &[Checkpoint],
) -> Result<(), LedgerFault> {
    ledger.forgive(id, &serde_json::to_string(checkpoints).unwrap_or_default())
}

/// Whether the ledger knows less than the checkpoint.
pub fn is_forgotten(noted: &[Checkpoint], known: &[Checkpoint]) -> bool {
    let stands = |one: &Checkpoint| {
        let same = |other: &&Checkpoint| other.channel == one.channel && other.round == one.round;
        let suffices =
            |other: &Checkpoint| other.reached >= one.reached && other.returned >= one.returned;
        known.iter().filter(same).any(suffices)
    };
    !noted.iter().all(stands)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn begun(channel: &str, round: u32, reached: usize) -> Checkpoint {
        Checkpoint { channel: channel.into(), round, reached, returned: reached / 10 }
    }

    #[test]
    fn a_ledger_that_knows_less_than_was_noted_is_not_the_one_of_then() {
        let noted = [begun("smtp", 1, 118), begun("smtp", 2, 5)];
        assert!(!is_forgotten(&noted, &noted));
        assert!(!is_forgotten(&noted, &[begun("smtp", 1, 120), begun("smtp", 2, 5)]));
        assert!(!is_forgotten(&[], &noted), "a run that was killed noted less");
        for known in [&noted[..1], &[], &[begun("smtp", 1, 117), begun("smtp", 2, 5)]] {
            assert!(is_forgotten(&noted, known), "{known:?}");
        }
        let deaf = [Checkpoint { returned: 10, ..begun("smtp", 1, 118) }, begun("smtp", 2, 5)];
        assert!(is_forgotten(&noted, &deaf), "who has complained is forgotten");
    }

    #[test]
    fn what_was_noted_is_read_back_and_rubbish_does_not_count() {
        let folder = tempfile::tempdir().unwrap();
        assert!(read(folder.path(), "a").is_empty());
        let noted = vec![begun("drafts", 1, 0)];
        write(folder.path(), "a", &noted).unwrap();
        assert_eq!(read(folder.path(), "a"), noted);
        assert!(read(folder.path(), "b").is_empty());
        fs::write(path(folder.path(), "a"), "half a no").unwrap();
        assert!(read(folder.path(), "a").is_empty());
    }
}
