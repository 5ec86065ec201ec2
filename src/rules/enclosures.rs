//! Attachments, links, the logo, and what texts promise.

use super::Rule;

pub(crate) const ATTACHMENT_MISSING: Rule = Rule::fixed("attachment.missing");
pub(crate) const ATTACHMENT_UNREADABLE: Rule = Rule::fixed("attachment.unreadable");
pub(crate) const ATTACHMENT_OUTSIDE: Rule = Rule::fixed("attachment.outside");
pub(crate) const ATTACHMENT_PRIVATE: Rule = Rule::fixed("attachment.private");
pub(crate) const ATTACHMENT_NO_TARGET: Rule = Rule::fixed("attachment.no-target");
pub(crate) const ATTACHMENT_NOT_LINKED: Rule = Rule::error("attachment.not-linked");
pub(crate) const ATTACHMENT_EMPTY: Rule = Rule::error("attachment.empty");
pub(crate) const ATTACHMENT_SAME_NAME: Rule = Rule::error("attachment.same-name");
pub(crate) const ATTACHMENT_NOT_THERE: Rule = Rule::error("attachment.not-there");
pub(crate) const ATTACHMENT_NOT_MENTIONED: Rule = Rule::note("attachment.not-mentioned");
pub(crate) const ATTACHMENT_AMBIGUOUS: Rule = Rule::warning("attachment.ambiguous");
pub(crate) const ATTACHMENT_BLOCKED_TYPE: Rule = Rule::error("attachment.blocked-type");
pub(crate) const ATTACHMENT_LARGE_IMAGE: Rule = Rule::note("attachment.large-image");
/// Several addresses of the contact list in an attached file; a warning where they are few.
pub(crate) const ATTACHMENT_CONTACT_LIST: Rule = Rule::error("attachment.contact-list");
/// What an attached file tells beside its words; a note where it is only who wrote it.
pub(crate) const ATTACHMENT_TRACES: Rule = Rule::warning("attachment.traces");
pub(crate) const LOGO_OUTSIDE: Rule = Rule::fixed("logo.outside");
pub(crate) const LOGO_ALT: Rule = Rule::warning("logo.alt");
pub(crate) const MAIL_SIZE: Rule = Rule::error("mail.size");
pub(crate) const OPEN_COLON: Rule = Rule::warning("text.open-colon");
pub(crate) const LINK_BARE: Rule = Rule::note("link.bare");

/// The rules of this subject.
pub(super) const ALL: &[&Rule] = &[
    &ATTACHMENT_MISSING,
    &ATTACHMENT_UNREADABLE,
    &ATTACHMENT_OUTSIDE,
    &ATTACHMENT_PRIVATE,
    &ATTACHMENT_NO_TARGET,
    &ATTACHMENT_NOT_LINKED,
    &ATTACHMENT_EMPTY,
    &ATTACHMENT_SAME_NAME,
    &ATTACHMENT_NOT_THERE,
    &ATTACHMENT_NOT_MENTIONED,
    &ATTACHMENT_AMBIGUOUS,
    &ATTACHMENT_BLOCKED_TYPE,
    &ATTACHMENT_LARGE_IMAGE,
    &ATTACHMENT_CONTACT_LIST,
    &ATTACHMENT_TRACES,
    &LOGO_OUTSIDE,
    &LOGO_ALT,
    &MAIL_SIZE,
    &OPEN_COLON,
    &LINK_BARE,
];
