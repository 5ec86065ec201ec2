//! Lists of words in data files: `words/*.txt` of the crate that declares them.

use std::ops::Deref;
use std::sync::OnceLock;

use rustc_hash::FxHashSet;

/// In a list of so few entries one after the other is looked at.
const SHORT: usize = 12;

/// A list of an embedded file, parsed on first use.
///
/// `[NAME]` begins a list, each line is an entry, `#` begins a comment, and ` = ` separates the
/// halves of a pair. An entry that begins or ends with a space, or begins with one of these
/// characters, is written as `"…"`.
#[derive(Debug)]
pub struct WordList {
    /// Its lines.
    body: &'static str,
    entries: OnceLock<Vec<&'static str>>,
    set: OnceLock<FxHashSet<&'static str>>,
}

impl WordList {
    /// The list with this name in the text of a file; if the file has no such list, it is empty.
    ///
    /// In a static, the compiler finds the list.
    pub const fn new(text: &'static str, name: &str) -> Self {
        Self { body: body(text, name), entries: OnceLock::new(), set: OnceLock::new() }
    }

    /// Is this an entry?
    pub fn contains(&self, word: &str) -> bool {
        if self.len() <= SHORT {
            return <[&str]>::contains(self, &word);
        }
        self.set.get_or_init(|| self.iter().copied().collect()).contains(word)
    }

    /// Whether a word begins like an entry.
    pub fn begins(&self, word: &str) -> bool {
        self.iter().any(|start| word.starts_with(start))
    }

    /// Whether a word ends like an entry.
    pub fn ends(&self, word: &str) -> bool {
        self.iter().any(|end| word.ends_with(end))
    }

    /// Whether an entry is a part of a text.
    pub fn is_in(&self, text: &str) -> bool {
        self.iter().any(|entry| text.contains(entry))
    }

    /// The entries of a list of pairs, in halves.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.iter().filter_map(|entry| entry.split_once(" = "))
    }

    /// What is wrong with a file that is to hold these lists, in this order, or these classes: a
    /// name in capitals is that of a list.
    pub fn faults(text: &'static str, names: &[&str]) -> Vec<String> {
        let is_class = |name: &&str| name.chars().nth(1).is_some_and(char::is_lowercase);
        let classes = names.iter().any(is_class);
        let there = lists(text).map(|(name, _)| name).filter(|name| is_class(name) == classes);
        let there: Vec<_> = there.collect();
        let mut faults = Vec::new();
        if there != names {
            faults.push(format!("{there:?} are there, not {names:?}"));
        }
        for (name, body) in lists(text) {
            let words: Vec<_> = entries(body).collect();
            let is_pair = |word: &&&str| word.contains(" = ");
            let is_word = |word: &&&str| !is_pair(word) && !word.starts_with('~');
            let is_mixed =
                words.iter().any(|it| is_pair(&it)) && words.iter().any(|it| is_word(&it));
            if words.is_empty() || is_mixed {
                faults.push(format!("[{name}] is empty, or has pairs and words"));
            }
            let blank = body.lines().filter(|line| line.trim() != *line);
            let double = words.iter().enumerate().filter(|(at, word)| words[..*at].contains(word));
            let wrong = blank.chain(double.map(|(_, word)| *word));
            faults.extend(wrong.map(|word| format!("[{name}] {word:?} is there twice, or blank")));
        }
        faults
    }
}

impl Deref for WordList {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.entries.get_or_init(|| entries(self.body).collect())
    }
}

/// The lines of the list with this name; none if there is none.
const fn body(text: &'static str, name: &str) -> &'static str {
    let (bytes, name) = (text.as_bytes(), name.as_bytes());
    let (mut at, mut start) = (1, None);
    while at < bytes.len() {
        if bytes[at] == b'[' && bytes[at - 1] == b'\n' {
            match start {
                Some(start) => return text.split_at(at - 1).0.split_at(start).1,
                None if is_named(bytes, at + 1, name) => start = Some(at + name.len() + 2),
                None => {}
            }
        }
        at += 1;
    }
    match start {
        Some(start) => text.split_at(start).1,
        None => "",
    }
}

/// Whether this name and a bracket stand there.
const fn is_named(bytes: &[u8], from: usize, name: &[u8]) -> bool {
    let end = from + name.len();
    if end >= bytes.len() || bytes[end] != b']' {
        return false;
    }
    let mut at = 0;
    while at < name.len() && bytes[from + at] == name[at] {
        at += 1;
    }
    at == name.len()
}

/// The lists of a file: name and lines.
pub(crate) fn lists(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.split("\n[").skip(1).filter_map(|list| list.split_once(']'))
}

/// The entries in these lines.
pub(crate) fn entries(body: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = body.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.strip_prefix('"').and_then(|it| it.strip_suffix('"')).unwrap_or(line))
}

/// Declares the lists of one file of `words`, in its order: `"file.txt": pub(super) ONE, TWO: Kind { A, B }`.
///
/// `ONE` is a [`WordList`], `TWO` has a list for each value of an enum: `[(Kind, WordList); 2]`, in the file
/// `[TWO.A]` and `[TWO.B]`; a value may hold another, as in `No(Left)`. A test holds that the file has these and
/// no others; so there is one file in a module.
#[macro_export]
macro_rules! word_lists {
    (@list $vis:vis $name:ident) => {
        #[doc = "The list of this name."]
        $vis static $name: $crate::WordList = $crate::WordList::new(TEXT, stringify!($name));
    };
    (@list $vis:vis $name:ident $kind:ident $($value:ident $(($part:ident))?)+) => {
        #[doc = "The lists of this name."]
        $vis static $name: [($kind, $crate::WordList); [$(stringify!($value)),+].len()] = [$((
            $kind::$value $(($part))?,
            $crate::WordList::new(TEXT, $crate::word_lists!(@name $name $value $($part)?)),
        )),+];
    };
    (@name $name:ident $value:ident $($part:ident)?) => {
        concat!(stringify!($name), ".", stringify!($value) $(, "(", stringify!($part), ")")?)
    };
    (@names $name:ident) => { &[stringify!($name)] };
    (@names $name:ident $($value:ident $(($part:ident))?)+) => {
        &[$($crate::word_lists!(@name $name $value $($part)?)),+]
    };
    (
        $file:literal: $vis:vis
        $($name:ident $(: $kind:ident { $($value:ident $(($part:ident))?),+ $(,)? })?),+ $(,)?
    ) => {
        const TEXT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/words/", $file));
        $($crate::word_lists!(@list $vis $name $($kind $($value $(($part))?)+)?);)+

        #[cfg(test)]
        #[test]
        fn the_file_has_these_lists() {
            let names: &[&[&str]] =
                &[$($crate::word_lists!(@names $name $($($value $(($part))?)+)?)),+];
            let faults = $crate::WordList::faults(TEXT, &names.concat());
            assert!(faults.is_empty(), "{}: {faults:#?}", $file);
        }
    };
}

#[cfg(test)]
mod tests {
    use super::WordList;

    const TEXT: &str = "# A remark.\n\n[ONE]\n# Another.\nx y\n\" z \"\n\"#\"\n\n[TWO]\na = b c\n[BAD]\nx\nx\n y\n";

    #[test]
    fn entries_are_lines_and_pairs_have_halves() {
        assert_eq!(*WordList::new(TEXT, "ONE"), ["x y", " z ", "#"]);
        assert_eq!(WordList::new(TEXT, "TWO").pairs().collect::<Vec<_>>(), [("a", "b c")]);
        assert!(WordList::new(TEXT, "NONE").is_empty());
    }

    #[test]
    fn faults_of_a_file_are_found() {
        assert_eq!(WordList::faults(TEXT, &["ONE", "TWO", "BAD"]).len(), 2);
        assert_eq!(WordList::faults(TEXT, &["ONE", "BAD", "TWO"]).len(), 3);
        assert_eq!(WordList::faults("[A]\n[B]\n", &["A", "B"]).len(), 2);
    }
}
