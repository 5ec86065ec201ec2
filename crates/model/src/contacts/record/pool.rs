//! Texts and groups that many contacts share, each kept once.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::contacts::cell::placeholders::means_nothing;
use crate::contacts::cell::values::{fold, is_line_break, tidy};

/// What was read so far.
#[derive(Debug, Default)]
pub(in crate::contacts) struct Pool {
    texts: HashSet<Arc<str>>,
    /// The groups of each cell, by its text.
    groups: HashMap<Box<str>, Arc<[String]>>,
}

impl Pool {
    /// The text, shared with everybody who has it.
    pub(in crate::contacts) fn text(&mut self, text: String) -> Arc<str> {
        if let Some(known) = self.texts.get(text.as_str()) {
            return Arc::clone(known);
        }
        let text: Arc<str> = text.into();
        self.texts.insert(Arc::clone(&text));
        text
    }

    /// The groups of a cell, and further ones, shared with everybody who has the same.
    pub(in crate::contacts) fn more_groups(
        &mut self,
        cell: &str,
        marked: Vec<String>,
    ) -> Arc<[String]> {
        let key = [cell.to_owned()].into_iter().chain(marked.iter().cloned());
        let key = key.collect::<Vec<_>>().join("\u{1f}");
        if let Some(groups) = self.groups.get(key.as_str()) {
            return Arc::clone(groups);
        }
        let mut groups = groups(cell);
        for name in marked {
            if !groups.iter().any(|known| fold(known) == fold(&name)) {
                groups.push(name);
            }
        }
        let groups: Arc<[String]> = groups.into();
        self.groups.insert(key.into(), Arc::clone(&groups));
        groups
    }

    /// The groups of a cell, shared with everybody who has the same cell.
    pub(in crate::contacts) fn groups(&mut self, cell: &str) -> Arc<[String]> {
        if let Some(groups) = self.groups.get(cell) {
            return Arc::clone(groups);
        }
        let groups: Arc<[String]> = groups(cell).into();
        self.groups.insert(cell.into(), Arc::clone(&groups));
        groups
    }
}

/// The groups of a cell without duplicates: separated by commas, semicolons, bars, line breaks or
/// Google's `:::`. Google marks its own groups with an asterisk.
pub(in crate::contacts) fn groups(raw: &str) -> Vec<String> {
    let (mut groups, mut known) = (Vec::new(), HashSet::new());
    // Mailchimp puts each tag in quotation marks.
    let raw = raw.trim();
    let quoted = raw.len() > 1 && raw.starts_with('"') && raw.ends_with('"');
    let raw = if quoted { &raw.replace('"', ";") } else { raw };
    for part in raw.split(|c| matches!(c, ',' | ';' | '|') || is_line_break(c)) {
        for name in part.split(":::") {
            let name = tidy(name.trim().trim_start_matches("* "));
            if !name.is_empty() && !means_nothing(&name) && known.insert(fold(&name)) {
                groups.push(name);
            }
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_split_as_each_program_writes_them() {
        assert_eq!(groups("kerngruppe, netzwerk"), ["kerngruppe", "netzwerk"]);
        assert_eq!(groups("Netzwerk ::: * myContacts"), ["Netzwerk", "myContacts"]);
        assert_eq!(groups("Netzwerk;NETZWERK;;Presse\nRat"), ["Netzwerk", "Presse", "Rat"]);
        assert!(groups(" ; ").is_empty());
    }
}
