//! The contact list: read in as many dialects as offices have, and chosen from for a mailing.
//!
//! [`load`] goes from bytes to people in these steps: the kind of file ([`Format`]), of which each
//! becomes the text of one table; its encoding and delimiter ([`Dialect`]), the header ([`Column`]),
//! the rows ([`Contact`]), duplicates. Nothing of a row that has an error
//! reaches the [`ContactBook`]. [`select()`] says whom a mailing reaches.

mod address;
mod archive;
mod asked;
mod cards;
mod cells;
mod codepage;
mod columns;
mod couple;
mod damage;
mod day;
mod deciding;
mod dialect;
mod duplicates;
mod encoding;
mod escapes;
mod extra;
mod field;
mod format;
mod formula;
mod further;
mod guess;
mod heading;
mod help;
mod letters;
mod mailbox;
mod model;
mod open;
mod people;
mod placeholders;
mod pool;
mod providers;
mod read;
mod report;
mod row;
mod rows;
mod salutation;
mod same;
mod scripts;
mod select;
mod sheet;
mod slipped;
mod standing;
mod strays;
mod table;
mod told;
mod turkish;
mod typos;
mod values;
mod words;
mod workbook;

pub use address::{Address, AddressFault};
pub use codepage::CodePage;
pub use columns::{Column, Role};
pub use dialect::Dialect;
pub(crate) use encoding::utf16;
pub use encoding::{Encoding, decoded};
pub use extra::{Extra, ExtraColumn, ExtraColumns};
pub use field::Field;
pub(crate) use format::Foreign;
pub use format::Format;
pub use model::{Contact, ContactBook, WithoutAddress};
pub use open::open;
pub(crate) use people::joined;
pub use people::{MOST_GREETED, Named, Person, greeted};
pub use providers::is_freemail;
pub use read::{load, parse};
pub use salutation::{Salutation, is_family};
pub use select::{Groups, select};
pub use standing::{Bar, NotMailed, Reason};
pub use workbook::LARGEST_FILE;

#[cfg(test)]
mod file_tests;

#[cfg(test)]
mod tests;

#[cfg(test)]
mod properties;
