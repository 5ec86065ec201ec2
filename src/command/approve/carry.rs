//! The item by which a new file's agenda approves the minutes of the meeting before.

use std::path::Path;

use chrono::NaiveDate;

use super::next_file::{self, tongue};
use super::outcome::{ItemTitle, Outcome, is_about};
use crate::diagnostic::Findings;
use crate::edit::{Draft, Place, Value};
use crate::l10n::{Language, Localize};
use crate::minutes::{Minutes, Standing, counting_key};
use crate::workspace::files::Reader;

/// Puts the item into the new file at `path`, if the latest report before it is still a draft; if it was
/// approved in the meantime, a new report says so. `known` are all other files.
pub(in crate::command) fn carry(path: &Path, known: &[Minutes], keys: Language) {
    let Some(mut draft) = Draft::open(path, keys).value else { return };
    let next = Reader::default().minutes(draft.source(), &mut Findings::new());
    let Some(next) = next.filter(|next| next.meeting.is_some()) else { return };
    let Some((report, day)) = report_before(&next, known) else { return };
    let text = match report.standing(NaiveDate::MIN) {
        Standing::Draft { .. } => None,
        Standing::Approved { on } if next.kind.tells() => {
            Outcome::of(report, on, &report.approval).map(|says| says.localize(tongue(&next, keys)))
        }
        Standing::Approved { .. } | Standing::Plain => return,
    };
    let all = next.all_agenda_items();
    let is_there = all.into_iter().any(|item| is_about(item, day));
    let done = match (next_file::place(&next.agenda, day, &Place::top(), "agenda"), text) {
        (Some(place), Some(text)) => draft.set(&place, "text", &Value::Text(text)),
        (None, text) if !is_there => {
            let title = ItemTitle::of(report.kind, day).localize(tongue(&next, keys));
            let text = text.map(|text| ("text", Value::Text(text)));
            let item: Vec<_> = [("title", Value::Text(title))].into_iter().chain(text).collect();
            // Behind the welcome.
            draft.insert(&Place::top(), "agenda", next.agenda.len().min(1), &item)
        }
        _ => return,
    };
    if done.is_ok() {
        // A file without the item is as good as before.
        let _ = draft.save();
    }
}

/// The latest report of the series on an earlier meeting; of two on one meeting, the draft.
fn report_before<'m>(next: &Minutes, known: &'m [Minutes]) -> Option<(&'m Minutes, NaiveDate)> {
    let day = |minutes: &Minutes| minutes.meeting.as_ref().map(|meeting| meeting.date.value);
    let series = |minutes: &Minutes| counting_key(minutes.series.as_deref().unwrap_or_default());
    let before = known.iter().filter(|other| {
        other.kind.tells() && day(other) < day(next) && series(other) == series(next)
    });
    let dated = before.filter_map(|other| Some((other, day(other)?)));
    let plain = |other: &Minutes| other.standing(NaiveDate::MIN) == Standing::Plain;
    dated.max_by_key(|(other, day)| (*day, other.is_draft(), !plain(other)))
}
