//! A correction: what each reader has received before, and what has changed since.
//!
//! **Whom does it concern?** Everybody who has received, or may have received, another content than
//! the present one. Those who have received nothing have nothing to correct, and get the mail as
//! everybody got it at first.
//!
//! **What does it say?** What differs from the version that this reader has, as far as the reader's
//! edition shows it: [`lines()`]. The earlier version is known from the ledger, which keeps in
//! clear text only what a public edition may say; so about something internal the notice knows the
//! current value, and that it has changed.

mod line;
mod lines;
mod past;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub use line::Reader;
pub use lines::lines;
pub use past::{Form, Past};

use super::parts::{Field, Part, What};
use crate::document::approval;
use crate::document::correction;
use crate::document::view::{Block, Document, Inline};
use crate::document::vocabulary::{Vocabulary, fill};
use crate::minutes::Minutes;

/// How many changes are listed; the others are only counted.
const MOST: usize = 10;

/// The contents of a notice.
#[derive(Clone, Debug, Default)]
pub struct Notice {
    /// The day of the correction.
    pub day: NaiveDate,
    /// The day of the version that it replaces.
    pub earlier: NaiveDate,
    /// The changes; see [`lines()`].
    pub changes: Vec<Vec<Inline>>,
    /// Whether this is the approved version of a draft; see [`approves()`].
    pub approves: bool,
}

impl Notice {
    /// Puts the notice before everything else, below the author's own words.
    pub fn write(&self, document: &mut Document, words: &Vocabulary) {
        let phrases = &words.phrases.correction;
        let label = if self.approves { &words.phrases.approval.version } else { &phrases.label };
        if self.approves && !self.changes.is_empty() {
            // The list below says more, and to this reader alone.
            document.sections.retain(|section| section.id != approval::CHANGES);
        }
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
        correction::add(document, label, blocks);
    }
}

/// Whether the minutes are approved, and what people have received before was not.
pub fn approves(minutes: &Minutes, earlier: &[Part]) -> bool {
    let was_approved =
        |part: &Part| part.what == What::Approval && part.fields.contains_key(&Field::Date);
    minutes.approval.on.is_some() && !earlier.iter().any(was_approved)
}

fn paragraph(text: String) -> Block {
    Block::Paragraph { text: vec![Inline::text(text)] }
}

/// „Berichtigung: …“, the second time „2. Berichtigung: …“; a subject that already says so stays.
pub(crate) fn subject(subject: String, number: u32, words: &Vocabulary) -> String {
    let phrases = &words.phrases.correction;
    if subject.to_lowercase().contains(&format!("{}:", phrases.label.to_lowercase())) {
        return subject;
    }
    match number {
        0 | 1 => fill(&phrases.subject, &[("subject", &subject)]),
        _ => fill(&phrases.again, &[("n", &number.to_string()), ("subject", &subject)]),
    }
}
