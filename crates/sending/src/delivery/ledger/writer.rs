//! The thread that writes the ledger during a run: many connections, few commits.
//!
//! `sending` has to be certain before the message may be sent, so its caller waits: for the disk
//! where nothing is reserved ([`super::reservation`]), otherwise for the operating system. The
//! result of a mail is written with the next `sending`, or after [`LINGER`] if there is none. So
//! with four connections, one commit often serves four mails.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use super::pace::PaceKeeper;
use super::query::stamp;
use super::reservation::{Mails, Mark, Renewal, Reservation};
use super::steps::{Step, Steps};
use super::store::{Transaction, values};
use super::{Leased, Ledger, LedgerFault, State};

/// How long the result of a mail may wait for other notes. A kill in that time leaves the mail
/// uncertain; since the next `sending` of the same connection writes it too, that affects one mail
/// per connection.
const LINGER: Duration = Duration::from_millis(20);
/// How often a run that has nothing to write shows that it is alive: a third of a lease.
const BEAT: Duration = Duration::from_secs(10);
/// The maximum number of notes in one commit, and of notes waiting for one.
pub(super) const BATCH: usize = 512;

/// After this many pages (of 4 KiB) the write-ahead log is moved into the ledger, which waits for
/// the disk twice. It seldom grows longer, however long the run is.
const LOG: u32 = 4_000;

/// The result of a mail.
#[derive(Clone, Debug)]
pub struct Settled {
    /// The [`crate::contacts::Address::key`].
    pub key: String,
    /// The new state.
    pub state: State,
    /// The time of the result.
    pub at: DateTime<Utc>,
    /// The server's reply code.
    pub code: Option<u16>,
    /// The server's reply text.
    pub reply: String,
}

/// A note to be written.
#[derive(Debug)]
pub(super) enum Note {
    Sending {
        mail: Mark,
        at: DateTime<Utc>,
        next: Vec<Mark>,
        done: Sender<Result<(), LedgerFault>>,
    },
    Settled(Settled),
    Lease {
        keys: Vec<String>,
        done: Sender<Result<Leased, LedgerFault>>,
    },
}

/// Writes the notes of a run.
pub(super) struct Writer<'a> {
    pub ledger: &'a Ledger,
    /// The row of the account.
    pub row: i64,
    /// With `None`, each commit is flushed.
    pub reservation: Option<Reservation>,
    /// Set where it is useful to know who comes next.
    pub curious: Arc<AtomicBool>,
    /// The pace that the run reports.
    pub pace: Arc<PaceKeeper>,
    /// The steps recorded beside the ledger, if that is a file.
    pub steps: Option<Steps>,
}

impl Writer<'_> {
    /// Writes until the run ends or a commit fails. After a failure nothing more is written: what
    /// is `sending` on the disk stays so, and is uncertain for the next run.
    pub(super) fn write(mut self, received: &Receiver<Note>) -> Result<(), LedgerFault> {
        let result = self.relax().and_then(|()| self.write_all(received));
        let Some(reservation) = &mut self.reservation else { return result };
        let arrived = reservation.wait();
        let ended = result.and(arrived).and_then(|()| self.release());
        if ended.as_ref().is_err_and(|fault| *fault != LedgerFault::TakenOver) {
            // Data that the system had already accepted may be lost, so marks prove nothing.
            let distrust = "UPDATE reservation SET boot = '' WHERE mailing = ?1";
            if let Ok(transaction) = self.ledger.change() {
                let _ = transaction.execute(distrust, values![self.row]);
                let _ = transaction.commit();
            }
        }
        ended
    }

    fn write_all(&mut self, received: &Receiver<Note>) -> Result<(), LedgerFault> {
        loop {
            let first = match received.recv_timeout(BEAT) {
                Ok(first) => first,
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
                Err(RecvTimeoutError::Timeout) => {
                    self.ledger.keep_alive(self.row)?;
                    continue;
                }
            };
            let batch = collect(first, received);
            let result = self.enter(&batch);
            for note in batch {
                match note {
                    Note::Sending { done, .. } => drop(done.send(result.clone())),
                    Note::Lease { keys, done } => {
                        let leased = result.clone();
                        let leased = leased.and_then(|()| self.ledger.lease(self.row, &keys));
                        let _ = done.send(leased);
                    }
                    Note::Settled(_) => {}
                }
            }
            result?;
        }
    }

    fn enter(&mut self, batch: &[Note]) -> Result<(), LedgerFault> {
        if batch.iter().any(|note| matches!(note, Note::Sending { .. })) {
            self.ledger.still_there()?;
        }
        let Some(reservation) = &mut self.reservation else { return self.commit(batch, None) };
        reservation.arrive()?;
        let begun = batch.iter().filter_map(|note| match note {
            Note::Sending { mail, .. } => Some((&*mail.key, &*mail.message_id)),
            Note::Settled(_) | Note::Lease { .. } => None,
        });
        let next = batch.iter().find_map(|note| match note {
            Note::Sending { next, .. } if !next.is_empty() => Some(&next[..]),
            _ => None,
        });
        let renewal = reservation.renewal(begun, next.unwrap_or_default());
        match &renewal {
            Renewal::None => self.commit(batch, None)?,
            Renewal::Ahead(mails) | Renewal::Now(mails) => self.commit(batch, Some(mails))?,
        }
        let Some(reservation) = &mut self.reservation else { return Ok(()) };
        match renewal {
            Renewal::None => {}
            Renewal::Ahead(mails) => reservation.flush_meanwhile(mails),
            Renewal::Now(mails) => reservation.flush(mails)?,
        }
        for note in batch {
            if let Note::Sending { mail: Mark { key, .. }, .. }
            | Note::Settled(Settled { key, .. }) = note
            {
                reservation.used(key);
            }
        }
        self.curious.store(reservation.wants_more(), Ordering::Relaxed);
        Ok(())
    }

    fn commit(&self, batch: &[Note], reserved: Option<&Mails>) -> Result<(), LedgerFault> {
        let mut notes = batch.iter().filter(|note| !matches!(note, Note::Lease { .. })).peekable();
        if notes.peek().is_none() {
            return Ok(());
        }
        if self.ledger.is_shared() && self.pace.is_silent() && self.at_once(batch)? {
            return Ok(());
        }
        let transaction = self.ledger.change()?;
        let mut steps = Vec::new();
        for note in notes {
            let Some(attempts) = self.note(&transaction, note)? else {
                return Err(LedgerFault::Database {
                    error: "a mail that is not planned".to_owned().into(),
                });
            };
            steps
                .extend(Some(attempts).filter(|attempts| *attempts > 0).and_then(|n| note.step(n)));
        }
        if let (Some(mails), Some(reservation)) = (reserved, &self.reservation) {
            let mails = serde_json::to_string(mails).unwrap_or_default();
            let sql = "INSERT OR REPLACE INTO reservation (mailing, boot, at, mails)
                       VALUES (?1, ?2, ?3, ?4)";
            let at = batch.iter().find_map(Note::at).map(stamp);
            transaction.execute(sql, values![self.row, &reservation.boot, at, mails])?;
        }
        self.pace.write(&*transaction)?;
        transaction.commit()?;
        // Not earlier: a mail that was begun here and is missing in the ledger counts as lost by
        // the ledger.
        self.steps.as_ref().map_or(Ok(()), |file| file.write(steps))
    }

    /// Writes the notes of a run that shares its ledger in one statement, since each has to wait for
    /// its answer. `false` where somebody is in two of them, so that their order matters.
    fn at_once(&self, batch: &[Note]) -> Result<bool, LedgerFault> {
        let keys = batch.iter().filter_map(|note| match note {
            Note::Sending { mail: Mark { key, .. }, .. } | Note::Settled(Settled { key, .. }) => {
                Some(key)
            }
            Note::Lease { .. } => None,
        });
        let lines: Vec<_> = batch.iter().filter_map(Note::line).collect();
        if keys.collect::<BTreeSet<_>>().len() < lines.len() {
            return Ok(false);
        }
        self.ledger.note(self.row, &lines)?;
        Ok(true)
    }

    /// How often the mail was begun. `None` where the person is not in the account, or has been
    /// begun before.
    fn note(&self, transaction: &Transaction<'_>, note: &Note) -> Result<Option<u32>, LedgerFault> {
        let row = self.row;
        match note {
            Note::Sending { mail: Mark { key, message_id }, at, .. } => transaction.one(
                "UPDATE delivery SET state = 'sending', at = ?3, message_id = ?4, code = NULL,
                     reply = '', attempts = attempts + 1
                 WHERE mailing = ?1 AND key = ?2 AND state IN ('planned', 'deferred')
                 RETURNING attempts",
                values![row, key, stamp(*at), message_id],
                |row| row.get(0),
            ),
            Note::Settled(Settled { key, state, at, code, reply }) => transaction.one(
                "UPDATE delivery SET state = ?3, at = ?4, code = ?5, reply = ?6
                 WHERE mailing = ?1 AND key = ?2 RETURNING attempts",
                values![row, key, state.name(), stamp(*at), *code, reply],
                |row| row.get(0),
            ),
            Note::Lease { .. } => Ok(Some(0)),
        }
    }

    /// With a reservation, commits are only handed to the operating system, and what has to be on
    /// the disk is flushed explicitly.
    fn relax(&self) -> Result<(), LedgerFault> {
        if self.reservation.is_some() {
            let relaxed = format!("PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = {LOG}");
            self.ledger.store.batch(&relaxed)?;
        }
        Ok(())
    }

    /// Ends the run: everything is flushed, and the reservation is removed.
    fn release(&self) -> Result<(), LedgerFault> {
        self.ledger.store.batch("PRAGMA synchronous = FULL")?;
        let transaction = self.ledger.change()?;
        transaction.execute("DELETE FROM reservation WHERE mailing = ?1", values![self.row])?;
        transaction.commit()
    }
}

impl Note {
    fn at(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Sending { at, .. } => Some(*at),
            Self::Settled(_) | Self::Lease { .. } => None,
        }
    }

    /// The note as the database reads it.
    fn line(&self) -> Option<serde_json::Value> {
        Some(match self {
            Self::Sending { mail: Mark { key, message_id }, at, .. } => serde_json::json!({
                "key": key, "state": State::Sending.name(), "at": stamp(*at), "id": message_id,
            }),
            Self::Settled(Settled { key, state, at, code, reply }) => serde_json::json!({
                "key": key, "state": state.name(), "at": stamp(*at), "code": code, "reply": reply,
            }),
            Self::Lease { .. } => return None,
        })
    }

    /// The step as recorded beside the ledger. For mails that were accepted, the server's text is
    /// left out.
    fn step(&self, attempts: u32) -> Option<Step> {
        Some(match self {
            Self::Lease { .. } => return None,
            Self::Sending { mail, at, .. } => Step {
                key: mail.key.clone(),
                attempts,
                state: State::Sending.name().to_owned(),
                at: *at,
                message_id: mail.message_id.clone(),
                code: None,
                reply: String::new(),
            },
            Self::Settled(Settled { key, state, at, code, reply }) => Step {
                key: key.clone(),
                attempts,
                state: state.name().to_owned(),
                at: *at,
                message_id: String::new(),
                code: *code,
                reply: if *state == State::Sent { String::new() } else { reply.clone() },
            },
        })
    }
}

/// All waiting notes and, as long as nobody waits, those that come within [`LINGER`].
fn collect(first: Note, received: &Receiver<Note>) -> Vec<Note> {
    let mut waited_for = !matches!(first, Note::Settled(_));
    let mut batch = vec![first];
    let until = Instant::now() + LINGER;
    while batch.len() < BATCH {
        let timeout = if waited_for {
            Duration::ZERO
        } else {
            until.saturating_duration_since(Instant::now())
        };
        match received.recv_timeout(timeout) {
            Ok(note) => {
                waited_for |= !matches!(note, Note::Settled(_));
                batch.push(note);
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
        }
    }
    batch
}
