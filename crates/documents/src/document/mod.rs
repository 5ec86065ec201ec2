//! Documents: one tree ([`view::Document`]) for each edition and language, and the forms made from it.
//!
//! [`build()`] turns minutes into the tree. HTML, text, PDF and the body of the mails are made from
//! that tree and from nothing else, so that they cannot drift apart; as JSON it is also what
//! `render --format json` writes and what templates may rely on. A [`Publisher`] makes them all.

pub mod approval;
mod at_once;
mod breaks;
pub mod build;
pub mod correction;
mod fonts;
pub mod html;
pub mod languages;
pub mod letter;
pub mod listing;
pub mod marks;
pub mod own;
pub mod paper;
pub mod pdf;
pub mod pictures;
mod publisher;
mod sentence;
pub mod site;
mod tables;
pub mod templates;
pub mod text;
pub mod trial;
pub mod vocabulary;

#[cfg(test)]
mod sample;

pub use at_once::{at_once, meanwhile};
pub use build::{DocumentInput, build, enclosed};
pub use publisher::Publisher;

pub use crate::view;
