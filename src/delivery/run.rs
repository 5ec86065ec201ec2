//! The run itself: who is next, what a fault means, when to wait, when to stop. No protocol here.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::job::Job;
use super::ledger::{Mark, Settled};
use super::outcome::{Ending, Outcome};
use super::pace::Pace;
use super::queue::{Next, Queue, Task};
use super::state::State;
use super::transport::{Fault, Halt, Reply, Session};
use super::words::Words;

/// How soon a waiting run notices Ctrl-C.
const TICK: Duration = Duration::from_millis(100);
/// A connection that has nothing to do for longer is closed meanwhile.
const IDLE: Duration = Duration::from_secs(5);

/// Delivers what is to do. Returns when everything is settled, or when the run has to stop.
pub fn run(job: &Job<'_>) -> Outcome {
    let shared = Shared {
        job,
        pace: Pace::new(job.options.rate_per_minute),
        queue: Mutex::new(Queue::new(job.todo)),
        changed: Condvar::new(),
        stop: Mutex::new(None),
        tallies: Tallies::default(),
        failures: AtomicUsize::new(0),
        doubts: AtomicUsize::new(0),
        reached: AtomicBool::new(false),
    };
    let connections = job.options.connections.clamp(1, job.todo.len().max(1));
    thread::scope(|scope| {
        for _ in 0..connections {
            scope.spawn(|| shared.work());
        }
    });
    shared.outcome()
}

/// What the connections of a run share.
struct Shared<'a> {
    job: &'a Job<'a>,
    pace: Pace,
    queue: Mutex<Queue>,
    changed: Condvar,
    stop: Mutex<Option<Ending>>,
    tallies: Tallies,
    /// Connections lost in a row without a mail getting through.
    failures: AtomicUsize,
    /// Mails in doubt in a row without one getting through.
    doubts: AtomicUsize,
    /// Has the server ever been reached?
    reached: AtomicBool,
}

#[derive(Default)]
struct Tallies {
    sent: AtomicUsize,
    refused: AtomicUsize,
    deferred: AtomicUsize,
    uncertain: AtomicUsize,
}

impl Tallies {
    fn of(&self, state: State) -> Option<&AtomicUsize> {
        match state {
            State::Sent => Some(&self.sent),
            State::Refused => Some(&self.refused),
            State::Deferred => Some(&self.deferred),
            State::Uncertain => Some(&self.uncertain),
            State::Planned | State::Sending | State::Bounced => None,
        }
    }
}

type Line<'a> = Option<Box<dyn Session + 'a>>;

impl<'a> Shared<'a> {
    /// One connection's work, from the first mail to the last.
    fn work(&self) {
        let mut line: Line<'_> = None;
        while !self.stopped() {
            let next = self.queue().next(Instant::now());
            match next {
                Next::Now(task) => self.attempt(&mut line, task),
                Next::Later(due) => {
                    if due.saturating_duration_since(Instant::now()) > IDLE {
                        hang_up(&mut line);
                    }
                    self.rest(due);
                }
                Next::Idle => self.rest(Instant::now() + TICK),
                Next::Done => break,
            }
        }
        hang_up(&mut line);
    }

    /// One attempt at one mail.
    fn attempt(&self, line: &mut Line<'a>, task: Task) {
        if line.as_ref().is_none_or(|session| !session.is_open()) {
            *line = None;
            match self.job.transport.open() {
                Ok(session) => {
                    self.reached.store(true, Ordering::Relaxed);
                    *line = Some(session);
                }
                Err(fault) => return self.not_connected(task, fault),
            }
        }
        let Some(session) = line else { return };
        self.sleep(self.pace.take(Instant::now()));
        if self.stopped() {
            return self.queue().give_back(task);
        }
        let mail = match self.job.letters.compose(task.index) {
            Ok(mail) => mail,
            Err(finding) => return self.failed(task, Fault::Halt((*finding).into()), false),
        };
        match session.offer(&mail) {
            Ok(()) => {}
            Err(fault) => return self.failed(task, fault, false),
        }
        let key = mail.to.key();
        let key = self.job.letters.addressees().get(task.index).map_or(key, |to| to.address.key());
        let mark = Mark { key, message_id: mail.message_id.clone() };
        let next = |count| self.coming(count);
        let noted = self.job.book.sending(mark, self.job.world.now(), &next);
        if let Err(fault) = noted {
            // Torn down without a final dot, so the server drops what it has been offered.
            *line = None;
            self.queue().give_back(task);
            return self.end(Ending::Ledger(fault));
        }
        match session.transmit(&mail) {
            Ok(reply) => {
                self.failures.store(0, Ordering::Relaxed);
                self.doubts.store(0, Ordering::Relaxed);
                self.settle(task, State::Sent, &reply);
            }
            Err(fault) => self.failed(task, fault, true),
        }
    }

    /// Who is likely to be begun next.
    fn coming(&self, count: usize) -> Vec<Mark> {
        let letters = self.job.letters;
        let next = self.queue().upcoming(count, Instant::now());
        let mark = |index: usize| {
            let person = letters.addressees().get(index)?;
            Some(Mark { key: person.address.key(), message_id: letters.message_id(index) })
        };
        next.into_iter().filter_map(mark).collect()
    }

    /// The mail was not taken. `begun`: the ledger says `sending`.
    fn failed(&self, task: Task, fault: Fault, begun: bool) {
        match fault {
            Fault::Refused(reply) if reply.denies_all() && self.nothing_sent() => {
                let says = Words::RelayDenied { reply: reply.to_string() };
                self.take_back(task, &reply, begun);
                self.end(Ending::Halted(Halt::new(says, Words::RelayDeniedHelp)));
            }
            Fault::Refused(reply) => self.settle(task, State::Refused, &reply),
            Fault::Deferred(reply) => self.defer(task, &reply),
            Fault::Uncertain(reply) => {
                self.settle(task, State::Uncertain, &reply);
                self.in_doubt(&reply);
            }
            Fault::Lost(reply) => {
                if begun {
                    self.note(task, State::Planned, &reply);
                }
                self.queue().put_last(task);
                self.changed.notify_all();
                self.lost(&reply);
            }
            Fault::Halt(halt) => {
                self.take_back(task, &Reply::local(""), begun);
                self.end(Ending::Halted(halt));
            }
        }
    }

    fn not_connected(&self, task: Task, fault: Fault) {
        self.queue().give_back(task);
        match fault {
            Fault::Halt(halt) => self.end(Ending::Halted(halt)),
            Fault::Refused(reply)
            | Fault::Deferred(reply)
            | Fault::Lost(reply)
            | Fault::Uncertain(reply) => {
                // A server that has never been reached and does not speak is most likely a wrong name.
                if reply.code.is_none() && !self.reached.load(Ordering::Relaxed) {
                    self.end(Ending::Halted(self.job.transport.unreachable(&reply)));
                } else {
                    self.lost(&reply);
                }
            }
        }
    }

    /// A connection is gone: waits before the next, or gives up.
    fn lost(&self, reply: &Reply) {
        let failures = self.failures.fetch_add(1, Ordering::Relaxed);
        // Every connection may lose one before a pause counts as tried.
        let round = failures / self.job.options.connections.max(1);
        match self.job.options.reconnects.get(round) {
            Some(pause) => {
                self.job.progress.waiting(0, *pause, reply);
                self.sleep(*pause);
            }
            None => {
                let says = Words::KeepsFailing { reply: reply.to_string() };
                self.end(Ending::Halted(Halt::new(says, Words::KeepsFailingHelp)));
            }
        }
    }

    /// A mail was handed over and no reply came. Once may be bad luck; a server that does it again
    /// before it has taken a mail would leave everybody in doubt.
    fn in_doubt(&self, reply: &Reply) {
        let doubts = self.doubts.fetch_add(1, Ordering::Relaxed);
        if doubts < self.job.options.connections.max(1) {
            return self.lost(reply);
        }
        let says = Words::KeepsDoubting { reply: reply.to_string() };
        self.end(Ending::Halted(Halt::new(says, Words::KeepsDoubtingHelp)));
    }

    /// The server asks to come back: later in this run, or in the next.
    fn defer(&self, task: Task, reply: &Reply) {
        let Some(pause) = self.job.options.retries.get(task.deferrals) else {
            return self.settle(task, State::Deferred, reply);
        };
        // Durable as deferred already now, for the run may end before the pause does.
        self.note(task, State::Deferred, reply);
        let again = Task { deferrals: task.deferrals + 1, ..task };
        let mut queue = self.queue();
        queue.postpone(again, Instant::now() + *pause);
        let people = queue.waiting();
        drop(queue);
        self.job.progress.waiting(people, *pause, reply);
    }

    /// Nothing was sent: the person is as before.
    fn take_back(&self, task: Task, reply: &Reply, begun: bool) {
        if begun {
            self.note(task, State::Planned, reply);
        }
        self.queue().give_back(task);
        self.changed.notify_all();
    }

    fn settle(&self, task: Task, state: State, reply: &Reply) {
        self.note(task, state, reply);
        if let Some(tally) = self.tallies.of(state) {
            tally.fetch_add(1, Ordering::Relaxed);
        }
        if let Some(person) = self.job.letters.addressees().get(task.index) {
            self.job.progress.settled(person, state, reply);
        }
        self.queue().finish();
        self.changed.notify_all();
    }

    fn note(&self, task: Task, state: State, reply: &Reply) {
        let Some(person) = self.job.letters.addressees().get(task.index) else { return };
        self.job.book.settle(Settled {
            key: person.address.key(),
            state,
            at: self.job.world.now(),
            code: reply.code,
            reply: reply.text.clone(),
        });
    }

    fn nothing_sent(&self) -> bool {
        self.tallies.sent.load(Ordering::Relaxed) == 0
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the run; the first reason counts.
    fn end(&self, ending: Ending) {
        let mut stop = self.stop.lock().unwrap_or_else(PoisonError::into_inner);
        stop.get_or_insert(ending);
        drop(stop);
        self.changed.notify_all();
    }

    fn stopped(&self) -> bool {
        if self.job.interrupted.load(Ordering::Relaxed) {
            self.end(Ending::Interrupted);
        }
        self.stop.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Waits until `due`, until the queue changes, or until the next tick.
    fn rest(&self, due: Instant) {
        let patience = due.saturating_duration_since(Instant::now()).min(TICK);
        let queue = self.queue();
        drop(self.changed.wait_timeout(queue, patience));
    }

    /// Waits the whole pause, unless the run ends.
    fn sleep(&self, pause: Duration) {
        let until = Instant::now() + pause;
        while !self.stopped() {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            thread::sleep(left.min(TICK));
        }
    }

    fn outcome(self) -> Outcome {
        let Tallies { sent, refused, deferred, uncertain } = self.tallies;
        let queue = self.queue.into_inner().unwrap_or_else(PoisonError::into_inner);
        let (sent, refused) = (sent.into_inner(), refused.into_inner());
        let deferred = deferred.into_inner() + queue.waiting();
        let uncertain = uncertain.into_inner();
        let untouched = self.job.todo.len().saturating_sub(sent + refused + deferred + uncertain);
        let ending = self.stop.into_inner().unwrap_or_else(PoisonError::into_inner);
        let ending = ending.unwrap_or(Ending::Complete);
        Outcome { sent, refused, deferred, uncertain, untouched, ending }
    }
}

fn hang_up(line: &mut Line<'_>) {
    if let Some(session) = line.take() {
        session.close();
    }
}

#[cfg(test)]
mod tests;
