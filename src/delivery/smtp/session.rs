//! One connection and the phases of a mail on it.

use std::borrow::Cow;
use std::time::Duration;

use lettre::transport::smtp::client::SmtpConnection;
use lettre::transport::smtp::response::Response;

use super::Patience;
use super::capabilities::Capabilities;
use super::fault::{self, Trouble};
use super::wire::Stuffed;
use super::words::Words;
use crate::delivery::transport::{Fault, Reply, Session};
use crate::mail::Message;

/// How long a good-bye may take.
const FAREWELL: Duration = Duration::from_secs(5);
/// How long to look for a reply that came before the connection broke.
const GLANCE: Duration = Duration::from_millis(500);

/// A connection that is logged in and ready for mails.
pub(super) struct SmtpSession<'a> {
    connection: SmtpConnection,
    capabilities: Capabilities,
    patience: Patience,
    stuffed: &'a Stuffed,
    open: bool,
}

impl<'a> SmtpSession<'a> {
    pub fn new(
        connection: SmtpConnection,
        capabilities: Capabilities,
        patience: Patience,
        stuffed: &'a Stuffed,
    ) -> Self {
        Self { connection, capabilities, patience, stuffed, open: true }
    }

    /// The parameters of MAIL; refuses what this server cannot take.
    fn parameters(&self, mail: &Message) -> Result<String, Fault> {
        let octets = mail.size();
        let mut parameters = match self.capabilities.size {
            Some(limit) if octets > limit => {
                return Err(Words::TooLarge { octets, limit }.halt());
            }
            Some(_) => format!(" SIZE={octets}"),
            None => String::new(),
        };
        let needs_utf8 = !mail.to.as_str().is_ascii() || !mail.from.as_str().is_ascii();
        if needs_utf8 && !self.capabilities.utf8 {
            let text = "This server cannot take addresses with letters beyond ASCII before the @.";
            return Err(Fault::Refused(Reply::local(text)));
        }
        if needs_utf8 {
            parameters.push_str(" SMTPUTF8");
        }
        if !(mail.head.is_ascii() && mail.shared.is_ascii()) {
            if !self.capabilities.eight_bit {
                return Err(Words::NoEightBit.halt());
            }
            parameters.push_str(" BODY=8BITMIME");
        }
        Ok(parameters)
    }

    fn command(&mut self, command: Cow<'_, str>) -> Result<Response, Trouble> {
        self.connection.command(command).map_err(|error| fault::trouble(&error))
    }

    fn reply(&mut self) -> Result<Response, Trouble> {
        self.connection.read_response().map_err(|error| fault::trouble(&error))
    }

    /// MAIL, RCPT and DATA in one write. All three replies are read whatever they are.
    fn offer_pipelined(&mut self, [mail, rcpt, data]: [String; 3]) -> Result<(), Fault> {
        let mail = self.command(Cow::Owned(mail + &rcpt + &data)).and_then(positive);
        let mail = self.note_loss(mail, Phase::Mail)?;
        let rcpt = self.reply().and_then(positive);
        let rcpt = self.note_loss(rcpt, Phase::Rcpt)?;
        let data = self.reply().and_then(go_ahead);
        let data = self.note_loss(data, Phase::Data)?;
        if data.is_ok() && (mail.is_err() || rcpt.is_err()) {
            // The server waits for a message that it has refused (RFC 2920, section 3.1). Rather than
            // an empty one it gets none.
            self.open = false;
        }
        mail.and(rcpt).and(data)
    }

    /// The same, each command after the reply to the one before.
    fn offer_in_turn(&mut self, [mail, rcpt, data]: [String; 3]) -> Result<(), Fault> {
        for (phase, line) in [(Phase::Mail, mail), (Phase::Rcpt, rcpt)] {
            let reply = self.command(Cow::Owned(line)).and_then(positive);
            self.note_loss(reply, phase)??;
        }
        let reply = self.command(Cow::Owned(data)).and_then(go_ahead);
        self.note_loss(reply, Phase::Data)?
    }

    /// `Err`: the connection is gone and there is nothing more to read. `Ok(Err)`: a refusal.
    fn note_loss<T>(
        &mut self,
        reply: Result<T, Trouble>,
        phase: Phase,
    ) -> Result<Result<(), Fault>, Fault> {
        let Err(trouble) = reply else { return Ok(Ok(())) };
        let fault = trouble.before_the_message(phase);
        match fault {
            Fault::Lost(_) => {
                self.open = false;
                Err(fault)
            }
            fault => Ok(Err(fault)),
        }
    }

    fn set_patience(&mut self, patience: Duration) -> Result<(), Fault> {
        let set = self.connection.set_timeout(Some(patience));
        set.map_err(|error| {
            self.open = false;
            Fault::Lost(Reply::local(error.to_string()))
        })
    }
}

/// Where a reply belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    Mail,
    Rcpt,
    Data,
}

/// lettre takes 3xx for good news everywhere; here only 2xx is.
fn positive(reply: Response) -> Result<Response, Trouble> {
    expect(reply, 200..300)
}

fn go_ahead(reply: Response) -> Result<Response, Trouble> {
    expect(reply, 354..355)
}

fn expect(reply: Response, codes: std::ops::Range<u16>) -> Result<Response, Trouble> {
    if codes.contains(&u16::from(reply.code())) {
        Ok(reply)
    } else {
        Err(Trouble::OutOfStep(fault::reply_of(&reply)))
    }
}

impl Session for SmtpSession<'_> {
    fn offer(&mut self, mail: &Message) -> Result<(), Fault> {
        let parameters = self.parameters(mail)?;
        self.set_patience(self.patience.command)?;
        let lines = [
            format!("MAIL FROM:<{}>{parameters}\r\n", mail.from),
            format!("RCPT TO:<{}>\r\n", mail.to),
            "DATA\r\n".to_owned(),
        ];
        let offered = if self.capabilities.pipelining {
            self.offer_pipelined(lines)
        } else {
            self.offer_in_turn(lines)
        };
        if offered.is_err() && self.open {
            // Forget the refused envelope, or the next MAIL is out of order.
            self.open = self.command(Cow::Borrowed("RSET\r\n")).and_then(positive).is_ok();
        }
        offered
    }

    fn transmit(&mut self, mail: &Message) -> Result<Reply, Fault> {
        let Some(wire) = self.stuffed.message(mail) else {
            self.open = false;
            return Err(Words::NotText.halt());
        };
        self.set_patience(self.patience.message)?;
        let trouble = match self.command(Cow::Owned(wire)).and_then(positive) {
            Ok(reply) => return Ok(fault::reply_of(&reply)),
            Err(trouble) => trouble,
        };
        if let Trouble::Gone { .. } = trouble {
            self.open = false;
            // A server that refuses in the middle of the message and hangs up has said so first.
            if self.connection.set_timeout(Some(GLANCE)).is_ok()
                && let Err(last @ Trouble::Refused(_)) = self.reply()
            {
                return Err(last.after_the_message());
            }
        }
        let fault = trouble.after_the_message();
        self.open &= !matches!(fault, Fault::Lost(_) | Fault::Uncertain(_));
        Err(fault)
    }

    fn is_open(&self) -> bool {
        self.open
    }

    fn close(mut self: Box<Self>) {
        if self.open && self.connection.set_timeout(Some(FAREWELL)).is_ok() {
            let _ = self.connection.quit();
        }
    }
}
