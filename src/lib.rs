//! Minutes in, an accessible Rund-Mail out.
//!
//! The work in order, each step with its room:
//!
//! 1. [`cli`] understands the command line, [`world`] holds clock and environment.
//! 2. [`workspace`] reads `rundmail.toml` into [`settings`], the minutes file into [`minutes`]; the
//!    contact list becomes a [`contacts::ContactBook`].
//! 3. [`markdown`] reads the authors' texts; [`document`] makes one tree for each edition and
//!    language, and from it HTML, text and PDF.
//! 4. [`mailing`] plans the deliveries; [`mail`] composes them; [`delivery`] brings them to their people.
//! 5. [`report`] and [`ui`] tell what happened.
//!
//! A floor imports only floors below it; `tests/layers.rs` says so.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

// Floor 0: nouns, no I/O.
pub mod columns;
pub mod diagnostic;
pub mod exit;
pub mod say;
pub mod source;
pub mod world;

// Floor 1: the field.
pub mod contacts;
pub mod fields;
pub mod minutes;
pub mod settings;
pub mod workspace;

// Floor 2: documents, and the rules over what was read.
pub mod attendance;
pub mod calendar;
pub mod check;
pub mod document;
pub mod markdown;

// Floor 3: mail.
pub mod delivery;
pub mod mail;
pub mod mailing;

// Floor 4: the program.
pub mod cli;
pub mod command;
pub mod report;
mod run;
pub mod ui;

pub use run::run;
