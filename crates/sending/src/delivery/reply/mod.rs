//! The meaning of a reply: about the person, about everybody, about a limit, or a text of our own.

pub(super) mod denial;
pub(super) mod hint;
pub(super) mod limit;
pub(super) mod local;
pub(super) mod reason;
