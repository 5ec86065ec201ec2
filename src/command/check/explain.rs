//! `check --explain`: the purpose of the rules. These are data, so they go to stdout.

mod snippet;

use serde::Serialize;

use super::messages::CheckMessage;
use crate::columns::{padded, widest};
use crate::command::{CommandError, Context};
use crate::exit::Exit;
use crate::l10n::{Language, Localize, messages, nearest};
use crate::rules::explain::{self, Both, Explanation};
use crate::rules::{self, Rule};

/// The names of the list of all rules.
const ALL: [&str; 2] = ["all", "alle"];

/// Explains the rule `asked`, or lists all rules.
pub(super) fn run(
    asked: Option<&str>,
    json: bool,
    context: &Context<'_>,
) -> Result<Exit, CommandError> {
    let asked = asked.map(str::trim).filter(|rule| !ALL.contains(rule) && !rule.is_empty());
    let entries = match asked {
        None => every(),
        Some(name) => vec![find(name)?],
    };
    let text = match (json, entries.as_slice()) {
        (true, entries) => machine(entries),
        (false, [(rule, explanation)]) => one(rule, explanation, context.ui.language),
        (false, entries) => table(entries, context.ui.language),
    };
    context.ui.data(text.as_bytes());
    Ok(Exit::Done)
}

type Entry = (&'static Rule, &'static Explanation);

/// All rules sorted by name.
fn every() -> Vec<Entry> {
    let mut entries: Vec<Entry> =
        rules::all().filter_map(|rule| Some((rule, explain::of(rule)?))).collect();
    entries.sort_by_key(|(rule, _)| rule.name);
    entries
}

fn find(name: &str) -> Result<Entry, CommandError> {
    // As it is written in a report: `[text.image]`.
    let bare = name.trim_matches(['[', ']', '`', '"']).to_lowercase();
    if let Some(rule) = rules::rule(&bare)
        && let Some(explanation) = explain::of(rule)
    {
        return Ok((rule, explanation));
    }
    let guess = nearest(&bare, rules::all().map(|rule| rule.name));
    let guess = guess.map(|guess| CheckMessage::Guess { guess: guess.to_owned() });
    let stop = CommandError::new(Exit::Usage, CheckMessage::Unknown { rule: name.to_owned() });
    Err(stop.help(guess.unwrap_or(CheckMessage::ListThem)))
}

/// One line for each rule: name, severity, reason.
fn table(entries: &[Entry], language: Language) -> String {
    let names = widest(entries.iter().map(|(rule, _)| rule.name));
    let levels: Vec<_> = entries.iter().map(|(rule, _)| rule.severity.localize(language)).collect();
    let widest_level = widest(levels.iter().map(String::as_str));
    let mut text = String::new();
    for ((rule, explanation), level) in entries.iter().zip(levels) {
        text += &padded(rule.name, names + 2);
        text += &padded(&level, widest_level + 2);
        text += explanation.reason.pick(language);
        text.push('\n');
    }
    text
}

messages! {
    /// What stands around the explanation of a rule.
    enum Around {
        Wrong = "Beanstandet wird", "Incorrect";
        Right = "Richtig ist", "Correct";
        Fixed =
            "Diese Regel lässt sich nicht abschalten: Sie schützt vor einem unbrauchbaren \
             Dokument, einem falschen Datum oder einer verratenen Adresse.",
            "This rule cannot be switched off: it guards against an unusable document, a wrong \
             date or a leaked address.";
        Weigh =
            "Überall anders gewichten (in rundmail.toml; \"aus\", \"hinweis\", \"warnung\", \
             \"fehler\")",
            "To change its level (in rundmail.toml; \"off\", \"note\", \"warning\", \"error\")";
        Levels { rule: &'static str } =
            "[pruefung]\n\"{rule}\" = \"aus\"",
            "[check]\n\"{rule}\" = \"off\"";
        Accept = "An einer Stelle hinnehmen", "To accept it in one place";
        Accepted { rule: &'static str } =
            "[[pruefung.hinnehmen]]\nregel = \"{rule}\"\nort = \"2026-09-17.toml: ein Stück der \
             gemeldeten Zeile\"\ngrund = \"warum es so stimmt\"",
            "[[check.accept]]\nrule = \"{rule}\"\nplace = \"2026-09-17.toml: a part of the \
             reported line\"\nwhy = \"why it is right\"";
    }
}

/// Everything about one rule.
fn one(rule: &'static Rule, explanation: &Explanation, language: Language) -> String {
    let say = |around: Around| around.localize(language);
    let level = rule.severity.localize(language);
    let (reason, why) = (explanation.reason.pick(language), explanation.text.pick(language));
    let mut text = format!("{} ({level})\n\n{reason}\n\n{why}\n", rule.name);
    if let Some(example) = &explanation.example {
        let lines = |lines| snippet::in_language(lines, language);
        text += &section(&say(Around::Wrong), &lines(&example.wrong));
        text += &section(&say(Around::Right), &lines(&example.right));
    }
    if rule.fixed {
        return format!("{text}\n{}\n", say(Around::Fixed));
    }
    text += &section(&say(Around::Weigh), &say(Around::Levels { rule: rule.name }));
    text + &section(&say(Around::Accept), &say(Around::Accepted { rule: rule.name }))
}

fn section(title: &str, lines: &str) -> String {
    let lines: Vec<String> = lines.lines().map(|line| format!("    {line}")).collect();
    format!("\n{title}:\n\n{}\n", lines.join("\n"))
}

#[derive(Serialize)]
struct Json<'a> {
    rule: &'static str,
    level: &'static str,
    fixed: bool,
    reason: &'a Both,
    explanation: &'a Both,
    wrong: Option<Both>,
    right: Option<Both>,
}

fn machine(entries: &[Entry]) -> String {
    let both = |lines: &str| {
        let lines = |language| snippet::in_language(lines, language);
        Both { de: lines(Language::German), en: lines(Language::English) }
    };
    let entries = entries.iter().map(|(rule, explanation)| {
        let example = explanation.example.as_ref();
        Json {
            rule: rule.name,
            level: rule.severity.name(),
            fixed: rule.fixed,
            reason: &explanation.reason,
            explanation: &explanation.text,
            wrong: example.map(|example| both(&example.wrong)),
            right: example.map(|example| both(&example.right)),
        }
    });
    let entries: Vec<Json> = entries.collect();
    serde_json::to_string_pretty(&entries).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests;
