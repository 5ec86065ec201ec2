//! The meaning of a salutation: woman, man, both, neither, another word, or a whole greeting.
//!
//! Only what is stated counts; an ambiguous salutation („Frau/Herr“) is not used.

/// The contents of the salutation column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Salutation<'a> {
    /// Nothing usable in a greeting: an empty cell, „divers“, „m/w/d“, „keine Angabe“, „An das“.
    None,
    /// A woman: „Frau“, „Ms.“
    Woman,
    /// A man: „Herr“, „Herrn“, „Mr.“
    Man,
    /// A couple: „Frau und Herrn“, „Mr. & Mrs.“
    Couple,
    /// One of the two, but unknown which: „Frau/Herr“, „Damen und Herren“, „Sehr geehrte/r“.
    Either,
    /// A word before the name of an organisation: „Firma“, „Team“.
    Body(&'a str),
    /// Anything else: „Familie“, „Eheleute“, „Frau Dr.“
    Other(&'a str),
    /// A whole greeting: „Sehr geehrte Frau Oberbürgermeisterin“, „Liebe“.
    Whole(&'a str),
}

german::word_lists! {
    "salutations.txt": pub(in crate::contacts)
    WOMAN, MAN, NONE, TO, ARTICLES, BODY, AND, OPENERS, FAMILY, JOINTS, FIRMS, PARTICLES, TITLES, NOBODY
}

impl<'a> Salutation<'a> {
    /// Parses a cell.
    pub fn of(stated: &'a str) -> Self {
        let text = without_to(stated.trim().trim_end_matches([',', '!', ':', ' ']));
        let words = words(text);
        let rest: Vec<&str> = words.iter().map(String::as_str).collect();
        let Some(first) = rest.first() else { return Self::None };
        let has = |list: &[&str]| rest.iter().any(|word| listed(list, word));
        let open = text.contains(['/', '(', '*', ':', '|']) || has(&["oder", "bzw", "or"]);
        let both = has(&WOMAN) && has(&MAN);
        match () {
            () if listed(&OPENERS, first) && open => Self::Either,
            () if listed(&OPENERS, first) => Self::Whole(text),
            () if both || has(&["damen", "herren"]) => {
                let couple = |word: &&str| listed(&AND, word) || is_one(word);
                let sure = !open && !has(&["damen", "herren"]) && rest.iter().all(couple);
                if sure && rest.len() <= 3 { Self::Couple } else { Self::Either }
            }
            () if rest.len() == 1 && listed(&WOMAN, first) => Self::Woman,
            () if rest.len() == 1 && listed(&MAN, first) => Self::Man,
            () if rest.iter().all(|word| listed(&NONE, word)) => Self::None,
            () if rest.len() == 1 && listed(&BODY, first) => Self::Body(text),
            () => Self::Other(text),
        }
    }

    /// Whether one says woman and the other man.
    pub(in crate::contacts) fn contradicts(self, other: Self) -> bool {
        matches!((self, other), (Self::Woman, Self::Man) | (Self::Man, Self::Woman))
    }
}

/// Whether a text begins like the name of a family.
pub fn is_family(name: &str) -> bool {
    words(name).first().is_some_and(|word| listed(&FAMILY, word))
}

/// `An die Eheleute` -> `Eheleute`.
fn without_to(text: &str) -> &str {
    let behind = |text, list| {
        let (first, rest): (&str, &str) = str::split_once(text, ' ').unwrap_or((text, ""));
        listed(list, &first.to_lowercase()).then(|| rest.trim_start())
    };
    let Some(rest) = behind(text, &TO) else { return text };
    behind(rest, &ARTICLES).unwrap_or(rest)
}

fn is_one(word: &str) -> bool {
    listed(&WOMAN, word) || listed(&MAN, word)
}

fn listed(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::Salutation::{Body, Couple, Either, Man, None, Other, Whole, Woman};
    use super::*;

    #[test]
    fn only_what_is_stated_counts() {
        for (written, expected) in [
            ("Frau", Woman),
            ("Fr.", Woman),
            ("An Frau", Woman),
            ("Herrn", Man),
            ("An Herrn", Man),
            ("Mr.", Man),
            ("Frau/Herr", Either),
            ("Frau / Herrn", Either),
            ("Herr/Frau", Either),
            ("Frau oder Herr", Either),
            ("Frau bzw. Herr", Either),
            ("Mr/Mrs", Either),
            ("Damen und Herren", Either),
            ("Sehr geehrte/r", Either),
            ("Sehr geehrte(r) Frau/Herr", Either),
            ("Liebe*r", Either),
            ("Liebe:r", Either),
            ("Frau Dr./Herr Dr.", Either),
            ("Frau und Herrn", Couple),
            ("Herr und Frau", Couple),
            ("Herrn u. Frau", Couple),
            ("Mr. & Mrs.", Couple),
            ("m/w/d", None),
            ("divers", None),
            ("weiblich", None),
            ("-", None),
            ("k. A.", None),
            ("keine Angabe", None),
            ("An das", None),
            ("Firma", Body("Firma")),
            ("Team", Body("Team")),
            ("Familie", Other("Familie")),
            ("An die Eheleute", Other("Eheleute")),
            ("Frau Dr.", Other("Frau Dr.")),
            ("Sehr geehrte Damen und Herren,", Whole("Sehr geehrte Damen und Herren")),
            ("Liebe", Whole("Liebe")),
            ("Hallo", Whole("Hallo")),
        ] {
            assert_eq!(Salutation::of(written), expected, "{written}");
        }
        assert!(is_family("Fam. Muster") && !is_family("Familientreff Nord"));
    }
}
