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
        } =
            "Hier steht {kind} in einem {public} Text.",
            "There is {kind} here in {public} text.";
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

    impl Kind as kind = match kind {
        Self::Link => "ein Zugangslink", "a join link";
        Self::MeetingId => "eine Meeting-ID", "a meeting ID";
        Self::Passcode => "ein Kenncode", "a passcode";
        Self::Phone => "eine Einwahlnummer mit Code", "a dial-in number with its code";
        Self::Edit =>
            "ein Link, der etwas bearbeiten lässt oder nur für einige bestimmt ist,",
            "a link that lets change something or is meant for few";
        Self::Group => "die Einladung in eine Chatgruppe", "an invitation to a chat group";
        Self::Door =>
            "der Code für eine Tür, ein Schloss oder eine Alarmanlage",
            "the code of a door, a lock or an alarm";
        Self::Wifi => "das Passwort eines WLAN", "the password of a wireless network";
    };
}
