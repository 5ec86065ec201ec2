//! What `send` says of the list of those who were not reached, and in it.

use crate::contacts::Reason;
use crate::l10n::{Bilingual, Language, Localize, SystemFault};

/// The columns that stand before those of the contact list. None of them may be taken for a field of a
/// contact when the list is read again.
#[derive(Clone, Copy, Debug)]
pub(in crate::command::send) enum Heading {
    Reason,
    Reply,
    State,
    When,
    MessageId,
}

impl Heading {
    pub const ALL: [Self; 5] =
        [Self::Reason, Self::Reply, Self::State, Self::When, Self::MessageId];
}

impl Localize for Heading {
    fn localize(&self, language: Language) -> String {
        let (german, english) = match self {
            Self::Reason => ("Nicht zugestellt, weil", "Not delivered because"),
            Self::Reply => ("Antwort des Servers", "Server's reply"),
            Self::State => ("Stand der Zustellung", "Delivery state"),
            Self::When => ("Zeitpunkt der Zustellung", "Delivery time"),
            Self::MessageId => ("Message-ID", "Message-ID"),
        };
        language.pick(german, english).to_owned()
    }
}

/// Why no mail was meant for somebody in the list.
#[derive(Debug)]
pub(in crate::command::send) struct NoMail(pub Reason);

impl Bilingual for NoMail {
    fn german(&self) -> String {
        match self.0 {
            Reason::NoAddress => "keine E-Mail-Adresse",
            Reason::ByPost => "möchte Post statt E-Mail",
            other => other.label(Language::German),
        }
        .into()
    }

    fn english(&self) -> String {
        match self.0 {
            Reason::NoAddress => "no e-mail address",
            Reason::ByPost => "wants letters, no mail",
            other => other.label(Language::English),
        }
        .into()
    }
}

/// Where the list is.
#[derive(Debug)]
pub(in crate::command::send) enum ListSays {
    /// `again`: for some of them `--only` does what the same command does not.
    Written {
        path: String,
        again: bool,
    },
    /// Everybody with an address has the mail; these may get a letter.
    ByLetter {
        path: String,
        people: usize,
    },
    NotWritten {
        path: String,
        error: SystemFault,
    },
}

impl Bilingual for ListSays {
    fn german(&self) -> String {
        match self {
            Self::Written { path, again: false } => {
                format!("Wer die E-Mail noch nicht sicher hat und warum, steht in {path}.")
            }
            Self::Written { path, again: true } => format!(
                "Wer die E-Mail noch nicht sicher hat und warum, steht in {path}. Noch einmal, und nur \
                 an Personen in dieser Liste, sendet `--nur {path}`."
            ),
            Self::ByLetter { path, people: 1 } => format!(
                "Eine Person bekommt keine E-Mail, aber vielleicht einen Brief: Sie steht in {path}."
            ),
            Self::ByLetter { path, people } => format!(
                "{people} Personen bekommen keine E-Mail, aber vielleicht einen Brief: Sie stehen in {path}."
            ),
            Self::NotWritten { path, error } => format!(
                "Die Liste {path} kann nicht geschrieben werden ({}). Schließen Sie sie, falls \
                 sie in Excel offen ist. `rundmail stand --csv` zeigt dasselbe.",
                error.german()
            ),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Written { path, again: false } => {
                format!("Who has not surely got the mail yet, and why, is in {path}.")
            }
            Self::Written { path, again: true } => format!(
                "Who has not surely got the mail yet, and why, is in {path}. `--only {path}` sends \
                 again, and only to people in that list."
            ),
            Self::ByLetter { path, people: 1 } => {
                format!("One person gets no mail, but perhaps a letter: see {path}.")
            }
            Self::ByLetter { path, people } => {
                format!("{people} people get no mail, but perhaps a letter: see {path}.")
            }
            Self::NotWritten { path, error } => format!(
                "The list {path} cannot be written ({}). Close it if it is open in Excel. \
                 `rundmail status --csv` shows the same.",
                error.english()
            ),
        }
    }
}

/// Who is in the list of `--only` and gets nothing.
#[derive(Debug)]
pub(in crate::command::send) enum OnlySays {
    Unknown { address: String },
    NotChosen { address: String },
}

impl Bilingual for OnlySays {
    fn german(&self) -> String {
        match self {
            Self::Unknown { address } => {
                format!("{address} steht nicht in der Kontaktliste und erhält nichts.")
            }
            Self::NotChosen { address } => format!(
                "{address} erhält nichts: abgemeldet, nicht mehr gültig oder nicht in den gewählten \
                 Gruppen."
            ),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Unknown { address } => {
                format!("{address} is not in the contact list and gets nothing.")
            }
            Self::NotChosen { address } => {
                format!("{address} gets nothing: inactive, expired, or not in the chosen groups.")
            }
        }
    }
}

/// What to do about an unknown address.
#[derive(Debug)]
pub(in crate::command::send) struct OnlyHelp;

impl Bilingual for OnlyHelp {
    fn german(&self) -> String {
        "Haben Sie die Adresse berichtigt, dann ändern Sie sie auch hier, oder senden Sie ohne --nur: \
         Wer die E-Mail schon hat, erhält sie nicht noch einmal."
            .into()
    }

    fn english(&self) -> String {
        "If you have corrected the address, change it here as well, or send without --only: nobody \
         who has got the mail gets it again."
            .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contacts::Field;

    #[test]
    fn no_heading_is_taken_for_a_field_of_a_contact() {
        for heading in Heading::ALL {
            for language in [Language::German, Language::English] {
                let name = heading.localize(language);
                assert!(Field::of_column(&name).is_none(), "{name}");
            }
        }
    }
}
