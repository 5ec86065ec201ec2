//! What an imported person has to say for each column of the list.

use crate::contacts::cell::formula;
use crate::contacts::cell::values::{fold, fold_name, is_flag, tidy};
use crate::contacts::column::columns::{Column, Role};
use crate::contacts::deciding;
use crate::contacts::edit::list::ListFile;
use crate::contacts::edit::objection;
use crate::contacts::edit::row::Row;
use crate::contacts::field::Field;
use crate::contacts::greeting::salutation::Salutation;
use crate::contacts::greeting::same::words;
use crate::contacts::postal::Part;
use crate::contacts::postal::columns::PostalColumns;
use crate::contacts::{Contact, ContactBook};
use crate::l10n::Language;
use crate::minutes::{LanguageTag, Wish};
use crate::settings::ContactSettings;
use crate::spreadsheet::harmless;

/// What a list knows beside its people: which column has what.
pub(super) struct Target<'a> {
    list: &'a ListFile,
    /// By column of the list, that of the file with the same name or the same part of an address.
    from: Vec<Option<usize>>,
    language: Language,
}

/// A column of an existing row that would get another text.
pub(super) struct Cell {
    pub column: usize,
    pub old: String,
    pub new: String,
    /// Whether the list is right, because the column decides who gets mail.
    pub is_kept: bool,
}

impl<'a> Target<'a> {
    pub(super) fn new(list: &'a ListFile, file: &ContactBook, language: Language) -> Self {
        let names = |columns: &[Column]| -> Vec<String> {
            columns.iter().map(|column| column.name.clone()).collect()
        };
        let own = parts(&names(list.columns()), list.settings());
        let theirs = parts(&names(&file.columns), &ContactSettings::default());
        let from = list.columns().iter().enumerate().map(|(index, column)| {
            if !matches!(column.role, Role::Extra(_)) {
                return None;
            }
            let folded = fold_name(&column.name);
            let same = |other: &Column| !folded.is_empty() && fold_name(&other.name) == folded;
            let by_part = || {
                let (part, _) = own.iter().find(|(_, at)| *at == index)?;
                theirs.iter().find(|(other, _)| other == part).map(|(_, at)| *at)
            };
            file.columns.iter().position(same).or_else(by_part)
        });
        let is_german = objection::is_german(list.columns());
        let language = if is_german { Language::German } else { language };
        Self { list, from: from.collect(), language }
    }

    /// The columns of the file that the list has no place for.
    pub(super) fn left(&self, file: &ContactBook) -> Vec<String> {
        let taken = |index: usize| self.from.contains(&Some(index));
        let columns = file.columns.iter().enumerate();
        let left = columns.filter(|(index, column)| match column.role {
            Role::Extra(_) => !taken(*index),
            Role::Field(field) => !field.is_address() && !self.has(field),
            Role::None => false,
        });
        left.map(|(_, column)| column.name.clone()).collect()
    }

    fn has(&self, field: Field) -> bool {
        let named = |field| self.list.columns().iter().any(|one| one.role == Role::Field(field));
        match field {
            Field::FirstName | Field::LastName | Field::FullName => {
                named(Field::LastName) || named(Field::FullName)
            }
            field => named(field),
        }
    }

    /// What a new row says in a column; empty where the file says nothing.
    pub(super) fn new_cell(&self, column: usize, contact: &Contact, row: &Row) -> String {
        let Some(known) = self.list.columns().get(column) else { return String::new() };
        let text = match known.role {
            Role::Field(Field::Email) => return contact.address.display(),
            Role::Field(field) => self.field(field, contact),
            Role::Extra(_) => self.extra(column, row),
            Role::None => String::new(),
        };
        if !text.is_empty() {
            return guarded(&text);
        }
        match deciding::asks_for_yes(&known.name) {
            Some(false) => self.usual_yes(column),
            _ => String::new(),
        }
    }

    /// The column in which the list wants a yes that nobody but the office can give.
    pub(super) fn missing_yes(&self, cells: &[String]) -> Option<&Column> {
        let empty = |index: usize| cells.get(index).is_none_or(String::is_empty);
        let columns = || self.list.columns().iter().enumerate();
        let has_basis = columns()
            .any(|(index, column)| column.role == Role::Field(Field::LegalBasis) && !empty(index));
        let is_used = |index: usize| {
            self.list
                .rows()
                .iter()
                .any(|row| row.cells.get(index).is_some_and(|cell| !tidy(cell).is_empty()))
        };
        let asks = |column: &Column| match column.role {
            Role::Field(Field::ConsentDate) => !has_basis,
            _ => deciding::asks_for_yes(&column.name) == Some(true),
        };
        columns()
            .find(|(index, column)| asks(column) && empty(*index) && is_used(*index))
            .map(|(_, column)| column)
    }

    /// The texts by which the file differs from a row of the list. What the file leaves open stays.
    pub(super) fn differing(&self, listed: &Row, contact: &Contact, row: &Row) -> Vec<Cell> {
        let columns = self.list.columns().iter().enumerate();
        let cells = columns.filter_map(|(column, known)| {
            let new = match known.role {
                Role::Field(Field::Email | Field::OtherEmail) | Role::None => return None,
                Role::Field(Field::FirstName | Field::LastName) if is_whole(contact) => {
                    return None;
                }
                Role::Field(field) => self.field(field, contact),
                Role::Extra(_) => self.extra(column, row),
            };
            let raw = listed.cells.get(column).map_or("", String::as_str);
            let old = tidy(&formula::shown(raw).unwrap_or(raw.into()));
            let new = match known.role {
                Role::Field(Field::Groups) => joined_groups(&old, &new)?,
                _ => new,
            };
            let is_new = !new.is_empty() && !is_same(known.role, &old, &new);
            is_new.then(|| Cell { column, old, new: guarded(&new), is_kept: self.is_kept(known) })
        });
        cells.collect()
    }

    /// The list decides who gets mail and why, whatever another file says.
    fn is_kept(&self, column: &Column) -> bool {
        let field = match column.role {
            Role::Field(field) => Some(field),
            Role::Extra(_) | Role::None => None,
        };
        let is_decision = matches!(
            field,
            Some(
                Field::Active
                    | Field::Inactive
                    | Field::ValidUntil
                    | Field::ConsentDate
                    | Field::LegalBasis
            )
        );
        let named = self.list.settings().columns.iter().any(|(key, name)| {
            let is_about_mail = matches!(
                Field::of_key(&key.value),
                Some(Field::Active | Field::Inactive | Field::ConsentDate)
            ) || matches!(&*key.value, "only-yes" | "nur-mit-ja");
            is_about_mail && fold(&tidy(&name.value)) == fold(&column.name)
        });
        is_decision || named || field.is_none() && deciding::decides(&column.name)
    }

    fn field(&self, field: Field, contact: &Contact) -> String {
        let person = &contact.person;
        let day = |day: Option<chrono::NaiveDate>| {
            day.map(|day| objection::shown(day, self.language)).unwrap_or_default()
        };
        match field {
            Field::Salutation => person.salutation.to_string(),
            Field::Title => person.title.to_string(),
            Field::FirstName => person.first_name.to_string(),
            Field::LastName => person.last_name.to_string(),
            Field::FullName => crate::contacts::joined(&[&person.first_name, &person.last_name]),
            Field::Organisation => person.organisation.to_string(),
            Field::Function => contact.function.to_string(),
            Field::Groups => groups(contact).join(", "),
            Field::Language => contact.language().map(LanguageTag::to_string).unwrap_or_default(),
            Field::ValidUntil => day(contact.valid_until),
            Field::LegalBasis => contact.legal_basis.to_string(),
            Field::ConsentDate => day(contact.consent_date),
            Field::Meetings => {
                let named = contact.meetings.iter().flat_map(|all| all.iter());
                named.map(ToString::to_string).collect::<Vec<_>>().join(", ")
            }
            Field::Email | Field::OtherEmail | Field::Active | Field::Inactive => String::new(),
        }
    }

    fn extra(&self, column: usize, row: &Row) -> String {
        let from = self.from.get(column).copied().flatten();
        let raw = from.and_then(|from| row.cells.get(from)).map_or("", String::as_str);
        tidy(&formula::shown(raw).unwrap_or(raw.into()))
    }

    /// The word for yes that most rows have in a column.
    fn usual_yes(&self, column: usize) -> String {
        let mut words: Vec<(usize, String)> = Vec::new();
        for row in self.list.rows() {
            let word = tidy(row.cells.get(column).map_or("", String::as_str));
            if crate::contacts::cell::values::yes_or_no(&word) != Some(true) {
                continue;
            }
            match words.iter_mut().find(|(_, known)| *known == word) {
                Some((times, _)) => *times += 1,
                None => words.push((1, word)),
            }
        }
        words.into_iter().max_by_key(|(times, _)| *times).map(|(_, word)| word).unwrap_or_default()
    }
}

/// The parts of the address for letters.
fn parts(names: &[String], settings: &ContactSettings) -> Vec<(Part, usize)> {
    PostalColumns::of(names, settings).sets().first().cloned().unwrap_or_default()
}

/// Whether the name is only known as a whole.
fn is_whole(contact: &Contact) -> bool {
    contact.person.first_name.is_empty() && contact.person.last_name.contains(' ')
}

/// The groups of a person, without those that Google gives everybody (`* myContacts`).
fn groups(contact: &Contact) -> Vec<String> {
    let groups = contact.groups.iter().map(|group| group.trim().to_owned());
    groups.filter(|group| !group.is_empty() && !is_of_google(group)).collect()
}

/// Whether it is a label that Google gives by itself.
fn is_of_google(group: &str) -> bool {
    let name = fold_name(group);
    group.starts_with('*') || matches!(&*name, "mycontacts" | "starred")
}

/// The groups of the list and those of the file that are missing there; `None` where none is.
fn joined_groups(old: &str, new: &str) -> Option<String> {
    let split = |text: &str| -> Vec<String> {
        let groups = text.split([',', ';', '|', '\n']).map(str::trim);
        groups.filter(|group| !group.is_empty()).map(str::to_owned).collect()
    };
    let known: Vec<String> = split(old).iter().map(|group| fold(group)).collect();
    let more: Vec<String> =
        split(new).into_iter().filter(|group| !known.contains(&fold(group))).collect();
    let joint = if old.contains(';') { "; " } else { ", " };
    let old = (!old.is_empty()).then(|| old.to_owned());
    let all: Vec<String> = old.into_iter().chain(more.iter().cloned()).collect();
    (!more.is_empty()).then(|| all.join(joint))
}

/// Whether two texts say the same in a column, or the list says more.
fn is_same(role: Role, old: &str, new: &str) -> bool {
    let initial = |name: &str| name.trim_end_matches('.').chars().count() == 1;
    if fold(old) == fold(new) {
        return true;
    }
    match role {
        Role::Field(Field::FirstName | Field::LastName | Field::FullName) => {
            let (old, words) = (words(old), words(new));
            old == words
                || !old.is_empty() && (initial(new) || words.iter().all(|word| old.contains(word)))
        }
        Role::Field(Field::Salutation) => Salutation::of(old) == Salutation::of(new),
        Role::Field(Field::Language) => {
            let tags = |text: &str| match LanguageTag::wished(text) {
                Wish::Known(tags) => tags,
                Wish::OneOf(_) | Wish::Unknown => Vec::new(),
            };
            let (old, new) = (tags(old), tags(new));
            !old.is_empty() && old.first() == new.first()
        }
        // Who is in a group stays in it.
        Role::Extra(_) => is_flag(old) == Some(true) && is_flag(new).is_some(),
        _ => false,
    }
}

/// A text that no spreadsheet takes for a formula. A telephone number is none.
pub(super) fn guarded(text: &str) -> String {
    let is_number = |c: char| c.is_ascii_digit() || " +-/().".contains(c);
    if text.starts_with('+') && text.chars().all(is_number) {
        text.to_owned()
    } else {
        harmless(text)
    }
}
