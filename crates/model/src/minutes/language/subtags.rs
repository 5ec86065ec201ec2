//! What follows the language in a BCP 47 tag: script, region, variants, private use.

use std::fmt;

use unicode_script::Script;

german::word_lists! { "subtags.txt": REGIONS, MORE_SCRIPTS, VARIANTS, EASY }

/// The known subtags behind a language, in lower case.
pub(super) struct Rest<'a>(Vec<&'a str>);

impl<'a> Rest<'a> {
    /// The subtags in `folded`, in lower case; `None` where one of them is not known or out of
    /// order (RFC 5646, 2.1).
    pub(super) fn of(folded: &'a str) -> Option<Self> {
        let subtags: Vec<&str> = folded.split(['-', '_']).collect();
        let mut last = Part::Script;
        for subtag in &subtags {
            let part = match last {
                Part::Private if is_private(subtag) => Part::Private,
                _ => Part::of(subtag)?,
            };
            if part < last {
                return None;
            }
            last = part;
        }
        (subtags.last() != Some(&"x")).then_some(Self(subtags))
    }

    /// Whether one of them asks for an easy form.
    pub(super) fn is_easy(&self) -> bool {
        self.0.iter().any(|subtag| EASY.contains(subtag))
    }
}

/// In canonical form: `-Hant-TW`.
impl fmt::Display for Rest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for subtag in &self.0 {
            match Part::of(subtag) {
                Some(Part::Region) => write!(f, "-{}", subtag.to_uppercase())?,
                Some(Part::Script) => write!(f, "-{}", capitalised(subtag))?,
                _ => write!(f, "-{subtag}")?,
            }
        }
        Ok(())
    }
}

/// The kinds of subtags, in their order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Script,
    Region,
    Variant,
    Private,
}

impl Part {
    fn of(subtag: &str) -> Option<Self> {
        let is_script = |name: &str| {
            MORE_SCRIPTS.contains(name) || Script::from_short_name(&capitalised(name)).is_some()
        };
        match subtag {
            "x" => Some(Self::Private),
            _ if subtag.len() == 4 && is_script(subtag) => Some(Self::Script),
            _ if REGIONS.contains(subtag) => Some(Self::Region),
            _ if VARIANTS.contains(subtag) || EASY.contains(subtag) => Some(Self::Variant),
            _ => None,
        }
    }
}

fn is_private(subtag: &str) -> bool {
    (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect()
    })
}
