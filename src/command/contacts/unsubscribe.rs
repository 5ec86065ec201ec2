//! `contacts unsubscribe`: somebody wants no more mails.
//!
//! It is recorded twice: in the list, where the office sees it, and in the ledger, where it holds
//! whatever becomes of the list.

use std::collections::BTreeSet;

use super::super::{CommandError, Context, office, status};
use super::change;
use crate::cli::ContactsUnsubscribeArgs;
use crate::command::ledger;
use crate::contacts::{Address, ListFile, unsubscribed};
use crate::delivery::ledger::ObjectionSource;
use crate::diagnostic::Findings;
use crate::exit::Exit;
use crate::l10n::{all_of, counted, messages};
use crate::settings::Settings;
use crate::workspace;

/// Runs the action.
pub(super) fn run(
    args: &ContactsUnsubscribeArgs,
    context: &Context<'_>,
) -> Result<Exit, CommandError> {
    let addresses = args.addresses.iter().map(|written| change::address(written));
    let addresses: Vec<Address> = addresses.collect::<Result<_, _>>()?;
    let mut findings = Findings::new();
    let (settings, _) = workspace::read_settings(&context.world.folder, &mut findings);
    if findings.has_errors() {
        context.ui.findings(&findings);
        return Ok(Exit::InputErrors);
    }
    if !args.dry_run {
        record(&settings, &addresses, context)?;
    }
    let list = match change::open(&settings, args.contacts.as_deref(), context) {
        Ok(Some(list)) => list,
        Ok(None) => return Ok(Exit::InputErrors),
        Err(error) if !args.dry_run => {
            context.ui.say(&Message::OnlyInLedger { people: addresses.len() });
            return Err(error);
        }
        Err(error) => return Err(error),
    };
    in_list(&list, &addresses, &settings, args.dry_run, context)
}

/// Records the objections in the ledger.
fn record(
    settings: &Settings,
    addresses: &[Address],
    context: &Context<'_>,
) -> Result<(), CommandError> {
    let mut ledger = ledger::open(settings, context)?;
    let known: BTreeSet<String> =
        ledger.objections().map_err(status::stop)?.into_iter().map(|one| one.key).collect();
    for address in addresses.iter().filter(|address| !known.contains(&address.key())) {
        let now = context.world.now();
        ledger.object(address, now, ObjectionSource::Office).map_err(status::stop)?;
    }
    Ok(())
}

fn in_list(
    list: &ListFile,
    addresses: &[Address],
    settings: &Settings,
    dry_run: bool,
    context: &Context<'_>,
) -> Result<Exit, CommandError> {
    let today = office::today(settings, context.world);
    let mut rows = BTreeSet::new();
    for address in addresses {
        let mailbox = address.mailbox_key();
        let (own, elsewhere) = list.rows_of(|one| one.mailbox_key() == mailbox);
        if own.is_empty() {
            context.ui.say(&Message::NotListed { address: address.display(), dry_run });
        }
        let line = |index: &usize| list.rows().get(*index).map(|row| row.line.to_string());
        let lines: Vec<String> = elsewhere.iter().filter_map(line).collect();
        if !lines.is_empty() {
            context.ui.say(&Message::Elsewhere { address: address.display(), lines });
        }
        tell_people(list, &mailbox, today, context);
        rows.extend(own);
    }
    // Rows that say so already stay as they are, to the letter.
    let rows: Vec<usize> = rows.into_iter().filter(|row| is_mailed(list, *row, today)).collect();
    if rows.is_empty() {
        context.ui.say(&Message::Nothing);
        return Ok(Exit::Done);
    }
    let made = unsubscribed(list, &rows, &[], (today, context.ui.language));
    let Some(made) = change::opened(made, context)? else { return Ok(Exit::InputErrors) };
    let lines = rows.iter().filter_map(|row| list.rows().get(*row));
    let lines: Vec<String> = lines.map(|row| row.line.to_string()).collect();
    let (column, written) = (made.column.clone(), made.written.clone());
    context.ui.say(&Message::Marked { lines, column, written });
    if dry_run {
        context.ui.say(&Message::Rehearsal);
        return Ok(Exit::Done);
    }
    change::replace(settings, list, &made.list, context)?;
    Ok(Exit::Done)
}

/// Whether somebody of this row gets mail, or the row is not understood.
fn is_mailed(list: &ListFile, row: usize, today: chrono::NaiveDate) -> bool {
    let Some(row) = list.rows().get(row) else { return false };
    let own: BTreeSet<String> =
        row.own_addresses(list.columns()).iter().map(Address::key).collect();
    let mut known =
        list.book().contacts.iter().filter(|one| own.contains(&one.address.key())).peekable();
    known.peek().is_none()
        && list.book().without_address.iter().all(|one| one.span.range() != row.range)
        || known.any(|one| one.why_not(today).is_none())
}

/// Who it is, and in which groups.
fn tell_people(list: &ListFile, mailbox: &str, today: chrono::NaiveDate, context: &Context<'_>) {
    for one in &list.book().contacts {
        if one.address.mailbox_key() != mailbox {
            continue;
        }
        let (name, address) = (one.display_name(), one.address.display());
        let who = if name.is_empty() { address } else { format!("{name} <{address}>") };
        let before = one.why_not(today);
        context.ui.say(&Message::Who {
            who,
            groups: one.groups.to_vec(),
            before: before.is_some(),
        });
    }
}

messages! {
    enum Message {
        Who { who: String, groups: Vec<String> as all_of, before: bool } = match (groups, before) {
            (groups, false) if groups.is_empty() =>
                "{who} bekommt keine E-Mails mehr.",
                "{who} gets no more mails.";
            (_, false) =>
                "{who} bekommt keine E-Mails mehr, in keiner der Gruppen: {groups}.",
                "{who} gets no more mails, in none of the groups: {groups}.";
            (_, true) =>
                "{who} bekam schon bisher keine E-Mails.",
                "{who} got no mails before, either.";
        };
        NotListed { address: String, dry_run: bool } = match dry_run {
            false =>
                "{address} steht nicht in der Liste. Die Abmeldung ist vermerkt und gilt auch, wenn \
                 die Adresse später hineinkommt.",
                "{address} is not in the list. The objection is recorded, and holds even if the \
                 address gets into the list later.";
            true =>
                "{address} steht nicht in der Liste.",
                "{address} is not in the list.";
        };
        Elsewhere { address: String, lines: Vec<String> as all_of } =
            "{address} steht außerdem in einer anderen Spalte: Zeile {lines}. Das bleibt, wie es ist.",
            "{address} is also in another column: line {lines}. That stays as it is.";
        Marked { lines: Vec<String> as all_of, column: String, written: String } =
            "Zeile {lines}: „{column}“ = „{written}“.",
            "Line {lines}: “{column}” = “{written}”.";
        Nothing =
            "In der Liste ist nichts zu ändern.",
            "There is nothing to change in the list.";
        Rehearsal =
            "Probelauf: Es wurde nichts geändert.",
            "Dry run: nothing was changed.";
        OnlyInLedger { people: usize as counted(["Abmeldung", "Abmeldungen"], ["objection", "objections"]) } =
            "{people} im Versandbuch vermerkt; das gilt für jede Rund-Mail. In der Liste selbst steht es \
             noch nicht:",
            "{people} recorded in the ledger, which holds for every mailing. It is not in the list \
             itself yet:";
    }
}
