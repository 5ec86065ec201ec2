//! The records of a file, each by itself and compared with the others.

pub(super) mod approval;
pub(super) mod attendance;
pub(super) mod events;
pub(super) mod ids;
pub(super) mod meeting;
pub(super) mod numbers;
pub(super) mod participants;
pub(super) mod procedure;
pub(super) mod rooms;
pub(super) mod translations;
