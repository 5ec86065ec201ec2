//! What a text tells of people.

use super::Rule;

/// An e-mail address that looks private; a note in an internal text.
pub(crate) const PRIVATE_EMAIL: Rule = Rule::warning("person.private-email");
/// A telephone number that looks private; a note in an internal text.
pub(crate) const PRIVATE_PHONE: Rule = Rule::warning("person.private-phone");
/// A public text names somebody who is not marked as public.
pub(crate) const NOT_PUBLIC: Rule = Rule::warning("person.not-public");
/// Something personal beside a name; a note in an internal text.
pub(crate) const SENSITIVE: Rule = Rule::warning("person.sensitive");
/// A quote of which nobody is named as the speaker.
pub(crate) const QUOTE: Rule = Rule::note("text.quote-without-speaker");
/// The letterhead, or the signature of a mail, in a text.
pub(crate) const LETTERHEAD: Rule = Rule::warning("text.letterhead");

/// The rules of this subject.
pub(super) const ALL: &[&Rule] =
    &[&PRIVATE_EMAIL, &PRIVATE_PHONE, &SENSITIVE, &NOT_PUBLIC, &QUOTE, &LETTERHEAD];
