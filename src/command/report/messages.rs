//! Messages of `report`.

use crate::l10n::{counted, messages};

messages! {
    /// What was written, and what was not.
    pub(super) enum Message {
        Written {
            files: usize as counted(["Datei", "Dateien"], ["file", "files"]),
            meetings: usize as counted(["Treffen", "Treffen"], ["meeting", "meetings"]),
        } =
            "{files} geschrieben; {meetings} im Jahr.",
            "{files} written; {meetings} in the year.";
        Named =
            "Der Bericht nennt Organisationen und Personen. Geben Sie ihn nur weiter, wenn alle \
             damit einverstanden sind.",
            "The report names organisations and people. Pass it on only if all of them agree.";
        PublicNames =
            "In der öffentlichen Fassung werden keine Namen genannt.",
            "No names are told in the public edition.";
        WithoutNames =
            "Lassen Sie --namen weg, oder wählen Sie --fassung intern.",
            "Leave out --names, or choose --edition internal.";
        NoMinutes =
            "Hier ist keine Sitzungsdatei.",
            "There is no minutes file here.";
        Nothing { year: i32 } =
            "Über das Jahr {year} ist hier nichts zu berichten.",
            "There is nothing here to report on the year {year}.";
        NoLanguage { written: String } =
            "`{written}` ist keine bekannte Sprache.",
            "`{written}` is not a known language.";
        Language =
            "Schreiben Sie ein Kürzel wie `uk` oder einen Namen wie `ukrainisch`.",
            "Write a code such as `uk` or a name such as `Ukrainian`.";
        NothingWritten =
            "Es wurde kein Bericht geschrieben.",
            "No report was written.";
    }
}
