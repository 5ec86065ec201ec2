//! Mails that came back: delivery reports are read from a mailbox and held against the ledger.
//!
//! 1. [`mailbox`] finds the mails: `.eml` files, mbox files, Maildir folders.
//! 2. [`parse`] reads a delivery report (RFC 3464, RFC 6522) out of a mail.
//!    [`status`] knows the machine-readable part, `text` the servers that write words only.
//! 3. [`settle`] matches the report by Message-ID *and* recipient; a report that matches one alone
//!    changes nothing, for anybody can write one.

pub mod mailbox;
pub mod parse;
pub mod settle;
pub mod status;
mod text;
