//! Why a list is not changed.

use crate::contacts::format::Format;
use crate::l10n::{SystemFault, Unreadable, messages};

messages! {
    /// Why a list is not changed.
    pub enum EditFault {
        /// It could not be read.
        Unreadable(says: Unreadable) = "{says}", "{says}";
        /// It is a workbook, or address cards.
        NotText {
            /// The list.
            path: String,
            /// Its kind.
            format: Format as kind,
        } =
            "`{path}` ist {format}. Geändert wird nur eine Liste im Format CSV, damit in der Datei \
             sonst alles bleibt, wie es ist.",
            "`{path}` is {format}. Only a list in the format CSV is changed, so that everything else \
             in the file stays as it is.";
        /// It has bytes that are no letters.
        Damaged {
            /// The list.
            path: String,
        } =
            "In `{path}` sind Zeichen beschädigt. Beim Schreiben ginge verloren, was dort stand.",
            "Some characters in `{path}` are damaged. Writing it would lose what was there.";
        /// The encoding does not have this letter.
        Letter {
            /// The letter.
            letter: char,
            /// The name of the encoding.
            encoding: String,
        } =
            "Das Zeichen „{letter}“ kann in dieser Liste nicht stehen: Sie ist in {encoding} \
             gespeichert.",
            "The character “{letter}” cannot be written in this list, which is saved in {encoding}.";
        /// Somebody has it open in `LibreOffice`.
        Open {
            /// The list.
            path: String,
        } =
            "`{path}` ist gerade in LibreOffice geöffnet. Beim nächsten Speichern dort ginge die \
             Änderung verloren.",
            "`{path}` is open in LibreOffice. The change would be lost when it is saved there.";
        /// Somebody has changed it since it was read.
        Changed {
            /// The list.
            path: String,
        } =
            "`{path}` wurde inzwischen von jemand anderem geändert.",
            "`{path}` has been changed by somebody else in the meantime.";
        /// It could not be replaced because somebody has it open.
        Locked {
            /// The list.
            path: String,
        } =
            "`{path}` kann nicht geschrieben werden: Die Datei ist in einem anderen Programm \
             geöffnet, meist in Excel, oder schreibgeschützt.",
            "`{path}` cannot be written: the file is open in another program, mostly Excel, or it is \
             read-only.";
        /// It could not be written.
        NotWritten {
            /// The list.
            path: String,
            /// Why.
            error: SystemFault,
        } =
            "`{path}` kann nicht geschrieben werden: {error}",
            "`{path}` cannot be written: {error}";
        /// No column of the list can say that somebody has unsubscribed.
        NoColumn =
            "In dieser Liste lässt sich die Abmeldung nicht so eintragen, dass sie sicher beachtet \
             wird.",
            "The list cannot record the objection in a way that is certain to be heeded.";
    }

    /// What to do about it.
    pub enum EditHelp {
        /// Save it as CSV.
        SaveAsCsv =
            "Öffnen Sie die Liste in Excel oder LibreOffice, speichern Sie sie mit „Speichern unter“ \
             als „CSV UTF-8 (durch Trennzeichen getrennt)“ im selben Ordner, und nennen Sie die neue \
             Datei in `rundmail.toml` unter `[kontakte]`. Oder ändern Sie die Liste dort von Hand.",
            "Open the list in Excel or LibreOffice, save it with “Save as” as “CSV UTF-8 (comma \
             delimited)” in the same folder, and name the new file in `rundmail.toml` below \
             `[contacts]`. Or change the list there by hand.";
        /// Mend the letters.
        Mend =
            "Bessern Sie die Zeichen aus, die `rundmail kontakte` nennt, und speichern Sie die Liste \
             als „CSV UTF-8“.",
            "Mend the characters that `rundmail contacts` names, and save the list as “CSV UTF-8”.";
        /// Save it in an encoding that has all letters.
        SaveAsUtf8 =
            "Speichern Sie die Liste in Excel als „CSV UTF-8“; dann geht es mit allen Schriften.",
            "Save the list in Excel as “CSV UTF-8”, which has the letters of all languages.";
        /// Close it.
        Close =
            "Schließen Sie die Liste dort, und rufen Sie den Befehl noch einmal auf. Es wurde nichts \
             geändert.",
            "Close the list there and run the command again. Nothing was changed.";
        /// Try again.
        Again =
            "Rufen Sie den Befehl noch einmal auf. Es wurde nichts geändert.",
            "Run the command again. Nothing was changed.";
        /// Check the path.
        CheckPath =
            "Prüfen Sie, ob die Datei da ist und ob Sie sie lesen und schreiben dürfen.",
            "Check that the file is there, and that you may read and write it.";
        /// Mark it by hand.
        ByHand =
            "Tragen Sie die Abmeldung von Hand ein, und prüfen Sie sie mit `rundmail kontakte`.",
            "Enter it by hand, and check it with `rundmail contacts`.";
    }
}

impl EditFault {
    /// What to do about it.
    pub fn help(&self) -> EditHelp {
        match self {
            Self::Unreadable(_) | Self::NotWritten { .. } => EditHelp::CheckPath,
            Self::NotText { .. } => EditHelp::SaveAsCsv,
            Self::Damaged { .. } => EditHelp::Mend,
            Self::Letter { .. } => EditHelp::SaveAsUtf8,
            Self::Open { .. } | Self::Locked { .. } => EditHelp::Close,
            Self::Changed { .. } => EditHelp::Again,
            Self::NoColumn => EditHelp::ByHand,
        }
    }
}

/// What kind of file it is.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "`messages!` hands over references")]
fn kind(format: &Format, language: crate::l10n::Language) -> &'static str {
    let (german, english) = match format {
        Format::Csv => ("eine Textdatei", "a text file"),
        Format::Xlsx | Format::Xlsb | Format::Xls => {
            ("eine Arbeitsmappe von Excel", "an Excel workbook")
        }
        Format::Ods => ("eine Tabelle von LibreOffice", "a LibreOffice spreadsheet"),
        Format::Ldif => ("der Export eines Adressbuchs", "the export of an address book"),
        Format::VCard => ("eine Datei mit Visitenkarten", "a file of address cards"),
    };
    language.pick(german, english)
}
