//! What the reader of a mail or a letter has still to do: a box behind the introduction. It is the only
//! part of a document that differs from one reader to the next.

use chrono::NaiveDate;

use super::build::typography;
use super::view::{Block, Document, Inline, Section, Tongue};
use super::vocabulary::{Vocabulary, fill};
use crate::direction;
use crate::minutes::LanguageTag;

/// The section of the box.
const NAME: &str = "own-tasks";

/// A task of the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTask {
    /// What is to be done, without marks.
    pub text: String,
    /// The language of the text.
    pub language: LanguageTag,
    /// The day by which it is due.
    pub due: Option<NaiveDate>,
}

/// Writes the boxes of the readers of one edition.
#[derive(Debug)]
pub struct OwnTasks {
    /// The document without its sections.
    frame: Document,
    words: Vocabulary,
}

impl OwnTasks {
    /// For the readers of this document.
    pub fn of(document: &Document, words: &Vocabulary) -> Self {
        let mut frame = Document { sections: Vec::new(), ..document.clone() };
        frame.facts.clear();
        Self { frame, words: words.clone() }
    }

    /// The document with nothing in it but the box of a reader who has these tasks.
    pub fn document(&self, tasks: &[OwnTask]) -> Document {
        let items = tasks.iter().map(|task| vec![Block::Paragraph { text: self.item(task) }]);
        let list = Block::List { start: None, labels: Vec::new(), items: items.collect() };
        let label = self.words.phrases.text.own_tasks.clone();
        let own = Block::Box { role: "task", label, blocks: vec![list] };
        let section = Section { id: NAME, heading: None, blocks: vec![own] };
        let mut document = Document { sections: vec![section], ..self.frame.clone() };
        direction::set(&mut document);
        document
    }

    /// The box alone.
    pub fn section(&self, tasks: &[OwnTask]) -> Option<Section> {
        if tasks.is_empty() {
            return None;
        }
        self.document(tasks).sections.into_iter().next()
    }

    /// „Raum für den Infoabend anfragen (bis 18. September 2026)“.
    fn item(&self, task: &OwnTask) -> Vec<Inline> {
        let text = vec![Inline::text(typography::set_line(&task.text, &task.language))];
        let own = task.language == self.words.language;
        let mut item = if own {
            text
        } else {
            vec![Inline::Foreign { tongue: Tongue::of(&task.language), text }]
        };
        if let Some(due) = task.due {
            let date = self.words.date(due);
            let due = fill(&self.words.phrases.text.own_due, &[("date", &date)]);
            item.push(Inline::text(format!(" ({due})")));
        }
        item
    }
}

/// The index of the section before which the box stands: behind the introduction that begins at
/// `greeting`, otherwise behind the notices at the head.
pub(super) fn place(document: &Document, greeting: Option<usize>) -> usize {
    match greeting {
        Some(at) => at + 1,
        None => document.sections.iter().take_while(|section| section.is_notice()).count(),
    }
}
