//! The mailings of a year, figures only.

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::annual::Mailing;
use crate::command::{CommandError, Context, ledger, status};
use crate::delivery::State;
use crate::delivery::ledger::Account;
use crate::settings::Settings;

/// What the ledger says about the mailings of a year; `None` where there is none. Of one mailing on
/// several ways, the one that reaches people counts.
pub(super) fn mailings(
    settings: &Settings,
    year: i32,
    context: &Context<'_>,
) -> Result<Option<Vec<Mailing>>, CommandError> {
    let Some(ledger) = ledger::look(settings, context)? else { return Ok(None) };
    let zone = settings.defaults.timezone;
    let day = |account: &Account| account.created.with_timezone(&zone).date_naive();
    let mut rounds: BTreeMap<(String, u32), Account> = BTreeMap::new();
    let accounts = ledger.accounts().map_err(status::stop)?;
    for account in accounts.into_iter().filter(|account| day(account).year() == year) {
        let key = (account.subject.id.clone(), account.round);
        let known = rounds.entry(key).or_insert_with(|| account.clone());
        let rank = |account: &Account| {
            crate::delivery::Channel::ALL.iter().position(|way| *way == account.channel)
        };
        if rank(&account) < rank(known) {
            *known = account;
        }
    }
    let mut mailings = Vec::new();
    for account in rounds.into_values() {
        let counts = ledger.counts(&account).map_err(status::stop)?;
        let count = |states: &[State]| states.iter().filter_map(|state| counts.get(state)).sum();
        mailings.push(Mailing {
            day: day(&account),
            correction: (account.round > 1).then_some(account.round - 1),
            // What came back had been accepted first.
            sent: count(&[State::Sent, State::Bounced, State::Complained]),
            failed: count(&[State::Refused, State::Bounced]),
            id: account.subject.id,
        });
    }
    mailings.sort_by(|one, other| (one.day, &one.id).cmp(&(other.day, &other.id)));
    Ok(Some(mailings))
}
