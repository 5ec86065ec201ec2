//! So many times a price, and what that makes: „5 Kisten zu je 12 Euro kosten 70 Euro“, „15 Euro pro Person, bei 20
//! Personen also 350 Euro“.

use german::{Class, Clause};

use super::messages::{Help, Message};
use super::sums::{Amount, amounts, written};
use super::{Found, Page};
use crate::diagnostic::Diagnostic;
use crate::rules;

/// Checks what a sentence multiplies.
pub(super) fn check(page: &Page<'_>, clause: Clause<'_>) -> Option<Diagnostic> {
    // „2026 waren es …“
    let is_year = |one: &Amount| {
        clause
            .get(one.at)
            .and_then(german::Term::number)
            .is_some_and(|one| one.whole && one.count().is_none())
    };
    let mut all = amounts(clause);
    all.retain(|one| one.is_money() || !is_year(one));
    let (told, parts) = all.split_last()?;
    if clause.has(Class::Roughly)
        || clause.has(Class::BeforeNow)
        || clause.has(["rabatt", "ermaessigt"])
    {
        return None;
    }
    let sum = in_pairs(clause, parts, *told).or_else(|| for_each(clause, parts, *told))?;
    // What is far off is the price of something else.
    let (value, twice) = (told.value, told.value.saturating_mul(2));
    let close = value <= sum.saturating_mul(2) && sum <= twice;
    let found: Found = (
        Message::Sum { sum: written(sum), told: written(told.value) },
        told.at..told.at + if told.is_money() { 2 } else { 1 },
    );
    (sum != told.value && close)
        .then(|| page.finds(&rules::figures::SUM, Help::Figures, clause, found))
}

/// Whether a word before the last number says that it is what the others make.
fn makes(clause: Clause<'_>, from: usize, told: Amount) -> bool {
    let says = |at: usize| {
        clause.is(at, '=')
            || clause.of(at, Class::Total)
            || clause.of(
                at,
                ["also", "kosten", "macht", "machen", "ergibt", "ergeben", "makes", "so", "mithin"],
            )
    };
    (from + 1..told.at).any(says)
}

/// „640 books for £1 and 85 for £4, which makes £890“.
fn in_pairs(clause: Clause<'_>, parts: &[Amount], told: Amount) -> Option<i64> {
    let last = parts.last()?;
    let is_pair = |pair: &[Amount]| match pair {
        [count, each] => {
            let words = count.at + 1..each.at;
            let is_each =
                |at: usize| clause.of(at, Class::Each) || clause.of(at, ["for", "fuer", "mit"]);
            let is_close = words.len() < 5 && words.clone().any(is_each);
            let joint = words.clone().any(|at| clause.is_any(at, &[',', ';', '.', '+', '-']));
            is_close
                && !joint
                && count.counts()
                && each.is_money() == told.is_money()
                && !(
                    // „5 Tische mit 6 Plätzen“: only „mit je“ multiplies.
                    clause.of_before(each.at, 1, ["mit", "fuer"])
                )
        }
        _ => false,
    };
    let pairs: Vec<&[Amount]> = parts.chunks(2).collect();
    let sum = pairs.iter().try_fold(0_i64, |sum, pair| {
        let [count, each] = pair else { return None };
        sum.checked_add(count.value.checked_mul(each.value)? / 100)
    })?;
    (pairs.iter().all(|pair| is_pair(pair)) && makes(clause, last.at, told)).then_some(sum)
}

/// „15 Euro pro Person, bei 20 Personen also 350 Euro“.
fn for_each(clause: Clause<'_>, parts: &[Amount], told: Amount) -> Option<i64> {
    let [each, count] = parts else { return None };
    let stem = |at: usize| german::stem(clause.word(at)).to_owned();
    let noun = stem(count.at + 1);
    let is_of = |at: usize| {
        clause.of_before(at, 1, ["pro", "je", "per", "a"])
            && clause.is_capital(at) | clause.is_small(at)
            && !noun.is_empty()
            && stem(at) == noun
    };
    let is_each = each.is_money() && told.is_money() && count.counts();
    let is_told = clause.of_before(told.at, 1, ["also", "macht", "mithin"])
        || (count.at + 1..told.at).any(|at| clause.of(at, ["also", "macht", "zusammen", "makes"]));
    let is_sure = is_each && is_told && (0..count.at).any(is_of);
    is_sure.then(|| each.value.checked_mul(count.value).map(|product| product / 100))?
}
