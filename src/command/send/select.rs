//! Second stage: whom the command line selects, and the channel.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::messages::Message;
use super::read::Read;
use super::reminder::Invited;
use super::{channel, only};
use crate::check;
use crate::cli::{SendArgs, Uncertain};
use crate::command::approval::Approved;
use crate::command::ledger;
use crate::command::{CommandError, Context, bounced};
use crate::contacts::{self, Address, Contact};
use crate::delivery::ledger::Ledger;
use crate::delivery::{Channel, State};
use crate::diagnostic::Findings;
use crate::exit::Exit;
use crate::l10n::Localize;
use crate::mailing::{Addressee, MailSource, Mailing, Standing};
use crate::settings::Settings;
use crate::ui::Ui;

/// Who gets what was read, and on which channel.
pub(super) struct Selected<'a> {
    pub args: &'a SendArgs,
    pub context: &'a Context<'a>,
    pub read: &'a Read,
    /// Those who were selected: the plan is made for all of them.
    pub people: Vec<&'a Contact>,
    /// The keys of `--only`.
    only: Option<BTreeSet<String>>,
    pub channel: Channel,
    pub approved: Option<Approved>,
    /// What was sent of the invitation, for its reminder.
    pub invited: Option<Invited>,
}

impl<'a> Selected<'a> {
    /// Selects from those whom a mailing of today reaches.
    pub(super) fn of(
        args: &'a SendArgs,
        context: &'a Context<'a>,
        read: &'a Read,
        findings: &mut Findings,
    ) -> Result<Self, CommandError> {
        let settings = &read.workspace.settings;
        let channel = channel::choose(args.mailing.via, settings)?;
        let (people, only) = chosen(args, read, context.world.now(), findings).unwrap_or_default();
        let (approved, invited) = (None, None);
        let mut selected = Self { args, context, read, people, only, channel, approved, invited };
        if args.reminder && args.mailing.test.is_none() {
            let channels = [Some(channel), selected.other_channel()];
            let workspace = &read.workspace;
            let invited = Invited::among(&mut selected.people, workspace, channels, context)?;
            selected.invited = Some(invited);
        }
        let wanted = selected.people.iter().copied();
        let wanted = wanted.filter(|one| selected.wants(&one.address));
        let warnings = bounced::warnings(settings, selected.zone(), context, wanted);
        findings.extend(check::apply_levels(warnings.into_iter().collect(), settings));
        let approved = args.mailing.approved.as_deref();
        let approved =
            approved.map(|digits| Approved::read(digits, &selected.folder(), selected.id()));
        selected.approved = approved.transpose()?;
        Ok(selected)
    }

    /// Its ledger, for reading.
    pub(super) fn look(&self) -> Result<Option<Ledger>, CommandError> {
        ledger::look(self.settings(), self.context)
    }

    pub(super) fn id(&self) -> &'a str {
        &self.read.workspace.minutes.id
    }

    pub(super) fn folder(&self) -> PathBuf {
        self.read.workspace.folder()
    }

    pub(super) fn settings(&self) -> &'a Settings {
        &self.read.workspace.settings
    }

    pub(super) fn zone(&self) -> Tz {
        self.read.workspace.minutes.timezone
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        self.context.world.now()
    }

    pub(super) fn ui(&self) -> &'a Ui {
        self.context.ui
    }

    /// Whether the user can be asked, and has not agreed to everything.
    pub(super) fn asks(&self) -> bool {
        !self.args.mailing.yes && self.ui().can_ask()
    }

    /// Asks; a no ends the command.
    pub(super) fn confirm(&self, question: &dyn Localize) -> Result<(), CommandError> {
        let declined = || CommandError::new(Exit::Declined, Message::Declined);
        if self.ui().confirm(question) { Ok(()) } else { Err(declined()) }
    }

    /// Shows the findings that prevent the mailing.
    pub(super) fn faulty(&self, findings: &Findings) -> Exit {
        self.ui().grave(findings, &self.args.mailing.file);
        Exit::InputErrors
    }

    /// Everybody on the contact list whom a mailing of today could reach, by key and name.
    pub(super) fn names(&self) -> impl Iterator<Item = (String, String)> {
        let everybody = self.read.everybody(self.now()).into_iter();
        everybody.map(|one| (one.address.key(), one.display_name()))
    }

    /// Whether this person should get the mail now.
    pub(super) fn wants(&self, address: &Address) -> bool {
        self.only.as_ref().is_none_or(|only| only.contains(&address.key()))
    }

    /// Those who should get the mail now.
    pub(super) fn wanted<'b>(
        &'b self,
        mailing: &'b Mailing<'_>,
    ) -> impl Iterator<Item = &'b Addressee> {
        let people = mailing.addressees().iter().enumerate();
        let people = people.filter(|(index, _)| self.concerns(mailing, *index));
        people.map(|(_, person)| person).filter(|person| self.wants(&person.address))
    }

    /// A correction concerns those who have received what it corrects; the mail itself concerns
    /// everybody.
    pub(super) fn concerns(&self, mailing: &Mailing<'_>, index: usize) -> bool {
        let only = self.args.correction && mailing.round > 1;
        !only || mailing.standing(index) == Standing::Corrected
    }

    /// The other channel that reaches people.
    pub(super) fn other_channel(&self) -> Option<Channel> {
        match self.channel {
            Channel::Smtp => Some(Channel::Drafts),
            Channel::Drafts => Some(Channel::Smtp),
            Channel::Folder => None,
        }
    }

    /// Whether mails reach people. Files in the outbox do not: they may be written any number of
    /// times.
    pub(super) fn reaches_people(&self) -> bool {
        self.channel != Channel::Folder
    }

    /// Which states of earlier runs are tried again: because the user said so, or because writing a
    /// file again does no harm.
    pub(super) fn again(&self) -> Vec<State> {
        if !self.reaches_people() {
            return State::ALL.to_vec();
        }
        let files = self.channel == Channel::Drafts;
        let uncertain = files || self.args.mailing.uncertain == Some(Uncertain::Resend);
        // People named in a list are requested, even if the server refused the mail or it came
        // back.
        let named = self.args.mailing.only.is_some();
        let refused = self.args.mailing.retry_refused || named;
        let chosen =
            [(uncertain, State::Uncertain), (refused, State::Refused), (named, State::Bounced)];
        chosen.into_iter().filter_map(|(again, state)| again.then_some(state)).collect()
    }
}

/// Those of the chosen groups, and the keys of `--only`.
fn chosen<'a>(
    args: &SendArgs,
    read: &'a Read,
    now: DateTime<Utc>,
    findings: &mut Findings,
) -> Option<(Vec<&'a Contact>, Option<BTreeSet<String>>)> {
    let choice = &args.mailing.selection;
    let people = contacts::select(&read.book, &choice.to, &choice.except, read.today(now));
    let people = people.report_to(findings)?;
    let Some(file) = args.mailing.only.as_deref() else { return Some((people, None)) };
    let settings = &read.workspace.settings;
    let only = only::narrow(&people, file, &read.book, settings, findings)?;
    Some((people, Some(only)))
}
