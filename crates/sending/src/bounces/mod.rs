//! Mails that came back: delivery reports, complaints and notices are read from a mailbox and held against the
//! ledger.
//!
//! 1. [`mailbox`] finds the mails: `.eml` and `.msg` files (`outlook`), mbox files, Maildir folders.
//! 2. [`parse`] says which [`model::Mail`] a mail is. `letter` takes it apart; [`status`] knows the machine-readable part of a
//!    report (RFC 3464, RFC 6522), `text` the servers that write words only (`copy`: above the returned mail), `complaint` the complaints
//!    (RFC 5965), [`notice`] what people write back; `phrases` has the words of servers.
//! 3. [`settle`] matches the report by Message-ID *and* recipient; a report that matches one alone
//!    changes nothing, for anybody can write one.

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
pub mod settle;
pub mod status;
mod text;

/// So much of a mail is read, in bytes. What a report says stands before the mail that it returns, and
/// of that only the header counts; a mail of any size costs no more than this.
pub const HEAD: usize = 256 * 1024;
