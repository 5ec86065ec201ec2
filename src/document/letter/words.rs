//! What the bodies of mails have to say.

use crate::l10n::{Language, Localize};

/// What can go wrong after the templates have done their work.
#[derive(Debug)]
pub(super) enum Words {
    Style { error: String },
    NoBody,
    PutBody,
}

impl Localize for Words {
    fn localize(&self, language: Language) -> String {
        match language {
            Language::German => match self {
                Self::Style { error } => {
                    format!("Die Gestaltung der E-Mail lässt sich nicht anwenden: {error}")
                }
                Self::NoBody => "Die Vorlage `mail.html` enthält das Dokument nicht.".into(),
                Self::PutBody => "Schreiben Sie `{{ body }}` an die Stelle des Dokuments.".into(),
            },
            Language::English => match self {
                Self::Style { error } => {
                    format!("The style of the mail cannot be applied: {error}")
                }
                Self::NoBody => "The template `mail.html` does not contain the document.".into(),
                Self::PutBody => "Write `{{ body }}` where the document belongs.".into(),
            },
        }
    }
}
