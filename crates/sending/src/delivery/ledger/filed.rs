//! Which copies and reports of mailings the office has got, so that it gets each of them once.

use chrono::{DateTime, TimeDelta, Utc};

use super::query::stamp;
use super::store::{Kind, Store, values};
use super::{Ledger, LedgerFault};

/// How long another machine may take to give the office a message.
const PATIENCE: TimeDelta = TimeDelta::minutes(15);

/// How the office gets a copy or report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By mail.
    Mail,
    /// Into a folder of its mailbox.
    Folder,
}

impl Way {
    fn name(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Folder => "folder",
        }
    }
}

/// What is known about a copy or report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filed {
    /// It is being sent, or was when the program was killed: nobody knows whether it arrived.
    Begun,
    /// The office has got it.
    Done,
}

impl Filed {
    fn name(self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::Done => "done",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [Self::Begun, Self::Done].into_iter().find(|one| one.name() == name)
    }
}

impl Ledger {
    /// What is known about the message with this Message-ID; `None` where it was never begun.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn filed(&self, message_id: &str, way: Way) -> Result<Option<Filed>, LedgerFault> {
        let sql = "SELECT state FROM filed WHERE message_id = ?1 AND way = ?2";
        self.store.one(sql, values![message_id, way.name()], |row| row.known(0, Filed::from_name))
    }

    /// Begins to give the office a message, unless that is known to have begun: then the answer is
    /// what is known. `again`: what was begun and not done is begun once more, because it can be
    /// found out whether it arrived; where another machine may be at it just now, that is left to it.
    ///
    /// # Errors
    /// The ledger cannot be written.
    pub fn begin_filing(
        &mut self,
        message_id: &str,
        way: Way,
        again: bool,
        now: DateTime<Utc>,
    ) -> Result<Option<Filed>, LedgerFault> {
        let now = now + self.store.ahead();
        let transaction = self.store.transaction(Kind::Change)?;
        transaction.lock("filed")?;
        let sql = "SELECT state, at FROM filed WHERE message_id = ?1 AND way = ?2";
        let known = transaction.one(sql, values![message_id, way.name()], |row| {
            let at: DateTime<Utc> = row.known(1, |text| text.parse().ok())?;
            Ok((row.known(0, Filed::from_name)?, at))
        })?;
        let left = |at: DateTime<Utc>| !self.is_shared() || at + PATIENCE < now;
        let known = known.filter(|(state, at)| *state == Filed::Done || !(again && left(*at)));
        if known.is_none() {
            set(&*transaction, message_id, way, Filed::Begun, now)?;
        }
        transaction.commit()?;
        Ok(known.map(|(state, _)| state))
    }

    /// Records how far the message with this Message-ID has come; `None` where it certainly did not
    /// leave.
    ///
    /// # Errors
    /// The ledger cannot be written.
    pub fn set_filed(
        &mut self,
        message_id: &str,
        way: Way,
        state: Option<Filed>,
        now: DateTime<Utc>,
    ) -> Result<(), LedgerFault> {
        let transaction = self.store.transaction(Kind::Change)?;
        match state {
            Some(state) => {
                set(&*transaction, message_id, way, state, now + self.store.ahead())?;
            }
            None => {
                let sql = "DELETE FROM filed WHERE message_id = ?1 AND way = ?2";
                transaction.execute(sql, values![message_id, way.name()])?;
            }
        }
        transaction.commit()
    }
}

fn set(
    store: &dyn Store,
    message_id: &str,
    way: Way,
    state: Filed,
    now: DateTime<Utc>,
) -> Result<(), LedgerFault> {
    let sql = "INSERT INTO filed (message_id, way, state, at) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (message_id, way) DO UPDATE SET state = excluded.state, at = excluded.at";
    store.execute(sql, values![message_id, way.name(), state.name(), stamp(now)]).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn what_was_filed_is_known_for_each_way() {
        crate::delivery::ledger::tests::either::on_both(|place| {
            let mut ledger = place.open();
            let now = "2026-09-17T10:00:00Z".parse().unwrap();
            assert_eq!(ledger.filed("<1@x>", Way::Mail).unwrap(), None);
            for state in [Some(Filed::Begun), Some(Filed::Done), None] {
                ledger.set_filed("<1@x>", Way::Mail, state, now).unwrap();
                assert_eq!(ledger.filed("<1@x>", Way::Mail).unwrap(), state);
                assert_eq!(ledger.filed("<1@x>", Way::Folder).unwrap(), None);
            }
        });
    }
}
