//! Votes in words: „12 Ja, 5 Nein, 4 Enthaltungen“, „mit 12 gegen 5 Stimmen“.

use std::ops::Range;

use super::words::{ABSTAINED, ADOPTED, BESIDE_VOTES, CAST, NO, NOBODY, ONE, UNANIMOUS, YES};
use crate::clause::{Clause, begins};

/// What a vote is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Yes,
    No,
    Abstained,
}

/// How many votes of a kind there are, and where that stands among the terms.
#[derive(Clone, Debug)]
pub(super) struct Votes {
    pub(super) side: Side,
    pub(super) number: u32,
    pub(super) terms: Range<usize>,
}

/// The votes of one ballot.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) votes: Vec<Votes>,
}

impl Tally {
    /// The votes in a clause; none where somebody else's or two ballots may be meant.
    pub(super) fn of(clause: Clause<'_>) -> Self {
        let mut votes = facing(clause);
        if votes.is_empty() {
            votes = counted(clause);
        }
        Self { votes }
    }

    /// The number of votes of a kind, where it is told once.
    pub(super) fn number(&self, side: Side) -> Option<u32> {
        self.votes.iter().find(|one| one.side == side).map(|one| one.number)
    }

    /// Whether no kind is told twice.
    pub(super) fn is_one(&self) -> bool {
        let is_first = |(at, one): (usize, &Votes)| {
            !self.votes.iter().take(at).any(|other| other.side == one.side)
        };
        self.votes.iter().enumerate().all(is_first)
    }

    /// All votes together.
    pub(super) fn sum(&self) -> u32 {
        self.votes.iter().fold(0, |sum, one| sum.saturating_add(one.number))
    }

    /// The terms of the last part, which makes a sum wrong.
    pub(super) fn terms(&self) -> Range<usize> {
        let start = self.votes.iter().map(|one| one.terms.start).max().unwrap_or_default();
        let end = self.votes.iter().map(|one| one.terms.end).max().unwrap_or_default();
        start..end.max(start)
    }
}

fn side(word: &str) -> Option<Side> {
    if YES.contains(word) {
        Some(Side::Yes)
    } else if NO.contains(word) {
        Some(Side::No)
    } else if ABSTAINED.contains(word) {
        Some(Side::Abstained)
    } else {
        None
    }
}

/// „mit 12 gegen 5 Stimmen“, „14 : 4 : 0 Stimmen“; abstentions may follow.
fn facing(clause: Clause<'_>) -> Vec<Votes> {
    let joins = |at: usize| {
        matches!(clause.word(at), "zu" | "gegen" | "to")
            || [':', '/'].iter().any(|mark| clause.is(at, *mark))
    };
    for (at, yes) in clause.counts() {
        // “14 votes to 5”
        let is_votes = matches!(clause.word(at + 1), "stimmen" | "votes");
        if let Some(no) = clause.count(at + 3).filter(|_| is_votes && joins(at + 2)) {
            let of = |side, number, at: usize| Votes { side, number, terms: at..at + 1 };
            return vec![of(Side::Yes, yes, at), of(Side::No, no, at + 3)];
        }
        let Some(no) = clause.count(at + 2).filter(|_| joins(at + 1)) else { continue };
        let third = clause.count(at + 4).filter(|_| joins(at + 3));
        let end = if third.is_some() { at + 5 } else { at + 3 };
        // „19/24 Stimmen“ are 19 of 24.
        let share = third.is_none() && clause.is(at + 1, '/');
        let is_vote = |word: &str| {
            ["abstimm", "votum", "stimmverh"].iter().any(|start| word.starts_with(start))
        };
        let is_told =
            at.checked_sub(3).is_some_and(|from| (from..at).any(|at| is_vote(clause.word(at))))
                || (0..at).any(|at| is_vote(clause.word(at))) && at <= 3;
        if share || !matches!(clause.word(end), "stimmen" | "votes") && !is_told {
            continue;
        }
        let of = |side, number, at: usize| Votes { side, number, terms: at..at + 1 };
        let mut votes =
            vec![of(Side::Yes, yes, at), Votes { terms: at + 2..end + 1, ..of(Side::No, no, at) }];
        votes.extend(third.map(|number| of(Side::Abstained, number, at + 4)));
        if third.is_none() {
            votes.extend(counted(clause).into_iter().filter(|one| one.side == Side::Abstained));
        }
        return votes;
    }
    Vec::new()
}

/// Numbers with the word for their side behind them, or before them: „12 Ja“, „Ja: 12“.
fn counted(clause: Clause<'_>) -> Vec<Votes> {
    let labelled = is_labelled(clause);
    let decided = clause.has(&ADOPTED) || clause.has_start(&UNANIMOUS);
    let mut all = Vec::new();
    for at in 0..clause.len() {
        let found = match clause.count(at) {
            Some(number) if labelled => {
                before(clause, at).map(|(side, from)| (side, number, from..at + 1))
            }
            Some(number) => behind(clause, at, decided).map(|(side, end)| (side, number, at..end)),
            None => {
                let word = clause.word(at);
                let number = if ONE.contains(word) {
                    1
                } else if NOBODY.contains(word) {
                    0
                } else {
                    continue;
                };
                let behind = behind(clause, at, decided)
                    .filter(|(side, _)| *side != Side::Yes || number > 0);
                behind.map(|(side, end)| (side, number, at..end))
            }
        };
        all.extend(found.map(|(side, number, terms)| Votes { side, number, terms }));
    }
    all
}

/// Whether the words stand before their numbers.
fn is_labelled(clause: Clause<'_>) -> bool {
    let first = clause.counts().next().map(|(at, _)| at);
    first.is_some_and(|at| before(clause, at).is_some())
}

/// The side before a number: „Ja-Stimmen: 12“, „Enth. 3“.
fn before(clause: Clause<'_>, at: usize) -> Option<(Side, usize)> {
    for back in 1..=4 {
        let index = at.checked_sub(back)?;
        if let Some(side) = side(clause.word(index)) {
            return Some((side, index));
        }
        let goes_on = [':', '=', '-', '.', '|'].iter().any(|mark| clause.is(index, *mark))
            || matches!(clause.word(index), "stimmen" | "stimme" | "votes");
        if !goes_on {
            return None;
        }
    }
    None
}

/// The side behind a number, and the term after it: „12 Ja-Stimmen“, „3 enthielten sich“; „12
/// Stimmen“ alone are those in favour, where something was adopted.
fn behind(clause: Clause<'_>, at: usize, decided: bool) -> Option<(Side, usize)> {
    for index in at + 1..at + 5 {
        let word = clause.word(index);
        // „12 for“ is English, „for“ no German word.
        let is_for = word == "for" && index == at + 1;
        if let Some(side) = side(word).or(is_for.then_some(Side::Yes)) {
            let joined = clause.is(index + 1, '-') && clause.word(index + 2).starts_with("stimm");
            return Some((side, if joined { index + 3 } else { index + 1 }));
        }
        if !BESIDE_VOTES.contains(word) {
            break;
        }
    }
    let plain =
        matches!(clause.word(at + 1), "stimmen" | "votes") && clause.word_before(at, 1) == "mit";
    let cast = begins(clause.word(at + 2), &CAST);
    (plain && !cast && (decided || clause.word(at + 2) == "bei")).then_some((Side::Yes, at + 2))
}
