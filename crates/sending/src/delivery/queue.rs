//! What is still to do in a run: now, later, and in progress on a connection.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::time::{Duration, Instant};

use crate::delivery::reply::reason::Reason;

/// What counts as soon for [`Queue::upcoming`].
const SOON: Duration = Duration::from_secs(2);
/// How many people are leased at once: few enough that nobody waits long for the people of another
/// machine, many enough that the ledger is seldom asked.
const LEASE: usize = 50;
/// How often it is asked for people who are in other hands.
const POLL: Duration = Duration::from_secs(1);

/// An attempt to send a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Task {
    /// The index of the mail.
    pub index: usize,
    /// How often the server has deferred it in this run.
    pub deferrals: usize,
    /// How often it met a limit that others did not meet.
    pub limits: usize,
    /// How many mails had been sent when it last met one.
    pub sent: usize,
    /// Why it was last postponed.
    pub reason: Option<Reason>,
}

impl Task {
    fn new(index: usize) -> Self {
        Self { index, deferrals: 0, limits: 0, sent: 0, reason: None }
    }
}

/// The answer to a connection that asks for work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// A mail is ready.
    Now,
    /// Nothing before that time.
    Later(Instant),
    /// Nothing yet; mails in progress may come back.
    Idle,
    /// Nothing any more.
    Done,
}

#[derive(Debug, Default)]
pub(super) struct Queue {
    ready: VecDeque<Task>,
    later: BinaryHeap<Reverse<(Instant, Task)>>,
    in_hand: usize,
    /// Those who have to be leased first, because other machines may be sending to them.
    pool: VecDeque<usize>,
    /// The number of those for whom the ledger is being asked.
    asking: usize,
    /// How many in a row were in other hands, and until when nobody asks again.
    in_vain: usize,
    rest: Option<Instant>,
    /// The number of those whom other machines have done.
    elsewhere: usize,
}

impl Queue {
    pub(super) fn new(indices: &[usize]) -> Self {
        Self { ready: indices.iter().copied().map(Task::new).collect(), ..Self::default() }
    }

    /// The same for people who have to be leased first.
    pub(super) fn to_lease(indices: &[usize]) -> Self {
        Self { pool: indices.iter().copied().collect(), ..Self::default() }
    }

    /// For whom the ledger is to be asked now, if somebody has to ask.
    pub(super) fn ask(&mut self, now: Instant) -> Option<Vec<usize>> {
        let rests = self.rest.is_some_and(|rest| now < rest);
        if rests || self.asking > 0 || self.pool.is_empty() || self.ready.len() > LEASE / 2 {
            return None;
        }
        let asked: Vec<usize> = self.pool.drain(..self.pool.len().min(LEASE)).collect();
        self.asking = asked.len();
        Some(asked)
    }

    /// The answer: who was leased, and who is in other hands and may become free. All others are
    /// done.
    pub(super) fn answer(&mut self, granted: &[usize], held: &[usize], now: Instant) {
        self.elsewhere += self.asking - granted.len() - held.len();
        self.in_vain = if held.len() == self.asking { self.in_vain + held.len() } else { 0 };
        self.asking = 0;
        self.ready.extend(granted.iter().copied().map(Task::new));
        self.pool.extend(held);
        self.rest = None;
        if self.in_vain >= self.pool.len() {
            self.in_vain = 0;
            self.rest = Some(now + POLL);
        }
    }

    /// The number of those whom other machines have done.
    pub(super) fn elsewhere(&self) -> usize {
        self.elsewhere
    }

    /// What there is to do, without taking it.
    pub(super) fn next(&self, now: Instant) -> Next {
        match self.due() {
            Some((due, _)) if due <= now => Next::Now,
            _ if !self.ready.is_empty() => Next::Now,
            Some((due, _)) => Next::Later(due),
            None if self.in_hand + self.asking + self.pool.len() > 0 => Next::Idle,
            None => Next::Done,
        }
    }

    /// Takes the next mail, if there is one.
    pub(super) fn take(&mut self, now: Instant) -> Option<Task> {
        // A mail whose time has come goes first; the others lose nothing by it.
        let task = if self.due().is_some_and(|(due, _)| due <= now) {
            self.later.pop().map(|Reverse((_, task))| task)
        } else {
            self.ready.pop_front()
        };
        self.in_hand += usize::from(task.is_some());
        task
    }

    /// Finishes the task in progress.
    pub(super) fn finish(&mut self) {
        self.in_hand -= 1;
    }

    /// Sets a task aside until something else decides about it.
    pub(super) fn set_aside(&mut self) {
        self.in_hand -= 1;
    }

    /// Resumes a task that was set aside.
    pub(super) fn take_up(&mut self) {
        self.in_hand += 1;
    }

    /// Puts the task back to the front: it was not at fault.
    pub(super) fn give_back(&mut self, task: Task) {
        self.in_hand -= 1;
        self.ready.push_front(task);
    }

    /// Puts the task at the end: the connection broke during it, so others go first. A mail that
    /// breaks every connection delays nobody else.
    pub(super) fn put_last(&mut self, task: Task) {
        self.in_hand -= 1;
        self.ready.push_back(task);
    }

    /// Postpones the task.
    pub(super) fn postpone(&mut self, task: Task, due: Instant) {
        self.in_hand -= 1;
        self.later.push(Reverse((due, task)));
    }

    /// Up to `count` mails that will probably be taken next: first up to half of them from those
    /// due soon, then from those that are ready.
    pub(super) fn upcoming(&self, count: usize, now: Instant) -> Vec<usize> {
        let soon = self.later.iter().filter(|Reverse((due, _))| *due <= now + SOON);
        let soon = soon.map(|Reverse((_, task))| task).take(count.div_ceil(2));
        soon.chain(&self.ready).take(count).map(|task| task.index).collect()
    }

    /// The postponed task that is due first, and when.
    pub(super) fn due(&self) -> Option<(Instant, Task)> {
        self.later.peek().map(|Reverse(first)| *first)
    }

    /// When the last postponed task is due.
    pub(super) fn last_due(&self) -> Option<Instant> {
        self.later.iter().map(|Reverse((due, _))| *due).max()
    }

    /// The number of postponed tasks.
    pub(super) fn waiting(&self) -> usize {
        self.later.len()
    }

    /// The number of tasks that are ready.
    pub(super) fn ready(&self) -> usize {
        self.ready.len()
    }

    /// Whether a connection has a mail in progress.
    pub(super) fn is_busy(&self) -> bool {
        self.in_hand > 0
    }

    /// How many of the remaining mails the server has deferred.
    pub(super) fn put_off(&self) -> usize {
        self.waiting() + self.ready.iter().filter(|task| task.reason.is_some()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_handed_out_in_order_and_postponed_work_comes_back() {
        let now = Instant::now();
        let soon = now + Duration::from_secs(1);
        let mut queue = Queue::new(&[3, 5]);
        let first = queue.take(now).unwrap();
        assert_eq!(first.index, 3);
        queue.postpone(first, soon);
        assert_eq!(queue.take(now).unwrap().index, 5);
        assert_eq!(queue.next(now), Next::Later(soon));
        assert_eq!(queue.upcoming(9, now), [3]);
        assert!(queue.upcoming(9, now.checked_sub(SOON).unwrap()).is_empty());
        assert_eq!(queue.take(now), None);
        queue.finish();
        let again = queue.take(soon).unwrap();
        assert_eq!(again.index, 3);
        assert_eq!(queue.next(soon), Next::Idle);
        queue.give_back(again);
        assert_eq!(queue.take(soon), Some(again));
        queue.finish();
        assert_eq!(queue.next(soon), Next::Done);
    }
}
