//! The line at the head of a document that leads to its editions in other languages.

use super::Publisher;
use super::html::step_of_address;
use super::view::{Document, LanguageLine, LanguageView, Tongue};
use crate::minutes::LanguageTag;
use crate::workspace::Workspace;

/// The languages of a workspace, each with its name for itself.
#[derive(Clone, Debug)]
pub struct Languages(Vec<(LanguageTag, String)>);

impl Languages {
    /// The languages that the minutes are there in. One without words is left out: that is an error
    /// of its own.
    pub fn of(workspace: &Workspace, publisher: &Publisher) -> Self {
        let named = workspace.languages().filter_map(|minutes| {
            let words = publisher.words(&minutes.language).value?;
            Some((minutes.language.clone(), words.phrases.text.language))
        });
        Self(named.collect())
    }

    /// Adds the line to a document, with links to the pages beside it: `page` has the name of the
    /// file of a language.
    pub fn link_pages(&self, document: &mut Document, page: impl Fn(&LanguageTag) -> String) {
        self.add(document, None, |language, _| Some(step_of_address(&page(language))));
    }

    /// Adds the line to a document, with links to pages elsewhere.
    pub fn link(&self, document: &mut Document, page: impl Fn(&LanguageTag) -> Option<String>) {
        self.add(document, None, |language, _| page(language));
    }

    /// Adds the line to the document of a mail for which nobody knows a page on the web. Its links
    /// write an answer that asks for the language, to `address`.
    pub fn ask(&self, document: &mut Document, address: &str) {
        let note = document.words.get("languages_reply").cloned();
        self.add(document, note, |_, name| {
            Some(format!("mailto:{address}?subject={}", step_of_address(name)))
        });
    }

    fn add(
        &self,
        document: &mut Document,
        note: Option<String>,
        href: impl Fn(&LanguageTag, &str) -> Option<String>,
    ) {
        if self.0.len() < 2 {
            return;
        }
        let edition = |(language, name): &(LanguageTag, String)| {
            let current = *language == document.language;
            LanguageView {
                tongue: Tongue::of(language),
                name: name.clone(),
                current,
                href: (!current).then(|| href(language, name)).flatten(),
            }
        };
        let editions = self.0.iter().map(edition).collect();
        let label = document.words.get("languages").cloned().unwrap_or_default();
        document.languages = Some(LanguageLine { label, note, editions });
    }
}
