//! Finds the attachment that a sentence refers to, by comparing words with titles and file names.

use std::collections::BTreeSet;

use german::{Class, Classes, folded, stem};

use crate::minutes::Attachment;

/// The distinctive words of an attachment.
#[derive(Debug)]
pub(super) struct Title {
    words: BTreeSet<String>,
    /// The synonyms of these words, by the number of their group.
    groups: BTreeSet<usize>,
    /// Title and file name in [`plain`] form.
    whole: Vec<String>,
}

german::word_lists! { "papers.txt": SAME }

impl Title {
    pub(super) fn of(attachment: &Attachment) -> Self {
        let path = attachment.path();
        let name = path.as_ref().and_then(|path| path.file_stem());
        let name = name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let title = &attachment.title.value;
        let words: BTreeSet<String> = stems(title).chain(stems(&name)).collect();
        let groups = words.iter().filter_map(|word| group(word)).collect();
        let whole = [plain(title), plain(&name)];
        let telling = |whole: &String| whole.chars().count() >= 3;
        Self { words, groups, whole: whole.into_iter().filter(telling).collect() }
    }

    /// Those of `words`, as given by [`stems`], that are among its own or similar to one.
    pub(super) fn shared<'a>(&self, words: &'a BTreeSet<String>) -> BTreeSet<&'a str> {
        let is_own = |word: &&String| {
            self.words.iter().any(|own| alike(own, word))
                || group(word).is_some_and(|group| self.groups.contains(&group))
        };
        words.iter().filter(is_own).map(String::as_str).collect()
    }

    /// Whether it is the document for something with that title: all words of the other title are
    /// among its own.
    pub(super) fn is_of(&self, other: &str) -> bool {
        let mut words = stems(other).peekable();
        words.peek().is_some() && words.all(|word| self.words.contains(&word))
    }

    /// Whether the text, in [`plain`] form, contains the whole title or the file name.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.whole.iter().any(|whole| {
            text.match_indices(whole.as_str()).any(|(at, _)| {
                let edge = |c: Option<char>| c.is_none_or(|c| c == ' ');
                edge(text[..at].chars().next_back())
                    && edge(text[at + whole.len()..].chars().next())
            })
        })
    }

    /// The number with which the title begins: „Anlage 3: Satzung“.
    pub(super) fn number(&self) -> Option<u32> {
        let name = |word: &&str| word.starts_with("anlage") || word.starts_with("anhang");
        self.whole.iter().find_map(|whole| {
            let mut words = whole.split(' ');
            words.next().filter(name)?;
            words.next()?.parse().ok()
        })
    }
}

/// The group of synonyms that a word belongs to.
fn group(word: &str) -> Option<usize> {
    SAME.iter().position(|group| group.split(' ').any(|one| word.ends_with(one)))
}

/// Whether it is the same word, or part of a compound („Übersichtsflyer“, „Flyer“).
fn alike(own: &str, word: &str) -> bool {
    let part = |long: &str, short: &str| {
        short.chars().count() >= 5 && (long.starts_with(short) || long.ends_with(short))
    };
    own == word || part(own, word) || part(word, own)
}

/// The words and numbers, folded, with single spaces between them.
pub(super) fn plain(text: &str) -> String {
    let folded = folded(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The significant words of a text, without their endings.
pub(super) fn stems(text: &str) -> impl Iterator<Item = String> {
    let words = plain(text);
    let words: Vec<String> = words
        .split(' ')
        .map(stem)
        .filter(|stem| stem.chars().count() >= 3 && !Classes::of(stem).has(Class::Common))
        .filter(|stem| !stem.bytes().all(|byte| byte.is_ascii_digit()))
        .map(str::to_owned)
        .collect();
    words.into_iter()
}
