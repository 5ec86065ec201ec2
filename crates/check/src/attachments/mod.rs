//! Attachments and what texts say about them: the attached files, the logo of the letterhead,
//! links, and sentences that announce something.
//!
//! `files`, `blocked`, `images`, `size` and `logo` check the records and the disk, `colons`,
//! `links` and `mentions` the texts; `titles` finds the attachment that a sentence refers to.

mod blocked;
mod colons;
mod files;
mod help;
mod images;
mod links;
mod logo;
mod mentions;
mod messages;
mod size;
#[cfg(test)]
mod tests;
mod titles;

pub(super) use logo::check as logo;
pub(super) use size::check as size;

use super::context::Context;
use crate::diagnostic::Diagnostic;

/// The longer side that fills a screen and prints well on A4 (pixels): 2000 are 170 dpi over 297
/// mm.
const ENOUGH: u64 = 2_000;

/// Checks everything about the attachments of one file.
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
