//! The later file whose agenda has an item about this approval.

use std::path::{Path, PathBuf};

use super::outcome::is_about;
use crate::diagnostic::Findings;
use crate::edit::{Draft, Place, Value};
use crate::l10n::Language;
use crate::minutes::{AgendaItem, Minutes, counting_key, looks_like_minutes};
use crate::workspace;
use crate::workspace::files::{Reader, candidates};

/// An item that is still without a text.
pub(super) struct Waiting {
    pub file: PathBuf,
    /// The language that its texts are in, as far as the program speaks it.
    pub language: Language,
    place: Place,
}

/// The first report after the meeting of `minutes` in the same series whose agenda has an item about
/// its approval that says nothing yet. An invitation goes out before anything is approved.
pub(super) fn waiting(minutes: &Minutes, folder: &Path, keys: Language) -> Option<Waiting> {
    let day = minutes.meeting.as_ref()?.date.value;
    let series = |minutes: &Minutes| counting_key(minutes.series.as_deref().unwrap_or_default());
    let mut reader = Reader::default();
    let mut found = Vec::new();
    for file in candidates(folder) {
        let source = workspace::read_text(&file).value.filter(|text| looks_like_minutes(text));
        let later = source.and_then(|text| reader.minutes(&text, &mut Findings::new()));
        let Some(later) = later.filter(|later| later.kind.tells()) else { continue };
        let held = later.meeting.as_ref().map(|meeting| meeting.date.value);
        if held <= Some(day) || series(&later) != series(minutes) {
            continue;
        }
        let Some(place) = place(&later.agenda, day, &Place::top(), "agenda") else { continue };
        let language = tongue(&later, keys);
        found.push((held, Waiting { file, language, place }));
    }
    found.sort_by(|(one, a), (other, b)| (one, &a.file).cmp(&(other, &b.file)));
    found.into_iter().map(|(_, waiting)| waiting).next()
}

/// The item about the approval that says nothing yet.
pub(super) fn place(
    items: &[AgendaItem],
    day: chrono::NaiveDate,
    above: &Place,
    key: &'static str,
) -> Option<Place> {
    items.iter().enumerate().find_map(|(index, item)| {
        let here = above.entry(key, index);
        let is_meant = is_about(item, day) && item.text.is_none();
        if is_meant { Some(here) } else { place(&item.items, day, &here, "items") }
    })
}

/// The language of the texts of a file, as far as the program speaks it.
pub(super) fn tongue(minutes: &Minutes, keys: Language) -> Language {
    match minutes.language.as_str() {
        "en" => Language::English,
        "de" | "de-simple" => Language::German,
        _ => keys,
    }
}

impl Waiting {
    /// Writes the text of the item.
    pub(super) fn record(&self, text: &str) -> bool {
        let Some(mut draft) = Draft::open(&self.file, self.language).value else { return false };
        draft.set(&self.place, "text", &Value::text(text)).is_ok() && draft.save().is_ok()
    }
}
