//! The languages of documents and contacts.

mod help;
mod subtags;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::l10n::{Language, typo_of};
pub use help::Suggestion;
use subtags::Rest;

german::word_lists! { "languages.txt": LANGUAGES, AMBIGUOUS, BESIDE }

/// Tag; further codes; German name, English name, and what else people write.
type Row = (&'static str, &'static str, &'static str);

/// Every language, by its tag.
static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let row = |(codes, called): (&'static str, _)| {
        let (tag, further) = codes.split_once(' ').unwrap_or((codes, ""));
        (tag, further, called)
    };
    LANGUAGES.pairs().map(row).collect()
});

/// A known language, as its primary BCP 47 subtag in lower case: `de`, `uk`, `ar`; or easy German
/// („Leichte Sprache“), `de-simple`, with a variant that is registered for it (RFC 5646, 3.1).
///
/// Regions and scripts are dropped: a contact who asks for `de-AT` gets the `de` edition. One
/// language has one tag, whichever of its codes was given: `ukr` and `UA` are `uk`, and `de-leicht`
/// is `de-simple`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct LanguageTag(&'static str);

impl<'de> serde::Deserialize<'de> for LanguageTag {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(from)?;
        let unknown = || serde::de::Error::custom(format!("`{tag}` is not a language"));
        Self::parse(&tag).ok_or_else(unknown)
    }
}

/// The languages that a cell of a list asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// These languages, the preferred one first.
    Known(Vec<LanguageTag>),
    /// One of these: the code belongs to both a language and a country (`SE`), or to a country with
    /// several languages.
    OneOf(Vec<LanguageTag>),
    /// No known language.
    Unknown,
}

impl LanguageTag {
    /// The tag for `written`: a BCP 47 tag, another code of the language, or its name in German, in
    /// English, or in itself. `None` where it stands for no language, or for several.
    pub fn parse(written: &str) -> Option<Self> {
        if let Some(tag) = Self::of_code(written) {
            return Some(tag);
        }
        let folded = fold(written);
        let named = NAMES.known.get(&words(&folded).join(" "));
        named.cloned().or_else(|| regional(&folded))
    }

    /// The tag for a language code in the name of a file: `uk`, `ukr`, `UA`.
    pub fn of_code(written: &str) -> Option<Self> {
        CODES.get(written.trim().to_lowercase().as_str()).cloned()
    }

    /// The languages that a cell asks for, as people write them in lists: `UKR`, „arab.“,
    /// „Ukrainisch/Russisch“, `فارسی`, `de-AT`.
    pub fn wished(written: &str) -> Wish {
        let folded = fold(written);
        if let Some(tag) = NAMES.known.get(&words(&folded).join(" ")) {
            return Wish::Known(vec![tag.clone()]);
        }
        let mut tags = Vec::new();
        for part in folded.split([',', ';', '/', '|', '+', '&', '\n']) {
            let found = match regional(part) {
                Some(tag) => Wish::Known(vec![tag]),
                None => in_words(part),
            };
            match found {
                Wish::Known(found) => tags.extend(found),
                other => return other,
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        tags.retain(|tag| seen.insert(tag.clone()));
        easy_first(&mut tags);
        if tags.is_empty() { Wish::Unknown } else { Wish::Known(tags) }
    }

    /// The tag of a passage in another language, with its script and region in canonical form
    /// (RFC 5646, 2.1.1): `sr-Latn`, `zh-Hant`, `uk`.
    pub fn of_passage(written: &str) -> Option<String> {
        let tag = Self::parse(written)?;
        let folded = fold(written);
        let rest = folded.split_once(['-', '_']).filter(|_| !tag.is_easy());
        let rest = rest.and_then(|(_, rest)| Rest::of(rest));
        Some(rest.map_or_else(|| tag.to_string(), |rest| format!("{tag}{rest}")))
    }

    /// The language of which this is the easy form.
    pub fn base(&self) -> Option<Self> {
        self.0.split_once('-').map(|(language, _)| Self(language))
    }

    /// Whether it is German, in its easy form or in any other.
    pub fn is_german(&self) -> bool {
        self.0.split('-').next() == Some("de")
    }

    /// Whether it is the easy form of a language („Leichte Sprache“), which is set otherwise.
    pub fn is_easy(&self) -> bool {
        self.base().is_some()
    }

    /// The tag that was probably meant by one that is not known: `de-simple` for `de-simpel`.
    pub fn nearest(written: &str) -> Option<Self> {
        let folded = fold(written);
        let long = CODES.keys().filter(|code| code.len() > 4).copied();
        if let Some(code) = typo_of(&folded, long) {
            return CODES.get(code).cloned();
        }
        let language = folded.split(['-', '_']).next().unwrap_or_default();
        let code = |code: &str| CODES.get(code).cloned();
        let near = |language| Self::near(written, language).and_then(Self::parse);
        let begins = || folded.get(..2).filter(|_| folded.chars().count() == 3).and_then(code);
        let known = code(language).or_else(|| near(Language::German));
        known.or_else(|| near(Language::English)).or_else(begins)
    }

    /// The name of the language of which `written` is a misspelling: „Ukranisch“.
    pub fn near(written: &str, language: Language) -> Option<&'static str> {
        let names = ROWS.iter().map(|row| own_name(row, language));
        typo_of(written, names)
    }

    /// The name of the language: „Ukrainisch“, "Ukrainian".
    pub fn name(&self, language: Language) -> &'static str {
        let row = ROWS.iter().find(|(tag, ..)| *tag == self.0);
        row.map_or(self.0, |row| own_name(row, language))
    }

    /// German, the default language of a text.
    pub fn german() -> Self {
        Self("de")
    }

    /// The tag itself.
    pub fn as_str(&self) -> &'static str {
        self.0
    }

    /// Whether it is written from right to left.
    pub fn is_right_to_left(&self) -> bool {
        #[rustfmt::skip]
        const LEFT: &[&str] = &[
            "ar", "fa", "he", "ur", "ps", "ckb", "dv", "yi", "sd", "ug", "haz", "bal", "ks", "syr", "aii",
        ];
        LEFT.contains(&self.0)
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// The table, indexed by codes.
static CODES: LazyLock<HashMap<&'static str, LanguageTag>> = LazyLock::new(|| {
    let mut codes = HashMap::new();
    for (tag, further, _) in ROWS.iter() {
        let tag = LanguageTag(tag);
        codes.extend(further.split_whitespace().map(|code| (code, tag.clone())));
        codes.insert(tag.0, tag);
    }
    codes
});

/// The table, indexed by what people write, folded. Files are named by codes alone: most runs need
/// no names.
struct Names {
    known: HashMap<String, LanguageTag>,
    either: HashMap<String, Vec<LanguageTag>>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for (tag, _, called) in ROWS.iter() {
        for name in called.split(',') {
            let mut add = |spelling: &str| {
                known.insert(words(&fold(spelling)).join(" "), LanguageTag(tag));
            };
            add(name);
            if !name.is_ascii() {
                add(&written_out(name));
            }
        }
    }
    let tags = |tags: &'static str| tags.split(' ').map(LanguageTag).collect();
    let either = AMBIGUOUS.pairs().map(|(word, one_of)| (fold(word), tags(one_of))).collect();
    Names { known, either }
});

/// The folded form that all spellings of a name share: no case, accents or vowel points.
fn fold(written: &str) -> String {
    let plain = |c: char| match c {
        'ı' => 'i',
        'ی' | 'ى' => 'ي',
        'ک' => 'ك',
        other => other,
    };
    let kept =
        |c: &char| !is_combining_mark(*c) && !matches!(c, '\u{640}' | '\u{200c}' | '\u{200d}');
    if written.is_ascii() {
        let plain = written.trim().chars().filter(|c| !matches!(c, '\'' | '`'));
        return plain.map(|c| c.to_ascii_lowercase()).collect();
    }
    let lower = written.trim().nfkd().flat_map(char::to_lowercase).nfkd();
    lower.filter(kept).map(plain).filter(|c| !matches!(c, '\'' | '’' | 'ʻ' | '`')).collect()
}

/// The name with umlauts written out: „Tuerkisch“.
fn written_out(name: &str) -> String {
    name.to_lowercase().replace('ä', "ae").replace('ö', "oe").replace('ü', "ue")
}

fn words(folded: &str) -> Vec<&str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// The language of a regional tag: `de-AT`, `pt_BR`, `zh-Hant-TW`. Region and script are ignored,
/// but must exist; `de-AT-x-leicht` is easy German.
fn regional(folded: &str) -> Option<LanguageTag> {
    let folded = folded.trim();
    let (language, rest) = folded.split_once(['-', '_'])?;
    let tag = CODES.get(language)?;
    let rest = Rest::of(rest)?;
    let easy = LanguageTag("de-simple");
    Some(if rest.is_easy() && easy.base().as_ref() == Some(tag) { easy } else { tag.clone() })
}

/// „Deutsch (leicht)“ asks for easy German, and for German where there is none.
fn easy_first(tags: &mut [LanguageTag]) {
    let easy = tags.iter().position(LanguageTag::is_easy);
    let base = easy.and_then(|easy| tags.get(easy)).and_then(LanguageTag::base);
    let base = base.and_then(|base| tags.iter().position(|tag| *tag == base));
    if let (Some(easy), Some(base)) = (easy, base)
        && base < easy
    {
        tags.swap(base, easy);
    }
}

/// The languages named one after the other. Parentheses behind a language that hold no other one
/// only describe it: „Arabisch (Syrien)“.
fn in_words(part: &str) -> Wish {
    let (outer, inner): (Vec<&str>, Vec<&str>) = match part.split_once('(') {
        Some((outer, inner)) => (words(outer), words(inner)),
        None => (words(part), Vec::new()),
    };
    let mut tags = match named(&outer, part.contains('.')) {
        Wish::Known(tags) => tags,
        other => return other,
    };
    if let Wish::Known(more) = named(&inner, false) {
        tags.extend(more);
    }
    Wish::Known(tags)
}

fn named(mut words: &[&str], is_shortened: bool) -> Wish {
    let mut tags = Vec::new();
    while let Some(word) = words.first() {
        let phrase = (1..=words.len().min(3)).rev().find_map(|length| {
            let name = words.get(..length)?.join(" ");
            NAMES.known.get(&name).map(|tag| (tag.clone(), length))
        });
        let (found, length) = match phrase {
            Some((tag, length)) => (Some(tag), length),
            None if NAMES.either.contains_key(*word) => {
                return NAMES.either.get(*word).cloned().map_or(Wish::Unknown, Wish::OneOf);
            }
            None => (one_word(word, is_shortened), 1),
        };
        if found.is_none() && !BESIDE.iter().any(|known| fold(known) == **word) {
            return Wish::Unknown;
        }
        tags.extend(found);
        words = words.get(length..).unwrap_or_default();
    }
    Wish::Known(tags)
}

/// The language of a code, an inflected name („ukrainische“), or an abbreviation („arab.“).
fn one_word(word: &str, is_shortened: bool) -> Option<LanguageTag> {
    if let Some(tag) = CODES.get(word) {
        return Some(tag.clone());
    }
    let inflected = ["e", "er", "es", "en", "em"].iter().find_map(|end| {
        let stem = word.strip_suffix(end).filter(|stem| stem.ends_with("sch"))?;
        NAMES.known.get(stem).cloned()
    });
    let least = if is_shortened { 3 } else { 4 };
    inflected.or_else(|| if word.chars().count() < least { None } else { beginning(word) })
}

/// The only language whose German or English name begins like this.
fn beginning(word: &str) -> Option<LanguageTag> {
    let begins = |row: &&Row| {
        [Language::German, Language::English]
            .iter()
            .any(|language| fold(own_name(row, *language)).starts_with(word))
    };
    let mut found = ROWS.iter().filter(begins);
    let (tag, ..) = found.next()?;
    found.next().is_none().then_some(LanguageTag(tag))
}

fn own_name(row: &Row, language: Language) -> &'static str {
    let mut names = row.2.split(',').map(str::trim);
    let german = names.next().unwrap_or_default();
    language.pick(german, names.next().unwrap_or(german))
}
