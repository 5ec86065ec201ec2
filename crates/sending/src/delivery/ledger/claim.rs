//! Only one run at a time works on a mailing, whatever happens to its lock file.
//!
//! A run claims its mailing with a random token in the ledger's own table. Everything that it
//! writes from then on, above all the `sending` before each mail, is written in a transaction that
//! checks that the token is still the run's own. So two runs never send to the same person: a later
//! run finds everything that the earlier one has begun, and the earlier one finds its token
//! replaced before its next mail, and stops. That holds even where nobody can tell whether the
//! earlier run is still alive; where it certainly is, the later one is refused.

use std::hash::{BuildHasher, RandomState};

use super::store::{Kind, Store, Transaction, values};
use super::{Account, Ledger, LedgerFault};
use crate::delivery::holder::Holder;

/// A run's claim on a mailing.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    /// The ID of the mailing.
    pub id: String,
    pub token: String,
}

impl Claim {
    pub(super) fn new(id: &str) -> Self {
        let id = id.to_owned();
        // Seeded by the operating system for each process, and different each time.
        let half = || RandomState::new().hash_one(std::process::id());
        Self { id, token: format!("{:016x}{:016x}", half(), half()) }
    }

    /// Records it in place of an earlier claim.
    fn write(&self, store: &dyn Store, holder: &str) -> Result<(), LedgerFault> {
        let sql = "INSERT INTO run (id, token, holder) VALUES (?1, ?2, ?3)
            ON CONFLICT (id) DO UPDATE SET token = excluded.token, holder = excluded.holder";
        store.execute(sql, values![&self.id, &self.token, holder]).map(drop)
    }

    fn stands(&self, store: &dyn Store) -> Result<bool, LedgerFault> {
        let sql = store.dialect().stands;
        Ok(store.one(sql, values![&self.id, &self.token], |_| Ok(()))?.is_some())
    }
}

impl Ledger {
    /// Claims the mailing `id`. From now on everything is written under this claim. Where several
    /// machines share the work, none has it alone: see the module `lease`.
    ///
    /// # Errors
    /// [`LedgerFault::Held`] where another run is certainly at work on it.
    pub fn claim(&mut self, id: &str, holder: &Holder) -> Result<(), LedgerFault> {
        self.me = Some(holder.clone());
        if self.is_shared() {
            return Ok(());
        }
        let transaction = self.store.transaction(Kind::Change)?;
        if let Some(other) = read(&*transaction, id)?.filter(|other| other.is_at_work(holder)) {
            return Err(LedgerFault::Held(Box::new(other)));
        }
        let claim = Claim::new(id);
        claim.write(&*transaction, &serde_json::to_string(holder).unwrap_or_default())?;
        transaction.commit()?;
        self.claim = Some(claim);
        Ok(())
    }

    /// Who is certainly at work on a mailing, from the view of `other`, which only reads.
    pub fn at_work(&self, id: &str, other: &Holder) -> Result<Vec<Holder>, LedgerFault> {
        if self.is_shared() {
            return self.holders(id, other);
        }
        let holder = read(&*self.store, id)?.filter(|holder| holder.is_at_work(other));
        Ok(holder.into_iter().collect())
    }

    /// Claims the mailing where that has not been done yet, whoever else may hold it.
    pub(super) fn claim_anyway(&mut self, id: &str) -> Result<(), LedgerFault> {
        if self.claim.as_ref().is_some_and(|claim| claim.id == id) {
            return Ok(());
        }
        let claim = Claim::new(id);
        claim.write(&*self.store, "")?;
        self.claim = Some(claim);
        Ok(())
    }

    /// A write transaction. A claimed mailing stays this run's for its duration.
    ///
    /// # Errors
    /// [`LedgerFault::TakenOver`] where another run has claimed the mailing since.
    pub(super) fn change(&self) -> Result<Transaction<'_>, LedgerFault> {
        let transaction = self.store.transaction(Kind::Change)?;
        match &self.claim {
            Some(claim) if !claim.stands(&*transaction)? => Err(LedgerFault::TakenOver),
            _ => Ok(transaction),
        }
    }

    /// Records that mails of this account are being sent from now on, until [`Ledger::unclaim`].
    pub(super) fn set_out(&self, account: &Account) -> Result<(), LedgerFault> {
        let transaction = self.change()?;
        let sql = "UPDATE run SET account = ?2 WHERE id = ?1";
        transaction.execute(sql, values![&account.subject.id, account.row])?;
        transaction.commit()
    }

    /// Whether a run began to send mails of this account and has not finished.
    pub(super) fn is_unfinished(&self, account: &Account) -> Result<bool, LedgerFault> {
        let sql = "SELECT 1 FROM run WHERE id = ?1 AND account = ?2";
        let values = values![&account.subject.id, account.row];
        Ok(self.store.one(sql, values, |_| Ok(()))?.is_some())
    }

    /// Ends the run. A failure to record this does no harm: the next run sees that this one has
    /// ended.
    pub(super) fn unclaim(&mut self) {
        let Some(Claim { id, token }) = self.claim.take() else { return };
        let sql = "DELETE FROM run WHERE id = ?1 AND token = ?2";
        let _ = self.store.execute(sql, values![id, token]);
    }
}

/// Who has claimed a mailing. An unreadable entry names nobody.
fn read(store: &dyn Store, id: &str) -> Result<Option<Holder>, LedgerFault> {
    let sql = "SELECT holder FROM run WHERE id = ?1";
    let holder: Option<String> = store.one(sql, values![id], |row| row.get(0))?;
    Ok(holder.and_then(|holder| serde_json::from_str(&holder).ok()))
}
