//! Private telephone numbers: mobile numbers, and those called private.

use std::collections::BTreeSet;
use std::ops::Range;

use german::{Phone, PhoneKind, phones};

use super::lists::{OFFICIAL, PRIVATE};
use super::messages::{Help, Message};
use super::word::{Word, words};
use super::{PeopleContext, gathered, is_in};
use crate::diagnostic::Diagnostic;

/// Words between such a word and the number.
const NEUTRAL: &str = "tel telefon fon nr nummer unter der die ist lautet oder und auch";

/// How far before and after a number words are searched (bytes).
const REACH: usize = 60;

/// Checks every text; a number in several texts is reported once.
pub(super) fn check(context: &PeopleContext<'_>) -> Vec<Diagnostic> {
    let office = context.office.phone.iter().flat_map(|phone| {
        let written = &phone.value;
        phones(written).into_iter().chain(phones(&format!("Tel. {written}")))
    });
    let mut known: BTreeSet<String> = office.map(|phone| phone.digits()).collect();
    let texts = context.texts.iter().filter_map(|running| {
        let text = &running.text.value;
        let mut found = Vec::new();
        for phone in running.parsed.phones() {
            let digits = phone.digits();
            if is_private(text, phone) && known.insert(digits) {
                found.push(phone.range.clone());
            }
        }
        let says = |range: &Range<usize>, more| Message::Phone {
            written: text.get(range.clone()).unwrap_or_default().to_owned(),
            more,
            visibility: running.visibility,
        };
        let rule = &crate::rules::person::PRIVATE_PHONE;
        gathered(rule, running, &found, says, Help::Phone)
    });
    texts.collect()
}

fn is_private(text: &str, phone: &Phone) -> bool {
    let before = tail(text.get(..phone.range.start).unwrap_or_default());
    let line = before.rsplit(['\n', '|', ';']).next().unwrap_or_default();
    let words_before = words(line);
    let mut called = words_before.iter().rev().skip_while(|word| word.is_in(NEUTRAL));
    let called = called.next().map(|word| word.folded.as_str()).unwrap_or_default();
    let behind = text.get(phone.range.end..).unwrap_or_default();
    let behind = behind.trim_start_matches([' ', '\u{a0}', '(', ',', '–', '-']);
    let behind = words(head(behind));
    let mut beside = words_before.iter().rev().take(4).chain(behind.first());
    if beside.any(|word| OFFICIAL.contains(&word.folded)) || is_ours(&behind) {
        return false;
    }
    let behind = behind.first().map(|word| word.folded.as_str()).unwrap_or_default();
    phone.kind == PhoneKind::Mobile
        || PRIVATE.contains(called)
        || is_in("privat mobil handy", behind)
}

/// „0151 23456789: Das ist unser Diensthandy.“
fn is_ours(behind: &[Word<'_>]) -> bool {
    let rest = behind.iter().skip(1).take_while(|word| !word.gap.contains(['.', '!', '?', ';']));
    let near = || behind.iter().take(1).chain(rest.clone()).take(6);
    near().any(|word| word.is_in("unser unsere ist"))
        && near().any(|word| OFFICIAL.contains(&word.folded))
}

/// The last bytes of the preceding text.
fn tail(text: &str) -> &str {
    let mut from = text.len().saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or_default()
}

/// The first bytes of the following text on the same line.
fn head(text: &str) -> &str {
    let mut to = text.len().min(REACH);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let near = text.get(..to).unwrap_or_default();
    near.split(['\n', '|']).next().unwrap_or_default()
}
