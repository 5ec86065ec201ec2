//! Messages of `preview`.

use crate::l10n::{counted, messages, size};

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
    }

    /// The figures over the list: „12 E-Mails · 4 Anlagen · bis zu 1,2 MB je E-Mail“.
    pub(super) struct Figures {
        pub(super) mails: usize as counted(["E-Mail", "E-Mails"], ["mail", "mails"]),
        pub(super) files: usize as counted(["Anlage", "Anlagen"], ["attachment", "attachments"]),
        pub(super) largest: u64 as size,
    } =
        "{mails} · {files} · bis zu {largest} je E-Mail",
        "{mails} · {files} · up to {largest} each";

    /// What was deleted.
    pub(super) enum Gone {
        /// The preview of a finished mailing.
        Done =
            "Die Vorschau ist gelöscht; sie wird nicht mehr gebraucht.",
            "The preview was deleted; it is no longer needed.";
        /// Previews that are older than the settings allow.
        Old {
            previews: usize as counted(["Vorschau", "Vorschauen"], ["preview", "previews"]),
            days: usize as counted(["Tag", "Tage"], ["day", "days"]),
        } = "{previews} gelöscht, älter als {days}.", "{previews} older than {days} deleted.";
    }
}
