//! Turkish in Windows-1254 that was decoded as Windows-1252: `Ayþe Yýldýz`, `Oðuz`.

use crate::contacts::charset::letters::is_vowel;

/// Whether the word is Turkish and was decoded wrongly. Icelandic and Czech have the same letters,
/// but in other positions.
pub(in crate::contacts) fn is_misread(word: &str) -> bool {
    let lower: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let turkish = |c: &char| c.is_ascii() || "þýðçöüâîû\u{307}".contains(*c);
    if !lower.iter().any(|c| "þýð".contains(*c)) || !lower.iter().all(turkish) {
        return false;
    }
    let text: String = lower.iter().collect();
    let vowel = |at: Option<&char>| at.is_some_and(|c| is_vowel(*c) && *c != 'y');
    let at = |index: usize, by: isize| index.checked_add_signed(by).and_then(|at| lower.get(at));
    // Turkmen writes ý for y, beside vowels.
    let turkmen =
        |(index, c): (usize, &char)| *c == 'ý' && (vowel(at(index, -1)) || vowel(at(index, 1)));
    if lower.iter().enumerate().any(turkmen) {
        return false;
    }
    let has_own_letter = lower.iter().any(|c| matches!(c, 'ç' | 'ü'));
    let several = lower.iter().filter(|c| **c == 'ý').count() > 1 && !text.ends_with('ý');
    let shaped = text.starts_with("yý")
        || text.ends_with("cý")
        || text.ends_with("çý")
        || text.contains("oðlu");
    let sibilant = |index: usize| {
        let (before, after) = (at(index, -1).copied(), at(index, 1).copied());
        match (before, after) {
            (None, Some(after)) => matches!(after, 'a' | 'e' | 'ý') && !text.ends_with("ll"),
            (Some(_), None) => true,
            (Some(before), Some(after)) => {
                matches!(after, 'a' | 'e' | 'ý' | 'u' | 'ü')
                    || (is_vowel(before) && before != 'y' && after != 'o' && after != 'ö')
            }
            (None, None) => false,
        }
    };
    let thorn = lower.iter().enumerate().any(|(index, c)| *c == 'þ' && sibilant(index));
    has_own_letter || several || shaped || thorn || is_harmonic_soft_g(&lower)
}

/// `Tuðba`, `Oðuz`: ð for ğ. It follows a single vowel, and the vowels of the word are either all
/// front or all back vowels; Icelandic has `Guðni`, `Auður`, `Friðrik`, `Sigurður`.
fn is_harmonic_soft_g(lower: &[char]) -> bool {
    let text: String = lower.iter().collect();
    let vowels: Vec<usize> =
        (0..lower.len()).filter(|at| is_vowel(lower[*at]) && lower[*at] != 'y').collect();
    let single = vowels.windows(2).all(|near| near[1] - near[0] > 1);
    let follows =
        lower.iter().enumerate().any(|(at, c)| *c == 'ð' && at > 0 && vowels.contains(&(at - 1)));
    let front = vowels.iter().filter(|at| "eiöü".contains(lower[**at])).count();
    let harmonic = front == 0 || front == vowels.len();
    let first = vowels.first().copied().unwrap_or_default();
    let tail = lower.len().checked_sub(2).is_some_and(|at| lower[at] == lower[at + 1]);
    let last = lower.last() == Some(&'ð');
    let crowded =
        lower.windows(3).any(|near| near[0] == 'ð' && near[1..].iter().all(|c| !is_vowel(*c)));
    follows
        && !crowded
        && single
        && harmonic
        && first <= 1
        && !tail
        && !last
        && !text.starts_with("guð")
        && vowels.len() > 1
}
