//! Mails, from composing to the last report.
//!
//! [`mailing::plan()`] composes every mail once with [`mail`], validates it, and then knows whom the
//! Rund-Mail reaches and how large it is. [`delivery`] delivers the mails and accounts for each in a
//! ledger; [`bounces`] reads the reports of those that came back.
//! [`login`] gets tokens for servers and keeps them in the system's keychain.
//! [`forgotten`] keeps those away who wanted to be forgotten. [`letters`] are for those whom no mail reaches.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)
)]

pub mod bounces;
pub mod delivery;
pub mod forgotten;
pub mod imap;
pub mod letters;
pub mod login;
pub mod mail;
pub mod mailing;

use diagnostics::{diagnostic, exit, l10n, rules, source};
use documents::{calendar, document, figures, markdown, open};
use model::{contacts, guard, input, minutes, settings, workspace, world};
