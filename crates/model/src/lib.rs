//! The files of an office, read.
//!
//! [`workspace`] finds and reads them: `rundmail.toml` becomes [`settings`], the minutes file and its
//! translations become [`minutes`] (both by way of [`fields`]), the contact list becomes a
//! [`contacts::ContactBook`]. What is wrong in them is returned as findings beside what was read.
//!
//! [`schema`] tells editors of both TOML files what their keys are.
//!
//! [`edit`] changes a minutes file, value by value, and leaves everything else as it was written.
//!
//! Access to the outside is here, too: [`input`] opens files, and [`world`] holds clock, variables and
//! current folder. [`guard`] survives a parser that panics.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)
)]

pub mod contacts;
pub mod edit;
pub mod fields;
pub mod guard;
pub mod input;
pub mod minutes;
pub mod once;
pub mod schema;
pub mod settings;
pub mod spreadsheet;
pub mod workspace;
pub mod world;

use diagnostics::{diagnostic, l10n, repair, rules, source};
