//! Whatever is done in whatever order: both ledgers say the same, and what they should.

use proptest::prelude::*;

use super::either::Either;
use super::*;

/// What may be done to a ledger over five people.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Begin(usize),
    Settle(usize, State),
    /// The run dies; with all that follows, it ends. The next one finds what it has left.
    Die,
    Plan(usize),
    Again(State),
}

fn deed() -> impl Strategy<Value = Deed> {
    use State::{Deferred, Planned, Refused, Sent, Uncertain};
    let settled = proptest::sample::select(vec![Sent, Deferred, Refused, Uncertain, Planned]);
    prop_oneof![
        6 => (0..5_usize).prop_map(Deed::Begin),
        5 => (0..5_usize, settled).prop_map(|(who, state)| Deed::Settle(who, state)),
        1 => Just(Deed::Die),
        1 => (1..=5_usize).prop_map(Deed::Plan),
        1 => proptest::sample::select(vec![Uncertain, Refused]).prop_map(Deed::Again),
    ]
}

const NAMES: [&str; 5] = ["anna", "bo", "cem", "dora", "emil"];

fn key(who: usize) -> String {
    format!("{}@verein.example", NAMES[who])
}

/// Does it to what the ledger should say. Returns whether anything is to be done.
fn expect(all: &mut Vec<State>, deed: Deed) -> bool {
    let turn = |all: &mut Vec<State>, from, to| {
        all.iter_mut().filter(|state| **state == from).for_each(|state| *state = to);
    };
    match deed {
        Deed::Begin(who) => match all.get_mut(who).filter(|state| state.is_open()) {
            Some(state) => *state = State::Sending,
            None => return false,
        },
        Deed::Settle(who, to) => match all.get_mut(who).filter(|one| **one == State::Sending) {
            Some(state) => *state = to,
            None => return false,
        },
        Deed::Die | Deed::Plan(_) | Deed::Again(_) => {
            turn(all, State::Sending, State::Uncertain);
            match deed {
                Deed::Plan(count) => all.resize(count.max(all.len()), State::Planned),
                Deed::Again(state) => turn(all, state, State::Planned),
                _ => {}
            }
        }
    }
    true
}

/// Does all of it to a ledger, which says what it should after each run.
fn try_out(place: &Either, deeds: &[Deed]) {
    let (ledger, account) = place.planned(&NAMES[..1]);
    let (mut recorder, mut all) = (ledger.record(&account, 200), vec![State::Planned]);
    for deed in deeds.iter().copied().chain([Deed::Die]) {
        let flight = all.iter().filter(|state| **state == State::Sending).count();
        if !expect(&mut all, deed) {
            continue;
        }
        let mut ledger = match deed {
            Deed::Begin(who) => {
                recorder.sending(mark(&key(who), "<1@x>"), now(), &nobody).unwrap();
                continue;
            }
            Deed::Settle(who, state) => {
                recorder.settle(settled(&key(who), state));
                continue;
            }
            Deed::Die => {
                recorder.die();
                place.all_die();
                place.open()
            }
            Deed::Plan(_) | Deed::Again(_) => recorder.finish().unwrap(),
        };
        assert_eq!(ledger.settle_leftovers(&account).unwrap().changed, flight);
        match deed {
            Deed::Plan(count) => {
                ledger.plan(&account, &people(&NAMES[..count]), now()).unwrap();
            }
            Deed::Again(state) => {
                let keys: Vec<String> = (0..5).map(key).collect();
                ledger.plan_again(&account, state, &keys, now()).unwrap();
            }
            _ => {}
        }
        assert_eq!(states(&ledger, &account), all, "{deed:?}");
        recorder = ledger.record(&account, 200);
    }
    drop(recorder.finish().unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn both_say_what_they_should_whatever_happens(
        deeds in proptest::collection::vec(deed(), 1..40)
    ) {
        try_out(&Either::file(), &deeds);
        try_out(&Either::database(), &deeds);
    }
}
