//! What is still to do in a run: now, later, and in the hands of a connection.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::time::{Duration, Instant};

use crate::delivery::reply::reason::Reason;

/// What a moment is, for [`Queue::upcoming`].
const SOON: Duration = Duration::from_secs(2);

/// One attempt at one mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Task {
    /// The index of the letter.
    pub index: usize,
    /// How often the server deferred it in this run.
    pub deferrals: usize,
    /// How often it met a limit that others did not meet.
    pub limits: usize,
    /// How many had got their mail when it last met one.
    pub sent: usize,
    /// Why it was put off the last time.
    pub reason: Option<Reason>,
}

impl Task {
    fn new(index: usize) -> Self {
        Self { index, deferrals: 0, limits: 0, sent: 0, reason: None }
    }
}

/// What a connection that asks for work gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// There is a mail to be sent.
    Now,
    /// Nothing before that moment.
    Later(Instant),
    /// Nothing yet; what others have in hand may come back.
    Idle,
    /// Nothing any more.
    Done,
}

#[derive(Debug, Default)]
pub(super) struct Queue {
    ready: VecDeque<Task>,
    later: BinaryHeap<Reverse<(Instant, Task)>>,
    in_hand: usize,
}

impl Queue {
    pub(super) fn new(indices: &[usize]) -> Self {
        Self { ready: indices.iter().copied().map(Task::new).collect(), ..Self::default() }
    }

    /// What there is to do. Takes nothing.
    pub(super) fn next(&self, now: Instant) -> Next {
        match self.due() {
            Some((due, _)) if due <= now => Next::Now,
            _ if !self.ready.is_empty() => Next::Now,
            Some((due, _)) => Next::Later(due),
            None if self.in_hand > 0 => Next::Idle,
            None => Next::Done,
        }
    }

    /// Takes the next mail, where there is one.
    pub(super) fn take(&mut self, now: Instant) -> Option<Task> {
        // Somebody whose time has come goes first: others wait no shorter for it.
        let task = if self.due().is_some_and(|(due, _)| due <= now) {
            self.later.pop().map(|Reverse((_, task))| task)
        } else {
            self.ready.pop_front()
        };
        self.in_hand += usize::from(task.is_some());
        task
    }

    /// The task is done with.
    pub(super) fn finish(&mut self) {
        self.in_hand -= 1;
    }

    /// A task is neither done nor to be done: something else decides that.
    pub(super) fn set_aside(&mut self) {
        self.in_hand -= 1;
    }

    /// One that was set aside is in somebody's hands again.
    pub(super) fn take_up(&mut self) {
        self.in_hand += 1;
    }

    /// The task goes back to the front: nothing was its fault.
    pub(super) fn give_back(&mut self, task: Task) {
        self.in_hand -= 1;
        self.ready.push_front(task);
    }

    /// The task goes to the end: the connection broke over it, so others go first. A mail that breaks
    /// every connection keeps nobody else waiting.
    pub(super) fn put_last(&mut self, task: Task) {
        self.in_hand -= 1;
        self.ready.push_back(task);
    }

    /// The task comes back later.
    pub(super) fn postpone(&mut self, task: Task, due: Instant) {
        self.in_hand -= 1;
        self.later.push(Reverse((due, task)));
    }

    /// At most `count` of those who are likely to be taken next: first from those whose time comes in a
    /// moment, up to a half, then from those who are ready.
    pub(super) fn upcoming(&self, count: usize, now: Instant) -> Vec<usize> {
        let soon = self.later.iter().filter(|Reverse((due, _))| *due <= now + SOON);
        let soon = soon.map(|Reverse((_, task))| task).take(count.div_ceil(2));
        soon.chain(&self.ready).take(count).map(|task| task.index).collect()
    }

    /// Who of those that wait for a later moment comes first, and when.
    pub(super) fn due(&self) -> Option<(Instant, Task)> {
        self.later.peek().map(|Reverse(first)| *first)
    }

    /// When the last of those that wait comes back.
    pub(super) fn last_due(&self) -> Option<Instant> {
        self.later.iter().map(|Reverse((due, _))| *due).max()
    }

    /// How many wait for a later moment.
    pub(super) fn waiting(&self) -> usize {
        self.later.len()
    }

    /// How many may go at once.
    pub(super) fn ready(&self) -> usize {
        self.ready.len()
    }

    /// Has a connection a mail in hand?
    pub(super) fn is_busy(&self) -> bool {
        self.in_hand > 0
    }

    /// How many of those still here the server has put off.
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
