//! The levels of `[check]`: the severity of rules in this office.

use super::accept::{self, Acceptances};
use super::help::Help;
use super::messages::Message;
use super::rule_names::unknown;
use crate::context::Context;
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::rules;
use crate::settings::{Level, Settings};
use crate::source::{Spanned, Text};

/// The findings with the office's levels instead of the default ones; rules set to `off` are
/// dropped, and accepted findings are marked. Fixed rules, and errors of other modules, keep their
/// severity and cannot be accepted.
pub fn apply_levels(findings: Findings, settings: &Settings) -> Findings {
    let mut acceptances = Acceptances::of(settings);
    let leveled = |finding| leveled(finding, settings, &mut acceptances);
    findings.into_iter().filter_map(leveled).collect()
}

fn leveled(
    mut finding: Diagnostic,
    settings: &Settings,
    acceptances: &mut Acceptances<'_>,
) -> Option<Diagnostic> {
    if !finding.is_adjustable() {
        return Some(finding);
    }
    if let Some(accepted) = acceptances.by(&finding) {
        finding.accepted = Some(accepted.why.value.clone());
    }
    let set = settings.check.iter().rev().find(|(name, _)| name.value == finding.rule.name);
    let Some((_, level)) = set else { return Some(finding) };
    finding.severity = match level.value {
        Level::Off => return None,
        Level::Note => Severity::Note,
        Level::Warning => Severity::Warning,
        Level::Error => Severity::Error,
    };
    Some(finding)
}

/// Findings about `[check]` itself.
pub(super) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let settings = context.settings;
    let levels = settings.check.iter().filter_map(|(name, level)| entry(name, level));
    levels.chain(settings.accept.iter().filter_map(accept::fault)).collect()
}

fn entry(name: &Text, level: &Spanned<Level>) -> Option<Diagnostic> {
    let written = name.value.clone();
    match rules::rule(&written) {
        Some(rule) if rule.fixed && level.value != Level::Error => {
            let finding = rules::check::FIXED_RULE.finds(Message::FixedRule { name: written });
            Some(finding.at(level.span.clone()).help(Help::FixedRule))
        }
        None => unknown(name),
        _ => None,
    }
}
