//! SMTP (RFC 5321), phase by phase.
//!
//! From the outside in:
//!
//! - [`SmtpTransport`] opens sessions. `connect` opens a connection that is protected (`tls`, whose
//!   `certificate` can be shown), greeted (`capabilities`) and logged in (`login`), with the
//!   `manners` that earlier connections have learned.
//! - `session` drives the phases of a mail on it; `wire` is the message as it is written.
//! - `trial` does everything short of sending, and reports each [`Step`].
//! - `line` sends commands and reads replies (`reply`) over a `socket` with deadlines; a
//!   `reply_error` says why there is none.
//! - `fault` says what follows from a reply, or from none, and `messages` tells people.
//!
//! lettre formats the commands. The line is our own, above the operating system and rustls: whether
//! a mail is *certainly not sent* or *in doubt* depends on whether the write failed or only the
//! reply is missing, and a server's text has to be understood in whatever character set it comes.
//! `docs/decisions.md` explains this.

mod capabilities;
mod certificate;
mod connect;
mod fault;
mod flaw;
pub(crate) mod line;
pub(crate) mod login;
mod manners;
pub(crate) mod messages;
pub(crate) mod reply;
pub(crate) mod reply_error;
mod session;
pub(crate) mod socket;
pub(crate) mod tls;
mod trial;
mod wire;

use std::net::{SocketAddr, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use capabilities::Capabilities;
pub use certificate::Certificate;
pub use connect::Step;

use super::secret::Secret;
use super::transport::{Abort, Fault, Reply, Session, Transport};
use crate::settings::{AuthMethod, Security};
use manners::Manners;
use messages::ServerMessage;
use reply_error::ReplyError;
use tls::Trust;
use wire::Stuffed;

/// A mail server and how to talk to it.
#[derive(Debug)]
pub struct SmtpTransport {
    options: SmtpOptions,
    stuffed: Stuffed,
    trust: Trust,
    manners: Manners,
}

/// The configuration of a mail server.
#[derive(Clone, Debug)]
pub struct SmtpOptions {
    /// The name or address; the certificate has to be issued for it.
    pub host: String,
    /// The port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// User and secret, where the server requires a login.
    pub login: Option<Login>,
    /// A certificate authority (PEM) to trust besides those of the system.
    pub ca_file: Option<PathBuf>,
    /// The name for EHLO: a domain or an address literal.
    pub hello: String,
    /// How long to wait.
    pub timeouts: Timeouts,
}

impl SmtpOptions {
    /// Where the server is.
    fn endpoint(&self) -> Endpoint<'_> {
        let Self { host, port, security, ca_file, .. } = self;
        Endpoint { host, port: *port, security: *security, ca_file: ca_file.as_deref() }
    }

    /// The server as it is shown to people.
    fn name(&self) -> String {
        self.endpoint().name()
    }
}

/// Where a server is, and how the connection to it is protected; the same for SMTP and IMAP.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Endpoint<'a> {
    /// The name or address; the certificate has to be issued for it.
    pub host: &'a str,
    /// The port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// A certificate authority (PEM) to trust besides those of the system.
    pub ca_file: Option<&'a Path>,
}

impl Endpoint<'_> {
    /// The server as it is shown to people.
    pub(crate) fn name(self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    /// Its addresses.
    ///
    /// # Errors
    /// The network does not know the name.
    pub(crate) fn addresses(self) -> Result<Vec<SocketAddr>, ReplyError> {
        let found = (bare(self.host), self.port).to_socket_addrs().map(Iterator::collect);
        // The resolver's message differs from system to system and helps nobody.
        found.map_err(|_| ReplyError::Unknown)
    }
}

/// The host without the brackets of an IPv6 address: in `[::1]` they separate it from its port, and
/// the system wants it without.
fn bare(host: &str) -> &str {
    let host = host.trim();
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

/// A login. Its debug output does not contain the secret.
#[derive(Clone, Debug)]
pub struct Login {
    /// The user's name.
    pub user: String,
    /// The password or token.
    pub secret: Secret,
    /// How to log in.
    pub method: AuthMethod,
}

/// How long to wait for a server.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// For establishing the connection, and for each step of the login.
    pub connect: Duration,
    /// For the reply to a command (RFC 5321, section 4.5.3.2, recommends five minutes; but a person
    /// is waiting, and nothing is in doubt yet), and for a server that accepts nothing of a
    /// message.
    pub command: Duration,
    /// For writing a message, and then for the reply to its final dot: the full ten minutes of RFC
    /// 5321, section 4.5.3.2.6. Giving up on that reply leaves a mail in doubt.
    pub message: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(30),
            command: Duration::from_mins(2),
            message: Duration::from_mins(10),
        }
    }
}

impl SmtpTransport {
    /// A transport to this server, not yet connected.
    pub fn new(options: SmtpOptions) -> Self {
        Self {
            options,
            stuffed: Stuffed::default(),
            trust: Trust::default(),
            manners: Manners::default(),
        }
    }
}

impl Transport for SmtpTransport {
    fn open(&self) -> Result<Box<dyn Session + '_>, Fault> {
        let connected = connect::connect(self, &mut |_| {})?;
        Ok(Box::new(session::SmtpSession::new(connected, self)))
    }

    fn unreachable(&self, reply: &Reply) -> Abort {
        ServerMessage::Unreachable { server: self.options.name(), error: reply.clone() }.reason()
    }
}
