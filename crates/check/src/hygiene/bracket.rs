//! Brackets without their partner. Labels (`a)`, `1.)`), smileys and intervals have none.

use std::ops::Range;

use super::Hit;
use super::messages::{Help, Message};
use super::piece::Piece;
use crate::rules::text::BRACKET;

/// Farther down in a heap of open brackets, no partner is looked for.
const DEEPEST: usize = 32;

/// A bracket that waits for its partner, or has none.
#[derive(Clone, Copy, Debug)]
struct Bracket {
    sign: char,
    at: usize,
}

/// Every bracket of a text without a partner.
pub(super) fn hits(piece: &Piece<'_>) -> Vec<Hit> {
    let text = piece.value();
    if !text.contains(['(', ')', '[', ']']) {
        return Vec::new();
    }
    let mut lone: Vec<Bracket> = Vec::new();
    for block in piece.blocks.iter() {
        for one in in_block(piece, &block.range) {
            // One that was opened in an earlier paragraph.
            if lone.last().is_some_and(|open| pairs(*open, one)) {
                lone.pop();
            } else {
                lone.push(one);
            }
        }
    }
    let hits = lone.into_iter().map(|Bracket { sign, at }| {
        Hit::new(&BRACKET, at..at + 1, Message::Bracket { sign: sign.to_string() }, Help::Pair)
    });
    hits.collect()
}

fn pairs(open: Bracket, close: Bracket) -> bool {
    matches!((open.sign, close.sign), ('(', ')') | ('[', ']'))
}

fn in_block(piece: &Piece<'_>, block: &Range<usize>) -> Vec<Bracket> {
    let text = piece.value();
    let inside = text.get(block.clone()).unwrap_or_default();
    let (mut open, mut lone): (Vec<Bracket>, Vec<Bracket>) = (Vec::new(), Vec::new());
    // How many labels closed a bracket that may have been meant to stay open.
    let mut labels = 0;
    for (offset, sign) in inside.char_indices().filter(|(_, c)| matches!(c, '(' | ')' | '[' | ']'))
    {
        let at = block.start + offset;
        let (before, behind) = (last_of(&inside[..offset]), &inside[offset + 1..]);
        if !piece.parsed.is_prose(&(at..at + 1))
            || before.ends_with('\\') && matches!(sign, '[' | ']')
        {
            continue;
        }
        let one = Bracket { sign, at };
        if matches!(sign, '(' | '[') {
            if !(sign == '(' && begins_smiley(before, behind)) {
                open.push(one);
            }
            continue;
        }
        let is_label = sign == ')' && is_label(before);
        let partner = open.iter().rev().take(DEEPEST).position(|open| pairs(*open, one));
        match partner {
            _ if sign == ')' && is_smiley(before, !open.is_empty()) => {}
            Some(above) => {
                labels += usize::from(is_label);
                lone.extend(open.drain(open.len() - above..));
                open.pop();
            }
            None if is_label => {}
            None if open.pop_if(|one| is_interval(&text[one.at..at])).is_some() => {}
            None => lone.push(one),
        }
    }
    lone.retain(|one| {
        let meant = one.sign == ')' && labels > 0;
        labels -= usize::from(meant);
        !meant
    });
    // „(Wort]“ and „[Wort)“ are one fault each.
    for one in &open {
        let close = lone
            .iter()
            .take(DEEPEST)
            .position(|other| matches!(other.sign, ')' | ']') && other.at > one.at);
        if let Some(close) = close {
            lone.remove(close);
        }
    }
    lone.extend(open);
    lone.sort_by_key(|one| one.at);
    lone
}

/// The last characters of a text.
fn last_of(text: &str) -> &str {
    let start = text.char_indices().rev().nth(15).map_or(0, |(at, _)| at);
    &text[start..]
}

/// „a)“, „12.)“, „iv)“, „A1)“, and footnotes: „¹)“.
fn is_label(before: &str) -> bool {
    let start = before
        .rfind(|c: char| !(c.is_alphanumeric() || c == '.'))
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let label = before[start..].trim_end_matches('.');
    let length = label.chars().count();
    let is_figure = label.bytes().all(|byte| byte.is_ascii_digit());
    let is_roman = label.bytes().all(|byte| b"ivxlIVXL".contains(&byte));
    let is_note = before.ends_with(['¹', '²', '³', '⁴', '*']);
    let short =
        (1..=2).contains(&length) && (is_figure || label.chars().all(char::is_alphanumeric));
    let stands = before[..start]
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || "„\"(–-/|*_".contains(c));
    is_note || stands && length > 0 && (short || is_roman && length < 6)
}

/// Whether the bracket ends a smiley: `:)`, `;-)`, `:-))`; within brackets only behind a blank.
fn is_smiley(before: &str, within: bool) -> bool {
    let face = before.trim_end_matches(')');
    let eyes = face.trim_end_matches(['-', 'o', '\'', '^', '~']);
    let has_eyes = eyes.ends_with([':', ';', '=']) || eyes.ends_with("^^");
    let head = eyes.trim_end_matches([':', ';', '=', '^']);
    let apart = head.is_empty() || head.ends_with(|c: char| !c.is_alphanumeric());
    let letter = face.ends_with(['8', 'x', 'X']) && {
        let head = &face[..face.len() - 1];
        head.ends_with(' ') || head.is_empty()
    };
    has_eyes && (apart || !within) || letter && !within
}

/// `:(`, `:-(`, and the other way round `(:`, `(-:`.
fn begins_smiley(before: &str, behind: &str) -> bool {
    let face = before.trim_end_matches(['(', '-', 'o', '\'']);
    let sad = face.ends_with([':', ';', '='])
        && (face.len() < before.len() || before.ends_with([':', ';', '=']));
    let apart = face.trim_end_matches([':', ';', '=']);
    let is_sad = sad && (apart.is_empty() || apart.ends_with(char::is_whitespace));
    is_sad
        || behind.starts_with([':', ';', '='])
        || behind.starts_with("-:")
        || behind.starts_with("-;")
}

/// `[0;1)`.
fn is_interval(inside: &str) -> bool {
    inside.len() < 20 && inside.chars().skip(1).all(|c| c.is_ascii_digit() || " ,;.-+∞".contains(c))
}
