//! What each rule is for, in both languages, with an example and its correction.
//!
//! The texts are data: `rules/SUBJECT.toml` has a table for each rule of that subject. They stand
//! apart from `templates/`, which offices may replace, and are read only by `check --explain` and
//! by what writes `docs/checks.md`. In a text, a line break counts as a space.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, Serialize};

use super::{Rule, TABLES};
use crate::l10n::Language;

/// The explanation of one rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    /// Why the rule exists, in one line.
    pub reason: Both,
    /// What it finds and what to do about it.
    pub text: Both,
    /// An example, or `None` where the rule is not about a file that people write.
    pub example: Option<Example>,
}

/// A text in both languages.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Both {
    /// The German text.
    #[serde(deserialize_with = "paragraph")]
    pub de: String,
    /// The English text.
    #[serde(deserialize_with = "paragraph")]
    pub en: String,
}

impl Both {
    /// The text in this language.
    pub fn pick(&self, language: Language) -> &str {
        language.pick(&self.de, &self.en)
    }
}

/// Lines of a file, wrong and corrected, with German keys. `# NAME` begins another file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Lines in which the rule finds something.
    #[serde(deserialize_with = "lines")]
    pub wrong: String,
    /// Lines in which it finds nothing.
    #[serde(deserialize_with = "lines")]
    pub right: String,
    /// Whether a test runs the example. False where it needs more than the files shown.
    #[serde(default = "yes")]
    pub tried: bool,
}

fn yes() -> bool {
    true
}

fn paragraph<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(lines(deserializer)?.replace('\n', " "))
}

fn lines<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(String::deserialize(deserializer)?.trim_end_matches('\n').to_owned())
}

type Subject = BTreeMap<String, Explanation>;

/// The explanation of a rule. A test proves that every rule has one.
pub fn of(rule: &Rule) -> Option<&'static Explanation> {
    static READ: LazyLock<BTreeMap<&str, Subject>> = LazyLock::new(|| {
        let read = |text| toml::from_str(text).unwrap_or_default();
        let texts = TABLES.into_iter().flat_map(|table| table.texts);
        texts.map(|(subject, text)| (*subject, read(text))).collect()
    });
    let (subject, name) = rule.name.split_once('.')?;
    READ.get(subject)?.get(name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::rules;

    fn every() -> impl Iterator<Item = (&'static Rule, &'static Explanation)> {
        rules::all().map(|rule| (rule, of(rule).unwrap_or_else(|| panic!("{}", rule.name))))
    }

    #[test]
    fn every_rule_is_explained_once_and_nothing_else() {
        let mut explained = BTreeSet::new();
        for (subject, text) in TABLES.into_iter().flat_map(|table| table.texts) {
            let rules: Subject = toml::from_str(text)
                .unwrap_or_else(|error| panic!("rules/{subject}.toml: {error}"));
            explained.extend(rules.into_keys().map(|name| format!("{subject}.{name}")));
        }
        let rules: BTreeSet<String> = rules::names().map(str::to_owned).collect();
        let lacking: Vec<_> = rules.difference(&explained).collect();
        let stray: Vec<_> = explained.difference(&rules).collect();
        assert!(
            lacking.is_empty() && stray.is_empty(),
            "not in rules/: {lacking:?}; no rule: {stray:?}"
        );
    }

    #[test]
    fn every_text_is_a_sentence_and_every_reason_a_line() {
        for (Rule { name, .. }, Explanation { reason, text, .. }) in every() {
            for text in [&reason.de, &reason.en, &text.de, &text.en] {
                assert!(text.ends_with('.') || text.ends_with(".)"), "{name}: {text}");
                assert!(!text.contains("  ") && !text.starts_with(' '), "{name}: {text}");
            }
            for reason in [&reason.de, &reason.en] {
                assert!(reason.chars().count() <= 100, "{name}: {reason}");
            }
        }
    }

    #[test]
    fn most_rules_have_an_example_that_is_tried() {
        let examples = || every().filter_map(|(_, explanation)| explanation.example.as_ref());
        let tried = examples().filter(|example| example.tried).count();
        assert!(tried >= 70, "{tried}");
        assert!(examples().count() >= 140);
    }
}
