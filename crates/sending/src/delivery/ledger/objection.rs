//! Objections: people who want no more mails of any mailing. They stay, whatever becomes of the
//! contact list, until a later day of consent in the list.

use chrono::{DateTime, Utc};

use super::query::stamp;
use super::store::{Kind, values};
use super::{Ledger, LedgerFault, whole};
use crate::contacts::Address;

/// Somebody who wants no more mails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// The [`Address::key`].
    pub key: String,
    /// The address as it was given.
    pub address: String,
    /// Since when.
    pub at: DateTime<Utc>,
    /// From where the office knows.
    pub source: ObjectionSource,
}

/// From where the office knows of an objection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectionSource {
    /// A mail of the person.
    Mail,
    /// Somebody of the office has entered it.
    Office,
}

impl ObjectionSource {
    /// The stable English name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Office => "office",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [Self::Mail, Self::Office].into_iter().find(|one| one.name() == name)
    }
}

impl Ledger {
    /// All objections, by key.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn objections(&self) -> Result<Vec<Objection>, LedgerFault> {
        let sql = "SELECT key, address, at, source FROM objection ORDER BY key";
        self.store.all(sql, &[], |row| {
            Ok(Objection {
                key: row.get(0)?,
                address: row.get(1)?,
                at: row.known(2, |text| text.parse().ok())?,
                source: row.known(3, ObjectionSource::from_name)?,
            })
        })
    }

    /// Records an objection; an earlier one of the same person stays where it is not older. Returns
    /// whether it is new, or later than the earlier one.
    ///
    /// # Errors
    /// The ledger cannot be written.
    pub fn object(
        &mut self,
        address: &Address,
        at: DateTime<Utc>,
        source: ObjectionSource,
    ) -> Result<bool, LedgerFault> {
        let transaction = self.store.transaction(Kind::Change)?;
        let changed = transaction.execute(
            "INSERT INTO objection (key, address, at, source) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (key) DO UPDATE SET address = excluded.address, at = excluded.at,
                 source = excluded.source WHERE excluded.at > objection.at",
            values![address.key(), address.as_str(), stamp(whole(at)), source.name()],
        )?;
        transaction.commit()?;
        Ok(changed > 0)
    }

    /// Forgets the objection of a person. Returns whether there was one.
    ///
    /// # Errors
    /// The ledger cannot be written.
    pub fn forget_objection(&mut self, key: &str) -> Result<bool, LedgerFault> {
        let transaction = self.store.transaction(Kind::Change)?;
        let changed = transaction.execute("DELETE FROM objection WHERE key = ?1", values![key])?;
        transaction.commit()?;
        Ok(changed > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn an_objection_is_kept_once_with_its_last_day() {
        crate::delivery::ledger::tests::either::on_both(|place| {
            let mut ledger = place.open();
            let at = |day: &str| format!("2026-09-{day}T10:00:00Z").parse().unwrap();
            let anna = Address::parse("Anna@verein.example").unwrap();
            assert!(ledger.object(&anna, at("17"), ObjectionSource::Mail).unwrap());
            assert!(!ledger.object(&anna, at("17"), ObjectionSource::Office).unwrap());
            assert!(!ledger.object(&anna, at("16"), ObjectionSource::Office).unwrap());
            assert!(ledger.object(&anna, at("18"), ObjectionSource::Office).unwrap());
            drop(ledger);
            let mut ledger = place.open();
            let all = ledger.objections().unwrap();
            assert_eq!(all.len(), 1);
            assert_eq!((&*all[0].key, all[0].at), ("anna@verein.example", at("18")));
            assert_eq!(all[0].source, ObjectionSource::Office);
            assert!(ledger.forget_objection(&anna.key()).unwrap());
            assert!(ledger.objections().unwrap().is_empty());
        });
    }
}
