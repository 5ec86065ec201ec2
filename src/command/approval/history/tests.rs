//! Who is still to be done and who is done, from what the ledger knows.

use super::*;
use crate::contacts::Address;
use crate::delivery::ledger::{Digests, Subject};

fn person(name: &str) -> Addressee {
    let address = Address::parse(&format!("{name}@verein.example")).unwrap();
    Addressee { address, name: name.into() }
}

fn having(states: &[(&str, State)]) -> History {
    let entry = |(name, state): &(&str, State)| {
        let key = person(name).address.key();
        Person::from(Entry {
            address: key.clone(),
            key,
            name: (*name).into(),
            state: *state,
            at: DateTime::UNIX_EPOCH,
            code: None,
            reply: String::new(),
            message_id: String::new(),
            attempts: 0,
        })
    };
    History { people: sorted(states.iter().map(entry).collect()), ..History::nothing() }
}

fn divide(before: &History, people: &[Addressee], again: &[State]) -> Partition {
    before.divide_people(people, |_| false, again, |_| true)
}

#[test]
fn only_those_who_have_not_got_it_are_to_do() {
    let before = having(&[
        ("a", State::Sent),
        ("b", State::Planned),
        ("c", State::Deferred),
        ("d", State::Refused),
        ("e", State::Uncertain),
        ("f", State::Sending),
        ("g", State::Bounced),
    ]);
    let people: Vec<_> = ["a", "b", "c", "d", "e", "f", "g", "new"].map(person).into();
    let partition = divide(&before, &people, &[]);
    assert_eq!(partition.todo, [1, 2, 7]);
    assert_eq!(
        (partition.reached, &partition.refused[..], &partition.bounced[..]),
        (1, &[3][..], &[6][..])
    );
    assert_eq!(partition.uncertain, [4, 5]);
    assert_eq!(divide(&before, &people, &[State::Uncertain]).todo, [1, 2, 4, 5, 7]);
    // Those who were refused, or whose mail came back, do not get a correction automatically
    // either.
    let corrected = before.corrected();
    assert_eq!(divide(&corrected, &people, &[]).todo, [0, 1, 2, 4, 5, 7]);
    assert!(corrected.is_doubtful(&people[4]) && !corrected.is_doubtful(&people[0]));
    assert_eq!(divide(&corrected, &people, &[State::Refused]).todo, [0, 1, 2, 3, 4, 5, 7]);
}

#[test]
fn a_change_matters_once_somebody_has_got_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = Ledger::open(folder.path()).unwrap();
    let subject = Subject { id: "a".into(), series: None, kind: "circular".into(), date: None };
    let digests = Digests { content: "old", plan: "p", parts: "" };
    ledger.open_round(&subject, Channel::Smtp, digests, DateTime::UNIX_EPOCH).unwrap();
    let mut before = History::read(Some(&ledger), "a", Channel::Smtp).unwrap();
    assert!(!before.content_changed("new"));
    before.people = having(&[("a", State::Sent)]).people;
    assert!(before.content_changed("new"));
    assert!(!before.content_changed("old"));
}
#[test]
fn who_is_in_doubt_is_followed_to_a_corrected_address_by_name() {
    let mut before = having(&[("a", State::Uncertain), ("b", State::Sent), ("c", State::Refused)]);
    let follow = |before: &mut History, people: &[(&str, &str)]| {
        let one = |(at, name): &(&str, &str)| (person(at).address.key(), (*name).to_owned());
        before.follow(|| people.iter().map(one));
    };
    let new = person("new");
    let state = |before: &History| before.find(&new).map(|known| known.state);
    follow(&mut before, &[("new", "A"), ("b", "b"), ("c", "c")]);
    assert_eq!(state(&before), Some(State::Uncertain));
    assert_eq!(before.was(&new), Some("a@verein.example"));
    let people = [new.clone(), person("b")];
    assert_eq!(divide(&before, &people, &[]).uncertain, [0]);
    assert_eq!(divide(&before, &people, &[State::Uncertain]).todo, [0]);
    // A namesake, while the earlier address is still there; and somebody who was never in doubt.
    follow(&mut before, &[("new", "a"), ("a", "a")]);
    assert_eq!(state(&before), None);
    follow(&mut before, &[("new", "c"), ("b", "b")]);
    assert_eq!(state(&before), None);
}
