//! Findings as data: a [`diagnostic::Diagnostic`] follows one of the [`rules`], has a span in a
//! [`source`] and says what is wrong in the sentences of [`l10n`]. The [exit code](exit) sums them up.
//!
//! Nothing here reads a file or prints.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)
)]

pub mod diagnostic;
pub mod exit;
pub mod l10n;
pub mod repair;
pub mod rules;
pub mod source;
