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
    /// How much it weighs unless `[check]` says otherwise; the gravest where its faults differ.
    pub severity: Severity,
    /// May `[check]` not lower it?
    pub fixed: bool,
}

impl Rule {
    const fn fixed(name: &'static str) -> Self {
        Self { name, severity: Severity::Error, fixed: true }
    }

    /// An error of a reader or of a later step.
    const fn stops(name: &'static str) -> Self {
        Self::fixed(name)
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
pub(super) const ACCEPT_PLACE: Rule = Rule::fixed("check.accept-place");
pub(super) const ACCEPT_UNUSED: Rule = Rule::note("check.accept-unused");

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
    &ACCEPT_PLACE,
    &ACCEPT_UNUSED,
];

/// The rules of the readers and of the later steps, with what they mostly weigh. Their errors mean
/// that something cannot be used as it is and stay errors; their warnings and notes have the level
/// that `[check]` gives them.
pub const OTHERS: &[Rule] = &[
    Rule::warning("attendance.differs"),
    Rule::note("attendance.no-minutes"),
    Rule::note("attendance.unknown"),
    Rule::stops("bounces.unreadable"),
    Rule::stops("contacts.active"),
    Rule::stops("contacts.address"),
    Rule::warning("contacts.bounced"),
    Rule::error("contacts.column-twice"),
    Rule::stops("contacts.columns"),
    Rule::stops("contacts.control-character"),
    Rule::error("contacts.damaged"),
    Rule::error("contacts.date"),
    Rule::warning("contacts.duplicate"),
    Rule::stops("contacts.empty"),
    Rule::error("contacts.encoding"),
    Rule::warning("contacts.language"),
    Rule::error("contacts.line-break"),
    Rule::note("contacts.more-findings"),
    Rule::error("contacts.no-address"),
    Rule::stops("contacts.no-address-column"),
    Rule::stops("contacts.no-csv"),
    Rule::stops("contacts.open-quote"),
    Rule::stops("contacts.row-too-long"),
    Rule::stops("contacts.row-too-short"),
    Rule::stops("contacts.several-addresses"),
    Rule::stops("contacts.too-large"),
    Rule::stops("contacts.too-long"),
    Rule::stops("contacts.too-many-columns"),
    Rule::warning("contacts.typo"),
    Rule::stops("contacts.unknown-group"),
    Rule::stops("contacts.unreadable"),
    Rule::stops("date.end-without-start"),
    Rule::stops("date.missing"),
    Rule::stops("date.until-without-date"),
    Rule::stops("file.encoding"),
    Rule::stops("file.no-minutes"),
    Rule::stops("file.too-large"),
    Rule::stops("file.translation"),
    Rule::stops("file.unreadable"),
    Rule::stops("logo.format"),
    Rule::stops("logo.too-large"),
    Rule::stops("logo.unreadable"),
    Rule::stops("logo.unsafe"),
    Rule::stops("mail.proof"),
    Rule::stops("mail.subject"),
    Rule::warning("mailing.twice"),
    Rule::stops("minutes.id"),
    Rule::stops("minutes.language"),
    Rule::stops("minutes.nesting"),
    Rule::warning("only.not-chosen"),
    Rule::warning("only.unknown"),
    Rule::stops("pdf.alt"),
    Rule::stops("pdf.engine"),
    Rule::warning("pdf.font"),
    Rule::stops("pdf.glyph"),
    Rule::stops("pdf.heading"),
    Rule::stops("pdf.logo"),
    Rule::error("pdf.template"),
    Rule::stops("pdf.title"),
    Rule::note("server.addresses"),
    Rule::warning("server.certificate"),
    Rule::note("server.connection"),
    Rule::note("server.encryption"),
    Rule::stops("server.failed"),
    Rule::note("server.greeting"),
    Rule::note("server.login"),
    Rule::note("server.name"),
    Rule::note("server.password"),
    Rule::warning("server.recipient"),
    Rule::note("server.sender"),
    Rule::error("server.settings"),
    Rule::warning("server.size"),
    Rule::note("server.speed"),
    Rule::stops("settings.connections"),
    Rule::stops("settings.language"),
    Rule::stops("settings.level"),
    Rule::stops("settings.port"),
    Rule::stops("settings.size"),
    Rule::stops("settings.timezone"),
    Rule::stops("template.column"),
    Rule::stops("template.endless"),
    Rule::stops("template.failed"),
    Rule::stops("template.missing"),
    Rule::stops("template.no-body"),
    Rule::stops("template.no-value"),
    Rule::stops("template.style"),
    Rule::stops("template.syntax"),
    Rule::stops("template.undefined"),
    Rule::stops("template.unknown"),
    Rule::warning("template.unused"),
    Rule::stops("toml.choice"),
    Rule::stops("toml.date"),
    Rule::stops("toml.empty"),
    Rule::stops("toml.key-twice"),
    Rule::stops("toml.missing"),
    Rule::stops("toml.syntax"),
    Rule::stops("toml.type"),
    Rule::stops("toml.unknown-key"),
    Rule::note("words.language"),
    Rule::warning("words.placeholder"),
    Rule::stops("words.syntax"),
    Rule::stops("words.type"),
    Rule::warning("words.unknown"),
];

/// Names that the format's sample settings already use, for rules that are still to come.
pub const RESERVED: &[&str] = &[];

/// Every name that `[check]` may set.
pub fn names() -> impl Iterator<Item = &'static str> {
    RULES
        .iter()
        .map(|rule| rule.name)
        .chain(OTHERS.iter().map(|rule| rule.name))
        .chain(RESERVED.iter().copied())
}

/// Every rule that there is, with what it weighs.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().chain(OTHERS)
}

/// The rule with this name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name == name)
}

/// May `[check]` change how much a finding of this rule and weight weighs? A rule of another room has
/// faults of several weights; those that are errors stay so.
pub(super) fn is_adjustable(name: &str, severity: Severity) -> bool {
    if OTHERS.iter().any(|rule| rule.name == name) {
        return severity != Severity::Error;
    }
    RULES.iter().find(|rule| rule.name == name).is_none_or(|rule| !rule.fixed)
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
            let elsewhere = OTHERS.iter().any(|other| other.name == rule.name);
            assert!(!elsewhere, "{} is in two tables", rule.name);
        }
    }
}
