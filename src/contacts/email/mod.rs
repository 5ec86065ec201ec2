//! E-mail addresses: what is one, whose provider it is of, and what is wrong with it.

pub(super) mod address;
pub(super) mod mailbox;
pub(super) mod providers;
pub(super) mod scripts;
pub(super) mod typos;
