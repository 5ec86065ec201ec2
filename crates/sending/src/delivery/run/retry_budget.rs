//! How long a run may wait.

use std::time::{Duration, Instant};

/// Waiting less than this for a last attempt is pointless.
const WORTH: Duration = Duration::from_millis(500);

/// The budget counts from the start of the run. Time in which people were served, including the gap
/// before each mail, extends it: a run that sends 5,000 mails at 30 per minute takes hours, and a
/// server that goes away in the third hour deserves the same patience as in the first minute.
#[derive(Debug)]
pub(super) struct RetryBudget {
    end: Instant,
    /// Time up to here is already credited: connections work in parallel.
    credited: Instant,
    /// The credited time.
    work: Duration,
}

impl RetryBudget {
    pub(super) fn new(start: Instant, budget: Duration) -> Self {
        Self { end: start + budget, credited: start, work: Duration::ZERO }
    }

    /// Credits the time between these moments, in which somebody was served.
    pub(super) fn credit(&mut self, began: Instant, ended: Instant) {
        let spent = ended.saturating_duration_since(began.max(self.credited));
        self.credited = self.credited.max(ended);
        self.work += spent;
        self.end += spent;
    }

    /// The total time in which people were served.
    pub(super) fn work(&self) -> Duration {
        self.work
    }

    /// When a pause that begins now will end: at the end of the budget for a last attempt, if that
    /// comes first. `None` if there is no time left for it.
    pub(super) fn pause(&self, now: Instant, pause: Duration) -> Option<Instant> {
        self.exactly(now, pause).or_else(|| {
            let left = self.end.saturating_duration_since(now);
            (left >= WORTH).then_some(self.end)
        })
    }

    /// The same for a pause that is useless if shortened.
    pub(super) fn exactly(&self, now: Instant, pause: Duration) -> Option<Instant> {
        Some(now + pause).filter(|until| pause.is_zero() || *until <= self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn no_pause_ends_after_the_budget_and_the_last_one_ends_with_it() {
        let start = Instant::now();
        let budget = RetryBudget::new(start, 10 * SECOND);
        assert_eq!(budget.pause(start, 4 * SECOND), Some(start + 4 * SECOND));
        assert_eq!(budget.pause(start + 4 * SECOND, 9 * SECOND), Some(start + 10 * SECOND));
        assert_eq!(budget.pause(start + 10 * SECOND, 9 * SECOND), None);
        assert_eq!(budget.exactly(start + 4 * SECOND, 9 * SECOND), None);
        assert_eq!(budget.exactly(start + 11 * SECOND, Duration::ZERO), Some(start + 11 * SECOND));
    }

    #[test]
    fn work_of_connections_side_by_side_counts_once() {
        let start = Instant::now();
        let mut budget = RetryBudget::new(start, 10 * SECOND);
        budget.credit(start, start + 3 * SECOND);
        budget.credit(start + SECOND, start + 4 * SECOND);
        budget.credit(start + 2 * SECOND, start + 4 * SECOND);
        assert_eq!(budget.work(), 4 * SECOND);
        assert_eq!(budget.pause(start + 4 * SECOND, 99 * SECOND), Some(start + 14 * SECOND));
    }
}
