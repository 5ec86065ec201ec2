//! Opens the ledger for reading: during a run, when an older version wrote it, and on a read-only
//! drive.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::{BUSY_TIMEOUT, LedgerFault, flags, schema};

/// The connection and the version of the ledger; `None` where the file is empty.
pub(super) fn open(path: &Path) -> Result<Option<(Connection, usize)>, LedgerFault> {
    // Read-write, because even a reader maintains the write-ahead log.
    let connection = Connection::open_with_flags(path, flags(OpenFlags::SQLITE_OPEN_READ_WRITE))?;
    let found = match read(connection) {
        // That maintenance needs a file beside the ledger. Where it cannot be created, nobody else
        // can write either, and the ledger may be read as it is if the file is complete.
        Err(LedgerFault::Database { .. }) if !has_log(path) => {
            let bits = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
            read(Connection::open_with_flags(as_it_lies(path), flags(bits))?)?
        }
        found => found?,
    };
    Ok(Some(found).filter(|(_, version)| *version > 0))
}

fn read(connection: Connection) -> Result<(Connection, usize), LedgerFault> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    let version = schema::check(&connection)?;
    prove(&connection)?;
    Ok((connection, version))
}

/// Checks the file page by page: a damaged ledger must not decide who still gets a mail.
pub(super) fn prove(connection: &Connection) -> Result<(), LedgerFault> {
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found == "ok" { Ok(()) } else { Err(LedgerFault::Damaged) }
}

/// Whether there is a write-ahead log with contents.
fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    Path::new(&log).metadata().is_ok_and(|data| data.len() > 0)
}

/// The URI of a file that does not change while it is read (sqlite.org/uri.html, `immutable`).
fn as_it_lies(path: &Path) -> String {
    use std::fmt::Write;
    let mut name = String::from("file:");
    if cfg!(windows) {
        name.push('/');
    }
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'\\' if cfg!(windows) => name.push('/'),
            b'/' | b':' | b'-' | b'.' | b'_' | b'~' => name.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => name.push(char::from(byte)),
            byte => {
                let _ = write!(name, "%{byte:02x}");
            }
        }
    }
    name + "?immutable=1"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ledger_is_read_as_it_lies_whatever_its_folder_is_called() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("100 % Ämter? #1");
        std::fs::create_dir(&folder).unwrap();
        drop(super::super::Ledger::open(&folder).unwrap());
        let path = folder.join(super::super::FOLDER).join(super::super::FILE);
        let bits = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let connection = Connection::open_with_flags(as_it_lies(&path), flags(bits)).unwrap();
        assert_eq!(read(connection).unwrap().1, schema::VERSION);
    }
}
