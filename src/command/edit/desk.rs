//! What the page asks for: the state of the file, its fields, documents and mail; and what it writes.

use std::cmp::Reverse;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::Job;
use super::form::{self, Fault, Places};
use super::http::{Kind, Method, Request, Response, Work};
use super::messages::not_saved;
use super::shown::{self, View};
use super::watch::Watch;
use crate::command::Context;
use crate::command::check;
use crate::diagnostic::{Checked, Diagnostic};
use crate::document::templates::{Context as Words, OwnPages};
use crate::edit::Draft;
use crate::l10n::Language;

static PAGES: LazyLock<OwnPages> = LazyLock::new(|| {
    OwnPages::new(&[("index.html", include_str!("../../../templates/edit/index.html"))])
});
const STYLE: &str = include_str!("../../../templates/edit/edit.css");
const SCRIPTS: &[(&str, &str)] = &[
    ("edit.js", include_str!("../../../templates/edit/edit.js")),
    ("form.js", include_str!("../../../templates/edit/form.js")),
    ("merge.js", include_str!("../../../templates/edit/merge.js")),
];

/// The files of a folder that are offered for a path.
const MOST_FILES: usize = 500;

/// The work at one minutes file.
pub(super) struct Desk<'a> {
    job: &'a Job<'a>,
    context: &'a Context<'a>,
    watch: Watch,
    /// Grows with every change of a file.
    version: u64,
    /// The version that those who listen know of.
    told: u64,
}

impl Work for Desk<'_> {
    fn answer(&mut self, request: &Request) -> Response {
        match (request.method, &*request.path) {
            (Method::Get, "") => self.page(),
            (Method::Get, "edit.css") => Response::new(Kind::Style, STYLE),
            (Method::Get, "fields") => Response::json(200, &form::told(self.language())),
            (Method::Get, "state") => Response::json(200, &self.state()),
            (Method::Get, "mail") => self.view(View::Mail),
            (Method::Get, path) => {
                let script = SCRIPTS.iter().find(|(name, _)| *name == path);
                let view = path.strip_prefix("show/").and_then(View::of);
                match (script, view) {
                    (Some((_, script)), _) => Response::new(Kind::Script, *script),
                    (None, Some(view)) => self.view(view),
                    (None, None) => Response::refusal(404),
                }
            }
            (Method::Post, "save") => self.save(&request.body),
            (Method::Post, _) => Response::refusal(404),
        }
    }

    fn news(&mut self) -> Option<String> {
        self.version += u64::from(self.watch.has_news());
        let is_new = self.version > self.told;
        self.told = self.version;
        is_new.then(|| self.version.to_string())
    }
}

impl<'a> Desk<'a> {
    pub(super) fn new(job: &'a Job<'a>, context: &'a Context<'a>) -> Self {
        Self { job, context, watch: Watch::new(job.file), version: 1, told: 1 }
    }

    fn language(&self) -> Language {
        self.context.ui.language
    }

    fn page(&self) -> Response {
        let name = self.job.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let words = Words::default()
            .with("is_german", self.language() == Language::German)
            .with("file", name)
            .with("start", if self.job.with_form { "form" } else { "preview" });
        let mut page = Vec::new();
        match PAGES.write("index.html", &words, &mut page) {
            Ok(()) => Response::new(Kind::Page, page),
            Err(_) => Response::refusal(500),
        }
    }

    fn view(&self, view: View<'_>) -> Response {
        shown::answer(self.job, view, self.context)
    }

    fn draft(&self) -> Checked<Draft> {
        Draft::open(self.job.file, self.language())
    }

    /// What the page shows: values, findings, views, and the digest of the file that they are of.
    fn state(&mut self) -> Value {
        let Checked { value: draft, .. } = self.draft();
        let contacts = self.job.contacts.map(PathBuf::as_path);
        let (findings, workspace) = check::of_file(self.job.file, contacts, self.context.world);
        if let Some(workspace) = &workspace {
            self.watch.also(workspace, self.job.contacts.cloned());
        }
        let places = draft.as_ref().map(|draft| Places::of(draft.source().text()));
        let places = places.unwrap_or_default();
        let mut open: Vec<&Diagnostic> = findings.open().collect();
        let line = |one: &&Diagnostic| one.span.as_ref().map(|span| span.position().line);
        open.sort_by_key(|one| (Reverse(one.severity), line(one)));
        let findings: Vec<Value> =
            open.into_iter().map(|finding| self.finding(finding, &places)).collect();
        let is_broken = draft.is_none();
        let values = draft.map(|mut draft| (digest(draft.bytes()), form::values(&mut draft)));
        let (digest, values) = values.unzip();
        json!({
            "version": self.version,
            "broken": is_broken,
            "digest": digest,
            "values": values,
            "findings": findings,
            "views": shown::views(workspace.as_ref(), self.language()),
            "files": self.files(),
        })
    }

    fn finding(&self, finding: &Diagnostic, places: &Places) -> Value {
        let language = self.language();
        let span = finding.span.as_ref();
        let is_own = |span: &&crate::source::Span| span.source().path() == self.job.file;
        let own = span.filter(is_own);
        let file = span.map(|span| span.source().path());
        let file = file.filter(|path| *path != self.job.file);
        json!({
            "severity": finding.severity.name(),
            "rule": finding.rule.name,
            "message": finding.message.localize(language),
            "help": finding.help.as_ref().map(|help| help.localize(language)),
            "file": file.map(|file| file.display().to_string()),
            "line": span.map(|span| span.position().line),
            "place": own.and_then(|span| places.at(span.range().start)),
        })
    }

    /// Writes the values of the form into the file, unless it is not the one that they are of.
    fn save(&mut self, body: &[u8]) -> Response {
        let Ok(Value::Object(sent)) = serde_json::from_slice(body) else {
            return Response::refusal(400);
        };
        let (Some(base), Some(values)) = (sent.get("digest"), sent.get("form")) else {
            return Response::refusal(400);
        };
        let Some(mut draft) = self.draft().value else { return self.answer_with(409) };
        if *base != json!(digest(draft.bytes())) {
            return self.answer_with(409);
        }
        let fault = |fault: &str, place: String| {
            Response::json(422, &json!({ "fault": fault, "place": place }))
        };
        match form::apply(&mut draft, values) {
            Ok(()) => {}
            Err(Fault::Form) => return Response::refusal(400),
            Err(Fault::Value(place)) => return fault("value", place),
            Err(Fault::Place(place)) => return fault("place", place),
        }
        match draft.save() {
            Ok(()) => {
                self.watch.knows_all();
                self.version += 1;
                self.answer_with(200)
            }
            Err(crate::edit::NotSaved::Changed) => self.answer_with(409),
            Err(error) => {
                let says = not_saved(&error, self.language());
                Response::json(500, &json!({ "says": says }))
            }
        }
    }

    fn answer_with(&mut self, status: u16) -> Response {
        Response::json(status, &self.state())
    }

    /// The paths that can be named in the file, from its folder: what lies there and one folder below.
    fn files(&self) -> Vec<String> {
        let folder = self.job.file.parent().unwrap_or(Path::new(""));
        let mut all = Vec::new();
        for path in entries(folder) {
            if path.is_dir() {
                all.extend(entries(&path).into_iter().filter(|path| path.is_file()));
            } else {
                all.push(path);
            }
        }
        let is_offered = |name: &String| {
            let ending = Path::new(name).extension().unwrap_or_default().to_ascii_lowercase();
            !["toml", "csv", "eml", "html"].iter().any(|other| ending == *other)
        };
        let below = |path: PathBuf| {
            let path = path.strip_prefix(folder).unwrap_or(&path).to_owned();
            crate::fields::slashes(&path.to_string_lossy())
        };
        let mut names: Vec<String> = all.into_iter().map(below).filter(is_offered).collect();
        names.sort();
        names.truncate(MOST_FILES);
        names
    }
}

/// What lies in a folder, without hidden names and what the program itself has written.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let listed = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let found = fs::read_dir(listed).into_iter().flatten().flatten().take(MOST_FILES);
    let names = found.map(|entry| entry.file_name());
    let is_shown = |name: &std::ffi::OsString| {
        let name = name.to_string_lossy();
        !name.starts_with('.') && !matches!(&*name, "out" | "outbox" | "templates")
    };
    names.filter(is_shown).map(|name| folder.join(name)).collect()
}

/// The digest of a file.
fn digest(bytes: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(bytes))
}
