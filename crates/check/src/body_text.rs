//! The running texts of a file: what people write and read in sentences, each with its role. Each
//! is read once, however many rules ask about it.
//!
//! Rules that examine texts use these, so that none forgets a field.

use std::rc::Rc;

use german::ParsedText;

use crate::minutes::{AgendaItem, LanguageTag, Minutes, Online, Visibility};
use crate::source::Text;

/// The role of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The title of the document.
    Heading,
    /// The text before or after everything else, in the words of the office.
    Frame,
    /// What is corrected; it may mention what was wrong.
    Correction,
    /// A contribution to a newsletter, by its index.
    Contribution(usize),
    /// What was discussed: the title of an agenda item, its text, decisions and tasks.
    Agenda,
    /// An announcement or a call, by its index.
    Announcement(usize),
    /// The title of a date, by its index.
    EventTitle(usize),
    /// Other texts of a date.
    EventNote(usize),
    /// A notice beside access data.
    Notice,
    /// The title of an attachment, by its index.
    Attachment(usize),
}

/// A text with its context.
#[derive(Clone, Debug)]
pub(super) struct BodyText<'a> {
    pub(super) text: &'a Text,
    /// What is recognised in it.
    pub(super) parsed: Rc<ParsedText<'a>>,
    pub(super) role: Role,
    /// Whether it is Markdown; otherwise it is a line that is shown as it stands.
    pub(super) markdown: bool,
    /// Who may read it.
    pub(super) visibility: Visibility,
    /// The heading above it.
    pub(super) title: Option<&'a Text>,
    /// The organisation to which it belongs.
    pub(super) organisation: Option<&'a Text>,
    /// Who says it: the speaker, the author.
    pub(super) speaker: Option<&'a Text>,
    /// Its language, where it is not that of the file.
    language: Option<&'a LanguageTag>,
}

impl<'a> BodyText<'a> {
    fn line(text: &'a Text, role: Role) -> Self {
        Self {
            text,
            parsed: Rc::new(ParsedText::of(&text.value)),
            role,
            markdown: false,
            visibility: Visibility::Public,
            title: None,
            organisation: None,
            speaker: None,
            language: None,
        }
    }

    fn markdown(text: &'a Text, role: Role) -> Self {
        Self { markdown: true, ..Self::line(text, role) }
    }

    /// Its language; `minutes` is the file that it is part of.
    pub(super) fn language<'b>(&self, minutes: &'b Minutes) -> &'b LanguageTag
    where
        'a: 'b,
    {
        self.language.unwrap_or(&minutes.language)
    }
}

/// Every running text, in the order in which a document shows them.
pub(super) fn all(minutes: &Minutes) -> Vec<BodyText<'_>> {
    let mut all = vec![BodyText::line(&minutes.title, Role::Heading)];
    let frame = |text| BodyText::markdown(text, Role::Frame);
    all.extend(minutes.correction.iter().map(|text| BodyText::markdown(text, Role::Correction)));
    all.extend(minutes.approval.changed().map(|text| BodyText::markdown(text, Role::Correction)));
    all.extend(minutes.intro.iter().map(frame));
    let meeting = minutes.meeting.iter();
    let ways = meeting.flat_map(|meeting| {
        let note = meeting.registration.as_ref().and_then(|one| one.note.as_ref());
        meeting.directions.iter().chain(&meeting.accessibility).chain(note)
    });
    all.extend(ways.map(frame));
    let online = minutes.meeting.iter().filter_map(|meeting| meeting.online.as_ref());
    all.extend(online.filter_map(notice));
    contributions(minutes, &mut all);
    for item in &minutes.agenda {
        agenda(item, Visibility::Public, &mut all);
    }
    announcements(minutes, &mut all);
    events(minutes, &mut all);
    for (index, one) in minutes.attachments.iter().enumerate() {
        let line = BodyText::line(&one.title, Role::Attachment(index));
        all.push(BodyText { visibility: one.visibility, ..line });
    }
    all.extend(minutes.closing.iter().map(frame));
    for one in all.iter_mut().filter(|one| !one.language(minutes).is_german()) {
        let language = one.language(minutes).as_str();
        one.parsed = Rc::new(ParsedText::in_language(&one.text.value, language));
    }
    all
}

fn contributions<'a>(minutes: &'a Minutes, all: &mut Vec<BodyText<'a>>) {
    for (index, one) in minutes.contributions.iter().enumerate() {
        let role = Role::Contribution(index);
        let picture = one.picture.as_ref();
        let alt = picture.and_then(|picture| picture.alt.as_ref());
        let caption = picture.and_then(|picture| picture.caption.as_ref());
        let lines = one.rubric.iter().chain([&one.title]).chain(alt).chain(&one.contact);
        let texts = one.teaser.iter().chain(caption).chain(&one.text);
        let lines = lines.map(|text| BodyText::line(text, role));
        let texts = texts.map(|text| BodyText::markdown(text, role));
        all.extend(lines.chain(texts).map(|text| BodyText {
            visibility: one.visibility,
            title: Some(&one.title),
            organisation: one.organisation.as_ref(),
            speaker: one.author.as_ref(),
            language: one.language.as_ref(),
            ..text
        }));
    }
}

/// What is below an internal item is internal too.
fn agenda<'a>(item: &'a AgendaItem, above: Visibility, all: &mut Vec<BodyText<'a>>) {
    let internal = above == Visibility::Internal;
    let visibility = if internal { above } else { item.visibility };
    let decisions = item.decisions.iter().map(|decision| &decision.text);
    let elections = item.elections.iter().filter_map(|election| election.text.as_ref());
    let tasks = item.tasks.iter().map(|task| &task.text);
    let markdown = item.text.iter().chain(decisions).chain(elections).chain(tasks);
    let texts = markdown.map(|text| BodyText::markdown(text, Role::Agenda));
    all.extend([BodyText::line(&item.title, Role::Agenda)].into_iter().chain(texts).map(|text| {
        BodyText {
            visibility,
            title: Some(&item.title),
            organisation: item.organisation.as_ref(),
            speaker: item.speaker.as_ref(),
            ..text
        }
    }));
    for below in &item.items {
        agenda(below, visibility, all);
    }
}

fn announcements<'a>(minutes: &'a Minutes, all: &mut Vec<BodyText<'a>>) {
    for (index, one) in minutes.announcements.iter().enumerate() {
        let role = Role::Announcement(index);
        let text = one.text.iter().map(|text| BodyText::markdown(text, role));
        let contact = one.contact.iter().map(|text| BodyText::line(text, role));
        all.extend([BodyText::line(&one.title, role)].into_iter().chain(text).chain(contact).map(
            |text| BodyText {
                visibility: one.visibility,
                title: Some(&one.title),
                organisation: one.organisation.as_ref(),
                speaker: one.speaker.as_ref(),
                ..text
            },
        ));
    }
}

fn events<'a>(minutes: &'a Minutes, all: &mut Vec<BodyText<'a>>) {
    for (index, event) in minutes.events.iter().enumerate() {
        let notes = event.when.iter().chain(&event.registration).chain(&event.note);
        let notes = notes.map(|text| BodyText::line(text, Role::EventNote(index)));
        let title = BodyText::line(&event.title, Role::EventTitle(index));
        let visibility = event.visibility;
        all.extend([title].into_iter().chain(notes).map(|text| BodyText { visibility, ..text }));
        all.extend(event.online.as_ref().and_then(notice));
    }
}

/// The notice reaches those who are invited.
fn notice(online: &Online) -> Option<BodyText<'_>> {
    let text = BodyText::markdown(online.notice.as_ref()?, Role::Notice);
    Some(BodyText { visibility: Visibility::Internal, ..text })
}
