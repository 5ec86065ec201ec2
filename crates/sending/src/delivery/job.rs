//! What a run works with: the mails, the transport, the journal, and an observer.

use std::sync::atomic::AtomicBool;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::clock::Clock;
use super::ledger::{Leased, LedgerFault, Mark, Recorder, Settled};
use super::pace::{Options, Pace};
use super::state::State;
use super::transport::{Reply, Transport};
use crate::delivery::reply::reason::Reason;
use crate::mailing::{Addressee, MailSource};
use crate::world::World;

/// Everything that a run works with.
pub struct Job<'a> {
    /// The mails to deliver.
    pub mails: &'a dyn MailSource,
    /// The indices of the mails still to do, each once.
    pub todo: &'a [usize],
    /// How they are delivered.
    pub transport: &'a dyn Transport,
    /// Where each step is recorded.
    pub journal: &'a dyn Journal,
    /// The observer.
    pub progress: &'a dyn Progress,
    /// The limits.
    pub options: &'a Options,
    /// The environment, for the wall clock.
    pub world: &'a World,
    /// The clock by which the run waits.
    pub clock: &'a dyn Clock,
    /// Set from outside to stop after the messages in flight.
    pub interrupted: &'a AtomicBool,
}

/// Records each step of a run.
pub trait Journal: Sync {
    /// Records that the message is about to be sent. Returns once that is certain: no later run
    /// will consider the person untouched. `next` lists who probably comes next, up to the given
    /// number.
    fn sending(
        &self,
        mail: Mark,
        at: DateTime<Utc>,
        next: &dyn Fn(usize) -> Vec<Mark>,
    ) -> Result<(), LedgerFault>;

    /// Records the result.
    fn settle(&self, settled: Settled);

    /// Whether other machines may be sending to the same people. Then only those are begun who were
    /// [leased](Journal::lease).
    fn is_shared(&self) -> bool {
        false
    }

    /// Leases those of these people, by key, who are free.
    fn lease(&self, _: Vec<String>) -> Result<Leased, LedgerFault> {
        Ok(Leased::default())
    }

    /// Takes a turn at the pace of the server with the next `sending`; `next` is the time of that
    /// turn. Recorded together with it.
    fn turn(&self, _: Pace) {}

    /// Records what the server has taught, together with the next note.
    fn learned(&self, _: Pace) {}

    /// The time of the next turn, where another run sends to the same server.
    fn next_turn(&self) -> Option<DateTime<Utc>> {
        None
    }
}

impl Journal for Recorder {
    fn sending(
        &self,
        mail: Mark,
        at: DateTime<Utc>,
        next: &dyn Fn(usize) -> Vec<Mark>,
    ) -> Result<(), LedgerFault> {
        Self::sending(self, mail, at, next)
    }

    fn settle(&self, settled: Settled) {
        Self::settle(self, settled);
    }

    fn is_shared(&self) -> bool {
        Self::is_shared(self)
    }

    fn lease(&self, keys: Vec<String>) -> Result<Leased, LedgerFault> {
        Self::lease(self, keys)
    }

    fn turn(&self, pace: Pace) {
        Self::turn(self, pace);
    }

    fn learned(&self, pace: Pace) {
        Self::learned(self, pace);
    }

    fn next_turn(&self) -> Option<DateTime<Utc>> {
        Self::next_turn(self)
    }
}

/// A journal that records nothing: for a test mail, which leaves no trace.
#[derive(Clone, Copy, Debug)]
pub struct Unrecorded;

impl Journal for Unrecorded {
    fn sending(
        &self,
        _: Mark,
        _: DateTime<Utc>,
        _: &dyn Fn(usize) -> Vec<Mark>,
    ) -> Result<(), LedgerFault> {
        Ok(())
    }

    fn settle(&self, _: Settled) {}
}

/// Observes a run.
pub trait Progress: Sync {
    /// A mail has reached the state in which this run leaves it.
    fn settled(&self, person: &Addressee, state: State, reply: &Reply);

    /// The run pauses for a while; called once for each wait.
    fn waiting(&self, wait: &Wait<'_>);

    /// How long the rest of the run will probably take; called from time to time.
    fn expected(&self, left: Duration);
}

/// Why nothing is sent at the moment.
#[derive(Clone, Copy, Debug)]
pub struct Wait<'a> {
    /// What is waited for.
    pub whom: Whom<'a>,
    /// The reason in plain words.
    pub reason: Reason,
    /// The length of the pause.
    pub pause: Duration,
}

/// What a run waits for.
#[derive(Clone, Copy, Debug)]
pub enum Whom<'a> {
    /// People whom the server has deferred.
    People {
        /// The one who comes first.
        first: &'a Addressee,
        /// The number of the others.
        others: usize,
    },
    /// The server, which has had enough for now.
    Server,
    /// A new connection, after this reply.
    Connection(&'a Reply),
}

/// Observes nothing.
#[derive(Clone, Copy, Debug)]
pub struct Silent;

impl Progress for Silent {
    fn settled(&self, _: &Addressee, _: State, _: &Reply) {}
    fn waiting(&self, _: &Wait<'_>) {}
    fn expected(&self, _: Duration) {}
}
