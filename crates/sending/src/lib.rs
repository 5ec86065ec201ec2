//! The way of a Rund-Mail to its people.
//!
//! [`mailing::plan()`] composes every mail once by means of [`mail`], proves it, and then knows whom the
//! Rund-Mail reaches and what it amounts to. [`delivery`] brings the mails to their people and accounts
//! for each in a ledger; [`bounces`] reads the reports of those that came back.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)
)]

pub mod bounces;
pub mod delivery;
pub mod mail;
pub mod mailing;

use diagnostics::{diagnostic, exit, l10n, rules, source};
use documents::{calendar, document, markdown};
use model::{contacts, guard, input, minutes, settings, workspace, world};
