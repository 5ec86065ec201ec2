//! Suggestions after a typo: only similar names, in the language of the program. Clap's own
//! suggestions are less similar, and use the other language.

use std::ffi::OsString;

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use crate::l10n::nearest;

/// What clap makes suggestions for, and the help with them.
const GUESSES: [ContextKind; 5] = [
    ContextKind::Suggested,
    ContextKind::SuggestedArg,
    ContextKind::SuggestedCommand,
    ContextKind::SuggestedSubcommand,
    ContextKind::SuggestedValue,
];

/// Replaces clap's suggestion by our own. `program` is built.
pub(super) fn put(error: &mut clap::Error, program: &Command, args: &[OsString]) {
    for kind in GUESSES {
        error.remove(kind);
    }
    let verb = verb(program, args);
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    let guess = match error.kind() {
        ErrorKind::InvalidSubcommand => text(ContextKind::InvalidSubcommand)
            .and_then(|written| a_verb(verb, written))
            .map(|meant| (ContextKind::SuggestedSubcommand, ContextValue::Strings(vec![meant]))),
        ErrorKind::UnknownArgument => text(ContextKind::InvalidArg)
            .and_then(|written| an_option(verb, whole(written, args)))
            .map(|meant| (ContextKind::SuggestedArg, ContextValue::String(meant))),
        ErrorKind::InvalidValue => text(ContextKind::InvalidArg)
            .zip(text(ContextKind::InvalidValue))
            .and_then(|(arg, written)| a_value(verb, arg, written))
            .map(|meant| (ContextKind::SuggestedValue, ContextValue::String(meant))),
        _ => None,
    };
    if let Some((kind, meant)) = guess {
        error.insert(kind, meant);
    }
}

/// The verb to which the words lead, as far as they do.
fn verb<'a>(program: &'a Command, args: &[OsString]) -> &'a Command {
    let words = args.iter().skip(1).filter_map(|word| word.to_str());
    words.fold(program, |verb, word| verb.find_subcommand(word).unwrap_or(verb))
}

/// The most similar of all spellings, by its displayed name.
fn shown<'a>(written: &str, known: &'a [(String, Vec<String>)]) -> Option<&'a str> {
    let all = || known.iter().flat_map(|(name, others)| others.iter().chain([name]));
    let near = nearest(written, all().map(String::as_str))?;
    let named =
        known.iter().find(|(name, others)| name == near || others.iter().any(|o| o == near));
    named.map(|(name, _)| name.as_str())
}

fn a_verb(level: &Command, written: &str) -> Option<String> {
    let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
    let known: Vec<_> = level
        .get_subcommands()
        .map(|verb| {
            let name = super::examples::shown_name(verb).to_owned();
            let english = verb.get_name();
            (name, owned(verb.get_all_aliases().chain([english]).collect()))
        })
        .collect();
    shown(written, &known).map(str::to_owned)
}

/// The word that was typed, if clap only names its first letter: `-probelauf` means several short
/// options to clap.
fn whole<'a>(written: &'a str, args: &'a [OsString]) -> &'a str {
    let is_short = written.starts_with('-') && written.chars().count() == 2;
    let mut words = args.iter().filter_map(|word| word.to_str());
    let whole = words.find(|word| is_short && word.starts_with(written));
    whole.unwrap_or(written)
}

/// The dashes that people type, and those that Word and Outlook turn them into.
const DASHES: [char; 3] = ['-', '–', '—'];

fn an_option(verb: &Command, written: &str) -> Option<String> {
    let bare = written.trim_start_matches(DASHES);
    let bare = bare.split('=').next().unwrap_or(bare);
    let name = |arg: &Arg| Some((arg.get_long()?.to_owned(), aliases(arg)));
    let known: Vec<_> = verb.get_arguments().filter_map(name).collect();
    let near = shown(bare, &known).filter(|_| written.starts_with(DASHES));
    near.map(|name| format!("--{name}"))
}

fn aliases(arg: &Arg) -> Vec<String> {
    arg.get_all_aliases().into_iter().flatten().map(str::to_owned).collect()
}

fn a_value(verb: &Command, arg: &str, written: &str) -> Option<String> {
    let arg = verb.get_arguments().find(|known| known.to_string() == arg)?;
    let names = |value: PossibleValue| {
        let all = value.get_name_and_aliases().map(str::to_owned).collect();
        (value.get_name().to_owned(), all)
    };
    let known: Vec<_> = arg.get_possible_values().into_iter().map(names).collect();
    shown(written, &known).map(str::to_owned)
}
