//! Sentences that break off, and paragraphs without a mark at their end.

use super::Hit;
use super::blocks::{Block, Kind};
use super::chunks::{lower_words, sentences};
use super::messages::{Help, Message};
use super::piece::{Piece, Said, Words};
use crate::rules::text::HALF_SENTENCE;

german::word_lists! { "halves.txt": pub(super) OPEN, OPEN_ENGLISH, CUT, GREETING, NO_VERBS, BEFORE_PRONOUN, PRONOUNS }

/// Shorter blocks are headings and notes (words).
const SHORTEST: usize = 4;
/// Shorter blocks without a mark at their end may be headings and notes (words).
const SHORTEST_PROSE: usize = 9;

/// „Das geht nicht“ may end a sentence, but not these.
const NOT_WHOLE: [&str; 6] =
    [" ist nicht", " sind nicht", " wurde nicht", " wurden nicht", " wird nicht", " hat nicht"];

/// „lädt ein“ may end a sentence, but not with these before „ein“.
const OPEN_BEFORE: [&str; 3] = [" und ein", " oder ein", " sowie ein"];

/// What ends a sentence.
fn ends(text: &str) -> bool {
    text.trim_end_matches(['*', '_', '~'])
        .ends_with(['.', '!', '?', '…', '"', '“', '”', '«', '»', '‘', '’'])
}

/// How the paragraphs of a file end.
pub(super) struct Ends {
    /// Whether nearly all end in a mark.
    marked: bool,
}

impl Ends {
    pub(super) fn of(pieces: &[Piece<'_>]) -> Self {
        let (mut all, mut marked) = (0, 0);
        for piece in pieces.iter().filter(|piece| piece.markdown && piece.kind != Said::Task) {
            let prose = piece.blocks.iter().filter(|block| block.kind == Kind::Paragraph);
            for text in prose.filter_map(|block| piece.value().get(block.range.clone())) {
                if text.split_whitespace().count() >= SHORTEST_PROSE {
                    all += 1;
                    marked += usize::from(ends(text));
                }
            }
        }
        Self { marked: all > 3 && marked * 10 >= all * 8 }
    }
}

/// Every place of a text.
pub(super) fn hits(piece: &Piece<'_>, ends: &Ends) -> Vec<Hit> {
    if piece.words == Words::None || !piece.markdown || piece.kind == Said::Task {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (index, block) in piece.blocks.iter().enumerate() {
        if block.kind != Kind::Paragraph {
            continue;
        }
        found.extend(cut(piece, block));
        let next = piece.blocks.get(index + 1);
        if !next.is_some_and(|next| goes_on(piece, next)) {
            found.extend(last(piece, block, ends));
        }
    }
    found
}

/// Whether the next block goes on with the sentence.
fn goes_on(piece: &Piece<'_>, next: &Block) -> bool {
    let text = piece.value().get(next.range.clone()).unwrap_or_default();
    let small = text.trim_start_matches(['*', '_', '„', '"']).starts_with(char::is_lowercase);
    matches!(next.kind, Kind::Item | Kind::Row | Kind::Quote) || small
}

/// „Die Kosten trägt der. Danach …“.
fn cut(piece: &Piece<'_>, block: &Block) -> Vec<Hit> {
    let text = piece.value();
    let found = sentences(text, &block.range).into_iter().filter_map(|range| {
        let sentence = text[range.clone()].strip_suffix('.').filter(|one| !one.ends_with('.'))?;
        let word =
            sentence.rsplit(|c: char| !c.is_alphabetic()).next().filter(|word| !word.is_empty())?;
        let start = range.start + sentence.len() - word.len();
        let place = start..range.end;
        let counts = CUT.contains(&german::lower(word)) && !piece.is_quoted(&place);
        let counts = counts
            && word.starts_with(char::is_lowercase)
            && lower_words(sentence).len() >= SHORTEST;
        let says = Message::BrokenOff { written: word.to_owned() };
        counts.then(|| Hit::new(&HALF_SENTENCE, place, says, Help::Complete))
    });
    found.collect()
}

/// The end of a block.
fn last(piece: &Piece<'_>, block: &Block, ends: &Ends) -> Option<Hit> {
    let text = piece.value();
    let inside = text.get(block.range.clone())?.trim_end_matches(['*', '_', '~', ' ']);
    let words: Vec<&str> = inside.split_whitespace().collect();
    let end = block.range.start + inside.len();
    let sign = inside.chars().next_back()?;
    if words.len() < SHORTEST || piece.is_quoted(&(end - sign.len_utf8()..end)) {
        return None;
    }
    let broken = |written: &str| {
        let place = end - written.len()..end;
        let prose = piece.parsed.is_prose(&place);
        let says = Message::BrokenOff { written: written.to_owned() };
        prose.then(|| Hit::new(&HALF_SENTENCE, place, says, Help::Complete))
    };
    let open = if piece.words == Words::German { &OPEN } else { &OPEN_ENGLISH };
    let greets = || {
        lower_words(inside)
            .iter()
            .any(|word| GREETING.iter().any(|begins| word.starts_with(begins)))
    };
    let word = &inside[inside
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + inside[at..].chars().next().map_or(1, char::len_utf8))..];
    match sign {
        ',' => {
            if greets() {
                None
            } else {
                broken(",")
            }
        }
        '-' if inside[..inside.len() - 1].ends_with(char::is_alphabetic) => broken("-"),
        _ if sign.is_alphabetic()
            && word.starts_with(char::is_lowercase)
            && open.contains(&german::lower(word)) =>
        {
            broken(word)
        }
        _ if is_begun(&words) => broken(word),
        _ if word == "nicht"
            && words.len() > SHORTEST
            && NOT_WHOLE.iter().any(|one| inside.ends_with(one)) =>
        {
            broken(word)
        }
        // „lädt ein“ is whole, „und ein“ is not.
        _ if word == "ein"
            && [" und ein", " oder ein", " sowie ein"].iter().any(|one| inside.ends_with(one)) =>
        {
            broken(word)
        }
        // „lädt ein“ is whole, „und ein“ is not.
        _ if word == "ein" && OPEN_BEFORE.iter().any(|one| inside.ends_with(one)) => broken(word),
        _ if sign.is_alphabetic() => unmarked(piece, block, word, ends),
        _ => None,
    }
}

/// „weil er“, „from 9 to“.
fn is_begun(words: &[&str]) -> bool {
    let [.., before, last] = words else {
        return false;
    };
    let (before, last) = (before.to_lowercase(), last.to_lowercase());
    let figure = before.ends_with(|c: char| c.is_ascii_digit()) && last == "to";
    figure || BEFORE_PRONOUN.contains(&before) && PRONOUNS.contains(&last)
}

/// A last sentence without a mark, where the others have one.
fn unmarked(piece: &Piece<'_>, block: &Block, word: &str, ends: &Ends) -> Option<Hit> {
    let text = piece.value();
    let all = sentences(text, &block.range);
    let (last, before) = all.split_last()?;
    let sentence = &text[last.clone()];
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let long =
        |range: &std::ops::Range<usize>| text[range.clone()].split_whitespace().count() >= SHORTEST;
    let neighbours = before.iter().any(long) && words.len() >= SHORTEST;
    let alone = before.is_empty() && ends.marked && words.len() >= SHORTEST_PROSE;
    let plain = !sentence.contains([':', '\n', '|', '•', '/', '@']);
    let bare = sentence.trim_end_matches(['*', '_', '~', ' ', '\n']);
    let start = last.start + bare.len().saturating_sub(word.len());
    let place = start..start + word.len();
    let counts = (neighbours || alone)
        && plain
        && has_verb(&words, neighbours)
        && piece.parsed.is_prose(&place);
    counts.then(|| Hit::new(&HALF_SENTENCE, place, Message::NoEnd, Help::EndMark).noted(true))
}

/// Whether a word in lower case looks like a verb.
fn has_verb(words: &[&str], in_prose: bool) -> bool {
    const VERBS: &[&str] =
        &["ist", "sind", "hat", "haben", "war", "waren", "werden", "wurden", "is", "are", "was"];
    words.iter().any(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphabetic());
        let ending = bare.ends_with('t') || in_prose && bare.ends_with("en");
        let like = ending && bare.chars().count() > 3 && !NO_VERBS.contains(bare);
        bare.starts_with(char::is_lowercase) && (VERBS.contains(&bare) || like)
    })
}
