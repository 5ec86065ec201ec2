//! How old somebody or something is, beside the year in which that began: „seit 25 Jahren, seit 1998“.

use chrono::Datelike as _;
use german::{Class, Clause};

use super::messages::{Help, Message};
use super::{Found, Page};
use crate::diagnostic::Diagnostic;
use crate::rules;

/// What is this old at most.
const OLDEST: i64 = 1_200;

/// Checks the age that a sentence tells beside a year.
pub(super) fn check(page: &Page<'_>, clause: Clause<'_>) -> Option<Diagnostic> {
    let minutes = page.minutes;
    let day = minutes.issued.as_ref().or(minutes.meeting.as_ref().map(|one| &one.date))?;
    let found = differs(clause, i64::from(day.value.year()))?;
    Some(page.finds(&rules::figures::SUM, Help::Figures, clause, found))
}

fn differs(clause: Clause<'_>, now: i64) -> Option<Found> {
    let years = clause.terms().iter().enumerate().filter_map(|(at, one)| {
        let number = one.number().filter(|one| one.whole && one.digits == 4)?;
        let year = number.hundredths / 100;
        (now - OLDEST..=now).contains(&year).then_some((at, year))
    });
    let (places, years): (Vec<usize>, Vec<i64>) = years.unzip();
    if years.is_empty() || years.len() > 2 {
        return None;
    }
    let is_born = clause.has(["geboren", "born"]);
    let mut ages = clause.counts().filter(|(at, _)| is_age(clause, *at, is_born));
    let (at, age) = ages.next().filter(|_| ages.next().is_none())?;
    // „1998 gegründet, seit 25 Jahren leitet ihn Frau Probe“ tells two things.
    let (first, last) = (at.min(*places.first()?), at.max(*places.first()?));
    let parted = clause.mark(first, &[',']).is_some_and(|comma| comma < last);
    let since_both = places.iter().all(|year| clause.of_before(*year, 1, ["seit", "since"]));
    if parted && clause.of_before(at, 1, ["seit", "since", "for"]) && !since_both {
        return None;
    }
    let begins = |at: usize| {
        let word = clause.word(at);
        BEGINNING.iter().any(|start| word.starts_with(start)) || word == "seit" || word == "since"
    };
    let ends = ["bis", "until", "damals", "wurde", "war", "vor", "starb", "nach", "ago", "after"];
    if !(0..clause.len()).any(begins) || clause.has(ends) || clause.has(Class::Roughly) {
        return None;
    }
    let since = match *years.as_slice() {
        [year] if is_now(clause) => now - year,
        // „1998 gegründet, feierte 2024 sein 25-jähriges Bestehen“
        [year, then]
            if year < then && clause.has(["feierte", "feiert", "begeht", "celebrated"]) =>
        {
            then - year
        }
        _ => return None,
    };
    let age = i64::from(age);
    let says = Message::Sum { sum: since.to_string(), told: age.to_string() };
    // Before the day itself it is a year less, and some count from the year before.
    ((since - age).abs() > 1 && since > 1 && age > 1).then(|| (says, at..at + 2))
}

/// Whether a number tells an age: „25 Jahre“, „25-jähriges“, „wird 80“.
fn is_age(clause: Clause<'_>, at: usize, is_born: bool) -> bool {
    let behind = if clause.is(at + 1, '-') { at + 2 } else { at + 1 };
    let word = clause.word(behind);
    let is_years =
        matches!(word, "jahre" | "jahren" | "years" | "year") || word.starts_with("jaehrig");
    let is_turned = is_born
        && (1..5).any(|back| clause.of_before(at, back, ["wird", "turns"]))
        && word.is_empty();
    is_years || is_turned
}

/// Whether the sentence is about the present.
fn is_now(clause: Clause<'_>) -> bool {
    let says = [
        "seit", "since", "feiert", "besteht", "wird", "begeht", "diesem", "heuer", "ist", "sind",
        "turns",
    ];
    clause.has(says) && !clause.has(["hat", "hatte", "dabei", "naechsten", "kommenden"])
}

/// How words begin for the beginning of something.
const BEGINNING: [&str; 9] = [
    "gegruend",
    "gruend",
    "geboren",
    "eroeffnet",
    "besteh",
    "verheirat",
    "founded",
    "born",
    "opened",
];
