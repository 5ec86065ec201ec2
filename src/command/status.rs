//! `status`: who got what, who did not, and why. Only looks; works while a run is going on.

mod export;
mod table;
mod words;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::{Context, Stop};
use crate::cli::StatusArgs;
use crate::delivery::holder::Holder;
use crate::delivery::ledger::{Account, Counts, Entry, Ledger, LedgerFault};
use crate::delivery::{State, Way, lock};
use crate::diagnostic::Findings;
use crate::exit::Exit;
use crate::say::Language;
use crate::workspace::{self, Workspace};
use words::Says;
pub(super) use words::state as state_in_words;

/// An account with what is in it.
struct Standing {
    account: Account,
    counts: Counts,
    changed: Option<DateTime<Utc>>,
    entries: Vec<Entry>,
}

/// Runs the command.
pub fn run(args: &StatusArgs, context: &Context<'_>) -> Result<Exit, Stop> {
    let place = Place::find(args.file.as_deref(), context);
    let ledger = Ledger::look(&place.folder).map_err(stop)?;
    let accounts = match (&ledger, &place.id) {
        (None, _) => Vec::new(),
        (Some(ledger), Some(id)) => ledger.accounts_of(id).map_err(stop)?,
        (Some(ledger), None) => ledger.accounts().map_err(stop)?,
    };
    let mut standings = Vec::new();
    for account in accounts {
        let Some(ledger) = &ledger else { break };
        let with_people = place.id.is_some() || args.csv;
        let idle = || place.holder(ledger, &account.subject.id, context).is_none();
        let was_idle = idle();
        let mut standing = Standing::read(ledger, &account, with_people).map_err(stop)?;
        // Seen both before and after: a run may begin or end meanwhile.
        if was_idle && idle() {
            standing.settle();
        }
        standings.push(standing);
    }
    if args.csv {
        context.ui.data(&export::csv(foremost(&standings)));
    } else if args.json {
        context.ui.data(export::json(&standings, place.id.is_some()).as_bytes());
    } else {
        place.tell(&standings, ledger.as_ref(), context);
    }
    Ok(Exit::Done)
}

impl Standing {
    fn read(ledger: &Ledger, account: &Account, with_people: bool) -> Result<Self, LedgerFault> {
        // A run that is at work meanwhile must not make the figures disagree.
        ledger.at_once(|ledger| {
            let counts = ledger.counts(account)?;
            let changed = ledger.last_change(account)?;
            let entries = if with_people { ledger.entries(account)? } else { Vec::new() };
            Ok(Self { account: account.clone(), counts, changed, entries })
        })
    }

    /// Nobody is at work: what is in flight was left so by a run that died, as the next one will say.
    fn settle(&mut self) {
        let Some(left) = self.counts.remove(&State::Sending) else { return };
        *self.counts.entry(State::Uncertain).or_default() += left;
        let left = self.entries.iter_mut().filter(|entry| entry.state == State::Sending);
        left.for_each(|entry| entry.state = State::Uncertain);
    }
}

/// Of each mailing the account that says most about its people: over the server rather than into
/// files, and the latest round.
fn foremost(standings: &[Standing]) -> impl Iterator<Item = &Standing> {
    let rank = |standing: &Standing| {
        let account = &standing.account;
        (account.way == Way::Smtp, account.round, account.created)
    };
    standings.iter().filter(move |standing| {
        let same = |other: &&Standing| other.account.subject.id == standing.account.subject.id;
        let best = standings.iter().filter(same).map(rank).max();
        best == Some(rank(standing))
    })
}

/// Where to look, and for what.
struct Place {
    folder: PathBuf,
    zone: Tz,
    id: Option<String>,
}

impl Place {
    /// A file that is not there any more, or that is just being worked on and full of errors, still
    /// names its mailing. What is wrong with it is for `check` to tell.
    fn find(file: Option<&Path>, context: &Context<'_>) -> Self {
        let mut unsaid = Findings::new();
        let Some(file) = file else {
            let (settings, _) = workspace::read_settings(&context.world.folder, &mut unsaid);
            return Self { folder: settings.folder(), zone: settings.defaults.timezone, id: None };
        };
        if let Some(workspace) = Workspace::read(file).unload(&mut unsaid) {
            let zone = workspace.settings.defaults.timezone;
            let id = Some(workspace.minutes.id.clone());
            return Self { folder: workspace.folder(), zone, id };
        }
        let folder = file.parent().unwrap_or_else(|| Path::new(""));
        let (settings, _) = workspace::read_settings(folder, &mut unsaid);
        let id = file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        Self { folder: settings.folder(), zone: settings.defaults.timezone, id }
    }

    /// Who is at work on a mailing. The lock tells; where somebody has deleted it, the ledger does.
    fn holder(&self, ledger: &Ledger, id: &str, context: &Context<'_>) -> Option<Holder> {
        let by_ledger = || ledger.at_work(id, &Holder::of(context.world)).ok().flatten();
        lock::holder(&self.folder, id).or_else(by_ledger)
    }

    fn tell(&self, standings: &[Standing], ledger: Option<&Ledger>, context: &Context<'_>) {
        let language = context.ui.language;
        if standings.is_empty() {
            return context.ui.say(&Says::Nothing { id: self.id.clone() });
        }
        let text = match &self.id {
            None => table::overview(standings, self.zone, language),
            Some(_) => {
                let each = standings.iter().map(|one| table::mailing(one, self.zone, language));
                each.collect::<Vec<_>>().join("\n")
            }
        };
        context.ui.data(text.as_bytes());
        for id in ids(standings) {
            if let Some(holder) = ledger.and_then(|ledger| self.holder(ledger, id, context)) {
                let since = moment(holder.since, self.zone, language);
                let holder = holder.name();
                context.ui.say(&Says::Running { id: id.to_owned(), holder, since });
            }
        }
    }
}

fn ids(standings: &[Standing]) -> std::collections::BTreeSet<&str> {
    standings.iter().map(|standing| standing.account.subject.id.as_str()).collect()
}

/// A moment as an office writes it, in its own time zone.
pub(super) fn moment(time: DateTime<Utc>, zone: Tz, language: Language) -> String {
    let local = time.with_timezone(&zone);
    let format = language.pick("%d.%m.%Y, %H:%M Uhr", "%Y-%m-%d %H:%M");
    local.format(format).to_string()
}

/// A ledger that cannot be read.
pub(super) fn stop(fault: LedgerFault) -> Stop {
    let help = fault.help();
    let exit = match &fault {
        // Nothing is wrong with what stands there.
        LedgerFault::Busy
        | LedgerFault::Held(_)
        | LedgerFault::TakenOver
        | LedgerFault::Linked
        | LedgerFault::Database { .. } => Exit::BrokenOff,
        LedgerFault::File { error, .. } if error.may_pass() => Exit::BrokenOff,
        _ => Exit::InputErrors,
    };
    Stop::new(exit, fault).help(help)
}
