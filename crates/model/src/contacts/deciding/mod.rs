//! The columns of a list that say who gets no mail: there may be several, and any of them excludes.
//!
//! The name of a column says how it decides ([`names`]), a cell says yes, no, a day or a word
//! ([`said`]). Some columns are only clear from all their cells, so a list is examined once before
//! its people are read ([`survey`]). If the meaning is uncertain, that is an error which asks for
//! one line in `[contacts.columns]` (see [`super::field::asked`]): nobody who may have said no gets
//! mail without asking.

mod messages;
mod names;
mod phrases;
mod said;
mod survey;
mod vocabulary;

use std::sync::Arc;

use csv::StringRecord;

use crate::contacts::cell::formula;
use crate::contacts::cell::values::{fold, tidy};
use crate::contacts::standing::{Bar, Reason};
use names::Kind;
use said::Said;

pub(super) use messages::{Help, Message};
pub(super) use phrases::Tone;
pub(super) use survey::Survey;

/// The deciding columns, as the whole list has shown.
#[derive(Debug, Default)]
pub(super) struct Deciding {
    columns: Vec<Decider>,
    /// Columns that are ignored.
    ignored: Vec<usize>,
}

/// A deciding column.
#[derive(Debug)]
struct Decider {
    index: usize,
    name: Arc<str>,
    kind: Kind,
    /// The meaning of an empty cell.
    blank: Option<Reason>,
    /// The meaning of a word that is neither yes nor no; `None` where it is a fault of its row.
    unknown: Option<Reason>,
    /// Cells that the settings explain: folded, and whether they get mail.
    explained: Vec<(String, bool)>,
}

/// The result of the cells of a row.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    /// Why the person gets no mail.
    pub bar: Option<Arc<Bar>>,
    /// Cells that are neither yes nor no.
    pub unclear: Vec<usize>,
}

/// The maximum length (bytes); longer ones are sentences.
const LONGEST_TAG: usize = 30;

/// The meaning of a group that is not a group.
pub(super) fn of_group(group: &str, column: &str) -> Option<Arc<Bar>> {
    let reason = tag(group)?;
    let (column, written) = (column.into(), group.into());
    Some(Arc::new(Bar { reason, column, written, last_day: None }))
}

fn tag(text: &str) -> Option<Reason> {
    let squashed = names::squash(text);
    let found = vocabulary::TAGS.iter().find(|(_, tags)| tags.contains(&squashed));
    found.map(|(reason, _)| *reason)
}

/// How a column can record that somebody wants no mail any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Recording {
    /// By a yes, a day or a reason: `Abgemeldet am`.
    Unwanted,
    /// By a no: `Aktiv`, `Newsletter`.
    Wanted,
    /// By a word: `Status`.
    Word,
}

/// How a column of this name can record it. One that proves a consent is left alone.
pub(super) fn recording(name: &str) -> Option<Recording> {
    match names::read(name).kind()? {
        Kind::Unwanted(Reason::OptedOut | Reason::Objected) => Some(Recording::Unwanted),
        Kind::Wanted(reason) if reason != Reason::NoConsent => Some(Recording::Wanted),
        Kind::Status { .. } => Some(Recording::Word),
        _ => None,
    }
}

/// Whether a column of this name decides who gets mail.
pub(super) fn decides(name: &str) -> bool {
    names::read(name).kind().is_some()
}

/// Whether only a yes in a column of this name lets somebody have mail, and whether it is about more
/// than being active: then nobody but the office can say it.
pub(super) fn asks_for_yes(name: &str) -> Option<bool> {
    match names::read(name).kind()? {
        Kind::Wanted(reason) => {
            let is_plain = matches!(&*names::squash(name), "aktiv" | "active");
            Some(!is_plain && reason != Reason::Inactive)
        }
        _ => None,
    }
}

/// Whether a note says that somebody wants no mail, in a sentence or by the word alone.
pub(super) fn objection(note: &str) -> Option<Tone> {
    phrases::read(note).or_else(|| {
        let reason = (note.len() <= LONGEST_TAG).then(|| tag(note))??;
        matches!(reason, Reason::OptedOut | Reason::Objected).then_some(Tone::Sure)
    })
}

impl Deciding {
    /// Whether the column decides, or is known not to.
    pub(super) fn has_settled(&self, index: usize) -> bool {
        self.ignored.contains(&index) || self.columns.iter().any(|column| column.index == index)
    }

    /// The result of the cells of a row.
    pub(super) fn judge(&self, record: &StringRecord) -> Verdict {
        let mut verdict = Verdict::default();
        for column in &self.columns {
            let cell = shown(record.get(column.index).unwrap_or_default());
            match column.judge(&cell) {
                Ok(bar) => verdict.bar = Bar::graver(verdict.bar, bar.map(Arc::new)),
                Err(Unclear) => verdict.unclear.push(column.index),
            }
        }
        verdict
    }
}

/// What a cell shows.
fn shown(raw: &str) -> String {
    tidy(&formula::shown(raw).unwrap_or(raw.into()))
}

/// A cell that is neither yes nor no.
struct Unclear;

impl Decider {
    fn judge(&self, cell: &str) -> Result<Option<Bar>, Unclear> {
        let bar = |reason, last_day| {
            let (column, written) = (Arc::clone(&self.name), cell.into());
            Ok(Some(Bar { reason, column, written, last_day }))
        };
        if let Some(mailed) = explained(&self.explained, cell) {
            return if mailed { Ok(None) } else { bar(Reason::OptedOut, None) };
        }
        let said = said::of(Some(self.kind), cell);
        if said == Said::Failed && self.kind != Kind::Explained {
            return Err(Unclear);
        }
        let wanted = |reason: Reason| match said {
            Said::No | Said::Dash => bar(reason, None),
            Said::Bars(reason) => bar(reason, None),
            Said::Yes | Said::Day(_) | Said::Active | Said::Given | Said::Mail => Ok(None),
            Said::Empty => self.blank.map_or(Ok(None), |reason| bar(reason, None)),
            Said::Other | Said::Failed => {
                self.unknown.map_or(Err(Unclear), |reason| bar(reason, None))
            }
        };
        match self.kind {
            Kind::Wanted(reason) => wanted(reason),
            Kind::Status { .. } if said == Said::Dash => {
                self.blank.map_or(Ok(None), |reason| bar(reason, None))
            }
            Kind::Status { .. } => wanted(Reason::Inactive),
            Kind::Way => match said {
                Said::Bars(reason) => bar(reason, None),
                _ if said::wants_letters(cell) => bar(Reason::ByPost, None),
                _ => Ok(None),
            },
            Kind::Explained => Ok(None),
            Kind::Unwanted(reason) | Kind::Leaves(reason) => match said {
                Said::Empty | Said::Dash | Said::No | Said::Active => Ok(None),
                Said::Bars(said) if reason == Reason::OnHold || reason == Reason::Inactive => {
                    bar(said, None)
                }
                _ if matches!(self.kind, Kind::Leaves(_)) => bar(reason, said::last_day(cell)),
                _ => bar(reason, None),
            },
        }
    }
}

/// Whether the settings say that such a cell gets mail.
fn explained(cells: &[(String, bool)], cell: &str) -> Option<bool> {
    let folded = fold(cell);
    cells.iter().find(|(known, _)| *known == folded).map(|(_, mailed)| *mailed)
}

#[cfg(test)]
mod tests;
