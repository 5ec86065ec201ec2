//! Who is left over after a run, as a list for Excel that `send --only` accepts.
//!
//! It is beside `rundmail.toml`, where a clerk looks, and named after the mailing. Each row is the
//! person's own row of the contact list, after the result of the mail. People without an address
//! are included, so that they can get a letter. It always shows the state of the whole mailing, not
//! only of this run; when nobody is left over, it is deleted.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use chrono_tz::Tz;

use super::messages::leftover::{Heading, ListMessage, NoMail};
use super::read::ByLetter;
use super::select::Selected;
use crate::command::approval::history::History;
use crate::command::status::fate;
use crate::contacts::{Contact, ContactBook};
use crate::delivery::ledger::{Entry, Ledger};
use crate::delivery::private::file_name;
use crate::delivery::{Channel, State};
use crate::l10n::{Language, Localize};
use crate::report::argument;
use crate::source::Span;
use crate::spreadsheet::csv_for_excel;
use crate::workspace::LEFTOVER_LISTS;
use crate::workspace::output::{self, Readers};

/// What the list is made from.
struct Leftover<'a> {
    book: &'a ContactBook,
    /// Whom the mailing reaches, whatever groups this run was restricted to.
    people: &'a [&'a Contact],
    entries: &'a [Entry],
    /// Those in doubt who have another address in the list now: the present key, by the earlier
    /// one.
    moved: &'a BTreeMap<&'a str, &'a str>,
    /// Those who can only be reached by letter.
    by_letter: &'a [ByLetter<'a>],
    zone: Tz,
    language: Language,
}

/// The path of the list of a mailing.
pub(super) fn path(workspace: &Path, id: &str, language: Language) -> PathBuf {
    let [german, english] = LEFTOVER_LISTS;
    workspace.join(format!("{}{}.csv", language.pick(german, english), file_name(id)))
}

/// Writes the list of those who have not received the mail. An error of the disk does not change
/// the result: the ledger knows everything.
pub(super) fn list(
    selected: &Selected<'_>,
    entries: &[Entry],
    before: &History,
) -> Vec<ListMessage> {
    // The list of the invitation says who is not reached.
    if selected.channel != Channel::Smtp || selected.args.reminder {
        return Vec::new();
    }
    let (folder, id, language) = (selected.folder(), selected.id(), selected.ui().language);
    let file = path(&folder, id, language);
    let (read, zone, now) = (selected.read, selected.zone(), selected.now());
    let people = read.everybody(now);
    let by_letter = read.by_letter(selected.args, now);
    let (book, by_letter) = (&read.book, &*by_letter);
    let moved = &before.moved().map(|(now, then)| (then, now)).collect();
    let list = Leftover { book, people: &people, entries, moved, by_letter, zone, language };
    // Otherwise the list of a run in the other language would stay.
    let _ = fs::remove_file(path(&folder, id, language.other()));
    let written = list.write(&file);
    let path = file.display().to_string();
    let listed = match written {
        Ok(0) => None,
        Ok(_) => {
            let again = [State::Refused, State::Bounced];
            let again = entries.iter().any(|entry| again.contains(&entry.state));
            Some(ListMessage::Written { path: path.clone(), again })
        }
        Err(error) => return vec![ListMessage::NotWritten { path, error: (&error).into() }],
    };
    let people = by_letter.len();
    let file = argument(&selected.args.mailing.file.to_string_lossy());
    let letters = (people > 0).then_some(ListMessage::ByLetter { path, file, people });
    listed.into_iter().chain(letters).collect()
}

/// Rewrites it where nothing is sent now: a killed run may have left none, or an old one.
pub(super) fn renew(selected: &Selected<'_>, ledger: &Ledger) {
    let (id, channel) = (selected.id(), selected.channel);
    let Ok(Some(account)) = ledger.latest(id, channel) else { return };
    let Ok(entries) = ledger.not_sent(&account) else { return };
    let Ok(mut before) = History::read(Some(ledger), id, channel) else { return };
    before.follow(|| selected.names());
    for says in list(selected, &entries, &before) {
        selected.ui().say(&says);
    }
}

impl<'a> Leftover<'a> {
    /// Writes the list to `path`, or deletes it where nobody is left over. Returns the number of
    /// mails.
    fn write(&self, path: &Path) -> io::Result<usize> {
        let rows = self.rows();
        if rows.is_empty() && self.by_letter.is_empty() {
            return match fs::remove_file(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(0),
            };
        }
        output::write(path, &self.csv(&rows), Readers::Owner)?;
        Ok(rows.len())
    }

    /// Those left over, in the order of the ledger, without those who are no longer on the list,
    /// for example because their address was corrected.
    fn rows(&self) -> Vec<(&'a Entry, &'a Contact)> {
        let left = self.entries.iter().filter(|entry| entry.state != State::Sent);
        let now = |entry: &'a Entry| self.moved.get(&*entry.key).copied().unwrap_or(&entry.key);
        let keys: BTreeSet<&str> = left.clone().map(now).collect();
        let people = self.people.iter().map(|contact| (contact.address.key(), *contact));
        let people: BTreeMap<String, &Contact> =
            people.filter(|(key, _)| keys.contains(&**key)).collect();
        left.filter_map(|entry| Some((entry, *people.get(now(entry))?))).collect()
    }

    fn csv(&self, rows: &[(&Entry, &Contact)]) -> Vec<u8> {
        let own = Heading::ALL.map(|heading| heading.localize(self.language));
        let columns = self.book.columns.iter().map(|column| column.name.clone());
        // Column by column as in [`Heading::ALL`].
        let tried = rows.iter().map(|(entry, contact)| {
            let fate = fate(entry, Channel::Smtp, self.zone, self.language);
            fate.into_iter().chain(self.row(&contact.span)).collect()
        });
        let by_letter = self.by_letter.iter().map(|(reason, span)| {
            let reason = NoMail(*reason).localize(self.language);
            let fate = std::iter::once(reason).chain(vec![String::new(); Heading::ALL.len() - 1]);
            fate.chain(self.row(span)).collect()
        });
        csv_for_excel::<Vec<String>>(
            own.into_iter().chain(columns).collect(),
            tried.chain(by_letter),
        )
    }

    /// The cells of the person's own row, one for each column of the list.
    fn row(&self, span: &Span) -> Vec<String> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(u8::try_from(self.book.dialect.delimiter).unwrap_or(b';'))
            .flexible(true)
            .has_headers(false)
            .from_reader(span.text().as_bytes());
        let cells = reader.records().next().and_then(Result::ok).unwrap_or_default();
        let columns = 0..self.book.columns.len();
        columns.map(|index| cells.get(index).unwrap_or_default().to_owned()).collect()
    }
}
