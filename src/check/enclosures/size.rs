//! How large a finished message will be at least, from the sizes on disk. The plan of a mailing
//! measures it to the byte; this is known before anything is composed.

use crate::check::facts::{Facts, State};
use crate::check::help::Help;
use crate::check::rules;
use crate::check::words::Words;
use crate::diagnostic::Findings;
use crate::minutes::{Attachment, Minutes};
use crate::settings::DEFAULT_MAX_SIZE;
use crate::workspace::Workspace;

/// Base64 makes 78 bytes on the wire from 57 (RFC 2045: lines of 76 characters with CRLF).
fn on_the_wire(bytes: u64) -> u64 {
    bytes.div_ceil(57).saturating_mul(78)
}

/// Checks each language's message against `max-size`.
pub(in crate::check) fn check(workspace: &Workspace, facts: &Facts, findings: &mut Findings) {
    let setting = workspace.settings.mail.max_size.as_ref();
    let limit = setting.map_or(DEFAULT_MAX_SIZE, |limit| limit.value);
    for minutes in workspace.languages() {
        let sized = sized(minutes, facts);
        let encoded = sized.iter().map(|(_, size)| on_the_wire(*size));
        let total = encoded.fold(0, u64::saturating_add);
        let Some((largest, size)) = sized.into_iter().max_by_key(|(_, size)| *size) else {
            continue;
        };
        if total <= limit {
            continue;
        }
        let file = largest.file.as_ref().map(|file| file.value.clone()).unwrap_or_default();
        let says = Words::TooLarge { total, limit, file, size };
        let at = largest.file.as_ref().map_or(&largest.at, |file| &file.place);
        let mut finding = rules::enclosures::MAIL_SIZE.finds(says).at(at.clone());
        if let Some(setting) = setting {
            finding = finding.also(setting.place.clone(), Words::LimitHere);
        }
        findings.push(finding.help(Help::SmallerFile));
    }
}

/// The attachments that travel with the mail, with their sizes.
fn sized<'a>(minutes: &'a Minutes, facts: &Facts) -> Vec<(&'a Attachment, u64)> {
    let travelling = minutes.attachments.iter().filter(|attachment| attachment.mail);
    travelling
        .filter_map(|attachment| match facts.state(&attachment.path()?) {
            State::File(size) => Some((attachment, size)),
            _ => None,
        })
        .collect()
}
