//! The tables of the ledger, their version, and how an older version is migrated.

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use super::LedgerFault;
use crate::contacts::Address;

/// "Rund": identifies the file as ours (`PRAGMA application_id`).
const APPLICATION: i32 = 0x5275_6e64;

/// Each step migrates from the version of its index to the next. Never change a released step; add
/// one.
const STEPS: &[&str] = &[
    include_str!("schema/1.sql"),
    include_str!("schema/2.sql"),
    include_str!("schema/3.sql"),
    include_str!("schema/4.sql"),
    include_str!("schema/5.sql"),
];

/// What each step added, for a read-only connection: an older ledger is read through these.
const STAND_INS: &[&str] = &[
    // No tables at all, so there is nothing to read.
    "",
    include_str!("schema/1-as-2.sql"),
    // Nobody has complained yet.
    "",
    include_str!("schema/3-as-4.sql"),
    include_str!("schema/4-as-5.sql"),
];

/// The version that this program writes.
pub(super) const VERSION: usize = STEPS.len();

/// Migrates the tables. Refuses a file of another program or a newer version.
pub(super) fn migrate(connection: &Connection) -> Result<(), LedgerFault> {
    let version = check(connection)?;
    if version == VERSION {
        return Ok(());
    }
    // When two processes run for the first time at once, one of them waits.
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    // Checked again inside the transaction: another process may have been faster.
    let version = version_in(&transaction)?;
    for step in STEPS.iter().skip(version) {
        transaction.execute_batch(step)?;
    }
    if version < FOLDED {
        fold_keys(&transaction)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", i32::try_from(VERSION).unwrap_or(i32::MAX))?;
    transaction.commit()?;
    Ok(())
}

/// From this version on, keys are folded as [`Address::key`] does now.
const FOLDED: usize = 4;

/// Folds the keys of an older version. Where two people of a mailing become one, the one who may
/// have received the mail counts.
fn fold_keys(connection: &Connection) -> Result<(), LedgerFault> {
    let sql = "SELECT mailing, key, address FROM delivery WHERE key GLOB '*[^ -~]*'
        ORDER BY state IN ('planned', 'deferred', 'refused')";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let rows: Vec<(i64, String, String)> = rows.collect::<Result<_, _>>()?;
    for (mailing, old, address) in rows {
        let Some(new) = Address::parse(&address).ok().map(|address| address.key()) else {
            continue;
        };
        if new == old {
            continue;
        }
        let untouched = "DELETE FROM delivery WHERE mailing = ?1 AND key = ?2
            AND state IN ('planned', 'deferred') AND EXISTS (SELECT 1 FROM delivery AS other
                WHERE other.mailing = ?1 AND other.key = ?3 AND other.state NOT IN ('planned', 'deferred'))";
        connection.execute(untouched, params![mailing, new, old])?;
        let moved = "UPDATE OR IGNORE delivery SET key = ?2 WHERE mailing = ?1 AND key = ?3";
        connection.execute(moved, params![mailing, new, old])?;
    }
    Ok(())
}

/// Makes an older ledger look like this version to a reader, without writing into the file.
pub(super) fn stand_in(connection: &Connection, version: usize) -> Result<(), LedgerFault> {
    for step in STAND_INS.iter().skip(version) {
        connection.execute_batch(step)?;
    }
    Ok(())
}

/// The version of an existing file; 0 where it is empty.
pub(super) fn check(connection: &Connection) -> Result<usize, LedgerFault> {
    // A single snapshot, so that tables which another process is creating are not seen half done.
    let snapshot = connection.unchecked_transaction()?;
    let version = version_in(&snapshot)?;
    snapshot.commit()?;
    Ok(version)
}

/// The same as [`check`], inside a transaction of the caller.
fn version_in(connection: &Connection) -> Result<usize, LedgerFault> {
    let number = |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get(0));
    let application: i32 = number("application_id")?;
    let version: i32 = number("user_version")?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables == 0 && application == 0 && version == 0 {
        return Ok(0);
    }
    match usize::try_from(version) {
        Ok(version) if application == APPLICATION && (1..=VERSION).contains(&version) => {
            Ok(version)
        }
        Ok(version) if application == APPLICATION && version > VERSION => Err(LedgerFault::Newer),
        _ => Err(LedgerFault::Foreign),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Channel, FILE, FOLDER, Ledger, Settled, State};
    use super::*;

    /// A ledger as version 1 left it: half of a run over two people, and a mail that came back.
    fn version_1(workspace: &std::path::Path) {
        let folder = workspace.join(FOLDER);
        std::fs::create_dir(&folder).unwrap();
        let connection = Connection::open(folder.join(FILE)).unwrap();
        connection.execute_batch(STEPS[0]).unwrap();
        connection
            .execute_batch(
                "INSERT INTO mailing VALUES (1, 'a', 'smtp', 1, 'Netzwerk', 'summary', '2026-09-17',
                     'c', 'p', '2026-09-18T10:00:00Z');
                 INSERT INTO delivery VALUES (1, 'anna@verein.example', 0, 'anna@verein.example',
                     'Anna', 'sent', '2026-09-18T10:00:01Z', 250, 'Ok', '<1@x>', 1);
                 INSERT INTO delivery VALUES (1, 'bo@verein.example', 1, 'bo@verein.example', 'Bo',
                     'sending', '2026-09-18T10:00:02Z', NULL, '', '<2@x>', 1);
                 PRAGMA journal_mode = WAL; PRAGMA user_version = 1;",
            )
            .unwrap();
        connection.pragma_update(None, "application_id", APPLICATION).unwrap();
    }

    /// The contents of the ledger, one line for each person.
    fn all(ledger: &Ledger) -> Vec<String> {
        let accounts = ledger.accounts().unwrap();
        let of = |account| ledger.entries(account).unwrap();
        accounts
            .iter()
            .flat_map(|account| {
                let head = format!("{} {} {:?}", account.subject.id, account.plan, account.parts);
                of(account).into_iter().map(move |e| {
                    format!(
                        "{head}: {} {} {:?} {} {}",
                        e.name,
                        e.state.name(),
                        e.code,
                        e.at,
                        e.message_id
                    )
                })
            })
            .collect()
    }

    #[test]
    fn a_ledger_of_version_1_can_be_looked_at_and_is_brought_up_to_date_without_loss() {
        let workspace = tempfile::tempdir().unwrap();
        version_1(workspace.path());
        let wanted = [
            "a p \"\": Anna sent Some(250) 2026-09-18 10:00:01 UTC <1@x>",
            "a p \"\": Bo sending None 2026-09-18 10:00:02 UTC <2@x>",
        ];
        let looking = Ledger::open_read_only(workspace.path()).unwrap().unwrap();
        assert_eq!(all(&looking), wanted);
        let account = looking.latest("a", Channel::Smtp).unwrap().unwrap();
        assert!(looking.namesakes(&account.subject, Channel::Smtp).unwrap().is_empty());
        drop(looking);
        let raw = Connection::open(workspace.path().join(FOLDER).join(FILE)).unwrap();
        assert_eq!(check(&raw).unwrap(), 1, "looking changes nothing");
        drop(raw);

        let mut ledger = Ledger::open(workspace.path()).unwrap();
        assert_eq!(all(&ledger), wanted);
        assert_eq!(ledger.settle_leftovers(&account).unwrap().changed, 1);
        let recorder = ledger.record(&account, 1);
        recorder.settle(Settled {
            key: "bo@verein.example".into(),
            state: State::Sent,
            at: chrono::DateTime::UNIX_EPOCH,
            code: None,
            reply: String::new(),
        });
        drop(recorder.finish().unwrap());
        let ledger = Ledger::open(workspace.path()).unwrap();
        assert_eq!(ledger.counts(&account).unwrap(), [(State::Sent, 2)].into());
        drop(ledger);
        let raw = Connection::open(workspace.path().join(FOLDER).join(FILE)).unwrap();
        assert_eq!(check(&raw).unwrap(), VERSION);
    }

    #[test]
    fn keys_of_version_3_are_folded_and_who_has_got_the_mail_counts() {
        let workspace = tempfile::tempdir().unwrap();
        let folder = workspace.path().join(FOLDER);
        std::fs::create_dir(&folder).unwrap();
        let connection = Connection::open(folder.join(FILE)).unwrap();
        STEPS[..3].iter().for_each(|step| connection.execute_batch(step).unwrap());
        connection
            .execute_batch(
                "INSERT INTO mailing VALUES (1, 'a', 'smtp', 1, NULL, 'circular', NULL, 'c', 'p',
                     '2026-09-18T10:00:00Z', '');
                 INSERT INTO delivery VALUES (1, 'jörg.weiss@a.example', 0, 'jörg.weiss@a.example',
                     'Jörg', 'planned', '2026-09-18T10:00:01Z', NULL, '', '', 0);
                 INSERT INTO delivery VALUES (1, 'jörg.weiß@a.example', 1, 'Jörg.Weiß@a.example',
                     'Jörg', 'sent', '2026-09-18T10:00:01Z', 250, 'Ok', '<1@x>', 1);
                 INSERT INTO delivery VALUES (1, 'ﬁna@a.example', 2, 'ﬁna@a.example', 'Fina', 'sent',
                     '2026-09-18T10:00:01Z', 250, 'Ok', '<2@x>', 1);
                 PRAGMA user_version = 3;",
            )
            .unwrap();
        connection.pragma_update(None, "application_id", APPLICATION).unwrap();
        drop(connection);
        let ledger = Ledger::open(workspace.path()).unwrap();
        let account = ledger.latest("a", Channel::Smtp).unwrap().unwrap();
        let entries = ledger.entries(&account).unwrap();
        let seen: Vec<_> = entries.iter().map(|one| (&*one.key, one.state)).collect();
        assert_eq!(seen, [("jörg.weiss@a.example", State::Sent), ("fina@a.example", State::Sent)]);
    }
}
