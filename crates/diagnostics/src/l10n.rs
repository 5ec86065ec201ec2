//! The two languages that the program speaks, and the grammar that its sentences share.
//!
//! A room owns its sentences: beside the code that speaks them, `messages!` declares an enum whose
//! variants have their sentence in both languages, and the compiler proves that none is missing.
//! The language of a *document* is independent of it.

mod messages;
mod system;

use std::borrow::Borrow;
use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Locale, NaiveDate, NaiveTime};

pub use messages::{
    Localized, Told, all_of, also, as_is, copied, counted, either, messages, one_of, one_quoted,
    quoted, some, unless, when,
};
pub use system::{Readable, SystemFault, Unreadable, without_number};

/// A language of the user interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// German, addressed to the clerk as "Sie".
    #[default]
    German,
    /// English.
    English,
}

impl Language {
    /// The language of a locale name such as `de_DE.UTF-8`, `de` or `en-GB`, or `None` where the
    /// program does not speak it.
    pub fn from_locale(locale: &str) -> Option<Self> {
        let language = locale.split(['-', '_', '.', '@']).next().unwrap_or_default();
        match language.to_ascii_lowercase().as_str() {
            "de" => Some(Self::German),
            "en" | "c" | "posix" => Some(Self::English),
            _ => None,
        }
    }

    /// The other language.
    #[must_use]
    pub fn other(self) -> Self {
        self.pick(Self::English, Self::German)
    }

    /// The text that is in this language.
    pub fn pick<T>(self, german: T, english: T) -> T {
        match self {
            Self::German => german,
            Self::English => english,
        }
    }
}

/// Something that the program can say in both languages: a sentence, or a part of one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not speak for itself in a sentence",
    note = "say how behind its type in `messages!`: `field: Type as way`"
)]
pub trait Localize: Debug + Send + Sync {
    /// The sentence in `language`, without a line break at its end.
    fn localize(&self, language: Language) -> String;
}

macro_rules! as_written {
    ($($type:ty),*) => {$(
        impl Localize for $type {
            fn localize(&self, _: Language) -> String {
                self.to_string()
            }
        }
    )*};
}
as_written!(str, String, char, u8, u16, u32, u64, u128, usize, i32);

impl Localize for NaiveDate {
    fn localize(&self, language: Language) -> String {
        date(*self, language)
    }
}

impl Localize for NaiveTime {
    fn localize(&self, language: Language) -> String {
        time(*self, language)
    }
}

impl Localize for PathBuf {
    fn localize(&self, _: Language) -> String {
        Path::display(self).to_string()
    }
}

impl<T: Localize + ?Sized> Localize for &T {
    fn localize(&self, language: Language) -> String {
        (**self).localize(language)
    }
}

impl<T: Localize + ?Sized> Localize for Arc<T> {
    fn localize(&self, language: Language) -> String {
        (**self).localize(language)
    }
}

/// A sentence that a finding carries until it is shown.
pub type Sentence = Arc<dyn Localize>;

/// A sentence that is the same in both languages: a server's reply, a name, a path.
#[derive(Clone, Debug)]
pub struct Verbatim(pub String);

impl Localize for Verbatim {
    fn localize(&self, _: Language) -> String {
        self.0.clone()
    }
}

/// `1 Datei`, `3 Dateien`: a number with its noun in the singular or plural.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", number, if number == 1 { one } else { many })
}

/// The word that joins the last two items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// „a, b und c“
    And,
    /// „a, b oder c“
    Or,
}

/// `a, b oder c`: the items as they are read aloud.
pub fn list<T: AsRef<str>>(items: &[T], joint: Joint, language: Language) -> String {
    let word = match joint {
        Joint::And => language.pick("und", "and"),
        Joint::Or => language.pick("oder", "or"),
    };
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", first.join(", "), last.as_ref())
        }
    }
}

/// The word without umlauts, as in a file name or a bare TOML key: `hoechstgroesse`.
pub fn plain(word: &str) -> String {
    word.to_lowercase().replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss")
}

/// The candidate that `word` was most likely meant to be: the nearest one, if at most one letter in
/// three differs.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = plain(word);
    let typos = |candidate: &'a str| {
        let other = plain(candidate);
        let longest = word.chars().count().max(other.chars().count());
        let typos = strsim::osa_distance(&word, &other);
        (typos * 3 <= longest).then_some((typos, candidate))
    };
    candidates.into_iter().filter_map(typos).min_by_key(|(typos, _)| *typos).map(|(_, near)| near)
}

/// The only candidate that `word` can have been meant to be: the same but for capitals, umlauts, hyphens and
/// underscores, or else the only one with a single slip. Each candidate comes with what it means.
pub fn slip<'a, T: PartialEq>(
    word: &str,
    candidates: impl IntoIterator<Item = (&'a str, T)>,
) -> Option<&'a str> {
    let bare = |word: &str| plain(word).replace(['-', '_', ' '], "");
    let word = bare(word);
    let typos = |(candidate, meaning): (&'a str, T)| {
        let typos = strsim::osa_distance(&word, &bare(candidate));
        (typos <= 1).then_some((typos, candidate, meaning))
    };
    let mut near: Vec<_> = candidates.into_iter().filter_map(typos).collect();
    near.sort_by_key(|(typos, ..)| *typos);
    let (typos, candidate, meaning) = near.first()?;
    let is_only = near.iter().all(|(_, _, other)| other == meaning) && word.chars().count() > 3;
    (*typos == 0 || is_only).then_some(*candidate)
}

/// A day as it is shown to people: „17. September 2026“ (DIN 5008), "17 September 2026".
pub fn date(day: impl Borrow<NaiveDate>, language: Language) -> String {
    let day = *day.borrow();
    match language {
        Language::German => day.format_localized("%-d. %B %Y", Locale::de_DE).to_string(),
        Language::English => day.format_localized("%-d %B %Y", Locale::en_GB).to_string(),
    }
}

/// A day with its weekday as it is shown to people: „Donnerstag, 17. September 2026“, "Thursday, 17
/// September 2026".
pub fn weekday_date(day: impl Borrow<NaiveDate>, language: Language) -> String {
    let day = *day.borrow();
    let weekday = match language {
        Language::German => day.format_localized("%A", Locale::de_DE),
        Language::English => day.format_localized("%A", Locale::en_GB),
    };
    format!("{weekday}, {}", date(day, language))
}

/// A time of day as it is shown to people: „18:15 Uhr“ (DIN 5008), "18:15".
pub fn time(at: impl Borrow<NaiveTime>, language: Language) -> String {
    let at = *at.borrow();
    format!("{}{}", at.format("%H:%M"), language.pick(" Uhr", ""))
}

/// A number with separators: `1.000.000`, in English `1,000,000`.
pub fn thousands(number: usize, language: Language) -> String {
    let mark = language.pick('.', ',');
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(mark);
        }
        grouped.push(digit);
    }
    grouped
}

/// A size as it is shown to people: `812 Byte`, `340 kB`, `1,2 MB` (powers of ten, as mail
/// providers count).
pub fn size(bytes: impl Borrow<u64>, language: Language) -> String {
    let bytes = *bytes.borrow();
    match bytes {
        0..1_000 => format!("{bytes} {}", language.pick("Byte", "bytes")),
        1_000..999_500 => format!("{} kB", (bytes + 500) / 1_000),
        _ => {
            let tenths = (bytes + 50_000) / 100_000;
            let mark = language.pick(',', '.');
            format!("{}{mark}{} MB", tenths / 10, tenths % 10)
        }
    }
}

/// The one of `candidates` of which `word` is probably a typo.
pub fn typo_of<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = nearest(word, candidates)?;
    let apart = strsim::damerau_levenshtein(&word.to_lowercase(), &near.to_lowercase());
    (apart <= 2).then_some(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_like_speech() {
        assert_eq!(list(&["a", "b", "c"], Joint::Or, Language::German), "a, b oder c");
        assert_eq!(list(&["a", "b"], Joint::And, Language::English), "a and b");
        assert_eq!(list(&["a"], Joint::And, Language::English), "a");
    }

    #[test]
    fn sizes_have_the_mark_of_their_language() {
        assert_eq!(size(999, Language::German), "999 Byte");
        assert_eq!(size(1_240_000, Language::German), "1,2 MB");
        assert_eq!(size(999_999, Language::English), "1.0 MB");
    }

    #[test]
    fn a_near_word_is_suggested_and_a_far_one_is_not() {
        assert_eq!(nearest("titel", ["title", "kind"]), Some("title"));
        assert_eq!(nearest("Höchstgrösse", ["hoechstgroesse"]), Some("hoechstgroesse"));
        assert_eq!(nearest("kontakt", ["kontext", "kontakte"]), Some("kontakte"));
        for far in ["zzz", "", "t", "file", "kürzel", "mind-title-kind"] {
            assert_eq!(nearest(far, ["title", "kind"]), None, "{far}");
        }
    }

    #[test]
    fn locales_name_languages() {
        assert_eq!(Language::from_locale("de_DE.UTF-8"), Some(Language::German));
        assert_eq!(Language::from_locale("en"), Some(Language::English));
        assert_eq!(Language::from_locale("tr_TR"), None);
    }
}
