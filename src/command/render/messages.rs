//! Messages of `render`.

use crate::l10n::{counted, either, messages, quoted};

messages! {
    /// What is written, and what is not.
    pub(super) enum Message {
        Written { files: usize as counted(["Datei", "Dateien"], ["file", "files"]) } =
            "{files} geschrieben.",
            "{files} written.";
        Offered { files: Vec<String> as quoted } =
            "Neben der öffentlichen Seite zum Herunterladen: {files}.",
            "For download next to the public page: {files}.";
        NoTree { detail: String } =
            "Das ist kein Dokument, wie es `rundmail ausgeben --format json` schreibt: {detail}",
            "This is no document as `rundmail render --format json` writes it: {detail}";
        OtherEdition { is_internal: bool as either(["interne", "öffentliche"], ["internal", "public"]) } =
            "Diese Daten sind die {is_internal} Fassung.",
            "These data are the {is_internal} edition.";
        NoCalendar =
            "Aus diesen Daten wird kein Kalender: Er braucht die Einträge der Sitzungsdatei.",
            "No calendar can be made from these data: it needs the records of the minutes file.";
        RenderMinutes =
            "Rufen Sie `rundmail ausgeben` mit der Sitzungsdatei auf.",
            "Call `rundmail render` with the minutes file.";
        NothingWritten = "Es wurde nichts geschrieben.", "Nothing was written.";
        OtherFolder =
            "Schließen Sie die Datei in anderen Programmen, oder nennen Sie mit `-o` einen anderen \
             Ordner.",
            "Close the file in other programs, or name another folder with `-o`.";
    }
}
