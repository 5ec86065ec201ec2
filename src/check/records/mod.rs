//! What the records of one file say, each by itself and beside the others.

pub(super) mod attendance;
pub(super) mod events;
pub(super) mod ids;
pub(super) mod meeting;
pub(super) mod numbers;
pub(super) mod participants;
pub(super) mod translations;
