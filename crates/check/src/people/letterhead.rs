//! The letterhead of the office, or a signature of its mails, inside a text.
//!
//! Every document already has the letterhead. Mentioning the office, its address or its number in a
//! sentence is normal; only a pasted block is reported.

use std::collections::BTreeSet;
use std::ops::Range;

use german::phones;

use super::PeopleContext;
use super::lists::{LABELS, PURPOSES};
use super::messages::{Help, Message, Part};
use super::word::{folded, words};
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::source::Text;

/// The minimum number of parts in a block of nothing else.
const IN_BLOCK: usize = 2;
/// The minimum number of parts among other words: more than is needed to send or bring something.
const IN_SENTENCE: usize = 5;

/// The maximum length of a signature below the greeting (lines).
const BELOW: usize = 10;

/// The last digits of a number are the same however it is written.
const END: usize = 4;

/// The ends of letters.
const GREETINGS: &str = "gruessen gruesse gruss regards greetings";

/// A line of a text with the parts of the letterhead in it.
struct Line {
    range: Range<usize>,
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
    let texts = context.texts.iter().filter(|text| is_long && text.markdown);
    let texts = texts.filter(|running| office.may_be_in(&running.text.value));
    let lines = |text: &Text| lines(&text.value, &office);
    texts.filter_map(|running| pasted(&lines(running.text), running.text, &office)).collect()
}

/// The parts of the letterhead to be searched for.
struct Office<'a> {
    parts: Vec<(Part, &'a Text, String)>,
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
                let plain = folded(plain.strip_prefix("www.").unwrap_or(plain));
                if plain.chars().count() >= 5 {
                    parts.push((part, text, plain));
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

    /// Whether a line of the text can have a part of it: in nearly all texts, none has.
    fn may_be_in(&self, text: &str) -> bool {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let ends = |number: &String| {
            let end = number.get(number.len().saturating_sub(END)..).unwrap_or_default();
            digits.contains(end)
        };
        // In digits of other scripts as well.
        let others = text.chars().any(|c| c.is_numeric() && !c.is_ascii());
        let text = folded(text);
        let is_in = |part: Part, plain: &str| part != Part::Phone && text.contains(plain);
        others
            || self.phone.iter().any(ends)
            || self.parts.iter().any(|(part, _, plain)| is_in(*part, plain))
    }
}

/// The lines of a text; a hard line break of Markdown ends a line, too.
fn lines(text: &str, office: &Office<'_>) -> Vec<Line> {
    let mut at = 0;
    let pieces = text.split_inclusive('\n').map(|piece| {
        let range = at..at + piece.trim_end().len();
        at += piece.len();
        range
    });
    pieces.map(|range| line(text.get(range.clone()).unwrap_or_default(), range, office)).collect()
}

fn line(text: &str, range: Range<usize>, office: &Office<'_>) -> Line {
    let mut rest = folded(text);
    let mut parts = BTreeSet::new();
    for (part, _, plain) in &office.parts {
        if *part != Part::Phone && rest.contains(plain.as_str()) {
            rest = rest.replace(plain.as_str(), " ");
            parts.insert(*part);
        }
    }
    let numbers = phones(text);
    if numbers.iter().any(|phone| office.phone.contains(&phone.digits())) {
        parts.insert(Part::Phone);
    }
    let left = words(&rest);
    let letters = left.iter().filter(|word| word.folded.chars().any(char::is_alphabetic));
    let others = letters.clone().filter(|word| !LABELS.contains(&word.folded)).count();
    Line {
        range,
        parts,
        others,
        purpose: letters.clone().any(|word| PURPOSES.contains(&word.folded)),
        greeting: others <= 5 && letters.clone().any(|word| word.is_in(GREETINGS)),
        item: text.trim_start().starts_with(['-', '*', '+', '|']),
    }
}

/// What was pasted: the first signature, otherwise the first block of lines with parts of the
/// letterhead.
fn pasted(lines: &[Line], text: &Text, office: &Office<'_>) -> Option<Diagnostic> {
    let (says, range) = signature(lines, &text.value).or_else(|| block(lines))?;
    let finding = rules::text::LETTERHEAD.finds(says).at(text.span_of(range.clone()));
    let inside = |line: &&Line| line.range.start < range.end && line.range.end > range.start;
    let first = lines.iter().filter(inside).flat_map(|line| &line.parts).next();
    let at = office.parts.iter().find(|(part, ..)| Some(part) == first);
    let finding = match at {
        Some((_, at, _)) => finding.also(at.span.clone(), Message::OfficeHere),
        None => finding,
    };
    Some(finding.help(Help::Letterhead))
}

fn block(lines: &[Line]) -> Option<(Message, Range<usize>)> {
    let runs = lines.split(|line| line.parts.is_empty());
    let run = runs.into_iter().find(|run| is_letterhead(run))?;
    let parts: BTreeSet<Part> = run.iter().flat_map(|line| &line.parts).copied().collect();
    let range = run.first()?.range.start..run.last()?.range.end;
    Some((Message::Letterhead { parts: parts.into_iter().collect() }, range))
}

/// Whether these adjacent lines are a letterhead. An address alone is the place of an event, and a
/// name with a number is an entry of a list.
fn is_letterhead(run: &[Line]) -> bool {
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
fn signature(lines: &[Line], text: &str) -> Option<(Message, Range<usize>)> {
    let at = lines.iter().position(|line| line.greeting)?;
    let greeting = lines.get(at)?;
    let below: Vec<&Line> = lines.iter().skip(at + 1).take(BELOW).collect();
    let last = below.iter().rfind(|line| !line.parts.is_empty())?;
    let parts: BTreeSet<Part> = below.iter().flat_map(|line| &line.parts).copied().collect();
    let named = below.iter().any(|line| {
        let words = words(text.get(line.range.clone()).unwrap_or_default());
        line.parts.is_empty()
            && (2..=5).contains(&words.len())
            && words.iter().all(|word| word.capital)
    });
    let signed = parts.len() >= IN_BLOCK || named;
    signed.then_some((Message::Signature, greeting.range.start..last.range.end))
}
