//! What a ledger asks of its database. The SQL is written once, in the dialect of `SQLite`; what
//! differs from database to database is behind [`Store`].

mod postgres;
mod sqlite;

use std::borrow::Cow;
use std::ops::Deref;

use chrono::TimeDelta;

use super::LedgerFault;
pub(super) use postgres::Postgres;
pub use postgres::Shared;
pub(super) use sqlite::Sqlite;

/// A database.
pub(super) trait Store: std::fmt::Debug + Send {
    /// Executes a statement and returns how many rows it has changed.
    fn execute(&self, sql: &str, values: &[Value<'_>]) -> Result<usize, LedgerFault>;

    /// Hands over each row of a query. No other query may be made meanwhile.
    fn query(
        &self,
        sql: &str,
        values: &[Value<'_>],
        each: &mut dyn FnMut(&dyn Row) -> Result<(), LedgerFault>,
    ) -> Result<(), LedgerFault>;

    /// Executes statements that have neither values nor rows.
    fn batch(&self, sql: &str) -> Result<(), LedgerFault>;

    /// Begins a transaction.
    fn begin(&self, kind: Kind) -> Result<(), LedgerFault>;

    /// Keeps others from writing into a table until the transaction ends; where only one can write
    /// at a time, nothing is to be done.
    fn lock(&self, _table: &str) -> Result<(), LedgerFault> {
        Ok(())
    }

    /// The SQL that differs.
    fn dialect(&self) -> &'static Dialect;

    /// How far its clock is ahead of that of this machine.
    fn ahead(&self) -> TimeDelta {
        TimeDelta::zero()
    }

    /// Its name in messages.
    fn name(&self) -> String;
}

/// The SQL that differs from database to database.
#[derive(Debug)]
pub(super) struct Dialect {
    /// The beginning of a statement: the table `known`, with the standing of everybody in account
    /// `?1`, on a machine with the boot ID `?2`.
    pub known: &'static str,
    /// Has a row if the claim `?2` on mailing `?1` stands; it does until the transaction ends.
    pub stands: &'static str,
    /// What remains of deleted rows goes.
    pub tidy: &'static [&'static str],
}

/// What a transaction is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It writes.
    Change,
    /// It reads several things as they are at one moment.
    Snapshot,
}

/// A value of a statement: `?1`, `?2` …
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    Null,
    Integer(i64),
    Text(Cow<'a, str>),
}

/// A row of a query. `None` is a column without a value; a value of another kind is
/// [`LedgerFault::Damaged`].
pub(super) trait Row {
    fn integer(&self, at: usize) -> Result<Option<i64>, LedgerFault>;
    fn text(&self, at: usize) -> Result<Option<String>, LedgerFault>;
}

/// What can be read from a column.
pub(super) trait Column: Sized {
    fn read(row: &dyn Row, at: usize) -> Result<Option<Self>, LedgerFault>;
}

impl Column for String {
    fn read(row: &dyn Row, at: usize) -> Result<Option<Self>, LedgerFault> {
        row.text(at)
    }
}

/// Numbers; one that is out of range is nothing that this program writes.
macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Column for $number {
            fn read(row: &dyn Row, at: usize) -> Result<Option<Self>, LedgerFault> {
                let fit = |number| Self::try_from(number).map_err(|_| LedgerFault::Damaged);
                row.integer(at)?.map(fit).transpose()
            }
        }
        impl From<$number> for Value<'_> {
            fn from(number: $number) -> Self {
                Self::Integer(number.into())
            }
        }
    )*};
}

numbers!(i64, u32, u16);

impl dyn Row + '_ {
    /// The value of a column that always has one.
    pub(super) fn get<T: Column>(&self, at: usize) -> Result<T, LedgerFault> {
        T::read(self, at)?.ok_or(LedgerFault::Damaged)
    }

    /// The value of a column that may have none.
    pub(super) fn find<T: Column>(&self, at: usize) -> Result<Option<T>, LedgerFault> {
        T::read(self, at)
    }

    /// A column that must contain one of the known words.
    pub(super) fn known<T>(
        &self,
        at: usize,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, LedgerFault> {
        read(&self.get::<String>(at)?).ok_or(LedgerFault::Damaged)
    }
}

impl dyn Store + '_ {
    /// All rows of a query.
    pub(super) fn all<T>(
        &self,
        sql: &str,
        values: &[Value<'_>],
        read: impl Fn(&dyn Row) -> Result<T, LedgerFault>,
    ) -> Result<Vec<T>, LedgerFault> {
        let mut all = Vec::new();
        self.query(sql, values, &mut |row| {
            all.push(read(row)?);
            Ok(())
        })?;
        Ok(all)
    }

    /// The first row of a query, if there is one.
    pub(super) fn one<T>(
        &self,
        sql: &str,
        values: &[Value<'_>],
        read: impl Fn(&dyn Row) -> Result<T, LedgerFault>,
    ) -> Result<Option<T>, LedgerFault> {
        Ok(self.all(sql, values, read)?.into_iter().next())
    }

    /// A number that a query counts.
    pub(super) fn count(&self, sql: &str, values: &[Value<'_>]) -> Result<usize, LedgerFault> {
        let count: Option<i64> = self.one(sql, values, |row| row.get(0))?;
        Ok(count.and_then(|count| usize::try_from(count).ok()).unwrap_or(0))
    }

    /// A transaction, which is undone unless it is committed.
    pub(super) fn transaction(&self, kind: Kind) -> Result<Transaction<'_>, LedgerFault> {
        self.begin(kind)?;
        Ok(Transaction { store: self, open: true })
    }
}

/// A transaction.
pub(super) struct Transaction<'a> {
    store: &'a (dyn Store + 'a),
    open: bool,
}

impl Transaction<'_> {
    pub(super) fn commit(mut self) -> Result<(), LedgerFault> {
        self.store.batch("COMMIT")?;
        self.open = false;
        Ok(())
    }
}

impl<'a> Deref for Transaction<'a> {
    type Target = dyn Store + 'a;

    fn deref(&self) -> &Self::Target {
        self.store
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        if self.open {
            let _ = self.store.batch("ROLLBACK");
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// The values of a statement.
macro_rules! values {
    ($($value:expr),* $(,)?) => {
        &[$($crate::delivery::ledger::store::Value::from($value)),*][..]
    };
}
pub(super) use values;
