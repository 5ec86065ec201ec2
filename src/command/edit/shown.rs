//! The views of the preview: the pages of both editions with what lies beside them, their PDFs, and a mail.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::Job;
use super::http::{Kind, Response};
use super::messages::Message;
use crate::cli::{Format, Selection};
use crate::command::render::{self, Contents, Order, Output};
use crate::command::{Context, preview};
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::templates::{Context as Words, OwnPages};
use crate::document::view::Edition;
use crate::input;
use crate::l10n::{Language, Localize};
use crate::workspace::Workspace;

static PAGES: LazyLock<OwnPages> = LazyLock::new(|| {
    OwnPages::new(&[("note.html", include_str!("../../../templates/edit/note.html"))])
});

/// Attachments are at most this large (bytes).
const LARGEST: u64 = 100_000_000;

/// The folder that documents are made for; nothing is written into it.
const FOLDER: &str = "show";

/// What can be looked at.
#[derive(Clone, Copy)]
pub(super) enum View<'a> {
    /// The mail to the first person of the list.
    Mail,
    /// A file of an edition, by its name.
    File(Edition, &'a str),
}

impl<'a> View<'a> {
    /// The view of an address such as `public/2026-09-17.html`.
    pub(super) fn of(address: &'a str) -> Option<Self> {
        let (edition, name) = address.split_once('/')?;
        let editions = [Edition::Internal, Edition::Public];
        let edition = editions.into_iter().find(|one| one.name() == edition)?;
        Some(Self::File(edition, name))
    }
}

/// The addresses and names of all views.
pub(super) fn views(workspace: Option<&Workspace>, language: Language) -> Vec<Value> {
    let mut views = Vec::new();
    let view = |address: String, name: &Message| json!({ "address": address, "name": name.localize(language) });
    if let Some(workspace) = workspace {
        let (id, first) = (&workspace.minutes.id, &workspace.minutes.language);
        let several = !workspace.translations.is_empty();
        for minutes in workspace.languages() {
            let own = &minutes.language;
            let suffix = if own == first { String::new() } else { format!(".{own}") };
            let said = if several { format!(", {own}") } else { String::new() };
            let address = |edition: &str| format!("show/{edition}/{id}{suffix}.html");
            views.push(view(address("internal"), &Message::Internal(said.clone())));
            views.push(view(address("public"), &Message::Public(said)));
        }
    }
    views.push(view("mail".to_owned(), &Message::Mail));
    views
}

/// The answer with a view; where it cannot be made, the reasons.
pub(super) fn answer(job: &Job<'_>, view: View<'_>, context: &Context<'_>) -> Response {
    let mut findings = Findings::new();
    let Some(workspace) = Workspace::read(job.file).report_to(&mut findings) else {
        return note(&Message::NotShown, &findings, context);
    };
    match view {
        View::Mail => mail(job, &workspace, context),
        View::File(edition, name) => {
            let found = output(&workspace, edition, name, &mut findings, context);
            match found.and_then(|output| contents(&output)) {
                Some(bytes) => Response::new(kind(name), bytes),
                None if matches!(kind(name), Kind::Shown | Kind::Pdf) => {
                    note(&Message::NotShown, &findings, context)
                }
                None => Response::refusal(404),
            }
        }
    }
}

fn kind(name: &str) -> Kind {
    match Path::new(name).extension().and_then(|ending| ending.to_str()) {
        Some("html") => Kind::Shown,
        Some("pdf") => Kind::Pdf,
        _ => Kind::File,
    }
}

/// The file of this name, of those that `render` would write.
fn output(
    workspace: &Workspace,
    edition: Edition,
    name: &str,
    findings: &mut Findings,
    context: &Context<'_>,
) -> Option<Output> {
    let made = |format: Format, findings: &mut Findings| {
        let order = Order {
            output: Some(PathBuf::from(FOLDER)),
            formats: vec![format],
            editions: vec![edition],
            site: None,
        };
        let outputs = render::shown(workspace, order, context.world).report_to(findings);
        let path = Path::new(FOLDER).join(edition.name()).join(name);
        outputs.into_iter().flatten().find(|output| output.path == path)
    };
    if kind(name) == Kind::Pdf {
        // A PDF beside the page is an attachment.
        if let Some(output) = made(Format::Pdf, findings) {
            return Some(output);
        }
    }
    made(Format::Html, findings)
}

fn contents(output: &Output) -> Option<Vec<u8>> {
    match &output.contents {
        Contents::Bytes(bytes) => Some(bytes.clone()),
        Contents::Copy(path) => input::read(path, LARGEST).ok(),
        Contents::Spooled(_) | Contents::Gone => None,
    }
}

/// The mail to the first person who gets one.
fn mail(job: &Job<'_>, workspace: &Workspace, context: &Context<'_>) -> Response {
    let contacts = job.contacts.cloned();
    let selection = Selection { contacts, skip_faulty: true, ..Selection::default() };
    match preview::one_mail(workspace, &selection, context) {
        Err(stop) => note(&stop.says, &Findings::new(), context),
        Ok(read) => match (read.value, read.findings) {
            (Some(letter), _) => Response::new(Kind::Shown, letter),
            (None, findings) if findings.has_errors() => {
                note(&Message::NotShown, &findings, context)
            }
            (None, findings) => note(&Message::NoRecipient, &findings, context),
        },
    }
}

/// A page that says why there is none.
fn note(says: &dyn Localize, findings: &Findings, context: &Context<'_>) -> Response {
    let language = context.ui.language;
    let told = |finding: &Diagnostic| {
        let line = finding.span.as_ref().map(|span| span.position().line);
        let at = line.map(|line| format!(" ({} {line})", language.pick("Zeile", "line")));
        format!("{}{}", finding.message.localize(language), at.unwrap_or_default())
    };
    let words = Words::default()
        .with("is_german", language == Language::German)
        .with("says", says.localize(language))
        .with("findings", findings.open().map(told).collect::<Vec<String>>());
    let mut page = Vec::new();
    match PAGES.write("note.html", &words, &mut page) {
        Ok(()) => Response::new(Kind::Shown, page),
        Err(_) => Response::refusal(500),
    }
}
