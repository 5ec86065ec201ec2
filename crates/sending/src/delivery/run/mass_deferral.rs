//! Detects that the server defers everybody.

use super::super::transport::Reply;
use crate::delivery::reply::limit::is_greylisting;
use crate::delivery::reply::reason::EnhancedStatus;

/// If this many people are deferred in a row with the same codes, it is not about them.
const ROW: usize = 20;
/// With greylisting, the first attempt for each person starts its clock, so more of them go before
/// the run rests.
const GREY_ROW: usize = 200;

/// A server that answers "not now" to everybody is not asked 5,000 times. After [`ROW`] successive
/// people deferred with the same reply code and status, and nobody else served in between, the run
/// pauses as a whole, and after each pause one mail tests whether it is over; the pauses grow like
/// those of a single person. The first reply of another kind ends it.
#[derive(Debug, Default)]
pub(super) struct MassDeferral {
    kind: Option<(Option<u16>, Option<EnhancedStatus>)>,
    row: usize,
    pauses: usize,
}

impl MassDeferral {
    /// Somebody was deferred, `first` for the first time. Returns the index of the pause to make,
    /// or `None` to continue.
    pub(super) fn put_off(&mut self, reply: &Reply, first: bool) -> Option<usize> {
        let kind = Some((reply.code, EnhancedStatus::parse(&reply.text)));
        if kind != self.kind {
            *self = Self { kind, ..Self::default() };
        }
        // Repeated deferrals of the same few people do not count.
        self.row += usize::from(first);
        let row = if is_greylisting(reply) { GREY_ROW } else { ROW };
        if self.row < row {
            return None;
        }
        self.pauses += 1;
        Some(self.pauses - 1)
    }

    /// Somebody was served, with either result.
    pub(super) fn over(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_people_in_a_row_are_a_mass_deferral_and_one_served_ends_it() {
        let mut deferral = MassDeferral::default();
        let busy = Reply::new(450, "4.3.0 not now");
        assert!((1..20).all(|_| deferral.put_off(&busy, true).is_none()));
        assert!((1..20).all(|_| deferral.put_off(&busy, false).is_none()), "the same people");
        assert_eq!(deferral.put_off(&busy, true), Some(0));
        assert_eq!(deferral.put_off(&busy, false), Some(1), "one mail for each pause");
        deferral.over();
        assert_eq!(deferral.put_off(&busy, true), None);
    }

    #[test]
    fn different_replies_are_no_mass_deferral_and_greylisting_is_a_late_one() {
        let mut deferral = MassDeferral::default();
        for number in 0..100 {
            let reply = Reply::new(450, format!("4.3.{} not now", number % 2));
            assert_eq!(deferral.put_off(&reply, true), None);
        }
        let grey = Reply::new(450, "4.7.1 Greylisted");
        assert!((1..200).all(|_| deferral.put_off(&grey, true).is_none()));
        assert_eq!(deferral.put_off(&grey, true), Some(0));
    }
}
