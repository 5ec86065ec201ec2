//! Messages of `preview`.

use crate::l10n::{SystemFault, count, counted, messages};

messages! {
    /// The result of a preview.
    pub(super) enum Message {
        Nobody =
            "Die Auswahl trifft auf niemanden zu; es gibt nichts zu zeigen.",
            "No recipients match this selection; there is nothing to show.";
        NoSuchPerson { written: String } =
            "An `{written}` geht keine dieser E-Mails.",
            "None of these mails goes to `{written}`.";
        SeeContacts =
            "Wer sie bekommt, zeigt `rundmail kontakte`, mit derselben Auswahl.",
            "`rundmail contacts` shows who gets them, with the same selection.";
        OpenYourself =
            "Der Browser ließ sich nicht öffnen. Öffnen Sie die Datei bitte selbst.",
            "The browser could not be opened. Please open the file yourself.";
        CannotWrite { path: String, error: SystemFault } =
            "Die Vorschau `{path}` kann nicht geschrieben werden: {error}",
            "The preview `{path}` cannot be written: {error}";
    }

    /// What was deleted.
    pub(super) enum Gone {
        /// The preview of a finished mailing.
        Done =
            "Die Vorschau ist gelöscht; sie wird nicht mehr gebraucht.",
            "The preview was deleted; it is no longer needed.";
        /// Previews that are older than the settings allow.
        Old {
            previews: usize as counted(["Vorschau", "Vorschauen"], ["preview", "previews"]),
            days: u32,
        } =
            ("{previews} gelöscht, älter als {}.", count(*days as usize, "Tag", "Tage")),
            ("{previews} older than {} deleted.", count(*days as usize, "day", "days"));
    }
}
