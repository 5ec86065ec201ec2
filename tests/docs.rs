//! The reference has every key of the format, in both languages, and the table of rules is the registry's; documents and sentences name options that exist, in their own language. `RUNDMAIL_REWRITE=1` writes the table anew.

#![expect(clippy::unwrap_used, reason = "a test may end where its own setup fails")]
#![expect(clippy::disallowed_methods, reason = "it reads what is in the repository")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use rundmail::cli::names;
use rundmail::diagnostic::Severity;
use rundmail::fields::{Takes, keys};
use rundmail::l10n::{self, Language};
use rundmail::rules::{self, explain};
use rundmail::schema::Of;
use rundmail::world::World;

/// The reference, and the German list of all keys.
const REFERENCE: &str = "docs/files.md";
const KEYS: &str = "docs/schluessel.md";

#[test]
fn the_reference_has_every_key() {
    let written = [REFERENCE, KEYS].map(|file| fs::read_to_string(file).unwrap());
    let mut reference = written[0].clone();
    for known in Of::Minutes.keys().chunk_by(|one, next| one.section == next.section) {
        let name = format!("minutes.{}", known[0].section.last().unwrap_or(&"top"));
        if reference.contains(&format!("<!-- {name} -->")) {
            let table =
                format!("{HEAD}{}", rows(Of::Minutes, &known[0].section, Language::English));
            reference = filled(&reference, &name, &table);
        }
    }
    let mut settings = HEAD.to_owned();
    let mut german = [String::new(), String::new()];
    for (file, german) in Of::ALL.into_iter().zip(&mut german) {
        for section in sections(file) {
            let [de, en] =
                [Language::German, Language::English].map(|one| heading(file, &section, one));
            if file == Of::Settings && !section.is_empty() {
                let why = file.meaning(&section[..section.len() - 1], section.last().unwrap());
                writeln!(settings, "| **`{en}`** | **`{de}`** | {} |", why.unwrap().en).unwrap();
                settings += &rows(file, &section, Language::English);
            }
            let table = rows(file, &section, Language::German);
            let title = if section.is_empty() {
                "Am Anfang der Datei".to_owned()
            } else {
                format!("`{de}`")
            };
            write!(german, "\n### {title}\n\n| Schlüssel | Bedeutung |\n|---|---|\n{table}")
                .unwrap();
        }
    }
    reference = filled(&reference, "settings", &settings);
    let keys = filled(&filled(&written[1], "minutes", &german[0]), "settings", &german[1]);
    if World::of_process().variable("RUNDMAIL_REWRITE").is_some() {
        fs::write(REFERENCE, &reference).unwrap();
        fs::write(KEYS, &keys).unwrap();
        return;
    }
    let same = [reference, keys] == written;
    assert!(same, "not up to date: RUNDMAIL_REWRITE=1 cargo test --test docs");
}

const HEAD: &str = "| key | Schlüssel | meaning |\n|---|---|---|\n";

/// The ways to the sections of a file, in its order.
fn sections(of: Of) -> Vec<Vec<&'static str>> {
    let mut all: Vec<_> = of.keys().into_iter().map(|known| known.section).collect();
    let mut seen = BTreeSet::new();
    all.retain(|section| seen.insert(section.clone()));
    all
}

/// `[meeting.online]`, `[[dates]]`
fn heading(of: Of, section: &[&'static str], language: Language) -> String {
    let names = (0..section.len())
        .map(|at| language.pick(keys::german_in(&section[..at], section[at]), section[at]));
    let way = names.collect::<Vec<_>>().join(".");
    let is_list = of.keys().iter().any(|known| {
        section.split_last() == Some((&known.key, &known.section))
            && matches!(known.takes, Takes::Entries)
    });
    if is_list { format!("[[{way}]]") } else { format!("[{way}]") }
}

/// A row for each key of a section; neighbours that mean the same share one.
fn rows(of: Of, section: &[&'static str], language: Language) -> String {
    let keys = of.keys();
    let own: Vec<&str> = keys
        .iter()
        .filter(|known| known.section == section && !known.key.is_empty())
        .map(|known| known.key)
        .collect();
    let meaning = |key: &str| of.meaning(section, key).unwrap().pick(language).replace('|', "\\|");
    let shared = own.chunk_by(|one, next| meaning(one) == meaning(next));
    let row = |keys: &[&'static str]| {
        let names = |german: bool| {
            let names =
                keys.iter().map(|key| if german { keys::german_in(section, key) } else { key });
            names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
        };
        let english = language.pick(String::new(), format!("{} | ", names(false)));
        format!("| {english}{} | {} |\n", names(true), meaning(keys[0]))
    };
    shared.map(row).collect()
}

/// The file with the table of rules.
const CHECKS: &str = "docs/checks.md";

/// The findings that show what a report looks like, as `tests/cases/careful-eye` has them.
const SHOWN: [&str; 2] = ["[text.other-day]", "[date.incomplete]"];

#[test]
fn the_table_of_rules_and_the_samples_are_true() {
    let written = fs::read_to_string(CHECKS).unwrap();
    let table = filled(&written, "regeln", &table());
    let german = filled(&table, "bericht", &sample("tests/cases/careful-eye/stderr.de"));
    let both = filled(&german, "report", &sample("tests/cases/careful-eye/stderr.en"));
    if World::of_process().variable("RUNDMAIL_REWRITE").is_some() {
        fs::write(CHECKS, &both).unwrap();
        return;
    }
    let same = both == written;
    assert!(same, "{CHECKS} is not up to date: RUNDMAIL_REWRITE=1 cargo test --test docs");
}

/// `text` with `content` between `<!-- NAME -->` and `<!-- /NAME -->`.
fn filled(text: &str, name: &str, content: &str) -> String {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = text.split_once(&open).unwrap();
    let (_, after) = rest.split_once(&close).unwrap();
    [before, &open, content, &close, after].concat()
}

/// A line for each rule, in the order of the names.
fn table() -> String {
    let mut all: Vec<_> = rules::all().collect();
    all.sort_by_key(|rule| rule.name);
    let mut table =
        "| Regel · rule | Stufe · level | warum | why |\n|---|---|---|---|\n".to_owned();
    for rule in all {
        let why = &explain::of(rule).unwrap().reason;
        let level = match (rule.severity, rule.fixed) {
            (Severity::Error, true) => "Fehler, fest · error, fixed",
            (Severity::Error, false) => "Fehler · error",
            (Severity::Warning, _) => "Warnung · warning",
            (Severity::Note, _) => "Hinweis · note",
        };
        writeln!(table, "| `{}` | {level} | {} | {} |", rule.name, why.de, why.en).unwrap();
    }
    table
}

/// Some findings of a report with its last lines, as a block of text.
fn sample(report: &str) -> String {
    let report = fs::read_to_string(report).unwrap();
    let mut shown = "```text\n".to_owned();
    for finding in report.split("\n\n").filter(|one| SHOWN.iter().any(|rule| one.contains(rule))) {
        shown += finding;
        shown += "\n\n";
    }
    let (_, summary) = report.rsplit_once("\n\n").unwrap();
    shown + summary.trim_end() + "\n```\n"
}

/// The options in each language, without the dashes.
fn options() -> [BTreeSet<String>; 2] {
    let german = names::OPTIONS.iter().map(|(_, german)| l10n::plain(german)).collect();
    [german, names::OPTIONS.iter().map(|(english, _)| (*english).to_owned()).collect()]
}

/// The options that a text mentions. `--ink:` and `var(--ink)` belong to style sheets.
fn named(text: &str) -> Vec<String> {
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '-';
    let starts = text.match_indices("--").filter(|(at, _)| {
        let before = text[..*at].chars().next_back();
        !before.is_some_and(|letter| is_name(letter) || letter == '(')
    });
    let names = starts.filter_map(|(at, _)| {
        let rest = &text[at + 2..];
        let name = &rest[..rest.find(|letter| !is_name(letter)).unwrap_or(rest.len())];
        let is_option =
            name.starts_with(char::is_alphabetic) && !rest[name.len()..].starts_with(':');
        is_option.then(|| name.to_owned())
    });
    names.collect()
}

/// Options of other programs that the documentation mentions.
const FOREIGN: &[&str] = &["path", "release", "locked", "target", "test"];

#[test]
fn the_documents_name_options_that_exist_in_their_language() {
    let [german, english] = options();
    let both: BTreeSet<String> = german.union(&english).cloned().collect();
    let checks = fs::read_to_string(CHECKS).unwrap();
    let (german_half, english_half) = checks.split_once("## In English").unwrap();
    let read = |file: &str| (file.to_owned(), fs::read_to_string(file).unwrap());
    let german_ones =
        ["LIESMICH.md", "docs/dateien.md", KEYS, "docs/it.md", "templates/start/de/minutes.toml"];
    let english_ones =
        ["docs/sending.md", "docs/files.md", "docs/templates.md", "docs/decisions.md"];
    let texts = german_ones.map(|file| (read(file), &german)).into_iter();
    let texts = texts.chain([((CHECKS.to_owned(), german_half.to_owned()), &german)]);
    let texts = texts.chain(english_ones.map(|file| (read(file), &english)));
    let texts = texts.chain([(read("templates/start/en/minutes.toml"), &english)]);
    // The table of rules speaks both languages, and so does the table of options.
    let texts = texts.chain([((CHECKS.to_owned(), english_half.to_owned()), &both)]);
    let texts = texts.chain([(read("README.md"), &both)]);
    let mut strays = Vec::new();
    let mut seen = 0;
    for ((file, text), known) in texts {
        for name in named(&text) {
            seen += 1;
            if !known.contains(&name) && !FOREIGN.contains(&&*name) {
                strays.push(format!("{file}: --{name}"));
            }
        }
    }
    assert!(seen > 50 && strays.is_empty(), "{strays:#?}");
    let readme = named(&fs::read_to_string("README.md").unwrap());
    for name in both {
        assert!(readme.contains(&name) || ["csv", "excel", "version"].contains(&&*name), "{name}");
    }
}

/// Words that occur in nearly every German sentence and in no English one.
const GERMAN_WORDS: &[&str] = &[
    "alle", "auf", "das", "der", "die", "ein", "eine", "einer", "fehlt", "ist", "mit", "nicht",
    "ohne", "oder", "pruefen", "senden", "sie", "und", "von", "wird", "zeigt", "zu", "zur",
];

#[test]
fn a_sentence_names_an_option_as_its_language_does() {
    let [german, english] = options();
    let mut strays = Vec::new();
    let mut seen = 0;
    for (file, text) in ["src", "crates"].into_iter().flat_map(sources) {
        if file.starts_with("src/cli") || file.ends_with("tests.rs") {
            continue;
        }
        for literal in literals(&text).into_iter().filter(|one| one.contains(' ')) {
            let names = named(&literal);
            let words = literal.to_lowercase();
            let mut words = words.split(|letter: char| !letter.is_alphanumeric());
            let is_german = words.any(|word| GERMAN_WORDS.contains(&word));
            let own = if is_german { &german } else { &english };
            let other = if is_german { &english } else { &german };
            seen += names.len();
            let wrong = names.iter().filter(|name| other.contains(*name) && !own.contains(*name));
            strays.extend(wrong.map(|name| format!("{file}: --{name} in {literal:?}")));
        }
    }
    for rule in rules::all() {
        let about = explain::of(rule).unwrap();
        let german = [&about.reason.de, &about.text.de].map(|text| (text, &german));
        let english = [&about.reason.en, &about.text.en].map(|text| (text, &english));
        for (text, known) in german.into_iter().chain(english) {
            let names = named(text);
            seen += names.len();
            let wrong = names.iter().filter(|name| !known.contains(*name));
            strays.extend(wrong.map(|name| format!("{}: --{name} in {text:?}", rule.name)));
        }
    }
    assert!(seen > 60 && strays.is_empty(), "{strays:#?}");
}

/// Every source file below a folder, with its text.
fn sources(folder: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            all.extend(sources(&name));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            all.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    all
}

/// The string literals of a source file, except those in comments.
fn literals(source: &str) -> Vec<String> {
    let code: Vec<&str> =
        source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n").replace("'\"'", "");
    let mut literals = Vec::new();
    let mut rest = code.as_str();
    while let Some((_, behind)) = rest.split_once('"') {
        let mut escaped = false;
        let end = behind.find(|letter| {
            let is_end = letter == '"' && !escaped;
            escaped = letter == '\\' && !escaped;
            is_end
        });
        let end = end.unwrap_or(behind.len());
        literals.push(behind[..end].to_owned());
        rest = behind.get(end + 1..).unwrap_or_default();
    }
    literals
}
