//! Who is greeted in a mail: one person, a couple, or everybody at an address.

pub(super) mod couple;
pub(super) mod people;
pub(super) mod salutation;
pub(super) mod same;
