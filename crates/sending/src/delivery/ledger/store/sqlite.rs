//! A file, by `SQLite`.

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql, params_from_iter};

use super::{Dialect, Kind, Row, Store, Value};
use crate::delivery::ledger::LedgerFault;

const DIALECT: Dialect = Dialect {
    known: include_str!("../lost.sql"),
    stands: "SELECT 1 FROM run WHERE id = ?1 AND token = ?2",
    tidy: &["VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"],
};

/// An open file.
#[derive(Debug)]
pub(in crate::delivery::ledger) struct Sqlite(pub Connection);

impl Store for Sqlite {
    fn execute(&self, sql: &str, values: &[Value<'_>]) -> Result<usize, LedgerFault> {
        Ok(self.0.prepare_cached(sql)?.execute(params_from_iter(values))?)
    }

    fn query(
        &self,
        sql: &str,
        values: &[Value<'_>],
        each: &mut dyn FnMut(&dyn Row) -> Result<(), LedgerFault>,
    ) -> Result<(), LedgerFault> {
        let mut statement = self.0.prepare_cached(sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            each(row)?;
        }
        Ok(())
    }

    fn batch(&self, sql: &str) -> Result<(), LedgerFault> {
        Ok(self.0.execute_batch(sql)?)
    }

    fn begin(&self, kind: Kind) -> Result<(), LedgerFault> {
        // One that begins by reading could not write if another run has written in the meantime.
        self.batch(match kind {
            Kind::Change => "BEGIN IMMEDIATE",
            Kind::Snapshot => "BEGIN",
        })
    }

    fn dialect(&self) -> &'static Dialect {
        &DIALECT
    }

    fn name(&self) -> String {
        ".rundmail/ledger.db".to_owned()
    }
}

impl Row for rusqlite::Row<'_> {
    fn integer(&self, at: usize) -> Result<Option<i64>, LedgerFault> {
        Ok(self.get(at)?)
    }

    fn text(&self, at: usize) -> Result<Option<String>, LedgerFault> {
        Ok(self.get(at)?)
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}
