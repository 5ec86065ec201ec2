//! Examples for each verb, shown at the end of its long help.

use clap::Command;

use super::lines::filled;
use super::names;
use crate::l10n::Language;

german::word_lists! { "examples.txt": PROGRAM, VERBS }

/// The examples of a verb, or of the program: what is typed, what it does in German and in English.
fn examples(verb: &str) -> impl Iterator<Item = [&'static str; 3]> {
    let list = if verb.is_empty() { &PROGRAM } else { &VERBS };
    let parts = list.pairs().filter_map(|(typed, says)| {
        let (german, english) = says.split_once(" = ")?;
        Some([typed, german, english])
    });
    parts.filter(move |[typed, ..]| verb.is_empty() || typed.split(' ').nth(1) == Some(verb))
}

/// Adds the examples to the program and its verbs, in lines of at most `width` characters.
pub(super) fn add(command: Command, language: Language, width: usize) -> Command {
    let known = command.clone();
    let shown = |command: Command, name: &str| match &*texts(name, &known, language, width) {
        "" => command,
        text => command.after_long_help(text.to_owned()),
    };
    shown(command, "").mut_subcommands(|verb| {
        let name = verb.get_name().to_owned();
        shown(verb, &name)
    })
}

/// The command line with German names.
fn in_german(typed: &str, program: &Command) -> String {
    let mut level = Some(program);
    let mut before = "";
    let words = typed.split(' ').map(|word| {
        let verb = level.and_then(|level| level.find_subcommand(word));
        // The program's own name leads to its verbs; arguments lead nowhere.
        level = verb.or(level.filter(|level| level.get_name() == word));
        let before = std::mem::replace(&mut before, word);
        verb.map_or_else(|| names::in_german(word, before), |verb| shown_name(verb).to_owned())
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The name of a verb in help: in German, its visible alias.
pub(super) fn shown_name(verb: &Command) -> &str {
    verb.get_visible_aliases().next().unwrap_or_else(|| verb.get_name())
}

fn texts(verb: &str, program: &Command, language: Language, width: usize) -> String {
    let mut text = String::new();
    for [typed, german, english] in examples(verb) {
        if text.is_empty() {
            text.push_str(language.pick("Beispiele:", "Examples:"));
        }
        let typed = match language {
            Language::German => in_german(typed, program),
            Language::English => typed.to_owned(),
        };
        let says = language.pick(german, english);
        for (indent, line) in [(2, &*typed), (6, says)] {
            text.push('\n');
            text += &filled(&" ".repeat(indent), line, indent + 2, width);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn every_verb_has_examples_that_parse() {
        let command = crate::cli::Cli::command();
        for verb in command.get_subcommands() {
            let name = verb.get_name();
            assert!(examples(name).next().is_some(), "words/examples.txt lacks `{name}`");
        }
        for (typed, _) in PROGRAM.pairs().chain(VERBS.pairs()) {
            let typed = typed.split('>').next().unwrap();
            let args = typed.split_whitespace();
            assert!(crate::cli::Cli::command().try_get_matches_from(args).is_ok(), "{typed}");
        }
    }
}
