//! `contacts show`: everything that is held about a person, for an answer under Article 15 GDPR.

use std::fmt::Write;

use serde_json::{Value, json};

use super::super::status::moment;
use super::super::status::state;
use super::super::{CommandError, Context};
use super::held::files::Kind;
use super::held::{Held, HeldRow};
use crate::cli::ContactsShowArgs;
use crate::delivery::Channel;
use crate::exit::Exit;
use crate::l10n::{Language, date, messages};

/// Runs the action.
pub(super) fn run(args: &ContactsShowArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let held = Held::gather(&args.address, args.contacts.as_deref(), context)?;
    let language = context.ui.language;
    if args.json {
        let json = serde_json::to_string_pretty(&as_json(&held)).unwrap_or_default() + "\n";
        context.ui.data(json.as_bytes());
    } else {
        context.ui.data(text(&held, language).as_bytes());
    }
    if !held.is_whole {
        context.ui.findings(&held.findings);
        context.ui.say(&Message::NotWhole);
        return Ok(Exit::InputErrors);
    }
    if held.is_empty() {
        context.ui.say(&match held.forgotten {
            Some(_) => Message::OnlyForgotten,
            None => Message::Nothing { address: held.address.display() },
        });
        return Ok(Exit::Declined);
    }
    context.ui.say(&Message::ByName);
    Ok(Exit::Done)
}

/// The report for reading.
pub(super) fn text(held: &Held, language: Language) -> String {
    let mut text = format!("{}\n", held.address.display());
    let mut section = |german: &str, english: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let _ = write!(text, "\n{}\n", language.pick(german, english));
            for line in lines {
                let _ = writeln!(text, "  {line}");
            }
        }
    };
    let list = held.shown(&held.list);
    section(
        &format!("In der Kontaktliste ({list})"),
        &format!("In the contact list ({list})"),
        held.rows.iter().flat_map(|row| of_row(row, language)).collect(),
    );
    section(
        "In Zeilen anderer Personen",
        "In rows of other people",
        held.elsewhere.iter().flat_map(|row| of_row(row, language)).collect(),
    );
    section("Abmeldung und Löschung", "Objection and erasure", standing(held, language));
    section("Rund-Mails", "Mailings", mails(held, language));
    let mention = |one: &super::held::Mention| {
        let place = format!("{}:{}", held.shown(&one.file), one.line);
        let section =
            if one.section.is_empty() { String::new() } else { format!(" [{}]", one.section) };
        format!("{place}{section}: {}", one.text)
    };
    section(
        "In Sitzungsdateien (nach dem Namen)",
        "In minutes files (by name)",
        held.mentions.iter().map(mention).collect(),
    );
    let file = |one: &super::held::files::OwnFile| {
        format!("{} ({})", held.shown(&one.path), kind(one.kind, language))
    };
    section("In weiteren Dateien", "In other files", held.files.iter().map(file).collect());
    text
}

fn of_row(row: &HeldRow, language: Language) -> Vec<String> {
    let head = format!("{} {}", language.pick("Zeile", "Line"), row.line);
    let cells = row.cells.iter().map(|(column, cell)| format!("  {column}: {cell}"));
    std::iter::once(head).chain(cells).collect()
}

fn standing(held: &Held, language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    for contact in &held.contacts {
        if let Some(reason) = contact.why_not(held.today) {
            let says = language.pick("bekommt keine E-Mails", "gets no mails");
            lines.push(format!("{says}: {}", reason.label(language)));
        }
    }
    if let Some(at) = held.objection {
        let says = language.pick("abgemeldet am", "unsubscribed on");
        lines.push(format!("{says} {}", moment(at, held.zone, language)));
    }
    if let Some(day) = held.forgotten {
        let says = language.pick(
            "vergessen am; davon ist nur ein Prüfwert der Adresse übrig:",
            "forgotten on; only a keyed hash of the address is left:",
        );
        lines.push(format!("{says} {}", date(day, language)));
    }
    lines
}

fn mails(held: &Held, language: Language) -> Vec<String> {
    let mails = held.mails.iter().map(|(account, entry)| {
        let channel = match account.channel {
            Channel::Smtp => String::new(),
            Channel::Folder => language.pick(", als Datei", ", as a file").to_owned(),
            Channel::Drafts => language.pick(", als Entwurf", ", as a draft").to_owned(),
        };
        let at = moment(entry.at, held.zone, language);
        let what = state(entry.state, account.channel, language);
        format!("{at}  {}: {what}{channel}  {} <{}>", account.subject.id, entry.name, entry.address)
    });
    mails.collect()
}

/// What kind of file it is, for people.
pub(super) fn kind(kind: Kind, language: Language) -> &'static str {
    let (german, english) = match kind {
        Kind::Preview => ("Vorschau einer Rund-Mail", "preview of a mailing"),
        Kind::Mail => ("E-Mail als Datei", "mail as a file"),
        Kind::Leftover => ("Liste der nicht Erreichten", "list of those not reached"),
        Kind::Backup => {
            ("Kontaktliste vor der letzten Änderung", "contact list before its last change")
        }
        Kind::Other => ("andere Liste", "another list"),
    };
    language.pick(german, english)
}

/// The report for machines, with stable English keys.
fn as_json(held: &Held) -> Value {
    let row = |row: &HeldRow| {
        let cells: serde_json::Map<String, Value> =
            row.cells.iter().map(|(column, cell)| (column.clone(), json!(cell))).collect();
        json!({ "line": row.line, "cells": cells })
    };
    let mail =
        |(account, entry): &(crate::delivery::ledger::Account, crate::delivery::ledger::Entry)| {
            json!({
                "mailing": account.subject.id,
                "kind": account.subject.kind,
                "date": account.subject.date,
                "channel": account.channel.name(),
                "round": account.round,
                "address": entry.address,
                "name": entry.name,
                "state": entry.state.name(),
                "when": entry.at,
                "code": entry.code,
                "reply": entry.reply,
                "message_id": entry.message_id,
            })
        };
    let mention = |one: &super::held::Mention| {
        json!({
            "file": held.shown(&one.file),
            "line": one.line,
            "section": one.section,
            "text": one.text,
        })
    };
    json!({
        "address": held.address.display(),
        "date": held.today,
        "list": {
            "file": held.shown(&held.list),
            "rows": held.rows.iter().map(row).collect::<Vec<_>>(),
            "mentioned_in": held.elsewhere.iter().map(row).collect::<Vec<_>>(),
        },
        "mailed": held.contacts.iter().any(|one| one.why_not(held.today).is_none())
            && held.objection.is_none() && held.forgotten.is_none(),
        "unsubscribed": held.objection,
        "forgotten": held.forgotten,
        "mailings": held.mails.iter().map(mail).collect::<Vec<_>>(),
        "minutes": held.mentions.iter().map(mention).collect::<Vec<_>>(),
        "files": held.files.iter().map(|one| json!({
            "file": held.shown(&one.path),
            "kind": match one.kind {
                Kind::Preview => "preview",
                Kind::Mail => "mail",
                Kind::Leftover => "not-delivered",
                Kind::Backup => "backup",
                Kind::Other => "other",
            },
        })).collect::<Vec<_>>(),
        "complete": held.is_whole,
    })
}

messages! {
    enum Message {
        Nothing { address: String } =
            "Zu {address} ist hier nichts gespeichert.",
            "Nothing is held here about {address}.";
        OnlyForgotten =
            "Sonst ist hier nichts gespeichert.",
            "Nothing else is held here.";
        ByName =
            "Sitzungsdateien und Dokumente (PDF, HTML, Word, LibreOffice) sind nach dem vollen Namen \
             durchsucht; ein Namensvetter sieht genauso aus. Bilder, gescannte Seiten, Papier und das \
             Postfach kennt das Programm nicht.",
            "Minutes files and documents (PDF, HTML, Word, LibreOffice) were searched for the full \
             name; a namesake looks the same. Pictures, scanned pages, paper and the mailbox are \
             unknown to the program.";
        NotWhole =
            "Die Kontaktliste ist nicht lesbar. Die Auskunft ist darum unvollständig.",
            "The contact list cannot be read, so the answer is incomplete.";
    }
}
