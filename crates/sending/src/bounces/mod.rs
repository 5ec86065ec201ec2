//! Returned mails: delivery reports, complaints and notices are read from a mailbox and matched with
//! the ledger.
//!
//! 1. [`mailbox`] finds the mails: `.eml` and `.msg` files (`outlook`), mbox files, Maildir folders.
//! 2. [`parse`] determines which [`model::Mail`] a mail is. `letter` takes it apart; [`status`] reads
//!    the machine-readable part of a report (RFC 3464, RFC 6522), `text` the reports that are free
//!    text (`copy`: above the returned mail), `complaint` the complaints (RFC 5965), [`notice`] what
//!    people reply, above what they quote (`quoted`); `phrases` has the words of servers.
//! 3. [`settle`] matches the report by Message-ID *and* recipient; a report that matches one alone
//!    changes nothing, for anybody can write one. [`wishes`] says which unsubscribe mails count.

mod collection;
mod complaint;
mod copy;
mod id;
mod letter;
pub mod mailbox;
pub mod model;
pub mod notice;
mod outlook;
pub mod parse;
mod phrases;
mod quoted;
pub mod settle;
pub mod status;
mod text;
pub mod wishes;

/// How much of a mail is read (bytes). The contents of a report come before the mail that it
/// returns, and of that only the header counts; so large mails cost no more.
pub const HEAD: usize = 256 * 1024;
