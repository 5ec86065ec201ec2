//! What goes with a mail, and what its texts promise: the attached files, the logo of the letterhead,
//! links, and sentences that lead up to something.
//!
//! `files`, `blocked`, `images`, `size` and `logo` look at the records and the disk, `colons`,
//! `links` and `mentions` at the texts; `titles` tells which attachment a sentence means.

mod blocked;
mod colons;
mod files;
mod help;
mod images;
mod links;
mod logo;
mod mentions;
mod size;
#[cfg(test)]
mod tests;
mod titles;
mod words;

pub(super) use logo::check as logo;
pub(super) use size::check as size;

use super::context::Context;
use crate::diagnostic::Diagnostic;

/// The longer side that a screen shows and a sheet of A4 prints well (pixels): 2000 are 170 dots an
/// inch over 297 mm.
const ENOUGH: u64 = 2_000;

/// Everything about the enclosures of one file.
pub(super) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    context.run(&[
        files::check,
        blocked::check,
        images::check,
        mentions::check,
        colons::check,
        links::check,
    ])
}
