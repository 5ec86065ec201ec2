//! Spaces that DIN 5008 requires and that are missing („z.B.“, „§5“, „10%“), and one that it
//! forbids (before a comma). Non-breaking spaces do not count: nobody can type them, and the
//! documents insert them.

use std::ops::Range;

use german::typeset::{Edit, EditKind, NO_BREAK_SPACE};

use super::hits::Hit;
use super::passage::Passage;

/// Every spot of a file: what the documents correct, and what is left to people.
pub(super) fn hits<'a>(passages: &[Passage<'a>]) -> Vec<Hit<'a>> {
    let hits = passages.iter().flat_map(|passage| {
        let set = passage.edits.iter().filter(|edit| edit.kind == EditKind::Spacing);
        let mut all: Vec<(Range<usize>, String)> =
            set.map(|edit| whole(passage.value(), edit)).collect();
        let found = found(passage.value()).into_iter();
        all.extend(found.filter(|(range, _)| passage.is_prose(range)));
        all.sort_by_key(|(range, _)| range.start);
        all.into_iter().map(|(range, wanted)| Hit::new(passage, &range, &wanted, true))
    });
    hits.collect()
}

/// An edit extended to all digits of its number („5,50€“), with spaces that people can type.
fn whole(text: &str, edit: &Edit) -> (Range<usize>, String) {
    let right = edit.right.replace(NO_BREAK_SPACE, " ");
    let figures = edit.written.bytes().take_while(u8::is_ascii_digit).count();
    let start = number_before(text, edit.range.start + figures).filter(|_| figures > 0);
    let start = start.unwrap_or(edit.range.start);
    (start..edit.range.end, format!("{}{right}", &text[start..edit.range.start]))
}

/// Missing or superfluous spaces with the corrected text, in order.
fn found(text: &str) -> Vec<(Range<usize>, String)> {
    let mut all: Vec<(Range<usize>, String)> = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        let free = all.last().is_none_or(|(last, _)| last.end <= at);
        all.extend(before.filter(|_| free).and_then(|before| one(text, at, c, before)));
        before = Some(c);
    }
    all
}

/// „18Uhr“, „Wort ,“, „Brot,Butter“.
fn one(text: &str, at: usize, c: char, before: char) -> Option<(Range<usize>, String)> {
    match c {
        'U' if before.is_ascii_digit() => {
            let tail = text[at..].strip_prefix("Uhr")?;
            let from = number_before(text, at)?;
            let ends = !tail.starts_with(|c: char| c.is_alphanumeric() || c == '-');
            ends.then(|| (from..at + 3, format!("{} Uhr", &text[from..at])))
        }
        ',' | ';' | '!' | '?' | '.' if before == ' ' => off(text, at, c),
        ',' => comma(text, at),
        _ => None,
    }
}

/// Where the number that ends at `at` begins, or `None` where it is part of something else.
fn number_before(text: &str, at: usize) -> Option<usize> {
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ':');
    let head = text[..at].trim_end_matches(number);
    let start = head.len()
        + (text[head.len()..at].len()
            - text[head.len()..at].trim_start_matches(['.', ',', ':']).len());
    let is_part = head.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '='));
    (!is_part && start < at).then_some(start)
}

/// „Wort ,“, followed by whitespace or the end.
fn off(text: &str, at: usize, c: char) -> Option<(Range<usize>, String)> {
    let tail = text[at + c.len_utf8()..].chars().next();
    let word = text[..at].strip_suffix(' ')?;
    let start = word
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(0, |last| last + word[last..].chars().next().map_or(1, char::len_utf8));
    let is_word = word[start..].chars().count() > 1;
    let is_off = is_word && tail.is_none_or(char::is_whitespace);
    is_off.then(|| (start..at + c.len_utf8(), format!("{}{c}", &word[start..])))
}

/// „Brot,Butter“: two words of at least three letters with only a comma between them.
fn comma(text: &str, at: usize) -> Option<(Range<usize>, String)> {
    let (head, tail) = (&text[..at], &text[at + 1..]);
    let start = head
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |last| last + head[last..].chars().next().map_or(1, char::len_utf8));
    let end = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
    let (left, right) = (&head[start..], &tail[..end]);
    let long = |word: &str| word.chars().count() > 2;
    (long(left) && long(right)).then(|| (start..at + 1 + end, format!("{left}, {right}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<(&str, String)> {
        found(text).into_iter().map(|(range, wanted)| (&text[range], wanted)).collect()
    }

    #[test]
    fn what_sticks_together_or_stands_off_is_found() {
        for (text, written, wanted) in [
            ("um 18Uhr", "18Uhr", "18 Uhr"),
            ("um 18:30Uhr", "18:30Uhr", "18:30 Uhr"),
            ("das Wort , das", "Wort ,", "Wort,"),
            ("Kommen Sie ?", "Sie ?", "Sie?"),
            ("mit Brot,Butter und", "Brot,Butter", "Brot, Butter"),
        ] {
            assert_eq!(seen(text), [(written, wanted.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_right_or_another_thing_stays() {
        for text in [
            "Artikel (§) und %",
            "Wort ... Wort und .pdf",
            "3,5 Stunden, 1.000 Menschen, 18:30 Uhr",
            "Was :-) und ;-) ?!x",
            "usw., etc., bzw., ggf.",
            "das Gesetz (SGB II,VIII) und x,y",
            "die 18Uhr-Gruppe",
            "Raum A , B",
        ] {
            assert!(seen(text).is_empty(), "{text}: {:?}", seen(text));
        }
    }
}
