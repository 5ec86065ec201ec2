//! The speed and the timeouts of a run.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

/// The limits of a run.
#[derive(Clone, Debug)]
pub struct Options {
    /// The number of simultaneous connections, at least 1.
    pub connections: usize,
    /// Mails per minute over all connections; 0 means as fast as the server accepts them.
    pub rate_per_minute: u32,
    /// How long the run may wait in total: for deferred people, for a server that is gone, for one
    /// that has had enough for now. Time in which mails are sent does not count.
    pub retry_for: Duration,
    /// How long to wait before the second, third, … attempt for a deferred person; the last one
    /// repeats. The usual greylisting takes five to fifteen minutes.
    pub retries: Vec<Duration>,
    /// How long to wait before the second, third, … attempt to connect; the last one repeats. A
    /// mail that gets through resets them.
    pub reconnects: Vec<Duration>,
    /// How long the whole run pauses where the server has had too much without naming a time, the
    /// first, second, … time without a mail getting through; the last one repeats.
    pub breathers: Vec<Duration>,
    /// What earlier runs have learned about this server.
    pub known: Option<Pace>,
}

impl Default for Options {
    fn default() -> Self {
        let seconds = |list: &[u64]| list.iter().copied().map(Duration::from_secs).collect();
        Self {
            connections: 1,
            rate_per_minute: 0,
            retry_for: Duration::from_mins(15),
            retries: seconds(&[30, 90, 240, 300]),
            reconnects: seconds(&[0, 1, 5, 15, 30, 60]),
            breathers: seconds(&[15, 30, 60, 120, 300]),
            known: None,
        }
    }
}

impl Options {
    /// The minimum time between two mails that the user wants.
    pub fn gap(&self) -> Duration {
        Duration::from_mins(1).checked_div(self.rate_per_minute).unwrap_or_default()
    }

    /// How long `mails` take at the known pace, from `now`; zero where no pace is known.
    pub fn expected(&self, mails: usize, now: DateTime<Utc>) -> Duration {
        let known = self.known.unwrap_or_default();
        let gap = self.gap().max(known.learned);
        let gaps = u32::try_from(mails.saturating_sub(1)).unwrap_or(u32::MAX);
        known.wait(now) + gap.saturating_mul(gaps)
    }
}

/// The pause at this index; the last one repeats.
pub(super) fn growing(pauses: &[Duration], index: usize) -> Duration {
    pauses.get(index).or(pauses.last()).copied().unwrap_or_default()
}

/// The pace of mails to a server, as the ledger keeps it between runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    /// The time between two mails; zero for none.
    pub gap: Duration,
    /// The part of it that was learned from the server, which expires; zero for none.
    pub learned: Duration,
    /// No mail may begin before this time.
    pub next: Option<DateTime<Utc>>,
}

/// After this time without a mail, what was learned expires.
const MEMORY: TimeDelta = TimeDelta::hours(1);
/// The maximum length of a pause; a time that is farther ahead comes from a clock that was changed.
const HORIZON: TimeDelta = TimeDelta::minutes(15);

impl Pace {
    /// What is still valid at `now`.
    pub fn still(self, now: DateTime<Utc>) -> Option<Self> {
        let next = self.next?;
        (now - MEMORY <= next && next <= now + HORIZON).then_some(self)
    }

    /// The same with implausibly long waits cut.
    pub(super) fn within_reach(self, now: DateTime<Utc>) -> Self {
        Self { next: self.next.map(|next| next.min(now + HORIZON)), ..self }
    }

    /// How long the next mail has to wait.
    pub fn wait(&self, now: DateTime<Utc>) -> Duration {
        self.next.and_then(|next| (next - now).to_std().ok()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_pace_fades_and_is_not_believed_from_another_clock() {
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
        let at =
            |minutes| Pace { next: Some(now + TimeDelta::minutes(minutes)), ..Pace::default() };
        for (minutes, holds) in [(-61, false), (-59, true), (0, true), (14, true), (16, false)] {
            assert_eq!(at(minutes).still(now).is_some(), holds, "{minutes}");
        }
        assert_eq!(at(1).wait(now), Duration::from_mins(1));
        assert_eq!(at(-1).wait(now), Duration::ZERO);
        assert_eq!(Pace::default().still(now), None);
    }

    #[test]
    fn the_expected_time_follows_the_rate_and_what_was_learned() {
        let now = DateTime::UNIX_EPOCH;
        let mut options = Options { rate_per_minute: 30, ..Options::default() };
        assert_eq!(options.expected(1, now), Duration::ZERO);
        assert_eq!(options.expected(181, now), Duration::from_mins(6));
        let learned = Duration::from_secs(4);
        options.known =
            Some(Pace { learned, next: Some(now + TimeDelta::seconds(3)), gap: learned });
        assert_eq!(options.expected(181, now), Duration::from_secs(12 * 60 + 3));
        assert_eq!(Options::default().expected(5000, now), Duration::ZERO);
    }

    #[test]
    fn the_last_pause_repeats() {
        let pauses = [1, 2].map(Duration::from_secs);
        let seconds: Vec<_> = (0..4).map(|index| growing(&pauses, index).as_secs()).collect();
        assert_eq!(seconds, [1, 2, 2, 2]);
        assert_eq!(growing(&[], 3), Duration::ZERO);
    }
}
