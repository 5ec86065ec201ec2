//! Whether the files of a mailing have changed: by asking for their time and size again and again.
//!
//! Events of the system would be quicker by milliseconds, but there are none from network drives, where
//! offices keep their files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::workspace::{self, Workspace};

/// An office has a few templates of its own.
const MOST_TEMPLATES: usize = 100;

/// When a file was written and how long it is; `None` where it is missing.
type State = Option<(Option<SystemTime>, u64)>;

/// The files that a page is made from, as they were last.
pub(super) struct Watch {
    file: PathBuf,
    /// Files that the minutes and the settings name.
    named: Vec<PathBuf>,
    seen: BTreeMap<PathBuf, State>,
}

impl Watch {
    /// Watches a minutes file.
    pub(super) fn new(file: &Path) -> Self {
        let mut watch = Self { file: file.to_owned(), named: Vec::new(), seen: BTreeMap::new() };
        watch.seen = watch.states();
        watch
    }

    /// Watches what a workspace names, too.
    pub(super) fn also(&mut self, workspace: &Workspace, list: Option<PathBuf>) {
        let folder = workspace.minutes.folder();
        let attached = workspace.minutes.attachments.iter().filter_map(|one| one.file.as_ref());
        let attached = attached.map(|file| folder.join(&file.value));
        let sources = workspace.languages().flat_map(crate::minutes::Minutes::sources);
        let sources = sources.map(|source| source.path().to_owned());
        let list = list.or_else(|| workspace.settings.contacts.path());
        let named: Vec<PathBuf> = attached.chain(sources).chain(list).collect();
        if named != self.named {
            self.named = named;
            // What is watched from now on is no change.
            for (path, state) in self.states() {
                self.seen.entry(path).or_insert(state);
            }
        }
    }

    /// Whether something is not as it was when this was asked last.
    pub(super) fn has_changed(&mut self) -> bool {
        let now = self.states();
        let is_new = now != self.seen;
        self.seen = now;
        is_new
    }

    fn states(&self) -> BTreeMap<PathBuf, State> {
        let folder = self.file.parent().unwrap_or(Path::new(""));
        let stem = self.file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let translations = files_in(folder).into_iter().filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let is_toml =
                path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
            is_toml && name.starts_with(&format!("{stem}."))
        });
        let settings = workspace::find_settings(folder);
        let templates = settings.as_deref().and_then(Path::parent).map(|up| up.join("templates"));
        let templates = templates.map(|folder| files_in(&folder)).unwrap_or_default();
        let all = translations
            .chain([self.file.clone()])
            .chain(settings)
            .chain(templates.into_iter().take(MOST_TEMPLATES))
            .chain(self.named.iter().cloned());
        all.map(|path| {
            let known = fs::metadata(&path).ok();
            let state = known.map(|known| (known.modified().ok(), known.len()));
            (path, state)
        })
        .collect()
    }
}

/// The names in a folder.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let listed = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let names = fs::read_dir(listed).into_iter().flatten().flatten();
    names.map(|entry| folder.join(entry.file_name())).collect()
}
