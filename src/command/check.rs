//! `check`: all findings about files, contacts and texts, and about the mail server on request;
//! changes and sends nothing.

mod documents;
mod explain;
mod input;
mod messages;
mod server;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono_tz::Tz;

use self::documents::DocumentChecker;
use super::{CommandError, Context};
use crate::check::{self, Mailing};
use crate::cli::CheckArgs;
use crate::contacts::{self, ContactBook};
use crate::diagnostic::{Checked, Diagnostic, Findings, Severity};
use crate::exit::Exit;
use crate::report;
use crate::rules;
use crate::settings::{self, Settings};
use crate::workspace::{self, Folders, Workspace};
use crate::world::World;
use messages::{CheckMessage, Message, NothingFound};

/// Runs the command.
pub(super) fn run(args: &CheckArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    if let Some(asked) = &args.explain {
        return explain::run(asked.as_deref(), args.json, context);
    }
    let Look { mut findings, offices, files, lists } = look(args, context.world);
    let exit = if findings.has_errors() { Exit::InputErrors } else { Exit::Done };
    if !args.json {
        tell(&findings, files, context);
        let today = |zone| context.world.now().with_timezone(zone).date_naive();
        for (book, zone) in &lists {
            if let Some(figures) = super::contacts::figures(book, today(zone)) {
                context.ui.say(&figures);
            }
        }
    }
    let mut exits = vec![exit];
    if args.server {
        for office in &offices {
            let (found, exit) = try_out(office, &findings, args.json, context);
            findings.extend(found);
            exits.push(exit);
        }
    }
    if args.json {
        context.ui.data(report::json(&findings, context.ui.data_language).as_bytes());
    }
    // Faults of the input come first: they have to be fixed first.
    let grave = [Exit::InputErrors, Exit::BrokenOff].into_iter().find(|exit| exits.contains(exit));
    Ok(grave.unwrap_or(Exit::Done))
}

/// Shows the findings of this many files.
fn tell(findings: &Findings, files: usize, context: &Context<'_>) {
    if findings.open().next().is_some() {
        context.ui.findings(findings);
        context.ui.say(&CheckMessage::More);
    } else if files > 0 {
        context.ui.say(&NothingFound { files, accepted: findings.accepted() });
    }
    if findings.set_right() > 0 {
        context.ui.say(&CheckMessage::SetRight { spellings: findings.set_right() });
    }
}

/// The settings of a workspace, and whether the file exists.
type Office = (Settings, bool);

/// The result of checking the files.
struct Look {
    findings: Findings,
    /// The offices of the files, without duplicates; without files, that of the current folder. An
    /// office counts even if its minutes cannot be read.
    offices: Vec<Office>,
    /// The number of files checked.
    files: usize,
    /// The readable contact lists, without duplicates.
    lists: Vec<(ContactBook, Tz)>,
}

/// Everything that is found in one file and in what belongs to it, as `check FILE` tells it; and the
/// file with its settings, if it can be read.
pub(super) fn of_file(
    file: &Path,
    contacts: Option<&Path>,
    world: &World,
) -> (Findings, Option<Workspace>) {
    let files = vec![file.to_owned()];
    let contacts = contacts.map(Path::to_owned);
    let args = CheckArgs { files, contacts, server: false, explain: None, json: false };
    (look(&args, world).findings, Workspace::read(file).value)
}

/// Collects all findings, file by file.
fn look(args: &CheckArgs, world: &World) -> Look {
    let mut findings = Findings::new();
    let files = input::files(&args.files, &mut findings);
    let mut offices = Offices::default();
    if files.is_empty() {
        offices.enter(Path::new(""), &mut findings);
    }
    let (mut mailings, mut lists) = (Vec::new(), Vec::new());
    // The index of each office's list, if it could be read.
    let mut known: BTreeMap<PathBuf, Option<usize>> = BTreeMap::new();
    let (mut checker, mut folders) = (DocumentChecker::new(world), Folders::default());
    for file in &files {
        offices.enter(file.parent().unwrap_or(Path::new("")), &mut findings);
        // Naming all files of the folder includes the settings.
        if file.file_name().is_some_and(|name| name == settings::FILE_NAME) {
            continue;
        }
        let read = if input::is_stdin(file) {
            Workspace::read_stdin()
        } else {
            Workspace::read_among(file, &mut folders)
        };
        let Some(workspace) = read.report_to(&mut findings) else { continue };
        findings.extend(check::minutes(&workspace));
        findings.extend(check::sending(&workspace));
        let book = known.entry(workspace.settings.source.path().to_owned()).or_insert_with(|| {
            let book = list(&workspace, args.contacts.as_deref()).report_to(&mut findings)?;
            lists.push((book, workspace.settings.defaults.timezone));
            lists.len().checked_sub(1)
        });
        let book = book.and_then(|index| lists.get(index));
        let people = book.map(|(book, _)| &*book.contacts).unwrap_or_default();
        findings.extend(check::attached(&workspace, people));
        findings.extend(checker.check(&workspace));
        mailings.push(Mailing::of(&workspace));
    }
    findings.extend(check::mailings(&mailings));
    let offices = offices.0;
    for (settings, _) in &offices {
        findings.extend(check::server(settings));
        let unused = unused(settings, &mailings, &findings);
        findings.extend(unused);
    }
    let findings = without_parts(findings.dedup(), &mailings);
    let findings = check::drop_consequences(findings);
    Look { findings, offices, files: files.len(), lists }
}

/// The findings without those that a contribution is no mailing, where its newsletter was named, too:
/// `**/*.toml` names all files.
fn without_parts(findings: Findings, mailings: &[Mailing]) -> Findings {
    let real = |path: &Path| fs::canonicalize(path).ok();
    let files = || mailings.iter().flat_map(|mailing| &mailing.files);
    let is_part = |finding: &Diagnostic| {
        let alone = finding.span.as_ref().filter(|_| *finding.rule == rules::contribution::ALONE);
        let alone = alone.and_then(|span| real(span.source().path()));
        alone.is_some_and(|alone| files().any(|file| real(file).as_ref() == Some(&alone)))
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
struct Offices(Vec<Office>);

impl Offices {
    /// Reads the settings of the workspace that contains `folder`, unless they are known.
    fn enter(&mut self, folder: &Path, findings: &mut Findings) {
        let path = workspace::find_settings(folder);
        let path = path.unwrap_or_else(|| folder.join(settings::FILE_NAME));
        if self.0.iter().all(|(settings, _)| settings.source.path() != path) {
            self.0.push(workspace::read_settings(folder, findings));
        }
    }
}

/// Tests the server of an office, unless its settings are faulty.
fn try_out(
    (settings, there): &Office,
    found: &Findings,
    json: bool,
    context: &Context<'_>,
) -> (Findings, Exit) {
    let path = settings.source.path();
    let in_settings = |finding: &&Diagnostic| {
        finding.span.as_ref().is_some_and(|span| span.source().path() == path)
    };
    if found.iter().filter(in_settings).any(|finding| finding.severity == Severity::Error) {
        if !json {
            context.ui.say(&Message::NotTried);
        }
        return (Findings::new(), Exit::InputErrors);
    }
    let mut tell = |finding: &Diagnostic| {
        if !json && finding.severity == Severity::Note {
            context.ui.say(&*finding.message);
        }
    };
    let trial = server::run(settings, *there, context, &mut tell);
    if !json {
        let grave = trial.findings.iter().filter(|finding| finding.severity != Severity::Note);
        context.ui.findings(&grave.cloned().collect());
        match trial.exit {
            Exit::Done => context.ui.say(&Message::Fine),
            Exit::BrokenOff => context.ui.say(&Message::NothingSent),
            _ => {}
        }
    }
    (trial.findings, trial.exit)
}

/// The contact list, if an office has one.
fn list(workspace: &Workspace, other: Option<&Path>) -> Checked<ContactBook> {
    if !workspace.has_settings && other.is_none() {
        return Checked { value: None, findings: Findings::new() };
    }
    let read = contacts::open(&workspace.settings, other, false);
    Checked { value: read.value, findings: check::apply_levels(read.findings, &workspace.settings) }
}
