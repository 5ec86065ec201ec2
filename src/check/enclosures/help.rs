//! What the rules about enclosures advise.

use super::words::Fault;
use crate::l10n::Bilingual;

/// What to do about a finding.
#[derive(Debug)]
pub(super) enum Help {
    Attach,
    MakePublic,
    WhichAttachment,
    Refer { id: String },
    Mention { id: String },
    AfterColon,
    NameLink,
    LinkFile,
    WithoutMacros,
    Unpack,
    SaveSmaller,
    SaveAsJpeg,
    SmallerFile,
}

impl Help {
    /// What to do about a file that servers refuse.
    pub(super) fn of(fault: &Fault) -> Self {
        match fault {
            Fault::Macros => Self::WithoutMacros,
            Fault::Encrypted | Fault::Nested { .. } => Self::Unpack,
            Fault::Kind { .. }
            | Fault::Disguised { .. }
            | Fault::Program
            | Fault::Inside { .. } => Self::LinkFile,
        }
    }
}

impl Bilingual for Help {
    fn german(&self) -> String {
        match self {
            Self::Refer { id } => {
                return format!(
                    "Verweisen Sie mit der Kennung, zum Beispiel [](attachment:{id}); dann steht der Titel da."
                );
            }
            Self::Mention { id } => {
                return format!(
                    "Weisen Sie im passenden Text darauf hin, am besten mit [](attachment:{id}), oder lassen Sie sie weg."
                );
            }
            Self::Attach => {
                "Nehmen Sie die Datei unter [[anlagen]] auf, oder streichen Sie den Hinweis."
            }
            Self::MakePublic => {
                "Machen Sie die Anlage öffentlich, oder formulieren Sie den Hinweis so, dass er auch \
                 im Netz stimmt."
            }
            Self::WhichAttachment => {
                "Prüfen Sie die Nummer, oder verweisen Sie mit [](attachment:KENNUNG)."
            }
            Self::AfterColon => {
                "Ergänzen Sie, was hier angekündigt ist, oder beenden Sie den Satz mit einem Punkt."
            }
            Self::NameLink => {
                "Schreiben Sie [Name der Seite](https://…). Wer sich den Text vorlesen lässt, hört \
                 sonst jedes Zeichen, und niemand weiß, wem die Seite gehört."
            }
            Self::LinkFile => {
                "Schicken Sie ein PDF, oder stellen Sie die Datei ins Netz und verlinken Sie sie \
                 (`versand = false` und `link`)."
            }
            Self::WithoutMacros => {
                "Speichern Sie das Dokument ohne Makros (.docx, .xlsx, .pptx) oder als PDF."
            }
            Self::Unpack => {
                "Hängen Sie die Dateien einzeln und ohne Kennwort an, oder verlinken Sie sie \
                 (`versand = false` und `link`)."
            }
            Self::SaveSmaller => {
                "Speichern Sie eine kleinere Kopie und hängen Sie diese an; das Original lässt sich \
                 verlinken (`link`)."
            }
            Self::SaveAsJpeg => {
                "Speichern Sie eine kleinere Kopie als JPEG und hängen Sie diese an; andere Formate \
                 zeigen viele Mailprogramme nicht."
            }
            Self::SmallerFile => {
                "Verkleinern Sie die Datei, oder verlinken Sie sie (`versand = false` und `link`)."
            }
        }
        .into()
    }

    fn english(&self) -> String {
        match self {
            Self::Refer { id } => {
                return format!(
                    "Refer to it by its ID, such as [](attachment:{id}); that shows the title."
                );
            }
            Self::Mention { id } => {
                return format!(
                    "Point it out where it belongs, best with [](attachment:{id}), or leave it out."
                );
            }
            Self::Attach => "Add the file under [[attachments]], or take the sentence out.",
            Self::MakePublic => {
                "Make the attachment public, or put the sentence so that it holds on the web too."
            }
            Self::WhichAttachment => "Check the number, or refer to it by [](attachment:ID).",
            Self::AfterColon => "Add what is announced here, or end the sentence with a full stop.",
            Self::NameLink => {
                "Write [name of the page](https://…). Else a screen reader spells each letter, and \
                 nobody knows whose page it is."
            }
            Self::LinkFile => {
                "Send a PDF, or put the file on the web and link it (`mail = false` and `url`)."
            }
            Self::WithoutMacros => {
                "Save the document without macros (.docx, .xlsx, .pptx) or as PDF."
            }
            Self::Unpack => {
                "Attach the files one by one and without a password, or link them (`mail = false` \
                 and `url`)."
            }
            Self::SaveSmaller => {
                "Save a smaller copy and attach that; the original can be linked (`url`)."
            }
            Self::SaveAsJpeg => {
                "Save a smaller copy as JPEG and attach that; many mail programs do not show other \
                 formats."
            }
            Self::SmallerFile => "Make the file smaller, or link it (`mail = false` and `url`).",
        }
        .into()
    }
}
