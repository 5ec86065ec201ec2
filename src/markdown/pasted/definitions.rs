//! `[1]: https://…` at the start of a line is the target of a link to Markdown, and vanishes. Where
//! no link uses it, somebody has typed a footnote.

use std::collections::HashMap;

/// How often each label in brackets stands in a text.
pub(super) struct Definitions(HashMap<String, usize>);

impl Definitions {
    pub fn of(text: &str) -> Self {
        let mut counts = HashMap::new();
        if text.lines().any(|line| label(line.trim_start()).is_some()) {
            for part in text.split('[').skip(1) {
                if let Some((label, _)) = part.split_once(']') {
                    *counts.entry(folded(label)).or_default() += 1;
                }
            }
        }
        Self(counts)
    }

    /// Does the label stand elsewhere too?
    pub fn is_used(&self, label: &str) -> bool {
        self.0.get(&folded(label)).is_some_and(|count| *count > 1)
    }
}

fn folded(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The label of the definition that a line would be.
pub(super) fn label(body: &str) -> Option<&str> {
    let (label, behind) = body.strip_prefix('[')?.split_once(']')?;
    (behind.starts_with(':') && !label.contains('[')).then_some(label)
}
