//! Votes in words: „12 Ja, 5 Nein, 4 Enthaltungen“, „mit 12 gegen 5 Stimmen“.

use std::ops::Range;

use german::{Class, Clause};

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
    /// Whether each is about another thing: „Haushalt 12 Ja, Satzung 3 Nein“.
    is_parted: bool,
}

impl Tally {
    /// The votes in a clause; none where somebody else's or two ballots may be meant.
    pub(super) fn of(clause: Clause<'_>) -> Self {
        let votes = facing(clause);
        let votes = if votes.is_empty() { counted(clause) } else { votes };
        let is_parted = votes.windows(2).any(|pair| match pair {
            [one, next] => parts(clause, one.terms.end..next.terms.start),
            _ => false,
        });
        Self { votes, is_parted }
    }

    /// The number of votes of a kind, where it is told once.
    pub(super) fn number(&self, side: Side) -> Option<u32> {
        self.votes.iter().find(|one| one.side == side).map(|one| one.number)
    }

    /// Whether no kind is told twice, nor of several things.
    pub(super) fn is_one(&self) -> bool {
        let is_first = |(at, one): (usize, &Votes)| {
            !self.votes.iter().take(at).any(|other| other.side == one.side)
        };
        !self.is_parted && self.votes.iter().enumerate().all(is_first)
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

/// „elf stimmten für den Antrag“, „zwölf stimmten zu“.
fn agrees(clause: Clause<'_>, at: usize) -> bool {
    let is_last =
        !clause.get(at + 1).is_some_and(german::Term::is_word) || clause.of(at + 1, ["und", "bei"]);
    clause.of_before(at, 1, Class::HasVoted)
        && match clause.word(at) {
            "zu" => is_last,
            "fuer" | "for" => clause.of(at + 2, Class::Motion),
            _ => false,
        }
}

/// Whether another subject begins between two votes: „, Satzung“, „und die Vorlage“.
fn parts(clause: Clause<'_>, between: Range<usize>) -> bool {
    let is_sign =
        |at: &usize| clause.is_any(*at, &[',', '/', '-', ')']) || clause.of(*at, ["und", "and"]);
    let Some(sign) = between.clone().rfind(is_sign) else { return false };
    let first = if clause.of(sign + 1, Class::Article) { sign + 2 } else { sign + 1 };
    let known = [Class::BesideVotes, Class::Attending, Class::Cast, Class::Voters];
    between.contains(&first)
        && clause.is_capital(first)
        && side(clause, first).is_none()
        && !known.iter().any(|class| clause.of(first, *class))
}

/// The side of which a word tells.
fn side(clause: Clause<'_>, at: usize) -> Option<Side> {
    let sides = [
        (Class::Favour, Side::Yes),
        (Class::Against, Side::No),
        (Class::Abstained, Side::Abstained),
    ];
    sides.into_iter().find(|(class, _)| clause.of(at, *class)).map(|(_, side)| side)
}

/// „mit 12 gegen 5 Stimmen“, „14 : 4 : 0 Stimmen“; abstentions may follow.
fn facing(clause: Clause<'_>) -> Vec<Votes> {
    let joins = |at: usize| clause.of(at, ["zu", "gegen", "to"]) || clause.is_any(at, &[':', '/']);
    let is_votes = |at: usize| clause.of(at, ["stimmen", "votes"]);
    let is_decided = std::cell::LazyCell::new(|| {
        [Class::Unanimous, Class::Adopted, Class::Rejected].iter().any(|one| clause.has(*one))
    });
    let of = |side, number, at: usize| Votes { side, number, terms: at..at + 1 };
    for (at, yes) in clause.counts() {
        // “14 votes to 5”
        let later = clause.count(at + 3).filter(|_| is_votes(at + 1) && joins(at + 2));
        if let Some(no) = later {
            return vec![of(Side::Yes, yes, at), of(Side::No, no, at + 3)];
        }
        let Some(no) = clause.count(at + 2).filter(|_| joins(at + 1)) else { continue };
        let third = clause.count(at + 4).filter(|_| joins(at + 3));
        let end = if third.is_some() { at + 5 } else { at + 3 };
        // „19/24 Stimmen“ are 19 of 24.
        let share = third.is_none() && clause.is(at + 1, '/');
        // „einstimmig (12:1:0)“
        let decided = third.is_some() && clause.is(at + 1, ':') && *is_decided;
        let is_told = decided
            || at >= 3 && (at - 3..at).any(|at| clause.of(at, Class::Ballot))
            || at < 3 && (0..at).any(|at| clause.of(at, Class::Ballot));
        if share || !is_votes(end) && !is_told {
            continue;
        }
        let against = Votes { terms: at + 2..end + 1, ..of(Side::No, no, at) };
        let mut votes = vec![of(Side::Yes, yes, at), against];
        match third {
            Some(number) => votes.push(of(Side::Abstained, number, at + 4)),
            None => {
                votes.extend(counted(clause).into_iter().filter(|one| one.side == Side::Abstained));
            }
        }
        return votes;
    }
    Vec::new()
}

/// Numbers with the word for their side behind them, or before them: „12 Ja“, „Ja: 12“.
fn counted(clause: Clause<'_>) -> Vec<Votes> {
    let first = clause.counts().next();
    let labelled = first.is_some_and(|(at, _)| before(clause, at).is_some());
    let decided = clause.has(Class::Adopted) || clause.has(Class::Unanimous);
    let votes = |at: usize| {
        // “£24 for two” are no votes.
        let number = match clause.count(at).filter(|_| !clause.is_behind_currency(at)) {
            Some(number) if labelled => {
                let (side, from) = before(clause, at)?;
                // „Dafür sind 14 Tage nötig“
                let is_other = clause.is_capital(at + 1) && !clause.of(at + 1, Class::BesideVotes);
                if is_other && !clause.is_any(at - 1, &[':', '=', '|']) {
                    return None;
                }
                return Some(Votes { side, number, terms: from..at + 1 });
            }
            Some(number) => number,
            None if clause.of(at, Class::OneVote) => 1,
            None if clause.of(at, Class::NoVote) => 0,
            None => return None,
        };
        let (side, end) = behind(clause, at, decided)?;
        let is_one = side != Side::Yes || number > 0 || clause.count(at).is_some();
        is_one.then_some(Votes { side, number, terms: at..end })
    };
    (0..clause.len()).filter_map(votes).collect()
}

/// The side before a number: „Ja-Stimmen: 12“, „Enth. 3“.
fn before(clause: Clause<'_>, at: usize) -> Option<(Side, usize)> {
    for back in 1..=4 {
        let index = at.checked_sub(back)?;
        if let Some(side) = side(clause, index) {
            return Some((side, index));
        }
        let goes_on = clause.is_any(index, &[':', '=', '-', '.', '|'])
            || clause
                .of(index, ["stimmen", "stimme", "votes", "sind", "waren", "stimmten", "sich"]);
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
        // „12 for“ is English, „for“ no German word.
        let is_for = clause.word(index) == "for" && index == at + 1 || agrees(clause, index);
        if let Some(side) = side(clause, index).or(is_for.then_some(Side::Yes)) {
            let joined = clause.is(index + 1, '-') && clause.word(index + 2).starts_with("stimm");
            return Some((side, if joined { index + 3 } else { index + 1 }));
        }
        if !clause.of(index, Class::BesideVotes) {
            break;
        }
    }
    let plain = clause.of(at + 1, ["stimmen", "votes"]) && clause.word_before(at, 1) == "mit";
    let is_yes = decided && !clause.of(at + 2, Class::Cast) || clause.word(at + 2) == "bei";
    (plain && is_yes).then_some((Side::Yes, at + 2))
}
