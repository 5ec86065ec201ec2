//! What each person of the list has still to do, for mails and letters.

use crate::contacts::ContactBook;
use crate::diagnostic::Findings;
use crate::mailing::own::OwnTasks;
use crate::minutes::{Minutes, counting_key, looks_like_minutes};
use crate::settings::OwnTasksFrom;
use crate::workspace::files::{Reader, candidates};
use crate::workspace::{self, Workspace};

/// The open tasks of everybody in the list: of the minutes that are sent, and, where the settings say
/// so, of the other files of their series. What is wrong in those is told when they are checked.
pub(super) fn of(workspace: &Workspace, book: &ContactBook) -> OwnTasks {
    let others = match workspace.settings.mail.own_tasks {
        OwnTasksFrom::Series => others(workspace),
        OwnTasksFrom::File | OwnTasksFrom::Nowhere => Vec::new(),
    };
    OwnTasks::of_list(workspace, &others, book)
}

/// The other files of the series.
fn others(workspace: &Workspace) -> Vec<Minutes> {
    let series = |minutes: &Minutes| counting_key(minutes.series.as_deref().unwrap_or_default());
    let (sent, mut reader) = (&workspace.minutes, Reader::default());
    let whole = |path: &std::path::Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let own = whole(sent.source.path());
    let files = candidates(&workspace.folder()).into_iter().filter(|file| whole(file) != own);
    let texts = files.filter_map(|file| workspace::read_text(&file).value);
    let texts = texts.filter(|text| looks_like_minutes(text));
    let all = texts.filter_map(|text| reader.minutes(&text, &mut Findings::new()));
    all.filter(|other| series(other) == series(sent)).collect()
}
