//! How this server wants to be addressed, as far as it has shown during the run.

use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};

use lettre::transport::smtp::extension::ClientId;

use super::fault::ProtocolError;
use super::reply::Response;
use crate::delivery::transport::{Fault, Reply};

/// What all connections of a run have learned about their server.
#[derive(Debug, Default)]
pub(super) struct Manners {
    /// It announces PIPELINING but does not support it properly.
    in_turn: AtomicBool,
    /// It does not accept the name with which we greet.
    by_address: AtomicBool,
}

impl Manners {
    /// Whether each command has to wait for the reply to the previous one.
    pub(super) fn in_turn(&self) -> bool {
        self.in_turn.load(Ordering::Relaxed)
    }

    /// Commands in one write got no reply, or the server complains about them: from now on they are
    /// sent one by one. If the line was merely cut, this is not the cause but does no harm.
    pub(super) fn learn_of_commands(&self, error: &ProtocolError) -> bool {
        let at_fault = match error {
            ProtocolError::Gone(_) => true,
            ProtocolError::Refused(reply) | ProtocolError::OutOfStep(reply) => {
                names_pipelining(&reply.text)
            }
        };
        if at_fault {
            self.in_turn.store(true, Ordering::Relaxed);
        }
        at_fault
    }

    /// Whether it is greeted with our address rather than our name.
    pub(super) fn by_address(&self) -> bool {
        self.by_address.load(Ordering::Relaxed)
    }

    /// The name to greet with: the address literal where the server does not accept the other one.
    pub(super) fn hello(&self, name: &str, own: Option<IpAddr>) -> ClientId {
        match own.filter(|_| self.by_address()) {
            Some(IpAddr::V4(own)) => ClientId::Ipv4(own),
            Some(IpAddr::V6(own)) => ClientId::Ipv6(own),
            None => ClientId::Domain(name.to_owned()),
        }
    }

    /// The server does not accept this name; returns whether another one is worth a try.
    pub(super) fn learn_of_name(&self, name: &ClientId) -> bool {
        let other = !is_literal(name);
        if other {
            self.by_address.store(true, Ordering::Relaxed);
        }
        other
    }

    /// The same for a refusal that comes with the envelope, as with Postfix (`smtpd_delay_reject`):
    /// it may work on a new connection.
    pub(super) fn reconsider(
        &self,
        error: ProtocolError,
        name: &ClientId,
    ) -> Result<ProtocolError, Fault> {
        match error {
            ProtocolError::Refused(reply) if names_hello(&reply) && self.learn_of_name(name) => {
                Err(Fault::Lost(reply))
            }
            error => Ok(error),
        }
    }
}

/// Whether a greeting is refused because of its name. 500 and 502 are about the command (RFC 5321,
/// 4.2.4).
pub(super) fn refuses_name(response: &Response) -> bool {
    response.code > 502
}

fn names_hello(reply: &Reply) -> bool {
    let text = reply.text.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    says(&["helo", "ehlo"])
        && says(&["reject", "invalid", "require", "need", "must", "bad", "not "])
}

/// Postfix: "Improper use of SMTP command pipelining"; Exim: "SMTP synchronization error".
fn names_pipelining(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["pipelin", "synchroni"].iter().any(|word| text.contains(word))
}

/// Whether it is an address in place of a name (RFC 5321, section 4.1.3).
fn is_literal(name: &ClientId) -> bool {
    name.to_string().starts_with('[')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_written_as_literals() {
        let manners = Manners::default();
        let hello = |own: &str| manners.hello("amt.example", own.parse().ok());
        assert!(manners.learn_of_name(&hello("192.0.2.7")));
        for (own, literal) in [("192.0.2.7", "[192.0.2.7]"), ("2001:db8::7", "[IPv6:2001:db8::7]")]
        {
            assert_eq!(hello(own).to_string(), literal);
            assert!(!manners.learn_of_name(&hello(own)));
        }
        assert_eq!(hello("").to_string(), "amt.example");
    }

    #[test]
    fn a_refused_name_is_told_from_a_refused_person() {
        for text in [
            "5.5.2 <amt>: Helo command rejected: need fully-qualified hostname",
            "5.7.1 <amt.example>: Helo command rejected: Host not found",
            "Access denied - Invalid HELO name (See RFC2821 4.1.1.1)",
            "5.5.0 EHLO/HELO name must resolve",
        ] {
            assert!(names_hello(&Reply::new(550, text)), "{text}");
        }
        for text in ["5.1.1 <wilhelo@b.example> User unknown", "5.7.1 Relay access denied"] {
            assert!(!names_hello(&Reply::new(550, text)), "{text}");
        }
    }

    #[test]
    fn complaints_about_pipelining_are_known() {
        assert!(names_pipelining("5.5.0 Error: SMTP command pipelining not permitted"));
        assert!(names_pipelining("SMTP synchronization error"));
        assert!(!names_pipelining("5.5.1 bad sequence of commands"));
    }
}
