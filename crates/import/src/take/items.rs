//! Sections -> items of the agenda, announcements, and the records in their texts.

use crate::tree::inline::plain;

use super::desk::Desk;
use super::labels::{Label, label, number, topic};
use super::texts::{Mode, append, texts};
use super::when::{Base, year};
use super::{access, attachments, calls, events, labels, people};
use crate::record::{Item, Why};
use crate::tree::block::{Block, markdown};

use super::outline::Section;

/// Items may be nested this deep; deeper ones are text.
const DEEPEST: usize = 8;

/// The agenda of these sections.
pub(super) fn of_sections(sections: Vec<Section>, depth: usize, desk: &mut Desk<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    for section in sections {
        items.extend(of_section(section, depth, desk));
    }
    items
}

fn of_section(mut section: Section, depth: usize, desk: &mut Desk<'_>) -> Vec<Item> {
    let title = plain(&section.title);
    let mut item = Item { title: title.clone(), ..Item::default() };
    let (topic, is_mixed) = topic(&title).unzip();
    if topic == Some(Label::Online) {
        access::all(&section.blocks, &mut desk.online);
        desk.online.said.push(title);
        return of_sections(section.sections, depth, desk);
    }
    if topic == Some(Label::Next) && next_meeting(&mut section, desk) {
        return of_sections(section.sections, depth, desk);
    }
    for place in access::take(&mut section.blocks, &mut desk.online) {
        if topic != Some(Label::Dates) {
            desk.remark(place, "", Why::AccessMoved);
        }
    }
    if calls::is_call(&title, &section, topic.filter(|_| depth == 1)) {
        calls::announce(section, desk);
        return Vec::new();
    }
    let had_blocks = !section.blocks.is_empty();
    let lists = topic.is_some_and(|topic| own_lists(topic, &mut section, &mut item, desk));
    if lists && is_mixed == Some(false) && section.sections.is_empty() {
        attachments::keep(&title, &section.blocks, desk);
        return Vec::new();
    }
    let mode = Mode { topic, is_mixed: is_mixed == Some(true) };
    let base = Base { year: year(&title).or(desk.base.year), ..desk.base };
    texts(section.blocks, &mut item, mode, base, desk);
    if depth < DEEPEST {
        item.items = below(section.sections, depth, mode, base, desk, &mut item.text);
    } else {
        for below in section.sections {
            let text = format!("**{}**\n\n{}", below.title, markdown(&below.blocks));
            append(&mut item.text, &text);
        }
    }
    let is_used_up = had_blocks || !item.items.is_empty();
    let is_special = topic.is_some() && number(&title).is_none();
    let is_empty = item.text.is_empty()
        && item.items.is_empty()
        && item.tasks.is_empty()
        && item.decisions.is_empty();
    if is_special && is_empty && (is_used_up || topic == Some(Label::Calls)) {
        desk.headings.push(title);
        return Vec::new();
    }
    vec![item]
}

/// Takes the people, the attachments or the calls out of a section about them; whether it was about
/// attachments.
fn own_lists(topic: Label, section: &mut Section, item: &mut Item, desk: &mut Desk<'_>) -> bool {
    let blocks = std::mem::take(&mut section.blocks);
    section.blocks = match topic {
        Label::Attachments => attachments::of_blocks(blocks, desk),
        own if own.is_of_people() => {
            item.is_internal = true;
            people::of_blocks(blocks, own, desk)
        }
        _ => blocks,
    };
    if topic == Label::Calls {
        for below in &mut section.sections {
            calls::absorb(below, desk);
        }
        let calls = section.sections.extract_if(.., |below| below.sections.is_empty());
        for below in calls.collect::<Vec<_>>() {
            calls::announce(below, desk);
        }
    }
    topic == Label::Attachments
}

/// The sections below one; those below the dates are months or kinds of dates.
fn below(
    sections: Vec<Section>,
    depth: usize,
    mode: Mode,
    base: Base,
    desk: &mut Desk<'_>,
    text: &mut String,
) -> Vec<Item> {
    if !mode.is(Label::Dates) {
        return of_sections(sections, depth + 1, desk);
    }
    for mut section in sections {
        let title = plain(&section.title);
        if label(&title) == Some(Label::Online) {
            access::all(&section.blocks, &mut desk.online);
            desk.online.said.push(title);
            continue;
        }
        if !access::take(&mut section.blocks, &mut desk.online).is_empty() {
            desk.remark(section.place, "", Why::AccessMoved);
        }
        let mut item = Item::default();
        let base = Base { year: year(&title).or(base.year), ..base };
        texts(section.blocks, &mut item, mode, base, desk);
        if item.text.is_empty() {
            desk.headings.push(title);
        } else {
            append(text, &format!("**{}**\n\n{}", section.title, item.text));
        }
        let inner = of_sections(section.sections, depth + 1, desk);
        for item in inner {
            append(text, &format!("**{}**\n\n{}", item.title, item.text));
        }
    }
    Vec::new()
}

/// The text above the first section; for decisions and tasks in it there is an item with this title.
pub(super) fn intro(
    blocks: Vec<Block>,
    title: &str,
    agenda: &mut Vec<Item>,
    desk: &mut Desk<'_>,
) -> String {
    let mut item = Item::default();
    let base = desk.base;
    texts(blocks, &mut item, Mode::default(), base, desk);
    let text = std::mem::take(&mut item.text);
    if !item.decisions.is_empty() || !item.tasks.is_empty() || !item.said.is_empty() {
        title.clone_into(&mut item.title);
        agenda.insert(0, item);
    }
    text
}

/// A section about the next meeting whose day is certain: a date of its own where more is known of it than
/// the day. Its access data are not those of the meeting that was held.
fn next_meeting(section: &mut Section, desk: &mut Desk<'_>) -> bool {
    let title = plain(labels::without_number(&section.title));
    let place = section.place;
    let text = markdown(&section.blocks);
    let event = desk.base.meeting.and_then(|_| events::named(&title, &text, desk.base));
    let Some((event, day)) = event else {
        access::take_aside(&mut section.blocks, &title, desk);
        return false;
    };
    desk.supplied(Some(&day), place, &plain(&text));
    desk.next = desk.next.or(event.date);
    if event.online.is_empty() {
        return false;
    }
    desk.headings.push(plain(&section.title));
    desk.events.push(event);
    true
}
