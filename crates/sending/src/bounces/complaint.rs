//! Complaints: the provider reports that somebody clicked „This is spam“.

use super::id;
use super::letter::Letter;
use super::model::{Complaint, Mail};
use super::status::fields;

/// The kinds that mean that somebody does not want the mail (RFC 5965, section 7.3; RFC 6430).
/// `not-spam` is the opposite, and `auth-failure` (RFC 6591) is not caused by a person.
const UNWANTED: &[&str] =
    &["abuse", "fraud", "virus", "opt-out", "opt-out-list", "complaint", "miscategorized", "other"];

/// A complaint, if the mail is one; one that says the opposite counts as an automatic mail.
pub(super) fn read(letter: &Letter) -> Option<Mail> {
    if let Some(feedback) = &letter.feedback {
        let fields = fields(feedback);
        let kind = fields.iter().find(|(name, _)| name == "feedback-type");
        // A comment may follow.
        let word = |value: &str| {
            value.split([' ', '(', ';']).next().unwrap_or_default().to_ascii_lowercase()
        };
        let kind = kind.map_or_else(|| "abuse".into(), |(_, kind)| word(kind));
        if !UNWANTED.contains(&kind.as_str()) {
            return Some(Mail::AutoReply);
        }
        let told = fields.iter().filter(|(name, _)| name == "original-rcpt-to");
        let addresses = told.map(|(_, value)| bare(value)).filter(|one| is_open(one)).collect();
        return Some(complaint(letter, addresses));
    }
    // Hotmail: no part says so, only the subject and a field of the returned header.
    let reported = letter.attached.iter().find(|mail| !to_hotmail(mail).is_empty())?;
    let subject = letter.subject.trim().to_ascii_lowercase();
    let complains = subject.starts_with("complaint about message from");
    complains.then(|| complaint(letter, vec![bare(to_hotmail(reported))]))
}

fn to_hotmail(mail: &Letter) -> &str {
    mail.header("X-HmXmrOriginalRecipient")
}

fn complaint(letter: &Letter, addresses: Vec<String>) -> Mail {
    let message_id = letter.returned.first().cloned();
    let message_id = message_id.or_else(|| id::message_id(&letter.text));
    Mail::Complaint(Complaint { message_id, date: letter.date, addresses })
}

fn bare(value: &str) -> String {
    let value = value.rsplit_once(';').map_or(value, |(_, value)| value);
    value.trim().trim_matches(['<', '>']).chars().take(320).collect()
}

/// Whether it is neither `redacted@…` nor a digest in place of an address.
fn is_open(address: &str) -> bool {
    let local = address.split('@').next().unwrap_or_default().to_ascii_lowercase();
    let is_digest = local.len() >= 24 && local.bytes().all(|byte| byte.is_ascii_hexdigit());
    let hidden = ["redacted", "hidden", "removed", "anonym", "xxx", "***", "undisclosed"];
    address.contains('@') && !is_digest && !hidden.iter().any(|word| local.contains(word))
}
