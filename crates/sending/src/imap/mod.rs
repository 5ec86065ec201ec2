//! The office's own mailbox over IMAP (RFC 3501): what came back and who unsubscribes is read from
//! it, and copies and reports of mailings are put into its folder of sent mails.
//!
//! - [`Imap`] is a connection that is protected and logged in (`connect`); `session` has what is
//!   asked for on it, `folders` which folder is which, `name` how their names are written.
//! - `talk` is one conversation: commands and what comes back, within limits; it uses the line and
//!   the encryption of [`crate::delivery::smtp`]. The format is left to `imap-codec`.
//! - `messages` says what is wrong.
//!
//! A mailbox is opened with EXAMINE and read with BODY.PEEK, so nothing in it changes; only
//! [`Imap::append`] and [`Imap::move_to`] write. A server may be broken or hostile: lines, literals,
//! the number of responses and the time for each are limited.

mod connect;
mod folders;
mod messages;
mod name;
mod session;
mod talk;

use std::path::PathBuf;
use std::time::Duration;

pub use folders::Folder;
pub use session::{Examined, Imap};

use crate::delivery::smtp::{Endpoint, Login};
use crate::settings::Security;

/// A mailbox and how to get there.
#[derive(Clone, Debug)]
pub struct ImapOptions {
    /// The name or address of the server; the certificate has to be issued for it.
    pub host: String,
    /// The port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// User and secret.
    pub login: Login,
    /// A certificate authority (PEM) to trust besides those of the system.
    pub ca_file: Option<PathBuf>,
    /// How long to wait for the connection, and for each response.
    pub timeout: Duration,
}

/// How long to wait for the connection, and for each response: a person is waiting, and a slow
/// server may have to look through a large folder.
pub const TIMEOUT: Duration = Duration::from_mins(1);

impl ImapOptions {
    fn endpoint(&self) -> Endpoint<'_> {
        let Self { host, port, security, ca_file, .. } = self;
        Endpoint { host, port: *port, security: *security, ca_file: ca_file.as_deref() }
    }

    /// The account as the ledger names it: `user@server`.
    pub fn account(&self) -> String {
        format!("{}@{}", self.login.user, self.host)
    }
}
