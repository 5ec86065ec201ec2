//! The letterhead of the office, or a signature of its mails, inside a text.
//!
//! Every document already has the letterhead. Mentioning the office, its address or its number in a
//! sentence is normal; only a pasted block is reported.

use std::collections::BTreeSet;
use std::ops::Range;

use german::{Class, ParsedText, Phone, Word, phones};

use super::messages::{Help, Message, Part};
use super::{PeopleContext, within};
use crate::body_text::BodyText;
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::source::Text;

/// The minimum number of parts in a block of nothing else.
const IN_BLOCK: usize = 2;
/// The minimum number of parts among other words: more than is needed to send or bring something.
const IN_SENTENCE: usize = 5;

/// The maximum length of a signature below the greeting (lines).
const BELOW: usize = 10;

/// A line of a text with the parts of the letterhead in it.
struct Line<'w> {
    range: Range<usize>,
    words: &'w [Word<'w>],
    parts: BTreeSet<Part>,
    /// The number of words that belong to no part.
    others: usize,
    purpose: bool,
    greeting: bool,
    /// Whether it is a list item or a table row.
    item: bool,
}

/// Checks every text that is longer than a line.
pub(super) fn check(context: &PeopleContext<'_>) -> Vec<Diagnostic> {
    let office = Office::of(context);
    let is_long = office.parts.len() >= IN_BLOCK;
    let texts = context.texts.iter().filter(|(text, _)| is_long && text.markdown);
    let found = texts.filter_map(|(running, words)| {
        let lines = lines(running, words, &office);
        pasted(&lines, running.text, &office)
    });
    found.collect()
}

/// The parts of the letterhead to be searched for, each with its words.
struct Office<'a> {
    parts: Vec<(Part, &'a Text, Vec<String>)>,
    phone: Vec<String>,
}

impl<'a> Office<'a> {
    fn of(context: &PeopleContext<'a>) -> Self {
        let office = context.office;
        let mut parts = Vec::new();
        let mut add = |part, text: Option<&'a Text>| {
            if let Some(text) = text {
                let plain = text.value.trim().trim_end_matches('/');
                let plain = plain.split_once("://").map_or(plain, |(_, rest)| rest);
                let plain = plain.strip_prefix("www.").unwrap_or(plain);
                if plain.chars().count() >= 5 {
                    let plain = ParsedText::of(plain);
                    let words = plain.compounds().into_iter().map(|word| word.folded.into_owned());
                    parts.push((part, text, words.collect()));
                }
            }
        };
        add(Part::Name, office.name.as_ref());
        add(Part::Name, office.unit.as_ref());
        add(Part::Street, office.street.as_ref());
        add(Part::City, office.city.as_ref());
        add(Part::Phone, office.phone.as_ref());
        add(Part::Email, office.email.as_ref());
        add(Part::Website, office.website.as_ref());
        let phone = office.phone.iter().flat_map(|phone| phones(&format!("Tel. {}", phone.value)));
        Self { parts, phone: phone.map(|phone| phone.digits()).collect() }
    }
}

/// The lines of a text; a hard line break of Markdown ends a line, too.
fn lines<'w>(
    running: &'w BodyText<'_>,
    words: &'w [Word<'w>],
    office: &Office<'_>,
) -> Vec<Line<'w>> {
    let phones = if office.phone.is_empty() { &[] } else { running.parsed.phones() };
    let ours = |phone: &&Phone| office.phone.contains(&phone.digits());
    let numbers: Vec<usize> = phones.iter().filter(ours).map(|phone| phone.range.start).collect();
    let mut at = 0;
    let lines = running.text.value.split_inclusive('\n').map(|piece| {
        let range = at..at + piece.trim_end().len();
        at += piece.len();
        let mut line = line(within(words, &range), range, office);
        line.item = piece.trim_start().starts_with(['-', '*', '+', '|']);
        if numbers.iter().any(|number| line.range.contains(number)) {
            line.parts.insert(Part::Phone);
        }
        line
    });
    lines.collect()
}

fn line<'w>(words: &'w [Word<'w>], range: Range<usize>, office: &Office<'_>) -> Line<'w> {
    let mut taken = vec![false; words.len()];
    let mut parts = BTreeSet::new();
    for (part, _, wanted) in &office.parts {
        for at in 0..words.len() {
            let here = at..at + wanted.len();
            let is_free = taken.get(here.clone()).is_some_and(|taken| !taken.contains(&true));
            let found = words.get(here.clone()).unwrap_or_default();
            if *part != Part::Phone && is_free && found.iter().map(|word| &*word.folded).eq(wanted)
            {
                taken[here].fill(true);
                parts.insert(*part);
            }
        }
    }
    let left = words.iter().zip(taken).filter(|(_, taken)| !taken).map(|(word, _)| word);
    let letters = left.filter(|word| word.folded.contains(char::is_alphabetic));
    let others = letters.clone().filter(|word| !word.is(Class::HeadLabel)).count();
    let purpose = letters.clone().any(|word| word.is(Class::Purpose));
    let greeting = others <= 5 && letters.clone().any(|word| word.is(Class::Regards));
    Line { range, words, parts, others, purpose, greeting, item: false }
}

/// What was pasted: the first signature, otherwise the first block of lines with parts of the
/// letterhead.
fn pasted(lines: &[Line<'_>], text: &Text, office: &Office<'_>) -> Option<Diagnostic> {
    let (says, range) = signature(lines).or_else(|| block(lines))?;
    let finding = rules::text::LETTERHEAD.finds(says).at(text.span_of(range.clone()));
    let inside = |line: &&Line<'_>| line.range.start < range.end && line.range.end > range.start;
    let first = lines.iter().filter(inside).flat_map(|line| &line.parts).next();
    let at = office.parts.iter().find(|(part, ..)| Some(part) == first);
    let finding = match at {
        Some((_, at, _)) => finding.also(at.span.clone(), Message::OfficeHere),
        None => finding,
    };
    Some(finding.help(Help::Letterhead))
}

fn block(lines: &[Line<'_>]) -> Option<(Message, Range<usize>)> {
    let runs = lines.split(|line| line.parts.is_empty());
    let run = runs.into_iter().find(|run| is_letterhead(run))?;
    let parts: BTreeSet<Part> = run.iter().flat_map(|line| &line.parts).copied().collect();
    let range = run.first()?.range.start..run.last()?.range.end;
    Some((Message::Letterhead { parts: parts.into_iter().collect() }, range))
}

/// Whether these adjacent lines are a letterhead. An address alone is the place of an event, and a
/// name with a number is an entry of a list.
fn is_letterhead(run: &[Line<'_>]) -> bool {
    let parts: BTreeSet<Part> = run.iter().flat_map(|line| &line.parts).copied().collect();
    let plain = run.iter().all(|line| line.others <= 2 && !line.purpose);
    if !plain {
        return parts.len() >= IN_SENTENCE;
    }
    let has = |wanted: &[Part]| wanted.iter().any(|part| parts.contains(part));
    let address = has(&[Part::Street, Part::City]);
    let contact = has(&[Part::Phone, Part::Email, Part::Website]);
    let apart = run.iter().filter(|line| !line.item).count();
    parts.len() >= IN_BLOCK
        && (address && (contact || (has(&[Part::Name]) && (parts.len() > 2 || run.len() > 1)))
            || contact && apart >= IN_BLOCK)
}

/// „Mit freundlichen Grüßen“ with a name and the office below.
fn signature(lines: &[Line<'_>]) -> Option<(Message, Range<usize>)> {
    let at = lines.iter().position(|line| line.greeting)?;
    let greeting = lines.get(at)?;
    let below: Vec<&Line<'_>> = lines.iter().skip(at + 1).take(BELOW).collect();
    let last = below.iter().rfind(|line| !line.parts.is_empty())?;
    let parts: BTreeSet<Part> = below.iter().flat_map(|line| &line.parts).copied().collect();
    let named = below.iter().any(|line| {
        line.parts.is_empty()
            && (2..=5).contains(&line.words.len())
            && line.words.iter().all(Word::is_capital)
    });
    let signed = parts.len() >= IN_BLOCK || named;
    signed.then_some((Message::Signature, greeting.range.start..last.range.end))
}
