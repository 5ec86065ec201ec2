//! How far the folders of the office's mailbox were read, so that each mail is read once.

use super::store::{Kind, Row, values};
use super::{Ledger, LedgerFault};

/// A position in a folder of a mailbox: all mails before it were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadUpTo {
    /// The UIDVALIDITY of the folder: with another one, its UIDs are others (RFC 3501, section
    /// 2.3.1.1).
    pub validity: u32,
    /// The first UID that was not read.
    pub next: u32,
}

impl Ledger {
    /// How far a folder was read; `None` where it never was. `server` names the account.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn read_up_to(&self, server: &str, folder: &str) -> Result<Option<ReadUpTo>, LedgerFault> {
        let sql = "SELECT validity, next FROM read_folder WHERE server = ?1 AND folder = ?2";
        let read = |row: &dyn Row| Ok(ReadUpTo { validity: row.get(0)?, next: row.get(1)? });
        self.store.one(sql, values![server, folder], read)
    }

    /// Records how far a folder was read.
    ///
    /// # Errors
    /// The ledger cannot be written.
    pub fn set_read_up_to(
        &mut self,
        server: &str,
        folder: &str,
        at: ReadUpTo,
    ) -> Result<(), LedgerFault> {
        let transaction = self.store.transaction(Kind::Change)?;
        transaction.execute(
            "INSERT INTO read_folder (server, folder, validity, next) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (server, folder) DO UPDATE SET validity = excluded.validity,
                 next = excluded.next",
            values![server, folder, at.validity, at.next],
        )?;
        transaction.commit()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn a_position_is_kept_for_each_folder() {
        crate::delivery::ledger::tests::either::on_both(|place| {
            let mut ledger = place.open();
            assert_eq!(ledger.read_up_to("a", "INBOX").unwrap(), None);
            for next in [7, u32::MAX] {
                let at = ReadUpTo { validity: u32::MAX, next };
                ledger.set_read_up_to("a", "INBOX", at).unwrap();
                assert_eq!(ledger.read_up_to("a", "INBOX").unwrap(), Some(at));
            }
            assert_eq!(ledger.read_up_to("b", "INBOX").unwrap(), None);
        });
    }
}
