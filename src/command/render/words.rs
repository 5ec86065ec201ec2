//! Messages of `render`.

use crate::l10n::{Joint, Language, SystemFault, counted, list, messages};

messages! {
    /// What is written, and what is not.
    pub(super) enum Message {
        Written { files: usize as counted(["Datei", "Dateien"], ["file", "files"]) } =
            "{files} geschrieben.",
            "{files} written.";
        Offered { files: Vec<String> as quoted } =
            "Neben der öffentlichen Seite zum Herunterladen: {files}.",
            "For download next to the public page: {files}.";
        NothingWritten = "Es wurde nichts geschrieben.", "Nothing was written.";
        CannotWrite { path: String, error: SystemFault } =
            "Die Datei `{path}` kann nicht geschrieben werden: {error}",
            "The file `{path}` cannot be written: {error}";
        CannotRead { path: String, error: SystemFault } =
            "Die Anlage `{path}` kann nicht gelesen werden: {error}",
            "The attachment `{path}` cannot be read: {error}";
        OtherFolder =
            "Schließen Sie die Datei in anderen Programmen, oder nennen Sie mit `-o` einen anderen \
             Ordner.",
            "Close the file in other programs, or name another folder with `-o`.";
    }
}

/// Names of files in a sentence.
fn quoted(files: &[String], language: Language) -> String {
    let files: Vec<String> = files.iter().map(|file| format!("`{file}`")).collect();
    list(&files, Joint::And, language)
}
