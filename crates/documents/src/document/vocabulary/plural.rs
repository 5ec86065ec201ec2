//! Plural forms according to Unicode CLDR, for whole numbers (cldr-common, `plurals.xml`).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// The plural categories of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// 0 in Arabic.
    Zero,
    /// 1, and in Slavic languages 21, 31 …
    One,
    /// 2 in Arabic.
    Two,
    /// 2 to 4 in Slavic languages, 3 to 10 in Arabic.
    Few,
    /// 5 to 20 in Slavic languages, 11 to 99 in Arabic.
    Many,
    /// All other numbers.
    Other,
}

impl Category {
    /// Its name in CLDR.
    pub fn name(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}

/// The category of `number` in `language`; languages that are not listed only distinguish one from
/// many.
pub fn category(language: &str, number: u64) -> Category {
    match language {
        "ru" | "uk" | "be" => slavic(number),
        "pl" => polish(number),
        "ro" => romanian(number),
        "ar" => arabic(number),
        "bs" | "hr" | "sh" | "sr" | "cnr" => south_slavic(number),
        "cs" | "sk" => czech(number),
        "sl" | "dsb" | "hsb" => slovene(number),
        "lt" => lithuanian(number),
        "he" if number == 2 => Category::Two,
        "fa" | "am" | "hi" | "fr" | "pt" | "bn" | "gu" | "hy" | "kn" | "si" | "zu" | "ff"
        | "kab" | "ti" | "ln" | "mg" | "pa" | "ak"
            if number <= 1 =>
        {
            Category::One
        }
        "mk" | "is" if number % 10 == 1 && number % 100 != 11 => Category::One,
        "ja" | "zh" | "yue" | "vi" | "th" | "ko" | "id" | "ms" | "lo" | "km" | "my" | "bo"
        | "dz" | "jv" | "su" | "ig" | "yo" | "wo" | "to" | "sg" | "bm" => Category::Other,
        _ if number == 1 => Category::One,
        _ => Category::Other,
    }
}

/// The categories that the numbers of a language fall into.
pub(super) fn categories(language: &str) -> BTreeSet<Category> {
    (0..=200).map(|number| category(language, number)).collect()
}

/// The same, where the rest is one category.
fn south_slavic(number: u64) -> Category {
    match slavic(number) {
        Category::Many => Category::Other,
        category => category,
    }
}

fn czech(number: u64) -> Category {
    match number {
        1 => Category::One,
        2..=4 => Category::Few,
        _ => Category::Other,
    }
}

fn slovene(number: u64) -> Category {
    match number % 100 {
        1 => Category::One,
        2 => Category::Two,
        3..=4 => Category::Few,
        _ => Category::Other,
    }
}

fn lithuanian(number: u64) -> Category {
    match (number % 10, number % 100) {
        (_, 11..=19) | (0, _) => Category::Other,
        (1, _) => Category::One,
        _ => Category::Few,
    }
}

fn slavic(number: u64) -> Category {
    match (number % 10, number % 100) {
        (1, tens) if tens != 11 => Category::One,
        (2..=4, tens) if !(12..=14).contains(&tens) => Category::Few,
        _ => Category::Many,
    }
}

/// Only 1 itself is singular.
fn polish(number: u64) -> Category {
    match slavic(number) {
        Category::One if number != 1 => Category::Many,
        category => category,
    }
}

fn romanian(number: u64) -> Category {
    match (number, number % 100) {
        (1, _) => Category::One,
        (0, _) | (_, 1..=19) => Category::Few,
        _ => Category::Other,
    }
}

fn arabic(number: u64) -> Category {
    match (number, number % 100) {
        (0, _) => Category::Zero,
        (1, _) => Category::One,
        (2, _) => Category::Two,
        (_, 3..=10) => Category::Few,
        (_, 11..=99) => Category::Many,
        _ => Category::Other,
    }
}

/// A phrase in the plural forms of its language.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Forms {
    zero: Option<String>,
    one: Option<String>,
    two: Option<String>,
    few: Option<String>,
    many: Option<String>,
    other: String,
}

impl Forms {
    /// The form for a category, or `other` where the language has none.
    pub fn of(&self, category: Category) -> &str {
        let form = match category {
            Category::Zero => &self.zero,
            Category::One => &self.one,
            Category::Two => &self.two,
            Category::Few => &self.few,
            Category::Many => &self.many,
            Category::Other => &None,
        };
        form.as_deref().unwrap_or(&self.other)
    }
}

#[cfg(test)]
mod tests {
    use super::Category::{Few, Many, One, Other, Two, Zero};
    use super::*;

    #[test]
    fn numbers_fall_into_the_classes_of_cldr() {
        let classes = |language, numbers: [u64; 6]| numbers.map(|n| category(language, n));
        assert_eq!(classes("uk", [1, 3, 5, 11, 21, 112]), [One, Few, Many, Many, One, Many]);
        assert_eq!(classes("pl", [1, 3, 5, 12, 21, 22]), [One, Few, Many, Many, Many, Few]);
        assert_eq!(classes("ro", [0, 1, 19, 20, 101, 120]), [Few, One, Few, Other, Few, Other]);
        assert_eq!(classes("hr", [1, 3, 5, 11, 21, 112]), [One, Few, Other, Other, One, Other]);
        assert_eq!(classes("cs", [0, 1, 4, 5, 21, 22]), [Other, One, Few, Other, Other, Other]);
        assert_eq!(classes("sl", [0, 1, 2, 3, 101, 105]), [Other, One, Two, Few, One, Other]);
        assert_eq!(classes("lt", [0, 1, 2, 11, 21, 30]), [Other, One, Few, Other, One, Other]);
        assert_eq!(classes("he", [0, 1, 2, 3, 22, 100]), [Other, One, Two, Other, Other, Other]);
        assert_eq!(classes("ar", [0, 1, 2, 103, 11, 100]), [Zero, One, Two, Few, Many, Other]);
        assert_eq!(classes("de", [0, 1, 2, 11, 21, 100]), [Other, One, Other, Other, Other, Other]);
        assert_eq!(classes("fr", [0, 1, 2, 11, 21, 100]), [One, One, Other, Other, Other, Other]);
        assert_eq!(classes("fa", [0, 1, 2, 11, 21, 100]), [One, One, Other, Other, Other, Other]);
    }
}
