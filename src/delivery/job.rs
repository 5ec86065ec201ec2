//! What a run works with: the mails, the way they go, where each step is written down, who watches.

use std::sync::atomic::AtomicBool;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::clock::Clock;
use super::ledger::{LedgerFault, Mark, Recorder, Settled};
use super::pace::{Options, Pace};
use super::state::State;
use super::transport::{Reply, Transport};
use crate::delivery::reply::reason::Reason;
use crate::mailing::{Addressee, MailSource};
use crate::world::World;

/// Everything that a run works with.
pub struct Job<'a> {
    /// The mails.
    pub letters: &'a dyn MailSource,
    /// The indices of those still to do, each once.
    pub todo: &'a [usize],
    /// How they go out.
    pub transport: &'a dyn Transport,
    /// Where each step is written down.
    pub book: &'a dyn Journal,
    /// Who watches.
    pub progress: &'a dyn Progress,
    /// The limits.
    pub options: &'a Options,
    /// What the clock on the wall shows.
    pub world: &'a World,
    /// What the run waits by.
    pub clock: &'a dyn Clock,
    /// Set from outside to end after the messages in flight.
    pub interrupted: &'a AtomicBool,
}

/// Where a run writes down each step.
pub trait Journal: Sync {
    /// The message is about to leave. Returns once that is certain: no later run will take the person
    /// for untouched. `next` tells who is likely to come next, at most so many.
    fn sending(
        &self,
        mail: Mark,
        at: DateTime<Utc>,
        next: &dyn Fn(usize) -> Vec<Mark>,
    ) -> Result<(), LedgerFault>;

    /// What became of it.
    fn settle(&self, settled: Settled);

    /// The next `sending` takes a turn of the server's pace; `next` is when that turn was. Written along
    /// with it.
    fn turn(&self, _: Pace) {}

    /// The server has taught this. Written along with the next note.
    fn learned(&self, _: Pace) {}

    /// When the next turn is, where another run sends to the same server.
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

/// A book that forgets: for a test mail, which leaves no trace.
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

/// Who watches a run.
pub trait Progress: Sync {
    /// A person's mail has come to a state that this run leaves it in.
    fn settled(&self, person: &Addressee, state: State, reply: &Reply);

    /// The run stands still for a while; told once for each wait.
    fn waiting(&self, wait: &Wait<'_>);

    /// How long the rest of the run will take as things are; told from time to time.
    fn expected(&self, left: Duration);
}

/// Why nothing goes out for the moment.
#[derive(Clone, Copy, Debug)]
pub struct Wait<'a> {
    /// Who or what is waited for.
    pub whom: Whom<'a>,
    /// Why, in plain words.
    pub reason: Reason,
    /// How long.
    pub pause: Duration,
}

/// Who or what a run waits for.
#[derive(Clone, Copy, Debug)]
pub enum Whom<'a> {
    /// People whom the server has put off.
    People {
        /// Who comes first.
        first: &'a Addressee,
        /// How many besides.
        others: usize,
    },
    /// The server, which has had enough for now.
    Server,
    /// A new connection, after this.
    Connection(&'a Reply),
}

/// Nobody watches.
#[derive(Clone, Copy, Debug)]
pub struct Silent;

impl Progress for Silent {
    fn settled(&self, _: &Addressee, _: State, _: &Reply) {}
    fn waiting(&self, _: &Wait<'_>) {}
    fn expected(&self, _: Duration) {}
}
