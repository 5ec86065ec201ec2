//! The list for machines, with stable English keys.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

use super::{Shown, State};
use crate::contacts::{
    Bar, Column, Contact, Extra, Format, Named, NotMailed, Reason, Role, WithoutAddress,
};
use crate::diagnostic::Findings;
use crate::l10n::Language;
use crate::minutes::LanguageTag;
use crate::report;

#[derive(Serialize)]
struct Json<'a> {
    #[serde(flatten)]
    list: Option<List<'a>>,
    findings: Value,
}

#[derive(Serialize)]
struct List<'a> {
    file: String,
    format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    /// The encoding of delimited text.
    encoding: Option<&'static str>,
    delimiter: Option<char>,
    columns: Vec<ColumnJson<'a>>,
    figures: Figures,
    contacts: Vec<ContactJson<'a>>,
    without_address: Vec<WithoutJson<'a>>,
}

#[derive(Serialize)]
struct ColumnJson<'a> {
    name: &'a str,
    field: Option<&'static str>,
    extra: Option<&'a str>,
}

#[derive(Serialize)]
struct Figures {
    mailed: usize,
    inactive: usize,
    expired: usize,
    without_address: usize,
    faulty_rows: usize,
    duplicate_rows: usize,
    shared_rows: usize,
    not_mailed: NotMailed,
}

/// The cell that bars somebody from mail.
#[derive(Serialize)]
struct BarJson<'a> {
    column: &'a str,
    written: &'a str,
    last_day: Option<NaiveDate>,
}

impl<'a> BarJson<'a> {
    fn of(bar: Option<&'a Bar>) -> Option<Self> {
        let Bar { column, written, last_day, .. } = bar?;
        Some(Self { column, written, last_day: *last_day })
    }
}

/// Somebody without an address.
#[derive(Serialize)]
struct WithoutJson<'a> {
    line: usize,
    name: String,
    organisation: &'a str,
    groups: &'a [String],
    reason: Reason,
    because: Option<BarJson<'a>>,
}

#[derive(Serialize)]
struct ContactJson<'a> {
    line: usize,
    address: &'a str,
    state: State,
    reason: Option<Reason>,
    because: Option<BarJson<'a>>,
    #[serde(flatten)]
    person: PersonJson<'a>,
    function: &'a str,
    groups: &'a [String],
    language: Option<&'a str>,
    languages: &'a [LanguageTag],
    active: bool,
    valid_until: Option<NaiveDate>,
    /// The days and IDs of the meetings that a guest has registered for.
    meetings: Option<Vec<String>>,
    legal_basis: &'a str,
    consent_date: Option<NaiveDate>,
    people: Vec<PersonJson<'a>>,
    extra: ExtraJson<'a>,
}

/// A person of the list.
#[derive(Serialize)]
struct PersonJson<'a> {
    salutation: &'a str,
    title: &'a str,
    first_name: &'a str,
    last_name: &'a str,
    organisation: &'a str,
}

/// The further columns by their identifiers only.
struct ExtraJson<'a>(&'a Extra);

impl Serialize for ExtraJson<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(column, value)| (&column.identifier, value)))
    }
}

/// A JSON object; only `findings` where the list could not be read.
pub(super) fn render(shown: Option<&Shown<'_>>, findings: &Findings, language: Language) -> String {
    let findings = serde_json::from_str(&report::json(findings, language)).unwrap_or_default();
    let json = Json { list: shown.map(list), findings };
    serde_json::to_string_pretty(&json).unwrap_or_default() + "\n"
}

fn list<'a>(shown: &Shown<'a>) -> List<'a> {
    let book = shown.book;
    let dialect = book.dialect;
    let is_text = dialect.format == Format::Csv;
    List {
        file: book.source.path().display().to_string(),
        format: dialect.format.name(),
        sheet: book.source.sheet(),
        encoding: is_text.then(|| dialect.encoding.name()),
        delimiter: is_text.then_some(dialect.delimiter),
        columns: book.columns.iter().map(|column| self::column(column, book)).collect(),
        figures: Figures {
            mailed: shown.count(State::Active),
            inactive: shown.count(State::Inactive),
            expired: shown.count(State::Expired),
            without_address: shown.without_address.len(),
            faulty_rows: book.faulty_rows,
            duplicate_rows: book.duplicate_rows,
            shared_rows: book.shared_rows,
            not_mailed: shown.not_mailed.clone(),
        },
        contacts: shown.contacts.iter().map(|contact| self::contact(contact, shown)).collect(),
        without_address: shown.without_address.iter().map(|one| without(one, shown)).collect(),
    }
}

fn without<'a>(one: &'a WithoutAddress, shown: &Shown<'_>) -> WithoutJson<'a> {
    WithoutJson {
        line: one.span.position().line,
        name: one.name(),
        organisation: &one.person.organisation,
        groups: &one.groups,
        reason: one.why_not(shown.today),
        because: BarJson::of(one.bar.as_deref()),
    }
}

fn column<'a>(column: &'a Column, book: &'a crate::contacts::ContactBook) -> ColumnJson<'a> {
    let (field, extra) = match column.role {
        Role::Field(field) => (Some(field.key()), None),
        Role::Extra(index) => (None, book.extra_columns.identifier(index)),
        Role::None => (None, None),
    };
    ColumnJson { name: &column.name, field, extra }
}

fn contact<'a>(contact: &'a Contact, shown: &Shown<'_>) -> ContactJson<'a> {
    ContactJson {
        line: contact.span.position().line,
        address: contact.address.as_str(),
        state: shown.state(contact),
        reason: contact.why_not(shown.today),
        because: BarJson::of(contact.bar.as_deref()),
        person: person(&contact.own()),
        function: &contact.function,
        groups: &contact.groups,
        language: contact.language().map(LanguageTag::as_str),
        languages: &contact.languages,
        active: contact.bar.is_none(),
        valid_until: contact.valid_until,
        meetings: contact
            .meetings
            .as_ref()
            .map(|named| named.iter().map(ToString::to_string).collect()),
        legal_basis: &contact.legal_basis,
        consent_date: contact.consent_date,
        people: contact.people().iter().map(person).collect(),
        extra: ExtraJson(&contact.extra),
    }
}

fn person<'a>(one: &Named<'a>) -> PersonJson<'a> {
    let Named { salutation, title, first_name, last_name, organisation, .. } = *one;
    PersonJson { salutation, title, first_name, last_name, organisation }
}
