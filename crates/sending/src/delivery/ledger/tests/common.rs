//! What holds wherever the ledger is.

use super::either::on_both;
use super::*;

#[test]
fn what_was_settled_is_there_after_opening_again() {
    on_both(|place| {
        let (ledger, account) = place.planned(&["anna", "bo"]);
        let recorder = ledger.record(&account, 1);
        recorder.sending(mark("anna@verein.example", "<1@x>"), now(), &nobody).unwrap();
        recorder.settle(settled("anna@verein.example", State::Sent));
        drop(recorder.finish().unwrap());

        let ledger = place.open();
        let again = ledger.latest("a", Channel::Smtp).unwrap().unwrap();
        assert_eq!(again, account);
        let entries = ledger.entries(&again).unwrap();
        assert_eq!(entries[0].state, State::Sent);
        assert_eq!((entries[0].code, entries[0].reply.as_str()), (Some(250), "2.0.0 Ok"));
        assert_eq!((entries[0].message_id.as_str(), entries[0].attempts), ("<1@x>", 1));
        assert_eq!(entries[0].at.to_rfc3339(), "2026-09-18T10:00:00+00:00");
        assert_eq!((entries[1].state, entries[1].attempts), (State::Planned, 0));
        let left = ledger.not_sent(&again).unwrap();
        let left: Vec<&str> = left.iter().map(|entry| &*entry.key).collect();
        assert_eq!(left, [&*entries[1].key]);
    });
}

#[test]
fn sending_is_on_the_disk_when_the_call_returns() {
    on_both(|place| {
        let (ledger, account) = place.planned(&["anna"]);
        let recorder = ledger.record(&account, 1);
        recorder.sending(mark("anna@verein.example", "<1@x>"), now(), &nobody).unwrap();
        // Another process reads during the run.
        let other = place.look().unwrap();
        assert_eq!(states(&other, &account), [State::Sending]);
        drop(other);
        recorder.finish().unwrap();
    });
}

#[test]
fn what_a_dead_run_left_in_flight_is_uncertain() {
    on_both(|place| {
        let (ledger, account) = place.planned(&["anna", "bo"]);
        let recorder = ledger.record(&account, 1);
        recorder.sending(mark("bo@verein.example", "<2@x>"), now(), &nobody).unwrap();
        let mut ledger = recorder.finish().unwrap();
        assert_eq!(ledger.settle_leftovers(&account).unwrap().changed, 1);
        assert_eq!(states(&ledger, &account), [State::Planned, State::Uncertain]);
        assert_eq!(ledger.settle_leftovers(&account).unwrap().changed, 0);
        ledger
            .plan_again(&account, State::Uncertain, &["bo@verein.example".into()], now())
            .unwrap();
        assert_eq!(states(&ledger, &account), [State::Planned, State::Planned]);
    });
}

#[test]
fn planning_again_adds_the_new_and_keeps_the_rest() {
    on_both(|place| {
        let (ledger, account) = place.planned(&["anna", "bo"]);
        let recorder = ledger.record(&account, 1);
        recorder.sending(mark("anna@verein.example", "<1@x>"), now(), &nobody).unwrap();
        recorder.settle(settled("anna@verein.example", State::Sent));
        let mut ledger = recorder.finish().unwrap();
        ledger.plan(&account, &people(&["Bo", "cem", "ANNA"]), now()).unwrap();
        let entries = ledger.entries(&account).unwrap();
        let seen: Vec<_> = entries.iter().map(|e| (e.address.as_str(), e.state)).collect();
        assert_eq!(
            seen,
            [
                ("anna@verein.example", State::Sent),
                ("Bo@verein.example", State::Planned),
                ("cem@verein.example", State::Planned)
            ]
        );
        assert_eq!(
            ledger.counts(&account).unwrap(),
            [(State::Planned, 2), (State::Sent, 1)].into()
        );
    });
}

#[test]
fn each_way_and_each_correction_is_an_account_of_its_own() {
    on_both(|place| {
        let (mut ledger, first) = place.planned(&["anna"]);
        let files = ledger.open_round(&subject("a"), Channel::Folder, MADE, now()).unwrap();
        let second = ledger.open_round(&subject("a"), Channel::Smtp, MADE, now()).unwrap();
        assert_eq!((first.round, files.round, second.round), (1, 1, 2));
        assert_eq!(ledger.latest("a", Channel::Smtp).unwrap(), Some(second.clone()));
        let bare = |account: &Account| Account { parts: String::new(), ..account.clone() };
        assert_eq!(ledger.accounts_of("a").unwrap(), [&first, &files, &second].map(bare));
        assert!(ledger.entries(&second).unwrap().is_empty(), "everybody is to get it again");
    });
}

#[test]
fn a_namesake_counts_only_where_somebody_has_got_it() {
    on_both(|place| {
        let (ledger, account) = place.planned(&["anna"]);
        assert!(ledger.namesakes(&subject("b"), Channel::Smtp).unwrap().is_empty());
        let recorder = ledger.record(&account, 1);
        recorder.settle(settled("anna@verein.example", State::Sent));
        let ledger = recorder.finish().unwrap();
        let namesakes = ledger.namesakes(&subject("b"), Channel::Smtp).unwrap();
        assert_eq!(namesakes, [Account { parts: String::new(), ..account }]);
        assert!(ledger.namesakes(&subject("b"), Channel::Folder).unwrap().is_empty());
        assert!(
            ledger.namesakes(&subject("a"), Channel::Smtp).unwrap().is_empty(),
            "that is itself"
        );
        let mut other = subject("b");
        other.kind = "invitation".into();
        assert!(ledger.namesakes(&other, Channel::Smtp).unwrap().is_empty());
    });
}

#[test]
fn a_circular_without_series_and_date_has_namesakes_too() {
    on_both(|place| {
        let mut ledger = place.open();
        let bare = |id: &str| Subject { series: None, date: None, ..subject(id) };
        let account = ledger.open_round(&bare("a"), Channel::Smtp, MADE, now()).unwrap();
        ledger.plan(&account, &people(&["anna"]), now()).unwrap();
        let recorder = ledger.record(&account, 1);
        recorder.settle(settled("anna@verein.example", State::Sent));
        let ledger = recorder.finish().unwrap();
        assert_eq!(ledger.namesakes(&bare("b"), Channel::Smtp).unwrap().len(), 1);
    });
}

#[test]
fn nobody_who_was_not_planned_is_noted() {
    on_both(|place| {
        let (ledger, account) = place.planned(&["anna"]);
        let recorder = ledger.record(&account, 1);
        assert!(recorder.sending(mark("cem@verein.example", "<1@x>"), now(), &nobody).is_err());
        assert!(recorder.finish().is_err());
    });
}

#[test]
fn what_no_program_of_ours_writes_is_damage() {
    on_both(|place| {
        let (ledger, account) = place.planned(&["a"]);
        ledger.store.batch("UPDATE delivery SET at = 'yesterday'").unwrap();
        assert_eq!(ledger.entries(&account).unwrap_err(), LedgerFault::Damaged);
    });
}

#[test]
fn two_mailings_at_once_do_not_disturb_each_other() {
    on_both(|place| {
        let names: Vec<String> = (0..60).map(|number| format!("p{number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        std::thread::scope(|scope| {
            for id in ["a", "b", "c"] {
                let names = &names;
                scope.spawn(move || {
                    let mut ledger = place.open();
                    let account =
                        ledger.open_round(&subject(id), Channel::Smtp, MADE, now()).unwrap();
                    for some in 1..=names.len() {
                        ledger.plan(&account, &people(&names[..some]), now()).unwrap();
                    }
                    let recorder = ledger.record(&account, 1);
                    for person in people(names) {
                        recorder
                            .sending(mark(&person.address.key(), "<1@x>"), now(), &nobody)
                            .unwrap();
                        recorder.settle(settled(&person.address.key(), State::Sent));
                    }
                    recorder.finish().unwrap();
                });
            }
        });
        let ledger = place.open();
        for account in ledger.accounts().unwrap() {
            assert_eq!(ledger.counts(&account).unwrap(), [(State::Sent, 60)].into());
        }
    });
}
