//! Why there is no reply, and how that is reported.

use std::io;
use std::time::Duration;

use super::reply::{Malformed, one_line};
use crate::delivery::reply::local::LocalFault;
use crate::delivery::transport::Reply;
use crate::l10n::without_number;

/// Why there is no reply.
#[derive(Debug)]
pub(crate) enum ReplyError {
    /// The name cannot be resolved.
    Unknown,
    /// Not everything could be written.
    Unwritten(io::Error),
    /// No reply in this time.
    Silent(Duration),
    /// The server closed the connection.
    HungUp,
    /// An error of the system or of TLS.
    Broken(io::Error),
    /// What came is not a reply.
    Malformed(Malformed),
}

impl ReplyError {
    /// Reading, or a handshake, has failed.
    pub(crate) fn reading(error: io::Error, timeout: Duration) -> Self {
        match error.kind() {
            io::ErrorKind::TimedOut => Self::Silent(timeout),
            io::ErrorKind::UnexpectedEof => Self::HungUp,
            _ => Self::Broken(error),
        }
    }

    /// The TLS error behind it.
    pub(crate) fn tls(&self) -> Option<&rustls::Error> {
        match self {
            Self::Unwritten(error) | Self::Broken(error) => error.get_ref()?.downcast_ref(),
            Self::Unknown | Self::Silent(_) | Self::HungUp | Self::Malformed(_) => None,
        }
    }
}

impl From<&ReplyError> for Reply {
    fn from(error: &ReplyError) -> Self {
        use io::ErrorKind as Kind;
        match error {
            ReplyError::Unknown => LocalFault::UnknownName,
            ReplyError::Unwritten(error) if error.kind() == Kind::TimedOut => LocalFault::Stuck,
            ReplyError::Unwritten(cause) | ReplyError::Broken(cause) => match cause.kind() {
                Kind::ConnectionRefused => LocalFault::NobodyThere,
                Kind::TimedOut => LocalFault::NoAnswer,
                Kind::HostUnreachable | Kind::NetworkUnreachable => LocalFault::NoRoute,
                Kind::ConnectionReset | Kind::ConnectionAborted | Kind::BrokenPipe => {
                    LocalFault::Cut
                }
                _ if error.tls().is_some() => LocalFault::TlsBroke,
                _ => return Self::local(one_line(&without_number(cause))),
            },
            ReplyError::Silent(timeout) => LocalFault::NoReply(timeout.as_secs().to_string()),
            ReplyError::HungUp => LocalFault::HungUp,
            ReplyError::Malformed(Malformed::NoCode(line)) => LocalFault::NoSmtp(line.clone()),
            ReplyError::Malformed(Malformed::TwoCodes(first, then, line)) => {
                LocalFault::TwoCodes(format!("{first}, {then} {line}"))
            }
            ReplyError::Malformed(Malformed::TooLong) => LocalFault::Endless,
        }
        .into()
    }
}
