//! Titles of items that contain a number although the item gets another one.

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::l10n::messages;
use crate::minutes::{AgendaItem, Kind, Numbered, numbered};
use crate::rules;

/// Checks the agenda. The topics of a circular are not numbered.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let mut findings = Vec::new();
    if minutes.kind != Kind::Circular {
        items(&minutes.agenda, "", &mut findings);
    }
    findings
}

fn items(beside: &[AgendaItem], above: &str, findings: &mut Vec<Diagnostic>) {
    let titles: Vec<&str> = beside.iter().map(|item| item.title.value.as_str()).collect();
    for (item, Numbered { number, left, .. }) in beside.iter().zip(numbered(&titles, above)) {
        if let Some(typed) = left {
            let start = item.title.value.len() - item.title.value.trim_start().len();
            let span = item.title.span_of(start..start + typed.len());
            let says = Two { typed: typed.to_owned(), number: number.clone() };
            let finding = rules::agenda::NUMBER.finds(says).at(span);
            findings.push(finding.help(Help { typed: typed.to_owned() }));
        }
        items(&item.items, &format!("{number}."), findings);
    }
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
