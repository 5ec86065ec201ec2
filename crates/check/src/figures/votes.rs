//! Votes in prose against each other, against those who were there and against the record.

use german::Term;

use super::Page;
use super::messages::{Help, Message};
use super::tally::{Side, Tally};
use super::words::{ADOPTED, CAST, ELSEWHERE, INVALID, NOT, REJECTED, UNANIMOUS, VOTERS};
use crate::body_text::Role;
use crate::clause::{Clause, begins, clauses};
use crate::diagnostic::Diagnostic;
use crate::minutes::{Decision, Votes};
use crate::records::procedure::most_there;
use crate::rules;
use crate::source::Text;

/// Beginnings of words for another ballot than that of the decision.
const AMENDING: &[&str] = &["änderungsantr", "gegenantr", "amend", "vertag", "geschäftsordnung"];
/// So many times more votes than people are those of other people.
const OTHERS: u32 = 4;

/// Checks every ballot that a text tells.
pub(super) fn check(page: &Page<'_>) -> Vec<Diagnostic> {
    let mut before = None;
    let mut findings = Vec::new();
    for clause in clauses(page.terms()) {
        let yes = before.take().filter(|_| !clause.begins());
        let found = yes.and_then(|yes| told_again(page, clause, yes));
        findings.extend(found.or_else(|| of_clause(page, clause)));
        let tally = Tally::of(clause);
        before = tally.number(Side::Yes).filter(|_| tally.is_one());
    }
    findings
}

/// „12 Ja, 3 Nein. Der Antrag ist mit 13 Stimmen angenommen.“
fn told_again(page: &Page<'_>, clause: Clause<'_>, yes: u32) -> Option<Diagnostic> {
    let tally = Tally::of(clause);
    let [only] = tally.votes.as_slice() else { return None };
    let is_told = only.side == Side::Yes && clause.has(&ADOPTED) && !clause.has(&REJECTED);
    let is_other = clause.word(0).starts_with("ander") || is_second(clause, 0, clause.len());
    (is_told && !is_other && only.number != yes).then(|| {
        let says = Message::OtherYes { told: only.number, counted: yes };
        let finding = rules::figures::VOTES.finds(says);
        finding.at(page.at(clause, only.terms.clone())).help(Help::Votes)
    })
}

fn of_clause(page: &Page<'_>, clause: Clause<'_>) -> Option<Diagnostic> {
    let tally = Tally::of(clause);
    let found = contrary(clause, &tally).or_else(|| {
        if tally.votes.is_empty() || !tally.is_one() {
            return None;
        }
        missed(clause, &tally)
            .or_else(|| of_cast(clause, &tally))
            .or_else(|| of_voters(clause, &tally))
            .or_else(|| too_many(page, clause, &tally))
    });
    let Some((says, terms)) = found else { return of_record(page, clause, &tally) };
    let finding = rules::figures::VOTES.finds(says);
    Some(finding.at(page.at(clause, terms)).help(Help::Votes))
}

type Found = (Message, std::ops::Range<usize>);

/// The index of a word that says that nobody was against it.
fn unanimous(clause: Clause<'_>) -> Option<usize> {
    let at = clause.find_start(&UNANIMOUS)?;
    (!NOT.contains(clause.word_before(at, 1))).then_some(at)
}

/// „einstimmig“ beside votes against it; „ohne Enthaltungen“ beside abstentions.
fn contrary(clause: Clause<'_>, tally: &Tally) -> Option<Found> {
    let is_single =
        tally.votes.iter().filter(|one| one.side == Side::No && one.number > 0).count() == 1;
    let against = tally.votes.iter().find(|one| one.side == Side::No && one.number > 0);
    if let (Some(at), Some(against), true) = (unanimous(clause), against, is_single)
        && !is_second(clause, at, against.terms.start)
    {
        let says = Message::Unanimous { against: against.number };
        let start = at.max(against.terms.start);
        return Some((says, start..against.terms.end.max(start + 1)));
    }
    for side in [Side::No, Side::Abstained] {
        let of_side = |is_none: bool| {
            let mut all = tally
                .votes
                .iter()
                .filter(move |one| one.side == side && (one.number == 0) == is_none);
            (all.next(), all.next().is_none())
        };
        if let ((Some(none), true), (Some(some), true)) = (of_side(true), of_side(false))
            && tally.number(Side::Yes).is_some()
        {
            let says = Message::NoneAndSome { number: some.number };
            let last = if some.terms.start > none.terms.start { some } else { none };
            return Some((says, last.terms.clone()));
        }
    }
    None
}

/// Whether another ballot begins between two terms: „der zweite“, „ein weiterer“.
fn is_second(clause: Clause<'_>, one: usize, other: usize) -> bool {
    (one.min(other)..one.max(other)).any(|at| {
        let word = clause.word(at);
        ["zweit", "ander", "weiter", "second", "other", "dritt", "vorher", "zuvor"]
            .iter()
            .any(|start| word.starts_with(start))
    })
}

/// Adopted with more votes against it than in favour.
fn missed(clause: Clause<'_>, tally: &Tally) -> Option<Found> {
    let (yes, no) = (tally.number(Side::Yes)?, tally.number(Side::No)?);
    let is_told = no > yes && clause.has(&ADOPTED) && !clause.has(&REJECTED);
    is_told.then(|| (Message::Missed { yes, no }, tally.terms()))
}

/// The votes cast: „bei 18 abgegebenen Stimmen“.
fn of_cast(clause: Clause<'_>, tally: &Tally) -> Option<Found> {
    let cast = clause.counts().find(|(at, _)| begins(clause.word(at + 1), &CAST));
    let (at, cast) = cast?;
    let sum = tally.sum();
    let all =
        [Side::Yes, Side::No, Side::Abstained].iter().all(|side| tally.number(*side).is_some());
    let differs = sum > cast || sum < cast && all && !clause.has_start(&INVALID);
    let terms = tally.terms();
    differs.then(|| (Message::OtherSum { sum, cast }, at.max(terms.start)..terms.end.max(at + 1)))
}

/// Those who may vote, in the same clause: „Von 16 Stimmberechtigten stimmten …“.
fn of_voters(clause: Clause<'_>, tally: &Tally) -> Option<Found> {
    let is_given = |at: usize| {
        matches!(clause.word_before(at, 1), "von" | "of" | "bei" | "der" | "den" | "with")
    };
    let is_it = |(at, _): &(usize, u32)| is_given(*at) && begins(clause.word(at + 1), &VOTERS);
    let (_, voters) = clause.counts().find(is_it)?;
    let (sum, terms) = (tally.sum(), tally.terms());
    (sum > voters).then(|| (Message::MoreVotes { sum, there: u64::from(voters) }, terms))
}

/// More votes than people at the meeting.
fn too_many(page: &Page<'_>, clause: Clause<'_>, tally: &Tally) -> Option<Found> {
    let minutes = page.minutes;
    if !page.is_of_meeting() || clause.has_start(&ELSEWHERE) || is_of_other_day(clause) {
        return None;
    }
    let eligible = minutes.quorum.as_ref().and_then(|quorum| quorum.eligible.as_ref());
    let there = most_there(minutes, None)?;
    let there = eligible.map_or(there, |eligible| there.min(u64::from(eligible.value)));
    let sum = tally.sum();
    let is_own = u64::from(sum) <= there.saturating_mul(u64::from(OTHERS));
    (u64::from(sum) > there && is_own).then(|| (Message::MoreVotes { sum, there }, tally.terms()))
}

/// Whether another day or a year is named.
fn is_of_other_day(clause: Clause<'_>) -> bool {
    clause.has_moment()
        || clause.terms().iter().any(|one| one.number().is_some() && one.count().is_none())
}

/// The votes of a decision's text, or of its item's, against its record.
fn of_record(page: &Page<'_>, clause: Clause<'_>, tally: &Tally) -> Option<Diagnostic> {
    let is_ballot = !tally.votes.is_empty() || unanimous(clause).is_some();
    if page.text.role != Role::Agenda || !is_ballot {
        return None;
    }
    let decision = decision(page)?;
    let Votes { yes, no, abstained } = decision.votes?;
    let told = |votes: &super::tally::Votes| {
        let own = match votes.side {
            Side::Yes => yes,
            Side::No => no,
            Side::Abstained => abstained,
        };
        (own != votes.number)
            .then(|| (Message::OtherVotes { yes, no, abstained }, votes.terms.clone()))
    };
    let differs = || tally.votes.iter().find_map(told).filter(|_| tally.is_one());
    let all = || {
        let at = unanimous(clause).filter(|_| no > 0 && tally.votes.is_empty())?;
        let only = clauses(page.terms()).filter(|one| one.has_start(&UNANIMOUS)).count() == 1;
        only.then(|| (Message::Unanimous { against: no }, at..at + 1))
    };
    let (says, terms) = differs().or_else(all)?;
    let finding = rules::figures::VOTES.finds(says).at(page.at(clause, terms));
    Some(finding.help(Help::Votes))
}

/// The decision whose text it is, or the only one of the item whose text it is, where that tells
/// of one ballot.
fn decision<'a>(page: &Page<'a>) -> Option<&'a Decision> {
    let is_it = |text: &Text| std::ptr::eq(text, page.text.text);
    for item in page.minutes.all_agenda_items() {
        let own = item.decisions.iter().find(|one| is_it(&one.text));
        if own.is_some() {
            return own;
        }
        if let ([only], Some(text)) = (item.decisions.as_slice(), &item.text)
            && is_it(text)
        {
            let ballots = clauses(page.terms()).filter(|one| !Tally::of(*one).votes.is_empty());
            let amends = |word: &str| AMENDING.iter().any(|start| word.starts_with(start));
            let is_only =
                ballots.take(2).count() <= 1 && !page.terms().iter().map(Term::word).any(amends);
            return is_only.then_some(only);
        }
    }
    None
}
