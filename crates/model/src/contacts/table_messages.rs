//! Messages about a contact file as a whole, its sheets, and rows that are not people.

use crate::contacts::email::scripts::{self, Mixed};
use crate::contacts::format::Foreign;
use crate::contacts::help::either;
use crate::l10n::{Language, messages, nearest, one_quoted, quoted, some};

messages! {
    /// What is wrong, or worth knowing.
    pub(super) enum TableMessage {
        Foreign(foreign: Foreign) = "{foreign}", "{foreign}";
        TooLarge =
            "In der Datei steckt viel mehr, als eine Kontaktliste enthält.",
            "The file contains far more than any contact list does.";
        NoSuchSheet(sheet: String) =
            "Ein Blatt `{sheet}` gibt es in der Datei nicht.",
            "The file has no sheet `{sheet}`.";
        NoSheetOfPeople(sheets: Vec<String> as quoted) =
            "Auf keinem der Blätter {sheets} gibt es eine Spalte mit E-Mail-Adressen.",
            "None of the sheets {sheets} has a column with e-mail addresses.";
        SeveralSheets(sheets: Vec<String> as quoted) =
            "Auf mehreren Blättern stehen E-Mail-Adressen: {sheets}. Es ist nicht klar, welches \
             die Kontaktliste ist.",
            "There are e-mail addresses on several sheets: {sheets}. It is not clear which of them \
             is the contact list.";
        OtherSheets { read: String, others: Vec<String> as quoted } =
            "Gelesen wird nur das Blatt `{read}`. E-Mail-Adressen stehen auch auf {others}.",
            "Only the sheet `{read}` is read. There are also e-mail addresses on {others}.";
        AboveHeader { first: usize, last: usize } = match first {
            _ if first == last =>
                "Zeile {first} steht über der Kopfzeile und wurde übergangen.",
                "Line {first} is above the header and was skipped.";
            _ =>
                "Die Zeilen {first} bis {last} stehen über der Kopfzeile und wurden übergangen.",
                "Lines {first} to {last} are above the header and were skipped.";
        };
        AddressAboveHeader { first: usize, last: usize } =
            ("{} Dort steht eine E-Mail-Adresse; sie bekommt keine E-Mail.",
             Self::AboveHeader { first: *first, last: *last }.localize(Language::German)),
            ("{} The e-mail address there gets no mail.",
             Self::AboveHeader { first: *first, last: *last }.localize(Language::English));
        NoPeople { lines: Vec<usize> as listed } = match (&lines[..]) {
            [line] =>
                "Zeile {line} nennt niemanden und wurde übergangen.",
                "Line {line} names nobody and was skipped.";
            _ =>
                "Die Zeilen {lines} nennen niemanden und wurden übergangen.",
                "Lines {lines} name nobody and were skipped.";
        };
        SeveralAddresses { used: String, unused: Vec<String> as not_to } =
            "In diesem Feld stehen mehrere E-Mail-Adressen. Die E-Mail geht nur an `{used}`, nicht \
             an {unused}.",
            "There are several e-mail addresses in this cell. The mail goes only to `{used}`, not \
             to {unused}.";
        MixedScripts { address: String, mixed: Mixed } = match mixed {
            Mixed { odd, usual } =>
                ("In `{address}` stehen Buchstaben verschiedener Schriften: Das `{}` ist {}, das \
                  `{}` {}. Manche sehen gleich aus; die E-Mail geht dann an eine andere Adresse, \
                  als man liest.",
                 odd.0, scripts::german(odd.1), usual.0, scripts::german(usual.1)),
                ("`{address}` contains letters from different scripts: `{}` is {}, `{}` is {}. \
                  Some look alike; the mail then goes to a different address from the one that \
                  people read.",
                 odd.0, odd.1.full_name(), usual.0, usual.1.full_name());
        };
    }

    /// What to do about it.
    pub(super) enum TableHelp {
        SaveAsWorkbook =
            "Öffnen Sie die Datei in Excel oder LibreOffice und speichern Sie sie mit „Speichern \
             unter“ als Excel-Arbeitsmappe (.xlsx).",
            "Open the file in Excel or LibreOffice and save it with \"Save As\" as an Excel \
             workbook (.xlsx).";
        RemovePassword =
            "Öffnen Sie die Datei und speichern Sie sie ohne Kennwort: in Excel unter „Datei > \
             Informationen > Arbeitsmappe schützen > Mit Kennwort verschlüsseln“ das Kennwort \
             löschen.",
            "Open the file and save it without the password: in Excel, clear it under \"File > \
             Info > Protect Workbook > Encrypt with Password\".";
        ExportFromNumbers =
            "Wählen Sie in Numbers „Ablage > Exportieren > Excel“ und nehmen Sie die neue Datei.",
            "In Numbers, choose \"File > Export To > Excel\" and use the new file.";
        CopyTable =
            "Kopieren Sie die Tabelle in ein leeres Blatt von Excel oder LibreOffice und speichern \
             Sie es als .xlsx.",
            "Copy the table to an empty sheet of Excel or LibreOffice and save that as .xlsx.";
        Unpack =
            "Entpacken Sie das Archiv und nennen Sie die Datei darin.",
            "Unpack the archive and name the file in it.";
        ExportAsCsv =
            "Exportieren Sie die Kontakte aus dem Programm als CSV- oder vCard-Datei.",
            "Export the contacts from the program as a CSV or vCard file.";
        NameSheet =
            "Nennen Sie das Blatt in rundmail.toml unter [kontakte]: blatt = \"…\".",
            "Name the sheet in rundmail.toml under [contacts]: sheet = \"…\".";
        KnownSheets { written: String, known: Vec<String> } = fn(language) {
            either(nearest(written, known.iter().map(String::as_str)), known, language)
        };
        RowBelow =
            "Soll die Adresse Post bekommen, schreiben Sie sie in eine Zeile unter der Kopfzeile.",
            "If the address should get mail, enter it in a row below the header.";
        RowForEach =
            "Soll auch die andere Adresse Post bekommen, legen Sie dafür eine eigene Zeile an.",
            "If the other address should get mail as well, give it a row of its own.";
        LookUpAddress =
            "Tragen Sie die E-Mail-Adresse ein; in Outlook steht sie in den Eigenschaften des \
             Kontakts.",
            "Enter the e-mail address; Outlook shows it in the properties of the contact.";
        TypeAddress = "Tippen Sie die Adresse von Hand neu ein.", "Type the address again by hand.";
    }

    impl Foreign as foreign = match foreign {
        Self::Password =>
            "Die Datei ist mit einem Kennwort geschützt.",
            "The file is protected with a password.";
        Self::Broken =>
            "Die Datei ist beschädigt oder keine Tabelle und kann nicht gelesen werden.",
            "The file is damaged or not a spreadsheet, and cannot be read.";
        Self::Numbers =>
            "Das ist eine Datei von Apple Numbers (oder Pages); sie kann nicht gelesen werden.",
            "This is an Apple Numbers (or Pages) file and cannot be read.";
        Self::Document =>
            "Das ist ein Textdokument, keine Kontaktliste.",
            "This is a text document, not a contact list.";
        Self::Pdf =>
            "Das ist eine PDF-Datei, keine Kontaktliste.",
            "This is a PDF file, not a contact list.";
        Self::Markup =>
            "Das ist eine Webseite oder XML-Datei, auch wenn Excel sie öffnen kann.",
            "This is a web page or an XML file, even if Excel can open it.";
        Self::Archive =>
            "Das ist ein gepacktes Archiv, keine Kontaktliste.",
            "This is a packed archive, not a contact list.";
        Self::Database =>
            "Das ist die Datenbank eines Programms, keine Kontaktliste.",
            "This is the database of a program, not a contact list.";
    };
}

impl TableHelp {
    /// How to get a list from another kind of file.
    pub(super) fn for_file(foreign: Foreign) -> Self {
        match foreign {
            Foreign::Password => Self::RemovePassword,
            Foreign::Numbers => Self::ExportFromNumbers,
            Foreign::Document | Foreign::Pdf => Self::CopyTable,
            Foreign::Archive => Self::Unpack,
            Foreign::Database => Self::ExportAsCsv,
            Foreign::Broken | Foreign::Markup => Self::SaveAsWorkbook,
        }
    }
}

fn not_to(addresses: &[String], language: Language) -> String {
    match language {
        Language::German => quoted(addresses, language),
        Language::English => one_quoted(addresses, language),
    }
}

/// The first few of many numbers.
pub(super) fn listed(lines: &[usize], language: Language) -> String {
    some(8)(lines, language)
}
