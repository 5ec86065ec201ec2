//! Messages of `site`.

use crate::l10n::{all_of, counted, messages};

messages! {
    /// What is published, and what is not.
    pub(super) enum Message {
        Written {
            files: usize as counted(["Datei", "Dateien"], ["file", "files"]),
            same: usize,
            gone: usize,
        } = "{files} geschrieben, {same} unverändert, {gone} gelöscht.",
            "{files} written, {same} unchanged, {gone} deleted.";
        NothingWritten =
            "Es wurde nichts geschrieben; die Webseiten sind, wie sie waren.",
            "Nothing was written; the site is as it was.";
        Drafts(files: Vec<String> as all_of) = match files {
            none if none.is_empty() =>
                "Veröffentlicht wird, was ein Ausgabedatum hat (`ausgabedatum = …`).",
                "What has a date of issue (`issued = …`) is published.";
            files =>
                ("Nicht veröffentlicht, weil ohne Ausgabedatum (`ausgabedatum = …`): {}", files.join(", ")),
                ("Not published, for want of a date of issue (`issued = …`): {}", files.join(", "));
        };
        KeptOff(files: Vec<String> as all_of) =
            "Nicht veröffentlicht, weil die Datei es so sagt (`webauftritt = false`): {files}",
            "Not published, because the file says so (`site = false`): {files}";
        Unapproved(files: Vec<String> as all_of) =
            "Nicht veröffentlicht, weil noch nicht genehmigt (`entwuerfe-veroeffentlichen = false`): \
             {files}",
            "Not published, because it is not approved yet (`publish-drafts = false`): {files}";
        Nothing =
            "In diesem Ordner ist nichts zu veröffentlichen.",
            "There is nothing to publish in this folder.";
        NoAddress =
            "Ohne die öffentliche Adresse gibt es keinen Feed, und der Kalender lässt sich nicht mit einem \
             Klick abonnieren. Schreiben Sie sie unter [webauftritt] in die Einstellungen: `link = \
             \"https://…\"`.",
            "Without the public address there is no feed, and nobody can subscribe to the calendar with \
             one click. Write it below [site] in the settings: `url = \"https://…\"`.";
        Begin(file: String) = "Anfangsseite: {file}", "First page: {file}";
        NoFolder(folder: String) =
            "`{folder}` ist kein Ordner.",
            "`{folder}` is not a folder.";
        WhichFolder =
            "Nennen Sie den Ordner mit Ihren Sitzungsdateien; wohin geschrieben wird, sagt --ziel.",
            "Name the folder of your minutes files; where to write is said by --output.";
        IsWorkspace(folder: String) =
            "`{folder}` ist ein Arbeitsordner: Wer ihn ins Netz stellt, veröffentlicht auch Einstellungen \
             und Kontaktliste.",
            "`{folder}` is a workspace: whoever puts it on the web publishes settings and contact list, too.";
        Foreign { files: Vec<String> as all_of, folder: String } =
            "In `{folder}` liegen Dateien, die nicht von diesem Programm sind: {files}",
            "In `{folder}` there are files that this program has not written: {files}";
        OtherFolder =
            "Nennen Sie mit --ziel einen anderen Ordner.",
            "Name another folder with --output.";
    }
}
