//! The texts of `tests/corpus/hygiene.txt`: what is found in them, and nothing else.

use std::time::Duration;

use stopwatch::processor_time;

use crate::context::{alone, no_settings};
use crate::diagnostic::{Diagnostic, Findings};
use crate::l10n::Language;
use crate::minutes::{Defaults, parse};
use crate::source::Source;

const CORPUS: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus/hygiene.txt"));

/// A string of TOML.
fn literal(text: &str) -> String {
    let letters = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        _ if c.is_control() || !c.is_ascii() => format!("\\U{:08X}", u32::from(c)),
        _ => c.to_string(),
    });
    format!("\"{}\"", letters.collect::<String>())
}

fn found(file: &str) -> Findings {
    let source = Source::new("a.toml", file);
    let minutes = parse(&source, &Defaults::default()).value.unwrap();
    let findings = alone(&[super::check], &minutes, &no_settings());
    for finding in &findings {
        let german = finding.message.localize(Language::German);
        assert!(german != finding.message.localize(Language::English), "{german}");
        assert!(finding.help.is_some() && finding.span.is_some(), "{german}");
    }
    findings
}

fn minutes(language: &str, text: &str) -> String {
    format!(
        "title = \"Bericht\"\nkind = \"minutes\"\nlanguage = \"{language}\"\n[meeting]\ndate = 2026-09-17\n\
         [[agenda]]\ntitle = \"Punkt 1\"\ntext = {}\n",
        literal(text)
    )
}

/// A text of the corpus, and what is to be found in it: bytes and the end of the rule's name.
fn unmarked(line: &str) -> (String, Vec<(std::ops::Range<usize>, String)>) {
    let (mut text, mut marks, mut start) = (String::new(), Vec::new(), 0);
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\\' if rest.starts_with("u{") => {
                let (code, behind) = rest[2..].split_once('}').unwrap();
                text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
                rest = behind;
            }
            '\\' => {
                text.push(if rest.starts_with('n') { '\n' } else { '\\' });
                rest = &rest[1..];
            }
            '{' => start = text.len(),
            '}' => {
                let (written, kind) = text[start..].rsplit_once(" = ").unwrap();
                let (end, kind) = (start + written.len(), kind.to_owned());
                marks.push((start..end, kind));
                text.truncate(end);
            }
            _ => text.push(c),
        }
    }
    (text, marks)
}

#[test]
fn what_a_colleague_would_strike_out_is_found() {
    let (mut language, mut faults, mut marked) = ("de", Vec::new(), 0);
    for line in CORPUS.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        if let Some(tag) = line.strip_prefix("== ") {
            language = tag;
            continue;
        }
        let (text, marks) = unmarked(line);
        marked += marks.len();
        let file = minutes(language, &text);
        let source = Source::new("a.toml", file.as_str());
        let parsed = parse(&source, &Defaults::default()).value.unwrap();
        let written = parsed.agenda[0].text.as_ref().unwrap();
        let findings: Vec<_> = found(&file).into_iter().collect();
        let mut hit = vec![false; findings.len()];
        for (range, kind) in &marks {
            let span = written.span_of(range.clone()).range();
            let near = |finding: &Diagnostic| {
                let at = finding.span.as_ref().unwrap().range();
                let is_here = at.start < span.end && span.start < at.end;
                finding.rule.name.ends_with(kind.as_str()) && is_here
            };
            if !findings.iter().any(near) {
                faults.push(format!("missed {kind}: {line}"));
            }
            findings.iter().zip(&mut hit).for_each(|(finding, hit)| *hit |= near(finding));
        }
        for (finding, _) in findings.iter().zip(&hit).filter(|(_, hit)| !**hit) {
            let says = finding.message.localize(Language::English);
            faults.push(format!("{} for nothing: {says}: {line}", finding.rule.name));
        }
    }
    assert!(marked > 150, "{marked}");
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(300))]

    #[test]
    fn no_text_is_too_strange(text in "([a-zA-ZäßİÃ¼ﬂ\u{308}\u{fffd}0-9()\\[\\]{}<>?_@/:;,.XxW «»„“`|#\\\\…-]|www\\.|https?://|TODO|\n|\n- | at ){0,60}") {
        found(&minutes("de", &text));
    }
}

/// Sixteen times the text may take forty times as long, not two hundred and fifty.
#[test]
fn a_long_text_takes_time_in_its_length() {
    let time = |part: &str, times: usize| {
        let file = minutes("de", &part.repeat(times));
        let before = processor_time();
        assert!(found(&file).iter().count() < 100, "{part}");
        processor_time().saturating_sub(before)
    };
    let parts = [
        "(",
        ")",
        "[ ) ",
        "a) ",
        "__ ",
        "?? ",
        "a. ",
        "(\n\n",
        "www.",
        "x",
        ":) ",
        "TT.MM. ",
        "\u{c3}\u{bc}",
        "@",
    ];
    for part in parts {
        let (short, long) = (time(part, 1_000), time(part, 16_000));
        let least = Duration::from_millis(5);
        assert!(long < short.max(least) * 40, "{part}: {short:?}, {long:?}");
    }
}
