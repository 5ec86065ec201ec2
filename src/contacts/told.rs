//! What the reader of contact lists has to say of the file as a whole, its sheets, and of rows that
//! are no people.

use crate::contacts::email::scripts::{self, Mixed};
use crate::contacts::format::Foreign;
use crate::contacts::help::either;
use crate::l10n::{Bilingual, Joint, Language, list, nearest};

/// What is wrong, or worth knowing.
#[derive(Debug)]
pub(super) enum Told {
    Foreign(Foreign),
    TooLarge,
    NoSuchSheet(String),
    NoSheetOfPeople(Vec<String>),
    SeveralSheets(Vec<String>),
    OtherSheets { read: String, others: Vec<String> },
    AboveHeader { first: usize, last: usize },
    AddressAboveHeader { first: usize, last: usize },
    NoPeople { lines: Vec<usize> },
    SeveralAddresses { used: String, unused: Vec<String> },
    MixedScripts { address: String, mixed: Mixed },
}

/// What to do about it.
#[derive(Debug)]
pub(super) enum Advice {
    SaveAsWorkbook,
    RemovePassword,
    ExportFromNumbers,
    CopyTable,
    Unpack,
    ExportAsCsv,
    NameSheet,
    KnownSheets { written: String, known: Vec<String> },
    RowBelow,
    RowForEach,
    LookUpAddress,
    TypeAddress,
}

impl Advice {
    /// How a list comes out of a file that is none.
    pub(super) fn for_file(foreign: Foreign) -> Self {
        match foreign {
            Foreign::Password => Self::RemovePassword,
            Foreign::Numbers => Self::ExportFromNumbers,
            Foreign::Document | Foreign::Pdf => Self::CopyTable,
            Foreign::Archive => Self::Unpack,
            Foreign::Database | Foreign::Ldif => Self::ExportAsCsv,
            Foreign::Broken | Foreign::Markup => Self::SaveAsWorkbook,
        }
    }
}

impl Bilingual for Told {
    fn german(&self) -> String {
        let names = |names: &[String]| quoted(names, Language::German);
        match self {
            Self::Foreign(foreign) => foreign.german().into(),
            Self::TooLarge => {
                "In der Datei steckt viel mehr, als eine Kontaktliste enthält.".into()
            }
            Self::NoSuchSheet(sheet) => format!("Ein Blatt `{sheet}` gibt es in der Datei nicht."),
            Self::NoSheetOfPeople(sheets) => format!(
                "Auf keinem der Blätter {} gibt es eine Spalte mit E-Mail-Adressen.",
                names(sheets)
            ),
            Self::SeveralSheets(sheets) => format!(
                "Auf mehreren Blättern stehen E-Mail-Adressen: {}. Es ist nicht klar, welches die \
                 Kontaktliste ist.",
                names(sheets)
            ),
            Self::OtherSheets { read, others } => format!(
                "Gelesen wird nur das Blatt `{read}`. E-Mail-Adressen stehen auch auf {}.",
                names(others)
            ),
            Self::AboveHeader { first, last } if first == last => {
                format!("Zeile {first} steht über der Kopfzeile und wurde übergangen.")
            }
            Self::AboveHeader { first, last } => format!(
                "Die Zeilen {first} bis {last} stehen über der Kopfzeile und wurden übergangen."
            ),
            Self::AddressAboveHeader { first, last } => {
                let above = Self::AboveHeader { first: *first, last: *last }.german();
                format!("{above} Dort steht eine E-Mail-Adresse; sie bekommt keine E-Mail.")
            }
            Self::NoPeople { lines } => match &lines[..] {
                [line] => format!("Zeile {line} nennt niemanden und wurde übergangen."),
                _ => format!(
                    "Die Zeilen {} nennen niemanden und wurden übergangen.",
                    listed(lines, Language::German)
                ),
            },
            Self::SeveralAddresses { used, unused } => format!(
                "In diesem Feld stehen mehrere E-Mail-Adressen. Die E-Mail geht nur an `{used}`, \
                 nicht an {}.",
                ticked(unused, Joint::And, Language::German)
            ),
            Self::MixedScripts { address, mixed: Mixed { odd, usual } } => format!(
                "In `{address}` stehen Buchstaben verschiedener Schriften: Das `{}` ist {}, das `{}` \
                 {}. Manche sehen gleich aus; die E-Mail geht dann an eine andere Adresse, als man liest.",
                odd.0,
                scripts::german(odd.1),
                usual.0,
                scripts::german(usual.1)
            ),
        }
    }

    fn english(&self) -> String {
        let names = |names: &[String]| quoted(names, Language::English);
        match self {
            Self::Foreign(foreign) => foreign.english().into(),
            Self::TooLarge => "The file holds far more than any contact list does.".into(),
            Self::NoSuchSheet(sheet) => format!("There is no sheet `{sheet}` in the file."),
            Self::NoSheetOfPeople(sheets) => {
                format!("None of the sheets {} has a column of e-mail addresses.", names(sheets))
            }
            Self::SeveralSheets(sheets) => format!(
                "There are e-mail addresses on several sheets: {}. It is not clear which of them is \
                 the contact list.",
                names(sheets)
            ),
            Self::OtherSheets { read, others } => format!(
                "Only the sheet `{read}` is read. There are e-mail addresses on {}, too.",
                names(others)
            ),
            Self::AboveHeader { first, last } if first == last => {
                format!("Line {first} stands above the header and was skipped.")
            }
            Self::AboveHeader { first, last } => {
                format!("Lines {first} to {last} stand above the header and were skipped.")
            }
            Self::AddressAboveHeader { first, last } => {
                let above = Self::AboveHeader { first: *first, last: *last }.english();
                format!("{above} There is an e-mail address in them; it gets no mail.")
            }
            Self::NoPeople { lines } => match &lines[..] {
                [line] => format!("Line {line} names nobody and was skipped."),
                _ => {
                    let lines = listed(lines, Language::English);
                    format!("Lines {lines} name nobody and were skipped.")
                }
            },
            Self::SeveralAddresses { used, unused } => format!(
                "There are several e-mail addresses in this cell. The mail goes to `{used}` only, \
                 not to {}.",
                ticked(unused, Joint::Or, Language::English)
            ),
            Self::MixedScripts { address, mixed: Mixed { odd, usual } } => format!(
                "`{address}` has letters of different scripts: `{}` is {}, `{}` is {}. Some look \
                 alike; the mail goes to another address than one reads then.",
                odd.0,
                odd.1.full_name(),
                usual.0,
                usual.1.full_name()
            ),
        }
    }
}

impl Foreign {
    fn german(self) -> &'static str {
        match self {
            Self::Password => "Die Datei ist mit einem Kennwort geschützt.",
            Self::Broken => {
                "Die Datei ist beschädigt oder keine Tabelle und kann nicht gelesen \
                             werden."
            }
            Self::Numbers => {
                "Das ist eine Datei von Apple Numbers (oder Pages); sie kann nicht \
                              gelesen werden."
            }
            Self::Document => "Das ist ein Textdokument, keine Kontaktliste.",
            Self::Pdf => "Das ist eine PDF-Datei, keine Kontaktliste.",
            Self::Markup => {
                "Das ist eine Webseite oder XML-Datei, auch wenn Excel sie öffnen kann."
            }
            Self::Archive => "Das ist ein gepacktes Archiv, keine Kontaktliste.",
            Self::Database => "Das ist die Datenbank eines Programms, keine Kontaktliste.",
            Self::Ldif => "Das ist der Export eines Verzeichnisses (LDIF), keine Kontaktliste.",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::Password => "The file is protected by a password.",
            Self::Broken => "The file is damaged or no spreadsheet and cannot be read.",
            Self::Numbers => "This is a file of Apple's Numbers (or Pages) and cannot be read.",
            Self::Document => "This is a text document, not a contact list.",
            Self::Pdf => "This is a PDF file, not a contact list.",
            Self::Markup => "This is a web page or XML file, although Excel may open it.",
            Self::Archive => "This is a packed archive, not a contact list.",
            Self::Database => "This is the database of a program, not a contact list.",
            Self::Ldif => "This is the export of a directory (LDIF), not a contact list.",
        }
    }
}

impl Bilingual for Advice {
    fn german(&self) -> String {
        match self {
            Self::SaveAsWorkbook => "Öffnen Sie die Datei in Excel oder LibreOffice und speichern \
                                     Sie sie mit „Speichern unter“ als Excel-Arbeitsmappe (.xlsx)."
                .into(),
            Self::RemovePassword => "Öffnen Sie die Datei und speichern Sie sie ohne Kennwort: in \
                                     Excel unter „Datei > Informationen > Arbeitsmappe schützen > \
                                     Mit Kennwort verschlüsseln“ das Kennwort löschen."
                .into(),
            Self::ExportFromNumbers => "Wählen Sie in Numbers „Ablage > Exportieren > Excel“ und \
                                        nehmen Sie die neue Datei."
                .into(),
            Self::CopyTable => "Kopieren Sie die Tabelle in ein leeres Blatt von Excel oder \
                                LibreOffice und speichern Sie es als .xlsx."
                .into(),
            Self::Unpack => "Entpacken Sie das Archiv und nennen Sie die Datei darin.".into(),
            Self::ExportAsCsv => "Exportieren Sie die Kontakte aus dem Programm als CSV- oder \
                                  vCard-Datei."
                .into(),
            Self::NameSheet => "Nennen Sie das Blatt in rundmail.toml unter [kontakte]: \
                                blatt = \"…\"."
                .into(),
            Self::KnownSheets { written, known } => {
                either(nearest(written, known.iter().map(String::as_str)), known, Language::German)
            }
            Self::RowBelow => "Soll die Adresse Post bekommen, schreiben Sie sie in eine Zeile \
                               unter der Kopfzeile."
                .into(),
            Self::RowForEach => "Soll auch die andere Adresse Post bekommen, legen Sie dafür eine \
                                 eigene Zeile an."
                .into(),
            Self::LookUpAddress => {
                "Tragen Sie die E-Mail-Adresse ein; in Outlook steht sie in den \
                                    Eigenschaften des Kontakts."
                    .into()
            }
            Self::TypeAddress => "Tippen Sie die Adresse von Hand neu ein.".into(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::SaveAsWorkbook => "Open the file in Excel or LibreOffice and save it with \"Save \
                                     as\" as an Excel workbook (.xlsx)."
                .into(),
            Self::RemovePassword => "Open the file and save it without the password: in Excel, \
                                     clear it under \"File > Info > Protect Workbook > Encrypt with \
                                     Password\"."
                .into(),
            Self::ExportFromNumbers => {
                "In Numbers, choose \"File > Export To > Excel\" and take the new file.".into()
            }
            Self::CopyTable => "Copy the table to an empty sheet of Excel or LibreOffice and save \
                                that as .xlsx."
                .into(),
            Self::Unpack => "Unpack the archive and name the file in it.".into(),
            Self::ExportAsCsv => {
                "Export the contacts from the program as a CSV or vCard file.".into()
            }
            Self::NameSheet => {
                "Name the sheet in rundmail.toml under [contacts]: sheet = \"…\".".into()
            }
            Self::KnownSheets { written, known } => either(
                nearest(written, known.iter().map(String::as_str)),
                known,
                Language::English,
            ),
            Self::RowBelow => {
                "If the address shall get mail, write it into a row below the header.".into()
            }
            Self::RowForEach => {
                "If the other address shall get mail, too, give it a row of its own.".into()
            }
            Self::LookUpAddress => {
                "Fill in the e-mail address; Outlook shows it in the properties of the contact."
                    .into()
            }
            Self::TypeAddress => "Type the address anew by hand.".into(),
        }
    }
}

fn quoted(names: &[String], language: Language) -> String {
    ticked(names, Joint::And, language)
}

fn ticked(items: &[String], joint: Joint, language: Language) -> String {
    let items: Vec<_> = items.iter().map(|item| format!("`{item}`")).collect();
    list(&items, joint, language)
}

/// The first few of many numbers.
pub(super) fn listed(lines: &[usize], language: Language) -> String {
    const MOST: usize = 8;
    let mut shown: Vec<String> = lines.iter().take(MOST).map(usize::to_string).collect();
    if let more @ 1.. = lines.len().saturating_sub(MOST) {
        let word = language.pick("weitere", "more");
        shown.push(format!("{more} {word}"));
    }
    list(&shown, Joint::And, language)
}
