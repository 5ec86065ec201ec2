//! Findings that making documents and mails would have: templates, pictures, words, characters.
//! What belongs to the workspace is loaded once for all its files.

use std::path::PathBuf;
use std::sync::Arc;

use super::found::{Common, Found};
use crate::diagnostic::Checked;
use crate::document::letter::Along;
use crate::document::view::{Document, Edition};
use crate::document::vocabulary::Vocabulary;
use crate::document::{DocumentInput, Publisher, build, pdf};
use crate::figures;
use crate::inside::Contents;
use crate::leaks::Proof;
use crate::minutes::{LanguageTag, Minutes};
use crate::once::Once;
use crate::repeated::remembering;
use crate::source::Span;
use crate::workspace::Workspace;
use crate::world::World;

/// What the documents of a workspace are made with.
struct Tools {
    publisher: Publisher,
    words: Once<LanguageTag, Checked<Vocabulary>>,
}

/// The tools of each workspace, by the path of its settings; without a value where its templates are
/// unusable.
pub(super) struct DocumentChecker<'a> {
    world: &'a World,
    tools: Once<PathBuf, Checked<Tools>>,
}

impl<'a> DocumentChecker<'a> {
    pub(super) fn new(world: &'a World) -> Self {
        Self { world, tools: Once::default() }
    }

    /// The findings of making the documents of a minutes file in all its languages.
    pub(super) fn check(&self, workspace: &Workspace, contents: &Arc<Contents>) -> Found {
        remembering(|| self.made(workspace, contents))
    }

    fn made(&self, workspace: &Workspace, contents: &Arc<Contents>) -> Found {
        let mut found = Found::default();
        let office = workspace.settings.source.path();
        let tools = self.tools.get(office.to_owned(), || Tools::load(workspace));
        found.common(Common::Tools(office.to_owned()), tools.findings.clone());
        if let Some(tools) = &tools.value {
            let templates = &tools.publisher.templates;
            let proof = Proof::new(workspace, templates, self.world.now());
            let mut proof = proof.sharing(contents);
            proof.logo(&tools.publisher.pictures);
            for minutes in workspace.languages() {
                let one = One { minutes, workspace, world: self.world };
                one.check(tools, &mut proof, &mut found);
            }
            found.own(proof.findings());
        }
        found
    }
}

impl Tools {
    fn load(workspace: &Workspace) -> Checked<Self> {
        let words = Once::default();
        Publisher::load(workspace).map(|publisher| Self { publisher, words })
    }
}

/// The minutes of one language.
struct One<'a> {
    minutes: &'a Minutes,
    workspace: &'a Workspace,
    world: &'a World,
}

/// A page with fewer pictures is never too large.
const MANY: usize = 12;

impl One<'_> {
    fn check(&self, tools: &Tools, proof: &mut Proof<'_>, found: &mut Found) {
        let Self { minutes, workspace, world } = self;
        let (settings, publisher) = (&workspace.settings, &tools.publisher);
        found.own(pdf::coverage(minutes, settings));
        let language = &minutes.language;
        let words = tools.words.get(language.clone(), || publisher.words(language));
        let at = || Span::file(&minutes.source);
        let missing = words.findings.iter().cloned().map(|mut finding| {
            finding.span.get_or_insert_with(at);
            finding
        });
        let office = settings.source.path().to_owned();
        found.common(Common::Words(office, language.clone()), missing.collect());
        let Some(words) = &words.value else { return };
        let today = world.now().with_timezone(&minutes.timezone).date_naive();
        let Some(gallery) = found.value(publisher.gallery(minutes)) else { return };
        let input = DocumentInput { minutes, settings, words, gallery: &gallery, today };
        let own = publisher.templates.has_own_forms();
        for edition in [Edition::Internal, Edition::Public] {
            let Some(document) = found.value(build(&input, edition)) else { continue };
            if edition == Edition::Internal
                && let Some(finding) = pdf::too_long(&document)
            {
                found.own(finding.at(Span::file(&minutes.source)).into());
                // Everything else would take as long for nothing.
                return;
            }
            let is_public = edition == Edition::Public;
            if is_public {
                proof.document(&document);
            }
            // The built-in templates have no faults, and show nothing that is not in the tree.
            if own || is_public && proof.has_found() || figures::all(&document).len() > MANY {
                let page = found.value(publisher.page(&document));
                if let Some(page) = page.filter(|_| is_public) {
                    proof.page(&format!("{}.html", document.id), &page);
                }
            }
            if !is_public && workspace.has_settings {
                self.mail(publisher, &document, found);
            }
        }
    }
    /// What is wrong with the mail of a document.
    fn mail(&self, publisher: &Publisher, document: &Document, found: &mut Found) {
        let mail = &self.workspace.settings.mail;
        if let Some(subject) = &mail.subject {
            let _ = found.value(publisher.templates.subject(Some(subject), document));
        }
        let page = found.value(publisher.templates.page_address(mail, document)).flatten();
        let along = Along { page, extent: mail.extent, ..Along::default() };
        found.own(publisher.faults_of_letter(document, &along));
    }
}
