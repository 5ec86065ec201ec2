//! The reference names every key of the format, in both languages, and the table of rules is the
//! registry's. `RUNDMAIL_REWRITE=1` writes the table anew.

#![expect(clippy::unwrap_used, reason = "a test may end where its own ground is missing")]

use std::fmt::Write as _;
use std::fs;

use rundmail::check::explain;
use rundmail::diagnostic::Severity;
use rundmail::fields::keys;
use rundmail::rules;
use rundmail::world::World;

#[test]
fn the_reference_names_every_key() {
    let reference = fs::read_to_string("docs/files.md").unwrap_or_default();
    let named = |key: &str| {
        reference.contains(&format!("`{key}`")) || reference.contains(&format!("[{key}]"))
    };
    let missing: Vec<_> = keys::NAMES
        .iter()
        .flat_map(|(english, german)| [english, german])
        .filter(|key| !named(key))
        .collect();
    assert!(missing.is_empty(), "docs/files.md lacks {missing:?}");
}

/// Where the table of rules stands.
const CHECKS: &str = "docs/checks.md";

/// The findings that show what a report looks like, as `tests/cases/careful-eye` has them.
const SHOWN: [&str; 2] = ["[text.other-day]", "[date.incomplete]"];

#[test]
fn the_table_of_rules_and_the_samples_are_true() {
    let written = fs::read_to_string(CHECKS).unwrap();
    let table = filled(&written, "regeln", &table());
    let german = filled(&table, "bericht", &sample("tests/cases/careful-eye/stderr.de"));
    let both = filled(&german, "report", &sample("tests/cases/careful-eye/stderr.en"));
    if World::of_process().variable("RUNDMAIL_REWRITE").is_some() {
        fs::write(CHECKS, &both).unwrap();
        return;
    }
    let same = both == written;
    assert!(same, "{CHECKS} is not up to date: RUNDMAIL_REWRITE=1 cargo test --test docs");
}

/// `text` with `content` between `<!-- NAME -->` and `<!-- /NAME -->`.
fn filled(text: &str, name: &str, content: &str) -> String {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = text.split_once(&open).unwrap();
    let (_, after) = rest.split_once(&close).unwrap();
    [before, &open, content, &close, after].concat()
}

/// A line for each rule, in the order of the names.
fn table() -> String {
    let mut all: Vec<_> = rules::all().collect();
    all.sort_by_key(|rule| rule.name);
    let mut table =
        "| Regel · rule | Stufe · level | warum | why |\n|---|---|---|---|\n".to_owned();
    for rule in all {
        let (german, english) = explain::of(rule.name).unwrap().reason;
        let level = match (rule.severity, rule.fixed) {
            (Severity::Error, true) => "Fehler, fest · error, fixed",
            (Severity::Error, false) => "Fehler · error",
            (Severity::Warning, _) => "Warnung · warning",
            (Severity::Note, _) => "Hinweis · note",
        };
        writeln!(table, "| `{}` | {level} | {german} | {english} |", rule.name).unwrap();
    }
    table
}

/// Some findings of a report with its last lines, as a block of text.
fn sample(report: &str) -> String {
    let report = fs::read_to_string(report).unwrap();
    let mut shown = "```text\n".to_owned();
    for finding in report.split("\n\n").filter(|one| SHOWN.iter().any(|rule| one.contains(rule))) {
        shown += finding;
        shown += "\n\n";
    }
    let (_, summary) = report.rsplit_once("\n\n").unwrap();
    shown + summary.trim_end() + "\n```\n"
}
