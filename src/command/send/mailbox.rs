//! Before anything is planned, the office's mailbox is read: whoever has unsubscribed since gets
//! nothing.

use super::channel;
use super::messages::Message;
use crate::cli::SendArgs;
use crate::command::mailbox::messages::MailboxWord;
use crate::command::mailbox::{Returns, Wanted, fetch};
use crate::command::{CommandError, Context, bounces};
use crate::delivery::Channel;
use crate::exit::Exit;
use crate::workspace::Workspace;

/// Reads what is new in the mailbox, where there is one and the mails reach people. What cannot be
/// read is told and asked about.
pub(super) fn look(
    args: &SendArgs,
    workspace: &Workspace,
    context: &Context<'_>,
) -> Result<(), CommandError> {
    let settings = &workspace.settings;
    let Some(imap) = &settings.imap else { return Ok(()) };
    let reaches = channel::choose(args.mailing.via, settings)? != Channel::Folder;
    // A rehearsal and a test write nothing.
    if !reaches || args.mailing.dry_run || args.mailing.test.is_some() {
        return Ok(());
    }
    if args.mailing.without_mailbox {
        context.ui.say(&MailboxWord::Skipped);
        return Ok(());
    }
    let fetched = fetch(imap, settings, Wanted::default(), context);
    let (returns, fault) = match fetched {
        Ok(mut returns) => {
            let broken = returns.broken.take();
            (returns, broken)
        }
        Err(fault) => (Returns::default(), Some(fault)),
    };
    bounces::tell(&returns, workspace.minutes.timezone, context);
    if let Some(fault) = fault {
        context.ui.say(&*fault.says);
        if let Some(help) = &fault.help {
            context.ui.say(&**help);
        }
        let asks = !args.mailing.yes && context.ui.can_ask();
        return decide(&MailboxWord::NotRead, asks, context);
    }
    if returns.has_undecided() || !returns.faults.is_empty() {
        context.ui.say(&MailboxWord::Undecided);
    }
    Ok(())
}

/// A yes continues; where nobody can be asked, only the option does.
fn decide(says: &MailboxWord, asks: bool, context: &Context<'_>) -> Result<(), CommandError> {
    if !asks {
        let error = CommandError::new(Exit::BrokenOff, MailboxWord::NotRead);
        return Err(error.help(MailboxWord::Decide));
    }
    context.ui.say(says);
    if context.ui.confirm(&MailboxWord::SendAllTheSame) {
        Ok(())
    } else {
        Err(CommandError::new(Exit::Declined, Message::Declined))
    }
}
