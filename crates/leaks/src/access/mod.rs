//! Access data in running text: join links of known services, meeting IDs, passcodes and dial-in
//! numbers, which belong into `[meeting.online]`, where they are internal by their type; invitations,
//! links for editing, codes of doors and networks, which belong into no text.
//!
//! Users switch off a rule with false alarms, so only unambiguous data are reported: labelled IDs
//! and codes, and links of known services. Measured on `tests/corpus/access.txt`.

mod bare;
mod dial_in;
mod labels;
mod links;
mod lists;
mod logins;
mod messages;
#[cfg(test)]
mod tests;
mod values;

use std::cmp::Reverse;
use std::ops::Range;

use diagnostics::diagnostic::{Diagnostic, Severity};
use diagnostics::rules;
use diagnostics::source::Text;
use german::{ParsedText, Phone, Plain};
use model::minutes::{Minutes, Share};

use dial_in::{dial_ins, numbers, with_pin};
use labels::Reader;
pub use links::lets_in;
use links::links;
use lists::{UNLOCKING, may_have_labels, words};
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
/// one. `parsed` knows texts that were read already.
pub fn check<'a>(
    minutes: &'a Minutes,
    parsed: impl Fn(&'a Text) -> Option<&'a ParsedText<'a>>,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (share, text) in minutes.shared_texts() {
        let severity = match share {
            Share::Public => Severity::Error,
            Share::Internal => Severity::Warning,
            Share::Access | Share::Person => continue,
        };
        let found = match parsed(text) {
            Some(parsed) => of(parsed),
            None => find(&text.value),
        };
        for Found { kind, range } in found {
            let public = share == Share::Public;
            // A shared file may be meant for everybody where it is an attachment.
            let is_offered = kind == Kind::Edit
                && minutes
                    .attachments
                    .iter()
                    .any(|one| one.url.as_ref().is_some_and(|url| std::ptr::eq(url, text)));
            let severity = if is_offered { Severity::Warning } else { severity };
            let finding = rules::text::ACCESS_DATA
                .finds(Message::Found { kind, public })
                .with_severity(severity);
            let help = if kind.is_online() { Message::PutIntoOnline } else { Message::TakeOut };
            findings.push(finding.at(text.span_of(range)).help(help));
        }
    }
    findings
}

/// The access data of a meeting in a text: of what kind each is, and how it is written.
pub fn pieces(text: &str) -> Vec<(Piece, String)> {
    let found = find(text).into_iter().filter(|one| one.kind.is_online());
    found.filter_map(|one| Some((one.kind, text.get(one.range)?.to_owned()))).collect()
}

/// The [`of`] of a text of which nothing else is asked.
pub(super) fn find(text: &str) -> Vec<Found> {
    of(&ParsedText::of(text))
}

/// All access data of a text, in order, in any form of letters and digits. Takes time linear in the
/// length of the text.
fn of(parsed: &ParsedText<'_>) -> Vec<Found> {
    let text = parsed.text();
    let Some(plain) = Plain::of(text) else { return find_plain(text, parsed.phones()) };
    let found = find_plain(&plain.text, &german::phones(&plain.text)).into_iter();
    found.map(|one| Found { range: plain.written(&one.range, text), ..one }).collect()
}

/// A link that needs a password is access only with one, at most so far behind it (bytes).
const LOCKED_REACH: usize = 200;

fn find_plain(text: &str, phones: &[Phone]) -> Vec<Found> {
    let (mut found, mut locked) = (Vec::new(), Vec::new());
    if text.contains('/') {
        links(text, &mut found, &mut locked);
    }
    let has_number = || {
        let runs = text.as_bytes().split(|byte| !byte.is_ascii_digit());
        runs.into_iter().any(|run| run.len() > 3 && !run.starts_with(b"20"))
    };
    let has_label = may_have_labels(text);
    if has_label || has_number() {
        let ends: Vec<usize> = found.iter().chain(&locked).map(|link| link.range.end).collect();
        let reader = Reader { text, words: &words(text), links: &ends };
        if has_label {
            reader.labelled(&mut found);
        }
        reader.bare(&mut found);
    }
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        let words = words(text);
        Reader { text, words: &words, links: &[] }.logins(&mut found);
    }
    dial_ins(text, &mut found);
    numbers(text, phones, &mut found);
    with_pin(text, phones, &mut found);
    locked.retain(|link| {
        let reach = link.range.end..link.range.end + LOCKED_REACH;
        let from = text.floor_char_boundary(link.range.start.saturating_sub(LOCKED_REACH / 2));
        let before = text.get(from..link.range.start).unwrap_or_default();
        let sentence = before.rsplit(['.', '!', '?', '\n']).next().unwrap_or_default();
        UNLOCKING.is_in(sentence)
            || found
                .iter()
                .any(|one| one.kind == Kind::Passcode && reach.contains(&one.range.start))
    });
    found.append(&mut locked);
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
