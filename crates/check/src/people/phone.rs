//! Private telephone numbers: mobile numbers, and those called private.

use std::collections::BTreeSet;
use std::ops::Range;

use german::{Class, Phone, PhoneKind, Word, phones};

use super::messages::{Help, Message};
use super::{PeopleContext, gathered};
use crate::diagnostic::Diagnostic;

/// How far before and after a number words are searched (bytes).
const REACH: usize = 60;

/// Checks every text; a number in several texts is reported once.
pub(super) fn check(context: &PeopleContext<'_>) -> Vec<Diagnostic> {
    let office = context.office.phone.iter().flat_map(|phone| {
        let written = &phone.value;
        phones(written).into_iter().chain(phones(&format!("Tel. {written}")))
    });
    let mut known: BTreeSet<String> = office.map(|phone| phone.digits()).collect();
    let texts = context.texts.iter().filter_map(|(running, words)| {
        let text = &running.text.value;
        let mut found = Vec::new();
        for phone in running.parsed.phones() {
            let digits = phone.digits();
            if is_private(text, words, phone) && known.insert(digits) {
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

fn is_private(text: &str, words: &[Word<'_>], phone: &Phone) -> bool {
    let Range { start, end } = phone.range;
    let (before, rest) = words.split_at(words.partition_point(|word| word.range.end <= start));
    let joins = |between: Range<usize>, stops: &[char]| {
        between.len() <= REACH && text.get(between).is_some_and(|text| !text.contains(stops))
    };
    let on_line = |word: &&Word<'_>| joins(word.range.start..start, &['\n', '|', ';']);
    let before = before.iter().rev().take_while(on_line);
    let mut called = before.clone().skip_while(|word| word.is(Class::BesidePrivate));
    let called = called.next().is_some_and(|word| word.is(Class::Private));
    let behind =
        rest.get(rest.partition_point(|word| word.range.start < end)..).unwrap_or_default();
    let near = behind.iter().take_while(|word| joins(end..word.range.end, &['\n', '|'])).count();
    let behind = behind.get(..near).unwrap_or_default();
    let mut beside = before.take(4).chain(behind.first());
    if beside.any(|word| word.is(Class::Official)) || is_ours(behind) {
        return false;
    }
    let is_called = |word: &Word<'_>| matches!(&*word.folded, "privat" | "mobil" | "handy");
    phone.kind == PhoneKind::Mobile || called || behind.first().is_some_and(is_called)
}

/// „0151 23456789: Das ist unser Diensthandy.“
fn is_ours(behind: &[Word<'_>]) -> bool {
    let rest = behind.iter().skip(1).take_while(|word| !word.gap.contains(['.', '!', '?', ';']));
    let near = || behind.iter().take(1).chain(rest.clone()).take(6);
    near().any(|word| matches!(&*word.folded, "unser" | "unsere" | "ist"))
        && near().any(|word| word.is(Class::Official))
}
