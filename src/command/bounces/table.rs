//! The reports for people.

use std::fmt::Write;

use chrono_tz::Tz;

use super::messages::{Because, Message, WritesBack};
use crate::bounces::settle::{Matched, Noticed};
use crate::command::mailbox::Returns;
use crate::command::mailbox::messages::NotApplied;
use crate::command::status::moment;
use crate::l10n::{Language, Localize};
use crate::report;

/// Mails that came back or are late, and reports that match no mail; empty where there are none.
pub(super) fn render(returns: &Returns, zone: Tz, language: Language) -> String {
    let account = &returns.account;
    let mut text = String::new();
    let new = account.bounced.iter().filter(|matched| matched.is_new());
    section(&mut text, &Message::Bounced, new.map(|one| matched(one, zone, language)), language);
    let complaints = account.complained.iter().filter(|one| one.is_new_complaint());
    let complaints = complaints.map(|one| complained(one, zone, language));
    section(&mut text, &Message::Complained, complaints, language);
    let unsubscribed = returns.unsubscribed.iter().filter(|one| one.is_new);
    let unsubscribed = unsubscribed
        .map(|one| format!("{} ({})", one.address.display(), moment(one.at, zone, language)));
    section(&mut text, &Message::Unsubscribed, unsubscribed, language);
    let notices = account.notices.iter().map(|one| {
        let why = returns.doubts.get(&one.file).map(|why| NotApplied(*why).localize(language));
        let why = why.map(|why| format!("; {why}")).unwrap_or_default();
        noticed(one, &why, language)
    });
    section(&mut text, &Message::Notices, notices, language);
    let late = account.delayed.iter().map(|one| matched(one, zone, language));
    section(&mut text, &Message::Delayed, late, language);
    let unmatched = account.unmatched.iter().map(|one| {
        let why = Because(one.why).localize(language);
        match one.address.as_str() {
            "" => format!("{}: {why}", one.file.display()),
            address => format!("{}: {address}: {why}", one.file.display()),
        }
    });
    section(&mut text, &Message::Unmatched, unmatched, language);
    text
}

fn section(
    text: &mut String,
    title: &Message,
    entries: impl Iterator<Item = String>,
    language: Language,
) {
    let mut entries = entries.peekable();
    if entries.peek().is_none() {
        return;
    }
    let gap = if text.is_empty() { "" } else { "\n" };
    let _ = writeln!(text, "{gap}{}", title.localize(language));
    // What strangers wrote must not control the terminal.
    for line in entries.flat_map(|entry| entry.lines().map(report::harmless).collect::<Vec<_>>()) {
        let _ = writeln!(text, "  {line}");
    }
}

fn matched(matched: &Matched, zone: Tz, language: Language) -> String {
    let Matched { mail, returned, reason, .. } = matched;
    let code = returned.code.map(|code| format!("{code} ")).unwrap_or_default();
    format!(
        "{}: {} (`{}`, {})\n  {code}{}",
        person(&mail.name, &mail.address),
        reason.localize(language),
        mail.mailing,
        moment(returned.at, zone, language),
        returned.reply
    )
}

fn complained(matched: &Matched, zone: Tz, language: Language) -> String {
    let Matched { mail, returned, .. } = matched;
    let when = moment(returned.at, zone, language);
    format!("{} (`{}`, {when})", person(&mail.name, &mail.address), mail.mailing)
}

fn noticed(noticed: &Noticed, why: &str, language: Language) -> String {
    let Noticed { file, notice, mail } = noticed;
    let who = mail
        .as_ref()
        .map_or_else(|| person("", &notice.from), |mail| person(&mail.name, &mail.address));
    let sentence = &notice.sentence;
    let sentence = language.pick(format!("„{sentence}“"), format!("\u{201c}{sentence}\u{201d}"));
    let file = file.display();
    let writes = WritesBack(notice.kind).localize(language);
    format!("{who}: {writes}{why} ({file})\n  {sentence}")
}

fn person(name: &str, address: &str) -> String {
    if name.is_empty() { address.to_owned() } else { format!("{name} <{address}>") }
}
