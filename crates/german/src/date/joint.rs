//! What joins a day or time to the next: „und“, a comma, „bis“, a dash.

use crate::classes::Class;
use crate::tokens::{TokenKind, Tokens};

/// How a day is joined to the previous one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    /// „bis“, a dash.
    To,
    /// „und“, „oder“, a comma, a slash.
    And,
}

/// What joins two days or times, and where the second begins.
pub(crate) fn joint(t: &Tokens, at: usize) -> Option<(Joint, usize)> {
    let comma = usize::from(t.is(at, ','));
    let (link, mut next) = match t.kind(at + comma) {
        TokenKind::Word { class: Some(Class::Until), .. } => (Joint::To, at + comma + 1),
        TokenKind::Word { class: Some(Class::And), .. } => {
            let dot = usize::from(t.is_glued_symbol(at + comma + 1, '.'));
            (Joint::And, at + comma + 1 + dot)
        }
        TokenKind::Symbol('-') if comma == 0 => (Joint::To, at + 1),
        TokenKind::Symbol('/' | '&' | '+') if comma == 0 => (Joint::And, at + 1),
        _ if comma == 1 => (Joint::And, at + 1),
        _ => return None,
    };
    for _ in 0..3 {
        let fills = t.is_of(next, Class::BeforeFurtherDay);
        next += usize::from(fills);
        next += usize::from(fills && t.is_glued_symbol(next, '.'));
    }
    Some((link, next))
}
