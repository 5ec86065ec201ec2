//! Votes in prose against each other, against those who were there and against the record.

use german::{Class, Clause};

use super::messages::{Help, Message};
use super::tally::{Side, Tally};
use super::{Found, Page};
use crate::body_text::Role;
use crate::diagnostic::Diagnostic;
use crate::minutes::{Decision, Votes};
use crate::records::procedure::most_there;
use crate::rules::figures::VOTES;
use crate::source::Text;

/// So many times more votes than people are those of other people.
const OTHERS: u32 = 4;

/// Checks every ballot that a text tells.
pub(super) fn check(page: &Page<'_>) -> Vec<Diagnostic> {
    let (mut before, mut there) = (None, None);
    let mut findings = Vec::new();
    for clause in page.clauses() {
        let tally = Tally::of(clause);
        there = super::present::there(clause).map(|(_, there)| there).or(there);
        let yes = before.take().filter(|_| !clause.begins());
        let found = yes.and_then(|yes| told_again(clause, &tally, yes));
        let found = found.or_else(|| of_clause(page, clause, &tally));
        let found = found.or_else(|| of_told(clause, &tally, there?));
        findings.extend(found.map(|found| page.finds(&VOTES, Help::Votes, clause, found)));
        before = tally.number(Side::Yes).filter(|_| tally.is_one());
    }
    findings
}

/// „Von den Ratsmitgliedern waren 13 erschienen. … mit 8 zu 5 Stimmen bei einer Enthaltung.“
fn of_told(clause: Clause<'_>, tally: &Tally, there: u32) -> Option<Found> {
    let sum = tally.sum();
    let is_own = tally.is_one() && tally.votes.len() > 1 && !clause.has(Class::VotesElsewhere);
    let is_near = sum > there && sum <= there.saturating_mul(2);
    let says = Message::MoreVotes { sum, there: u64::from(there) };
    (is_own && is_near && there > 2).then(|| (says, tally.terms()))
}

/// „12 Ja, 3 Nein. Der Antrag ist mit 13 Stimmen angenommen.“
fn told_again(clause: Clause<'_>, tally: &Tally, yes: u32) -> Option<Found> {
    let [only] = tally.votes.as_slice() else { return None };
    let is_told = only.side == Side::Yes && is_adopted(clause);
    let labelled = clause.mark(0, &[':']).is_some_and(|colon| colon < only.terms.start);
    let is_same = clause.of(0, Class::SameBallot) && !labelled;
    let is_other = !is_same || is_second(clause, 0, clause.len());
    let says = Message::OtherYes { told: only.number, counted: yes };
    (is_told && !is_other && only.number != yes).then(|| (says, only.terms.clone()))
}

fn is_adopted(clause: Clause<'_>) -> bool {
    clause.has(Class::Adopted) && !clause.has(Class::Rejected)
}

fn of_clause(page: &Page<'_>, clause: Clause<'_>, tally: &Tally) -> Option<Found> {
    let of_ballot = || {
        missed(clause, tally)
            .or_else(|| carried(clause, tally))
            .or_else(|| of_cast(clause, tally))
            .or_else(|| of_voters(clause, tally))
            .or_else(|| too_many(page, clause, tally))
    };
    let is_ballot = !tally.votes.is_empty() && tally.is_one();
    let found = contrary(clause, tally).or_else(|| is_ballot.then(of_ballot)?);
    found.or_else(|| of_record(page, clause, tally))
}

/// The index of a word that says that nobody was against it.
fn unanimous(clause: Clause<'_>) -> Option<usize> {
    clause.find(Class::Unanimous).filter(|at| !clause.of_before(*at, 1, Class::NotSo))
}

/// „einstimmig“ beside votes against it; „ohne Enthaltungen“ beside abstentions.
fn contrary(clause: Clause<'_>, tally: &Tally) -> Option<Found> {
    // The only votes of a side, if there are some, or if there are none.
    let only = |side: Side, some: bool| {
        let is_one = |one: &&super::tally::Votes| one.side == side && (one.number > 0) == some;
        let mut all = tally.votes.iter().filter(is_one);
        all.next().filter(|_| all.next().is_none())
    };
    if let Some(at) = unanimous(clause)
        && let Some(against) = only(Side::No, true)
        && !is_second(clause, at, against.terms.start)
    {
        let says = Message::Unanimous { against: against.number };
        let start = at.max(against.terms.start);
        return Some((says, start..against.terms.end.max(start + 1)));
    }
    tally.number(Side::Yes)?;
    [Side::No, Side::Abstained].into_iter().find_map(|side| {
        let (none, some) = (only(side, false)?, only(side, true)?);
        let last = if some.terms.start > none.terms.start { some } else { none };
        Some((Message::NoneAndSome { number: some.number }, last.terms.clone()))
    })
}

/// Whether another ballot begins between two terms: „der zweite“, „ein weiterer“.
fn is_second(clause: Clause<'_>, one: usize, other: usize) -> bool {
    (one.min(other)..one.max(other)).any(|at| clause.of(at, Class::OtherBallot))
}

/// Adopted with more votes against it than in favour.
fn missed(clause: Clause<'_>, tally: &Tally) -> Option<Found> {
    let (yes, no) = (tally.number(Side::Yes)?, tally.number(Side::No)?);
    (no > yes && is_adopted(clause)).then(|| (Message::Missed { yes, no }, tally.terms()))
}

/// Rejected with more votes in favour, where nothing says that more were needed.
fn carried(clause: Clause<'_>, tally: &Tally) -> Option<Found> {
    let (yes, no) = (tally.number(Side::Yes)?, tally.number(Side::No)?);
    let is_rejected = clause.has(["abgelehnt", "abgewiesen", "rejected", "defeated"])
        && !clause.has(["nicht", "not", "zweidrittel", "quorum", "zweidrittelmehrheit", "two"])
        && !clause.has(Class::Adopted)
        && !clause.has(Class::VotesElsewhere);
    (yes > no && is_rejected).then(|| (Message::Carried { yes, no }, tally.terms()))
}

/// The votes cast: „bei 18 abgegebenen Stimmen“.
fn of_cast(clause: Clause<'_>, tally: &Tally) -> Option<Found> {
    let (at, cast) = clause.counts().find(|(at, _)| clause.of(at + 1, Class::Cast))?;
    let (sum, terms) = (tally.sum(), tally.terms());
    let all =
        [Side::Yes, Side::No, Side::Abstained].iter().all(|side| tally.number(*side).is_some());
    let differs = sum > cast || sum < cast && all && !clause.has(Class::Invalid);
    differs.then(|| (Message::OtherSum { sum, cast }, at.max(terms.start)..terms.end.max(at + 1)))
}

/// Those who may vote, in the same clause: „Von 16 Stimmberechtigten stimmten …“.
fn of_voters(clause: Clause<'_>, tally: &Tally) -> Option<Found> {
    let is_given = |at| clause.of_before(at, 1, ["von", "of", "bei", "der", "den", "with", "the"]);
    let is_it = |(at, _): &(usize, u32)| {
        let (is_voter, is_there) =
            (clause.of(at + 1, Class::Voters), clause.of(at + 2, Class::Voters));
        is_given(*at) && (is_voter || is_there && clause.of(at + 1, Class::Attending))
    };
    let (_, voters) = clause.counts().find(is_it)?;
    let says = Message::MoreVotes { sum: tally.sum(), there: u64::from(voters) };
    (tally.sum() > voters).then(|| (says, tally.terms()))
}

/// More votes than people at the meeting.
fn too_many(page: &Page<'_>, clause: Clause<'_>, tally: &Tally) -> Option<Found> {
    let minutes = page.minutes;
    // Another day or a year is named.
    let is_year = |one: &german::Term| one.number().is_some() && one.count().is_none();
    let is_other = clause.has(Class::VotesElsewhere) || clause.has_moment();
    if !page.is_of_meeting() || is_other || clause.terms().iter().any(is_year) {
        return None;
    }
    let eligible = minutes.quorum.as_ref().and_then(|quorum| quorum.eligible.as_ref());
    let there = most_there(minutes, None)?;
    let there = eligible.map_or(there, |eligible| there.min(u64::from(eligible.value)));
    let counted = minutes.quorum.as_ref().and_then(|quorum| quorum.present.as_ref());
    let there = counted.map_or(there, |counted| there.min(u64::from(counted.value)));
    let sum = tally.sum();
    let is_own = u64::from(sum) <= there.saturating_mul(u64::from(OTHERS));
    (u64::from(sum) > there && is_own).then(|| (Message::MoreVotes { sum, there }, tally.terms()))
}

/// The votes of a decision's text, or of its item's, against its record.
fn of_record(page: &Page<'_>, clause: Clause<'_>, tally: &Tally) -> Option<Found> {
    let is_ballot = !tally.votes.is_empty() || unanimous(clause).is_some();
    if page.text.role != Role::Agenda || !is_ballot {
        return None;
    }
    let Votes { yes, no, abstained } = decision(page)?.votes?;
    let told = |votes: &super::tally::Votes| {
        let own = match votes.side {
            Side::Yes => yes,
            Side::No => no,
            Side::Abstained => abstained,
        };
        let says = Message::OtherVotes { yes, no, abstained };
        (own != votes.number).then(|| (says, votes.terms.clone()))
    };
    let differs = || tally.votes.iter().find_map(told).filter(|_| tally.is_one());
    let all = || {
        let at = unanimous(clause).filter(|_| no > 0 && tally.votes.is_empty())?;
        let only = page.clauses().filter(|one| one.has(Class::Unanimous)).count() == 1;
        only.then(|| (Message::Unanimous { against: no }, at..at + 1))
    };
    differs().or_else(all)
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
            let ballots = page.clauses().filter(|one| !Tally::of(*one).votes.is_empty());
            let amends = page.clauses().any(|one| one.has(Class::Amending));
            let is_only = ballots.take(2).count() <= 1 && !amends;
            return is_only.then_some(only);
        }
    }
    None
}
