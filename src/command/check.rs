//! `check`: every finding of files, contacts and texts; changes nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Context, Stop};
use crate::check;
use crate::cli::CheckArgs;
use crate::contacts;
use crate::diagnostic::Findings;
use crate::document::letter::Letter;
use crate::document::pictures::{self, Pictures};
use crate::document::templates::Templates;
use crate::document::view::Edition;
use crate::document::words::Words;
use crate::document::{Material, build, html, pdf};
use crate::exit::Exit;
use crate::minutes::Minutes;
use crate::report;
use crate::say::{Language, Say, count};
use crate::settings;
use crate::workspace::{self, Workspace};
use crate::world::World;

/// Runs the command.
#[expect(clippy::unnecessary_wraps, reason = "every verb has one signature")]
pub fn run(args: &CheckArgs, context: &Context<'_>) -> Result<Exit, Stop> {
    let mut findings = Findings::new();
    let files = once_each(&args.files);
    let mut workspaces = Vec::new();
    for file in &files {
        if file.file_name().is_some_and(|name| name == settings::FILE_NAME) {
            // Whoever names all files of the folder names the settings too.
            let folder = file.parent().unwrap_or(Path::new(""));
            workspace::read_settings(folder, &mut findings);
        } else {
            workspaces.extend(Workspace::read(file).unload(&mut findings));
        }
    }
    let mut offices = BTreeSet::new();
    for workspace in &workspaces {
        findings.extend(check::minutes(workspace));
        findings.extend(check::sending(workspace));
        if offices.insert(workspace.settings.source.path().to_owned()) {
            findings.extend(list(workspace, args.contacts.as_deref()));
        }
        findings.extend(documents(workspace, context.world));
    }
    findings.extend(check::mailings(workspaces.iter().map(|workspace| &workspace.minutes)));
    let findings = findings.without_repeats();
    if args.json {
        context.ui.data(report::json(&findings).as_bytes());
    } else {
        context.ui.findings(&findings);
        if findings.is_empty() {
            context.ui.say(&NothingFound { files: files.len() });
        }
    }
    Ok(if findings.has_errors() { Exit::InputErrors } else { Exit::Done })
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
        let desk = Desk { workspace, world, templates, pictures };
        for minutes in workspace.languages() {
            desk.language(minutes, &mut findings);
        }
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
    fn language(&self, minutes: &Minutes, findings: &mut Findings) {
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
            let _ = html::page(&document, pictures, templates).unload(findings);
            if edition == Edition::Internal && self.workspace.has_settings {
                let subject = settings.mail.subject.as_ref();
                let _ = templates.subject(subject, &document).unload(findings);
                let _ = Letter::prepare(&document, pictures, templates).unload(findings);
            }
        }
    }
}

/// Said where there is nothing else to say.
#[derive(Debug)]
struct NothingFound {
    files: usize,
}

impl Say for NothingFound {
    fn say(&self, language: Language) -> String {
        match language {
            Language::German => {
                format!("{} geprüft: nichts zu beanstanden.", count(self.files, "Datei", "Dateien"))
            }
            Language::English => format!("No findings in {}.", count(self.files, "file", "files")),
        }
    }
}
