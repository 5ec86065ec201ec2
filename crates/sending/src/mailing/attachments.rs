//! The files attached to a mail: read once, when the mailing is planned, so that later changes of
//! the files do not affect it.

use std::fs::Metadata;
use std::io::Read;
use std::path::Path;

use super::messages::PlanMessage;
use crate::calendar::{self, CalendarOptions, Single};
use crate::diagnostic::Findings;
use crate::input;
use crate::mail::Attachment;
use crate::mail::media::{date_file_name, media_type, safe_file_name, unique_file_name};
use crate::minutes::Minutes;

/// The numbers of dates for which each gets its own file.
const FEW_DATES: std::ops::RangeInclusive<usize> = 2..=3;

/// The attachments to the mails of `minutes`, each under a unique name that is not in `taken`. A
/// file of more than `limit` bytes is not read.
pub(super) fn read(
    minutes: &Minutes,
    limit: u64,
    taken: &[String],
    findings: &mut Findings,
) -> Vec<Attachment> {
    let mut files: Vec<Attachment> = Vec::new();
    for attachment in minutes.attachments.iter().filter(|attachment| attachment.mail) {
        let (Some(file), Some(path)) = (&attachment.file, attachment.path()) else { continue };
        let bytes = match read_unchanged(&path, limit) {
            Ok(bytes) => bytes,
            Err(says) => {
                findings.push(says.rule().finds(says).at(file.span.clone()));
                continue;
            }
        };
        let written =
            path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into());
        let others = files.iter().map(|other| &other.name);
        let taken: Vec<String> = taken.iter().chain(others).cloned().collect();
        let name = unique_file_name(&safe_file_name(&written), &taken);
        let media_type = media_type(&name, &bytes).to_owned();
        files.push(Attachment { name, media_type, bytes });
    }
    files
}

/// The calendar files of a mail: a few dates get a file each, which every calendar imports
/// correctly; more go into one file, so that the attachments remain manageable. Their names do not
/// occur in `files`; `whole` is the name of the single file. A file of its own has the title of its date.
pub(super) fn dates(
    minutes: &Minutes,
    options: &CalendarOptions<'_>,
    whole: String,
    files: &[Attachment],
) -> Vec<(Option<String>, Attachment)> {
    let attachment = |name, bytes| Attachment {
        name,
        media_type: "text/calendar; method=PUBLISH; charset=utf-8".to_owned(),
        bytes,
    };
    let singles = calendar::singles(minutes, options);
    if !FEW_DATES.contains(&singles.len()) {
        let calendar = calendar::render(minutes, options);
        return calendar.map(|bytes| (None, attachment(whole, bytes))).into_iter().collect();
    }
    let mut taken: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
    let single = |single: Single| {
        let name = unique_file_name(&date_file_name(single.day, &single.title), &taken);
        taken.push(name.clone());
        (Some(single.title), attachment(name, single.bytes))
    };
    singles.into_iter().map(single).collect()
}

/// The whole file at one point in time: a file that is being written to is an error.
fn read_unchanged(path: &Path, limit: u64) -> Result<Vec<u8>, PlanMessage> {
    let unreadable = |error: std::io::Error| PlanMessage::Unreadable { error: (&error).into() };
    let mut file = input::open(path).map_err(unreadable)?;
    let before = file.metadata().map_err(unreadable)?;
    if !before.is_file() {
        return Err(PlanMessage::NoFile);
    }
    if before.len() > limit {
        return Err(PlanMessage::FileTooLarge { octets: before.len(), limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(before.len()).unwrap_or(0));
    (&mut file).take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    let after = file.metadata().map_err(unreadable)?;
    let same = stamp(&before) == stamp(&after) && bytes.len() as u64 == before.len();
    if same { Ok(bytes) } else { Err(PlanMessage::Changed) }
}

/// What changes when a file is written to.
fn stamp(metadata: &Metadata) -> (u64, Option<std::time::SystemTime>) {
    (metadata.len(), metadata.modified().ok())
}
