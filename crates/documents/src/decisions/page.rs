//! The register as a document.

use chrono::NaiveDate;

use super::messages::Phrase;
use super::register::Decided;
use crate::direction;
use crate::document::pictures::Gallery;
use crate::document::view::{Block, Document, Edition, Fact, Inline, Section};
use crate::document::vocabulary::Vocabulary;
use crate::document::{DocumentInput, build};
use crate::l10n::{Language, Localize};
use crate::minutes::{Kind, Minutes};
use crate::settings::Settings;
use crate::source::{Source, Span, Spanned};

/// The register, the newest year first; `words` are of the language of the user.
pub fn document(
    all: &[Decided],
    settings: &Settings,
    words: &Vocabulary,
    language: Language,
    edition: Edition,
    today: NaiveDate,
) -> Option<Document> {
    let title = Phrase::Title.localize(language);
    let (minutes, gallery) = (empty(&title, words), Gallery::default());
    let input = DocumentInput { minutes: &minutes, settings, words, gallery: &gallery, today };
    let mut document = build(&input, edition).value?;
    let office = settings.organisation.name.as_ref().map(|name| name.value.trim().to_owned());
    document.kicker = settings.defaults.series.clone().or(office).unwrap_or_default();
    let mut blocks = Vec::new();
    for year in all.chunk_by(|one, next| one.year() == next.year()).rev() {
        blocks.extend(of_year(year, words, language));
    }
    build::typography::set_blocks(&mut blocks);
    document.sections.push(Section { id: "agenda", heading: None, blocks });
    direction::set(&mut document);
    Some(document)
}

/// A heading, and each decision in a box below that of its day.
fn of_year(year: &[Decided], words: &Vocabulary, language: Language) -> Vec<Block> {
    let heading = |level, id: String, text: String| Block::Heading {
        level,
        id,
        number: None,
        text: vec![Inline::text(text)],
    };
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

/// A Rund-Mail with a title and nothing else.
fn empty(title: &str, words: &Vocabulary) -> Minutes {
    let title = Spanned::new(title.to_owned(), Span::file(&Source::new("", "")));
    Minutes::new("decisions", title, Kind::Circular, &words.language)
}
