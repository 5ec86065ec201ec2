//! Words in brackets that have to be replaced, and what colleagues write to each other in a text.

use std::ops::Range;

use super::blocks::Kind;
use super::chunks::{lower_words, sentences};
use super::lists::{
    BESIDE, CALLING, CALLS, CHECKING, DOUBTING, FIELDS, FILLING, MERGED, OPENING, TELLING,
};
use super::piece::{Piece, Said};

/// The longest content of brackets that is looked at (bytes).
const LONGEST: usize = 80;

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// To be replaced.
    Gap,
    /// Said to a colleague.
    Remark,
}

/// Whether what stands in brackets is the name of what belongs there: `Name`, `Datum der Sitzung`.
pub(super) fn is_field(inner: &str) -> bool {
    let lower = inner.trim().to_lowercase();
    let mut words = lower
        .split(|c: char| c.is_whitespace() || c == '/' || c == ',')
        .filter(|one| !one.is_empty());
    let known = |word: &str| FIELDS.contains(word) || BESIDE.contains(word);
    let plain = lower.split([':', '*', '_']).next().unwrap_or_default();
    let of = lower.split_once(' ').is_some_and(|(first, rest)| {
        let article = rest.split(' ').next().unwrap_or_default();
        FIELDS.contains(first)
            && matches!(article, "der" | "des" | "vom" | "von" | "für" | "of")
            && lower.len() < 50
    });
    if FIELDS.contains(plain) || of {
        return true;
    }
    FIELDS.contains(&lower)
        || lower.contains(' ') && lower.len() <= LONGEST && {
            let fields = lower.split_whitespace().filter(|word| FIELDS.contains(word)).count();
            fields > 0 && words.all(known)
        }
}

/// `[Verein eintragen]`.
fn is_filling(inner: &str) -> bool {
    let words = lower_words(inner);
    let speaks = words.iter().any(|word| matches!(&**word, "sie" | "you" | "wir" | "we"));
    (1..7).contains(&words.len()) && !speaks && words.iter().any(|word| FILLING.contains(word))
}

/// `(noch mit Frau Muster klären)`, `(Zahl prüfen)`.
fn is_remark(inner: &str) -> bool {
    let words = lower_words(inner);
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let is_short = (2..9).contains(&words.len());
    let begins =
        OPENING.contains(first) || words.iter().any(|word| matches!(&**word, "noch" | "bitte"));
    let english = CHECKING.contains(first) && first.is_ascii() && words.len() < 5;
    let does = CHECKING.contains(last) && begins || english && words.len() > 1;
    is_short && does && !inner.contains(':') && !words.iter().any(|word| TELLING.contains(word))
}

fn is_doubt(inner: &str) -> bool {
    let asked = inner.trim().strip_suffix('?').map(str::to_lowercase);
    let is_word = |asked: &str| {
        matches!(asked, "wer" | "wann" | "wo" | "wieviel" | "wie viele" | "who" | "when" | "where")
    };
    asked.is_some_and(|asked| DOUBTING.contains(asked.trim()) || is_word(asked.trim()))
}

/// Every place in brackets.
pub(super) fn bracketed(piece: &Piece<'_>) -> Vec<(Range<usize>, What)> {
    let text = piece.value();
    let mut found: Vec<(Range<usize>, What)> = Vec::new();
    let open = text.match_indices(['(', '[', '<', '{', '«']);
    for (at, open) in open {
        if found.last().is_some_and(|(last, _)| at < last.end) {
            continue;
        }
        let close = match open {
            "(" => ")",
            "[" => "]",
            "<" => ">",
            "«" => "»",
            _ if text[at..].starts_with("{{") => "}}",
            _ => "}",
        };
        let open = if close == "}}" { 2 } else { open.len() };
        let rest = &text[at + open..];
        let far = (0..=LONGEST.min(rest.len())).rev().find(|far| rest.is_char_boundary(*far));
        let Some(length) = rest[..far.unwrap_or(0)].find(close) else { continue };
        let inner = &rest[..length];
        let range = at..at + open + length + close.len();
        let behind = text[range.end..].chars().next();
        // A link, a passage in another language.
        let is_link =
            text[..at].ends_with(']') || close == "]" && matches!(behind, Some('(' | '{' | '['));
        if inner.contains('\n') || is_link || !piece.parsed.is_prose(&range) {
            continue;
        }
        found.extend(one(piece, &range, close, inner).map(|what| (range, what)));
    }
    found
}

fn one(piece: &Piece<'_>, range: &Range<usize>, close: &str, inner: &str) -> Option<What> {
    let is_free = piece.kind != Said::Task && !piece.is_quoted(range);
    let remark = || is_free && (is_remark(inner) || is_doubt(inner));
    let is_plain = inner.chars().all(|c| c.is_alphanumeric() || " ._-".contains(c));
    let gap = match close {
        "}}" => is_plain && !inner.trim().is_empty(),
        "»" => {
            let merged =
                MERGED.contains(&inner.trim().to_lowercase()) || is_plain && inner.contains('_');
            merged || inner.contains(" der ") && is_field(inner)
        }
        ")" | "]" if inner.trim() == "?" => !after_figure(piece, range),
        ")" | "]"
            if inner.trim().ends_with('?') && is_field(inner.trim().trim_end_matches('?')) =>
        {
            true
        }
        ">" if inner.contains(['@', ':', '/', '=']) => false,
        ")" => matches!(inner.trim(), "..." | "…") && is_free && !is_et_cetera(piece, range),
        _ => is_field(inner) || is_filling(inner) && is_free,
    };
    match close {
        _ if gap => Some(What::Gap),
        ")" | "]" if remark() => Some(What::Remark),
        _ => None,
    }
}

/// „um 1420 (?)“: the year is in doubt.
fn after_figure(piece: &Piece<'_>, range: &Range<usize>) -> bool {
    piece.value()[..range.start].trim_end().ends_with(|c: char| c.is_ascii_digit())
}

/// „Käse, Wurst, Obst (…)“.
fn is_et_cetera(piece: &Piece<'_>, range: &Range<usize>) -> bool {
    let Some(block) = piece.block(range.start) else {
        return true;
    };
    let (before, behind) = (block.range.start..range.start, range.end..block.range.end);
    let text = |range| piece.value().get(range).unwrap_or_default();
    let ends = text(behind).trim_start().chars().next().is_none_or(|c| c == '.');
    ends && text(before).contains(',')
}

/// Every sentence to a colleague.
pub(super) fn said(piece: &Piece<'_>) -> Vec<Range<usize>> {
    let text = piece.value();
    let mut found = Vec::new();
    for pair in piece.chunks.windows(2) {
        let [one, next] = pair else { continue };
        let name = one.raw.trim_start_matches(['(', '[', '*']);
        let called = name.strip_prefix('@').is_some_and(|name| {
            name.starts_with(char::is_uppercase)
                && name.len() > 2
                && name.trim_end_matches([',', ':']).chars().all(char::is_alphabetic)
        });
        // What Word makes of a comment at the margin: „Kommentiert [AM1]:“.
        let label = next.raw.strip_prefix('[').and_then(|label| label.split_once(']'));
        let label = label.is_some_and(|(label, behind)| {
            let short = label.len() < 7 && label.starts_with(|c: char| c.is_ascii_uppercase());
            short && label.ends_with(|c: char| c.is_ascii_digit()) && behind.starts_with(':')
        });
        let comments = matches!(one.raw, "Kommentiert" | "Kommentar" | "Commented" | "Comment");
        if called && CALLING.contains(&next.lower()) || comments && label {
            found.push(one.at..next.range().end);
        }
    }
    if piece.kind == Said::Task {
        return found;
    }
    for block in piece.blocks.iter().filter(|block| block.kind == Kind::Paragraph) {
        for range in sentences(text, &block.range) {
            if is_said(&text[range.clone()]) && !piece.is_quoted(&range) {
                found.push(range);
            }
        }
    }
    found
}

/// „Bitte noch prüfen!“, „Hier bitte noch die Zahl ergänzen.“, „Kannst du das noch prüfen?“
fn is_said(sentence: &str) -> bool {
    let ends = sentence.rsplit(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
    if sentence.len() > 120 || !ends.is_some_and(|last| CHECKING.contains(last)) {
        return false;
    }
    let words = lower_words(sentence);
    let Some(first) = words.first() else {
        return false;
    };
    let has = |wanted: &str| words.iter().any(|word| word == wanted);
    let tells = words.iter().any(|word| TELLING.contains(word));
    let second = words.get(1).map_or("", String::as_str);
    let calls = CALLS.contains(&format!("{first} {second}")) && sentence.ends_with('?');
    let pleads = first == "bitte" && words.len() < 4 && !tells;
    let points = first == "hier" && (has("noch") || has("bitte")) && words.len() < 11 && !tells;
    let about =
        OPENING.contains(first) && has("bitte") && words.len() < 6 && !tells && first != "bitte";
    // „ToDo: Zahlen nachtragen“.
    let label = first == "todo" && sentence.contains(':');
    calls || pleads || points || about || label
}
