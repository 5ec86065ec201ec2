//! Queries to the ledger, and what planning writes into it.

use std::collections::BTreeMap;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{
    Connection, OptionalExtension, Row, ToSql, Transaction, TransactionBehavior, params,
};

use super::{Account, Channel, Digests, Entry, Ledger, LedgerFault, State, Subject, whole};
use crate::mailing::Addressee;

/// The parts are left out when many accounts are read, because they are large for long lists.
const ACCOUNT: &str = "SELECT row, id, way, round, series, kind, date, content, plan, '', created
    FROM mailing";
const WHOLE_ACCOUNT: &str =
    "SELECT row, id, way, round, series, kind, date, content, plan, parts, created
    FROM mailing";
/// The standing of everybody in an account, as the table `known`.
const LOST: &str = include_str!("lost.sql");

/// What was left to settle from an earlier run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Leftovers {
    /// How many people have a different state now.
    pub changed: usize,
    /// For how many of them the ledger had lost the last step.
    pub missing: usize,
    /// Whether a run was begun of which neither the ledger nor the steps beside it tell how far it
    /// came.
    pub lost: bool,
}

/// The number of people in each state.
pub type Counts = BTreeMap<State, usize>;

/// Each run that adds people to an account begins at a multiple of this: no list is longer.
const RUN: i64 = 1_000_000;

impl Ledger {
    /// All accounts, in the order in which they were opened.
    pub fn accounts(&self) -> Result<Vec<Account>, LedgerFault> {
        self.find(&format!("{ACCOUNT} ORDER BY row"), &[])
    }

    /// The accounts of a mailing, on all channels and in all rounds, in the order in which they
    /// were opened.
    pub fn accounts_of(&self, id: &str) -> Result<Vec<Account>, LedgerFault> {
        self.find(&format!("{ACCOUNT} WHERE id = ?1 ORDER BY row"), &[&id])
    }

    /// The latest round of a mailing on a channel.
    pub fn latest(&self, id: &str, channel: Channel) -> Result<Option<Account>, LedgerFault> {
        let sql = format!("{WHOLE_ACCOUNT} WHERE id = ?1 AND way = ?2 ORDER BY round DESC LIMIT 1");
        Ok(self.find(&sql, &[&id, &channel.name()])?.pop())
    }

    /// All rounds of a mailing on a channel, the first one first.
    pub fn rounds(&self, id: &str, channel: Channel) -> Result<Vec<Account>, LedgerFault> {
        let sql = format!("{WHOLE_ACCOUNT} WHERE id = ?1 AND way = ?2 ORDER BY round");
        self.find(&sql, &[&id, &channel.name()])
    }

    /// Mailings of the same series, kind and day with another ID of which somebody has received
    /// something on this channel.
    pub fn namesakes(
        &self,
        subject: &Subject,
        channel: Channel,
    ) -> Result<Vec<Account>, LedgerFault> {
        let sql = format!(
            "{ACCOUNT} WHERE id <> ?1 AND way = ?2 AND series IS ?3 AND kind = ?4 AND date IS ?5
             AND EXISTS (SELECT 1 FROM delivery WHERE mailing = row
                 AND state IN ('sending', 'sent', 'uncertain', 'bounced', 'complained')
                 OR EXISTS (SELECT 1 FROM reservation WHERE reservation.mailing = row)) ORDER BY row"
        );
        let date = subject.date.map(|date| date.to_string());
        self.find(&sql, &[&subject.id, &channel.name(), &subject.series, &subject.kind, &date])
    }

    fn find(&self, sql: &str, params: &[&dyn ToSql]) -> Result<Vec<Account>, LedgerFault> {
        let mut statement = self.connection.prepare(sql)?;
        let rows = statement.query_map(params, read_account)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Opens the account of a new round. `now` becomes the `Date` of its mails.
    pub fn open_round(
        &mut self,
        subject: &Subject,
        channel: Channel,
        digests: Digests<'_>,
        now: DateTime<Utc>,
    ) -> Result<Account, LedgerFault> {
        let round = self.latest(&subject.id, channel)?.map_or(1, |latest| latest.round + 1);
        let created = whole(now);
        let Digests { content, plan, parts } = digests;
        let transaction = self.change()?;
        transaction.execute(
            "INSERT INTO mailing (id, way, round, series, kind, date, content, plan, parts, created)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                subject.id,
                channel.name(),
                round,
                subject.series,
                subject.kind,
                subject.date.map(|date| date.to_string()),
                content,
                plan,
                parts,
                stamp(created),
            ],
        )?;
        let row = transaction.last_insert_rowid();
        transaction.commit()?;
        Ok(Account {
            row,
            subject: subject.clone(),
            channel,
            round,
            content: content.to_owned(),
            plan: plan.to_owned(),
            parts: parts.to_owned(),
            created,
        })
    }

    /// Records what the mails of an account are made from from now on.
    pub fn set_digests(
        &mut self,
        account: &mut Account,
        digests: Digests<'_>,
    ) -> Result<(), LedgerFault> {
        let Digests { content, plan, parts } = digests;
        let transaction = self.change()?;
        transaction.execute(
            "UPDATE mailing SET content = ?2, plan = ?3, parts = ?4 WHERE row = ?1",
            params![account.row, content, plan, parts],
        )?;
        transaction.commit()?;
        content.clone_into(&mut account.content);
        plan.clone_into(&mut account.plan);
        parts.clone_into(&mut account.parts);
        Ok(())
    }

    /// Adds everybody who is not yet in the account as planned. Existing entries keep their state;
    /// the spelling of name and address follows the list as long as nothing was sent.
    pub fn plan<'p>(
        &mut self,
        account: &Account,
        people: impl IntoIterator<Item = &'p Addressee>,
        now: DateTime<Utc>,
    ) -> Result<(), LedgerFault> {
        let transaction = self.change()?;
        {
            let next = "SELECT coalesce((max(position) / ?2 + 1) * ?2, 0) FROM delivery \
                        WHERE mailing = ?1";
            let next: i64 = transaction.query_row(next, [account.row, RUN], |row| row.get(0))?;
            let mut insert = transaction.prepare(
                "INSERT INTO delivery (mailing, key, position, address, name, state, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, 'planned', ?6)
                 ON CONFLICT (mailing, key) DO UPDATE SET address = excluded.address,
                     name = excluded.name WHERE state IN ('planned', 'deferred')",
            )?;
            let at = stamp(now);
            for (position, person) in (next..).zip(people) {
                let (key, address) = (person.address.key(), person.address.as_str());
                insert.execute(params![account.row, key, position, address, person.name, at])?;
            }
        }
        transaction.commit()?;
        Ok(())
    }

    /// Whether two people were on the list of one run when they were planned: then they are two,
    /// whatever they are called.
    pub fn planned_together(
        &self,
        account: &Account,
        [one, other]: [&str; 2],
    ) -> Result<bool, LedgerFault> {
        let mut statement = self.connection.prepare_cached(
            "SELECT count(*) = 2 AND count(DISTINCT position / ?4) = 1 FROM delivery
             WHERE mailing = ?1 AND key IN (?2, ?3)",
        )?;
        Ok(statement.query_row(params![account.row, one, other, RUN], |row| row.get(0))?)
    }

    /// Marks as uncertain those for whom it is unknown how far a killed run, or one ended by a
    /// power cut, got with them. Only for the run that has claimed the mailing. Returns how many
    /// changed.
    pub fn settle_leftovers(&mut self, account: &Account) -> Result<Leftovers, LedgerFault> {
        self.hear(account)?;
        let lost = self.is_lost(account)?;
        let transaction = self.change()?;
        let missing = "SELECT count(*) FROM temp.step WHERE mailing = ?1";
        let missing: i64 = transaction.query_row(missing, [account.row], |row| row.get(0))?;
        let missing = usize::try_from(missing).unwrap_or(0);
        let changed = transaction.execute(
            &format!(
                "{LOST} UPDATE delivery SET state = iif(known.state = 'sending', 'uncertain', known.state),
                     at = known.at, message_id = known.message_id, code = known.code,
                     reply = known.reply, attempts = known.attempts
                 FROM known
                 WHERE delivery.mailing = ?1 AND delivery.key = known.key
                     AND (known.state IN ('sending', 'uncertain') AND delivery.state <> 'uncertain'
                         OR known.attempts > delivery.attempts)"
            ),
            params![account.row, self.storage.boot],
        )?;
        transaction.execute("DELETE FROM reservation WHERE mailing = ?1", [account.row])?;
        transaction.commit()?;
        self.connection.execute("DELETE FROM temp.step WHERE mailing = ?1", [account.row])?;
        Ok(Leftovers { changed, missing, lost })
    }

    /// Reads several things in one snapshot, even during a run.
    pub fn at_once<T>(
        &self,
        read: impl FnOnce(&Self) -> Result<T, LedgerFault>,
    ) -> Result<T, LedgerFault> {
        let snapshot = self.connection.unchecked_transaction()?;
        let read = read(self);
        snapshot.finish()?;
        read
    }

    /// Resets everybody in one state to planned; `keys` restricts it to these people.
    pub fn plan_again(
        &mut self,
        account: &Account,
        state: State,
        keys: &[String],
        now: DateTime<Utc>,
    ) -> Result<(), LedgerFault> {
        let transaction = self.change()?;
        {
            let mut update = transaction.prepare(
                "UPDATE delivery SET state = 'planned', at = ?4
                 WHERE mailing = ?1 AND key = ?2 AND state = ?3",
            )?;
            for key in keys {
                update.execute(params![account.row, key, state.name(), stamp(now)])?;
            }
        }
        transaction.commit()?;
        Ok(())
    }

    /// All people of an account, in the order of the list.
    pub fn entries(&self, account: &Account) -> Result<Vec<Entry>, LedgerFault> {
        self.each_entry(account, |entry| entry)
    }

    /// The same, with only what `keep` makes of each entry.
    pub fn each_entry<T>(
        &self,
        account: &Account,
        keep: impl Fn(Entry) -> T,
    ) -> Result<Vec<T>, LedgerFault> {
        self.hear(account)?;
        let mut statement = self.connection.prepare_cached(&format!(
            "{LOST} SELECT key, address, name, state, at, code, reply, message_id, attempts
             FROM known ORDER BY position, key"
        ))?;
        let rows = statement.query_map(params![account.row, self.storage.boot], read_entry)?;
        Ok(rows.map(|row| row.map(&keep)).collect::<Result<_, _>>()?)
    }

    /// The same without those who have received the mail: with a long list, few remain.
    pub fn not_sent(&self, account: &Account) -> Result<Vec<Entry>, LedgerFault> {
        self.hear(account)?;
        let mut statement = self.connection.prepare_cached(&format!(
            "{LOST} SELECT key, address, name, state, at, code, reply, message_id, attempts
             FROM known WHERE state NOT IN ('sent', 'complained') ORDER BY position, key"
        ))?;
        let rows = statement.query_map(params![account.row, self.storage.boot], read_entry)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The number of people of an account in each state.
    pub fn counts(&self, account: &Account) -> Result<Counts, LedgerFault> {
        self.hear(account)?;
        let mut statement = self
            .connection
            .prepare_cached(&format!("{LOST} SELECT state, count(*) FROM known GROUP BY state"))?;
        let rows = statement.query_map(params![account.row, self.storage.boot], |row| {
            Ok((known(row, 0, State::from_name)?, row.get::<_, i64>(1)?))
        })?;
        rows.map(|row| Ok(row.map(|(state, n)| (state, usize::try_from(n).unwrap_or(0)))?))
            .collect()
    }

    /// The time of the last change in an account.
    pub fn last_change(&self, account: &Account) -> Result<Option<DateTime<Utc>>, LedgerFault> {
        let sql = "SELECT max(at) FROM delivery WHERE mailing = ?1 AND state <> 'planned'";
        let at = self.connection.query_row(sql, [account.row], |row| row.get(0)).optional()?;
        let at: Option<String> = at.flatten();
        Ok(at.and_then(|at| at.parse().ok()))
    }
}

/// A transaction that writes from the start: one that begins by reading cannot write if another run
/// has written in the meantime.
pub(super) fn begin(connection: &Connection) -> rusqlite::Result<Transaction<'_>> {
    Transaction::new_unchecked(connection, TransactionBehavior::Immediate)
}

/// RFC 3339 in UTC with whole seconds, which sorts chronologically.
pub(super) fn stamp(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

fn read_account(row: &Row<'_>) -> rusqlite::Result<Account> {
    let date: Option<String> = row.get(6)?;
    Ok(Account {
        row: row.get(0)?,
        subject: Subject {
            id: row.get(1)?,
            series: row.get(4)?,
            kind: row.get(5)?,
            date: date.and_then(|date| NaiveDate::from_str(&date).ok()),
        },
        channel: known(row, 2, Channel::from_name)?,
        round: row.get(3)?,
        content: row.get(7)?,
        plan: row.get(8)?,
        parts: row.get(9)?,
        created: known(row, 10, |text| text.parse().ok())?,
    })
}

fn read_entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        key: row.get(0)?,
        address: row.get(1)?,
        name: row.get(2)?,
        state: known(row, 3, State::from_name)?,
        at: known(row, 4, |text| text.parse().ok())?,
        code: row.get(5)?,
        reply: row.get(6)?,
        message_id: row.get(7)?,
        attempts: row.get(8)?,
    })
}

/// Parses a text column that must contain one of the known words.
pub(super) fn known<T>(
    row: &Row<'_>,
    at: usize,
    read: impl Fn(&str) -> Option<T>,
) -> rusqlite::Result<T> {
    let text: String = row.get(at)?;
    let kind = rusqlite::types::Type::Text;
    read(&text).ok_or_else(|| {
        rusqlite::Error::FromSqlConversionFailure(at, kind, format!("unknown word `{text}`").into())
    })
}
