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
use super::reply::Response;
use super::reply_error::ReplyError;
use super::wire::Stuffed;
use super::words::Words;
use super::{SmtpTransport, Timeouts};
use crate::delivery::reply::local;
use crate::delivery::transport::{Fault, Reply, Session};
use crate::mail::Message;

/// How long a good-bye may take.
pub(super) const QUIT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long to look for a reply that came before the connection broke.
const PEEK_TIMEOUT: Duration = Duration::from_millis(500);
/// Good news, and the "go ahead" for the message.
pub(super) const GOOD: std::ops::Range<u16> = 200..300;
const GO_AHEAD: std::ops::Range<u16> = 354..355;
/// Where no reply is good.
const NEVER: std::ops::Range<u16> = 0..0;

/// A connection that is logged in and ready for mails.
pub(super) struct SmtpSession<'a> {
    line: Line,
    capabilities: Capabilities,
    patience: Timeouts,
    stuffed: &'a Stuffed,
    manners: &'a Manners,
    /// The name that the server was greeted with.
    hello: ClientId,
    /// Did the commands of the mail in hand go in one write?
    at_once: bool,
    open: bool,
    /// Has it carried a mail yet?
    proven: bool,
}

impl<'a> SmtpSession<'a> {
    pub(super) fn new(connected: Connected, server: &'a SmtpTransport) -> Self {
        let Connected { line, capabilities, hello } = connected;
        let SmtpTransport { options, stuffed, manners, .. } = server;
        Self {
            line,
            capabilities,
            patience: options.timeouts,
            stuffed,
            manners,
            hello,
            at_once: false,
            open: true,
            proven: false,
        }
    }

    /// The parameters of MAIL; refuses what this server cannot take.
    fn parameters(&self, mail: &Message) -> Result<Vec<MailParameter>, Fault> {
        let octets = mail.size();
        let mut parameters = Vec::new();
        match self.capabilities.size {
            Some(limit) if octets > limit => {
                return Err(Words::TooLarge { octets, limit }.halt());
            }
            Some(_) => {
                // What lies in memory can be counted.
                let octets = usize::try_from(octets).unwrap_or(usize::MAX);
                parameters.push(MailParameter::Size(octets));
            }
            None => {}
        }
        let needs_utf8 = !mail.to.as_str().is_ascii() || !mail.from.as_str().is_ascii();
        if needs_utf8 && !self.capabilities.utf8 {
            return Err(Fault::Refused(Reply::local(local::NEEDS_UTF8)));
        }
        if needs_utf8 {
            parameters.push(MailParameter::SmtpUtfEight);
        }
        if !(mail.head.is_ascii() && self.stuffed.of(&mail.shared).is_ascii) {
            if !self.capabilities.eight_bit {
                return Err(Words::NoEightBit.halt());
            }
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        Ok(parameters)
    }

    fn command(&mut self, command: impl fmt::Display) -> Result<Response, ReplyError> {
        self.line.command(command, self.patience.command)
    }

    /// A server that has spoken before it was asked is out of step, and each reply from then on would
    /// answer the command before: the last one would say of this mail what was said of another. It is
    /// torn down. What it has said may be that it is going (421), or that it goes back on its word.
    fn unasked(&mut self) -> Option<ProtocolError> {
        if !self.line.has_unread() {
            return None;
        }
        self.open = false;
        let said = expect(self.line.reply(PEEK_TIMEOUT), NEVER).err()?;
        Some(match said {
            ProtocolError::OutOfStep(reply) => {
                let text = local::fill(local::UNASKED, &reply.to_string());
                ProtocolError::OutOfStep(Reply::local(text))
            }
            said => said,
        })
    }

    fn reply(&mut self) -> Result<Response, ReplyError> {
        self.line.reply(self.patience.command)
    }

    /// Writes the message and reads what the server makes of it. What counts as the reply to the final dot
    /// was read after all of it was handed to the system, and nothing was there to be read just before.
    fn hand_over(&mut self, mail: &Message) -> Result<Result<Response, ReplyError>, Fault> {
        let wire = self.stuffed.message(mail);
        let Timeouts { command, message, .. } = self.patience;
        let (most, end) = wire.halves();
        let mut written = self.line.say(&most, message, command);
        if written.is_ok() && self.line.has_unread() {
            return Err(self.broken_off(local::HUNG_UP.to_owned()));
        }
        written = written.and_then(|()| self.line.say(&end, command, command));
        if let Err(lapse) = written {
            return Err(match lapse {
                ReplyError::Unwritten(_) => self.broken_off(lapse.to_string()),
                // Windows does not tell how much has left.
                lapse => self.given_up(ProtocolError::Gone(lapse).after_the_message()),
            });
        }
        let reply = self.line.reply(message);
        match &reply {
            Ok(first) => self.second_thoughts(first).map(|()| reply),
            Err(_) => Ok(reply),
        }
    }

    /// The dot has not left, so the server cannot have the mail, whatever ended it. A server that refuses
    /// in the middle of the message and hangs up has said so first. One that claims to have it all the
    /// same is not believed, and not contradicted by a second mail either.
    fn broken_off(&mut self, why: String) -> Fault {
        let fault = match self.line.reply(PEEK_TIMEOUT) {
            Ok(good) if GOOD.contains(&good.code) => {
                let said = good.to_reply().to_string();
                Fault::Uncertain(Reply::local(local::fill(local::TOO_EARLY, &said)))
            }
            Ok(refusal) if refusal.code >= 400 => {
                ProtocolError::Refused(refusal.to_reply()).after_the_message()
            }
            _ => Fault::Lost(Reply::local(why)),
        };
        self.given_up(fault)
    }

    fn given_up(&mut self, fault: Fault) -> Fault {
        self.open = false;
        fault
    }

    /// Has a second reply come along with the one to the message? Then the connection is out of step. Where
    /// one says that the mail was taken and the other that it was not, nobody knows. 421 behind a good
    /// reply is the usual good-bye.
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
        Err(Fault::Uncertain(Reply::local(local::fill(local::TWO_MINDS, &both))))
    }

    /// MAIL, RCPT and DATA in one write. All three replies are read whatever they are.
    fn offer_pipelined(&mut self, mail: &Mail, rcpt: &Rcpt) -> Result<(), Fault> {
        let mail = expect(self.command(format_args!("{mail}{rcpt}{Data}")), GOOD);
        let mail = self.note_loss(mail, Phase::Mail)?;
        let rcpt = expect(self.reply(), GOOD);
        let rcpt = self.note_loss(rcpt, Phase::Rcpt)?;
        let data = expect(self.reply(), GO_AHEAD);
        let data = self.note_loss(data, Phase::Data)?;
        if data.is_ok() && (mail.is_err() || rcpt.is_err()) {
            // The server waits for a message that it has refused (RFC 2920, section 3.1). Rather than
            // an empty one it gets none.
            self.open = false;
        }
        mail.and(rcpt).and(data)
    }

    /// The same, each command after the reply to the one before.
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
        let Err(trouble) = reply else { return Ok(Ok(())) };
        if self.at_once && self.manners.learn_of_commands(&trouble) {
            self.open = false;
            return Err(match trouble {
                ProtocolError::Refused(reply) | ProtocolError::OutOfStep(reply) => {
                    Fault::Lost(reply)
                }
                gone @ ProtocolError::Gone(_) => gone.before_the_message(phase),
            });
        }
        let trouble =
            self.manners.reconsider(trouble, &self.hello).inspect_err(|_| self.open = false)?;
        let fault = match trouble {
            // A login may come to its end; on a new connection there is a new one.
            ProtocolError::Refused(reply) if reply.code == Some(530) && self.proven => {
                Fault::Lost(reply)
            }
            trouble => trouble.before_the_message(phase),
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
        if let Some(trouble) = self.unasked() {
            // It is about no mail of ours.
            return Err(Fault::Lost(match trouble {
                ProtocolError::Refused(reply) | ProtocolError::OutOfStep(reply) => reply,
                ProtocolError::Gone(lapse) => Reply::local(lapse.to_string()),
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
            // Forget the refused envelope, or the next MAIL is out of order.
            self.open = expect(self.command(Rset), GOOD).is_ok();
        }
        offered
    }

    fn transmit(&mut self, mail: &Message) -> Result<Reply, Fault> {
        if let Some(trouble) = self.unasked() {
            return Err(trouble.before_the_message(Phase::Data));
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
