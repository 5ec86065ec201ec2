//! Where a key belongs, in the spelling of its file.

use std::sync::Arc;

use super::keys::{self, Spelling};
use crate::l10n::{Language, copied, messages, one_of, quoted};

/// The path of a section from the top of the file: English keys; empty for the top itself.
pub(super) type Path = Vec<&'static str>;

messages! {
    /// What to do about a key in a section that does not know it.
    pub(super) enum KeyHelp {
        AtTop { key: Key as copied(Key::name) } =
            "`{key}` gehört an den Anfang der Datei, über den ersten Abschnitt in eckigen Klammern.",
            "`{key}` belongs at the top of the file, above the first section in square brackets.";
        Below { key: Key as copied(Key::name), homes: Vec<Heading> as one_of } =
            "`{key}` gehört unter {homes}.",
            "`{key}` belongs under {homes}.";
        Meant { key: Key as copied(Key::name) } = "Meinten Sie `{key}`?", "Did you mean `{key}`?";
        MeantElsewhere { key: Key as copied(Key::name), home: Arc<KeyHelp> } =
            "Meinten Sie `{key}`? {home}",
            "Did you mean `{key}`? {home}";
        Possible(keys: Vec<Key> as names) =
            "Möglich sind hier {keys}.",
            "Possible keys here are {keys}.";
    }

    impl Key as key = fn(language) { key.quoted(language) };

    impl Heading as heading = fn(language) { heading.text(language) };
}

/// A key in the words of the file that it belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    english: &'static str,
    german: &'static str,
    spelling: Spelling,
}

impl Key {
    /// The key `key` in the section with this path.
    pub(super) fn new(key: &'static str, path: &[&'static str], spelling: Spelling) -> Self {
        Self { english: key, german: keys::german_in(path, key), spelling }
    }

    /// „`titel`“; both names for a German reader where the file does not show which one it uses.
    fn quoted(self, reader: Language) -> String {
        let Self { english: key, german, .. } = self;
        if reader == Language::German && !self.spelling.is_known() && german != key {
            return format!("`{german}` (`{key}`)");
        }
        format!("`{}`", self.name(reader))
    }

    pub(super) fn name(self, reader: Language) -> &'static str {
        self.spelling.language(reader).pick(self.german, self.english)
    }
}

fn names(keys: &[Key], reader: Language) -> String {
    quoted(&keys.iter().map(|key| key.name(reader)).collect::<Vec<_>>(), reader)
}

/// `[sitzung.online]`, `[[termine]]`
#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub(super) path: Path,
    pub(super) is_entry: bool,
    pub(super) spelling: Spelling,
}

impl Heading {
    fn text(&self, reader: Language) -> String {
        let path = self.path.iter().map(|key| self.spelling.name(key, reader));
        let path = path.collect::<Vec<_>>().join(".");
        if self.is_entry { format!("[[{path}]]") } else { format!("[{path}]") }
    }
}
