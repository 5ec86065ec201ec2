//! What one step of the reading comes to.

use std::ops::Range;

use crate::date::reading::{Confidence, Kind};

/// A reading, in tokens.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub kind: Kind,
    pub tokens: Range<usize>,
    pub sure: Confidence,
}

/// What begins at a token.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// These readings, and the token behind them.
    Found(Vec<Found>, usize),
    /// Something that must not be read, and the token behind it.
    Skip(usize),
    /// Nothing of the kind.
    Nothing,
    /// Nothing of the kind, here and up to that token.
    Barren(usize),
}
