//! Votes: nobody votes twice, and a majority is one.

use super::help::Help;
use super::messages::Message;
use super::{most_there, organisations_there, there, voters_there};
use crate::diagnostic::Diagnostic;
use crate::minutes::{Counted, Decision, Minutes, Quorum, Votes};
use crate::rules;

/// Checks all decisions.
pub(super) fn check(minutes: &Minutes) -> Vec<Diagnostic> {
    let decisions = minutes.all_agenda_items().into_iter().flat_map(|item| &item.decisions);
    let of_each = |decision: &Decision| {
        let more = more(minutes, decision);
        let quorum = minutes.quorum.as_ref().filter(|_| more.is_none());
        let quorum = quorum.and_then(|quorum| without_quorum(minutes, decision, quorum));
        [more, quorum, majority(minutes, decision), time(minutes, decision)]
    };
    decisions.flat_map(of_each).flatten().collect()
}

/// The number of votes.
pub(super) fn cast(votes: Votes) -> u64 {
    u64::from(votes.yes) + u64::from(votes.no) + u64::from(votes.abstained)
}

/// More votes than people at that moment, or than people with a vote. Without figures, the listed
/// participants are all.
fn more(minutes: &Minutes, decision: &Decision) -> Option<Diagnostic> {
    let cast = cast(decision.votes?);
    let time = decision.time.as_ref().map(|time| time.value);
    let finding = |says| rules::agenda::VOTES.finds(says).at(decision.text.span.clone());
    let eligible = minutes.quorum.as_ref().and_then(|quorum| quorum.eligible.as_ref());
    if let Some(eligible) = eligible.filter(|eligible| cast > u64::from(eligible.value)) {
        let says = Message::MoreThanEligible { cast, eligible: eligible.value };
        let finding = finding(says).also(eligible.span.clone(), Message::EligibleHere);
        return Some(finding.help(Help::Votes));
    }
    let present = minutes.quorum.as_ref().filter(|quorum| quorum.counts == Counted::Persons);
    let present =
        present.and_then(|quorum| quorum.present.as_ref()).map(|one| u64::from(one.value));
    let most =
        most_there(minutes, time).map(|most| present.map_or(most, |present| most.min(present)));
    let persons = most.filter(|persons| cast > *persons)?;
    let says = match time.filter(|_| most_there(minutes, None) != Some(persons)) {
        Some(time) => Message::MoreVotesAt { cast, persons, time },
        None => Message::MoreVotes { cast, persons },
    };
    Some(with_those_there(finding(says), minutes).help(Help::Votes))
}

/// The finding with the place that says how many were there.
pub(crate) fn with_those_there(finding: Diagnostic, minutes: &Minutes) -> Diagnostic {
    match (&minutes.attendance, there(minutes).next()) {
        (Some(figures), _) => finding.also(figures.persons.span.clone(), Message::PersonsHere),
        (None, Some(first)) => finding.also(first.name.span.clone(), Message::ListHere),
        (None, None) => finding,
    }
}

/// Something was decided although too few were there.
fn without_quorum(minutes: &Minutes, decision: &Decision, quorum: &Quorum) -> Option<Diagnostic> {
    if decision.adopted.as_ref().is_some_and(|adopted| !adopted.value) {
        return None;
    }
    let finding = |says| rules::agenda::QUORUM.finds(says).at(decision.text.span.clone());
    if quorum.is_reached() == Some(false) {
        let finding = finding(Message::NoQuorum).also(quorum.at.clone(), Message::QuorumHere);
        return Some(finding.help(Help::Quorum));
    }
    let needed = quorum.needed.as_ref()?;
    let too_few = |number: &u64| *number < u64::from(needed.value);
    let time = decision.time.as_ref().map(|time| time.value);
    let there = time.and_then(|time| match quorum.counts {
        Counted::Persons => voters_there(minutes, time),
        Counted::Organisations => organisations_there(minutes, time),
    });
    let left = there.filter(too_few).zip(time).map(|(there, time)| {
        let counts = quorum.counts;
        Message::FewThere { there, needed: needed.value, time, counts }
    });
    let few = || {
        let cast = decision.votes.map(cast).filter(too_few)?;
        Some(Message::FewVotes { cast, needed: needed.value })
    };
    let finding = finding(left.or_else(few)?).also(needed.span.clone(), Message::NeededHere);
    Some(finding.help(Help::Quorum))
}

/// What is said to be adopted has not got the votes that it needs, or the other way round.
fn majority(minutes: &Minutes, decision: &Decision) -> Option<Diagnostic> {
    let votes = decision.votes?;
    let adopted = decision.adopted.as_ref();
    let finding = |says| rules::agenda::MAJORITY.finds(says).at(decision.text.span.clone());
    let Some(majority) = &decision.majority else {
        // Without a majority of its own, a decision needs more votes in favour than against.
        let adopted = adopted.filter(|adopted| adopted.value && votes.yes <= votes.no)?;
        let says = Message::NotAdopted { yes: votes.yes, no: votes.no };
        let finding = finding(says).also(adopted.span.clone(), Message::AdoptedHere);
        return Some(finding.help(Help::Majority));
    };
    let base = decision.majority_of.as_ref().map(|base| base.value).unwrap_or_default();
    let members = minutes.quorum.as_ref().and_then(|quorum| quorum.eligible.as_ref());
    let members = members.map(|members| members.value);
    let reached = majority.value.is_reached(votes, base, members)?;
    let said = adopted.is_none_or(|adopted| adopted.value);
    (reached != said).then(|| {
        let Votes { yes, no, abstained } = votes;
        let says = if reached {
            Message::MajorityReached { yes, no, abstained }
        } else {
            Message::MajorityMissed { yes, no, abstained }
        };
        let finding = finding(says).also(majority.span.clone(), Message::MajorityHere);
        let finding = match adopted {
            Some(adopted) => finding.also(adopted.span.clone(), Message::AdoptedHere),
            None => finding,
        };
        finding.help(Help::Majority)
    })
}

/// Put to the vote before or after the meeting.
fn time(minutes: &Minutes, decision: &Decision) -> Option<Diagnostic> {
    super::times::outside(minutes, decision.time.as_ref()?)
}
