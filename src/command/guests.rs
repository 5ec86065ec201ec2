//! Guests who have registered for single meetings: they get the mails and letters of these alone.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::contacts::{ContactBook, MeetingOf};
use crate::diagnostic::Findings;
use crate::minutes::{Meeting, Minutes, counting_key};
use crate::workspace::files::Reader;
use crate::workspace::{self, Workspace};

/// Bars the guests who have not registered for the meeting of this mailing. A guest may have named
/// the file of the invitation, and gets the summary of the same meeting as well.
pub(super) fn bar_others(book: &mut ContactBook, workspace: &Workspace) {
    let meeting = MeetingOf::new(&workspace.minutes);
    let known: RefCell<BTreeMap<String, bool>> = RefCell::default();
    book.bar_guests_of_others(&meeting, |id| {
        let told = known.borrow().get(id).copied();
        told.unwrap_or_else(|| {
            let same = is_same(id, workspace);
            known.borrow_mut().insert(id.to_owned(), same);
            same
        })
    });
}

/// Whether the file with this name beside the minutes, or in the folder of the workspace, is about
/// the same meeting of the same series.
fn is_same(id: &str, of: &Workspace) -> bool {
    let minutes = &of.minutes;
    let Some(meeting) = &minutes.meeting else { return false };
    let mut folders = vec![minutes.source.folder().to_owned(), of.folder()];
    folders.dedup();
    folders.iter().filter_map(|folder| named(id, folder)).any(|path| {
        let unsaid = &mut Findings::new();
        let source = workspace::read_text(&path).report_to(unsaid);
        let other = source.and_then(|source| Reader::default().minutes(&source, unsaid));
        let key = |minutes: &Minutes| counting_key(minutes.series.as_deref().unwrap_or_default());
        other.is_some_and(|other| {
            let day = other.meeting.as_ref().map(Meeting::known_day);
            day == Some(meeting.known_day()) && key(&other) == key(minutes)
        })
    })
}

/// The minutes file of this name in lower case.
fn named(id: &str, folder: &Path) -> Option<PathBuf> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let files = std::fs::read_dir(here).ok()?.flatten().map(|entry| entry.path());
    let is_it = |path: &PathBuf| {
        let is_toml = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("toml"));
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase());
        is_toml && stem.as_deref() == Some(id)
    };
    files.into_iter().find(is_it)
}
