//! The agenda with its decisions and tasks, and the announcements.

use super::facts::{fact, words};
use super::headings::DEEPEST;
use super::{Builder, line, linked_line, title};
use crate::document::view::{Block, Fact, Inline};
use crate::minutes::{
    AgendaItem, Announcement, AnnouncementKind, Decision, Kind, Numbered, Task, Visibility,
    numbered,
};
use crate::source::Text;

/// The level of item headings in a section.
const ITEM: u8 = 3;

impl<'a> Builder<'a> {
    pub(super) fn agenda_heading(&self) -> &'a str {
        let headings = &self.words.phrases.section;
        match self.minutes.kind {
            Kind::Invitation | Kind::Reminder => &headings.agenda_provisional,
            Kind::Summary | Kind::Minutes => &headings.agenda,
            Kind::Circular | Kind::Newsletter => &headings.topics,
        }
    }

    /// The visible items. Items that this edition leaves out keep their numbers, because readers of
    /// both editions refer to items by number.
    pub(super) fn agenda(&mut self) -> Vec<Block> {
        let minutes = self.minutes;
        let mut blocks = Vec::new();
        self.items(&minutes.agenda, "", ITEM, Visibility::Public, &mut blocks);
        blocks
    }

    fn items(
        &mut self,
        items: &[AgendaItem],
        above: &str,
        level: u8,
        around: Visibility,
        blocks: &mut Vec<Block>,
    ) {
        let titles: Vec<String> = items.iter().map(|item| title(&item.title)).collect();
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        for (item, Numbered { number, title, .. }) in items.iter().zip(numbered(&titles, above)) {
            let visibility = around.max(item.visibility);
            if !self.edition.shows(visibility) {
                continue;
            }
            // Nobody refers to the topics of a circular by number.
            let heading = if self.minutes.kind.has_meeting() {
                self.heading(title, Some(number.clone()), level, visibility)
            } else {
                self.heading(&self::title(&item.title), None, level, visibility)
            };
            blocks.push(heading);
            self.item(item, level, blocks);
            let below = level.saturating_add(1).min(DEEPEST);
            self.items(&item.items, &format!("{number}."), below, visibility, blocks);
        }
    }

    /// The contents below the heading of an item.
    fn item(&mut self, item: &AgendaItem, level: u8, blocks: &mut Vec<Block>) {
        blocks.extend(self.byline(item.speaker.as_ref(), item.organisation.as_ref()));
        if let Some(text) = &item.text {
            blocks.extend(self.text_under(text, level));
        }
        let attachment = self.attachment_fact(item.attachment.as_ref());
        blocks.extend(attachment.map(|fact| Block::Facts { facts: vec![fact] }));
        for decision in &item.decisions {
            blocks.push(self.decision(decision, level));
        }
        for election in &item.elections {
            blocks.push(self.election(election, level));
        }
        for task in &item.tasks {
            blocks.push(self.task(task, level));
        }
    }

    fn heading(
        &mut self,
        title: &str,
        number: Option<String>,
        level: u8,
        visibility: Visibility,
    ) -> Block {
        let id = self.anchors.heading(title);
        Block::Heading { level, id, number, text: words(self.marked(title, visibility)) }
    }

    /// The speaker and the organisation spoken for.
    fn byline(&self, speaker: Option<&Text>, organisation: Option<&Text>) -> Option<Block> {
        let text = self.speaker(speaker, organisation);
        (!text.is_empty())
            .then(|| Block::Paragraph { text: vec![Inline::Emphasis { text: words(text) }] })
    }

    fn decision(&mut self, decision: &Decision, level: u8) -> Block {
        let labels = &self.words.phrases.label;
        let mut blocks = self.text_under(&decision.text, level);
        let facts = self.decision_facts(decision);
        if !facts.is_empty() {
            blocks.push(Block::Facts { facts });
        }
        // What an invitation proposes is not decided yet.
        let label =
            if self.minutes.kind == Kind::Invitation { &labels.proposal } else { &labels.decision };
        let label = match line(decision.number.as_ref()) {
            Some(number) => format!("{label} {number}"),
            None => label.clone(),
        };
        Block::Box { role: "decision", label, blocks }
    }

    fn task(&mut self, task: &Task, level: u8) -> Block {
        let labels = &self.words.phrases.label;
        let mut blocks = self.text_under(&task.text, level);
        let due = task.due.as_ref().map(|due| words(self.words.weekday_date(due.value)));
        let since = task.since.as_ref().map(|since| words(self.words.date(since.value)));
        let facts = [
            fact("who", &labels.who, line(task.who.as_ref()).map(words)),
            fact("due", &labels.due, due),
            fact("since", &labels.since, since),
        ];
        let facts: Vec<Fact> = facts.into_iter().flatten().collect();
        if !facts.is_empty() {
            blocks.push(Block::Facts { facts });
        }
        let label = if task.done { &labels.task_done } else { &labels.task };
        Block::Box { role: "task", label: label.clone(), blocks }
    }

    /// The announcements, in file order.
    pub(super) fn announcements(&mut self) -> Vec<Block> {
        let minutes = self.minutes;
        let mut blocks = Vec::new();
        for announcement in &minutes.announcements {
            if self.edition.shows(announcement.visibility) {
                self.announcement(announcement, &mut blocks);
            }
        }
        blocks
    }

    fn announcement(&mut self, announcement: &Announcement, blocks: &mut Vec<Block>) {
        let labels = &self.words.phrases.label;
        let visibility = announcement.visibility;
        blocks.push(self.heading(&title(&announcement.title), None, ITEM, visibility));
        let (speaker, organisation) = (&announcement.speaker, &announcement.organisation);
        blocks.extend(self.byline(speaker.as_ref(), organisation.as_ref()));
        if let Some(text) = &announcement.text {
            blocks.extend(self.text_under(text, ITEM));
        }
        let deadline = announcement.deadline.as_ref();
        let deadline = deadline.map(|deadline| words(self.words.weekday_date(deadline.value)));
        let facts = [
            fact("deadline", &labels.deadline, deadline),
            fact("contact", &labels.contact, linked_line(announcement.contact.as_ref())),
            self.attachment_fact(announcement.attachment.as_ref()),
        ];
        let facts: Vec<Fact> = facts.into_iter().flatten().collect();
        if facts.is_empty() {
            return;
        }
        let facts = Block::Facts { facts };
        blocks.push(match announcement.kind {
            AnnouncementKind::Info => facts,
            AnnouncementKind::Call => {
                Block::Box { role: "call", label: labels.call.clone(), blocks: vec![facts] }
            }
        });
    }
}
