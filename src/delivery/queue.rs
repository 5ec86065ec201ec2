//! What is still to do in a run: now, later, and in the hands of a connection.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::time::{Duration, Instant};

/// What a moment is, for [`Queue::upcoming`].
const SOON: Duration = Duration::from_secs(2);

/// One attempt at one mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Task {
    /// The index of the letter.
    pub index: usize,
    /// How often the server deferred it in this run.
    pub deferrals: usize,
}

/// What a connection that asks for work gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// This mail.
    Now(Task),
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
    pub fn new(indices: &[usize]) -> Self {
        let ready = indices.iter().map(|index| Task { index: *index, deferrals: 0 }).collect();
        Self { ready, ..Self::default() }
    }

    pub fn next(&mut self, now: Instant) -> Next {
        // Somebody whose time has come goes first: others wait no shorter for it.
        let due = self.later.peek().map(|Reverse((due, _))| *due);
        if due.is_some_and(|due| due <= now)
            && let Some(Reverse((_, task))) = self.later.pop()
        {
            self.in_hand += 1;
            return Next::Now(task);
        }
        if let Some(task) = self.ready.pop_front() {
            self.in_hand += 1;
            return Next::Now(task);
        }
        match due {
            Some(due) => Next::Later(due),
            None if self.in_hand > 0 => Next::Idle,
            None => Next::Done,
        }
    }

    /// The task is done with.
    pub fn finish(&mut self) {
        self.in_hand -= 1;
    }

    /// The task goes back to the front: nothing was its fault.
    pub fn give_back(&mut self, task: Task) {
        self.in_hand -= 1;
        self.ready.push_front(task);
    }

    /// The task goes to the end: the connection broke over it, so others go first. A mail that breaks
    /// every connection keeps nobody else waiting.
    pub fn put_last(&mut self, task: Task) {
        self.in_hand -= 1;
        self.ready.push_back(task);
    }

    /// The task comes back later.
    pub fn postpone(&mut self, task: Task, due: Instant) {
        self.in_hand -= 1;
        self.later.push(Reverse((due, task)));
    }

    /// At most `count` of those who are likely to be taken next: first from those whose time comes in a
    /// moment, up to a half, then from those who are ready.
    pub fn upcoming(&self, count: usize, now: Instant) -> Vec<usize> {
        let soon = self.later.iter().filter(|Reverse((due, _))| *due <= now + SOON);
        let soon = soon.map(|Reverse((_, task))| task).take(count.div_ceil(2));
        soon.chain(&self.ready).take(count).map(|task| task.index).collect()
    }

    /// How many wait for a later moment.
    pub fn waiting(&self) -> usize {
        self.later.len()
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
        let Next::Now(first) = queue.next(now) else { panic!() };
        assert_eq!(first.index, 3);
        queue.postpone(first, soon);
        let Next::Now(second) = queue.next(now) else { panic!() };
        assert_eq!(second.index, 5);
        assert_eq!(queue.next(now), Next::Later(soon));
        assert_eq!(queue.upcoming(9, now), [3]);
        assert!(queue.upcoming(9, now.checked_sub(SOON).unwrap()).is_empty());
        queue.finish();
        let Next::Now(again) = queue.next(soon) else { panic!() };
        assert_eq!(again.index, 3);
        assert_eq!(queue.next(soon), Next::Idle);
        queue.give_back(again);
        assert_eq!(queue.next(soon), Next::Now(again));
        queue.finish();
        assert_eq!(queue.next(soon), Next::Done);
    }
}
