//! Who may be begun without waiting for the disk, and how that is kept.
//!
//! # Why
//!
//! Before the first byte of a message leaves, it must be certain that no later run takes the person for
//! untouched. The plain way is to have `sending` on the disk for each mail; on one connection that is
//! one flush a mail, 1 to 10 ms on usual disks. A reservation is the same promise for many at once:
//! *these people may be begun from now on*. It is on the disk before the first of them is begun; within
//! it `sending` and the outcomes are given to the operating system only, which takes microseconds.
//!
//! # What a later run finds
//!
//! - **The program was killed, the system lives on** (same boot id, see [`super::storage`]): all that was
//!   given to the operating system is there. Who is `sending` is in doubt, nobody else.
//! - **The power was cut** (another boot id, or none): the file is what it was at some moment after the
//!   last flush; `SQLite` drops what is incomplete. Everybody in the reservation that is found there and
//!   not settled for good there is in doubt, and everybody who is `sending`.
//!
//! # Why nobody is forgotten
//!
//! The file after a power cut holds the reservation R of some commit, and all commits before it. Who was
//! begun before R was written has a mark in that file. Who was begun after it was begun under R, or
//! under a later one. Under a later one R': that is only allowed once R' is on the disk, and then the
//! file would hold R' or a still later one. So nobody is left.
//!
//! While a new reservation is on its way to the disk, the old one still counts. So the file may hold the
//! new R' while people of R are being begun. That is why R' takes in all of R who have not been begun.
//!
//! # How many are in doubt
//!
//! After a power cut at most the [`size`] of a reservation and one for each connection. It depends on
//! the length of the run: a clerk's list of 40 has 1 (which is the plain way, without a reservation),
//! one of 160 has 3. It never exceeds 128, since more would save nothing.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use super::LedgerFault;
use super::steps::Steps;
use super::storage::{Disk, Storage};

/// The most people in a reservation.
const MOST: usize = 128;

/// How many people of a run may be reserved at once: 2 %, at least 1.
pub(super) fn size(people: usize) -> usize {
    (people / 50).clamp(1, MOST)
}

/// A person's mail by the names under which the ledger knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// [`crate::contacts::Address::key`]
    pub key: String,
    /// As in the mail, with angle brackets.
    pub message_id: String,
}

/// Message-IDs by key: those who are reserved and neither begun nor settled.
pub(super) type Mails = BTreeMap<String, String>;

/// The reservation of a run.
#[derive(Debug)]
pub(super) struct Reservation {
    size: usize,
    /// The system's start that it holds for.
    pub boot: String,
    disk: Arc<dyn Disk>,
    log: Arc<File>,
    /// What is written beside the ledger.
    steps: Option<Steps>,
    /// Those on the disk.
    open: Mails,
    /// A newer one that is on its way to the disk.
    coming: Option<(Mails, JoinHandle<io::Result<()>>)>,
}

/// What has to be written with a batch of notes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Renewal {
    /// Nothing.
    None,
    /// This reservation, without waiting for the disk.
    Ahead(Mails),
    /// This reservation, and nobody goes on before it is on the disk.
    Now(Mails),
}

impl Reservation {
    /// Where the ground allows one and the run is long enough to need it. `log` is what a commit is
    /// written to, `steps` what is written beside it.
    pub(super) fn of(
        ground: &Storage,
        people: usize,
        log: io::Result<File>,
        steps: Option<&Steps>,
    ) -> Option<Self> {
        let size = size(people);
        let (boot, disk) = (ground.boot.clone()?, Arc::clone(&ground.disk));
        let log = Arc::new(log.ok().filter(|_| size > 1)?);
        let (steps, open) = (steps.cloned(), Mails::new());
        Some(Self { size, boot, disk, log, steps, open, coming: None })
    }

    /// What is to be written with notes that begin `begun`, where `next` are likely to come next.
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

    /// The reservation has been written, and is to be on the disk before anything goes on.
    pub(super) fn flush(&mut self, mails: Mails) -> Result<(), LedgerFault> {
        self.open.clear();
        flush(&*self.disk, &self.log, self.steps.as_ref()).map_err(|error| not_flushed(&error))?;
        // What was on its way is there now, too, unless the disk has failed over it.
        self.wait()?;
        self.open = mails;
        Ok(())
    }

    /// The reservation has been written, and goes to the disk meanwhile.
    pub(super) fn flush_meanwhile(&mut self, mails: Mails) {
        let (disk, log) = (Arc::clone(&self.disk), Arc::clone(&self.log));
        let steps = self.steps.clone();
        // Where there is no thread to be had, the next person outside waits for the disk.
        if let Ok(thread) =
            thread::Builder::new().spawn(move || flush(&*disk, &log, steps.as_ref()))
        {
            self.coming = Some((mails, thread));
        }
    }

    /// Takes over what has come to the disk meanwhile.
    pub(super) fn arrive(&mut self) -> Result<(), LedgerFault> {
        match &self.coming {
            Some((_, thread)) if thread.is_finished() => self.wait(),
            _ => Ok(()),
        }
    }

    /// The same, and waits for it.
    pub(super) fn wait(&mut self) -> Result<(), LedgerFault> {
        let Some((mails, thread)) = self.coming.take() else { return Ok(()) };
        let flushed = thread.join().unwrap_or_else(|_| Err(io::Error::other("flush")));
        flushed.map_err(|error| not_flushed(&error))?;
        self.open = mails;
        Ok(())
    }

    /// The person has been begun or settled, so is reserved no longer.
    pub(super) fn used(&mut self, key: &str) {
        self.open.remove(key);
        if let Some((mails, _)) = &mut self.coming {
            mails.remove(key);
        }
    }

    /// Would it be good to know who comes next?
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
