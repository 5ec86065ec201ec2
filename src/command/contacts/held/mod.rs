//! Everything that is held about a person: in the contact list, in the ledger, in files of the
//! program, and by name in minutes files.

pub(super) mod files;
mod mentions;

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::super::{CommandError, Context, status};
use super::change;
use crate::command::ledger;
use crate::contacts::{
    Address, Contact, ContactBook, ListRow, Role, list_path, list_rows, load, rows_with,
};
use crate::delivery::ledger::{Account, Entry};
use crate::diagnostic::Findings;
use crate::exit::Exit;
use crate::forgotten::{Forgotten, Restore};
use crate::settings::Settings;
use crate::workspace;
use files::OwnFile;
pub(super) use mentions::Mention;

/// What is held about a mailbox and its people.
pub(super) struct Held {
    pub(super) settings: Settings,
    pub(super) zone: Tz,
    pub(super) today: NaiveDate,
    pub(super) address: Address,
    /// The [`Address::mailbox_key`].
    pub(super) mailbox: String,
    /// The contact list.
    pub(super) list: PathBuf,
    pub(super) rows: Vec<HeldRow>,
    /// Rows of others that mention the address.
    pub(super) elsewhere: Vec<HeldRow>,
    /// The people of the rows.
    pub(super) contacts: Vec<Contact>,
    /// The mails to the mailbox.
    pub(super) mails: Vec<(Account, Entry)>,
    /// When the person unsubscribed.
    pub(super) objection: Option<DateTime<Utc>>,
    /// When the person was forgotten.
    pub(super) forgotten: Option<NaiveDate>,
    pub(super) files: Vec<OwnFile>,
    pub(super) mentions: Vec<Mention>,
    /// What was found about the list.
    pub(super) findings: Findings,
    /// Whether the list could be read.
    pub(super) is_whole: bool,
}

/// A row of the list.
pub(super) struct HeldRow {
    pub(super) line: usize,
    /// The columns that are not empty.
    pub(super) cells: Vec<(String, String)>,
}

impl HeldRow {
    fn of(row: &ListRow, book: &ContactBook) -> Self {
        let names = book.columns.iter().map(|column| column.name.clone());
        let names = names.chain(std::iter::repeat(String::new()));
        let cells = names.zip(row.cells.iter().map(|cell| cell.trim().to_owned()));
        Self { line: row.line, cells: cells.filter(|(_, cell)| !cell.is_empty()).collect() }
    }
}

impl Held {
    /// Gathers it. Minutes files are searched for the names in the list and in the ledger.
    pub(super) fn gather(
        written: &str,
        other: Option<&Path>,
        context: &Context<'_>,
    ) -> Result<Self, CommandError> {
        let address = change::address(written)?;
        let mailbox = address.mailbox_key();
        let mut findings = Findings::new();
        let (settings, _) = workspace::read_settings(&context.world.folder, &mut findings);
        let (folder, zone) = (settings.folder(), settings.defaults.timezone);
        let today = super::super::office::today(&settings, context.world);
        let forgotten = Forgotten::read(&folder)
            .map_err(|fault| CommandError::new(Exit::BrokenOff, fault).help(Restore))?;
        let forgotten = forgotten.day_of(&address);
        let (mails, objection) = of_ledger(&settings, &mailbox, context)?;
        let list = list_path(&settings, other);
        let mut held = Self {
            zone,
            today,
            address,
            mailbox,
            list,
            rows: Vec::new(),
            elsewhere: Vec::new(),
            contacts: Vec::new(),
            mails,
            objection,
            forgotten,
            files: Vec::new(),
            mentions: Vec::new(),
            findings,
            is_whole: true,
            settings,
        };
        held.read_list();
        held.files = files::find(&held);
        held.mentions = mentions::find(&folder, &held);
        Ok(held)
    }

    /// Reads the list, also once more after it was changed.
    pub(super) fn read_list(&mut self) {
        (self.rows, self.elsewhere, self.contacts) = Default::default();
        if !self.list.exists() {
            return;
        }
        let read = load(&self.list, &self.settings.contacts);
        let Some(book) = read.value else {
            self.findings.extend(read.findings);
            self.is_whole = false;
            return;
        };
        let mut rows = list_rows(&book, &self.settings.contacts);
        let rows = rows.split_off(1.min(rows.len()));
        let (own, elsewhere) =
            rows_with(&rows, &book.columns, |one| one.mailbox_key() == self.mailbox);
        let held = |indices: Vec<usize>| -> Vec<HeldRow> {
            let rows = indices.into_iter().filter_map(|index| rows.get(index));
            rows.map(|row| HeldRow::of(row, &book)).collect()
        };
        (self.rows, self.elsewhere) = (held(own), held(elsewhere));
        let contacts = book.contacts.into_iter();
        self.contacts = contacts.filter(|one| one.address.mailbox_key() == self.mailbox).collect();
        debug_assert!(book.columns.iter().any(|column| column.role != Role::None));
    }

    /// Whether nothing is held, beside the record that the person was forgotten.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
            && self.elsewhere.is_empty()
            && self.mails.is_empty()
            && self.objection.is_none()
            && self.files.is_empty()
            && self.mentions.is_empty()
    }

    /// A path as it is shown: from the folder of the workspace.
    pub(super) fn shown(&self, path: &Path) -> String {
        let folder = self.settings.folder();
        path.strip_prefix(&folder).unwrap_or(path).display().to_string()
    }
}

/// Mails, and the time of an objection.
type Known = (Vec<(Account, Entry)>, Option<DateTime<Utc>>);

fn of_ledger(
    settings: &Settings,
    mailbox: &str,
    context: &Context<'_>,
) -> Result<Known, CommandError> {
    let Some(ledger) = ledger::look(settings, context)? else {
        return Ok((Vec::new(), None));
    };
    let mails = ledger.mails_to(mailbox).map_err(status::stop)?;
    let objections = ledger.objections().map_err(status::stop)?;
    let is_own = |key: &str| Address::parse(key).is_ok_and(|one| one.mailbox_key() == mailbox);
    let own = objections.into_iter().filter(|one| is_own(&one.key));
    Ok((mails, own.map(|one| one.at).max()))
}
