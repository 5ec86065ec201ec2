//! A number above a list of more or fewer items: „drei Termine:“, „Anwesend: 14“.

use std::ops::Range;

use german::{Term, TermKind};

use super::Page;
use super::messages::{Help, Message};
use super::words::{ATTENDING, FOR_SOMEBODY, INCOMPLETE, NO_NAME, PEOPLE, THINGS, UNITS};
use crate::clause::{Clause, begins, clauses, ends_like};
use crate::diagnostic::Diagnostic;
use crate::rules;

/// More things than this are not listed one by one, unless they are called so.
const MOST: u32 = 12;
/// More words than this are no item of a list within a sentence.
const LONGEST: usize = 3;

/// Checks every number above a list.
pub(super) fn check(page: &Page<'_>) -> Vec<Diagnostic> {
    let text = &page.text.text.value;
    let mut items = None;
    let found = clauses(page.terms()).filter_map(|clause| {
        let announced = Announced::of(clause)?;
        let listed = if announced.end >= clause.len() {
            let items = items.get_or_insert_with(|| lists(text));
            let end = clause.range(0..clause.len()).end;
            let list = items.get(items.partition_point(|list| list.start < end))?;
            let gap = text.get(end..list.start)?;
            let is_below = gap.trim().is_empty() && gap.contains('\n') && page.text.markdown;
            is_below.then(|| below(text, list, announced.people)).flatten()?
        } else {
            inline(clause, &announced)?
        };
        let differs = usize::try_from(announced.number).is_ok_and(|number| number != listed);
        let says = Message::Count { told: announced.number, listed };
        let finding = rules::figures::COUNT.finds(says).at(page.at(clause, announced.terms));
        differs.then(|| finding.help(Help::List))
    });
    found.collect()
}

/// A number that announces a list.
struct Announced {
    number: u32,
    terms: Range<usize>,
    /// Where the list begins among the terms of the clause; its length if that is below.
    end: usize,
    /// Where it ends there.
    stop: usize,
    /// Whether people are listed.
    people: bool,
}

/// Where a list within a clause ends: at the bracket that closes it.
fn stop(clause: Clause<'_>, end: usize) -> usize {
    let opened = end.checked_sub(1).is_some_and(|before| clause.is(before, '('));
    let closed = (end..clause.len()).find(|at| opened && clause.is(*at, ')'));
    closed.unwrap_or(clause.len())
}

impl Announced {
    fn of(clause: Clause<'_>) -> Option<Self> {
        Self::of_people(clause).or_else(|| Self::of_things(clause))
    }

    /// „Anwesend: 14“, „Teilnehmende (3):“.
    fn of_people(clause: Clause<'_>) -> Option<Self> {
        let is_head = PEOPLE.contains(clause.word(0));
        let is_sign = clause.is(1, ':') || clause.is(1, '(');
        let number = clause.count(2).filter(|_| is_head && is_sign)?;
        // „Anwesend: 3 Personen (Anna Muster, …)“
        let from = if begins(clause.word(3), &ATTENDING) { 4 } else { 3 };
        let is_sign = |at: &usize| [')', ':', '-', '('].iter().any(|mark| clause.is(*at, *mark));
        let end = (from..clause.len()).find(|at| !is_sign(at)).unwrap_or(clause.len());
        let is_list = end == clause.len() || end > from && !clause.is(end - 1, ')');
        let stop = stop(clause, end);
        is_list.then_some(Self { number, terms: 0..from, end, stop, people: true })
    }

    /// „drei Termine:“, „Die folgenden drei Firmen haben …:“.
    fn of_things(clause: Clause<'_>) -> Option<Self> {
        let colon = (0..clause.len()).find(|at| clause.is(*at, ':') || clause.is(*at, '('))?;
        let mut counts = clause.counts().take_while(|(at, _)| *at < colon);
        let (at, number) = counts.next().filter(|_| counts.next().is_none())?;
        let is_thing = |at: &usize| {
            clause.get(*at).is_some_and(Term::is_capital) && ends_like(clause.word(*at), &THINGS)
                || THINGS.contains(clause.word(*at))
        };
        // „vier Vereinbarungen:“: any noun directly before the colon, if it is no unit.
        let is_noun = clause.get(at + 1).is_some_and(Term::is_capital)
            && at + 2 == colon
            && number <= MOST
            && !UNITS.contains(clause.word(at + 1))
            && !FOR_SOMEBODY.contains(clause.word_before(at, 1));
        let noun = (at + 1..at + 4).find(is_thing).or_else(|| is_noun.then_some(at + 1))?;
        let others = (0..colon).filter(|other| *other != noun).any(|at| is_thing(&at));
        let between = (at + 1..noun)
            .all(|at| !clause.word(at).is_empty() && !clause.get(at).is_some_and(Term::is_capital));
        let is_part = matches!(clause.word_before(at, 1), "von" | "of" | "je" | "aus" | "pro");
        let moments =
            clause.terms().iter().take(colon).any(|one| matches!(one.kind, TermKind::Moment(_)));
        let words = || (0..colon).map(|at| clause.word(at));
        let is_open = words()
            .any(|word| begins(word, &INCOMPLETE) && word != "folgenden" && word != "folgende");
        let leaves_gap = clause.is(colon, '(') && colon != noun + 1;
        let short = leaves_gap || (0..colon).any(|at| clause.is(at, '.'));
        let is_sure =
            number >= 2 && between && !others && !is_part && !moments && !is_open && !short;
        let (end, terms) = (colon + 1, at..noun + 1);
        is_sure.then_some(Self { number, terms, end, stop: stop(clause, end), people: false })
    }
}

/// The lists of a text, each from its first item to its end.
fn lists(text: &str) -> Vec<Range<usize>> {
    let (mut all, mut at): (Vec<Range<usize>>, usize) = (Vec::new(), 0);
    let mut is_open = false;
    for line in text.split_inclusive('\n') {
        let is_blank = line.trim().is_empty();
        if marker(line).is_some() {
            match all.last_mut().filter(|_| is_open) {
                Some(list) => list.end = at + line.len(),
                None => all.push(at..at + line.len()),
            }
            is_open = true;
        } else if !is_blank && line.starts_with([' ', '\t']) && is_open {
            if let Some(list) = all.last_mut() {
                list.end = at + line.len();
            }
        } else if !is_blank {
            is_open = false;
        }
        at += line.len();
    }
    all
}

/// The indentation and the words of a list item.
fn marker(line: &str) -> Option<(usize, &str)> {
    let rest = line.trim_start();
    let indent = line.len() - rest.len();
    let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = match rest.strip_prefix(['-', '*', '+', '•']) {
        Some(behind) => behind,
        None if digits.len() < rest.len() && rest.len() - digits.len() <= 2 => {
            digits.strip_prefix(['.', ')'])?
        }
        None => return None,
    };
    behind.starts_with([' ', '\t']).then(|| (indent, behind.trim()))
}

/// The number of items of a list, if each is one.
fn below(text: &str, list: &Range<usize>, people: bool) -> Option<usize> {
    let lines = text.get(list.clone())?.lines();
    let items: Vec<(usize, &str)> = lines.filter_map(marker).collect();
    let first = items.first()?.0;
    let items: Vec<&str> =
        items.iter().filter(|(indent, _)| *indent <= first + 1).map(|(_, item)| *item).collect();
    let words = |item: &str| item.split_whitespace().map(german::lower).collect::<Vec<_>>();
    let is_open = |item: &&str| {
        let more = ["weitere", "andere", "others", "usw", "usw.", "etc", "etc.", "…", "..."];
        words(item).iter().any(|word| more.contains(&word.as_str()))
    };
    let is_several = |item: &&str| {
        people && words(item).iter().any(|word| NO_NAME.contains(word.trim_matches(',')))
    };
    let is_sure = items.len() >= 2 && !items.iter().any(is_open) && !items.iter().any(is_several);
    is_sure.then_some(items.len())
}

/// The number of items in a sentence: „Feste, Garten und Kasse“.
fn inline(clause: Clause<'_>, announced: &Announced) -> Option<usize> {
    let rest = announced.end..announced.stop;
    let is_joint = |at: usize| matches!(clause.word(at), "und" | "and" | "sowie" | "&");
    let joints: Vec<usize> = rest.clone().filter(|at| is_joint(*at)).collect();
    let is_comma = |at: usize| clause.is(at, ',');
    let (mut items, mut length) = (1, 0);
    let mut kinds = (0, 0);
    for at in rest.clone() {
        let term = clause.get(at)?;
        if is_comma(at) || is_joint(at) {
            if length == 0 {
                return None;
            }
            (items, length) = (items + 1, 0);
            continue;
        }
        match &term.kind {
            TermKind::Moment(_) => kinds.0 += 1,
            TermKind::Word { capital: true, .. } => kinds.1 += 1,
            TermKind::Word { lower, .. }
                if matches!(lower.as_str(), "am" | "den" | "der" | "die" | "das" | "von") => {}
            TermKind::Mark('-') if term.glued => {}
            _ => return None,
        }
        length += 1;
        if length > LONGEST {
            return None;
        }
    }
    let days = kinds.0 > 0;
    let is_of_one_kind = !days || kinds.1 == 0 && kinds.0 == items;
    let commas = rest.filter(|at| is_comma(*at)).count();
    // „Essen und Trinken, Musik und Tanz“ are two; „A, B, C und D“ may be three if three are told.
    let last_comma = (announced.end..announced.stop).rfind(|at| is_comma(*at));
    let is_last = joints.first().is_none_or(|first| last_comma.is_none_or(|comma| *first > comma));
    let is_clear = days
        || joints.is_empty()
        || usize::try_from(announced.number).is_ok_and(|number| number != commas);
    let sure = is_of_one_kind
        && joints.len() <= 1
        && is_last
        && (commas > 0 || days)
        && is_clear
        && length > 0;
    // Names of people are two words or more.
    let names = !announced.people || kinds.1 >= 2 * items;
    (sure && names && items >= 2).then_some(items)
}
