//! Sections -> items of the agenda, announcements, and the records in their texts.

use crate::tree::inline::plain;

use super::desk::Desk;
use super::labels::{Label, label, labelled, number};
use super::when::{Base, year};
use super::{access, attachments, calls, decisions, events, people, tasks};
use crate::record::{Item, Why};
use crate::tree::block::{Block, Kind, Place, markdown};

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
    let topic = label(&title);
    if topic == Some(Label::Online) {
        access::all(&section.blocks, &mut desk.online);
        desk.online.said.push(title);
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
    match topic {
        Some(own) if own.is_of_people() => {
            section.blocks = people::of_blocks(section.blocks, own, desk);
            item.is_internal = true;
        }
        Some(Label::Attachments) => section.blocks = attachments::of_blocks(section.blocks, desk),
        Some(Label::Calls) => {
            for below in &mut section.sections {
                calls::absorb(below, desk);
            }
            let (calls, others): (Vec<Section>, Vec<Section>) =
                section.sections.into_iter().partition(|below| below.sections.is_empty());
            section.sections = others;
            for below in calls {
                calls::announce(below, desk);
            }
        }
        _ => {}
    }
    let mode = Mode {
        is_dates: topic == Some(Label::Dates),
        is_tasks: topic == Some(Label::Tasks),
        is_decisions: topic == Some(Label::Decisions),
    };
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

/// The sections below one; those below the dates are months or kinds of dates.
fn below(
    sections: Vec<Section>,
    depth: usize,
    mode: Mode,
    base: Base,
    desk: &mut Desk<'_>,
    text: &mut String,
) -> Vec<Item> {
    if !mode.is_dates {
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

/// What a section is about.
#[derive(Clone, Copy, Debug, Default)]
struct Mode {
    is_dates: bool,
    is_tasks: bool,
    is_decisions: bool,
}

fn append(text: &mut String, more: &str) {
    let more = more.trim_end();
    if !more.is_empty() {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(more);
    }
}

/// Reads the blocks of an item: what is a record leaves the text.
fn texts(blocks: Vec<Block>, item: &mut Item, mode: Mode, base: Base, desk: &mut Desk<'_>) {
    let mut left: Vec<Block> = Vec::new();
    for mut block in labels_joined(blocks) {
        let place = block.place;
        let is_left = match &mut block.kind {
            Kind::Paragraph { text, .. } => {
                *text = paragraph(text, place, item, mode, base, desk);
                !text.trim().is_empty()
            }
            Kind::List(items) => {
                events::of_list(items, place, mode.is_dates, base, desk);
                items.retain(|one| {
                    let taken =
                        one.line().is_some_and(|line| of_item(line, place, item, mode, desk));
                    !taken
                });
                !items.is_empty()
            }
            Kind::Table(rows) => {
                if let Some(tasks) = tasks::of_table(rows, place, desk) {
                    item.tasks.extend(tasks);
                    false
                } else {
                    events::of_table(rows, place, base, desk);
                    !rows.is_empty()
                }
            }
            _ => true,
        };
        if is_left {
            left.push(block);
        }
    }
    append(&mut item.text, &markdown(&left));
}

/// A label alone on its line belongs to the paragraph below it: „Beschluss:“, or in bold type.
fn labels_joined(blocks: Vec<Block>) -> Vec<Block> {
    let mut all: Vec<Block> = Vec::new();
    for block in blocks {
        if let (Kind::Paragraph { text, .. }, Some(before)) = (&block.kind, all.last())
            && let Some(words) = lone_label(before)
        {
            let kind = Kind::Paragraph { text: format!("{words}: {text}"), bold: false };
            let place = before.place;
            all.pop();
            all.push(Block { place, kind });
            continue;
        }
        all.push(block);
    }
    all
}

fn lone_label(block: &Block) -> Option<String> {
    let Kind::Paragraph { text, .. } = &block.kind else { return None };
    let words = plain(text);
    let alone = words.trim().trim_end_matches(':');
    let is_one = matches!(label(alone), Some(Label::Decision | Label::Task | Label::Votes));
    is_one.then(|| alone.to_owned())
}

/// What is left of a paragraph.
fn paragraph(
    text: &str,
    place: Place,
    item: &mut Item,
    mode: Mode,
    base: Base,
    desk: &mut Desk<'_>,
) -> String {
    if mode.is_dates
        && base.days(&plain(text)).len() == 1
        && events::take(text, place, base, false, desk)
    {
        return String::new();
    }
    if !text.contains('\n')
        && let Some(decision) = decisions::of_paragraph(text)
    {
        item.decisions.push(decision);
        return String::new();
    }
    let mut kept = Vec::new();
    let lines = sentences_joined(text);
    for line in &lines {
        if !of_text_line(line, place, item, mode, base, desk) {
            kept.push(line.as_str());
        }
    }
    let rest = kept.join("\n");
    match tasks::at_end(&rest, place, desk) {
        Some((before, task)) if kept.len() == 1 => {
            item.tasks.push(task);
            before
        }
        _ => rest,
    }
}

/// The lines of a paragraph; what a decision begins goes on to the end of its sentence.
fn sentences_joined(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for line in text.lines() {
        let words = plain(line);
        let goes_on = all.last().is_some_and(|last| {
            let last = plain(last);
            let own = labelled(&last);
            // „Aufgabe:“, and what it is on the next line.
            own.is_some_and(|(label, rest)| {
                matches!(label, Label::Decision | Label::Task) && rest.is_empty()
            }) || own.is_some_and(|(label, _)| label == Label::Decision)
                && !last.trim_end().ends_with(['.', '!', ')'])
                && labelled(&words).is_none()
        });
        match all.last_mut().filter(|_| goes_on) {
            Some(last) => *last = format!("{} {}", last.trim_end(), line.trim()),
            None => all.push(line.to_owned()),
        }
    }
    all
}

/// Whether a line was a record.
fn of_text_line(
    line: &str,
    place: Place,
    item: &mut Item,
    mode: Mode,
    base: Base,
    desk: &mut Desk<'_>,
) -> bool {
    let words = plain(line);
    if of_votes(&words, item) {
        return true;
    }
    match labelled(&words) {
        Some((Label::Speaker, rest)) if item.speaker.is_none() && super::wording::is_name(rest) => {
            item.speaker = Some(rest.to_owned());
            item.said.push(words);
            return true;
        }
        Some((Label::Who | Label::Due, rest)) if of_task(rest, &words, place, item, desk) => {
            return true;
        }
        Some((Label::Attachments, _)) => return attachments::of_line(line, place, desk),
        Some((Label::Next, rest)) if desk.next.is_none() => {
            if let Ok(day) = desk.base.only_day(rest) {
                desk.supplied(Some(&day), place, &words);
                desk.next = Some(day.first);
            }
            return false;
        }
        Some((own, rest))
            if own.is_of_people()
                && !rest.is_empty()
                && people::of_line(rest, own, place, &words, desk) =>
        {
            return true;
        }
        _ => {}
    }
    if mode.is_dates {
        return base.days(&words).len() == 1 && events::take(line, place, base, true, desk)
            || base.days(&words).len() != 1 && remark_day(&words, place, base, desk);
    }
    of_item(line, place, item, mode, desk)
}

/// The votes on the decision above them.
fn of_votes(words: &str, item: &mut Item) -> bool {
    let Some(votes) = decisions::of_votes(words) else { return false };
    let Some(last) = item.decisions.last_mut().filter(|last| last.votes.is_none()) else {
        return false;
    };
    last.votes = Some(votes);
    last.said.push(words.to_owned());
    true
}

/// „Zuständig: …“ and „Bis: …“ below a task.
fn of_task(rest: &str, words: &str, place: Place, item: &mut Item, desk: &mut Desk<'_>) -> bool {
    let Some(task) = item.tasks.last_mut() else { return false };
    match labelled(words) {
        Some((Label::Who, _)) if task.who.is_none() && !rest.is_empty() => {
            task.who = Some(rest.to_owned());
        }
        Some((Label::Due, _)) if task.due.is_none() => match desk.base.only_day(rest) {
            Ok(day) if day.last.is_none() => {
                desk.supplied(Some(&day), place, words);
                task.due = Some(day.first);
            }
            _ => return false,
        },
        _ => return false,
    }
    task.said.push(words.to_owned());
    true
}

/// A line among the dates that has several days is worth a remark, and stays.
fn remark_day(words: &str, place: Place, base: Base, desk: &mut Desk<'_>) -> bool {
    if !base.days(words).is_empty() {
        desk.remark(place, words, Why::SeveralDays);
    }
    false
}

/// Whether an item of a list, or a line, was a task or a decision.
fn of_item(line: &str, place: Place, item: &mut Item, mode: Mode, desk: &mut Desk<'_>) -> bool {
    let words = plain(line);
    if let Some((Label::Who | Label::Due, rest)) = labelled(&words)
        && of_task(rest, &words, place, item, desk)
    {
        return true;
    }
    if of_votes(&words, item) {
        return true;
    }
    if mode.is_decisions && line.trim().len() > 3 {
        let mut decision =
            decisions::of_paragraph(line).unwrap_or_else(|| crate::record::Decision {
                text: line.trim().to_owned(),
                number: None,
                votes: None,
                said: Vec::new(),
            });
        decision.votes = decision.votes.or_else(|| decisions::of_votes(&plain(line)));
        item.decisions.push(decision);
        return true;
    }
    if let Some(decision) = decisions::of_paragraph(line) {
        item.decisions.push(decision);
        return true;
    }
    match tasks::of_line(line, mode.is_tasks, place, desk) {
        Some(task) => {
            item.tasks.push(task);
            true
        }
        None => false,
    }
}
