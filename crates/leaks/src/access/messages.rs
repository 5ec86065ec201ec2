//! Messages about access data in running text.

use diagnostics::l10n::{either, messages};

/// What kind of access data it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A join link.
    Link,
    /// A meeting ID.
    MeetingId,
    /// A passcode.
    Passcode,
    /// A dial-in number.
    Phone,
}

messages! {
    /// What is found in a text, and what to do about it.
    pub(super) enum Message {
        Found {
            kind: Kind,
            public: bool as either(["öffentlichen", "internen"], ["a public", "an internal"]),
        } = match kind {
            Kind::Link =>
                "Hier steht ein Zugangslink in einem {public} Text.",
                "There is a join link here in {public} text.";
            Kind::MeetingId =>
                "Hier steht eine Meeting-ID in einem {public} Text.",
                "There is a meeting ID here in {public} text.";
            Kind::Passcode =>
                "Hier steht ein Kenncode in einem {public} Text.",
                "There is a passcode here in {public} text.";
            Kind::Phone =>
                "Hier steht eine Einwahlnummer mit Code in einem {public} Text.",
                "There is a dial-in number with its code here in {public} text.";
        };
        PutIntoOnline =
            "Zugangsdaten gehören nach [sitzung.online] oder in `online` des Termins: Von dort \
             kommen sie in die E-Mails und nie ins Netz. Steht die Veranstaltung allen offen, \
             nehmen Sie die Stelle unter [[pruefung.hinnehmen]] mit einem Grund hin.",
            "Access data belong in [meeting.online] or in `online` of the event: from there, they \
             get into the mails and never onto the web. If the event is open to everyone, accept \
             the finding under [[check.accept]] with a reason.";
    }
}
