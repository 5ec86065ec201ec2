//! What a piece says of itself, field by field, in clear or as a digest.

use serde::{Deserialize, Serialize};

use crate::mailing::digest;

/// A field of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// What it is called.
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
    /// The zone that times belong to.
    Timezone,
    /// Where.
    Place,
    /// Access data.
    Access,
    /// Does it take place?
    Status,
    /// Whose it is.
    Organisation,
    /// Who spoke.
    Speaker,
    /// Who leads.
    Chair,
    /// Who takes the minutes.
    MinuteTaker,
    /// The day of the next meeting.
    Next,
    /// Its text.
    Text,
    /// What was decided.
    Decisions,
    /// Who does what.
    Tasks,
    /// Information or a call.
    Sort,
    /// Until when one may answer.
    Deadline,
    /// Whom to answer.
    Contact,
    /// Where to sign up.
    Registration,
    /// Something to add.
    Note,
    /// A web address.
    Link,
    /// The attachment that belongs to it.
    Attachment,
    /// The file behind it.
    File,
    /// Does it go with the mails?
    Attached,
    /// How many people came.
    Persons,
    /// From how many organisations.
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

/// What a field says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Value {
    /// In clear.
    Text(String),
    /// Only that it is the same, or another.
    Hash(String),
}

impl Value {
    /// The digest of what is not kept in clear: the first 64 bits of a SHA-256.
    pub(in crate::mailing) fn hash(bytes: &[u8]) -> Self {
        Self::Hash(short(bytes))
    }

    /// Is it the same, as far as can be told? What was internal and is not any more still says the same.
    pub(in crate::mailing) fn says(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(text), Self::Hash(hash)) | (Self::Hash(hash), Self::Text(text)) => {
                short(text.as_bytes()) == *hash
            }
            _ => self == other,
        }
    }

    /// The words, where they were kept.
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
