//! Messages about access data in running text.

use diagnostics::l10n::{either, messages};

/// What kind of access data it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
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
    #[derive(Debug)]
    pub(super) enum Message {
        Found {
            kind: Kind,
            public: bool as either(["öffentlichen", "internen"], ["a public", "an internal"]),
        } = match kind {
            Kind::Link =>
                "Hier steht ein Zugangslink in einem {public} Text.",
                "Here a join link stands in {public} text.";
            Kind::MeetingId =>
                "Hier steht eine Meeting-ID in einem {public} Text.",
                "Here a meeting ID stands in {public} text.";
            Kind::Passcode =>
                "Hier steht ein Kenncode in einem {public} Text.",
                "Here a passcode stands in {public} text.";
            Kind::Phone =>
                "Hier steht eine Einwahlnummer mit Code in einem {public} Text.",
                "Here a dial-in number with its code stands in {public} text.";
        };
        PutIntoOnline =
            "Zugangsdaten gehören nach [sitzung.online] oder in `online` des Termins: Von dort \
             kommen sie in die E-Mails und nie ins Netz. Steht die Veranstaltung allen offen, \
             nehmen Sie die Stelle unter [[pruefung.hinnehmen]] mit einem Grund hin.",
            "Access data belongs into [meeting.online] or into `online` of the date: from there it \
             gets into the mails and never on the web. If the event is open to all, accept the \
             place under [[check.accept]] with a reason.";
    }
}
