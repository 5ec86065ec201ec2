//! Merging another list into the office's: who is new, what has changed, and what only the office
//! can say.
//!
//! Whoever has unsubscribed stays unsubscribed, and whoever was forgotten stays away, under whatever
//! spelling of the address. The list decides who gets mail: from another file, only a no is taken
//! over, never a yes. Where two rows may be one person, the office is asked; without an answer
//! neither is merged nor added.

mod cells;
mod known;
mod merge;
mod people;
mod report;

pub use merge::{Imported, Options, imported};
pub use report::{Account, Altered, Answer, Doubt, Held, Kept, Question, Refused, Why};
