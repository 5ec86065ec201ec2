//! The state of mailings for machines, as CSV and JSON in stable English; and the list for Excel.
//!
//! The data are exact: no prefix protects cells that a spreadsheet might treat as a formula, since
//! `address` and `message_id` are keys for other programs. For people with a spreadsheet there is
//! `--excel`.

use std::borrow::Cow;

use chrono::{DateTime, SecondsFormat, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use super::{Standing, messages};
use crate::delivery::ledger::Entry;
use crate::delivery::{Channel, Reason, State, format_reply, reply_words};
use crate::l10n::{Language, Localize};
use crate::spreadsheet::csv_for_excel;

/// `address,name,state,when,code,reply,message_id`, with times in RFC 3339.
pub(super) fn csv<'a>(standings: impl Iterator<Item = &'a Standing>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing into memory does not fail.
    let _ =
        writer.write_record(["address", "name", "state", "when", "code", "reply", "message_id"]);
    for entry in standings.flat_map(|standing| &standing.entries) {
        let code = entry.code.map(|code| code.to_string()).unwrap_or_default();
        let _ = writer.write_record([
            &entry.address,
            &entry.name,
            entry.state.name(),
            &rfc3339(entry.at),
            &code,
            &*reply_words(entry.code, &entry.reply, Language::English),
            &entry.message_id,
        ]);
    }
    writer.into_inner().unwrap_or_default()
}

/// The same for people with Excel: semicolons, a byte order mark, the words and the clock of the
/// office, and no cell that a spreadsheet treats as a formula.
pub(super) fn excel<'a>(
    standings: impl Iterator<Item = &'a Standing>,
    zone: Tz,
    language: Language,
) -> Vec<u8> {
    let rows = standings.flat_map(|standing| {
        let channel = standing.account.channel;
        standing.entries.iter().map(move |entry| cells(entry, channel, zone, language))
    });
    csv_for_excel(messages::headings(language).map(str::to_owned), rows)
}

/// The same of one mailing on one channel.
pub(in crate::command) fn table(
    entries: &[Entry],
    channel: Channel,
    zone: Tz,
    language: Language,
) -> Vec<u8> {
    let rows = entries.iter().map(|entry| cells(entry, channel, zone, language));
    csv_for_excel(messages::headings(language).map(str::to_owned), rows)
}

/// The cells of a person, as in [`messages::headings`].
fn cells(entry: &Entry, channel: Channel, zone: Tz, language: Language) -> [String; 7] {
    let [reason, reply, state, at, message_id] = fate(entry, channel, zone, language);
    [entry.address.clone(), entry.name.clone(), state, at, reason, reply, message_id]
}

/// The result of a mail, in the words and on the clock of the office: why it was not delivered, the
/// server's reply, the state, when, and the Message-ID.
pub(in crate::command) fn fate(
    entry: &Entry,
    channel: Channel,
    zone: Tz,
    language: Language,
) -> [String; 5] {
    let reason = match entry.state {
        State::Planned | State::Sending | State::Sent | State::Complained => String::new(),
        State::Uncertain => Reason::NoReply.localize(language),
        State::Deferred | State::Refused | State::Bounced => {
            Reason::of_reply(entry.code, &entry.reply).localize(language)
        }
    };
    let reply = format_reply(entry.code, &entry.reply, language);
    let format = language.pick("%d.%m.%Y %H:%M", "%Y-%m-%d %H:%M");
    let at = entry.at.with_timezone(&zone).format(format).to_string();
    let state = messages::state(entry.state, channel, language).to_owned();
    [reason, reply, state, at, entry.message_id.clone()]
}

#[derive(Serialize)]
struct JsonMailing<'a> {
    id: &'a str,
    via: &'static str,
    round: u32,
    series: Option<&'a str>,
    kind: &'a str,
    date: Option<String>,
    created: String,
    changed: Option<String>,
    counts: std::collections::BTreeMap<&'static str, usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deliveries: Option<Vec<JsonDelivery<'a>>>,
}

#[derive(Serialize)]
struct JsonDelivery<'a> {
    address: &'a str,
    name: &'a str,
    state: &'static str,
    when: String,
    code: Option<u16>,
    reply: Cow<'a, str>,
    message_id: &'a str,
    attempts: u32,
}

/// All accounts as an array; with every person if `people` is set.
pub(super) fn json(standings: &[Standing], people: bool) -> String {
    let all: Vec<JsonMailing<'_>> = standings.iter().map(|one| mailing(one, people)).collect();
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}

fn mailing(standing: &Standing, people: bool) -> JsonMailing<'_> {
    let account = &standing.account;
    JsonMailing {
        id: &account.subject.id,
        via: account.channel.name(),
        round: account.round,
        series: account.subject.series.as_deref(),
        kind: &account.subject.kind,
        date: account.subject.date.map(|date| date.to_string()),
        created: rfc3339(account.created),
        changed: standing.changed.map(rfc3339),
        counts: standing.counts.iter().map(|(state, count)| (state.name(), *count)).collect(),
        deliveries: people.then(|| standing.entries.iter().map(delivery).collect()),
    }
}

fn delivery(entry: &Entry) -> JsonDelivery<'_> {
    JsonDelivery {
        address: &entry.address,
        name: &entry.name,
        state: entry.state.name(),
        when: rfc3339(entry.at),
        code: entry.code,
        reply: reply_words(entry.code, &entry.reply, Language::English),
        message_id: &entry.message_id,
        attempts: entry.attempts,
    }
}

fn rfc3339(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}
