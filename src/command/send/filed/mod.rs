//! After a run the office gets a copy of the mail and a report: into the folder of sent mails of its
//! mailbox, and by mail where the settings name an address; each of them once.
//!
//! The report of one state of a mailing has one Message-ID, and so has the copy of one version. The
//! ledger knows which of them are there. Where the program was killed in between, the folder is asked
//! for the Message-ID; a mail that may have left is named and not repeated.

mod by_mail;
mod messages;
mod report;

use super::deliver::Delivered;
use super::plan::Planned;
use crate::command::status::stop;
use crate::command::{CommandError, mailserver};
use crate::delivery::ledger::{Account, Entry, Filed, Ledger, Way};
use crate::delivery::{Abort, Channel, Ending, State};
use crate::imap::Imap;
use crate::mail::{Mailbox, Message};
use crate::mailing::Placeholder;
use crate::ui::Ui;
use messages::Word;
use report::Report;

/// What the office gets.
struct Both {
    copy: Option<Message>,
    report: Message,
}

impl Delivered<'_> {
    /// Gives the office what it has not got yet. Returns whether it has everything now.
    pub(super) fn file(&mut self) -> bool {
        let ui = self.planned.selected.ui();
        match &self.outcome.ending {
            Ending::Complete => give(&self.planned, &mut self.ledger, &self.account),
            _ if wanted(&self.planned) => {
                ui.say(&Word::Later);
                true
            }
            _ => true,
        }
    }
}

/// Gives the office what an earlier run was killed before giving.
pub(super) fn late(planned: &Planned<'_>, ledger: &mut Ledger) {
    if let Some(account) = planned.before.account.clone() {
        give(planned, ledger, &account);
    }
}

/// Whether the office gets anything: files reach nobody.
fn wanted(planned: &Planned<'_>) -> bool {
    let settings = planned.selected.settings();
    let is_asked = settings.imap.is_some() || settings.report.to.is_some();
    is_asked && planned.selected.channel == Channel::Smtp
}

fn give(planned: &Planned<'_>, ledger: &mut Ledger, account: &Account) -> bool {
    if !wanted(planned) {
        return true;
    }
    let ui = planned.selected.ui();
    let given = try_to_give(planned, ledger, account);
    given.unwrap_or_else(|error| {
        tell(ui, &error);
        false
    })
}

fn tell(ui: &Ui, error: &CommandError) {
    ui.say(&Word::NotGiven);
    ui.say(&*error.says);
    if let Some(help) = &error.help {
        ui.say(&**help);
    }
}

fn try_to_give(
    planned: &Planned<'_>,
    ledger: &mut Ledger,
    account: &Account,
) -> Result<bool, CommandError> {
    let entries = ledger.entries(account).map_err(stop)?;
    if entries.iter().all(|entry| entry.state == State::Planned) {
        return Ok(true);
    }
    let settings = planned.selected.settings();
    let mut complete = true;
    if let Some(to) = &settings.report.to {
        match Mailbox::parse(&to.value) {
            Some(to) => {
                if let Some(both) = both(planned, account, &entries, &to)? {
                    complete &= by_mail::send(planned, ledger, &both)?;
                }
            }
            None => {
                planned.selected.ui().say(&Word::NoAddress { written: to.value.clone() });
                complete = false;
            }
        }
    }
    let sender = planned.mailing.sender().cloned();
    if let (Some(_), Some(office)) = (&settings.imap, sender)
        && let Some(both) = both(planned, account, &entries, &office)?
    {
        put(planned, ledger, both)?;
    }
    Ok(complete)
}

/// Copy and report, to this address.
fn both(
    planned: &Planned<'_>,
    account: &Account,
    entries: &[Entry],
    to: &Mailbox,
) -> Result<Option<Both>, CommandError> {
    let language = planned.selected.ui().language;
    let placeholder = Placeholder {
        mark: language.pick("[Muster]", "[Specimen]"),
        names: language.pick(["Vorname", "Nachname"], ["First", "Last"]),
    };
    let copy = planned.mailing.specimen(to, placeholder);
    let copy = copy.map_err(|finding| CommandError::of_server(Abort::from(*finding)))?;
    let Some(from) = planned.mailing.sender() else { return Ok(None) };
    let report = Report { planned, account, entries }.message(from, to)?;
    Ok(Some(Both { copy, report }))
}

/// Puts into the folder of sent mails what is not there yet.
fn put(planned: &Planned<'_>, ledger: &mut Ledger, both: Both) -> Result<(), CommandError> {
    let settings = planned.selected.settings();
    let Some(imap) = &settings.imap else { return Ok(()) };
    let mut missing = Vec::new();
    for message in both.copy.into_iter().chain([both.report]) {
        if ledger.filed(&message.message_id, Way::Folder).map_err(stop)? != Some(Filed::Done) {
            missing.push(message);
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let options = mailserver::mailbox(imap, settings, planned.selected.context)?;
    let mut connection = Imap::open(&options).map_err(CommandError::of_server)?;
    let name = imap.sent.as_ref().map(|name| &*name.value);
    let folder = connection.sent(name).map_err(CommandError::of_server)?;
    for message in missing {
        let (id, now) = (&message.message_id, planned.selected.now());
        if ledger.begin_filing(id, Way::Folder, true, now).map_err(stop)?.is_some() {
            continue;
        }
        connection.examine(&folder).map_err(CommandError::of_server)?;
        // The program may have been killed after it was put there.
        let is_there = connection.has(&message.message_id).map_err(CommandError::of_server)?;
        if !is_there {
            let put = connection.append(&folder, message.to_bytes());
            put.map_err(CommandError::of_server)?;
        }
        ledger.set_filed(id, Way::Folder, Some(Filed::Done), now).map_err(stop)?;
    }
    connection.close();
    planned.selected.ui().say(&Word::Put { folder: folder.name });
    Ok(())
}
