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

/// The maximum distance between a label and its number, or a number and its code (bytes).
const REACH: usize = 40;

/// Labelled numbers: „Einwahl: 069 7104 9922“, also below their label.
pub(super) fn numbers(text: &str, phones: &[Phone], found: &mut Vec<Found>) {
    for phone in phones {
        let from = text.floor_char_boundary(phone.range.start.saturating_sub(REACH));
        let near = text.get(from..phone.range.start).unwrap_or_default();
        let above = near.trim_end_matches(['\n', ' ', '*', '-']);
        let line = if above.ends_with(':') { above } else { near };
        let line = line.rsplit('\n').next().unwrap_or_default();
        let line = german::lower(line.trim_end_matches([' ', '\u{a0}', ':', '*', '_', '(']));
        let is_label = |label: &&str| {
            line.strip_suffix(label).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        };
        if DIAL_IN_LABELS.iter().any(is_label) {
            found.push(Found { kind: Kind::Phone, range: phone.range.clone() });
        }
    }
}

/// Numbers with a code directly behind them: „069 7104 9922, PIN 59041“.
pub(super) fn with_pin(text: &str, phones: &[Phone], found: &mut Vec<Found>) {
    let is_code = |one: &&Found| matches!(one.kind, Kind::Passcode | Kind::MeetingId);
    let mut codes: Vec<usize> = found.iter().filter(is_code).map(|one| one.range.start).collect();
    codes.sort_unstable();
    for phone in phones {
        let next = codes.partition_point(|code| *code < phone.range.end);
        let between = codes.get(next).and_then(|code| text.get(phone.range.end..*code));
        let is_near = |it: &str| it.len() < REACH && !it.contains("\n\n");
        if between.is_some_and(|it| is_near(it) && (it.contains("PIN") || it.contains("ID"))) {
            found.push(Found { kind: Kind::Phone, range: phone.range.clone() });
        }
    }
}
