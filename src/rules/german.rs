//! German as an office writes it.

use super::Rule;

pub(crate) const DATE: Rule = Rule::note("german.date");
pub(crate) const TIME: Rule = Rule::note("german.time");
pub(crate) const RANGE: Rule = Rule::note("german.range");
pub(crate) const PHONE: Rule = Rule::note("german.phone");
pub(crate) const SPACING: Rule = Rule::note("german.spacing");
/// A note, where no mark lacks its partner.
pub(crate) const QUOTES: Rule = Rule::warning("german.quotes");
pub(crate) const GENDER_FORMS: Rule = Rule::note("german.gender-forms");
pub(crate) const SPELLING: Rule = Rule::note("german.spelling");
pub(crate) const HOUSE_WORD: Rule = Rule::warning("german.house-word");

/// The rules of this subject.
pub(super) const ALL: &[&Rule] =
    &[&DATE, &TIME, &RANGE, &PHONE, &SPACING, &QUOTES, &GENDER_FORMS, &SPELLING, &HOUSE_WORD];
