//! Access data in running text: join links of known services, meeting IDs, passcodes and dial-in
//! numbers. They belong into `[meeting.online]`, where they are internal by their type.
//!
//! Users switch off a rule with false alarms, so only unambiguous data are reported: labelled IDs
//! and passcodes, and links of known services.

mod dial_in;
mod labels;
mod links;
mod messages;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::ops::Range;

use diagnostics::diagnostic::{Diagnostic, Severity};
use diagnostics::rules;
use german::Plain;
use model::minutes::{Minutes, Share};

use dial_in::{dial_ins, numbers};
use labels::labelled;
pub use links::lets_in;
use links::links;
pub use messages::Kind as Piece;
use messages::{Kind, Message};

/// A piece of access data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The kind of access data.
    pub kind: Kind,
    /// Its position, in bytes of the text.
    pub range: Range<usize>,
}

/// Finds access data in the texts of `minutes`: an error in a public text, a warning in an internal
/// one.
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

/// The access data of a text: of what kind each is, and how it is written.
pub fn pieces(text: &str) -> Vec<(Piece, String)> {
    let found = find(text).into_iter();
    found.filter_map(|one| Some((one.kind, text.get(one.range)?.to_owned()))).collect()
}

/// All access data of a text, in order, in any form of letters and digits. Takes time linear in the
/// length of the text.
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
    // Data inside a link are reported with the link.
    found.retain(|one| {
        let apart = one.range.start >= end;
        end = end.max(one.range.end);
        apart
    });
    found
}
