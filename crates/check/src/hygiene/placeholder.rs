//! What is still to be filled in or struck out.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use german::{Class, Word};

use super::Hit;
use super::chunks::Chunk;
use super::gaps::gaps;
use super::lists::{ALONE, TEMPLATES};
use super::messages::{Help, Message};
use super::piece::{Piece, Words};
use super::remarks::{What, bracketed, said};
use crate::body_text::Role;
use crate::rules::text::PLACEHOLDER;

/// The templates by their first word.
static BY_FIRST: LazyLock<HashMap<&str, Vec<Vec<&str>>>> = LazyLock::new(|| {
    let mut all: HashMap<&str, Vec<Vec<&str>>> = HashMap::new();
    for phrase in TEMPLATES.iter() {
        let words: Vec<&str> = phrase.split(' ').collect();
        if let Some(first) = words.first() {
            all.entry(first).or_default().push(words);
        }
    }
    all
});

/// Every place of a text.
pub(super) fn hits(piece: &Piece<'_>) -> Vec<Hit> {
    let text = piece.value();
    let mut found = Vec::new();
    let written =
        |range: &Range<usize>| text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    let mut add = |range: Range<usize>, what: Option<What>| {
        let written = written(&range);
        let (says, help) = match what {
            Some(What::Gap) => (Message::Placeholder { written }, Help::Fill),
            Some(What::Remark) => (Message::Remark { written }, Help::Strike),
            None => (Message::Template { written }, Help::Fill),
        };
        found.push(Hit::new(&PLACEHOLDER, range, says, help));
    };
    if piece.words != Words::None {
        let words = piece.parsed.names_in(&(0..text.len()));
        let gaps = marks(piece, &words).into_iter().chain(alone(piece));
        let templates = templates(piece, &words).into_iter().map(|one| (one, None));
        let all = templates
            .chain(bracketed(piece).into_iter().map(|(one, what)| (one, Some(what))))
            .chain(said(piece).into_iter().map(|(one, what)| (one, Some(what))))
            .chain(gaps.map(|one| (one, Some(What::Gap))));
        for (range, what) in all {
            add(range, what);
        }
    }
    if piece.words == Words::None {
        let filled = bracketed(piece).into_iter().filter(|(one, what)| {
            let is_field = *what == What::Gap && text[one.clone()].starts_with('[');
            is_field || piece.parsed.names_in(one).iter().any(|word| word.is(Class::Filling))
        });
        for (range, what) in filled {
            add(range, Some(what));
        }
    }
    for (range, is_failed) in gaps(piece) {
        add(range, (!is_failed).then_some(What::Gap));
    }
    found
}

/// „Klicken Sie hier, um Text einzugeben“, „Lorem ipsum“.
fn templates(piece: &Piece<'_>, words: &[Word<'_>]) -> Vec<Range<usize>> {
    let text = piece.value();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let Some(phrases) = BY_FIRST.get(&*word.folded) else { continue };
        let is_one = |phrase: &&Vec<&str>| {
            let there = words[index..].iter().map(|word| &*word.folded);
            there.take(phrase.len()).eq(phrase.iter().copied())
        };
        let Some(phrase) = phrases.iter().filter(is_one).max_by_key(|phrase| phrase.len()) else {
            continue;
        };
        let Some(last) = words.get(index + phrase.len() - 1) else { continue };
        let range = word.range.start..last.range.end;
        // „Bitte Vorname, Nachname angeben“.
        let comma = phrase.len() == 2 && text[range.clone()].contains([',', '/']);
        let near = found.last().is_some_and(|before| range.start < before.end + 3);
        if !near && !comma && !piece.is_quoted(&range) {
            found.push(range);
        }
    }
    found
}

/// `TODO`, `tbd`, `t.b.d.`
fn marks(piece: &Piece<'_>, words: &[Word<'_>]) -> Vec<Range<usize>> {
    let text = piece.value();
    let is_mark = |word: &str| matches!(word, "TODO" | "FIXME" | "TBD" | "tbd" | "TBC" | "tbc");
    let joined = |c: Option<char>| c.is_some_and(|c| c == '-' || c == '_' || c.is_alphanumeric());
    let found = words.iter().filter(|word| is_mark(word.text)).filter(|word| {
        let (before, behind) = (&text[..word.range.start], &text[word.range.end..]);
        // A heading above the tasks.
        let heads = piece.block(word.range.start).is_some_and(|block| {
            block.range.start == word.range.start
                && block.range.end <= word.range.end + 1
                && behind.starts_with(':')
        });
        let is_part = joined(before.chars().next_back()) || joined(behind.chars().next());
        !is_part && !heads && !piece.is_quoted(&word.range)
    });
    let mut found: Vec<Range<usize>> = found.map(|word| word.range.clone()).collect();
    let dotted = piece
        .chunks
        .iter()
        .filter(|chunk| chunk.raw.contains("b.") && matches!(&*chunk.folded(), "t.b.d" | "t.b.c"));
    found.extend(dotted.map(Chunk::range));
    // „Frau Vorname“.
    let named = words.windows(2).filter(|pair| {
        pair[0].is(Class::Somebody) && pair[1].is_capital() && pair[1].is(Class::NameField)
    });
    found.extend(named.map(|pair| pair[1].range.clone()));
    found
}

/// „Blindtext“ where nothing else stands.
fn alone(piece: &Piece<'_>) -> Vec<Range<usize>> {
    let is_name = piece.role.is_none();
    let blocks = piece.blocks.iter().filter(|block| block.range.len() < 90).filter(|block| {
        let all = piece.parsed.names_in(&block.range);
        let words = all.iter().map(|word| &*word.folded).collect::<Vec<_>>().join(" ");
        // Short words may be titles.
        let counts =
            all.len() > 1 || words.len() > 5 || piece.markdown && piece.role != Some(Role::Frame);
        let begins = all.first().is_some_and(|word| word.is(Class::Dummy));
        // „Foto folgt“, „Text kommt noch“
        let is_to_come = || match all.as_slice() {
            [what, comes] => what.is(Class::Field) && comes.folded == "folgt",
            [what, comes, still] => {
                what.is(Class::Field) && comes.is(Class::ToCome) && still.folded == "noch"
            }
            _ => false,
        };
        // „Kurzbeschreibung, höchstens 300 Zeichen“
        let is_measured = || {
            let unit = all.last().is_some_and(|word| {
                matches!(
                    &*word.folded,
                    "zeichen" | "woerter" | "anschlaege" | "characters" | "words"
                )
            });
            let most = ["hoechstens", "maximal", "max", "bis", "up", "at"];
            let has_number = piece.around(&block.range).contains(|c: char| c.is_ascii_digit());
            unit && has_number
                && all.len() < 9
                && all.iter().any(|word| most.contains(&&*word.folded))
                && !all.iter().any(|word| word.is(Class::SurelyVerb) || word.is(Class::ModalVerb))
        };
        (begins && (2..5).contains(&all.len())
            || ALONE.contains(&words)
            || is_to_come()
            || is_measured())
            && counts
            && (!is_name || words.len() > 5)
    });
    blocks.map(|block| block.range.clone()).collect()
}
