//! Whom a run reaches: who was chosen, and whom a correction concerns.

use std::collections::BTreeSet;

use super::Work;
use super::plan::Planned;
use crate::mailing::{Addressee, Letters, Mailing, Standing};

impl Work<'_> {
    /// Those who are to get the mail now.
    pub(super) fn wanted<'b>(
        &'b self,
        mailing: &'b Mailing<'_>,
    ) -> impl Iterator<Item = &'b Addressee> {
        let people = mailing.addressees().iter().enumerate();
        let people = people.filter(|(index, _)| self.concerns(mailing, *index));
        people.map(|(_, person)| person).filter(|person| self.recipients.wants(&person.address))
    }

    /// A correction concerns those who have got what it corrects; the mail itself everybody.
    pub(super) fn concerns(&self, mailing: &Mailing<'_>, index: usize) -> bool {
        let only = self.args.correction && mailing.round > 1;
        !only || mailing.standing(index) == Standing::Corrected
    }

    /// Those whom the ledger is to know in this round: not who has nothing to get in it.
    pub(super) fn entered<'b>(
        &'b self,
        planned: &'b Planned<'_>,
    ) -> impl Iterator<Item = &'b Addressee> {
        let Planned { mailing, before, division, .. } = planned;
        let people = mailing.addressees();
        let todo = division.todo.iter().filter_map(|index| people.get(*index));
        let todo: BTreeSet<String> = todo.map(|person| person.address.key()).collect();
        let new = mailing.round > 1;
        self.wanted(mailing).filter(move |person| {
            // Who is in doubt under another address would be untouched under this one.
            let waits = new || before.was(person).is_some();
            !waits || before.knows(person) || todo.contains(&person.address.key())
        })
    }
}

/// The keys under which the ledger knows those whom this run left in doubt under another address.
pub(super) fn still_in_doubt<'b>(planned: &'b Planned<'_>) -> impl Iterator<Item = &'b str> {
    let Planned { mailing, before, division, .. } = planned;
    let people = mailing.addressees();
    let doubtful = division.uncertain.iter().filter_map(|index| people.get(*index));
    doubtful.filter_map(|person| before.was(person))
}
