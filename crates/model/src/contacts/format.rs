//! The kind of file of a list, recognised by its contents, never by its name.

pub(super) mod archive;

use archive::Archive;

/// The supported kinds of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Delimited text.
    Csv,
    /// A workbook of Excel since 2007 (`.xlsx`, `.xlsm`; ECMA-376).
    Xlsx,
    /// A binary workbook of Excel since 2007.
    Xlsb,
    /// A workbook of Excel up to 2003.
    Xls,
    /// A workbook of `LibreOffice` (`OpenDocument`, ISO/IEC 26300).
    Ods,
    /// Address cards (RFC 6350 and what came before it).
    VCard,
    /// An export of an address book or directory (RFC 2849).
    Ldif,
}

impl Format {
    /// The usual extension.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Xlsb => "xlsb",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::VCard => "vcf",
            Self::Ldif => "ldif",
        }
    }

    /// Recognises the kind of a file.
    pub(crate) fn of(bytes: &[u8]) -> Result<Self, Foreign> {
        if bytes.starts_with(b"PK\x03\x04") {
            return Self::of_archive(bytes);
        }
        for (start, foreign) in FOREIGN_STARTS {
            if bytes.starts_with(start) {
                return Err(*foreign);
            }
        }
        if bytes.starts_with(OLE) {
            return Ok(Self::Xls);
        }
        let head = Head::of(bytes);
        if head.starts_with("BEGIN:VCARD") {
            return Ok(Self::VCard);
        }
        if LDIF_HEADS.iter().any(|start| head.starts_with(start)) {
            return Ok(Self::Ldif);
        }
        match FOREIGN_HEADS.iter().find(|(start, _)| head.starts_with(start)) {
            // Excel 2003 had an XML format; other XML is just as unsupported.
            Some((_, foreign)) => Err(*foreign),
            None => Ok(Self::Csv),
        }
    }

    fn of_archive(bytes: &[u8]) -> Result<Self, Foreign> {
        let Archive { names, mimetype } = archive::look(bytes).map_err(|_| Foreign::Broken)?;
        let has = |start: &str| names.iter().any(|name| name.starts_with(start));
        if has("xl/workbook.bin") {
            Ok(Self::Xlsb)
        } else if has("xl/") {
            Ok(Self::Xlsx)
        } else if mimetype.starts_with("application/vnd.oasis.opendocument.") {
            match mimetype.contains("spreadsheet") {
                // Since version 24.8, LibreOffice encrypts the whole package into one entry.
                true if has("encrypted-package") => Err(Foreign::Password),
                true => Ok(Self::Ods),
                false if mimetype.contains("opendocument.base") => Err(Foreign::Database),
                false => Err(Foreign::Document),
            }
        } else if has("Index/") || has("Index.zip") {
            Err(Foreign::Numbers)
        } else if has("word/") || has("ppt/") {
            Err(Foreign::Document)
        } else {
            Err(Foreign::Archive)
        }
    }
}

/// The kind of a file that is not a readable list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Foreign {
    /// A workbook with a password.
    Password,
    /// A workbook that cannot be read.
    Broken,
    /// A table of Apple Numbers.
    Numbers,
    /// A text document.
    Document,
    /// A PDF.
    Pdf,
    /// A web page or XML, whatever its name is.
    Markup,
    /// A packed archive.
    Archive,
    /// A database or mailbox of a program.
    Database,
}

/// OLE 2: workbooks of Excel up to 2003, and everything that Office protects with a password.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

const FOREIGN_STARTS: &[(&[u8], Foreign)] = &[
    (b"%PDF-", Foreign::Pdf),
    (b"{\\rtf", Foreign::Document),
    (b"SQLite format 3\0", Foreign::Database),
    (b"\0\x01\0\0Standard", Foreign::Database),
    (b"!BDN", Foreign::Database),
    (b"Rar!", Foreign::Archive),
    (b"7z\xBC\xAF", Foreign::Archive),
    (b"\x1F\x8B", Foreign::Archive),
];

/// The first characters of text formats, in any case.
const FOREIGN_HEADS: &[(&str, Foreign)] = &[
    ("<HTML", Foreign::Markup),
    ("<!DOCTYPE", Foreign::Markup),
    ("<TABLE", Foreign::Markup),
    ("<META", Foreign::Markup),
    ("<?XML", Foreign::Markup),
];

/// The same of exports in LDIF.
const LDIF_HEADS: &[&str] = &["DN: ", "DN:: ", "VERSION: 1\nDN:", "VERSION: 1\n\nDN:"];

/// The first visible characters of a text in capitals, with the zeros of UTF-16 removed.
struct Head(String);

impl Head {
    fn of(bytes: &[u8]) -> Self {
        let plain = bytes.iter().take(256).filter(|byte| !matches!(byte, 0 | b'\r' | 128..));
        let text: String = plain.map(|byte| char::from(byte.to_ascii_uppercase())).collect();
        Self(text.trim_start().to_owned())
    }

    fn starts_with(&self, start: &str) -> bool {
        self.0.starts_with(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_what_is_in_them() {
        let of = |bytes: &[u8]| Format::of(bytes);
        assert_eq!(of(b"E-Mail;Name"), Ok(Format::Csv));
        assert_eq!(of(b""), Ok(Format::Csv));
        assert_eq!(of(b"\xEF\xBB\xBF\r\nbegin:vcard\r\n"), Ok(Format::VCard));
        assert_eq!(of(b"\xFF\xFEB\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0"), Ok(Format::VCard));
        assert_eq!(of(b"<html xmlns:x=\"urn:excel\">"), Err(Foreign::Markup));
        assert_eq!(of(b"\xEF\xBB\xBF<?xml version=\"1.0\"?><Workbook/>"), Err(Foreign::Markup));
        assert_eq!(of(b"dn: cn=Anna,dc=x\nmail: a@b.example"), Ok(Format::Ldif));
        assert_eq!(of(b"version: 1\r\n\r\ndn: cn=Anna"), Ok(Format::Ldif));
        assert_eq!(of(b"%PDF-1.7"), Err(Foreign::Pdf));
        assert_eq!(of(b"PK\x03\x04 cut off"), Err(Foreign::Broken));
    }
}
