//! Who came to a meeting: people, numbers, and the name by which an organisation is counted.

use chrono::NaiveTime;
use unicode_normalization::UnicodeNormalization;

use super::procedure::Interval;
use crate::fields::Choice;
use crate::source::{Spanned, Text};

/// The numbers of `[attendance]`.
#[derive(Clone, Debug)]
pub struct Figures {
    /// How many people came.
    pub persons: Spanned<u32>,
    /// How many organisations they came from.
    pub organisations: Spanned<u32>,
}

/// A person of `[[participants]]`.
#[derive(Clone, Debug)]
pub struct Participant {
    /// The person's name.
    pub name: Text,
    /// The organisation that the person represents.
    pub organisation: Option<Text>,
    /// The person's role in the meeting.
    pub role: Option<Text>,
    /// Whether the person was there.
    pub status: Presence,
    /// Whom the person stands in for („i. V. für“).
    pub deputy_for: Option<Text>,
    /// On behalf of whom, or of which organisation, the person was there.
    pub on_behalf_of: Option<Text>,
    /// When the person came, if it was after the beginning.
    pub came: Option<Spanned<NaiveTime>>,
    /// When the person left, if it was before the end.
    pub left: Option<Spanned<NaiveTime>>,
    /// When the person was away in between.
    pub away: Vec<Interval>,
    /// Whether the name may be published.
    pub public: bool,
}

/// Whether somebody was there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Presence {
    /// The person was there.
    #[default]
    Present,
    /// The person sent apologies.
    Excused,
    /// The person was missing.
    Absent,
    /// The person was there as a guest.
    Guest,
}

impl Choice for Presence {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[
        ("present", "anwesend", Self::Present),
        ("excused", "entschuldigt", Self::Excused),
        ("absent", "abwesend", Self::Absent),
        ("guest", "gast", Self::Guest),
    ];
}

impl Presence {
    /// Whether the person counts as present.
    pub fn was_there(self) -> bool {
        matches!(self, Self::Present | Self::Guest)
    }
}

/// The key by which organisations are counted: Unicode-normalised (NFKC), case-folded, trimmed,
/// with single spaces.
pub fn counting_key(name: &str) -> String {
    let folded: String = name.nfkc().flat_map(char::to_lowercase).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}
