//! Several machines on one database.

use super::either::{Either, world};
use super::*;
use crate::delivery::holder::Holder;

const KEYS: [&str; 3] = ["anna@verein.example", "bo@verein.example", "cem@verein.example"];

fn keys() -> Vec<String> {
    KEYS.map(str::to_owned).to_vec()
}

/// Two runs of one mailing.
fn two(place: &Either) -> (Recorder, Recorder, Account) {
    let (first, account) = place.planned(&["anna", "bo", "cem"]);
    (first.record(&account, 3), place.open().record(&account, 3), account)
}

#[test]
fn nobody_is_leased_twice_and_who_is_done_is_not_leased() {
    let place = Either::database();
    let (first, second, account) = two(&place);
    let some = first.lease(keys()[..2].to_vec()).unwrap();
    assert_eq!(some.granted.len(), 2);
    let rest = second.lease(keys()).unwrap();
    assert_eq!(rest.granted, [keys()[2].clone()].into());
    assert_eq!(rest.held, keys()[..2].iter().cloned().collect());
    first.sending(mark(KEYS[0], "<1@x>"), now(), &nobody).unwrap();
    first.settle(settled(KEYS[0], State::Sent));
    drop(first.finish().unwrap());
    // What the first has not begun is free, and what it has done is neither free nor held.
    let rest = second.lease(keys()[..2].to_vec()).unwrap();
    assert_eq!((rest.granted, rest.held), ([keys()[1].clone()].into(), [].into()));
    let ledger = second.finish().unwrap();
    assert_eq!(ledger.counts(&account).unwrap(), [(State::Planned, 2), (State::Sent, 1)].into());
}

#[test]
fn what_a_dead_machine_held_is_taken_over_and_only_what_was_in_flight_is_in_doubt() {
    let place = Either::database();
    let (first, second, account) = two(&place);
    assert_eq!(first.lease(keys()).unwrap().granted.len(), 3);
    first.sending(mark(KEYS[0], "<1@x>"), now(), &nobody).unwrap();
    assert_eq!(second.lease(keys()[1..].to_vec()).unwrap().held.len(), 2);
    let past = "UPDATE run SET until = clock_timestamp() - interval '1 second'
        WHERE token = (SELECT max(lease) FROM delivery)";
    place.open().store.batch(past).unwrap();
    assert_eq!(second.lease(keys()[1..].to_vec()).unwrap().held.len(), 2, "taken over now");
    assert_eq!(second.lease(keys()[1..].to_vec()).unwrap().granted.len(), 2);
    // The first one was only slow, and comes back.
    let late = first.sending(mark(KEYS[1], "<2@x>"), now(), &nobody);
    assert_eq!(late, Err(LedgerFault::TakenOver));
    let ledger = second.finish().unwrap();
    let doubt = State::Uncertain;
    assert_eq!(states(&ledger, &account), [doubt, State::Planned, State::Planned]);
}

#[test]
fn a_run_that_writes_keeps_what_it_holds() {
    let place = Either::database();
    let (first, second, _) = two(&place);
    assert_eq!(first.lease(keys()).unwrap().granted.len(), 3);
    place.all_die();
    // It was late, and nobody has noticed.
    first.sending(mark(KEYS[0], "<1@x>"), now(), &nobody).unwrap();
    assert_eq!(second.lease(keys()).unwrap().held.len(), 2);
    assert_eq!(second.lease(keys()).unwrap().granted.len(), 0);
}

#[test]
fn a_round_is_opened_once_and_another_version_waits() {
    let place = Either::database();
    let (mut first, account) = place.planned(&["anna"]);
    let mut second = place.open();
    let again = second.open_this_round(&subject("a"), Channel::Smtp, MADE, Some(1), now());
    let Err(LedgerFault::Shared { fault, .. }) = again else { panic!("{again:?}") };
    assert_eq!(*fault, SharedFault::Begun);
    let me = Holder::of(&world());
    first.claim("a", &me).unwrap();
    second.claim("a", &me).unwrap();
    let running = first.record(&account, 1);
    assert_eq!(second.at_work("a", &me).unwrap().len(), 1);
    second.set_digests(&mut account.clone(), MADE).unwrap();
    let other = Digests { content: "other", ..MADE };
    let refused = second.set_digests(&mut account.clone(), other);
    let Err(LedgerFault::Shared { fault, .. }) = refused else { panic!("{refused:?}") };
    assert!(matches!(*fault, SharedFault::OtherVersion { .. }));
    drop(running.finish().unwrap());
    assert!(second.at_work("a", &me).unwrap().is_empty());
    second.set_digests(&mut account.clone(), other).unwrap();
}

#[test]
fn the_ledger_of_a_folder_moves_into_the_database_once() {
    let (place, shared) = (Either::file(), Either::database());
    let (ledger, account) = place.planned(&["anna", "bo", "cem"]);
    let recorder = ledger.record(&account, 1);
    recorder.sending(mark(KEYS[0], "<1@x>"), now(), &nobody).unwrap();
    recorder.settle(settled(KEYS[0], State::Sent));
    recorder.sending(mark(KEYS[1], "<2@x>"), now(), &nobody).unwrap();
    let mut ledger = recorder.finish().unwrap();
    let anna = Address::parse(KEYS[0]).unwrap();
    ledger.object(&anna, now(), ObjectionSource::Office).unwrap();
    let before = ledger.entries(&account).unwrap();
    drop(ledger);
    let (moved, was_there) = shared.take(&place).unwrap();
    assert!(was_there);
    let there = moved.latest("a", Channel::Smtp).unwrap().unwrap();
    assert_eq!(Account { row: account.row, ..there.clone() }, account);
    let wanted = before.into_iter().map(|one| match one.state {
        State::Sending => Entry { state: State::Uncertain, ..one },
        _ => one,
    });
    assert_eq!(moved.entries(&there).unwrap(), wanted.collect::<Vec<_>>());
    assert_eq!(moved.objections().unwrap().len(), 1);
    assert!(Ledger::open_read_only(place.path()).unwrap().is_none());
    assert!(!shared.take(&place).unwrap().1, "once");
    // A second folder that knows the same mailing.
    let other = Either::file();
    let (mut ledger, _) = other.planned(&["anna"]);
    let later = now() + chrono::TimeDelta::days(1);
    ledger.open_round(&subject("b"), Channel::Smtp, MADE, later).unwrap();
    drop(ledger);
    drop(shared.take(&other).unwrap());
    let third = Either::file();
    let mut ledger = third.open();
    ledger.open_round(&subject("b"), Channel::Smtp, MADE, now()).unwrap();
    drop(ledger);
    let Err(LedgerFault::Shared { fault, .. }) = shared.take(&third) else { panic!("both") };
    assert_eq!(*fault, SharedFault::Both { id: "b".into() });
    assert!(third.look().is_some(), "it is left as it was");
}
