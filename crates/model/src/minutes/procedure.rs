//! How a meeting went, in figures: quorum, votes and majorities, elections.

use chrono::NaiveTime;

use crate::fields::Choice;
use crate::source::{Span, Spanned, Text};

/// Votes for and against, and abstentions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Votes {
    /// The votes in favour.
    pub yes: u32,
    /// The votes against.
    pub no: u32,
    /// The abstentions.
    pub abstained: u32,
}

/// A time from which and until which something lasts: a pause, somebody's absence.
#[derive(Clone, Debug)]
pub struct Interval {
    /// The span of the entry.
    pub at: Span,
    /// When it begins.
    pub start: Option<Spanned<NaiveTime>>,
    /// When it ends.
    pub end: Option<Spanned<NaiveTime>>,
}

/// The quorum of `[quorum]`.
#[derive(Clone, Debug)]
pub struct Quorum {
    /// The span of the table.
    pub at: Span,
    /// How many have to be there.
    pub needed: Option<Spanned<u32>>,
    /// How many have a vote, whether they are there or not.
    pub eligible: Option<Spanned<u32>>,
    /// How many of them were there when the quorum was determined.
    pub present: Option<Spanned<u32>>,
    /// What is counted.
    pub counts: Counted,
    /// Whether there was a quorum, where the file says so.
    pub reached: Option<Spanned<bool>>,
}

impl Quorum {
    /// Whether there was a quorum: as the file says, otherwise as its figures say.
    pub fn is_reached(&self) -> Option<bool> {
        let of_figures = || Some(self.present.as_ref()?.value >= self.needed.as_ref()?.value);
        self.reached.as_ref().map(|reached| reached.value).or_else(of_figures)
    }
}

/// What a quorum counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counted {
    /// People.
    #[default]
    Persons,
    /// Organisations, each with one vote.
    Organisations,
}

impl Choice for Counted {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[
        ("persons", "personen", Self::Persons),
        ("organisations", "organisationen", Self::Organisations),
    ];
}

/// The majority that a decision needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Majority {
    /// More votes in favour than against.
    Simple,
    /// More than half.
    Absolute,
    /// At least two thirds.
    TwoThirds,
    /// At least three quarters.
    ThreeQuarters,
    /// Nobody against.
    Unanimous,
}

impl Choice for Majority {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[
        ("simple", "einfach", Self::Simple),
        ("absolute", "absolut", Self::Absolute),
        ("two-thirds", "zwei-drittel", Self::TwoThirds),
        ("two-thirds", "zwei drittel", Self::TwoThirds),
        ("two-thirds", "2/3", Self::TwoThirds),
        ("three-quarters", "drei-viertel", Self::ThreeQuarters),
        ("three-quarters", "drei viertel", Self::ThreeQuarters),
        ("three-quarters", "3/4", Self::ThreeQuarters),
        ("unanimous", "einstimmig", Self::Unanimous),
    ];
}

/// Of what a majority is one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Base {
    /// The votes for and against; abstentions do not count.
    #[default]
    Cast,
    /// Those present, abstentions included.
    Present,
    /// All who have a vote, whether they are there or not.
    Members,
}

impl Choice for Base {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[
        ("cast", "abgegebene", Self::Cast),
        ("cast", "abgegebenen", Self::Cast),
        ("present", "anwesende", Self::Present),
        ("present", "anwesenden", Self::Present),
        ("members", "stimmberechtigte", Self::Members),
        ("members", "stimmberechtigten", Self::Members),
    ];
}

impl Majority {
    /// Whether the votes are enough; `members` is the number of all who have a vote. `None` where
    /// that is needed and not known.
    pub fn is_reached(self, votes: Votes, base: Base, members: Option<u32>) -> Option<bool> {
        let [yes, no, abstained] = [votes.yes, votes.no, votes.abstained].map(u64::from);
        let all = match base {
            Base::Cast => yes + no,
            Base::Present => yes + no + abstained,
            Base::Members => u64::from(members?),
        };
        Some(match self {
            Self::Simple if base == Base::Cast => yes > no,
            Self::Simple | Self::Absolute => 2 * yes > all,
            Self::TwoThirds => yes > 0 && 3 * yes >= 2 * all,
            Self::ThreeQuarters => yes > 0 && 4 * yes >= 3 * all,
            Self::Unanimous => yes > 0 && yes == all,
        })
    }
}

/// An election, part of an item of the agenda.
#[derive(Clone, Debug)]
pub struct Election {
    /// What somebody is elected to be.
    pub office: Text,
    /// What is to be said about it (Markdown).
    pub text: Option<Text>,
    /// When it was.
    pub time: Option<Spanned<NaiveTime>>,
    /// Whether nobody saw how others voted.
    pub secret: bool,
    /// How many are elected; each voter has as many votes.
    pub seats: Option<Spanned<u32>>,
    /// How many ballots were handed in.
    pub ballots: Option<Spanned<u32>>,
    /// The votes against a single candidate.
    pub no: Option<Spanned<u32>>,
    /// The abstentions.
    pub abstained: Option<Spanned<u32>>,
    /// The invalid ballots.
    pub invalid: Option<Spanned<u32>>,
    /// Who stood for election.
    pub candidates: Vec<Candidate>,
}

/// Who stood for election.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The person's name.
    pub name: Text,
    /// The organisation that the person comes from.
    pub organisation: Option<Text>,
    /// How many voted for the person.
    pub votes: Option<Spanned<u32>>,
    /// Whether the person was elected.
    pub elected: Option<Spanned<bool>>,
    /// Whether the person accepted the election.
    pub accepted: Option<Spanned<bool>>,
    /// Whether the name may be published.
    pub public: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn majorities_are_of_what_is_said() {
        let votes = |yes, no, abstained| Votes { yes, no, abstained };
        for (majority, votes, base, expected) in [
            (Majority::Simple, votes(3, 2, 9), Base::Cast, Some(true)),
            (Majority::Simple, votes(2, 2, 0), Base::Cast, Some(false)),
            (Majority::Simple, votes(3, 2, 9), Base::Present, Some(false)),
            (Majority::Absolute, votes(11, 9, 0), Base::Members, Some(false)),
            (Majority::TwoThirds, votes(2, 1, 5), Base::Cast, Some(true)),
            (Majority::TwoThirds, votes(2, 1, 1), Base::Present, Some(false)),
            (Majority::TwoThirds, votes(0, 0, 0), Base::Cast, Some(false)),
            (Majority::ThreeQuarters, votes(3, 1, 0), Base::Cast, Some(true)),
            (Majority::Unanimous, votes(3, 0, 1), Base::Cast, Some(true)),
            (Majority::Unanimous, votes(3, 0, 1), Base::Present, Some(false)),
        ] {
            let reached = majority.is_reached(votes, base, Some(24));
            assert_eq!(reached, expected, "{majority:?} {votes:?} {base:?}");
        }
        assert_eq!(Majority::Absolute.is_reached(votes(3, 0, 0), Base::Members, None), None);
    }
}
