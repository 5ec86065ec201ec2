//! The levels of `[check]`: which rules weigh how much in this office.

use super::accept::{self, Acceptances};
use super::help::Help;
use super::words::Words;
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::rules;
use crate::say::nearest;
use crate::settings::{Level, Settings};
use crate::source::{Located, Text};

/// The findings with the office's levels in the place of the default ones; what is `off` is gone, and
/// what the office accepts is marked so. Fixed rules and the errors of other rooms keep their weight
/// and cannot be accepted.
pub fn judge(findings: Findings, settings: &Settings) -> Findings {
    let mut acceptances = Acceptances::of(settings);
    let judged = |finding| judged(finding, settings, &mut acceptances);
    findings.into_iter().filter_map(judged).collect()
}

fn judged(
    mut finding: Diagnostic,
    settings: &Settings,
    acceptances: &mut Acceptances<'_>,
) -> Option<Diagnostic> {
    if !rules::is_adjustable(finding.rule, finding.severity) {
        return Some(finding);
    }
    if let Some(accepted) = acceptances.by(&finding) {
        finding.accepted = Some(accepted.why.value.clone());
    }
    let set = settings.check.iter().rev().find(|(name, _)| name.value == finding.rule);
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
pub(super) fn check(settings: &Settings) -> Vec<Diagnostic> {
    let levels = settings.check.iter().filter_map(|(name, level)| entry(name, level));
    levels.chain(settings.accept.iter().filter_map(accept::fault)).collect()
}

fn entry(name: &Text, level: &Located<Level>) -> Option<Diagnostic> {
    let written = name.value.clone();
    match rules::rule(&written) {
        Some(rule) if rule.fixed && level.value != Level::Error => {
            let finding = rules::settings::FIXED_RULE.finds(Words::FixedRule { name: written });
            Some(finding.at(level.place.clone()).help(Help::FixedRule))
        }
        None => unknown(name),
        _ => None,
    }
}

/// The finding about a name that no rule has.
pub(super) fn unknown(name: &Text) -> Option<Diagnostic> {
    if rules::names().any(|known| known == name.value) {
        return None;
    }
    let guess = nearest(&name.value, rules::names()).filter(|guess| is_slip(&name.value, guess));
    let guess = guess.map(|guess| Help::Guess { guess: guess.to_owned() });
    let finding =
        rules::settings::UNKNOWN_RULE.finds(Words::UnknownRule { name: name.value.clone() });
    Some(finding.at(name.place.clone()).help(guess.unwrap_or(Help::RuleNames)))
}

/// Is `known` what somebody meant who wrote `written`? Two rules of one subject begin alike.
fn is_slip(written: &str, known: &str) -> bool {
    let behind = |name: &'_ str| name.split_once('.').map_or(name, |(_, rest)| rest).to_owned();
    nearest(&behind(written), [&*behind(known)]).is_some()
}
