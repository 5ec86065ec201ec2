//! What a run wrote down beside the ledger: each mail that it began, and what became of it.
//!
//! After a kill, all changes of a run are in the ledger's write-ahead log. If a bit of it flips, it
//! is truncated, or an earlier copy of the ledger replaces it, `SQLite` continues with the earlier
//! state and detects no error. So before a message is sent, the same is written to
//! `.rundmail/ID.WAY-ROUND.steps`, one line for each step: after the ledger's commit, so that the
//! ledger is never behind by itself while the system runs; and flushed with each reservation.
//!
//! The ledger counts how often each person's mail was begun, and so do these lines. Where they know
//! of a later attempt than the ledger, it has lost steps, and the person has the state of the last
//! line; in doubt, where that is `sending`. Truncated or overwritten lines do not count; nor do
//! those of a round that was opened again since, because the user decided to send without the
//! earlier ledger. When a run has ended, everything is in the ledger's own file, and the steps are
//! deleted.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::query::stamp;
use super::store::values;
use super::{Account, Ledger, LedgerFault, State, file_fault};
use crate::delivery::private::file_name;
use crate::input;
use crate::workspace::output;

/// Filled by [`Ledger::hear`].
pub(super) const TABLE: &str = "CREATE TEMP TABLE step (
    mailing INTEGER, key TEXT, attempts INTEGER, state TEXT, message_id TEXT, at TEXT,
    code INTEGER, reply TEXT, PRIMARY KEY (mailing, key)) STRICT, WITHOUT ROWID;";

/// A line of the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Line {
    /// A run over this round begins.
    Round {
        created: DateTime<Utc>,
    },
    Step(Step),
}

/// A step of a person's mail.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Step {
    pub key: String,
    /// How often sending the message was begun, including this time.
    #[serde(rename = "n")]
    pub attempts: u32,
    pub state: String,
    pub at: DateTime<Utc>,
    #[serde(rename = "id", default, skip_serializing_if = "String::is_empty")]
    pub message_id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<u16>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reply: String,
}

/// The file to which a run writes.
#[derive(Clone, Debug)]
pub(super) struct Steps {
    file: Arc<File>,
    path: PathBuf,
}

impl Steps {
    /// Begins to record steps of an account.
    pub(super) fn begin(ledger: &Ledger, account: &Account) -> Result<Self, LedgerFault> {
        let path = ledger.steps_of(account).unwrap_or_default();
        let file = output::growing_file(&path).map_err(|error| file_fault(&path, &error))?;
        let steps = Self { file: Arc::new(file), path };
        steps.lines(&[Line::Round { created: account.created }])?;
        Ok(steps)
    }

    pub(super) fn write(&self, steps: Vec<Step>) -> Result<(), LedgerFault> {
        let steps: Vec<Line> = steps.into_iter().map(Line::Step).collect();
        if steps.is_empty() { Ok(()) } else { self.lines(&steps) }
    }

    /// Writes in one piece, and on a new line after what a killed run may have left.
    fn lines(&self, lines: &[Line]) -> Result<(), LedgerFault> {
        let mut bytes = Vec::new();
        for line in lines {
            bytes.push(b'\n');
            serde_json::to_writer(&mut bytes, line).unwrap_or_default();
        }
        (&*self.file).write_all(&bytes).map_err(|error| file_fault(&self.path, &error))
    }

    /// Flushes it to the disk.
    pub(super) fn flush(&self) -> io::Result<()> {
        self.file.sync_data()
    }
}

impl Ledger {
    /// The file of the steps, beside the ledger if that is one.
    pub(super) fn steps_of(&self, account: &Account) -> Option<PathBuf> {
        let Account { subject, channel, round, .. } = account;
        let name = format!("{}.{}-{round}.steps", file_name(&subject.id), channel.name());
        Some(self.path()?.with_file_name(name))
    }

    /// Whether a run with an account was begun and not finished, and nothing tells how far it came.
    pub(super) fn is_lost(&self, account: &Account) -> Result<bool, LedgerFault> {
        let Some(path) = self.steps_of(account) else { return Ok(false) };
        let (begun, _) = read(&path, account.created).unwrap_or_default();
        Ok(!begun && self.is_unfinished(account)?)
    }

    /// Reads what the lines know and the ledger does not, once for each account.
    pub(super) fn hear(&self, account: &Account) -> Result<(), LedgerFault> {
        let Some(path) = self.steps_of(account) else { return Ok(()) };
        if !self.heard.borrow_mut().insert(account.row) {
            return Ok(());
        }
        let (_, steps) = read(&path, account.created).unwrap_or_default();
        let sql =
            "INSERT OR REPLACE INTO temp.step SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM delivery
             WHERE mailing = ?1 AND key = ?2 AND attempts < ?3
                 AND state NOT IN ('sent', 'bounced', 'complained')";
        for (key, Step { attempts, state, at, message_id, code, reply, .. }) in steps {
            let at = stamp(at);
            let (row, id) = (account.row, message_id);
            self.store.execute(sql, values![row, key, attempts, state, id, at, code, reply])?;
        }
        Ok(())
    }
}

/// Whether a run over this round has begun, and the last step of each person in it.
fn read(path: &Path, created: DateTime<Utc>) -> io::Result<(bool, BTreeMap<String, Step>)> {
    let mut steps: BTreeMap<String, Step> = BTreeMap::new();
    let (mut counts, mut begun) = (false, false);
    for line in io::BufReader::new(input::open(path)?).split(b'\n') {
        match serde_json::from_slice(&line?) {
            Ok(Line::Round { created: round }) => {
                counts = round == created;
                begun |= counts;
            }
            Ok(Line::Step(mut step)) if counts && State::from_name(&step.state).is_some() => {
                let before = steps.remove(&step.key);
                if step.message_id.is_empty() {
                    step.message_id = before.map(|before| before.message_id).unwrap_or_default();
                }
                if step.state == State::Sending.name() {
                    State::Uncertain.name().clone_into(&mut step.state);
                }
                steps.insert(step.key.clone(), step);
            }
            _ => {}
        }
    }
    Ok((begun, steps))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_line_and_rubbish_do_not_count() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.steps");
        let text = "\n{\"created\":\"2026-09-18T10:00:00Z\"}\
            \n{\"key\":\"a@x\",\"n\":1,\"state\":\"sending\",\"at\":\"2026-09-18T10:00:01Z\",\"id\":\"<1>\"}\
            \n{\"key\":\"b@x\",\"n\":1,\"state\":\"sending\",\"at\":\"2026-09-18T10:00:01Z\",\"id\":\"<2>\"}\
            \n\0\0\0\0\
            \n{\"key\":\"c@x\",\"n\":1,\"state\":\"flying\",\"at\":\"2026-09-18T10:00:01Z\"}\
            \n{\"key\":\"a@x\",\"n\":1,\"state\":\"sent\",\"at\":\"2026-09-18T10:00:02Z\",\"code\":250}\
            \n{\"key\":\"d@x\",\"n\":1,\"sta\
            \n{\"created\":\"2026-09-19T10:00:00Z\"}\
            \n{\"key\":\"e@x\",\"n\":1,\"state\":\"sending\",\"at\":\"2026-09-18T10:00:01Z\"}";
        std::fs::write(&path, text).unwrap();
        let (begun, steps) = read(&path, "2026-09-18T10:00:00Z".parse().unwrap()).unwrap();
        assert!(begun && !read(&path, DateTime::UNIX_EPOCH).unwrap().0);
        let seen: Vec<_> =
            steps.values().map(|one| (&*one.key, &*one.state, &*one.message_id)).collect();
        assert_eq!(seen, [("a@x", "sent", "<1>"), ("b@x", "uncertain", "<2>")]);
    }
}
