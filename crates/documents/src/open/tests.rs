//! Files of a year, one after the other: what is open after the last.

use chrono::NaiveDate;

use super::*;
use crate::minutes::{Defaults, Minutes, parse};
use crate::source::Source;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A summary of that day with these lines below its head.
fn summary(date: &str, lines: &str) -> Minutes {
    of_kind("summary", date, lines)
}

fn of_kind(kind: &str, date: &str, lines: &str) -> Minutes {
    let head = format!("title = 'T'\nkind = '{kind}'\nseries = 'Netz'\n[meeting]\ndate = {date}\n");
    let source = Source::new(format!("{date}-{kind}.toml"), head + lines);
    let read = parse(&source, &Defaults::default());
    assert!(!read.findings.has_errors(), "{:?}", read.findings);
    read.value.unwrap()
}

/// An agenda item with tasks: text and further lines of each.
fn item(title: &str, tasks: &[(&str, &str)]) -> String {
    let task = |(text, more): &(&str, &str)| format!("[[agenda.tasks]]\ntext = '{text}'\n{more}\n");
    format!("[[agenda]]\ntitle = '{title}'\n") + &tasks.iter().map(task).collect::<String>()
}

fn call(title: &str, more: &str) -> String {
    format!("[[announcements]]\ntitle = '{title}'\ntype = 'call'\n{more}\n")
}

const TODAY: &str = "2026-10-01";

fn all(files: &[Minutes]) -> Vec<Open> {
    open(&files.iter().collect::<Vec<_>>(), &[], day(TODAY))
}

fn texts(all: &[Open]) -> Vec<&str> {
    all.iter().map(|open| open.text.as_str()).collect()
}

#[test]
fn what_was_carried_over_is_one_task_with_its_age() {
    let raum = "Raum für [](date:fest) **anfragen**";
    let fest = "[[dates]]\nid = 'fest'\ntitle = 'Fest'\ndate = 2026-12-01\n";
    let files = [
        summary("2026-05-07", &(item("Räume", &[(raum, "due = 2026-06-01")]) + fest)),
        summary(
            "2026-07-09",
            &item(CARRIED_TASKS[0], &[("Raum für Fest anfragen", "due = 2026-09-01")]),
        ),
        of_kind(
            "invitation",
            "2026-09-03",
            &item(CARRIED_TASKS[0], &[("Raum für Fest anfragen", "")]),
        ),
        summary("2026-09-03", &item("Räume", &[("Raum für Fest anfragen.", "due = 2026-09-20")])),
    ];
    for order in [[0, 1, 2, 3], [3, 1, 0, 2]] {
        let files: Vec<Minutes> = order.map(|at| files[at].clone()).into();
        let all = all(&files);
        assert_eq!(texts(&all), ["Raum für Fest anfragen."]);
        let task = &all[0];
        assert_eq!((task.since, task.meetings), (Some(day("2026-05-07")), 2));
        assert_eq!((task.due, task.overdue(day(TODAY))), (Some(day("2026-09-20")), Some(11)));
        assert_eq!(
            task.about.as_deref(),
            Some("Räume"),
            "not the heading of what was carried over"
        );
        assert_eq!(task.at.source().path().to_str(), Some("2026-09-03-summary.toml"));
    }
}

#[test]
fn the_last_word_wins() {
    let task = |more: &str| item("A", &[("Flyer drucken", more)]);
    let open = [summary("2026-05-07", &task("")), summary("2026-07-09", &task("done = true"))];
    assert!(all(&open).is_empty(), "done later is done");
    // Of the same name next year, it is another task.
    let again = summary("2026-09-03", &task(""));
    let files = [open[0].clone(), open[1].clone(), again];
    assert_eq!(all(&files)[0].since, Some(day("2026-09-03")));
    // Somebody else has taken it on.
    let files = [
        summary("2026-05-07", &task("who = 'Ole Muster'")),
        summary("2026-07-09", &task("who = 'Dr. Ada Probe'")),
    ];
    let found = all(&files);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].person.as_deref(), Some("Dr. Ada Probe"));
    assert!(found[0].is_of_person("probe") && !found[0].is_of_person("ole"));
}

#[test]
fn two_people_with_one_task_are_two_tasks() {
    let both = item(
        "A",
        &[("Text schreiben", "who = 'Ole Muster'"), ("Text schreiben", "who = 'Ada Probe'")],
    );
    let one = item("A", &[("Text schreiben", "who = 'Ada Probe'\ndone = true")]);
    let files = [summary("2026-05-07", &both), summary("2026-07-09", &one)];
    let found = all(&files);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].person.as_deref(), Some("Ole Muster"));
}

#[test]
fn what_was_deleted_where_the_rest_was_carried_over_is_done() {
    let first = item("A", &[("Flyer drucken", ""), ("Raum anfragen", "")]);
    let rest = |title: &str| item(title, &[("Raum anfragen", "")]);
    let files = |title: &str| [summary("2026-05-07", &first), summary("2026-07-09", &rest(title))];
    assert_eq!(texts(&all(&files(CARRIED_TASKS[0]))), ["Raum anfragen"]);
    // Whoever writes by hand has not said that it is done.
    assert_eq!(texts(&all(&files("B"))), ["Flyer drucken", "Raum anfragen"]);
    // A task of a meeting further back was not there to be deleted.
    let older = summary("2026-03-05", &item("A", &[("Alte Sache", "")]));
    let [one, two] = files(CARRIED_TASKS[0]);
    assert_eq!(texts(&all(&[older, one, two])), ["Alte Sache", "Raum anfragen"]);
}

#[test]
fn series_do_not_answer_for_each_other() {
    let mut other = summary("2026-07-09", &item("A", &[("Flyer drucken", "done = true")]));
    other.series = Some("Anderes".to_owned());
    assert_eq!(all(&[summary("2026-05-07", &item("A", &[("Flyer drucken", "")])), other]).len(), 1);
}

#[test]
fn calls_are_open_until_their_deadline_or_the_next_report() {
    let files = [
        summary("2026-07-09", &(call("Alt", "") + &call("Vorbei", "deadline = 2026-09-30"))),
        summary("2026-09-03", &(call("Neu", "") + &call("Heute", "deadline = 2026-10-01"))),
        of_kind("invitation", "2026-10-29", &call("Heute", "deadline = 2026-10-15")),
    ];
    let found = all(&files);
    assert_eq!(texts(&found), ["Heute", "Neu"]);
    assert_eq!(found[0].due, Some(day("2026-10-15")), "the deadline was put off");
    assert_eq!(found[0].since, Some(day("2026-09-03")));
    assert_eq!(found[0].overdue(day("2027-01-01")), None);
}

#[test]
fn a_task_belongs_to_the_organisation_of_its_person() {
    let lines = item(
        "A",
        &[
            ("Eins", "who = 'Dr. Ada Probe'"),
            ("Zwei", "who = 'Jugendring'"),
            ("Drei", "who = 'Ole Muster'"),
            ("Vier", ""),
        ],
    ) + "[[participants]]\nname = 'Ada Probe'\norganisation = 'Jugendring'\n";
    let found = all(&[summary("2026-05-07", &lines)]);
    let listed = |by| {
        let name = |(name, of): (Option<String>, Vec<&Open>)| (name.unwrap_or_default(), of.len());
        grouped(&found, by).into_iter().map(name).collect::<Vec<_>>()
    };
    let named = |name: &str, number| (name.to_owned(), number);
    assert_eq!(listed(Grouping::Organisation), [named("Jugendring", 2), named("", 2)]);
    assert_eq!(
        listed(Grouping::Person),
        [named("Dr. Ada Probe", 1), named("Ole Muster", 1), named("", 2)]
    );
    assert_eq!(found.iter().filter(|open| open.is_of_organisation("jugendring")).count(), 2);
}

#[test]
fn what_is_internal_says_so() {
    let lines = item("A", &[("Eins", "")]).replace("'A'\n", "'A'\nvisibility = 'internal'\n");
    assert!(all(&[summary("2026-05-07", &lines)])[0].internal);
}
