//! Findings as SARIF 2.1.0 (OASIS Standard, 27 March 2020), which editors and code platforms show at
//! their places.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::{Value, json};

use super::json::{At, Change, Json, all};
use crate::diagnostic::Findings;
use crate::l10n::Language;
use crate::rules::{self, Rule, explain};

/// All findings as one run, the accepted ones as suppressed, with texts in `language`.
pub fn sarif(findings: &Findings, language: Language) -> String {
    let all = all(findings, language);
    let names: BTreeSet<&str> = all.iter().map(|finding| finding.rule).collect();
    let known: Vec<&Rule> = rules::all().filter(|rule| names.contains(rule.name)).collect();
    let index = |name: &str| known.iter().position(|rule| rule.name == name);
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "rundmail",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": known.iter().map(|rule| described(rule, language)).collect::<Vec<_>>(),
            } },
            "language": language.pick("de", "en"),
            "columnKind": "unicodeCodePoints",
            "results": all.iter().map(|one| result(one, index(one.rule))).collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}\n")
}

fn described(rule: &Rule, language: Language) -> Value {
    let mut described = json!({
        "id": rule.name,
        "defaultConfiguration": { "level": rule.severity.name() },
    });
    if let Some(about) = explain::of(rule) {
        described["shortDescription"] = json!({ "text": about.reason.pick(language) });
        described["help"] = json!({ "text": about.text.pick(language) });
    }
    described
}

fn result(finding: &Json, rule: Option<usize>) -> Value {
    let message = [Some(&*finding.message), finding.help.as_deref()];
    let message: Vec<&str> = message.into_iter().flatten().collect();
    let spots = finding.places.iter().map(|place| &place.at);
    let related = finding.related.iter().enumerate().filter_map(|(id, related)| {
        let mut spot = location(&related.at)?;
        spot["id"] = json!(id);
        spot["message"] = json!({ "text": related.message });
        Some(spot)
    });
    let mut result = json!({
        "ruleId": finding.rule,
        "level": finding.severity,
        "message": { "text": message.join("\n") },
        "locations": spots.filter_map(location).collect::<Vec<_>>(),
        "relatedLocations": related.collect::<Vec<_>>(),
    });
    if let Some(rule) = rule {
        result["ruleIndex"] = json!(rule);
    }
    let mut files: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for change in finding.places.iter().filter_map(|place| place.edit.as_ref()) {
        let file = change.at.file.as_deref().map(address).unwrap_or_default();
        files.entry(file).or_default().push(replacement(change));
    }
    if !files.is_empty() {
        let changes = files.into_iter().map(|(file, replacements)| {
            json!({ "artifactLocation": { "uri": file }, "replacements": replacements })
        });
        let mut fix = json!({ "artifactChanges": changes.collect::<Vec<_>>() });
        if let Some(help) = &finding.help {
            fix["description"] = json!({ "text": help });
        }
        result["fixes"] = json!([fix]);
    }
    if let Some(why) = &finding.accepted {
        result["suppressions"] = json!([{ "kind": "external", "justification": why }]);
    }
    result
}

/// Where something is; `None` where it is in no file.
fn location(at: &At) -> Option<Value> {
    let file = address(at.file.as_deref()?);
    let mut spot = json!({ "artifactLocation": { "uri": file } });
    if let Some(region) = region(at) {
        spot["region"] = region;
    }
    Some(json!({ "physicalLocation": spot }))
}

fn region(at: &At) -> Option<Value> {
    Some(json!({
        "startLine": at.line?,
        "startColumn": at.column?,
        "endLine": at.end_line?,
        "endColumn": at.end_column?,
    }))
}

fn replacement(change: &Change) -> Value {
    let region = region(&change.at);
    json!({ "deletedRegion": region, "insertedContent": { "text": change.text } })
}

/// The path as a relative reference, or as that of a file (RFC 3986, RFC 8089).
fn address(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut address = match path.as_bytes() {
        [b'/', ..] => "file://".to_owned(),
        [drive, b':', b'/', ..] if drive.is_ascii_alphabetic() => "file:///".to_owned(),
        _ => String::new(),
    };
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            address.push(byte.into());
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_an_address() {
        for (path, wanted) in [
            ("2026/a b.toml", "2026/a%20b.toml"),
            ("grün.toml", "gr%C3%BCn.toml"),
            ("/tmp/a.toml", "file:///tmp/a.toml"),
            (r"C:\amt\a.toml", "file:///C%3A/amt/a.toml"),
            (r"a\b.toml", "a/b.toml"),
            ("a:b#c", "a%3Ab%23c"),
        ] {
            assert_eq!(address(path), wanted);
        }
    }
}
