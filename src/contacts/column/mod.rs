//! The header of a list: what each column holds.

pub(super) mod columns;
pub(super) mod extra;
pub(super) mod further;
