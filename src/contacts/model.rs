//! People as the program understands them.

use std::sync::Arc;

use chrono::NaiveDate;

use super::columns::Column;
use super::dialect::Dialect;
use super::{Address, Extra, ExtraColumns};
use crate::minutes::LanguageTag;
use crate::source::{Place, Source};

/// One person or office of the list. Texts are trimmed and free of control characters; empty: not
/// given. A text that many contacts have is kept once.
#[derive(Clone, Debug)]
pub struct Contact {
    /// The row in the list.
    pub place: Place,
    /// Where the mail goes.
    pub address: Address,
    /// „Frau“, „Herr“ or anything else, as the person stated it.
    pub salutation: Arc<str>,
    /// „Dr.“
    pub title: Arc<str>,
    /// First name.
    pub first_name: Arc<str>,
    /// Last name; the whole name where the list does not tell first and last name apart.
    pub last_name: Arc<str>,
    /// Whom the person belongs to.
    pub organisation: Arc<str>,
    /// What the person does there.
    pub function: Arc<str>,
    /// The groups that the person is in, as written; people in the same groups share them.
    pub groups: Arc<[String]>,
    /// The language that the person reads.
    pub language: Option<LanguageTag>,
    /// Gets mail at all.
    pub active: bool,
    /// A guest's last day, inclusive.
    pub valid_until: Option<NaiveDate>,
    /// Why the office may write to the person.
    pub legal_basis: Arc<str>,
    /// When the person consented.
    pub consent_date: Option<NaiveDate>,
    /// Further columns, for templates (`contact.extra.NAME`).
    pub extra: Extra,
}

impl Contact {
    /// Title, first and last name, as far as they are given.
    pub fn full_name(&self) -> String {
        let parts = [&self.title, &self.first_name, &self.last_name];
        let given: Vec<&str> =
            parts.into_iter().map(|part| &**part).filter(|part| !part.is_empty()).collect();
        given.join(" ")
    }

    /// How a list calls the contact: the person's name, else the organisation's; may be empty.
    pub fn display_name(&self) -> String {
        let name = self.full_name();
        if name.is_empty() { self.organisation.to_string() } else { name }
    }

    /// Is the guest's last day over?
    pub fn has_expired(&self, today: NaiveDate) -> bool {
        self.valid_until.is_some_and(|last| last < today)
    }
}

/// A contact list as it was read.
#[derive(Clone, Debug)]
pub struct ContactBook {
    /// The list, decoded to UTF-8.
    pub source: Arc<Source>,
    /// How the file was written.
    pub dialect: Dialect,
    /// Its columns, as they were understood.
    pub columns: Vec<Column>,
    /// Those of them that the program does not know itself.
    pub extra_columns: Arc<ExtraColumns>,
    /// Everybody with a valid address, in the order of the list, each address once.
    pub contacts: Vec<Contact>,
    /// Rows that could not be understood; `--skip-faulty` sends without them.
    pub faulty_rows: usize,
    /// Rows whose address stood there before.
    pub duplicate_rows: usize,
    /// Rows of an exported address book that have no e-mail address at all.
    pub rows_without_address: usize,
}
