//! Letters on paper to people whom no mail reaches.
//!
//! [`recipients()`] chooses them from the list, [`write()`] sets one letter for each in a single
//! PDF. A letter is printed and put into an envelope by people, so no ledger accounts for it.

mod address;
mod messages;
mod recipients;
mod write;

pub use recipients::{Recipient, recipients};
pub use write::{Letters, LettersRequest, Mark, write};
