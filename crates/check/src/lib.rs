//! Rules for what was read: whether it is valid and consistent.
//!
//! Each check is a function from a `Context` to findings of rules in [`crate::rules`]. What the
//! checks need to know about the disk is looked up once in advance (`facts`), so that they stay
//! pure. `levels` applies the levels of `[check]` at the end, to the findings of every module.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)
)]

mod accept;
mod aspect;
mod attached;
mod attachments;
mod body_text;
mod causes;
mod context;
mod contributions;
mod dates;
mod facts;
mod figures;
mod gather;
mod german;
mod help;
mod holidays;
mod hygiene;
mod leftover;
mod levels;
mod mailings;
mod messages;
mod passages;
mod people;
mod pictures;
mod records;
mod rule_names;
mod sender;
mod texts;
mod today;
mod tongues;
mod years;

use std::path::Path;

use diagnostics::{diagnostic, l10n, repair, rules, source};
use documents::markdown;
use model::{contacts, fields, input, minutes, settings, workspace};

use crate::diagnostic::{Diagnostic, Findings};
use crate::settings::Settings;
use crate::workspace::Workspace;
use context::{Check, Context};
use facts::Facts;

pub use accept::unused;
pub use attached::{Listed, attached, attaches};
pub use causes::drop_consequences;
pub use levels::apply_levels;
pub use mailings::{Mailing, check as mailings};
pub use today::{Leaving, today};

/// Checks of each language.
const OF_EACH: &[Check] = &[
    records::ids::check,
    records::events::check,
    records::meeting::check,
    records::numbers::check,
    records::approval::check,
    records::attendance::check,
    records::participants::check,
    records::procedure::check,
    attachments::check,
    texts::check,
    pictures::check,
    contributions::check,
    passages::check,
    leftover::check,
    dates::texts,
    figures::check,
    german::check,
    hygiene::check,
    people::texts,
    tongues::check,
    access,
];

/// Checks of the first language only, since the others are the same.
const OF_FIRST: &[Check] = &[dates::records, holidays::check, records::rooms::check, years::check];

fn access(context: &Context<'_>) -> Vec<Diagnostic> {
    leaks::access::check(context.minutes, |text| {
        let read = context.texts.iter().find(|one| std::ptr::eq(one.text, text));
        read.map(|one| &*one.parsed)
    })
}

/// All findings in the files of a workspace, with the levels of its settings applied. Findings of
/// the readers are not repeated.
pub fn minutes(workspace: &Workspace) -> Findings {
    let facts = &Facts::look_inside(workspace);
    let (first, settings) = (&workspace.minutes, &workspace.settings);
    let texts = workspace.languages().map(|minutes| (minutes, body_text::all(minutes)));
    let texts: Vec<_> = texts.collect();
    let context = |(minutes, texts)| Context { minutes, texts, first, settings, facts };
    let contexts = texts.iter().map(|(minutes, texts)| context((*minutes, texts.as_slice())));
    let contexts: Vec<_> = contexts.collect();
    let mut findings = Findings::new();
    let Some((first, translations)) = contexts.split_first() else { return findings };
    findings.extend(attachments::logo(first));
    for context in &contexts {
        findings.extend(context.run(OF_EACH));
    }
    findings.extend(first.run(OF_FIRST));
    for translation in translations {
        findings.extend(records::translations::check(translation));
        findings.extend(dates::translated(first, translation));
    }
    findings.extend(levels::check(first));
    apply_levels(findings, settings)
}

/// What would prevent sending: the sender, the server, the size. A workspace without settings sends
/// nothing.
pub fn sending(workspace: &Workspace) -> Findings {
    let mut findings = Findings::new();
    if workspace.has_settings {
        let facts = &Facts::look(workspace);
        let (first, settings) = (&workspace.minutes, &workspace.settings);
        let context = |minutes| Context { minutes, texts: &[], first, settings, facts };
        findings.extend(sender::check(&context(first)));
        let sizes = workspace.languages().flat_map(|minutes| attachments::size(&context(minutes)));
        findings.extend(sizes);
    }
    apply_levels(findings, &workspace.settings)
}

/// What is wrong with the file of a picture that data in the workspace `root` name, by its path from
/// `folder`: the same as for one that a minutes file names there.
pub fn picture_of_data(
    settings: &Settings,
    root: &Path,
    folder: &Path,
    path: &str,
) -> Option<Diagnostic> {
    let private = [settings.source.path().to_owned()].into_iter().chain(settings.contacts.path());
    pictures::file(&Facts::of(root, private), folder, path)
}

/// Contradictions in `[smtp]`. For use without minutes; otherwise it is part of [`sending`].
pub fn server(settings: &Settings) -> Findings {
    let mut findings = Findings::new();
    if let Some(smtp) = &settings.smtp {
        findings.extend(sender::server(smtp));
    }
    apply_levels(findings, settings)
}

#[cfg(test)]
mod tests;
