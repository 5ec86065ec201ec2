//! The records of a file: references, IDs, figures, order.

use super::Rule;

pub(crate) const UNKNOWN_DATE: Rule = Rule::fixed("reference.unknown-date");
pub(crate) const UNKNOWN_ATTACHMENT: Rule = Rule::fixed("reference.unknown-attachment");
pub(crate) const INTERNAL_FROM_PUBLIC: Rule = Rule::fixed("reference.internal-from-public");
pub(crate) const IMAGE: Rule = Rule::warning("text.image");
pub(crate) const LEFTOVER: Rule = Rule::warning("text.leftover");
pub(crate) const LINK: Rule = Rule::warning("text.link");
pub(crate) const ID_FORM: Rule = Rule::fixed("id.form");
pub(crate) const ID_DUPLICATE: Rule = Rule::fixed("id.duplicate");
pub(crate) const FIGURES: Rule = Rule::error("attendance.contradiction");
pub(crate) const NO_ATTENDANCE: Rule = Rule::note("attendance.missing");
pub(crate) const LISTED_TWICE: Rule = Rule::warning("participants.twice");
pub(crate) const EMPTY: Rule = Rule::warning("minutes.empty");
pub(crate) const VOTES: Rule = Rule::error("agenda.votes");
pub(crate) const NUMBER: Rule = Rule::warning("agenda.number");
pub(crate) const UNTIL_BEFORE_DATE: Rule = Rule::fixed("date.until-before-date");
pub(crate) const END_BEFORE_START: Rule = Rule::fixed("date.end-before-start");
pub(crate) const DATE_AND_WHEN: Rule = Rule::fixed("date.and-when");
pub(crate) const MEETING_END: Rule = Rule::fixed("meeting.end-before-start");
pub(crate) const MEETING_NEXT: Rule = Rule::fixed("meeting.next-not-after");
pub(crate) const INVITATION: Rule = Rule::warning("invitation.incomplete");
pub(crate) const TRANSLATION_RECORD: Rule = Rule::fixed("translation.record");
pub(crate) const TRANSLATION_DIFFERS: Rule = Rule::fixed("translation.differs");

/// The rules of this subject.
pub(super) const ALL: &[&Rule] = &[
    &UNKNOWN_DATE,
    &UNKNOWN_ATTACHMENT,
    &INTERNAL_FROM_PUBLIC,
    &IMAGE,
    &LEFTOVER,
    &LINK,
    &ID_FORM,
    &ID_DUPLICATE,
    &FIGURES,
    &NO_ATTENDANCE,
    &LISTED_TWICE,
    &EMPTY,
    &VOTES,
    &NUMBER,
    &UNTIL_BEFORE_DATE,
    &END_BEFORE_START,
    &DATE_AND_WHEN,
    &MEETING_END,
    &MEETING_NEXT,
    &INVITATION,
    &TRANSLATION_RECORD,
    &TRANSLATION_DIFFERS,
];
