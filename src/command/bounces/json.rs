//! The reports for machines, in stable English.

use serde_json::{Value, json};

use crate::bounces::settle::{Matched, Noticed};
use crate::bounces::status::written;
use crate::command::mailbox::{Returns, Unsubscribed};
use crate::diagnostic::Findings;
use crate::l10n::{Language, Localize};
use crate::report;

/// An object with `bounced`, `complained`, `unsubscribed`, `delayed`, `notices`, `unmatched`,
/// `skipped`, `findings`.
pub(super) fn render(returns: &Returns, findings: &Findings, language: Language) -> String {
    let account = &returns.account;
    let all = |list: &[Matched]| list.iter().map(matched).collect::<Vec<_>>();
    let findings: Value =
        serde_json::from_str(&report::json(findings, language)).unwrap_or_default();
    let unmatched = account.unmatched.iter().map(|one| {
        let file = one.file.display().to_string();
        json!({ "file": file, "address": one.address, "why": one.why.name() })
    });
    let value = json!({
        "bounced": all(&account.bounced),
        "complained": account.complained.iter().map(complained).collect::<Vec<_>>(),
        "unsubscribed": returns.unsubscribed.iter().map(unsubscribed).collect::<Vec<_>>(),
        "delayed": all(&account.delayed),
        "notices": account.notices.iter().map(|one| noticed(one, returns)).collect::<Vec<_>>(),
        "unmatched": unmatched.collect::<Vec<_>>(),
        "skipped": {
            "delivered": account.delivered,
            "auto_replies": returns.auto_replies,
            "ordinary": returns.ordinary,
        },
        "findings": findings,
    });
    format!("{value:#}\n")
}

fn matched(matched: &Matched) -> Value {
    let Matched { mail, returned, reason, status } = matched;
    json!({
        "mailing": mail.mailing,
        "address": mail.address,
        "name": mail.name,
        "message_id": mail.message_id,
        "new": matched.is_new(),
        "when": returned.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        "reason": reason.localize(Language::English),
        "status": status.map(written),
        "code": returned.code,
        "reply": returned.reply,
    })
}

fn complained(matched: &Matched) -> Value {
    let Matched { mail, returned, .. } = matched;
    json!({
        "mailing": mail.mailing,
        "address": mail.address,
        "name": mail.name,
        "message_id": mail.message_id,
        "new": matched.is_new_complaint(),
        "when": returned.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
    })
}

fn unsubscribed(one: &Unsubscribed) -> Value {
    json!({
        "address": one.address.as_str(),
        "new": one.is_new,
        "when": one.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
    })
}

fn noticed(noticed: &Noticed, returns: &Returns) -> Value {
    let Noticed { file, notice, mail } = noticed;
    json!({
        "file": file.display().to_string(),
        "kind": notice.kind.name(),
        "from": notice.from,
        "sentence": notice.sentence,
        "not_applied": returns.doubts.get(file).map(|why| why.name()),
        "mailing": mail.as_ref().map(|mail| &mail.mailing),
        "address": mail.as_ref().map(|mail| &mail.address),
        "name": mail.as_ref().map(|mail| &mail.name),
    })
}
