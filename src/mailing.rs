//! The plan of one mailing: whom it reaches, and the mails it is made of.

use crate::contacts::Address;
use crate::mail::Message;

/// One planned delivery.
#[derive(Clone, Debug)]
pub struct Addressee {
    /// Where the mail goes.
    pub address: Address,
    /// The person's (or organisation's) name, for lists and reports.
    pub name: String,
}

/// The mails of a mailing in their order. Composing is deterministic, so nothing needs to be kept:
/// a mail is composed again when its turn comes.
pub trait Letters: Sync {
    /// Whom the mailing reaches, in order; every address once.
    fn addressees(&self) -> &[Addressee];

    /// The mail for the addressee at `index`.
    fn compose(&self, index: usize) -> Message;
}
