//! What an import has changed, for reading and for machines.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::contacts::{Altered, Doubt, ImportAccount, Kept, Refused};
use crate::l10n::{Language, Localize};

/// How many rows without news are listed one by one: an address book has many without an address.
const MOST: usize = 200;

/// The report for reading.
pub(super) fn text(file: &str, account: &ImportAccount, language: Language) -> String {
    let mut text = format!("{file}\n");
    let line = |number: usize| format!("{} {number}", language.pick("Zeile", "line"));
    let mut section = |german: &str, english: &str, lines: Vec<String>| {
        if lines.is_empty() {
            return;
        }
        let _ = write!(text, "\n{}: {}\n", language.pick(german, english), lines.len());
        let more = lines.len().saturating_sub(MOST);
        for line in lines.iter().take(MOST) {
            let _ = writeln!(text, "  {line}");
        }
        if more > 0 {
            let _ = writeln!(text, "  {}", language.pick("und weitere", "and more"));
        }
    };
    let new = account.new.iter().map(|(number, who)| format!("{who} ({})", line(*number)));
    section("Neu", "New", new.collect());
    let altered = account.altered.iter().map(|one| changed(one, language));
    section("Geändert", "Changed", altered.collect());
    let gone = account.unsubscribed.iter();
    let gone = gone.map(|(number, who)| format!("{who} ({})", line(*number)));
    section("Abgemeldet, laut Datei", "Unsubscribed, according to the file", gone.collect());
    let doubts = account.doubts.iter();
    let doubts = doubts.map(|Doubt { line: number, question }| {
        format!("{}: {}", line(*number), question.localize(language))
    });
    section("Zweifelhaft, nicht übernommen", "Doubtful, not taken over", doubts.collect());
    let kept = account.kept.iter().map(|one| kept(one, language));
    section("Bleibt, wie es in der Liste steht", "Stays as it is in the list", kept.collect());
    let refused = account.refused.iter();
    let refused = refused.map(|Refused { line: number, who, why }| {
        let why = why.localize(language);
        if who.is_empty() {
            format!("{}: {why}", line(*number))
        } else {
            format!("{}, {who}: {why}", line(*number))
        }
    });
    section("Nicht übernommen", "Not taken over", refused.collect());
    let left = account.left_addresses.iter().map(|(number, who, addresses)| {
        format!("{}, {who}: {}", line(*number), addresses.join(", "))
    });
    section(
        "Weitere Adressen, für die die Liste keine Spalte hat",
        "Further addresses for which the list has no column",
        left.collect(),
    );
    let _ =
        write!(text, "\n{}: {}\n", language.pick("Unverändert", "Unchanged"), account.unchanged);
    if !account.left_columns.is_empty() {
        let says = language.pick(
            "Spalten, für die die Liste keinen Platz hat",
            "Columns for which the list has no place",
        );
        let _ = writeln!(text, "{says}: {}", account.left_columns.join(", "));
    }
    text
}

fn changed(one: &Altered, language: Language) -> String {
    let mut text = format!("{} ({} {})", one.who, language.pick("Zeile", "line"), one.line);
    for (column, old, new) in &one.cells {
        let old = if old.is_empty() {
            language.pick("leer", "empty").to_owned()
        } else {
            format!("„{old}“")
        };
        let _ = write!(text, "\n    {column}: {old} → „{new}“");
    }
    text
}

fn kept(one: &Kept, language: Language) -> String {
    let Kept { line, who, column, listed, offered } = one;
    match language {
        Language::German => {
            format!("{who} (Zeile {line}), {column}: „{listed}“; in der Datei „{offered}“")
        }
        Language::English => {
            format!("{who} (line {line}), {column}: “{listed}”; in the file “{offered}”")
        }
    }
}

/// The report for machines, with stable English keys.
pub(super) fn json(file: &str, account: &ImportAccount, language: Language) -> Value {
    let person = |(line, who): &(usize, String)| json!({ "line": line, "who": who });
    json!({
        "file": file,
        "new": account.new.iter().map(person).collect::<Vec<_>>(),
        "changed": account.altered.iter().map(|one| json!({
            "line": one.line,
            "who": one.who,
            "cells": one.cells.iter().map(|(column, old, new)| {
                json!({ "column": column, "old": old, "new": new })
            }).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "unsubscribed": account.unsubscribed.iter().map(person).collect::<Vec<_>>(),
        "kept": account.kept.iter().map(|one| json!({
            "line": one.line,
            "who": one.who,
            "column": one.column,
            "listed": one.listed,
            "offered": one.offered,
        })).collect::<Vec<_>>(),
        "doubtful": account.doubts.iter().map(|one| json!({
            "line": one.line,
            "question": one.question.localize(language),
        })).collect::<Vec<_>>(),
        "refused": account.refused.iter().map(|one| json!({
            "line": one.line,
            "who": one.who,
            "why": one.why.localize(language),
        })).collect::<Vec<_>>(),
        "unchanged": account.unchanged,
        "left_addresses": account.left_addresses.iter().map(|(line, who, addresses)| {
            json!({ "line": line, "who": who, "addresses": addresses })
        }).collect::<Vec<_>>(),
        "left_columns": account.left_columns,
    })
}
