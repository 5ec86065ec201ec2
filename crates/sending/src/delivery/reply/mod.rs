//! The meaning of a reply: about the person, about everybody, about a limit, or a text of our own.

pub(super) mod denial;
pub(super) mod hint;
pub(super) mod limit;
pub(super) mod local;
pub(super) mod reason;

use reason::Reason;

german::word_lists! {
    "replies.txt":
    NOT_ALLOWED, LISTS, US, ACCUSED, SUSPICION, PERSONAL,
    REASONS: Reason {
        Later, TooMany, MailboxFull, TooLarge, DomainUnknown, MailboxClosed, AddressUnknown, SenderDoubted,
        Policy,
    },
    ALLOWANCE, RECEIVING, CONNECTION, TOO_OFTEN, OLD
}
