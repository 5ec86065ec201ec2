//! What is still open in many minutes files: tasks, calls, and dates that are not settled.
//!
//! [`open()`] finds it; each writer makes one form of it. What `new` has carried over from one file to
//! the next is one task, and the newest file has the last word on it. The list is for the office:
//! internal items are in it, and say so.

mod calls;
mod dates;
mod item;
mod list;
mod messages;
mod order;
mod page;
mod people;
mod table;
mod tasks;
#[cfg(test)]
mod tests;
mod text;

pub use crate::wording::plain;
pub use item::{Open, OpenKind};
pub use list::{Group, Grouping, grouped, open};
pub use page::document;
pub use table::table;
pub use tasks::{CARRIED_TASKS, Fate, fates, since};
pub use text::{deadline, text};
