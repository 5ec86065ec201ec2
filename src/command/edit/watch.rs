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

/// Looks after which a minutes file that is missing or empty counts as such: programs that save by emptying
/// or deleting it first are not done yet.
const LOOKS_AT_NOTHING: u32 = 8;

/// When a file was written and how long it is; `None` where it is missing.
type State = Option<(Option<SystemTime>, u64)>;

/// The files that a page is made from, as they were last.
pub(super) struct Watch {
    file: PathBuf,
    /// Files that the minutes and the settings name.
    named: Vec<PathBuf>,
    seen: BTreeMap<PathBuf, State>,
    /// After how many looks without a change the last change is told; 0 where there is none to tell.
    waits: u32,
}

impl Watch {
    /// Watches a minutes file.
    pub(super) fn new(file: &Path) -> Self {
        let mut watch =
            Self { file: file.to_owned(), named: Vec::new(), seen: BTreeMap::new(), waits: 0 };
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

    /// Looks once; whether something has changed and is at rest now. What another program is still writing
    /// would be half a file.
    pub(super) fn has_news(&mut self) -> bool {
        let now = self.states();
        if now != self.seen {
            let is_there =
                now.get(&self.file).is_some_and(|own| own.is_some_and(|(_, length)| length > 0));
            self.waits = if is_there { 1 } else { LOOKS_AT_NOTHING };
            self.seen = now;
            return false;
        }
        let is_last = self.waits == 1;
        self.waits = self.waits.saturating_sub(1);
        is_last
    }

    /// Takes all files as they are now for known.
    pub(super) fn knows_all(&mut self) {
        self.seen = self.states();
        self.waits = 0;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_once_and_when_it_is_at_rest() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.toml");
        fs::write(&file, "titel = 'A'").unwrap();
        let mut watch = Watch::new(&file);
        let mut looks =
            |count: usize| -> Vec<bool> { (0..count).map(|_| watch.has_news()).collect() };
        assert_eq!(looks(2), [false, false]);
        fs::write(&file, "titel = 'Ab").unwrap();
        assert_eq!(looks(1), [false], "half of it");
        fs::write(&file, "titel = 'Abc'\n").unwrap();
        assert_eq!(looks(3), [false, true, false]);
        // Emptied, or deleted, and written again.
        for is_emptied in [true, false] {
            if is_emptied {
                fs::write(&file, "").unwrap();
            } else {
                fs::remove_file(&file).unwrap();
            }
            assert_eq!(looks(3), [false; 3]);
            fs::write(&file, "titel = 'Ganz anders'").unwrap();
            assert_eq!(looks(3), [false, true, false]);
        }
        fs::remove_file(&file).unwrap();
        let told = looks(20);
        assert_eq!(told.iter().filter(|told| **told).count(), 1, "it stays away: {told:?}");
    }
}
