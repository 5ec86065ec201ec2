//! Several machines share the work of a mailing, where the ledger is in a database.
//!
//! A run has a row in the table `run` with its token; the row holds until a time of the database's
//! clock, and each of the run's transactions prolongs it first. So a transaction of a run either
//! finds its row, and keeps others from taking it until it is committed, or it finds that the row
//! was taken, and the run stops before its next mail: [`LedgerFault::TakenOver`].
//!
//! Before a run begins somebody's mail, it *leases* the person, many at a time: the token is
//! written beside them, and no other run leases them meanwhile (`SKIP LOCKED`: nobody waits for
//! somebody else's people). When a run ends, its people are free again. A machine that dies does
//! not end its run, so others take its row when that has expired, or at once where they see that
//! its process is dead: its people are free then, and whose message may have been in flight is in
//! doubt.
//!
//! A person is begun only where the ledger says `planned` or `deferred`, whoever has a lease: a
//! lease keeps machines from getting in each other's way, and nobody's mail depends on it.

use std::collections::BTreeSet;

use super::claim::Claim;
use super::store::{Kind, Store, values};
use super::{Account, Ledger, LedgerFault, Leftovers, SharedFault};
use crate::delivery::holder::Holder;

/// Who may be begun by this run.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Leased {
    /// The keys of those who are this run's now.
    pub granted: BTreeSet<String>,
    /// The keys of those who are to do, and in the hands of other runs.
    pub held: BTreeSet<String>,
}

/// Those of a list, given as JSON, who are still to do.
const OPEN: &str = "FROM delivery WHERE mailing = ?1
    AND key = ANY (ARRAY(SELECT jsonb_array_elements_text(CAST(CAST(?2 AS text) AS jsonb))))
    AND state IN ('planned', 'deferred')";

/// Notes given as JSON, where the claim `?2` on mailing `?1` stands; it is prolonged first.
const NOTE: &str = "WITH own AS (
        UPDATE run SET until = DEFAULT WHERE id = ?1 AND token = ?2 RETURNING 1),
    note AS (SELECT * FROM jsonb_to_recordset(CAST(CAST(?4 AS text) AS jsonb))
        AS note (key text, state text, at text, id text, code bigint, reply text)),
    noted AS (
        UPDATE delivery SET state = note.state, at = note.at, code = note.code,
            reply = coalesce(note.reply, ''),
            message_id = CASE note.state WHEN 'sending' THEN note.id ELSE message_id END,
            attempts = attempts + CASE note.state WHEN 'sending' THEN 1 ELSE 0 END
        FROM note WHERE mailing = ?3 AND delivery.key = note.key AND EXISTS (SELECT 1 FROM own)
            AND (note.state <> 'sending' OR delivery.state IN ('planned', 'deferred'))
        RETURNING 1)
    SELECT (SELECT count(*) FROM own), (SELECT count(*) FROM noted)";

impl Ledger {
    /// Whether several machines may share the work of a mailing.
    pub fn is_shared(&self) -> bool {
        self.disk.is_none()
    }

    /// Leases those of these people who are free.
    pub(super) fn lease(&self, row: i64, keys: &[String]) -> Result<Leased, LedgerFault> {
        let transaction = self.change()?;
        let keys = serde_json::to_string(keys).unwrap_or_default();
        let lease = format!(
            "WITH free AS (SELECT key {OPEN} AND lease IS NULL FOR UPDATE SKIP LOCKED)
             UPDATE delivery SET lease = ?3 FROM free
             WHERE delivery.mailing = ?1 AND delivery.key = free.key RETURNING delivery.key"
        );
        let token = self.claim.as_ref().map(|claim| &claim.token);
        let granted = transaction.all(&lease, values![row, &keys, token], |row| row.get(0))?;
        let granted: BTreeSet<String> = granted.into_iter().collect();
        let open = format!("SELECT key {OPEN}");
        let open = transaction.all(&open, values![row, &keys], |row| row.get::<String>(0))?;
        let held: BTreeSet<String> =
            open.into_iter().filter(|key| !granted.contains(key)).collect();
        if granted.is_empty() && !held.is_empty() {
            self.take_over(&*transaction, row, false)?;
        }
        transaction.commit()?;
        Ok(Leased { granted, held })
    }

    /// Writes notes of this run, each about somebody else, as one statement, which is a transaction of
    /// its own: like the ones of the module `writer`, one for each note.
    pub(super) fn note(&self, row: i64, lines: &[serde_json::Value]) -> Result<(), LedgerFault> {
        let Some(claim) = &self.claim else { return Err(LedgerFault::TakenOver) };
        let notes = serde_json::to_string(lines).unwrap_or_default().replace("\\u0000", "");
        let (own, found) = self
            .store
            .one(NOTE, values![&claim.id, &claim.token, row, notes], |row| {
                Ok((row.get::<i64>(0)?, row.get::<i64>(1)?))
            })?
            .unwrap_or_default();
        match usize::try_from(found) {
            _ if own == 0 => Err(LedgerFault::TakenOver),
            Ok(found) if found == lines.len() => Ok(()),
            _ => {
                Err(LedgerFault::Database { error: "a mail that is not planned".to_owned().into() })
            }
        }
    }

    /// Prolongs what this run holds, and looks after the others.
    pub(super) fn keep_alive(&self, row: i64) -> Result<(), LedgerFault> {
        if !self.is_shared() {
            return Ok(());
        }
        let transaction = self.change()?;
        self.take_over(&*transaction, row, false)?;
        transaction.commit()
    }

    /// Marks as uncertain those for whom it is unknown how far a run got with them that has died.
    pub(super) fn settle_shared(&self, account: &Account) -> Result<Leftovers, LedgerFault> {
        let transaction = self.store.transaction(Kind::Change)?;
        let changed = self.take_over(&*transaction, account.row, true)?;
        transaction.commit()?;
        Ok(Leftovers { changed, ..Leftovers::default() })
    }

    /// Frees the people of runs that have died. Returns how many mails are in doubt by that;
    /// `all`: also by runs that ended without knowing.
    fn take_over(&self, store: &dyn Store, row: i64, all: bool) -> Result<usize, LedgerFault> {
        let sql = "SELECT token, holder, until < clock_timestamp() FROM run WHERE account = ?1";
        let read = store.all(sql, values![row], |row| {
            Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<u32>(2)? == 1))
        })?;
        let own = self.claim.as_ref().map(|claim| &claim.token);
        let mut doubt = all;
        for (token, holder, expired) in read {
            if Some(&token) == own || !(expired || has_died(&holder, self.me.as_ref())) {
                continue;
            }
            // It may have prolonged it in the meantime.
            let gone = "DELETE FROM run WHERE token = ?1
                AND (until < clock_timestamp() OR ?2 = 0)";
            if store.execute(gone, values![&token, u32::from(expired)])? > 0 {
                release(store, row, &token)?;
                doubt = true;
            }
        }
        if !doubt {
            return Ok(0);
        }
        let doubt = "UPDATE delivery SET state = 'uncertain'
            WHERE mailing = ?1 AND state = 'sending' AND lease IS NULL";
        store.execute(doubt, values![row])
    }

    /// Makes sure that no other machine is sending this mailing: it would send another version.
    pub(super) fn alone(&self, id: &str) -> Result<(), LedgerFault> {
        let (true, Some(me)) = (self.is_shared(), &self.me) else { return Ok(()) };
        match self.holders(id, me)?.pop() {
            Some(other) => {
                let holder = other.name();
                Err(SharedFault::OtherVersion { holder }.of(self.name()))
            }
            None => Ok(()),
        }
    }

    /// Begins a run: from now on its row holds.
    pub(super) fn join(&mut self, account: &Account) -> Result<(), LedgerFault> {
        let claim = Claim::new(&account.subject.id);
        let transaction = self.store.transaction(Kind::Change)?;
        let holder = serde_json::to_string(&self.me).unwrap_or_default();
        transaction.execute(
            "INSERT INTO run (token, id, holder, account) VALUES (?1, ?2, ?3, ?4)",
            values![&claim.token, &claim.id, holder, account.row],
        )?;
        transaction.commit()?;
        self.claim = Some(claim);
        Ok(())
    }

    /// Ends a run: what it has leased and not begun is free for others.
    pub(super) fn leave(&self, row: i64) -> Result<(), LedgerFault> {
        let Some(claim) = &self.claim else { return Ok(()) };
        let transaction = self.change()?;
        transaction.execute("DELETE FROM run WHERE token = ?1", values![&claim.token])?;
        release(&*transaction, row, &claim.token)?;
        transaction.commit()
    }

    /// The runs that are at work on a mailing, from the view of `me`.
    pub(super) fn holders(&self, id: &str, me: &Holder) -> Result<Vec<Holder>, LedgerFault> {
        let sql = "SELECT holder FROM run WHERE id = ?1 AND until >= clock_timestamp()";
        let holders = self.store.all(sql, values![id], |row| row.get::<String>(0))?;
        let alive = holders.into_iter().filter(|holder| !has_died(holder, Some(me)));
        Ok(alive.filter_map(|holder| serde_json::from_str(&holder).ok()).collect())
    }
}

fn has_died(holder: &str, me: Option<&Holder>) -> bool {
    let other: Option<Holder> = serde_json::from_str(holder).ok();
    other.zip(me).is_some_and(|(other, me)| other.has_died(me))
}

fn release(store: &dyn Store, row: i64, token: &str) -> Result<usize, LedgerFault> {
    let sql = "UPDATE delivery SET lease = NULL WHERE mailing = ?1 AND lease = ?2
        AND state IN ('planned', 'deferred', 'sending')";
    store.execute(sql, values![row, token])
}
