//! `check --explain`: the purpose of the rules. These are data, so they go to stdout.

mod snippet;

use serde::Serialize;

use super::words::Rules;
use crate::columns::{padded, widest};
use crate::command::{CommandError, Context};
use crate::diagnostic::Severity;
use crate::exit::Exit;
use crate::l10n::{Language, nearest};
use crate::rules::explain::{self, Both, Example, Explanation};
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
    let guess = guess.map(|guess| Rules::Guess { guess: guess.to_owned() });
    let stop = CommandError::new(Exit::Usage, Rules::Unknown { rule: name.to_owned() });
    Err(stop.help(guess.unwrap_or(Rules::ListThem)))
}

fn level(rule: &'static Rule, language: Language) -> &'static str {
    match rule.severity {
        Severity::Error => language.pick("Fehler", "error"),
        Severity::Warning => language.pick("Warnung", "warning"),
        Severity::Note => language.pick("Hinweis", "note"),
    }
}

/// One line for each rule: name, severity, reason.
fn table(entries: &[Entry], language: Language) -> String {
    let names = widest(entries.iter().map(|(rule, _)| rule.name));
    let levels = widest(entries.iter().map(|(rule, _)| level(rule, language)));
    let mut text = String::new();
    for (rule, explanation) in entries {
        text += &padded(rule.name, names + 2);
        text += &padded(level(rule, language), levels + 2);
        text += explanation.reason.pick(language);
        text.push('\n');
    }
    text
}

/// Everything about one rule.
fn one(rule: &'static Rule, explanation: &Explanation, language: Language) -> String {
    let pick = |(german, english): (&'static str, &'static str)| language.pick(german, english);
    let mut text = format!("{} ({})\n\n", rule.name, level(rule, language));
    text += explanation.reason.pick(language);
    text += "\n\n";
    text += explanation.text.pick(language);
    text.push('\n');
    if let Some(example) = &explanation.example {
        let (wrong, right) = in_language(example, language);
        text += &section(pick(("Beanstandet wird", "Incorrect")), &wrong);
        text += &section(pick(("Richtig ist", "Correct")), &right);
    }
    if rule.fixed {
        text.push('\n');
        text += pick((
            "Diese Regel lässt sich nicht abschalten: Sie schützt vor einem unbrauchbaren Dokument, \
             einem falschen Datum oder einer verratenen Adresse.",
            "This rule cannot be switched off: it guards against an unusable document, a wrong date \
             or a leaked address.",
        ));
        text.push('\n');
        return text;
    }
    let levels = pick(("[pruefung]\n\"RULE\" = \"aus\"", "[check]\n\"RULE\" = \"off\""));
    let title = pick((
        "Überall anders gewichten (in rundmail.toml; \"aus\", \"hinweis\", \"warnung\", \"fehler\")",
        "To change its level (in rundmail.toml; \"off\", \"note\", \"warning\", \"error\")",
    ));
    text += &section(title, &levels.replace("RULE", rule.name));
    let accept = pick((
        "[[pruefung.hinnehmen]]\nregel = \"RULE\"\nort = \"2026-09-17.toml: ein Stück der gemeldeten \
         Zeile\"\ngrund = \"warum es so stimmt\"",
        "[[check.accept]]\n\
         rule = \"RULE\"\n\
         place = \"2026-09-17.toml: a part of the reported line\"\n\
         why = \"why it is right\"",
    ));
    let title = pick(("An einer Stelle hinnehmen", "To accept it in one place"));
    text + &section(title, &accept.replace("RULE", rule.name))
}

fn section(title: &str, lines: &str) -> String {
    let lines: Vec<String> = lines.lines().map(|line| format!("    {line}")).collect();
    format!("\n{title}:\n\n{}\n", lines.join("\n"))
}

/// The wrong and the right part of an example, with the keys of the language.
fn in_language(example: &Example, language: Language) -> (String, String) {
    let lines = |lines| snippet::in_language(lines, language);
    (lines(&example.wrong), lines(&example.right))
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
