//! Reading the office's mailbox, portion by portion.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, TimeDelta};

use super::messages::MailboxWord;
use super::{Returns, Unsubscribed, record};
use crate::bounces::settle::{self, Collection, Noticed};
use crate::bounces::wishes::Office;
use crate::command::ledger;
use crate::command::status::stop;
use crate::command::{CommandError, Context, mailserver};
use crate::contacts;
use crate::delivery::ledger::{Ledger, ObjectionSource, ReadUpTo};
use crate::imap::{Folder, Imap};
use crate::settings::{ImapSettings, Settings};

/// The number of mails that are read at once: at most 13 MB.
const PORTION: usize = 50;
/// More new mails than this take a while (and that is said).
const MANY: usize = 500;
/// How many days before the first mailing somebody may have unsubscribed.
const BEFORE: i64 = 90;

/// What of a mailbox is to be read, and what is done with it.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::command) struct Wanted<'a> {
    /// Mails that were read before are read again.
    pub all: bool,
    /// Where mails are moved with which there is nothing left to do.
    pub move_to: Option<&'a str>,
}

/// Reads what is new in the office's mailbox, and records it. What was read before a fault is in
/// the answer.
pub(in crate::command) fn fetch(
    imap: &ImapSettings,
    settings: &Settings,
    wanted: Wanted<'_>,
    context: &Context<'_>,
) -> Result<Returns, CommandError> {
    let options = mailserver::mailbox(imap, settings, context)?;
    let ledger = ledger::open(settings, context)?;
    let office = office(settings);
    let mut connection = Imap::open(&options).map_err(CommandError::of_server)?;
    let (account, returns) = (options.account(), Returns::default());
    let mut reading = Reading { settings, context, wanted, account, office, ledger, returns };
    for name in imap.folders() {
        if let Err(error) = reading.folder(&mut connection, name) {
            reading.returns.broken = Some(error);
            return Ok(reading.returns);
        }
    }
    connection.close();
    Ok(reading.returns)
}

/// The office, with its list as far as that can be read.
pub(in crate::command) fn office(settings: &Settings) -> Office {
    let book = contacts::open(settings, None, true).value;
    let people = book.iter().flat_map(|book| &book.contacts).map(|one| one.address.key());
    let email = settings.organisation.email.as_ref().map(|email| &*email.value);
    Office::of(&settings.mail, email, people.collect())
}

struct Reading<'a> {
    settings: &'a Settings,
    context: &'a Context<'a>,
    wanted: Wanted<'a>,
    account: String,
    office: Office,
    ledger: Ledger,
    returns: Returns,
}

impl Reading<'_> {
    fn folder(&mut self, imap: &mut Imap, name: &str) -> Result<(), CommandError> {
        let folder = imap.folder(name).map_err(CommandError::of_server)?;
        let target = self.wanted.move_to.map(|name| imap.folder(name)).transpose();
        let target = target.map_err(CommandError::of_server)?;
        let opened = imap.examine(&folder).map_err(CommandError::of_server)?;
        let before = self.ledger.read_up_to(&self.account, &folder.name).map_err(stop)?;
        let before = before.filter(|at| at.validity == opened.validity);
        let uids = match before {
            Some(at) if !self.wanted.all => imap.from(at.next),
            _ => imap.since(self.first_day()?),
        };
        let uids = uids.map_err(CommandError::of_server)?;
        if uids.len() > MANY {
            let says = MailboxWord::Many { mails: uids.len(), folder: folder.name.clone() };
            self.context.ui.say(&says);
        }
        let mut next = before.map_or(1, |at| at.next);
        for portion in uids.chunks(PORTION) {
            self.portion(imap, &folder, portion)?;
            next = next.max(portion.last().map_or(next, |last| last.saturating_add(1)));
            self.keep(&folder, ReadUpTo { validity: opened.validity, next })?;
        }
        next = next.max(opened.next.unwrap_or(next));
        self.keep(&folder, ReadUpTo { validity: opened.validity, next })?;
        target.map_or(Ok(()), |target| self.move_settled(imap, (&folder, opened.validity), &target))
    }

    fn keep(&mut self, folder: &Folder, at: ReadUpTo) -> Result<(), CommandError> {
        self.ledger.set_read_up_to(&self.account, &folder.name, at).map_err(stop)
    }

    /// Nothing older than this can be about a mailing from here.
    fn first_day(&self) -> Result<NaiveDate, CommandError> {
        let accounts = self.ledger.accounts().map_err(stop)?;
        let first = accounts.iter().map(|account| account.created).min();
        let first = first.unwrap_or_else(|| self.context.world.now());
        Ok((first - TimeDelta::days(BEFORE)).date_naive())
    }

    fn portion(
        &mut self,
        imap: &mut Imap,
        folder: &Folder,
        uids: &[u32],
    ) -> Result<(), CommandError> {
        let mut collection = Collection::default();
        let mut missing: BTreeSet<u32> = uids.iter().copied().collect();
        let desk = self.office.desk();
        let has_gaps = imap.read(uids, &mut |uid, mail| {
            // What was not asked for does not count.
            if missing.remove(&uid) {
                collection.read(&place(folder, uid), mail, desk);
            }
        });
        // Mails that are gone by now are not missed; those that came in an unreadable form are.
        if has_gaps.map_err(CommandError::of_server)? {
            let fault = |uid| (place(folder, uid), io::ErrorKind::InvalidData.into());
            self.returns.faults.extend(missing.into_iter().map(fault));
        }
        self.settle(&collection)
    }

    fn settle(&mut self, collection: &Collection) -> Result<(), CommandError> {
        let now = self.context.world.now();
        let mut account = settle::settle(collection, Some(&self.ledger), now).map_err(stop)?;
        record(&mut self.ledger, &account, self.settings, self.context)?;
        self.returns.auto_replies += collection.auto_replies;
        self.returns.ordinary += collection.ordinary;
        self.returns.ordinary += collection.notices.len() - account.notices.len();
        let notices = std::mem::take(&mut account.notices);
        for noticed in notices {
            if let Some(left) = self.unsubscribe(noticed, &mut account.settled)? {
                account.notices.push(left);
            }
        }
        self.returns.account.extend(account);
        Ok(())
    }

    /// Records who unsubscribes; gives back what the office has to decide about.
    fn unsubscribe(
        &mut self,
        noticed: Noticed,
        settled: &mut BTreeSet<PathBuf>,
    ) -> Result<Option<Noticed>, CommandError> {
        let address = match self.office.decide(&noticed) {
            None => return Ok(Some(noticed)),
            Some(Err(why)) => {
                self.returns.doubts.insert(noticed.file.clone(), why);
                return Ok(Some(noticed));
            }
            Some(Ok(address)) => address,
        };
        let now = self.context.world.now();
        let at = noticed.notice.wish.as_ref().and_then(|wish| wish.at).unwrap_or(now).min(now);
        let is_new = self.ledger.object(&address, at, ObjectionSource::Mail).map_err(stop)?;
        settled.insert(noticed.file);
        self.returns.unsubscribed.push(Unsubscribed { address, at, is_new });
        Ok(None)
    }

    fn move_settled(
        &mut self,
        imap: &mut Imap,
        from: (&Folder, u32),
        to: &Folder,
    ) -> Result<(), CommandError> {
        self.returns.moved.get_or_insert(0);
        for portion in self.settled(from.0).chunks(PORTION) {
            imap.move_to(from, portion, to).map_err(CommandError::of_server)?;
            *self.returns.moved.get_or_insert(0) += portion.len();
        }
        Ok(())
    }

    /// The UIDs of the mails of this folder with which there is nothing left to do.
    fn settled(&self, folder: &Folder) -> Vec<u32> {
        let of_folder = |place: &PathBuf| {
            let is_there = place.parent() == Some(Path::new(&folder.name));
            is_there.then(|| place.file_name()?.to_str()?.parse().ok()).flatten()
        };
        let settled = &self.returns.account.settled;
        let mut uids: Vec<u32> = settled.iter().filter_map(of_folder).collect();
        uids.sort_unstable();
        uids
    }
}

/// Where a mail is, as people see it: folder and number.
fn place(folder: &Folder, uid: u32) -> PathBuf {
    Path::new(&folder.name).join(uid.to_string())
}
