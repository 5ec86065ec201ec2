//! `bounces`: reads the delivery reports in a mailbox and records in the ledger which mails came
//! back.

mod json;
mod messages;
mod table;

use std::collections::BTreeSet;
use std::path::Path;

use super::status::stop;
use super::{CommandError, Context, receipt};
use crate::bounces::settle::{self, Account, Collection, Matched};
use crate::cli::BouncesArgs;
use crate::delivery::ledger::Ledger;
use crate::diagnostic::{Diagnostic, Findings};
use crate::exit::Exit;
use crate::rules;
use crate::workspace;
use messages::{Help, Message};

/// Runs the command.
pub(super) fn run(args: &BouncesArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let mut findings = Findings::new();
    let (settings, _) = workspace::read_settings(Path::new(""), &mut findings);
    let folder = settings.folder();
    let collection = settle::collect(&args.paths);
    findings.extend(faults(&collection));
    // Only an existing ledger is opened: without one, nothing was ever sent.
    let mut ledger = match Ledger::open_read_only(&folder).map_err(stop)? {
        Some(_) => Some(Ledger::open(&folder).map_err(stop)?),
        None => None,
    };
    let now = context.world.now();
    let account = settle::settle(&collection, ledger.as_ref(), now).map_err(stop)?;
    if let Some(ledger) = &mut ledger {
        let new = account.bounced.iter().filter(|matched| matched.is_new());
        let marks: Vec<_> = new.map(|one| (&one.mail, one.returned.clone())).collect();
        ledger.mark_bounced(&marks).map_err(stop)?;
        let new = account.complained.iter().filter(|matched| matched.is_new_complaint());
        let marks: Vec<_> = new.map(|one| (&one.mail, one.returned.clone())).collect();
        ledger.mark_complained(&marks).map_err(stop)?;
        let new = account.bounced.iter().filter(|matched| matched.is_new());
        let new = new.chain(account.complained.iter().filter(|one| one.is_new_complaint()));
        let mailings: BTreeSet<&str> = new.map(|one| &*one.mail.mailing).collect();
        for id in mailings {
            let now = (now, settings.defaults.timezone);
            receipt::leave(&folder, ledger, id, now, context.ui.language)?;
        }
    }
    if args.json {
        context.ui.data(json::render(&account, &collection, &findings).as_bytes());
    } else {
        let zone = settings.defaults.timezone;
        context.ui.data(table::render(&account, zone, context.ui.language).as_bytes());
        context.ui.findings(&findings);
        context.ui.say(&figures(&account, &collection));
        if account.bounced.iter().any(Matched::is_new) {
            context.ui.say(&Help::Fix);
        }
        if account.complained.iter().any(Matched::is_new_complaint) {
            context.ui.say(&Help::Complained);
        }
        if !account.notices.is_empty() {
            context.ui.say(&Help::Decide);
        }
    }
    Ok(exit(&account, &findings))
}

fn faults(collection: &Collection) -> impl Iterator<Item = Diagnostic> {
    collection.faults.iter().map(|(path, error)| {
        let is_msg = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("msg"));
        let advice = if is_msg { Help::Outlook } else { Help::NotReadable };
        let path = path.display().to_string();
        let says = Message::NotReadable { path, error: error.into() };
        rules::bounces::UNREADABLE.finds(says).help(advice)
    })
}

fn figures(account: &Account, collection: &Collection) -> Message {
    let new = account.bounced.iter().filter(|matched| matched.is_new()).count();
    Message::Figures {
        new,
        known: account.bounced.len() - new,
        complained: account.complained.iter().filter(|one| one.is_new_complaint()).count(),
        delayed: account.delayed.len(),
        notices: account.notices.len(),
        unmatched: account.unmatched.len(),
        vacations: collection.auto_replies,
        other: collection.ordinary
            + account.delivered
            + (collection.notices.len() - account.notices.len()),
    }
}

fn exit(account: &Account, findings: &Findings) -> Exit {
    let new = account.bounced.iter().any(Matched::is_new)
        || account.complained.iter().any(Matched::is_new_complaint);
    let listed = [account.delayed.len(), account.unmatched.len(), account.notices.len()];
    if findings.has_errors() {
        Exit::InputErrors
    } else if new || listed.into_iter().any(|listed| listed > 0) {
        Exit::Done
    } else {
        Exit::Declined
    }
}
