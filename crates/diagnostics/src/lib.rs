//! What is found in an office's files, as data: a [`diagnostic::Diagnostic`] of one of the [`rules`], with its
//! place in the [`source`], in the words of [`l10n`]; and the [exit code](exit) that all of them amount to.
//!
//! Nothing here reads a file or prints.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)
)]

pub mod diagnostic;
pub mod exit;
pub mod l10n;
pub mod rules;
pub mod source;
