//! Randomness that can be had again.

use std::ops::Range;
use std::time::{Duration, SystemTime};

/// The generator `SplitMix64`.
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    /// The seed stands in the output of a test that fails; `RUNDMAIL_TEST_SEED` sets it.
    #[expect(clippy::disallowed_methods, reason = "how a seed is given back")]
    pub(super) fn cast() -> Self {
        let given = std::env::var("RUNDMAIL_TEST_SEED").ok();
        let now = || SystemTime::UNIX_EPOCH.elapsed().unwrap().subsec_nanos().into();
        let seed = given.map_or_else(now, |seed| seed.parse().unwrap());
        eprintln!("RUNDMAIL_TEST_SEED={seed}");
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Others, from here on independent.
    pub(super) fn more(&mut self) -> Self {
        Self(self.next())
    }

    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    /// To the microsecond.
    pub(super) fn moment(&mut self, range: Range<Duration>) -> Duration {
        let micros = |time: Duration| u64::try_from(time.as_micros()).unwrap();
        let width = micros(range.end.saturating_sub(range.start));
        range.start + Duration::from_micros(self.below(width))
    }
}
