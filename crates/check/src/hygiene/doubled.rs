//! Words that stand twice in a row, sentences and paragraphs that were there before.

use std::collections::HashMap;
use std::ops::Range;

use german::{BlockKind, Class, Word};

use super::Hit;
use super::lists::TWICE_WRONG;
use super::messages::{Help, Message};
use super::piece::{Piece, Said, Words};
use crate::body_text::Role;
use crate::rules::text::DOUBLED;

/// Shorter sentences in a row may be meant (words).
const SHORTEST_NEXT: usize = 4;
/// Shorter sentences may be there again in their paragraph, and list items in their text (words).
const SHORTEST_NEAR: usize = 4;
const SHORTEST_ITEM: usize = 5;
/// Shorter sentences may be there again farther down (words).
const SHORTEST_FAR: usize = 8;
/// Shorter paragraphs may stand in several items (words).
const SHORTEST_PARAGRAPH: usize = 12;

/// Doubled words and sentences of a text.
pub(super) fn hits(piece: &Piece<'_>) -> Vec<Hit> {
    let mut found = words(piece);
    if piece.markdown {
        found.extend(repeated(piece));
        found.extend(framed(piece));
    }
    found
}

/// „Die Bücherei ist am Montag ist geschlossen“: one verb at both ends of what it frames.
fn framed(piece: &Piece<'_>) -> Vec<Hit> {
    if piece.words != Words::German {
        return Vec::new();
    }
    let is_prose = |kind| matches!(kind, BlockKind::Paragraph | BlockKind::Item);
    let blocks = piece.blocks.iter().filter(|block| is_prose(block.kind));
    let sentences = blocks.flat_map(|block| piece.parsed.sentences_in(&block.range));
    let twice = sentences.filter_map(|range| {
        let words = piece.parsed.names_in(&range);
        let mut verbs = words.iter().filter(|word| word.is(Class::FiniteTwice));
        let (one, other) = (verbs.next()?, verbs.next()?);
        // „0-8-1-5. Der Raum ist …“ is two sentences.
        let is_one = !piece.around(&range).trim_end().trim_end_matches('.').contains(". ");
        let is_plain = is_one
            && one.text == other.text
            && other.range.start > one.range.end + 1
            && verbs.next().is_none()
            && !words.iter().any(|word| word.is(Class::OtherHalf))
            && !piece.around(&range).contains([',', ':', ';', '–', '(', '/', '\n', '„', '"'])
            && !piece.is_quoted(&range);
        let says = Message::DoubledWord { written: other.text.to_owned() };
        is_plain.then(|| Hit::new(&DOUBLED, other.range.clone(), says, Help::Once))
    });
    twice.collect()
}

fn words(piece: &Piece<'_>) -> Vec<Hit> {
    let text = piece.value();
    let words: Vec<Word<'_>> = piece.parsed.words_in(&(0..text.len())).collect();
    let mut found = Vec::new();
    let mut index = 0;
    while index < words.len() {
        let length = (1..=4).find(|length| {
            let both = words.get(index..index + 2 * length);
            both.is_some_and(|both| {
                let (one, other) = both.split_at(*length);
                let alike = one.iter().zip(other).all(|(one, other)| one.folded == other.folded);
                alike && is_row(piece, both)
            })
        });
        let Some(length) = length else {
            index += 1;
            continue;
        };
        let around = Twice { piece, words: &words, index, length };
        let sure = match piece.words {
            // „ve su ve su“, „proszą o o“
            Words::None => TWICE_WRONG.contains(&words[index].folded).then_some(false),
            _ if length == 1 => around.is_word(),
            _ => around.is_phrase(),
        };
        let (first, last) = (&words[index], &words[index + 2 * length - 1]);
        let range = first.range.start..last.range.end;
        if let Some(is_note) = sure.filter(|_| !piece.is_quoted(&range)) {
            let written = text[first.range.start..words[index + length - 1].range.end].to_owned();
            let says = Message::DoubledWord { written };
            found.push(Hit::new(&DOUBLED, range, says, Help::Once).noted(is_note));
        }
        let same = words[index..].iter().take_while(|word| word.folded == first.folded).count();
        index += length.max(same.min(3) - 1);
    }
    found
}

/// Whether only blanks, or one line break, stand between these words.
fn is_row(piece: &Piece<'_>, words: &[Word<'_>]) -> bool {
    words.windows(2).all(|pair| {
        let between = piece.around(&(pair[0].range.end..pair[1].range.start));
        !between.is_empty()
            && between.chars().all(|c| c.is_whitespace() && c != '\t')
            && between.matches('\n').count() < 2
    })
}

/// Words that are followed by the same ones.
struct Twice<'a, 'b> {
    piece: &'a Piece<'b>,
    words: &'a [Word<'b>],
    index: usize,
    length: usize,
}

impl Twice<'_, '_> {
    /// The word before it, if only blanks separate them.
    fn before(&self) -> Option<&Word<'_>> {
        let before = self.words.get(self.index.checked_sub(1)?)?;
        let between = before.range.end..self.words[self.index].range.start;
        self.piece.around(&between).chars().all(char::is_whitespace).then_some(before)
    }

    fn is_behind(&self, class: Class) -> bool {
        self.before().is_some_and(|before| before.is(class))
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
        let third = self.words.get(self.index + 2);
        let third =
            third.is_some_and(|third| third.folded == word.folded || third.folded == "allem");
        let german = self.piece.words == Words::German;
        // „in“ ends a clause only in English.
        let right = word.is(Class::TwiceRight) && !(german && word.folded == "in");
        if third || right || word.is_number() || word.text.chars().count() < 2 {
            return None;
        }
        if word.text != next.text {
            let is_start = word.is(Class::SentenceStart) && !word.is(Class::Doubling);
            return (is_start && !next.is_capital() && self.begins()).then_some(false);
        }
        if german && word.is(Class::Doubling) {
            return self.is_article().then_some(false);
        }
        let verb =
            |before: &Word<'_>| before.folded.ends_with("en") || before.folded.ends_with('t');
        let clause = |before: &Word<'_>| !before.is_capital() && verb(before);
        if word.is(Class::TwiceVerb) && self.before().is_some_and(clause) {
            return None;
        }
        if word.is_capital() {
            let is_name = word.is(Class::DoubleName) || word.text.chars().count() < 4;
            let counts = !is_name && self.is_behind(Class::Article);
            return (word.is(Class::Polite) || counts).then_some(false);
        }
        let indefinite = matches!(&*word.folded, "eine" | "einen" | "einer" | "ein");
        // „Er kommt, um um Hilfe zu bitten“.
        let right = word.folded == "um" && self.before().is_none()
            || indefinite && self.is_behind(Class::Doubling);
        (!right).then_some(word.is(Class::VerbPart))
    }

    /// „Die Feuerwehr hat die die Leitung“, „Für das das“ at the beginning of a sentence.
    fn is_article(&self) -> bool {
        let Some(before) = self.before() else { return false };
        // „Ein Projekt, mit dem dem Verein geholfen ist“.
        let stands = || {
            let at = Self { index: self.index - 1, ..*self };
            at.begins() || at.before().is_some()
        };
        let is_verb = before.folded.len() > 4
            && before.folded.ends_with('t')
            && !before.is(Class::NoVerb)
            && before.text.starts_with(char::is_lowercase);
        before.is(Class::BeforeNoClause) || is_verb || before.is(Class::BeforeRelative) && stands()
    }

    /// „in der in der Halle“, but not „mehr und mehr und mehr“.
    fn is_phrase(&self) -> Option<bool> {
        let once = self.words.get(self.index..self.index + self.length)?;
        let goes_on = self.words.get(self.index + 2 * self.length);
        let goes_on = goes_on.is_some_and(|next| next.folded == once[0].folded);
        let meant = once.iter().all(|word| word.is(Class::TwiceRight));
        let joint = matches!(&*once[0].folded, "und" | "oder" | "and" | "or");
        let rhythm = self.length == 2 && (joint || once[1].is(Class::Rhythm));
        let short = once.iter().all(|word| word.text.chars().count() < 2 || word.is_number());
        (!goes_on && !meant && !rhythm && !short).then_some(false)
    }
}

/// The words of a sentence or a paragraph.
struct Wording {
    /// Their number.
    count: usize,
    /// The same for the same words.
    key: u64,
    /// Whether it is repeated rightly: a decision, a note on registration.
    is_formula: bool,
    /// Whether that is a decision.
    is_vote: bool,
}

impl Wording {
    /// The words, if there are enough to tell it from others.
    fn of(piece: &Piece<'_>, range: &Range<usize>, shortest: usize) -> Option<Self> {
        let text = piece.around(range);
        let long = text.split_whitespace().nth(shortest - 1).is_some();
        let (count, key) = long.then(|| piece.parsed.wording(range))?;
        let is = |class| piece.parsed.words_in(range).any(|word| word.is(class));
        let is_vote = is(Class::Voting);
        let is_formula = is_vote || is(Class::Formula);
        (count >= shortest).then_some(Self { count, key, is_formula, is_vote })
    }
}

/// Sentences that were there before in the same text.
fn repeated(piece: &Piece<'_>) -> Vec<Hit> {
    let mut seen: HashMap<u64, Range<usize>> = HashMap::new();
    let mut found = Vec::new();
    let is_prose = |kind| matches!(kind, BlockKind::Paragraph | BlockKind::Item);
    for block in piece.blocks.iter().filter(|block| is_prose(block.kind)) {
        let mut last = None;
        for range in piece.parsed.sentences_in(&block.range) {
            let before = last.take();
            let Some(said) = Wording::of(piece, &range, SHORTEST_NEXT) else { continue };
            let first = seen.get(&said.key).filter(|first| {
                let near = first.start >= block.range.start;
                let same = || piece.around(first).trim() == piece.around(&range).trim();
                let shortest = match piece.words {
                    Words::None => SHORTEST_PARAGRAPH,
                    _ if near => SHORTEST_NEAR,
                    _ if block.kind == BlockKind::Item && same() => SHORTEST_ITEM,
                    _ => SHORTEST_FAR,
                };
                let is_formula = if near { said.is_vote } else { said.is_formula };
                (said.count >= shortest || before == Some(said.key)) && !is_formula
            });
            if let Some(first) = first.cloned().filter(|_| !piece.is_quoted(&range)) {
                let hit =
                    Hit::new(&DOUBLED, range.clone(), Message::DoubledSentence, Help::OnlyOnce);
                found.push(Hit { first: Some(piece.text.span_of(first)), ..hit });
            }
            seen.entry(said.key).or_insert(range);
            last = Some(said.key);
        }
    }
    found
}

/// Paragraphs that were there before in another text of the file, by the index of theirs.
pub(super) fn paragraphs(pieces: &[Piece<'_>]) -> HashMap<usize, Vec<Hit>> {
    let mut seen: HashMap<u64, (usize, Range<usize>)> = HashMap::new();
    let mut found: HashMap<usize, Vec<Hit>> = HashMap::new();
    for (index, piece) in pieces.iter().enumerate() {
        // What is to be decided stands in the text, and what was decided in the decision.
        let counts = piece.markdown
            && piece.kind != Said::Decision
            && !matches!(piece.role, Some(Role::Notice | Role::Correction));
        if !counts {
            continue;
        }
        for block in piece.paragraphs() {
            let said = Wording::of(piece, &block.range, SHORTEST_PARAGRAPH);
            let Some(said) = said else { continue };
            let Some((other, range)) = seen.get(&said.key) else {
                seen.insert(said.key, (index, block.range.clone()));
                continue;
            };
            if said.is_formula {
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
