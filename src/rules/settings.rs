//! The settings of the rules themselves.

use super::Rule;

pub(crate) const UNKNOWN_RULE: Rule = Rule::warning("check.unknown-rule");
pub(crate) const FIXED_RULE: Rule = Rule::warning("check.fixed-rule");
pub(crate) const ACCEPT_PLACE: Rule = Rule::fixed("check.accept-place");
pub(crate) const ACCEPT_UNUSED: Rule = Rule::note("check.accept-unused");

/// The rules of this subject.
pub(super) const ALL: &[&Rule] = &[&UNKNOWN_RULE, &FIXED_RULE, &ACCEPT_PLACE, &ACCEPT_UNUSED];
