//! Every rule that the code finds something by is in the table.

use std::collections::BTreeSet;

use super::sources::{File, files};

/// The rule names that stand behind `Diagnostic::error(` and the like in a file.
fn rules(file: &File) -> Vec<String> {
    let code: String = file.code().map(|(_, line)| line.trim()).collect::<Vec<_>>().join(" ");
    let mut rules = Vec::new();
    for maker in
        ["Diagnostic::error(", "Diagnostic::warning(", "Diagnostic::note(", "severity, ", "lack("]
    {
        for (at, _) in code.match_indices(maker) {
            let rest = code[at + maker.len()..].trim_start();
            let name = rest.strip_prefix('"').and_then(|open| open.split('"').next());
            rules.extend(name.map(str::to_owned));
        }
    }
    rules
}

#[test]
fn every_rule_is_in_the_table() {
    let known: BTreeSet<&str> = rundmail::rules::names().collect();
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| !file.is_test()) {
        for rule in rules(file).iter().filter(|rule| !known.contains(rule.as_str())) {
            faults.push(format!("src/{} makes `{rule}`: add it to src/rules/", file.path));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
