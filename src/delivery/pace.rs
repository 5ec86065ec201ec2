//! How fast, how patient: the limits of a run.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The limits of a run.
#[derive(Clone, Debug)]
pub struct Options {
    /// Connections at the same time, at least 1.
    pub connections: usize,
    /// Mails a minute over all connections; 0: as fast as the server takes them.
    pub rate_per_minute: u32,
    /// How long to wait before the second, third, … attempt at a person whom the server deferred. After
    /// the last one the person stays deferred until the next run. The usual greylisting wants five
    /// minutes.
    pub retries: Vec<Duration>,
    /// How long to wait before the second, third, … attempt at a connection. A mail that gets through
    /// starts them anew.
    pub reconnects: Vec<Duration>,
}

impl Default for Options {
    fn default() -> Self {
        let seconds = |list: &[u64]| list.iter().copied().map(Duration::from_secs).collect();
        Self {
            connections: 1,
            rate_per_minute: 0,
            retries: seconds(&[30, 90, 240]),
            reconnects: seconds(&[1, 5, 15, 30, 60]),
        }
    }
}

/// Hands out the moments at which a mail may begin, evenly spaced.
#[derive(Debug)]
pub(super) struct Pace {
    gap: Duration,
    next: Mutex<Option<Instant>>,
}

impl Pace {
    pub fn new(rate_per_minute: u32) -> Self {
        let gap = Duration::from_mins(1).checked_div(rate_per_minute).unwrap_or_default();
        Self { gap, next: Mutex::new(None) }
    }

    /// How long the caller's turn is away; the turn is the caller's from now on.
    pub fn take(&self, now: Instant) -> Duration {
        if self.gap.is_zero() {
            return Duration::ZERO;
        }
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let turn = next.map_or(now, |next| next.max(now));
        *next = Some(turn + self.gap);
        turn.saturating_duration_since(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_a_minute_are_two_seconds_apart() {
        let pace = Pace::new(30);
        let now = Instant::now();
        let turns: Vec<_> = (0..3).map(|_| pace.take(now).as_secs()).collect();
        assert_eq!(turns, [0, 2, 4]);
        assert_eq!(
            pace.take(now + Duration::from_mins(1)).as_secs(),
            0,
            "idle time is not saved up"
        );
    }

    #[test]
    fn no_rate_is_no_limit() {
        let pace = Pace::new(0);
        let now = Instant::now();
        assert!((0..100).all(|_| pace.take(now).is_zero()));
    }
}
