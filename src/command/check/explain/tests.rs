//! The examples are true: the wrong part is found by its rule, and the right one is not.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::*;
use crate::check;
use crate::contacts;
use crate::diagnostic::Findings;
use crate::document::pictures;
use crate::workspace::{Workspace, files};

/// What a workspace has that an example does not mention.
const TITLE: &str = "titel = \"Treffen im September\"\n";
const KIND: &str = "art = \"protokoll\"\n";
const INTRO: &str = "einleitung = \"Kurz und gut.\"\n";
const MEETING: &str = "[sitzung]\ndatum = 2026-09-17\n";

/// The rules of all findings in the files of an example.
fn found(snippet: &str) -> BTreeSet<&'static str> {
    let sandbox = tempfile::tempdir().unwrap();
    let folder = sandbox.path().join("w");
    fs::create_dir_all(folder.join("anlagen")).unwrap();
    let put = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
    for name in ["folien.pdf", "plakat.png", "anlagen/folien.pdf", "anlagen/weitere-folien.pdf"] {
        put(name, "%PDF");
    }
    put("antrag.docm", "PK");
    put("leer.pdf", "");
    put("film.txt", &"Film ".repeat(1_000));
    let picture = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/contract/logo.svg");
    fs::copy(picture, folder.join("wappen.svg")).unwrap();
    fs::create_dir(sandbox.path().join("bilder")).unwrap();
    fs::copy(picture, sandbox.path().join("bilder/wappen.svg")).unwrap();
    put("kontakte.csv", "E-Mail;Name\nkim@verein.example;Kim Probe\n");
    put("rundmail.toml", "");
    put("2026-09-17.toml", &completed(""));
    for (name, text) in parts(snippet) {
        let is_minutes = name.starts_with("20");
        put(&name, &if is_minutes { completed(&text) } else { text });
    }
    look(&folder)
}

/// The files of a snippet with their texts.
fn parts(snippet: &str) -> Vec<(String, String)> {
    let mut parts = vec![("2026-09-17.toml".to_owned(), String::new())];
    for line in snippet.lines() {
        match line.strip_prefix("# ") {
            Some(name) => parts.push((name.to_owned(), String::new())),
            None => {
                let (_, text) = parts.last_mut().unwrap();
                *text += line;
                text.push('\n');
            }
        }
    }
    parts
}

/// A minutes file, completed with what the example leaves out.
fn completed(text: &str) -> String {
    let head_end = text.find("\n[").map_or(text.len(), |at| at + 1);
    let head_end = if text.starts_with('[') { 0 } else { head_end };
    let (head, rest) = text.split_at(head_end);
    let mut whole = head.to_owned();
    let lacks =
        |text: &str, german: &str, english: &str| !text.contains(german) && !text.contains(english);
    if lacks(head, "titel = ", "title = ") {
        whole += TITLE;
    }
    if lacks(head, "art = ", "kind = ") {
        whole += KIND;
    }
    // An empty file would have a finding of its own.
    if lacks(text, "einleitung = ", "intro = ") && lacks(text, "text = \"\"", "[[anlagen]]") {
        whole += INTRO;
    }
    if lacks(rest, "[sitzung]", "[meeting]") {
        whole += MEETING;
    }
    whole + rest
}

fn look(folder: &Path) -> BTreeSet<&'static str> {
    let mut findings = Findings::new();
    let mut workspaces = Vec::new();
    for file in files::candidates(folder) {
        workspaces.extend(Workspace::read(&file).report_to(&mut findings));
    }
    for workspace in &workspaces {
        findings.extend(check::minutes(workspace));
        findings.extend(check::sending(workspace));
        let other = folder.join("kontakte.csv");
        let named = workspace.settings.contacts.file.is_some();
        let list = contacts::open(&workspace.settings, (!named).then_some(&*other), false);
        findings.extend(list.findings);
        findings.extend(pictures::load(&workspace.settings).findings);
    }
    let mailings: Vec<_> = workspaces.iter().map(check::Mailing::of).collect();
    findings.extend(check::mailings(&mailings));
    findings.iter().map(|finding| finding.rule.name).collect()
}

#[test]
fn what_an_example_calls_wrong_is_found_by_its_rule_alone() {
    let mut faults = Vec::new();
    for (rule, explanation) in every() {
        let Some(example) = explanation.example.as_ref().filter(|example| example.tried) else {
            continue;
        };
        for language in [Language::German, Language::English] {
            let found = |lines| found(&snippet::in_language(lines, language));
            let (wrong, right) = (found(&example.wrong), found(&example.right));
            let more: Vec<_> = wrong.difference(&right).copied().collect();
            if more != [rule.name] {
                faults.push(format!("{} {language:?}: {more:?}", rule.name));
            }
            let lost: Vec<_> = right.difference(&wrong).collect();
            if !lost.is_empty() {
                faults.push(format!("{} {language:?}: mended, but {lost:?}", rule.name));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
