//! The register as text.

use super::messages::Phrase;
use super::register::Decided;
use crate::columns;
use crate::l10n::{Language, Localize};
use crate::wording::filled;

/// Longer lines are hard to read and are broken anew by mail programs (columns).
const WIDEST: usize = 72;

/// In a narrow window, this much of a line remains (columns).
const NARROWEST: usize = 30;

/// The register, the newest year first. `room` is the width of the window, where a person is looking
/// at one.
pub fn text(all: &[Decided], language: Language, room: Option<usize>) -> String {
    let width = room.unwrap_or(WIDEST).clamp(NARROWEST, WIDEST);
    let years = all.chunk_by(|one, next| one.year() == next.year()).rev();
    let years = years.map(|year| {
        let name = year.first().and_then(Decided::year);
        let name = name.map_or_else(|| Phrase::NoYear.localize(language), |year| year.to_string());
        let line = "=".repeat(columns::width(&name));
        let entries = year.iter().rev().map(|decided| entry(decided, language, width));
        format!("{name}\n{line}\n\n{}", entries.collect::<Vec<_>>().join("\n"))
    });
    years.collect::<Vec<_>>().join("\n")
}

fn entry(decided: &Decided, language: Language, width: usize) -> String {
    let number = match (&decided.number, &decided.proposed) {
        (Some(number), _) => number.clone(),
        (None, Some(number)) => Phrase::Proposal(number.clone()).localize(language),
        (None, None) => Phrase::NoNumber.localize(language),
    };
    let head = match decided.day {
        Some(day) => Phrase::On { number, day }.localize(language),
        None => number,
    };
    let head = if decided.internal { Phrase::Internal(head).localize(language) } else { head };
    let votes = decided.votes.map(|votes| {
        let (yes, no, abstained) = (votes.yes, votes.no, votes.abstained);
        Phrase::Votes { yes, no, abstained }.localize(language)
    });
    let files = decided.places.iter();
    let files = files.map(|place| place.at.source().path().display().to_string());
    let about = Phrase::About(decided.about.clone()).localize(language);
    let origin: Vec<String> = std::iter::once(about).chain(files).collect();
    let mut text = filled(&head, "- ", width);
    for line in [Some(decided.text.clone()), votes, Some(origin.join(", "))].into_iter().flatten() {
        text.push_str(&filled(&line, "  ", width));
    }
    text
}
