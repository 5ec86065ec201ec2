//! Who came to a meeting: people, figures, and the name that an organisation is counted by.

use unicode_normalization::UnicodeNormalization;

use crate::fields::Choice;
use crate::source::{Spanned, Text};

/// The figures of `[attendance]`.
#[derive(Clone, Debug)]
pub struct Figures {
    /// How many people.
    pub persons: Spanned<u32>,
    /// From how many organisations.
    pub organisations: Spanned<u32>,
}

/// One person of `[[participants]]`.
#[derive(Clone, Debug)]
pub struct Participant {
    /// The person's name.
    pub name: Text,
    /// Whom the person speaks for.
    pub organisation: Option<Text>,
    /// Role in the meeting.
    pub role: Option<Text>,
    /// Was the person there?
    pub status: Presence,
    /// May the name appear?
    pub public: bool,
}

/// Whether somebody was there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Presence {
    /// Was there.
    #[default]
    Present,
    /// Said beforehand that they could not come.
    Excused,
    /// Was missing.
    Absent,
    /// Was there as a guest.
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
    /// Counts towards the figures.
    pub fn was_there(self) -> bool {
        matches!(self, Self::Present | Self::Guest)
    }
}

/// A name as organisations are counted by: Unicode-normalised (NFKC), case-folded, trimmed, with
/// single spaces.
pub fn counting_key(name: &str) -> String {
    let folded: String = name.nfkc().flat_map(char::to_lowercase).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}
