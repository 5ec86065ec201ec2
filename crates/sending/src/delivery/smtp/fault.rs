//! What a reply, or the lack of one, means for the mail.

use std::ops::Range;

use super::messages::ServerMessage;
use super::reply::Response;
use super::reply_error::ReplyError;
use crate::delivery::messages as delivery;
use crate::delivery::reply::denial::Denial;
use crate::delivery::reply::limit::is_allowance_spent;
use crate::delivery::transport::{Fault, Reply};

/// The phase to which a reply belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    Mail,
    Rcpt,
    Data,
}

/// What came instead of a positive reply.
#[derive(Debug)]
pub(super) enum ProtocolError {
    /// A 4xx or 5xx reply.
    Refused(Reply),
    /// A positive reply that does not belong here.
    OutOfStep(Reply),
    /// No reply at all.
    Gone(ReplyError),
}

/// The reply, if its code is one of these.
pub(super) fn expect(
    reply: Result<Response, ReplyError>,
    codes: Range<u16>,
) -> Result<Response, ProtocolError> {
    match reply {
        Ok(response) if codes.contains(&response.code) => Ok(response),
        Ok(response) if response.code >= 400 => Err(ProtocolError::Refused(response.to_reply())),
        Ok(response) => Err(ProtocolError::OutOfStep(response.to_reply())),
        Err(error) => Err(ProtocolError::Gone(error)),
    }
}

impl ProtocolError {
    /// What it means as long as nothing has been sent.
    pub(super) fn before_the_message(self, phase: Phase) -> Fault {
        match self {
            Self::Gone(error) => Fault::Lost((&error).into()),
            Self::OutOfStep(reply) => Fault::Lost(reply),
            // The server closes this connection, which says nothing about the mail (RFC 5321, 3.8).
            Self::Refused(reply) if reply.code == Some(421) => Fault::Lost(reply),
            Self::Refused(reply) => refused(reply, phase),
        }
    }

    /// What it means once the message was handed over with its final dot.
    pub(super) fn after_the_message(self) -> Fault {
        match self {
            Self::Gone(error @ ReplyError::Unwritten(_)) => Fault::Lost((&error).into()),
            Self::Gone(error) => Fault::Uncertain((&error).into()),
            Self::OutOfStep(reply) => Fault::Uncertain(reply),
            Self::Refused(reply) if reply.code == Some(421) => Fault::Lost(reply),
            Self::Refused(reply) if is_permanent(&reply) => Fault::Refused(reply),
            Self::Refused(reply) => Fault::Deferred(reply),
        }
    }
}

fn refused(reply: Reply, phase: Phase) -> Fault {
    match (phase, reply.code) {
        // RFC 4954, section 6: nothing is accepted without a login.
        (_, Some(530 | 535)) => ServerMessage::LoginMissing { reply: reply.to_string() }.abort(),
        // Here it is about the size named in MAIL (RFC 1870, section 6.1).
        (Phase::Mail, Some(552)) => {
            ServerMessage::FoundTooLarge { reply: reply.to_string() }.abort()
        }
        // That is about nobody's address; the run knows what to do.
        (Phase::Mail, _) if is_allowance_spent(&reply) => Fault::Refused(reply),
        (Phase::Mail, _) if Denial::of(&reply) == Some(Denial::Listed) => {
            Fault::Abort(delivery::AbortMessage::denied(Denial::Listed, &reply))
        }
        // What is wrong with the sender is wrong with every mail.
        (Phase::Mail, _) if is_permanent(&reply) => {
            ServerMessage::SenderRefused { reply: reply.to_string() }.abort()
        }
        _ if is_permanent(&reply) => Fault::Refused(reply),
        _ => Fault::Deferred(reply),
    }
}

fn is_permanent(reply: &Reply) -> bool {
    reply.code.is_some_and(|code| code >= 500)
}
