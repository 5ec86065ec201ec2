//! The form: the values of a minutes file as fields, and back into the file.

mod apply;
mod field;
mod places;
mod read;
mod schema;

pub(super) use apply::{Fault, apply};
pub(super) use places::Places;
pub(super) use read::values;
pub(super) use schema::told;
