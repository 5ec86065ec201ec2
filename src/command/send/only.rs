//! `--only FILE`: only those of a mailing who are in a list get their mail now. The plan stays the
//! same.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::messages::leftover::{OnlyHelp, OnlyMessage};
use crate::contacts::{self, Address, Contact, ContactBook};
use crate::diagnostic::{Checked, Diagnostic, Findings, Severity};
use crate::rules::{self, Rule};
use crate::settings::Settings;
use crate::spreadsheet::unguarded;

/// What the contact list decides: who of the people in the other list gets mail. That may contain
/// only few of them, or nobody with an address.
const SETTLED: &[&Rule] = &[
    &rules::contacts::EMPTY,
    &rules::contacts::OBJECTION,
    &rules::contacts::OTHER_ADDRESS,
    &rules::contacts::UNCLEAR,
];

/// The keys of those of `chosen` whose address is in the list `file`. People in the list who are
/// not among them cause a warning: nobody is left out silently. `None` where the list cannot be
/// read.
pub(super) fn narrow(
    chosen: &[&Contact],
    file: &Path,
    book: &ContactBook,
    settings: &Settings,
    findings: &mut Findings,
) -> Option<BTreeSet<String>> {
    let Checked { value, findings: of_list } = contacts::load(file, &settings.contacts);
    // Minor findings about the contact list have been reported there.
    let grave = |one: &Diagnostic| one.severity == Severity::Error && !SETTLED.contains(&one.rule);
    findings.extend(of_list.into_iter().filter(grave));
    let list = value?;
    let mut wanted = wanted(&list, book);
    let keys = chosen.iter().map(|contact| contact.address.key());
    let kept = keys.filter(|key| wanted.remove(key).is_some()).collect();
    let known: BTreeSet<String> = book.contacts.iter().map(|one| one.address.key()).collect();
    let mut missing: Vec<_> = wanted.into_iter().collect();
    missing.sort_by_key(|(_, contact)| contact.span.range().start);
    for (key, contact) in missing {
        let address = contact.address.to_string();
        let finding = if known.contains(&key) {
            rules::only::NOT_CHOSEN.finds(OnlyMessage::NotChosen { address })
        } else {
            rules::only::UNKNOWN.finds(OnlyMessage::Unknown { address }).help(OnlyHelp)
        };
        findings.push(finding.at(contact.span.clone()));
    }
    Some(kept)
}

/// The people of the list by the key of their address. The prefix that keeps an address from being
/// a formula is removed where only that makes it a known one.
fn wanted<'l>(list: &'l ContactBook, book: &ContactBook) -> BTreeMap<String, &'l Contact> {
    let known: BTreeSet<String> = book.contacts.iter().map(|one| one.address.key()).collect();
    let key = |contact: &Contact| {
        let written = contact.address.key();
        let bare = unguarded(contact.address.as_str());
        let bare = bare.and_then(|bare| Address::parse(bare).ok()).map(|bare| bare.key());
        bare.filter(|bare| known.contains(bare) && !known.contains(&written)).unwrap_or(written)
    };
    list.contacts.iter().map(|contact| (key(contact), contact)).collect()
}
