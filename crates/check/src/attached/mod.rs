//! The contents of attached files: copies of the contact list, whatever they are called and packed
//! in, and what a file reveals unintentionally.
//!
//! A flyer names one or two contact people; a file with several addresses of the list is the list.

mod messages;

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use inside::{Contents, Inside, Trace};
use leaks::people::{Form, Mark, People, Sighting};

use super::apply_levels;
use crate::contacts::Contact;
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::minutes::{Attachment, Minutes, Share};
use crate::rules;
use crate::source::Text;
use crate::workspace::Workspace;
use messages::{Message, Told};

/// This many addresses are a list, whatever it is for.
const LIST: usize = 5;
/// This many are one if they are half of all addresses; otherwise they are worth a look.
const SEVERAL: usize = 3;

/// Checks every file that the minutes attach or offer on the public page, and the logo. `people`:
/// everybody of the contact list, as far as it could be read.
pub fn attached(workspace: &Workspace, people: &[Contact]) -> Findings {
    Listed::new(people).attached(workspace, &Contents::default())
}

/// The people of a contact list, with whom the files of many workspaces are compared.
#[derive(Debug)]
pub struct Listed<'a> {
    contacts: &'a [Contact],
    /// Made when there is a file to be compared.
    people: OnceLock<People<'a>>,
    logos: Contents,
}

impl<'a> Listed<'a> {
    /// These people.
    pub fn new(contacts: &'a [Contact]) -> Self {
        Self { contacts, people: OnceLock::new(), logos: Contents::default() }
    }

    /// The findings of [`attached`]; the files are read into `contents`.
    pub fn attached(&self, workspace: &Workspace, contents: &Contents) -> Findings {
        let mut findings = Findings::new();
        let files = files(workspace);
        if files.is_empty() {
            return findings;
        }
        let office = LazyCell::new(|| Office::of(workspace));
        for (file, path, attached) in files {
            let inside = if attached { contents.look(&path) } else { self.logos.look(&path) };
            if !is_list_itself(workspace, &path) {
                findings.extend(self.copy(workspace, file, &inside));
            }
            // Of the logo, documents and mails contain only what is seen.
            if attached {
                findings.extend(traces(file, &inside, |author| office.names(author)));
            }
        }
        apply_levels(findings, &workspace.settings)
    }

    /// Whether the file is a copy of the list, or of part of it.
    fn copy(&self, workspace: &Workspace, file: &Text, inside: &Inside) -> Option<Diagnostic> {
        let people = self.people.get_or_init(|| People::new(self.contacts));
        let mut all = people.find(&inside.text, Form::Html);
        if !all.is_empty() {
            let mut people = people.clone();
            publish(workspace, &mut people);
            all.retain(|one| !people.is_open(one));
        }
        copy(file, inside, &all, self.contacts)
    }
}

/// Every file with the place that names it, and whether it is attached; the logo is not.
fn files(workspace: &Workspace) -> Vec<(&Text, PathBuf, bool)> {
    let mut files: Vec<(&Text, PathBuf, bool)> = Vec::new();
    for attachment in workspace.languages().flat_map(|minutes| &minutes.attachments) {
        let (Some(file), Some(path)) = (&attachment.file, attachment.path()) else { continue };
        if !files.iter().any(|(_, known, _)| *known == path) && path.is_file() {
            files.push((file, path, true));
        }
    }
    // Every mail contains the logo.
    let logo = workspace.settings.organisation.logo.iter();
    let logo = logo.map(|logo| (&logo.file, logo.path(), false));
    files.extend(logo.filter(|(_, path, _)| path.is_file()));
    files
}

/// Allows everybody whose address the office's own files contain.
fn publish(workspace: &Workspace, known: &mut People<'_>) {
    for minutes in workspace.languages() {
        let texts = minutes.shared_texts().into_iter();
        let texts = texts.filter(|(share, _)| *share != Share::Person);
        texts.for_each(|(_, text)| known.publish(&text.value, Form::Plain));
    }
    let (office, mail) = (&workspace.settings.organisation, &workspace.settings.mail);
    let mail = [&mail.from, &mail.reply_to, &mail.unsubscribe].into_iter().flatten();
    office.texts().chain(mail).for_each(|text| known.publish(&text.value, Form::Plain));
}

/// Whether it is the list itself, which `attachment.private` reports.
fn is_list_itself(workspace: &Workspace, path: &Path) -> bool {
    let list = workspace.settings.contacts.path();
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    list.is_some_and(|list| real(&list).is_some() && real(&list) == real(path))
}

/// Whether a file that names `all` of these is a copy of the list, or of part of it.
fn copy(
    file: &Text,
    inside: &Inside,
    all: &[Sighting],
    contacts: &[Contact],
) -> Option<Diagnostic> {
    let listed = contacts.len();
    let of = |mark: Mark| all.iter().filter(move |one| one.mark == mark).map(|one| one.contact);
    // Where an office is, everybody may know; where somebody lives is beside the name.
    let named: BTreeSet<usize> = of(Mark::Name).collect();
    let at_home = of(Mark::Postal).filter(|contact| named.contains(contact));
    let seen: BTreeSet<usize> = of(Mark::Address).chain(at_home).collect();
    let severity = match seen.len() {
        LIST.. => Severity::Error,
        found @ SEVERAL.. if found * 2 >= listed => Severity::Error,
        SEVERAL.. => Severity::Warning,
        _ if inside.is_cut && listed > 0 => {
            let says = Message::NotRead { file: file.value.clone() };
            let finding =
                rules::attachment::CONTACT_LIST.finds(says).with_severity(Severity::Warning);
            return Some(finding.at(file.span.clone()).help(Message::Look));
        }
        _ => return None,
    };
    let says = Message::List { file: file.value.clone(), found: seen.len(), listed };
    let finding = rules::attachment::CONTACT_LIST.finds(says).with_severity(severity);
    let mut finding = finding.at(file.span.clone());
    if let Some(first) = seen.first().and_then(|first| contacts.get(*first)) {
        finding = finding.also(first.span.clone(), Message::Listed);
    }
    Some(finding.help(Message::LeaveOut))
}

/// The people who may be named as the author of a file: those whom the minutes and the letterhead
/// name.
struct Office(String);

impl Office {
    fn of(workspace: &Workspace) -> Self {
        let minutes = workspace.languages().flat_map(Minutes::shared_texts);
        let said = minutes.map(|(_, text)| text).chain(workspace.settings.organisation.texts());
        let said: Vec<String> = said.map(|text| text.value.to_lowercase()).collect();
        Self(said.join("\n"))
    }

    fn names(&self, author: &str) -> bool {
        self.0.contains(&author.to_lowercase())
    }
}

/// What a file reveals besides its text. The name of its author alone is only worth a note.
fn traces(file: &Text, inside: &Inside, is_known: impl Fn(&str) -> bool) -> Option<Diagnostic> {
    let told: Vec<Told> = inside
        .traces
        .iter()
        .filter_map(|trace| {
            Some(match trace {
                Trace::Comments => Told::Comments,
                Trace::Changes => Told::Changes,
                Trace::Hidden => Told::Hidden,
                Trace::Notes => Told::Notes,
                Trace::Place => Told::Place,
                Trace::Author(name) if !is_known(name) => Told::Author(name.clone()),
                Trace::Author(_) => return None,
            })
        })
        .collect();
    if told.is_empty() {
        return None;
    }
    let only_authors = told.iter().all(|told| matches!(told, Told::Author(_)));
    let says = Message::Tells { file: file.value.clone(), told };
    let finding = rules::attachment::TRACES.finds(says).milder_if(only_authors, Severity::Note);
    Some(finding.at(file.span.clone()).help(Message::Clean))
}

/// Whether the workspace attaches any file.
pub fn attaches(workspace: &Workspace) -> bool {
    workspace
        .languages()
        .flat_map(|minutes| &minutes.attachments)
        .any(|one: &Attachment| one.file.is_some())
}
