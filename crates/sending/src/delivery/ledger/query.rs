//! Queries to the ledger, and what planning writes into it.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use super::store::{Kind, Row, Value, values};
use super::{
    Account, Channel, Digests, Entry, Ledger, LedgerFault, SharedFault, State, Subject, whole,
};
use crate::mailing::Addressee;
use chrono::{DateTime, NaiveDate, Utc};

/// The parts are left out when many accounts are read, because they are large for long lists.
const ACCOUNT: &str = "SELECT row, id, way, round, series, kind, date, content, plan, '', created
    FROM mailing";
const WHOLE_ACCOUNT: &str =
    "SELECT row, id, way, round, series, kind, date, content, plan, parts, created
    FROM mailing";

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

/// For how many people there is one statement: each waits for its answer.
const AT_ONCE: usize = 100;

/// Each run that adds people to an account begins at a multiple of this: no list is longer.
const RUN: i64 = 1 << 32;

/// The same in ledgers of earlier versions, whose lists were shorter.
const SHORT_RUN: i64 = 1_000_000;

impl Ledger {
    /// All accounts, in the order in which they were opened.
    pub fn accounts(&self) -> Result<Vec<Account>, LedgerFault> {
        self.find(&format!("{ACCOUNT} ORDER BY row"), &[])
    }

    /// The accounts of a mailing, on all channels and in all rounds, in the order in which they
    /// were opened.
    pub fn accounts_of(&self, id: &str) -> Result<Vec<Account>, LedgerFault> {
        self.find(&format!("{ACCOUNT} WHERE id = ?1 ORDER BY row"), values![id])
    }

    /// The latest round of a mailing on a channel.
    pub fn latest(&self, id: &str, channel: Channel) -> Result<Option<Account>, LedgerFault> {
        let sql = format!("{WHOLE_ACCOUNT} WHERE id = ?1 AND way = ?2 ORDER BY round DESC LIMIT 1");
        Ok(self.find(&sql, values![id, channel.name()])?.pop())
    }

    /// All rounds of a mailing on a channel, the first one first.
    pub fn rounds(&self, id: &str, channel: Channel) -> Result<Vec<Account>, LedgerFault> {
        let sql = format!("{WHOLE_ACCOUNT} WHERE id = ?1 AND way = ?2 ORDER BY round");
        self.find(&sql, values![id, channel.name()])
    }

    /// Mailings of the same series, kind and day with another ID of which somebody has received
    /// something on this channel.
    pub fn namesakes(
        &self,
        subject: &Subject,
        channel: Channel,
    ) -> Result<Vec<Account>, LedgerFault> {
        let sql = format!(
            "{ACCOUNT} WHERE id <> ?1 AND way = ?2 AND series IS NOT DISTINCT FROM ?3
             AND kind = ?4 AND date IS NOT DISTINCT FROM ?5
             AND EXISTS (SELECT 1 FROM delivery WHERE mailing = row
                 AND state IN ('sending', 'sent', 'uncertain', 'bounced', 'complained')
                 OR EXISTS (SELECT 1 FROM reservation WHERE reservation.mailing = row)) ORDER BY row"
        );
        let date = subject.date.map(|date| date.to_string());
        let Subject { id, series, kind, .. } = subject;
        self.find(&sql, values![id, channel.name(), series.as_ref(), kind, date])
    }

    fn find(&self, sql: &str, values: &[Value<'_>]) -> Result<Vec<Account>, LedgerFault> {
        self.store.all(sql, values, read_account)
    }

    /// Opens the account of the next round. `now` becomes the `Date` of its mails.
    pub fn open_round(
        &mut self,
        subject: &Subject,
        channel: Channel,
        digests: Digests<'_>,
        now: DateTime<Utc>,
    ) -> Result<Account, LedgerFault> {
        self.open_this_round(subject, channel, digests, None, now)
    }

    /// The same for the round `wanted`, which another machine may have opened in the meantime.
    pub fn open_this_round(
        &mut self,
        subject: &Subject,
        channel: Channel,
        digests: Digests<'_>,
        wanted: Option<u32>,
        now: DateTime<Utc>,
    ) -> Result<Account, LedgerFault> {
        let created = whole(now);
        let Digests { content, plan, parts } = digests;
        let transaction = self.change()?;
        transaction.lock("mailing")?;
        let round = self.latest(&subject.id, channel)?.map_or(1, |latest| latest.round + 1);
        if wanted.is_some_and(|wanted| wanted != round) {
            return Err(SharedFault::Begun.of(self.name()));
        }
        self.alone(&subject.id)?;
        let Subject { id, series, kind, date } = subject;
        let date = date.map(|date| date.to_string());
        let sql = "INSERT INTO mailing
                 (id, way, round, series, kind, date, content, plan, parts, created)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING row";
        let (way, made) = (channel.name(), stamp(created));
        let series = series.as_ref();
        let values = values![id, way, round, series, kind, date, content, plan, parts, made];
        let row = transaction.one(sql, values, |row| row.get(0))?.ok_or(LedgerFault::Damaged)?;
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
        transaction.lock("mailing")?;
        let known = "SELECT content FROM mailing WHERE row = ?1";
        let known = transaction.one(known, values![account.row], |row| row.get::<String>(0))?;
        if known.is_none_or(|known| known != content) {
            self.alone(&account.subject.id)?;
        }
        transaction.execute(
            "UPDATE mailing SET content = ?2, plan = ?3, parts = ?4 WHERE row = ?1",
            values![account.row, content, plan, parts],
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
        transaction.lock("mailing")?;
        let next = "SELECT (coalesce(max(position), 0) / ?2 + 1) * ?2 FROM delivery
            WHERE mailing = ?1";
        let next: Option<i64> =
            transaction.one(next, values![account.row, RUN], |row| row.get(0))?;
        let at = stamp(now);
        let mut people = (next.unwrap_or(RUN)..).zip(people).peekable();
        while people.peek().is_some() {
            let mut values = values![account.row, &at].to_vec();
            let mut keys = BTreeSet::new();
            for (position, person) in people.by_ref().take(AT_ONCE) {
                let key = person.address.key();
                // One statement cannot write to somebody twice.
                if keys.insert(key.clone()) {
                    let (address, name) = (person.address.as_str(), &person.name);
                    values.extend_from_slice(values![key, position, address, name]);
                }
            }
            let row =
                |at| format!("(?1, ?{}, ?{}, ?{}, ?{}, 'planned', ?2)", at, at + 1, at + 2, at + 3);
            let rows: Vec<String> = (3..values.len()).step_by(4).map(row).collect();
            let sql = format!(
                "INSERT INTO delivery (mailing, key, position, address, name, state, at)
                 VALUES {} ON CONFLICT (mailing, key) DO UPDATE SET address = excluded.address,
                     name = excluded.name WHERE delivery.state IN ('planned', 'deferred')",
                rows.join(", ")
            );
            transaction.execute(&sql, &values)?;
        }
        transaction.commit()
    }

    /// Whether two people were on the list of one run when they were planned: then they are two,
    /// whatever they are called.
    pub fn planned_together(
        &self,
        account: &Account,
        [one, other]: [&str; 2],
    ) -> Result<bool, LedgerFault> {
        let sql = "SELECT position FROM delivery WHERE mailing = ?1 AND key IN (?2, ?3)";
        let run =
            |position: i64| (position / RUN, if position < RUN { position / SHORT_RUN } else { 0 });
        let values = values![account.row, one, other];
        let runs = self.store.all(sql, values, |row| row.get(0).map(run))?;
        Ok(matches!(runs[..], [one, other] if one == other))
    }

    /// Marks as uncertain those for whom it is unknown how far a killed run, or one ended by a
    /// power cut, got with them. Only for the run that has claimed the mailing. Returns how many
    /// changed.
    pub fn settle_leftovers(&mut self, account: &Account) -> Result<Leftovers, LedgerFault> {
        if self.is_shared() {
            return self.settle_shared(account);
        }
        self.hear(account)?;
        let lost = self.is_lost(account)?;
        let transaction = self.change()?;
        let known = transaction.dialect().known;
        let missing = "SELECT count(*) FROM temp.step WHERE mailing = ?1";
        let missing = transaction.count(missing, values![account.row])?;
        let changed = transaction.execute(
            &format!(
                "{known} UPDATE delivery SET state = iif(known.state = 'sending', 'uncertain', known.state),
                     at = known.at, message_id = known.message_id, code = known.code,
                     reply = known.reply, attempts = known.attempts
                 FROM known
                 WHERE delivery.mailing = ?1 AND delivery.key = known.key
                     AND (known.state IN ('sending', 'uncertain') AND delivery.state <> 'uncertain'
                         OR known.attempts > delivery.attempts)"
            ),
            values![account.row, self.boot()],
        )?;
        transaction.execute("DELETE FROM reservation WHERE mailing = ?1", values![account.row])?;
        transaction.commit()?;
        self.store.execute("DELETE FROM temp.step WHERE mailing = ?1", values![account.row])?;
        Ok(Leftovers { changed, missing, lost })
    }

    /// Reads several things in one snapshot, even during a run.
    pub fn at_once<T>(
        &self,
        read: impl FnOnce(&Self) -> Result<T, LedgerFault>,
    ) -> Result<T, LedgerFault> {
        let _snapshot = self.store.transaction(Kind::Snapshot)?;
        read(self)
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
        for keys in keys.chunks(AT_ONCE) {
            let mut values = values![account.row, state.name(), stamp(now)].to_vec();
            values.extend(keys.iter().map(Value::from));
            let keys: Vec<String> = (4..=values.len()).map(|at| format!("?{at}")).collect();
            let sql = format!(
                "UPDATE delivery SET state = 'planned', at = ?3
                 WHERE mailing = ?1 AND state = ?2 AND key IN ({})",
                keys.join(", ")
            );
            transaction.execute(&sql, &values)?;
        }
        transaction.commit()
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
        self.standing(
            account,
            "SELECT key, address, name, state, at, code, reply, message_id, attempts
             FROM known ORDER BY position, key",
            |row| read_entry(row).map(&keep),
        )
    }

    /// The same without those of whom there is no more to say than that they have received the mail:
    /// with a long list, few remain.
    pub fn not_simply_sent(&self, account: &Account) -> Result<Vec<Entry>, LedgerFault> {
        self.standing(
            account,
            "SELECT key, address, name, state, at, code, reply, message_id, attempts
             FROM known WHERE state <> 'sent' ORDER BY position, key",
            read_entry,
        )
    }

    /// The same without those who have received the mail.
    pub fn not_sent(&self, account: &Account) -> Result<Vec<Entry>, LedgerFault> {
        self.standing(
            account,
            "SELECT key, address, name, state, at, code, reply, message_id, attempts
             FROM known WHERE state NOT IN ('sent', 'complained') ORDER BY position, key",
            read_entry,
        )
    }

    /// The number of people of an account in each state.
    pub fn counts(&self, account: &Account) -> Result<Counts, LedgerFault> {
        let counts =
            self.standing(account, "SELECT state, count(*) FROM known GROUP BY state", |row| {
                Ok((row.known(0, State::from_name)?, row.get::<i64>(1)?))
            })?;
        let counts = counts.into_iter();
        Ok(counts.map(|(state, n)| (state, usize::try_from(n).unwrap_or(0))).collect())
    }

    /// Reads from the table `known`: the standing of everybody in an account.
    fn standing<T>(
        &self,
        account: &Account,
        sql: &str,
        read: impl Fn(&dyn Row) -> Result<T, LedgerFault>,
    ) -> Result<Vec<T>, LedgerFault> {
        self.hear(account)?;
        let known = self.store.dialect().known;
        let values = values![account.row, self.boot()];
        self.store.all(&format!("{known} {sql}"), values, read)
    }

    /// The time of the last change in an account.
    pub fn last_change(&self, account: &Account) -> Result<Option<DateTime<Utc>>, LedgerFault> {
        let sql = "SELECT max(at) FROM delivery WHERE mailing = ?1 AND state <> 'planned'";
        let at = self.store.one(sql, values![account.row], |row| row.find::<String>(0))?;
        Ok(at.flatten().and_then(|at| at.parse().ok()))
    }
}

/// RFC 3339 in UTC with whole seconds, which sorts chronologically.
pub(super) fn stamp(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

fn read_account(row: &dyn Row) -> Result<Account, LedgerFault> {
    let date: Option<String> = row.find(6)?;
    Ok(Account {
        row: row.get(0)?,
        subject: Subject {
            id: row.get(1)?,
            series: row.find(4)?,
            kind: row.get(5)?,
            date: date.and_then(|date| NaiveDate::from_str(&date).ok()),
        },
        channel: row.known(2, Channel::from_name)?,
        round: row.get(3)?,
        content: row.get(7)?,
        plan: row.get(8)?,
        parts: row.get(9)?,
        created: row.known(10, |text| text.parse().ok())?,
    })
}

fn read_entry(row: &dyn Row) -> Result<Entry, LedgerFault> {
    Ok(Entry {
        key: row.get(0)?,
        address: row.get(1)?,
        name: row.get(2)?,
        state: row.known(3, State::from_name)?,
        at: row.known(4, |text| text.parse().ok())?,
        code: row.find(5)?,
        reply: row.get(6)?,
        message_id: row.get(7)?,
        attempts: row.get(8)?,
    })
}
