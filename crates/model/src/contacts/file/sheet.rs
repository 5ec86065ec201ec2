//! Chooses the sheet of a workbook.

use csv::StringRecord;

use crate::contacts::cell::values::fold;
use crate::contacts::file::dialect;
use crate::contacts::file::heading::{self, Names};
use crate::contacts::file::workbook::{DELIMITER, Fault, SAMPLE, Workbook};
use crate::contacts::table_messages::{TableHelp, TableMessage};
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::settings::ContactSettings;
use crate::source::{Span, Text};

/// The chosen sheet.
pub(in crate::contacts) struct Chosen {
    /// Its name.
    pub name: String,
    /// Other visible sheets with addresses.
    pub others: Vec<String>,
}

/// Why no sheet is read.
pub(in crate::contacts) enum Refusal {
    /// The workbook cannot be read.
    Fault(Fault),
    /// The settings must say which one.
    Finding(Box<Diagnostic>),
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// The sheet that the settings name, otherwise the only one with an address column. A hidden sheet
/// is only read if it is named. `is_own`: the settings are about this file, and not about one that
/// it replaces.
pub(in crate::contacts) fn choose(
    book: &mut Workbook,
    settings: &ContactSettings,
    is_own: bool,
    file: &Span,
) -> Result<Chosen, Refusal> {
    let alone = |name: &str| Chosen { name: name.to_owned(), others: Vec::new() };
    let names = |sheets: &[&Looked]| sheets.iter().map(|sheet| sheet.name.clone()).collect();
    if let Some(wanted) = &settings.sheet {
        match named(book, wanted) {
            Ok(name) => return Ok(alone(name)),
            Err(finding) if is_own => return Err(Refusal::Finding(finding)),
            Err(_) => {}
        }
    }
    let visible: Vec<String> =
        book.sheets.iter().filter(|sheet| sheet.visible).map(|sheet| sheet.name.clone()).collect();
    if let [only] = &visible[..] {
        return Ok(alone(only));
    }
    let wanted = Names::new(settings);
    let mut sheets = Vec::new();
    for name in visible {
        sheets.push(Looked::at(book, name, &wanted)?);
    }
    let with = |test: fn(&Looked) -> bool| sheets.iter().filter(|sheet| test(sheet)).collect();
    let lists: Vec<&Looked> = with(|sheet| sheet.has_column && sheet.has_address);
    let headers: Vec<&Looked> = with(|sheet| sheet.has_column);
    let addresses: Vec<&Looked> = with(|sheet| sheet.has_address);
    match (&lists[..], &headers[..], &addresses[..]) {
        ([one], ..) => {
            let others = addresses.iter().filter(|other| other.name != one.name);
            Ok(Chosen {
                others: others.map(|other| other.name.clone()).collect(),
                ..alone(&one.name)
            })
        }
        ([], [one], _) | ([], [], [one]) => Ok(alone(&one.name)),
        ([], [], _) => {
            let all = sheets.iter().collect::<Vec<_>>();
            let finding = rules::contacts::SHEET.finds(TableMessage::NoSheetOfPeople(names(&all)));
            Err(Refusal::Finding(Box::new(finding.help(TableHelp::NameSheet).at(file.clone()))))
        }
        ([], several, _) | (several, ..) => {
            let finding = rules::contacts::SHEET.finds(TableMessage::SeveralSheets(names(several)));
            Err(Refusal::Finding(Box::new(finding.help(TableHelp::NameSheet).at(file.clone()))))
        }
    }
}

/// The sheet with this name.
fn named<'b>(book: &'b Workbook, wanted: &Text) -> Result<&'b str, Box<Diagnostic>> {
    let same = |name: &str| fold(name) == fold(&wanted.value);
    if let Some(sheet) = book.sheets.iter().find(|sheet| same(&sheet.name)) {
        return Ok(&sheet.name);
    }
    let known = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let written = wanted.value.clone();
    let finding = rules::contacts::SHEET.finds(TableMessage::NoSuchSheet(written.clone()));
    let finding = finding.help(TableHelp::KnownSheets { written, known });
    Err(Box::new(finding.at(wanted.span.clone())))
}

/// What the first rows of a sheet contain.
struct Looked {
    name: String,
    /// Whether there is an address column.
    has_column: bool,
    /// Whether there is an address.
    has_address: bool,
}

impl Looked {
    fn at(book: &mut Workbook, name: String, names: &Names) -> Result<Self, Fault> {
        let text = book.text(&name, SAMPLE)?;
        let delimiter = u8::try_from(DELIMITER).unwrap_or(b'\t');
        let mut reader = dialect::reader(delimiter, text.as_bytes());
        let rows = reader.records().filter_map(Result::ok).take(heading::SAMPLE);
        let rows: Vec<StringRecord> = rows.collect();
        Ok(Self { name, has_column: names.find(&rows).is_some(), has_address: text.contains('@') })
    }
}
