//! The register as a document.

use super::messages::Phrase;
use super::register::Decided;
use crate::document::listing::{Listing, heading};
use crate::document::view::{Block, Document, Fact, Inline};
use crate::document::vocabulary::Vocabulary;
use crate::l10n::{Language, Localize};

/// The register, the newest year first; `language` is that of the user.
pub fn document(all: &[Decided], listing: &Listing<'_>, language: Language) -> Option<Document> {
    let years = all.chunk_by(|one, next| one.year() == next.year()).rev();
    let blocks = years.flat_map(|year| of_year(year, listing.words, language)).collect();
    listing.document("decisions", &Phrase::Title.localize(language), blocks)
}

/// A heading, and each decision in a box below that of its day.
fn of_year(year: &[Decided], words: &Vocabulary, language: Language) -> Vec<Block> {
    let Some(number) = year.first().map(Decided::year) else { return Vec::new() };
    let name = number.map_or_else(|| Phrase::NoYear.localize(language), |year| year.to_string());
    let id = number.map_or_else(|| "year".to_owned(), |year| format!("year-{year}"));
    let mut blocks = vec![heading(2, id, name)];
    for of_day in year.chunk_by(|one, next| one.day == next.day).rev() {
        if let Some(day) = of_day.first().and_then(|one| one.day) {
            blocks.push(heading(3, format!("day-{day}"), words.weekday_date(day)));
        }
        blocks.extend(of_day.iter().map(|decided| entry(decided, words, language)));
    }
    blocks
}

fn entry(decided: &Decided, words: &Vocabulary, language: Language) -> Block {
    let labels = &words.phrases.label;
    let label = match &decided.number {
        Some(number) => format!("{} {number}", labels.decision),
        None => labels.decision.clone(),
    };
    let label = if decided.internal { Phrase::Internal(label).localize(language) } else { label };
    let mut blocks = vec![Block::Paragraph { text: decided.written.clone() }];
    if let Some(votes) = decided.votes {
        let value = vec![Inline::text(words.votes(votes))];
        let label = labels.votes.clone();
        let facts = vec![Fact { name: "votes", label, colon: None, value, calendar: None }];
        blocks.push(Block::Facts { facts });
    }
    Block::Box { role: "decision", label, blocks }
}
