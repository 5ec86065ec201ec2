//! Messages about the bodies of mails.

use crate::l10n::{messages, size};

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
        Clipped { octets: u64 as size, shown: u64 as size, language: String } =
            "Die E-Mail ({language}) hat {octets} HTML. Gmail zeigt davon nur {shown} und \
             schneidet den Rest ab.",
            "The mail ({language}) has {octets} of HTML. Gmail shows only {shown} of it and cuts \
             off the rest.";
        SendShort =
            "Schreiben Sie in rundmail.toml unter [versand] `umfang = \"kurz\"`. Die E-Mail nennt \
             dann das Wichtigste, und das Ganze liegt als PDF bei.",
            "In rundmail.toml, write under [mail] `body = \"short\"`. The mail then has what \
             matters most, and the whole is attached as a PDF.";
        Shorten =
            "Kürzen Sie Einleitung, Aufrufe oder Termine, oder teilen Sie die Rund-Mail.",
            "Shorten the introduction, calls or dates, or split the mailing.";
    }
}
