//! Messages of `render`.

use crate::l10n::{counted, messages, quoted};

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
        OtherFolder =
            "Schließen Sie die Datei in anderen Programmen, oder nennen Sie mit `-o` einen anderen \
             Ordner.",
            "Close the file in other programs, or name another folder with `-o`.";
    }
}
