//! The contact list: read in all the dialects of offices, and the recipients chosen for a mailing.
//!
//! [`load`] goes from bytes to people in these steps: the kind of file ([`Format`]), each of which
//! becomes the text of a table; its encoding and delimiter ([`Dialect`]), the header ([`Column`]),
//! the rows ([`Contact`]), duplicates. Nothing from a row with an error gets into the
//! [`ContactBook`]. [`select()`] determines whom a mailing reaches.

mod cell;
mod charset;
mod column;
mod damage;
mod deciding;
mod edit;
mod email;
mod field;
mod file;
mod format;
mod greeting;
mod guest;
mod help;
mod import;
mod messages;
mod model;
mod open;
mod postal;
mod read;
mod record;
mod report;
mod select;
mod standing;
mod table_messages;
mod whose;

pub use charset::codepage::CodePage;
pub(crate) use charset::encoding::utf16;
pub use charset::encoding::{Encoding, decoded};
pub use charset::escapes::entity;
pub use column::columns::{Column, Role};
pub use column::extra::{Extra, ExtraColumn, ExtraColumns};
pub use damage::misread;
pub use edit::{
    Change, EditFault, EditHelp, ListFile, NotOpened, Row as ListRow, Unsubscribed,
    of_addresses as rows_with, rows as list_rows, unsubscribed,
};
pub use email::address::{Address, AddressFault};
pub use email::providers::is_freemail;
pub use field::Field;
pub use file::dialect::Dialect;
pub use file::workbook::LARGEST_FILE;
pub(crate) use format::Foreign;
pub use format::Format;
pub use greeting::people::{MOST_GREETED, Named, Person, greeted, joined};
pub use greeting::salutation::{Salutation, is_family};
pub use greeting::same::is_same as is_same_person;
pub use guest::{MeetingOf, NamedMeeting};
pub use import::{
    Account as ImportAccount, Altered, Answer as ImportAnswer, Doubt, Held, Imported, Kept,
    Options as ImportOptions, Question as ImportQuestion, Refused, Why as RefusedWhy, imported,
};
pub use model::{Contact, ContactBook, Party, WithoutAddress};
pub use open::{open, path as list_path};
pub use postal::address::{PostalAddress, PostalFault};
pub use read::{load, parse};
pub use select::{Groups, select};
pub use standing::{Bar, NotMailed, Reason};
pub use whose::{Offices, owners};

#[cfg(test)]
mod file_tests;

#[cfg(test)]
mod tests;

#[cfg(test)]
mod properties;
