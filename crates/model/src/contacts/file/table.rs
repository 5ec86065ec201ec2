//! Any file as the text of a table.

use std::path::Path;

use crate::contacts::charset::encoding::{self, Decoded, Encoding};
use crate::contacts::file::sheet::{self, Chosen, Refusal};
use crate::contacts::file::workbook::{Fault, Workbook};
use crate::contacts::file::{cards, ldif};
use crate::contacts::format::{Foreign, Format};
use crate::contacts::messages::{Help, Message};
use crate::contacts::report::Report;
use crate::contacts::table_messages::{TableHelp, TableMessage};
use crate::diagnostic::{Diagnostic, Severity};
use crate::guard;
use crate::rules;
use crate::settings::ContactSettings;
use crate::source::{Source, Span};

/// The table in a file.
pub(in crate::contacts) struct Table {
    /// Its text, with one row per line; cells with line breaks are quoted.
    pub text: String,
    /// The kind of the file.
    pub format: Format,
    /// Its encoding.
    pub encoding: Encoding,
    /// The sheet, if the workbook has several.
    pub sheet: Option<String>,
}

impl Table {
    /// Reads the table; `None` where there is none, with the reason in `report`.
    pub(in crate::contacts) fn of(
        path: &Path,
        bytes: Vec<u8>,
        settings: &ContactSettings,
        report: &mut Report,
    ) -> Option<Self> {
        let file = Span::file(&Source::new(path, ""));
        let made = guard::parse(|| match Format::of(&bytes) {
            Err(foreign) => Err(refused(&Fault::Foreign(foreign))),
            Ok(format @ (Format::Csv | Format::VCard | Format::Ldif)) => {
                Ok(Self::of_text(bytes, format, &file, report))
            }
            Ok(format) => {
                let is_own = settings.path().is_some_and(|own| own == path);
                Self::of_workbook(bytes, format, settings, is_own, &file, report)
            }
        });
        let made = made.unwrap_or_else(|| Err(refused(&Fault::Foreign(Foreign::Broken))));
        made.map_err(|finding| {
            let finding = if finding.span.is_some() { *finding } else { finding.at(file) };
            report.push(finding);
        })
        .ok()
    }

    fn of_text(bytes: Vec<u8>, format: Format, file: &Span, report: &mut Report) -> Self {
        let Decoded { mut text, encoding, examples } = encoding::decode(bytes);
        if let Encoding::SingleByte(page) = encoding {
            let says = Message::CodePage { page: page.title(), examples };
            let finding = rules::contacts::ENCODING.finds(says).with_severity(Severity::Note);
            report.push(finding.help(Help::SaveAsUtf8).at(file.clone()));
        }
        text = match format {
            Format::VCard => cards::table(&text),
            Format::Ldif => ldif::table(&text),
            _ => text,
        };
        Self { text, format, encoding, sheet: None }
    }

    fn of_workbook(
        bytes: Vec<u8>,
        format: Format,
        settings: &ContactSettings,
        is_own: bool,
        file: &Span,
        report: &mut Report,
    ) -> Result<Self, Box<Diagnostic>> {
        let mut book = Workbook::open(bytes, format).map_err(|fault| refused(&fault))?;
        let Chosen { name, others } =
            sheet::choose(&mut book, settings, is_own, file).map_err(|refusal| match refusal {
                Refusal::Fault(fault) => refused(&fault),
                Refusal::Finding(finding) => finding,
            })?;
        if !others.is_empty() {
            let says = TableMessage::OtherSheets { read: name.clone(), others };
            let finding = rules::contacts::SHEET
                .finds(says)
                .with_severity(Severity::Warning)
                .help(TableHelp::NameSheet);
            report.push(finding.at(file.clone()));
        }
        let text = book.text(&name, u32::MAX).map_err(|fault| refused(&fault))?;
        let sheet = (book.sheets.iter().filter(|sheet| sheet.visible).count() > 1).then_some(name);
        Ok(Self { text, format, encoding: Encoding::Utf8, sheet })
    }
}

fn refused(fault: &Fault) -> Box<Diagnostic> {
    Box::new(match fault {
        Fault::Foreign(foreign) => {
            let help = TableHelp::for_file(*foreign);
            rules::contacts::FORMAT.finds(TableMessage::Foreign(*foreign)).help(help)
        }
        Fault::TooLarge => {
            rules::contacts::TOO_LARGE.finds(TableMessage::TooLarge).help(Help::CheckFile)
        }
    })
}
