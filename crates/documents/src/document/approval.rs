//! The mark of a draft: a word above the title, and a notice before everything else, as for a
//! [correction](super::correction), so that every format says it, even with an office's own
//! templates. What is drawn behind the text besides is for the eye.

use super::view::{Block, Document, Section};
use super::vocabulary::Vocabulary;
use super::vocabulary::fill;

/// The section of the notice, and the role of its box.
pub const DRAFT: &str = "draft";

/// The section with the changes against the draft.
pub const CHANGES: &str = "approval";

/// The notice of a draft.
pub(super) fn notice(label: &str, blocks: Vec<Block>) -> Section {
    let notice = Block::Box { role: DRAFT, label: label.to_owned(), blocks };
    Section { id: DRAFT, heading: None, blocks: vec![notice] }
}

/// Whether the document is marked as a draft.
pub fn is_draft(document: &Document) -> bool {
    document.sections.iter().any(|section| section.id == DRAFT)
}

/// „Entwurf: …“; a subject that already says so stays.
pub fn subject(subject: String, words: &Vocabulary) -> String {
    let phrases = &words.phrases.approval;
    marked(subject, &phrases.draft, &phrases.subject)
}

/// „Genehmigt: …“, for the version that replaces a draft.
pub fn approved_subject(subject: String, words: &Vocabulary) -> String {
    let phrases = &words.phrases.approval;
    marked(subject, &phrases.version, &phrases.approved_subject)
}

fn marked(subject: String, label: &str, phrase: &str) -> String {
    if subject.to_lowercase().contains(&label.to_lowercase()) {
        return subject;
    }
    fill(phrase, &[("subject", &subject)])
}
