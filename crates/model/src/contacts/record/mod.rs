//! From the rows of a table to people, with all findings.

pub(super) mod duplicates;
pub(super) mod pool;
pub(super) mod row;
pub(super) mod rows;
pub(super) mod slipped;
pub(super) mod strays;
