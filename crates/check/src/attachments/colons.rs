//! Sentences that end in a colon with nothing following: neither in their text nor in what the
//! documents print right behind it.

use german::WordList;

use super::help::Help;
use super::messages::Message;
use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::markdown::{OpenColon, open_colons};
use crate::minutes::{AgendaItem, Announcement, Contribution, Event, Minutes};
use crate::rules;
use crate::source::Text;

german::word_lists! { "sections.txt": DATES, FILES, ANNOUNCEMENTS, GREETINGS }

/// Checks every text of the file.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let mut findings = Vec::new();
    let mut colons = Colons { minutes, findings: &mut findings };
    let anything = !minutes.agenda.is_empty()
        || !minutes.contributions.is_empty()
        || !minutes.announcements.is_empty()
        || !minutes.events.is_empty()
        || !minutes.attachments.is_empty();
    colons.markdown(minutes.intro.as_ref(), anything, Section::Top);
    for contribution in &minutes.contributions {
        colons.contribution(contribution);
    }
    for item in &minutes.agenda {
        colons.item(item);
    }
    for announcement in &minutes.announcements {
        colons.announcement(announcement);
    }
    for event in &minutes.events {
        colons.event(event);
    }
    // The closing is followed by a signature.
    colons.markdown(minutes.closing.as_ref(), false, Section::End);
    findings
}

/// The parts of a document in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    Top,
    Contributions,
    Agenda,
    Announcements,
    End,
}

struct Colons<'a> {
    minutes: &'a Minutes,
    findings: &'a mut Vec<Diagnostic>,
}

impl Colons<'_> {
    /// An agenda item: its text, its decisions, its tasks, the items below it.
    fn item(&mut self, item: &AgendaItem) {
        let below = !item.items.is_empty();
        let tasks = below || !item.tasks.is_empty();
        let elections = tasks || !item.elections.is_empty();
        let decisions = elections || !item.decisions.is_empty();
        self.markdown(item.text.as_ref(), decisions, Section::Agenda);
        for (index, decision) in item.decisions.iter().enumerate() {
            let facts = decision.votes.is_some() || decision.majority.is_some();
            let facts = facts || decision.time.is_some() || decision.adopted.is_some();
            let more = index + 1 < item.decisions.len() || facts;
            self.markdown(Some(&decision.text), more || elections, Section::Agenda);
        }
        for (index, task) in item.tasks.iter().enumerate() {
            let facts = task.who.is_some() || task.due.is_some();
            let more = index + 1 < item.tasks.len() || facts;
            self.markdown(Some(&task.text), more || below, Section::Agenda);
        }
        for item in &item.items {
            self.item(item);
        }
    }

    /// The teaser stands above the text, and alone in a mail.
    fn contribution(&mut self, one: &Contribution) {
        let facts = one.contact.is_some() || one.url.is_some() || one.attachment.is_some();
        self.markdown(one.text.as_ref(), facts, Section::Contributions);
    }

    fn announcement(&mut self, one: &Announcement) {
        let facts = one.deadline.is_some() || one.contact.is_some() || one.attachment.is_some();
        self.markdown(one.text.as_ref(), facts, Section::Announcements);
    }

    /// The lines of a date follow each other.
    fn event(&mut self, event: &Event) {
        let below = event.url.is_some() || event.attachment.is_some() || event.online.is_some();
        if !below {
            self.line(event.note.as_ref());
            if event.note.is_none() {
                self.line(event.registration.as_ref());
            }
        }
    }

    fn line(&mut self, text: Option<&Text>) {
        let Some(text) = text else { return };
        let end = text.value.trim_end().len();
        if text.value[..end].ends_with([':', '：']) {
            self.finds(text, OpenColon { range: 0..end, ends_text: true });
        }
    }

    /// Checks a Markdown text; with `something`, the document shows something right behind it.
    fn markdown(&mut self, text: Option<&Text>, something: bool, section: Section) {
        let Some(text) = text else { return };
        for colon in open_colons(&text.value) {
            let sentence = text.value.get(colon.range.clone()).unwrap_or_default();
            let leads = something || self.leads_to(sentence, section);
            if !(colon.ends_text && leads) {
                self.finds(text, colon);
            }
        }
    }

    /// Whether the sentence announces a later section, or the name of the author.
    fn leads_to(&self, sentence: &str, section: Section) -> bool {
        let minutes = self.minutes;
        let (dates, files) = (!minutes.events.is_empty(), !minutes.attachments.is_empty());
        if !minutes.language.is_german() && minutes.language.as_str() != "en" {
            // Words of other languages are not known here.
            return section != Section::End && (dates || files) || minutes.author.is_some();
        }
        let sentence = german::folded(sentence);
        let names = |words: &WordList| words.is_in(&sentence);
        let later = section < Section::End;
        (later && dates && names(&DATES))
            || (later && files && names(&FILES))
            || (section < Section::Announcements
                && !minutes.announcements.is_empty()
                && names(&ANNOUNCEMENTS))
            || (section == Section::End && minutes.author.is_some() && names(&GREETINGS))
    }

    fn finds(&mut self, text: &Text, colon: OpenColon) {
        let written = text.value.get(colon.range.clone()).unwrap_or_default();
        let says = Message::OpenColon { written: last_words(written) };
        let finding = rules::text::OPEN_COLON.finds(says).at(text.span_of(colon.range));
        self.findings.push(finding.help(Help::AfterColon));
    }
}

/// The last words of a sentence, up to a maximum.
fn last_words(sentence: &str) -> String {
    const MOST: usize = 6;
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let from = words.len().saturating_sub(MOST);
    let start = if from > 0 { "… " } else { "" };
    let plain = words[from..].join(" ");
    format!("{start}{}", plain.trim_start_matches(['#', ' ', '*', '_']))
}
