//! A ledger knows its location, so that a copy notices that it is one.
//!
//! Each of two copies would send to everybody whom it does not know. So a user who sends from a
//! location that the ledger does not know is asked once, and so is one who sends with a different
//! file at the same location, as after restoring a backup or with a program that synchronises
//! folders. A folder that was only renamed contains the same file, and nobody is asked.

use std::fs;
use std::path::Path;

use super::store::{Store, Value, values};
use super::{Ledger, LedgerFault, OnDisk};

/// A ledger at another location than before, or replaced by another file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The computer on which it was last used; empty where it was on a network drive.
    pub host: String,
    /// Its path there.
    pub path: String,
    /// Its current path.
    pub here: String,
    /// Whether it was here before, but as a different file.
    pub replaced: bool,
}

/// The location of a ledger.
struct Location {
    /// The name of the computer; empty on a network drive, which has about the same path on all
    /// computers.
    host: String,
    path: String,
    /// The identity of the file, if it survives a restart of the system.
    file: Option<String>,
}

impl Ledger {
    /// Where it was last used, if not here. `host` is this computer.
    pub fn moved(&self, host: &str) -> Result<Option<Moved>, LedgerFault> {
        let Some(here) = self.location(host) else { return Ok(None) };
        let Some(last) = find(&*self.store, "ORDER BY row DESC LIMIT 1", &[])? else {
            return Ok(None);
        };
        let is_same = |other: &Location| other.file.is_some() && other.file == here.file;
        let is_other = |other: &Location| {
            other.file.is_some() && here.file.is_some() && other.file != here.file
        };
        let then = "WHERE host = ?1 AND path = ?2";
        let then = find(&*self.store, then, values![&here.host, &here.path])?;
        let replaced = then.as_ref().is_some_and(is_other);
        if is_same(&last) || then.is_some() && !replaced {
            return Ok(None);
        }
        Ok(Some(Moved { host: last.host, path: last.path, here: here.path, replaced }))
    }

    /// Makes this its location.
    pub fn settle_here(&mut self, host: &str) -> Result<(), LedgerFault> {
        let Some(here) = self.location(host) else { return Ok(()) };
        let transaction = self.change()?;
        // The last row is the place where it was last used.
        let last = "DELETE FROM place WHERE host = ?1 AND path = ?2";
        transaction.execute(last, values![&here.host, &here.path])?;
        let sql = "INSERT INTO place (host, path, file) VALUES (?1, ?2, ?3)";
        transaction.execute(sql, values![here.host, here.path, here.file])?;
        transaction.commit()
    }

    /// What a checkpoint says about a mailing that this ledger need not know (JSON).
    pub fn forgiven(&self, id: &str) -> Result<Option<String>, LedgerFault> {
        let sql = "SELECT begun FROM forgiven WHERE id = ?1";
        self.store.one(sql, values![id], |row| row.get(0))
    }

    /// Records that the user accepts that this ledger knows no more about a mailing.
    pub fn forgive(&mut self, id: &str, begun: &str) -> Result<(), LedgerFault> {
        let transaction = self.change()?;
        let sql = "INSERT INTO forgiven (id, begun) VALUES (?1, ?2)
            ON CONFLICT (id) DO UPDATE SET begun = excluded.begun";
        transaction.execute(sql, values![id, begun])?;
        transaction.commit()
    }

    /// A database of a server is where its address says.
    fn location(&self, host: &str) -> Option<Location> {
        let OnDisk { path, storage, .. } = self.disk.as_ref()?;
        let host = if storage.shared { "" } else { host }.to_owned();
        // On USB sticks and network drives, inode numbers change each time.
        let file = storage.boot.as_ref().and_then(|_| identity(path));
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        Some(Location { host, path: path.display().to_string(), file })
    }
}

fn find(
    store: &dyn Store,
    which: &str,
    values: &[Value<'_>],
) -> Result<Option<Location>, LedgerFault> {
    let sql = format!("SELECT host, path, file FROM place {which}");
    store.one(&sql, values, |row| {
        Ok(Location { host: row.get(0)?, path: row.get(1)?, file: row.find(2)? })
    })
}

/// The inode number and the creation time of the file: no copy has both. The device number may
/// change with each start.
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
        let storage =
            Storage { shared: false, boot: boot.map(str::to_owned), ..Storage::of(folder) };
        Ledger::open_on(folder, storage).unwrap()
    }

    /// Copies the folder with its ledger, as users do.
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
            let storage = Storage { shared, boot: None, ..Storage::of(folder.path()) };
            let mut ledger = Ledger::open_on(folder.path(), storage).unwrap();
            ledger.settle_here("pc-1").unwrap();
            assert_eq!(ledger.moved("pc-2").unwrap().is_some(), noticed);
            ledger.settle_here("pc-2").unwrap();
            for host in ["pc-1", "pc-2"] {
                assert_eq!(ledger.moved(host).unwrap(), None, "both are known");
            }
        }
    }
}
