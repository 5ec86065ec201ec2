//! What only looks like a date or time: prices, sections of laws, versions, numbers, scores.

use crate::classes::Class;
use crate::tokens::{TokenKind, Tokens};

/// How many tokens around a number are searched for words that explain it.
const SIGHT: usize = 14;

/// Whether the token at `at` continues something longer („192.168.7.5“, „2025/07.05“, „CD-7“).
pub(crate) fn continues(t: &Tokens, at: usize) -> bool {
    if !t.is_glued(at) {
        return false;
    }
    match t.before(at, 1) {
        TokenKind::Number { .. }
        | TokenKind::Word { .. }
        | TokenKind::Masked
        | TokenKind::Symbol('.' | '+' | '=' | '@' | '&' | '#') => true,
        // „Termin:7. Mai“ and „Saal 2,7. Mai“ only lack a space.
        TokenKind::Symbol(':' | ',' | ';') => {
            let is_year = at.checked_sub(2).is_some_and(|n| t.number(n, 4).is_some());
            matches!(t.before(at, 2), TokenKind::Number { .. }) && t.is_glued(at - 1) && !is_year
        }
        TokenKind::Symbol('-' | '/' | '\'') => t.is_glued(at - 1),
        _ => false,
    }
}

/// Whether a number directly precedes it („0361 12.34.56“, „(0361) 12.34.56“).
pub(crate) fn is_after_number(t: &Tokens, at: usize) -> bool {
    let symbol = usize::from(t.is_before(at, 1, '/') || t.is_before(at, 1, ')'));
    matches!(t.before(at, 1 + symbol), TokenKind::Number { .. })
}

/// Whether something longer continues after the token before `at` („12.06.3“, „7. Mai-Demo“).
pub(crate) fn goes_on(t: &Tokens, at: usize) -> bool {
    if !t.is_glued(at) {
        return false;
    }
    match t.kind(at) {
        TokenKind::Number { .. }
        | TokenKind::Word { .. }
        | TokenKind::Masked
        | TokenKind::Symbol('%' | '€' | '$' | '°' | '=' | '@' | '#') => true,
        // „07.05.2024,18 Uhr“ only lacks a space.
        TokenKind::Symbol(',') if at.checked_sub(1).is_some_and(|n| t.number(n, 4).is_some()) => {
            false
        }
        TokenKind::Symbol('.' | ',' | ':') => {
            t.is_glued(at + 1) && matches!(t.kind(at + 1), TokenKind::Number { .. })
        }
        TokenKind::Symbol('-' | '/' | '&' | '+') => t.is_glued(at + 1) && !is_time(t, at + 1),
        _ => false,
    }
}

/// A dash may stand between a day and its time: „7.5.-18 Uhr“.
fn is_time(t: &Tokens, at: usize) -> bool {
    matches!(t.kind(at), TokenKind::Number { .. }) && t.class(at + 1) == Some(Class::Clock)
}

/// Whether a unit of measure, or what is counted, follows.
pub(crate) fn is_measure(t: &Tokens, at: usize) -> bool {
    t.class(at) == Some(Class::Measure)
        || matches!(t.kind(at), TokenKind::Symbol('%' | '‰' | '€' | '$' | '£' | '°' | '×'))
}

/// Whether the number at `at` belongs to something („Kapitel 7.5.“, „Az.: 12.06.3“, „§ 7.2“).
pub(crate) fn is_numbered(t: &Tokens, at: usize) -> bool {
    let mut back = 1;
    while back <= 2 && matches!(t.before(at, back), TokenKind::Symbol('.' | ':' | '"' | '„')) {
        back += 1;
    }
    if matches!(t.class_before(at, back), Some(Class::Copula)) {
        back += 1;
    }
    match t.before(at, back) {
        TokenKind::Symbol('§' | '#' | '€' | '$' | '£' | '№') => true,
        TokenKind::Word { class, .. } => class == Some(Class::Numbered),
        _ => false,
    }
}

/// Whether a street, a square or the like is named after the day („Straße des 17. Juni“, „Der 35.
/// Mai“).
pub(crate) fn is_street(t: &Tokens, at: usize) -> bool {
    t.class_before(at, 1) == Some(Class::Des) && t.class_before(at, 2) == Some(Class::Street)
}

/// Whether a word of that class is nearby in the same sentence.
pub(crate) fn is_near(t: &Tokens, at: usize, class: Class) -> bool {
    let stays =
        |kind: TokenKind| !matches!(kind, TokenKind::Break | TokenKind::Symbol('!' | '?' | ';'));
    let before = (1..=SIGHT).map(|back| at.checked_sub(back)).map_while(|index| index);
    let found = |index: &usize| t.class(*index) == Some(class);
    before.take_while(|index| stays(t.kind(*index))).any(|index| found(&index))
        || (at..at + SIGHT).take_while(|index| stays(t.kind(*index))).any(|index| found(&index))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The index of the first number.
    fn first(t: &Tokens) -> usize {
        (0..t.len()).find(|at| matches!(t.kind(*at), TokenKind::Number { .. })).unwrap()
    }

    #[test]
    fn what_numbers_something_is_known() {
        for text in ["Kapitel 7.5.", "Az.: 12.06.", "§ 7.2", "der Kenncode ist 12.06.", "Nr. 3"] {
            let t = Tokens::of(text);
            assert!(is_numbered(&t, first(&t)), "{text}");
        }
        for text in ["am 7.5.", "Termin: 12.06.", "Version vom 12.06."] {
            let t = Tokens::of(text);
            assert!(!is_numbered(&t, first(&t)), "{text}");
        }
    }

    #[test]
    fn what_goes_on_is_known() {
        for (text, at) in [("12.06.3", 3), ("7. Mai-Demo", 3), ("7.5%", 3)] {
            assert!(goes_on(&Tokens::of(text), at), "{text}");
        }
        assert!(!goes_on(&Tokens::of("7. Mai."), 3));
        assert!(continues(&Tokens::of("168.7.5"), 2));
        assert!(!continues(&Tokens::of("(7.5.)"), 1));
    }
}
