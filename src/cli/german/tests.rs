//! Nothing on the command line lacks its German text.

use clap::builder::PossibleValue;
use clap::{Command, CommandFactory};

use crate::cli;
use crate::exit::Exit;
use crate::l10n::Language;

/// Visits every verb at any depth with its path.
fn each(command: &Command, path: &str, visit: &mut impl FnMut(&Command, &str)) {
    visit(command, path);
    for verb in command.get_subcommands() {
        let path = format!("{path} {}", verb.get_name());
        each(verb, path.trim(), visit);
    }
}

#[test]
fn every_verb_argument_and_value_has_its_german_text() {
    each(&cli::Cli::command(), "", &mut |verb, path| {
        let both = |what: &str, text: Option<String>| {
            let halves = text.as_deref().and_then(|text| text.split_once(" · "));
            let told =
                halves.is_some_and(|(english, german)| !english.is_empty() && !german.is_empty());
            assert!(told, "`{path}`, {what}: {text:?} stands in one language");
        };
        both("about", verb.get_about().map(ToString::to_string));
        for arg in verb.get_arguments() {
            let id = arg.get_id().as_str();
            both(id, arg.get_help().map(ToString::to_string));
            if arg.get_action().takes_values() {
                both(id, arg.get_value_names().map(<[_]>::concat));
            }
            for help in arg.get_possible_values().iter().filter_map(PossibleValue::get_help) {
                both(id, Some(help.to_string()));
            }
        }
    });
}

fn german(args: &[&str]) -> cli::UsageError {
    let args: Vec<_> =
        std::iter::once("rundmail").chain(args.iter().copied()).map(Into::into).collect();
    cli::parse(&args, Language::German, cli::WIDEST).unwrap_err()
}

#[test]
fn clap_says_nothing_in_english() {
    let english = [
        "Usage",
        "Options",
        "Commands",
        "Arguments",
        "default",
        "possible",
        "alias",
        "Print",
        "OPTIONS",
    ];
    each(&cli::Cli::command(), "", &mut |_, path| {
        for flag in ["--help", "-h"] {
            let words: Vec<&str> = path.split_whitespace().chain([flag]).collect();
            let help = german(&words);
            assert!(help.to_stdout && help.exit == Exit::Done);
            for word in english {
                assert!(
                    !help.text.contains(word),
                    "`{word}` in the help of `{path}`:\n{}",
                    help.text
                );
            }
        }
    });
}

/// The message of an error, with its help.
fn told(args: &[&str]) -> String {
    let fault = german(args);
    assert!(!fault.to_stdout && fault.exit == Exit::Usage, "{}", fault.text);
    let whole = fault.text.strip_suffix("\n\nMehr dazu mit --hilfe.\n").unwrap();
    whole.split("\n\nAufruf: rundmail").next().unwrap().to_owned()
}

#[test]
fn faults_are_told_in_german() {
    let cases: &[(&[&str], &str)] = &[
        (&["attendance"], "Fehler: Es fehlt: `<PFAD>...`"),
        (
            &["chekc", "a"],
            "Fehler: Den Befehl `chekc` gibt es nicht.\n\n  Hilfe: Meinten Sie `pruefen`?",
        ),
        (
            &["send", "a", "--dryrun"],
            "Fehler: `--dryrun` gibt es hier nicht.\n\n  Hilfe: Meinten Sie `--probelauf`?",
        ),
        (
            &["send", "a", "--via", "fax"],
            "Fehler: `fax` ist kein möglicher Wert für `--weg <WEG>`.\n\n  \
             Hilfe: Möglich sind `smtp`, `ordner` oder `entwuerfe`.",
        ),
        (
            &["send", "a", "--via"],
            "Fehler: Hinter `--weg <WEG>` fehlt der Wert.\n\n  \
             Hilfe: Möglich sind `smtp`, `ordner` oder `entwuerfe`.",
        ),
        (
            &["send", "a", "--only-new", "--correction"],
            "Fehler: `--nur-neue` und `--berichtigung` schließen einander aus.",
        ),
        (
            &["send", "a", "--retry-for", "15"],
            "Fehler: `15` kann für `--warten <DAUER>` nicht gelesen werden.\n\n  \
             Hilfe: Beispiele: 90s, 30m, 2h, 2h30m, \"2 Std\"; 0 für nur einen Versuch.",
        ),
        (
            &["render", "Protokoll", "Mai.toml"],
            "Fehler: `Mai.toml` ist hier zu viel.\n\n  \
             Hilfe: Ein Name mit Leerzeichen gehört in Anführungszeichen: \"Mein Protokoll.toml\"",
        ),
        (
            &["check", "a", "--contacts", "b", "--contacts", "c"],
            "Fehler: `--kontakte <DATEI>` darf nur einmal stehen.",
        ),
        (&["templates", "frob"], "Fehler: Den Befehl `frob` gibt es nicht."),
        (
            &["--lang", "fr", "check", "a"],
            "Fehler: `fr` ist kein möglicher Wert für `--sprache <SPRACHE>`.\n\n  \
             Hilfe: Möglich sind `de` oder `en`.",
        ),
    ];
    for (args, expected) in cases {
        assert_eq!(told(args), *expected, "{args:?}");
    }
}

#[test]
fn without_a_verb_there_is_help() {
    let shown = german(&[]);
    assert!(shown.text.contains("Befehle:") && shown.exit == Exit::Usage, "{}", shown.text);
    assert!(german(&["help"]).text.contains("Befehle:"));
    assert!(german(&["hilfe", "senden"]).text.contains("Beispiele:"));
    assert_eq!(german(&["check", "-V"]).text, format!("rundmail {}\n", env!("CARGO_PKG_VERSION")));
}
