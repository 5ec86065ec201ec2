//! The run itself: who is next, what a fault means, when to stop. There is no protocol here.
//!
//! The parts are in separate files: `scheduler` hands out the work, `limits` knows the pace,
//! `retry_budget` how long the run may wait, `mass_deferral` detects that everybody is deferred,
//! and `backoff` decides what follows when somebody or something has to be waited for.

mod backoff;
mod limits;
mod mass_deferral;
mod refusal;
mod retry_budget;
mod scheduler;

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};

use super::clock::Notifier;
use super::job::Job;
use super::ledger::{Leased, Mark, Settled};
use super::messages::AbortMessage;
use super::outcome::{Ending, Outcome};
use super::queue::Task;
use super::state::State;
use super::transport::{Abort, Fault, Reply, Session};
use crate::delivery::reply::limit::{Limit, is_allowance_spent};
use backoff::Backoff;
use scheduler::{Scheduler, Step};

/// How soon a waiting run notices Ctrl-C.
const TICK: Duration = Duration::from_millis(100);
/// A connection that is idle for longer is closed.
const IDLE: Duration = Duration::from_secs(15);

/// Delivers what is to do. Returns when everything is settled, or when the run has to stop.
pub fn run(job: &Job<'_>) -> Outcome {
    let connections = job.options.connections.clamp(1, job.todo.len().max(1));
    let start = (job.clock.now(), job.world.now());
    let shared = Shared {
        job,
        start,
        scheduler: Mutex::new(Scheduler::new(job, connections, start)),
        notifier: Notifier::default(),
        stop: Mutex::new(None),
    };
    thread::scope(|scope| {
        for _ in 0..connections {
            scope.spawn(|| shared.work());
        }
    });
    shared.conclude();
    shared.outcome()
}

/// What the connections of a run share.
struct Shared<'a> {
    job: &'a Job<'a>,
    /// The same moment on both clocks.
    start: (Instant, DateTime<Utc>),
    scheduler: Mutex<Scheduler>,
    /// Rings whenever the state of the scheduler has changed.
    notifier: Notifier,
    stop: Mutex<Option<Ending>>,
}

/// A connection, if it is open.
#[derive(Default)]
struct Line<'a> {
    session: Option<Box<dyn Session + 'a>>,
    /// How many mails it has delivered.
    delivered: usize,
    /// The server accepts no further connection beside the others.
    dismissed: bool,
}

impl Line<'_> {
    /// Closes the session, if there is one.
    fn hang_up(&mut self) {
        if let Some(session) = self.session.take() {
            session.close();
        }
    }
}

/// An attempt to send a mail, and its progress.
#[derive(Clone, Copy)]
struct Attempt {
    task: Task,
    /// When it began.
    began: Instant,
    /// Whether the server has been offered the mail.
    offered: bool,
    /// Whether the ledger says `sending`.
    noted: bool,
}

impl<'a> Shared<'a> {
    /// The work of a connection, from the first mail to the last.
    fn work(&self) {
        let mut line = Line::default();
        let mut backoff: Option<Backoff> = None;
        while !(line.dismissed || self.stopped()) {
            let heard = self.notifier.heard();
            let now = self.now();
            self.lease(now);
            backoff = backoff.filter(|backoff| backoff.until > now);
            let step = self.scheduler().step(now, backoff.as_ref().map(|backoff| backoff.until));
            match step {
                Step::Attempt(task) => backoff = self.attempt(&mut line, task).or(backoff),
                Step::Wait(until) => {
                    let remaining = until.saturating_duration_since(now);
                    if remaining > IDLE {
                        line.hang_up();
                    }
                    self.announce(now, until, backoff.as_ref());
                    self.job.clock.wait(&self.notifier, heard, remaining.min(TICK));
                }
                Step::Leave => break,
            }
        }
        line.hang_up();
    }

    /// Leases people where the ledger is shared and few are left.
    fn lease(&self, now: Instant) {
        let Some(asked) = self.scheduler().queue.ask(now) else { return };
        let people = self.job.mails.addressees();
        let key = |index: &usize| people.get(*index).map(|to| to.address.key()).unwrap_or_default();
        let leased = self.job.journal.lease(asked.iter().map(key).collect());
        let leased = leased.unwrap_or_else(|fault| {
            self.end(Ending::Ledger(fault));
            Leased { held: asked.iter().map(key).collect(), ..Leased::default() }
        });
        let among = |keys: &BTreeSet<String>| -> Vec<usize> {
            asked.iter().copied().filter(|index| keys.contains(&key(index))).collect()
        };
        let (granted, held) = (among(&leased.granted), among(&leased.held));
        self.scheduler().queue.answer(&granted, &held, now);
        self.notifier.ring();
    }

    /// Attempts to send a mail. Returns how long this connection has to rest before the next.
    fn attempt(&self, line: &mut Line<'a>, task: Task) -> Option<Backoff> {
        let mut attempt = Attempt { task, began: self.now(), offered: false, noted: false };
        if let Err(fault) = self.connect(line) {
            return self.not_connected(line, attempt, fault);
        }
        let Some(session) = &mut line.session else { return None };
        if self.stopped() {
            self.scheduler().queue.give_back(task);
            return None;
        }
        let mail = match self.job.mails.compose(task.index) {
            Ok(mail) => mail,
            Err(finding) => {
                return self.failed(line, attempt, Fault::Abort((*finding).into()));
            }
        };
        attempt.offered = true;
        if let Err(fault) = session.offer(&mail) {
            return self.failed(line, attempt, fault);
        }
        let key = mail.to.key();
        let key = self.job.mails.addressees().get(task.index).map_or(key, |to| to.address.key());
        let mark = Mark { key, message_id: mail.message_id.clone() };
        let next = |count| self.coming(count);
        self.keep_pace(attempt.began);
        let noted = self.job.journal.sending(mark, self.job.world.now(), &next);
        if let Err(fault) = noted {
            // Closed without a final dot, so the server drops what it has been offered.
            *line = Line::default();
            self.scheduler().queue.give_back(task);
            self.end(Ending::Ledger(fault));
            return None;
        }
        attempt.noted = true;
        self.mind_the_others();
        match session.transmit(&mail) {
            Ok(reply) => {
                line.delivered += 1;
                self.scheduler().got_through(attempt.began, self.now());
                self.settle(task, State::Sent, &reply);
                self.acquit();
                None
            }
            Err(fault) => self.failed(line, attempt, fault),
        }
    }

    /// Opens the line, where it is not open.
    fn connect(&self, line: &mut Line<'a>) -> Result<(), Fault> {
        if line.session.as_ref().is_none_or(|session| !session.is_open()) {
            *line = Line::default();
            line.session = Some(self.job.transport.open()?);
            self.scheduler().reached = true;
        }
        Ok(())
    }

    /// Who will probably be begun next.
    fn coming(&self, count: usize) -> Vec<Mark> {
        let mails = self.job.mails;
        let next = self.scheduler().queue.upcoming(count, self.now());
        let mark = |index: usize| {
            let person = mails.addressees().get(index)?;
            Some(Mark { key: person.address.key(), message_id: mails.message_id(index) })
        };
        next.into_iter().filter_map(mark).collect()
    }

    /// Handles a mail that was not accepted.
    fn failed(&self, line: &mut Line<'a>, attempt: Attempt, fault: Fault) -> Option<Backoff> {
        let Attempt { task, noted, .. } = attempt;
        match fault {
            Fault::Refused(reply) if is_allowance_spent(&reply) => {
                let says = AbortMessage::AllowanceSpent { reply: reply.clone() };
                self.settle(task, State::Deferred, &reply);
                self.end(Ending::Aborted(Abort::new(says, AbortMessage::AllowanceSpentHelp)));
            }
            Fault::Refused(reply) => self.refused(attempt, &reply),
            Fault::Uncertain(reply) => {
                self.settle(task, State::Uncertain, &reply);
                return self.in_doubt(&reply);
            }
            Fault::Deferred(reply) => match Limit::of(&reply) {
                Some(limit) => self.limited(line, attempt, limit, &reply),
                None => self.defer(task, &reply),
            },
            Fault::Lost(reply) => match Limit::of(&reply) {
                Some(limit) => self.limited(line, attempt, limit, &reply),
                None => {
                    if noted {
                        self.note(task, State::Planned, &reply);
                    }
                    self.scheduler().queue.put_last(task);
                    self.notifier.ring();
                    return self.lost(&reply);
                }
            },
            Fault::Abort(abort) => {
                self.take_back(task, &Reply::local(""), noted);
                self.end(Ending::Aborted(abort));
            }
        }
        None
    }

    fn not_connected(
        &self,
        line: &mut Line<'a>,
        attempt: Attempt,
        fault: Fault,
    ) -> Option<Backoff> {
        let reply = match fault {
            Fault::Abort(abort) => {
                self.scheduler().queue.give_back(attempt.task);
                self.end(Ending::Aborted(abort));
                return None;
            }
            Fault::Refused(reply)
            | Fault::Deferred(reply)
            | Fault::Lost(reply)
            | Fault::Uncertain(reply) => reply,
        };
        if let Some(limit) = Limit::of(&reply) {
            self.limited(line, attempt, limit, &reply);
            return None;
        }
        self.scheduler().queue.give_back(attempt.task);
        // A server that has never been reached and does not respond most likely has a wrong name.
        if reply.code.is_none() && !self.scheduler().reached {
            self.end(Ending::Aborted(self.job.transport.unreachable(&reply)));
            return None;
        }
        self.lost(&reply)
    }

    /// Undoes the attempt: nothing was sent, and the person is as before.
    fn take_back(&self, task: Task, reply: &Reply, noted: bool) {
        if noted {
            self.note(task, State::Planned, reply);
        }
        self.scheduler().queue.give_back(task);
        self.notifier.ring();
    }

    fn settle(&self, task: Task, state: State, reply: &Reply) {
        self.note(task, state, reply);
        if let Some(person) = self.job.mails.addressees().get(task.index) {
            self.job.progress.settled(person, state, reply);
        }
        let expected = self.scheduler().settle(state, self.now());
        if let Some(left) = expected {
            self.job.progress.expected(left);
        }
        self.notifier.ring();
    }

    fn note(&self, task: Task, state: State, reply: &Reply) {
        let Some(person) = self.job.mails.addressees().get(task.index) else { return };
        self.job.journal.settle(Settled {
            key: person.address.key(),
            state,
            at: self.job.world.now(),
            code: reply.code,
            reply: reply.text.clone(),
        });
    }

    fn scheduler(&self) -> MutexGuard<'_, Scheduler> {
        self.scheduler.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> Instant {
        self.job.clock.now()
    }

    /// The wall clock time of a moment of the run.
    fn on_the_wall(&self, moment: Instant) -> DateTime<Utc> {
        let (start, wall) = self.start;
        let passed = TimeDelta::from_std(moment.saturating_duration_since(start));
        passed.map_or(wall, |passed| wall + passed)
    }

    /// Ends the run; the first reason counts.
    fn end(&self, ending: Ending) {
        let mut stop = self.stop.lock().unwrap_or_else(PoisonError::into_inner);
        stop.get_or_insert(ending);
        drop(stop);
        self.notifier.ring();
    }

    fn stopped(&self) -> bool {
        if self.job.interrupted.load(Ordering::Relaxed) {
            self.end(Ending::Interrupted);
        }
        self.stop.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    fn outcome(self) -> Outcome {
        let scheduler = self.scheduler.into_inner().unwrap_or_else(PoisonError::into_inner);
        let Scheduler { sent, refused, uncertain, .. } = scheduler;
        let deferred = scheduler.deferred + scheduler.queue.put_off();
        let elsewhere = scheduler.queue.elsewhere();
        let done = sent + refused + deferred + uncertain + elsewhere;
        let untouched = self.job.todo.len().saturating_sub(done);
        let ending = self.stop.into_inner().unwrap_or_else(PoisonError::into_inner);
        let ending = ending.unwrap_or(Ending::Complete);
        Outcome { sent, refused, deferred, uncertain, elsewhere, untouched, ending }
    }
}

#[cfg(test)]
mod limit_tests;
#[cfg(test)]
mod tests;
