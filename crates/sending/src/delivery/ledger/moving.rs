//! The ledger that a workspace has kept by itself moves into the database that several machines
//! share: all or nothing, and once. The file stays beside, under another name.

use std::fs;
use std::path::{Path, PathBuf};

use super::store::{Kind, Store, Value, values};
use super::{FILE, FOLDER, Ledger, LedgerFault, SharedFault, file_fault};
use crate::delivery::holder::Holder;
use crate::world::World;

/// What is copied beside the mailings. Of what the database knows already, that stays.
const TABLES: [(&str, &[&str]); 4] = [
    ("forgiven", &["id", "begun"]),
    ("objection", &["key", "address", "at", "source"]),
    ("read_folder", &["server", "folder", "validity", "next"]),
    ("filed", &["message_id", "way", "state", "at"]),
];
const MAILING: &[&str] =
    &["id", "way", "round", "series", "kind", "date", "content", "plan", "parts", "created"];
const DELIVERY: &[&str] = &[
    "key",
    "position",
    "address",
    "name",
    "state",
    "at",
    "code",
    "reply",
    "message_id",
    "attempts",
];
/// How many rows are written by one statement.
const AT_ONCE: usize = 100;

/// The file after the move.
pub fn left_behind(folder: &Path) -> PathBuf {
    folder.join(FOLDER).join("ledger.moved.db")
}

/// Takes over the ledger of the workspace in `folder`, if it has one. Returns whether it had.
pub(super) fn take_over(
    folder: &Path,
    shared: &Ledger,
    world: &World,
) -> Result<bool, LedgerFault> {
    let path = folder.join(FOLDER).join(FILE);
    if !path.exists() {
        return Ok(false);
    }
    let mut own = Ledger::open(folder)?;
    let accounts = own.accounts()?;
    for account in &accounts {
        let id = &account.subject.id;
        if let Some(holder) = own.at_work(id, &Holder::of(world))?.pop() {
            return Err(LedgerFault::Held(Box::new(holder)));
        }
        // A run that is at work all the same stops before its next mail.
        own.claim_anyway(id)?;
        own.settle_leftovers(account)?;
    }
    let transaction = shared.store.transaction(Kind::Change)?;
    transaction.lock("mailing")?;
    for account in &accounts {
        mailing(&*own.store, &*transaction, account.row).map_err(|fault| match fault {
            None => SharedFault::Both { id: account.subject.id.clone() }.of(shared.name()),
            Some(fault) => fault,
        })?;
    }
    for (table, columns) in TABLES {
        let rows = read(&*own.store, &format!("SELECT {} FROM {table}", texts(columns)), &[])?;
        write(&*transaction, table, columns, &rows)?;
    }
    transaction.commit()?;
    for steps in accounts.iter().filter_map(|account| own.steps_of(account)) {
        let _ = fs::remove_file(steps);
    }
    drop(own);
    let moved = left_behind(folder);
    fs::rename(&path, &moved).map_err(|error| file_fault(&moved, &error))?;
    Ok(true)
}

/// Copies a mailing with its people; `None` is the fault that both know it. A copy that was made
/// before the program was killed is the same one.
fn mailing(from: &dyn Store, to: &dyn Store, row: i64) -> Result<(), Option<LedgerFault>> {
    let sql = format!("SELECT {} FROM mailing WHERE row = ?1", texts(MAILING));
    let Some(values) = read(from, &sql, values![row])?.pop() else { return Ok(()) };
    let known = "SELECT created FROM mailing WHERE id = ?1 AND way = ?2 AND round = ?3";
    let known = to.one(known, &values, |row| row.get::<String>(0))?;
    match known.map(Value::from) {
        Some(known) if Some(&known) == values.last() => return Ok(()),
        Some(_) => return Err(None),
        None => {}
    }
    write(to, "mailing", MAILING, std::slice::from_ref(&values))?;
    let copy = "SELECT row FROM mailing WHERE id = ?1 AND way = ?2 AND round = ?3";
    let copy: Option<i64> = to.one(copy, &values, |row| row.get(0))?;
    let sql = format!("SELECT {} FROM delivery WHERE mailing = ?1", texts(DELIVERY));
    let mut people = read(from, &sql, values![row])?;
    for person in &mut people {
        person.push(copy.into());
    }
    let columns = [DELIVERY, &["mailing"]].concat();
    Ok(write(to, "delivery", &columns, &people)?)
}

/// The columns as texts: the database reads its numbers from them.
fn texts(columns: &[&str]) -> String {
    let text = |column: &&str| format!("CAST({column} AS text)");
    columns.iter().map(text).collect::<Vec<_>>().join(", ")
}

fn read(
    store: &dyn Store,
    sql: &str,
    values: &[Value<'_>],
) -> Result<Vec<Vec<Value<'static>>>, LedgerFault> {
    let columns = sql.matches("CAST(").count();
    store
        .all(sql, values, |row| (0..columns).map(|at| Ok(row.find::<String>(at)?.into())).collect())
}

fn write(
    store: &dyn Store,
    table: &str,
    columns: &[&str],
    rows: &[Vec<Value<'_>>],
) -> Result<(), LedgerFault> {
    for rows in rows.chunks(AT_ONCE) {
        let width = columns.len();
        let row = |number: usize| {
            let places = (1..=width).map(|at| format!("?{}", number * width + at));
            format!("({})", places.collect::<Vec<_>>().join(", "))
        };
        let places: Vec<String> = (0..rows.len()).map(row).collect();
        let sql = format!(
            "INSERT INTO {table} ({}) VALUES {} ON CONFLICT DO NOTHING",
            columns.join(", "),
            places.join(", ")
        );
        store.execute(&sql, &rows.concat())?;
    }
    Ok(())
}
