//! What can go wrong with the ledger.

use std::io::ErrorKind;

use super::shared_fault::{SharedFault, SharedHelp};
use crate::delivery::holder::Holder;
use crate::l10n::{Language, Localize, SystemFault, messages};

messages! {
    /// Why the ledger cannot be used. Nothing is sent without it.
    #[derive(Clone, PartialEq, Eq)]
    pub enum LedgerFault {
        /// A newer version of the program wrote it.
        Newer =
            "Das Versandbuch `.rundmail/ledger.db` stammt von einer neueren Version dieses \
             Programms.",
            "The ledger `.rundmail/ledger.db` was written by a newer version of this program.";
        /// Another program wrote it.
        Foreign =
            "Die Datei `.rundmail/ledger.db` ist kein Versandbuch dieses Programms.",
            "The file `.rundmail/ledger.db` is not a ledger of this program.";
        /// It was deleted or moved while it was in use.
        Gone =
            "Das Versandbuch `.rundmail/ledger.db` wurde während des Versands gelöscht oder \
             verschoben.",
            "The ledger `.rundmail/ledger.db` was deleted or moved while mails were being sent.";
        /// It is damaged: cut off or overwritten.
        Damaged =
            "Das Versandbuch `.rundmail/ledger.db` ist beschädigt.",
            "The ledger `.rundmail/ledger.db` is damaged.";
        /// Somebody else holds it.
        Busy =
            "Das Versandbuch `.rundmail/ledger.db` wird gerade benutzt.",
            "The ledger `.rundmail/ledger.db` is in use.";
        /// Another run is at work on this mailing.
        Held(holder: Box<Holder>) =
            ("Diese Rund-Mail wird gerade versandt: von {}.", holder.name()),
            ("This mailing is being sent right now: by {}.", holder.name());
        /// Another run has taken over this mailing.
        TakenOver =
            "Diese Rund-Mail wird inzwischen von einem zweiten Aufruf versandt. Dieser hier hat \
             aufgehört, damit niemand die E-Mail zweimal erhält.",
            "Another run has meanwhile begun to send this mailing. This one has stopped, so that \
             nobody gets the mail twice.";
        /// The file has a second name.
        Linked =
            "Das Versandbuch `.rundmail/ledger.db` hat noch einen zweiten Namen in einem anderen \
             Ordner (einen „harten Link“). So könnten zwei Aufrufe dieselbe E-Mail senden.",
            "The ledger `.rundmail/ledger.db` has a second name in another folder (a hard link). \
             That way, two runs could send the same mail.";
        /// The drive does not keep two programs apart.
        NoLocks {
            /// The folder.
            path: String,
        } =
            "Das Laufwerk von `{path}` kann nicht verhindern, dass zwei Rechner gleichzeitig \
             versenden.",
            "The drive of `{path}` cannot prevent two computers from sending at the same time.";
        /// The file or its folder cannot be used.
        File {
            /// The path.
            path: String,
            /// Why.
            error: SystemFault,
        } = "`{path}` kann nicht benutzt werden: {error}", "`{path}` cannot be used: {error}";
        /// The database reports an error.
        Database {
            /// Its message.
            error: SystemFault,
        } =
            "Das Versandbuch `.rundmail/ledger.db` kann nicht geführt werden: {error}",
            "The ledger `.rundmail/ledger.db` cannot be updated: {error}";
        /// Something is wrong with the database that several machines share.
        Shared {
            /// Its address.
            url: String,
            /// What is wrong.
            fault: Box<SharedFault> as told,
        } =
            "Das Versandbuch liegt in der Datenbank `{url}`. {fault}",
            "The ledger is in the database `{url}`. {fault}";
    }

    /// The help for a [`LedgerFault`].
    #[derive(Clone)]
    pub struct LedgerHelp(value: LedgerFault) = match value {
        LedgerFault::Newer =>
            "Benutzen Sie die neuere Version von rundmail.",
            "Use the newer version of rundmail.";
        LedgerFault::Foreign =>
            "Benennen Sie die Datei um, wenn sie jemand anderem gehört. Stellen Sie sie aus der \
             Datensicherung wieder her, wenn sie beschädigt ist; ohne sie weiß das Programm nicht, \
             wer die E-Mails schon hat.",
            "Rename the file if it belongs to something else. Restore it from the backup if it is \
             damaged; without it the program does not know who already has the mails.";
        LedgerFault::Gone =>
            "Legen Sie die Datei wieder an ihren Platz; ohne sie weiß das Programm nicht, wer die \
             E-Mails schon hat.",
            "Put the file back in its place; without it the program does not know who already has \
             the mails.";
        LedgerFault::Damaged =>
            "Stellen Sie die Datei aus der Datensicherung wieder her; ohne sie weiß das Programm \
             nicht, wer die E-Mails schon hat.",
            "Restore the file from the backup; without it the program does not know who already \
             has the mails.";
        LedgerFault::Busy | LedgerFault::Held(_) =>
            "Warten Sie, bis der andere Versand fertig ist, auch an anderen Rechnern.",
            "Wait until the other run has finished, on other computers as well.";
        LedgerFault::TakenOver =>
            "Warten Sie, bis der andere Aufruf fertig ist. Wer zuletzt von diesem hier erhalten \
             hat, steht dann als ungewiss im Versandbuch.",
            "Wait until the other run has finished. Whoever was the last to be reached by this \
             one is then marked as uncertain in the ledger.";
        LedgerFault::Linked =>
            "Löschen Sie den Namen im anderen Ordner; wer dort auch senden will, braucht eine \
             Kopie des ganzen Ordners.",
            "Delete the name in the other folder; anyone who also wants to send from there needs \
             a copy of the whole folder.";
        LedgerFault::NoLocks { .. } =>
            "Kopieren Sie den Ordner auf eine eigene Festplatte und versenden Sie von dort.",
            "Copy the folder to a local disk and send from there.";
        LedgerFault::File { .. } | LedgerFault::Database { .. } =>
            "Prüfen Sie, ob Sie dort schreiben dürfen und ob noch Platz auf dem Datenträger ist.",
            "Check whether you are allowed to write there and whether there is space left on the \
             drive.";
        LedgerFault::Shared { fault, .. } =>
            fn(language) { SharedHelp((**fault).clone()).localize(language) };
    };
}

#[expect(clippy::borrowed_box, reason = "a field of a message is told by reference")]
fn told(fault: &Box<SharedFault>, language: Language) -> String {
    fault.localize(language)
}

impl From<rusqlite::Error> for LedgerFault {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::{Error, ErrorCode};
        if matches!(
            error,
            Error::FromSqlConversionFailure(..)
                | Error::InvalidColumnType(..)
                | Error::IntegralValueOutOfRange(..)
        ) {
            // The file can be read, but contains what this program never writes.
            return Self::Damaged;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::NotADatabase) => Self::Foreign,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged,
            code => {
                Self::Database { error: known(code).unwrap_or_else(|| error.to_string().into()) }
            }
        }
    }
}

/// The meaning of the database's error codes that may occur; its own messages are English.
fn known(code: Option<rusqlite::ErrorCode>) -> Option<SystemFault> {
    use rusqlite::ErrorCode as Code;
    Some(match code? {
        Code::DiskFull => ErrorKind::StorageFull.into(),
        Code::ReadOnly | Code::PermissionDenied => ErrorKind::PermissionDenied.into(),
        // This also occurs on a full disk, where there is no room for the file beside the database.
        Code::SystemIoFailure => SystemFault::said(
            "das Laufwerk ist voll oder meldet einen Fehler",
            "the drive is full or reports a fault",
        ),
        Code::CannotOpen => SystemFault::said(
            "es lässt sich weder öffnen noch anlegen",
            "it can neither be opened nor created",
        ),
        _ => return None,
    })
}

impl SharedFault {
    /// The fault of the ledger in the database `url`.
    pub(super) fn of(self, url: String) -> LedgerFault {
        LedgerFault::Shared { url, fault: Box::new(self) }
    }
}

impl LedgerFault {
    /// Whether a password is missing or wrong.
    pub fn wants_password(&self) -> bool {
        let Self::Shared { fault, .. } = self else { return false };
        matches!(**fault, SharedFault::NoPassword | SharedFault::Denied { .. })
    }

    /// What to do about it.
    pub fn help(&self) -> LedgerHelp {
        LedgerHelp(self.clone())
    }
}
