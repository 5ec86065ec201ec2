//! The contact list: its model; reading it comes in as many dialects as offices have.

mod address;
mod model;

pub use address::Address;
pub use model::{Contact, ContactBook};
