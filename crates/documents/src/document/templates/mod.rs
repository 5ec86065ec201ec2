//! Templates: the built-in ones, and the office's own ones in `templates/` over them.
//!
//! A file `templates/NAME` replaces the built-in one of that name, which stays reachable as
//! `builtin/NAME`, so that a changed page can begin with `{% extends "builtin/page.html" %}` and a
//! changed style sheet with `@import "builtin/page.css";`. Templates see a [`Context`] and nothing
//! else: no files, no clock, no environment.

mod builtin;
mod context;
mod engine;
mod fault;
mod filters;
mod folder;
mod inspect;
mod messages;
mod own;
mod plain;
mod style;
mod subject;
mod trial;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

pub use builtin::{BUILTIN, Builtin};
pub use context::Context;
pub use own::OwnPages;
pub use trial::Trial;

use crate::diagnostic::{Checked, Diagnostic};
use crate::sandbox::Sandbox;
use crate::source::{Source, Text};
use engine::Engine;

/// The prefix under which the built-in templates stay reachable.
pub(super) const BUILTIN_PREFIX: &str = "builtin/";

/// The endings of the templates for this engine.
const FORMS: [&str; 3] = ["html", "txt", "xml"];

/// The templates of one workspace. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Templates {
    chain: Arc<Chain>,
    engine: Arc<Engine>,
    sandbox: Arc<Sandbox>,
}

impl Templates {
    /// The built-in templates alone.
    pub fn builtin() -> Self {
        Self::over_builtin(BTreeMap::new())
    }

    /// The built-in templates with those of the folder `templates` in `workspace` over them. An
    /// unused file there is a warning; an unreadable one is an error.
    pub fn load(workspace: &Path) -> Checked<Self> {
        let read = folder::read(&workspace.join(folder::NAME));
        let mut findings = read.findings;
        let value = read.value.map(Self::over_builtin);
        findings.extend(value.iter().flat_map(|loaded| inspect::findings(&loaded.chain)));
        Checked { value, findings }
    }

    fn over_builtin(own: BTreeMap<String, Arc<Source>>) -> Self {
        let texts: BTreeMap<&str, &str> =
            own.iter().map(|(name, source)| (name.as_str(), source.text())).collect();
        let sandbox = Arc::new(Sandbox::new(&texts));
        let chain = Arc::new(Chain::new(own));
        let engine = Arc::new(Engine::new(Arc::clone(&chain)));
        Self { chain, engine, sandbox }
    }

    /// The sandbox in which the office's own templates are tried before this process renders them.
    pub(super) fn sandbox(&self) -> &Sandbox {
        &self.sandbox
    }

    /// The text of `NAME` or `builtin/NAME` as it stands, for files that are not HTML or text
    /// templates: `document.typ`, `words.uk.toml`.
    pub fn text(&self, name: &str) -> Option<Arc<Source>> {
        self.chain.find(name).cloned()
    }

    /// The names of all files of the chain, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.chain.top.keys().map(String::as_str)
    }

    /// Whether the office has its own file of this name.
    pub fn is_own(&self, name: &str) -> bool {
        let builtin = self.chain.builtin.get(name);
        self.chain.top.get(name).is_some_and(|top| !builtin.is_some_and(|b| Arc::ptr_eq(b, top)))
    }

    /// Whether the office has pages, mails or style sheets of its own.
    pub fn has_own_forms(&self) -> bool {
        let is_form = |name: &str| {
            let ending = Path::new(name).extension();
            ending.is_some_and(|ending| FORMS.iter().any(|one| ending == *one) || ending == "css")
        };
        self.names().any(|name| is_form(name) && self.is_own(name))
    }

    /// Renders the template `name`.
    ///
    /// # Errors
    /// A finding with its position in the template: a syntax error, an unknown name, or an endless
    /// loop.
    pub(super) fn render(&self, name: &str, context: &Context) -> Result<String, Box<Diagnostic>> {
        if let Some(file) = self.chain.own(name) {
            self.sandbox.try_out(file, &trial::of_file(name, context))?;
        }
        self.engine.render(name, context)
    }

    /// Renders a template that is part of the settings.
    fn render_text(&self, text: &Text, context: &Context) -> Result<String, Box<Diagnostic>> {
        if !plain::is_plain(text.as_str()) {
            let file = text.span.source().path();
            self.sandbox.try_out(file, &trial::of_text(text.as_str(), context))?;
        }
        self.engine.render_text(text, context)
    }
}

/// Resolves names of templates.
#[derive(Debug)]
struct Chain {
    builtin: BTreeMap<String, Arc<Source>>,
    top: BTreeMap<String, Arc<Source>>,
}

impl Chain {
    fn new(own: BTreeMap<String, Arc<Source>>) -> Self {
        let builtin: BTreeMap<_, _> = BUILTIN
            .iter()
            .map(|file| {
                let path = format!("{BUILTIN_PREFIX}{}", file.name);
                (file.name.to_owned(), Source::new(path, file.text))
            })
            .collect();
        let mut top = builtin.clone();
        top.extend(own);
        Self { builtin, top }
    }

    /// The office's own file that is rendered with the template `name`: that one, or the first
    /// template for this engine.
    fn own(&self, name: &str) -> Option<&Path> {
        let is_own = |source: &&Arc<Source>| {
            let path = source.path();
            let ending = path.extension();
            !path.starts_with(BUILTIN_PREFIX)
                && ending.is_some_and(|ending| FORMS.iter().any(|one| ending == *one))
        };
        let itself = self.top.get(name).filter(is_own);
        itself.or_else(|| self.top.values().find(is_own)).map(|source| source.path())
    }

    fn find(&self, name: &str) -> Option<&Arc<Source>> {
        match name.strip_prefix(BUILTIN_PREFIX) {
            Some(name) => self.builtin.get(name),
            None => self.top.get(name),
        }
    }
}

#[cfg(test)]
mod tests;
