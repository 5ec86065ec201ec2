//! Whom a mail greets: one person, a couple, or all who share an address.

pub(super) mod couple;
pub(super) mod people;
pub(super) mod salutation;
pub(super) mod same;
