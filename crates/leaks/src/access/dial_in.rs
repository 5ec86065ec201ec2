//! Numbers for dialling into a meeting: strings with pauses and codes, and labelled numbers.

use german::Phone;

use super::Found;
use super::lists::DIAL_IN_LABELS;
use super::messages::Kind;

/// `+49 30 901820 123,,82316749021#`: a telephone number followed by pauses and codes.
pub(super) fn dial_ins(text: &str, found: &mut Vec<Found>) {
    let mut from = 0;
    while let Some(at) = text[from..].find(",,").map(|at| from + at) {
        let number = |c: char| {
            c.is_ascii_digit() || matches!(c, ' ' | '-' | '/' | '(' | ')' | '+' | '\u{a0}')
        };
        let start = text[from..at].trim_end_matches(number).len() + from;
        let code = |c: char| c.is_ascii_digit() || matches!(c, ',' | '#' | '*');
        let end = text[at..].find(|c| !code(c)).map_or(text.len(), |end| at + end);
        let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
        if digits(&text[start..at]) >= 6
            && digits(&text[at..end]) >= 6
            && text[at..end].contains('#')
        {
            let start = at - text[start..at].trim_start_matches([' ', '-', ')', '\u{a0}']).len();
            found.push(Found { kind: Kind::Phone, range: start..end });
        }
        from = end.max(at + 2);
    }
}

/// The maximum distance between a label and its number (bytes).
const LABEL_REACH: usize = 40;

/// Labelled numbers: „Einwahl: 069 7104 9922“.
pub(super) fn numbers(text: &str, phones: &[Phone], found: &mut Vec<Found>) {
    for phone in phones {
        let mut from = phone.range.start.saturating_sub(LABEL_REACH);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let near = text.get(from..phone.range.start).unwrap_or_default();
        let line = near.rsplit('\n').next().unwrap_or_default();
        let before = line.trim_end_matches([' ', '\u{a0}', ':', '*', '_', '(']);
        let last: String = before.chars().rev().take(32).collect();
        let last: String = last.chars().rev().flat_map(char::to_lowercase).collect();
        let is_label = |label: &&str| {
            last.strip_suffix(label).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        };
        if DIAL_IN_LABELS.iter().any(is_label) {
            found.push(Found { kind: Kind::Phone, range: phone.range.clone() });
        }
    }
}

/// Numbers with a code directly behind them: „069 7104 9922, PIN 59041“.
pub(super) fn with_pin(text: &str, phones: &[Phone], found: &mut Vec<Found>) {
    let is_code = |from: usize, code: &Found| {
        let between = text.get(from..code.range.start);
        let is_near = between.is_some_and(|it| it.len() < LABEL_REACH && !it.contains('\n'));
        is_near && between.is_some_and(|it| it.contains("PIN") || it.contains("ID"))
    };
    let codes: Vec<Found> = found
        .iter()
        .filter(|one| matches!(one.kind, Kind::Passcode | Kind::MeetingId))
        .cloned()
        .collect();
    let mut at = 0;
    for phone in phones {
        while codes.get(at).is_some_and(|code| code.range.start < phone.range.end) {
            at += 1;
        }
        if codes.get(at).is_some_and(|code| is_code(phone.range.end, code)) {
            found.push(Found { kind: Kind::Phone, range: phone.range.clone() });
        }
    }
}
