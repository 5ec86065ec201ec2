//! Deletes previews that are no longer needed: those of finished mailings, and old ones. They are
//! full of addresses, so none is kept for ever.

use std::fs;
use std::io;
use std::path::Path;

use chrono::{DateTime, Duration, Utc};
use serde::Deserialize;

use super::messages::Gone;
use super::swap;
use crate::command::Context;
use crate::command::approval::record::{self, Record};
use crate::input;
use crate::mailing::changes::Named;
use crate::settings::Settings;

/// When a preview was made.
#[derive(Deserialize)]
struct PreviewPlan {
    made: DateTime<Utc>,
}

/// Deletes the preview of the mailing `id` if its round is `round` or an earlier one and nobody in
/// it still waits for the mail. If that fails, it is deleted when it is old.
pub(crate) fn done(
    settings: &Settings,
    id: &str,
    round: u32,
    waits: impl Fn(&Named) -> bool,
    context: &Context<'_>,
) {
    let workspace = settings.folder();
    let Some(record) = Record::read(&workspace, id) else { return };
    let is_done = record.round < round || record.round == round && !record.people.iter().any(waits);
    let folder = record::folder(&workspace, id);
    if is_done && take_away(&folder).is_ok() {
        context.ui.say(&Gone::Done);
    }
}

/// Deletes the previews of mailings other than `id` that are older than the settings allow.
pub(crate) fn old(settings: &Settings, id: &str, context: &Context<'_>) {
    let own = record::folder(&settings.folder(), id);
    let folder = own.parent().unwrap_or(&own);
    let days = settings.mail.preview_days;
    let since = context.world.now().checked_sub_signed(Duration::days(days.into()));
    let is_old = |folder: &Path| {
        let hidden = folder.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
        !hidden
            && folder != own
            && made(folder).zip(since).is_some_and(|(made, since)| made < since)
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    // Links are not followed.
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let stale = folders.map(|entry| entry.path()).filter(|folder| is_old(folder));
    let previews = stale.filter(|folder| take_away(folder).is_ok()).count();
    if previews > 0 {
        context.ui.say(&Gone::Old { previews, days: days as usize });
    }
}

/// When a preview was made, by default when its folder was.
fn made(folder: &Path) -> Option<DateTime<Utc>> {
    let file = input::open(&folder.join(record::FILE)).ok();
    let plan: Option<PreviewPlan> =
        file.and_then(|file| serde_json::from_reader(io::BufReader::new(file)).ok());
    plan.map(|plan| plan.made)
        .or_else(|| fs::metadata(folder).ok()?.modified().ok().map(DateTime::from))
}

fn take_away(folder: &Path) -> io::Result<()> {
    swap::aside(folder.parent().unwrap_or(folder), folder).map(drop)
}
