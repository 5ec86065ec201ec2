//! The list as text: to read, and to paste into a mail.

use chrono::NaiveDate;

use super::item::{Open, OpenKind};
use super::list::{Grouping, grouped};
use super::messages::Phrase;
use crate::columns;
use crate::l10n::{Language, Localize};
use crate::wording::filled;

/// Longer lines are hard to read and are broken anew by mail programs (columns).
const WIDEST: usize = 72;

/// In a narrow window, this much of a line remains (columns).
const NARROWEST: usize = 30;

/// The list. `room` is the width of the window, where a person is looking at one.
pub fn text(
    all: &[Open],
    by: Grouping,
    today: NaiveDate,
    language: Language,
    room: Option<usize>,
) -> String {
    let width = room.unwrap_or(WIDEST).clamp(NARROWEST, WIDEST);
    let parts: Vec<String> = parts(all, by, today)
        .into_iter()
        .map(|(heading, open)| {
            let heading = heading.localize(language);
            let line = "=".repeat(columns::width(&heading).clamp(3, width));
            let entries = open.iter().map(|open| entry(open, today, language, width));
            let entries: Vec<String> = entries.collect();
            format!("{heading}\n{line}\n\n{}", entries.join("\n"))
        })
        .collect();
    parts.join("\n")
}

/// The parts of the list with their headings, without empty ones.
pub(super) fn parts(all: &[Open], by: Grouping, today: NaiveDate) -> Vec<(Phrase, Vec<&Open>)> {
    if by != Grouping::Due {
        let nobody = if by == Grouping::Person { Phrase::NoPerson } else { Phrase::NoOrganisation };
        let named = |name: Option<String>| name.map_or(nobody.clone(), Phrase::Name);
        return grouped(all, by).into_iter().map(|(name, open)| (named(name), open)).collect();
    }
    let (mut late, mut due, mut rest) = (Vec::new(), Vec::new(), Vec::new());
    for open in all {
        match (open.overdue(today), open.due) {
            (Some(_), _) => late.push(open),
            (None, Some(_)) => due.push(open),
            (None, None) => rest.push(open),
        }
    }
    let parts = [(Phrase::Overdue, late), (Phrase::Next, due), (Phrase::NoDay, rest)];
    parts.into_iter().filter(|(_, open)| !open.is_empty()).collect()
}

/// An entry with what is known of it, each on a line of its own.
fn entry(open: &Open, today: NaiveDate, language: Language, width: usize) -> String {
    let mut text = filled(&title(open, language), "- ", width);
    for line in lines(open, today, language) {
        text.push_str(&filled(&line, "  ", width));
    }
    text
}

/// What is to be done, and what kind of thing it is.
pub(super) fn title(open: &Open, language: Language) -> String {
    let title = match open.kind {
        OpenKind::Task => open.text.clone(),
        OpenKind::Call => Phrase::Call(open.text.clone()).localize(language),
        OpenKind::Date => Phrase::Date(open.text.clone()).localize(language),
    };
    if open.internal { Phrase::Internal(title).localize(language) } else { title }
}

/// What is known of it: whose it is, by when, whom to ask, where it comes from.
pub(super) fn lines(open: &Open, today: NaiveDate, language: Language) -> Vec<String> {
    let file = open.at.source().path().display().to_string();
    let since = open.since.map(|day| match open.meetings {
        0 => Phrase::Since(day).localize(language),
        meetings => Phrase::Carried { day, meetings }.localize(language),
    });
    let about = open.about.clone().map(|text| Phrase::About(text).localize(language));
    let origin: Vec<String> = since.into_iter().chain(about).chain([file]).collect();
    let lines = [
        who(open, language),
        due(open, today, language),
        open.contact.clone().map(|text| Phrase::Contact(text).localize(language)),
        Some(origin.join(", ")),
    ];
    lines.into_iter().flatten().collect()
}

fn who(open: &Open, language: Language) -> Option<String> {
    match (open.person.clone(), open.organisation.clone()) {
        (Some(person), Some(organisation)) => {
            Some(Phrase::Of { person, organisation }.localize(language))
        }
        (person, organisation) => person.or(organisation),
    }
}

fn due(open: &Open, today: NaiveDate, language: Language) -> Option<String> {
    let Some(day) = open.due else { return open.when.clone() };
    let late = open.overdue(today).and_then(|days| usize::try_from(days).ok());
    let phrase = match (open.kind, late) {
        (OpenKind::Task, Some(days)) => Phrase::Late { day, days },
        (OpenKind::Task, None) => Phrase::DueOn(day),
        (OpenKind::Call, _) => Phrase::Until(day),
        (OpenKind::Date, _) => Phrase::On(day),
    };
    Some(phrase.localize(language))
}

/// The entry of a calendar on the last day: its title and its description.
pub fn deadline(open: &Open, language: Language) -> (String, String) {
    let title = match open.kind {
        OpenKind::Task => Phrase::DeadlineOf(open.text.clone()),
        OpenKind::Call | OpenKind::Date => Phrase::EndOf(open.text.clone()),
    };
    let contact = open.contact.clone().map(|text| Phrase::Contact(text).localize(language));
    let about = open.about.clone().map(|text| Phrase::About(text).localize(language));
    let lines: Vec<String> = [who(open, language), contact, about].into_iter().flatten().collect();
    (title.localize(language), lines.join("\n"))
}
