//! Minutes in, an accessible Rund-Mail out.
//!
//! The work in order, each step with its room:
//!
//! 1. [`cli`] understands the command line; [`world`] holds clock, variables and current folder;
//!    [`command`] has one verb in each file.
//! 2. [`workspace`] finds and reads the files of an office: `rundmail.toml` becomes [`settings`],
//!    the minutes file and its translations become [`minutes`] (both by way of [`fields`]), the
//!    contact list becomes a [`contacts::ContactBook`]. [`edit`] writes single values back.
//! 3. [`check`] applies the [`rules`] to what was read; days and times in running text are found by
//!    [`german`]. Every finding is a [`diagnostic::Diagnostic`] with its span in the [`source`].
//! 4. [`markdown`] reads the authors' texts; [`document::build()`] makes one tree for each edition
//!    and language, from which come [HTML](document::html), [text](document::text),
//!    [PDF](document::pdf) and the [letter](document::letter) of a mail; [`calendar`] and
//!    [`attendance`] need no tree; [`dates`], [`mod@open`] and [`decisions`] list what many files
//!    announce, leave open and have decided, and [`annual`] tells of a year. [`leaks`] makes sure that
//!    nothing secret gets into what is to be public.
//! 5. [`mailing::plan()`] composes every mail once with [`mail`], validates it, and then knows whom
//!    the Rund-Mail reaches and how large it is.
//! 6. [`delivery`] delivers the mails and accounts for each in a ledger; [`bounces`] reads the
//!    reports of those that came back, also from the office's own mailbox ([`imap`]).
//! 7. [`report`] and [`ui`] report what was found and what happened, in the sentences of [`l10n`]
//!    and with an [exit code](exit).
//!
//! [`sandbox`] tries an office's own templates in another process with limits; [`guard`] survives a
//! parser that panics.
//!
//! [`mod@import`] makes a minutes file of a document that another program has written.
//!
//! The rooms below the command line are crates of the workspace, re-exported here; each sees only
//! what its manifest names. From the ground up: [`mod@diagnostics`] and [`mod@german`], then
//! [`mod@model`], [`mod@inside`], [`mod@documents`], [`mod@leaks`], [`mod@import`], [`mod@check`]
//! and [`mod@sending`]. Within a crate the files of a folder import each other in one direction only;
//! `tests/layers` enforces this.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)
)]

pub use check;
pub use diagnostics::{diagnostic, exit, l10n, repair, rules, source};
pub use documents::{
    annual, attendance, calendar, columns, dates, decisions, document, figures, markdown, open,
    repeated, sandbox, view,
};
pub use import;
pub use inside;
pub use leaks;
pub use model::{
    contacts, edit, fields, guard, input, minutes, once, schema, settings, spreadsheet, workspace,
    world,
};
pub use sending::{bounces, delivery, forgotten, imap, letters, login, mail, mailing};

pub mod cli;
pub mod command;
pub mod report;
mod run;
pub mod ui;

pub use run::run;
