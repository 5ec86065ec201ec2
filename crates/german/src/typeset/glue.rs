//! What stays on one line: abbreviations, numbers with what they count, titles and initials with
//! names.

use std::ops::Range;

use super::pen::Pen;
use super::{Edit, EditKind};
use crate::WordList;
use crate::classes::Class;
use crate::date::exclusions;
use crate::tokens::{TokenKind, Tokens};

crate::word_lists! { "abbreviations.txt": ABBREVIATIONS, NUMBERED, UNITS, TITLES, DOUBTFUL }

/// The maximum number of groups of three digits in an amount.
const MOST_GROUPS: usize = 5;

/// The edits outside of dates, times and telephone numbers, which have their own.
pub(super) fn all<'a>(
    t: &'a Tokens,
    text: &'a str,
    pen: impl Fn(Range<usize>) -> Pen<'a>,
    settled: impl Fn(&Range<usize>) -> bool,
) -> Vec<Edit> {
    let (mut all, mut at) = (Vec::new(), 0);
    let scan = Pen::new(text, t, 0..0, false);
    while at < t.len() {
        let free = t.get(at).is_some_and(|token| !settled(&token.range));
        let Some(mut end) = group(&scan, at).filter(|_| free) else {
            at += 1;
            continue;
        };
        // „Prof. Dr. Probe“, „Nr. 3 %“: the last word of one group may begin another.
        while let Some(further) = group(&scan, end - 1).filter(|further| *further > end) {
            end = further;
        }
        let range = t.range(&(at..end));
        if t.get(at).is_some_and(|token| !token.struck) && !settled(&range) {
            let mut pen = pen(range);
            set(&mut pen, at, end);
            all.extend(pen.edit());
        }
        at = end;
    }
    all
}

/// The end of what begins at `at` and stays on one line.
fn group(pen: &Pen<'_>, at: usize) -> Option<usize> {
    match pen.t.kind(at) {
        TokenKind::Word { .. } => {
            abbreviation(pen, at).or_else(|| word_with_dot(pen, at)).or_else(|| multiple(pen, at))
        }
        TokenKind::Number { .. } => counted(pen, at).or_else(|| from_to(pen, at)),
        TokenKind::Symbol('§') => paragraph(pen, at),
        _ => None,
    }
}

/// The strokes of a group: every space in it becomes non-breaking, and a missing one is inserted.
fn set(pen: &mut Pen<'_>, from: usize, to: usize) {
    for at in from + 1..to {
        let symbol = matches!(pen.t.kind(at), TokenKind::Symbol('.' | '-' | '§'));
        let behind_dash = pen.t.is_before(at, 1, '-');
        if pen.own && pen.t.is(at, '-') {
            pen.dash(at);
        } else if !symbol && !behind_dash {
            pen.glue(at, EditKind::Spacing);
        }
    }
}

/// „z.B.“.
fn abbreviation(pen: &Pen<'_>, at: usize) -> Option<usize> {
    let t = pen.t;
    if !t.is_glued_symbol(at + 1, '.') || is_inner(t, at) {
        return None;
    }
    let first = pen.written(at).as_bytes().first().map(u8::to_ascii_lowercase);
    let fits = |abbreviation: &&&str| {
        let begins = abbreviation.as_bytes().first().map(u8::to_ascii_lowercase);
        begins == first
            && abbreviation.split(' ').enumerate().all(|(index, part)| {
                let written = pen.written(at + 2 * index);
                let same = written == part || index == 0 && part.eq_ignore_ascii_case(written);
                same && t.is_glued_symbol(at + 2 * index + 1, '.')
            })
    };
    let longest = ABBREVIATIONS.iter().filter(fits).max_by_key(|one| one.len())?;
    Some(at + 2 * longest.split(' ').count())
}

/// Whether the word at `at` continues something longer.
fn is_inner(t: &Tokens, at: usize) -> bool {
    let before = t.before(at, 1);
    let symbols = matches!(before, TokenKind::Symbol('.' | '-' | '/' | '@' | '\''));
    t.is_glued(at) && (symbols || !matches!(before, TokenKind::Symbol(_) | TokenKind::Break))
}

/// „Nr. 3“, „S. 4-7“, „Dr. Probe“, „A. Probe“; „TOP 3“ without a full stop.
fn word_with_dot(pen: &Pen<'_>, at: usize) -> Option<usize> {
    let t = pen.t;
    let word = pen.written(at);
    if is_inner(t, at) {
        return None;
    }
    if word == "TOP" && is_number(t, at + 1) && !t.is_glued(at + 1) {
        return Some(at + 2);
    }
    let behind = at + 2;
    if !t.is_glued_symbol(at + 1, '.') {
        return None;
    }
    let apart = !t.is_glued(behind) || !DOUBTFUL.contains(word);
    let known = |list: &WordList| apart && list.contains(word);
    if is_number(t, behind) && known(&NUMBERED) {
        return Some(if word == "S" { pages(t, behind) } else { behind + 1 });
    }
    if !t.is_capital(behind) {
        return None;
    }
    (known(&TITLES) || is_initial(pen, at)).then_some(behind + 1)
}

/// The end of „4“ or „4-7“.
fn pages(t: &Tokens, at: usize) -> usize {
    let next = is_number(t, at + 2) && t.is_glued(at + 2) && t.is_glued_symbol(at + 1, '-');
    let longer = t.is_glued(at + 3)
        && !matches!(t.kind(at + 3), TokenKind::Symbol('.' | ',' | ')' | ';' | ':'));
    if next && !longer { at + 3 } else { at + 1 }
}

/// „A.“ before „Probe“; after a noun it may end a sentence („Plan A. Danach“).
fn is_initial(pen: &Pen<'_>, at: usize) -> bool {
    let t = pen.t;
    let single = {
        let mut letters = pen.written(at).chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    };
    let after_name = match t.before(at, 1) {
        TokenKind::Word { capital, class } => !capital || class == Some(Class::PersonTitle),
        TokenKind::Number { .. } | TokenKind::Masked => false,
        TokenKind::Symbol(symbol) => symbol != '-',
        TokenKind::Break => true,
    };
    single && after_name && !t.is_glued(at + 2)
}

/// „5 Euro“, „12 500 €“, „10%“: the number, its groups, and the unit.
fn counted(pen: &Pen<'_>, at: usize) -> Option<usize> {
    let t = pen.t;
    let mut unit = at + 1;
    let begins = !t.is_glued(at) || t.is_before(at, 1, '§') || t.is_before(at, 1, '(');
    if begins && t.small(at).or_else(|| t.number(at, 3)).is_some() {
        let is_group = |at: usize| t.number(at, 3).is_some() && !t.is_glued(at);
        while unit <= at + MOST_GROUPS && is_group(unit) {
            unit += 1;
        }
    }
    let glued = t.is_glued(unit);
    // „10%ig“, „20%-Rabatt“, „5km-Lauf“.
    let goes_on = t.is_glued(unit + 1)
        && match t.kind(unit + 1) {
            TokenKind::Symbol(symbol) => matches!(symbol, '-' | '/' | '²' | '³' | '*' | '='),
            _ => true,
        };
    let fits = match t.kind(unit) {
        TokenKind::Symbol('€' | '%' | '‰') => !glued || !goes_on,
        TokenKind::Symbol('°') => !glued,
        TokenKind::Word { .. } => {
            let written = pen.written(unit);
            UNITS.contains(written) && (!glued || !goes_on && !DOUBTFUL.contains(written))
        }
        _ => false,
    };
    // „A10 m“, „1.10 km“ are read from their own beginning.
    let inner = t.is_glued(at)
        && glued
        && !matches!(t.before(at, 1), TokenKind::Symbol('(' | ',' | '.' | '§'));
    (fits && !inner).then_some(unit + 1)
}

/// „6-12 Jahre“: two whole numbers, the second one greater, before the unit.
fn from_to(pen: &Pen<'_>, at: usize) -> Option<usize> {
    let t = pen.t;
    let whole = |at: usize| match t.kind(at) {
        TokenKind::Number { value, digits: 1..=4 } => Some(value),
        _ => None,
    };
    let (low, high, unit) = (whole(at)?, whole(at + 2)?, at + 3);
    let joined = t.is_glued_symbol(at + 1, '-') && t.is_glued(at + 2);
    let begins = !t.is_glued(at) || t.is_before(at, 1, '(');
    let counts = match t.kind(unit) {
        TokenKind::Word { class, .. } => class == Some(Class::Measure),
        TokenKind::Symbol(symbol) => matches!(symbol, '€' | '%'),
        _ => false,
    };
    let numbers = exclusions::is_numbered(t, at) || exclusions::is_after_number(t, at);
    (joined && begins && low < high && counts && !t.is_glued(unit) && !numbers).then_some(unit)
}

/// „Mio. Euro“.
fn multiple(pen: &Pen<'_>, at: usize) -> Option<usize> {
    let multiple = matches!(pen.written(at), "Mio" | "Mrd" | "Tsd");
    let behind = at + 2;
    let money = matches!(pen.written(behind), "Euro" | "EUR" | "€");
    (multiple && money && pen.t.is_glued_symbol(at + 1, '.') && !pen.t.is_glued(behind))
        .then_some(behind + 1)
}

/// „§ 5“, „§§5“.
fn paragraph(pen: &Pen<'_>, at: usize) -> Option<usize> {
    let number = at + 1 + usize::from(pen.t.is_glued_symbol(at + 1, '§'));
    is_number(pen.t, number).then_some(number + 1)
}

fn is_number(t: &Tokens, at: usize) -> bool {
    matches!(t.kind(at), TokenKind::Number { .. })
}
