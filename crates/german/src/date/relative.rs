//! Days that are seen from the day on which somebody writes: „morgen“, „nächste Woche“, “tomorrow”.
//!
//! Only what nobody can mean otherwise: „die Stadt von morgen“, „am nächsten Tag“, „in den nächsten
//! Wochen“ and „in zwei Wochen gelernt“ are none.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::Weekday;
use rustc_hash::FxHashMap;

use crate::classes::Class;
use crate::date::foreign;
use crate::tokens::{TokenKind, Tokens};

crate::word_lists! {
    "relative.txt":
    GERMAN, ENGLISH, FRENCH, POLISH, ROMANIAN, RUSSIAN, SPANISH, TURKISH, UKRAINIAN, PARTS, COMING, AFTER_NEXT, THIS, NOT_TOMORROW, NO_VERB, AFTER_IS, OTHER_DAYS, BEHIND, AGAIN, COUNTS,
    UNITS, SOON, NO_DAY, THEN, BE_THEN
}

/// A day that depends on when it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelativeDay {
    /// The range in the text, in bytes.
    pub range: Range<usize>,
    /// The sentence, list item or table row around it, in bytes of the text.
    pub sentence: Range<usize>,
    /// What it means.
    pub kind: Relative,
}

/// What a relative day means, seen from the day on which it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relative {
    /// This many days later: „heute Abend“ is 0, „morgen“ 1.
    Days(u32),
    /// About this many days later: „in zwei Wochen“.
    About(u32),
    /// The week that many weeks later: „nächste Woche“ is 1.
    Week(u32),
    /// The weekend of that week.
    Weekend(u32),
    /// A weekday.
    Weekday(Weekday, Which),
    /// The month that many months later.
    Month(u32),
    /// The last day of the month, or of the week, of writing.
    EndOfMonth,
    /// The end of the week of writing.
    EndOfWeek,
    /// Another day or stretch of days: „seit letzter Woche“, „gestern“.
    Other,
}

/// Which of the days with that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// „diesen Freitag“: that of the week of writing.
    This,
    /// „bis Freitag“, which is that of the week of writing where nothing else is said.
    By,
    /// „kommenden Freitag“: the first one after the day of writing.
    Coming,
    /// „nächsten Freitag“: the first one, or that of the next week.
    Next,
    /// „nächste Woche Freitag“: that of the week this many weeks later.
    OfWeek(u32),
}

/// How far the words of the sentence are looked at (tokens).
const REACH: usize = 60;

/// What a phrase wants at a place.
enum Piece {
    /// One of these words or marks.
    One(Vec<&'static str>),
    Weekday,
    Hour,
    Count,
    Unit,
    /// None of these words, which are no part of the phrase.
    Not(Vec<&'static str>),
    /// Where the day begins.
    From,
    /// Where the day ends.
    To,
}

/// A phrase: what must not precede it, its pieces (with whether they are optional), what it means.
struct Phrase {
    not_behind: Vec<&'static str>,
    pieces: Vec<(Piece, bool)>,
    meaning: &'static str,
}

/// Phrases by their first word; those that begin with a weekday are under the empty word.
type Phrases = FxHashMap<&'static str, Vec<Phrase>>;

/// The phrases of each language, by its tag.
static PHRASES: LazyLock<Vec<(&'static str, Phrases)>> = LazyLock::new(|| {
    let lists = [
        ("de", &GERMAN),
        ("en", &ENGLISH),
        ("es", &SPANISH),
        ("fr", &FRENCH),
        ("pl", &POLISH),
        ("ro", &ROMANIAN),
        ("ru", &RUSSIAN),
        ("tr", &TURKISH),
        ("uk", &UKRAINIAN),
    ];
    let phrases = |list: &crate::WordList| {
        let mut all = Phrases::default();
        for first in list.pairs().flat_map(|(text, _)| phrase(text, "").firsts()) {
            all.entry(first).or_insert_with(|| {
                let own = list.pairs().map(|(text, meaning)| phrase(text, meaning));
                own.filter(|one| one.firsts().contains(&first)).collect()
            });
        }
        all
    };
    lists.iter().map(|(tag, list)| (*tag, phrases(list))).collect()
});

fn phrase(text: &'static str, meaning: &'static str) -> Phrase {
    let mut phrase = Phrase { not_behind: Vec::new(), pieces: Vec::new(), meaning };
    for word in text.split(' ') {
        let (bare, optional) = word.strip_suffix('?').map_or((word, false), |bare| (bare, true));
        let piece = match bare {
            "(" => Piece::From,
            ")" => Piece::To,
            "<weekday>" => Piece::Weekday,
            "<hour>" => Piece::Hour,
            "<count>" => Piece::Count,
            "<unit>" => Piece::Unit,
            "<parts>" => Piece::One(PARTS.to_vec()),
            "<coming>" => Piece::One(COMING.to_vec()),
            "<after_next>" => Piece::One(AFTER_NEXT.to_vec()),
            "<this>" => Piece::One(THIS.to_vec()),
            _ => match (bare.strip_prefix('!'), bare.strip_prefix('~')) {
                (Some(not), _) => Piece::Not(not.split('|').collect()),
                (_, Some(not)) => {
                    phrase.not_behind = not.split('|').collect();
                    continue;
                }
                _ => Piece::One(bare.split('|').collect()),
            },
        };
        phrase.pieces.push((piece, optional));
    }
    phrase
}

impl Phrase {
    /// The words that it may begin with.
    fn firsts(&self) -> Vec<&'static str> {
        let mut all = Vec::new();
        for (piece, optional) in &self.pieces {
            match piece {
                Piece::One(words) => all.extend(words),
                Piece::From => continue,
                _ => all.push(""),
            }
            if !optional {
                break;
            }
        }
        all
    }
}

/// What a phrase was found to say.
struct Said {
    tokens: Range<usize>,
    weekday: Option<Weekday>,
    /// Of „zwei Wochen“.
    days: u32,
}

/// A meaning, with its tokens.
type Step = (Relative, Range<usize>);

/// The relative days of a text in the language with this tag, in order.
pub(crate) fn days(t: &Tokens, language: &str) -> Vec<RelativeDay> {
    let tag = language.split('-').next().unwrap_or_default();
    let Some((_, phrases)) = PHRASES.iter().find(|(own, _)| *own == tag) else {
        return Vec::new();
    };
    let reader = Reader { t, phrases, is_english: tag == "en" };
    let (mut all, mut at) = (Vec::new(), 0);
    while at < t.len() {
        let Some((kind, tokens)) = reader.step(at) else {
            at += 1;
            continue;
        };
        at = tokens.end.max(at + 1);
        let sentence = t.sentence_around(tokens.start, REACH);
        let struck = t.get(tokens.start).is_some_and(|token| token.struck);
        // „Fällt der Montag auf einen Feiertag, …“
        let is_again = reader.has(&sentence, &AGAIN) || reader.is(sentence.start, &["faellt"]);
        // „heute um 15 Uhr und dann immer am ersten Samstag“
        if !struck && (!is_again || kind == Relative::Days(0)) {
            let (range, sentence) = (t.range(&tokens), t.range(&sentence));
            all.push(RelativeDay { range, sentence, kind });
        }
    }
    all
}

struct Reader<'a> {
    t: &'a Tokens,
    phrases: &'a Phrases,
    is_english: bool,
}

impl Reader<'_> {
    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.t.is_word(at, words)
    }

    fn was(&self, at: usize, words: &[&str]) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is(before, words))
    }

    fn has(&self, sentence: &Range<usize>, words: &[&str]) -> bool {
        sentence.clone().any(|at| self.is(at, words))
    }

    fn begins(&self, at: usize) -> bool {
        let is_start = |before| self.t.ends_sentence(before) || self.t.is(before, ':');
        at.checked_sub(1).is_none_or(is_start)
    }

    /// A day that begins at a token.
    fn step(&self, at: usize) -> Option<Step> {
        // Most words begin nothing.
        let word = self.t.word(at)?;
        if matches!(word, "morgen" | "uebermorgen" | "tomorrow") {
            return self.tomorrow(at);
        }
        let key = if self.weekday(at).is_some() { "" } else { word };
        self.phrases.get(key)?.iter().find_map(|phrase| {
            let said = self.said(phrase, at)?;
            Some((self.meaning(phrase.meaning, &said)?, said.tokens))
        })
    }

    fn is_weekday(&self, at: usize) -> bool {
        self.t.weekday(at, &[Class::Weekday, Class::ShortWeekday]).is_some()
    }

    fn weekday(&self, at: usize) -> Option<Weekday> {
        let is_name = self.is_english && self.t.is_capital(at);
        let english = || foreign::weekday(self.t.word(at).filter(|_| is_name)?);
        self.t.weekday(at, &[Class::Weekday]).or_else(english)
    }

    /// The phrase at a token.
    fn said(&self, phrase: &Phrase, at: usize) -> Option<Said> {
        let mut said = Said { tokens: at..at, weekday: None, days: 1 };
        let (mut next, mut end) = (at, None);
        for (piece, optional) in &phrase.pieces {
            let is_it = match piece {
                Piece::One(words) => {
                    let is_mark = |word: &&str| {
                        word.len() == 1 && word.chars().any(|mark| self.t.is(next, mark))
                    };
                    self.is(next, words) || words.iter().any(is_mark)
                }
                Piece::Weekday => {
                    said.weekday = self.weekday(next);
                    said.weekday.is_some()
                }
                Piece::Hour => {
                    matches!(self.t.kind(next), TokenKind::Number { digits: 1..=2, .. })
                }
                Piece::Count => {
                    let word = self.t.word(next);
                    let named =
                        || COUNTS.pairs().find(|(name, _)| Some(*name) == word)?.1.parse().ok();
                    let count = self.t.small(next).or_else(named)?;
                    said.days *= count;
                    true
                }
                Piece::Unit => {
                    let word = self.t.word(next)?;
                    let (_, days) = UNITS.pairs().find(|(name, _)| *name == word)?;
                    said.days *= days.parse::<u32>().ok()?;
                    true
                }
                Piece::Not(words) => {
                    if self.is(next, words) {
                        return None;
                    }
                    continue;
                }
                Piece::From => {
                    said.tokens.start = next;
                    continue;
                }
                Piece::To => {
                    end = Some(next);
                    continue;
                }
            };
            if !is_it && !optional {
                return None;
            }
            next += usize::from(is_it);
        }
        said.tokens.end = end.unwrap_or(next);
        (!self.was(at, &phrase.not_behind)).then_some(said)
    }

    /// What a phrase means, if it is one.
    fn meaning(&self, meaning: &str, said: &Said) -> Option<Relative> {
        let Range { start, end } = said.tokens;
        let (kind, which) = meaning.split_once(' ').unwrap_or((meaning, ""));
        let number = which.parse().unwrap_or(said.days);
        // „diese Woche der Begegnung“
        let is_named =
            self.is(end, &BEHIND) && self.t.is_capital(end + 1) || self.t.is_glued_symbol(end, '-');
        let is_after_day = start.checked_sub(1).is_some_and(|at| self.is_weekday(at));
        Some(match kind {
            "days" => Relative::Days(number),
            "about" if which == "surely" || self.is_then(&said.tokens) => {
                Relative::About(said.days)
            }
            "week" if !is_named => Relative::Week(number),
            "weekend" if !is_named => Relative::Weekend(number),
            "month" => Relative::Month(number),
            "month-end" => Relative::EndOfMonth,
            "week-end" if !is_named => Relative::EndOfWeek,
            "other" => Relative::Other,
            "weekday" => Relative::Weekday(
                said.weekday?,
                match which {
                    "this" => Which::This,
                    "by" if !is_after_day => Which::By,
                    "coming" => Which::Coming,
                    "next" => Which::Next,
                    week => Which::OfWeek(week.parse().ok()?),
                },
            ),
            _ => return None,
        })
    }

    /// „morgen“, „übermorgen Abend“, “tomorrow”; not „am Morgen“, „Dienstag Morgen“, „die Welt von morgen“,
    /// “tomorrow’s leaders”.
    fn tomorrow(&self, at: usize) -> Option<Step> {
        let is_part = self.is(at + 1, &PARTS)
            || self.is(at + 1, &["morning", "afternoon", "evening", "night"]);
        let is_timed = is_part
            || self.is(at + 1, &["um", "at"])
                && matches!(self.t.kind(at + 2), TokenKind::Number { .. });
        let is_for = is_timed && self.was(at, &["fuer", "for"]);
        let excluded = at.checked_sub(1).is_some_and(|at| self.is_weekday(at))
            || self.was(at, &NOT_TOMORROW) && !is_for;
        // „Heute handeln, morgen wohnen“, „gestern, heute, morgen“.
        let sentence = self.t.sentence_around(at, REACH);
        let slogan =
            sentence.clone().any(|at| self.is(at, &OTHER_DAYS) && !self.is(at + 1, &PARTS));
        // „Morgen, Dienstag, ist Markt“.
        let is_day = self.t.is(at + 1, ',') && self.is_weekday(at + 2);
        let is_verb = !self.is(at + 1, &NO_VERB)
            || self.is(at + 1, &["ist", "sind"]) && self.is(at + 2, &AFTER_IS);
        let is_adverb = self.is_english
            || self.t.is_lower(at)
            || self.begins(at) && (is_part || is_day || self.t.is_lower(at + 1) && is_verb);
        let named = !self.is_english && self.is(at + 1, &["des", "der"])
            || self.t.is_glued(at + 1)
                && matches!(self.t.kind(at + 1), TokenKind::Symbol('\'' | '-'));
        // A heading of two words says nothing.
        let alone = sentence.len() < 3 && !is_timed;
        if excluded || slogan && !is_timed || !is_adverb || named || alone {
            return None;
        }
        let after = self.was(at, &["after"]) && at >= 2 && self.is(at - 2, &["day"]);
        let end = if is_day { at + 3 } else { at + 1 + usize::from(is_part && !self.is_english) };
        let start = if after { at - 2 } else { at };
        let days = if after || self.is(at, &["uebermorgen"]) { 2 } else { 1 };
        Some((Relative::Days(days), start..end))
    }

    /// Whether something takes place „in zwei Wochen“: not „In zwei Wochen Ferien“, „in drei Tagen nach Rom“, „in
    /// zwei Wochen ist das zu schaffen“.
    fn is_then(&self, tokens: &Range<usize>) -> bool {
        let Range { start: at, end } = *tokens;
        let named = at.checked_sub(1).is_some_and(|at| self.is_weekday(at));
        let goes_on = self.t.is_noun(end) || self.is(end, &NO_DAY);
        let sentence = self.t.sentence_around(at, REACH);
        let first = self.begins(at) && self.is(end, &BE_THEN) && !self.has(&sentence, &["zu"]);
        !goes_on && (named || self.was(at, &SOON) || first || self.has(&sentence, &THEN))
    }
}
