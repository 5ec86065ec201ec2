//! The ledger's promises, on real files.

#[cfg(target_os = "linux")]
mod common;
mod durability;
#[cfg(target_os = "linux")]
pub(super) mod either;
#[cfg(target_os = "linux")]
mod properties;
#[cfg(target_os = "linux")]
mod sharing;

use super::*;
use crate::contacts::Address;
use crate::mailing::Addressee;

fn subject(id: &str) -> Subject {
    Subject {
        id: id.into(),
        series: Some("Netzwerk".into()),
        kind: "summary".into(),
        date: NaiveDate::from_ymd_opt(2026, 9, 17),
    }
}

const MADE: Digests<'_> = Digests { content: "c", plan: "p", parts: "{}" };

fn people(names: &[&str]) -> Vec<Addressee> {
    let person = |name: &&str| Addressee {
        address: Address::parse(&format!("{name}@verein.example")).unwrap(),
        name: (*name).into(),
    };
    names.iter().map(person).collect()
}

fn now() -> DateTime<Utc> {
    "2026-09-18T10:00:00.75Z".parse().unwrap()
}

fn planned(folder: &Path, names: &[&str]) -> (Ledger, Account) {
    let mut ledger = Ledger::open(folder).unwrap();
    let account = ledger.open_round(&subject("a"), Channel::Smtp, MADE, now()).unwrap();
    ledger.plan(&account, &people(names), now()).unwrap();
    (ledger, account)
}

fn mark(key: &str, id: &str) -> Mark {
    Mark { key: key.into(), message_id: id.into() }
}

/// A drive that other computers can reach.
fn shared() -> Storage {
    Storage { shared: true, boot: None, disk: std::sync::Arc::new(storage::System) }
}

/// Nobody comes next.
fn nobody(_: usize) -> Vec<Mark> {
    Vec::new()
}

fn settled(key: &str, state: State) -> Settled {
    Settled { key: key.into(), state, at: now(), code: Some(250), reply: "2.0.0 Ok".into() }
}

fn states(ledger: &Ledger, account: &Account) -> Vec<State> {
    ledger.entries(account).unwrap().iter().map(|entry| entry.state).collect()
}

#[test]
fn a_damaged_ledger_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    drop(planned(folder.path(), &["anna"]));
    let path = folder.path().join(FOLDER).join(FILE);
    let half = fs::metadata(&path).unwrap().len() / 2;
    fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(half).unwrap();
    assert_eq!(Ledger::open(folder.path()).unwrap_err(), LedgerFault::Damaged);
    assert_eq!(fs::metadata(&path).unwrap().len(), half);
}

#[test]
fn an_earlier_reply_says_nothing_of_a_mail_that_a_power_cut_left_in_doubt() {
    let folder = tempfile::tempdir().unwrap();
    let (mut ledger, account) = planned(folder.path(), &["a"]);
    let later = "UPDATE delivery SET state = 'deferred', code = 450, reply = '4.2.0 later'";
    ledger.store.batch(later).unwrap();
    let lost = "INSERT INTO reservation SELECT 1, 'another', at, json_object(key, '<1@x>')
        FROM delivery";
    ledger.store.batch(lost).unwrap();
    for settled in [false, true] {
        let entry = &ledger.entries(&account).unwrap()[0];
        assert_eq!((entry.state, entry.code, &*entry.reply), (State::Uncertain, None, ""));
        assert_eq!(entry.message_id, "<1@x>");
        if !settled {
            assert_eq!(ledger.settle_leftovers(&account).unwrap().changed, 1);
        }
    }
}

#[test]
fn foreign_and_newer_files_are_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = make_folder(folder.path()).unwrap().join(FILE);
    fs::write(&path, "no database at all, just a text of some length").unwrap();
    assert_eq!(Ledger::open(folder.path()).unwrap_err(), LedgerFault::Foreign);
    assert!(fs::read_to_string(&path).unwrap().starts_with("no database"));

    fs::remove_file(&path).unwrap();
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE x (y)").unwrap();
    assert_eq!(Ledger::open(folder.path()).unwrap_err(), LedgerFault::Foreign);

    fs::remove_file(&path).unwrap();
    drop(Ledger::open(folder.path()).unwrap());
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert_eq!(Ledger::open(folder.path()).unwrap_err(), LedgerFault::Newer);
    assert_eq!(Ledger::open_read_only(folder.path()).unwrap_err(), LedgerFault::Newer);
}

#[test]
fn nothing_was_ever_sent_from_an_empty_workspace() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Ledger::open_read_only(folder.path()).unwrap().is_none());
    assert!(!folder.path().join(FOLDER).exists(), "looking leaves no trace");
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_the_ledger() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let private = folder.path().join(FOLDER);
    fs::create_dir(&private).unwrap();
    let (ledger, account) = planned(folder.path(), &["anna"]);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&private), 0o700);
    for entry in fs::read_dir(&private).unwrap().flatten() {
        assert_eq!(mode(&entry.path()), 0o600, "{}", entry.path().display());
    }
    drop((ledger, account));
}

#[test]
fn commits_are_durable() {
    let folder = tempfile::tempdir().unwrap();
    let (ledger, _) = planned(folder.path(), &["anna"]);
    let full = ledger.store.count("PRAGMA synchronous", &[]).unwrap();
    assert_eq!(full, 2, "FULL");
    let journal = ledger.store.one("PRAGMA journal_mode", &[], |row| row.get::<String>(0));
    assert_eq!(journal.unwrap().unwrap(), "wal");
}

#[test]
fn on_a_shared_drive_one_holder_keeps_all_others_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = make_folder(folder.path()).unwrap().join(FILE);
    let open = || Connection::open(&path).unwrap();
    let mut ledger = Ledger::set_up(open(), shared()).unwrap();
    let account = ledger.open_round(&subject("a"), Channel::Smtp, MADE, now()).unwrap();
    assert!(!folder.path().join(".rundmail/ledger.db-wal").exists());
    let second = open();
    second.busy_timeout(Duration::ZERO).unwrap();
    let read = second.query_row("SELECT count(*) FROM mailing", [], |row| row.get::<_, i64>(0));
    assert_eq!(LedgerFault::from(read.unwrap_err()), LedgerFault::Busy);
    let recorder = ledger.record(&account, 1);
    drop(recorder.finish().unwrap());
    let read = second.query_row("SELECT count(*) FROM mailing", [], |row| row.get::<_, i64>(0));
    assert_eq!(read.unwrap(), 1, "and lets them in again when it is done");
}

#[test]
fn a_ledger_moves_between_local_and_shared_drives() {
    let folder = tempfile::tempdir().unwrap();
    let (ledger, account) = planned(folder.path(), &["anna"]);
    drop(ledger);
    let path = folder.path().join(FOLDER).join(FILE);
    let shared = Ledger::set_up(Connection::open(&path).unwrap(), shared()).unwrap();
    assert_eq!(states(&shared, &account), [State::Planned]);
    drop(shared);
    assert_eq!(states(&Ledger::open(folder.path()).unwrap(), &account), [State::Planned]);
}

#[test]
fn two_mailings_at_once_do_not_disturb_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = (0..60).map(|number| format!("p{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    std::thread::scope(|scope| {
        for id in ["a", "b", "c"] {
            let (folder, names) = (folder.path(), &names);
            scope.spawn(move || {
                let mut ledger = Ledger::open(folder).unwrap();
                let account = ledger.open_round(&subject(id), Channel::Smtp, MADE, now()).unwrap();
                for some in 1..=names.len() {
                    ledger.plan(&account, &people(&names[..some]), now()).unwrap();
                }
                let recorder = ledger.record(&account, 1);
                for person in people(names) {
                    recorder.sending(mark(&person.address.key(), "<1@x>"), now(), &nobody).unwrap();
                    recorder.settle(settled(&person.address.key(), State::Sent));
                }
                recorder.finish().unwrap();
            });
        }
    });
    let ledger = Ledger::open(folder.path()).unwrap();
    for account in ledger.accounts().unwrap() {
        assert_eq!(ledger.counts(&account).unwrap(), [(State::Sent, 60)].into());
    }
}

#[test]
fn people_of_one_run_are_told_from_those_of_the_next_in_long_lists_too() {
    let folder = tempfile::tempdir().unwrap();
    let (mut ledger, account) = planned(folder.path(), &["anna", "bo"]);
    let pair = |other: &str| ["anna@verein.example".to_owned(), format!("{other}@verein.example")];
    let together = |ledger: &Ledger, other: &str| {
        let [one, other] = pair(other);
        ledger.planned_together(&account, [&one, &other]).unwrap()
    };
    let set = |ledger: &Ledger, name: &str, to: &str| {
        let key = format!("{name}@verein.example");
        let sql = format!("UPDATE delivery SET position = {to} WHERE key = '{key}'");
        ledger.store.batch(&sql).unwrap();
    };
    ledger.plan(&account, &people(&["anna", "bo", "kim"]), now()).unwrap();
    assert!(together(&ledger, "bo") && !together(&ledger, "kim"));
    set(&ledger, "bo", "position + 4000000");
    assert!(together(&ledger, "bo"));
    // As earlier versions have written it.
    set(&ledger, "anna", "0");
    set(&ledger, "bo", "999999");
    assert!(together(&ledger, "bo") && !together(&ledger, "kim"));
    set(&ledger, "bo", "1000000");
    assert!(!together(&ledger, "bo"));
}
