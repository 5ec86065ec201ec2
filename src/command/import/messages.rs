//! Messages of `import`.

use import::Fault;

use crate::l10n::{counted, messages, size};

messages! {
    /// What happened.
    pub(super) enum Message {
        Exists(file: String) =
            "`{file}` gibt es schon und bleibt, wie es ist.",
            "`{file}` already exists and stays as it is.";
        NameAnother =
            "Nennen Sie mit `--ziel DATEI` einen anderen Namen.",
            "Name another file with `--output FILE`.";
        Fault { file: String, fault: Fault } = "`{file}`: {fault}", "`{file}`: {fault}";
        TooLarge { file: String, most: u64 as size } =
            "`{file}` ist größer als {most}.",
            "`{file}` is larger than {most}.";
        Recognised {
            items: usize as counted(["Punkt", "Punkte"], ["item", "items"]),
            dates: usize as counted(["Termin", "Termine"], ["date", "dates"]),
            tasks: usize as counted(["Aufgabe", "Aufgaben"], ["task", "tasks"]),
            decisions: usize as counted(["Beschluss", "Beschlüsse"], ["decision", "decisions"]),
            people: usize as counted(["Person", "Personen"], ["person", "people"]),
        } =
            "Erkannt: {items}, {dates}, {tasks}, {decisions}, {people}. Alles Übrige steht im Text.",
            "Recognised: {items}, {dates}, {tasks}, {decisions}, {people}. Everything else is in the text.";
        AccessData =
            "Zugangsdaten stehen unter `online`; in die öffentliche Fassung gelangen sie nie.",
            "Access data are below `online`; they are never in the public edition.";
        LookAt {
            remarks: usize as counted(["Stelle", "Stellen"], ["place", "places"]),
            file: String,
        } =
            "Bitte prüfen Sie {remarks} in {file}; in der neuen Datei steht jeweils „PRÜFEN“:",
            "Please check {remarks} in {file}; in the new file each has “CHECK”:";
        Checked =
            "Prüfung der neuen Datei:",
            "Check of the new file:";
    }

    /// A place to look at, with a colon behind it where there is one.
    pub(super) struct Noted { pub(super) place: String, pub(super) why: String }
        = "- {place}{why}", "- {place}{why}";
}
