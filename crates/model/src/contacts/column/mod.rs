//! The header of a list: the contents of each column.

pub(super) mod columns;
pub(super) mod extra;
pub(super) mod further;
