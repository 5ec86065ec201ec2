//! Deletes the preview of a finished mailing after a run.

use std::collections::{BTreeMap, BTreeSet};

use super::select::Selected;
use crate::command::preview::forget;
use crate::contacts::Address;
use crate::delivery::State;
use crate::delivery::ledger::{Account, Ledger};
use crate::mailing::changes::Named;

/// Deletes the preview where nobody in it still waits for the mail. Files in the outbox do not
/// finish a mailing. If the ledger cannot be read, the preview stays.
pub(super) fn forget(selected: &Selected<'_>, ledger: &Ledger, account: &Account) {
    if !selected.reaches_people() {
        return;
    }
    let states = ledger.each_entry(account, |entry| (entry.key, entry.state));
    let Ok(states) = states else { return };
    let states: BTreeMap<String, State> = states.into_iter().collect();
    let everybody = selected.read.everybody(selected.now());
    let keys: BTreeSet<String> = everybody.iter().map(|one| one.address.key()).collect();
    let waits = |person: &Named| {
        let key = Address::parse(&person.address).map(|address| address.key());
        let Some(key) = key.ok().filter(|key| keys.contains(key)) else { return false };
        let open = [State::Planned, State::Sending, State::Deferred, State::Uncertain];
        states.get(&key).is_none_or(|state| open.contains(state))
    };
    forget::done(selected.settings(), selected.id(), account.round, waits, selected.context);
}
