//! Fifth stage: the mails are sent, and the ledger knows about each.

use std::path::PathBuf;

use super::approve::Agreed;
use super::claim::cannot_be_kept;
use super::plan::Planned;
use super::watch::Watch;
use super::{channel, stale_ledger};
use crate::command::CommandError;
use crate::command::status::stop;
use crate::delivery::ledger::{Account, Digests, Entry, Ledger, LedgerFault};
use crate::delivery::lock::RunLock;
use crate::delivery::{self, Job, Journal, Outcome, SystemClock, Transport};
use crate::mailing::MailSource;

/// A mailing after a run.
pub(super) struct Delivered<'a> {
    pub planned: Planned<'a>,
    pub outcome: Outcome,
    pub ledger: Ledger,
    pub account: Account,
    /// Those who have not received the mail.
    pub entries: Vec<Entry>,
    /// Held until everything is reported.
    _lock: Option<RunLock>,
}

impl<'a> Delivered<'a> {
    /// Delivers what was agreed to.
    pub(super) fn of(agreed: Agreed<'a>) -> Result<Self, CommandError> {
        let Agreed { planned, mut ledger, lock } = agreed;
        let selected = planned.selected;
        let transport = transport(&planned, planned.files())?;
        let account = enter(&mut ledger, &planned).map_err(stop)?;
        stale_ledger::leave_traces(selected, &ledger)?;
        let recorder = ledger.record(&account, planned.partition.todo.len());
        if let Some(server) = channel::server(selected.channel, selected.settings()) {
            recorder.keep_pace_of(server);
        }
        let watch = watch(&planned);
        let outcome = run(&planned, &*transport, &recorder, &watch);
        watch.finish();
        let ledger = recorder.finish().map_err(cannot_be_kept)?;
        let entries = ledger.not_sent(&account).map_err(stop)?;
        stale_ledger::leave_traces(selected, &ledger)?;
        Ok(Self { planned, outcome, ledger, account, entries, _lock: lock })
    }
}

/// Enters everybody into the ledger.
fn enter(ledger: &mut Ledger, planned: &Planned<'_>) -> Result<Account, LedgerFault> {
    let Planned { selected, mailing, before, partition, .. } = planned;
    let parts = before.keep(mailing).to_json();
    let digests =
        Digests { content: &mailing.content_digest, plan: &mailing.digest, parts: &parts };
    let account = match before.account.clone() {
        Some(mut account) => {
            ledger.set_digests(&mut account, digests)?;
            account
        }
        None => {
            let (subject, wanted) = (planned.subject(), Some(mailing.round));
            ledger.open_this_round(&subject, selected.channel, digests, wanted, mailing.moment)?
        }
    };
    let now = selected.now();
    ledger.plan(&account, planned.entered(), now)?;
    let again = selected.again();
    if again.is_empty() {
        return Ok(account);
    }
    let people = partition.todo.iter().filter_map(|index| mailing.addressees().get(*index));
    let keys: Vec<String> = people.map(|person| person.address.key()).collect();
    for state in again {
        ledger.plan_again(&account, state, &keys, now)?;
    }
    Ok(account)
}

/// The transport, or one that writes `files`. May ask for the password.
pub(super) fn transport(
    planned: &Planned<'_>,
    files: PathBuf,
) -> Result<Box<dyn Transport>, CommandError> {
    let Planned { selected, mailing, partition, .. } = planned;
    let first = partition.todo.first().copied().unwrap_or(0);
    let hello = mailing.common(first).from.address.domain().to_owned();
    channel::transport(selected.channel, selected.settings(), files, &hello, selected.context)
}

pub(super) fn watch<'a>(planned: &Planned<'a>) -> Watch<'a> {
    let selected = planned.selected;
    let world = selected.context.world;
    Watch::new(selected.ui(), world, selected.zone(), planned.partition.todo.len())
}

/// Delivers the mails until all are done or something ends the run.
pub(super) fn run(
    planned: &Planned<'_>,
    transport: &dyn Transport,
    journal: &dyn Journal,
    watch: &Watch<'_>,
) -> Outcome {
    let context = planned.selected.context;
    delivery::run(&Job {
        mails: &planned.mailing,
        todo: &planned.partition.todo,
        transport,
        journal,
        progress: watch,
        options: &planned.options,
        world: context.world,
        clock: &SystemClock,
        interrupted: &channel::interruption(context.ui),
    })
}
