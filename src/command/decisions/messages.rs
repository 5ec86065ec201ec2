//! Messages of `decisions`.

use crate::l10n::{all_of, counted, messages};

messages! {
    /// What was listed and what was written.
    pub(super) enum Message {
        Listed {
            decisions: usize as counted(["Beschluss", "Beschlüsse"], ["decision", "decisions"]),
            without: usize,
        } = match without {
            0 => "{decisions}.", "{decisions}.";
            without =>
                "{decisions}, davon {without} ohne Nummer.",
                "{decisions}, {without} of them without a number.";
        };
        HowToNumber =
            "Mit --nummerieren bekommen sie die vorgeschlagenen Nummern; sie werden in die Dateien geschrieben.",
            "With --number they get the proposed numbers, which are written into the files.";
        Numbered { number: String, file: String } =
            "{number} vergeben: {file}",
            "{number} given: {file}";
        AllNumbered =
            "Alle Beschlüsse haben eine Nummer.",
            "All decisions have a number.";
        NoPlace { number: String, file: String } =
            "In `{file}` ließ sich die Nummer nicht eintragen. Schreiben Sie selbst unter den Beschluss: nummer = \"{number}\"",
            "The number could not be written into `{file}`. Write it below the decision yourself: number = \"{number}\"";
        OtherTranslation { file: String } =
            "`{file}` hat andere Beschlüsse als die erste Sprache; dort wurde nichts eingetragen.",
            "`{file}` has other decisions than the first language; nothing was written there.";
        Sent =
            "Schon versandte Rund-Mails gelten damit als geändert. Nummerieren Sie am besten vor dem Versand.",
            "Mailings that were sent already count as changed by this. It is best to number before sending.";
        Drafts(files: Vec<String> as all_of) =
            "Nicht dabei, weil ohne Ausgabedatum (`ausgabedatum = …`): {files}",
            "Left out, for want of a date of issue (`issued = …`): {files}";
        NoMinutes =
            "Hier ist keine Sitzungsdatei.",
            "There is no minutes file here.";
        Nothing =
            "Hier ist kein Beschluss.",
            "There is no decision here.";
        NothingWritten =
            "Es wurde nichts ausgegeben.",
            "Nothing was written.";
    }
}
