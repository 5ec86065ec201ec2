//! What the ledger knows about one person, and forgetting it: mails stay counted with state, time and
//! reply code, and nothing tells any more whose they were.

use super::store::values;
use super::{Account, Entry, Ledger, LedgerFault};
use crate::contacts::Address;
use crate::mailing::parts::{Parts, Person};

/// What was taken out of the ledger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Mails that are still counted.
    pub counted: usize,
    /// People to whom nothing had been sent yet: they are no longer in the plan.
    pub planned: usize,
}

impl Ledger {
    /// All mails to a mailbox, with the mailing of each.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn mails_to(&self, mailbox: &str) -> Result<Vec<(Account, Entry)>, LedgerFault> {
        let mut mails = Vec::new();
        for account in self.accounts()? {
            let entries =
                self.each_entry(&account, |entry| is_of(&entry.key, mailbox).then_some(entry))?;
            mails.extend(entries.into_iter().flatten().map(|entry| (account.clone(), entry)));
        }
        Ok(mails)
    }

    /// The mailings that a run has begun and not finished: until then, the steps beside the ledger
    /// name people, too.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn unfinished(&self) -> Result<Vec<String>, LedgerFault> {
        let mut open = Vec::new();
        for account in self.accounts()? {
            if self.is_unfinished(&account)?
                || self.steps_of(&account).is_some_and(|steps| steps.exists())
            {
                open.push(account.subject.id.clone());
            }
        }
        open.dedup();
        Ok(open)
    }

    /// Takes a mailbox out of all mailings, in the ledger and in what `SQLite` keeps of it on the disk.
    ///
    /// # Errors
    /// The ledger cannot be written.
    pub fn forget(&mut self, mailbox: &str) -> Result<Erased, LedgerFault> {
        if self.disk.is_some() {
            self.store.batch("PRAGMA secure_delete = ON")?;
        }
        let mut erased = Erased::default();
        let accounts = self.accounts()?;
        let transaction = self.change()?;
        transaction.lock("mailing")?;
        for account in &accounts {
            let sql = "SELECT key FROM delivery WHERE mailing = ?1";
            let keys: Vec<String> = transaction.all(sql, values![account.row], |row| row.get(0))?;
            let own: Vec<&String> = keys.iter().filter(|key| is_of(key, mailbox)).collect();
            for key in &own {
                erased.planned += transaction.execute(
                    "DELETE FROM delivery WHERE mailing = ?1 AND key = ?2
                         AND state = 'planned' AND attempts = 0",
                    values![account.row, *key],
                )?;
                erased.counted += transaction.execute(
                    "UPDATE delivery SET key = 'forgotten-' || position, address = '', name = '',
                         reply = '', message_id = '' WHERE mailing = ?1 AND key = ?2",
                    values![account.row, *key],
                )?;
            }
            if own.is_empty() {
                continue;
            }
            let sql = "SELECT parts FROM mailing WHERE row = ?1";
            let parts: String =
                transaction.one(sql, values![account.row], |row| row.get(0))?.unwrap_or_default();
            if let Some(mut parts) = Parts::read(&parts) {
                parts.forget(&own.iter().map(|key| Person::who(key)).collect());
                let sql = "UPDATE mailing SET parts = ?2 WHERE row = ?1";
                transaction.execute(sql, values![account.row, parts.to_json()])?;
            }
        }
        for objection in self.objections()?.iter().filter(|one| is_of(&one.key, mailbox)) {
            transaction.execute("DELETE FROM objection WHERE key = ?1", values![&objection.key])?;
        }
        transaction.commit()?;
        // What was deleted earlier may still lie in free pages and in the log.
        for tidy in self.store.dialect().tidy {
            self.store.batch(tidy)?;
        }
        Ok(erased)
    }
}

/// Whether a key is an address of the mailbox.
fn is_of(key: &str, mailbox: &str) -> bool {
    key == mailbox || Address::parse(key).is_ok_and(|address| address.mailbox_key() == mailbox)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::{Channel, Digests, FOLDER, Ledger, Settled, State, Subject};
    use super::*;
    use crate::mailing::Addressee;

    fn person(address: &str, name: &str) -> Addressee {
        Addressee { address: Address::parse(address).unwrap(), name: name.into() }
    }

    #[test]
    fn mails_stay_counted_and_nothing_tells_whose_they_were() {
        let folder = tempfile::tempdir().unwrap();
        let mut ledger = Ledger::open(folder.path()).unwrap();
        let now = "2026-11-30T10:00:00Z".parse().unwrap();
        let subject = Subject { id: "a".into(), series: None, kind: "circular".into(), date: None };
        let digests = Digests { content: "c", plan: "p", parts: "" };
        let people = [
            person("Kim@b.example", "Kim Probe"),
            person("bo@b.example", "Bo"),
            person("kim+x@b.example", "K. P."),
        ];
        let account = ledger.open_round(&subject, Channel::Smtp, digests, now).unwrap();
        ledger.plan(&account, &people, now).unwrap();
        let recorder = ledger.record(&account, 1);
        for person in &people[..2] {
            recorder.settle(Settled {
                key: person.address.key(),
                state: State::Sent,
                at: now,
                code: Some(250),
                reply: format!("Ok, {}", person.address),
            });
        }
        let mut ledger = recorder.finish().unwrap();
        assert_eq!(ledger.mails_to("kim@b.example").unwrap().len(), 2);
        let erased = ledger.forget("kim@b.example").unwrap();
        assert_eq!(erased, Erased { counted: 1, planned: 1 });
        assert_eq!(ledger.forget("kim@b.example").unwrap(), Erased::default());
        assert!(ledger.mails_to("kim@b.example").unwrap().is_empty());
        assert_eq!(ledger.counts(&account).unwrap(), BTreeMap::from([(State::Sent, 2)]));
        assert_eq!(ledger.entries(&account).unwrap()[0].code, Some(250));
        drop(ledger);
        // The steps beside the ledger are deleted when a run has ended; this one was none.
        let entries = std::fs::read_dir(folder.path().join(FOLDER)).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        for path in paths.filter(|path| path.extension().is_none_or(|ending| ending != "steps")) {
            let text = std::fs::read(&path).unwrap();
            let text = String::from_utf8_lossy(&text).to_lowercase();
            assert!(!text.contains("kim") && !text.contains("probe"), "{}", path.display());
        }
    }
}
