//! The reports for machines, in stable English.

use serde_json::{Value, json};

use crate::bounces::settle::{Account, Collection, Matched, Noticed};
use crate::bounces::status::written;
use crate::diagnostic::Findings;
use crate::l10n::{Language, Localize};
use crate::report;

/// An object with `bounced`, `complained`, `delayed`, `notices`, `unmatched`, `skipped`,
/// `findings`.
pub(super) fn render(account: &Account, collection: &Collection, findings: &Findings) -> String {
    let all = |list: &[Matched]| list.iter().map(matched).collect::<Vec<_>>();
    let findings: Value = serde_json::from_str(&report::json(findings)).unwrap_or_default();
    let unmatched = account.unmatched.iter().map(|one| {
        let file = one.file.display().to_string();
        json!({ "file": file, "address": one.address, "why": one.why.name() })
    });
    let value = json!({
        "bounced": all(&account.bounced),
        "complained": account.complained.iter().map(complained).collect::<Vec<_>>(),
        "delayed": all(&account.delayed),
        "notices": account.notices.iter().map(noticed).collect::<Vec<_>>(),
        "unmatched": unmatched.collect::<Vec<_>>(),
        "skipped": {
            "delivered": account.delivered,
            "auto_replies": collection.auto_replies,
            "ordinary": collection.ordinary,
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

fn noticed(noticed: &Noticed) -> Value {
    let Noticed { file, notice, mail } = noticed;
    json!({
        "file": file.display().to_string(),
        "kind": notice.kind.name(),
        "from": notice.from,
        "sentence": notice.sentence,
        "mailing": mail.as_ref().map(|mail| &mail.mailing),
        "address": mail.as_ref().map(|mail| &mail.address),
        "name": mail.as_ref().map(|mail| &mail.name),
    })
}
