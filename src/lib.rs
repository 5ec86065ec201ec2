//! Minutes in, an accessible Rund-Mail out.
//!
//! The work in order, each step with its room:
//!
//! 1. [`cli`] understands the command line; [`world`] holds clock, variables and current folder;
//!    [`command`] has one verb in each file.
//! 2. [`workspace`] finds and reads the files of an office: `rundmail.toml` becomes [`settings`], the
//!    minutes file and its translations become [`minutes`] (both by way of [`fields`]), the contact
//!    list becomes a [`contacts::ContactBook`].
//! 3. [`check`] goes by its [`rules`] over what was read; days and times in running text are found by
//!    [`german`]. Whatever anybody finds is a [`diagnostic::Diagnostic`] with its place in the [`source`].
//! 4. [`markdown`] reads the authors' texts; [`document::build()`] makes one tree for each edition
//!    and language, and from it come [HTML](document::html), [text](document::text),
//!    [PDF](document::pdf) and the [letter](document::letter) of a mail; [`calendar`] and
//!    [`attendance`] need no tree. [`leaks`] makes sure that nothing secret is in what is to be public.
//! 5. [`mailing::plan()`] composes every mail once by means of [`mail`], proves it, and then knows
//!    whom the Rund-Mail reaches and what it amounts to.
//! 6. [`delivery`] brings the mails to their people and accounts for each in a ledger; [`bounces`] reads
//!    the reports of those that came back.
//! 7. [`report`] and [`ui`] tell what was found and what happened, in the words of [`l10n`] and
//!    with an [exit code](exit).
//!
//! [`sandbox`] tries an office's own templates in another process, which ends what would never end;
//! [`guard`] survives what a file does to its parser.
//!
//! A floor imports only its own and those below it, the parts of one folder know each other in one
//! direction, and each heavy crate is known to its home; `tests/layers` says so.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

// Floor 0: nouns, and the doors to files and the clock.
pub mod columns;
pub mod diagnostic;
pub mod exit;
pub mod guard;
pub mod input;
pub mod l10n;
pub mod rules;
pub mod sandbox;
pub mod source;
pub mod spreadsheet;
pub mod world;

// Floor 1: the field.
pub mod contacts;
pub mod fields;
pub mod inside;
pub mod minutes;
pub mod settings;
pub mod workspace;

// Floor 2: documents, and the rules over what was read.
pub mod attendance;
pub mod calendar;
pub mod check;
pub mod document;
pub mod leaks;
pub mod markdown;

// Floor 3: mail.
pub mod bounces;
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
