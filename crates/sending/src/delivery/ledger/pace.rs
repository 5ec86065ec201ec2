//! The pace of a server, kept between runs and shared by simultaneous runs.
//!
//! Each mail that begins takes a turn in the transaction that records `sending`, so the pace needs
//! no commit of its own, and another process that sends over the same server counts as well. Times are
//! those of the ledger's clock, since the clocks of machines differ.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, SecondsFormat, Utc};

use super::store::{Store, values};
use super::{Ledger, LedgerFault};
use crate::delivery::pace::Pace;

impl Ledger {
    /// What earlier runs have learned about the pace of a server, if it is still valid.
    pub fn pace(&self, server: &str, now: DateTime<Utc>) -> Result<Option<Pace>, LedgerFault> {
        Ok(read(&*self.store, server)?.and_then(|pace| pace.still(now)))
    }
}

fn read(store: &dyn Store, server: &str) -> Result<Option<Pace>, LedgerFault> {
    let sql = "SELECT next, gap FROM pace WHERE server = ?1";
    let row = store.one(sql, values![server], |row| {
        Ok((row.get::<String>(0)?, u32::try_from(row.get::<i64>(1)?).unwrap_or(0)))
    });
    // An unreadable time counts as long past.
    Ok(row?.map(|(next, gap)| {
        let gap = Duration::from_millis(gap.into());
        let next: Option<DateTime<Utc>> = next.parse().ok();
        Pace { gap, learned: gap, next: next.map(|next| next - store.ahead()) }
    }))
}

/// Collects the pace of a run for the ledger.
#[derive(Debug, Default)]
pub(super) struct PaceKeeper(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// The server; with `None`, nothing is kept.
    server: Option<String>,
    /// The last reported pace.
    told: Option<Pace>,
    /// Turns that were taken and are not in the ledger yet.
    turns: u32,
    /// The gap that this run last recorded.
    written: Option<Duration>,
    /// The next turn according to the ledger.
    next: Option<DateTime<Utc>>,
}

impl PaceKeeper {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn keep_for(&self, server: String) {
        self.kept().server = Some(server);
    }

    pub(super) fn turn(&self, pace: Pace) {
        let mut kept = self.kept();
        kept.turns += 1;
        kept.told = Some(pace);
    }

    pub(super) fn learned(&self, pace: Pace) {
        self.kept().told = Some(pace);
    }

    pub(super) fn next(&self) -> Option<DateTime<Utc>> {
        self.kept().next
    }

    /// Whether there is nothing to record.
    pub(super) fn is_silent(&self) -> bool {
        let kept = self.kept();
        kept.server.is_none() || kept.told.is_none()
    }

    /// Records what was reported since the last time, inside the caller's transaction.
    pub(super) fn write(&self, store: &dyn Store) -> Result<(), LedgerFault> {
        let mut kept = self.kept();
        let Kept { server: Some(server), told: Some(told), turns, written, .. } = &*kept else {
            return Ok(());
        };
        let Some(at) = told.next else { return Ok(()) };
        store.lock("pace")?;
        let known = read(store, server)?.and_then(|known| known.still(at));
        let next = advance(known.and_then(|known| known.next), at, told.gap, *turns);
        // What another run has learned in the meantime also applies to this one.
        let others = known.map(|known| known.learned).filter(|gap| Some(*gap) != *written);
        let learned = told.learned.max(others.unwrap_or_default());
        let gap = i64::try_from(learned.as_millis()).unwrap_or(0);
        let sql = "INSERT INTO pace (server, next, gap) VALUES (?1, ?2, ?3)
            ON CONFLICT (server) DO UPDATE SET next = excluded.next, gap = excluded.gap";
        let stamp = (next + store.ahead()).to_rfc3339_opts(SecondsFormat::Millis, true);
        store.execute(sql, values![server, stamp, gap])?;
        kept.written = Some(Duration::from_millis(gap.unsigned_abs()));
        kept.next = Some(next);
        kept.turns = 0;
        kept.told = None;
        Ok(())
    }
}

/// The time of the turn after this many turns, the last of which was taken at `at`. A mail that is
/// slightly late for its turn keeps the schedule; unused time is not saved up. Without a turn, `at`
/// is the end of a pause.
fn advance(
    next: Option<DateTime<Utc>>,
    at: DateTime<Utc>,
    gap: Duration,
    turns: u32,
) -> DateTime<Utc> {
    if turns == 0 {
        return next.map_or(at, |next| next.max(at));
    }
    let first = next.filter(|next| at <= *next + gap / 2).unwrap_or(at);
    first + gap.saturating_mul(turns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::ledger::{Digests, Mark, Recorder, Settled, State, Subject};
    use crate::delivery::{Channel, Journal};
    use crate::mailing::Addressee;

    const SECOND: Duration = Duration::from_secs(1);
    const SERVER: &str = "mail.example:587 amt";

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + seconds, 0).unwrap()
    }

    fn recorder(folder: &std::path::Path, id: &str) -> Recorder {
        let mut ledger = Ledger::open(folder).unwrap();
        let subject = Subject { id: id.into(), series: None, kind: "circular".into(), date: None };
        let digests = Digests { content: "c", plan: "p", parts: "" };
        let account = ledger.open_round(&subject, Channel::Smtp, digests, at(0)).unwrap();
        let address = crate::contacts::Address::parse("a@verein.example").unwrap();
        ledger.plan(&account, &[Addressee { address, name: String::new() }], at(0)).unwrap();
        let recorder = ledger.record(&account, 1);
        recorder.keep_pace_of(SERVER.into());
        recorder
    }

    fn send(recorder: &Recorder, second: i64) -> Option<DateTime<Utc>> {
        let gap = 2 * SECOND;
        recorder.turn(Pace { gap, learned: Duration::ZERO, next: Some(at(second)) });
        let mail = Mark { key: "a@verein.example".into(), message_id: "<1>".into() };
        Journal::sending(recorder, mail, at(second), &|_| Vec::new()).unwrap();
        let next = recorder.next_turn();
        // Deferred, and therefore begun again later.
        recorder.settle(Settled {
            key: "a@verein.example".into(),
            state: State::Deferred,
            at: at(second),
            code: Some(450),
            reply: String::new(),
        });
        next
    }

    #[test]
    fn a_turn_is_written_with_the_mail_and_known_to_the_next_run() {
        let folder = tempfile::tempdir().unwrap();
        let first = recorder(folder.path(), "a");
        assert_eq!(send(&first, 0), Some(at(2)));
        assert_eq!(send(&first, 2), Some(at(4)));
        let ledger = first.finish().unwrap();
        let known = ledger.pace(SERVER, at(3)).unwrap().unwrap();
        assert_eq!((known.wait(at(3)), known.learned), (SECOND, Duration::ZERO));
        assert_eq!(ledger.pace("other:25", at(3)).unwrap(), None);
        assert_eq!(ledger.pace(SERVER, at(4000)).unwrap(), None, "it fades");
    }

    #[test]
    fn what_was_learned_is_written_with_the_next_note() {
        let folder = tempfile::tempdir().unwrap();
        let recorder = recorder(folder.path(), "a");
        let gap = 4 * SECOND;
        recorder.learned(Pace { gap, learned: gap, next: Some(at(300)) });
        recorder.settle(Settled {
            key: "a@verein.example".into(),
            state: State::Deferred,
            at: at(0),
            code: Some(450),
            reply: "4.7.0 too many".into(),
        });
        let ledger = recorder.finish().unwrap();
        let known = ledger.pace(SERVER, at(0)).unwrap().unwrap();
        assert_eq!((known.wait(at(0)), known.learned), (300 * SECOND, gap));
    }

    #[test]
    fn two_runs_at_once_share_the_turns() {
        let folder = tempfile::tempdir().unwrap();
        let (first, second) = (recorder(folder.path(), "a"), recorder(folder.path(), "b"));
        assert_eq!(send(&first, 0), Some(at(2)));
        assert_eq!(send(&second, 0), Some(at(4)), "behind the other's");
        assert_eq!(send(&first, 2), Some(at(6)));
        assert_eq!(send(&second, 4), Some(at(8)));
        assert_eq!(send(&first, 100), Some(at(102)), "idle time is not saved up");
    }
}
