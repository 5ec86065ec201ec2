//! What keeps mails from being sent.

use super::Rule;

pub(crate) const MAIL_FROM: Rule = Rule::fixed("mail.from");
pub(crate) const MAIL_REPLY_TO: Rule = Rule::fixed("mail.reply-to");
pub(crate) const MAIL_UNSUBSCRIBE: Rule = Rule::fixed("mail.unsubscribe");
pub(crate) const NO_UNSUBSCRIBE: Rule = Rule::note("mail.no-unsubscribe");
pub(crate) const SMTP_SECURITY: Rule = Rule::fixed("smtp.security");
pub(crate) const SMTP_PORT: Rule = Rule::warning("smtp.port");
/// A date of issue that is not about the day of sending: a warning where it lies ahead, else a note.
pub(crate) const ISSUED_DAY: Rule = Rule::warning("mail.issued-day");
/// Two files of one run that name the same mailing.
pub(crate) const SAME_MAILING: Rule = Rule::fixed("mailing.same-id");

/// The rules of this subject.
pub(super) const ALL: &[&Rule] = &[
    &MAIL_FROM,
    &MAIL_REPLY_TO,
    &MAIL_UNSUBSCRIBE,
    &NO_UNSUBSCRIBE,
    &SMTP_SECURITY,
    &SMTP_PORT,
    &ISSUED_DAY,
    &SAME_MAILING,
];
