//! Messages of `send` about the list of people who were not reached, and its headings.

use crate::contacts::Reason;
use crate::l10n::{SystemFault, messages};

messages! {
    /// The columns before those of the contact list. None of them may be taken for a field of a
    /// contact when the list is read again.
    #[derive(Clone, Copy)]
    pub(in crate::command::send) enum Heading {
        Reason = "Nicht zugestellt, weil", "Not delivered because";
        Reply = "Antwort des Servers", "Server's reply";
        State = "Stand der Zustellung", "Delivery state";
        When = "Zeitpunkt der Zustellung", "Delivery time";
        MessageId = "Message-ID", "Message-ID";
    }

    /// Why no mail was meant for somebody in the list.
    pub(in crate::command::send) struct NoMail(pub value: Reason) = match value {
        Reason::NoAddress => "keine E-Mail-Adresse", "no e-mail address";
        Reason::ByPost => "möchte Post statt E-Mail", "wants letters instead of mail";
        other => fn(language) { other.label(language) };
    };

    /// Where the list is.
    pub(in crate::command::send) enum ListMessage {
        /// `again`: for some of them `--only` does what the same command does not.
        Written { path: String, again: bool } = match again {
            true =>
                "Wer die E-Mail noch nicht sicher hat und warum, steht in {path}. Noch einmal, und \
                 nur an Personen in dieser Liste, sendet `--nur {path}`.",
                "{path} lists who has not certainly received the mail yet, and why. `--only \
                 {path}` sends again, and only to people in that list.";
            false =>
                "Wer die E-Mail noch nicht sicher hat und warum, steht in {path}.",
                "{path} lists who has not certainly received the mail yet, and why.";
        };
        /// Those who get no mail, but may get a letter.
        ByLetter { path: String, file: String, people: usize } = match people {
            1 =>
                "Eine Person bekommt keine E-Mail, aber vielleicht einen Brief: Sie steht in \
                 {path}. Den Brief schreibt `rundmail briefe {file}`.",
                "One person gets no mail, but perhaps a letter: see {path}. `rundmail letters \
                 {file}` writes it.";
            _ =>
                "{people} Personen bekommen keine E-Mail, aber vielleicht einen Brief: Sie stehen \
                 in {path}. Die Briefe schreibt `rundmail briefe {file}`.",
                "{people} people get no mail, but perhaps a letter: see {path}. `rundmail letters \
                 {file}` writes them.";
        };
        NotWritten { path: String, error: SystemFault } =
            "Die Liste {path} kann nicht geschrieben werden ({error}). Schließen Sie sie, falls \
             sie in Excel offen ist. `rundmail stand --csv` zeigt dasselbe.",
            "The list {path} cannot be written ({error}). Close it if it is open in Excel. \
             `rundmail status --csv` shows the same.";
    }

    /// Those in the list of `--only` who get nothing.
    pub(in crate::command::send) enum OnlyMessage {
        Unknown { address: String } =
            "{address} steht nicht in der Kontaktliste und erhält nichts.",
            "{address} is not in the contact list and gets nothing.";
        NotChosen { address: String } =
            "{address} erhält nichts: abgemeldet, nicht mehr gültig oder nicht in den gewählten \
             Gruppen.",
            "{address} gets nothing: unsubscribed, expired, or not in the selected groups.";
    }

    /// What to do about an unknown address.
    pub(in crate::command::send) struct OnlyHelp =
        "Haben Sie die Adresse berichtigt, dann ändern Sie sie auch hier, oder senden Sie ohne \
         --nur: Wer die E-Mail schon hat, erhält sie nicht noch einmal.",
        "If you have corrected the address, change it here as well, or send without --only: \
         nobody who already has the mail gets it again.";
}

impl Heading {
    pub(crate) const ALL: [Self; 5] =
        [Self::Reason, Self::Reply, Self::State, Self::When, Self::MessageId];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contacts::Field;
    use crate::l10n::{Language, Localize};

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
