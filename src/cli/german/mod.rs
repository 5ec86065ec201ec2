//! What is German of the command line beside its texts: the frame of the help, and the faults.

mod faults;

use clap::builder::{PossibleValue, StyledStr};
use clap::{Arg, Command};

use super::examples::shown_name;
use super::lines::filled;
pub(super) use faults::fault;

/// Puts a German frame around the texts of every verb at any depth.
pub(super) fn frame(command: Command, width: usize) -> Command {
    let template = template(&command, width);
    let command = command.subcommand_value_name("BEFEHL").help_template(template);
    command.mut_args(|arg| argument(arg, width)).mut_subcommands(|verb| frame(verb, width))
}

/// Clap's own order and indentation under German headings. The verbs are listed by their German
/// names, which are only aliases for clap; the English name is in the help of each verb.
fn template(command: &Command, width: usize) -> String {
    let mut template = "{before-help}{about-with-newline}\nAufruf: {usage}\n".to_owned();
    if shown_name(command) != command.get_name() {
        template += "Englischer Name: ";
        template += command.get_name();
        template.push('\n');
    }
    if command.has_subcommands() {
        template += "\nBefehle:\n";
        template += &verbs(command, width);
    }
    if command.get_positionals().next().is_some() {
        template += "\nArgumente:\n{positionals}\n";
    }
    template + "\nOptionen:\n{options}{after-help}"
}

/// A line for each verb: its German name and what it does.
fn verbs(command: &Command, width: usize) -> String {
    let names = command.get_subcommands().map(|verb| shown_name(verb).len());
    let indent = names.max().unwrap_or_default() + 4;
    let mut lines = String::new();
    for verb in command.get_subcommands() {
        let name = format!("  {:<1$}", shown_name(verb), indent - 2);
        lines += &filled(&name, &written(verb.get_about()), indent, width);
        lines.push('\n');
    }
    lines
}

fn argument(arg: Arg, width: usize) -> Arg {
    let (help, long) = (short_help(&arg), long_help(&arg, width));
    let takes_values = arg.get_action().takes_values();
    let arg = arg.hide_default_value(takes_values).hide_possible_values(takes_values);
    arg.help(help).long_help(long)
}

fn written(text: Option<&StyledStr>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}

/// The text of an argument with its default, as clap appends it in English.
fn own_text(arg: &Arg) -> String {
    let own = written(arg.get_help());
    let defaults: Vec<_> = arg.get_default_values().iter().map(|v| v.to_string_lossy()).collect();
    if defaults.is_empty() || arg.is_hide_default_value_set() || !arg.get_action().takes_values() {
        return own;
    }
    format!("{own} [Vorgabe: {}]", defaults.join(" "))
}

fn short_help(arg: &Arg) -> String {
    let own = own_text(arg);
    let values = values(arg);
    let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    if names.is_empty() { own } else { format!("{own} [möglich: {}]", names.join(", ")) }
}

/// Clap's indentation of long texts.
const INDENT: usize = 10;

fn long_help(arg: &Arg, width: usize) -> String {
    let mut long = own_text(arg);
    for (index, value) in values(arg).iter().enumerate() {
        long += if index == 0 { "\n\nMögliche Werte:\n" } else { "\n" };
        let name = value.get_name();
        let explained = value.get_help().map(|explained| format!("{name}: {explained}"));
        let line = explained.unwrap_or_else(|| name.to_owned());
        long += &filled("- ", &line, 2, width.saturating_sub(INDENT));
    }
    long
}

fn values(arg: &Arg) -> Vec<PossibleValue> {
    if arg.get_action().takes_values() { arg.get_possible_values() } else { Vec::new() }
}

#[cfg(test)]
mod tests;
