//! In Markdown, `[1]: https://…` at the start of a line defines the target of a link and
//! disappears. Where no link uses it, or it is not an address, it is a footnote.

use std::collections::HashSet;

use crate::markdown::ReferenceKind;
use crate::markdown::links::{completed, is_safe_link};

/// The labels that occur in brackets other than in definitions.
pub(super) struct Definitions(HashSet<String>);

impl Definitions {
    pub(super) fn of(text: &str) -> Self {
        let mut used = HashSet::new();
        if text.lines().any(|line| definition(line.trim_start()).is_some()) {
            for part in text.split('[').skip(1) {
                if let Some((label, _)) = part.split_once(']').filter(|one| !one.1.starts_with(':'))
                {
                    used.insert(folded(label));
                }
            }
        }
        Self(used)
    }

    /// Whether the line would disappear although it is a footnote.
    pub(super) fn is_footnote(&self, body: &str) -> bool {
        definition(body).is_some_and(|(label, target)| {
            let is_used = self.0.contains(&folded(label));
            let is_target = ReferenceKind::of(target).is_some() || is_safe_link(&completed(target));
            !(is_used && is_target)
        })
    }
}

fn folded(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The label and the target, if a line could be a definition.
fn definition(body: &str) -> Option<(&str, &str)> {
    let (label, behind) = body.strip_prefix('[')?.split_once("]:")?;
    let target = behind.split_whitespace().next().unwrap_or_default();
    (!label.contains(['[', ']'])).then_some((label, target.trim_matches(['<', '>'])))
}
