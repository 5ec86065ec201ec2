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
    /// A link for editing, or to what is shared with few.
    Edit,
    /// An invitation into a group of a chat service.
    Group,
    /// The code of a door, a lock or an alarm.
    Door,
    /// The password of a wireless network.
    Wifi,
}

impl Kind {
    /// Whether it belongs into `[meeting.online]`.
    pub(super) fn is_online(self) -> bool {
        matches!(self, Self::Link | Self::MeetingId | Self::Passcode | Self::Phone)
    }
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
            Kind::Edit =>
                "Hier steht in einem {public} Text ein Link zum Bearbeiten oder zu etwas, das nur \
                 einige öffnen sollen.",
                "There is a link here in {public} text for editing, or to something that only some \
                 people are to open.";
            Kind::Group =>
                "Hier steht die Einladung in eine Chatgruppe in einem {public} Text.",
                "There is an invitation to a chat group here in {public} text.";
            Kind::Door =>
                "Hier steht der Code für eine Tür, ein Schloss oder eine Alarmanlage in einem \
                 {public} Text.",
                "There is the code of a door, a lock or an alarm here in {public} text.";
            Kind::Wifi =>
                "Hier steht das Passwort eines WLAN in einem {public} Text.",
                "There is the password of a wireless network here in {public} text.";
        };
        PutIntoOnline =
            "Zugangsdaten gehören nach [sitzung.online] oder in `online` des Termins: Von dort \
             kommen sie in die E-Mails und nie ins Netz. Steht die Veranstaltung allen offen, \
             nehmen Sie die Stelle unter [[pruefung.hinnehmen]] mit einem Grund hin.",
            "Access data belong in [meeting.online] or in `online` of the event: from there, they \
             get into the mails and never onto the web. If the event is open to everyone, accept \
             the finding under [[check.accept]] with a reason.";
        TakeOut =
            "Streichen Sie die Stelle, und geben Sie den Zugang nur denen, die ihn brauchen. Darf \
             ihn jede und jeder haben, nehmen Sie die Stelle unter [[pruefung.hinnehmen]] mit einem \
             Grund hin.",
            "Delete it, and give access only to those who need it. If anybody may have it, accept \
             the finding under [[check.accept]] with a reason.";
    }
}
