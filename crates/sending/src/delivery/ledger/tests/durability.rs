//! What is certain after each way in which a run can end.

use super::*;

/// A local drive with this boot ID, whose flushes all work, or all fail.
fn storage(boot: &str, works: bool) -> Storage {
    Storage { shared: false, boot: Some(boot.into()), disk: std::sync::Arc::new(Plate(works)) }
}

#[derive(Debug)]
struct Plate(bool);

impl Disk for Plate {
    fn flush(&self, _: &fs::File) -> std::io::Result<()> {
        if self.0 { Ok(()) } else { Err(std::io::Error::other("no disk")) }
    }
}

/// A run over a hundred people, the first of whom is begun; two at a time are reserved.
fn begun(folder: &Path, storage: Storage) -> (Recorder, Account, Result<(), LedgerFault>) {
    begun_with(folder, storage, &|count| {
        assert_eq!(count, 2);
        vec![mark("bo@verein.example", "<2@x>"), mark("cem@verein.example", "<3@x>")]
    })
}

/// The same, without knowing who comes next.
fn begun_alone(folder: &Path, storage: Storage) -> (Recorder, Account, Result<(), LedgerFault>) {
    begun_with(folder, storage, &nobody)
}

fn begun_with(
    folder: &Path,
    storage: Storage,
    next: &dyn Fn(usize) -> Vec<Mark>,
) -> (Recorder, Account, Result<(), LedgerFault>) {
    let mut ledger = Ledger::open_on(folder, storage).unwrap();
    let account = ledger.open_round(&subject("a"), Channel::Smtp, MADE, now()).unwrap();
    ledger.plan(&account, &people(&["anna", "bo", "cem"]), now()).unwrap();
    let recorder = ledger.record(&account, 100);
    let first = recorder.sending(mark("anna@verein.example", "<1@x>"), now(), next);
    (recorder, account, first)
}

#[test]
fn the_boot_id_tells_a_power_cut_from_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let (recorder, account, first) = begun(folder.path(), storage("monday", true));
    first.unwrap();
    // As if the run had died here.
    let reopened = |boot: &str| Ledger::open_on(folder.path(), storage(boot, true)).unwrap();
    assert_eq!(
        states(&reopened("monday"), &account),
        [State::Sending, State::Planned, State::Planned],
        "while the system lives on, only whoever was begun counts"
    );
    let seen = reopened("tuesday").entries(&account).unwrap();
    let seen: Vec<_> = seen.iter().map(|one| (one.state, one.message_id.as_str())).collect();
    let doubt = State::Uncertain;
    assert_eq!(seen, [(doubt, "<1@x>"), (doubt, "<2@x>"), (State::Planned, "")]);
    let mut tuesday = reopened("tuesday");
    assert_eq!(tuesday.counts(&account).unwrap(), [(State::Planned, 1), (doubt, 2)].into());
    assert_eq!(tuesday.settle_leftovers(&account).unwrap().changed, 2);
    assert_eq!(tuesday.settle_leftovers(&account).unwrap().changed, 0);
    assert_eq!(states(&reopened("monday"), &account), [doubt, doubt, State::Planned], "for good");
    drop(recorder.finish());
}

#[test]
fn a_run_that_ends_leaves_nobody_reserved() {
    let folder = tempfile::tempdir().unwrap();
    let (recorder, account, first) = begun(folder.path(), storage("monday", true));
    first.unwrap();
    recorder.settle(settled("anna@verein.example", State::Sent));
    drop(recorder.finish().unwrap());
    let mut later = Ledger::open_on(folder.path(), storage("tuesday", true)).unwrap();
    assert_eq!(later.settle_leftovers(&account).unwrap().changed, 0);
    assert_eq!(states(&later, &account), [State::Sent, State::Planned, State::Planned]);
}

#[test]
fn where_the_disk_fails_nobody_is_begun_and_no_mark_is_believed() {
    let folder = tempfile::tempdir().unwrap();
    let (recorder, account, first) = begun(folder.path(), storage("monday", false));
    assert!(matches!(first, Err(LedgerFault::Database { .. })));
    assert!(recorder.finish().is_err());
    let mut later = Ledger::open_on(folder.path(), storage("monday", true)).unwrap();
    assert_eq!(
        later.settle_leftovers(&account).unwrap().changed,
        2,
        "although the system lives on"
    );
}

#[test]
fn without_a_boot_id_each_mail_is_flushed() {
    let folder = tempfile::tempdir().unwrap();
    let storage = Storage { boot: None, ..storage("", false) };
    let (recorder, account, first) = begun_alone(folder.path(), storage);
    first.unwrap();
    assert_eq!(states(&Ledger::open(folder.path()).unwrap(), &account)[0], State::Sending);
    let ledger = recorder.finish().unwrap();
    let reserved = "SELECT count(*) FROM reservation";
    let reserved = ledger.store.count(reserved, &[]).unwrap();
    assert_eq!(reserved, 0);
}

#[cfg(unix)]
#[test]
fn a_ledger_that_is_deleted_while_it_is_used_stops_the_run() {
    for reserves in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let boot = reserves.then(|| "monday".to_owned());
        let (recorder, _, first) =
            begun_alone(folder.path(), Storage { boot, ..storage("", true) });
        first.unwrap();
        fs::remove_file(folder.path().join(FOLDER).join(FILE)).unwrap();
        let next = recorder.sending(mark("cem@verein.example", "<3@x>"), now(), &nobody);
        assert_eq!(next, Err(LedgerFault::Gone));
        assert_eq!(recorder.finish().unwrap_err(), LedgerFault::Gone);
    }
}

#[test]
fn a_full_disk_stops_the_run_and_nobody_is_touched() {
    for boot in [None, Some("monday".to_owned())] {
        let folder = tempfile::tempdir().unwrap();
        let (ledger, account) = planned(folder.path(), &["anna", "bo"]);
        drop(ledger);
        let storage = Storage { boot, ..storage("", true) };
        let ledger = Ledger::open_on(folder.path(), storage.clone()).unwrap();
        let pages = "SELECT page_count FROM pragma_page_count";
        let pages = ledger.store.count(pages, &[]).unwrap();
        ledger.store.batch(&format!("PRAGMA max_page_count = {pages}")).unwrap();
        let recorder = ledger.record(&account, 100);
        let long = format!("<{}@x>", "1".repeat(9_000));
        let first = recorder.sending(mark("anna@verein.example", &long), now(), &nobody);
        assert!(matches!(first, Err(LedgerFault::Database { .. })), "{first:?}");
        assert!(recorder.finish().is_err());
        let mut later = Ledger::open_on(folder.path(), storage).unwrap();
        assert_eq!(later.settle_leftovers(&account).unwrap().changed, 0);
        assert_eq!(states(&later, &account), [State::Planned, State::Planned]);
    }
}

#[test]
fn a_long_run_keeps_its_log_short_and_readers_see_one_moment() {
    const PEOPLE: usize = 6_000;
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = (0..PEOPLE).map(|number| format!("p{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    drop(planned(folder.path(), &names));
    let ledger = Ledger::open_on(folder.path(), storage("monday", true)).unwrap();
    let account = ledger.latest("a", Channel::Smtp).unwrap().unwrap();
    let keys: Vec<String> = people(&names).iter().map(|one| one.address.key()).collect();
    let recorder = ledger.record(&account, PEOPLE);
    let longest = std::thread::scope(|scope| {
        let run = scope.spawn(|| {
            let mut longest = 0;
            for (index, key) in keys.iter().enumerate() {
                let next = |count| {
                    keys[index + 1..].iter().take(count).map(|key| mark(key, "<x@x>")).collect()
                };
                recorder.sending(mark(key, "<x@x>"), now(), &next).unwrap();
                recorder.settle(settled(key, State::Sent));
                let log = folder.path().join(FOLDER).join("ledger.db-wal");
                longest = longest.max(fs::metadata(log).unwrap().len());
            }
            longest
        });
        // Retried, because the log can only be emptied while nobody reads from it.
        for _ in 0..5 {
            let reader = Ledger::open_read_only(folder.path()).unwrap().unwrap();
            let read = |ledger: &Ledger| Ok((ledger.counts(&account)?, ledger.entries(&account)?));
            let (counts, entries) = reader.at_once(read).unwrap();
            assert_eq!(counts.values().sum::<usize>(), PEOPLE);
            let sent = entries.iter().filter(|entry| entry.state == State::Sent).count();
            assert_eq!(counts.get(&State::Sent).copied().unwrap_or(0), sent);
        }
        run.join().unwrap()
    });
    let ledger = recorder.finish().unwrap();
    assert_eq!(ledger.counts(&account).unwrap(), [(State::Sent, PEOPLE)].into());
    assert!(longest < 20 << 20, "{longest} bytes, and it would be 30 MB in the end");
}
