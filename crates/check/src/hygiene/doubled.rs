//! Words that stand twice in a row, sentences and paragraphs that were there before.

use std::collections::HashMap;
use std::ops::Range;

use super::Hit;
use super::blocks::Kind;
use super::chunks::{lower_words, sentences};
use super::half::NO_VERBS;
use super::messages::{Help, Message};
use super::piece::{Lower, Piece, Said, Words};
use crate::body_text::Role;
use crate::rules::text::DOUBLED;

german::word_lists! {
    "doubled.txt":
    RIGHT, MODAL, POLITE, RELATIVE, AUXILIARY, PREPOSITIONS, PARTS, FUNCTION, ARTICLES, NAMES, BETWEEN, FORMULAS
}

/// Shorter sentences in a row may be meant (words).
const SHORTEST_NEXT: usize = 4;
/// Shorter sentences may be there again in their paragraph (words).
const SHORTEST_NEAR: usize = 5;
/// Shorter sentences may be there again farther down (words).
const SHORTEST_FAR: usize = 8;
/// Shorter paragraphs may stand in several items (words).
const SHORTEST_PARAGRAPH: usize = 12;

/// Doubled words and sentences of a text.
pub(super) fn hits(piece: &Piece<'_>) -> Vec<Hit> {
    let mut found = if piece.words == Words::None { Vec::new() } else { words(piece) };
    if piece.markdown {
        found.extend(repeated(piece));
    }
    found
}

fn words(piece: &Piece<'_>) -> Vec<Hit> {
    let (text, words) = (piece.value(), &piece.lower);
    let mut found = Vec::new();
    let mut index = 0;
    while index < words.len() {
        let length = (1..=4).find(|length| {
            let halves =
                words.get(index..index + length).zip(words.get(index + length..index + 2 * length));
            halves.is_some_and(|(one, other)| {
                one.iter().zip(other).all(|(one, other)| one.low == other.low)
                    && joined(text, &words[index..index + 2 * length])
            })
        });
        let Some(length) = length else {
            index += 1;
            continue;
        };
        let around = Twice { piece, words, index, length };
        let sure = if length == 1 { around.is_word() } else { around.is_phrase() };
        let (first, last) = (&words[index], &words[index + 2 * length - 1]);
        let range = first.range.start..last.range.end;
        if let Some(is_note) = sure.filter(|_| !piece.is_quoted(&range)) {
            let written = text[first.range.start..words[index + length - 1].range.end].to_owned();
            let says = Message::DoubledWord { written };
            found.push(Hit::new(&DOUBLED, range, says, Help::Once).noted(is_note));
        }
        let first = &words[index].low;
        let same = words[index..].iter().take_while(|word| word.low == *first).count();
        index += length.max(same.min(3) - 1);
    }
    found
}

/// Whether only blanks, or one line break, stand between these words.
fn joined(text: &str, words: &[Lower<'_>]) -> bool {
    words.windows(2).all(|pair| {
        let between = text.get(pair[0].range.end..pair[1].range.start).unwrap_or("-");
        let breaks = between.matches('\n').count();
        !between.is_empty()
            && between.chars().all(char::is_whitespace)
            && breaks < 2
            && !between.contains('\t')
    })
}

/// Words that are followed by the same ones.
struct Twice<'a, 'b> {
    piece: &'a Piece<'b>,
    words: &'a [Lower<'b>],
    index: usize,
    length: usize,
}

impl Twice<'_, '_> {
    fn before(&self) -> Option<&str> {
        let before = self.index.checked_sub(1).and_then(|at| self.words.get(at));
        let word = before?;
        let between = self.piece.value().get(word.range.end..self.words[self.index].range.start)?;
        between.chars().all(char::is_whitespace).then_some(&word.low)
    }

    /// Whether a sentence begins here.
    fn begins(&self) -> bool {
        let start = self.words[self.index].range.start;
        let before = self.piece.value()[..start].trim_end_matches([' ', '\n', '*', '_', '„', '"']);
        before.is_empty() || before.ends_with(['.', '!', '?', ':', '-'])
    }

    /// `None` where it is right, otherwise whether it is only likely to be wrong.
    fn is_word(&self) -> Option<bool> {
        let (word, next) = (&self.words[self.index], &self.words[self.index + 1]);
        let lower = &word.low;
        let third = self
            .words
            .get(self.index + 2)
            .is_some_and(|third| third.low == *lower || third.low == "allem");
        let german = self.piece.words == Words::German;
        // „in“ ends a clause only in English.
        let right = RIGHT.contains(lower) && !(german && lower == "in");
        if third || right || lower.chars().count() < 2 {
            return None;
        }
        if word.text != next.text {
            let begins = self.begins() && FUNCTION.contains(lower) && !RELATIVE.contains(lower);
            return (begins && next.text.starts_with(char::is_lowercase)).then_some(false);
        }
        if german && RELATIVE.contains(lower) {
            return self.is_article().then_some(false);
        }
        let verb = |before: &str| before.ends_with("en") || before.ends_with('t');
        if MODAL.contains(lower) && self.before().is_some_and(verb) {
            return None;
        }
        if POLITE.contains(word.text) {
            return Some(false);
        }
        if word.text.starts_with(char::is_uppercase) {
            let counts = !NAMES.contains(lower) && lower.chars().count() > 3;
            return (counts && self.before().is_some_and(|before| ARTICLES.contains(before)))
                .then_some(false);
        }
        // „Er kommt, um um Hilfe zu bitten“.
        if lower == "um" && self.before().is_none() {
            return None;
        }
        let part = PARTS.contains(lower);
        let indefinite = matches!(lower.as_str(), "eine" | "einen" | "einer" | "ein")
            && self.before().is_some_and(|before| RELATIVE.contains(before));
        (!indefinite).then_some(part)
    }

    /// „Die Feuerwehr hat die die Leitung“, „Für das das“ at the beginning of a sentence.
    fn is_article(&self) -> bool {
        let Some(before) = self.before() else {
            return false;
        };
        // „Ein Projekt(,) mit dem dem Verein geholfen ist“ lacks but a comma.
        let stands = || {
            let at = Self { index: self.index - 1, ..*self };
            at.begins()
                || at.before().is_some_and(|_| {
                    self.words[self.index - 2].text.starts_with(char::is_lowercase)
                })
        };
        let verb = before.len() > 4 && before.ends_with('t') && !NO_VERBS.contains(before);
        AUXILIARY.contains(before)
            || verb && self.words[self.index - 1].text.starts_with(char::is_lowercase)
            || PREPOSITIONS.contains(before) && stands()
    }

    /// „in der in der Halle“, but not „mehr und mehr und mehr“.
    fn is_phrase(&self) -> Option<bool> {
        let once = self.words.get(self.index..self.index + self.length)?;
        let goes_on = self.words.get(self.index + 2 * self.length);
        let goes_on = goes_on.is_some_and(|next| next.low == once[0].low);
        let meant = once.iter().all(|word| RIGHT.contains(&word.low));
        let rhythm = self.length == 2 && once.iter().any(|word| BETWEEN.contains(&word.low));
        let short = once.iter().all(|word| word.text.chars().count() < 2);
        (!goes_on && !meant && !rhythm && !short).then_some(false)
    }
}

/// The words of a sentence or a paragraph, if there are enough to tell it from others.
fn said(text: &str, shortest: usize) -> Option<String> {
    if text.split_whitespace().count() < shortest {
        return None;
    }
    let words = lower_words(text);
    (words.len() >= shortest).then(|| words.join(" "))
}

/// Whether it is repeated rightly: a decision, a note on registration.
fn is_formula(words: &str) -> bool {
    let begins = |word: &str, formula: &str| {
        if formula.len() > 3 { word.starts_with(formula) } else { word == formula }
    };
    words.split(' ').any(|word| FORMULAS.iter().any(|formula| begins(word, formula)))
}

fn is_prose(kind: Kind) -> bool {
    matches!(kind, Kind::Paragraph | Kind::Item)
}

/// Sentences that were there before in the same text.
fn repeated(piece: &Piece<'_>) -> Vec<Hit> {
    let text = piece.value();
    let mut seen: HashMap<String, Range<usize>> = HashMap::new();
    let (mut found, mut last) = (Vec::new(), String::new());
    for block in piece.blocks.iter().filter(|block| is_prose(block.kind)) {
        last.clear();
        for range in sentences(text, &block.range) {
            let Some(words) = said(&text[range.clone()], SHORTEST_NEXT) else {
                last.clear();
                continue;
            };
            let count = words.split(' ').count();
            let before = seen.get(&words).filter(|before| {
                let near = before.start >= block.range.start;
                let shortest = match piece.words {
                    Words::None => SHORTEST_PARAGRAPH,
                    _ if near => SHORTEST_NEAR,
                    _ => SHORTEST_FAR,
                };
                (count >= shortest || words == last) && !is_formula(&words)
            });
            if let Some(before) = before.cloned().filter(|_| !piece.is_quoted(&range)) {
                let hit =
                    Hit::new(&DOUBLED, range.clone(), Message::DoubledSentence, Help::OnlyOnce);
                found.push(Hit { first: Some(piece.text.span_of(before)), ..hit });
            }
            seen.entry(words.clone()).or_insert(range);
            last = words;
        }
    }
    found
}

/// Paragraphs that were there before in another text of the file, by the index of theirs.
pub(super) fn paragraphs(pieces: &[Piece<'_>]) -> HashMap<usize, Vec<Hit>> {
    let mut seen: HashMap<String, (usize, Range<usize>)> = HashMap::new();
    let mut found: HashMap<usize, Vec<Hit>> = HashMap::new();
    for (index, piece) in pieces.iter().enumerate() {
        // What is to be decided stands in the text, and what was decided in the decision.
        let counts = piece.markdown
            && piece.kind != Said::Decision
            && !matches!(piece.role, Some(Role::Notice | Role::Correction));
        if !counts {
            continue;
        }
        for block in piece.blocks.iter().filter(|block| block.kind == Kind::Paragraph) {
            let text = &piece.value()[block.range.clone()];
            let Some(words) = said(text, SHORTEST_PARAGRAPH) else { continue };
            let Some((other, range)) = seen.get(&words) else {
                seen.insert(words, (index, block.range.clone()));
                continue;
            };
            if is_formula(&words) {
                continue;
            }
            let before = &pieces[*other];
            // A teaser is the beginning of its text.
            if *other != index
                && before.role == piece.role
                && matches!(piece.role, Some(Role::Contribution(_)))
            {
                continue;
            }
            let hit =
                Hit::new(&DOUBLED, block.range.clone(), Message::DoubledParagraph, Help::OnlyOnce);
            let first = Some(before.text.span_of(range.clone()));
            found.entry(index).or_default().push(Hit { first, ..hit });
        }
    }
    found
}
