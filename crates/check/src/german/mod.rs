//! German office style: what DIN 5008 says about dates, times, spaces and quotation marks, and
//! consistent spelling within a file.
//!
//! [`german`] recognises; this reports. Every rule goes through the `passage`s of a file and makes
//! one finding of all its similar faults, with a count and the first spans (`hits`): a sloppy file
//! gets ten useful notes rather than two hundred. In quotations only the typography is checked;
//! code, links, addresses and file names are skipped.

#[cfg(test)]
mod agreement_tests;
mod forms;
mod gender;
mod hits;
mod house;
mod messages;
#[cfg(test)]
mod names_tests;
mod passage;
mod punctuation;
mod quotes;
mod short_year;
mod spacing;
mod spelling;
#[cfg(test)]
mod tests;

use crate::accept::Acceptances;
use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::rules::german as rules;
use messages::What;

/// Checks every German text of a file against the rules, the house words and what the office
/// accepts.
pub(super) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let Context { minutes, settings, .. } = *context;
    let mut findings = spelling::of_people(&passage::with_people(context), minutes);
    let passages = passage::all(context);
    if passages.is_empty() {
        return findings;
    }
    let mut acceptances = Acceptances::of(settings);
    for (what, hits) in hits::all(&passages) {
        let rule = match what {
            What::Date => &rules::DATE,
            What::Time => &rules::TIME,
            What::Range => &rules::RANGE,
            What::Phone => &rules::PHONE,
            What::Punctuation => &rules::PUNCTUATION,
            What::Spacing => &rules::SPACING,
        };
        findings.extend(hits::findings(rule, what, hits, &mut acceptances));
    }
    findings.extend(short_year::check(&passages));
    findings.extend(quotes::check(&passages));
    findings.extend(gender::check(&passages));
    findings.extend(spelling::check(&passages, minutes));
    findings.extend(house::check(&passages, &settings.words));
    findings
}
