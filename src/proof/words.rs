//! What the proof has to say.

use super::Sort;
use crate::l10n::{Bilingual, Joint, Language, list};

/// Its sentences. The secret itself is never among them.
#[derive(Debug)]
pub(super) enum Words {
    Surfaced { sort: Sort, outputs: Vec<String> },
    SecretHere,
    Here,
    TakeOut,
    FromTemplate,
    InAttachment,
    InLogo,
    TooMuch,
}

fn german(sort: Sort) -> &'static str {
    match sort {
        Sort::Link => "den Zugangslink",
        Sort::MeetingId => "die Meeting-ID",
        Sort::Passcode => "den Kenncode",
        Sort::Phone => "die Einwahldaten",
        Sort::Internal => "einen internen Text",
        Sort::Name => "den Namen einer Person, die nicht öffentlich genannt werden soll",
    }
}

fn english(sort: Sort) -> &'static str {
    match sort {
        Sort::Link => "the join link",
        Sort::MeetingId => "the meeting ID",
        Sort::Passcode => "the passcode",
        Sort::Phone => "dial-in data",
        Sort::Internal => "an internal text",
        Sort::Name => "the name of a person who is not to be named in public",
    }
}

/// „ (a.html und a.pdf)“
fn named(outputs: &[String], language: Language) -> String {
    if outputs.is_empty() {
        return String::new();
    }
    let names: Vec<String> = outputs.iter().map(|name| format!("`{name}`")).collect();
    format!(" ({})", list(&names, Joint::And, language))
}

impl Bilingual for Words {
    fn german(&self) -> String {
        match self {
            Self::Surfaced { sort, outputs } => format!(
                "Die öffentliche Fassung würde {} enthalten{}.",
                german(*sort),
                named(outputs, Language::German)
            ),
            Self::SecretHere => "Nicht öffentlich ist es hier.".into(),
            Self::Here => "Auch hier steht es öffentlich.".into(),
            Self::TakeOut => {
                "Nehmen Sie die Stelle aus dem öffentlichen Text heraus, oder machen Sie den ganzen Eintrag \
                 intern (`sichtbarkeit = \"intern\"`). Zugangsdaten gehören nur nach [sitzung.online] oder \
                 in `online` des Termins."
                    .into()
            }
            Self::FromTemplate => {
                "In den öffentlichen Texten der Datei steht es nicht. Sehen Sie in Ihren eigenen Vorlagen \
                 (`templates`) und im Briefkopf nach; wenn es dort auch nicht steht, ist es ein Fehler \
                 von rundmail: Bitte melden Sie ihn."
                    .into()
            }
            Self::InAttachment => {
                "Die öffentliche Seite bietet ihre öffentlichen Anlagen zum Herunterladen an. Nehmen Sie die \
                 Stelle aus der Datei heraus, oder machen Sie die Anlage intern \
                 (`sichtbarkeit = \"intern\"`)."
                    .into()
            }
            Self::InLogo => {
                "Das Logo steht auf jeder Seite und in jeder E-Mail. Es steht in der Zeichnung oder in dem, \
                 was die Bilddatei über sich sagt (Titel, Beschreibung, Kommentar, Metadaten). Speichern \
                 Sie es ohne diese Angaben neu."
                    .into()
            }
            Self::TooMuch => {
                "Es ist mehr vertraulicher Text vorhanden, als sich in der öffentlichen Fassung suchen lässt."
                    .into()
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Surfaced { sort, outputs } => format!(
                "The public edition would contain {}{}.",
                english(*sort),
                named(outputs, Language::English)
            ),
            Self::SecretHere => "Here it is not public.".into(),
            Self::Here => "It stands here for everybody, too.".into(),
            Self::TakeOut => {
                "Take it out of the public text, or make the whole entry internal \
                 (`visibility = \"internal\"`). Access data belongs into [meeting.online] or into `online` \
                 of the date, and nowhere else."
                    .into()
            }
            Self::FromTemplate => {
                "It does not stand in the public texts of the file. Look into your own templates \
                 (`templates`) and the letterhead; if it is not there either, this is a fault of rundmail: \
                 please report it."
                    .into()
            }
            Self::InAttachment => {
                "The public page offers its public attachments for download. Take it out of the file, or \
                 make the attachment internal (`visibility = \"internal\"`)."
                    .into()
            }
            Self::InLogo => {
                "The logo is on every page and in every mail. It stands in the drawing, or in what the file \
                 tells of itself (title, description, comment, metadata). Save it anew without that."
                    .into()
            }
            Self::TooMuch => {
                "There is more confidential text than can be looked for in the public edition.".into()
            }
        }
    }
}
