//! Everything that can be typed has a German name, understood in every spelling, and help mentions
//! nothing else.

use std::collections::{BTreeMap, BTreeSet};

use clap::{Arg, Command};

use super::{OPTIONS, VALUES, VERBS, german};
use crate::cli::{WIDEST, command, parse};
use crate::l10n::{Language, plain};

const BOTH: [Language; 2] = [Language::German, Language::English];

/// Visits every verb at any depth with the words that lead to it.
fn each(command: &Command, path: &[&str], visit: &mut impl FnMut(&Command, &[&str])) {
    visit(command, path);
    for verb in command.get_subcommands() {
        each(verb, &[path, &[verb.get_name()]].concat(), visit);
    }
}

/// All names of the options of a verb, the displayed one first.
fn options(verb: &Command) -> Vec<Vec<String>> {
    let names = verb.get_arguments().filter_map(|arg| {
        let aliases = arg.get_all_aliases().into_iter().flatten();
        Some([arg.get_long()?].into_iter().chain(aliases).map(str::to_owned).collect())
    });
    names.collect()
}

#[test]
fn each_option_has_a_german_name_of_its_own() {
    let (german_tree, english_tree) =
        (command(Language::German, WIDEST), command(Language::English, WIDEST));
    let mut used = BTreeSet::new();
    let mut english = BTreeMap::new();
    each(&english_tree, &[], &mut |verb, path| {
        english.insert(path.join(" "), options(verb));
    });
    each(&german_tree, &[], &mut |verb, path| {
        let mut seen = BTreeSet::new();
        for (own, other) in options(verb).iter().zip(&english[&path.join(" ")]) {
            let name = german(OPTIONS, &other[0]);
            let name = name.unwrap_or_else(|| panic!("src/cli/names.rs lacks `--{}`", other[0]));
            assert_eq!(own[0], plain(name));
            assert!(own[0].is_ascii() && other[0].is_ascii(), "{own:?} {other:?}");
            let all: [BTreeSet<_>; 2] = [own, other].map(|names| names.iter().cloned().collect());
            assert_eq!(all[0], all[1], "each language knows the names of the other");
            for spelling in &all[0] {
                assert!(seen.insert(spelling.clone()), "{path:?} has `--{spelling}` twice");
            }
            used.insert(other[0].clone());
        }
        assert!(german(VERBS, verb.get_name()).is_some() || path.is_empty(), "{path:?}");
    });
    let stray: Vec<_> = OPTIONS.iter().filter(|(name, _)| !used.contains(*name)).collect();
    assert!(stray.is_empty(), "no verb has {stray:?}");
}

#[test]
fn each_value_is_shown_in_its_language_and_understood_in_both() {
    let mut shown: [BTreeSet<String>; 2] = Default::default();
    for (language, shown) in BOTH.into_iter().zip(&mut shown) {
        each(&command(language, WIDEST), &[], &mut |verb, _| {
            let args = verb.get_arguments().filter(|arg| arg.get_long().is_some());
            for value in args.flat_map(Arg::get_possible_values) {
                shown.insert(value.get_name().to_owned());
                assert!(value.get_name().is_ascii());
                for (english, german) in VALUES {
                    let all: Vec<_> = value.get_name_and_aliases().collect();
                    let plain = plain(german);
                    let known = [english, german, &*plain].map(|name| all.contains(&name));
                    assert!(known == [true; 3] || known == [false; 3], "{all:?}");
                }
            }
        });
    }
    for (english, german) in VALUES {
        assert!(shown[0].contains(&plain(german)) && !shown[0].contains(*english), "{english}");
        assert!(shown[1].contains(*english), "{english}");
    }
}

#[test]
fn command_lines_of_both_languages_mean_the_same() {
    let lines = [
        "prüfen a.toml --kontakte b.csv --json",
        "pruefen --erklaeren text.image",
        "prüfen --erklären text.image",
        "ausgeben a.toml --ziel out --fassung öffentlich --format pdf",
        "vorschau a.toml --für anna@verein.example --nicht-oeffnen --außer presse",
        "vorschau a.toml --fu\u{308}r anna@verein.example --nicht-o\u{308}ffnen --ausser presse",
        "senden a.toml --an netzwerk --ausser presse --probelauf --fuer anna@verein.example",
        "senden a.toml --probe ich@stadt.example --ja --weg entwürfe --fehlerhafte-auslassen",
        "senden a.toml --weg ordner --ungewisse nochmal --warten 2h --nur b.csv --nur-neue",
        "senden a.toml --berichtigung --ungewisse auslassen --abgelehnte-nochmal",
        "senden a.toml --via smtp --freigegeben 0123456789ab --yes",
        "neu b.toml --nach a.toml",
        "teilnahme . --format tabelle --excel --sprache en",
        "rückläufer berichte --json --lang de",
        "vorlagen schreiben vorlagen",
    ];
    for line in lines {
        let args: Vec<_> =
            ["rundmail"].into_iter().chain(line.split(' ')).map(Into::into).collect();
        let read = BOTH.map(|language| match parse(&args, language, WIDEST) {
            Ok(cli) => format!("{cli:?}"),
            Err(fault) => panic!("{line}: {}", fault.text),
        });
        assert_eq!(read[0], read[1], "{line}");
    }
}

/// The options mentioned in a text.
fn named(text: &str) -> Vec<&str> {
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '-';
    let words = text.split(|letter: char| !is_name(letter));
    words.filter_map(|word| word.strip_prefix("--")).filter(|name| !name.is_empty()).collect()
}

#[test]
fn help_names_the_options_of_its_language_and_no_others() {
    for language in BOTH {
        each(&command(language, WIDEST), &[], &mut |_, path| {
            for flag in ["-h", "--help"] {
                let words = ["rundmail"].iter().chain(path).chain([&flag]);
                let args: Vec<_> = words.map(|word| (*word).into()).collect();
                let help = parse(&args, language, WIDEST).unwrap_err().text;
                let known = OPTIONS.iter().map(|(english, german)| match language {
                    Language::German => plain(german),
                    Language::English => (*english).to_owned(),
                });
                let known: BTreeSet<String> = known.collect();
                let unknown: Vec<_> =
                    named(&help).into_iter().filter(|name| !known.contains(*name)).collect();
                assert!(unknown.is_empty(), "{path:?} {flag} names {unknown:?}:\n{help}");
                assert!(!named(&help).is_empty());
            }
        });
    }
}

#[test]
fn help_fits_the_window_and_loses_nothing() {
    let help = |path: &[&str], flag: &str, language, width| {
        let words = ["rundmail"].iter().chain(path).chain([&flag]);
        let args: Vec<_> = words.map(|word| (*word).into()).collect();
        parse(&args, language, width).unwrap_err().text
    };
    for language in BOTH {
        each(&command(language, WIDEST), &[], &mut |_, path| {
            for flag in ["-h", "--help"] {
                let wide = help(path, flag, language, WIDEST);
                for width in [50, 64, 80] {
                    let text = help(path, flag, language, width);
                    let long = text.lines().find(|line| line.chars().count() > width);
                    assert_eq!(long, None, "{path:?} {flag} in {width} columns");
                    assert!(text.split_whitespace().eq(wide.split_whitespace()), "{path:?} {flag}");
                }
            }
        });
    }
}

/// The error about a command line, and the suggestion.
fn told(line: &str, language: Language) -> String {
    let args: Vec<_> = ["rundmail"].into_iter().chain(line.split(' ')).map(Into::into).collect();
    parse(&args, language, WIDEST).unwrap_err().text
}

#[test]
fn only_what_is_near_is_suggested_in_the_language_of_the_interface() {
    let near = [
        ("chekc a", "`pruefen`", "'check'"),
        ("prufen a", "`pruefen`", "'check'"),
        ("senden a --dryrun", "`--probelauf`", "'--dry-run'"),
        ("senden a --Probelauf", "`--probelauf`", "'--dry-run'"),
        ("senden a -probelauf", "`--probelauf`", "'--dry-run'"),
        ("senden a –probelauf", "`--probelauf`", "'--dry-run'"),
        ("senden a --berichtigng", "`--berichtigung`", "'--correction'"),
        ("send a --via draft", "`entwuerfe`", "'drafts'"),
        ("vorlagen schreibe x", "`schreiben`", "'write'"),
    ];
    for (line, german, english) in near {
        let said = told(line, Language::German);
        assert!(said.contains(&format!("Meinten Sie {german}?")), "{said}");
        let said = told(line, Language::English);
        assert!(said.contains("similar") && said.contains(english), "{said}");
    }
    // Clap suggests `--to`, `--yes`, `--only-new` and the like for these.
    let far = [
        "senden a --alle",
        "senden a --jetzt",
        "senden a --dry",
        "check a --output b",
        "starten",
        "nein",
        "senden a --weg fax",
        "ausgeben a --fassung kurz",
        "status a --reason",
        "check --an",
        "senden a probelauf",
        "senden a -x",
    ];
    for line in far {
        let (german, english) = (told(line, Language::German), told(line, Language::English));
        assert!(!german.contains("Meinten Sie"), "{line}: {german}");
        assert!(!english.contains("similar") && !english.contains("tip:"), "{line}: {english}");
    }
}
