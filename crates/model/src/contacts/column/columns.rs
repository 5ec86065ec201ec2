//! The header of a list: which column contains what.

use std::sync::Arc;

use crate::contacts::cell::cells;
use crate::contacts::cell::values::{fold_name, tidy};
use crate::contacts::column::extra::ExtraColumns;
use crate::contacts::column::further::is_name_and_flag;
use crate::contacts::damage::{self, Damage, Kind};
use crate::contacts::field::asked::{Answer, Answers};
use crate::contacts::field::{AddressRank, Field};
use crate::contacts::messages::{Help, Message};
use crate::contacts::postal::Part;
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::rules;
use crate::settings::ContactSettings;
use crate::source::{Source, Span};

/// The maximum number of columns (Outlook exports 92); more indicate a file of another kind.
pub(in crate::contacts) const MOST_COLUMNS: usize = 1_000;

/// The maximum length of a column's name (bytes).
const LONGEST_NAME: usize = 1_000;

/// The contents of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A field of the contact.
    Field(Field),
    /// A further column, by its index among them.
    Extra(u32),
    /// Nothing, because the column has no name.
    None,
}

/// A column of a list.
#[derive(Clone, Debug)]
pub struct Column {
    /// The name as written, trimmed.
    pub name: String,
    /// Its contents.
    pub role: Role,
}

/// The interpreted header.
#[derive(Debug)]
pub(in crate::contacts) struct Header {
    /// All columns up to the last one with a name.
    pub columns: Vec<Column>,
    /// The names of the further columns.
    pub extras: Arc<ExtraColumns>,
    /// Columns for which the settings say how they decide about mail.
    pub answers: Answers,
}

impl Header {
    /// Interprets the header row; `None` where no column contains addresses.
    pub(in crate::contacts) fn read(
        row: &HeaderRow<'_>,
        settings: &ContactSettings,
        findings: &mut Findings,
    ) -> Option<Self> {
        if let Some(index) = row.cells.iter().position(|cell| cell.len() > LONGEST_NAME) {
            let says = Message::TooLong { most: LONGEST_NAME };
            let finding = rules::contacts::TOO_LONG.finds(says).at(row.cell(index));
            findings.push(finding.help(Help::CheckFile));
            return None;
        }
        let filled =
            row.cells.iter().rposition(|cell| !tidy(cell).is_empty()).map_or(0, |at| at + 1);
        if filled > MOST_COLUMNS {
            let says = Message::TooManyColumns { columns: filled, most: MOST_COLUMNS };
            let finding = rules::contacts::TOO_MANY_COLUMNS.finds(says).at(row.span());
            findings.push(finding.help(Help::CheckFile));
            return None;
        }
        let names: Vec<String> = row.cells[..filled].iter().map(|cell| tidy(cell)).collect();
        let mut fields = by_settings(&names, row, settings, findings);
        by_usage(&names, row, &mut fields, findings);
        look_for_damage(row, &fields, findings);
        if !fields.contains(&Some(Field::Email)) {
            findings.push(no_address_column(&names, row));
            return None;
        }
        let answers = Answers::find(&names, settings);
        Some(Self::new(names, &fields, answers))
    }

    fn new(names: Vec<String>, fields: &[Option<Field>], answers: Answers) -> Self {
        let mut extras = Vec::new();
        let mut columns = Vec::with_capacity(names.len());
        for (name, field) in names.into_iter().zip(fields) {
            let role = match field {
                Some(field) => Role::Field(*field),
                None if name.is_empty() => Role::None,
                None => {
                    extras.push(name.clone());
                    Role::Extra(u32::try_from(extras.len() - 1).unwrap_or(u32::MAX))
                }
            };
            columns.push(Column { name, role });
        }
        Self { columns, extras: Arc::new(ExtraColumns::new(extras)), answers }
    }
}

/// The header row as it is in the file.
pub(in crate::contacts) struct HeaderRow<'a> {
    /// The list.
    pub source: &'a Arc<Source>,
    /// The range of the row.
    pub range: std::ops::Range<usize>,
    /// The delimiter of the cells.
    pub delimiter: u8,
    /// The cells.
    pub cells: Vec<String>,
}

impl HeaderRow<'_> {
    fn span(&self) -> Span {
        Span::new(self.source, self.range.clone())
    }

    pub(in crate::contacts) fn cell(&self, index: usize) -> Span {
        cells::span(self.source, self.range.clone(), self.delimiter, index)
    }
}

/// The fields according to `[contacts.columns]`, column by column.
fn by_settings(
    names: &[String],
    row: &HeaderRow<'_>,
    settings: &ContactSettings,
    findings: &mut Findings,
) -> Vec<Option<Field>> {
    let mut fields = vec![None; names.len()];
    for (key, column) in &settings.columns {
        let answer = Answer::of_key(&key.value);
        let field = Field::of_key(&key.value);
        let postal = Part::of_key(&key.value);
        if field.is_none() && answer.is_none() && postal.is_none() {
            let says = Message::UnknownField { key: key.value.clone() };
            let help = Help::KnownFields { written: key.value.clone() };
            let span = key.span.clone();
            findings.push(rules::contacts::COLUMNS.finds(says).at(span).help(help));
            continue;
        }
        let wanted = tidy(&column.value);
        let same = |name: &String| {
            crate::contacts::cell::values::fold(name)
                == crate::contacts::cell::values::fold(&wanted)
        };
        match names.iter().position(same) {
            Some(index) => fields[index] = field.or(fields[index]),
            None if answer.is_some() && Answers::names_a_cell(names, &wanted) => {}
            None => {
                let says = Message::ColumnNotThere { column: wanted.clone() };
                let help = Help::KnownColumns { written: wanted, known: known(names) };
                let finding = rules::contacts::COLUMNS.finds(says).help(help);
                let label = Message::TheHeader;
                findings.push(finding.at(column.span.clone()).also(row.span(), label));
            }
        }
    }
    fields
}

/// The fields according to the names of the other columns. Where two columns have the same field,
/// the first counts.
fn by_usage(
    names: &[String],
    row: &HeaderRow<'_>,
    fields: &mut [Option<Field>],
    findings: &mut Findings,
) {
    let by_settings = fields.to_vec();
    let is_free =
        |index: usize, field| by_settings[index].is_none() && !by_settings.contains(&Some(field));
    // In files converted from address cards, „Title“ beside „Prefixes“ is a job title.
    let is_prefix = |name: &String| matches!(&*fold_name(name), "prefixes" | "nameprefix");
    let has_prefix = names.iter().any(is_prefix);
    let field_of = |name: &str| match Field::of_column(name) {
        Some(Field::Title) if has_prefix && fold_name(name) == "title" => Some(Field::Function),
        usual => usual,
    };
    for (index, name) in names.iter().enumerate() {
        let Some(field) = field_of(name).filter(|field| is_free(index, *field)) else { continue };
        match fields.iter().position(|taken| *taken == Some(field)) {
            _ if field.is_address() => fields[index] = Some(Field::OtherEmail),
            None => fields[index] = Some(field),
            // „Name“ beside „Anzeigename“: both are the whole name; one for sorting is the last
            // choice.
            Some(first) if field == Field::FullName => {
                if fold_name(&names[first]) == "sortname" {
                    (fields[first], fields[index]) = (None, Some(field));
                }
            }
            Some(first) if is_name_and_flag(&names[first], name) => {}
            // Any of them decides.
            Some(_) if matches!(field, Field::Active | Field::Inactive | Field::ConsentDate) => {}
            Some(first) => findings.push(column_twice(field, (first, index), names, row)),
        }
    }
    if !by_settings.contains(&Some(Field::Email)) {
        main_address(names, row, fields, findings);
    }
    name_is_last_name(names, fields);
}

/// A column with a damaged name is not recognised, and so nobody heeds it: `G?ltig bis`.
fn look_for_damage(row: &HeaderRow<'_>, fields: &[Option<Field>], findings: &mut Findings) {
    for (index, (name, field)) in row.cells.iter().zip(fields).enumerate() {
        let (Some(damage), true) = (damage::find(name, Kind::Text), field.is_none()) else {
            continue;
        };
        let is_field = match &damage {
            Damage::Misread(meant) => meant.as_deref().and_then(Field::of_column).is_some(),
            Damage::Escaped(meant) => Field::of_column(meant).is_some(),
            Damage::Lost(_) => ["ä", "ö", "ü", "ß"].iter().any(|letter| {
                let signs = ['?', '¿', char::REPLACEMENT_CHARACTER];
                Field::of_column(&name.replace(signs, letter)).is_some()
            }),
        };
        let finding = damage::finding(damage).at(row.cell(index));
        findings.push(finding.milder_if(!is_field, Severity::Warning));
    }
}

/// The address column that is used for mail, among several. If two have equivalent names („E-Mail“
/// and „Mail“), nobody knows which.
fn main_address(
    names: &[String],
    row: &HeaderRow<'_>,
    fields: &mut [Option<Field>],
    findings: &mut Findings,
) {
    let others = (0..names.len()).filter(|index| fields[*index] == Some(Field::OtherEmail));
    let mut ranked: Vec<_> = others.map(|index| (AddressRank::of(&names[index]), index)).collect();
    ranked.sort_unstable();
    let Some((rank, main)) = ranked.first().copied() else { return };
    fields[main] = Some(Field::Email);
    if let Some((again, second)) = ranked.get(1)
        && *again == rank
        && rank <= AddressRank::Plain
    {
        fields[*second] = None;
        findings.push(column_twice(Field::Email, (main, *second), names, row));
    }
}

/// „Name“ beside „Vorname“ is the last name, unless another column contains that.
fn name_is_last_name(names: &[String], fields: &mut [Option<Field>]) {
    let has = |field| fields.contains(&Some(field));
    if !has(Field::FirstName) || has(Field::LastName) {
        return;
    }
    let name = (0..names.len()).find(|index| {
        fields[*index] == Some(Field::FullName) && fold_name(&names[*index]) == "name"
    });
    if let Some(index) = name {
        fields[index] = Some(Field::LastName);
    }
}

fn column_twice(
    field: Field,
    (first, second): (usize, usize),
    names: &[String],
    row: &HeaderRow<'_>,
) -> Diagnostic {
    let says = Message::ColumnTwice { first: names[first].clone(), second: names[second].clone() };
    let finding = if field.decides_who_gets_mail() {
        rules::contacts::COLUMN_TWICE.finds(says)
    } else {
        rules::contacts::COLUMN_TWICE.finds(says).with_severity(Severity::Warning)
    };
    let help = Help::NameColumn { field, column: names[first].clone() };
    finding.at(row.cell(second)).also(row.cell(first), Message::TheFirst).help(help)
}

fn no_address_column(names: &[String], row: &HeaderRow<'_>) -> Diagnostic {
    let finding = rules::contacts::NO_ADDRESS_COLUMN.finds(Message::NoAddressColumn);
    let finding = finding.at(row.span());
    if names.iter().any(|name| name.contains('@')) {
        return finding.help(Help::AddHeader);
    }
    finding.help(Help::NameAddressColumn { known: known(names) })
}

fn known(names: &[String]) -> Vec<String> {
    names.iter().filter(|name| !name.is_empty()).take(40).cloned().collect()
}
