//! Why there is no reply, and how that is reported.

use std::time::Duration;
use std::{fmt, io};

use super::reply::{Malformed, one_line};
use crate::delivery::reply::local;
use crate::l10n::without_number;

/// Why there is no reply.
#[derive(Debug)]
pub(super) enum ReplyError {
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
    pub(super) fn reading(error: io::Error, timeout: Duration) -> Self {
        match error.kind() {
            io::ErrorKind::TimedOut => Self::Silent(timeout),
            io::ErrorKind::UnexpectedEof => Self::HungUp,
            _ => Self::Broken(error),
        }
    }

    /// The TLS error behind it.
    pub(super) fn tls(&self) -> Option<&rustls::Error> {
        match self {
            Self::Unwritten(error) | Self::Broken(error) => error.get_ref()?.downcast_ref(),
            Self::Unknown | Self::Silent(_) | Self::HungUp | Self::Malformed(_) => None,
        }
    }
}

impl fmt::Display for ReplyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use io::ErrorKind as Kind;
        match self {
            Self::Unknown => f.write_str(local::UNKNOWN_NAME),
            Self::Unwritten(error) if error.kind() == Kind::TimedOut => f.write_str(local::STUCK),
            Self::Unwritten(error) | Self::Broken(error) => match error.kind() {
                Kind::ConnectionRefused => f.write_str(local::NOBODY_THERE),
                Kind::TimedOut => f.write_str(local::NO_ANSWER),
                Kind::HostUnreachable | Kind::NetworkUnreachable => f.write_str(local::NO_WAY),
                Kind::ConnectionReset | Kind::ConnectionAborted | Kind::BrokenPipe => {
                    f.write_str(local::CUT)
                }
                _ if self.tls().is_some() => f.write_str(local::TLS_BROKE),
                _ => f.write_str(&one_line(&without_number(error))),
            },
            Self::Silent(timeout) => {
                f.write_str(&local::fill(local::NO_REPLY, &timeout.as_secs().to_string()))
            }
            Self::HungUp => f.write_str(local::HUNG_UP),
            Self::Malformed(malformed) => malformed.fmt(f),
        }
    }
}
