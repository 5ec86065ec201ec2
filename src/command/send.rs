//! `send`: the Rund-Mail. Everything is read, planned and proven before the first mail leaves; the
//! ledger says who is still to get one.

mod closing;
mod forgotten;
mod gone;
mod leftover;
mod only;
mod plan;
mod previewed;
mod reach;
mod summary;
mod test_mail;
mod watch;
mod way;
mod words;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use super::approval::before::Before;
use super::approval::words::Approval;
use super::approval::{self, Approved, CommandLine};
use super::status::stop;
use super::{Context, Stop, bounced, preview};
use crate::check;
use crate::cli::{SendArgs, names};
use crate::delivery::ledger::{Account, Digests, Entry, Ledger, LedgerFault};
use crate::delivery::lock::{LockFault, RunLock};
use crate::delivery::{self, Book, Job, Options, Outcome, Pace, State, SystemClock, Way, witness};
use crate::diagnostic::Findings;
use crate::exit::Exit;
use crate::mailing::Letters;
use crate::workspace::Workspace;
use leftover::Leftover;
use plan::{Material, Planned, Recipients, subject};
use summary::Summary;
use watch::Watch;
use words::forgotten::Mended;
use words::leftover::ListSays;
use words::{Advice, Says};

/// Runs the command.
pub fn run(args: &SendArgs, context: &Context<'_>) -> Result<Exit, Stop> {
    let mut findings = Findings::new();
    let read = Workspace::read(&args.file).unload(&mut findings);
    if read.as_ref().is_some_and(|workspace| !workspace.has_settings) {
        context.ui.grave(&findings, &args.file);
        return Err(Stop::new(Exit::InputErrors, Says::NoSettings).help(Advice::NoSettings));
    }
    let read =
        read.map(|workspace| Material::read(workspace, args, &mut findings)).transpose()?.flatten();
    let Some(read) = read else {
        context.ui.grave(&findings, &args.file);
        return Ok(Exit::InputErrors);
    };
    let way = way::choose(args.via, &read.workspace.settings)?;
    let recipients = read.recipients(args, context.world.now(), &mut findings).unwrap_or_default();
    let settings = &read.workspace.settings;
    let zone = read.workspace.minutes.timezone;
    let wanted = recipients.people.iter().copied().filter(|one| recipients.wants(&one.address));
    let warnings = bounced::warnings(&settings.folder(), zone, wanted);
    findings.extend(check::judge(warnings.into_iter().collect(), settings));
    let id = &read.workspace.minutes.id;
    let approved = args.approved.as_deref();
    let approved = approved.map(|digits| Approved::read(digits, &settings.folder(), id));
    let approved = approved.transpose()?;
    // Not before what was approved is read.
    preview::forget::old(settings, id, context);
    let work = Work { args, context, read: &read, recipients: &recipients, way, approved };
    match &args.test {
        Some(address) => work.test(address, findings),
        None if args.dry_run => work.rehearse(findings),
        None => work.send(findings),
    }
}

/// The work of one run.
struct Work<'a> {
    args: &'a SendArgs,
    context: &'a Context<'a>,
    read: &'a Material,
    recipients: &'a Recipients<'a>,
    way: Way,
    approved: Option<Approved>,
}

/// Either the work can go on, or it ends here with this code (the findings have been shown).
type Or<T> = Result<T, Exit>;

impl<'a> Work<'a> {
    fn id(&self) -> &'a str {
        &self.read.workspace.minutes.id
    }

    fn folder(&self) -> PathBuf {
        self.read.workspace.folder()
    }

    /// The real thing.
    fn send(&self, findings: Findings) -> Result<Exit, Stop> {
        if findings.has_errors() {
            return Ok(self.faulty(&findings));
        }
        let lock = RunLock::take(&self.folder(), self.id(), self.context.world);
        let lock = lock.map_err(|fault| self.locked(fault))?;
        // Looked at before it is opened, which would make a new one.
        let forgiven =
            self.look_for_traces(Ledger::look(&self.folder()).map_err(stop)?.as_ref())?;
        let mut ledger = Ledger::open(&self.folder()).map_err(stop)?;
        ledger.claim(self.id(), lock.holder()).map_err(|fault| match fault {
            LedgerFault::Held(holder) => self.locked(LockFault::Held(Some(holder))),
            fault => stop(fault),
        })?;
        if let Some(account) = ledger.latest(self.id(), self.way).map_err(stop)? {
            let left = ledger.settle_leftovers(&account).map_err(stop)?;
            if left.missing > 0 {
                self.context.ui.say(&Mended { people: left.missing });
            }
            if left.lost {
                self.ask_about_lost(&ledger)?;
            }
        }
        let planned = match self.plan(Some(&ledger), findings) {
            Ok(Ok(planned)) => planned,
            Ok(Err(exit)) => return Ok(exit),
            Err(stop) => {
                self.renew_list(&ledger);
                return Err(stop);
            }
        };
        self.look_around(&mut ledger, lock.holder())?;
        self.agree(&planned)?;
        for other in forgiven {
            witness::forgive(&mut ledger, &other.id, &other.begun).map_err(stop)?;
        }
        let transport = self.transport(&planned, self.files(&planned))?;
        let account = self.enter(&mut ledger, &planned).map_err(stop)?;
        self.leave_traces(&ledger)?;
        let recorder = ledger.record(&account, planned.division.todo.len());
        if let Some(server) = way::server(self.way, &self.read.workspace.settings) {
            recorder.keep_pace_of(server);
        }
        let watch = self.watch(&planned);
        let outcome = self.deliver(&planned, &*transport, &recorder, &watch);
        watch.finish();
        let ledger = recorder.finish().map_err(cannot_be_kept)?;
        let mut entries = ledger.not_sent(&account).map_err(stop)?;
        self.leave_traces(&ledger)?;
        let list = self.list_leftovers(&entries, &planned.before);
        self.keep_worries(&planned, &mut entries);
        self.close(&planned, &outcome, &entries);
        if let Some(list) = list {
            self.context.ui.say(&list);
        }
        self.forget_preview(&ledger, &account);
        let in_doubt = entries.iter().any(|entry| entry.state == State::Uncertain);
        Ok(match outcome.exit() {
            // What an earlier run left in doubt is still to be decided.
            Exit::Done if in_doubt && self.args.uncertain.is_none() => Exit::BrokenOff,
            exit => exit,
        })
    }

    /// Who is not on the list any more, say under a mended address, is nobody's worry now; whoever is in doubt
    /// stays one.
    fn keep_worries(&self, planned: &Planned<'_>, entries: &mut Vec<Entry>) {
        let left: BTreeSet<&str> = entries.iter().map(|entry| &*entry.key).collect();
        let people = self.wanted(&planned.mailing).map(|person| person.address.key());
        let mut keys: BTreeSet<String> = people.filter(|key| left.contains(&**key)).collect();
        keys.extend(reach::still_in_doubt(planned).map(str::to_owned));
        entries.retain(|entry| keys.contains(&entry.key));
    }

    /// Everything but the sending. Writes nothing into the ledger.
    fn rehearse(&self, findings: Findings) -> Result<Exit, Stop> {
        let ledger = Ledger::look(&self.folder()).map_err(stop)?;
        self.look_for_traces(ledger.as_ref())?;
        let planned = match self.plan(ledger.as_ref(), findings)? {
            Ok(planned) => planned,
            Err(exit) => return Ok(exit),
        };
        Summary::of(self, &planned).tell();
        let Planned { mailing, findings, .. } = &planned;
        let language = self.context.ui.language;
        let mut line = CommandLine {
            file: &self.args.file,
            selection: &self.args.selection,
            more: approval::options(self.args, language),
            digest: &mailing.digest,
        };
        let sends = line.write(language);
        line.more.insert(0, names::option("dry-run", language));
        let message_line = &*line.one_mail(language.pick("senden", "send"), language);
        let messages = &*preview::places_of(&self.args.messages, mailing)?;
        let sending = preview::Sending::By(&sends);
        let now = self.context.world.now();
        let showing =
            preview::Showing { mailing, findings, language, now, sending, messages, message_line };
        let index = showing.write(&self.folder())?;
        showing.tell(&index, self.context.ui);
        self.context.ui.say(&Says::Rehearsed);
        self.context.ui.say(&Approval::Digest { digest: mailing.digest.clone() });
        self.context.ui.say(&Approval::Command { line: sends });
        Ok(Exit::Done)
    }

    /// Shows what is about to happen and asks.
    fn agree(&self, planned: &Planned<'_>) -> Result<(), Stop> {
        Summary::of(self, planned).tell();
        let ui = self.context.ui;
        if self.args.yes {
            return Ok(());
        }
        if !ui.can_ask() {
            return Err(Stop::new(Exit::Declined, Says::NotAsked).help(Advice::NotAsked));
        }
        if ui.confirm(&Says::Question { way: self.way }) { Ok(()) } else { Err(declined()) }
    }

    /// Enters everybody into the ledger.
    fn enter(&self, ledger: &mut Ledger, planned: &Planned<'_>) -> Result<Account, LedgerFault> {
        let Planned { mailing, before, division, .. } = planned;
        let parts = before.keep(mailing).to_json();
        let digests =
            Digests { content: &mailing.content_digest, plan: &mailing.digest, parts: &parts };
        let account = match before.account.clone() {
            Some(mut account) => {
                ledger.set_digests(&mut account, digests)?;
                account
            }
            None => ledger.open_round(&subject(mailing), self.way, digests, mailing.moment)?,
        };
        let now = self.context.world.now();
        ledger.plan(&account, self.entered(planned), now)?;
        let again = self.again();
        if again.is_empty() {
            return Ok(account);
        }
        let people = division.todo.iter().filter_map(|index| mailing.addressees().get(*index));
        let keys: Vec<String> = people.map(|person| person.address.key()).collect();
        for state in again {
            ledger.plan_again(&account, state, &keys, now)?;
        }
        Ok(account)
    }

    fn transport(
        &self,
        planned: &Planned<'_>,
        files: PathBuf,
    ) -> Result<Box<dyn delivery::Transport>, Stop> {
        let first = planned.division.todo.first().copied().unwrap_or(0);
        let hello = planned.mailing.common(first).from.address.domain().to_owned();
        way::transport(self.way, &self.read.workspace.settings, files, &hello, self.context)
    }

    fn files(&self, planned: &Planned<'_>) -> PathBuf {
        let folder = way::folder(&self.folder(), self.id(), self.way, planned.before.round);
        // A test mail does not mix with those of the mailing.
        if self.args.test.is_some() { folder.join("test") } else { folder }
    }

    /// The limits of the run, with what earlier ones know of the server.
    fn options(&self, known: Option<Pace>) -> Options {
        way::options(self.way, &self.read.workspace.settings, self.args.retry_for, known)
    }

    /// What earlier runs know of the server's pace.
    fn known_pace(&self, ledger: Option<&Ledger>) -> Result<Option<Pace>, Stop> {
        let server = way::server(self.way, &self.read.workspace.settings);
        let (Some(ledger), Some(server)) = (ledger, server) else { return Ok(None) };
        ledger.pace(&server, self.context.world.now()).map_err(stop)
    }

    fn watch(&self, planned: &Planned<'_>) -> Watch<'a> {
        let zone = self.read.workspace.minutes.timezone;
        let Context { ui, world, .. } = self.context;
        Watch::new(ui, world, zone, planned.division.todo.len())
    }

    fn deliver(
        &self,
        planned: &Planned<'_>,
        transport: &dyn delivery::Transport,
        book: &dyn Book,
        watch: &Watch<'_>,
    ) -> Outcome {
        delivery::run(&Job {
            letters: &planned.mailing,
            todo: &planned.division.todo,
            transport,
            book,
            progress: watch,
            options: &planned.options,
            world: self.context.world,
            clock: &SystemClock,
            interrupted: &way::interruption(self.context.ui),
        })
    }

    fn close(&self, planned: &Planned<'_>, outcome: &Outcome, entries: &[Entry]) {
        let zone = self.read.workspace.minutes.timezone;
        let files = self.files(planned);
        let people = planned.mailing.addressees();
        let refused = planned.division.refused.iter().filter_map(|index| people.get(*index));
        let named_before = &refused.map(|person| person.address.key()).collect();
        let (way, files) = (self.way, &*files);
        let closing = closing::Closing { way, outcome, entries, named_before, zone, files };
        closing.tell(self.context.ui);
    }

    /// Writes the list of those who have not got the mail. What the disk refuses is no reason to end
    /// otherwise: the ledger knows it all.
    fn list_leftovers(&self, entries: &[Entry], before: &Before) -> Option<ListSays> {
        if self.way != Way::Smtp {
            return None;
        }
        let language = self.context.ui.language;
        let file = leftover::path(&self.folder(), self.id(), language);
        let people = self.read.everybody(self.context.world.now());
        let zone = self.read.workspace.minutes.timezone;
        let by_letter = self.read.by_letter(self.args, self.context.world.now());
        let (book, by_letter) = (&self.read.book, &*by_letter);
        let moved = &before.moved().map(|(now, then)| (then, now)).collect();
        let list = Leftover { book, people: &people, entries, moved, by_letter, zone, language };
        let path = file.display().to_string();
        // The list of a run in the other language would stay as it was.
        let _ = fs::remove_file(leftover::path(&self.folder(), self.id(), language.other()));
        match list.write(&file) {
            Ok(0) => (!by_letter.is_empty())
                .then_some(ListSays::ByLetter { path, people: by_letter.len() }),
            Ok(_) => {
                let again = [State::Refused, State::Bounced];
                let again = entries.iter().any(|entry| again.contains(&entry.state));
                Some(ListSays::Written { path, again })
            }
            Err(error) => Some(ListSays::NotWritten { path, error: (&error).into() }),
        }
    }

    /// Nothing is sent now; a run that was killed may have left no list, or an old one.
    fn renew_list(&self, ledger: &Ledger) {
        let Ok(Some(account)) = ledger.latest(self.id(), self.way) else { return };
        let Ok(entries) = ledger.not_sent(&account) else { return };
        let Ok(mut before) = Before::read(Some(ledger), self.id(), self.way) else { return };
        before.follow(&self.names());
        if let Some(list) = self.list_leftovers(&entries, &before) {
            self.context.ui.say(&list);
        }
    }

    fn nothing_to_do(&self, planned: &Planned<'_>) -> Stop {
        let Planned { mailing, division, .. } = planned;
        if mailing.addressees().is_empty() {
            return Stop::new(Exit::Declined, Says::Nobody);
        }
        let summary = Summary::of(self, planned);
        summary.tell_changes();
        summary.tell_later();
        summary.tell_leftovers();
        let says = Says::NothingToDo { reached: division.reached, way: self.way };
        Stop::new(Exit::Declined, says)
    }

    fn faulty(&self, findings: &Findings) -> Exit {
        self.context.ui.grave(findings, &self.args.file);
        Exit::InputErrors
    }

    fn locked(&self, fault: LockFault) -> Stop {
        match fault {
            LockFault::Held(holder) => {
                let zone = self.read.workspace.minutes.timezone;
                let language = self.context.ui.language;
                let since = |at| super::status::moment(at, zone, language);
                let holder = holder.map(|holder| (holder.name(), since(holder.since)));
                Stop::new(Exit::BrokenOff, Says::Held { holder }).help(Advice::Held)
            }
            // Most likely a full disk, or a folder that is not ours: the ledger would fare no better.
            LockFault::File(path, error) => cannot_be_kept(LedgerFault::File {
                path: path.display().to_string(),
                error: (&error).into(),
            }),
        }
    }
}

/// The run has stopped where the ledger could not be written: the next one goes on there.
fn cannot_be_kept(fault: LedgerFault) -> Stop {
    let help = fault.help();
    Stop::new(Exit::BrokenOff, fault).help(help)
}

fn declined() -> Stop {
    Stop::new(Exit::Declined, Says::Declined)
}
