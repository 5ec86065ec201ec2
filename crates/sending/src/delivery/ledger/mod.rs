//! The ledger: who got which mailing, durably.
//!
//! There is one `SQLite` file per workspace, `.rundmail/ledger.db`, in a folder that only its owner
//! may read. If a power cut could undo a commit, a mail might be sent twice. So every commit is on
//! the disk before the program continues (`synchronous=FULL`), except those of a run whose people
//! were reserved on the disk before: the module `reservation` explains who is in doubt after what.
//!
//! An [`Account`] is one mailing on one [`Channel`] in one round; a correction opens a new round.
//! Within an account each person has one [`Entry`], found by [`crate::contacts::Address::key`].

mod bounce;
mod claim;
mod device;
mod drive;
mod fault;
mod filed;
mod forget;
mod lease;
mod moving;
mod objection;
mod open_read_only;
mod pace;
mod place;
mod query;
mod read_folder;
mod recorder;
mod reservation;
mod schema;
mod shared_fault;
mod steps;
mod storage;
mod store;
#[cfg(test)]
mod tests;
mod writer;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use rusqlite::{Connection, OpenFlags};

pub use super::private::FOLDER;
pub use bounce::{Known, LastReturn, Return};
pub use fault::{LedgerFault, LedgerHelp};
pub use filed::{Filed, Way};
pub use forget::Erased;
pub use lease::Leased;
pub use moving::left_behind;
pub use objection::{Objection, ObjectionSource};
pub use place::Moved;
pub use query::{Counts, Leftovers};
pub use read_folder::ReadUpTo;
pub use recorder::Recorder;
pub use reservation::Mark;
pub use shared_fault::SharedFault;
pub use storage::{Disk, Storage};
pub use store::Shared;
pub use writer::Settled;

use super::holder::Holder;
use super::private::private_folder;
use super::state::{Channel, State};
use crate::workspace::output;
use crate::world::World;
use claim::Claim;
use store::{Postgres, Sqlite, Store};

const FILE: &str = "ledger.db";
/// How long to wait for another process that is writing.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// How long to wait before checking again.
const MOMENT: Duration = Duration::from_millis(5);

/// An open ledger.
#[derive(Debug)]
pub struct Ledger {
    store: Box<dyn Store>,
    /// The file; `None` where a database keeps it that several machines share.
    disk: Option<OnDisk>,
    /// The claim of this run on its mailing.
    claim: Option<Claim>,
    /// Who has opened it, where that is known.
    me: Option<Holder>,
    /// The accounts whose steps beside the ledger have been read.
    heard: RefCell<BTreeSet<i64>>,
}

/// The file of a ledger.
#[derive(Debug)]
struct OnDisk {
    path: PathBuf,
    storage: Storage,
    /// The identity of the file when it was opened.
    file: Option<FileId>,
    /// The identity of its write-ahead log when a run began.
    log: Option<FileId>,
}

/// What the ledger knows about a mailing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The ID of the mailing, from its minutes file.
    pub id: String,
    /// The series of meetings.
    pub series: Option<String>,
    /// The kind of Rund-Mail, by its stable English name.
    pub kind: String,
    /// The day of the meeting or of issue.
    pub date: Option<NaiveDate>,
}

/// A mailing on one channel in one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    row: i64,
    /// The mailing.
    pub subject: Subject,
    /// The channel.
    pub channel: Channel,
    /// 1 for the mailing itself; 2, 3, … for its corrections.
    pub round: u32,
    /// The digest of what everybody gets.
    pub content: String,
    /// The digest of the whole plan, people included.
    pub plan: String,
    /// What the mails were made from, piece by piece (JSON); empty where an older version planned
    /// the round, and where several accounts are read at once.
    pub parts: String,
    /// When the round was planned: the `Date` of all its mails, in whole seconds.
    pub created: DateTime<Utc>,
}

/// The digests of the mails of a round.
#[derive(Clone, Copy, Debug)]
pub struct Digests<'a> {
    /// The content digest; see [`Account::content`].
    pub content: &'a str,
    /// The digest of the plan; see [`Account::plan`].
    pub plan: &'a str,
    /// The pieces; see [`Account::parts`].
    pub parts: &'a str,
}

/// The state of one person's mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The [`crate::contacts::Address::key`].
    pub key: String,
    /// The address as planned.
    pub address: String,
    /// The person's name.
    pub name: String,
    /// The state of the mail.
    pub state: State,
    /// The time of the last change.
    pub at: DateTime<Utc>,
    /// The server's last reply code.
    pub code: Option<u16>,
    /// The server's last reply text.
    pub reply: String,
    /// The Message-ID of the last attempt; empty before the first.
    pub message_id: String,
    /// How often sending the message was begun.
    pub attempts: u32,
}

impl Ledger {
    /// Opens the ledger of the workspace in `folder`, and creates it where there is none.
    pub fn open(folder: &Path) -> Result<Self, LedgerFault> {
        let private = make_folder(folder)?;
        let storage = Storage::of(&private);
        Self::open_on(folder, storage)
    }

    /// Opens the ledger of the workspace in `folder` on known storage.
    pub fn open_on(folder: &Path, storage: Storage) -> Result<Self, LedgerFault> {
        let private = make_folder(folder)?;
        match drive::locks_work(&private) {
            Ok(true) => {}
            Ok(false) => return Err(LedgerFault::NoLocks { path: private.display().to_string() }),
            Err(error) => return Err(file_fault(&private, &error)),
        }
        let path = private.join(FILE);
        output::kept_file(&path).map_err(|error| file_fault(&path, &error))?;
        only_one_name(&path)?;
        let connection =
            Connection::open_with_flags(&path, flags(OpenFlags::SQLITE_OPEN_READ_WRITE))?;
        Self::set_up(connection, storage)
    }

    fn set_up(connection: Connection, storage: Storage) -> Result<Self, LedgerFault> {
        connection.busy_timeout(BUSY_TIMEOUT)?;
        schema::check(&connection)?;
        open_read_only::prove(&connection)?;
        if storage.shared {
            connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
            set_journal(&connection, "DELETE")?;
        } else {
            set_journal(&connection, "WAL")?;
        }
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        // On macOS only this flushes the drive's own cache; elsewhere it does nothing.
        connection.pragma_update(None, "fullfsync", true)?;
        schema::migrate(&connection)?;
        let file = connection.path().and_then(|path| file_at(Path::new(path)));
        Self::with(connection, storage, file)
    }

    fn with(
        connection: Connection,
        storage: Storage,
        file: Option<FileId>,
    ) -> Result<Self, LedgerFault> {
        connection.execute_batch(steps::TABLE)?;
        let path = connection.path().map(PathBuf::from).unwrap_or_default();
        let disk = Some(OnDisk { path, storage, file, log: None });
        Ok(Self::on(Box::new(Sqlite(connection)), disk))
    }

    fn on(store: Box<dyn Store>, disk: Option<OnDisk>) -> Self {
        Self { store, disk, claim: None, me: None, heard: RefCell::default() }
    }

    /// Opens the ledger that several machines share, and creates it where there is none. What the
    /// workspace in `folder` has kept by itself until now is taken over.
    /// The answer says whether there was something.
    pub fn open_shared(
        folder: &Path,
        shared: &Shared,
        world: &World,
    ) -> Result<(Self, bool), LedgerFault> {
        let store = Postgres::connect(shared, world)?;
        store.migrate()?;
        let ledger = Self::on(Box::new(store), None);
        let moved = moving::take_over(folder, &ledger, world)?;
        Ok((ledger, moved))
    }

    /// Tries whether the ledger that several machines share could be written, and changes nothing.
    pub fn try_shared(shared: &Shared, world: &World) -> Result<(), LedgerFault> {
        Postgres::connect(shared, world)?.try_out()
    }

    /// Opens the ledger that several machines share for reading; the one of the workspace in
    /// `folder` as long as it was not taken over. `None` where nothing was ever sent.
    pub fn look_at_shared(
        folder: &Path,
        shared: &Shared,
        world: &World,
    ) -> Result<Option<Self>, LedgerFault> {
        if let Some(own) = Self::open_read_only(folder)? {
            return Ok(Some(own));
        }
        let store = Postgres::connect(shared, world)?;
        Ok(store.is_there()?.then(|| Self::on(Box::new(store), None)))
    }

    /// Opens the ledger for reading, even during a run. `None` where nothing was ever sent from
    /// this workspace.
    pub fn open_read_only(folder: &Path) -> Result<Option<Self>, LedgerFault> {
        let path = folder.join(FOLDER).join(FILE);
        match fs::metadata(&path) {
            Ok(data) if data.is_file() => {}
            Ok(_) => return Err(file_fault(&path, &std::io::ErrorKind::IsADirectory.into())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(file_fault(&path, &error)),
        }
        let Some((connection, version)) = open_read_only::open(&path)? else { return Ok(None) };
        schema::stand_in(&connection, version)?;
        let storage = Storage::of(&folder.join(FOLDER));
        Ok(Some(Self::with(connection, storage, None)?))
    }
}

impl Ledger {
    /// Where the file is, if it is one.
    pub fn path(&self) -> Option<&Path> {
        self.disk.as_ref().map(|disk| &*disk.path)
    }

    /// Its name in messages.
    pub fn name(&self) -> String {
        self.store.name()
    }

    /// The boot ID for which marks without a flush are valid.
    fn boot(&self) -> Option<&String> {
        self.disk.as_ref()?.storage.boot.as_ref()
    }

    /// Checks that the file is still in its place. What is written into a deleted or moved file is
    /// lost.
    fn still_there(&self) -> Result<(), LedgerFault> {
        let Some(OnDisk { path, file, log, .. }) = &self.disk else { return Ok(()) };
        if file_at(path) != *file || file_at(&log_of(path)) != *log {
            return Err(LedgerFault::Gone);
        }
        only_one_name(path)
    }
}

/// A file with two names has two logs, one beside each name, and whoever opens one name does not
/// see the log of the other (sqlite.org/howtocorrupt.html, section 2.5).
fn only_one_name(path: &Path) -> Result<(), LedgerFault> {
    #[cfg(unix)]
    if fs::metadata(path).is_ok_and(|data| std::os::unix::fs::MetadataExt::nlink(&data) > 1) {
        return Err(LedgerFault::Linked);
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Distinguishes a file from another of the same name: device and inode. Where these do not exist,
/// an open file cannot be deleted.
type FileId = (u64, u64);

fn file_at(path: &Path) -> Option<FileId> {
    let data = fs::metadata(path).ok()?;
    #[cfg(unix)]
    let id = {
        use std::os::unix::fs::MetadataExt;
        (data.dev(), data.ino())
    };
    #[cfg(not(unix))]
    let id = (0, u64::from(data.is_file()));
    Some(id)
}

/// The path of the write-ahead log of a ledger.
fn log_of(path: &Path) -> PathBuf {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    log.into()
}

fn flags(access: OpenFlags) -> OpenFlags {
    access | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

/// When two processes create a ledger at the same time, `SQLite` does not wait here by itself.
fn set_journal(connection: &Connection, mode: &str) -> Result<(), LedgerFault> {
    let until = Instant::now() + BUSY_TIMEOUT;
    let set = || connection.pragma_update_and_check(None, "journal_mode", mode, |row| row.get(0));
    let got: String = loop {
        match set().map_err(LedgerFault::from) {
            Err(LedgerFault::Busy) if Instant::now() < until => std::thread::sleep(MOMENT),
            got => break got?,
        }
    };
    if got.eq_ignore_ascii_case(mode) {
        Ok(())
    } else {
        Err(LedgerFault::Database { error: format!("journal mode {got} instead of {mode}").into() })
    }
}

/// Creates `.rundmail` in the workspace, readable by its owner only, since it names people.
fn make_folder(workspace: &Path) -> Result<PathBuf, LedgerFault> {
    private_folder(workspace).map_err(|error| file_fault(&workspace.join(FOLDER), &error))
}

fn file_fault(path: &Path, error: &std::io::Error) -> LedgerFault {
    LedgerFault::File { path: path.display().to_string(), error: error.into() }
}

/// Times in the ledger have whole seconds, like the `Date` of a mail.
fn whole(time: DateTime<Utc>) -> DateTime<Utc> {
    time.trunc_subsecs(0)
}
