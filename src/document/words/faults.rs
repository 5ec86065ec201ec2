//! What reading a words file has to say.

use crate::l10n::{Bilingual, Joint, Language, list};
use crate::minutes::LanguageTag;

/// What is wrong with the words of a document's language, and what to do.
#[derive(Debug)]
pub(super) enum Fault {
    NoLanguage { language: LanguageTag },
    AddFile { name: String },
    Unknown { name: String },
    DidYouMean { near: String },
    WrongForm,
    Placeholder { name: String },
    Placeholders { allowed: Vec<String> },
}

impl Bilingual for Fault {
    fn german(&self) -> String {
        match self {
            Self::NoLanguage { language } => format!(
                "Für die Sprache `{language}` sind keine festen Wörter hinterlegt. Überschriften, \
                 Wochentage und Monate erscheinen auf Englisch."
            ),
            Self::AddFile { name } => {
                format!("Übersetzen Sie die Wörter in einer Datei `templates/{name}`.")
            }
            Self::Unknown { name } => {
                format!("Ein Wort mit dem Namen `{name}` gibt es hier nicht.")
            }
            Self::DidYouMean { near } => format!("Meinten Sie `{near}`?"),
            Self::WrongForm => "Dieser Eintrag hat eine andere Form als in der Vorlage. Es gilt \
                                weiter die Vorlage."
                .into(),
            Self::Placeholder { name } => {
                format!("Der Platzhalter `{{{name}}}` wird hier nicht gefüllt.")
            }
            Self::Placeholders { allowed } if allowed.is_empty() => {
                "Hier gibt es keinen Platzhalter.".into()
            }
            Self::Placeholders { allowed } => {
                let may = if allowed.len() == 1 { "ist" } else { "sind" };
                format!("Möglich {may} hier {}.", list(allowed, Joint::And, Language::German))
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::NoLanguage { language } => format!(
                "There are no fixed words for the language `{language}`. Headings, weekdays and \
                 months appear in English."
            ),
            Self::AddFile { name } => format!("Translate the words in a file `templates/{name}`."),
            Self::Unknown { name } => format!("There is no word named `{name}` here."),
            Self::DidYouMean { near } => format!("Did you mean `{near}`?"),
            Self::WrongForm => {
                "This entry has another form than the built-in one, which stays in force.".into()
            }
            Self::Placeholder { name } => {
                format!("The placeholder `{{{name}}}` is not filled in here.")
            }
            Self::Placeholders { allowed } if allowed.is_empty() => {
                "There is no placeholder here.".into()
            }
            Self::Placeholders { allowed } => {
                format!("Possible here are {}.", list(allowed, Joint::And, Language::English))
            }
        }
    }
}
