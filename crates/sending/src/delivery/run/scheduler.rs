//! The scheduler: hands out the work to the connections and knows how far it has come.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use super::limits::Limits;
use super::mass_deferral::MassDeferral;
use super::refusal::Suspects;
use super::retry_budget::RetryBudget;
use crate::delivery::job::Job;
use crate::delivery::queue::{Next, Queue, Task};
use crate::delivery::state::State;

/// How often the expected end is reported.
const OFTEN: Duration = Duration::from_secs(1);

/// What a connection does next.
#[derive(Debug)]
pub(super) enum Step {
    /// Attempts this mail; its turn has come.
    Attempt(Task),
    /// Waits until that time, unless the notifier rings.
    Wait(Instant),
    /// Ends, since its work is done.
    Leave,
}

/// What the connections share behind a lock.
#[derive(Debug)]
pub(super) struct Scheduler {
    pub queue: Queue,
    pub limits: Limits,
    pub retry_budget: RetryBudget,
    pub mass_deferral: MassDeferral,
    /// Refusals that may be about everybody.
    pub suspects: Suspects,
    /// Whether the server has ever been reached.
    pub reached: bool,
    /// Successively lost connections without a mail getting through.
    pub failures: usize,
    /// Successive mails in doubt without one getting through.
    pub doubts: usize,
    pub sent: usize,
    pub refused: usize,
    pub deferred: usize,
    pub uncertain: usize,
    /// Until when a wait has been announced.
    pub announced: Option<Instant>,
    /// The number of connections at work.
    workers: usize,
    told: Instant,
}

impl Scheduler {
    pub(super) fn new(job: &Job<'_>, connections: usize, start: (Instant, DateTime<Utc>)) -> Self {
        let (now, wall) = start;
        let known = job.options.known.unwrap_or_default();
        let next = known.next.map(|_| now + known.wait(wall));
        Self {
            queue: if job.journal.is_shared() {
                Queue::to_lease(job.todo)
            } else {
                Queue::new(job.todo)
            },
            limits: Limits::new(now, job.options.gap(), known.learned, next),
            retry_budget: RetryBudget::new(now, job.options.retry_for),
            mass_deferral: MassDeferral::default(),
            suspects: Suspects::default(),
            reached: false,
            failures: 0,
            doubts: 0,
            sent: 0,
            refused: 0,
            deferred: 0,
            uncertain: 0,
            announced: None,
            workers: connections,
            told: now,
        }
    }

    /// What a connection that has to rest until `rest` does next.
    pub(super) fn step(&mut self, now: Instant, rest: Option<Instant>) -> Step {
        match self.queue.next(now) {
            Next::Done => Step::Leave,
            Next::Idle => Step::Wait(now + OFTEN),
            Next::Later(due) => Step::Wait(due),
            Next::Now => match self.limits.turn().max(rest).filter(|turn| *turn > now) {
                Some(turn) => Step::Wait(turn),
                None => self.queue.take(now).map_or(Step::Leave, |task| {
                    self.limits.begin(now);
                    Step::Attempt(task)
                }),
            },
        }
    }

    /// The connection that asks is one too many. `false` if it is the last one and has to stay.
    pub(super) fn dismiss(&mut self) -> bool {
        let others = self.workers > 1;
        self.workers -= usize::from(others);
        others
    }

    /// The number of connections at work, at least one.
    pub(super) fn connections(&self) -> usize {
        self.workers.max(1)
    }

    /// Somebody has been served, with either result.
    pub(super) fn served(&mut self, began: Instant, now: Instant) {
        let gap = self.limits.gap();
        self.retry_budget.credit(began.checked_sub(gap).unwrap_or(began), now);
        self.mass_deferral.over();
    }

    /// A mail got through.
    pub(super) fn got_through(&mut self, began: Instant, now: Instant) {
        self.served(began, now);
        self.limits.got_through();
        self.failures = 0;
        self.doubts = 0;
    }

    /// A mail has reached the state in which this run leaves it. Returns from time to time how long
    /// the rest will take.
    pub(super) fn settle(&mut self, state: State, now: Instant) -> Option<Duration> {
        match state {
            State::Sent => self.sent += 1,
            State::Refused => self.refused += 1,
            State::Deferred => self.deferred += 1,
            State::Uncertain => self.uncertain += 1,
            State::Planned | State::Sending | State::Bounced | State::Complained => {}
        }
        self.queue.finish();
        let often = now.saturating_duration_since(self.told) >= OFTEN;
        often.then(|| {
            self.told = now;
            self.left(now)
        })
    }

    /// How long the rest will take: the mails that are ready at the present pace, and the longest
    /// wait.
    pub(super) fn left(&self, now: Instant) -> Duration {
        let served = u32::try_from(self.sent + self.refused).unwrap_or(u32::MAX);
        let each =
            self.retry_budget.work().checked_div(served).unwrap_or_default().max(self.limits.gap());
        let ready = u32::try_from(self.queue.ready()).unwrap_or(u32::MAX);
        let begin = self.limits.turn().map_or(now, |turn| turn.max(now));
        let ready = begin + each.saturating_mul(ready);
        let end = self.queue.last_due().map_or(ready, |due| due.max(ready));
        end.saturating_duration_since(now)
    }
}
