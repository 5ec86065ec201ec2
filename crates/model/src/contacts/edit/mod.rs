//! Changing a contact list in place: cells, rows, a column.
//!
//! Whatever is not changed stays as it is in the file, byte for byte: encoding, byte order mark,
//! delimiter, line ends, quotation marks, the order of columns, and rows that the program does not
//! understand. [`ListFile`] knows where each row is and makes the new file; [`objection`] says how
//! a list records that somebody has unsubscribed.

mod encoded;
mod habits;
pub(super) mod list;
mod messages;
pub(super) mod objection;
pub(super) mod row;

pub use list::{Change, ListFile, NotOpened};
pub use messages::{EditFault, EditHelp};
pub use objection::{Unsubscribed, unsubscribed};
pub use row::{Row, of_addresses, rows};
