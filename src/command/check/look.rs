//! Everything that is found in files: each is looked through by itself, on all cores.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono_tz::Tz;

use super::documents::DocumentChecker;
use super::found::{Common, Found};
use super::input;
use crate::check::{self, Listed, Mailing};
use crate::cli::CheckArgs;
use crate::contacts::{self, Contact, ContactBook};
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::document::{at_once, meanwhile};
use crate::rules;
use crate::settings::{self, Settings};
use crate::workspace::{self, Folders, Workspace};
use crate::world::World;

/// The settings of a workspace, and whether the file exists.
pub(super) type Office = (Settings, bool);

/// The result of checking the files.
pub(super) struct Look {
    pub(super) findings: Findings,
    /// The offices of the files, without duplicates; without files, that of the current folder. An
    /// office counts even if its minutes cannot be read.
    pub(super) offices: Vec<Office>,
    /// The number of files checked.
    pub(super) files: usize,
    /// The readable contact lists of readable files, without duplicates.
    pub(super) lists: Vec<(ContactBook, Tz)>,
}

/// Collects all findings, in the order of the files.
pub(super) fn look(args: &CheckArgs, world: &World) -> Look {
    let mut findings = Findings::new();
    let files = input::files(&args.files, &mut findings);
    let folders = Folders::default();
    let mut offices = Offices::default();
    if files.is_empty() {
        offices.enter(Path::new(""), &folders, &mut findings);
    }
    let mut lists = lists(&files, args.contacts.as_deref(), &folders);
    let (mut told, mut mailings) = (BTreeSet::new(), Vec::<Mailing>::new());
    for (file, seen) in files.iter().zip(each(&files, &folders, &lists, world)) {
        offices.enter(folder_of(file), &folders, &mut findings);
        seen.found.tell(&mut told, &mut findings);
        mailings.extend(seen.mailing);
    }
    findings.extend(check::mailings(&mailings));
    let offices = offices.all;
    for (settings, _) in &offices {
        findings.extend(check::server(settings));
        let unused = unused(settings, &mailings, &findings);
        findings.extend(unused);
    }
    let findings = without_parts(findings.dedup(), &mailings);
    let findings = check::drop_consequences(findings);
    let lists = mailings.iter().filter_map(|mailing| lists.remove(&mailing.settings));
    let lists = lists.filter_map(|list| Some((list.read.value?, list.zone))).collect();
    Look { findings, offices, files: files.len(), lists }
}

/// The contact list of an office.
struct List {
    read: Checked<ContactBook>,
    zone: Tz,
}

fn people(list: &List) -> &[Contact] {
    list.read.value.as_ref().map_or(&[], |book| &book.contacts)
}

/// The contact list of each office, by the path of its settings.
fn lists(files: &[PathBuf], other: Option<&Path>, folders: &Folders) -> BTreeMap<PathBuf, List> {
    let within: BTreeSet<&Path> = files.iter().map(|file| folder_of(file)).collect();
    let mut lists = BTreeMap::new();
    for folder in within {
        let (settings, there) = folders.settings(folder, &mut Findings::new());
        let read = || {
            if !there && other.is_none() {
                return Checked { value: None, findings: Findings::new() };
            }
            let Checked { value, findings } = contacts::open(&settings, other, false);
            Checked { value, findings: check::apply_levels(findings, &settings) }
        };
        let list = || List { read: read(), zone: settings.defaults.timezone };
        lists.entry(settings.source.path().to_owned()).or_insert_with(list);
    }
    lists
}

/// What is kept of a file: there may be thousands.
#[derive(Default)]
struct Seen {
    found: Found,
    /// The mailing, if the file can be read.
    mailing: Option<Mailing>,
}

/// Looks through each file, on all cores.
fn each(
    files: &[PathBuf],
    folders: &Folders,
    lists: &BTreeMap<PathBuf, List>,
    world: &World,
) -> Vec<Seen> {
    let listed = |list| Listed::new(people(list));
    let lists = lists.iter().map(|(office, list)| (&**office, (&list.read.findings, listed(list))));
    let eye = Eye { folders, lists: lists.collect(), documents: DocumentChecker::new(world) };
    at_once(files, |file| eye.look(file))
}

/// Looks through files; what they have in common is read once.
struct Eye<'a> {
    folders: &'a Folders,
    /// Of each office, what was found in its contact list, and its people.
    lists: BTreeMap<&'a Path, (&'a Findings, Listed<'a>)>,
    documents: DocumentChecker<'a>,
}

impl Eye<'_> {
    fn look(&self, file: &Path) -> Seen {
        let mut seen = Seen::default();
        let found = &mut seen.found;
        // Naming all files of the folder includes the settings.
        if file.file_name().is_some_and(|name| name == settings::FILE_NAME) {
            return seen;
        }
        let read = if input::is_stdin(file) {
            Workspace::read_stdin()
        } else {
            Workspace::read_among(file, self.folders)
        };
        let Some(workspace) = found.value(read) else { return seen };
        let contents = Arc::default();
        let (documents, texts) = meanwhile(
            || self.documents.check(&workspace, &contents),
            || check::minutes(&workspace),
        );
        found.own(texts);
        found.own(check::sending(&workspace));
        let office = workspace.settings.source.path();
        if let Some((findings, people)) = self.lists.get(office) {
            found.common(Common::List(office.to_owned()), Findings::clone(findings));
            found.own(people.attached(&workspace, &contents));
        }
        found.leveled(documents, &workspace.settings);
        seen.mailing = Some(Mailing::of(&workspace));
        seen
    }
}

fn folder_of(file: &Path) -> &Path {
    file.parent().unwrap_or(Path::new(""))
}

/// The findings without those that a contribution is no mailing, where its newsletter was named, too:
/// `**/*.toml` names all files.
fn without_parts(findings: Findings, mailings: &[Mailing]) -> Findings {
    let real = |path: &Path| fs::canonicalize(path).ok();
    let files = LazyCell::new(|| {
        let files = mailings.iter().flat_map(|mailing| &mailing.files);
        files.filter_map(|file| real(file)).collect::<BTreeSet<_>>()
    });
    let is_part = |finding: &Diagnostic| {
        let alone = finding.span.as_ref().filter(|_| *finding.rule == rules::contribution::ALONE);
        let alone = alone.and_then(|span| real(span.source().path()));
        alone.is_some_and(|alone| files.contains(&alone))
    };
    findings.into_iter().filter(|finding| !is_part(finding)).collect()
}

/// The acceptances of an office that match nothing in the checked files.
fn unused(settings: &Settings, mailings: &[Mailing], findings: &Findings) -> Findings {
    let own = mailings.iter().filter(|one| one.settings == settings.source.path());
    let list = settings.contacts.path();
    let files = own.flat_map(|one| &one.files).map(PathBuf::as_path);
    let mut files: Vec<&Path> = files.chain(list.as_deref()).collect();
    if files.is_empty() {
        return Findings::new();
    }
    files.push(settings.source.path());
    check::apply_levels(check::unused(settings, findings, &files), settings)
}

/// The offices of the files, without duplicates.
#[derive(Default)]
struct Offices {
    all: Vec<Office>,
    entered: BTreeSet<PathBuf>,
}

impl Offices {
    /// Reads the settings of the workspace that contains `folder`, unless they are known.
    fn enter(&mut self, folder: &Path, folders: &Folders, findings: &mut Findings) {
        if !self.entered.insert(folder.to_owned()) {
            return;
        }
        let path = workspace::find_settings(folder);
        let path = path.unwrap_or_else(|| folder.join(settings::FILE_NAME));
        if self.all.iter().all(|(settings, _)| settings.source.path() != path) {
            self.all.push(folders.settings(folder, findings));
        }
    }
}
