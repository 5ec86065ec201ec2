//! Whatever a file contains: no rule panics, each finding has a rule with an explanation, and its
//! span is in its file.

mod fragments;

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{RngSeed, TestRunner};

use fragments::{DATE_KEYS, DATES, FORM, FRAGMENTS, KEYS, OTHERS, TABLES};

use super::*;
use crate::check;
use crate::l10n::Language;
use crate::report;
use crate::rules::explain;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => vec(select(FRAGMENTS), 0..12).prop_map(|pieces| pieces.concat()),
        8 => vec(select(FRAGMENTS), 0..12).prop_map(|pieces| pieces.join(" ")),
        1 => "\\PC{0,60}",
        1 => (select(FRAGMENTS), 50..400usize).prop_map(|(piece, times)| piece.repeat(times)),
    ]
}

/// A text as a TOML string, occasionally an invalid one.
fn literal(text: &str, form: usize) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    let plain: String = escaped.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    match form {
        0..6 => format!("\"{}\"", plain.replace('\n', "\\n")),
        6..10 => format!("\"\"\"\n{plain}\"\"\""),
        10 => format!("'''{text}'''"),
        11 => format!("'{text}'"),
        12 => format!("\"\"\"\\\n   {}\"\"\"", plain.replace('ä', "\\u00e4")),
        _ => format!("\"{text}"),
    }
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(TABLES).prop_map(|table| format!("{table}\ntitle = \"T\"")),
        12 => (select(KEYS), text(), 0..120usize)
            .prop_map(|(key, text, form)| format!("{key} = {}", literal(&text, form % 60 % 14))),
        3 => (select(DATE_KEYS), select(DATES)).prop_map(|(key, date)| format!("{key} = {date}")),
        2 => select(OTHERS).prop_map(str::to_owned),
    ]
}

/// A nearly valid file: if a line makes it invalid TOML, the reader's findings are tested.
fn file() -> impl Strategy<Value = String> {
    let head = "title = \"Runde\"\nkind = \"circular\"\nissued = 2026-09-24\n";
    vec(line(), 0..14).prop_map(move |lines| head.to_owned() + &lines.join("\n") + "\n")
}

/// A valid file with any texts and days.
fn formed() -> impl Strategy<Value = String> {
    let day = (select(&[1, 2024, 2026, 2026, 2026, 2027, 9999]), 1..=12u32, 1..=28u32);
    let day = day.prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"));
    (vec(text(), 44), vec(day, 12)).prop_map(|(texts, days)| {
        let mut texts = texts.iter().map(|text| {
            let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
            text.chars().filter(|c| !c.is_control()).collect::<String>()
        });
        let mut days = days.into_iter();
        let mut file = String::new();
        for c in FORM.chars() {
            match c {
                '@' => file += &texts.next().unwrap_or_default(),
                '#' => file += &days.next().unwrap_or_else(|| "2026-10-01".to_owned()),
                _ => file.push(c),
            }
        }
        file
    })
}

fn samples() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let examples = root.join("examples/netzwerk");
    let names = [
        "2026-09-03-zusammenfassung.toml",
        "2026-10-29-einladung.ar.toml",
        "2026-10-29-einladung.uk.toml",
    ];
    let files = names.map(|name| examples.join(name)).into_iter();
    let files = files.chain([root.join("tests/contract/minutes.toml")]);
    files.map(|file| fs::read_to_string(file).unwrap()).collect()
}

/// A sample with some parts overwritten, removed or duplicated.
fn mutated() -> impl Strategy<Value = String> {
    let change = (any::<Index>(), 0..40usize, select(FRAGMENTS), 0..3u8);
    (select(samples()), vec(change, 1..6)).prop_map(|(sample, changes)| {
        changes.into_iter().fold(sample, |text, (at, length, fragment, how)| {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = at.index(starts.len());
            let end = starts.get(at + length).copied().unwrap_or(text.len());
            let (start, piece) = (starts[at], &text[starts[at]..end]);
            match how {
                0 => [&text[..start], fragment, &text[end..]].concat(),
                1 => [&text[..start], &text[end..]].concat(),
                _ => [&text[..end], piece, &text[end..]].concat(),
            }
        })
    })
}

/// A folder with settings that some rules need.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let settings = "[organisation]\nname = \"Stadt Musterstadt\"\nphone = \"0301 5904\"\n\
                    email = \"a@b.example\"\n[mail]\nfrom = \"a@b.example\"\n\
                    [[check.accept]]\nrule = \"text.weekday\"\nplace = \"a.toml: Montag\"\nwhy = \"x\"\n";
    fs::write(folder.path().join(crate::settings::FILE_NAME), settings).unwrap();
    folder
}

/// Runs the rules of `check`, and with `documents` also those of making documents.
fn checked(folder: &Path, bytes: &[u8], documents: bool) -> Findings {
    let file = folder.join("a.toml");
    fs::write(&file, bytes).unwrap();
    if documents {
        let args = CheckArgs {
            files: vec![file],
            contacts: None,
            server: false,
            explain: None,
            json: false,
            sarif: false,
            fix: false,
            yes: false,
        };
        return look(&args, &World::new(HashMap::new(), PathBuf::new())).findings;
    }
    let mut findings = Findings::new();
    let Some(workspace) = Workspace::read(&file).report_to(&mut findings) else { return findings };
    findings.extend(check::minutes(&workspace));
    findings.extend(check::sending(&workspace));
    findings.extend(check::mailings(&[&workspace, &workspace].map(check::Mailing::of)));
    check::apply_levels(findings, &workspace.settings).dedup()
}

fn hold(findings: &Findings) -> Result<(), TestCaseError> {
    for finding in findings {
        prop_assert!(explain::of(finding.rule).is_some(), "{} is not explained", finding.rule);
        for language in [Language::German, Language::English] {
            prop_assert!(
                !finding.message.localize(language).trim().is_empty(),
                "{}",
                finding.rule.name
            );
        }
        let others = finding.labels.iter().map(|(span, _)| span);
        for span in finding.span.iter().chain(others) {
            let (text, range) = (span.source().text(), span.range());
            prop_assert!(text.get(range.clone()).is_some(), "{} {range:?}", finding.rule.name);
            let whole = range == (0..0);
            prop_assert!(
                whole || !range.is_empty() || text.len() >= range.end,
                "{}",
                finding.rule.name
            );
        }
    }
    for language in [Language::German, Language::English] {
        prop_assert!(findings.is_empty() || !report::text(findings, language, false).is_empty());
    }
    let json: serde_json::Value =
        serde_json::from_str(&report::json(findings, Language::English)).unwrap();
    prop_assert!(json.is_array());
    Ok(())
}

/// Checks this many files, and returns the rules that found something in them.
fn any_of<S: Strategy>(
    cases: u32,
    seed: u64,
    documents: bool,
    files: S,
    bytes: impl Fn(&S::Value) -> &[u8],
) -> BTreeSet<&'static str> {
    let folder = folder();
    let mut runner = TestRunner::new(ProptestConfig {
        cases,
        failure_persistence: None,
        max_shrink_iters: 300,
        rng_seed: RngSeed::Fixed(seed),
        ..ProptestConfig::default()
    });
    let found = RefCell::new(BTreeSet::new());
    let result = runner.run(&files, |file| {
        let findings = checked(folder.path(), bytes(&file), documents);
        found.borrow_mut().extend(findings.iter().map(|finding| finding.rule.name));
        hold(&findings)
    });
    if let Err(error) = result {
        panic!("{error}");
    }
    found.into_inner()
}

#[test]
fn no_rule_panics_at_any_text() {
    let seen = any_of(400, 1, false, formed(), String::as_bytes);
    let of_values = |rule: &&&str| !rule.starts_with("toml.") && !rule.starts_with("file.");
    let found = seen.iter().filter(of_values).count();
    assert!(found >= 30, "only {found} rules found something: {seen:?}");
}

#[test]
fn no_rule_panics_at_any_other_text() {
    let _ = any_of(400, 6, false, formed(), String::as_bytes);
}

#[test]
fn no_rule_panics_at_any_file() {
    let seen = any_of(1_500, 2, false, file(), String::as_bytes);
    assert!(seen.len() >= 30, "only these rules found something: {seen:?}");
}

#[test]
fn no_rule_panics_at_a_sample_that_somebody_has_changed() {
    let _ = any_of(500, 3, false, mutated(), String::as_bytes);
}

#[test]
fn no_document_panics_at_any_file() {
    let _ = any_of(150, 4, true, formed(), String::as_bytes);
}

#[test]
fn no_bytes_make_it_panic() {
    let _ = any_of(500, 5, false, vec(any::<u8>(), 0..200), Vec::as_slice);
}

#[test]
fn nothing_deep_or_long_makes_it_panic_or_wait() {
    let folder = folder();
    let head = "title = \"Runde\"\nkind = \"circular\"\nintro = \"\"\"\n";
    let deep = [
        "[",
        "(",
        "> ",
        "**a ",
        "*",
        "„",
        "- ",
        "<a",
        "&",
        "%41",
        "[a](",
        "`",
        "Montag, 1.1.2026 ",
        "|",
        "_a",
    ];
    for piece in deep {
        let text = format!("{head}{}\n\"\"\"\n", piece.repeat(5_000));
        hold(&checked(folder.path(), text.as_bytes(), false)).unwrap();
    }
    for text in ["[".repeat(5_000), format!("a = {}", "[".repeat(5_000)), "{a=".repeat(5_000)] {
        hold(&checked(folder.path(), text.as_bytes(), false)).unwrap();
    }
}
