//! A database of a server, by `PostgreSQL`.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::error::Error;
use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use bytes::BytesMut;
use chrono::{DateTime, TimeDelta, Utc};
use postgres::config::{Host, SslMode};
use postgres::error::SqlState;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::{IsNull, ToSql, Type};
use postgres::{Client, Config, Statement};
use secrecy::{ExposeSecret, SecretString};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{Dialect, Kind, Row, Store, Value, values};
use crate::delivery::ledger::schema::VERSION;
use crate::delivery::ledger::{LedgerFault, SharedFault};
use crate::delivery::smtp::messages::ServerMessage;
use crate::delivery::smtp::tls;
use crate::world::World;

/// How long to wait for a connection.
const CONNECT: Duration = Duration::from_secs(10);
/// After this time without an answer the connection counts as lost: half of a lease.
const SILENCE: Duration = Duration::from_secs(15);
/// A commit is on the disk of the server when it returns, whatever the server is set to. No lock is
/// held by a machine that hangs, and none is waited for for ever.
const SESSION: &str = "SET synchronous_commit = on; SET lock_timeout = '10s';
    SET idle_in_transaction_session_timeout = '20s'; SET client_min_messages = error";
/// Where the server listens where the address names none.
const SOCKET: &str = "/var/run/postgresql";

const DIALECT: Dialect = Dialect {
    known: include_str!("../known.sql"),
    stands: "UPDATE run SET until = DEFAULT WHERE id = ?1 AND token = ?2 RETURNING 1",
    tidy: &["VACUUM delivery", "VACUUM mailing", "VACUUM objection"],
};

/// A database that several machines share.
#[derive(Clone, Debug)]
pub struct Shared {
    /// Its address, `postgresql://…`, without a password.
    pub url: String,
    /// The password, where there is one.
    pub secret: Option<SecretString>,
    /// The office's own certificate authority (PEM).
    pub ca_file: Option<PathBuf>,
}

/// A connection.
pub(in crate::delivery::ledger) struct Postgres {
    client: RefCell<Client>,
    statements: RefCell<HashMap<String, Statement>>,
    /// The address, for messages.
    url: String,
    ahead: TimeDelta,
}

impl Postgres {
    pub(in crate::delivery::ledger) fn connect(
        shared: &Shared,
        world: &World,
    ) -> Result<Self, LedgerFault> {
        let url = shared.url.clone();
        let fault = |fault: SharedFault| fault.of(url.clone());
        let config = config(shared).map_err(fault)?;
        let trust = tls::config(shared.ca_file.as_deref());
        let trust = trust.map_err(|error| fault(SharedFault::of_trust(error)))?;
        let connected = config.connect(MakeRustlsConnect::new(trust));
        let client = connected.map_err(|error| fault(SharedFault::told(&error, true)))?;
        let (client, statements) = (RefCell::new(client), RefCell::default());
        let mut store = Self { client, statements, url: url.clone(), ahead: TimeDelta::zero() };
        store.batch(SESSION)?;
        let before = world.now();
        let sql = "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)";
        let there: Option<i64> = (&store as &dyn Store).one(sql, values![], |row| row.get(0))?;
        if let Some(there) = there.and_then(DateTime::<Utc>::from_timestamp_millis) {
            store.ahead = there - (before + (world.now() - before) / 2);
        }
        Ok(store)
    }

    fn fault(&self, error: &postgres::Error) -> LedgerFault {
        SharedFault::told(error, false).of(self.url.clone())
    }

    /// Does something with the client and a prepared statement.
    fn with<T>(
        &self,
        sql: &str,
        values: &[Value<'_>],
        work: impl FnOnce(&mut Client, &Statement, &[Value<'_>]) -> Result<T, LedgerFault>,
    ) -> Result<T, LedgerFault> {
        let mut client = self.client.try_borrow_mut().map_err(|_| LedgerFault::Busy)?;
        let known = self.statements.borrow().get(sql).cloned();
        let statement = match known {
            Some(statement) => statement,
            None => {
                let made = client.prepare(&sql.replace('?', "$"));
                let made = made.map_err(|error| self.fault(&error))?;
                self.statements.borrow_mut().insert(sql.to_owned(), made.clone());
                made
            }
        };
        // What only files need is left out of the SQL.
        let values = values.get(..statement.params().len()).unwrap_or(values);
        work(&mut client, &statement, values)
    }
}

/// The tables, and their version.
impl Postgres {
    const SCHEMA: &str = include_str!("../schema/postgres-5.sql");

    /// Makes the tables where there are none.
    pub(in crate::delivery::ledger) fn migrate(&self) -> Result<(), LedgerFault> {
        if self.is_there()? {
            return Ok(());
        }
        let store: &dyn Store = self;
        let transaction = store.transaction(Kind::Change)?;
        // Where two machines begin at once, one of them waits.
        transaction.count("SELECT 1 FROM pg_advisory_xact_lock(1383427684)", &[])?;
        if !self.is_there()? {
            transaction.batch(Self::SCHEMA)?;
        }
        transaction.commit()
    }

    /// Writes something, and undoes it.
    pub(in crate::delivery::ledger) fn try_out(&self) -> Result<(), LedgerFault> {
        let there = self.is_there()?;
        let store: &dyn Store = self;
        let transaction = store.transaction(Kind::Change)?;
        transaction.batch(if there {
            "UPDATE rundmail_ledger SET version = version"
        } else {
            Self::SCHEMA
        })
    }

    /// Whether the tables are there, in the version of this program.
    pub(in crate::delivery::ledger) fn is_there(&self) -> Result<bool, LedgerFault> {
        let store: &dyn Store = self;
        let made = "SELECT count(*) FROM pg_tables WHERE tablename = 'rundmail_ledger'
            AND schemaname = ANY (current_schemas(false))";
        if store.count(made, &[])? == 0 {
            return Ok(false);
        }
        let fault =
            match store.count("SELECT max(version) FROM rundmail_ledger", &[])?.cmp(&VERSION) {
                Ordering::Equal => return Ok(true),
                Ordering::Greater => SharedFault::Newer,
                Ordering::Less => SharedFault::Older,
            };
        Err(fault.of(self.url.clone()))
    }
}

/// Who the server is, and how the way to it is protected.
fn config(shared: &Shared) -> Result<Config, SharedFault> {
    let url = shared.url.replace("sslmode=verify-full", "sslmode=require");
    let mut config: Config = url.parse().map_err(|error: postgres::Error| {
        let reason = error.source().map_or_else(|| error.to_string(), ToString::to_string);
        SharedFault::Address { error: reason.into() }
    })?;
    if config.get_hosts().is_empty() && config.get_hostaddrs().is_empty() {
        config.host(SOCKET);
    }
    let here = config.get_hosts().iter().all(is_here)
        && config.get_hostaddrs().iter().all(std::net::IpAddr::is_loopback);
    match config.get_ssl_mode() {
        SslMode::Disable if !here => return Err(SharedFault::Unprotected),
        SslMode::Prefer if !here => drop(config.ssl_mode(SslMode::Require)),
        _ => {}
    }
    if let Some(secret) = &shared.secret {
        config.password(secret.expose_secret());
    }
    config.application_name("rundmail").connect_timeout(CONNECT).tcp_user_timeout(SILENCE);
    Ok(config)
}

/// Whether the server is this computer itself.
fn is_here(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => {
            let address = name.parse::<std::net::IpAddr>();
            name == "localhost" || address.is_ok_and(|address| address.is_loopback())
        }
        #[cfg(unix)]
        Host::Unix(_) => true,
    }
}

impl fmt::Debug for Postgres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Postgres").field("url", &self.url).finish_non_exhaustive()
    }
}

impl Store for Postgres {
    fn execute(&self, sql: &str, values: &[Value<'_>]) -> Result<usize, LedgerFault> {
        self.with(sql, values, |client, statement, values| {
            let values: Vec<&(dyn ToSql + Sync)> =
                values.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
            let changed = client.execute(statement, &values);
            let changed = changed.map_err(|error| self.fault(&error))?;
            Ok(usize::try_from(changed).unwrap_or(usize::MAX))
        })
    }

    fn query(
        &self,
        sql: &str,
        values: &[Value<'_>],
        each: &mut dyn FnMut(&dyn Row) -> Result<(), LedgerFault>,
    ) -> Result<(), LedgerFault> {
        self.with(sql, values, |client, statement, values| {
            let rows = client.query_raw(statement, values);
            let mut rows = rows.map_err(|error| self.fault(&error))?;
            while let Some(row) = rows.next().map_err(|error| self.fault(&error))? {
                each(&row)?;
            }
            Ok(())
        })
    }

    fn batch(&self, sql: &str) -> Result<(), LedgerFault> {
        let mut client = self.client.try_borrow_mut().map_err(|_| LedgerFault::Busy)?;
        client.batch_execute(sql).map_err(|error| self.fault(&error))
    }

    fn begin(&self, kind: Kind) -> Result<(), LedgerFault> {
        self.batch(match kind {
            Kind::Change => "BEGIN",
            Kind::Snapshot => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        })
    }

    fn lock(&self, table: &str) -> Result<(), LedgerFault> {
        self.batch(&format!("LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE"))
    }

    fn dialect(&self) -> &'static Dialect {
        &DIALECT
    }

    fn ahead(&self) -> TimeDelta {
        self.ahead
    }

    fn name(&self) -> String {
        self.url.clone()
    }
}

impl Row for postgres::Row {
    fn integer(&self, at: usize) -> Result<Option<i64>, LedgerFault> {
        let kind = self.columns().get(at).map(postgres::Column::type_);
        let number = match kind {
            Some(&Type::BOOL) => {
                self.try_get::<_, Option<bool>>(at).map(|flag| flag.map(i64::from))
            }
            Some(&Type::INT4) => {
                self.try_get::<_, Option<i32>>(at).map(|small| small.map(i64::from))
            }
            _ => self.try_get(at),
        };
        number.map_err(|_| LedgerFault::Damaged)
    }

    fn text(&self, at: usize) -> Result<Option<String>, LedgerFault> {
        self.try_get(at).map_err(|_| LedgerFault::Damaged)
    }
}

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Integer(number) if *kind == Type::INT4 => {
                i32::try_from(*number)?.to_sql(kind, out)
            }
            Self::Integer(number) => number.to_sql(kind, out),
            Self::Text(text) if *kind == Type::INT8 => text.parse::<i64>()?.to_sql(kind, out),
            // The only character that it does not take.
            Self::Text(text) if text.contains('\0') => text.replace('\0', "").to_sql(kind, out),
            Self::Text(text) => text.as_ref().to_sql(kind, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    postgres::types::to_sql_checked!();
}

impl SharedFault {
    /// What an error means; `connecting` where there was no connection before.
    fn told(error: &postgres::Error, connecting: bool) -> Self {
        if let Some(said) = error.as_db_error() {
            return Self::said(said.code(), said.message());
        }
        let causes = || std::iter::successors(error.source(), |cause| (*cause).source());
        let flaw = causes().find_map(|cause| {
            let inner = cause.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
            let inner = inner.and_then(|inner| inner.downcast_ref::<rustls::Error>());
            inner.or_else(|| cause.downcast_ref::<rustls::Error>())
        });
        if let Some(flaw) = flaw {
            return Self::of_tls(flaw);
        }
        let words = causes().last().map_or_else(|| error.to_string(), ToString::to_string);
        let system = causes().find_map(|cause| cause.downcast_ref::<std::io::Error>());
        let reason = system.map_or_else(|| words.clone().into(), Into::into);
        match words.as_str() {
            "server does not support TLS" => Self::NoTls,
            "password missing" => Self::NoPassword,
            _ if connecting => Self::Unreachable { error: reason },
            _ if error.is_closed() || system.is_some() => Self::Lost,
            _ => Self::Other { error: reason },
        }
    }

    fn of_tls(error: &rustls::Error) -> Self {
        match error {
            rustls::Error::InvalidCertificate(reason) => {
                Self::Certificate { flaw: tls::flaw(reason) }
            }
            _ => Self::Tls,
        }
    }

    fn of_trust(error: ServerMessage) -> Self {
        match error {
            ServerMessage::CaFile { path, error } => Self::CaFile { path, error },
            _ => Self::NoAuthorities,
        }
    }

    /// What the server says (`PostgreSQL`, appendix A).
    fn said(code: &SqlState, words: &str) -> Self {
        match code {
            &SqlState::INVALID_PASSWORD | &SqlState::INVALID_AUTHORIZATION_SPECIFICATION => {
                Self::Denied { reply: words.to_owned() }
            }
            &SqlState::INVALID_CATALOG_NAME => Self::NoDatabase,
            &SqlState::READ_ONLY_SQL_TRANSACTION => Self::ReadOnly,
            &SqlState::INSUFFICIENT_PRIVILEGE => Self::NotAllowed { reply: words.to_owned() },
            &SqlState::ADMIN_SHUTDOWN
            | &SqlState::CRASH_SHUTDOWN
            | &SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT => Self::Lost,
            &SqlState::CANNOT_CONNECT_NOW | &SqlState::TOO_MANY_CONNECTIONS => {
                Self::NotNow { reply: words.to_owned() }
            }
            &SqlState::LOCK_NOT_AVAILABLE | &SqlState::T_R_DEADLOCK_DETECTED => Self::Busy,
            &SqlState::UNDEFINED_TABLE
            | &SqlState::UNDEFINED_COLUMN
            | &SqlState::DUPLICATE_TABLE => Self::Foreign,
            _ => Self::Other { error: words.to_owned().into() },
        }
    }
}
