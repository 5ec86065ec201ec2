//! Messages of `edit`.

use crate::edit::NotSaved;
use crate::l10n::{Localize, SystemFault, messages};

messages! {
    /// What the server has to say.
    pub(super) enum Message {
        Serving =
            "Die Seite ist nur an diesem Computer zu sehen. Sie zeigt jede gespeicherte Änderung sofort; beenden mit Strg+C.",
            "The page can be seen at this computer only. It shows every saved change at once; end with Ctrl-C.";
        OpenYourself =
            "Der Browser ließ sich nicht öffnen. Öffnen Sie die Adresse bitte selbst.",
            "The browser could not be opened. Please open the address yourself.";
        Ended = "Beendet.", "Ended.";
        NoServer(error: SystemFault) =
            "Die Seite ließ sich an diesem Computer nicht einrichten: {error}",
            "The page could not be set up at this computer: {error}";
        NoPipe =
            "Eine Datei, die bearbeitet werden soll, braucht einen Namen.",
            "A file that is to be edited needs a name.";
        /// A view of the preview.
        Internal(language: String) =
            "Webseite, intern{language}", "Page, internal{language}";
        Public(language: String) =
            "Webseite, öffentlich{language}", "Page, public{language}";
        Mail = "E-Mail", "Mail";
        NotShown =
            "Das lässt sich gerade nicht zeigen.",
            "This cannot be shown at the moment.";
        NoRecipient =
            "In der Kontaktliste ist niemand, der diese E-Mail bekommt.",
            "There is nobody in the contact list who gets this mail.";
    }
}

/// Why nothing was saved, as the page tells it.
pub(super) fn not_saved(error: &NotSaved, language: crate::l10n::Language) -> String {
    error.localize(language)
}
