//! The result of a step of reading.

use std::ops::Range;

use crate::date::reading::{Confidence, Kind};

/// A reading, with its range of tokens.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub kind: Kind,
    pub tokens: Range<usize>,
    pub sure: Confidence,
}

/// What begins at a token.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// These readings, and the token after them.
    Found(Vec<Found>, usize),
    /// Something that must not be read, and the token after it.
    Skip(usize),
    /// Nothing.
    Nothing,
    /// Nothing, neither here nor up to that token.
    Barren(usize),
}
