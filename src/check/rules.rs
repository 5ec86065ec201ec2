//! The one registry of rules: the name of each, how much it weighs, and whether an office may change
//! that.
//!
//! A rule that guards against an unusable document, a leak or a wrong date is *fixed*: `[check]` may
//! not lower it.

use crate::diagnostic::{Diagnostic, Severity};
use crate::say::Say;

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// The dotted name: in findings, in `[check]`, in JSON.
    pub name: &'static str,
    /// How much it weighs unless `[check]` says otherwise.
    pub severity: Severity,
    /// May `[check]` not lower it?
    pub fixed: bool,
}

impl Rule {
    const fn fixed(name: &'static str) -> Self {
        Self { name, severity: Severity::Error, fixed: true }
    }

    const fn error(name: &'static str) -> Self {
        Self { name, severity: Severity::Error, fixed: false }
    }

    const fn warning(name: &'static str) -> Self {
        Self { name, severity: Severity::Warning, fixed: false }
    }

    const fn note(name: &'static str) -> Self {
        Self { name, severity: Severity::Note, fixed: false }
    }

    /// A finding of this rule.
    pub fn finds(&self, message: impl Say + 'static) -> Diagnostic {
        Diagnostic::new(self.severity, self.name, message)
    }
}

pub(super) const UNKNOWN_DATE: Rule = Rule::fixed("reference.unknown-date");
pub(super) const UNKNOWN_ATTACHMENT: Rule = Rule::fixed("reference.unknown-attachment");
pub(super) const INTERNAL_FROM_PUBLIC: Rule = Rule::fixed("reference.internal-from-public");
pub(super) const IMAGE: Rule = Rule::warning("text.image");

pub(super) const ID_FORM: Rule = Rule::fixed("id.form");
pub(super) const ID_DUPLICATE: Rule = Rule::fixed("id.duplicate");

pub(super) const ATTACHMENT_MISSING: Rule = Rule::fixed("attachment.missing");
pub(super) const ATTACHMENT_UNREADABLE: Rule = Rule::fixed("attachment.unreadable");
pub(super) const ATTACHMENT_OUTSIDE: Rule = Rule::fixed("attachment.outside");
pub(super) const ATTACHMENT_PRIVATE: Rule = Rule::fixed("attachment.private");
pub(super) const ATTACHMENT_NO_TARGET: Rule = Rule::fixed("attachment.no-target");
pub(super) const ATTACHMENT_NOT_LINKED: Rule = Rule::error("attachment.not-linked");
pub(super) const ATTACHMENT_EMPTY: Rule = Rule::error("attachment.empty");
pub(super) const ATTACHMENT_SAME_NAME: Rule = Rule::error("attachment.same-name");
pub(super) const LOGO_OUTSIDE: Rule = Rule::fixed("logo.outside");
pub(super) const LOGO_ALT: Rule = Rule::warning("logo.alt");
pub(super) const MAIL_SIZE: Rule = Rule::error("mail.size");

pub(super) const FIGURES: Rule = Rule::error("attendance.contradiction");
pub(super) const NO_ATTENDANCE: Rule = Rule::note("attendance.missing");
pub(super) const VOTES: Rule = Rule::error("agenda.votes");

pub(super) const UNTIL_BEFORE_DATE: Rule = Rule::fixed("date.until-before-date");
pub(super) const END_BEFORE_START: Rule = Rule::fixed("date.end-before-start");
pub(super) const DATE_AND_WHEN: Rule = Rule::fixed("date.and-when");
pub(super) const MEETING_END: Rule = Rule::fixed("meeting.end-before-start");
pub(super) const MEETING_NEXT: Rule = Rule::fixed("meeting.next-not-after");
pub(super) const INVITATION: Rule = Rule::warning("invitation.incomplete");

pub(super) const TRANSLATION_RECORD: Rule = Rule::fixed("translation.record");
pub(super) const TRANSLATION_DIFFERS: Rule = Rule::fixed("translation.differs");

pub(super) const WEEKDAY: Rule = Rule::error("text.weekday");
pub(super) const IMPOSSIBLE_DATE: Rule = Rule::error("text.impossible-date");
pub(super) const PAST_DATE: Rule = Rule::warning("text.past-date");
pub(super) const OTHER_DAY: Rule = Rule::error("text.other-day");
pub(super) const OTHER_YEAR: Rule = Rule::error("text.other-year");
pub(super) const OTHER_TIME: Rule = Rule::error("text.other-time");
pub(super) const NOT_LISTED: Rule = Rule::note("date.not-listed");
pub(super) const INCOMPLETE: Rule = Rule::note("date.incomplete");
pub(super) const DEADLINE_PAST: Rule = Rule::warning("date.deadline-past");
pub(super) const DATE_PAST: Rule = Rule::warning("date.past");
pub(super) const DATE_SOON: Rule = Rule::note("date.soon");
pub(super) const NO_NEXT: Rule = Rule::note("meeting.no-next");

pub(super) const MAIL_FROM: Rule = Rule::fixed("mail.from");
pub(super) const MAIL_REPLY_TO: Rule = Rule::fixed("mail.reply-to");
pub(super) const MAIL_UNSUBSCRIBE: Rule = Rule::fixed("mail.unsubscribe");
pub(super) const NO_UNSUBSCRIBE: Rule = Rule::note("mail.no-unsubscribe");
pub(super) const SMTP_SECURITY: Rule = Rule::fixed("smtp.security");
pub(super) const SMTP_PORT: Rule = Rule::warning("smtp.port");

/// Two files of one run that name the same mailing.
pub const SAME_MAILING: Rule = Rule::fixed("mailing.same-id");

/// Something secret in what is to be public.
pub const PUBLIC_SECRET: Rule = Rule::fixed("public.secret");
/// Access data in a text instead of in `[meeting.online]`; a warning in an internal text.
pub const ACCESS_DATA: Rule = Rule::error("text.access-data");

pub(super) const UNKNOWN_RULE: Rule = Rule::warning("check.unknown-rule");
pub(super) const FIXED_RULE: Rule = Rule::warning("check.fixed-rule");

/// The rules of this room.
pub const RULES: &[&Rule] = &[
    &UNKNOWN_DATE,
    &UNKNOWN_ATTACHMENT,
    &INTERNAL_FROM_PUBLIC,
    &IMAGE,
    &ID_FORM,
    &ID_DUPLICATE,
    &ATTACHMENT_MISSING,
    &ATTACHMENT_UNREADABLE,
    &ATTACHMENT_OUTSIDE,
    &ATTACHMENT_PRIVATE,
    &ATTACHMENT_NO_TARGET,
    &ATTACHMENT_NOT_LINKED,
    &ATTACHMENT_EMPTY,
    &ATTACHMENT_SAME_NAME,
    &LOGO_OUTSIDE,
    &LOGO_ALT,
    &MAIL_SIZE,
    &FIGURES,
    &NO_ATTENDANCE,
    &VOTES,
    &UNTIL_BEFORE_DATE,
    &END_BEFORE_START,
    &DATE_AND_WHEN,
    &MEETING_END,
    &MEETING_NEXT,
    &INVITATION,
    &TRANSLATION_RECORD,
    &TRANSLATION_DIFFERS,
    &WEEKDAY,
    &IMPOSSIBLE_DATE,
    &PAST_DATE,
    &OTHER_DAY,
    &OTHER_YEAR,
    &OTHER_TIME,
    &NOT_LISTED,
    &INCOMPLETE,
    &DEADLINE_PAST,
    &DATE_PAST,
    &DATE_SOON,
    &NO_NEXT,
    &MAIL_FROM,
    &MAIL_REPLY_TO,
    &MAIL_UNSUBSCRIBE,
    &NO_UNSUBSCRIBE,
    &SMTP_SECURITY,
    &SMTP_PORT,
    &SAME_MAILING,
    &PUBLIC_SECRET,
    &ACCESS_DATA,
    &UNKNOWN_RULE,
    &FIXED_RULE,
];

/// The rules of the readers and of the later steps. Their errors mean that something cannot be used
/// as it is and stay errors; their warnings and notes have the level that `[check]` gives them.
pub const OTHERS: &[&str] = &[
    "attendance.differs",
    "attendance.no-minutes",
    "attendance.unknown",
    "bounces.unreadable",
    "contacts.active",
    "contacts.address",
    "contacts.bounced",
    "contacts.column-twice",
    "contacts.columns",
    "contacts.control-character",
    "contacts.damaged",
    "contacts.date",
    "contacts.duplicate",
    "contacts.empty",
    "contacts.encoding",
    "contacts.language",
    "contacts.line-break",
    "contacts.more-findings",
    "contacts.no-address",
    "contacts.no-address-column",
    "contacts.no-csv",
    "contacts.open-quote",
    "contacts.row-too-long",
    "contacts.row-too-short",
    "contacts.several-addresses",
    "contacts.too-large",
    "contacts.too-long",
    "contacts.too-many-columns",
    "contacts.typo",
    "contacts.unknown-group",
    "contacts.unreadable",
    "date.end-without-start",
    "date.missing",
    "date.until-without-date",
    "file.encoding",
    "file.too-large",
    "file.translation",
    "file.unreadable",
    "logo.format",
    "logo.too-large",
    "logo.unreadable",
    "logo.unsafe",
    "mail.proof",
    "mail.subject",
    "mailing.twice",
    "minutes.id",
    "minutes.language",
    "minutes.nesting",
    "only.not-chosen",
    "only.unknown",
    "pdf.alt",
    "pdf.engine",
    "pdf.font",
    "pdf.glyph",
    "pdf.heading",
    "pdf.logo",
    "pdf.template",
    "pdf.title",
    "server.addresses",
    "server.certificate",
    "server.connection",
    "server.encryption",
    "server.failed",
    "server.greeting",
    "server.login",
    "server.name",
    "server.password",
    "server.recipient",
    "server.sender",
    "server.settings",
    "server.size",
    "server.speed",
    "settings.connections",
    "settings.language",
    "settings.level",
    "settings.port",
    "settings.size",
    "settings.timezone",
    "template.column",
    "template.endless",
    "template.failed",
    "template.missing",
    "template.no-body",
    "template.no-value",
    "template.style",
    "template.syntax",
    "template.undefined",
    "template.unknown",
    "template.unused",
    "toml.choice",
    "toml.date",
    "toml.empty",
    "toml.key-twice",
    "toml.missing",
    "toml.syntax",
    "toml.type",
    "toml.unknown-key",
    "words.language",
    "words.placeholder",
    "words.syntax",
    "words.type",
    "words.unknown",
];

/// Names that the format's sample settings already use, for rules that are still to come.
pub const RESERVED: &[&str] = &[];

/// Every name that `[check]` may set.
pub fn names() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.name).chain(OTHERS.iter().copied()).chain(RESERVED.iter().copied())
}

/// The rule of this room with this name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_dotted_and_unique() {
        for (index, rule) in RULES.iter().enumerate() {
            let plain = |c: char| c.is_ascii_lowercase() || matches!(c, '.' | '-');
            assert!(rule.name.contains('.') && rule.name.chars().all(plain), "{}", rule.name);
            assert!(
                RULES[index + 1..].iter().all(|other| other.name != rule.name),
                "{}",
                rule.name
            );
            assert!(!RESERVED.contains(&rule.name), "{} is here now", rule.name);
            assert!(!OTHERS.contains(&rule.name), "{} is in two tables", rule.name);
        }
    }
}
