//! Mails that came back: finds them by their Message-ID and records it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::query::stamp;
use super::store::{Kind, Row, values};
use super::{Ledger, LedgerFault, State, whole};

/// A mail that the ledger knows by its Message-ID.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    row: i64,
    /// The ID of the mailing.
    pub mailing: String,
    /// The [`crate::contacts::Address::key`].
    pub key: String,
    /// The address as planned.
    pub address: String,
    /// The person's name.
    pub name: String,
    /// The state of the mail.
    pub state: State,
    /// The time of the last change.
    pub at: DateTime<Utc>,
    /// The Message-ID as in the mail, with angle brackets.
    pub message_id: String,
    /// How often it was sent.
    pub attempts: u32,
}

/// What a delivery report says about a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Return {
    /// When it came back.
    pub at: DateTime<Utc>,
    /// The reply code of SMTP, where the report has one.
    pub code: Option<u16>,
    /// The enhanced status code and the server's message.
    pub reply: String,
}

/// The last mail to an address, if it came back or was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastReturn {
    /// The [`crate::contacts::Address::key`].
    pub key: String,
    /// When and why.
    pub returned: Return,
    /// [`State::Bounced`] or [`State::Refused`].
    pub state: State,
}

impl Ledger {
    /// The mails with these Message-IDs that may have reached a server: mails in the outbox have
    /// the same IDs but were sent to nobody.
    pub fn known_messages(&self, ids: &BTreeSet<String>) -> Result<Vec<Known>, LedgerFault> {
        let sql = "SELECT row, id, key, address, name, state, at, message_id, attempts
             FROM delivery JOIN mailing ON mailing.row = delivery.mailing
             WHERE message_id <> '' AND way <> 'folder' ORDER BY row, position, key";
        let mut found = Vec::new();
        self.store.query(sql, &[], &mut |row| {
            let id: String = row.get(7)?;
            if ids.contains(&id) {
                found.push(read_known(row, id)?);
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// Records that mails came back, all or none; returns how many were not recorded as such
    /// before. Only mails that were sent can come back.
    pub fn mark_bounced(&mut self, marks: &[(&Known, Return)]) -> Result<usize, LedgerFault> {
        self.mark(marks, State::Bounced, "'sending', 'sent', 'uncertain'")
    }

    /// Records complaints about mails, all or none; returns how many were not recorded as such
    /// before.
    pub fn mark_complained(&mut self, marks: &[(&Known, Return)]) -> Result<usize, LedgerFault> {
        self.mark(marks, State::Complained, "'sending', 'sent', 'uncertain', 'bounced'")
    }

    fn mark(
        &mut self,
        marks: &[(&Known, Return)],
        state: State,
        from: &str,
    ) -> Result<usize, LedgerFault> {
        let transaction = self.store.transaction(Kind::Change)?;
        let sql = format!(
            "UPDATE delivery SET state = ?7, at = ?4, code = ?5, reply = ?6
             WHERE mailing = ?1 AND key = ?2 AND message_id = ?3 AND state IN ({from})"
        );
        let mut changed = 0;
        for (mail, Return { at, code, reply }) in marks {
            let (row, at, state) = (mail.row, stamp(whole(*at)), state.name());
            let Known { key, message_id, .. } = mail;
            let values = values![row, key, message_id, at, *code, reply, state];
            changed += transaction.execute(&sql, values)?;
        }
        transaction.commit()?;
        Ok(changed)
    }

    /// The time of the last complaint of each person about any mailing, by key.
    pub fn complaints(&self) -> Result<BTreeMap<String, DateTime<Utc>>, LedgerFault> {
        let sql = "SELECT key, max(at) FROM delivery WHERE state = 'complained' GROUP BY key";
        let read = |row: &dyn Row| Ok((row.get(0)?, row.known(1, |text| text.parse().ok())?));
        Ok(self.store.all(sql, &[], read)?.into_iter().collect())
    }

    /// The addresses whose last mail came back, by key.
    pub fn last_returns(&self) -> Result<Vec<LastReturn>, LedgerFault> {
        let sql = "SELECT key, at, code, reply, state FROM delivery AS one
             WHERE state IN ('bounced', 'refused')
             AND NOT EXISTS (SELECT 1 FROM mailing CROSS JOIN delivery AS later
                 WHERE later.mailing = mailing.row AND later.key = one.key AND way <> 'folder'
                     AND later.state IN ('sent', 'bounced', 'refused', 'complained')
                     AND later.at > one.at)
             ORDER BY key, at";
        self.store.all(sql, &[], |row| {
            let at = row.known(1, |text| text.parse().ok())?;
            let returned = Return { at, code: row.find(2)?, reply: row.get(3)? };
            Ok(LastReturn { key: row.get(0)?, returned, state: row.known(4, State::from_name)? })
        })
    }
}

fn read_known(row: &dyn Row, message_id: String) -> Result<Known, LedgerFault> {
    Ok(Known {
        row: row.get(0)?,
        mailing: row.get(1)?,
        key: row.get(2)?,
        address: row.get(3)?,
        name: row.get(4)?,
        state: row.known(5, State::from_name)?,
        at: row.known(6, |text| text.parse().ok())?,
        message_id,
        attempts: row.get(8)?,
    })
}
