//! The draft that people have, and what has changed since.

use crate::command::CommandError;
use crate::command::Context;
use crate::command::approval::history::History;
use crate::command::ledger;
use crate::command::status::stop;
use crate::delivery::Channel;
use crate::document::Publisher;
use crate::document::templates::Templates;
use crate::document::view::{Edition, Inline, plain_text};
use crate::document::vocabulary::{Vocabulary, fill};
use crate::l10n::Language;
use crate::mailing::correction::{Reader, lines};
use crate::mailing::parts::Part;
use crate::minutes::{Minutes, NO_CHANGES};
use crate::workspace::Workspace;
use chrono::NaiveDate;

/// What was sent.
pub(super) struct Sent {
    /// The day on which the last version went out.
    pub day: NaiveDate,
    /// What it was made from; `None` where the ledger does not know.
    pieces: Option<Vec<Part>>,
    round: u32,
}

impl Sent {
    /// The last version that anybody has received; files in the outbox reach nobody.
    pub(super) fn of(
        workspace: &Workspace,
        context: &Context<'_>,
    ) -> Result<Option<Self>, CommandError> {
        let Some(ledger) = ledger::look(&workspace.settings, context)? else {
            return Ok(None);
        };
        let mut last: Option<Self> = None;
        for channel in [Channel::Smtp, Channel::Drafts] {
            let before = History::read(Some(&ledger), &workspace.minutes.id, channel);
            let sent = Self::on(&before.map_err(stop)?);
            if sent.as_ref().map(|sent| sent.round) > last.as_ref().map(|last| last.round) {
                last = sent;
            }
        }
        Ok(last)
    }

    fn on(before: &History) -> Option<Self> {
        if before.reached_anybody() {
            let began = before.account.as_ref()?.created.date_naive();
            let pieces = before.parts.as_ref();
            let day = pieces.map_or(began, |parts| parts.day);
            return Some(Self {
                day,
                pieces: pieces.map(|parts| parts.list.clone()),
                round: before.round,
            });
        }
        let form = before.past.forms().last()?;
        let pieces = Some(form.pieces().to_vec()).filter(|pieces| !pieces.is_empty());
        Some(Self { day: form.day, pieces, round: form.round })
    }

    /// What has changed since, as a text of this file of the workspace that everybody may read; the
    /// word for nothing where nothing has. `None` where nobody knows.
    pub(super) fn changes(
        &self,
        workspace: &Workspace,
        minutes: &Minutes,
        keys: Language,
    ) -> Option<String> {
        let pieces = self.pieces.as_ref()?;
        let words = words(workspace, minutes)?;
        let is_first = minutes.language == workspace.minutes.language;
        let language = if is_first { "" } else { minutes.language.as_str() };
        let names = workspace.settings.list_participants;
        let told = |edition| {
            let reader = Reader { minutes, language, names, day: self.day, edition, words: &words };
            lines(pieces, &[], &reader)
        };
        let public = told(Edition::Public);
        if !public.is_empty() {
            return Some(listed(&public));
        }
        let [german, english] = NO_CHANGES;
        if told(Edition::Internal).is_empty() {
            return Some(keys.pick(german, english).to_owned());
        }
        // What is internal is not told to everybody, but that the text is another one is.
        let phrases = &words.phrases.correction;
        Some(fill(&phrases.detail, &[("label", &phrases.text), ("value", &phrases.changed)]))
    }
}

fn words(workspace: &Workspace, minutes: &Minutes) -> Option<Vocabulary> {
    let templates = Templates::load(&workspace.folder()).value?;
    let publisher = Publisher::over(&templates, &workspace.settings).value?;
    publisher.words(&minutes.language).value
}

/// Markdown: one line as it is, several as a list.
fn listed(lines: &[Vec<Inline>]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| escaped(&plain_text(line))).collect();
    match &*lines {
        [one] => one.clone(),
        all => all.iter().map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n"),
    }
}

/// The line as text that means nothing else in Markdown.
fn escaped(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    for c in line.replace(['\u{a0}', '\u{202f}'], " ").chars() {
        if "\\*_[]<>`~|".contains(c) {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_a_list_that_means_what_it_says() {
        let line = |text: &str| vec![Inline::text(text)];
        assert_eq!(
            listed(&[line("Punkt 3 „Bürger*innen“: Text\u{a0}geändert")]),
            "Punkt 3 „Bürger\\*innen“: Text geändert"
        );
        assert_eq!(listed(&[line("a"), line("b [c](d)")]), "- a\n- b \\[c\\](d)");
    }
}
