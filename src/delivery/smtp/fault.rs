//! From lettre's errors to what follows from them.

use std::error::Error as _;
use std::io;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::response::Response;

use super::session::Phase;
use super::words::Words;
use crate::delivery::transport::{Fault, Reply};

/// What came instead of a good reply.
#[derive(Clone, Debug)]
pub(super) enum Trouble {
    /// A 4xx or 5xx reply.
    Refused(Reply),
    /// A good reply that does not belong here.
    OutOfStep(Reply),
    /// No reply.
    Gone {
        /// The system's words.
        text: String,
        /// Did the write itself fail, so that the final dot cannot have left this computer?
        unwritten: bool,
    },
}

/// Sorts one of lettre's errors.
pub(super) fn trouble(error: &Error) -> Trouble {
    if let Some(code) = error.status() {
        let text = error.source().map(ToString::to_string).unwrap_or_default();
        return Trouble::Refused(Reply::new(u16::from(code), one_line(&text)));
    }
    let kind = io_error(error).map(io::Error::kind);
    let text = error.source().map_or_else(|| error.to_string(), ToString::to_string);
    // Only writing breaks a pipe; every other error may have come while waiting for the reply.
    Trouble::Gone { text: one_line(&text), unwritten: kind == Some(io::ErrorKind::BrokenPipe) }
}

/// The system's error behind one of lettre's.
pub(super) fn io_error(error: &Error) -> Option<&io::Error> {
    let mut source = error.source();
    while let Some(inner) = source {
        if let Some(found) = inner.downcast_ref() {
            return Some(found);
        }
        source = inner.source();
    }
    None
}

/// A reply as the ledger keeps it.
pub(super) fn reply_of(response: &Response) -> Reply {
    let text: Vec<&str> = response.message().collect();
    Reply::new(u16::from(response.code()), one_line(&text.join(" ")))
}

/// No server's words break a line or a terminal.
fn one_line(text: &str) -> String {
    // Neither commands to a terminal nor characters that turn the rest of the line around.
    let commands =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let clean: String = text.chars().map(|c| if commands(c) { ' ' } else { c }).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Trouble {
    /// What it means while nothing has been sent yet.
    pub fn before_the_message(self, phase: Phase) -> Fault {
        match self {
            Self::Gone { text, .. } => Fault::Lost(Reply::local(text)),
            Self::OutOfStep(reply) => Fault::Lost(reply),
            // The server closes this connection; it says nothing about the mail (RFC 5321, 3.8).
            Self::Refused(reply) if reply.code == Some(421) => Fault::Lost(reply),
            Self::Refused(reply) => refused(reply, phase),
        }
    }

    /// What it means once the message was handed over with its final dot.
    pub fn after_the_message(self) -> Fault {
        match self {
            Self::Gone { text, unwritten: true } => Fault::Lost(Reply::local(text)),
            Self::Gone { text, .. } => Fault::Uncertain(Reply::local(text)),
            Self::OutOfStep(reply) => Fault::Uncertain(reply),
            Self::Refused(reply) if reply.code == Some(421) => Fault::Lost(reply),
            Self::Refused(reply) if is_permanent(&reply) => Fault::Refused(reply),
            Self::Refused(reply) => Fault::Deferred(reply),
        }
    }
}

fn refused(reply: Reply, phase: Phase) -> Fault {
    match (phase, reply.code) {
        // RFC 4954, section 6: nothing goes without a login.
        (_, Some(530 | 535)) => Words::LoginMissing { reply: reply.to_string() }.halt(),
        // What is wrong with the sender is wrong with every mail.
        (Phase::Mail, _) if is_permanent(&reply) => {
            Words::SenderRefused { reply: reply.to_string() }.halt()
        }
        _ if is_permanent(&reply) => Fault::Refused(reply),
        _ => Fault::Deferred(reply),
    }
}

fn is_permanent(reply: &Reply) -> bool {
    reply.code.is_some_and(|code| code >= 500)
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn a_reply_commands_no_terminal_and_turns_no_line_around() {
        assert_eq!(one_line("a\r\n\u{1b}[31mb\u{9b}\u{202e}c\u{2066} \u{7f}d"), "a [31mb c d");
    }
}
