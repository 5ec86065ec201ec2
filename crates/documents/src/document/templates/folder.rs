//! Reads the office's own templates.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::builtin::BUILTIN;
use super::messages::Message;
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::l10n;
use crate::minutes::LanguageTag;
use crate::rules;
use crate::source::{Source, Span};
use crate::workspace::read_text;

/// The name of the folder in the workspace.
pub(super) const NAME: &str = "templates";

/// The extensions of templates; other files in the folder are ignored.
const ENDINGS: &[&str] = &["html", "css", "txt", "typ", "toml"];

/// All templates in `folder`, by name; a missing folder counts as empty.
pub(super) fn read(folder: &Path) -> Checked<BTreeMap<String, Arc<Source>>> {
    let mut findings = Findings::new();
    let mut own = BTreeMap::new();
    for name in names(folder) {
        if let Some(source) = read_text(&folder.join(&name)).report_to(&mut findings) {
            own.insert(name, source);
        }
    }
    findings.extend(own.iter().filter_map(|(name, source)| unused(name, source, &own)));
    Checked::new(own, findings)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        // Anything else, such as a pipe, is reported when it is read.
        .filter(|entry| !entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.'))
        .filter(|name| name.rsplit_once('.').is_some_and(|(_, end)| ENDINGS.contains(&end)))
        .collect();
    names.sort();
    names
}

/// A file that neither replaces a built-in one nor is included by another is probably misspelt.
fn unused(
    name: &str,
    source: &Arc<Source>,
    own: &BTreeMap<String, Arc<Source>>,
) -> Option<Diagnostic> {
    let known = BUILTIN.iter().any(|file| file.name == name) || is_words(name);
    let named = || {
        let quoted = [format!("\"{name}\""), format!("'{name}'")];
        let mut others = own.iter().filter(|(other, _)| *other != name);
        others.any(|(_, other)| quoted.iter().any(|quoted| other.text().contains(quoted)))
    };
    if known || named() {
        return None;
    }
    let finding = rules::template::UNUSED.finds(Message::Unused { name: name.to_owned() });
    let near = l10n::nearest(name, BUILTIN.iter().map(|file| file.name)).map(str::to_owned);
    let help = near.map_or(Message::ListThem, |near| Message::DidYouMean { near });
    Some(finding.at(Span::file(source)).help(help))
}

/// `words.uk.toml`: the fixed words of a language.
fn is_words(name: &str) -> bool {
    let tag = name.strip_prefix("words.").and_then(|rest| rest.strip_suffix(".toml"));
    tag.is_some_and(|tag| {
        LanguageTag::of_code(tag).is_some_and(|language| language.as_str() == tag)
    })
}
