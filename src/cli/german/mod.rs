//! The German command line: help, frame and faults. The doc comments of [`super`] are the English one.

mod faults;
mod texts;

use clap::{Arg, Command};

use super::examples::shown_name;
use super::lines::filled;
pub(super) use faults::fault;
use texts::{ARGS, VALUE_NAMES, VALUES, VERBS};

/// Puts German texts in the place of the English ones, in every verb at any depth.
pub(super) fn translate(command: Command, width: usize) -> Command {
    level(command, "", width)
}

fn level(command: Command, path: &str, width: usize) -> Command {
    let about = text(VERBS, path).map(str::to_owned);
    let template = template(&command, path, width);
    let mut command = command.subcommand_value_name("BEFEHL").help_template(template);
    if let Some(about) = about {
        command = command.about(about.clone()).long_about(about);
    }
    command.mut_args(|arg| argument(arg, path, width)).mut_subcommands(|verb| {
        let path = format!("{path} {}", verb.get_name());
        level(verb, path.trim(), width)
    })
}

/// clap's own order and indentation under German headings. The verbs stand there by their German
/// names, which clap knows as aliases only; the English name is told in the help of each verb.
fn template(command: &Command, path: &str, width: usize) -> String {
    let mut template = "{before-help}{about-with-newline}\nAufruf: {usage}\n".to_owned();
    if shown_name(command) != command.get_name() {
        template += "Englischer Name: ";
        template += command.get_name();
        template.push('\n');
    }
    if command.has_subcommands() {
        template += "\nBefehle:\n";
        template += &verbs(command, path, width);
    }
    if command.get_positionals().next().is_some() {
        template += "\nArgumente:\n{positionals}\n";
    }
    template + "\nOptionen:\n{options}{after-help}"
}

/// A line for each verb: its German name and what it does.
fn verbs(command: &Command, path: &str, width: usize) -> String {
    let names = command.get_subcommands().map(|verb| shown_name(verb).len());
    let indent = names.max().unwrap_or_default() + 4;
    let mut lines = String::new();
    for verb in command.get_subcommands() {
        let path = format!("{path} {}", verb.get_name());
        let name = format!("  {:<1$}", shown_name(verb), indent - 2);
        lines += &filled(&name, text(VERBS, path.trim()).unwrap_or_default(), indent, width);
        lines.push('\n');
    }
    lines
}

fn argument(arg: Arg, verb: &str, width: usize) -> Arg {
    let names: Vec<String> = arg
        .get_value_names()
        .into_iter()
        .flatten()
        .map(|name| text(VALUE_NAMES, name).unwrap_or(name).to_owned())
        .collect();
    let (help, long) = (short_help(&arg, verb), long_help(&arg, verb, width));
    let takes_values = arg.get_action().takes_values();
    let arg = arg.hide_default_value(takes_values).hide_possible_values(takes_values);
    let arg = arg.help(help).long_help(long);
    if names.is_empty() { arg } else { arg.value_names(names) }
}

/// The text of an argument with its default, as clap adds it in English.
fn own_text(arg: &Arg, verb: &str) -> String {
    let own = argument_text(verb, arg.get_id().as_str()).unwrap_or_default();
    let defaults: Vec<_> = arg.get_default_values().iter().map(|v| v.to_string_lossy()).collect();
    if defaults.is_empty() || arg.is_hide_default_value_set() || !arg.get_action().takes_values() {
        return own.to_owned();
    }
    format!("{own} [Vorgabe: {}]", defaults.join(" "))
}

fn short_help(arg: &Arg, verb: &str) -> String {
    let own = own_text(arg, verb);
    let names = value_names(arg);
    if names.is_empty() { own } else { format!("{own} [möglich: {}]", names.join(", ")) }
}

/// What clap indents long texts by.
const INDENT: usize = 10;

fn long_help(arg: &Arg, verb: &str, width: usize) -> String {
    let mut long = own_text(arg, verb);
    for (index, name) in value_names(arg).iter().enumerate() {
        long += if index == 0 { "\n\nMögliche Werte:\n" } else { "\n" };
        let explained = value_text(arg.get_id().as_str(), name);
        let line = explained.map_or(name.clone(), |explained| format!("{name}: {explained}"));
        long += &filled("- ", &line, 2, width.saturating_sub(INDENT));
    }
    long
}

fn value_names(arg: &Arg) -> Vec<String> {
    let values =
        if arg.get_action().takes_values() { arg.get_possible_values() } else { Vec::new() };
    values.iter().map(|value| value.get_name().to_owned()).collect()
}

fn text<'a>(table: &'a [(&'a str, &'a str)], key: &str) -> Option<&'a str> {
    table.iter().find(|(name, _)| *name == key).map(|(_, text)| *text)
}

/// The text of an argument: of this verb's own, else of all verbs that have it.
fn argument_text(verb: &str, id: &str) -> Option<&'static str> {
    text(ARGS, &format!("{verb}.{id}")).or_else(|| text(ARGS, id))
}

fn value_text(id: &str, value: &str) -> Option<&'static str> {
    text(VALUES, &format!("{id}.{value}"))
}

#[cfg(test)]
mod tests;
