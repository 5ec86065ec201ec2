//! Titles of items that contain a number although the item gets another one.

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::l10n::messages;
use crate::minutes::{AgendaItem, Numbered, numbered};
use crate::rules;

/// Checks the agenda. Topics without a meeting are not numbered.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    if minutes.kind.has_meeting() { items(&minutes.agenda, "") } else { Vec::new() }
}

fn items(beside: &[AgendaItem], above: &str) -> Vec<Diagnostic> {
    let titles: Vec<&str> = beside.iter().map(|item| item.title.value.as_str()).collect();
    let numbered = beside.iter().zip(numbered(&titles, above));
    let found = numbered.flat_map(|(item, Numbered { number, left, .. })| {
        let two = left.map(|typed| {
            let start = item.title.value.len() - item.title.value.trim_start().len();
            let span = item.title.span_of(start..start + typed.len());
            let says = Two { typed: typed.to_owned(), number: number.clone() };
            let finding = rules::agenda::NUMBER.finds(says).at(span);
            finding.help(Help { typed: typed.to_owned() })
        });
        two.into_iter().chain(items(&item.items, &format!("{number}.")))
    });
    found.collect()
}

messages! {
    /// The item would have two numbers.
    struct Two { typed: String, number: String } =
        "Der Titel beginnt mit „{typed}“, der Punkt erhält aber die Nummer {number}.",
        "The title begins with \"{typed}\", but the item gets the number {number}.";

    /// What to do about it.
    struct Help { typed: String } =
        "Streichen Sie „{typed}“ aus dem Titel, oder beginnen Sie alle Titel neben diesem mit \
         ihrer Nummer, jede höher als die davor: Dann gelten Ihre Nummern.",
        "Remove \"{typed}\" from the title, or begin all titles at this level with their numbers, \
         each higher than the one before: your numbers are then used.";
}
