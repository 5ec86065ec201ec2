//! Who came to a meeting: people, numbers, and the name by which an organisation is counted.

use chrono::NaiveTime;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::procedure::Interval;
use crate::fields::Choice;
use crate::source::{Spanned, Text};

german::word_lists! { "titles.txt": NO_NAME, OFFICES }

/// Degrees of single letters behind a name; in the middle of it they would be initials.
const DEGREES: &[&[&str]] = &[&["m", "a"], &["b", "a"], &["m", "sc"], &["b", "sc"], &["ll", "m"]];

/// The numbers of `[attendance]`.
#[derive(Clone, Debug)]
pub struct Figures {
    /// How many people came.
    pub persons: Spanned<u32>,
    /// How many organisations they came from.
    pub organisations: Spanned<u32>,
}

/// A person of `[[participants]]`.
#[derive(Clone, Debug)]
pub struct Participant {
    /// The person's name.
    pub name: Text,
    /// The organisation that the person represents.
    pub organisation: Option<Text>,
    /// The person's role in the meeting.
    pub role: Option<Text>,
    /// Whether the person was there.
    pub status: Presence,
    /// Whom the person stands in for („i. V. für“).
    pub deputy_for: Option<Text>,
    /// On behalf of whom, or of which organisation, the person was there.
    pub on_behalf_of: Option<Text>,
    /// When the person came, if it was after the beginning.
    pub came: Option<Spanned<NaiveTime>>,
    /// When the person left, if it was before the end.
    pub left: Option<Spanned<NaiveTime>>,
    /// When the person was away in between.
    pub away: Vec<Interval>,
    /// Whether the name may be published.
    pub public: bool,
}

/// Whether somebody was there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Presence {
    /// The person was there.
    #[default]
    Present,
    /// The person sent apologies.
    Excused,
    /// The person was missing.
    Absent,
    /// The person was there as a guest.
    Guest,
}

impl Choice for Presence {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[
        ("present", "anwesend", Self::Present),
        ("excused", "entschuldigt", Self::Excused),
        ("absent", "abwesend", Self::Absent),
        ("guest", "gast", Self::Guest),
    ];
}

impl Presence {
    /// Whether the person counts as present.
    pub fn was_there(self) -> bool {
        matches!(self, Self::Present | Self::Guest)
    }
}

/// Whether a word in lower case is no part of a name: a title, „Frau“.
pub fn is_title(word: &str) -> bool {
    NO_NAME.contains(word)
}

/// The words of a person's name, however it is written: without titles, degrees, what stands in
/// parentheses, case, signs and accents, and with „ue“ for „ü“. A name that is nothing else stays.
pub fn name_words(name: &str) -> Vec<String> {
    let (mut outside, mut depth) = (String::new(), 0_u32);
    for letter in name.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(letter),
            _ => {}
        }
    }
    let name = if outside.trim().is_empty() { name } else { &outside };
    let mut words = plain_words(name);
    for degree in DEGREES {
        let kept = words.len().saturating_sub(degree.len());
        if kept > 0 && words.iter().skip(kept).eq(degree.iter()) {
            words.truncate(kept);
        }
    }
    let mut own: Vec<String> = words.iter().filter(|word| !is_title(word)).cloned().collect();
    if own.len() > 2 && own.first().is_some_and(|word| OFFICES.contains(word)) {
        own.remove(0);
    }
    if own.is_empty() { words } else { own }
}

/// The words of a text without case, signs and accents, and with „ue“ for „ü“.
pub fn plain_words(text: &str) -> Vec<String> {
    let text = counting_key(text);
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'ä' | 'æ' => plain.push_str("ae"),
            'ö' | 'œ' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'ß' => plain.push_str("ss"),
            'ł' => plain.push('l'),
            'ø' => plain.push('o'),
            'đ' => plain.push('d'),
            'ı' => plain.push('i'),
            letter => plain.extend(letter.nfd().filter(|sign| !is_combining_mark(*sign))),
        }
    }
    let words = plain.split(|sign: char| !sign.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The key by which organisations are counted: Unicode-normalised (NFKC), case-folded, trimmed,
/// with single spaces.
pub fn counting_key(name: &str) -> String {
    let folded: String = name.nfkc().flat_map(char::to_lowercase).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::name_words;

    #[test]
    fn one_person_has_many_spellings() {
        let same = [
            ["Dr. med. Jörg Groß", "Joerg Gross", "JÖRG GROSS", "Herr PD Dr. habil. Jörg Groß"],
            [
                "Dipl.-Ing. (FH) Kim Muster",
                "Kim Muster M. A.",
                "Kim Muster (Vorsitz)",
                "Kim Muster, MBA",
            ],
            ["Bürgermeisterin Kim Muster", "Pfarrer Kim Muster", "Kim Muster B.Sc.", "kim  muster"],
            ["Łukasz Çelik", "Lukasz Celik", "LUKASZ ÇELIK", "Dr. Łukasz Çelik LL.M."],
        ];
        for names in same {
            let words = names.map(name_words);
            assert!(words.iter().all(|one| *one == words[0]), "{words:?}");
        }
        assert_eq!(name_words("Kim M. A. Muster"), ["kim", "m", "a", "muster"]);
        assert_eq!(name_words("Kim Pfarrer"), ["kim", "pfarrer"]);
        assert_eq!(name_words("(Dr.)"), ["dr"]);
        assert_ne!(name_words("Anna Maier"), name_words("Anna Mayer"));
    }
}
