//! Third stage: every mail is composed, and compared with what the ledger knows.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::messages::{Help, Message};
use super::read::Read;
use super::select::Selected;
use super::{channel, gone};
use crate::check;
use crate::command::approval::Approved;
use crate::command::approval::changed::Changed;
use crate::command::approval::history::{History, Partition};
use crate::command::status::stop;
use crate::command::{CommandError, bounced};
use crate::contacts::Contact;
use crate::delivery::ledger::{Ledger, Subject};
use crate::delivery::{Channel, Options, Pace};
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::exit::Exit;
use crate::mailing::correction;
use crate::mailing::parts::Person;
use crate::mailing::{self, Addressee, MailSource, Mailing, PlanRequest, Purpose};

/// A mailing that has been planned and compared with the ledger.
pub(super) struct Planned<'a> {
    pub selected: &'a Selected<'a>,
    pub mailing: Mailing<'a>,
    pub before: History,
    pub partition: Partition,
    /// How many of those to do have, or may have, received the same on the other channel that
    /// reaches people.
    pub elsewhere: usize,
    /// What has changed since people received it.
    pub changed: Option<Changed>,
    /// The limits of the run.
    pub options: Options,
    /// The findings, which have been shown.
    pub findings: Findings,
}

impl<'a> Planned<'a> {
    /// Plans the mailing against what the ledger knows, and decides what is to be done. `None`
    /// where it has errors, which have been shown.
    pub(super) fn of(
        selected: &'a Selected<'a>,
        ledger: Option<&Ledger>,
        mut findings: Findings,
    ) -> Result<Option<Self>, CommandError> {
        let before = History::read(ledger, selected.id(), selected.channel).map_err(stop)?;
        let Some(draft) = Draft::of(selected, before, &mut findings) else {
            selected.faulty(&findings);
            return Ok(None);
        };
        let Draft { mailing, mut before, mut changed } = draft;
        if let Some(invited) = &selected.invited {
            invited.holds(&mailing)?;
        }
        before.follow(|| {
            let chosen = mailing.addressees().iter();
            // A household, for example, has another name in a mail than in the list.
            selected.names().chain(chosen.map(|one| (one.address.key(), one.name.clone())))
        });
        let mut partition = divide(selected, &before, &mailing);
        let options = options(selected, known_pace(selected, ledger)?);
        findings.extend(of_today(selected, &before, &partition, &options));
        if findings.has_errors() {
            selected.faulty(&findings);
            return Ok(None);
        }
        // The summary names them, and what is to be done.
        let findings = bounced::without(findings, &returned(selected, &mailing, &partition));
        selected.ui().grave(&findings, &selected.args.mailing.file);
        if let Some(approved) = &selected.approved {
            approved.holds(&mailing)?;
        }
        if selected.reaches_people() {
            look_twice(selected, ledger, &before, &mailing, &mut changed)?;
        }
        gone::ask(selected, &before, &mailing, &mut partition)?;
        let elsewhere = elsewhere(selected, ledger, &before, &mailing, &partition)?;
        Ok(Some(Self {
            selected,
            mailing,
            before,
            partition,
            elsewhere,
            changed,
            options,
            findings,
        }))
    }

    /// The ledger's data about the mailing.
    pub(super) fn subject(&self) -> Subject {
        subject(&self.mailing)
    }

    /// Those whom the ledger should know in this round, without those who get nothing in it.
    pub(super) fn entered(&self) -> impl Iterator<Item = &Addressee> {
        let Self { mailing, before, partition, .. } = self;
        let people = mailing.addressees();
        let todo = partition.todo.iter().filter_map(|index| people.get(*index));
        let todo: BTreeSet<String> = todo.map(|person| person.address.key()).collect();
        let new = mailing.round > 1;
        self.selected.wanted(mailing).filter(move |person| {
            // A person in doubt under another address would be untouched under this one.
            let waits = new || before.was(person).is_some();
            !waits || before.knows(person) || todo.contains(&person.address.key())
        })
    }

    /// The keys under which the ledger knows those whom this run left in doubt under another
    /// address.
    pub(super) fn still_in_doubt(&self) -> impl Iterator<Item = &str> {
        let people = self.mailing.addressees();
        let doubtful = self.partition.uncertain.iter().filter_map(|index| people.get(*index));
        doubtful.filter_map(|person| self.before.was(person))
    }

    /// The folder for its files, if there are any.
    pub(super) fn files(&self) -> PathBuf {
        let selected = self.selected;
        let folder =
            channel::folder(&selected.folder(), selected.id(), selected.channel, self.before.round);
        // Test mails are kept separate from the mailing.
        if selected.args.mailing.test.is_some() { folder.join("test") } else { folder }
    }
}

/// The mails as they would be sent, and what is known about earlier ones.
struct Draft<'a> {
    mailing: Mailing<'a>,
    before: History,
    changed: Option<Changed>,
}

impl<'a> Draft<'a> {
    /// Composes the mails: the mailing itself, or its next correction. `None` where there are
    /// errors.
    fn of(
        selected: &'a Selected<'a>,
        mut before: History,
        findings: &mut Findings,
    ) -> Option<Self> {
        let purpose = match selected.channel {
            Channel::Drafts => Purpose::Drafts,
            Channel::Smtp | Channel::Folder => Purpose::Send,
        };
        let people = &selected.people;
        let mut mailing = compose(selected, &before, people, purpose, findings);
        let changed = mailing.as_ref().and_then(|mailing| changed(selected, &before, mailing));
        let differs = |mailing: &Mailing<'_>| before.content_differs(&mailing.content_digest);
        let corrects = selected.args.correction && selected.reaches_people();
        if corrects && mailing.as_ref().is_some_and(differs) {
            before = before.corrected();
            // The findings are the same as before.
            mailing = compose(selected, &before, people, purpose, &mut Findings::new());
        }
        let mailing = mailing?;
        (!findings.has_errors()).then_some(Self { mailing, before, changed })
    }
}

/// Composes and validates every mail once.
pub(super) fn compose<'b>(
    selected: &'b Selected<'b>,
    before: &History,
    recipients: &'b [&'b Contact],
    purpose: Purpose<'b>,
    findings: &mut Findings,
) -> Option<Mailing<'b>> {
    let read: &'b Read = selected.read;
    let request = PlanRequest {
        workspace: &read.workspace,
        recipients,
        people: &read.book.contacts,
        own: &read.own,
        templates: &read.templates,
        moment: before.moment(selected.now()),
        day: day(selected, before),
        round: before.round,
        repeats: selected.invited.as_ref().map(|invited| &invited.sent),
        purpose,
    };
    let planned = mailing::plan(&request, &before.past);
    // Findings about a file from checking the minutes are not repeated in other words.
    let said: Vec<_> = findings.iter().filter_map(of_attachment).collect();
    let fresh = |finding: &Diagnostic| of_attachment(finding).is_none_or(|at| !said.contains(&at));
    let fresh: Findings = planned.findings.into_iter().filter(fresh).collect();
    findings.extend(fresh);
    planned.value
}

/// The day used in documents without a date of issue: the approved one, or that of mails already
/// sent.
fn day(selected: &Selected<'_>, before: &History) -> NaiveDate {
    let approved = selected.approved.as_ref().and_then(Approved::day);
    approved.unwrap_or_else(|| before.day(selected.now(), selected.zone()))
}

/// The attachment that an error is about.
fn of_attachment(finding: &Diagnostic) -> Option<(PathBuf, usize)> {
    let is_one = finding.severity == Severity::Error && finding.rule.subject() == "attachment";
    let span = finding.span.as_ref()?;
    is_one.then(|| (span.source().path().to_owned(), span.range().start))
}

fn subject(mailing: &Mailing<'_>) -> Subject {
    Subject {
        id: mailing.id.clone(),
        series: mailing.series.clone(),
        kind: mailing.kind.name().to_owned(),
        date: Some(mailing.date),
    }
}

/// Who of those requested still gets a mail, and who does not, and why.
fn divide(selected: &Selected<'_>, before: &History, mailing: &Mailing<'_>) -> Partition {
    let wanted = |person: &Addressee| selected.wants(&person.address);
    let mut partition = before.divide(mailing, &selected.again(), wanted);
    let all = partition.todo.len();
    partition.todo.retain(|index| selected.concerns(mailing, *index));
    partition.later = all - partition.todo.len();
    partition
}

/// The limits of the run, with what earlier ones have learned about the server.
pub(super) fn options(selected: &Selected<'_>, known: Option<Pace>) -> Options {
    channel::options(selected.channel, selected.settings(), selected.args.mailing.retry_for, known)
}

/// What earlier runs have learned about the server's pace.
fn known_pace(
    selected: &Selected<'_>,
    ledger: Option<&Ledger>,
) -> Result<Option<Pace>, CommandError> {
    let server = channel::server(selected.channel, selected.settings());
    let (Some(ledger), Some(server)) = (ledger, server) else { return Ok(None) };
    ledger.pace(&server, selected.now()).map_err(stop)
}

/// What is over, or nearly so, when the mails are sent.
fn of_today(
    selected: &Selected<'_>,
    before: &History,
    partition: &Partition,
    options: &Options,
) -> Findings {
    if partition.todo.is_empty() {
        return Findings::new();
    }
    let now = selected.now();
    let day = |moment: DateTime<Utc>| selected.read.today(moment);
    let needed = TimeDelta::from_std(options.expected(partition.todo.len(), now)).ok();
    let end = needed.and_then(|needed| now.checked_add_signed(needed)).unwrap_or(now);
    let leaving = check::Leaving { today: day(now), last: day(end), first_time: before.is_first() };
    check::today(&selected.read.workspace, leaving)
}

/// The contacts whose mail of this mailing came back, and who get none now.
fn returned<'a>(
    selected: &Selected<'a>,
    mailing: &Mailing<'_>,
    partition: &Partition,
) -> Vec<&'a Contact> {
    let people = mailing.addressees();
    let people = partition.bounced.iter().filter_map(|index| people.get(*index));
    let keys: BTreeSet<String> = people.map(|person| person.address.key()).collect();
    let contacts = selected.people.iter().copied();
    contacts.filter(|contact| keys.contains(&contact.address.key())).collect()
}

/// What has changed since people received it.
fn changed(selected: &Selected<'_>, before: &History, mailing: &Mailing<'_>) -> Option<Changed> {
    if !selected.reaches_people() {
        return None;
    }
    Changed::since_sent(before, mailing, || {
        let everybody = selected.read.everybody(selected.now());
        everybody.iter().map(|contact| Person::who(&contact.address.key())).collect()
    })
}

/// Drafts may have been sent from a mail program, which no ledger knows; and drafts may be made of
/// what the server has received. Each channel has its own account, so nothing else would show that.
fn elsewhere(
    selected: &Selected<'_>,
    ledger: Option<&Ledger>,
    before: &History,
    mailing: &Mailing<'_>,
    partition: &Partition,
) -> Result<usize, CommandError> {
    let Some(other) = selected.other_channel() else { return Ok(0) };
    let there = History::read(ledger, selected.id(), other).map_err(stop)?;
    if there.round < before.round {
        return Ok(0);
    }
    let people = partition.todo.iter().filter_map(|index| mailing.addressees().get(*index));
    Ok(people.filter(|person| there.has_reached(person)).count())
}

/// Prevents people from getting the same thing twice, or two versions of it.
fn look_twice(
    selected: &Selected<'_>,
    ledger: Option<&Ledger>,
    before: &History,
    mailing: &Mailing<'_>,
    changed: &mut Option<Changed>,
) -> Result<(), CommandError> {
    if selected.args.correction && before.is_first() {
        return Err(CommandError::new(Exit::Declined, Message::NothingToCorrect));
    }
    look_for_doubles(selected, ledger, before, mailing)?;
    let asks = before.content_changed(&mailing.content_digest) && !selected.args.only_new;
    let people = mailing.addressees();
    let all_have_it = || before.divide(mailing, &[], |_| true).reached == people.len();
    match changed.take_if(|_| asks) {
        Some(changed) => {
            let had = before.parts.as_ref().map(|parts| parts.list.as_slice());
            let minutes = &selected.read.workspace.minutes;
            let advice = match had {
                Some(had) if correction::approves(minutes, had) => Help::Approved,
                _ if all_have_it() => Help::ChangedForAll,
                _ => Help::Changed,
            };
            Err(CommandError::new(Exit::Declined, changed).help(advice))
        }
        None => Ok(()),
    }
}

/// Warns if the same meeting has already been sent under another ID.
fn look_for_doubles(
    selected: &Selected<'_>,
    ledger: Option<&Ledger>,
    before: &History,
    mailing: &Mailing<'_>,
) -> Result<(), CommandError> {
    let (Some(ledger), true) = (ledger, before.is_first()) else { return Ok(()) };
    let others = ledger.namesakes(&subject(mailing), selected.channel).map_err(stop)?;
    let Some(other) = others.last() else { return Ok(()) };
    let says = Message::Double { other: other.subject.id.clone() };
    if !selected.asks() {
        return Err(CommandError::new(Exit::Declined, says).help(Help::Double));
    }
    selected.ui().say(&says);
    selected.confirm(&Message::SendAllTheSame)
}
