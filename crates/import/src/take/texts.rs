//! The texts of an item, and the records in them.

use crate::tree::inline::plain;

use super::desk::Desk;
use super::labels::{Label, label, labelled};
use super::when::Base;
use super::{attachments, decisions, event_rows, events, people, tasks};
use crate::record::{Item, Why};
use crate::tree::block::{Block, Kind, Place, markdown};

/// What a section is about.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mode {
    pub topic: Option<Label>,
    /// Whether there are other things besides the dates: then an entry begins with its day.
    pub is_mixed: bool,
}

impl Mode {
    pub(super) fn is(self, topic: Label) -> bool {
        self.topic == Some(topic)
    }

    /// Whether a text may be an entry among the dates.
    fn may_be_date(self, text: &str, base: Base) -> bool {
        self.is(Label::Dates) && (!self.is_mixed || events::begins_with_day(text, base))
    }
}

pub(super) fn append(text: &mut String, more: &str) {
    let more = more.trim_end();
    if !more.is_empty() {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(more);
    }
}

/// Reads the blocks of an item: what is a record leaves the text.
pub(super) fn texts(
    blocks: Vec<Block>,
    item: &mut Item,
    mode: Mode,
    base: Base,
    desk: &mut Desk<'_>,
) {
    let mut left: Vec<Block> = Vec::new();
    let mut is_behind_decision = false;
    for mut block in labels_joined(blocks) {
        let place = block.place;
        let known = item.decisions.len();
        if std::mem::take(&mut is_behind_decision) && of_result(&block, item) {
            continue;
        }
        let is_left = match &mut block.kind {
            Kind::Paragraph { text, .. } => {
                *text = paragraph(text, place, item, mode, base, desk);
                !text.trim().is_empty()
            }
            Kind::List(items) => {
                events::of_list(items, place, (mode.is(Label::Dates), mode.is_mixed), base, desk);
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
                    event_rows::of_table(rows, place, base, desk);
                    !rows.is_empty()
                }
            }
            _ => true,
        };
        is_behind_decision = item.decisions.len() > known && !is_left;
        if is_left {
            left.push(block);
        }
    }
    append(&mut item.text, &markdown(&left));
}

/// How a vote went, directly below its decision: counted where every figure is understood, otherwise the
/// words stay with the decision.
fn of_result(block: &Block, item: &mut Item) -> bool {
    let Kind::Paragraph { text, .. } = &block.kind else { return false };
    let words = plain(&text.replace('\n', " "));
    let is_other = |line: &str| {
        labelled(&plain(line)).is_some_and(|(label, _)| label != Label::Votes)
            || decisions::of_paragraph(line).is_some()
    };
    if text.lines().any(is_other) {
        return false;
    }
    if of_votes(&words, item) {
        return true;
    }
    let Some(last) = item.decisions.last_mut().filter(|last| last.votes.is_none()) else {
        return false;
    };
    let is_result = decisions::is_result(&words);
    if is_result {
        last.text = format!("{}\n\n{text}", last.text);
    }
    is_result
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
    if mode.may_be_date(text, base)
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
    let mut is_behind_decision = false;
    for line in &lines {
        let known = item.decisions.len();
        let kind = Kind::Paragraph { text: line.clone(), bold: false };
        let is_result = is_behind_decision && of_result(&Block { place, kind }, item);
        if !is_result && !of_text_line(line, place, item, mode, base, desk) {
            kept.push(line.as_str());
        }
        is_behind_decision = is_result || item.decisions.len() > known;
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
    if mode.may_be_date(&words, base) {
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
    if mode.is(Label::Decisions) && line.trim().len() > 3 {
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
    match tasks::of_line(line, mode.is(Label::Tasks), place, desk) {
        Some(task) => {
            item.tasks.push(task);
            true
        }
        None => false,
    }
}
