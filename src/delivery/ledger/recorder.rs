//! Writing the ledger during a run: one thread, many connections, few commits.
//!
//! `sending` has to be on the disk before the message may leave, so its caller waits. The outcome of a
//! mail rides along with the next `sending`; if none comes, it is written after [`LINGER`]. So with
//! four connections one commit often serves four mails.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use rusqlite::params;

use super::query::{begin, stamp};
use super::{Account, Ledger, LedgerFault, State};

/// How long the outcome of a mail may wait for company. A kill within it leaves the mail uncertain;
/// since the next `sending` of the same connection writes it too, that is one mail per connection.
const LINGER: Duration = Duration::from_millis(20);
/// The most notes in one commit.
const BATCH: usize = 512;

/// The open end of a run's bookkeeping; shared by all its connections.
#[derive(Debug)]
pub struct Recorder {
    notes: Sender<Note>,
    writer: JoinHandle<(Ledger, Result<(), LedgerFault>)>,
}

/// What became of one mail.
#[derive(Clone, Debug)]
pub struct Settled {
    /// [`crate::contacts::Address::key`]
    pub key: String,
    /// The new state.
    pub state: State,
    /// When.
    pub at: DateTime<Utc>,
    /// The server's reply code.
    pub code: Option<u16>,
    /// The server's words.
    pub reply: String,
}

#[derive(Debug)]
enum Note {
    Sending {
        key: String,
        message_id: String,
        at: DateTime<Utc>,
        done: Sender<Result<(), LedgerFault>>,
    },
    Settled(Settled),
}

impl Ledger {
    /// Starts the bookkeeping of a run.
    pub fn record(self, account: &Account) -> Recorder {
        let (notes, received) = mpsc::channel();
        let row = account.row;
        let writer = thread::spawn(move || {
            let result = write(&self, row, &received);
            (self, result)
        });
        Recorder { notes, writer }
    }
}

impl Recorder {
    /// Notes that the message is about to leave. Returns when that is on the disk, and not before.
    pub fn sending(
        &self,
        key: String,
        message_id: String,
        at: DateTime<Utc>,
    ) -> Result<(), LedgerFault> {
        let (done, answer) = mpsc::channel();
        let gone = || LedgerFault::Database { error: "the writer has stopped".into() };
        self.notes.send(Note::Sending { key, message_id, at, done }).map_err(|_| gone())?;
        answer.recv().unwrap_or_else(|_| Err(gone()))
    }

    /// Notes what became of a mail; on the disk soon, at the latest with [`Recorder::finish`].
    pub fn settle(&self, settled: Settled) {
        // A writer that has stopped has told its fault to `sending`, and tells it to `finish`.
        let _ = self.notes.send(Note::Settled(settled));
    }

    /// Waits until everything is on the disk and gives the ledger back.
    pub fn finish(self) -> Result<Ledger, LedgerFault> {
        drop(self.notes);
        match self.writer.join() {
            Ok((ledger, Ok(()))) => Ok(ledger),
            Ok((_, Err(fault))) => Err(fault),
            Err(_) => Err(LedgerFault::Database { error: "the writer has failed".into() }),
        }
    }
}

/// Until the run ends or a commit fails. After a failure nothing more is written: what is `sending`
/// on the disk stays so, and is uncertain to the next run.
fn write(ledger: &Ledger, row: i64, received: &Receiver<Note>) -> Result<(), LedgerFault> {
    while let Ok(first) = received.recv() {
        let batch = collect(first, received);
        let result = commit(ledger, row, &batch);
        for note in batch {
            if let Note::Sending { done, .. } = note {
                let _ = done.send(result.clone());
            }
        }
        result?;
    }
    Ok(())
}

/// Everything that is there, and, as long as nobody waits, what comes within [`LINGER`].
fn collect(first: Note, received: &Receiver<Note>) -> Vec<Note> {
    let mut waited_for = matches!(first, Note::Sending { .. });
    let mut batch = vec![first];
    let until = Instant::now() + LINGER;
    while batch.len() < BATCH {
        let patience = if waited_for {
            Duration::ZERO
        } else {
            until.saturating_duration_since(Instant::now())
        };
        match received.recv_timeout(patience) {
            Ok(note) => {
                waited_for |= matches!(note, Note::Sending { .. });
                batch.push(note);
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
        }
    }
    batch
}

fn commit(ledger: &Ledger, row: i64, batch: &[Note]) -> Result<(), LedgerFault> {
    let transaction = begin(&ledger.connection)?;
    {
        let mut sending = transaction.prepare_cached(
            "UPDATE delivery SET state = 'sending', at = ?3, message_id = ?4, code = NULL,
                 reply = '', attempts = attempts + 1 WHERE mailing = ?1 AND key = ?2",
        )?;
        let mut settled = transaction.prepare_cached(
            "UPDATE delivery SET state = ?3, at = ?4, code = ?5, reply = ?6
             WHERE mailing = ?1 AND key = ?2",
        )?;
        for note in batch {
            let changed = match note {
                Note::Sending { key, message_id, at, .. } => {
                    sending.execute(params![row, key, stamp(*at), message_id])?
                }
                Note::Settled(Settled { key, state, at, code, reply }) => {
                    settled.execute(params![row, key, state.name(), stamp(*at), code, reply])?
                }
            };
            if changed != 1 {
                return Err(LedgerFault::Database {
                    error: "a mail that was never planned".into(),
                });
            }
        }
    }
    transaction.commit()?;
    Ok(())
}
