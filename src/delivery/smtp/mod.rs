//! SMTP (RFC 5321), phase by phase over lettre's low-level connection.
//!
//! lettre makes the connection, the TLS and the login; the phases of a mail are driven here, because
//! its own `send` writes the final dot apart from the message (Nagle's algorithm then waits for the
//! server's delayed ACK, 44 ms a mail), pipelines nothing, and does not tell a loss before the final
//! dot from one after it.

mod capabilities;
mod connect;
mod fault;
mod session;
mod wire;
mod words;

use std::path::PathBuf;
use std::time::Duration;

use secrecy::SecretString;

use super::transport::{Fault, Halt, Reply, Session, Transport};
use crate::settings::{AuthMethod, Security};
use wire::Stuffed;
use words::Words;

/// A mail server and how to speak to it.
#[derive(Debug)]
pub struct SmtpTransport {
    options: SmtpOptions,
    stuffed: Stuffed,
}

/// What there is to know about a mail server.
#[derive(Clone, Debug)]
pub struct SmtpOptions {
    /// Name or address; the certificate has to be made out to it.
    pub host: String,
    /// The port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// User and secret, where the server wants a login.
    pub login: Option<Login>,
    /// A certificate authority (PEM) to trust beside those of the system.
    pub ca_file: Option<PathBuf>,
    /// The domain to greet with.
    pub hello: String,
    /// How long to wait.
    pub patience: Patience,
}

/// A login. The secret shows itself in no debug output.
#[derive(Clone, Debug)]
pub struct Login {
    /// The user's name.
    pub user: String,
    /// Password or token.
    pub secret: SecretString,
    /// How to log in.
    pub method: AuthMethod,
}

/// How long to wait for a server.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For the connection to stand, and for each login step.
    pub connect: Duration,
    /// For the reply to a command (RFC 5321, section 4.5.3.2: five minutes are the norm; a person is
    /// waiting, and nothing is in doubt yet).
    pub command: Duration,
    /// For the reply to the final dot: the full ten minutes of RFC 5321, section 4.5.3.2.6. Giving up
    /// here leaves a mail in doubt.
    pub message: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(30),
            command: Duration::from_mins(2),
            message: Duration::from_mins(10),
        }
    }
}

impl SmtpTransport {
    /// A transport to this server. Nothing is connected yet.
    pub fn new(options: SmtpOptions) -> Self {
        Self { options, stuffed: Stuffed::default() }
    }
}

impl Transport for SmtpTransport {
    fn open(&self) -> Result<Box<dyn Session + '_>, Fault> {
        let (connection, capabilities) = connect::connect(&self.options)?;
        let patience = self.options.patience;
        Ok(Box::new(session::SmtpSession::new(connection, capabilities, patience, &self.stuffed)))
    }

    fn unreachable(&self, reply: &Reply) -> Halt {
        let server = format!("{}:{}", self.options.host, self.options.port);
        Words::Unreachable { server, error: reply.to_string() }.reason()
    }
}
