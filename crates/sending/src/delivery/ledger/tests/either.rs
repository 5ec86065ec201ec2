//! What holds for a ledger in a file holds for one in a database: the tests run over both.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempDir;

use super::super::store::{Postgres, Shared, Store};
use super::*;

/// A workspace with its ledger.
pub(in crate::delivery::ledger) struct Either {
    folder: TempDir,
    shared: Option<Shared>,
}

/// Runs a test over a file and over a database.
pub(in crate::delivery::ledger) fn on_both(test: impl Fn(&Either)) {
    test(&Either::file());
    test(&Either::database());
}

impl Either {
    pub(in crate::delivery::ledger) fn file() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), shared: None }
    }

    /// A schema of its own, in a server that all tests of this process share.
    pub(in crate::delivery::ledger) fn database() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let schema = format!("s{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let server = server();
        let shared = |query: &str| {
            let url = format!("postgresql://rundmail@127.0.0.1:{server}/postgres{query}");
            Shared { url, secret: None, ca_file: None }
        };
        let store = Postgres::connect(&shared(""), &world()).unwrap();
        store.batch(&format!("CREATE SCHEMA {schema}")).unwrap();
        let shared = Some(shared(&format!("?options=-c%20search_path%3D{schema}")));
        Self { folder: tempfile::tempdir().unwrap(), shared }
    }

    pub(in crate::delivery::ledger) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(in crate::delivery::ledger) fn open(&self) -> Ledger {
        self.try_open().unwrap()
    }

    pub(in crate::delivery::ledger) fn try_open(&self) -> Result<Ledger, LedgerFault> {
        match &self.shared {
            Some(shared) => Ledger::open_shared(self.path(), shared, &world()).map(|(one, _)| one),
            None => Ledger::open(self.path()),
        }
    }

    pub(in crate::delivery::ledger) fn look(&self) -> Option<Ledger> {
        let looked = match &self.shared {
            Some(shared) => Ledger::look_at_shared(self.path(), shared, &world()),
            None => Ledger::open_read_only(self.path()),
        };
        looked.unwrap()
    }

    /// Opens this database from the folder of another place, whose ledger it takes over.
    pub(in crate::delivery::ledger) fn take(
        &self,
        other: &Self,
    ) -> Result<(Ledger, bool), LedgerFault> {
        Ledger::open_shared(other.path(), self.shared.as_ref().unwrap(), &world())
    }

    /// As if all runs had died, and their leases had expired.
    pub(in crate::delivery::ledger) fn all_die(&self) {
        if self.shared.is_some() {
            let past = "UPDATE run SET until = clock_timestamp() - interval '1 second'";
            self.open().store.batch(past).unwrap();
        }
    }

    pub(in crate::delivery::ledger) fn planned(&self, names: &[&str]) -> (Ledger, Account) {
        let mut ledger = self.open();
        let account = ledger.open_round(&subject("a"), Channel::Smtp, MADE, now()).unwrap();
        ledger.plan(&account, &people(names), now()).unwrap();
        (ledger, account)
    }
}

pub(in crate::delivery::ledger) fn world() -> World {
    World::new(std::collections::HashMap::new(), PathBuf::new())
}

/// The port of the server, which stops when this process ends.
fn server() -> u16 {
    static SERVER: OnceLock<(Child, u16)> = OnceLock::new();
    let start = || {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/lab/postgres.sh");
        let mut server = Command::new("bash");
        server.arg(script).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut server = server.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.split(' ').next().unwrap().parse();
        (server, port.expect("PostgreSQL starts; tests/setup.sh installs it"))
    };
    SERVER.get_or_init(start).1
}
