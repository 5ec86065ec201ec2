//! The fields of a piece, in clear text or as digests.

use serde::{Deserialize, Serialize};

use crate::mailing::digest;

/// A field of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The title.
    Title,
    /// What kind of Rund-Mail it is.
    Kind,
    /// The series of meetings.
    Series,
    /// The (first) day.
    Date,
    /// The last day.
    Until,
    /// The day in words.
    When,
    /// When it begins.
    Start,
    /// When it ends.
    End,
    /// The time zone.
    Timezone,
    /// Where it takes place.
    Place,
    /// How to get there.
    Way,
    /// Access data.
    Access,
    /// Whether it takes place.
    Status,
    /// The organisation to which it belongs.
    Organisation,
    /// Who spoke.
    Speaker,
    /// Who chairs it.
    Chair,
    /// Who takes the minutes.
    MinuteTaker,
    /// The day of the next meeting.
    Next,
    /// The heading that it stands under.
    Rubric,
    /// What makes people read on.
    Teaser,
    /// Its text.
    Text,
    /// Its picture, with what is said about it.
    Picture,
    /// What was decided.
    Decisions,
    /// Who was elected.
    Elections,
    /// Who does what.
    Tasks,
    /// Information or a call.
    Sort,
    /// The last day to answer.
    Deadline,
    /// Whom to contact.
    Contact,
    /// Where to register.
    Registration,
    /// An additional note.
    Note,
    /// A web address.
    Link,
    /// Its attachment.
    Attachment,
    /// The contents of its file.
    File,
    /// Whether it is attached to the mails.
    Attached,
    /// How many people came.
    Persons,
    /// How many organisations they came from.
    Organisations,
    /// Who was there.
    Names,
    /// The date of issue.
    Issued,
    /// Who wrote it.
    Author,
    /// All of it.
    Content,
    /// All of it, in words.
    Value,
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Value {
    /// The text itself.
    Text(String),
    /// A digest, which only tells whether it is the same.
    Hash(String),
}

impl Value {
    /// The digest of what is not kept in clear text: the first 64 bits of a SHA-256.
    pub(in crate::mailing) fn hash(bytes: &[u8]) -> Self {
        Self::Hash(short(bytes))
    }

    /// Whether it is the same, as far as that is known. What was internal and no longer is counts
    /// as the same.
    pub(in crate::mailing) fn says(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(text), Self::Hash(hash)) | (Self::Hash(hash), Self::Text(text)) => {
                short(text.as_bytes()) == *hash
            }
            _ => self == other,
        }
    }

    /// The text, where it was kept.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Hash(_) => None,
        }
    }
}

/// 64 bits of a SHA-256 in hexadecimal.
pub(super) fn short(bytes: &[u8]) -> String {
    format!("{:016x}", number(bytes))
}

/// 64 bits of a SHA-256.
pub(super) fn number(bytes: &[u8]) -> u64 {
    leading(&digest::of_bytes(bytes))
}

/// The first 64 bits of a digest.
pub(super) fn leading(digest: &[u8; 32]) -> u64 {
    digest.iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte))
}
