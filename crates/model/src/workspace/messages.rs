//! Messages about reading files.

use std::path::Path;

use super::foreign::Kind;
use super::patterns;
use crate::l10n::{Readable, Unreadable, messages, size};
use crate::minutes::LanguageTag;

messages! {
    /// Why a file could not be read.
    pub(super) enum Message {
        /// A pattern that matches no file.
        NoMatch { pattern: String } =
            "Auf `{pattern}` passt hier keine Datei.",
            "No file here matches `{pattern}`.";
        Skipped { file: String } =
            "`{file}` ist keine Sitzungsdatei und wird übergangen.",
            "`{file}` is not a minutes file and is skipped.";
        Unreadable(fault: Unreadable) = "{fault}", "{fault}";
        TooLarge { limit: u64 as size } =
            "Die Datei ist größer als {limit}.",
            "The file is larger than {limit}.";
        NotUtf8 =
            "Hier steht ein Zeichen, das kein UTF-8 ist.",
            "There is a character here that is not UTF-8.";
        Foreign(kind: Kind) = "{kind}", "{kind}";
        CopyText =
            "Kopieren Sie den Text daraus in eine Datei, die Sie mit `rundmail neu` anlegen, und \
             speichern Sie sie mit einem Texteditor (Windows: Editor, nicht Word).",
            "Copy its text into a file that you create with `rundmail new`, and save that with a \
             text editor (on Windows: Notepad, not Word).";
        OtherFile =
            "Prüfen Sie, ob es die richtige Datei ist. `rundmail neu` legt eine neue Sitzungsdatei \
             an.",
            "Check whether it is the right file. `rundmail new` creates a new minutes file.";
        SaveAsUtf8 =
            "Speichern Sie die Datei im Editor mit der Kodierung UTF-8.",
            "Save the file with UTF-8 encoding in the editor.";
        Translation { first: String } =
            "Diese Datei ist die Übersetzung von `{first}`.",
            "This file is a translation of `{first}`.";
        TranslationTwice { language: LanguageTag as LanguageTag::name, other: String } =
            "Auch `{other}` ist eine Übersetzung in dieselbe Sprache ({language}).",
            "`{other}` is also a translation into the same language ({language}).";
        OneTranslation =
            "Behalten Sie nur eine der beiden Dateien.",
            "Keep only one of the two files.";
        NameFirst =
            "Geben Sie die erste Datei an; ihre Übersetzungen gehören immer dazu.",
            "Name the first file; its translations are always included.";
        CheckPath = "Prüfen Sie den Namen und den Ordner.", "Check the name and the folder.";
        CheckRights =
            "Prüfen Sie, ob Sie die Datei in einem anderen Programm öffnen können.",
            "Check whether you can open the file in another program.";
        Shorten =
            "Prüfen Sie, ob es die richtige Datei ist.",
            "Check whether it is the right file.";
    }

    /// What is wrong with the file of a contribution.
    pub(super) enum Beside {
        Outside { file: String } =
            "`{file}` liegt außerhalb des Arbeitsordners.",
            "`{file}` is outside the workspace.";
        CopyInside =
            "Kopieren Sie die Datei in den Ordner des Rundbriefs, zum Beispiel unter `beitraege/`.",
            "Copy the file into the folder of the newsletter, for example under `beitraege/`.";
        CheckName =
            "Prüfen Sie den Namen und die Groß- und Kleinschreibung; er gilt ab dem Ordner dieser \
             Datei.",
            "Check the name, also its capitals; it starts from the folder of this file.";
        Twice { file: String } =
            "`{file}` ist schon als Beitrag genannt; er stünde zweimal im Rundbrief.",
            "`{file}` is already named as a contribution; it would be in the newsletter twice.";
        FirstHere = "hier zuerst", "first here";
        DeleteOne =
            "Löschen Sie einen der beiden Einträge.",
            "Delete one of the two entries.";
        NamedHere = "hier als Beitrag genannt", "named as a contribution here";
        CopyText =
            "Kopieren Sie den Text daraus in eine Textdatei, die mit titel = \"…\" und \
             text = \"\"\"…\"\"\" beginnt, und nennen Sie diese (Windows: Editor, nicht Word).",
            "Copy its text into a text file that begins with title = \"…\" and text = \"\"\"…\"\"\", and \
             name that one (on Windows: Notepad, not Word).";
    }

    impl Kind as kind = match kind {
        Self::Document =>
            "Das ist ein Word-Dokument (oder eines von LibreOffice), keine Textdatei.",
            "This is a Word (or LibreOffice) document, not a text file.";
        Self::Workbook =>
            "Das ist eine Excel-Tabelle (oder eine von LibreOffice), keine Textdatei.",
            "This is an Excel (or LibreOffice) workbook, not a text file.";
        Self::OldOffice =>
            "Das ist ein Dokument von Word oder Excel, keine Textdatei.",
            "This is a Word or Excel document, not a text file.";
        Self::Pdf =>
            "Das ist eine PDF-Datei, keine Textdatei.",
            "This is a PDF file, not a text file.";
        Self::Markup =>
            "Das ist eine Webseite (HTML oder XML), keine Sitzungsdatei.",
            "This is a web page (HTML or XML), not a minutes file.";
        Self::Picture =>
            "Das ist ein Bild, keine Textdatei.",
            "This is a picture, not a text file.";
        Self::Cards =>
            "Das sind Adresskarten (vCard), keine Sitzungsdatei.",
            "These are address cards (vCard), not a minutes file.";
        Self::Archive =>
            "Das ist ein gepacktes Archiv (ZIP), keine Textdatei.",
            "This is a packed archive (ZIP), not a text file.";
        Self::Binary => "Das ist keine Textdatei.", "This is not a text file.";
    };
}

impl Message {
    pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Self {
        if patterns::is_pattern(path) && !path.exists() {
            return Self::NoMatch { pattern: path.display().to_string() };
        }
        Self::Unreadable(Unreadable::new(Readable::File, path, error))
    }

    /// What to do about it.
    pub(super) fn help(&self) -> Self {
        match self {
            Self::NoMatch { .. } => Self::CheckPath,
            Self::Unreadable(fault) if fault.leads_nowhere() => Self::CheckPath,
            Self::TooLarge { .. } => Self::Shorten,
            Self::NotUtf8 => Self::SaveAsUtf8,
            Self::Foreign(Kind::Document | Kind::OldOffice | Kind::Markup | Kind::Pdf) => {
                Self::CopyText
            }
            Self::Foreign(_) => Self::OtherFile,
            _ => Self::CheckRights,
        }
    }
}
