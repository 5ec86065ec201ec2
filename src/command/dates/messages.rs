//! Messages of `dates`.

use crate::l10n::{counted, messages};

messages! {
    /// What was listed, and what was not.
    pub(super) enum Message {
        Listed {
            dates: usize as counted(["Termin", "Termine"], ["date", "dates"]),
            files: usize as counted(["Datei", "Dateien"], ["file", "files"]),
        } = "{dates} aus {files}.", "{dates} from {files}.";
        NoMinutes =
            "Hier ist keine Sitzungsdatei.",
            "There is no minutes file here.";
        Nothing =
            "In dieser Zeit ist kein Termin.",
            "There is no date in this time.";
        All =
            "Vergangene Termine zeigt --alle.",
            "Past dates are shown by --all.";
        NoDays =
            "Kein Termin hat einen Tag; ein Kalender wäre leer.",
            "No date has a day; a calendar would be empty.";
        NothingWritten =
            "Es wurde nichts ausgegeben.",
            "Nothing was written.";
    }
}
