//! Messages of `dates`.

use crate::l10n::{all_of, counted, messages};

messages! {
    /// What was listed, and what was not.
    pub(super) enum Message {
        Listed {
            dates: usize as counted(["Termin", "Termine"], ["date", "dates"]),
            files: usize as counted(["Datei", "Dateien"], ["file", "files"]),
        } = "{dates} aus {files}.", "{dates} from {files}.";
        Drafts(files: Vec<String> as all_of) =
            "Nicht dabei, weil ohne Ausgabedatum (`ausgabedatum = …`): {files}",
            "Left out, for want of a date of issue (`issued = …`): {files}";
        KeptOff(files: Vec<String> as all_of) =
            "Nicht dabei, weil die Datei es so sagt (`webauftritt = false`): {files}",
            "Left out, because the file says so (`site = false`): {files}";
        Unapproved(files: Vec<String> as all_of) =
            "Nicht dabei, weil noch nicht genehmigt (`entwuerfe-veroeffentlichen = false`): {files}",
            "Left out, because it is not approved yet (`publish-drafts = false`): {files}";
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
