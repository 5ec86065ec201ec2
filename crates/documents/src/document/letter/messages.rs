//! Messages about the bodies of mails.

use crate::l10n::messages;

messages! {
    /// What can go wrong after rendering the templates.
    pub(super) enum Message {
        Style { error: String } =
            "Die Gestaltung der E-Mail lässt sich nicht anwenden: {error}",
            "The style of the mail cannot be applied: {error}";
        NoBody =
            "Die Vorlage `mail.html` enthält das Dokument nicht.",
            "The template `mail.html` does not contain the document.";
        PutBody =
            "Schreiben Sie `{{{{ body }}}}` an die Stelle des Dokuments.",
            "Write `{{{{ body }}}}` where the document belongs.";
    }
}
