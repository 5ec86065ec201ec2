//! A ledger that does not know what it should about a mailing, because it was deleted, emptied, or
//! replaced by an old copy: treating everybody as new would send the mail twice. And a ledger at a
//! new location, which may be one of two copies.

use std::path::{Path, PathBuf};

use super::leftover;
use super::messages::Message;
use super::messages::stale_ledger::{Elsewhere, Forgotten, Restore, StillThere};
use super::select::Selected;
use crate::command::CommandError;
use crate::command::receipt::{self, Receipt};
use crate::command::status::stop;
use crate::delivery::Channel;
use crate::delivery::checkpoint::{self, Checkpoint};
use crate::delivery::holder::Holder;
use crate::delivery::ledger::{Ledger, LedgerFault};
use crate::exit::Exit;
use crate::l10n::{Language, Localize};

/// Asks, or refuses, where checkpoints show more than the ledger knows. Returns the other mailings
/// that are missing in it, and without which the user has agreed to continue.
pub(super) fn look_for_traces(
    selected: &Selected<'_>,
    ledger: Option<&Ledger>,
) -> Result<Vec<Receipt>, CommandError> {
    if !selected.reaches_people() {
        return Ok(Vec::new());
    }
    let own = own_traces(selected, ledger)?;
    let others =
        if selected.args.mailing.dry_run { Vec::new() } else { other_traces(selected, ledger)? };
    if own.is_none() && others.is_empty() {
        return Ok(others);
    }
    let other = others.first().map(|other| receipt::path(&selected.folder(), &other.id));
    let Some(trace) = own.clone().or(other) else { return Ok(others) };
    ask_whether_forgotten(selected, &trace, own.is_some(), &others)?;
    Ok(others)
}

/// A run was begun that only the ledger itself mentions, without knowing how far it came.
pub(super) fn ask_about_lost(selected: &Selected<'_>, ledger: &Ledger) -> Result<(), CommandError> {
    if !selected.reaches_people() {
        return Ok(());
    }
    let path = ledger.path().map(Path::to_owned).unwrap_or_default();
    ask_whether_forgotten(selected, &path, true, &[])
}

fn ask_whether_forgotten(
    selected: &Selected<'_>,
    trace: &Path,
    own: bool,
    others: &[Receipt],
) -> Result<(), CommandError> {
    let asks = selected.asks();
    let others = others.iter().map(|other| other.id.clone()).collect();
    let database = selected.settings().ledger.as_ref().map(|ledger| ledger.url.value.clone());
    let ledger = database.unwrap_or_else(|| ".rundmail/ledger.db".to_owned());
    let says = Forgotten { own, others, ledger };
    let advice = Restore { trace: trace.display().to_string(), own, asks };
    ask(selected, says, advice)
}

/// Says it, and asks whether to send all the same; stops where nobody can be asked.
fn ask(
    selected: &Selected<'_>,
    says: impl Localize + 'static,
    advice: impl Localize + 'static,
) -> Result<(), CommandError> {
    if !selected.asks() {
        return Err(CommandError::new(Exit::BrokenOff, says).help(advice));
    }
    let ui = selected.ui();
    ui.say(&says);
    ui.line(&advice.localize(ui.language));
    selected.confirm(&Message::SendAllTheSame)
}

/// The checkpoint that shows that the ledger does not know something about this mailing.
fn own_traces(
    selected: &Selected<'_>,
    ledger: Option<&Ledger>,
) -> Result<Option<PathBuf>, CommandError> {
    let (folder, id) = (selected.folder(), selected.id());
    let known = known(ledger, id).map_err(stop)?;
    if checkpoint::is_forgotten(&checkpoint::read(&folder, id), &known) {
        return Ok(Some(checkpoint::path(&folder, id)));
    }
    let list = (selected.channel == Channel::Smtp && known.is_empty())
        .then(|| list_of_old(selected))
        .flatten();
    let receipt = Receipt::read(&folder, id).filter(|receipt| receipt.is_forgotten(&known));
    Ok(list.or(receipt.map(|_| receipt::path(&folder, id))))
}

/// The other mailings of this workspace of which the ledger knows less than it should, and which
/// the user has not agreed to ignore. That agreement is for another mailing's sake, not for their
/// own.
fn other_traces(
    selected: &Selected<'_>,
    ledger: Option<&Ledger>,
) -> Result<Vec<Receipt>, CommandError> {
    let mut others = Vec::new();
    for receipt in
        Receipt::all(&selected.folder()).into_iter().filter(|one| one.id != selected.id())
    {
        let known = known(ledger, &receipt.id).map_err(stop)?;
        let forgiven = match ledger {
            Some(ledger) => checkpoint::forgiven(ledger, &receipt.id).map_err(stop)?,
            None => None,
        };
        // The user has agreed to everything in the receipt.
        let agreed =
            forgiven.is_some_and(|known| !checkpoint::is_forgotten(&receipt.checkpoints, &known));
        others.extend((!agreed && receipt.is_forgotten(&known)).then_some(receipt));
    }
    Ok(others)
}

/// The list of those left over that an earlier run wrote.
fn list_of_old(selected: &Selected<'_>) -> Option<PathBuf> {
    let languages = [Language::German, Language::English];
    let lists =
        languages.map(|language| leftover::path(&selected.folder(), selected.id(), language));
    lists.into_iter().find(|list| list.is_file())
}

/// Records how far the mailing has come.
pub(super) fn leave_traces(selected: &Selected<'_>, ledger: &Ledger) -> Result<(), CommandError> {
    if !selected.reaches_people() {
        return Ok(());
    }
    let now = (selected.now(), selected.zone());
    receipt::leave(&selected.folder(), ledger, selected.id(), now, selected.ui().language)
}

/// Asks once if the ledger is at a location that it does not know.
pub(super) fn look_around(
    selected: &Selected<'_>,
    ledger: &mut Ledger,
    me: &Holder,
) -> Result<(), CommandError> {
    if !selected.reaches_people() {
        return Ok(());
    }
    let host = if me.host.is_empty() { &me.user } else { &me.host };
    if let Some(moved) = ledger.moved(host).map_err(stop)? {
        ask(selected, Elsewhere(moved), StillThere { asks: selected.asks() })?;
    }
    ledger.settle_here(host).map_err(stop)
}

/// How far a mailing has come according to the ledger.
fn known(ledger: Option<&Ledger>, id: &str) -> Result<Vec<Checkpoint>, LedgerFault> {
    ledger.map_or(Ok(Vec::new()), |ledger| checkpoint::of(ledger, id))
}
