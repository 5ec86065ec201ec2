//! The encoding of lists, and letters that were damaged on their way.

pub(super) mod codepage;
pub(super) mod encoding;
pub(super) mod escapes;
pub(super) mod guess;
pub(super) mod letters;
pub(super) mod turkish;
