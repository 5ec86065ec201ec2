//! Which copies and reports of mailings the office has got, so that it gets each of them once.

use chrono::{DateTime, Utc};

use super::query::stamp;
use super::store::{Kind, values};
use super::{Ledger, LedgerFault};

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
            Some(state) => transaction.execute(
                "INSERT INTO filed (message_id, way, state, at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (message_id, way) DO UPDATE SET state = excluded.state,
                     at = excluded.at",
                values![message_id, way.name(), state.name(), stamp(now)],
            )?,
            None => transaction.execute(
                "DELETE FROM filed WHERE message_id = ?1 AND way = ?2",
                values![message_id, way.name()],
            )?,
        };
        transaction.commit()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_filed_is_known_for_each_way() {
        let folder = tempfile::tempdir().unwrap();
        let mut ledger = Ledger::open(folder.path()).unwrap();
        let now = "2026-09-17T10:00:00Z".parse().unwrap();
        assert_eq!(ledger.filed("<1@x>", Way::Mail).unwrap(), None);
        for state in [Some(Filed::Begun), Some(Filed::Done), None] {
            ledger.set_filed("<1@x>", Way::Mail, state, now).unwrap();
            assert_eq!(ledger.filed("<1@x>", Way::Mail).unwrap(), state);
            assert_eq!(ledger.filed("<1@x>", Way::Folder).unwrap(), None);
        }
    }
}
