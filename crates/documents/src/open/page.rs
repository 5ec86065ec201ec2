//! The list as a document.

use chrono::NaiveDate;

use super::item::Open;
use super::list::Grouping;
use super::messages::Phrase;
use super::text::{lines, parts, title};
use crate::document::listing::{Listing, heading};
use crate::document::view::{Block, Document, Inline};
use crate::l10n::{Language, Localize};

/// The list under the same headings as the text; `language` is that of the user.
pub fn document(
    all: &[Open],
    by: Grouping,
    listing: &Listing<'_>,
    language: Language,
) -> Option<Document> {
    let mut blocks = Vec::new();
    for (number, (name, open)) in (1..).zip(parts(all, by, listing.today)) {
        blocks.push(heading(2, format!("part-{number}"), name.localize(language)));
        let items = open.iter().map(|open| vec![entry(open, listing.today, language)]).collect();
        blocks.push(Block::List { start: None, labels: Vec::new(), items });
    }
    listing.document("open", &Phrase::Title.localize(language), blocks)
}

fn entry(open: &Open, today: NaiveDate, language: Language) -> Block {
    let mut text = vec![Inline::Strong { text: vec![Inline::text(title(open, language))] }];
    for line in lines(open, today, language) {
        text.extend([Inline::Break, Inline::text(line)]);
    }
    Block::Paragraph { text }
}
