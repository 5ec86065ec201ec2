//! The register of decisions: all of them over the years, each with its number.
//!
//! A number stands in the minutes file, beside the decision. So it goes with the file wherever that
//! goes, is in every document, and stays what it is when the minutes of an earlier meeting are added
//! later: those get the next free number of their year, as in a register on paper.

mod messages;
mod number;
mod page;
mod register;
mod table;
#[cfg(test)]
mod tests;
mod text;

pub use page::document;
pub use register::{Decided, Place, register};
pub use table::table;
pub use text::text;
