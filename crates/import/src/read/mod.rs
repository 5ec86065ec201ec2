//! Documents of all kinds -> blocks. The kind is recognised by the contents, never by the name.

mod container;
mod docx;
mod html;
mod lines;
mod markdown;
mod odt;
mod pdf;
mod xml;

use std::collections::BTreeSet;

use diagnostics::l10n::messages;
use model::contacts::decoded;

use crate::tree::block::{Block, Place};
use container::Container;

/// The largest document that is read (bytes).
pub const LARGEST: u64 = 64_000_000;

/// Text without a document around it is shorter (bytes).
const LARGEST_TEXT: usize = 8_000_000;

/// What a document says, in blocks.
#[derive(Debug, Default)]
pub struct Document {
    pub(crate) blocks: Vec<Block>,
    /// Headers, footers and tables of contents, line by line: they are no part of the text.
    pub(crate) beside: Vec<String>,
    /// What was seen and is not in the text.
    pub(crate) seen: BTreeSet<Seen>,
}

messages! {
    /// What a document contains besides the text that was taken over.
    #[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Seen {
        /// Tracked changes.
        Changes =
            "Das Dokument enthält nachverfolgte Änderungen. Eingefügtes ist übernommen, Gelöschtes nicht.",
            "The document has tracked changes. What was inserted is taken over, what was deleted is not.";
        /// Comments.
        Comments =
            "Kommentare am Rand sind nicht übernommen.",
            "Comments in the margin are not taken over.";
        /// Hidden text.
        Hidden =
            "Ausgeblendeter Text ist nicht übernommen.",
            "Hidden text is not taken over.";
        /// Pictures.
        Pictures =
            "Bilder sind nicht übernommen; wo sie eine Beschreibung haben, steht diese im Text. Speichern Sie \
             die Bilder neben der Sitzungsdatei, und fügen Sie sie so ein: ![Beschreibung](bilder/name.jpg)",
            "Pictures are not taken over; where they have a description, it is in the text. Save them beside \
             the minutes file, and insert them like this: ![description](pictures/name.jpg)";
        /// Headers and footers.
        Margins =
            "Kopf- und Fußzeilen stehen als Bemerkung am Ende der Sitzungsdatei.",
            "Headers and footers are at the end of the minutes file, as a comment.";
        /// A table of contents.
        Contents =
            "Das Inhaltsverzeichnis steht als Bemerkung am Ende der Sitzungsdatei.",
            "The table of contents is at the end of the minutes file, as a comment.";
        /// A document inside the document.
        Embedded =
            "Im Dokument steckt ein weiteres, etwa eine Tabelle aus Excel. Es ist nicht übernommen.",
            "There is another document inside this one, such as an Excel table. It is not taken over.";
        /// Pages without text among others.
        Scanned =
            "Manche Seiten enthalten nur ein Bild. Text darin kann das Programm nicht lesen.",
            "Some pages are only a picture. The program cannot read text in it.";
        /// Letters that the document does not name.
        Unreadable =
            "Einzelne Zeichen nennt die PDF-Datei nicht; dort steht „�“.",
            "The PDF does not name some of its letters; they are shown as “�”.";
    }
}

messages! {
    /// Why a document cannot be read, and what to do about it.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub enum Fault {
        /// It has a password.
        Locked =
            "Das Dokument ist mit einem Kennwort geschützt.",
            "The document is protected by a password.";
        /// Word up to 2003.
        OldWord =
            "Das ist ein Dokument aus einer Word-Fassung bis 2003 (.doc).",
            "This is a document of Word up to 2003 (.doc).";
        /// Rich text.
        Rich =
            "Das ist ein Dokument im Format RTF.",
            "This is a document in the format RTF.";
        /// A spreadsheet, a presentation, a picture, an archive.
        Foreign =
            "Das ist keine Datei, aus der eine Sitzungsdatei werden kann.",
            "This is not a file that can become a minutes file.";
        /// A minutes file.
        Minutes =
            "Das ist schon eine Sitzungsdatei.",
            "This is a minutes file already.";
        /// Cut off, or damaged.
        Broken =
            "Das Dokument ist beschädigt oder unvollständig.",
            "The document is damaged or incomplete.";
        /// It unpacks to too much.
        TooMuch =
            "Das Dokument ist ausgepackt ungewöhnlich groß und wird darum nicht gelesen.",
            "The document is unusually large when unpacked and is therefore not read.";
        /// Nothing in it.
        Empty =
            "Das Dokument enthält keinen Text.",
            "There is no text in the document.";
        /// Pictures of pages.
        Scan =
            "Die PDF-Datei enthält keinen Text, nur Bilder von Seiten (ein Scan).",
            "The PDF has no text, only pictures of pages (a scan).";
        /// Something went wrong in a parser, or took too long.
        Failed =
            "Das Dokument lässt sich nicht lesen.",
            "The document cannot be read.";
    }
}

messages! {
    /// What to do about a document that cannot be read.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub enum Help {
        /// It has a password.
        Unlock =
            "Öffnen Sie es in Word oder LibreOffice, und speichern Sie es ohne Kennwort.",
            "Open it in Word or LibreOffice, and save it without a password.";
        /// It is of another kind.
        SaveAs =
            "Öffnen Sie es in Word oder LibreOffice, und speichern Sie es als .docx oder .odt.",
            "Open it in Word or LibreOffice, and save it as .docx or .odt.";
        /// What is taken.
        Kinds =
            "Übernommen werden Dokumente von Word (.docx) und LibreOffice (.odt), Markdown (.md), Webseiten \
             (.html), PDF und Text (.txt).",
            "Documents of Word (.docx) and LibreOffice (.odt), Markdown (.md), web pages (.html), PDF and \
             text (.txt) can be imported.";
        /// Letters must be recognised first.
        Recognise =
            "Lassen Sie den Text zuerst erkennen (OCR), oder nehmen Sie das Dokument, aus dem die PDF-Datei \
             entstanden ist.",
            "Have the text recognised first (OCR), or take the document that the PDF was made from.";
    }
}

impl Fault {
    /// What to do about it.
    pub fn help(self) -> Help {
        match self {
            Self::Locked => Help::Unlock,
            Self::OldWord | Self::Rich | Self::Broken | Self::TooMuch | Self::Failed => {
                Help::SaveAs
            }
            Self::Foreign | Self::Minutes | Self::Empty => Help::Kinds,
            Self::Scan => Help::Recognise,
        }
    }
}

/// The kind of a text, by the ending of its name; contents decide where they can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Text {
    Markdown,
    Html,
    Lines,
}

/// Reads a document; `name` is its file name.
pub(crate) fn document(bytes: &[u8], name: &str) -> Result<Document, Fault> {
    let document = match bytes {
        [b'P', b'K', 3, 4, ..] => packed(bytes)?,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => return Err(compound(bytes)),
        [b'{', b'\\', b'r', b't', b'f', ..] => return Err(Fault::Rich),
        _ if pdf::is_one(bytes) => pdf::read(bytes)?,
        _ => text(bytes, name)?,
    };
    if document.blocks.is_empty() {
        return Err(Fault::Empty);
    }
    Ok(document)
}

fn packed(bytes: &[u8]) -> Result<Document, Fault> {
    let mut container = Container::open(bytes)?;
    if container.has("content.xml") {
        return odt::read(&mut container);
    }
    docx::read(&mut container)
}

/// A compound file is Word up to 2003, or holds what is encrypted ([MS-OFFCRYPTO], 2.3.1).
fn compound(bytes: &[u8]) -> Fault {
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let has = |name: &str| {
        let name = wide(name);
        bytes.windows(name.len()).any(|window| window == name)
    };
    if has("EncryptedPackage") {
        Fault::Locked
    } else if has("WordDocument") {
        Fault::OldWord
    } else {
        Fault::Foreign
    }
}

fn text(bytes: &[u8], name: &str) -> Result<Document, Fault> {
    if bytes.len() > LARGEST_TEXT {
        return Err(Fault::TooMuch);
    }
    let text = decoded(bytes.to_vec());
    if text.contains('\0') {
        return Err(Fault::Foreign);
    }
    let head = text.trim_start_matches('\u{feff}').trim_start();
    let start: String = head.chars().take(400).collect::<String>().to_ascii_lowercase();
    if start.starts_with("<?xml") && head.contains("<office:document") {
        return odt::read_flat(head);
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let kind = match &*ending {
        _ if start.starts_with("<!doctype html") || start.starts_with("<html") => Text::Html,
        "html" | "htm" | "xhtml" => Text::Html,
        "md" | "markdown" => Text::Markdown,
        "toml" => return Err(Fault::Minutes),
        "csv" | "json" | "xml" | "svg" | "eml" | "ics" | "vcf" => return Err(Fault::Foreign),
        _ => Text::Lines,
    };
    Ok(match kind {
        Text::Html => html::read(&text),
        Text::Markdown => markdown::read(&text),
        Text::Lines => lines::read(&text),
    })
}

impl Document {
    /// The text of each block without its marks, and of what is beside the text.
    pub(crate) fn words(&self) -> Vec<(Option<Place>, String)> {
        let blocks = self.blocks.iter().flat_map(|block| {
            let text = crate::tree::block::markdown(std::slice::from_ref(block));
            let lines: Vec<String> = text.lines().map(crate::tree::inline::plain).collect();
            lines.into_iter().map(|line| (Some(block.place), line))
        });
        let beside = self.beside.iter().map(|line| (None, line.clone()));
        blocks.chain(beside).filter(|(_, line)| !line.trim().is_empty()).collect()
    }

    /// What was seen and is not in the text.
    pub fn seen(&self) -> impl Iterator<Item = &Seen> {
        self.seen.iter()
    }
}
