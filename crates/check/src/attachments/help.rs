//! Help of the rules about attachments.

use super::messages::Fault;
use crate::l10n::messages;

messages! {
    /// What to do about a finding.
    pub(super) enum Help {
        Attach =
            "Nehmen Sie die Datei unter [[anlagen]] auf, oder streichen Sie den Hinweis.",
            "Add the file under [[attachments]], or remove the mention of it.";
        MakePublic =
            "Machen Sie die Anlage öffentlich, oder formulieren Sie den Hinweis so, dass er auch \
             im Netz stimmt.",
            "Make the attachment public, or word the sentence so that it is also true on the web.";
        WhichAttachment =
            "Prüfen Sie die Nummer, oder verweisen Sie mit [](attachment:KENNUNG).",
            "Check the number, or refer to the attachment with [](attachment:ID).";
        Refer { id: String } =
            "Verweisen Sie mit der Kennung, zum Beispiel [](attachment:{id}); dann steht der Titel \
             da.",
            "Refer to it by its ID, for example [](attachment:{id}); the title is then shown.";
        Mention { id: String } =
            "Weisen Sie im passenden Text darauf hin, am besten mit [](attachment:{id}), oder \
             lassen Sie sie weg.",
            "Mention it in the text where it belongs, preferably with [](attachment:{id}), or \
             leave it out.";
        AfterColon =
            "Ergänzen Sie, was hier angekündigt ist, oder beenden Sie den Satz mit einem Punkt.",
            "Add what is announced here, or end the sentence with a full stop.";
        NameLink =
            "Schreiben Sie [Name der Seite](https://…). Wer sich den Text vorlesen lässt, hört \
             sonst jedes Zeichen, und niemand weiß, wem die Seite gehört.",
            "Write [name of the page](https://…). Otherwise a screen reader spells out every \
             character, and nobody knows whose page it is.";
        LinkFile =
            "Schicken Sie ein PDF, oder stellen Sie die Datei ins Netz und verlinken Sie sie \
             (`versand = false` und `link`).",
            "Send a PDF, or put the file on the web and link to it (`mail = false` and `url`).";
        WithoutMacros =
            "Speichern Sie das Dokument ohne Makros (.docx, .xlsx, .pptx) oder als PDF.",
            "Save the document without macros (.docx, .xlsx, .pptx) or as a PDF.";
        Unpack =
            "Hängen Sie die Dateien einzeln und ohne Kennwort an, oder verlinken Sie sie (`versand \
             = false` und `link`).",
            "Attach the files individually and without a password, or link to them (`mail = \
             false` and `url`).";
        SaveSmaller =
            "Speichern Sie eine kleinere Kopie und hängen Sie diese an; das Original lässt sich \
             verlinken (`link`).",
            "Save a smaller copy and attach that; you can link to the original (`url`).";
        SaveAsJpeg =
            "Speichern Sie eine kleinere Kopie als JPEG und hängen Sie diese an; andere Formate \
             zeigen viele Mailprogramme nicht.",
            "Save a smaller copy as a JPEG and attach that; many mail programs do not show other \
             formats.";
        SmallerFile =
            "Verkleinern Sie die Datei, oder verlinken Sie sie (`versand = false` und `link`).",
            "Make the file smaller, or link to it (`mail = false` and `url`).";
    }
}

impl Help {
    /// What to do about a file that servers reject.
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
