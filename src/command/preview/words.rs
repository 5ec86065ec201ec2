//! What `preview` has to say.

use crate::say::{Bilingual, Language, Say, SystemFault};

/// What became of a preview.
#[derive(Debug)]
pub(super) enum Words {
    Nobody,
    OpenYourself,
    CannotWrite { path: String, error: SystemFault },
}

impl Say for Words {
    fn say(&self, language: Language) -> String {
        match (self, language) {
            (Self::Nobody, Language::German) => {
                "Die Auswahl trifft auf niemanden zu; es gibt nichts zu zeigen.".into()
            }
            (Self::Nobody, Language::English) => {
                "The choice matches nobody; there is nothing to show.".into()
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
