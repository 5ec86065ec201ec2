//! Finds what runs against the direction of a text.
//!
//! A run begins and ends with a letter or digit and contains what stands between: spaces, dashes,
//! commas, and brackets and quotation marks if both halves can be part of it. A sentence that ends
//! inside ends the run. What belongs to a figure stays with it („+49“, „50 %“, „#5“); the full stop
//! of the surrounding sentence does not. A line with nothing but such text is one run as a whole,
//! with all its punctuation.

use std::ops::Range;

use unicode_bidi::{BidiClass, bidi_class};

use super::Direction;
use super::brackets::{Half, closes, half, is_pair, opens};

/// Part of a text that runs in another direction than the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Its place in the text (bytes).
    pub range: Range<usize>,
    /// Its own direction.
    pub direction: Direction,
}

/// Signs that belong to the word or figure behind them, as in „+49“, „#rathaus“, „/home“.
const BEFORE: &str = "+#@&-−±$€£§°~/\\=*_.";
/// Signs that belong to the word or figure before them, as in „50%“, „123#“, „C++“.
const BEHIND: &str = "#%‰°€$£+*/&=_-′″½⅓⅔¼¾⅛";
/// Signs that belong to the figure behind them even where a word of one letter is written together
/// with it, as „و“ („and“) is in Arabic. A hyphen belongs to that word: Hebrew „ב-5“.
const PREFIXED: &str = "+−±$€£§#@";
/// Signs that belong to the figure before them even after a space, as in „20 €“,
const UNITS: &str = "%‰€$£°";
/// and to the figure behind them, as in „§ 5“.
const SECTIONS: &str = "§€$£#";

/// Abbreviations before a name, whose full stop ends no sentence; small letters.
const ABBREVIATIONS: &[&str] = &[
    "abs", "abt", "art", "bspw", "bzw", "ca", "dipl", "dr", "evtl", "exkl", "fr", "geschw", "hr",
    "inkl", "jahrg", "med", "mitgl", "mr", "mrs", "ms", "nr", "phil", "prof", "st", "städt",
    "stellv", "str", "tel", "univ", "usw", "verw", "vors", "vs", "zzgl",
];
/// What streets and squares end in where their names are shortened: „Goethestr. 12“.
const SHORT_STREETS: [&str; 2] = ["str", "pl"];
/// Shorter words with a full stop may be abbreviations that are not in the list (letters).
const SHORTEST_END: usize = 4;

/// The direction in which a letter runs, or `None` for everything else, digits included.
pub(super) fn strong(c: char) -> Option<Direction> {
    match (bidi_class(c), c) {
        (_, '\u{200e}' | '\u{200f}' | '\u{61c}') => None,
        (BidiClass::L, _) => Some(Direction::LeftToRight),
        (BidiClass::R | BidiClass::AL, _) => Some(Direction::RightToLeft),
        _ => None,
    }
}

/// Whether it is a digit of any script, or a sign inside an Arabic figure.
pub(super) fn is_digit(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::EN | BidiClass::AN)
}

/// The digits of Arabic, between which spaces and dashes change places even within an isolate. Those
/// of Persian and Urdu behave like those of Europe.
pub(super) fn is_arabic_digit(c: char) -> bool {
    bidi_class(c) == BidiClass::AN
}

/// Whether it is a letter or digit from right to left: the first of them are those of Hebrew.
fn may_run_left(c: char) -> bool {
    let from_right = || matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN);
    c >= '\u{590}' && from_right()
}

/// The runs of a text, in order. Each lies in one line.
pub(super) fn runs(text: &str, base: Direction) -> Vec<Run> {
    let mut all = Vec::new();
    if base == Direction::LeftToRight && !text.chars().any(may_run_left) {
        return all;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let places: Vec<(usize, char)> = line.char_indices().collect();
        let line_of = Line { chars: places.iter().map(|(_, c)| *c).collect(), base };
        let byte = |index: usize| start + places.get(index).map_or(line.len(), |(at, _)| *at);
        for part in line_of.runs() {
            let direction = line_of.direction(&part);
            all.push(Run { range: byte(part.start)..byte(part.end), direction });
        }
        start += line.len();
    }
    all
}

/// What a character does in a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It runs against the line, or is a figure in a line from right to left.
    Core,
    /// It runs with the line.
    With,
    /// It takes the direction of what surrounds it.
    Between,
}

/// A line of text as characters; ranges are indices of characters.
struct Line {
    chars: Vec<char>,
    base: Direction,
}

impl Line {
    fn at(&self, index: usize) -> Option<char> {
        self.chars.get(index).copied()
    }

    fn before(&self, index: usize) -> Option<char> {
        index.checked_sub(1).and_then(|before| self.at(before))
    }

    fn part(&self, part: &Range<usize>) -> &[char] {
        self.chars.get(part.clone()).unwrap_or_default()
    }

    fn role(&self, c: char) -> Role {
        match strong(c) {
            Some(direction) if direction == self.base => Role::With,
            Some(_) => Role::Core,
            // A comma of the script separates the parts of a list.
            None if c == '،' => match self.base {
                Direction::RightToLeft => Role::With,
                Direction::LeftToRight => Role::Between,
            },
            None if is_arabic_digit(c) => Role::Core,
            None if is_digit(c) && self.base == Direction::RightToLeft => Role::Core,
            None => Role::Between,
        }
    }

    fn has_letters(&self, part: &Range<usize>) -> bool {
        self.part(part).iter().any(|c| strong(*c).is_some())
    }

    fn direction(&self, part: &Range<usize>) -> Direction {
        let right = |c: &char| strong(*c) == Some(Direction::RightToLeft);
        if self.part(part).iter().any(right) {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        }
    }

    fn runs(&self) -> Vec<Range<usize>> {
        if let Some(whole) = self.whole() {
            return vec![whole];
        }
        let mut runs = Vec::new();
        let mut from = 0;
        while let Some(found) = self.next(from) {
            let (run, end) = self.with_brackets(found, from);
            from = end;
            for piece in self.figures(run) {
                if !self.keeps_its_order(&piece) {
                    runs.push(self.with_signs(piece));
                }
            }
        }
        runs
    }

    /// The whole line without its margins, where nothing in it runs with the document.
    fn whole(&self) -> Option<Range<usize>> {
        let inked = |c: &char| !c.is_whitespace();
        let start = self.chars.iter().position(inked)?;
        let end = self.chars.iter().rposition(inked)? + 1;
        let with = self.chars.iter().any(|c| self.role(*c) == Role::With);
        (!with && self.has_letters(&(start..end))).then_some(start..end)
    }

    /// The next run from `from`, from its first to its last letter or digit.
    fn next(&self, from: usize) -> Option<Range<usize>> {
        let roles = |from: usize| {
            (from..self.chars.len()).filter_map(|at| Some((at, self.role(self.at(at)?))))
        };
        let (start, _) = roles(from).find(|(_, role)| *role == Role::Core)?;
        let mut end = start + 1;
        for (at, role) in roles(end) {
            match role {
                Role::Core if self.ends_sentence(start..end, at) => break,
                Role::Core => end = at + 1,
                Role::With => break,
                Role::Between => {}
            }
        }
        Some(start..end)
    }

    /// Whether a sentence ends between a run and the word that begins at `next`.
    fn ends_sentence(&self, run: Range<usize>, next: usize) -> bool {
        let gap = self.part(&(run.end..next));
        let spaced = gap.last().is_some_and(|c| c.is_whitespace());
        let begins = self.at(next).is_some_and(|c| !c.is_lowercase());
        match gap.iter().find(|c| !closes(**c)) {
            Some('!' | '?' | '…' | '؟') => spaced,
            Some('.') => spaced && begins && self.ends_in_a_word(run),
            _ => false,
        }
    }

    /// Whether the last word of a run is too long for an abbreviation.
    fn ends_in_a_word(&self, run: Range<usize>) -> bool {
        let word: String = self.part(&run).iter().rev().take_while(|c| c.is_alphabetic()).collect();
        let word: String = word.chars().rev().flat_map(char::to_lowercase).collect();
        word.chars().count() >= SHORTEST_END && !is_abbreviation(&word)
    }

    /// The run with the brackets that belong to it, or its part before one that does not; and where
    /// to look for the next run.
    fn with_brackets(&self, mut run: Range<usize>, from: usize) -> (Range<usize>, usize) {
        while let Some(found) = half(&self.chars, run.clone()) {
            match found {
                Half::Closed(at) => {
                    let opened = self.before(self.lead(run.start)).filter(|open| {
                        self.lead(run.start) > from
                            && self.at(at).is_some_and(|c| is_pair(*open, c))
                    });
                    if opened.is_none() {
                        return (self.trimmed(run.start..at), at + 1);
                    }
                    run.start = self.lead(run.start) - 1;
                }
                Half::Open(at) => {
                    let end = self.behind_stops(run.end);
                    let open = self.at(at).unwrap_or_default();
                    if !self.at(end).is_some_and(|c| is_pair(open, c)) {
                        return (self.trimmed(run.start..at), at + 1);
                    }
                    run.end = end + 1;
                }
            }
        }
        let end = run.end;
        (run, end)
    }

    /// Behind the punctuation that may stand before a closing bracket.
    fn behind_stops(&self, from: usize) -> usize {
        let stops = |at: &usize| self.at(*at).is_some_and(|c| ".!?…".contains(c));
        from + (from..self.chars.len()).take_while(stops).count()
    }

    /// Where the signs begin that belong to what stands at `start`.
    fn lead(&self, start: usize) -> usize {
        let sign = |at: &usize| self.at(*at).is_some_and(|c| BEFORE.contains(c));
        let first = start - (0..start).rev().take_while(sign).count();
        let free = |at: usize| self.before(at).is_none_or(|c| c.is_whitespace() || opens(c));
        if !free(first) {
            let prefixed = self.at(first).is_some_and(|c| PREFIXED.contains(c))
                && self.before(first).is_some_and(|c| self.role(c) == Role::With)
                && free(first - 1);
            return if prefixed { first } else { start };
        }
        let spaced = self.before(first).is_some_and(char::is_whitespace);
        let section = first.saturating_sub(2);
        let sign = self.at(section).is_some_and(|c| SECTIONS.contains(c));
        let figure = self.at(start).is_some_and(is_digit);
        if figure && spaced && sign && free(section) { section } else { first }
    }

    fn trimmed(&self, run: Range<usize>) -> Range<usize> {
        let core = |at: &usize| self.at(*at).is_some_and(|c| self.role(c) == Role::Core);
        let end = run.clone().rev().find(core).map_or(run.start, |last| last + 1);
        run.start..end
    }

    /// Figures that only stand beside each other are no run: those of a list, or a year before a
    /// time. Each is a run of its own.
    fn figures(&self, run: Range<usize>) -> Vec<Range<usize>> {
        if self.has_letters(&run) {
            return vec![run];
        }
        let mut pieces: Vec<Range<usize>> = Vec::new();
        let mut at = run.start;
        while at < run.end {
            let space = |at: &usize| self.at(*at).is_some_and(char::is_whitespace);
            let end = (at..run.end).find(space).unwrap_or(run.end);
            let figure = if end == run.end { at..end } else { self.trimmed(at..end) };
            match pieces.last_mut() {
                _ if self.trimmed(figure.clone()).is_empty() => {}
                Some(last) if !self.parts(last.clone(), &figure) => last.end = figure.end,
                _ => pieces.push(figure),
            }
            at = end + 1;
        }
        pieces
    }

    /// Whether a figure and the next one do not belong together.
    fn parts(&self, figure: Range<usize>, next: &Range<usize>) -> bool {
        let gap = self.part(&(figure.end..next.start));
        let is_time = |part: &Range<usize>| self.part(part).contains(&':');
        let only_space = gap.iter().all(|c| c.is_whitespace());
        gap.iter().any(|c| matches!(c, ',' | ';'))
            || only_space && is_time(&figure) != is_time(next)
    }

    /// Whether every program draws it as it is: digits with single full stops, commas, colons or
    /// slashes between them.
    fn keeps_its_order(&self, run: &Range<usize>) -> bool {
        let signs = self.lead(run.start) < run.start || self.behind(run.end) > run.end;
        let part = self.part(run);
        let joins = |c: char| is_digit(c) || bidi_class(c) == BidiClass::CS;
        let twice = part.windows(2).any(|pair| pair.iter().all(|c| !is_digit(*c)));
        !signs && !twice && part.iter().all(|c| joins(*c))
    }

    /// The run with the signs before and behind it, and the brackets that enclose all of it.
    fn with_signs(&self, run: Range<usize>) -> Range<usize> {
        let mut run = self.lead(run.start)..self.behind(run.end);
        loop {
            let end = self.behind_stops(run.end);
            let pair = self.before(run.start).zip(self.at(end));
            match pair {
                Some((open, closing)) if is_pair(open, closing) => run = run.start - 1..end + 1,
                _ => return run,
            }
        }
    }

    /// Behind the dash that stands for no cents: „12,–“, „1.250,-“, „5,--“.
    fn behind_price(&self, end: usize) -> usize {
        let dash = |at: &usize| self.at(*at).is_some_and(|c| matches!(c, '-' | '–' | '—'));
        let dashes = (end + 1..self.chars.len()).take_while(dash).count();
        let figure = self.before(end).is_some_and(is_digit) && self.at(end) == Some(',');
        if figure && dashes > 0 { end + 1 + dashes } else { end }
    }

    /// Where the signs end that belong to what stands before `end`.
    fn behind(&self, end: usize) -> usize {
        let figure = self.before(end).is_some_and(is_digit);
        let end = self.behind_price(end);
        let marks = |c: char| bidi_class(c) == BidiClass::NSM;
        let sign = |at: &usize| self.at(*at).is_some_and(|c| BEHIND.contains(c) || marks(c));
        let mut last = end + (end..self.chars.len()).take_while(sign).count();
        let (space, unit) = (self.at(last), self.at(last + 1));
        if space.is_some_and(char::is_whitespace)
            && unit.is_some_and(|c| UNITS.contains(c))
            && (self.before(last).is_some_and(is_digit) || figure && last == end)
        {
            last += 2;
        }
        if self.at(last) == Some('.') && self.is_abbreviated(last) { last + 1 } else { last }
    }

    /// Whether the full stop at `stop` is one of an abbreviation: „e. V.“, or „Dr.“ before a name.
    fn is_abbreviated(&self, stop: usize) -> bool {
        let letter = |at: usize| self.at(at).is_some_and(char::is_alphabetic);
        let word = (0..stop).rev().take_while(|at| letter(*at)).count();
        if word == 1 {
            let mut earlier =
                self.chars.iter().take(stop - 1).rev().skip_while(|c| c.is_whitespace());
            return earlier.next() == Some(&'.');
        }
        let word: String =
            self.part(&(stop - word..stop)).iter().flat_map(|c| c.to_lowercase()).collect();
        let goes_on = self.chars.iter().skip(stop + 1).any(|c| c.is_alphanumeric());
        goes_on && is_abbreviation(&word)
    }
}

/// Whether the word, in small letters, is mostly written with a full stop that ends no sentence.
fn is_abbreviation(word: &str) -> bool {
    let is_street = SHORT_STREETS.iter().any(|end| word.ends_with(end));
    is_street || ABBREVIATIONS.contains(&word)
}
