//! The clock by which a run waits. Tests use one that jumps, so that hours pass in milliseconds.

use std::fmt;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Tells the time, and waits.
pub trait Clock: fmt::Debug + Sync {
    /// The current time.
    fn now(&self) -> Instant;

    /// Waits for `timeout`, or until the notifier rings again after it was `heard`.
    fn wait(&self, notifier: &Notifier, heard: Heard, timeout: Duration);
}

/// The clock of the system.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn wait(&self, notifier: &Notifier, heard: Heard, timeout: Duration) {
        let rung = notifier.rung.lock().unwrap_or_else(PoisonError::into_inner);
        let silent = |rung: &mut u64| *rung == heard.0;
        drop(notifier.changed.wait_timeout_while(rung, timeout, silent));
    }
}

/// Wakes waiting threads. No change is missed: a waiting thread states the last ring that it has
/// heard.
#[derive(Debug, Default)]
pub struct Notifier {
    rung: Mutex<u64>,
    changed: Condvar,
}

/// The last ring that was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heard(u64);

impl Notifier {
    /// Wakes all waiting threads.
    pub fn ring(&self) {
        let mut rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        *rung = rung.wrapping_add(1);
        drop(rung);
        self.changed.notify_all();
    }

    /// To be called before reading the state that may change.
    pub fn heard(&self) -> Heard {
        Heard(*self.rung.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_between_looking_and_waiting_is_not_missed() {
        let notifier = Notifier::default();
        let heard = notifier.heard();
        notifier.ring();
        let began = SystemClock.now();
        SystemClock.wait(&notifier, heard, Duration::from_mins(1));
        assert!(SystemClock.now() - began < Duration::from_secs(30));
    }
}
