//! Reads running German text: days and times in all the ways in which people write them, and more.
//!
//! This is pure recognition: a text goes in, readings come out, each with its exact position and
//! its certainty. Nothing is compared or reported here; the rules do that.
//!
//! [`ParsedText`] is a text that is read once: whoever asks about it first has it read, for all
//! others. [`read()`] and [`phones()`] are for those who ask only once.
//!
//! The reader first masks what is not running text (`mask`), splits the rest into `tokens` whose
//! words are looked up in the `lexicon`, and then goes through them once: at each token it tries
//! `dates` (made of `days`, supported by `cues`), `times` (made of `clock`), `weekdays` and
//! `months`, each of which looks only a bounded distance ahead and back. `exclusions` knows what
//! only looks like a date. A doubtful reading is left out, because nobody listens to false alarms.
//! `mention` assigns times to their days, and [`nearby()`] determines the year of a day without
//! one.
//!
//! `blocks` are its paragraphs, items and rows. `enclosed` finds mentions of attachments. Besides these, `quotes` pairs quotation marks, `phone`
//! finds telephone numbers, `terms` have the
//! quantities of a text and `clause` its sentences, `gender` recognises gender-inclusive forms, and [`mixed_abbreviations`]
//! finds abbreviations in several spellings; [`digit`] knows the digits of all scripts. [`continued`] and [`begun`] set the first word of a sentence, and [`typeset`] applies
//! DIN 5008 to what was read.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)
)]

mod abbreviations;
mod blocks;
mod classes;
mod clause;
mod date;
mod digits;
mod enclosed;
mod folding;
mod gender;
mod lexicon;
mod mask;
mod openings;
mod parsed;
mod phone;
mod quotes;
mod terms;
#[cfg(test)]
mod tests;
mod tokens;
pub mod typeset;
mod word_list;
mod words;

pub use abbreviations::{Mixed, Spelling, Spot, mixed_abbreviations};
pub use blocks::{Block, BlockKind, marker};
pub use classes::{Class, Classes};
pub use clause::{Clause, Wanted};
pub use date::mention::Mention;
pub use date::nearby::{Candidate, Nearby, nearby};
pub use date::reading::{
    Confidence, Date, Edge, Impossible, Kind, Month, Reading, Time, Year, YearForm,
};
pub use date::relative::{Relative, RelativeDay, Which};
pub use date::weeks::CalendarWeeks;
pub use digits::{Plain, digit, is_invisible};
pub use enclosed::{AttachmentMention, Count};
pub use folding::{folded, stem};
pub use gender::{GenderForm, Gendered, gender_forms};
pub use lexicon::{month, weekday};
pub use mask::{chunks, tag};
pub use openings::{begun, continued};
pub use parsed::{ParsedText, phones, read};
pub use phone::{Phone, PhoneKind};
pub use quotes::{Marks, Quote, Quoting};
pub use terms::{Number, Term, TermKind};
pub use word_list::WordList;
pub use words::{Word, lower, runs};
