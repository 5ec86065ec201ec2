//! The pieces of which names of columns are made, and stems by which longer ones are known.

use crate::contacts::standing::Reason::{
    self, Bounced, ByPost, Deceased, Deleted, Inactive, Left, NoConsent, Objected, OnHold,
    OptedOut, Unconfirmed,
};

/// The meaning of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// „kein“.
    Not,
    /// „abgemeldet“.
    No(Reason),
    /// „ausgetreten“: a day may lie ahead.
    Leaving(Reason),
    /// „Einwilligung“.
    Yes(Reason),
    /// „Newsletter“: a yes that is certainly about mail.
    Letter,
    /// „E-Mail“.
    Mail,
    Status,
    Way,
    /// „Datenschutz“: may be a yes, and says nothing if there is one.
    Hint,
    /// „Foto“, „Telefon“: the column is about something else.
    Other,
    /// „am“, „Datum“: says nothing.
    Filler,
}

german::word_lists! {
    "consent_columns.txt": pub(super)
    PIECES: Piece {
        Not, No(OptedOut), No(ByPost), No(Objected), No(OnHold), No(Bounced), Leaving(Deleted), Leaving(Left),
        No(Deceased), No(Inactive), Yes(NoConsent), Yes(Unconfirmed), Yes(OptedOut), Letter, Mail, Status, Way,
        Other, Filler, Hint,
    },
    STRONG, WEAK, FORMS, EXACT, OTHERS, FAINT,
    TAGS: Reason {
        OptedOut, Objected, OnHold, Bounced, Deleted, Left, Deceased, Inactive, ByPost,
    },
}
