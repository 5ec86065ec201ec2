//! People as the program understands them.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::Address;
use crate::minutes::LanguageTag;
use crate::source::{Place, Source};

/// One person or office of the list. Texts are trimmed and free of control characters; empty: not
/// given.
#[derive(Clone, Debug)]
pub struct Contact {
    /// The row in the list.
    pub place: Place,
    /// Where the mail goes.
    pub address: Address,
    /// „Frau“, „Herr“ or anything else, as the person stated it.
    pub salutation: String,
    /// „Dr.“
    pub title: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Whom the person belongs to.
    pub organisation: String,
    /// What the person does there.
    pub function: String,
    /// The groups that the person is in, as written.
    pub groups: Vec<String>,
    /// The language that the person reads.
    pub language: Option<LanguageTag>,
    /// Gets mail at all.
    pub active: bool,
    /// A guest's last day, inclusive.
    pub valid_until: Option<NaiveDate>,
    /// Why the office may write to the person.
    pub legal_basis: String,
    /// When the person consented.
    pub consent_date: Option<NaiveDate>,
    /// Further columns by name, for templates (`contact.extra.NAME`).
    pub extra: BTreeMap<String, String>,
}

impl Contact {
    /// Title, first and last name, as far as they are given.
    pub fn full_name(&self) -> String {
        let parts = [&self.title, &self.first_name, &self.last_name];
        let given: Vec<&str> =
            parts.into_iter().map(String::as_str).filter(|s| !s.is_empty()).collect();
        given.join(" ")
    }
}

/// A contact list as it was read.
#[derive(Clone, Debug)]
pub struct ContactBook {
    /// The list, decoded to UTF-8.
    pub source: Arc<Source>,
    /// Everybody with a valid address, in the order of the list, each address once.
    pub contacts: Vec<Contact>,
    /// Rows that could not be understood; `--skip-faulty` sends without them.
    pub faulty_rows: usize,
    /// Rows whose address stood there before.
    pub duplicate_rows: usize,
}
