//! The speed of a run: the user's rate, what the server has said, and what was learned by trying.
//! Pure: the time is an argument.

use std::ops::RangeInclusive;
use std::time::{Duration, Instant};

use super::super::pace::growing;
use crate::delivery::reply::hint::Hint;
use crate::delivery::reply::reason::Reason;

/// The maximum gap that is learned by trying.
const WIDEST: Duration = Duration::from_mins(1);
/// The initial gap where nothing got through.
const FIRST: Duration = Duration::from_secs(10);
/// Servers count per minute.
const MINUTE: Duration = Duration::from_mins(1);
/// How long mails have to get through at one pace before the run tries to go faster.
const HELD: Duration = Duration::from_secs(30);
/// The minimum and maximum number of mails in that time.
const ROW: RangeInclusive<u32> = 5..=30;
/// After each failed try it waits longer, at most by this factor.
const MOST_CARE: u32 = 8;
/// A smaller gap counts as none.
const NARROWEST: Duration = Duration::from_millis(10);

/// The pace of a run.
#[derive(Debug)]
pub(super) struct Limits {
    /// The user's own limit.
    floor: Duration,
    /// The limit named by the server.
    named: Duration,
    /// The time between two mails.
    gap: Duration,
    /// When the next mail may begin.
    next: Option<Instant>,
    /// Until when the whole run pauses, and why.
    pause: Option<(Instant, Reason)>,
    /// The number of successive pauses without a mail getting through.
    pauses: usize,
    /// The number of successive mails that got through since the gap was last changed.
    row: u32,
    /// The gap before the run went faster, if the server has not objected since.
    dared: Option<Duration>,
    /// The factor by which the next try is delayed: it doubles each time the run was too fast.
    care: u32,
    /// Since when, and how many mails, got through without a complaint of the server.
    stretch: (Instant, u32),
    /// When the run was last slowed down.
    slowed: Option<Instant>,
}

impl Limits {
    /// The state at the start of a run; `learned` and `next` come from an earlier one.
    pub(super) fn new(
        now: Instant,
        floor: Duration,
        learned: Duration,
        next: Option<Instant>,
    ) -> Self {
        Self {
            floor,
            named: Duration::ZERO,
            gap: floor.max(learned),
            next,
            pause: None,
            pauses: 0,
            row: 0,
            dared: None,
            care: 1,
            stretch: (now, 0),
            slowed: None,
        }
    }

    /// When the next mail may begin.
    pub(super) fn turn(&self) -> Option<Instant> {
        self.next.max(self.pause.map(|(until, _)| until))
    }

    /// A mail begins.
    pub(super) fn begin(&mut self, now: Instant) {
        self.next = Some(now + self.gap);
    }

    /// Another run sends to the same server: no mail before that time.
    pub(super) fn not_before(&mut self, moment: Instant) {
        self.next = self.next.max(Some(moment));
    }

    /// The time between two mails.
    pub(super) fn gap(&self) -> Duration {
        self.gap
    }

    /// The gap, if it is larger than the user wants.
    pub(super) fn learned(&self) -> Duration {
        if self.gap > self.floor { self.gap } else { Duration::ZERO }
    }

    /// The pause of the whole run at `now`.
    pub(super) fn pause(&self, now: Instant) -> Option<(Instant, Reason)> {
        self.pause.filter(|(until, _)| *until > now)
    }

    /// The next pause where the server names none.
    pub(super) fn breather(&self, pauses: &[Duration]) -> Duration {
        growing(pauses, self.pauses)
    }

    /// A mail got through. After enough of them the gap shrinks by a quarter, down to what the
    /// server has named and what the user wants.
    pub(super) fn got_through(&mut self) {
        self.pauses = 0;
        self.row += 1;
        self.stretch.1 = self.stretch.1.saturating_add(1);
        let floor = self.floor.max(self.named);
        if self.gap > floor && self.row >= self.enough() {
            self.row = 0;
            self.dared = Some(self.gap);
            let faster = self.gap * 3 / 4;
            self.gap = if faster < NARROWEST { floor } else { faster.max(floor) };
        }
    }

    /// After how many successive mails the run tries to go faster: as many as are sent in [`HELD`].
    fn enough(&self) -> u32 {
        let mails = HELD.as_millis().checked_div(self.gap.as_millis());
        let mails = mails.and_then(|mails| u32::try_from(mails).ok()).unwrap_or(u32::MAX);
        mails.clamp(*ROW.start(), *ROW.end()) * self.care
    }

    /// Whether the run was slowed down after `began`: then a mail in flight says nothing new.
    pub(super) fn knows(&self, began: Instant) -> bool {
        self.slowed.is_some_and(|slowed| began < slowed)
    }

    /// The server has had too many mails. Without a gap, the first one spreads the number of mails
    /// that got through in the last minute over a minute. If the run had just gone faster, it falls
    /// back to the gap that worked, and tries again later; any other gap doubles.
    pub(super) fn slow_down(&mut self, now: Instant, hint: Hint) {
        let (since, mails) = self.stretch;
        let dared = self.dared.take();
        if dared.is_some() {
            self.care = (self.care * 2).min(MOST_CARE);
        }
        self.gap = match (hint.gap, dared) {
            (Some(gap), _) => {
                self.named = gap;
                self.gap.max(gap)
            }
            (None, Some(held)) if !self.gap.is_zero() => held,
            (None, _) if self.gap.is_zero() => {
                let span = now.saturating_duration_since(since).max(MINUTE);
                span.checked_div(mails).unwrap_or(FIRST).min(FIRST)
            }
            (None, _) => (self.gap * 2).min(WIDEST.max(self.gap)),
        };
        self.row = 0;
        self.slowed = Some(now);
        self.next = Some(now + self.gap);
    }

    /// Pauses the whole run.
    pub(super) fn rest(&mut self, now: Instant, until: Instant, reason: Reason) {
        self.pauses += 1;
        self.slowed = Some(now);
        self.stretch = (until, 0);
        if self.pause.is_none_or(|(before, _)| before < until) {
            self.pause = Some((until, reason));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn limits(floor: Duration) -> (Limits, Instant) {
        let now = Instant::now();
        (Limits::new(now, floor, Duration::ZERO, None), now)
    }

    #[test]
    fn thirty_a_minute_are_two_seconds_apart_and_idle_time_is_not_saved_up() {
        let (mut limits, now) = limits(2 * SECOND);
        assert_eq!(limits.turn(), None);
        limits.begin(now);
        assert_eq!(limits.turn(), Some(now + 2 * SECOND));
        limits.begin(now + 60 * SECOND);
        assert_eq!(limits.turn(), Some(now + 62 * SECOND));
    }

    #[test]
    fn the_first_gap_spreads_what_went_through_over_a_minute_and_each_further_limit_doubles_it() {
        let (mut limits, now) = limits(Duration::ZERO);
        (0..30).for_each(|_| limits.got_through());
        limits.slow_down(now + SECOND, Hint::default());
        assert_eq!(limits.gap(), 2 * SECOND);
        limits.slow_down(now + 2 * SECOND, Hint::default());
        assert_eq!(limits.gap(), 4 * SECOND);
        (0..9).for_each(|_| limits.slow_down(now, Hint::default()));
        assert_eq!(limits.gap(), WIDEST);
        assert_eq!(limits.learned(), WIDEST);
    }

    #[test]
    fn a_rate_of_the_users_is_halved_whatever_went_through() {
        let (mut limits, now) = limits(2 * SECOND);
        (0..5).for_each(|_| limits.got_through());
        limits.slow_down(now + 10 * SECOND, Hint::default());
        assert_eq!(limits.gap(), 4 * SECOND);
    }

    #[test]
    fn it_goes_faster_with_care_and_never_beyond_the_users_or_the_servers_limit() {
        let (mut limits, now) = limits(SECOND);
        limits.slow_down(now, Hint { gap: Some(4 * SECOND), after: None });
        (0..1000).for_each(|_| limits.got_through());
        assert_eq!(limits.gap(), 4 * SECOND, "the server has named it");
        let mut limits = Limits::new(now, SECOND, 4 * SECOND, None);
        (0..6).for_each(|_| limits.got_through());
        assert_eq!(limits.gap(), 4 * SECOND);
        limits.got_through();
        assert_eq!(limits.gap(), 3 * SECOND);
        (0..1000).for_each(|_| limits.got_through());
        assert_eq!((limits.gap(), limits.learned()), (SECOND, Duration::ZERO));
    }

    #[test]
    fn half_a_minute_holds_before_it_goes_faster() {
        let now = Instant::now();
        for (gap, mails) in [(60_000, 5), (10_000, 5), (5_000, 6), (2_000, 15), (20, 30)] {
            let gap = Duration::from_millis(gap);
            let mut limits = Limits::new(now, Duration::ZERO, gap, None);
            (1..mails).for_each(|_| limits.got_through());
            assert_eq!(limits.gap(), gap);
            limits.got_through();
            assert_eq!(limits.gap(), gap * 3 / 4);
        }
    }

    #[test]
    fn what_was_dared_too_soon_is_taken_back_and_dared_later() {
        let now = Instant::now();
        let mut limits = Limits::new(now, Duration::ZERO, 4 * SECOND, None);
        for mails in [7, 14, 28, 56, 56] {
            (1..mails).for_each(|_| limits.got_through());
            assert_eq!(limits.gap(), 4 * SECOND, "{mails}");
            limits.got_through();
            assert_eq!(limits.gap(), 3 * SECOND);
            limits.slow_down(now, Hint::default());
        }
        assert_eq!(limits.gap(), 4 * SECOND, "the one that held");
        limits.slow_down(now, Hint::default());
        assert_eq!(limits.gap(), 8 * SECOND, "it does not hold any more");
    }

    #[test]
    fn what_was_in_flight_slows_down_once() {
        let (mut limits, now) = limits(Duration::ZERO);
        assert!(!limits.knows(now));
        limits.slow_down(now + SECOND, Hint::default());
        assert!(limits.knows(now) && !limits.knows(now + SECOND));
    }

    #[test]
    fn pauses_grow_until_a_mail_gets_through() {
        let (mut limits, now) = limits(Duration::ZERO);
        let pauses = [SECOND, 2 * SECOND];
        limits.rest(now, now + SECOND, Reason::TooMany);
        assert_eq!(limits.breather(&pauses), 2 * SECOND);
        assert_eq!(limits.pause(now), Some((now + SECOND, Reason::TooMany)));
        assert_eq!(limits.pause(now + SECOND), None);
        limits.got_through();
        assert_eq!(limits.breather(&pauses), SECOND);
    }
}
