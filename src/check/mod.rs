//! Rules over what was read: is it valid and consistent in itself?
//!
//! Each rule is a function from values to findings and has its name in [`crate::rules`]. What the rules need
//! to know of the disk is looked up once, before they run (`facts`), so that they stay pure.
//! `levels` applies the levels of `[check]` at the end, to the findings of every room.

mod accept;
mod aspect;
mod attached;
mod attendance;
mod causes;
mod dates;
mod enclosures;
mod events;
mod facts;
mod gather;
mod german;
mod help;
mod ids;
mod leftover;
mod levels;
mod mailings;
mod meeting;
mod numbers;
mod participants;
mod people;
mod rule_names;
mod running;
mod sender;
mod texts;
mod today;
mod translations;
mod words;
mod years;

use crate::diagnostic::Findings;
use crate::minutes::Minutes;
use crate::proof;
use crate::settings::Settings;
use crate::workspace::Workspace;
use facts::Facts;

pub use accept::unused;
pub use attached::{attached, attaches};
pub use causes::one_each;
pub use levels::judge;
pub use mailings::check as mailings;
pub use today::{Leaving, today};

/// Every finding of the rules over the files of one workspace, with the levels of its settings
/// applied. What the readers found already is not repeated.
pub fn minutes(workspace: &Workspace) -> Findings {
    let facts = Facts::look_inside(workspace);
    let mut findings = Findings::new();
    enclosures::logo(workspace, &facts, &mut findings);
    for minutes in workspace.languages() {
        one_language(minutes, &workspace.settings, &facts, &mut findings);
    }
    dates::records(&workspace.minutes, &mut findings);
    years::check(&workspace.minutes, &mut findings);
    translations::check(workspace, &mut findings);
    findings.extend(levels::check(&workspace.settings));
    judge(findings, &workspace.settings)
}

/// What would keep the mails from being sent: the sender, the server, the size. A workspace without
/// settings sends nothing.
pub fn sending(workspace: &Workspace) -> Findings {
    let mut findings = Findings::new();
    if workspace.has_settings {
        sender::check(&workspace.settings, &mut findings);
        enclosures::size(workspace, &Facts::look(workspace), &mut findings);
    }
    judge(findings, &workspace.settings)
}

/// What `[smtp]` says that contradicts itself. For whoever has no minutes at hand; else it is a part of
/// [`sending`].
pub fn server(settings: &Settings) -> Findings {
    let mut findings = Findings::new();
    if let Some(smtp) = &settings.smtp {
        sender::server(smtp, &mut findings);
    }
    judge(findings, settings)
}

/// The rules over one file by itself.
fn one_language(minutes: &Minutes, settings: &Settings, facts: &Facts, findings: &mut Findings) {
    ids::check(minutes, findings);
    events::check(minutes, findings);
    meeting::check(minutes, findings);
    numbers::check(minutes, findings);
    attendance::check(minutes, findings);
    participants::check(minutes, findings);
    enclosures::check(minutes, settings, facts, findings);
    texts::check(minutes, findings);
    leftover::check(minutes, findings);
    dates::texts(minutes, findings);
    german::check(minutes, settings, findings);
    people::texts(minutes, settings, findings);
    findings.extend(proof::access::check(minutes));
}

#[cfg(test)]
mod tests;
