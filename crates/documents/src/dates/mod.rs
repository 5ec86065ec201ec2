//! The dates of many minutes files as one list: a document like any other, and tables for programs.
//!
//! [`crate::calendar::gathered`] has made sure that each date is there once. A table tells in which
//! file a date stands; no form but the document and the calendar of the internal edition has access
//! data.

mod messages;
mod page;
mod table;

pub use page::{List, document};
pub use table::table;
