//! `bounces`: reads the delivery reports of a mailbox and notes in the ledger which mails came back.

mod json;
mod table;
mod words;

use std::path::Path;

use super::status::stop;
use super::{Context, Stop};
use crate::bounces::settle::{self, Account, Collection, Matched};
use crate::cli::BouncesArgs;
use crate::delivery::ledger::Ledger;
use crate::diagnostic::{Diagnostic, Findings};
use crate::exit::Exit;
use crate::workspace;
use words::{Advice, Says};

/// Runs the command.
pub fn run(args: &BouncesArgs, context: &Context<'_>) -> Result<Exit, Stop> {
    let mut findings = Findings::new();
    let (settings, _) = workspace::read_settings(Path::new(""), &mut findings);
    let folder = settings.folder();
    let collection = settle::collect(&args.path);
    findings.extend(faults(&collection));
    // Only a ledger that is there is opened: without one, nothing was ever sent.
    let mut ledger = match Ledger::look(&folder).map_err(stop)? {
        Some(_) => Some(Ledger::open(&folder).map_err(stop)?),
        None => None,
    };
    let now = context.world.now();
    let account = settle::settle(&collection, ledger.as_ref(), now).map_err(stop)?;
    if let Some(ledger) = &mut ledger {
        let new = account.bounced.iter().filter(|matched| matched.is_new());
        let marks: Vec<_> = new.map(|one| (&one.mail, one.returned.clone())).collect();
        ledger.mark_bounced(&marks).map_err(stop)?;
    }
    if args.json {
        context.ui.data(json::render(&account, &collection, &findings).as_bytes());
    } else {
        let zone = settings.defaults.timezone;
        context.ui.data(table::render(&account, zone, context.ui.language).as_bytes());
        context.ui.findings(&findings);
        context.ui.say(&figures(&account, &collection));
        if account.bounced.iter().any(Matched::is_new) {
            context.ui.say(&Advice::Mend);
        }
    }
    Ok(exit(&account, &findings))
}

fn faults(collection: &Collection) -> impl Iterator<Item = Diagnostic> {
    collection.faults.iter().map(|(path, error)| {
        let path = path.display().to_string();
        let says = Says::NotReadable { path, error: error.into() };
        Diagnostic::error("bounces.unreadable", says).help(Advice::NotReadable)
    })
}

fn figures(account: &Account, collection: &Collection) -> Says {
    let new = account.bounced.iter().filter(|matched| matched.is_new()).count();
    Says::Figures {
        new,
        known: account.bounced.len() - new,
        delayed: account.delayed.len(),
        unmatched: account.unmatched.len(),
        other: collection.auto_replies + collection.ordinary + account.delivered,
    }
}

fn exit(account: &Account, findings: &Findings) -> Exit {
    let new = account.bounced.iter().any(Matched::is_new);
    if findings.has_errors() {
        Exit::InputErrors
    } else if new || !account.delayed.is_empty() || !account.unmatched.is_empty() {
        Exit::Done
    } else {
        Exit::Declined
    }
}
