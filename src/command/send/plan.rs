//! Reading and planning: what is to be sent, held against what the ledger knows.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::leftover::ByLetter;
use super::words::{Advice, Says};
use super::{Or, Work, declined, only};
use crate::check;
use crate::cli::{SendArgs, Uncertain};
use crate::command::approval::Approved;
use crate::command::approval::before::{Before, Division};
use crate::command::approval::changed::Changed;
use crate::command::status::stop;
use crate::command::{Stop, bounced};
use crate::contacts::{self, Address, Contact, ContactBook, Groups, NotMailed};
use crate::delivery::ledger::{Ledger, Subject};
use crate::delivery::{Options, State, Way};
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::document::templates::Templates;
use crate::exit::Exit;
use crate::mailing::parts::Person;
use crate::mailing::{self, Addressee, Letters, Mailing, PlanRequest, Purpose};
use crate::workspace::Workspace;

/// What was read from the disk.
pub(super) struct Material {
    pub workspace: Workspace,
    templates: Templates,
    pub book: ContactBook,
}

impl Material {
    /// The rest, once the minutes are there. Without the ledger nobody knows who complained: it stops.
    pub fn read(
        workspace: Workspace,
        args: &SendArgs,
        findings: &mut Findings,
    ) -> Result<Option<Self>, Stop> {
        findings.extend(check::minutes(&workspace));
        findings.extend(check::sending(&workspace));
        let templates = Templates::load(&workspace.folder()).unload(findings);
        let choice = &args.selection;
        let book =
            bounced::open_list(&workspace.settings, choice.contacts.as_deref(), choice.skip_faulty);
        let book = book.map_err(stop)?.unload(findings);
        let people = book.as_ref().map(|book| &*book.contacts).unwrap_or_default();
        findings.extend(check::attached(&workspace, people));
        let both = templates.zip(book);
        Ok(both.map(|(templates, book)| Self { workspace, templates, book }))
    }

    /// Whom a mailing of today reaches.
    pub fn recipients(
        &self,
        args: &SendArgs,
        now: DateTime<Utc>,
        findings: &mut Findings,
    ) -> Option<Recipients<'_>> {
        let today = self.today(now);
        let choice = &args.selection;
        let people =
            contacts::select(&self.book, &choice.to, &choice.except, today).unload(findings)?;
        let narrow =
            |file| only::narrow(&people, file, &self.book, &self.workspace.settings, findings);
        let only = match args.only.as_deref().map(narrow) {
            Some(None) => return None,
            only => only.flatten(),
        };
        Some(Recipients { people, only })
    }

    /// Who of the chosen groups gets no mail, by reason.
    pub fn not_mailed(&self, args: &SendArgs, now: DateTime<Utc>) -> NotMailed {
        let groups = self.groups(args).map(|groups| groups.not_mailed(&self.book, self.today(now)));
        groups.unwrap_or_default()
    }

    /// Who of the chosen groups is reached by a letter only, in the order of the list.
    pub fn by_letter(&self, args: &SendArgs, now: DateTime<Utc>) -> Vec<ByLetter<'_>> {
        let Some(groups) = self.groups(args) else { return Vec::new() };
        let today = self.today(now);
        let contacts = self.book.contacts.iter().filter(|contact| groups.hold(contact));
        let contacts =
            contacts.filter_map(|contact| Some((contact.why_not(today)?, &contact.place)));
        let others = self.book.without_address.iter();
        let others = others.filter(|one| groups.hold_one_of(&one.groups));
        let all = contacts.chain(others.map(|one| (one.why_not(today), &one.place)));
        let mut letters: Vec<_> = all.filter(|(reason, _)| reason.may_be_written_to()).collect();
        letters.sort_by_key(|(_, place)| place.range().start);
        letters
    }

    fn groups(&self, args: &SendArgs) -> Option<Groups> {
        Groups::find(&self.book, &args.selection.to, &args.selection.except).value
    }

    fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        now.with_timezone(&self.workspace.minutes.timezone).date_naive()
    }

    /// Whom a mailing of today could reach, whatever was chosen.
    pub fn everybody(&self, now: DateTime<Utc>) -> Vec<&Contact> {
        contacts::select(&self.book, &[], &[], self.today(now)).value.unwrap_or_default()
    }
}

/// Whom a mailing reaches, and who of them is to get it now.
#[derive(Debug, Default)]
pub(super) struct Recipients<'a> {
    /// Those who were chosen: the plan is made for all of them.
    pub people: Vec<&'a Contact>,
    /// The keys of `--only`.
    only: Option<BTreeSet<String>>,
}

impl Recipients<'_> {
    /// Is this person to get the mail now?
    pub fn wants(&self, address: &Address) -> bool {
        self.only.as_ref().is_none_or(|only| only.contains(&address.key()))
    }
}

/// A mailing that has been planned and held against the ledger.
pub(super) struct Planned<'a> {
    pub mailing: Mailing<'a>,
    pub before: Before,
    pub division: Division,
    /// How many of those to do have, or may have, got the same on the other way that reaches people.
    pub elsewhere: usize,
    /// What is not as it was when people got it.
    pub changed: Option<Changed>,
    /// The limits that the run keeps.
    pub options: Options,
    /// What was found on the way, and has been shown.
    pub findings: Findings,
}

/// Where the attachment stands that an error is about.
fn of_attachment(finding: &Diagnostic) -> Option<(PathBuf, usize)> {
    let is_one = finding.severity == Severity::Error && finding.rule.starts_with("attachment.");
    let place = finding.place.as_ref().filter(|_| is_one)?;
    Some((place.source().path().to_owned(), place.range().start))
}

/// What the ledger calls the mailing.
pub(super) fn subject(mailing: &Mailing<'_>) -> Subject {
    Subject {
        id: mailing.id.clone(),
        series: mailing.series.clone(),
        kind: mailing.kind.name().to_owned(),
        date: Some(mailing.date),
    }
}

impl<'a> Work<'a> {
    /// Plans the mailing against what the ledger knows, and decides what is to be done.
    pub(super) fn plan(
        &self,
        ledger: Option<&Ledger>,
        mut findings: Findings,
    ) -> Result<Or<Planned<'a>>, Stop> {
        let mut before = Before::read(ledger, self.id(), self.way).map_err(stop)?;
        let purpose = match self.way {
            Way::Drafts => Purpose::Drafts,
            Way::Smtp | Way::Folder => Purpose::Send,
        };
        let people = &self.recipients.people;
        let mut mailing = self.compose(&before, people, purpose, &mut findings);
        let mut changed = mailing.as_ref().and_then(|mailing| self.changed(&before, mailing));
        let differs = |mailing: &Mailing<'_>| before.content_differs(&mailing.content_digest);
        if self.reaches_people() && mailing.as_ref().is_some_and(differs) && self.args.correction {
            before = before.corrected();
            // The findings are the same as a moment ago.
            mailing = self.compose(&before, people, purpose, &mut Findings::new());
        }
        let Some(mailing) = mailing.filter(|_| !findings.has_errors()) else {
            return Ok(Err(self.faulty(&findings)));
        };
        let chosen = mailing.addressees().iter();
        // A household, say, is called otherwise in a mail than in the list.
        let chosen = chosen.map(|person| (person.address.key(), person.name.clone()));
        before.follow(&self.names().into_iter().chain(chosen).collect::<Vec<_>>());
        let wanted = |person: &Addressee| self.recipients.wants(&person.address);
        let mut division = before.divide(&mailing, &self.again(), wanted);
        let all = division.todo.len();
        division.todo.retain(|index| self.concerns(&mailing, *index));
        division.later = all - division.todo.len();
        let options = self.options(self.known_pace(ledger)?);
        findings.extend(self.of_today(&before, &division, &options));
        if findings.has_errors() {
            return Ok(Err(self.faulty(&findings)));
        }
        // The summary names them, and what is to be done.
        let findings = bounced::without(findings, &self.bounced(&mailing, &division));
        self.context.ui.grave(&findings, &self.args.file);
        if let Some(approved) = &self.approved {
            approved.holds(&mailing)?;
        }
        if self.reaches_people() {
            self.look_twice(ledger, &before, &mailing, &mut changed)?;
        }
        self.ask_about_gone(&before, &mailing, &mut division)?;
        let elsewhere = self.elsewhere(ledger, &before, &mailing, &division)?;
        let planned = Planned { mailing, before, division, elsewhere, changed, options, findings };
        if planned.division.todo.is_empty() {
            return Err(self.nothing_to_do(&planned));
        }
        Ok(Ok(planned))
    }

    /// Everybody on the contact list by key and name.
    pub(super) fn names(&self) -> Vec<(String, String)> {
        let everybody = self.read.everybody(self.context.world.now());
        everybody.iter().map(|one| (one.address.key(), one.display_name())).collect()
    }

    /// What is over, or nearly so, when the mails leave.
    fn of_today(&self, before: &Before, division: &Division, options: &Options) -> Findings {
        if division.todo.is_empty() {
            return Findings::new();
        }
        let zone = self.read.workspace.minutes.timezone;
        let now = self.context.world.now();
        let day = |moment: DateTime<Utc>| moment.with_timezone(&zone).date_naive();
        let needed = TimeDelta::from_std(options.expected(division.todo.len(), now)).ok();
        let end = needed.and_then(|needed| now.checked_add_signed(needed)).unwrap_or(now);
        let first_time = before.round == 1 && !before.reached_anybody();
        let leaving = check::Leaving { today: day(now), last: day(end), first_time };
        check::today(&self.read.workspace, leaving)
    }

    /// The contacts whose mail of this mailing came back, and who get none now.
    fn bounced(&self, mailing: &Mailing<'_>, division: &Division) -> Vec<&'a Contact> {
        let people = mailing.addressees();
        let people = division.bounced.iter().filter_map(|index| people.get(*index));
        let keys: BTreeSet<String> = people.map(|person| person.address.key()).collect();
        let contacts = self.recipients.people.iter().copied();
        contacts.filter(|contact| keys.contains(&contact.address.key())).collect()
    }

    /// Composes and proves every mail once.
    pub(super) fn compose<'b>(
        &self,
        before: &Before,
        recipients: &'b [&'b Contact],
        purpose: Purpose<'b>,
        findings: &mut Findings,
    ) -> Option<Mailing<'b>>
    where
        'a: 'b,
    {
        let read: &'a Material = self.read;
        let request = PlanRequest {
            workspace: &read.workspace,
            recipients,
            people: &read.book.contacts,
            templates: &read.templates,
            moment: before.moment(self.context.world.now()),
            day: self.day(before),
            round: before.round,
            purpose,
        };
        let planned = mailing::plan(&request, &before.past);
        // What checking the minutes has said of a file is not said again in other words.
        let said: Vec<_> = findings.iter().filter_map(of_attachment).collect();
        let fresh =
            |finding: &Diagnostic| of_attachment(finding).is_none_or(|at| !said.contains(&at));
        let fresh: Findings = planned.findings.into_iter().filter(fresh).collect();
        findings.extend(fresh);
        planned.value
    }

    /// The day of documents without a date of issue: the one that was approved, or already sent.
    fn day(&self, before: &Before) -> NaiveDate {
        let zone = self.read.workspace.minutes.timezone;
        let approved = self.approved.as_ref().and_then(Approved::day);
        approved.unwrap_or_else(|| before.day(self.context.world.now(), zone))
    }

    /// What is not as it was when people got it.
    fn changed(&self, before: &Before, mailing: &Mailing<'_>) -> Option<Changed> {
        if !self.reaches_people() {
            return None;
        }
        let everybody = self.read.everybody(self.context.world.now());
        let keys = everybody.iter().map(|contact| Person::who(&contact.address.key())).collect();
        Changed::since_sent(before, mailing, &keys)
    }

    /// Drafts may have been sent from a mail program, which no ledger knows; and drafts may be made of
    /// what the server has got. Each way has an account of its own, so nothing else would tell.
    fn elsewhere(
        &self,
        ledger: Option<&Ledger>,
        before: &Before,
        mailing: &Mailing<'_>,
        division: &Division,
    ) -> Result<usize, Stop> {
        let Some(other) = self.other_way() else { return Ok(0) };
        let there = Before::read(ledger, self.id(), other).map_err(stop)?;
        if there.round < before.round {
            return Ok(0);
        }
        let people = division.todo.iter().filter_map(|index| mailing.addressees().get(*index));
        Ok(people.filter(|person| there.has_reached(person)).count())
    }

    /// The other way that reaches people.
    pub(super) fn other_way(&self) -> Option<Way> {
        match self.way {
            Way::Smtp => Some(Way::Drafts),
            Way::Drafts => Some(Way::Smtp),
            Way::Folder => None,
        }
    }

    /// Files in the outbox are sent to nobody: they may be written as often as one likes.
    pub(super) fn reaches_people(&self) -> bool {
        self.way != Way::Folder
    }

    /// What keeps people from getting the same thing twice, or two things for one.
    fn look_twice(
        &self,
        ledger: Option<&Ledger>,
        before: &Before,
        mailing: &Mailing<'_>,
        changed: &mut Option<Changed>,
    ) -> Result<(), Stop> {
        if self.args.correction && before.round == 1 && !before.reached_anybody() {
            return Err(Stop::new(Exit::Declined, Says::NothingToCorrect));
        }
        self.look_for_doubles(ledger, before, mailing)?;
        let asks = before.content_changed(&mailing.content_digest) && !self.args.only_new;
        let people = mailing.addressees();
        let all_have_it = || before.divide(mailing, &[], |_| true).reached == people.len();
        match changed.take_if(|_| asks) {
            Some(changed) => {
                let advice = if all_have_it() { Advice::ChangedForAll } else { Advice::Changed };
                Err(Stop::new(Exit::Declined, changed).help(advice))
            }
            None => Ok(()),
        }
    }

    /// The same meeting under another name has gone out already?
    fn look_for_doubles(
        &self,
        ledger: Option<&Ledger>,
        before: &Before,
        mailing: &Mailing<'_>,
    ) -> Result<(), Stop> {
        let Some(ledger) = ledger.filter(|_| before.round == 1 && !before.reached_anybody()) else {
            return Ok(());
        };
        let others = ledger.namesakes(&subject(mailing), self.way).map_err(stop)?;
        let Some(other) = others.last() else { return Ok(()) };
        let says = Says::Double { other: other.subject.id.clone() };
        let ui = self.context.ui;
        if self.args.yes || !ui.can_ask() {
            return Err(Stop::new(Exit::Declined, says).help(Advice::Double));
        }
        ui.say(&says);
        if ui.confirm(&Says::SendAllTheSame) { Ok(()) } else { Err(declined()) }
    }

    /// Which states of earlier runs are taken up again: because the user said so, or because writing
    /// a file again does no harm.
    pub(super) fn again(&self) -> Vec<State> {
        if !self.reaches_people() {
            return State::ALL.to_vec();
        }
        let files = self.way == Way::Drafts;
        let uncertain = files || self.args.uncertain == Some(Uncertain::Resend);
        // Who is named in a list is wanted, also where the server said no or the mail came back.
        let named = self.args.only.is_some();
        let refused = self.args.retry_refused || named;
        let chosen =
            [(uncertain, State::Uncertain), (refused, State::Refused), (named, State::Bounced)];
        chosen.into_iter().filter_map(|(again, state)| again.then_some(state)).collect()
    }
}
