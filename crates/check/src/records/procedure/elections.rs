//! Elections: no more votes than voters, and no more people elected than there are seats.

use super::help::Help;
use super::messages::Message;
use super::votes::with_those_there;
use super::{most_there, times};
use crate::diagnostic::Diagnostic;
use crate::minutes::{Candidate, Election, Minutes};
use crate::rules;
use crate::source::{Span, Spanned};

/// Checks all elections.
pub(super) fn check(minutes: &Minutes) -> Vec<Diagnostic> {
    let elections = minutes.all_agenda_items().into_iter().flat_map(|item| &item.elections);
    elections.flat_map(|election| of_election(minutes, election)).collect()
}

fn of_election(minutes: &Minutes, election: &Election) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = Vec::new();
    findings.extend(more_than_voters(minutes, election));
    if findings.is_empty() {
        findings.extend(counted(election));
    }
    findings.extend(more_than_seats(election));
    findings.extend(election.candidates.iter().filter_map(accepted));
    findings.extend(beaten(election));
    findings.extend(election.time.as_ref().and_then(|time| times::outside(minutes, time)));
    findings
}

fn finding(says: Message, at: &Span) -> Diagnostic {
    rules::agenda::ELECTION.finds(says).at(at.clone()).help(Help::Election)
}

fn is(flag: Option<&Spanned<bool>>) -> Option<bool> {
    flag.map(|flag| flag.value)
}

fn number(number: Option<&Spanned<u32>>) -> u64 {
    number.map_or(0, |number| number.value.into())
}

/// The number of people who are elected: as the file says, otherwise one.
fn seats(election: &Election) -> u64 {
    election.seats.as_ref().map_or(1, |seats| seats.value.into()).max(1)
}

/// Votes for candidates, against a single one, and abstentions, together.
fn valid(election: &Election) -> u64 {
    let votes: u64 = election.candidates.iter().map(|one| number(one.votes.as_ref())).sum();
    votes + number(election.no.as_ref()) + number(election.abstained.as_ref())
}

/// The most ballots that the figures of an election need.
fn voters(election: &Election) -> u64 {
    let most = election.candidates.iter().map(|one| number(one.votes.as_ref())).max().unwrap_or(0);
    let seats = seats(election);
    let of_all = valid(election).div_ceil(seats) + number(election.invalid.as_ref());
    of_all.max(most + number(election.invalid.as_ref())).max(number(election.ballots.as_ref()))
}

/// More votes than people at that moment, or than people with a vote.
fn more_than_voters(minutes: &Minutes, election: &Election) -> Option<Diagnostic> {
    let voters = voters(election);
    let eligible = minutes.quorum.as_ref().and_then(|quorum| quorum.eligible.as_ref());
    if let Some(eligible) = eligible.filter(|eligible| voters > u64::from(eligible.value)) {
        let says = Message::ElectedByMoreThanEligible { voters, eligible: eligible.value };
        let finding = finding(says, &election.office.span);
        return Some(finding.also(eligible.span.clone(), Message::EligibleHere));
    }
    let time = election.time.as_ref().map(|time| time.value);
    let persons = most_there(minutes, time).filter(|persons| voters > *persons)?;
    let says = Message::ElectedByMore { voters, persons };
    Some(with_those_there(finding(says, &election.office.span), minutes))
}

/// The ballots, and what stands on them.
fn counted(election: &Election) -> Option<Diagnostic> {
    let ballots = election.ballots.as_ref()?;
    let all = u64::from(ballots.value);
    let votes = valid(election) + number(election.invalid.as_ref());
    let complete = election.candidates.iter().all(|one| one.votes.is_some());
    let is_one = seats(election) == 1;
    let wrong = voters(election) > all || is_one && complete && votes > 0 && votes != all;
    (wrong && !election.candidates.is_empty()).then(|| {
        let says = Message::Ballots { votes, ballots: ballots.value };
        finding(says, &ballots.span)
    })
}

fn more_than_seats(election: &Election) -> Option<Diagnostic> {
    let elected = election.candidates.iter().filter(|one| {
        is(one.elected.as_ref()) == Some(true) && is(one.accepted.as_ref()) != Some(false)
    });
    let (elected, seats) = (elected.count() as u64, seats(election));
    (elected > seats)
        .then(|| finding(Message::MoreThanSeats { elected, seats }, &election.office.span))
}

/// Nobody accepts what the person was not elected to.
fn accepted(one: &Candidate) -> Option<Diagnostic> {
    let accepted = one.accepted.as_ref().filter(|accepted| accepted.value)?;
    (is(one.elected.as_ref()) != Some(true)).then(|| {
        let says = Message::AcceptedNotElected { name: one.name.value.clone() };
        finding(says, &accepted.span)
    })
}

/// For a single seat, the one with the most votes is elected.
fn beaten(election: &Election) -> Option<Diagnostic> {
    let elected = election.candidates.iter().find(|one| is(one.elected.as_ref()) == Some(true))?;
    let votes = elected.votes.as_ref().filter(|_| seats(election) == 1)?;
    let stands = |one: &&Candidate| {
        is(one.elected.as_ref()) != Some(true) && is(one.accepted.as_ref()) != Some(false)
    };
    let mut others = election.candidates.iter().filter(stands);
    let better = others.find(|one| number(one.votes.as_ref()) > u64::from(votes.value))?;
    let says = Message::Beaten {
        elected: elected.name.value.clone(),
        votes: votes.value,
        better: better.name.value.clone(),
        more: number(better.votes.as_ref()),
    };
    Some(finding(says, &votes.span))
}
