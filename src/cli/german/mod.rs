//! The German command line: help, frame and faults. The doc comments of [`super`] are the English one.

mod faults;
mod texts;

use clap::builder::StyledStr;
use clap::{Arg, ArgAction, Command};

use super::examples::german_name;
pub(super) use faults::fault;
use texts::{ARGS, VALUE_NAMES, VALUES, VERBS};

/// Puts German texts in the place of the English ones, in every verb at any depth.
pub(super) fn translate(command: Command) -> Command {
    let mut command = level(command, "");
    // Built once here, so that every usage line can be asked for and turned into German.
    command.build();
    usage(&mut command, "rundmail");
    command
}

fn level(command: Command, path: &str) -> Command {
    let about = text(VERBS, path).map(str::to_owned);
    let template = template(&command, path);
    let mut command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_value_name("BEFEHL")
        .help_template(template);
    if let Some(about) = about {
        command = command.about(about.clone()).long_about(about);
    }
    command = command.mut_args(|arg| argument(arg, path)).args([help_flag(), version_flag()]);
    command.mut_subcommands(|verb| {
        let path = format!("{path} {}", verb.get_name());
        level(verb, path.trim())
    })
}

fn help_flag() -> Arg {
    let short = "Hilfe zeigen (ausführlich mit --help)";
    Arg::new("help").short('h').long("help").action(ArgAction::Help).help(short).display_order(901)
}

fn version_flag() -> Arg {
    Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help("Version zeigen")
        .display_order(902)
}

/// clap's own order and indentation under German headings. The verbs stand there by their German
/// names, which clap knows as aliases only; the English name is told in the help of each verb.
fn template(command: &Command, path: &str) -> String {
    let mut template = "{before-help}{about-with-newline}\nAufruf: {usage}\n".to_owned();
    if german_name(command) != command.get_name() {
        template += "Englischer Name: ";
        template += command.get_name();
        template.push('\n');
    }
    if command.has_subcommands() {
        template += "\nBefehle:\n";
        template += &verbs(command, path);
    }
    if command.get_positionals().next().is_some() {
        template += "\nArgumente:\n{positionals}\n";
    }
    template + "\nOptionen:\n{options}{after-help}"
}

/// So wide is the list of verbs; a terminal is never narrower for long.
const WIDTH: usize = 80;

/// A line for each verb: its German name and what it does.
fn verbs(command: &Command, path: &str) -> String {
    let names = command.get_subcommands().map(|verb| german_name(verb).len());
    let indent = names.max().unwrap_or_default() + 4;
    let mut lines = String::new();
    for verb in command.get_subcommands() {
        let path = format!("{path} {}", verb.get_name());
        let mut line = format!("  {:<1$}", german_name(verb), indent - 3);
        for word in text(VERBS, path.trim()).unwrap_or_default().split(' ') {
            if line.chars().count() + 1 + word.chars().count() > WIDTH {
                lines += &line;
                lines.push('\n');
                line = " ".repeat(indent - 1);
            }
            line.push(' ');
            line += word;
        }
        lines += &line;
        lines.push('\n');
    }
    lines
}

fn argument(arg: Arg, verb: &str) -> Arg {
    let names: Vec<String> = arg
        .get_value_names()
        .into_iter()
        .flatten()
        .map(|name| text(VALUE_NAMES, name).unwrap_or(name).to_owned())
        .collect();
    let (help, long) = (short_help(&arg, verb), long_help(&arg, verb));
    let takes_values = arg.get_action().takes_values();
    let arg = arg.hide_default_value(takes_values).hide_possible_values(takes_values);
    let arg = arg.help(help).long_help(long);
    if names.is_empty() { arg } else { arg.value_names(names) }
}

/// The text of an argument with its default, as clap adds it in English.
fn own_text(arg: &Arg, verb: &str) -> String {
    let own = argument_text(verb, arg.get_id().as_str()).unwrap_or_default();
    let defaults: Vec<_> = arg.get_default_values().iter().map(|v| v.to_string_lossy()).collect();
    if defaults.is_empty() || !arg.get_action().takes_values() {
        return own.to_owned();
    }
    format!("{own} [Vorgabe: {}]", defaults.join(" "))
}

fn short_help(arg: &Arg, verb: &str) -> String {
    let own = own_text(arg, verb);
    let names = value_names(arg);
    if names.is_empty() { own } else { format!("{own} [möglich: {}]", names.join(", ")) }
}

fn long_help(arg: &Arg, verb: &str) -> String {
    let mut long = own_text(arg, verb);
    for (index, name) in value_names(arg).iter().enumerate() {
        long += if index == 0 { "\n\nMögliche Werte:\n- " } else { "\n- " };
        long += name;
        if let Some(explained) = value_text(arg.get_id().as_str(), name) {
            long += ": ";
            long += explained;
        }
    }
    long
}

fn value_names(arg: &Arg) -> Vec<String> {
    let values =
        if arg.get_action().takes_values() { arg.get_possible_values() } else { Vec::new() };
    values.iter().map(|value| value.get_name().to_owned()).collect()
}

/// Gives every verb its usage line in German; `typed` is what leads to the verb.
fn usage(command: &mut Command, typed: &str) {
    let english = command.render_usage().to_string();
    let english = strip_title(&english).replace("[OPTIONS]", "[OPTIONEN]");
    let behind = english.strip_prefix(command.get_bin_name().unwrap_or(command.get_name()));
    let german = behind.map_or(english.clone(), |behind| format!("{typed}{behind}"));
    let mut owned = std::mem::take(command).override_usage(StyledStr::from(german));
    for verb in owned.get_subcommands_mut() {
        let typed = format!("{typed} {}", german_name(verb));
        usage(verb, &typed);
    }
    *command = owned;
}

/// The usage line without clap's English word before it.
fn strip_title(usage: &str) -> &str {
    usage.trim().strip_prefix("Usage:").unwrap_or(usage).trim()
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
