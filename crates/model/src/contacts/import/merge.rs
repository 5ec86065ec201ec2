//! Row by row: what becomes of an imported person.

use chrono::NaiveDate;

use super::cells::{Target, guarded};
use super::known::{Everybody, Known, everybody, further, keeps_away, who};
use super::people::{self, Note};
use super::report::{Account, Altered, Answer, Doubt, Held, Kept, Question, Refused, Why};
use crate::contacts::cell::values::fold;
use crate::contacts::column::columns::Role;
use crate::contacts::edit::list::{Change, ListFile, NotOpened};
use crate::contacts::edit::row::{self, Row};
use crate::contacts::edit::{EditFault, unsubscribed};
use crate::contacts::field::Field;
use crate::contacts::greeting::same::is_same;
use crate::contacts::record::row::Row as Read;
use crate::contacts::{Address, Contact, ContactBook, Reason};
use crate::l10n::Language;
use crate::settings::ContactSettings;

/// What an import has to know beside the two lists.
pub struct Options<'a> {
    /// Columns with what new rows say there.
    pub set: &'a [(String, String)],
    /// Whether the office's records keep an address away.
    pub held: &'a dyn Fn(&Address) -> Option<Held>,
    /// The day.
    pub today: NaiveDate,
    /// The language of the user.
    pub language: Language,
}

/// A list into which another was merged.
#[derive(Debug)]
pub struct Imported {
    /// The new list; `None` where nothing has changed.
    pub list: Option<ListFile>,
    /// What came of each row.
    pub account: Account,
}

/// Merges the people of `file` into `list`. `ask` is asked where two rows may be one person.
///
/// # Errors
/// The new list could not be understood, or somebody would get mail who did not.
pub fn imported(
    list: &ListFile,
    file: &ContactBook,
    options: &Options<'_>,
    ask: &mut dyn FnMut(&Question) -> Answer,
) -> Result<Imported, NotOpened> {
    let settings = ContactSettings::default();
    let mut rows = row::rows(file, &settings).into_iter();
    let header = rows.next();
    let rows: Vec<Row> = rows.collect();
    let target = Target::new(list, file, options.language);
    let mut merge = Merge {
        list,
        target: &target,
        options,
        everybody: everybody(list, options.today),
        rows: list.rows().to_vec(),
        account: Account { left_columns: target.left(file), ..Account::default() },
        changes: Vec::new(),
        objections: Vec::new(),
    };
    if let Some(header) = &header {
        let people = people::read(file, header, &rows, &settings);
        for (row, judged) in rows.iter().zip(people.rows) {
            match judged.read {
                Read::Contact(contact) => {
                    let own = row.own_addresses(&file.columns);
                    if let Some(column) = &people.unclear {
                        let who = who(&contact.person, Some(&contact.address));
                        let why = Why::Unclear { column: column.clone() };
                        merge.account.refused.push(Refused { line: row.line, who, why });
                    } else if let Some(note) = judged.note {
                        merge.heed(note, row, &contact, &own);
                    } else {
                        merge.take(row, &contact, &own, ask);
                    }
                }
                Read::Faulty => {
                    let why = judged.error.map_or(Why::NoAddress, Why::Fault);
                    let who = shown(row);
                    merge.account.refused.push(Refused { line: row.line, who, why });
                }
                Read::WithoutAddress(person) => {
                    let who = person.party().display_name();
                    let (line, why) = (row.line, Why::NoAddress);
                    merge.account.refused.push(Refused { line, who, why });
                }
                Read::NoPerson(_) | Read::Empty => {}
            }
        }
    }
    merge.finish()
}

/// A faulty row for people: its first cells.
fn shown(row: &Row) -> String {
    let cells = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let cells: Vec<&str> = cells.take(3).collect();
    cells.join(", ").chars().take(60).collect()
}

struct Merge<'a> {
    list: &'a ListFile,
    target: &'a Target<'a>,
    options: &'a Options<'a>,
    everybody: Everybody,
    /// The rows of the list as they have become.
    rows: Vec<Row>,
    account: Account,
    changes: Vec<Change>,
    /// Rows whose people have unsubscribed according to the file.
    objections: Vec<usize>,
}

/// What a row of the file is to the list.
enum Meeting {
    /// This person of the list.
    Known(Known),
    /// Nobody of the list.
    New,
    /// Not to be taken over.
    No(Why),
    /// Nobody has said.
    Doubt(Question),
}

impl Merge<'_> {
    fn take(
        &mut self,
        row: &Row,
        contact: &Contact,
        own: &[Address],
        ask: &mut dyn FnMut(&Question) -> Answer,
    ) {
        let person = who(&contact.person, Some(&contact.address));
        match self.meet(contact, own, ask) {
            Meeting::No(why) => {
                self.account.refused.push(Refused { line: row.line, who: person, why });
            }
            Meeting::Doubt(question) => {
                self.account.doubts.push(Doubt { line: row.line, question });
            }
            Meeting::New => self.add(row, contact, own),
            Meeting::Known(known) => self.alter(&known, row, contact, own),
        }
    }

    /// A note says that somebody wants no mail: a person of the list is unsubscribed where it is
    /// sure, and nobody is added.
    fn heed(&mut self, note: Note, row: &Row, contact: &Contact, own: &[Address]) {
        if note.is_sure
            && let Meeting::Known(known) = self.meet(contact, own, &mut |_| Answer::Leave)
            && let Some(index) = known.row
        {
            return self.object(&known, index, Reason::OptedOut);
        }
        let who = who(&contact.person, Some(&contact.address));
        let why = Why::Noted { written: note.written };
        self.account.refused.push(Refused { line: row.line, who, why });
    }

    fn meet(
        &self,
        contact: &Contact,
        own: &[Address],
        ask: &mut dyn FnMut(&Question) -> Answer,
    ) -> Meeting {
        let (address, person) = (&contact.address, &contact.person);
        let all = || std::iter::once(address).chain(own);
        let objects = |known: &&Known| known.bar.is_some();
        let exact = self.everybody.at(address);
        // Whoever has unsubscribed by one address has not subscribed by another.
        let others: Vec<&Known> = all().flat_map(|one| self.everybody.at_mailbox(one)).collect();
        if let Some(known) = others.iter().copied().find(objects) {
            return Meeting::No(objected(known));
        }
        match all().find_map(|one| (self.options.held)(one)) {
            Some(Held::Forgotten) => return Meeting::No(Why::Forgotten),
            Some(Held::Unsubscribed) if exact.is_empty() => {
                return Meeting::No(Why::Unsubscribed);
            }
            Some(Held::Complained) if exact.is_empty() => return Meeting::No(Why::Complained),
            _ => {}
        }
        let found = if exact.is_empty() { others } else { exact };
        if let Some(faulty) = found.iter().find(|known| known.is_faulty) {
            return Meeting::No(Why::FaultyRow { line: faulty.line });
        }
        let same = found.iter().find(|known| is_same(&known.person.named(), &person.named()));
        if let Some(known) = same {
            return Meeting::Known((*known).clone());
        }
        if let Some(known) = found.first() {
            let question = Question::Renamed {
                address: address.display(),
                line: known.line,
                listed: known.person.named().display_name(),
                offered: person.named().display_name(),
            };
            return Self::answered(question, known, ask);
        }
        match self.everybody.like(person) {
            Some(known) if contact.bar.is_none() => {
                let question = Question::Moved {
                    name: person.named().display_name(),
                    line: known.line,
                    listed: known.addresses.first().map(Address::display).unwrap_or_default(),
                    offered: address.display(),
                };
                Self::answered(question, known, ask)
            }
            _ => Meeting::New,
        }
    }

    fn answered(
        question: Question,
        known: &Known,
        ask: &mut dyn FnMut(&Question) -> Answer,
    ) -> Meeting {
        match ask(&question) {
            Answer::Same if known.bar.is_some() => Meeting::No(objected(known)),
            Answer::Same => Meeting::Known(known.clone()),
            Answer::Other => Meeting::New,
            Answer::Leave => Meeting::Doubt(question),
        }
    }

    fn add(&mut self, row: &Row, contact: &Contact, own: &[Address]) {
        let person = who(&contact.person, Some(&contact.address));
        let mut refuse = |why| {
            self.account.refused.push(Refused { line: row.line, who: person.clone(), why });
        };
        if let Some(reason) = contact.why_not(self.options.today) {
            return refuse(Why::Barred(reason));
        }
        if guarded(contact.address.as_str()) != contact.address.as_str()
            || contact.address.as_str().starts_with('+')
        {
            return refuse(Why::Formula);
        }
        let columns = self.list.columns();
        let cells = columns.iter().enumerate().map(|(index, column)| {
            let set = self.options.set.iter().find(|(name, _)| fold(name) == fold(&column.name));
            let asked = set.map(|(_, value)| guarded(value));
            asked.unwrap_or_else(|| self.target.new_cell(index, contact, row))
        });
        let mut cells: Vec<String> = cells.collect();
        let mut further = further(own, std::slice::from_ref(&contact.address)).into_iter();
        for (cell, column) in cells.iter_mut().zip(columns) {
            if column.role == Role::Field(Field::OtherEmail) && cell.is_empty() {
                *cell = further.next().map(|one| guarded(&one.display())).unwrap_or_default();
            }
        }
        let left: Vec<String> = further.map(Address::display).collect();
        if let Some(column) = self.target.missing_yes(&cells) {
            return refuse(Why::NeedsYes { column: column.name.clone() });
        }
        if let Some(letter) = cells.iter().find_map(|cell| self.list.lacks(cell)) {
            return refuse(Why::Letter { letter });
        }
        self.account.leave(row.line, &person, &left);
        self.account.new.push((row.line, person));
        self.changes.push(Change::Add { cells });
        self.everybody.add(Known {
            row: None,
            line: row.line,
            person: contact.person.clone(),
            addresses: own.to_vec(),
            bar: None,
            is_faulty: false,
        });
    }

    fn alter(&mut self, known: &Known, row: &Row, contact: &Contact, own: &[Address]) {
        let Some((index, listed)) = known.row.and_then(|at| Some((at, self.rows.get(at)?.clone())))
        else {
            let who = who(&contact.person, Some(&contact.address));
            let why = Why::Twice { line: known.line };
            return self.account.refused.push(Refused { line: row.line, who, why });
        };
        if let Some(reason) = contact.why_not(self.options.today) {
            return self.object(known, index, reason);
        }
        let mut cells = Vec::new();
        for cell in self.target.differing(&listed, contact, row) {
            let name = self.list.columns().get(cell.column).map_or("", |column| &column.name);
            let lacks = self.list.lacks(&cell.new).is_some();
            if cell.is_kept || lacks {
                self.account.kept.push(Kept {
                    line: known.line,
                    who: known.who(),
                    column: name.to_owned(),
                    listed: cell.old,
                    offered: cell.new,
                });
                continue;
            }
            cells.push((name.to_owned(), cell.old, cell.new.clone()));
            self.set(index, cell.column, cell.new);
        }
        cells.extend(self.address(known, index, &listed, contact, own));
        let left = further(own, &known.addresses).into_iter();
        let left = left.filter(|one| one.key() != contact.address.key());
        let left: Vec<String> = left.map(Address::display).collect();
        self.account.leave(row.line, &known.who(), &left);
        if cells.is_empty() {
            self.account.unchanged += 1;
            return;
        }
        let (line, who) = (known.line, known.who());
        self.account.altered.push(Altered { line, who, cells });
    }

    /// The new address of somebody who has moved.
    fn address(
        &mut self,
        known: &Known,
        row: usize,
        listed: &Row,
        contact: &Contact,
        own: &[Address],
    ) -> Option<(String, String, String)> {
        let all = || std::iter::once(&contact.address).chain(own);
        let has = |one: &Address| {
            known.addresses.iter().any(|other| other.mailbox_key() == one.mailbox_key())
        };
        if all().any(has) {
            return None;
        }
        let columns = self.list.columns();
        let is_address =
            |column: &crate::contacts::Column| column.role == Role::Field(Field::Email);
        let column = columns.iter().position(is_address)?;
        let name = columns.get(column)?.name.clone();
        let (old, text) =
            (listed.cells.get(column).cloned().unwrap_or_default(), contact.address.display());
        self.set(row, column, text.clone());
        Some((name, old, text))
    }

    /// Sets a cell of the list; a second row of the file about the same person finds it changed.
    fn set(&mut self, row: usize, column: usize, text: String) {
        if let Some(own) = self.rows.get_mut(row) {
            own.cells.resize(own.cells.len().max(column + 1), String::new());
            if let Some(cell) = own.cells.get_mut(column) {
                cell.clone_from(&text);
            }
        }
        self.changes.push(Change::Cell { row, column, text });
    }

    /// The file says that somebody gets no mail.
    fn object(&mut self, known: &Known, row: usize, reason: Reason) {
        let says_no = matches!(
            reason,
            Reason::OptedOut | Reason::Objected | Reason::Deceased | Reason::Complained
        );
        if says_no {
            self.account.unsubscribed.push((known.line, known.who()));
            self.objections.push(row);
        } else {
            let (line, who, why) = (known.line, known.who(), Why::Barred(reason));
            self.account.refused.push(Refused { line, who, why });
        }
    }

    fn finish(self) -> Result<Imported, NotOpened> {
        let Self { list, options, account, changes, objections, .. } = self;
        if changes.is_empty() && objections.is_empty() {
            return Ok(Imported { list: None, account });
        }
        let new = list.with(&changes)?;
        let new = if objections.is_empty() {
            new
        } else {
            // Rows keep their numbers: new ones stand behind them.
            unsubscribed(&new, &objections, &[], (options.today, options.language))?.list
        };
        if !keeps_away(list, &new, options.today) {
            return Err(EditFault::NoColumn.into());
        }
        Ok(Imported { list: Some(new), account })
    }
}

fn objected(known: &Known) -> Why {
    match known.bar {
        Some(reason) => Why::Objected { line: known.line, reason },
        None => Why::FaultyRow { line: known.line },
    }
}
