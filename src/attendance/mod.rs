//! Who came: persons and organisations for each meeting and each year.
//!
//! [`read()`] finds the minutes files and counts; each writer makes one form of the result.
//! Only figures leave this room: no person's name and no organisation's name is in any form.

mod chart;
mod figures;
mod read;
mod sheet;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod words;

pub use chart::svg;
pub use figures::{Attendance, MeetingFigures, YearFigures};
pub use read::read;
pub use sheet::xlsx;
pub use table::{csv, excel_csv};
pub use text::{json, text};
