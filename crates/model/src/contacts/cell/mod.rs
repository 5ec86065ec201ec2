//! The contents of a single cell of a list.

pub(super) mod cells;
pub(super) mod day;
pub(super) mod formula;
pub(super) mod placeholders;
pub(super) mod values;
