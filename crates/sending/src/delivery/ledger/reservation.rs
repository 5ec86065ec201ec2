//! Which mails may be begun without waiting for the disk, and how that is recorded.
//!
//! # Why
//!
//! Before the first byte of a message is sent, it must be certain that no later run considers the
//! person untouched. The simple way is to have `sending` on the disk for each mail; on one
//! connection that is one flush per mail, 1 to 10 ms on usual disks. A reservation is the same
//! promise for many at once: *these people may be begun from now on*. It is on the disk before the
//! first of them is begun; within it, `sending` and the results are only handed to the operating
//! system, which takes microseconds.
//!
//! # What a later run finds
//!
//! - **The program was killed, but the system is still running** (same boot ID, see
//!   [`super::storage`]): everything handed to the operating system is there. Those who are
//!   `sending` are in doubt, nobody else.
//! - **The power was cut** (another boot ID, or none): the file is as it was at some point after
//!   the last flush; `SQLite` drops what is incomplete. Everybody in the reservation found there
//!   who is not settled for good is in doubt, and everybody who is `sending`.
//!
//! # Why nobody is forgotten
//!
//! The file after a power cut holds the reservation R of some commit, and all commits before it.
//! Those begun before R was written have a mark in that file. Those begun afterwards were begun
//! under R, or under a later reservation R'. That is only allowed once R' is on the disk, and then
//! the file would contain R' or a still later one. So nobody is left.
//!
//! While a new reservation is being flushed, the old one is still valid. So the file may contain
//! the new R' while people of R are being begun. That is why R' includes everybody of R who has not
//! been begun.
//!
//! # How many are in doubt
//!
//! After a power cut, at most the [`size`] of a reservation and one for each connection. The size
//! depends on the length of the run: a list of 40 has 1 (which is the simple way, without a
//! reservation), one of 160 has 3. It never exceeds 128, since more would save nothing.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use super::LedgerFault;
use super::steps::Steps;
use super::storage::{Disk, Storage};

/// The maximum number of people in a reservation.
const MOST: usize = 128;

/// How many people of a run may be reserved at once: 2 %, but at least 1.
pub(super) fn size(people: usize) -> usize {
    (people / 50).clamp(1, MOST)
}

/// Identifies a person's mail in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The [`crate::contacts::Address::key`].
    pub key: String,
    /// The Message-ID as in the mail, with angle brackets.
    pub message_id: String,
}

/// Message-IDs by key, of those who are reserved but neither begun nor settled.
pub(super) type Mails = BTreeMap<String, String>;

/// The reservation of a run.
#[derive(Debug)]
pub(super) struct Reservation {
    size: usize,
    /// The boot ID for which it is valid.
    pub boot: String,
    disk: Arc<dyn Disk>,
    log: Arc<File>,
    /// The steps recorded beside the ledger.
    steps: Option<Steps>,
    /// The reservation on the disk.
    open: Mails,
    /// A newer one that is being flushed.
    coming: Option<(Mails, JoinHandle<io::Result<()>>)>,
}

/// What has to be written with a batch of notes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Renewal {
    /// Nothing.
    None,
    /// This reservation, without waiting for the disk.
    Ahead(Mails),
    /// This reservation, and nothing continues before it is on the disk.
    Now(Mails),
}

impl Reservation {
    /// A reservation, if the storage allows it and the run is long enough to need it. `log` is the
    /// file to which commits are written, `steps` the file beside the ledger.
    pub(super) fn of(
        storage: &Storage,
        people: usize,
        log: io::Result<File>,
        steps: Option<&Steps>,
    ) -> Option<Self> {
        let size = size(people);
        let (boot, disk) = (storage.boot.clone()?, Arc::clone(&storage.disk));
        let log = Arc::new(log.ok().filter(|_| size > 1)?);
        let (steps, open) = (steps.cloned(), Mails::new());
        Some(Self { size, boot, disk, log, steps, open, coming: None })
    }

    /// What has to be written with notes that begin `begun`, where `next` probably come next.
    pub(super) fn renewal<'a>(
        &self,
        begun: impl Iterator<Item = (&'a str, &'a str)>,
        next: &[Mark],
    ) -> Renewal {
        let mut mails: Mails = begun
            .filter(|(key, _)| !self.open.contains_key(*key))
            .map(|(key, id)| (key.to_owned(), id.to_owned()))
            .collect();
        let outside = !mails.is_empty();
        if !outside && (self.coming.is_some() || next.is_empty() || !self.wants_more()) {
            return Renewal::None;
        }
        let coming = self.coming.iter().flat_map(|(mails, _)| mails);
        let known = self.open.iter().chain(coming);
        let known = known.map(|(key, id)| (key.clone(), id.clone()));
        let next = next.iter().map(|one| (one.key.clone(), one.message_id.clone()));
        for (key, id) in known.chain(next) {
            if mails.len() >= self.size {
                break;
            }
            mails.insert(key, id);
        }
        match outside {
            true => Renewal::Now(mails),
            false if mails.len() > self.open.len() => Renewal::Ahead(mails),
            false => Renewal::None,
        }
    }

    /// Flushes a reservation that has been written, before anything continues.
    pub(super) fn flush(&mut self, mails: Mails) -> Result<(), LedgerFault> {
        self.open.clear();
        flush(&*self.disk, &self.log, self.steps.as_ref()).map_err(|error| not_flushed(&error))?;
        // The one that was being flushed is on the disk now, too, unless the disk failed.
        self.wait()?;
        self.open = mails;
        Ok(())
    }

    /// Flushes a reservation that has been written in the background.
    pub(super) fn flush_meanwhile(&mut self, mails: Mails) {
        let (disk, log) = (Arc::clone(&self.disk), Arc::clone(&self.log));
        let steps = self.steps.clone();
        // If no thread can be started, the next person outside waits for the disk.
        if let Ok(thread) =
            thread::Builder::new().spawn(move || flush(&*disk, &log, steps.as_ref()))
        {
            self.coming = Some((mails, thread));
        }
    }

    /// Adopts a reservation that has reached the disk in the meantime.
    pub(super) fn arrive(&mut self) -> Result<(), LedgerFault> {
        match &self.coming {
            Some((_, thread)) if thread.is_finished() => self.wait(),
            _ => Ok(()),
        }
    }

    /// The same, but waits for it.
    pub(super) fn wait(&mut self) -> Result<(), LedgerFault> {
        let Some((mails, thread)) = self.coming.take() else { return Ok(()) };
        let flushed = thread.join().unwrap_or_else(|_| Err(io::Error::other("flush")));
        flushed.map_err(|error| not_flushed(&error))?;
        self.open = mails;
        Ok(())
    }

    /// Removes a person who has been begun or settled.
    pub(super) fn used(&mut self, key: &str) {
        self.open.remove(key);
        if let Some((mails, _)) = &mut self.coming {
            mails.remove(key);
        }
    }

    /// Whether it is useful to know who comes next.
    pub(super) fn wants_more(&self) -> bool {
        self.coming.is_none() && self.open.len() <= self.size / 2
    }
}

fn flush(disk: &dyn Disk, log: &File, steps: Option<&Steps>) -> io::Result<()> {
    disk.flush(log)?;
    steps.map_or(Ok(()), Steps::flush)
}

fn not_flushed(error: &io::Error) -> LedgerFault {
    LedgerFault::Database { error: error.into() }
}
