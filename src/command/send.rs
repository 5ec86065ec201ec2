//! `send`: sends the Rund-Mail. Everything is read, planned and validated before the first mail is
//! sent; the ledger says who is still to get one.
//!
//! The stages, each with its value: [`Read`] from the disk, [`Selected`] by command line and
//! settings, [`Claimed`] for this run alone, [`Planned`] against the ledger, [`Agreed`],
//! [`Delivered`], and closed; then the office gets what is [`filed`]. A rehearsal ends with the plan, and a [test mail](test_mail) has a
//! plan of its own.

mod approve;
mod channel;
mod claim;
mod close;
mod deliver;
mod filed;
mod gone;
mod leftover;
mod mailbox;
mod messages;
mod only;
mod plan;
mod previewed;
mod read;
mod reminder;
mod select;
mod stale_ledger;
mod summary;
mod test_mail;
mod watch;

use super::approval::messages::ApprovalMessage;
use super::approval::{self, CommandLine};
use super::{CommandError, Context, preview};
use crate::cli::{SendArgs, names};
use crate::delivery::ledger::Ledger;
use crate::diagnostic::Findings;
use crate::exit::Exit;
use crate::mailing::MailSource;
use approve::Agreed;
use claim::Claimed;
use deliver::Delivered;
use messages::Message;
use plan::Planned;
use read::Read;
use select::Selected;
use summary::Summary;

/// Runs the command.
pub(super) fn run(args: &SendArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let mut findings = Findings::new();
    let Some(read) = Read::from_disk(args, context, &mut findings)? else {
        context.ui.grave(&findings, &args.mailing.file);
        return Ok(Exit::InputErrors);
    };
    let selected = Selected::of(args, context, &read, &mut findings)?;
    // Not before the approved plan is read.
    preview::forget::old(selected.settings(), selected.id(), context);
    match &args.mailing.test {
        Some(address) => test_mail::send(&selected, address, findings),
        None if args.mailing.dry_run => rehearse(&selected, findings),
        None => send(&selected, findings),
    }
}

/// Actually sends the mails.
fn send(selected: &Selected<'_>, findings: Findings) -> Result<Exit, CommandError> {
    if findings.has_errors() {
        return Ok(selected.faulty(&findings));
    }
    let mut claimed = Claimed::take(selected)?;
    let planned = Planned::of(selected, Some(&claimed.ledger), findings)
        .inspect_err(|_| leftover::renew(selected, &claimed.ledger))?;
    let Some(planned) = planned else { return Ok(Exit::InputErrors) };
    if planned.partition.todo.is_empty() {
        leftover::renew(selected, &claimed.ledger);
        filed::late(&planned, &mut claimed.ledger);
        return Err(nothing_to_do(&planned));
    }
    let agreed = Agreed::to(planned, claimed)?;
    Ok(Delivered::of(agreed)?.close())
}

/// Plans for a rehearsal, and stops where there is nothing to do. `None` where there are errors,
/// which have been shown.
fn plan<'a>(
    selected: &'a Selected<'a>,
    ledger: Option<&Ledger>,
    findings: Findings,
) -> Result<Option<Planned<'a>>, CommandError> {
    let planned = Planned::of(selected, ledger, findings)?;
    match &planned {
        Some(planned) if planned.partition.todo.is_empty() => Err(nothing_to_do(planned)),
        _ => Ok(planned),
    }
}

fn nothing_to_do(planned: &Planned<'_>) -> CommandError {
    if planned.mailing.addressees().is_empty() {
        return CommandError::new(Exit::Declined, Message::Nobody);
    }
    let summary = Summary::of(planned);
    summary.tell_changes();
    summary.tell_later();
    summary.tell_leftovers();
    let says = Message::NothingToDo {
        reached: planned.partition.reached,
        channel: planned.selected.channel,
    };
    CommandError::new(Exit::Declined, says)
}

/// Does everything except sending. Writes nothing into the ledger.
fn rehearse(selected: &Selected<'_>, findings: Findings) -> Result<Exit, CommandError> {
    let ledger = selected.look()?;
    stale_ledger::look_for_traces(selected, ledger.as_ref())?;
    let Some(planned) = plan(selected, ledger.as_ref(), findings)? else {
        return Ok(Exit::InputErrors);
    };
    Summary::of(&planned).tell();
    let Planned { mailing, findings, .. } = &planned;
    let language = selected.ui().language;
    let mut line = CommandLine {
        file: &selected.args.mailing.file,
        selection: &selected.args.mailing.selection,
        more: approval::options(selected.args, language),
        digest: &mailing.digest,
    };
    let verb = if selected.args.reminder {
        language.pick("erinnern", "remind")
    } else {
        language.pick("senden", "send")
    };
    let sends = line.write(verb, language);
    line.more.insert(0, names::option("dry-run", language));
    let message_line = &*line.one_mail(verb, language);
    let messages = &*preview::indices_of(&selected.args.mailing.messages, mailing)?;
    let sending = preview::Sending::By(&sends);
    let now = selected.now();
    let all = selected.args.mailing.all;
    let showing =
        preview::Showing { mailing, findings, language, now, sending, messages, message_line, all };
    let written = showing.write(&selected.folder())?;
    showing.tell(&written, selected.ui());
    selected.ui().say(&Message::Rehearsed);
    selected.ui().say(&ApprovalMessage::Digest { digest: mailing.digest.clone() });
    selected.ui().say(&ApprovalMessage::Command { line: sends });
    Ok(Exit::Done)
}
