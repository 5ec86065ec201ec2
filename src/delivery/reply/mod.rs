//! What the words of a reply say: about the person, about everybody, about a limit, or nothing of a server's.

pub(super) mod denial;
pub(super) mod hint;
pub(super) mod limit;
pub(super) mod local;
pub(super) mod reason;
