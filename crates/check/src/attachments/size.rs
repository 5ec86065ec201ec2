//! The minimum size of a finished message, from the sizes on disk. Planning a mailing measures it
//! exactly; this is known before anything is composed.

use std::cmp::Reverse;

use super::help::Help;
use super::messages::Message;
use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::facts::{Facts, State};
use crate::minutes::{Attachment, Minutes};
use crate::rules;
use crate::settings::DEFAULT_MAX_SIZE;
use crate::source::Span;

/// The maximum number of large files named.
const NAMED: usize = 3;

/// Base64 makes 78 bytes on the wire from 57 (RFC 2045: lines of 76 characters with CRLF).
fn on_the_wire(bytes: u64) -> u64 {
    bytes.div_ceil(57).saturating_mul(78)
}

/// Checks each language's message against `max-size`.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let Context { facts, minutes, settings, .. } = *context;
    let mut findings = Vec::new();
    let setting = settings.mail.max_size.as_ref();
    let limit = setting.map_or(DEFAULT_MAX_SIZE, |limit| limit.value);
    let mut sized = sized(minutes, facts);
    let encoded = sized.iter().map(|(_, size)| on_the_wire(*size));
    let total = encoded.fold(0, u64::saturating_add);
    if total <= limit {
        return findings;
    }
    sized.sort_by_key(|(_, size)| Reverse(*size));
    sized.truncate(to_name(&sized, total, limit));
    let Some((largest, others)) = sized.split_first() else { return findings };
    let file = |(one, size): &(&Attachment, u64)| {
        (one.file.as_ref().map(|file| file.value.clone()).unwrap_or_default(), *size)
    };
    let says = Message::TooLarge { total, limit, files: sized.iter().map(file).collect() };
    let mut finding = rules::mail::SIZE.finds(says).at(span(largest.0));
    for (other, size) in others {
        finding = finding.also(span(other), Message::SizeOf { octets: *size });
    }
    if let Some(setting) = setting {
        finding = finding.also(setting.span.clone(), Message::LimitHere);
    }
    findings.push(finding.help(Help::SmallerFile));
    findings
}

/// How many of the largest files have to go for the rest to fit; at most [`NAMED`].
fn to_name(sized: &[(&Attachment, u64)], total: u64, limit: u64) -> usize {
    let mut rest = total;
    let enough = sized.iter().position(|(_, size)| {
        rest = rest.saturating_sub(on_the_wire(*size));
        rest <= limit
    });
    enough.map_or(NAMED, |last| (last + 1).min(NAMED))
}

fn span(attachment: &Attachment) -> Span {
    attachment.file.as_ref().map_or(&attachment.at, |file| &file.span).clone()
}

/// The attachments to the mail, with their sizes.
fn sized<'a>(minutes: &'a Minutes, facts: &Facts) -> Vec<(&'a Attachment, u64)> {
    let travelling = minutes.attachments.iter().filter(|attachment| attachment.mail);
    travelling
        .filter_map(|attachment| match facts.state(&attachment.path()?) {
            State::File(size) => Some((attachment, size)),
            _ => None,
        })
        .collect()
}
