//! Attendance: people and organisations for each meeting and each year.
//!
//! [`read()`] finds the minutes files and counts; each writer makes one format of the result. Only
//! numbers leave this module: a name of a person or an organisation is in no format unless somebody
//! asks for [names](Asked::names). Numbers that are small are not [broken down](Part).

mod chart;
mod figures;
mod hidden;
mod messages;
mod names;
mod notes;
mod read;
mod regulars;
mod roll;
mod rows;
mod sheet;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod told;

pub use chart::svg;
pub use figures::{Attendance, MeetingFigures, YearFigures};
pub use hidden::Part;
pub use names::Spellings;
pub use read::{Asked, Counting, read};
pub use regulars::Breakdown;
pub use roll::{Entry, State};
pub use sheet::xlsx;
pub use table::{csv, excel_csv};
pub use text::{json, text};
