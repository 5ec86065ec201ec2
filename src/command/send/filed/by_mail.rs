//! Copy and report by mail, over the mail server of the mailing.

use super::Both;
use super::messages::Word;
use crate::command::CommandError;
use crate::command::send::channel;
use crate::command::send::plan::Planned;
use crate::command::status::stop;
use crate::delivery::ledger::{Filed, Ledger, Way};
use crate::delivery::{Fault, Session, with_reason};
use crate::mail::Message;

/// Sends what was not sent yet. Returns whether it has left.
pub(super) fn send(
    planned: &Planned<'_>,
    ledger: &mut Ledger,
    both: &Both,
) -> Result<bool, CommandError> {
    let ui = planned.selected.ui();
    let mut missing = Vec::new();
    for message in both.copy.iter().chain([&both.report]) {
        match ledger.filed(&message.message_id, Way::Mail).map_err(stop)? {
            None => missing.push(message),
            Some(Filed::Begun) => {
                ui.say(&Word::Uncertain { message_id: message.message_id.clone() });
            }
            Some(Filed::Done) => {}
        }
    }
    let Some(first) = missing.first() else { return Ok(true) };
    let (settings, context) = (planned.selected.settings(), planned.selected.context);
    let hello = first.from.domain().to_owned();
    let (channel, files) = (planned.selected.channel, planned.files());
    let transport = channel::transport(channel, settings, files, &hello, context)?;
    let mut complete = true;
    let mut session: Option<Box<dyn Session + '_>> = None;
    for message in missing {
        let open = match session.take().filter(|session| session.is_open()) {
            Some(open) => Ok(open),
            None => transport.open(),
        };
        let left = match open {
            Ok(mut open) => {
                let left = hand_over(&mut *open, planned, ledger, message)?;
                // The message that was offered is not sent over this session any more.
                session = Some(open).filter(|_| left.as_ref().is_ok_and(|left| *left));
                left
            }
            Err(fault) => Err(fault),
        };
        match left {
            Ok(true) => ui.say(&Word::Sent { address: message.to.display() }),
            Ok(false) => {}
            Err(fault) => {
                complete = false;
                tell(planned, message, fault);
            }
        }
    }
    if let Some(session) = session {
        session.close();
    }
    Ok(complete)
}

/// One message, accounted for as the mails of people are. Returns whether it has left now.
fn hand_over(
    session: &mut dyn Session,
    planned: &Planned<'_>,
    ledger: &mut Ledger,
    message: &Message,
) -> Result<Result<bool, Fault>, CommandError> {
    let (id, now) = (&message.message_id, planned.selected.now());
    if let Err(fault) = session.offer(message) {
        return Ok(Err(fault));
    }
    if ledger.begin_filing(id, Way::Mail, false, now).map_err(stop)?.is_some() {
        // Another machine has it in hand. What was offered is dropped.
        return Ok(Ok(false));
    }
    let mut set = |state| ledger.set_filed(id, Way::Mail, state, now).map_err(stop);
    match session.transmit(message) {
        Ok(_) => {
            set(Some(Filed::Done))?;
            Ok(Ok(true))
        }
        Err(fault @ Fault::Uncertain(_)) => Ok(Err(fault)),
        Err(fault) => {
            set(None)?;
            Ok(Err(fault))
        }
    }
}

fn tell(planned: &Planned<'_>, message: &Message, fault: Fault) {
    let ui = planned.selected.ui();
    let reply = match fault {
        Fault::Abort(abort) => {
            super::tell(ui, &CommandError::of_server(abort));
            return;
        }
        Fault::Uncertain(_) => {
            ui.say(&Word::Uncertain { message_id: message.message_id.clone() });
            return;
        }
        Fault::Refused(reply) | Fault::Deferred(reply) | Fault::Lost(reply) => reply,
    };
    let reply = with_reason(reply.code, &reply.text, ui.language);
    ui.say(&Word::NotSent { address: message.to.display(), reply });
}
