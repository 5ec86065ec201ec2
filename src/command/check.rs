//! `check`: every finding of files, contacts and texts, and of the mail server where that is wanted;
//! changes nothing and sends nothing.

mod server;
mod words;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Context, Stop};
use crate::check;
use crate::cli::CheckArgs;
use crate::contacts;
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::document::letter::Letter;
use crate::document::pictures::{self, Pictures};
use crate::document::templates::Templates;
use crate::document::view::Edition;
use crate::document::words::Words;
use crate::document::{Material, build, html, pdf};
use crate::exit::Exit;
use crate::minutes::Minutes;
use crate::proof::Proof;
use crate::report;
use crate::settings::{self, Settings};
use crate::workspace::{self, Workspace};
use crate::world::World;
use words::{NothingFound, Says};

/// Runs the command.
#[expect(clippy::unnecessary_wraps, reason = "every verb has one signature")]
pub fn run(args: &CheckArgs, context: &Context<'_>) -> Result<Exit, Stop> {
    let (mut findings, offices) = read(args, context.world);
    let exit = if findings.has_errors() { Exit::InputErrors } else { Exit::Done };
    if !args.json {
        context.ui.findings(&findings);
        if findings.is_empty() && !args.files.is_empty() {
            context.ui.say(&NothingFound { files: once_each(&args.files).len() });
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
        context.ui.data(report::json(&findings).as_bytes());
    }
    // Faults of the input come first: they have to be mended first.
    let grave = [Exit::InputErrors, Exit::BrokenOff].into_iter().find(|exit| exits.contains(exit));
    Ok(grave.unwrap_or(Exit::Done))
}

/// The settings of a workspace, and whether there are any.
type Office = (Settings, bool);

/// All that is found in the files, and the offices that they are of, each once; without files, the one
/// of the current folder. An office counts even where its minutes cannot be read.
fn read(args: &CheckArgs, world: &World) -> (Findings, Vec<Office>) {
    let mut findings = Findings::new();
    let mut offices = Vec::new();
    let mut workspaces = Vec::new();
    if args.files.is_empty() {
        offices.push(workspace::read_settings(Path::new(""), &mut findings));
    }
    for file in &once_each(&args.files) {
        let folder = file.parent().unwrap_or(Path::new(""));
        offices.push(workspace::read_settings(folder, &mut findings));
        // Whoever names all files of the folder names the settings too.
        if file.file_name().is_none_or(|name| name != settings::FILE_NAME) {
            workspaces.extend(Workspace::read(file).unload(&mut findings));
        }
    }
    let mut lists = BTreeSet::new();
    for workspace in &workspaces {
        findings.extend(check::minutes(workspace));
        findings.extend(check::sending(workspace));
        if lists.insert(workspace.settings.source.path().to_owned()) {
            findings.extend(list(workspace, args.contacts.as_deref()));
        }
        findings.extend(documents(workspace, world));
    }
    findings.extend(check::mailings(workspaces.iter().map(|workspace| &workspace.minutes)));
    let mut seen = BTreeSet::new();
    offices.retain(|(settings, _)| seen.insert(settings.source.path().to_owned()));
    for (settings, _) in &offices {
        findings.extend(check::server(settings));
    }
    (findings.without_repeats(), offices)
}

/// Tries out the server of an office, unless its settings are faulty.
fn try_out(
    (settings, there): &Office,
    found: &Findings,
    json: bool,
    context: &Context<'_>,
) -> (Findings, Exit) {
    let path = settings.source.path();
    let in_settings = |finding: &&Diagnostic| {
        finding.place.as_ref().is_some_and(|place| place.source().path() == path)
    };
    if found.iter().filter(in_settings).any(|finding| finding.severity == Severity::Error) {
        if !json {
            context.ui.say(&Says::NotTried);
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
            Exit::Done => context.ui.say(&Says::Fine),
            Exit::BrokenOff => context.ui.say(&Says::NothingSent),
            _ => {}
        }
    }
    (trial.findings, trial.exit)
}

/// The files in the order of the command line, each once, by whatever name; the first language in
/// the place of a translation.
fn once_each(files: &[PathBuf]) -> Vec<PathBuf> {
    let mut seen = BTreeSet::new();
    let identity = |file: &PathBuf| fs::canonicalize(file).unwrap_or_else(|_| file.clone());
    let first = |file: &PathBuf| workspace::first_language(file).unwrap_or_else(|| file.clone());
    files.iter().map(first).filter(|file| seen.insert(identity(file))).collect()
}

/// The contact list, where there is an office that has one.
fn list(workspace: &Workspace, other: Option<&Path>) -> Findings {
    if !workspace.has_settings && other.is_none() {
        return Findings::new();
    }
    let read = contacts::open(&workspace.settings, other, false);
    check::judge(read.findings, &workspace.settings)
}

/// What the making of documents and mails would find: templates, pictures, words, characters.
fn documents(workspace: &Workspace, world: &World) -> Findings {
    let mut findings = Findings::new();
    let pictures = pictures::load(&workspace.settings).unload(&mut findings).unwrap_or_default();
    if let Some(templates) = Templates::load(&workspace.folder()).unload(&mut findings) {
        let mut proof = Proof::new(workspace, &templates, world.now());
        let desk = Desk { workspace, world, templates, pictures };
        for minutes in workspace.languages() {
            desk.language(minutes, &mut proof, &mut findings);
        }
        findings.extend(proof.findings());
    }
    check::judge(findings, &workspace.settings)
}

/// All that documents are made with.
struct Desk<'a> {
    workspace: &'a Workspace,
    world: &'a World,
    templates: Templates,
    pictures: Pictures,
}

impl Desk<'_> {
    fn language(&self, minutes: &Minutes, proof: &mut Proof<'_>, findings: &mut Findings) {
        let settings = &self.workspace.settings;
        findings.extend(pdf::coverage(minutes, settings));
        let own = self.templates.text(&Words::file_name(&minutes.language));
        let words = Words::of(&minutes.language, own.as_ref()).unload(findings);
        let Some(words) = words else { return };
        let today = self.world.now().with_timezone(&minutes.timezone).date_naive();
        let material = Material { minutes, settings, words: &words, today };
        for edition in [Edition::Internal, Edition::Public] {
            let Some(document) = build(&material, edition).unload(findings) else { continue };
            let (pictures, templates) = (&self.pictures, &self.templates);
            let page = html::page(&document, pictures, templates).unload(findings);
            if edition == Edition::Public {
                proof.document(&document);
                if let Some(page) = page {
                    proof.page(&format!("{}.html", document.id), &page);
                }
            }
            if edition == Edition::Internal && self.workspace.has_settings {
                let subject = settings.mail.subject.as_ref();
                let _ = templates.subject(subject, &document).unload(findings);
                let _ = Letter::prepare(&document, pictures, templates).unload(findings);
            }
        }
    }
}
