//! `contacts forget`: what is held about a person is deleted, and the person does not come back.
//!
//! First it is recorded that the address is forgotten; so if anything goes wrong from then on, no
//! mail goes there, and running the command again does the rest.

use std::fs;

use super::super::messages::NotWritten;
use super::super::{CommandError, Context, status};
use super::change;
use super::held::Held;
use super::held::files::{Kind, OwnFile};
use super::{save, show};
use crate::cli::ContactsForgetArgs;
use crate::command::ledger;
use crate::contacts::{Change, ListFile};
use crate::exit::Exit;
use crate::forgotten::{Forgotten, Restore};
use crate::l10n::{all_of, counted, messages};

/// Runs the action.
pub(super) fn run(args: &ContactsForgetArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let mut held = Held::gather(&args.address, args.contacts.as_deref(), context)?;
    if !held.is_whole {
        context.ui.findings(&held.findings);
        return Ok(Exit::InputErrors);
    }
    context.ui.data(show::text(&held, context.ui.language).as_bytes());
    look_for_runs(&held, context)?;
    let list = if held.rows.is_empty() {
        None
    } else {
        match change::open(&held.settings, args.contacts.as_deref(), context) {
            Ok(Some(list)) => Some(list),
            Ok(None) => return Ok(Exit::InputErrors),
            // Everything else can be deleted all the same, and no mail goes there.
            Err(error) if error.exit == Exit::InputErrors => {
                context.ui.say(&*error.says);
                None
            }
            Err(error) => return Err(error),
        }
    };
    tell_plan(&held, context);
    if args.dry_run {
        context.ui.say(&Message::Rehearsal);
        return Ok(Exit::Done);
    }
    if !args.yes {
        if !context.ui.can_ask() {
            return Err(CommandError::new(Exit::Declined, Message::NotAsked).help(Message::SayYes));
        }
        if !context.ui.confirm(&Message::Question { address: held.address.display() }) {
            context.ui.say(&Message::Declined);
            return Ok(Exit::Declined);
        }
    }
    carry_out(&held, list.as_ref(), context)?;
    held.read_list();
    left(&held, context);
    Ok(Exit::Done)
}

/// While a mailing is under way, or was broken off, files beside the ledger name people, too.
fn look_for_runs(held: &Held, context: &Context<'_>) -> Result<(), CommandError> {
    let Some(ledger) = ledger::look(&held.settings, context)? else { return Ok(()) };
    let mailings = ledger.unfinished().map_err(status::stop)?;
    if mailings.is_empty() {
        return Ok(());
    }
    Err(CommandError::new(Exit::BrokenOff, Message::Unfinished { mailings }).help(Message::Finish))
}

fn carry_out(
    held: &Held,
    list: Option<&ListFile>,
    context: &Context<'_>,
) -> Result<(), CommandError> {
    let folder = held.settings.folder();
    Forgotten::add(&folder, std::slice::from_ref(&held.address), held.today)
        .map_err(|fault| CommandError::new(Exit::BrokenOff, fault).help(Restore))?;
    if let Some(list) = list {
        let (rows, _) = list.rows_of(|one| one.mailbox_key() == held.mailbox);
        let changes: Vec<Change> = rows.iter().map(|row| Change::Remove { row: *row }).collect();
        let new = list.without(&changes).map_err(change::stop)?;
        save::replace(list, &new, None).map_err(change::stop)?;
        context.ui.say(&Message::Rows { rows: rows.len() });
    }
    if ledger::look(&held.settings, context)?.is_some() {
        let mut ledger = ledger::open(&held.settings, context)?;
        let erased = ledger.forget(&held.mailbox).map_err(status::stop)?;
        if erased.counted + erased.planned > 0 {
            context.ui.say(&Message::Ledger { mails: erased.counted });
        }
    }
    let own = held.files.iter().filter(|file| file.kind.is_own());
    let mut deleted = 0;
    for OwnFile { path, kind } in own {
        let done = match kind {
            Kind::Preview => fs::remove_dir_all(path),
            _ => fs::remove_file(path),
        };
        done.map_err(|error| NotWritten::stop(path, &error))?;
        deleted += 1;
    }
    if deleted > 0 {
        context.ui.say(&Message::Files { files: deleted });
    }
    Ok(())
}

/// What would happen.
fn tell_plan(held: &Held, context: &Context<'_>) {
    let files = held.files.iter().filter(|file| file.kind.is_own()).count();
    context.ui.say(&Message::Plan { rows: held.rows.len(), mails: held.mails.len(), files });
}

/// What the office has to decide on.
fn left(held: &Held, context: &Context<'_>) {
    context.ui.say(&Message::Done { address: held.address.display() });
    let place = |one: &super::held::Mention| format!("{}:{}", held.shown(&one.file), one.line);
    let mut places: Vec<String> = held.mentions.iter().map(place).collect();
    let list = held.shown(&held.list);
    places
        .extend(held.rows.iter().chain(&held.elsewhere).map(|row| format!("{list}:{}", row.line)));
    let others = held.files.iter().filter(|file| !file.kind.is_own());
    places.extend(others.map(|file| held.shown(&file.path)));
    if !places.is_empty() {
        context.ui.say(&Message::Left { places });
    }
}

messages! {
    enum Message {
        Plan {
            rows: usize as counted(["Zeile", "Zeilen"], ["row", "rows"]),
            mails: usize as counted(["Eintrag", "Einträge"], ["entry", "entries"]),
            files: usize as counted(["Datei", "Dateien"], ["file", "files"]),
        } =
            "Zu löschen: {rows} der Kontaktliste und {files} des Programms. Im Versandbuch ohne Namen \
             und Adresse weiter zu zählen: {mails}. Von der Adresse bleibt ein Prüfwert, damit sie \
             nicht zurückkommt.",
            "To be deleted: {rows} of the contact list and {files} of the program. To be counted in \
             the ledger without name and address: {mails}. A keyed hash of the address is kept, so \
             that it does not come back.";
        Question { address: String } =
            "Alles löschen, was hier über {address} gespeichert ist? Das lässt sich nicht rückgängig \
             machen.",
            "Delete everything that is held here about {address}? This cannot be undone.";
        NotAsked =
            "Es wurde nichts gelöscht: Niemand kann die Frage beantworten.",
            "Nothing was deleted: nobody can answer the question.";
        SayYes =
            "Sagen Sie mit --ja, dass gelöscht werden soll, oder sehen Sie mit --probelauf nach, was.",
            "Say with --yes that it is to be deleted, or see with --dry-run what would be.";
        Declined = "Es wurde nichts gelöscht.", "Nothing was deleted.";
        Rehearsal = "Probelauf: Es wurde nichts gelöscht.", "Dry run: nothing was deleted.";
        Unfinished { mailings: Vec<String> as all_of } =
            "Der Versand von {mailings} läuft noch oder wurde abgebrochen. Bis dahin ist nicht \
             sicher, wer die E-Mail schon hat.",
            "The sending of {mailings} is under way or was broken off. Until then it is not certain \
             who has got the mail.";
        Finish =
            "Führen Sie den Versand mit `rundmail senden` zu Ende; die Person ist dabei schon \
             abgemeldet, wenn Sie vorher `rundmail kontakte abmelden` aufrufen. Löschen Sie danach.",
            "Finish it with `rundmail send`; if you run `rundmail contacts unsubscribe` first, the \
             person is left out there. Delete afterwards.";
        Rows { rows: usize as counted(["Zeile", "Zeilen"], ["row", "rows"]) } =
            "{rows} aus der Kontaktliste gelöscht.",
            "{rows} deleted from the contact list.";
        Ledger { mails: usize as counted(["Eintrag", "Einträge"], ["entry", "entries"]) } =
            "{mails} im Versandbuch ohne Namen und Adresse.",
            "{mails} in the ledger without name and address.";
        Files { files: usize as counted(["Datei", "Dateien"], ["file", "files"]) } =
            "{files} mit E-Mails, Vorschauen oder alten Listen gelöscht.",
            "{files} with mails, previews or old lists deleted.";
        Done { address: String } =
            "{address} ist vergessen. Kein Import nimmt die Adresse wieder auf, und keine E-Mail geht \
             dorthin.",
            "{address} is forgotten. No import takes the address in again, and no mail goes there.";
        Left { places: Vec<String> as lines } =
            "Das nennt die Person noch; was damit geschieht, müssen Sie entscheiden (Sitzungsdateien \
             sind Akten):\n{places}",
            "These still name the person; what becomes of them is yours to decide (minutes are \
             records):\n{places}";
    }
}

fn lines(places: &[String], _: crate::l10n::Language) -> String {
    places.iter().map(|place| format!("  {place}")).collect::<Vec<_>>().join("\n")
}
