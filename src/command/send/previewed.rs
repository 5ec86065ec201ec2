//! After a run: the preview of a mailing that is done is not needed any more.

use std::collections::{BTreeMap, BTreeSet};

use super::select::Selected;
use crate::command::preview::forget;
use crate::contacts::Address;
use crate::delivery::State;
use crate::delivery::ledger::{Account, Ledger};
use crate::mailing::changes::Named;

/// Takes the preview away where nobody whom it shows waits for the mail. Files in the outbox are
/// no end of a mailing. What the ledger does not tell leaves the preview where it is.
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
