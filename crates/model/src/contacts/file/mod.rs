//! From the bytes of a file of any kind to the text of a table.

pub(super) mod cards;
pub(super) mod dialect;
pub(super) mod heading;
pub(super) mod ldif;
pub(super) mod sheet;
pub(super) mod table;
pub(super) mod workbook;
