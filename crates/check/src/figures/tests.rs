//! The sentences of `tests/corpus/facts.txt`, and records against prose.

use std::collections::BTreeMap;

use crate::context::{Check, alone, no_settings};
use crate::l10n::Language;
use crate::minutes::{Defaults, parse};
use crate::source::Source;

const HEAD: &str = "title = 'T'\nkind = 'minutes'\nlanguage = 'de'\n[meeting]\ndate = 2026-09-17\n";

/// The rules that find something, each with the text at its place.
fn found(toml: &str) -> Vec<(String, String)> {
    let source = Source::new("a.toml", format!("{HEAD}{toml}"));
    let minutes = parse(&source, &Defaults::default());
    assert!(minutes.findings.is_empty(), "{:?}", minutes.findings);
    let findings = alone(&[super::check], &minutes.value.unwrap(), &no_settings());
    let of = |finding: &crate::diagnostic::Diagnostic| {
        assert!(!finding.message.localize(Language::English).is_empty() && finding.help.is_some());
        (finding.rule.name.to_owned(), finding.span.as_ref().unwrap().text().to_owned())
    };
    findings.iter().map(of).collect()
}

fn decision(text: &str, votes: &str) -> Vec<(String, String)> {
    found(&format!(
        "[[agenda]]\ntitle = 'A'\n[[agenda.decisions]]\ntext = '{text}'\nvotes = {{ {votes} }}\n"
    ))
}

#[test]
fn votes_in_prose_are_those_of_the_record() {
    for (text, votes, wrong) in [
        ("Angenommen mit 12 Ja und 3 Nein.", "yes = 12, no = 3", ""),
        ("Angenommen mit 13 Ja und 3 Nein.", "yes = 12, no = 3", "13 Ja"),
        (
            "Angenommen mit zwölf Ja-Stimmen, einer Enthaltung.",
            "yes = 12, abstained = 2",
            "einer Enthaltung",
        ),
        ("Einstimmig angenommen.", "yes = 12, no = 1", "Einstimmig"),
        ("Einstimmig angenommen.", "yes = 12, abstained = 1", ""),
        ("Nicht einstimmig angenommen.", "yes = 12, no = 1", ""),
        ("Der Kurs hat 13 Plätze.", "yes = 12", ""),
    ] {
        let found = decision(text, votes);
        let expected = (!wrong.is_empty()).then(|| ("figures.votes".to_owned(), wrong.to_owned()));
        assert_eq!(found, Vec::from_iter(expected), "{text}");
    }
}

#[test]
fn an_item_with_one_ballot_tells_of_its_decision() {
    let item = |text: &str| {
        found(&format!(
            "[[agenda]]\ntitle = 'A'\ntext = '{text}'\n[[agenda.decisions]]\ntext = 'B'\nvotes = {{ yes = 12, no = 3 }}\n"
        ))
    };
    assert_eq!(item("Es gab 11 Ja und 3 Nein.").len(), 1);
    for right in [
        "Es gab 12 Ja und 3 Nein.",
        "Der Änderungsantrag bekam 11 Ja und 4 Nein.",
        "Erst gab es 11 Ja und 4 Nein. Dann gab es 12 Ja und 3 Nein.",
    ] {
        assert!(item(right).is_empty(), "{right}");
    }
}

#[test]
fn the_list_of_participants_counts_where_no_figure_does() {
    let people = "[[participants]]\nname = 'Kim Muster'\n[[participants]]\nname = 'Ole Probe'\n";
    let text = |text: &str| found(&format!("{people}[[agenda]]\ntitle = 'A'\ntext = '{text}'\n"));
    assert_eq!(text("Anwesend sind 3 Mitglieder.").len(), 1);
    assert!(text("Anwesend sind 2 Mitglieder.").is_empty());
    assert_eq!(text("Abstimmung: 2 Ja, 1 Nein").len(), 1);
}

/// The sentences about figures, times and days: what is marked, and nothing else.
const CORPUS: &str = include_str!("../../../../tests/corpus/facts.txt");

/// The checks that they try.
const CHECKS: &[Check] = &[super::check, crate::dates::texts];

/// A minutes file with a sentence as it stands in the corpus, and where that begins.
fn of_sentence(head: &str, text: &str) -> (String, usize) {
    let mut words = head.split(' ');
    let mut next = || words.next().unwrap();
    let (kind, day, start, end) = (next(), next(), next(), next());
    let place: Vec<&str> = words.collect();
    let (kind, is_intro) = kind.split_once('/').map_or((kind, false), |(kind, _)| (kind, true));
    let english = ["the", "The", "you", "You", "We", "Thank", "closed:"];
    let is_english = text.split(' ').any(|word| english.contains(&word));
    let language = if is_english { "en" } else { "de" };
    let top = format!(
        "title = 'Bericht'\nkind = '{kind}'\nlanguage = '{language}'\nissued = 2026-11-30\n"
    );
    let records = format!(
        "[meeting]\ndate = {day}\nstart = {start}:00\nend = {end}:00\nplace = '{}'\n[attendance]\npersons = 18\n\
         organisations = 12\n",
        place.join(" ")
    );
    let (before, behind) = if is_intro {
        (format!("{top}intro = \"\"\"\n"), records)
    } else {
        (format!("{top}{records}[[agenda]]\ntitle = 'Punkt'\ntext = \"\"\"\n"), String::new())
    };
    let at = before.len();
    (format!("{before}{text}\n\"\"\"\n{behind}"), at)
}

/// A line without its marks, and the ranges that were marked, with their kinds.
fn marked(line: &str) -> (String, Vec<(std::ops::Range<usize>, &str)>) {
    let (mut text, mut marks, mut rest) = (String::new(), Vec::new(), line);
    while let Some((before, behind)) = rest.split_once('{') {
        text.push_str(before);
        let (inner, after) = behind.split_once('}').unwrap();
        let (written, kind) = inner.rsplit_once(" = ").unwrap();
        marks.push((text.len()..text.len() + written.len(), kind));
        text.push_str(written);
        rest = after;
    }
    text.push_str(rest);
    (text, marks)
}

#[test]
fn every_sentence_of_the_corpus_is_judged_as_marked() {
    let (mut faults, mut counts) = (Vec::new(), BTreeMap::new());
    for block in CORPUS.split("\n== ").skip(1) {
        let (head, lines) = block.split_once('\n').unwrap();
        for line in lines.lines().filter(|line| !line.is_empty()) {
            let (text, marks) = marked(line);
            let (source, at) = of_sentence(head, &text);
            let minutes =
                parse(&Source::new("a.toml", source), &Defaults::default()).value.unwrap();
            let findings = alone(CHECKS, &minutes, &no_settings());
            let of = |one: &crate::diagnostic::Diagnostic| {
                let start = one.span.as_ref().unwrap().range().start - at;
                (start, one.rule.name, one.message.localize(Language::German))
            };
            // Whether something is announced too late or listed is tried elsewhere.
            let tried = |one: &&crate::diagnostic::Diagnostic| {
                one.rule.name.starts_with("figures.") || one.rule.name.starts_with("text.other")
            };
            let mut told: Vec<_> = findings.iter().filter(tried).map(of).collect();
            *counts.entry(marks.first().map_or("", |(_, kind)| *kind)).or_insert(0) += 1;
            for (range, kind) in marks {
                let before = told.len();
                told.retain(|(at, ..)| !range.contains(at));
                if told.len() == before {
                    faults.push(format!("missed: {kind}: {text}"));
                }
            }
            faults.extend(
                told.iter().map(|(_, rule, says)| format!("for nothing: {rule}: {text}: {says}")),
            );
        }
    }
    assert!(faults.is_empty(), "{}\n{counts:?}", faults.join("\n"));
    assert!(counts.values().sum::<usize>() > 250, "{counts:?}");
}

#[test]
fn long_texts_take_time_in_proportion() {
    let time = |times: usize, end: &str| {
        let text =
            "12 Ja, 5 Nein, mit 9 Stimmen von 30 Plätzen 18 frei, 60 % der Sitzung um 18 Uhr";
        let text = format!("{text}{end}").repeat(times);
        let source = format!("{HEAD}start = 17:00:00\n[[agenda]]\ntitle = 'A'\ntext = '{text}'\n");
        let minutes = parse(&Source::new("a.toml", source), &Defaults::default()).value.unwrap();
        let once = || {
            let start = stopwatch::processor_time();
            alone(CHECKS, &minutes, &no_settings());
            stopwatch::processor_time().saturating_sub(start)
        };
        (0..3).map(|_| once()).min().unwrap()
    };
    for end in [" und ", ". "] {
        let (short, long) = (time(200, end), time(800, end));
        assert!(long < short * 12, "{short:?}, {long:?}");
    }
}
