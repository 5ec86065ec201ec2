//! What must not be public, or not in somebody else's hands.

use super::Rule;

/// Something secret in what is to be public.
pub(crate) const PUBLIC_SECRET: Rule = Rule::fixed("public.secret");
/// Access data in a text instead of in `[meeting.online]`; a warning in an internal text.
pub(crate) const ACCESS_DATA: Rule = Rule::error("text.access-data");

/// Another contact's name or address in somebody's mail.
pub(crate) const OTHER_PERSON: Rule = Rule::fixed("mail.other-person");

/// The rules of this subject.
pub(super) const ALL: &[&Rule] = &[&PUBLIC_SECRET, &ACCESS_DATA, &OTHER_PERSON];
