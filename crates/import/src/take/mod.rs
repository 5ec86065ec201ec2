//! Blocks -> the records of a minutes file. What is not certain stays text, with a remark.

mod access;
mod attachments;
mod calls;
mod chains;
mod columns;
mod decisions;
mod desk;
mod event_rows;
mod events;
mod items;
mod labels;
mod meeting;
mod outline;
mod people;
mod shapes;
mod tasks;
mod texts;
mod title;
mod when;
mod wording;

use crate::tree::inline::plain;
use chrono::NaiveDate;
use model::minutes::Kind as Sort;

pub use desk::Find;

use crate::read::Document;
use crate::record::{Item, Meeting, Online, Remark, Taken, Why};
use crate::tree::block::{Block, Kind, markdown};
use desk::Desk;
use labels::{Label, label};
use outline::{Outline, Section};
use when::Base;

/// What is known besides the document.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The kind that somebody has asked for.
    pub kind: Option<Sort>,
    /// Today.
    pub today: NaiveDate,
    /// The name of the document without its ending, for one without a title.
    pub name: &'a str,
    /// Whether the words of the program are German, for a title that is made up.
    pub is_german: bool,
    /// Finds a file beside the document.
    pub find: Find<'a>,
}

/// Recognises what a document says.
pub(crate) fn take(document: Document, known: &Known<'_>) -> Taken {
    let Outline { title, beside, mut head, sections } = Outline::of(document.blocks);
    let title = title.unwrap_or_else(|| known.name.to_owned());
    let first = sections.first().map(|section| &*section.blocks).unwrap_or_default();
    let day = meeting::day(&title, &head, first);
    let base = Base { meeting: day, year: None };
    let mut desk = Desk::new(base, known.find);
    let kind = kind(&title, &head, day, known, &mut desk);
    let mut meeting = Meeting { date: day, ..Meeting::default() };
    let mut author = None;
    for place in access::take(&mut head, &mut desk.online) {
        desk.remark(place, "", Why::AccessMoved);
    }
    let mut left = meeting::take(head, &mut meeting, &mut author, &mut desk);
    let sections = below_title(sections, &mut left, &mut meeting, &mut author, &mut desk);
    let mut sections = merged(sections, &mut left, &mut desk);
    for section in &mut sections {
        let is_about = label(&plain(&section.title))
            .is_some_and(|label| label.is_of_meeting() && !label.is_of_people());
        if is_about {
            let blocks = std::mem::take(&mut section.blocks);
            section.blocks = meeting::take(blocks, &mut meeting, &mut author, &mut desk);
        }
    }
    let mut agenda = items::of_sections(sections, 1, &mut desk);
    let untitled = if known.is_german { "Beschlüsse und Aufgaben" } else { "Decisions and tasks" };
    let mut intro = items::intro(left, untitled, &mut agenda, &mut desk);
    hidden(&mut agenda, &mut desk);
    without_listed(&mut agenda, &mut desk);
    unread_people(&mut agenda, &mut desk);
    // They have no number of their own, so that the others keep theirs.
    agenda.sort_by_key(|item| item.is_internal);
    without_repeated(&mut intro, &mut agenda, &mut desk);
    if let (None, Some(clock)) = (meeting.start, when::times(&title)) {
        (meeting.start, meeting.end) = (clock.start, meeting.end.or(clock.end));
    }
    meeting.next = meeting.next.or(desk.next).filter(|next| day.is_none_or(|day| *next > day));
    if day.is_none() && kind.has_meeting() {
        desk.remarks.insert(0, Remark { place: None, text: String::new(), why: Why::NoDate });
    }
    meeting.online = swept(&mut intro, &mut agenda, &mut desk);
    let Desk { remarks, events, calls, people, figures, attendance, attachments, headings, .. } =
        desk;
    Taken {
        title,
        kind,
        author,
        meeting,
        figures,
        people,
        attendance,
        intro,
        agenda,
        calls,
        events,
        attachments,
        left: headings.into_iter().chain(beside).chain(document.beside).collect(),
        remarks,
    }
}

/// The access data, of which no text keeps anything.
fn swept(intro: &mut String, agenda: &mut [Item], desk: &mut Desk<'_>) -> Online {
    let mut online = std::mem::take(&mut desk.online);
    let calls = desk.calls.iter_mut().map(|call| &mut call.text);
    let notes = desk.events.iter_mut().filter_map(|event| event.note.as_mut());
    access::sweep(intro, &mut online);
    sweep(agenda, &mut online);
    for text in calls.chain(notes) {
        access::sweep(text, &mut online);
    }
    online
}

/// The kind that was asked for, or that the title or the lines below it name.
fn kind(
    title: &str,
    head: &[Block],
    day: Option<NaiveDate>,
    known: &Known<'_>,
    desk: &mut Desk<'_>,
) -> Sort {
    let below = || {
        head.iter().take(4).find_map(|block| {
            let text = plain(&markdown(std::slice::from_ref(block)));
            wording::kind(&text).filter(|_| text.chars().count() < 120)
        })
    };
    let named = known
        .kind
        .or_else(|| wording::kind(title))
        .or_else(below)
        .or_else(|| wording::kind(known.name));
    named.unwrap_or_else(|| {
        let kind = match day {
            Some(day) if day > known.today => Sort::Invitation,
            Some(_) => Sort::Summary,
            None => Sort::Circular,
        };
        desk.remarks.push(Remark {
            place: None,
            text: String::new(),
            why: Why::KindSupplied { kind },
        });
        kind
    })
}

/// The sections without the first, if it is a subtitle above day, time and place.
fn below_title(
    mut sections: Vec<Section>,
    left: &mut Vec<Block>,
    meeting: &mut Meeting,
    author: &mut Option<String>,
    desk: &mut Desk<'_>,
) -> Vec<Section> {
    let is_subtitle = |section: &Section| {
        let title = plain(&section.title);
        label(&title).is_none()
            && labels::number(&title).is_none()
            && meeting::labelled_lines(&section.blocks) > 1
    };
    if !sections.first().is_some_and(is_subtitle) {
        return sections;
    }
    let first = sections.remove(0);
    let kind = Kind::Paragraph { text: first.title, bold: true };
    left.push(Block { place: first.place, kind });
    left.extend(meeting::take(first.blocks, meeting, author, desk));
    first.sections.into_iter().chain(sections).collect()
}

/// The sections, with those below „Tagesordnung“ in its place: they are the items themselves.
fn merged(sections: Vec<Section>, intro: &mut Vec<Block>, desk: &mut Desk<'_>) -> Vec<Section> {
    let mut all = Vec::new();
    for section in sections {
        let is_agenda = label(&plain(&section.title)) == Some(Label::Agenda);
        if is_agenda && !section.sections.is_empty() {
            intro.extend(section.blocks);
            desk.headings.push(plain(&section.title));
            all.extend(section.sections);
        } else {
            all.push(section);
        }
    }
    all
}

/// Takes repeated access data out of all items.
fn sweep(items: &mut [Item], online: &mut Online) {
    for item in items {
        access::sweep(&mut item.text, online);
        sweep(&mut item.items, online);
    }
}

/// Lines about people that are not only names: internal, because names may be in them.
fn unread_people(agenda: &mut Vec<Item>, desk: &mut Desk<'_>) {
    for (place, line) in std::mem::take(&mut desk.unread_people) {
        let words = plain(&line);
        desk.remark(place, &words, Why::People);
        let title = words.split(':').next().unwrap_or_default().trim().to_owned();
        agenda.push(Item { title, is_internal: true, text: line, ..Item::default() });
    }
}

/// Items of the part that is not public are internal: those behind „Nichtöffentlicher Teil“, until the
/// numbers begin again or the public part does, and those of the same title.
fn hidden(agenda: &mut [Item], desk: &mut Desk<'_>) {
    let is_secret = |text: &str| {
        let letters: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        letters.contains("nichtöffentlich") || letters.contains("vertraulich")
    };
    let mut keys: Vec<String> = Vec::new();
    let (mut is_behind, mut last) = (false, 0);
    for item in agenda {
        let number = labels::number(&item.title).map(|(number, _)| number);
        let digits = |number: &str| number.chars().filter(char::is_ascii_digit).collect::<String>();
        let number: Option<u32> = number.and_then(|number| digits(number).parse().ok());
        let key = labels::key(&item.title);
        let is_own = is_secret(&item.title);
        let is_public = !is_own && item.title.to_lowercase().contains("öffentlicher teil");
        is_behind &= !is_public && number.is_none_or(|number| number > last);
        last = number.unwrap_or(last);
        if is_behind || is_own || keys.contains(&key) {
            item.is_internal = true;
            desk.remarks.push(Remark { place: None, text: item.title.clone(), why: Why::Internal });
            keys.push(key);
        }
        let is_line = |line: &str| line.chars().count() < 60 && is_secret(line);
        is_behind |= is_own && number.is_none() || item.text.lines().any(is_line);
    }
}

/// Takes out the items of the list at the start that come again with their texts.
fn without_listed(agenda: &mut Vec<Item>, desk: &mut Desk<'_>) {
    let mut keys: Vec<String> = agenda.iter().map(|item| labels::key(&item.title)).collect();
    agenda.retain(|item| {
        let key = labels::key(&item.title);
        keys.remove(0);
        let is_bare = item.tasks.is_empty() && item.decisions.is_empty() && item.items.is_empty();
        let is_listed = is_bare && item.text.chars().count() < 120 && keys.contains(&key);
        if is_listed {
            desk.headings.push(item.title.clone());
            desk.headings.extend(item.text.lines().filter(|line| !line.is_empty()).map(plain));
        }
        !is_listed
    });
}

/// The list of items at the start of many minutes, which says nothing that the headings do not.
fn without_repeated(intro: &mut String, agenda: &mut Vec<Item>, desk: &mut Desk<'_>) {
    let Some(at) = agenda.iter().position(|item| label(&item.title) == Some(Label::Agenda)) else {
        return;
    };
    let titles: Vec<String> = agenda.iter().map(|item| labels::key(&item.title)).collect();
    let Some(item) = agenda.get(at) else { return };
    let lines: Vec<String> =
        item.text.lines().map(plain).filter(|line| !line.trim().is_empty()).collect();
    let repeats = lines.len() > 1
        && lines.iter().all(|line| {
            let line = line.trim_start_matches(['-', ' ']);
            titles.contains(&labels::key(line))
                || titles.contains(&labels::key(labels::without_number(line)))
        });
    if repeats && item.items.is_empty() && item.tasks.is_empty() && item.decisions.is_empty() {
        desk.headings.push(item.title.clone());
        desk.headings.extend(lines);
        agenda.remove(at);
    } else if agenda.len() > 1 && item.items.is_empty() {
        // The order of what was to come is no item itself.
        let item = agenda.remove(at);
        if item.text.is_empty() {
            desk.headings.push(item.title);
            return;
        }
        let text = format!("**{}**\n\n{}", item.title, item.text);
        *intro = [intro.as_str(), &text]
            .into_iter()
            .filter(|text| !text.trim().is_empty())
            .collect::<Vec<_>>()
            .join("\n\n");
        if let (Some(first), false) =
            (agenda.first_mut(), item.tasks.is_empty() && item.decisions.is_empty())
        {
            first.tasks.extend(item.tasks);
            first.decisions.extend(item.decisions);
        }
    }
}
