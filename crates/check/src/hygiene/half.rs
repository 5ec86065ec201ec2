//! Sentences that break off, and paragraphs without a mark at their end.

use std::ops::Range;

use german::{Block, BlockKind, Class, Word};

use super::Hit;
use super::messages::{Help, Message};
use super::piece::{Piece, Said, Words};
use crate::rules::text::HALF_SENTENCE;

/// Shorter blocks are headings and notes (words).
const SHORTEST: usize = 4;
/// Shorter blocks without a mark at their end may be headings and notes (words).
const SHORTEST_PROSE: usize = 9;

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
        let pieces = pieces.iter().filter(|piece| piece.markdown && piece.kind != Said::Task);
        for text in
            pieces.flat_map(|piece| piece.paragraphs().map(|block| piece.around(&block.range)))
        {
            if text.split_whitespace().count() >= SHORTEST_PROSE {
                all += 1;
                marked += usize::from(ends(text));
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
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
            continue;
        }
        let all = piece.parsed.sentences_in(&block.range);
        let next = piece.blocks.get(index + 1);
        if block.kind == BlockKind::Item {
            let below = next.is_some_and(|next| next.indent > block.indent);
            let last = all.last().filter(|_| !below);
            let open = |last| open_clause(piece, last).or_else(|| open_item(piece, last));
            found.extend(last.and_then(open));
            continue;
        }
        found.extend(all.iter().filter_map(|sentence| cut(piece, sentence)));
        if !next.is_some_and(|next| goes_on(piece, next)) {
            let open = all.last().and_then(|last| open_clause(piece, last));
            found.extend(open.or_else(|| last(piece, block, &all, ends)));
        }
    }
    found
}

/// Whether the next block goes on with the sentence.
fn goes_on(piece: &Piece<'_>, next: &Block) -> bool {
    let text = piece.around(&next.range).trim_start_matches(['*', '_', '„', '"']);
    matches!(next.kind, BlockKind::Item | BlockKind::Row | BlockKind::Quote)
        || text.starts_with(char::is_lowercase)
}

fn broken(place: Range<usize>, written: &str) -> Hit {
    let says = Message::BrokenOff { written: written.to_owned() };
    Hit::new(&HALF_SENTENCE, place, says, Help::Complete)
}

/// „Die Kosten trägt der. Danach …“.
fn cut(piece: &Piece<'_>, range: &Range<usize>) -> Option<Hit> {
    let sentence = piece.around(range).strip_suffix('.').filter(|one| !one.ends_with('.'))?;
    let words = piece.parsed.names_in(range);
    let last = words.last().filter(|_| words.len() >= SHORTEST)?;
    let place = last.range.start..range.end;
    // „Wer keinen hat, holt sich einen.“
    let is_pronoun = last.folded.starts_with("ein")
        && words.iter().any(|word| word.folded == "sich" || word.folded.starts_with("kein"));
    let previous = words.len().checked_sub(2).and_then(|at| words.get(at));
    // „im Büro bei Frau.“, „ist defekt und muss.“
    let titled = matches!(last.text, "Frau" | "Herrn" | "Herr")
        && previous.is_some_and(|word| word.is(Class::BeforeRelative));
    let joined = last.is(Class::ModalVerb)
        && previous.is_some_and(|word| matches!(&*word.folded, "und" | "oder"));
    let never = last.is(Class::NeverLast) && last.text.starts_with(char::is_lowercase);
    let is_cut = !is_pronoun
        && last.range.end == range.start + sentence.len()
        && (never || titled || joined);
    (is_cut && !piece.is_quoted(&place)).then(|| broken(place, last.text))
}

/// „… für die Ecke, weil dort morgens“, „Wer verhindert ist, kann seine Stimme“: a last sentence without a mark whose
/// last part waits for its verb.
fn open_clause(piece: &Piece<'_>, range: &Range<usize>) -> Option<Hit> {
    let sentence = piece.around(range).trim_end_matches(['*', '_', '~', ' ', '\n']);
    if piece.words != Words::German || !sentence.ends_with(char::is_alphabetic) {
        return None;
    }
    let comma = sentence.rfind([',', ':', '(', '–', '|', '\n', '“', '"']);
    let start = range.start + comma.map_or(0, |at| at + 1);
    let part = piece.parsed.names_in(&(start..range.start + sentence.len()));
    let (first, rest) = part.split_first()?;
    let (last, between) = rest.split_last()?;
    let ends = last.range.end == range.start + sentence.len();
    let verb = |word: &Word<'_>| is_verb(word, true) || word.is(Class::ModalVerb);
    let is_whole = rest.iter().any(verb);
    let is_clause = sentence[comma.unwrap_or(0)..].starts_with(',');
    // „…, ob die Empore“, „…, weil dort morgens“
    let waits = first.is(Class::Subordinating)
        && is_clause
        && (last.is_capital() || last.folded.ends_with('s') && !last.is(Class::NoVerb))
        // „wenn möglich mit den Kindern“
        && !rest.first().is_some_and(|one| {
            matches!(&*one.folded, "moeglich" | "noetig" | "gewuenscht" | "vorhanden" | "auch" | "ueberhaupt")
        })
        && !is_whole;
    // „…, kann seine Stimme“
    let infinitive = |word: &Word<'_>| !word.is_capital() && word.folded.ends_with('n');
    let modal = first.is(Class::ModalVerb)
        && is_clause
        && last.is_capital()
        && between.iter().any(|word| word.is(Class::Possessive))
        && !rest.iter().any(|word| infinitive(word) && !word.is(Class::Possessive));
    let is_long = piece.around(range).split_whitespace().nth(SHORTEST).is_some();
    let is_cut = ends && is_long && (waits || modal) && !piece.is_quoted(&last.range);
    is_cut.then(|| broken(last.range.clone(), last.text))
}

/// „- keine Zettel in den“: a list item that ends before its noun. Behind „und“, the next item goes on.
fn open_item(piece: &Piece<'_>, range: &Range<usize>) -> Option<Hit> {
    let sentence = piece.around(range).trim_end_matches(['*', '_', '~', ' ', '\n']);
    let words = piece.parsed.names_in(range);
    let (last, before) = words.split_last()?;
    let ends = last.range.end == range.start + sentence.len();
    let joins = ["und", "oder", "sowie", "bzw", "and", "or"].contains(&&*last.folded);
    let is_cut =
        ends && !joins && before.len() >= SHORTEST - 1 && is_open(piece.words, last, before);
    (is_cut && !piece.is_quoted(&last.range)).then(|| broken(last.range.clone(), last.text))
}

/// The end of a block with these sentences.
fn last(piece: &Piece<'_>, block: &Block, all: &[Range<usize>], ends: &Ends) -> Option<Hit> {
    let inside = piece.around(&block.range).trim_end_matches(['*', '_', '~', ' ']);
    let end = block.range.start + inside.len();
    let sign = inside.chars().next_back()?;
    let sign_at = end - sign.len_utf8();
    if inside.split_whitespace().nth(SHORTEST - 1).is_none() || piece.is_quoted(&(sign_at..end)) {
        return None;
    }
    if sign == ',' || sign == '-' {
        let before = inside.get(..inside.len() - 1)?;
        let greets =
            || piece.parsed.names_in(&block.range).iter().any(|word| word.is(Class::Greeting));
        let is_cut = if sign == ',' { !greets() } else { before.ends_with(char::is_alphabetic) };
        let counts = is_cut && piece.parsed.is_prose(&(sign_at..end));
        return counts.then(|| broken(sign_at..end, if sign == ',' { "," } else { "-" }));
    }
    let words: Vec<Word<'_>> = piece.parsed.words_in(&block.range).collect();
    let (last, before) = words.split_last().filter(|(last, _)| last.range.end == end)?;
    if !last.is_number() && (is_open(piece.words, last, before) || waits(piece.words, last, before))
    {
        return Some(broken(last.range.clone(), last.text));
    }
    sign.is_alphabetic().then(|| unmarked(piece, all, last, ends))?
}

/// Whether a sentence cannot end with this word behind those before it.
fn is_open(language: Words, last: &Word<'_>, before: &[Word<'_>]) -> bool {
    let open = if language == Words::German { Class::OpenEnd } else { Class::OpenEndEnglish };
    if !last.is_capital() && last.is(open) {
        return true;
    }
    let Some(previous) = before.last().filter(|_| last.follows()) else { return false };
    match &*last.folded {
        // „weil er“, „from 9 to“
        _ if previous.is(Class::BeforePronoun) && last.is(Class::BarePronoun) => true,
        "to" => previous.is_number(),
        // „Das geht nicht“ may end a sentence, „Das ist nicht“ does not.
        "nicht" => before.len() >= SHORTEST && previous.is(Class::BeforeNot),
        // „lädt ein“ is whole, „und ein“ is not.
        "ein" => matches!(&*previous.folded, "und" | "oder" | "sowie"),
        _ => false,
    }
}

/// „für die großzügige“: an article and what describes a noun, without it.
fn waits(language: Words, last: &Word<'_>, before: &[Word<'_>]) -> bool {
    let articles = ["die", "der", "das", "den", "dem", "eine", "einen", "einem", "einer"];
    let ending = ["e", "en", "em", "er", "es"].iter().any(|end| last.folded.ends_with(end));
    language == Words::German
        && before.len() >= SHORTEST
        && last.follows()
        && !last.is_capital()
        && last.folded.len() > 6
        && ending
        && !last.is(Class::AloneDescribed)
        && before.last().is_some_and(|word| articles.contains(&&*word.folded) && word.follows())
        && before.iter().rev().nth(1).is_some_and(|word| word.is(Class::BeforeRelative))
}

/// A last sentence without a mark, where the others have one.
fn unmarked(piece: &Piece<'_>, all: &[Range<usize>], word: &Word<'_>, ends: &Ends) -> Option<Hit> {
    let (last, before) = all.split_last()?;
    let sentence = piece.around(last);
    let count = |range: &Range<usize>| piece.around(range).split_whitespace().count();
    let neighbours = before.iter().any(|one| count(one) >= SHORTEST) && count(last) >= SHORTEST;
    let alone = before.is_empty() && ends.marked && count(last) >= SHORTEST_PROSE;
    let plain = !sentence.contains([':', '\n', '|', '•', '/', '@']);
    let place = word.range.clone();
    let counts = (neighbours || alone)
        && plain
        && piece.parsed.names_in(last).iter().any(|word| is_verb(word, neighbours));
    counts.then(|| Hit::new(&HALF_SENTENCE, place, Message::NoEnd, Help::EndMark).noted(true))
}

/// Whether a word in lower case looks like a verb.
fn is_verb(word: &Word<'_>, in_prose: bool) -> bool {
    let ending = word.folded.ends_with('t') || in_prose && word.folded.ends_with("en");
    let like = ending && word.text.chars().count() > 3 && !word.is(Class::NoVerb);
    word.text.starts_with(char::is_lowercase) && (word.is(Class::SurelyVerb) || like)
}
