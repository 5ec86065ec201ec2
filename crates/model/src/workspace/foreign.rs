//! Recognises files that are not text: a Word document, a workbook, a PDF. They are recognised by
//! their contents, never by name, before anything decodes them as text.

use crate::contacts::{Foreign, Format};

/// A kind of file that people mistake for a text file, or save under the name of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A document of Word or Writer, or RTF.
    Document,
    /// A workbook of Excel or Calc.
    Workbook,
    /// A file of an Office program up to 2003, or one with a password.
    OldOffice,
    /// PDF.
    Pdf,
    /// A web page or XML.
    Markup,
    /// A picture.
    Picture,
    /// Address cards.
    Cards,
    /// A packed archive.
    Archive,
    /// Any other file that is not text.
    Binary,
}

/// The first bytes of pictures.
const PICTURES: &[&[u8]] = &[b"\x89PNG\r\n", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*"];

/// The kind of the file, or `None` if it is text. A web page may be one of the office's templates,
/// so it only counts where TOML is expected.
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
        Ok(Format::Ldif) | Err(Foreign::Database) => Kind::Binary,
    };
    let is_template = kind == Kind::Markup && !is_toml;
    (!is_template).then_some(kind)
}
