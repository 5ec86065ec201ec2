//! Whom a mailing reaches: active people, by group.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::contacts::cell::values::{fold, is_flag};
use crate::contacts::messages::{Help, Message};
use crate::contacts::{Contact, ContactBook, Extra, NotMailed, WithoutAddress};
use crate::diagnostic::{Checked, Findings};
use crate::rules;

/// The requested groups, folded for comparison.
#[derive(Clone, Debug)]
pub struct Groups {
    to: Vec<String>,
    except: Vec<String>,
    /// Groups that are a further column with an `x`, by its index.
    to_columns: Vec<usize>,
    except_columns: Vec<usize>,
}

impl Groups {
    /// Looks up the groups in the list. A group without members is an error without a value: a typo
    /// must neither leave people out nor reach those who were excepted.
    pub fn find(book: &ContactBook, to: &[String], except: &[String]) -> Checked<Self> {
        let known = known_groups(book);
        let mut findings = Findings::new();
        let column = |name: &String| {
            if known.contains_key(&fold(name)) { None } else { marked_column(book, name) }
        };
        let is_unknown =
            |name: &&String| !known.contains_key(&fold(name)) && column(name).is_none();
        for wanted in to.iter().chain(except).filter(is_unknown) {
            let says = Message::UnknownGroup { group: wanted.clone() };
            let names = known.values().map(|name| (*name).to_owned()).collect();
            let help = Help::KnownGroups { written: wanted.clone(), known: names };
            findings.push(rules::contacts::UNKNOWN_GROUP.finds(says).help(help));
        }
        if findings.has_errors() {
            return Checked::failed(findings);
        }
        let folded = |names: &[String]| names.iter().map(|name| fold(name)).collect();
        let columns = |names: &[String]| names.iter().filter_map(column).collect();
        let groups = Self {
            to: folded(to),
            except: folded(except),
            to_columns: columns(to),
            except_columns: columns(except),
        };
        Checked::new(groups, findings)
    }

    /// Whether the contact is in one of the requested groups (or none is given) and in none of the
    /// excepted ones.
    pub fn hold(&self, contact: &Contact) -> bool {
        self.hold_row(&contact.groups, &contact.extra)
    }

    /// The same for somebody without an address.
    pub fn hold_other(&self, one: &WithoutAddress) -> bool {
        self.hold_row(&one.groups, &one.extra)
    }

    fn hold_row(&self, groups: &[String], extra: &Extra) -> bool {
        let marked = |columns: &[usize]| {
            columns.iter().any(|index| is_flag(extra.value(*index)) == Some(true))
        };
        self.choose(groups, marked(&self.to_columns), marked(&self.except_columns))
    }

    fn choose(&self, groups: &[String], is_to: bool, is_except: bool) -> bool {
        if self.to.is_empty() && self.except.is_empty() {
            return true;
        }
        let groups: Vec<String> = groups.iter().map(|group| fold(group)).collect();
        let in_any = |wanted: &[String]| groups.iter().any(|group| wanted.contains(group));
        let wanted = self.to.is_empty() || is_to || in_any(&self.to);
        wanted && !is_except && !in_any(&self.except)
    }

    /// The people of the list who are in them and get no mail on this day, by reason.
    pub fn not_mailed(&self, book: &ContactBook, today: NaiveDate) -> NotMailed {
        let contacts = book.contacts.iter().filter(|contact| self.hold(contact));
        let others = book.without_address.iter().filter(|one| self.hold_other(one));
        let reasons = contacts.filter_map(|contact| contact.why_not(today));
        reasons.chain(others.map(|one| one.why_not(today))).collect()
    }
}

/// The further column of this name, if it contains only marks.
fn marked_column(book: &ContactBook, name: &str) -> Option<usize> {
    let wanted = fold(name);
    let index = book.extra_columns.iter().position(|column| fold(&column.name) == wanted)?;
    let contacts = book.contacts.iter().map(|contact| &contact.extra);
    let all = contacts.chain(book.without_address.iter().map(|one| &one.extra));
    let mut cells = all.map(|extra| extra.value(index)).filter(|cell| !cell.is_empty());
    let mut any = false;
    let only = cells.all(|cell| {
        any |= is_flag(cell) == Some(true);
        is_flag(cell).is_some()
    });
    (any && only).then_some(index)
}

/// The groups of the list: the folded name, and the name as it was first written.
fn known_groups(book: &ContactBook) -> BTreeMap<String, &str> {
    let mut known = BTreeMap::new();
    let others = book.without_address.iter().flat_map(|one| one.groups.iter());
    for group in book.contacts.iter().flat_map(|contact| contact.groups.iter()).chain(others) {
        known.entry(fold(group)).or_insert(group.as_str());
    }
    known
}

/// The contacts that a mailing of `today` reaches, in the order of the list: not barred, not
/// expired, in one of the groups `to` (all where it is empty), in none of the groups `except`.
///
/// # Errors
/// A group without members in the list; there is no value then.
pub fn select<'a>(
    book: &'a ContactBook,
    to: &[String],
    except: &[String],
    today: NaiveDate,
) -> Checked<Vec<&'a Contact>> {
    let mut findings = Findings::new();
    let Some(groups) = Groups::find(book, to, except).report_to(&mut findings) else {
        return Checked::failed(findings);
    };
    let reached = |contact: &&Contact| contact.why_not(today).is_none() && groups.hold(contact);
    Checked::new(book.contacts.iter().filter(reached).collect(), findings)
}
