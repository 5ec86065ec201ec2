//! Who does what by when.

use crate::tree::inline::plain;

use super::access::sentences;
use super::columns::{Column, column};
use super::desk::Desk;
use super::labels::{Label, labelled};
use super::when::Doubt;
use super::wording::{actor, is_name, is_organisation};
use crate::record::{Task, Why};
use crate::tree::block::Place;
use crate::tree::words::Words;

/// A line as a task, if it says so: by its label, or because somebody does something by a day.
/// `is_listed`: it stands in a list of tasks.
pub(super) fn of_line(
    line: &str,
    is_listed: bool,
    place: Place,
    desk: &mut Desk<'_>,
) -> Option<Task> {
    let words = plain(line);
    let (text, is_task) = match labelled(&words) {
        Some((Label::Task, rest)) if !rest.is_empty() => (rest, true),
        _ => match words.trim_start().strip_prefix(['→', '➔', '⇒']) {
            Some(rest) => (rest.trim(), true),
            None => (words.trim(), is_listed),
        },
    };
    let due = desk.base.due(text);
    let does = actor(text).filter(|_| due.is_ok() && sentences(text).len() == 1);
    if !is_task && does.is_none() || text.is_empty() {
        return None;
    }
    let mut task = Task::default();
    let (who, said) = who(text);
    task.who = actor(text).map(str::to_owned).or(who);
    let is_marked = text.len() < words.trim().len() && is_task && !is_listed;
    // The text keeps its emphasis and links where it is taken over whole.
    task.text = match said {
        Some(said) => said,
        None if is_marked => text.to_owned(),
        None => line.trim().to_owned(),
    };
    match due {
        Ok(day) => {
            desk.supplied(Some(&day), place, &words);
            task.due = Some(day.first);
        }
        Err(Doubt::Nothing) => {}
        Err(_) => desk.remark(place, &words, Why::DueUnsure),
    }
    let label = words.split(':').next().unwrap_or_default();
    task.done = is_marked && label.to_lowercase().contains("erledigt");
    remember(&mut task, &words);
    Some(task)
}

/// A task that is only part of a paragraph: its last sentence, which is taken out.
pub(super) fn at_end(text: &str, place: Place, desk: &mut Desk<'_>) -> Option<(String, Task)> {
    let all = sentences(text);
    let (last, before) = all.split_last()?;
    for sentence in before {
        let words = plain(sentence);
        if actor(&words).is_some() && desk.base.due(&words).is_ok() {
            desk.remark(place, &words, Why::MaybeTask);
        }
    }
    if before.is_empty() {
        return None;
    }
    let task = of_line(last, false, place, desk)?;
    Some((before.concat().trim_end().to_owned(), task))
}

/// Who does it, and what is left of the text: „Kim Probe: …“, „… (Kim Probe, bis 14.10.)“.
fn who(text: &str) -> (Option<String>, Option<String>) {
    if let Some((name, rest)) = text.split_once(':')
        && (is_name(name) || name.split(" und ").all(is_name) || name.split(',').all(is_name))
        && !rest.trim().is_empty()
    {
        return (Some(name.trim().to_owned()), Some(rest.trim().to_owned()));
    }
    let inner = text.trim_end_matches('.').strip_suffix(')').and_then(|text| text.rsplit_once('('));
    if let Some((rest, inside)) = inner {
        let mut parts = inside.split([',', ';']).map(str::trim);
        let first = parts.next().unwrap_or_default();
        let first = labelled(first)
            .filter(|(label, _)| *label == Label::Who)
            .map_or(first, |(_, rest)| rest);
        let first =
            first.trim_start_matches("verantwortlich").trim_start_matches("zuständig").trim();
        let others: Vec<&str> = parts.collect();
        let only_due =
            others.iter().all(|part| german::read(part).iter().any(|one| one.kind.is_date()));
        if is_name(first) && only_due {
            return (Some(first.to_owned()), Some(rest.trim().to_owned()));
        }
    }
    (None, None)
}

fn remember(task: &mut Task, words: &str) {
    let due = task.due.map(|day| day.format("%Y %m %d").to_string()).unwrap_or_default();
    let values = format!(
        "{} {} {due}",
        plain(&task.text),
        task.who.as_deref().filter(|who| !task.text.contains(who)).unwrap_or_default()
    );
    if !Words::of(&values).have(words) {
        task.said.push(words.to_owned());
    }
}

/// The columns that a table of tasks may have, in this order.
const TASK_COLUMNS: [Column; 6] =
    [Column::Task, Column::Who, Column::Due, Column::Done, Column::Note, Column::Number];

/// The tasks of a table with columns for what and who; `None` for any other.
pub(super) fn of_table(
    rows: &[Vec<String>],
    place: Place,
    desk: &mut Desk<'_>,
) -> Option<Vec<Task>> {
    let header = rows.first()?;
    let columns: Vec<Option<Column>> =
        header.iter().map(|cell| column(&plain(cell), &TASK_COLUMNS)).collect();
    let has = |wanted| columns.contains(&Some(wanted));
    let filled = header.iter().all(|cell| !cell.trim().is_empty());
    if !filled || !has(Column::Task) || !has(Column::Who) {
        return None;
    }
    let mut tasks = Vec::new();
    for row in rows.iter().skip(1) {
        let mut task = Task::default();
        let mut rest = Vec::new();
        for ((cell, name), column) in row.iter().zip(header).zip(&columns) {
            let words = plain(cell);
            match column {
                _ if words.trim().is_empty() => {}
                Some(Column::Task) if task.text.is_empty() => task.text.clone_from(cell),
                Some(Column::Who) if task.who.is_none() && is_organisation(&words) => {
                    task.who = Some(words);
                }
                Some(Column::Due) => match desk.base.only_day(&words) {
                    Ok(day) if day.last.is_none() => {
                        desk.supplied(Some(&day), place, &row.join(" "));
                        task.due = Some(day.first);
                    }
                    other => {
                        if other != Err(Doubt::Nothing) {
                            desk.remark(place, &plain(&row.join(" ")), Why::DueUnsure);
                        }
                        rest.push(format!("({}: {cell})", plain(name)));
                    }
                },
                Some(Column::Done) if is_done(&words) => task.done = true,
                Some(Column::Number) => {}
                _ => rest.push(format!("({}: {cell})", plain(name))),
            }
        }
        if task.text.is_empty() && (task.who.is_some() || !rest.is_empty()) {
            return None;
        }
        let rest = rest.join(" ");
        let whole = format!("{} {}", task.text, rest.replace('\n', " "));
        whole.trim().clone_into(&mut task.text);
        remember(&mut task, &plain(&row.join(" ")));
        if !task.text.is_empty() {
            tasks.push(task);
        }
    }
    if let Some(first) = tasks.first_mut() {
        first.said.insert(0, header.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(" | "));
    }
    Some(tasks)
}

fn is_done(words: &str) -> bool {
    matches!(
        &*words.trim().to_lowercase(),
        "erledigt" | "ja" | "x" | "✓" | "✔" | "done" | "yes" | "abgeschlossen"
    )
}
