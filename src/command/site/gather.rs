//! Which files of a folder are published: those with a date of issue, unless they say otherwise. A
//! file without one has not been issued yet, whatever else is in it.

use std::path::{Path, PathBuf};

use crate::diagnostic::Findings;
use crate::fields;
use crate::source::Source;
use crate::workspace::files::candidates;
use crate::workspace::{self, Workspace};

/// What is in a folder.
#[derive(Default)]
pub(super) struct Gathered {
    /// The documents that have been issued, by the names of their files.
    pub workspaces: Vec<Workspace>,
    /// Those that have not.
    pub drafts: Vec<PathBuf>,
    /// Those that say that they are not for the site.
    pub kept_off: Vec<PathBuf>,
}

/// What a file is to the site.
enum State {
    /// Something else that is written in TOML.
    Foreign,
    Draft,
    Issued,
}

/// Reads the minutes files in and below `folder`. Faults of a draft are its author's business.
pub(super) fn read(folder: &Path, findings: &mut Findings) -> Gathered {
    let mut gathered = Gathered::default();
    for file in candidates(folder) {
        let source = workspace::read_text(&file).value;
        match source.map_or(State::Issued, |source| state(&source)) {
            State::Foreign => {}
            State::Draft => gathered.drafts.push(file),
            State::Issued => {
                let mut own = Findings::new();
                let workspace = Workspace::read(&file).report_to(&mut own);
                if workspace.as_ref().is_some_and(|workspace| !workspace.minutes.on_site) {
                    gathered.kept_off.push(file);
                    continue;
                }
                findings.extend(own);
                gathered.workspaces.extend(workspace.map(on_one_day));
            }
        }
    }
    gathered
}

/// What is too broken to tell counts as issued, so that its errors are reported.
fn state(source: &Source) -> State {
    let Some(keys) = fields::top_keys(source) else { return State::Issued };
    let has = |wanted: &str| keys.contains(&wanted);
    match (has("kind") || has("meeting"), has("issued")) {
        (false, _) => State::Foreign,
        (true, false) => State::Draft,
        (true, true) => State::Issued,
    }
}

/// A translation without a date of issue was issued with the first language; otherwise it would
/// have the day of rendering.
fn on_one_day(mut workspace: Workspace) -> Workspace {
    let issued = &workspace.minutes.issued;
    for translation in workspace.translations.values_mut() {
        translation.issued = translation.issued.take().or_else(|| issued.clone());
    }
    workspace
}
