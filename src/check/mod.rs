//! Rules over what was read: is it valid and consistent in itself?
//!
//! Each check is a function from a `Context` to findings; what it finds has its rule in [`crate::rules`].
//! What the checks need to know of the disk is looked up once, before they run (`facts`), so that they stay pure.
//! `levels` applies the levels of `[check]` at the end, to the findings of every room.

mod accept;
mod aspect;
mod attached;
mod attachments;
mod body_text;
mod causes;
mod context;
mod dates;
mod facts;
mod gather;
mod german;
mod help;
mod leftover;
mod levels;
mod mailings;
mod people;
mod records;
mod rule_names;
mod sender;
mod texts;
mod today;
mod words;
mod years;

use crate::diagnostic::{Diagnostic, Findings};
use crate::leaks;
use crate::settings::Settings;
use crate::workspace::Workspace;
use context::{Check, Context};
use facts::Facts;

pub use accept::unused;
pub use attached::{attached, attaches};
pub use causes::drop_consequences;
pub use levels::apply_levels;
pub use mailings::check as mailings;
pub use today::{Leaving, today};

/// What is looked at in each language.
const OF_EACH: &[Check] = &[
    records::ids::check,
    records::events::check,
    records::meeting::check,
    records::numbers::check,
    records::attendance::check,
    records::participants::check,
    attachments::check,
    texts::check,
    leftover::check,
    dates::texts,
    german::check,
    people::texts,
    access,
];

/// What is looked at once, in the first language: it is the same in all.
const OF_FIRST: &[Check] = &[dates::records, years::check];

fn access(context: &Context<'_>) -> Vec<Diagnostic> {
    leaks::access::check(context.minutes)
}

/// Every finding of the rules over the files of one workspace, with the levels of its settings
/// applied. What the readers found already is not repeated.
pub fn minutes(workspace: &Workspace) -> Findings {
    let facts = &Facts::look_inside(workspace);
    let (first, settings) = (&workspace.minutes, &workspace.settings);
    let context = |minutes| Context { minutes, first, settings, facts };
    let mut findings = Findings::new();
    findings.extend(attachments::logo(&context(first)));
    for minutes in workspace.languages() {
        findings.extend(context(minutes).run(OF_EACH));
    }
    findings.extend(context(first).run(OF_FIRST));
    for translation in workspace.translations.values() {
        findings.extend(records::translations::check(&context(translation)));
    }
    findings.extend(levels::check(&context(first)));
    apply_levels(findings, settings)
}

/// What would keep the mails from being sent: the sender, the server, the size. A workspace without
/// settings sends nothing.
pub fn sending(workspace: &Workspace) -> Findings {
    let mut findings = Findings::new();
    if workspace.has_settings {
        let facts = &Facts::look(workspace);
        let (first, settings) = (&workspace.minutes, &workspace.settings);
        let context = |minutes| Context { minutes, first, settings, facts };
        findings.extend(sender::check(&context(first)));
        let sizes = workspace.languages().flat_map(|minutes| attachments::size(&context(minutes)));
        findings.extend(sizes);
    }
    apply_levels(findings, &workspace.settings)
}

/// What `[smtp]` says that contradicts itself. For whoever has no minutes at hand; else it is a part of
/// [`sending`].
pub fn server(settings: &Settings) -> Findings {
    let mut findings = Findings::new();
    if let Some(smtp) = &settings.smtp {
        findings.extend(sender::server(smtp));
    }
    apply_levels(findings, settings)
}

#[cfg(test)]
mod tests;
