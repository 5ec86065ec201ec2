//! The lists of a report: decisions, open tasks, calls, dates.

use chrono::NaiveDate;

use crate::calendar::Item;
use crate::decisions::Decided;
use crate::document::vocabulary::{Vocabulary, fill};
use crate::markdown::clean_line;
use crate::minutes::EventStatus;
use crate::view::{Block, Inline};

fn list(items: Vec<Vec<Inline>>) -> Block {
    let items = items.into_iter().map(|text| vec![Block::Paragraph { text }]).collect();
    Block::List { start: None, labels: Vec::new(), items }
}

/// The decisions with number, day and votes.
pub(super) fn decisions(all: &[Decided], words: &Vocabulary) -> Block {
    let item = |decided: &Decided| {
        let day = decided.day.map(|day| words.date(day));
        let head: Vec<String> = decided.number.clone().into_iter().chain(day).collect();
        let mut text =
            vec![Inline::Strong { text: vec![Inline::text(head.join(&words.phrases.text.comma))] }];
        text.push(Inline::Break);
        text.extend(decided.written.clone());
        if let Some(votes) = decided.votes {
            text.extend([Inline::Break, Inline::text(words.votes(votes))]);
        }
        text
    };
    list(all.iter().map(item).collect())
}

/// Texts with the day by which they are due.
pub(super) fn due(all: &[(String, Option<NaiveDate>)], label: &str, words: &Vocabulary) -> Block {
    let item = |(text, day): &(String, Option<NaiveDate>)| {
        let day = day.map(|day| {
            let value = words.date(day);
            let detail = &words.phrases.correction.detail;
            fill(detail, &[("label", label), ("value", &value)])
        });
        vec![Inline::text(match day {
            Some(day) => format!("{text} ({day})"),
            None => text.clone(),
        })]
    };
    list(all.iter().map(item).collect())
}

/// The dates, each with its day.
pub(super) fn dates(items: &[Item], words: &Vocabulary) -> Block {
    let item = |item: &Item| {
        let event = item.event.as_ref()?;
        let mut title = clean_line(&event.title.value);
        let texts = &words.phrases.text;
        if event.status == EventStatus::Cancelled {
            title = fill(&texts.cancelled_event, &[("title", &title)]);
        }
        let when = match (item.first_day(), &event.when) {
            (Some(first), _) => words.date_range(first, item.last_day().unwrap_or(first)),
            (None, Some(when)) => clean_line(&when.value),
            (None, None) => texts.no_date.clone(),
        };
        Some(vec![Inline::text(fill(&texts.event, &[("title", &title), ("when", &when)]))])
    };
    list(items.iter().filter_map(item).collect())
}

/// Days in one sentence: „9. Januar 2026, 11. Mai 2026“.
pub(super) fn days(days: &[NaiveDate], words: &Vocabulary) -> String {
    let days = days.iter().map(|day| words.date(*day));
    days.collect::<Vec<_>>().join(&words.phrases.text.comma)
}

/// Notes, each an item.
pub(super) fn notes(notes: Vec<String>) -> Block {
    list(notes.into_iter().map(|note| vec![Inline::text(note)]).collect())
}
