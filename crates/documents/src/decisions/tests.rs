//! Registers over years, and numbers that stay.

use super::number::Number;
use super::*;
use crate::minutes::{Defaults, Minutes, parse};
use crate::source::Source;

fn file(name: &str, kind: &str, date: &str, decisions: &[(&str, &str)]) -> Minutes {
    let head = format!("title = 'T'\nkind = '{kind}'\nseries = 'Netz'\n[meeting]\ndate = {date}\n");
    let item = "[[agenda]]\ntitle = 'A'\n";
    let decision =
        |(text, more): &(&str, &str)| format!("[[agenda.decisions]]\ntext = '{text}'\n{more}\n");
    let text = head + item + &decisions.iter().map(decision).collect::<String>();
    let read = parse(&Source::new(name, text), &Defaults::default());
    assert!(!read.findings.has_errors(), "{:?}", read.findings);
    read.value.unwrap()
}

fn summary(date: &str, decisions: &[(&str, &str)]) -> Minutes {
    file(&format!("{date}.toml"), "summary", date, decisions)
}

/// Text, number and proposal of each decision, in order.
fn listed(files: &[Minutes]) -> Vec<[String; 3]> {
    let read = register(&files.iter().collect::<Vec<_>>());
    let row =
        |one: Decided| [one.text, one.number.unwrap_or_default(), one.proposed.unwrap_or_default()];
    read.value.unwrap().into_iter().map(row).collect()
}

fn rows<const N: usize>(rows: [[&str; 3]; N]) -> Vec<[String; 3]> {
    rows.map(|row| row.map(str::to_owned)).into()
}

#[test]
fn without_any_number_the_count_begins_each_year() {
    let files = [
        summary("2026-09-03", &[("Drei", ""), ("Vier", "")]),
        summary("2025-11-06", &[("Eins", "")]),
        summary("2026-01-08", &[("**Zwei**", "")]),
    ];
    let wanted = [
        ["Eins", "", "B 2025/1"],
        ["Zwei", "", "B 2026/1"],
        ["Drei", "", "B 2026/2"],
        ["Vier", "", "B 2026/3"],
    ];
    assert_eq!(listed(&files), rows(wanted));
}

#[test]
fn an_older_file_that_comes_later_gets_the_next_free_number() {
    let files = [
        summary("2026-09-03", &[("Zwei", "number = 'B 2026/14'"), ("Drei", "")]),
        summary("2026-03-05", &[("Eins", "")]),
    ];
    assert_eq!(
        listed(&files),
        rows([["Eins", "", "B 2026/15"], ["Zwei", "B 2026/14", ""], ["Drei", "", "B 2026/16"]])
    );
}

#[test]
fn numbers_go_on_in_the_manner_of_the_office() {
    for (number, year, next, in_next_year) in [
        ("B 2026/14", 2026, "B 2026/15", "B 2027/1"),
        ("14/2026", 2026, "15/2026", "1/2027"),
        ("BV-26-014", 2026, "BV-26-015", "BV-27-001"),
        ("2026.9", 2026, "2026.10", "2027.1"),
        ("26/26", 2026, "26/27", "27/1"),
        ("Nr. 214", 2026, "Nr. 215", "Nr. 1"),
        ("26", 2026, "27", "1"),
    ] {
        let number = Number::of(number, year).unwrap();
        assert_eq!(number.with(year, number.count() + 1), next);
        assert_eq!(number.with(year + 1, 1), in_next_year);
    }
    assert_eq!(Number::of("ohne Zahl", 2026), None);
    assert_eq!(Number::of("99999999999", 2026), None);
    // Without a year in them they count on.
    let files = [
        summary("2026-09-03", &[("Eins", "number = 'Nr. 214'")]),
        summary("2027-01-07", &[("Zwei", "")]),
    ];
    assert_eq!(listed(&files)[1], ["Zwei", "", "Nr. 215"]);
}

#[test]
fn summary_and_minutes_of_a_meeting_have_one_decision() {
    let one = "Das Netzwerk lädt ein.";
    let files = [
        file("s.toml", "summary", "2026-09-03", &[(one, "")]),
        file(
            "m.toml",
            "minutes",
            "2026-09-03",
            &[("Das Netzwerk lädt ein", "votes = { yes = 3 }\nnumber = '7/2026'"), ("Zwei", "")],
        ),
        file("i.toml", "invitation", "2026-09-03", &[("Vorschlag", "")]),
    ];
    let read = register(&files.iter().collect::<Vec<_>>());
    assert!(read.findings.is_empty());
    let all = read.value.unwrap();
    assert_eq!(all.len(), 2, "what an invitation proposes is not decided");
    assert_eq!((all[0].number.as_deref(), all[0].places.len()), (Some("7/2026"), 2));
    assert_eq!(all[0].votes.map(|votes| votes.yes), Some(3));
    assert_eq!(all[1].proposed.as_deref(), Some("8/2026"));
    // The same words at another meeting are another decision.
    assert_eq!(
        listed(&[summary("2026-01-08", &[(one, "")]), summary("2026-09-03", &[(one, "")])]).len(),
        2
    );
}

#[test]
fn one_number_for_two_decisions_is_told() {
    let files = [
        summary("2026-03-05", &[("Eins", "number = 'B 2026/1'")]),
        summary("2026-09-03", &[("Zwei", "number = 'b 2026/1'")]),
    ];
    let read = register(&files.iter().collect::<Vec<_>>());
    let rules: Vec<_> = read.findings.iter().map(|finding| finding.rule.name).collect();
    assert_eq!(rules, ["agenda.decision-number"]);
}
