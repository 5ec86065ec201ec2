//! What `preview` has to say.

use crate::l10n::{Bilingual, Language, Localize, SystemFault, count};

/// What became of a preview.
#[derive(Debug)]
pub(super) enum Words {
    Nobody,
    NoSuchPerson { written: String },
    SeeContacts,
    OpenYourself,
    CannotWrite { path: String, error: SystemFault },
}

impl Localize for Words {
    fn localize(&self, language: Language) -> String {
        match (self, language) {
            (Self::Nobody, Language::German) => {
                "Die Auswahl trifft auf niemanden zu; es gibt nichts zu zeigen.".into()
            }
            (Self::Nobody, Language::English) => {
                "The choice matches nobody; there is nothing to show.".into()
            }
            (Self::NoSuchPerson { written }, Language::German) => {
                format!("An `{written}` geht keine dieser E-Mails.")
            }
            (Self::NoSuchPerson { written }, Language::English) => {
                format!("None of these mails goes to `{written}`.")
            }
            (Self::SeeContacts, Language::German) => {
                "Wer sie bekommt, zeigt `rundmail kontakte`, mit derselben Auswahl.".into()
            }
            (Self::SeeContacts, Language::English) => {
                "`rundmail contacts` shows who gets them, with the same choice.".into()
            }
            (Self::OpenYourself, Language::German) => {
                "Der Browser ließ sich nicht öffnen. Öffnen Sie die Datei bitte selbst.".into()
            }
            (Self::OpenYourself, Language::English) => {
                "The browser could not be opened. Please open the file yourself.".into()
            }
            (Self::CannotWrite { path, error }, Language::German) => {
                format!("Die Vorschau `{path}` kann nicht geschrieben werden: {}", error.german())
            }
            (Self::CannotWrite { path, error }, Language::English) => {
                format!("The preview `{path}` cannot be written: {}", error.english())
            }
        }
    }
}

/// What was taken away.
#[derive(Debug)]
pub(super) enum Gone {
    /// The preview of a mailing that is done.
    Done,
    /// Previews that are older than the settings allow.
    Old { previews: usize, days: u32 },
}

impl Bilingual for Gone {
    fn german(&self) -> String {
        match self {
            Self::Done => "Die Vorschau ist gelöscht; sie wird nicht mehr gebraucht.".into(),
            Self::Old { previews, days } => format!(
                "{} gelöscht, älter als {}.",
                count(*previews, "Vorschau", "Vorschauen"),
                count(*days as usize, "Tag", "Tage")
            ),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Done => "The preview is deleted; it is not needed any more.".into(),
            Self::Old { previews, days } => format!(
                "{} older than {} deleted.",
                count(*previews, "preview", "previews"),
                count(*days as usize, "day", "days")
            ),
        }
    }
}
