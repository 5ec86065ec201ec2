//! What minutes become.
//!
//! [`markdown`] reads the authors' texts; [`document::build()`] makes one [tree](view) for each edition
//! and language, from which come [HTML](document::html), [text](document::text),
//! [PDF](document::pdf) and the [letter](document::letter) of a mail; [`calendar`] and [`attendance`]
//! need no tree, [`dates`] lists what many files announce, [`open`](mod@open) what they leave open, and [`decisions`] what they have decided; [`annual`] tells of a
//! year. [`direction`] keeps text in order that runs against its document. [`sandbox`] tries an office's own templates in another process with limits.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)
)]

pub mod annual;
pub mod attendance;
pub mod calendar;
mod chart;
pub mod columns;
pub mod dates;
pub mod decisions;
pub mod direction;
pub mod document;
pub mod figures;
mod identity;
pub mod markdown;
pub mod open;
mod picture;
pub mod repeated;
pub mod sandbox;
mod table;
pub mod view;
mod wording;

use diagnostics::{diagnostic, exit, l10n, rules, source};
use model::{contacts, fields, guard, input, minutes, settings, spreadsheet, workspace};
