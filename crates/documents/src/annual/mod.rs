//! The annual report: a year of meetings in figures, as a document like any other.
//!
//! [`Gathered`] is what the files, the register of decisions, the calendar and the ledger say about
//! the year; [`document()`] makes of it a tree in a language of documents, with charts that have an
//! alternative text and a table each. Nobody is named unless names are asked for.

mod charts;
mod facts;
mod lists;
mod page;
mod tables;
mod trend;

pub use facts::{Gathered, Mailing, Sources, Tasks};
pub use page::{Report, document};
