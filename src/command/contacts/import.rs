//! `contacts import`: other lists and address books are merged into the office's.

use std::path::Path;

use serde_json::{Value, json};

use super::super::{CommandError, Context, office, status};
use super::change;
use super::import_report;
use crate::cli::ContactsImportArgs;
use crate::command::ledger;
use crate::contacts::{
    Address, ContactBook, Held as Away, ImportAccount, ImportAnswer, ImportOptions, ImportQuestion,
    ListFile, imported, load,
};
use crate::diagnostic::Findings;
use crate::exit::Exit;
use crate::forgotten::{Forgotten, Restore};
use crate::l10n::{all_of, messages};
use crate::settings::{ContactSettings, Settings};
use crate::workspace;

/// Runs the action.
pub(super) fn run(args: &ContactsImportArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let mut findings = Findings::new();
    let (settings, _) = workspace::read_settings(&context.world.folder, &mut findings);
    if findings.has_errors() {
        context.ui.findings(&findings);
        return Ok(Exit::InputErrors);
    }
    let Some(list) = change::open_or_begin(&settings, args.contacts.as_deref(), context)? else {
        return Ok(Exit::InputErrors);
    };
    let set = set(args, &list)?;
    let records = Records::read(&settings, context)?;
    let held = |address: &Address| records.held(address);
    let today = office::today(&settings, context.world);
    let options = ImportOptions { set: &set, held: &held, today, language: context.ui.language };
    let mut new: Option<ListFile> = None;
    let mut accounts = Vec::new();
    for file in &args.files {
        let Some(book) = read(file, context) else { return Ok(Exit::InputErrors) };
        let mut ask = |question: &ImportQuestion| answer(question, args, context);
        let made = imported(new.as_ref().unwrap_or(&list), &book, &options, &mut ask);
        let Some(made) = change::opened(made, context)? else { return Ok(Exit::InputErrors) };
        new = made.list.or(new);
        accounts.push((file.display().to_string(), made.account));
    }
    tell(&accounts, args, context);
    let has_doubts = accounts.iter().any(|(_, account)| !account.doubts.is_empty());
    match new {
        Some(_) if args.dry_run => context.ui.say(&Message::Rehearsal),
        Some(new) => change::replace(&settings, &list, &new, context)?,
        None => context.ui.say(&Message::Nothing),
    }
    let is_unclear = accounts.iter().any(|(_, account)| account.is_unclear());
    if is_unclear {
        context.ui.say(&Message::Unclear);
    }
    if has_doubts {
        context.ui.say(&Message::Doubts);
    }
    if has_doubts || is_unclear {
        return Ok(Exit::Declined);
    }
    Ok(Exit::Done)
}

/// The people of a file; `None` where it cannot be read, which is told then.
fn read(file: &Path, context: &Context<'_>) -> Option<ContactBook> {
    let read = load(file, &ContactSettings::default());
    if read.value.is_none() {
        context.ui.findings(&read.findings);
    }
    read.value
}

/// What `--set` says, for columns that the list has.
fn set(args: &ContactsImportArgs, list: &ListFile) -> Result<Vec<(String, String)>, CommandError> {
    let mut set = Vec::new();
    for written in &args.set {
        let Some((column, text)) = written.split_once('=') else {
            let says = Message::NoPair { written: written.clone() };
            return Err(CommandError::new(Exit::Usage, says));
        };
        let (column, text) = (column.trim().to_owned(), text.trim().to_owned());
        let same = |name: &str| name.to_lowercase() == column.to_lowercase();
        let known = list.columns().iter().find(|known| same(&known.name));
        let Some(known) = known else {
            let columns = list.columns().iter().map(|one| one.name.clone());
            let columns = columns.filter(|name| !name.is_empty()).collect();
            let says = Message::NoColumn { column, columns };
            return Err(CommandError::new(Exit::Usage, says));
        };
        set.push((known.name.clone(), text));
    }
    Ok(set)
}

/// What the office knows beside the list.
struct Records {
    forgotten: Forgotten,
    complained: Vec<String>,
    objected: Vec<String>,
}

impl Records {
    fn read(settings: &Settings, context: &Context<'_>) -> Result<Self, CommandError> {
        let folder = settings.folder();
        let forgotten = Forgotten::read(&folder)
            .map_err(|fault| CommandError::new(Exit::BrokenOff, fault).help(Restore))?;
        let (mut complained, mut objected) = (Vec::new(), Vec::new());
        if let Some(ledger) = ledger::look(settings, context)? {
            complained.extend(ledger.complaints().map_err(status::stop)?.into_keys());
            let all = ledger.objections().map_err(status::stop)?;
            objected.extend(all.into_iter().map(|one| one.key));
        }
        let mailbox =
            |key: String| Address::parse(&key).map_or(key, |address| address.mailbox_key());
        let complained = complained.into_iter().map(mailbox).collect();
        let objected = objected.into_iter().map(mailbox).collect();
        Ok(Self { forgotten, complained, objected })
    }

    fn held(&self, address: &Address) -> Option<Away> {
        let mailbox = address.mailbox_key();
        if self.forgotten.day_of(address).is_some() {
            Some(Away::Forgotten)
        } else if self.objected.contains(&mailbox) {
            Some(Away::Unsubscribed)
        } else {
            self.complained.contains(&mailbox).then_some(Away::Complained)
        }
    }
}

fn answer(
    question: &ImportQuestion,
    args: &ContactsImportArgs,
    context: &Context<'_>,
) -> ImportAnswer {
    if args.yes || args.dry_run || !context.ui.can_ask() {
        return ImportAnswer::Leave;
    }
    let language = context.ui.language;
    context.ui.say(question);
    let names = language.pick(["ja", "nein", "auslassen"], ["yes", "no", "skip"]);
    match context.ui.choose(&Message::Choose, &names, 2) {
        0 => ImportAnswer::Same,
        1 => ImportAnswer::Other,
        _ => ImportAnswer::Leave,
    }
}

fn tell(accounts: &[(String, ImportAccount)], args: &ContactsImportArgs, context: &Context<'_>) {
    let language = context.ui.language;
    if args.json {
        let files: Vec<Value> = accounts
            .iter()
            .map(|(file, account)| import_report::json(file, account, language))
            .collect();
        let json = json!({ "dry_run": args.dry_run, "files": files });
        let json = serde_json::to_string_pretty(&json).unwrap_or_default() + "\n";
        context.ui.data(json.as_bytes());
        return;
    }
    for (file, account) in accounts {
        context.ui.data(import_report::text(file, account, language).as_bytes());
    }
}

messages! {
    enum Message {
        Choose =
            "ja: eine Person; nein: zwei Personen; auslassen: nichts übernehmen",
            "yes: one person; no: two people; skip: take nothing over";
        Rehearsal = "Probelauf: Es wurde nichts geändert.", "Dry run: nothing was changed.";
        Nothing = "An der Liste war nichts zu ändern.", "There was nothing to change in the list.";
        Doubts =
            "Bei den zweifelhaften Zeilen wurde nichts übernommen. Rufen Sie den Befehl in einem \
             Fenster ohne --ja auf, um sie zu entscheiden.",
            "Of the doubtful rows, nothing was taken over. Run the command in a window without --yes \
             to decide them.";
        Unclear =
            "Öffnen Sie die Datei, deren Spalte unklar ist. Nennen Sie die Spalte „Abgemeldet“, wenn \
             dort steht, wer keine E-Mail möchte, oder „Newsletter“, wenn dort ein Ja nötig ist; \
             sonst löschen Sie sie. Lesen Sie die Datei dann noch einmal ein.",
            "Open the file with the unclear column. Call the column “Unsubscribed” if it says who \
             wants no mail, or “Newsletter” if a yes is needed there; otherwise delete it. Then \
             import the file again.";
        NoPair { written: String } =
            "`{written}` braucht die Form SPALTE=TEXT, etwa Gruppen=Netzwerk.",
            "`{written}` must have the form COLUMN=TEXT, such as Groups=Network.";
        NoColumn { column: String, columns: Vec<String> as all_of } =
            "Die Liste hat keine Spalte „{column}“. Sie hat: {columns}.",
            "The list has no column “{column}”. It has: {columns}.";
    }
}
