//! How well dates, times, telephone numbers and what speaks of attachments are recognised: sentences
//! with what must be read in them, and traps.
//!
//! The test measures over all readings: precision is the share of what was read that is right, recall
//! the share of what is written that was read. A reading is right with its exact stretch and meaning.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may end where its setup fails")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::ops::Range;

use chrono::Weekday;
use german::{
    AttachmentMention, Count, Date, Kind, Month, ParsedText, Phone, PhoneKind, Time, Year, phones,
    read,
};

/// The required minimum.
const PRECISION: f64 = 0.98;
const RECALL: f64 = 0.95;

/// A sentence of the corpus with the ranges that must be recognised.
struct Sentence {
    line: usize,
    text: String,
    expected: BTreeSet<Expected>,
}

/// The range of a reading, and its meaning.
type Expected = (usize, usize, String);

/// Reads the corpus: `{written = meaning}`.
fn sentences(corpus: &str) -> Vec<Sentence> {
    let mut all = Vec::new();
    for (index, line) in corpus.lines().enumerate() {
        // A line of the corpus may itself begin with the `#` of a heading.
        let is_text = !line.is_empty() && !line.starts_with("# ") && !line.starts_with("==");
        if is_text && line != "#" {
            all.push(sentence(index + 1, line));
        }
    }
    all
}

fn sentence(number: usize, line: &str) -> Sentence {
    let (mut text, mut expected) = (String::new(), BTreeSet::new());
    let line = unescaped(line);
    let mut rest = line.as_str();
    while let Some((before, behind)) = rest.split_once('{') {
        text.push_str(before);
        let Some((inner, after)) = behind.split_once('}') else { panic!("line {number}: no `}}`") };
        let Some((written, meaning)) = inner.rsplit_once(" = ") else {
            panic!("line {number}: no ` = `")
        };
        let start = text.len();
        text.push_str(written);
        expected.insert((start, text.len(), meaning.to_owned()));
        rest = after;
    }
    text.push_str(rest);
    Sentence { line: number, text, expected }
}

/// Replaces `\n`, `\\` and `\u{a0}` by the characters that they stand for.
fn unescaped(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('\\') {
        text.push_str(before);
        if let Some(behind) = behind.strip_prefix("u{") {
            let (code, after) = behind.split_once('}').unwrap();
            text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
            rest = after;
        } else {
            text.push(if behind.starts_with('n') { '\n' } else { '\\' });
            rest = &behind[1..];
        }
    }
    text + rest
}

/// A reading in the notation of the corpus.
fn meaning(kind: Kind) -> String {
    match kind {
        Kind::Date(date) => day(date),
        Kind::DateRange { first, last } => format!("{}..{}", day(first), day(last)),
        Kind::Month(at) => format!("Monat {}", month(at)),
        Kind::Vague(at) => format!("vage {}", month(at)),
        Kind::Weekday(day) => weekday(day).to_owned(),
        Kind::Recurring { first, last } if first == last => format!("jeden {}", weekday(first)),
        Kind::Recurring { first, last } => format!("jeden {}..{}", weekday(first), weekday(last)),
        Kind::Time(at) => time(at),
        Kind::TimeRange { from, to } => format!("{}..{}", time(from), time(to)),
        Kind::Impossible(_) => "unmöglich".to_owned(),
    }
}

fn year(year: Option<Year>) -> String {
    year.map(|year| format!("{}-", year.value)).unwrap_or_default()
}

fn day(date: Date) -> String {
    let weekday = date.weekday.map(|day| format!("{} ", weekday(day))).unwrap_or_default();
    format!("{weekday}{}{:02}-{:02}", year(date.year), date.month, date.day)
}

fn month(month: Month) -> String {
    format!("{}{:02}", year(month.year), month.month)
}

fn time(time: Time) -> String {
    format!("{:02}:{:02}", time.hour, time.minute)
}

fn weekday(day: Weekday) -> &'static str {
    ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"][day.num_days_from_monday() as usize]
}

/// The result for a corpus.
#[derive(Default)]
struct Score {
    sentences: usize,
    traps: usize,
    right: usize,
    read: usize,
    written: usize,
    misses: String,
}

/// The days and times of a text.
fn times(text: &str) -> BTreeSet<Expected> {
    let expected = |range: Range<usize>, kind| (range.start, range.end, meaning(kind));
    read(text).into_iter().map(|reading| expected(reading.range, reading.kind)).collect()
}

/// The telephone numbers of a text.
fn numbers(text: &str) -> BTreeSet<Expected> {
    let expected = |phone: Phone| (phone.range.start, phone.range.end, dialled(&phone));
    phones(text).into_iter().map(expected).collect()
}

/// A telephone number in the notation of the corpus.
fn dialled(phone: &Phone) -> String {
    let part = |part: &Option<String>, before: &str, behind: &str| {
        part.as_ref().map(|part| format!("{before}{part}{behind}")).unwrap_or_default()
    };
    let kind = match phone.kind {
        PhoneKind::Landline => "",
        PhoneKind::Mobile => " mobil",
        PhoneKind::Service => " dienst",
        PhoneKind::Local => " ortsnetz",
    };
    let (country, area) = (part(&phone.country, "+", " "), part(&phone.area, "(", ") "));
    format!("{country}{area}{}{}{kind}", phone.number, part(&phone.extension, " - ", ""))
}

/// Mentions of attachments, with how many and the number behind „Anlage“.
fn mentions(text: &str) -> BTreeSet<Expected> {
    let expected = |said: AttachmentMention| {
        let count = match said.count {
            Count::One => "eine",
            Count::Several => "mehrere",
            Count::Open => "offen",
        };
        let number = said.number.map(|number| format!(" {number}")).unwrap_or_default();
        (said.range.start, said.range.end, format!("{count}{number}"))
    };
    ParsedText::of(text).enclosed(false).into_iter().map(expected).collect()
}

fn measure(corpus: &str, recognise: impl Fn(&str) -> BTreeSet<Expected>) -> Score {
    let mut score = Score::default();
    for sentence in sentences(corpus) {
        let found = recognise(&sentence.text);
        score.sentences += 1;
        score.traps += usize::from(sentence.expected.is_empty());
        score.right += found.intersection(&sentence.expected).count();
        score.read += found.len();
        score.written += sentence.expected.len();
        let show = |score: &mut Score, word: &str, (from, to, meaning): &Expected| {
            let stretch: Range<usize> = *from..*to;
            let written = &sentence.text[stretch];
            let line = sentence.line;
            writeln!(score.misses, "line {line}: {word} {written:?} = {meaning}").unwrap();
        };
        sentence.expected.difference(&found).for_each(|one| show(&mut score, "not read", one));
        found.difference(&sentence.expected).for_each(|one| show(&mut score, "wrongly read", one));
    }
    score
}

/// The ratio of two counts; they are too small to lose precision.
fn share(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole).unwrap())
}

#[test]
fn dates_and_times_are_recognised() {
    hold(&measure(include_str!("corpus/dates.txt"), times), 390);
}

#[test]
fn what_was_held_out_is_recognised() {
    hold(&measure(include_str!("corpus/held-out.txt"), times), 200);
}

#[test]
fn figures_that_may_be_days_are_recognised() {
    hold(&measure(include_str!("corpus/figures.txt"), times), 180);
}

#[test]
fn telephone_numbers_are_recognised() {
    hold(&measure(include_str!("corpus/phones.txt"), numbers), 180);
}

#[test]
fn what_is_enclosed_is_recognised() {
    hold(&measure(include_str!("corpus/enclosed.txt"), mentions), 240);
}

/// Prints the result for a corpus, and fails if it is not good enough.
fn hold(score: &Score, least: usize) {
    let precision = share(score.right, score.read);
    let recall = share(score.right, score.written);
    let figures = format!(
        "\n{} sentences ({} without any), {} readings: precision {precision:.4}, recall {recall:.4}\n{}",
        score.sentences, score.traps, score.written, score.misses
    );
    // Not with `println!`, whose output the test runner hides if the test passes.
    io::stderr().write_all(figures.as_bytes()).unwrap();
    assert!(score.sentences >= least, "only {} sentences", score.sentences);
    assert!(score.traps * 5 >= score.sentences * 2, "only {} traps", score.traps);
    assert!(precision >= PRECISION, "precision {precision:.4}\n{}", score.misses);
    assert!(recall >= RECALL, "recall {recall:.4}\n{}", score.misses);
}
