//! A number above a list of more or fewer items: „drei Termine:“, „Anwesend: 14“.

use std::ops::Range;

use german::{Block, BlockKind, Class, Clause, TermKind};

use super::Page;
use super::messages::{Help, Message};
use crate::diagnostic::Diagnostic;
use crate::rules;

/// More things than this are not listed one by one, unless they are called so.
const MOST: u32 = 12;
/// More words than this are no item of a list within a sentence.
const LONGEST: usize = 3;

/// Checks the number above a list.
pub(super) fn check(page: &Page<'_>, clause: Clause<'_>) -> Option<Diagnostic> {
    let announced = of_people(clause).or_else(|| of_things(clause))?;
    let listed = if announced.end < clause.len() {
        inline(clause, &announced)?
    } else {
        let end = clause.range(0..clause.len()).end;
        below(page, end, announced.people).filter(|_| page.text.markdown)?
    };
    let differs = usize::try_from(announced.number).is_ok_and(|number| number != listed);
    let says = Message::Count { told: announced.number, listed };
    let found = (says, announced.terms);
    let finding = differs.then(|| page.finds(&rules::figures::COUNT, Help::List, clause, found))?;
    if announced.end >= announced.stop {
        return Some(finding);
    }
    let last = (announced.end..announced.stop)
        .rfind(|at| clause.is_any(*at, &[',']) || clause.of(*at, ["und", "and"]));
    let range = clause.range(last.unwrap_or(announced.end)..announced.stop);
    Some(finding.also(page.text.text.span_of(range), Message::ListEnds))
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
    /// Whether a word for those present announces them: first names are enough.
    head: bool,
}

/// Where a list within a clause ends: at the bracket that closes it.
fn stop(clause: Clause<'_>, end: usize) -> usize {
    let opened = end.checked_sub(1).is_some_and(|before| clause.is(before, '('));
    clause.mark(end, &[')']).filter(|_| opened).unwrap_or(clause.len())
}

/// „Anwesend: 14“, „Teilnehmende (3):“.
fn of_people(clause: Clause<'_>) -> Option<Announced> {
    let is_head = clause.of(0, Class::PeopleHead) && clause.is_any(1, &[':', '(']);
    let number = clause.count(2).filter(|_| is_head)?;
    // „Anwesend: 3 Personen (Anna Muster, …)“
    let from = if clause.of(3, Class::Attending) { 4 } else { 3 };
    let is_sign = |at: &usize| clause.is_any(*at, &[')', ':', '-', '(']);
    let end = (from..clause.len()).find(|at| !is_sign(at)).unwrap_or(clause.len());
    let is_list = end == clause.len() || end > from && !clause.is(end - 1, ')');
    let stop = stop(clause, end);
    is_list.then_some(Announced { number, terms: 0..from, end, stop, people: true, head: true })
}

/// „drei Termine:“, „Die folgenden drei Firmen haben …:“.
fn of_things(clause: Clause<'_>) -> Option<Announced> {
    let colon = clause.mark(0, &[':', '('])?;
    // „14 Vertretungen aus 9 Klassen (1a, 1b)“: the one before the bracket counts.
    let bracket = clause.count(colon.wrapping_sub(2)).filter(|_| clause.is(colon, '('));
    let mut counts = clause.counts().take_while(|(at, _)| *at < colon);
    let only = || counts.next().filter(|_| counts.next().is_none());
    let (at, number) = bracket.map(|number| (colon - 2, number)).or_else(only)?;
    let is_thing = |at: &usize| {
        clause.of(*at, Class::Things) || clause.of(*at, Class::PeopleThings) && at + 1 < colon
    };
    // „vier Vereinbarungen:“: any noun directly before the colon, if it is no unit.
    let is_noun = clause.is_capital(at + 1)
        && at + 2 == colon
        && number <= MOST
        && !clause.of(at + 1, Class::Unit)
        && !clause.of_before(at, 1, Class::ForSomebody);
    let noun = (at + 1..at + 4).find(is_thing).or_else(|| is_noun.then_some(at + 1))?;
    let others = (0..colon).any(|at| at != noun && is_thing(&at));
    let between = (at + 1..noun).all(|at| clause.is_small(at));
    let is_part = clause.of_before(at, 1, ["von", "of", "je", "pro"])
        || bracket.is_none() && clause.of_before(at, 1, ["aus"]);
    let is_open = |at| {
        clause.of(at, Class::Incomplete)
            || clause.is(at, '.')
            || clause.get(at).is_some_and(|one| one.moment().is_some())
    };
    let leaves_gap = clause.is(colon, '(') && colon != noun + 1;
    let is_sure = number >= 2 && between && !others && !is_part && !leaves_gap;
    let (end, terms) = (colon + 1, at..noun + 1);
    let people = clause.of(noun, Class::PeopleThings) && noun + 1 < colon;
    if people && end == clause.len() {
        return None;
    }
    let announced = Announced { number, terms, end, stop: stop(clause, end), people, head: false };
    (is_sure && !(0..colon).any(is_open)).then_some(announced)
}

/// The number of items of the list directly below a place, if each is one.
fn below(page: &Page<'_>, end: usize, people: bool) -> Option<usize> {
    let (parsed, text) = (&page.text.parsed, page.text.text.value.as_str());
    let blocks = parsed.blocks();
    let blocks = blocks.get(blocks.partition_point(|one| one.range.start < end)..)?;
    let first = blocks.first().filter(|one| one.kind == BlockKind::Item)?;
    let gap = text.get(end..first.range.start)?;
    let own = |one: &&Block| one.indent <= first.indent + 1;
    let items: Vec<&Block> =
        blocks.iter().take_while(|one| one.kind == BlockKind::Item).filter(own).collect();
    let is_several = |one: &&Block| {
        let item = text.get(one.range.clone()).unwrap_or_default();
        let and = |part| matches!(part, "…" | "...") || people && part == "&";
        item.split_whitespace().any(and)
            || parsed
                .words_in(&one.range)
                .any(|word| word.is(Class::AndMore) || people && word.is(Class::NoSingleName))
    };
    let is_below = gap.trim().is_empty() && gap.contains('\n');
    (is_below && items.len() > 1 && !items.iter().any(is_several)).then_some(items.len())
}

/// The number of items in a sentence: „Feste, Garten und Kasse“.
fn inline(clause: Clause<'_>, announced: &Announced) -> Option<usize> {
    let is_joint = |at: usize| clause.of(at, ["und", "and", "sowie"]) || clause.is(at, '&');
    let (mut items, mut length, mut commas) = (1, 0, 0);
    let (mut days, mut nouns, mut joints) = (0, 0, 0);
    for at in announced.end..announced.stop {
        let is_comma = clause.is(at, ',');
        if is_comma || is_joint(at) {
            // „A, B, C und D“: nothing parts what stands behind the „und“.
            if length == 0 || joints > 0 {
                return None;
            }
            (items, length) = (items + 1, 0);
            (commas, joints) = (commas + usize::from(is_comma), usize::from(!is_comma));
            continue;
        }
        let term = clause.get(at)?;
        match term.kind {
            TermKind::Moment(_) => days += 1,
            // „(1a, 1b, 2a)“
            TermKind::Word { capital: true } | TermKind::Opaque => nouns += 1,
            TermKind::Number(_)
                if clause.get(at + 1).is_some_and(|next| next.glued && next.is_word()) => {}
            TermKind::Word { .. }
                if term.glued && length == 1 && clause.count(at - 1).is_some() =>
            {
                nouns += 1;
            }
            TermKind::Mark('-') if term.glued => {}
            _ if clause.of(at, ["am", "den", "der", "die", "das", "von"]) => {}
            _ => return None,
        }
        length += 1;
        if length > LONGEST {
            return None;
        }
    }
    let is_of_one_kind = days == 0 || nouns == 0 && days == items;
    // „A, B und C“ may be two if two are told: „Essen, Trinken und Tanz“.
    let is_clear = days > 0
        || joints == 0
        || usize::try_from(announced.number).is_ok_and(|number| number != commas);
    // Names of people are two words or more, or else each is one.
    let whole_names = announced.people && nouns >= 2 * items;
    let single = announced.people && nouns == items && commas > 0 && announced.head;
    let sure = is_of_one_kind && (commas > 0 || days > 0 || whole_names) && is_clear && length > 0;
    let names = !announced.people || whole_names || single;
    (sure && names && items >= 2).then_some(items)
}
