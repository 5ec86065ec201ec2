//! A correction: what each reader has got before, and what is not as it was there.
//!
//! **Whom does it concern?** Whoever has got, or may have got, another content than the present one. Whoever
//! has got nothing has nothing that could be corrected, and gets the mail as everybody got it at first.
//!
//! **What does it say?** What differs from the version that this very reader has, and of that only what
//! the reader's edition shows: [`lines()`]. What a version was made of comes from the ledger, which keeps in
//! clear only what a public edition may say; so of what is internal the notice knows what it says now, and
//! that it was something else.

mod line;
mod lines;
mod past;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub use line::Reader;
pub use lines::lines;
pub use past::{Form, Past};

use crate::document::correction;
use crate::document::view::{Block, Document, Inline};
use crate::document::vocabulary::{Vocabulary, fill};

/// So many changes are named; of the others only how many they are.
const MOST: usize = 10;

/// The words of one notice.
#[derive(Clone, Debug, Default)]
pub struct Notice {
    /// The day of the correction.
    pub day: NaiveDate,
    /// The day of the version that it replaces.
    pub earlier: NaiveDate,
    /// Each change; see [`lines()`].
    pub changes: Vec<Vec<Inline>>,
}

impl Notice {
    /// Puts the notice before everything else, below what the author has to say.
    pub fn write(&self, document: &mut Document, words: &Vocabulary) {
        let phrases = &words.phrases.correction;
        let lead = if self.day == self.earlier { &phrases.same_day } else { &phrases.replaces };
        let (day, earlier) = (words.date(self.day), words.date(self.earlier));
        let lead = fill(lead, &[("date", &day), ("earlier", &earlier)]);
        let mut blocks = vec![paragraph(lead)];
        if !self.changes.is_empty() {
            blocks.push(paragraph(phrases.changes.clone()));
            let named = self.changes.iter().take(MOST).cloned();
            let mut items: Vec<Vec<Block>> =
                named.map(|text| vec![Block::Paragraph { text }]).collect();
            let more = self.changes.len().saturating_sub(MOST);
            if more > 0 {
                items.push(vec![paragraph(fill(&phrases.more, &[("n", &more.to_string())]))]);
            }
            blocks.push(Block::List { start: None, labels: Vec::new(), items });
        }
        correction::add(document, &phrases.label, blocks);
    }
}

fn paragraph(text: String) -> Block {
    Block::Paragraph { text: vec![Inline::text(text)] }
}

/// „Berichtigung: …“, the second one „2. Berichtigung: …“; a subject that says so already stays.
pub(super) fn subject(subject: String, number: u32, words: &Vocabulary) -> String {
    let phrases = &words.phrases.correction;
    if subject.to_lowercase().contains(&format!("{}:", phrases.label.to_lowercase())) {
        return subject;
    }
    match number {
        0 | 1 => fill(&phrases.subject, &[("subject", &subject)]),
        _ => fill(&phrases.again, &[("n", &number.to_string()), ("subject", &subject)]),
    }
}
