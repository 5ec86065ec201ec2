//! Evidence for a day: its form, the words before it, the time after it.

use crate::classes::Class;
use crate::date::days::{Form, WrittenDay, is_padded};
use crate::date::reading::{Confidence, YearForm};
use crate::date::times;
use crate::tokens::{TokenKind, Tokens};

/// How much the form of a day, and the words before it, support it.
pub(crate) fn strength(t: &Tokens, day: &WrittenDay) -> Option<Confidence> {
    let cue = day.weekday.is_some() || has_cue(t, day.start);
    let with_cue = |sure: Confidence| cue.then_some(sure);
    // „bei etwa 7.5. Das“: the dot may be a full stop.
    let roughly = t.class_before(day.start, 1) == Some(Class::About);
    let announced = || with_cue(Confidence::Certain).filter(|_| !roughly);
    match day.form {
        Form::Iso | Form::Named { dot: true } => Some(Confidence::Certain),
        Form::Named { dot: false } => match day.year.map(|year| year.form) {
            Some(YearForm::Full) => Some(Confidence::Certain),
            _ => with_cue(Confidence::Likely),
        },
        // The month of a bare number is that of a later day.
        Form::Spoken | Form::Bare | Form::Ordinal => with_cue(Confidence::Likely),
        Form::Full => match day.year.map(|year| year.form) {
            Some(YearForm::Full) => Some(Confidence::Certain),
            _ => announced().or_else(|| short_year(t, day)),
        },
        Form::Dotted { padded } => announced().or_else(|| dotted(t, day, padded)),
        Form::Open => open(t, day, cue),
    }
}

/// „5.11“ lacks its last full stop: after „am“ it is a day, otherwise if a time follows.
fn open(t: &Tokens, day: &WrittenDay, cue: bool) -> Option<Confidence> {
    let before_time = || match times::follows(t, day.end) {
        // „1.10 18:00 Pause“ may be the tenth item.
        Some(symbol) => (cue || symbol && begins(t, day.start)) && !times::are_alike(t, day.start),
        None => false,
    };
    let article = t.class_before(day.start, 1) == Some(Class::DayArticle);
    let announced = has_strict_cue(t, day.start) || article && is_between(t, day.start);
    let is_day = day.weekday.is_some() || announced || before_time();
    is_day.then_some(Confidence::Likely)
}

/// Without a word that announces a day, „3.2.10“ may be an item number as well; „03.02.10“ and
/// „12.11.10“ hardly.
fn short_year(t: &Tokens, day: &WrittenDay) -> Option<Confidence> {
    let is_near = day.year.is_some_and(|year| (2020..=2040).contains(&year.value));
    let is_day = is_padded(t, day.start)
        || is_near && t.is_before(day.start, 1, '|')
        || t.is_before(day.start, 1, ':')
        || times::follows(t, day.end).is_some();
    is_day.then_some(Confidence::Likely)
}

/// Whether nothing precedes the token to which it could belong: it is at the beginning of a line or
/// cell, or after a colon or parenthesis.
pub(crate) fn begins(t: &Tokens, at: usize) -> bool {
    matches!(t.before(at, 1), TokenKind::Break | TokenKind::Symbol('|' | ':' | '('))
}

/// „zwischen dem 24.12. und dem 6.1.“: here „und“ means „bis“.
pub(crate) fn is_between(t: &Tokens, at: usize) -> bool {
    let article = usize::from(t.class_before(at, 1) == Some(Class::DayArticle));
    t.class_before(at, 1 + article) == Some(Class::Between)
}

/// „12.06.“ and „7.5.“ without a word that announces a day: the dot must not be a full stop, and
/// „3.2. Haushalt“, „siehe 3.2.“ and „(3.2.)“ are numbers of something.
fn dotted(t: &Tokens, day: &WrittenDay, padded: bool) -> Option<Confidence> {
    let before = t.before(day.start, 1);
    let behind = t.kind(day.end);
    let begins = matches!(before, TokenKind::Break | TokenKind::Symbol('|'));
    let lists = matches!(before, TokenKind::Symbol(':' | ',' | ';'));
    let goes_on = match behind {
        TokenKind::Symbol(symbol) => {
            matches!(symbol, ',' | ';' | ':' | ')' | '-' | '/' | '|' | '&')
        }
        TokenKind::Number { .. } => true,
        // „21.03. Nouruz, 10.04. Karfreitag“.
        TokenKind::Word { capital, .. } => !capital || (lists && padded),
        _ => false,
    };
    let numbers = !padded
        && match before {
            TokenKind::Word { .. } | TokenKind::Masked => true,
            TokenKind::Symbol('(') => {
                behind == TokenKind::Symbol(')') && day.day < 13 && !is_behind_week(t, day.start)
            }
            // „5.11., 18 Uhr“ is not an item.
            _ => begins && day.day < 13 && times::follows(t, day.end) != Some(true),
        };
    ((goes_on || begins) && !numbers).then_some(Confidence::Likely)
}

/// „KW 50 (7.12.)“, „50. KW (7.12.)“.
fn is_behind_week(t: &Tokens, at: usize) -> bool {
    [2, 3].iter().any(|back| t.class_before(at, *back) == Some(Class::Week))
}

/// Whether there is a word that announces a day.
pub(crate) fn has_cue(t: &Tokens, at: usize) -> bool {
    let colon = usize::from(t.is_before(at, 1, ':'));
    // „3.2.1 bis 3.2.10“: what precedes „bis“ was not a day.
    let counts = || match t.before(at, 2) {
        TokenKind::Number { .. } => true,
        TokenKind::Symbol('.') => matches!(t.before(at, 3), TokenKind::Number { .. }),
        _ => false,
    };
    let announced = match t.class_before(at, 1 + colon) {
        Some(Class::Until) if counts() => false,
        Some(Class::Occasion | Class::Weekday | Class::ShortWeekday) => true,
        _ => colon == 0 && t.is_of_before(at, 1, Class::AnnouncesDay),
    };
    announced || has_strict_cue(t, at)
}

/// Whether there is a word after which a number can only be a day.
pub(crate) fn has_strict_cue(t: &Tokens, at: usize) -> bool {
    t.is_of_before(at, 1, Class::OnDay)
}
