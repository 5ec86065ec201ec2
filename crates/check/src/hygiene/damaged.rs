//! Letters that were damaged when a text was copied: read in a wrong encoding, replaced by a sign,
//! taken out of a PDF file as pieces.

use std::cell::LazyCell;
use std::ops::Range;

use german::Class;
use unicode_normalization::UnicodeNormalization as _;

use super::Hit;
use super::chunks::Chunk;
use super::messages::{Help, Message};
use super::piece::{Piece, Words};
use crate::contacts::misread;
use crate::rules::text::DAMAGED;

/// Marks around a quotation, as far as they are not ASCII.
const QUOTES: &str = "„“”‚‘’»«›‹";

/// Every place of a text.
pub(super) fn hits(piece: &Piece<'_>) -> Vec<Hit> {
    let text = piece.value();
    let mut found = Vec::new();
    if text.contains('?') || text.contains('=') {
        found.extend(replaced(piece));
    }
    if !text.is_ascii() {
        found.extend(words(piece));
    }
    found.extend(unseen(text));
    found
}

fn hit(range: Range<usize>, says: Message) -> Hit {
    Hit::new(&DAMAGED, range, says, Help::Retype)
}

/// Words that are not what their author wrote.
fn words(piece: &Piece<'_>) -> Vec<Hit> {
    let text = piece.value();
    let words = german::runs(text, |c| c.is_ascii_alphanumeric() || !c.is_ascii());
    let words = words.filter(|range| !text[range.clone()].is_ascii());
    // „Aus ‚ü‘ wurde das Zeichen ‚Ã¼‘“ tells of damaged letters.
    let about = LazyCell::new(|| piece.parsed.words().any(|word| word.is(Class::Letters)));
    let is_mark = |c: char| QUOTES.contains(c);
    let is_alone = |range: &Range<usize>| {
        let word = &text[range.clone()];
        word.starts_with(is_mark) && word.ends_with(is_mark)
    };
    let told = |range: &Range<usize>| piece.is_quoted(range) && (is_alone(range) || *about);
    let words = words.filter(|range| !told(range));
    words.filter_map(|range| word_hit(piece, range.clone(), &text[range])).collect()
}

fn word_hit(piece: &Piece<'_>, range: Range<usize>, word: &str) -> Option<Hit> {
    let written = || word.to_owned();
    if word.contains(char::REPLACEMENT_CHARACTER) {
        return Some(hit(range, Message::Lost { written: written() }));
    }
    if let Some((meant, is_sure)) = glyphs(word) {
        let right = is_sure.then(|| meant.clone());
        let hit = hit(range, Message::Glyphs { written: written(), meant }).noted(true);
        return Some(Hit { right, ..hit });
    }
    if piece.words != Words::None && word == "Â" {
        return Some(hit(range, Message::Misread { written: written(), meant: None }));
    }
    let meant = accents(word).map(Some);
    let meant = meant.or_else(|| is_suspect(piece.words, word).then(|| misread(word)).flatten())?;
    Some(hit(range, Message::Misread { written: written(), meant }))
}

/// Whether it is worth asking how the word was read: in other scripts nearly every word has
/// neighbouring letters that are not ASCII.
fn is_suspect(words: Words, word: &str) -> bool {
    if words != Words::None {
        return true;
    }
    let pairs = word.chars().zip(word.chars().skip(1));
    let mut leads = pairs.filter(|(lead, next)| "ÃÂÅÄÐÑØÙÎÏâ".contains(*lead) && !next.is_ascii());
    leads.next().is_some()
        || word.matches(['Р', 'С', 'Г']).count() > 1 && word.contains(char::is_lowercase)
}

/// The word without ligatures (`ﬁ`), and with letters in place of letters and their accents; `None`
/// where it has neither. The second half: whether it can be nothing else.
fn glyphs(word: &str) -> Option<(String, bool)> {
    let is_ligature = |c: char| ('\u{fb00}'..='\u{fb06}').contains(&c);
    let is_mark = |c: char| ('\u{300}'..='\u{36f}').contains(&c);
    if !word.contains(|c: char| is_ligature(c) || is_mark(c)) {
        return None;
    }
    let letters: Vec<char> = word.chars().collect();
    // „Straﬂe“ is what a Mac makes of „Straße“.
    let sharp = letters.iter().enumerate().any(|(at, c)| {
        let vowel = |c: Option<&char>| c.is_some_and(|c| "aeiouäöü".contains(*c));
        let next = letters.get(at + 1);
        *c == '\u{fb02}'
            && vowel(at.checked_sub(1).and_then(|at| letters.get(at)))
            && next.is_none_or(|next| matches!(next, 'e' | 't' | 'l'))
    });
    let plain: String = word
        .chars()
        .flat_map(|c| match c {
            '\u{fb02}' if sharp => vec!['ß'],
            _ if is_ligature(c) => c.nfkc().collect(),
            _ => vec![c],
        })
        .nfc()
        .collect();
    (plain != word).then_some((plain, !sharp))
}

/// `f¨ur`, `fu¨r`: the dots stand for themselves.
fn accents(word: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let at = letters.iter().position(|c| *c == '¨')?;
    let is_vowel = |c: Option<&char>| c.is_some_and(|c| "aouAOU".contains(*c));
    let (before, next) = (at.checked_sub(1).and_then(|at| letters.get(at)), letters.get(at + 1));
    let base = if is_vowel(next) {
        at + 1
    } else if is_vowel(before) {
        at - 1
    } else {
        return None;
    };
    let plain = letters.iter().enumerate().filter(|(index, _)| *index != at);
    Some(
        plain
            .flat_map(|(index, c)| [Some(*c), (index == base).then_some('\u{308}')])
            .flatten()
            .nfc()
            .collect(),
    )
}

/// `M?ller`, `?ber`, `m=C3=B6gen`, `???? ??????`.
fn replaced(piece: &Piece<'_>) -> Vec<Hit> {
    let all = &piece.chunks;
    let mut found = Vec::new();
    for (index, chunk) in all.iter().enumerate() {
        let (at, bare) = chunk.bare();
        let range = at..at + bare.len();
        let is_row = |chunk: &Chunk<'_>| {
            let signs = chunk.raw.trim_end_matches(['.', ',', ':', '!']);
            signs.len() > 1 && signs.bytes().all(|byte| byte == b'?')
        };
        let written = || bare.to_owned();
        if is_row(chunk) && all.get(index + 1).is_some_and(is_row) {
            found.push(hit(chunk.range(), Message::Lost { written: chunk.raw.to_owned() }));
            break;
        }
        if bare.contains("=C3=") || bare.contains("=E2=") {
            found.push(hit(
                range,
                Message::Misread { written: written(), meant: misread(bare).flatten() },
            ));
        } else if piece.words == Words::German
            && is_without_letter(bare)
            && piece.parsed.is_prose(&range)
        {
            found.push(hit(range, Message::Lost { written: written() }));
        }
    }
    found
}

/// Whether `?` stands between two letters, the second of which is small, or before two.
fn is_without_letter(word: &str) -> bool {
    if word.contains(['/', '=', '@', '&']) || word.matches('?').count() > 3 {
        return false;
    }
    let letters: Vec<char> = word.chars().collect();
    let is_letter =
        |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|c| c.is_alphabetic());
    let is_small = |at: usize| letters.get(at).is_some_and(|c| c.is_lowercase());
    let marks = letters.iter().enumerate().filter(|(_, c)| **c == '?').map(|(at, _)| at);
    let mut marks = marks.filter(|at| {
        // A letter of two bytes became one sign, or two: „Gr??e“.
        let twice = letters.get(at + 1) == Some(&'?') && is_small(at + 2);
        let inside = is_letter(at.checked_sub(1)) && (is_small(at + 1) || twice);
        inside || *at == 0 && is_small(1) && is_small(2)
    });
    marks.next().is_some()
}

/// Characters that are left out of every document, and with them perhaps what they stood for.
fn unseen(text: &str) -> Vec<Hit> {
    let found = text.char_indices().filter(|(_, c)| {
        matches!(
            c,
            '\u{80}'..='\u{84}'
                | '\u{86}'..='\u{9f}'
                | '\u{1}'..='\u{8}'
                | '\u{e}'..='\u{1f}'
                | '\u{7f}'
        )
    });
    let hits = found.map(|(at, c)| {
        let code = format!("U+{:04X}", u32::from(c));
        hit(at..at + c.len_utf8(), Message::Unseen { code })
    });
    hits.collect()
}
