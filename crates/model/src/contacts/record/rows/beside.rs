//! Columns beside a contact's own fields: about a second person in the row, about groups that are
//! columns with an `x`, and whether the row is an organisation. They stay available to templates as
//! further columns.

use std::collections::BTreeMap;

use super::RowReader;
use super::texts::LONGEST_EXTRA;
use crate::contacts::cell::placeholders::means_nothing;
use crate::contacts::cell::values::{self, fold, fold_name, is_flag};
use crate::contacts::column::columns::{Column, Role};
use crate::contacts::column::further::{group, person};
use crate::contacts::field::{Field, KINDS, ORGANISATION_NAMES, ORGANISATIONS};
use crate::contacts::greeting::people::Person;
use crate::contacts::record::pool;
use crate::contacts::record::row::Current;

/// Names of columns about an organisation.
const ORGANISATION: &[&str] = &["organization", "organisation", "company", "firma", "unternehmen"];

/// The columns of a list with such a meaning.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// The columns of each further person, by number.
    people: BTreeMap<u8, Vec<(Field, usize)>>,
    /// The groups, each with its column.
    groups: Vec<(usize, String)>,
    /// Columns that may contain an organisation's name, or deny that there is one.
    organisations: Vec<usize>,
    kind: Option<usize>,
}

impl Beside {
    /// Finds them by their names.
    pub(super) fn of(columns: &[Column]) -> Self {
        let mut beside = Self::default();
        let mut sure = Vec::new();
        for (index, column) in columns.iter().enumerate() {
            let folded = fold_name(&column.name);
            let listed = |list: &[&str]| list.contains(&folded.as_str());
            let is_further = matches!(column.role, Role::Extra(_));
            if listed(&ORGANISATION_NAMES) {
                beside.organisations.insert(0, index);
            } else if listed(&ORGANISATIONS) {
                beside.organisations.push(index);
            } else if listed(&KINDS) {
                beside.kind = Some(index);
            } else if let Some((number, field, is_sure)) = person(&folded).filter(|_| is_further) {
                beside.people.entry(number).or_default().push((field, index));
                sure.extend(is_sure.then_some(number));
            } else if let Some(group) = group(&column.name).filter(|_| is_further) {
                beside.groups.push((index, group));
            }
        }
        // „Vorname 2“ alone is a second first name of the same person.
        beside.people.retain(|number, columns| {
            let has = |wanted| columns.iter().any(|(field, _)| *field == wanted);
            sure.contains(number)
                || has(Field::FirstName) && (has(Field::LastName) || has(Field::Salutation))
        });
        beside
    }
}

impl RowReader<'_> {
    /// The organisation of a row, and whether the row is one: `Firma = nein` is not an
    /// organisation's name.
    pub(super) fn organisation(&self, row: &mut Current<'_>) -> (String, bool) {
        let stated = self.text(row, Field::Organisation);
        let mut is_one = false;
        let mut name = String::new();
        for index in &self.beside.organisations {
            let cell = values::tidy(row.cell(*index));
            match is_flag(&cell) {
                Some(flag) => is_one |= flag,
                None if name.is_empty() && !means_nothing(&cell) => name = cell,
                None => {}
            }
        }
        let kind = self.beside.kind.map(|index| fold(row.cell(index)));
        is_one |= kind.is_some_and(|kind| ORGANISATION.contains(&&*kind));
        if is_flag(&stated).is_none() && !stated.is_empty() {
            name = stated;
        }
        (name, is_one)
    }

    /// Further people of the row. Those without a last name get that of the first.
    pub(super) fn also(&mut self, row: &mut Current<'_>, last_name: &str) -> Box<[Person]> {
        let mut also = Vec::new();
        for columns in self.beside.people.values().cloned().collect::<Vec<_>>() {
            let text = |wanted: Field, row: &mut Current<'_>| {
                let found = columns.iter().find(|(field, _)| *field == wanted);
                found.map(|(_, index)| self.text_at(row, wanted, *index)).unwrap_or_default()
            };
            let (first_name, last) = (text(Field::FirstName, row), text(Field::LastName, row));
            if first_name.is_empty() && last.is_empty() {
                continue;
            }
            let (salutation, title) =
                values::salutation(&text(Field::Salutation, row), &text(Field::Title, row));
            let last = if last.is_empty() { last_name.to_owned() } else { last };
            also.push(Person {
                salutation: self.pool.text(salutation),
                title: self.pool.text(title),
                first_name: self.pool.text(first_name),
                last_name: self.pool.text(last),
                ..Person::default()
            });
        }
        also.into()
    }

    /// The groups for which the row is marked, each the name of a column; `x`, `ja`, `1` and ✓ are
    /// marks.
    pub(super) fn marked_groups(&self, row: &Current<'_>) -> Vec<String> {
        let marked = |index: usize| {
            let cell = row.cell(index);
            cell.len() < LONGEST_EXTRA && is_flag(&values::tidy(cell)) == Some(true)
        };
        let open = |index: usize| !self.deciding.has_settled(index);
        let beside = self.beside.groups.iter().filter(|(index, _)| open(*index) && marked(*index));
        beside.map(|(_, name)| name.clone()).chain(self.named_groups(row, marked)).collect()
    }

    /// Whether the column of groups is one with marks, and this one of its cells.
    pub(super) fn is_marked_column(&self, cell: &str) -> bool {
        let column = self.column(Field::Groups).and_then(|index| self.header.columns.get(index));
        let is_named = column.is_some_and(|it| Field::of_column(&it.name) != Some(Field::Groups));
        is_named && is_flag(&values::tidy(cell)).is_some()
    }

    /// Those of the columns that `[contacts.columns]` names for groups.
    fn named_groups(&self, row: &Current<'_>, marked: impl Fn(usize) -> bool) -> Vec<String> {
        let mut groups = Vec::new();
        for (_, index) in self.fields.iter().filter(|(field, _)| *field == Field::Groups) {
            let Some(column) = self.header.columns.get(*index) else { continue };
            if Field::of_column(&column.name) == Some(Field::Groups) {
                continue;
            }
            let cell = row.cell(*index);
            if marked(*index) {
                groups.push(group(&column.name).unwrap_or_else(|| column.name.clone()));
            } else if is_flag(&values::tidy(cell)).is_none()
                && Some(*index) != self.column(Field::Groups)
            {
                groups.extend(pool::groups(cell));
            }
        }
        groups
    }
}
