//! Messages of `open`.

use crate::l10n::{counted, messages};

messages! {
    /// What was listed.
    pub(super) enum Message {
        Listed {
            tasks: usize as counted(["Aufgabe", "Aufgaben"], ["task", "tasks"]),
            late: usize,
            calls: usize as counted(["Aufruf", "Aufrufe"], ["call", "calls"]),
            dates: usize as counted(
                ["vorläufiger Termin", "vorläufige Termine"],
                ["tentative date", "tentative dates"],
            ),
        } = match late {
            0 =>
                "{tasks}, {calls}, {dates}.",
                "{tasks}, {calls}, {dates}.";
            late =>
                "{tasks} ({late} überfällig), {calls}, {dates}.",
                "{tasks} ({late} overdue), {calls}, {dates}.";
        };
        NoMinutes =
            "Hier ist keine Sitzungsdatei.",
            "There is no minutes file here.";
        Nothing =
            "Nichts ist offen.",
            "Nothing is open.";
        NothingOfTheirs =
            "Davon ist nichts offen.",
            "Nothing of that is open.";
        Everything =
            "Ohne --person und --organisation sehen Sie alles, was offen ist.",
            "Without --person and --organisation you see everything that is open.";
        NoDays =
            "Nichts davon hat eine Frist; ein Kalender wäre leer.",
            "Nothing of that has a deadline; a calendar would be empty.";
        NothingWritten =
            "Es wurde nichts ausgegeben.",
            "Nothing was written.";
    }
}
