//! One run at a time: a lock for each mailing, which the operating system releases when its holder
//! dies, however it dies.
//!
//! The lock is on `.rundmail/ID.lock`; its holder is recorded in `.rundmail/ID.run`, in a separate
//! file, because on Windows nobody else can read a locked one.
//!
//! The lock is a courtesy: it tells a second run at once who is at work. Where it was deleted, or
//! the ledger is reached through another path, the ledger itself keeps the second run out
//! (`ledger::claim`).

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::holder::Holder;
use super::private::{FOLDER, file_name, private_folder};
use crate::input;
use crate::workspace::output;
use crate::world::World;

/// The right to work on a mailing; released when dropped.
#[derive(Debug)]
pub struct RunLock {
    file: File,
    note: PathBuf,
    holder: Holder,
}

/// Why the lock could not be taken.
#[derive(Debug)]
pub enum LockFault {
    /// Another run holds it.
    Held(Option<Box<Holder>>),
    /// The file cannot be used.
    File(PathBuf, io::Error),
}

impl RunLock {
    /// Takes the lock of mailing `id` in the workspace `folder`.
    pub fn take(folder: &Path, id: &str, world: &World) -> Result<Self, LockFault> {
        let at = |path: &Path| {
            let path = path.to_owned();
            move |error| LockFault::File(path, error)
        };
        let private = private_folder(folder).map_err(at(&folder.join(FOLDER)))?;
        let name = file_name(id);
        let path = private.join(format!("{name}.lock"));
        let note = private.join(format!("{name}.run"));
        let file = output::kept_file(&path).map_err(at(&path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(LockFault::Held(read(&note).map(Box::new)));
            }
            Err(TryLockError::Error(error)) => return Err(LockFault::File(path, error)),
        }
        let holder = Holder::of(world).with_lock(&file);
        write(&private, &note, &holder).map_err(at(&note))?;
        Ok(Self { file, note, holder })
    }

    /// The holder of the lock.
    #[must_use]
    pub fn holder(&self) -> &Holder {
        &self.holder
    }
}

/// Who is at work on mailing `id` at the moment, if anybody.
pub fn holder(folder: &Path, id: &str) -> Option<Holder> {
    let private = folder.join(FOLDER);
    let holder = read(&private.join(format!("{}.run", file_name(id))))?;
    let file = input::open(&private.join(format!("{}.lock", file_name(id)))).ok()?;
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)).then_some(holder)
}

impl Drop for RunLock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.note);
        let _ = self.file.unlock();
    }
}

/// The maximum length of the record of a holder (bytes).
const LONGEST_NOTE: u64 = 100_000;

fn read(note: &Path) -> Option<Holder> {
    serde_json::from_slice(&input::read(note, LONGEST_NOTE).ok()?).ok()
}

fn write(private: &Path, note: &Path, holder: &Holder) -> io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(private)?;
    file.write_all(&serde_json::to_vec(holder)?)?;
    file.persist(note)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    fn world() -> World {
        let variables = HashMap::from([("USER".to_owned(), "a.probe".to_owned())]);
        World::new(variables, PathBuf::new())
    }

    #[test]
    fn the_second_is_told_who_and_since_when() {
        let folder = tempfile::tempdir().unwrap();
        let lock = RunLock::take(folder.path(), "2026-09-17", &world()).unwrap();
        let Err(LockFault::Held(Some(holder))) =
            RunLock::take(folder.path(), "2026-09-17", &world())
        else {
            panic!("two at once")
        };
        assert_eq!(super::holder(folder.path(), "2026-09-17").unwrap(), *holder);
        assert_eq!((holder.user.as_str(), holder.process), ("a.probe", std::process::id()));
        assert!(RunLock::take(folder.path(), "2026-10-17", &world()).is_ok(), "another mailing");
        drop(lock);
        assert_eq!(super::holder(folder.path(), "2026-09-17"), None);
        assert!(RunLock::take(folder.path(), "2026-09-17", &world()).is_ok());
    }

    #[test]
    fn a_file_in_the_way_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let in_the_way = folder.path().join(FOLDER);
        fs::write(&in_the_way, "").unwrap();
        let Err(LockFault::File(path, _)) = RunLock::take(folder.path(), "a", &world()) else {
            panic!("taken over a file")
        };
        assert_eq!(path, in_the_way);
    }

    #[test]
    fn what_a_dead_process_left_behind_is_no_obstacle() {
        let folder = tempfile::tempdir().unwrap();
        let private = private_folder(folder.path()).unwrap();
        fs::write(private.join("a.lock"), "").unwrap();
        fs::write(private.join("a.run"), "half a no").unwrap();
        assert!(RunLock::take(folder.path(), "a", &world()).is_ok());
    }

    #[test]
    fn no_name_leaves_the_folder_or_meets_another() {
        let names = ["../x", ".", "..", "a/b", "a%2fb", "A", "a", "ä", "a b", "a\0b", "C:x", ".a"];
        let files: Vec<_> = names.iter().map(|name| file_name(name)).collect();
        for file in &files {
            assert!(!file.contains(['/', '\\', ':', '\0']) && !file.starts_with('.'), "{file}");
        }
        let distinct: std::collections::BTreeSet<_> =
            files.iter().map(|file| file.to_lowercase()).collect();
        assert_eq!(distinct.len(), names.len());
    }
}
