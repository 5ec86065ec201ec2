//! Private telephone numbers: mobile numbers, and those called private.

use std::ops::Range;

use german::{Class, Phone, PhoneKind, Word, phones};

use super::{PeopleContext, private};
use crate::diagnostic::Diagnostic;
use crate::rules::person::PRIVATE_PHONE;

/// How far before and after a number words are searched (bytes).
const REACH: usize = 60;

/// Checks every text.
pub(super) fn check(context: &PeopleContext<'_>) -> Vec<Diagnostic> {
    let office = context.office.phone.iter().flat_map(|phone| {
        let written = &phone.value;
        phones(written).into_iter().chain(phones(&format!("Tel. {written}")))
    });
    let known = office.map(|phone| phone.digits()).collect();
    private(context, &PRIVATE_PHONE, known, |running, words| {
        let all = running.parsed.phones().iter();
        let all = all.filter(|phone| is_private(&running.text.value, words, phone));
        all.map(|phone| (phone.range.clone(), phone.digits())).collect()
    })
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
