//! The header of a list: what each column holds.

pub(super) mod asked;
pub(super) mod columns;
pub(super) mod extra;
pub(super) mod field;
pub(super) mod further;
