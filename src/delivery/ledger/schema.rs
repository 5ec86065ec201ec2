//! The tables of the ledger, their version, and how an older version becomes this one.

use rusqlite::Connection;

use super::LedgerFault;
use super::query::begin;

/// "Rund": marks the file as ours (`PRAGMA application_id`).
const APPLICATION: i32 = 0x5275_6e64;

/// Each step leads from the version of its index to the next. Never change a step that was released;
/// add one.
const STEPS: &[&str] = &[
    // 0 -> 1
    "CREATE TABLE mailing (
        row      INTEGER PRIMARY KEY,
        id       TEXT NOT NULL,
        way      TEXT NOT NULL CHECK (way IN ('smtp', 'folder', 'drafts')),
        round    INTEGER NOT NULL,
        series   TEXT,
        kind     TEXT NOT NULL,
        date     TEXT,
        content  TEXT NOT NULL,
        plan     TEXT NOT NULL,
        created  TEXT NOT NULL,
        UNIQUE (id, way, round)
    ) STRICT;
    CREATE TABLE delivery (
        mailing    INTEGER NOT NULL REFERENCES mailing (row),
        key        TEXT NOT NULL,
        position   INTEGER NOT NULL,
        address    TEXT NOT NULL,
        name       TEXT NOT NULL,
        state      TEXT NOT NULL CHECK (state IN
            ('planned', 'sending', 'sent', 'deferred', 'refused', 'uncertain', 'bounced')),
        at         TEXT NOT NULL,
        code       INTEGER,
        reply      TEXT NOT NULL DEFAULT '',
        message_id TEXT NOT NULL DEFAULT '',
        attempts   INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (mailing, key)
    ) STRICT, WITHOUT ROWID;",
];

/// The version that this program writes.
const VERSION: usize = STEPS.len();

/// Brings the tables up to date. Refuses what another program or a newer version wrote.
pub(super) fn migrate(connection: &Connection) -> Result<(), LedgerFault> {
    let version = check(connection)?;
    if version == VERSION {
        return Ok(());
    }
    // Two first runs at once: one waits.
    let transaction = begin(connection)?;
    // Looked at again inside the transaction: another process may have been faster.
    let version = version_in(&transaction)?;
    for step in STEPS.iter().skip(version) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", i32::try_from(VERSION).unwrap_or(i32::MAX))?;
    transaction.commit()?;
    Ok(())
}

/// The version of an existing file; 0 where it is empty.
pub(super) fn check(connection: &Connection) -> Result<usize, LedgerFault> {
    // One look: another process that creates the tables meanwhile must not be seen half done.
    let snapshot = connection.unchecked_transaction()?;
    let version = version_in(&snapshot)?;
    snapshot.commit()?;
    Ok(version)
}

/// What [`check`] tells, inside a transaction of the caller's.
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
