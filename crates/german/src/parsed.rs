//! A text that is read once, however many ask about it.

use std::cell::OnceCell;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use crate::blocks::{self, Block};
use crate::clause::{self, Clause, Cut};
use crate::date::foreign;
use crate::date::found::Found;
use crate::date::mention::{self, Mention};
use crate::date::reading::Reading;
use crate::date::relative::{self, RelativeDay};
use crate::date::weeks::{self, CalendarWeeks};
use crate::enclosed::{self, AttachmentMention};
use crate::gender::{self, Gendered};
use crate::phone::{self, Phone};
use crate::quotes::{self, Quoting};
use crate::terms::{self, Term};
use crate::tokens::{Token, TokenKind, Tokens};
use crate::words::{Word, join, runs};
use crate::{date, digits::Plain};

/// A text, Markdown from the minutes file or a line, with what is recognised in it. Each kind is
/// looked for when somebody first asks for it, in time linear in the length of the text, and kept.
#[derive(Debug)]
pub struct ParsedText<'a> {
    text: &'a str,
    /// Its tag.
    language: &'a str,
    tokens: OnceCell<Tokens>,
    found: OnceCell<Vec<Found>>,
    readings: OnceCell<Vec<Reading>>,
    mentions: OnceCell<Vec<Mention>>,
    quotes: OnceCell<Vec<Quoting>>,
    terms: OnceCell<Vec<Term>>,
    clauses: OnceCell<Vec<Cut>>,
    blocks: OnceCell<Vec<Block>>,
    /// What is within quotation marks.
    cited: OnceCell<Vec<Range<usize>>>,
    /// The lines of block quotations.
    quoted_lines: OnceCell<Vec<Range<usize>>>,
    /// The telephone numbers in ASCII digits.
    numbers: OnceCell<Vec<Phone>>,
    /// Those in digits of any script; `None` where these are the same.
    dialled: OnceCell<Option<Vec<Phone>>>,
}

impl<'a> ParsedText<'a> {
    /// A German text, of which nothing is read yet.
    pub fn of(text: &'a str) -> Self {
        Self::in_language(text, "de")
    }

    /// A text in the language with this tag: „de-simple“, „uk“.
    pub fn in_language(text: &'a str, language: &'a str) -> Self {
        Self {
            text,
            language,
            tokens: OnceCell::new(),
            found: OnceCell::new(),
            readings: OnceCell::new(),
            mentions: OnceCell::new(),
            quotes: OnceCell::new(),
            terms: OnceCell::new(),
            clauses: OnceCell::new(),
            blocks: OnceCell::new(),
            cited: OnceCell::new(),
            quoted_lines: OnceCell::new(),
            numbers: OnceCell::new(),
            dialled: OnceCell::new(),
        }
    }

    /// The text itself.
    pub fn text(&self) -> &'a str {
        self.text
    }

    pub(crate) fn tokens(&self) -> &Tokens {
        self.tokens.get_or_init(|| Tokens::of(self.text))
    }

    /// The dates and times among the tokens, in order.
    pub(crate) fn found(&self) -> &[Found] {
        self.found.get_or_init(|| {
            let t = self.tokens();
            if self.is_german() { date::found(t) } else { foreign::found(t, self.language) }
        })
    }

    /// Everything that is, or resembles, a date or time, in order; the ranges are disjoint.
    pub fn readings(&self) -> &[Reading] {
        let edge = if self.is_german() { date::edge } else { foreign::edge };
        self.readings.get_or_init(|| date::readings(self.tokens(), self.found(), edge))
    }

    /// The days with their times, in order. Days that do not exist are included; times in a
    /// sentence without a day are not.
    pub fn mentions(&self) -> &[Mention] {
        self.mentions
            .get_or_init(|| mention::mentions(self.tokens(), self.found(), self.readings()))
    }

    /// The calendar weeks, in order; in English, a bare “week” may be one.
    pub fn weeks(&self) -> Vec<CalendarWeeks> {
        weeks::weeks(self.text, self.tokens(), self.is_english())
    }

    /// The days that are seen from that of the author, in order: „morgen“, “tomorrow”, „demain“.
    pub fn relative_days(&self) -> Vec<RelativeDay> {
        relative::days(self.tokens(), self.language)
    }

    /// Whether it is in German.
    pub fn is_german(&self) -> bool {
        self.language.starts_with("de")
    }

    /// Whether it is in English.
    pub fn is_english(&self) -> bool {
        self.language.starts_with("en")
    }

    /// Every quotation mark, in the order of the opening ones, without apostrophes and inches. A
    /// quotation ends within its paragraph or list item.
    pub fn quotes(&self) -> &[Quoting] {
        self.quotes.get_or_init(|| quotes::among(self.text, self.tokens()))
    }

    /// The outermost quotations, in order.
    pub fn outer_quotes(&self) -> impl Iterator<Item = &quotes::Quote> {
        self.quotes().iter().filter_map(|quoting| match quoting {
            Quoting::Quote(quote) if quote.depth == 0 => Some(quote),
            _ => None,
        })
    }

    /// Whether this byte is in a line of a block quotation.
    pub fn is_in_block_quote(&self, at: usize) -> bool {
        let lines = self.quoted_lines.get_or_init(|| blocks::quoted_lines(self.text));
        blocks::is_within(lines, &(at..at))
    }

    /// Whether the range is within quotation marks.
    pub fn is_quoted(&self, range: &Range<usize>) -> bool {
        let all = || self.outer_quotes().map(|quote| quote.range.clone()).collect();
        blocks::is_within(self.cited.get_or_init(all), range)
    }

    /// Whether the range is within quotation marks or a block quotation.
    pub fn is_cited(&self, range: &Range<usize>) -> bool {
        self.is_quoted(range) || self.is_in_block_quote(range.start)
    }

    /// Its numbers, words and marks, in order.
    pub fn terms(&self) -> &[Term] {
        self.terms
            .get_or_init(|| terms::terms(self.text, self.tokens(), self.found(), self.phones()))
    }

    /// The paragraphs, list items, headings and rows of a Markdown text, in order, without fenced
    /// code.
    pub fn blocks(&self) -> &[Block] {
        self.blocks.get_or_init(|| blocks::blocks(self.text))
    }

    fn cuts(&self) -> &[Cut] {
        self.clauses.get_or_init(|| clause::cuts(self.terms(), self.tokens()))
    }

    /// Its sentences, and their parts up to a semicolon, in order.
    pub fn clauses(&self) -> impl DoubleEndedIterator<Item = Clause<'_>> {
        self.cuts().iter().map(|cut| cut.of(self.terms(), self.tokens()))
    }

    /// Each sentence up to a full stop, in order, and that with the next one of its paragraph.
    pub fn sentences(&self) -> impl Iterator<Item = (Clause<'_>, Option<Clause<'_>>)> {
        let of = |cut: Cut| cut.of(self.terms(), self.tokens());
        clause::sentences(self.cuts()).map(move |(one, both)| (of(one), both.map(of)))
    }

    /// The sentences of a part of the text, each with its mark, in order. Where a full stop may be
    /// that of an ordinal number, none ends.
    pub fn sentences_in(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        clause::within(self.text, self.tokens(), range)
    }

    /// The number of words in a part of the text, and a key that is the same for the same words.
    /// Numbers do not count, addresses and code do as they are written.
    pub fn wording(&self, range: &Range<usize>) -> (usize, u64) {
        let (mut count, mut key) = (0, DefaultHasher::new());
        for token in self.tokens().within(range) {
            match token.kind {
                TokenKind::Word { .. } => token.folded.hash(&mut key),
                TokenKind::Masked => self.text.get(token.range.clone()).hash(&mut key),
                _ => continue,
            }
            count += 1;
        }
        (count, key.finish())
    }

    /// The telephone numbers in ASCII digits.
    pub(crate) fn numbers(&self) -> &[Phone] {
        // Most lines have no digits, and need not be split into tokens.
        let has_digits = || self.text.bytes().any(|byte| byte.is_ascii_digit());
        let read =
            || if has_digits() { phone::among(self.text, self.tokens()) } else { Vec::new() };
        self.numbers.get_or_init(read)
    }

    /// Every telephone number, in order, except struck-out ones.
    pub fn phones(&self) -> &[Phone] {
        // Digits of another script are dialled all the same.
        let dialled = self.dialled.get_or_init(|| {
            let plain = Plain::of(self.text)?;
            let own =
                |one: &Phone| Phone { range: plain.written(&one.range, self.text), ..one.clone() };
            Some(ParsedText::of(&plain.text).numbers().iter().map(own).collect())
        });
        dialled.as_deref().unwrap_or_else(|| self.numbers())
    }

    /// Every gender-inclusive form, in order.
    pub fn gendered(&self) -> Vec<Gendered> {
        let words = self.words().filter(|word| !word.is_number());
        gender::among(self.text, &words.collect::<Vec<_>>())
    }

    /// Every mention of an attachment in a German or English text, in order; at most one for each
    /// clause. Quoted and struck-out text does not count.
    pub fn enclosed(&self, is_english: bool) -> Vec<AttachmentMention> {
        let mut found = enclosed::among(self.tokens(), is_english);
        found.retain(|one| !self.is_cited(&one.range));
        found
    }

    /// The words and numbers of running text, in order; parts joined by a hyphen are words of
    /// their own.
    pub fn words(&self) -> impl Iterator<Item = Word<'_>> {
        self.words_of(self.tokens().iter().as_slice())
    }

    /// Those in a range of bytes.
    pub fn words_in(&self, range: &Range<usize>) -> impl Iterator<Item = Word<'_>> {
        self.words_of(self.tokens().within(range))
    }

    /// The words without numbers.
    pub fn names(&self) -> Vec<Word<'_>> {
        self.names_in(&(0..self.text.len()))
    }

    /// Those in a range of bytes, without numbers.
    pub fn names_in(&self, range: &Range<usize>) -> Vec<Word<'_>> {
        self.words_in(range).filter(|word| !word.is_number()).collect()
    }

    /// The words and numbers with those that are joined as one: „Meier-Probe“, „34-jährige“,
    /// „geht’s“. Addresses and code have words, too.
    pub fn compounds(&self) -> Vec<Word<'_>> {
        let mut all: Vec<Word<'_>> = Vec::new();
        let mut end = 0;
        for token in self.tokens().iter() {
            if token.kind == TokenKind::Masked {
                let masked = self.text.get(token.range.clone()).unwrap_or_default();
                for run in runs(masked, char::is_alphanumeric) {
                    let range = token.range.start + run.start..token.range.start + run.end;
                    join(&mut all, Word::of(self.text, range, end), self.text);
                    end = all.last().map_or(0, |word| word.range.end);
                }
            } else if token.is_word() {
                join(&mut all, token.as_word(self.text, end), self.text);
                end = token.range.end;
            }
        }
        all
    }

    fn words_of<'t>(&'t self, tokens: &'t [Token]) -> impl Iterator<Item = Word<'t>> {
        let mut end = 0;
        tokens.iter().filter(|token| token.is_word()).map(move |token| {
            let word = token.as_word(self.text, end);
            end = token.range.end;
            word
        })
    }

    /// Whether the range is running text: no code, address, target of a link or file name.
    pub fn is_prose(&self, range: &Range<usize>) -> bool {
        let masks = &self.tokens().masks;
        let next = masks.partition_point(|mask| mask.range.end <= range.start);
        masks.get(next).is_none_or(|mask| mask.range.start >= range.end)
    }
}

/// The [`ParsedText::readings`] of a text of which nothing else is asked.
pub fn read(text: &str) -> Vec<Reading> {
    ParsedText::of(text).readings().to_vec()
}

/// The [`ParsedText::phones`] of a text of which nothing else is asked.
pub fn phones(text: &str) -> Vec<Phone> {
    ParsedText::of(text).phones().to_vec()
}
