//! The state of mailings for people.

use std::fmt::Write;

use chrono_tz::Tz;

use super::messages::{self, Message};
use super::{Standing, moment};
use crate::columns::{self, padded};
use crate::delivery::ledger::Entry;
use crate::delivery::{State, with_reason};
use crate::l10n::{Language, Localize};

/// How many of those to whom nothing was sent yet are named; the CSV names them all.
const MOST: usize = 10;

/// One line for each account: what it is, when something last happened, and how far it is.
pub(super) fn overview(standings: &[Standing], zone: Tz, language: Language) -> String {
    let rows: Vec<[String; 3]> = standings
        .iter()
        .map(|standing| {
            let changed = standing.changed.unwrap_or(standing.account.created);
            let name = messages::name(&standing.account, language);
            [name, moment(changed, zone, language), figures(standing, language)]
        })
        .collect();
    let width = |column: usize| columns::widest(rows.iter().map(|row| row[column].as_str()));
    let (first, second) = (width(0), width(1));
    let mut text = String::new();
    for [name, changed, figures] in &rows {
        let _ = writeln!(text, "{}  {}  {figures}", padded(name, first), padded(changed, second));
    }
    text
}

/// „153 gesendet, 3 abgelehnt“.
fn figures(standing: &Standing, language: Language) -> String {
    let counts = standing.counts.iter().filter(|(_, count)| **count > 0);
    let channel = standing.account.channel;
    let parts: Vec<String> = counts
        .map(|(state, count)| format!("{count} {}", messages::state(*state, channel, language)))
        .collect();
    parts.join(", ")
}

/// An account with everybody who was not reached, and why.
pub(super) fn mailing(standing: &Standing, zone: Tz, language: Language) -> String {
    let name = messages::name(&standing.account, language);
    let mut text = format!("{name}\n{}\n", figures(standing, language));
    let others = standing.entries.iter().filter(|entry| entry.state != State::Sent);
    let others = others.filter(|entry| !standing.replaced.contains(&entry.key));
    let (complained, not_reached): (Vec<_>, Vec<_>) =
        others.partition(|entry| entry.state == State::Complained);
    if !complained.is_empty() {
        let _ = writeln!(text, "\n{}", Message::Complained.localize(language));
        for entry in complained {
            person(&mut text, standing, entry, zone, language);
        }
        text.push('\n');
    }
    if not_reached.is_empty() {
        let _ = writeln!(
            text,
            "{}",
            Message::Everybody { channel: standing.account.channel }.localize(language)
        );
        return text;
    }
    if !text.ends_with("\n\n") {
        text.push('\n');
    }
    let _ = writeln!(text, "{}", Message::NotReached.localize(language));
    let (untouched, tried): (Vec<_>, Vec<_>) =
        not_reached.into_iter().partition(|entry| entry.state == State::Planned);
    let named = untouched.iter().take(MOST);
    for entry in tried.iter().chain(named) {
        person(&mut text, standing, entry, zone, language);
    }
    if let more @ 1.. = untouched.len().saturating_sub(MOST) {
        let _ = writeln!(text, "  {}", Message::MoreUntouched { people: more }.localize(language));
    }
    text
}

fn person(text: &mut String, standing: &Standing, entry: &Entry, zone: Tz, language: Language) {
    let state = messages::state(entry.state, standing.account.channel, language);
    let _ = match entry.name.as_str() {
        "" if entry.address.is_empty() => {
            write!(text, "  {}: {state}", Message::Forgotten.localize(language))
        }
        "" => write!(text, "  {}: {state}", entry.address),
        name => write!(text, "  {name} <{}>: {state}", entry.address),
    };
    if entry.state != State::Planned {
        let _ = write!(text, " ({})", moment(entry.at, zone, language));
    }
    let reply = with_reason(entry.code, &entry.reply, language);
    if !reply.is_empty() {
        let _ = write!(text, "\n    {reply}");
    }
    if entry.state == State::Uncertain {
        let _ = write!(text, "\n    Message-ID: {}", entry.message_id);
    }
    text.push('\n');
}
