//! The minutes file: its model ([`Minutes`]) and its reader ([`parse`]).
//!
//! Reading reports everything at once: the model is built as far as possible and returned with all
//! findings.

mod approval;
mod contributed;
mod contributions;
mod language;
mod meeting;
mod messages;
mod model;
mod numbers;
mod people;
mod presence;
mod procedure;
mod public;
mod read;
mod records;
mod reminder;
mod standing;
mod texts;
mod whole;

pub use approval::{Approval, ApprovalRules, NO_CHANGES};
pub use contributions::{Consent, Contribution, ContributionPicture, Elsewhere};
pub use language::{LanguageTag, Suggestion, Wish};
pub use meeting::{MapPlace, Meeting, OPEN_STREET_MAP, Registration};
pub use model::*;
pub use numbers::{Numbered, numbered};
pub use people::{Figures, Participant, Presence, counting_key, is_title, name_words, plain_words};
pub use procedure::{Base, Candidate, Counted, Election, Interval, Majority, Quorum, Votes};
pub use public::public_toml;
pub use read::{Defaults, looks_like_minutes, outline, parse, read};
pub use reminder::{reminded_of, reminder_id};
pub use standing::Standing;
pub use texts::Share;
pub use whole::Minutes;
