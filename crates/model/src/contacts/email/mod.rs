//! E-mail addresses: validation, providers, and typos.

pub(super) mod address;
pub(super) mod mailbox;
pub(super) mod providers;
pub(super) mod scripts;
pub(super) mod typos;
