//! Reading all minutes files of an office: every one, or those that are published.
//!
//! Published are those with a date of issue, unless they say otherwise. A file without one has not
//! been issued yet, whatever else is in it.

use std::path::PathBuf;
use std::vec;

use super::Context;
use crate::diagnostic::{Checked, Findings};
use crate::document::view::Edition;
use crate::fields;
use crate::l10n::{all_of, messages};
use crate::source::Source;
use crate::workspace::files::minutes_text;
use crate::workspace::{self, Folders, Workspace};

/// What a file is to the public.
enum State {
    /// Something else that is written in TOML.
    Foreign,
    Draft,
    Issued,
}

/// The files that are not published.
#[derive(Default)]
pub(super) struct LeftOut {
    /// Those that have not been issued.
    pub drafts: Vec<PathBuf>,
    /// Those that say that they are not for the site.
    pub kept_off: Vec<PathBuf>,
    /// Drafts that the settings keep off until they are approved.
    pub unapproved: Vec<PathBuf>,
}

impl LeftOut {
    /// Says which files are not in a list, and why.
    pub(super) fn tell(&self, context: &Context<'_>) {
        let Self { drafts, kept_off, unapproved } = self;
        let all: [(_, fn(_) -> Message); 3] = [
            (drafts, Message::Drafts),
            (kept_off, Message::KeptOff),
            (unapproved, Message::Unapproved),
        ];
        for (files, says) in all.into_iter().filter(|(files, _)| !files.is_empty()) {
            context.ui.say(&says(files.iter().map(|file| file.display().to_string()).collect()));
        }
    }
}

/// Reads the files of an edition, one after the other: an office has hundreds.
pub(super) enum Reading {
    /// Every file.
    All(vec::IntoIter<PathBuf>, Folders),
    /// What is published.
    Published(Published),
}

impl Reading {
    /// Of these files.
    pub(super) fn of(files: Vec<PathBuf>, edition: Edition) -> Self {
        match edition {
            Edition::Internal => Self::All(files.into_iter(), Folders::default()),
            Edition::Public => Self::Published(Published::of(files)),
        }
    }

    /// The next document; `None` at the end.
    pub(super) fn next(&mut self, findings: &mut Findings) -> Option<Workspace> {
        match self {
            Self::Published(published) => published.next(findings),
            Self::All(files, folders) => loop {
                let file = files.next()?;
                if minutes_text(&file, findings).is_none() {
                    continue;
                }
                let workspace = Workspace::read_among(&file, folders).report_to(findings);
                if workspace.is_some() {
                    return workspace;
                }
            },
        }
    }

    /// The files that are not published.
    pub(super) fn left_out(self) -> LeftOut {
        match self {
            Self::All(..) => LeftOut::default(),
            Self::Published(Published { drafts, kept_off, unapproved, .. }) => {
                LeftOut { drafts, kept_off, unapproved }
            }
        }
    }
}

/// Reads what is published, one file after the other.
pub(super) struct Published {
    files: vec::IntoIter<PathBuf>,
    folders: Folders,
    /// Those that have not been issued, among the ones read so far.
    pub drafts: Vec<PathBuf>,
    /// Those that say that they are not for the site.
    pub kept_off: Vec<PathBuf>,
    /// Drafts that the settings keep off until they are approved.
    pub unapproved: Vec<PathBuf>,
}

impl Published {
    /// Of these files.
    pub(super) fn of(files: Vec<PathBuf>) -> Self {
        let (drafts, kept_off, unapproved) = (Vec::new(), Vec::new(), Vec::new());
        let (files, folders) = (files.into_iter(), Folders::default());
        Self { files, folders, drafts, kept_off, unapproved }
    }

    /// The next document; `None` at the end. Faults of a draft are its author's business.
    pub(super) fn next(&mut self, findings: &mut Findings) -> Option<Workspace> {
        loop {
            let file = self.files.next()?;
            let source = workspace::read_text(&file).value;
            match source.map_or(State::Issued, |source| state(&source)) {
                State::Foreign => {}
                State::Draft => self.drafts.push(file),
                State::Issued => {
                    let Checked { value, findings: own } =
                        Workspace::read_among(&file, &self.folders);
                    if value.as_ref().is_some_and(|workspace| !workspace.minutes.on_site) {
                        self.kept_off.push(file);
                        continue;
                    }
                    if value.as_ref().is_some_and(waits) {
                        self.unapproved.push(file);
                        continue;
                    }
                    findings.extend(own);
                    if let Some(workspace) = value {
                        return Some(on_one_day(workspace));
                    }
                }
            }
        }
    }
}

/// Whether it is a draft, and drafts are not published.
fn waits(workspace: &Workspace) -> bool {
    !workspace.settings.approval.publish_drafts && workspace.minutes.is_draft()
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

messages! {
    /// What is not in a list.
    enum Message {
        Drafts(files: Vec<String> as all_of) =
            "Nicht dabei, weil ohne Ausgabedatum (`ausgabedatum = …`): {files}",
            "Left out, for want of a date of issue (`issued = …`): {files}";
        KeptOff(files: Vec<String> as all_of) =
            "Nicht dabei, weil die Datei es so sagt (`webauftritt = false`): {files}",
            "Left out, because the file says so (`site = false`): {files}";
        Unapproved(files: Vec<String> as all_of) =
            "Nicht dabei, weil noch nicht genehmigt (`entwuerfe-veroeffentlichen = false`): {files}",
            "Left out, because it is not approved yet (`publish-drafts = false`): {files}";
    }
}
