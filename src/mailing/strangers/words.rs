//! What the proof of the mails has to say.

use std::collections::BTreeSet;

use super::Part;
use crate::l10n::{Bilingual, Joint, Language, list};
use crate::proof::people::Mark;

/// Its sentences. Contacts are called as lists call them.
#[derive(Debug)]
pub(super) enum Words {
    /// Somebody in other people's mails.
    One {
        mails: Mails,
        marks: BTreeSet<Mark>,
        other: String,
        parts: BTreeSet<Part>,
    },
    /// Several people; the first of them in the mail to `reader`.
    Several {
        mails: Mails,
        other: String,
        reader: String,
        parts: BTreeSet<Part>,
    },
    Reader {
        name: String,
    },
    Other {
        name: String,
    },
    Cell {
        name: String,
    },
    Template,
    FromTemplate,
    FromColumn {
        column: String,
    },
    FromNowhere,
}

/// How many mails, of how many.
#[derive(Debug)]
pub(super) struct Mails {
    pub(super) number: usize,
    pub(super) all: usize,
    /// To whom the first of them goes.
    pub(super) first: String,
}

impl Mails {
    fn german(&self) -> String {
        match self {
            Self { number: 1, first, .. } => format!("In der E-Mail an {first}"),
            Self { number, all, .. } if number == all => format!("In allen {all} E-Mails"),
            Self { number, all, .. } => format!("In {number} von {all} E-Mails"),
        }
    }

    fn english(&self) -> String {
        match self {
            Self { number: 1, first, .. } => format!("The mail to {first}"),
            Self { number, all, .. } if number == all => format!("All {all} mails"),
            Self { number, all, .. } => format!("{number} of {all} mails"),
        }
    }
}

impl Part {
    fn german(self) -> &'static str {
        match self {
            Self::To => "Empfängerfeld",
            Self::Subject => "Betreff",
            Self::From => "Absender",
            Self::ReplyTo => "Antwortadresse",
            Self::Header => "Kopf der E-Mail",
            Self::Text => "Textfassung",
            Self::Html => "HTML-Fassung",
            Self::Pdf => "PDF",
            Self::Calendar => "Kalenderdatei",
            Self::FileName => "Dateiname",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::To => "recipient field",
            Self::Subject => "subject",
            Self::From => "sender",
            Self::ReplyTo => "reply address",
            Self::Header => "header",
            Self::Text => "text part",
            Self::Html => "HTML part",
            Self::Pdf => "PDF",
            Self::Calendar => "calendar file",
            Self::FileName => "file name",
        }
    }
}

fn german(parts: &BTreeSet<Part>) -> String {
    let parts: Vec<&str> = parts.iter().map(|part| part.german()).collect();
    list(&parts, Joint::And, Language::German)
}

fn english(parts: &BTreeSet<Part>) -> String {
    let parts: Vec<&str> = parts.iter().map(|part| part.english()).collect();
    list(&parts, Joint::And, Language::English)
}

impl Bilingual for Words {
    fn german(&self) -> String {
        match self {
            Self::One { mails, marks, other, parts } => {
                let what = match (marks.contains(&Mark::Name), marks.contains(&Mark::Address)) {
                    (true, true) => "stünden Name und Adresse",
                    (true, false) => "stünde der Name",
                    (false, _) => "stünde die Adresse",
                };
                let (mails, parts) = (mails.german(), german(parts));
                format!("{mails} {what} eines anderen Kontakts: {other} ({parts}).")
            }
            Self::Several { mails, other, reader, parts } => format!(
                "{} stünden Namen oder Adressen anderer Kontakte, zuerst {other} in der an {reader} ({}).",
                mails.german(),
                german(parts)
            ),
            Self::Reader { name } => format!("Diese E-Mail an {name} ist betroffen."),
            Self::Other { name } => format!("Hier steht {name} in der Liste."),
            Self::Cell { name } => format!("Von hier kommt es in die E-Mail an {name}."),
            Self::Template => "Diese Vorlage setzt die Spalte ein.".into(),
            Self::FromTemplate => {
                "Nehmen Sie die Angabe aus Ihrer Vorlage; wer die E-Mail erhält, heißt dort \
                 `contact.full_name`. Gehört der Name in jede E-Mail, etwa als Unterschrift, so nennen Sie \
                 die Person in der Sitzungsdatei (`verfasst-von`) oder im Absender."
                    .into()
            }
            Self::FromColumn { column } => format!(
                "Die Angabe kommt aus der Spalte „{column}“. Nehmen Sie die Spalte aus Ihrer Vorlage, oder \
                 leeren Sie die Zelle. Darf der Name in jeder E-Mail stehen, so nennen Sie die Person in der \
                 Sitzungsdatei."
            ),
            Self::FromNowhere => {
                "In der Sitzungsdatei und in den Einstellungen steht es nicht. Sehen Sie in Ihren eigenen \
                 Vorlagen (`templates`) nach; wenn es dort auch nicht herkommt, ist es ein Fehler von \
                 rundmail: Bitte melden Sie ihn."
                    .into()
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::One { mails, marks, other, parts } => {
                let what = match (marks.contains(&Mark::Name), marks.contains(&Mark::Address)) {
                    (true, true) => "name and address",
                    (true, false) => "the name",
                    (false, _) => "the address",
                };
                let (mails, parts) = (mails.english(), english(parts));
                format!("{mails} would hold {what} of another contact: {other} ({parts}).")
            }
            Self::Several { mails, other, reader, parts } => format!(
                "{} would hold names or addresses of other contacts, first {other} in the one to \
                 {reader} ({}).",
                mails.english(),
                english(parts)
            ),
            Self::Reader { name } => format!("This mail to {name} is affected."),
            Self::Other { name } => format!("Here {name} stands in the list."),
            Self::Cell { name } => format!("From here it gets into the mail to {name}."),
            Self::Template => "This template puts the column in.".into(),
            Self::FromTemplate => {
                "Take it out of your template; whoever gets the mail is called `contact.full_name` there. \
                 Where the name belongs into every mail, as a signature does, name the person in the minutes \
                 file (`author`) or as the sender."
                    .into()
            }
            Self::FromColumn { column } => format!(
                "It comes from the column \"{column}\". Take the column out of your template, or empty the \
                 cell. Where the name may stand in every mail, name the person in the minutes file."
            ),
            Self::FromNowhere => {
                "It stands neither in the minutes file nor in the settings. Look into your own templates \
                 (`templates`); if it does not come from there either, this is a fault of rundmail: please \
                 report it."
                    .into()
            }
        }
    }
}
