//! The files that a PDF carries: its calendar, and the minutes as everybody may see them.

use crate::document::pdf::Embedded;
use crate::document::view::{Document, Edition};
use crate::mail::media::slug;
use crate::minutes::{Minutes, public_toml};

/// The calendar of the edition, where it has one, and the public part of the minutes file.
pub(super) fn files(
    document: &Document,
    minutes: &Minutes,
    calendar: Option<Vec<u8>>,
) -> Vec<Embedded> {
    let word = |name: &str| document.words.get(name).cloned().unwrap_or_default();
    let stem = slug(&document.id);
    let stem = if stem.is_empty() { "minutes" } else { &stem };
    let calendar = calendar.map(|bytes| Embedded {
        name: format!("{stem}.ics"),
        media_type: "text/calendar",
        description: word("embedded_dates"),
        relationship: "supplement",
        bytes,
    });
    let source = public_toml(minutes, &word("not_public")).map(|text| Embedded {
        name: format!("{stem}.toml"),
        media_type: "application/toml",
        description: word("embedded_source"),
        relationship: match document.edition {
            Edition::Public => "source",
            Edition::Internal => "supplement",
        },
        bytes: text.into_bytes(),
    });
    calendar.into_iter().chain(source).collect()
}
