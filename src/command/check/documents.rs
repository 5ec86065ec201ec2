//! Findings that making documents and mails would have: templates, pictures, words, characters.
//! What belongs to the workspace is loaded once for all its files.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::check;
use crate::diagnostic::{Checked, Findings};
use crate::document::letter::Along;
use crate::document::view::Edition;
use crate::document::vocabulary::Vocabulary;
use crate::document::{DocumentInput, Publisher, build, pdf};
use crate::leaks::Proof;
use crate::minutes::{LanguageTag, Minutes};
use crate::source::Span;
use crate::workspace::Workspace;
use crate::world::World;

/// What the documents of a workspace are made with.
struct Tools {
    publisher: Publisher,
    words: BTreeMap<LanguageTag, Option<Vocabulary>>,
}

/// The tools of each workspace, by its settings; `None` where its templates are unusable.
pub(super) struct DocumentChecker<'a> {
    world: &'a World,
    tools: BTreeMap<PathBuf, Option<Tools>>,
}

impl<'a> DocumentChecker<'a> {
    pub(super) fn new(world: &'a World) -> Self {
        Self { world, tools: BTreeMap::new() }
    }

    /// The findings of making the documents of a minutes file in all its languages. Findings about
    /// the whole workspace are reported with its first file.
    pub(super) fn check(&mut self, workspace: &Workspace) -> Findings {
        let mut findings = Findings::new();
        let path = workspace.settings.source.path().to_owned();
        let tools = self.tools.entry(path).or_insert_with(|| Tools::load(workspace, &mut findings));
        if let Some(tools) = tools {
            let templates = &tools.publisher.templates;
            let mut proof = Proof::new(workspace, templates, self.world.now());
            proof.logo(&tools.publisher.pictures);
            for minutes in workspace.languages() {
                let one = One { minutes, workspace, world: self.world };
                one.check(tools, &mut proof, &mut findings);
            }
            findings.extend(proof.findings());
        }
        check::apply_levels(findings, &workspace.settings)
    }
}

impl Tools {
    fn load(workspace: &Workspace, findings: &mut Findings) -> Option<Self> {
        let publisher = Publisher::load(workspace).report_to(findings)?;
        Some(Self { publisher, words: BTreeMap::new() })
    }
}

/// The minutes of one language.
struct One<'a> {
    minutes: &'a Minutes,
    workspace: &'a Workspace,
    world: &'a World,
}

impl One<'_> {
    fn check(&self, tools: &mut Tools, proof: &mut Proof<'_>, findings: &mut Findings) {
        let Self { minutes, workspace, world } = self;
        let settings = &workspace.settings;
        findings.extend(pdf::coverage(minutes, settings));
        let Tools { publisher, words } = tools;
        let words = words.entry(minutes.language.clone()).or_insert_with(|| {
            let Checked { value, findings: found } = publisher.words(&minutes.language);
            let at = || Span::file(&minutes.source);
            findings.extend(found.into_iter().map(|mut finding| {
                finding.span.get_or_insert_with(at);
                finding
            }));
            value
        });
        let Some(words) = words else { return };
        let today = world.now().with_timezone(&minutes.timezone).date_naive();
        let Some(gallery) = publisher.gallery(minutes).report_to(findings) else { return };
        let input = DocumentInput { minutes, settings, words, gallery: &gallery, today };
        for edition in [Edition::Internal, Edition::Public] {
            let Some(document) = build(&input, edition).report_to(findings) else { continue };
            if edition == Edition::Internal
                && let Some(finding) = pdf::too_long(&document)
            {
                findings.push(finding.at(Span::file(&minutes.source)));
                // Everything else would take as long for nothing.
                return;
            }
            let page = publisher.page(&document).report_to(findings);
            if edition == Edition::Public {
                proof.document(&document);
                if let Some(page) = page {
                    proof.page(&format!("{}.html", document.id), &page);
                }
            }
            if edition == Edition::Internal && workspace.has_settings {
                let subject = settings.mail.subject.as_ref();
                let _ = publisher.templates.subject(subject, &document).report_to(findings);
                let page = publisher.templates.page_address(&settings.mail, &document);
                let page = page.report_to(findings).flatten();
                let along = Along { page, extent: settings.mail.extent, ..Along::default() };
                let _ = publisher.letter(&document, &along).report_to(findings);
            }
        }
    }
}
