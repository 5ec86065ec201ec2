//! Attendance: people and organisations for each meeting and each year.
//!
//! [`read()`] finds the minutes files and counts; each writer makes one format of the result. Only
//! numbers leave this module: no name of a person or an organisation is in any format.

mod chart;
mod figures;
mod messages;
mod read;
mod sheet;
mod table;
#[cfg(test)]
mod tests;
mod text;

pub use chart::svg;
pub use figures::{Attendance, MeetingFigures, YearFigures};
pub use read::read;
pub use sheet::xlsx;
pub use table::{csv, excel_csv};
pub use text::{json, text};
