//! What is said of access data in running text.

use crate::l10n::Bilingual;

/// What kind of access data it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A join link.
    Link,
    /// A meeting ID.
    MeetingId,
    /// A passcode.
    Passcode,
    /// A dial-in string.
    Phone,
}

/// The sentences.
#[derive(Debug)]
pub(super) enum Words {
    Found { kind: Kind, public: bool },
    PutIntoOnline,
}

impl Bilingual for Words {
    fn german(&self) -> String {
        match self {
            Self::Found { kind, public } => {
                let what = match kind {
                    Kind::Link => "ein Zugangslink",
                    Kind::MeetingId => "eine Meeting-ID",
                    Kind::Passcode => "ein Kenncode",
                    Kind::Phone => "eine Einwahlnummer mit Code",
                };
                let text = if *public { "öffentlichen" } else { "internen" };
                format!("Hier steht {what} in einem {text} Text.")
            }
            Self::PutIntoOnline => "Zugangsdaten gehören nach [sitzung.online] oder in `online` des \
                                    Termins: Von dort kommen sie in die E-Mails und nie ins Netz. Steht die \
                                    Veranstaltung allen offen, nehmen Sie die Stelle unter \
                                    [[pruefung.hinnehmen]] mit einem Grund hin."
                .into(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Found { kind, public } => {
                let what = match kind {
                    Kind::Link => "a join link",
                    Kind::MeetingId => "a meeting ID",
                    Kind::Passcode => "a passcode",
                    Kind::Phone => "a dial-in number with its code",
                };
                let text = if *public { "a public" } else { "an internal" };
                format!("Here {what} stands in {text} text.")
            }
            Self::PutIntoOnline => "Access data belongs into [meeting.online] or into `online` of the \
                                    date: from there it gets into the mails and never on the web. If the \
                                    event is open to all, accept the place under [[check.accept]] with a \
                                    reason."
                .into(),
        }
    }
}
