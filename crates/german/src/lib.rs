//! What running German text says: days and times, in all the ways that people write them.
//!
//! Pure recognition: a text goes in, readings come out, each with its exact place and with how sure
//! it is. Nothing is compared and nothing found fault with here; the rules do that.
//!
//! [`read`] first lays aside what is no running text (`mask`), cuts the rest into `tokens` whose words
//! are looked up in the `lexicon`, and then goes through them once: at each token it asks for `dates`
//! (made of `days`, held up by `cues`), `times` (made of `clock`), `weekdays` and `months`, each of which
//! looks only a bounded way ahead and back. `traps` knows what looks like a date and is none. A reading that is
//! doubtful is left out: a colleague who cries wolf is not listened to. [`mentions`] puts times to their
//! days, and [`nearby()`] says which year a day without one may mean.
//!
//! [`enclosed()`] finds what speaks of an attachment. Beside these, [`quotes()`] pairs quotation marks, [`phones`] finds telephone numbers, [`gendered`] knows
//! the forms that name more than men, and [`mixed_abbreviations`] finds abbreviations that are written in
//! several ways; [`digit`] knows the digits of all scripts. [`typeset`] says how DIN 5008 writes what was read.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)
)]

mod abbreviations;
mod date;
mod digits;
mod enclosed;
mod gender;
mod lexicon;
mod lists;
mod mask;
mod phone;
mod quotes;
#[cfg(test)]
mod tests;
mod tokens;
pub mod typeset;
mod word_list;

pub use abbreviations::{Mixed, Spelling, Spot, mixed_abbreviations};
pub use date::mention::{Mention, mentions};
pub use date::nearby::{Candidate, Nearby, nearby};
pub use date::read;
pub use date::reading::{
    Confidence, Date, Edge, Impossible, Kind, Month, Reading, Time, Year, YearForm,
};
pub use digits::{Plain, digit, is_invisible};
pub use enclosed::{AttachmentMention, Count, enclosed, is_paper};
pub use gender::{GenderForm, Gendered, gender_forms, gendered};
pub use lexicon::month;
pub use lists::is_in;
pub use phone::{Phone, PhoneKind, phones};
pub use quotes::{Marks, Quote, Quoting, quotes};
pub use word_list::WordList;

/// What of a text is no running text, in its order: code, addresses, targets of links, names of files.
pub fn unread(text: &str) -> Vec<std::ops::Range<usize>> {
    mask::masks(text).into_iter().map(|mask| mask.range).collect()
}
