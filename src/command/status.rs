//! `status`: who got what, who did not, and why. Read-only; works during a run.

pub(super) mod export;
mod messages;
mod table;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

pub(super) use super::ledger::stop;
use super::{CommandError, Context};
use crate::cli::StatusArgs;
use crate::command::ledger;
use crate::contacts;
use crate::delivery::holder::Holder;
use crate::delivery::ledger::{Account, Counts, Entry, Ledger, LedgerFault};
use crate::delivery::{Channel, State, lock};
use crate::diagnostic::Findings;
use crate::exit::Exit;
use crate::l10n::{Language, nearest};
use crate::minutes::reminder_id;
use crate::settings::Settings;
use crate::workspace::{self, Workspace};
pub(super) use export::fate;
use messages::Message;
pub(super) use messages::state;

/// An account with its contents.
struct Standing {
    account: Account,
    counts: Counts,
    changed: Option<DateTime<Utc>>,
    entries: Vec<Entry>,
    /// The keys of addresses that were replaced in the list by others, which got the mail: their
    /// people are counted once.
    replaced: BTreeSet<String>,
}

/// Runs the command.
pub(super) fn run(args: &StatusArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let query = Query::find(args.file.as_deref(), context);
    let ledger = ledger::look(&query.settings, context)?;
    let accounts = match (&ledger, &query.id) {
        (None, _) => Vec::new(),
        (Some(ledger), Some(id)) => {
            let mut accounts = ledger.accounts_of(id).map_err(stop)?;
            // Tables are about one mailing: whoever got no reminder may have the invitation.
            if !args.csv && !args.excel {
                accounts.extend(ledger.accounts_of(&reminder_id(id)).map_err(stop)?);
            }
            accounts
        }
        (Some(ledger), None) => ledger.accounts().map_err(stop)?,
    };
    if accounts.is_empty()
        && let Some(unknown) = args.file.as_deref().filter(|file| !file.exists())
    {
        return Err(query.unknown(unknown, ledger.as_ref()));
    }
    let mut standings = Vec::new();
    for account in accounts {
        let Some(ledger) = &ledger else { break };
        let entries = |ledger: &Ledger| match query.id {
            Some(_) if args.json => ledger.entries(&account),
            _ if args.csv || args.excel => ledger.entries(&account),
            Some(_) => ledger.not_simply_sent(&account),
            None => Ok(Vec::new()),
        };
        let idle = || query.holders(ledger, &account.subject.id, context).is_empty();
        let was_idle = idle();
        let mut standing = Standing::read(ledger, &account, entries).map_err(stop)?;
        // Checked both before and after, since a run may begin or end in the meantime.
        if was_idle && idle() {
            standing.settle();
        }
        standing.find_replaced(ledger, &query).map_err(stop)?;
        standings.push(standing);
    }
    if args.excel {
        let language = context.ui.language;
        context.ui.data(&export::excel(foremost(&standings), query.zone, language));
    } else if args.csv {
        context.ui.data(&export::csv(foremost(&standings)));
    } else if args.json {
        context.ui.data(export::json(&standings, query.id.is_some()).as_bytes());
    } else {
        query.tell(&standings, ledger.as_ref(), context);
        super::login::tell(&query.settings, context);
    }
    Ok(Exit::Done)
}

impl Standing {
    fn read(
        ledger: &Ledger,
        account: &Account,
        entries: impl FnOnce(&Ledger) -> Result<Vec<Entry>, LedgerFault>,
    ) -> Result<Self, LedgerFault> {
        // A run at work must not make the numbers inconsistent.
        ledger.at_once(|ledger| {
            let counts = ledger.counts(account)?;
            let changed = ledger.last_change(account)?;
            let entries = entries(ledger)?;
            let (account, replaced) = (account.clone(), BTreeSet::new());
            Ok(Self { account, counts, changed, entries, replaced })
        })
    }

    /// Finds those who got the mail at another address than the one to which it could not be sent.
    /// People in doubt stay in doubt.
    fn find_replaced(&mut self, ledger: &Ledger, query: &Query) -> Result<(), LedgerFault> {
        const OPEN: [State; 4] = [State::Planned, State::Deferred, State::Refused, State::Bounced];
        if self.counts.keys().all(|state| !OPEN.contains(state)) {
            return Ok(());
        }
        let read;
        let entries = if self.entries.is_empty() {
            read = ledger.not_simply_sent(&self.account)?;
            &read
        } else {
            &self.entries
        };
        let is_open = |entry: &&Entry| OPEN.contains(&entry.state) && !entry.name.is_empty();
        let open: Vec<&Entry> = entries.iter().filter(is_open).collect();
        let names: BTreeSet<&str> = open.iter().map(|entry| &*entry.name).collect();
        let sent = ledger.each_entry(&self.account, |entry| {
            let is_one = entry.state == State::Sent && names.contains(&*entry.name);
            is_one.then_some((entry.name, entry.key))
        })?;
        let mut reached: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (name, key) in sent.iter().flatten() {
            reached.entry(name).or_default().push(key);
        }
        // The list is not read for nothing.
        let is_gone = |entry: &&Entry| {
            reached.contains_key(&*entry.name)
                && query.listed().is_some_and(|keys| !keys.contains(&entry.key))
        };
        let gone: Vec<&Entry> = open.into_iter().filter(is_gone).collect();
        for entry in gone {
            let Some(others) = reached.get_mut(&*entry.name) else { continue };
            // Two people of one name are two: the new address of somebody came with a later run.
            let mut new = None;
            for (at, other) in others.iter().enumerate() {
                if !ledger.planned_together(&self.account, [&entry.key, other])? {
                    new = Some(at);
                    break;
                }
            }
            let Some(new) = new else { continue };
            others.remove(new);
            if let Some(count) = self.counts.get_mut(&entry.state) {
                *count = count.saturating_sub(1);
            }
            self.replaced.insert(entry.key.clone());
        }
        Ok(())
    }

    /// Nobody is at work: mails in flight were left by a run that died, as the next one will say.
    fn settle(&mut self) {
        let Some(left) = self.counts.remove(&State::Sending) else { return };
        *self.counts.entry(State::Uncertain).or_default() += left;
        let left = self.entries.iter_mut().filter(|entry| entry.state == State::Sending);
        left.for_each(|entry| entry.state = State::Uncertain);
    }
}

/// For each mailing the account that says most about its people: SMTP rather than files, and the
/// latest round.
fn foremost(standings: &[Standing]) -> impl Iterator<Item = &Standing> {
    let rank = |standing: &Standing| {
        let account = &standing.account;
        (account.channel == Channel::Smtp, account.round, account.created)
    };
    standings.iter().filter(move |standing| {
        let same = |other: &&Standing| other.account.subject.id == standing.account.subject.id;
        let best = standings.iter().filter(same).map(rank).max();
        best == Some(rank(standing))
    })
}

/// Where to look, and for what.
struct Query {
    settings: Settings,
    folder: PathBuf,
    zone: Tz,
    id: Option<String>,
    /// The keys of the contact list, once they were needed; `None` in it where it cannot be read.
    listed: OnceCell<Option<BTreeSet<String>>>,
}

impl Query {
    /// Even a deleted file, or one full of errors that is being edited, determines its mailing.
    /// `check` reports what is wrong with it.
    fn find(file: Option<&Path>, context: &Context<'_>) -> Self {
        let mut unsaid = Findings::new();
        let Some(file) = file else {
            let (settings, _) = workspace::read_settings(&context.world.folder, &mut unsaid);
            return Self::of(settings, None);
        };
        if let Some(workspace) = Workspace::read(file).report_to(&mut unsaid) {
            return Self::of(workspace.settings, Some(workspace.minutes.id));
        }
        let folder = file.parent().unwrap_or_else(|| Path::new(""));
        let (settings, _) = workspace::read_settings(folder, &mut unsaid);
        let id = file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        Self::of(settings, id)
    }

    fn of(settings: Settings, id: Option<String>) -> Self {
        let (folder, zone) = (settings.folder(), settings.defaults.timezone);
        Self { settings, folder, zone, id, listed: OnceCell::new() }
    }

    /// The keys of all addresses of the contact list; `None` where it cannot be read.
    fn listed(&self) -> Option<&BTreeSet<String>> {
        let read = || {
            let book = contacts::open(&self.settings, None, true).value?;
            Some(book.contacts.iter().map(|contact| contact.address.key()).collect())
        };
        self.listed.get_or_init(read).as_ref()
    }

    /// Neither a file nor a mailing: a typo, which must not look like "nothing sent yet".
    fn unknown(&self, file: &Path, ledger: Option<&Ledger>) -> CommandError {
        let accounts = ledger.and_then(|ledger| ledger.accounts().ok()).unwrap_or_default();
        let known: BTreeSet<&str> =
            accounts.iter().map(|account| account.subject.id.as_str()).collect();
        let id = self.id.as_deref().unwrap_or_default();
        let guess = nearest(id, known.iter().copied()).map(str::to_owned);
        let unknown = Message::Unknown { file: file.display().to_string() };
        CommandError::new(Exit::InputErrors, unknown).help(match guess {
            Some(id) => Message::Guess { id },
            None => Message::ListThem,
        })
    }

    /// Who is at work on a mailing, according to the lock; if somebody has deleted that, according
    /// to the ledger.
    fn holders(&self, ledger: &Ledger, id: &str, context: &Context<'_>) -> Vec<Holder> {
        match lock::holder(&self.folder, id) {
            Some(holder) => vec![holder],
            None => ledger.at_work(id, &Holder::of(context.world)).unwrap_or_default(),
        }
    }

    fn tell(&self, standings: &[Standing], ledger: Option<&Ledger>, context: &Context<'_>) {
        let language = context.ui.language;
        if standings.is_empty() {
            return context.ui.say(&Message::Nothing { id: self.id.clone() });
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
            let holders = ledger.map(|ledger| self.holders(ledger, id, context));
            for holder in holders.unwrap_or_default() {
                let since = moment(holder.since, self.zone, language);
                let holder = holder.name();
                context.ui.say(&Message::Running { id: id.to_owned(), holder, since });
            }
        }
    }
}

fn ids(standings: &[Standing]) -> BTreeSet<&str> {
    standings.iter().map(|standing| standing.account.subject.id.as_str()).collect()
}

/// A time as an office writes it, in its own time zone.
pub(super) fn moment(time: DateTime<Utc>, zone: Tz, language: Language) -> String {
    let local = time.with_timezone(&zone);
    let format = language.pick("%d.%m.%Y, %H:%M Uhr", "%Y-%m-%d %H:%M");
    local.format(format).to_string()
}
