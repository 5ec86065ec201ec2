//! One connection and the phases of a mail on it.

use std::fmt;
use std::time::Duration;

use lettre::transport::smtp::commands::{Data, Mail, Quit, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, MailBodyParameter, MailParameter};

use super::capabilities::Capabilities;
use super::connect::Connected;
use super::fault::{Phase, ProtocolError, expect};
use super::line::Line;
use super::manners::Manners;
use super::messages::ServerMessage;
use super::reply::Response;
use super::reply_error::ReplyError;
use super::wire::Stuffed;
use super::{SmtpTransport, Timeouts};
use crate::delivery::reply::local::LocalFault;
use crate::delivery::transport::{Fault, Reply, Session};
use crate::mail::Message;

/// How long closing may take.
pub(super) const QUIT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long to look for a reply that arrived before the connection broke.
const PEEK_TIMEOUT: Duration = Duration::from_millis(500);
/// Positive replies, including the "go ahead" for the message.
pub(super) const GOOD: std::ops::Range<u16> = 200..300;
const GO_AHEAD: std::ops::Range<u16> = 354..355;
/// For commands after which no reply is positive.
const NEVER: std::ops::Range<u16> = 0..0;

/// A connection that is logged in and ready for mails.
pub(super) struct SmtpSession<'a> {
    line: Line,
    capabilities: Capabilities,
    timeouts: Timeouts,
    stuffed: &'a Stuffed,
    manners: &'a Manners,
    /// The name last used to greet the server.
    hello: ClientId,
    /// Whether the commands of the current mail were sent in one write.
    at_once: bool,
    open: bool,
    /// Whether it has carried a mail yet.
    proven: bool,
}

impl<'a> SmtpSession<'a> {
    pub(super) fn new(connected: Connected, server: &'a SmtpTransport) -> Self {
        let Connected { line, capabilities, hello } = connected;
        let SmtpTransport { options, stuffed, manners, .. } = server;
        Self {
            line,
            capabilities,
            timeouts: options.timeouts,
            stuffed,
            manners,
            hello,
            at_once: false,
            open: true,
            proven: false,
        }
    }

    /// The parameters of MAIL; refuses what this server does not support.
    fn parameters(&self, mail: &Message) -> Result<Vec<MailParameter>, Fault> {
        let octets = mail.size();
        let mut parameters = Vec::new();
        match self.capabilities.size {
            Some(limit) if octets > limit => {
                return Err(ServerMessage::TooLarge { octets, limit }.abort());
            }
            Some(_) => {
                // A message in memory has a countable size.
                let octets = usize::try_from(octets).unwrap_or(usize::MAX);
                parameters.push(MailParameter::Size(octets));
            }
            None => {}
        }
        let needs_utf8 = !mail.to.as_str().is_ascii() || !mail.from.as_str().is_ascii();
        if needs_utf8 && !self.capabilities.utf8 {
            return Err(Fault::Refused(LocalFault::NeedsUtf8.into()));
        }
        if needs_utf8 {
            parameters.push(MailParameter::SmtpUtfEight);
        }
        if !(mail.head.is_ascii() && self.stuffed.of(&mail.shared).is_ascii) {
            if !self.capabilities.eight_bit {
                return Err(ServerMessage::NoEightBit.abort());
            }
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        Ok(parameters)
    }

    fn command(&mut self, command: impl fmt::Display) -> Result<Response, ReplyError> {
        self.line.command(command, self.timeouts.command)
    }

    /// A server that has sent something unasked is out of step, and each later reply would belong
    /// to the previous command: the last one would say about this mail what was meant for another.
    /// So the connection is closed. What the server has sent may be that it is closing (421), or
    /// that it revokes an earlier reply.
    fn unasked(&mut self) -> Option<ProtocolError> {
        if !self.line.has_unread() {
            return None;
        }
        self.open = false;
        let said = expect(self.line.reply(PEEK_TIMEOUT), NEVER).err()?;
        Some(match said {
            ProtocolError::OutOfStep(reply) => {
                ProtocolError::OutOfStep(LocalFault::Unasked(reply.to_string()).into())
            }
            said => said,
        })
    }

    fn reply(&mut self) -> Result<Response, ReplyError> {
        self.line.reply(self.timeouts.command)
    }

    /// Writes the message and reads the result. What counts as the reply to the final dot was read
    /// after everything was handed to the system, and nothing was there to be read just before.
    fn hand_over(&mut self, mail: &Message) -> Result<Result<Response, ReplyError>, Fault> {
        let wire = self.stuffed.message(mail);
        let Timeouts { command, message, .. } = self.timeouts;
        let (most, end) = wire.halves();
        let mut written = self.line.say(&most, message, command);
        if written.is_ok() && self.line.has_unread() {
            return Err(self.broken_off(LocalFault::HungUp.into()));
        }
        written = written.and_then(|()| self.line.say(&end, command, command));
        if let Err(error) = written {
            return Err(match error {
                ReplyError::Unwritten(_) => self.broken_off((&error).into()),
                // Windows does not tell how much has been sent.
                error => self.given_up(ProtocolError::Gone(error).after_the_message()),
            });
        }
        let reply = self.line.reply(message);
        match &reply {
            Ok(first) => self.second_thoughts(first).map(|()| reply),
            Err(_) => Ok(reply),
        }
    }

    /// The dot has not been sent, so the server cannot have the mail, whatever the cause. A server
    /// that refuses in the middle of the message and closes the connection has sent its reply
    /// first. One that claims to have accepted it is not believed, but does not get a second mail
    /// either.
    fn broken_off(&mut self, why: Reply) -> Fault {
        let fault = match self.line.reply(PEEK_TIMEOUT) {
            Ok(good) if GOOD.contains(&good.code) => {
                Fault::Uncertain(LocalFault::TooEarly(good.to_reply().to_string()).into())
            }
            Ok(refusal) if refusal.code >= 400 => {
                ProtocolError::Refused(refusal.to_reply()).after_the_message()
            }
            _ => Fault::Lost(why),
        };
        self.given_up(fault)
    }

    fn given_up(&mut self, fault: Fault) -> Fault {
        self.open = false;
        fault
    }

    /// Checks for a second reply along with the one to the message, which would mean that the
    /// connection is out of step. If one says that the mail was accepted and the other that it was
    /// not, it is in doubt. 421 after a positive reply is the usual way of closing.
    fn second_thoughts(&mut self, first: &Response) -> Result<(), Fault> {
        if !self.line.has_unread() {
            return Ok(());
        }
        self.open = false;
        let Ok(second) = self.line.reply(PEEK_TIMEOUT) else { return Ok(()) };
        let agree = GOOD.contains(&first.code) == GOOD.contains(&second.code);
        if agree || second.code == 421 {
            return Ok(());
        }
        let both = format!("{} / {}", first.to_reply(), second.to_reply());
        Err(Fault::Uncertain(LocalFault::TwoMinds(both).into()))
    }

    /// Sends MAIL, RCPT and DATA in one write, and reads all three replies.
    fn offer_pipelined(&mut self, mail: &Mail, rcpt: &Rcpt) -> Result<(), Fault> {
        let mail = expect(self.command(format_args!("{mail}{rcpt}{Data}")), GOOD);
        let mail = self.note_loss(mail, Phase::Mail)?;
        let rcpt = expect(self.reply(), GOOD);
        let rcpt = self.note_loss(rcpt, Phase::Rcpt)?;
        let data = expect(self.reply(), GO_AHEAD);
        let data = self.note_loss(data, Phase::Data)?;
        if data.is_ok() && (mail.is_err() || rcpt.is_err()) {
            // The server waits for a message that it has refused (RFC 2920, section 3.1). It gets
            // none rather than an empty one.
            self.open = false;
        }
        mail.and(rcpt).and(data)
    }

    /// The same, with each command after the reply to the previous one.
    fn offer_in_turn(&mut self, mail: &Mail, rcpt: &Rcpt) -> Result<(), Fault> {
        let reply = expect(self.command(mail), GOOD);
        self.note_loss(reply, Phase::Mail)??;
        let reply = expect(self.command(rcpt), GOOD);
        self.note_loss(reply, Phase::Rcpt)??;
        let reply = expect(self.command(Data), GO_AHEAD);
        self.note_loss(reply, Phase::Data)?
    }

    /// `Err`: the connection is gone and there is nothing more to read. `Ok(Err)`: a refusal.
    fn note_loss<T>(
        &mut self,
        reply: Result<T, ProtocolError>,
        phase: Phase,
    ) -> Result<Result<(), Fault>, Fault> {
        let Err(error) = reply else { return Ok(Ok(())) };
        if self.at_once && self.manners.learn_of_commands(&error) {
            self.open = false;
            return Err(match error {
                ProtocolError::Refused(reply) | ProtocolError::OutOfStep(reply) => {
                    Fault::Lost(reply)
                }
                gone @ ProtocolError::Gone(_) => gone.before_the_message(phase),
            });
        }
        let error =
            self.manners.reconsider(error, &self.hello).inspect_err(|_| self.open = false)?;
        let fault = match error {
            // A login may expire; a new connection logs in again.
            ProtocolError::Refused(reply) if reply.code == Some(530) && self.proven => {
                Fault::Lost(reply)
            }
            error => error.before_the_message(phase),
        };
        match fault {
            Fault::Lost(_) => {
                self.open = false;
                Err(fault)
            }
            fault => Ok(Err(fault)),
        }
    }
}

impl Session for SmtpSession<'_> {
    fn offer(&mut self, mail: &Message) -> Result<(), Fault> {
        let parameters = self.parameters(mail)?;
        if let Some(error) = self.unasked() {
            // It is not about our mail.
            return Err(Fault::Lost(match error {
                ProtocolError::Refused(reply) | ProtocolError::OutOfStep(reply) => reply,
                ProtocolError::Gone(error) => (&error).into(),
            }));
        }
        let rcpt = Rcpt::new((&mail.to).into(), Vec::new());
        let mail = Mail::new(Some((&mail.from).into()), parameters);
        self.at_once = self.capabilities.pipelining && !self.manners.in_turn();
        let offered = if self.at_once {
            self.offer_pipelined(&mail, &rcpt)
        } else {
            self.offer_in_turn(&mail, &rcpt)
        };
        if offered.is_err() && self.open {
            // Resets the refused envelope; otherwise the next MAIL is out of order.
            self.open = expect(self.command(Rset), GOOD).is_ok();
        }
        offered
    }

    fn transmit(&mut self, mail: &Message) -> Result<Reply, Fault> {
        if let Some(error) = self.unasked() {
            return Err(error.before_the_message(Phase::Data));
        }
        let reply = self.hand_over(mail)?;
        let reply = expect(reply, GOOD).map_err(ProtocolError::after_the_message);
        match reply {
            Ok(response) => {
                self.proven = true;
                Ok(response.to_reply())
            }
            Err(fault) => {
                self.open &= !matches!(fault, Fault::Lost(_) | Fault::Uncertain(_));
                Err(fault)
            }
        }
    }

    fn is_open(&self) -> bool {
        self.open
    }

    fn close(mut self: Box<Self>) {
        if self.open {
            let _ = self.line.command(Quit, QUIT_TIMEOUT);
            self.line.end(QUIT_TIMEOUT);
        }
    }
}
