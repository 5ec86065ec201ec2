//! Mails: one personal message for each contact.
//!
//! [`Composer`] writes the bytes with lettre, [`greeting()`] makes the greeting of a person, and
//! [`validate`] parses a finished message and makes sure that it is addressed to its recipient and
//! nobody else.

mod compose;
mod fields;
mod greeting;
mod identity;
pub mod leaves;
mod mailbox;
pub mod media;
mod office;
mod parts;
mod texts;
mod unsubscribe;
pub mod validate;

#[cfg(test)]
mod tests;

pub use compose::{Common, Composer, Variant};
pub use greeting::{addressee_name, greeting};
pub use mailbox::Mailbox;
pub use office::OfficeMail;
pub use parts::{Attachment, InlinePicture};
pub(crate) use texts::common_start;
pub use unsubscribe::Unsubscribe;

/// A finished message, ready for the wire: CRLF lines, not yet dot-stuffed.
///
/// The bytes are `head` followed by `shared`. The parts that all mails of an edition have in common
/// (PDF, calendar, attachments) are encoded once and shared.
#[derive(Clone, Debug)]
pub struct Message {
    /// The sender of the envelope.
    pub from: crate::contacts::Address,
    /// The only recipient of the envelope.
    pub to: crate::contacts::Address,
    /// The Message-ID with its angle brackets.
    pub message_id: String,
    /// The header and the personal parts.
    pub head: Vec<u8>,
    /// The parts that all mails have in common.
    pub shared: std::sync::Arc<[u8]>,
}

impl Message {
    /// The size of the whole message in octets, as servers count it (RFC 1870).
    pub fn size(&self) -> u64 {
        (self.head.len() + self.shared.len()) as u64
    }

    /// The whole message in one piece.
    pub fn to_bytes(&self) -> Vec<u8> {
        [&self.head, &*self.shared].concat()
    }
}
