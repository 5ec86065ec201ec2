//! The clock that a run waits by. A test brings one that leaps, so that hours pass in milliseconds.

use std::fmt;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Tells the time and lets it pass.
pub trait Clock: fmt::Debug + Sync {
    /// This moment.
    fn now(&self) -> Instant;

    /// Lets `patience` pass; ends sooner where the bell rings again after it was `heard`.
    fn wait(&self, bell: &Notifier, heard: Heard, patience: Duration);
}

/// The clock of the system.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn wait(&self, bell: &Notifier, heard: Heard, patience: Duration) {
        let rung = bell.rung.lock().unwrap_or_else(PoisonError::into_inner);
        let silent = |rung: &mut u64| *rung == heard.0;
        drop(bell.changed.wait_timeout_while(rung, patience, silent));
    }
}

/// Wakes those who wait. What changed before somebody listened is never missed: who waits says which
/// ring was the last that was heard.
#[derive(Debug, Default)]
pub struct Notifier {
    rung: Mutex<u64>,
    changed: Condvar,
}

/// Up to which ring somebody has listened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heard(u64);

impl Notifier {
    /// Wakes everybody.
    pub fn ring(&self) {
        let mut rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        *rung = rung.wrapping_add(1);
        drop(rung);
        self.changed.notify_all();
    }

    /// To be asked before looking at what may change.
    pub fn heard(&self) -> Heard {
        Heard(*self.rung.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_between_looking_and_waiting_is_not_missed() {
        let bell = Notifier::default();
        let heard = bell.heard();
        bell.ring();
        let began = SystemClock.now();
        SystemClock.wait(&bell, heard, Duration::from_mins(1));
        assert!(SystemClock.now() - began < Duration::from_secs(30));
    }
}
