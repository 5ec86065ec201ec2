//! Access data in running text: join links of the known services, meeting IDs, passcodes and dial-in
//! strings. It belongs into `[meeting.online]`, where it is internal by its type.
//!
//! A rule that cries wolf is switched off, so only what can be nothing else is found: an ID or a passcode
//! has a label before it, and a link is one of a service that is known.

mod dial_in;
mod labels;
mod links;
#[cfg(test)]
mod tests;
mod words;

pub use links::lets_in;

use std::cmp::Reverse;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Severity};
use crate::minutes::{Minutes, Share};
use crate::rules;
use dial_in::{dial_ins, numbers};
use german::Plain;
use labels::labelled;
use links::links;
use words::{Kind, Message};

/// One piece of access data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// What it is.
    pub kind: Kind,
    /// Where, in bytes of the text.
    pub range: Range<usize>,
}

/// Access data in the texts of `minutes`: an error in a public one, a warning in an internal one.
pub fn check(minutes: &Minutes) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (share, text) in minutes.shared_texts() {
        let severity = match share {
            Share::Public => Severity::Error,
            Share::Internal => Severity::Warning,
            Share::Access | Share::Person => continue,
        };
        for Found { kind, range } in find(&text.value) {
            let public = share == Share::Public;
            let finding = rules::text::ACCESS_DATA
                .finds(Message::Found { kind, public })
                .with_severity(severity);
            findings.push(finding.at(text.span_of(range)).help(Message::PutIntoOnline));
        }
    }
    findings
}

/// All access data of a text, in its order, in whatever dress its letters and digits are. Takes time
/// linear in its length.
pub(super) fn find(text: &str) -> Vec<Found> {
    let Some(plain) = Plain::of(text) else { return find_plain(text) };
    let found = find_plain(&plain.text).into_iter();
    found.map(|one| Found { range: plain.written(&one.range, text), ..one }).collect()
}

fn find_plain(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    links(text, &mut found);
    labelled(text, &mut found);
    dial_ins(text, &mut found);
    numbers(text, &mut found);
    found.sort_by_key(|one| (one.range.start, Reverse(one.range.end)));
    let mut end = 0;
    // What stands in a link is told with the link.
    found.retain(|one| {
        let apart = one.range.start >= end;
        end = end.max(one.range.end);
        apart
    });
    found
}
