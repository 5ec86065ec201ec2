//! `bounces`: reads the delivery reports in files, or in the office's own mailbox, and records in the
//! ledger which mails came back; from the mailbox also who unsubscribes.

mod json;
mod messages;
mod table;

use std::path::Path;

use chrono_tz::Tz;

use super::mailbox::messages::MailboxWord;
use super::mailbox::{Returns, Wanted};
use super::status::stop;
use super::{CommandError, Context, mailbox};
use crate::bounces::settle::{self, Matched};
use crate::cli::BouncesArgs;
use crate::command::ledger;
use crate::diagnostic::{Diagnostic, Findings};
use crate::exit::Exit;
use crate::rules;
use crate::settings::Settings;
use crate::workspace;
use messages::{Help, Message};

/// Runs the command.
pub(super) fn run(args: &BouncesArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let mut findings = Findings::new();
    let (settings, _) = workspace::read_settings(Path::new(""), &mut findings);
    let mut returns = match &settings.imap {
        _ if !args.paths.is_empty() => of_files(args, &settings, context)?,
        // What is wrong in the settings is told first.
        _ if findings.has_errors() => Returns::default(),
        Some(imap) => {
            let wanted = Wanted { all: args.all, move_to: args.move_to.as_deref() };
            mailbox::fetch(imap, &settings, wanted, context)?
        }
        None => return Err(CommandError::new(Exit::Usage, MailboxWord::NoMailbox)),
    };
    findings.extend(faults(&returns));
    if args.json {
        context.ui.data(json::render(&returns, &findings, context.ui.data_language).as_bytes());
    } else {
        let zone = settings.defaults.timezone;
        context.ui.data(table::render(&returns, zone, context.ui.language).as_bytes());
        context.ui.findings(&findings);
        context.ui.say(&figures(&returns));
        advise(&returns, context);
    }
    match returns.broken.take() {
        Some(error) => Err(error),
        None => Ok(exit(&returns, &findings)),
    }
}

/// What files say, recorded in the ledger.
fn of_files(
    args: &BouncesArgs,
    settings: &Settings,
    context: &Context<'_>,
) -> Result<Returns, CommandError> {
    let collection = settle::collect(&args.paths, mailbox::office(settings).desk());
    // Only an existing ledger is opened: without one, nothing was ever sent.
    let mut ledger = match ledger::look(settings, context)? {
        Some(_) => Some(ledger::open(settings, context)?),
        None => None,
    };
    let now = context.world.now();
    let account = settle::settle(&collection, ledger.as_ref(), now).map_err(stop)?;
    if let Some(ledger) = &mut ledger {
        mailbox::record(ledger, &account, settings, context)?;
    }
    let silent = collection.notices.len() - account.notices.len();
    Ok(Returns {
        account,
        auto_replies: collection.auto_replies,
        ordinary: collection.ordinary + silent,
        faults: collection.faults,
        ..Returns::default()
    })
}

/// Shows what came back and who unsubscribed, beside another work.
pub(super) fn tell(returns: &Returns, zone: Tz, context: &Context<'_>) {
    if !returns.is_empty() {
        context.ui.line(&table::render(returns, zone, context.ui.language));
        context.ui.say(&figures(returns));
        advise(returns, context);
    }
    let findings: Findings = faults(returns).collect();
    context.ui.findings(&findings);
}

/// What to do about it.
fn advise(returns: &Returns, context: &Context<'_>) {
    let account = &returns.account;
    if account.bounced.iter().any(Matched::is_new) {
        context.ui.say(&Help::Fix);
    }
    if account.complained.iter().any(Matched::is_new_complaint) {
        context.ui.say(&Help::Complained);
    }
    if returns.newly_unsubscribed() > 0 {
        context.ui.say(&Help::Unsubscribed);
    }
    if !account.notices.is_empty() {
        context.ui.say(&Help::Decide);
    }
    if let Some(mails) = returns.moved {
        context.ui.say(&Message::Moved { mails });
    }
}

fn faults(returns: &Returns) -> impl Iterator<Item = Diagnostic> {
    returns.faults.iter().map(|(path, error)| {
        let is_msg = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("msg"));
        let advice = if is_msg { Help::Outlook } else { Help::NotReadable };
        let path = path.display().to_string();
        let says = Message::NotReadable { path, error: error.into() };
        rules::bounces::UNREADABLE.finds(says).help(advice)
    })
}

fn figures(returns: &Returns) -> Message {
    let account = &returns.account;
    let new = account.bounced.iter().filter(|matched| matched.is_new()).count();
    Message::Figures {
        new,
        known: account.bounced.len() - new,
        complained: account.complained.iter().filter(|one| one.is_new_complaint()).count(),
        unsubscribed: returns.newly_unsubscribed(),
        delayed: account.delayed.len(),
        notices: account.notices.len(),
        unmatched: account.unmatched.len(),
        vacations: returns.auto_replies,
        other: returns.ordinary + account.delivered,
    }
}

fn exit(returns: &Returns, findings: &Findings) -> Exit {
    let moved = returns.moved.is_some_and(|mails| mails > 0);
    let new = returns.account.bounced.iter().any(Matched::is_new)
        || returns.account.complained.iter().any(Matched::is_new_complaint)
        || returns.newly_unsubscribed() > 0;
    let account = &returns.account;
    let listed = [account.delayed.len(), account.unmatched.len(), account.notices.len()];
    if findings.has_errors() {
        Exit::InputErrors
    } else if new || moved || listed.into_iter().any(|listed| listed > 0) {
        Exit::Done
    } else {
        Exit::Declined
    }
}
