//! What a file is that is no text: a document of Word, a workbook, a PDF. Told by what is in it, never
//! by its name, and before anybody looks for letters in it.

use crate::contacts::{Foreign, Format};

/// A kind of file that people take for a text file, or save by the name of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Word, Writer, RTF.
    Document,
    /// Excel, Calc.
    Workbook,
    /// Word, Excel or another program of Office up to 2003; or any of them with a password.
    OldOffice,
    /// PDF.
    Pdf,
    /// A web page, or XML.
    Markup,
    /// A picture.
    Picture,
    /// Address cards.
    Cards,
    /// A packed archive.
    Archive,
    /// Something else that is no text.
    Binary,
}

/// How pictures begin.
const PICTURES: &[&[u8]] = &[b"\x89PNG\r\n", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*"];

/// What the file is, if it is no text. A web page may well be one of the office's templates: only where
/// a text in TOML is expected it is foreign.
pub(super) fn kind(bytes: &[u8], is_toml: bool) -> Option<Kind> {
    if PICTURES.iter().any(|start| bytes.starts_with(start)) {
        return Some(Kind::Picture);
    }
    let kind = match Format::of(bytes) {
        Ok(Format::Csv) => return bytes.contains(&0).then_some(Kind::Binary),
        Ok(Format::Xlsx | Format::Xlsb | Format::Ods) | Err(Foreign::Numbers) => Kind::Workbook,
        Ok(Format::Xls) | Err(Foreign::Password) => Kind::OldOffice,
        Ok(Format::VCard) => Kind::Cards,
        Err(Foreign::Document) => Kind::Document,
        Err(Foreign::Pdf) => Kind::Pdf,
        Err(Foreign::Markup) => Kind::Markup,
        Err(Foreign::Archive | Foreign::Broken) => Kind::Archive,
        Err(Foreign::Database | Foreign::Ldif) => Kind::Binary,
    };
    let is_template = kind == Kind::Markup && !is_toml;
    (!is_template).then_some(kind)
}
