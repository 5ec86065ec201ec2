//! The front end of a run's bookkeeping, shared by all its connections. The back end is the thread
//! of [`super::writer`].

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, SyncSender};
use std::thread::{self, JoinHandle};

use chrono::{DateTime, Utc};

use super::pace::PaceKeeper;
use super::reservation::{self, Mark, Reservation};
use super::steps::Steps;
use super::writer::{BATCH, Note, Settled, Writer};
use super::{Account, Leased, Ledger, LedgerFault, file_at, log_of};
use crate::delivery::pace::Pace;

/// Records each step of a run.
#[derive(Debug)]
pub struct Recorder {
    notes: SyncSender<Note>,
    writer: JoinHandle<(Ledger, Result<(), LedgerFault>)>,
    /// Whether the writer asks who comes next, and for how many.
    curious: Arc<AtomicBool>,
    size: usize,
    pace: Arc<PaceKeeper>,
    /// The row of the account.
    row: i64,
    /// The file of the steps.
    steps: Option<PathBuf>,
    shared: bool,
}

impl Ledger {
    /// Starts the bookkeeping of a run over this many people. Their number determines how many are
    /// in doubt after a power cut: at most 2 % (one of up to 99 people, 128 of very many), and one
    /// for each connection.
    ///
    /// From now on the mailing is this run's, whoever else may have claimed it: see
    /// [`Ledger::claim`].
    pub fn record(mut self, account: &Account, people: usize) -> Recorder {
        let begun = self.begin(account);
        let steps = begun.as_ref().ok().and_then(Option::as_ref);
        let reservation = self
            .disk
            .as_ref()
            .and_then(|disk| Reservation::of(&disk.storage, people, log(&disk.path), steps));
        let (path, shared) = (self.steps_of(account), self.is_shared());
        let size = reservation.as_ref().map_or(0, |_| reservation::size(people));
        let (notes, received) = mpsc::sync_channel(BATCH);
        let row = account.row;
        let curious = Arc::new(AtomicBool::new(size > 0));
        let told = Arc::clone(&curious);
        let pace = Arc::new(PaceKeeper::default());
        let keeper = Arc::clone(&pace);
        let writer = thread::spawn(move || {
            let steps = match begun {
                Ok(steps) => steps,
                Err(fault) => return (self, Err(fault)),
            };
            let pace = keeper;
            let writer = Writer { ledger: &self, row, reservation, curious: told, pace, steps };
            let result = writer.write(&received);
            (self, result)
        });
        Recorder { notes, writer, curious, size, pace, row, steps: path, shared }
    }

    /// The plan is written into the ledger itself, so that a lost write-ahead log only contains
    /// steps, and these are also recorded beside it.
    fn begin(&mut self, account: &Account) -> Result<Option<Steps>, LedgerFault> {
        if self.is_shared() {
            self.join(account)?;
            return Ok(None);
        }
        self.claim_anyway(&account.subject.id)?;
        let steps = Steps::begin(self, account)?;
        self.set_out(account)?;
        self.empty_log()?;
        if let Some(disk) = &mut self.disk {
            disk.log = file_at(&log_of(&disk.path));
        }
        Ok(Some(steps))
    }

    /// Moves everything from the write-ahead log into the ledger itself. `false` where a reader
    /// prevents it.
    fn empty_log(&self) -> Result<bool, LedgerFault> {
        let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
        Ok(self.store.count(sql, &[])? == 0)
    }

    /// Ends the run: everything is in the ledger, and the steps beside it can be deleted. If that
    /// fails, they do no harm.
    fn end(&mut self, row: i64, steps: Option<&Path>) {
        let Some(steps) = steps else {
            // Others take over what is left of it, if that fails.
            let _ = self.leave(row);
            self.claim = None;
            return;
        };
        self.unclaim();
        if self.empty_log() == Ok(true) {
            let _ = fs::remove_file(steps);
        }
    }
}

/// The file to which commits are written: the write-ahead log, which exists as long as the ledger
/// is open.
fn log(path: &Path) -> io::Result<File> {
    File::options().read(true).write(true).open(log_of(path))
}

/// A writer that has stopped tells why at the end.
fn gone() -> LedgerFault {
    LedgerFault::Database { error: "the writer has stopped".to_owned().into() }
}

impl Recorder {
    /// Records that the message is about to be sent. Returns when that is certain, and not before:
    /// no later run will consider the person untouched. `next` lists who probably comes next, up to
    /// the given number.
    pub fn sending(
        &self,
        mail: Mark,
        at: DateTime<Utc>,
        next: &dyn Fn(usize) -> Vec<Mark>,
    ) -> Result<(), LedgerFault> {
        let wanted = self.size > 0 && self.curious.swap(false, Ordering::Relaxed);
        let next = if wanted { next(self.size) } else { Vec::new() };
        let (done, answer) = mpsc::channel();
        self.notes.send(Note::Sending { mail, at, next, done }).map_err(|_| gone())?;
        answer.recv().unwrap_or_else(|_| Err(gone()))
    }

    /// Whether other machines may be sending to the same people, so that this one has to lease them.
    pub fn is_shared(&self) -> bool {
        self.shared
    }

    /// Leases those of these people who are free.
    pub fn lease(&self, keys: Vec<String>) -> Result<Leased, LedgerFault> {
        let (done, answer) = mpsc::channel();
        self.notes.send(Note::Lease { keys, done }).map_err(|_| gone())?;
        answer.recv().unwrap_or_else(|_| Err(gone()))
    }

    /// Records the result of a mail soon, at the latest with [`Recorder::finish`]. Waits if very
    /// much is to be written.
    pub fn settle(&self, settled: Settled) {
        // A writer that has stopped has reported its error to `sending`, and reports it to
        // `finish`.
        let _ = self.notes.send(Note::Settled(settled));
    }

    /// From now on the reported pace is recorded as that of this server.
    pub fn keep_pace_of(&self, server: String) {
        self.pace.keep_for(server);
    }

    /// Takes a turn with the next `sending`, recorded together with it. `next` is the time of the
    /// turn.
    pub fn turn(&self, pace: Pace) {
        self.pace.turn(pace);
    }

    /// What the server has just taught; recorded with the next note.
    pub fn learned(&self, pace: Pace) {
        self.pace.learned(pace);
    }

    /// The time of the next turn, including other runs.
    pub fn next_turn(&self) -> Option<DateTime<Utc>> {
        self.pace.next()
    }

    /// As if the program had been killed, after everything so far was written.
    #[cfg(test)]
    pub(super) fn die(self) {
        drop(self.notes);
        drop(self.writer.join());
    }

    /// Waits until everything is on the disk and returns the ledger.
    pub fn finish(self) -> Result<Ledger, LedgerFault> {
        drop(self.notes);
        match self.writer.join() {
            Ok((mut ledger, Ok(()))) => {
                ledger.end(self.row, self.steps.as_deref());
                Ok(ledger)
            }
            Ok((_, Err(fault))) => Err(fault),
            Err(_) => {
                Err(LedgerFault::Database { error: "the writer has failed".to_owned().into() })
            }
        }
    }
}
