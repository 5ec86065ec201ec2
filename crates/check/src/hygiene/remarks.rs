//! Words in brackets that have to be replaced, and what colleagues write to each other in a text.

use std::ops::Range;

use german::{Class, Classes, Word};

use super::lists::{CALLS, DOUBTING};
use super::piece::{Piece, Said, Words};

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
    let plain = inner.split([':', '*', '_']).next().unwrap_or_default().trim();
    let words = || plain.split([' ', '/', ',']).filter(|word| !word.is_empty());
    let is = |word: &str, class| Classes::of(&german::folded(word)).has(class);
    let is_field = |word: &str| is(word, Class::Field);
    // „to do“, „E-Mail“
    let joined = || is_field(&plain.replace([' ', '-'], ""));
    let known =
        || words().any(is_field) && words().all(|one| is_field(one) || is(one, Class::BesideField));
    let of = || {
        let article = words().nth(1).is_some_and(|word| {
            ["der", "des", "vom", "von", "für", "of", "lt.", "laut", "gemäß"].contains(&word)
        });
        article && plain.len() < 50 && words().next().is_some_and(is_field)
    };
    plain.len() <= LONGEST && (known() || joined() || of())
}

fn has(words: &[Word<'_>], class: Class) -> bool {
    words.iter().any(|word| word.is(class))
}

fn says(words: &[Word<'_>], wanted: &[&str]) -> bool {
    words.iter().any(|word| wanted.contains(&&*word.folded))
}

/// Whether it is what a colleague is to do with what stands there.
fn is_doing(word: &Word<'_>) -> bool {
    word.is(Class::Checking) || word.is(Class::Editing)
}

/// `[Verein eintragen]`.
fn is_filling(words: &[Word<'_>]) -> bool {
    // `[Zahl aus der Liste übernehmen]`
    let does = words.len() > 1 && words.last().is_some_and(is_doing);
    (1..7).contains(&words.len())
        && (has(words, Class::Filling) || does)
        && !says(words, &["sie", "you", "wir", "we"])
}

/// `(noch mit Frau Muster klären)`, `(Zahl prüfen)`.
fn is_remark(words: &[Word<'_>], inner: &str) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let begins = first.is(Class::RemarkOpening)
        || first.is(Class::Field) && words.len() < 5
        || says(words, &["noch", "bitte"])
        || matches!(&*first.folded, "siehe" | "wie" | "vgl");
    // „(Namen trägt Uwe noch nach)“, „(hier Foto vom Fest, Franz fragen)“, „(kommt noch von Tim)“
    let brings = first.is(Class::Field)
        && matches!(&*last.folded, "nach" | "ein" | "bei")
        && says(words, &["noch"]);
    let asks = last.folded == "fragen"
        && (words.len() == 2 && first.is_capital()
            || first.is(Class::Field)
            || first.folded == "hier"
            || says(words, &["fehlt"]));
    let comes = matches!(&*first.folded, "kommt" | "fehlt")
        && words.get(1).is_some_and(|one| one.folded == "noch");
    if words.len() < 10
        && !inner.contains(':')
        && (brings || asks || comes)
        && !says(words, &["bitte", "sie"])
    {
        return true;
    }
    if words.len() == 1 {
        return !last.is_capital() && (last.is(Class::Editing) || last.is(Class::ToFill));
    }
    let english = first.is(Class::Checking) && first.folded.is_ascii() && words.len() < 5;
    let insert = first.folded == "insert" || first.folded == "add" && last.folded == "here";
    let does = (is_doing(last) || last.is(Class::PutIn)) && begins || english;
    (2..9).contains(&words.len())
        && (does || insert)
        && !inner.contains(':')
        && !has(words, Class::Telling)
}

/// „wird noch nachgetragen“, “to be added”: where nothing else is said, or of what is a field.
fn is_promise(piece: &Piece<'_>, range: &Range<usize>, in_brackets: bool) -> bool {
    let words = piece.parsed.names_in(range);
    let Some((last, before)) = words.split_last().filter(|(last, _)| last.is(Class::ToBeFilled))
    else {
        return false;
    };
    let is_still = |pair: &[Word<'_>]| {
        matches!(pair, [verb, still] if matches!((&*verb.folded, &*still.folded),
            ("wird" | "werden", "noch") | ("to" | "will", "be")))
    };
    let Some(at) = before.windows(2).rposition(is_still).filter(|at| at + 4 > before.len()) else {
        return false;
    };
    let is_field = |word: &Word<'_>| {
        let classes = [Class::FieldInCapitals, Class::OpenThing, Class::RemarkOpening];
        word.is_capital() && classes.iter().any(|class| word.is(*class))
    };
    let labelled = || piece.around(&(range.start..words[at].range.start)).trim_end().ends_with(':');
    let of_field = || at < 5 && words.get(at.wrapping_sub(1)).is_some_and(is_field);
    !last.is_capital() && (at == 0 && in_brackets || labelled() || of_field())
}

fn is_doubt(words: &[Word<'_>], inner: &str) -> bool {
    let folded = || words.iter().map(|word| &*word.folded).collect::<Vec<_>>().join(" ");
    let asked = match words {
        [only] => only.is(Class::Asked),
        [how, many] => how.folded == "wie" && many.folded == "viele",
        _ => false,
    };
    // „(Zahlen stimmen noch nicht)“
    let is_wrong = || {
        words.len() < 6
            && says(words, &["stimmt", "stimmen"])
            && matches!(words, [.., still, not] if still.folded == "noch" && not.folded == "nicht")
    };
    is_wrong() || inner.trim().ends_with('?') && (asked || DOUBTING.contains(&folded()))
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
    let words = piece.parsed.names_in(range);
    // „Bitte das Formular ausfüllen (Namen eintragen)“ is said to those who read it.
    let fills = || {
        let block = piece.block(range.start).map_or(range.clone(), |block| block.range.clone());
        let is_fill = matches!(words.as_slice(), [first, .., last]
            if words.len() < 5 && first.is_capital() && last.is(Class::ToFill));
        is_fill && !says(&piece.parsed.names_in(&block), &["bitte", "sie", "ihr", "euch", "ihnen"])
    };
    let remark = || is_free && (is_remark(&words, inner) || is_doubt(&words, inner) || fills());
    let is_plain = inner.chars().all(|c| c.is_alphanumeric() || " ._-".contains(c));
    let gap = match close {
        "}}" => is_plain && !inner.trim().is_empty(),
        "»" => {
            let merged = matches!(words.as_slice(), [only] if only.is(Class::Merged))
                || is_plain && inner.contains('_');
            merged || inner.contains(" der ") && is_field(inner)
        }
        ")" | "]" if inner.trim() == "?" => !after_figure(piece, range),
        ")" | "]"
            if inner.trim().ends_with('?') && is_field(inner.trim().trim_end_matches('?')) =>
        {
            true
        }
        ">" if inner.contains(['@', ':', '/', '=']) => false,
        ")" if piece.words == Words::None => is_free && is_filling(&words),
        ")" => matches!(inner.trim(), "..." | "…") && is_free && !is_et_cetera(piece, range),
        _ => is_field(inner) || is_free && is_filling(&words),
    };
    match close {
        _ if gap => Some(What::Gap),
        ")" | "]" if is_free && is_promise(piece, range, true) => Some(What::Gap),
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
pub(super) fn said(piece: &Piece<'_>) -> Vec<(Range<usize>, What)> {
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
        if called && next.is(Class::Calling) || comments && label {
            found.push((one.at..next.range().end, What::Remark));
        }
    }
    if piece.kind == Said::Task {
        return found;
    }
    for block in piece.paragraphs() {
        for one in piece.parsed.sentences_in(&block.range) {
            let what = if is_said(piece, &one) {
                What::Remark
            } else if is_promise(piece, &one, false) {
                What::Gap
            } else {
                continue;
            };
            if !piece.is_quoted(&one) {
                found.push((one, what));
            }
        }
    }
    found
}

/// „Bitte noch prüfen!“, „Hier bitte noch die Zahl ergänzen.“, „Kannst du das noch prüfen?“
fn is_said(piece: &Piece<'_>, range: &Range<usize>) -> bool {
    if range.len() > 120 {
        return false;
    }
    let words = piece.parsed.names_in(range);
    let [first, second, .., last] = words.as_slice() else { return false };
    let sentence = piece.around(range);
    // „Hier fehlt noch der Bericht“, „Hier noch einen Absatz zur Kita schreiben“
    let is_missing = first.folded == "hier"
        && matches!(&*second.folded, "fehlt" | "fehlen")
        && words.len() < 12
        && has(&words, Class::MissingText);
    let goes_in = first.folded == "hier"
        && second.folded == "noch"
        && !last.is_capital()
        && last.folded.ends_with("en")
        && !has(&words, Class::Telling);
    // “Insert minutes from June here.”
    let inserts = matches!(&*first.folded, "insert" | "add" | "paste")
        && last.folded == "here"
        && words.len() < 9;
    // „Absatz vom letzten Jahr, anpassen!“
    let comma = sentence.trim_end_matches(['!', '.']).rsplit_once(", ");
    let does = || last.is(Class::Editing) || last.is(Class::Checking);
    let aside = comma.is_some_and(|(_, end)| end == last.text) && !last.is_capital() && does();
    if is_missing || goes_in || inserts || aside {
        return true;
    }
    let labelled = || first.is(Class::NoteHead) && sentence.contains(':');
    // „Anmerkung an mich: …“, „Notiz intern: …“
    if labelled() && words.iter().take(4).any(|word| word.is(Class::NoteTo)) {
        return true;
    }
    let does = last.is(Class::Checking) || is_doing(last) && labelled();
    if !does || last.is_capital() {
        return false;
    }
    let count = words.len();
    let has_please = says(&words, &["bitte"]);
    let tells = has(&words, Class::Telling);
    let calls = || CALLS.contains(&format!("{} {}", first.folded, second.folded));
    let still = says(&words, &["noch"]);
    let speaks = match &*first.folded {
        "bitte" => (count < 4 || still && count < 7) && !tells,
        "hier" => {
            let is_short = count < 5 && last.is(Class::ToFill);
            (still || has_please || is_short) && count < 11 && !tells
        }
        // „ToDo: Zahlen nachtragen“.
        _ if labelled() => first.folded == "todo" || !has_please && !tells,
        _ => first.is(Class::RemarkOpening) && has_please && count < 6 && !tells,
    };
    speaks || sentence.ends_with('?') && calls()
}
