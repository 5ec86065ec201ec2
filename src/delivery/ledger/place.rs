//! A ledger knows where it lies, so that a copy notices that it is one.
//!
//! Of two copies each sends to everybody whom it knows nothing of. So whoever sends from a place that the
//! ledger does not know is asked once, and so is who sends with another file in the place of the one of
//! last time, as a backup or a program that keeps folders alike puts it there. A folder that was only
//! renamed holds the same file, and nobody is asked.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension, params};

use super::{Ledger, LedgerFault};

/// A ledger that is not where it was, or not the file that it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The computer on which it was used last; empty where it was on a network drive.
    pub host: String,
    /// Where it lay there.
    pub path: String,
    /// Where it lies now.
    pub here: String,
    /// It was here before, but as another file.
    pub replaced: bool,
}

/// Where a ledger lies.
struct Place {
    /// Empty on a network drive: all computers name it alike, or nearly so.
    host: String,
    path: String,
    /// What tells the file from a copy, where that outlives the system's next start.
    file: Option<String>,
}

impl Ledger {
    /// Where it was used last, where that is not here. `host`: this computer.
    pub fn moved(&self, host: &str) -> Result<Option<Moved>, LedgerFault> {
        let here = self.place(host);
        let Some(last) = find(&self.connection, "ORDER BY row DESC LIMIT 1", &[])? else {
            return Ok(None);
        };
        let is_same = |other: &Place| other.file.is_some() && other.file == here.file;
        let is_other =
            |other: &Place| other.file.is_some() && here.file.is_some() && other.file != here.file;
        let then = "WHERE host = ?1 AND path = ?2";
        let then = find(&self.connection, then, &[&here.host, &here.path])?;
        let replaced = then.as_ref().is_some_and(is_other);
        if is_same(&last) || then.is_some() && !replaced {
            return Ok(None);
        }
        Ok(Some(Moved { host: last.host, path: last.path, here: here.path, replaced }))
    }

    /// From now on it is at home here.
    pub fn settle_here(&mut self, host: &str) -> Result<(), LedgerFault> {
        let here = self.place(host);
        let transaction = self.change()?;
        let sql = "INSERT OR REPLACE INTO place (host, path, file) VALUES (?1, ?2, ?3)";
        transaction.execute(sql, params![here.host, here.path, here.file])?;
        transaction.commit()?;
        Ok(())
    }

    /// What a witness said of a mailing that this ledger need not know (JSON).
    pub fn forgiven(&self, id: &str) -> Result<Option<String>, LedgerFault> {
        let sql = "SELECT begun FROM forgiven WHERE id = ?1";
        Ok(self.connection.query_row(sql, [id], |row| row.get(0)).optional()?)
    }

    /// Somebody has agreed that this ledger knows no more of a mailing.
    pub fn forgive(&mut self, id: &str, begun: &str) -> Result<(), LedgerFault> {
        let transaction = self.change()?;
        let sql = "INSERT OR REPLACE INTO forgiven (id, begun) VALUES (?1, ?2)";
        transaction.execute(sql, [id, begun])?;
        transaction.commit()?;
        Ok(())
    }

    fn place(&self, host: &str) -> Place {
        let path = self.path();
        let host = if self.ground.shared { "" } else { host }.to_owned();
        // On sticks and network drives the numbers of files are made up anew each time.
        let file = self.ground.boot.as_ref().and_then(|_| identity(path));
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        Place { host, path: path.display().to_string(), file }
    }
}

fn find(
    connection: &Connection,
    which: &str,
    params: &[&dyn rusqlite::ToSql],
) -> rusqlite::Result<Option<Place>> {
    let sql = format!("SELECT host, path, file FROM place {which}");
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Place { host: row.get(0)?, path: row.get(1)?, file: row.get(2)? })
    };
    connection.query_row(&sql, params, read).optional()
}

/// The number of the file and the moment in which it was made: no copy has both. The number of the device
/// may be another after each start.
fn identity(path: &Path) -> Option<String> {
    #[cfg(unix)]
    {
        let data = fs::metadata(path).ok()?;
        let made = data.created().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
        Some(format!("{}:{}", std::os::unix::fs::MetadataExt::ino(&data), made.as_nanos()))
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::{FILE, FOLDER, Storage};
    use super::*;

    fn open(folder: &Path, boot: Option<&str>) -> Ledger {
        let ground =
            Storage { shared: false, boot: boot.map(str::to_owned), ..Storage::of(folder) };
        Ledger::open_on(folder, ground).unwrap()
    }

    /// The folder with its ledger, as somebody copies it.
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to.join(FOLDER)).unwrap();
        fs::copy(from.join(FOLDER).join(FILE), to.join(FOLDER).join(FILE)).unwrap();
    }

    #[test]
    fn a_copy_is_asked_about_once_and_a_renamed_folder_never() {
        let parent = tempfile::tempdir().unwrap();
        let (first, second) = (parent.path().join("a"), parent.path().join("b"));
        let mut ledger = open(&first, Some("monday"));
        assert_eq!(ledger.moved("pc").unwrap(), None, "nobody has used it yet");
        ledger.settle_here("pc").unwrap();
        assert_eq!(ledger.moved("pc").unwrap(), None);
        drop(ledger);
        copy(&first, &second);
        let mut ledger = open(&second, Some("monday"));
        let moved = ledger.moved("pc").unwrap().expect("a copy");
        assert!(moved.path.ends_with("a/.rundmail/ledger.db"), "{moved:?}");
        assert!(moved.here.ends_with("b/.rundmail/ledger.db"), "{moved:?}");
        ledger.settle_here("pc").unwrap();
        assert_eq!(ledger.moved("pc").unwrap(), None);
        drop(ledger);
        let third = parent.path().join("c");
        fs::rename(second, &third).unwrap();
        assert_eq!(open(&third, Some("tuesday")).moved("pc").unwrap(), None, "it is the same file");
    }

    #[test]
    fn another_file_in_its_place_is_noticed_where_files_can_be_told_apart() {
        for (boot, noticed) in [(Some("monday"), true), (None, false)] {
            let (folder, backup) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
            let mut ledger = open(folder.path(), boot);
            ledger.settle_here("pc").unwrap();
            drop(ledger);
            copy(folder.path(), backup.path());
            fs::remove_dir_all(folder.path().join(FOLDER)).unwrap();
            copy(backup.path(), folder.path());
            assert_eq!(open(folder.path(), boot).moved("pc").unwrap().is_some(), noticed);
        }
    }

    #[test]
    fn another_computer_is_another_place_but_not_on_a_network_drive() {
        for (shared, noticed) in [(false, true), (true, false)] {
            let folder = tempfile::tempdir().unwrap();
            let ground = Storage { shared, boot: None, ..Storage::of(folder.path()) };
            let mut ledger = Ledger::open_on(folder.path(), ground).unwrap();
            ledger.settle_here("pc-1").unwrap();
            assert_eq!(ledger.moved("pc-2").unwrap().is_some(), noticed);
            ledger.settle_here("pc-2").unwrap();
            for host in ["pc-1", "pc-2"] {
                assert_eq!(ledger.moved(host).unwrap(), None, "both are known");
            }
        }
    }
}
