//! Everything short of sending: a connection, a login, and the question whether the server would
//! accept a mail. `DATA` is never sent.

use lettre::transport::smtp::commands::{Mail, Quit, Rcpt, Rset};
use lettre::transport::smtp::extension::MailParameter;

use super::connect::{Connected, Step};
use super::fault::{Phase, expect};
use super::messages::ServerMessage;
use super::session::{GOOD, QUIT_TIMEOUT};
use super::{SmtpTransport, connect};
use crate::contacts::Address;
use crate::delivery::messages;
use crate::delivery::reply::denial::Denial;
use crate::delivery::transport::{Abort, Fault, Transport};

impl SmtpTransport {
    /// Tests everything short of sending, with `sender` as the sender and the only recipient.
    /// Reports each completed step; an error says why the next one failed, with help.
    pub fn try_out(&self, sender: &Address, watch: &mut dyn FnMut(Step)) -> Result<(), Abort> {
        let named = !self.manners.by_address();
        let mut tried = self.trial(sender, watch);
        if tried.is_err() && named && self.manners.by_address() {
            // It does not accept our name, but says so late.
            tried = self.trial(sender, watch);
        }
        tried.map_err(|fault| match fault {
            Fault::Abort(abort) => abort,
            Fault::Lost(reply)
            | Fault::Deferred(reply)
            | Fault::Refused(reply)
            | Fault::Uncertain(reply) => match reply.code {
                None => self.unreachable(&reply),
                Some(_) => {
                    let server = self.options.name();
                    ServerMessage::NotNow { server, reply: reply.to_string() }.reason()
                }
            },
        })
    }

    fn trial(&self, sender: &Address, watch: &mut dyn FnMut(Step)) -> Result<(), Fault> {
        let Connected { mut line, capabilities, hello } = connect::connect(self, watch)?;
        let timeout = self.options.timeouts.command;
        let utf8 = capabilities.utf8 && !sender.as_str().is_ascii();
        let parameters = utf8.then_some(MailParameter::SmtpUtfEight).into_iter().collect();
        let mail = line.command(Mail::new(Some(sender.into()), parameters), timeout);
        let fault = |error, phase| match self.manners.reconsider(error, &hello) {
            Ok(error) => error.before_the_message(phase),
            Err(fault) => fault,
        };
        expect(mail, GOOD).map_err(|error| fault(error, Phase::Mail))?;
        watch(Step::SenderTaken);
        let rcpt = line.command(Rcpt::new(sender.into(), Vec::new()), timeout);
        match expect(rcpt, GOOD).map_err(|error| fault(error, Phase::Rcpt)) {
            Ok(_) => watch(Step::RecipientTaken),
            Err(Fault::Refused(reply) | Fault::Deferred(reply)) => match Denial::of(&reply) {
                Some(denial @ (Denial::NotAllowed | Denial::Listed)) => {
                    return Err(Fault::Abort(messages::AbortMessage::denied(denial, &reply)));
                }
                _ => watch(Step::RecipientRefused(reply)),
            },
            Err(fault) => return Err(fault),
        }
        // The reply to closing does not matter.
        if line.command(Rset, QUIT_TIMEOUT).is_ok() {
            let _ = line.command(Quit, QUIT_TIMEOUT);
            line.end(QUIT_TIMEOUT);
        }
        Ok(())
    }
}
