//! The logo of the letterhead. Whether it is a picture is checked when it is read.

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::help::Help;
use crate::messages::Message;
use crate::rules;

/// Checks that the logo is in the workspace and has a description.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let Context { facts, settings, .. } = *context;
    let mut findings = Vec::new();
    let Some(logo) = &settings.organisation.logo else { return findings };
    let span = &logo.file.span;
    if facts.leaves(span.source().folder(), &logo.file.value) {
        let says = Message::Outside { file: logo.file.value.clone() };
        let finding = rules::logo::OUTSIDE.finds(says).at(span.clone());
        findings.push(finding.help(Help::LogoInside));
    }
    if logo.alt.is_none() {
        let finding = rules::logo::ALT.finds(Message::LogoAlt).at(span.clone());
        findings.push(finding.help(Help::LogoAlt));
    }
    findings
}
