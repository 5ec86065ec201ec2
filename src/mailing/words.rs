//! What planning has to say.

use crate::l10n::{Bilingual, Language, SystemFault, count, size};
use crate::mail::proof::Flaw;
use crate::rules::{self, Rule};

/// Why a mailing cannot be planned, and what to do.
#[derive(Debug)]
pub(super) enum Words {
    NoSender,
    NameSender,
    NoMailbox { written: String },
    NoUnsubscribe { written: String },
    Twice { address: String },
    Unreadable { error: SystemFault },
    NoFile,
    Changed,
    FileTooLarge { size: u64, limit: u64 },
    TooLarge { size: u64, limit: u64, largest: Option<(String, u64)> },
    MakeSmaller,
    Befalls { others: usize },
    Proof(Flaw),
}

impl Words {
    /// The rule of a fault of an attachment.
    pub(super) fn rule(&self) -> &'static Rule {
        match self {
            Self::FileTooLarge { .. } => &rules::mail::SIZE,
            Self::Changed => &rules::attachment::CHANGED,
            _ => &rules::attachment::UNREADABLE,
        }
    }
}

impl Bilingual for Words {
    fn german(&self) -> String {
        let size = |bytes: u64| size(bytes, Language::German);
        match self {
            Self::NoSender => "Es fehlt der Absender der E-Mails.".into(),
            Self::NameSender => {
                "Schreiben Sie in rundmail.toml unter [versand] zum Beispiel: \
                 absender = \"Stabsstelle Integration <integration@stadt.example>\""
                    .into()
            }
            Self::NoMailbox { written } => {
                format!("`{written}` ist keine E-Mail-Adresse und kein „Name <adresse>“.")
            }
            Self::NoUnsubscribe { written } => format!(
                "`{written}` eignet sich nicht zum Abmelden; möglich sind \"mailto:…\" und \"https://…\"."
            ),
            Self::Twice { address } => {
                format!("{address} kommt noch einmal vor und erhält nur eine E-Mail.")
            }
            Self::Unreadable { error } => format!("Die Anlage lässt sich nicht lesen: {}", error.german()),
            Self::NoFile => "Die Anlage ist keine Datei.".into(),
            Self::Changed => {
                "Die Anlage hat sich während des Lesens geändert. Schließen Sie das Programm, das \
                 sie gerade speichert, und versuchen Sie es noch einmal."
                    .into()
            }
            Self::FileTooLarge { size: bytes, limit } => format!(
                "Die Anlage hat {}; eine ganze E-Mail darf höchstens {} haben.",
                size(*bytes),
                size(*limit)
            ),
            Self::TooLarge { size: bytes, limit, largest } => {
                let largest = largest.as_ref().map_or_else(String::new, |(name, of_it)| {
                    format!(" Die größte Anlage ist `{name}` mit {}.", size(*of_it))
                });
                format!(
                    "Die fertige E-Mail hat {}, erlaubt sind {}.{largest}",
                    size(*bytes),
                    size(*limit)
                )
            }
            Self::MakeSmaller => {
                "Verkleinern Sie die Anlage, verlinken Sie sie (`versand = false` und `link`), oder \
                 erlauben Sie unter [versand] mehr (`hoechstgroesse`), wenn Ihr Server das annimmt."
                    .into()
            }
            Self::Befalls { others: 0 } => "betrifft diesen Kontakt".into(),
            Self::Befalls { others } => format!(
                "betrifft diesen Kontakt und {}",
                count(*others, "weiteren", "weitere")
            ),
            Self::Proof(flaw) => format!(
                "Diese E-Mail hat die Probe nicht bestanden ({}) und wird nicht verschickt.",
                match flaw {
                    Flaw::OneTo => "nicht genau ein Feld „An“",
                    Flaw::OtherAddress => "im Feld „An“ steht nicht genau die Adresse des Kontakts",
                    Flaw::MoreRecipients => "es gibt weitere Empfängerfelder",
                    Flaw::BadLine => "eine Zeile ist für Mailserver unzulässig",
                }
            ),
        }
    }

    fn english(&self) -> String {
        let size = |bytes: u64| size(bytes, Language::English);
        match self {
            Self::NoSender => "The sender of the mails is missing.".into(),
            Self::NameSender => {
                "Write in rundmail.toml under [mail], for example: \
                 from = \"Integration Office <integration@town.example>\""
                    .into()
            }
            Self::NoMailbox { written } => {
                format!("`{written}` is neither an e-mail address nor \"Name <address>\".")
            }
            Self::NoUnsubscribe { written } => format!(
                "`{written}` is no way to unsubscribe; possible are \"mailto:…\" and \"https://…\"."
            ),
            Self::Twice { address } => format!("{address} occurs again and gets one mail only."),
            Self::Unreadable { error } => format!("The attachment cannot be read: {}", error.english()),
            Self::NoFile => "The attachment is not a file.".into(),
            Self::Changed => {
                "The attachment changed while it was read. Close the program that is saving it, and \
                 try again."
                    .into()
            }
            Self::FileTooLarge { size: bytes, limit } => format!(
                "The attachment has {}; a whole mail may have at most {}.",
                size(*bytes),
                size(*limit)
            ),
            Self::TooLarge { size: bytes, limit, largest } => {
                let largest = largest.as_ref().map_or_else(String::new, |(name, of_it)| {
                    format!(" The largest part is {name} with {}.", size(*of_it))
                });
                format!(
                    "The finished mail has {}, allowed are {}.{largest}",
                    size(*bytes),
                    size(*limit)
                )
            }
            Self::MakeSmaller => {
                "Make the attachment smaller, link to it (mail = false with url), or set a larger \
                 max-size under [mail] where your server takes it."
                    .into()
            }
            Self::Befalls { others: 0 } => "befalls this contact".into(),
            Self::Befalls { others } => {
                format!("befalls this contact and {}", count(*others, "other", "others"))
            }
            Self::Proof(flaw) => format!(
                "This mail did not pass the proof ({}) and is not sent.",
                match flaw {
                    Flaw::OneTo => "not exactly one To field",
                    Flaw::OtherAddress => "To does not hold exactly the contact's address",
                    Flaw::MoreRecipients => "there are further fields with recipients",
                    Flaw::BadLine => "a line that mail servers may not see",
                }
            ),
        }
    }
}
