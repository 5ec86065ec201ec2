//! Examples for each verb, at the end of its long help.

use clap::Command;

use super::lines::filled;
use super::names;
use crate::l10n::Language;

/// What is typed, what it does in German and in English.
type Example = (&'static str, &'static str, &'static str);

/// The examples of each verb.
const EXAMPLES: &[(&str, &[Example])] = &[
    (
        "",
        &[
            ("rundmail init netzwerk", "einen Arbeitsordner einrichten", "set up a workspace"),
            ("rundmail check 2026-09-17.toml", "Fehler finden", "find faults"),
            ("rundmail preview 2026-09-17.toml", "die E-Mails ansehen", "look at the mails"),
            ("rundmail send 2026-09-17.toml", "die Rund-Mail senden", "send the Rund-Mail"),
        ],
    ),
    ("init", &[("rundmail init netzwerk", "in den neuen Ordner netzwerk", "into a new folder")]),
    (
        "new",
        &[
            ("rundmail new", "nach der neuesten Datei im Ordner", "after the latest file here"),
            (
                "rundmail new 2026-11-12.toml --after 2026-09-17.toml",
                "offene Aufgaben, Aufrufe und Termine übernehmen",
                "carry over open tasks, calls and dates",
            ),
        ],
    ),
    (
        "check",
        &[
            ("rundmail check 2026-09-17.toml", "eine Datei", "one file"),
            ("rundmail check 2026", "alle Dateien eines Ordners", "all files of a folder"),
            ("rundmail check *.toml --json", "alle, für Programme", "all, for programs"),
            ("rundmail check --explain text.image", "was eine Regel bedeutet", "what a rule means"),
            (
                "rundmail check --server",
                "den Mailserver ausprobieren, ohne etwas zu senden",
                "try out the mail server without sending",
            ),
        ],
    ),
    (
        "render",
        &[
            ("rundmail render 2026-09-17.toml", "alle Formate nach out/", "all formats into out/"),
            (
                "rundmail render 2026-09-17.toml --format pdf --edition public",
                "nur das PDF für die Webseite",
                "only the PDF for the web",
            ),
        ],
    ),
    (
        "preview",
        &[
            (
                "rundmail preview 2026-09-17.toml",
                "alle E-Mails im Browser",
                "all mails in the browser",
            ),
            (
                "rundmail preview 2026-09-17.toml --for anna@verein.example",
                "eine davon im Mailprogramm",
                "one of them in the mail program",
            ),
        ],
    ),
    (
        "send",
        &[
            (
                "rundmail send 2026-09-17.toml --dry-run",
                "alles prüfen, nichts senden",
                "check all, send nothing",
            ),
            (
                "rundmail send 2026-09-17.toml --test ich@stadt.example",
                "eine Probe an sich selbst",
                "a test mail to yourself",
            ),
            (
                "rundmail send 2026-09-17.toml --to netzwerk --except presse",
                "an eine Gruppe, aber nicht an eine andere",
                "to one group, but not to another",
            ),
            (
                "rundmail send 2026-09-17.toml --only nicht-zugestellt-2026-09-17.csv",
                "noch einmal an die, die sie nicht bekommen haben",
                "again to those who did not get it",
            ),
        ],
    ),
    (
        "status",
        &[
            ("rundmail status", "alle Rund-Mails", "all mailings"),
            (
                "rundmail status 2026-09-17.toml --csv > stand.csv",
                "jede Adresse als Tabelle",
                "each address as a table",
            ),
        ],
    ),
    (
        "bounces",
        &[
            ("rundmail bounces berichte", "alle E-Mails eines Ordners", "all mails of a folder"),
            (
                "rundmail bounces Posteingang --json",
                "eine mbox-Datei, für Programme",
                "an mbox file, for programs",
            ),
        ],
    ),
    (
        "attendance",
        &[
            ("rundmail attendance .", "alle Sitzungen des Ordners", "all meetings of the folder"),
            (
                "rundmail attendance . --format xlsx -o teilnahme.xlsx",
                "als Excel-Arbeitsmappe",
                "as an Excel workbook",
            ),
        ],
    ),
    (
        "contacts",
        &[("rundmail contacts --to netzwerk", "eine Gruppe der Liste", "one group of the list")],
    ),
    (
        "templates",
        &[(
            "rundmail templates write templates",
            "zum Ändern herausschreiben",
            "write them out for changing",
        )],
    ),
    ("completions", &[("rundmail completions bash", "für die Bash", "for bash")]),
    ("man", &[("rundmail man handbuch", "in den Ordner handbuch", "into the folder handbuch")]),
];

/// Adds the examples to the program and its verbs, in lines of at most `width` characters.
pub(super) fn add(command: Command, language: Language, width: usize) -> Command {
    let known = command.clone();
    let shown = |command: Command, name: &str| match texts(name, &known, language, width) {
        Some(text) => command.after_long_help(text),
        None => command,
    };
    shown(command, "").mut_subcommands(|verb| {
        let name = verb.get_name().to_owned();
        shown(verb, &name)
    })
}

/// What is typed, with the German names in it.
fn in_german(typed: &str, program: &Command) -> String {
    let mut level = Some(program);
    let mut before = "";
    let words = typed.split(' ').map(|word| {
        let verb = level.and_then(|level| level.find_subcommand(word));
        // The program's own name leads to its verbs; behind an argument there are none.
        level = verb.or(level.filter(|level| level.get_name() == word));
        let before = std::mem::replace(&mut before, word);
        verb.map_or_else(|| names::in_german(word, before), |verb| shown_name(verb).to_owned())
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The name that help shows for a verb: in German, its visible alias.
pub(super) fn shown_name(verb: &Command) -> &str {
    verb.get_visible_aliases().next().unwrap_or_else(|| verb.get_name())
}

fn texts(verb: &str, program: &Command, language: Language, width: usize) -> Option<String> {
    let (_, examples) = EXAMPLES.iter().find(|(name, _)| *name == verb)?;
    let mut text = language.pick("Beispiele:", "Examples:").to_owned();
    for (typed, german, english) in *examples {
        let typed = match language {
            Language::German => in_german(typed, program),
            Language::English => (*typed).to_owned(),
        };
        let says = language.pick(german, english);
        for (indent, line) in [(2, &*typed), (6, says)] {
            text.push('\n');
            text += &filled(&" ".repeat(indent), line, indent + 2, width);
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn every_verb_has_examples_that_parse() {
        let command = crate::cli::Cli::command();
        for verb in command.get_subcommands() {
            let known = EXAMPLES.iter().any(|(name, _)| *name == verb.get_name());
            assert!(known, "`{}` has no examples in src/cli/examples.rs", verb.get_name());
        }
        for (typed, ..) in EXAMPLES.iter().flat_map(|(_, examples)| *examples) {
            let typed = typed.split('>').next().unwrap();
            let args = typed.split_whitespace();
            assert!(crate::cli::Cli::command().try_get_matches_from(args).is_ok(), "{typed}");
        }
    }
}
