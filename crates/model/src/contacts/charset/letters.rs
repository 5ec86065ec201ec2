//! Whether a sequence of letters could be a word of some language. This is used where a text may
//! have been decoded wrongly, which results in letters where no language has them.

/// The letters of each script; Latin comes first.
const SCRIPTS: &[&[(char, char)]] = &[
    &[
        ('A', 'Z'),
        ('a', 'z'),
        ('À', 'Ö'),
        ('Ø', 'ö'),
        ('ø', 'ı'),
        ('Ĵ', 'ķ'),
        ('Ĺ', 'ľ'),
        ('Ł', 'ň'),
        ('Ŋ', 'ž'),
        ('Ɓ', 'Ƒ'),
        ('Ɠ', 'ƴ'),
        ('Ǎ', 'ǜ'),
        ('Ǧ', 'ǧ'),
        ('Ș', 'ț'),
        ('Ə', 'Ə'),
        ('ɓ', 'ɣ'),
        ('Ḁ', 'ỹ'),
    ],
    &[('Ά', 'ώ'), ('ἀ', 'ῼ')],
    &[('Ѐ', 'ѡ'), ('Ґ', 'ӹ')],
    &[('Ա', 'և')],
    &[('א', 'ת'), ('\u{5b0}', '\u{5c7}')],
    &[('ء', '\u{669}'), ('\u{670}', 'ە'), ('ۮ', 'ۿ'), ('ݐ', 'ݿ'), ('\u{200c}', '\u{200d}')],
    &[('ܐ', '\u{74a}')],
    &[('\u{900}', '\u{97f}')],
    &[('\u{980}', '\u{9ff}')],
    &[('\u{a00}', '\u{a7f}')],
    &[('\u{a80}', '\u{aff}')],
    &[('\u{b00}', '\u{b7f}')],
    &[('\u{b80}', '\u{bff}')],
    &[('\u{c00}', '\u{c7f}')],
    &[('\u{c80}', '\u{cff}')],
    &[('\u{d00}', '\u{d7f}')],
    &[('\u{d80}', '\u{dff}')],
    &[('ก', '\u{e5b}')],
    &[('ა', 'ჿ'), ('Ⴀ', 'Ⴥ'), ('Ა', 'Ჿ')],
    &[('ሀ', '᎟')],
    &[('\u{e80}', '\u{eff}')],
    &[('\u{f00}', '\u{fff}')],
    &[('\u{1000}', '\u{109f}')],
    &[('\u{1780}', '\u{17ff}')],
    &[('\u{1800}', '\u{18af}')],
    &[('가', '힣'), ('一', '鿿'), ('぀', 'ヿ')],
];

/// Characters around a word.
const AROUND: &[char] =
    &['„', '“', '”', '‚', '‘', '’', '«', '»', '‹', '›', '–', '—', '\u{a0}', '´', '·', '•', '…'];

/// Characters within a word.
const WITHIN: &str = "’‘ʼʻ´–—‐‑·\u{a0}";

/// Characters after a word.
const BEHIND: &[char] = &['™', '®', '©', '…'];

/// The index of a letter's script.
pub(in crate::contacts) fn script(c: char) -> Option<usize> {
    SCRIPTS
        .iter()
        .position(|ranges| ranges.iter().any(|(first, last)| (*first..=*last).contains(&c)))
}

/// Whether the text is a word, or several with hyphens, as some language could write it. Any ASCII
/// text is.
pub(in crate::contacts) fn is_word(text: &str) -> bool {
    let bare = text.trim_end_matches(BEHIND).trim_matches(AROUND);
    is_of_one_script(bare) && has_usual_case(bare) && has_usual_neighbours(bare)
}

/// Whether these letters are of one script, with only hyphens and the like among them.
pub(in crate::contacts) fn is_of_one_script(text: &str) -> bool {
    let is_letter = |c: &char| c.is_alphabetic() && !WITHIN.contains(*c);
    let mut scripts = text.chars().filter(is_letter).map(script);
    let first = scripts.next().flatten();
    let known = |c: char| c.is_ascii() || script(c).is_some() || WITHIN.contains(c) || is_mark(c);
    scripts.all(|script| script == first) && text.chars().all(known) && !text.starts_with(is_mark)
}

/// Combining accents of Latin and Greek.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether no non-ASCII capital follows a lower-case letter (`GrŠf`, `мЮПХЪ`) or precedes a capital
/// that begins a word (`ÑVerein`).
fn has_usual_case(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let doubled = |near: &[char]| {
        near[0].is_uppercase()
            && !near[0].is_ascii()
            && near[1].is_ascii_uppercase()
            && near[2].is_lowercase()
    };
    if letters.windows(3).any(doubled) {
        return false;
    }
    let mut before = ' ';
    for c in word.chars() {
        let turns = before.is_lowercase() && c.is_uppercase();
        if turns && !(c.is_ascii() && before.is_ascii()) {
            return false;
        }
        // „Ÿ“ only occurs in words in capitals.
        if before == 'Ÿ' && c.is_lowercase() {
            return false;
        }
        before = c;
    }
    true
}

/// Whether neighbours are plausible: `ğ` follows a vowel, and no language has clusters of accented
/// consonants: `Schšn`, `Mźller`.
fn has_usual_neighbours(word: &str) -> bool {
    let lower: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let soft = lower.windows(2).any(|near| near[1] == 'ğ' && !is_vowel(near[0]));
    let mut runs = lower.split(|c| is_vowel(*c) || !c.is_alphabetic() || script(*c) != Some(0));
    let heaped = runs.any(|run| {
        let inner = run.get(1..run.len().saturating_sub(1)).unwrap_or_default();
        run.len() >= 4
            && run.iter().any(|c| !c.is_ascii() && *c != 'ß')
            && !inner.iter().any(|c| matches!(c, 'r' | 'l'))
    });
    !soft && !heaped
}

/// Whether the lower-case Latin letter is a vowel, with any accent.
pub(in crate::contacts) fn is_vowel(c: char) -> bool {
    use unicode_normalization::UnicodeNormalization;
    let base = std::iter::once(c).nfd().next().unwrap_or(c);
    matches!(base, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ı' | 'æ' | 'ø' | 'œ' | 'ə')
}

/// The number of non-ASCII capitals within a word beside lower-case letters: `MÅller`. Few people
/// and programs write like that.
pub(in crate::contacts) fn capitals_within(text: &str) -> usize {
    let letters: Vec<char> = text.chars().chain([' ']).collect();
    let is_one = |near: &[char]| {
        let capital = near[1].is_uppercase() && !near[1].is_ascii();
        capital && (near[0].is_lowercase() || near[0].is_alphabetic() && near[2].is_lowercase())
    };
    letters.windows(3).filter(|near| is_one(near)).count()
}

/// The longest run of letters without a vowel in a Latin, Cyrillic or Greek word.
pub(in crate::contacts) fn longest_without_vowel(text: &str) -> usize {
    let lower = text.to_lowercase();
    let is_vowel = |c: char| is_vowel(c) || "аеёиоуыэюяіїєўαεηιουωάέήίόύώ".contains(c);
    lower.split(is_vowel).map(|run| run.chars().count()).max().unwrap_or_default()
}

/// Whether it has letters where no western language has them: `Petroviæ`, `Zieliñski`, `Dvoøák`.
pub(in crate::contacts) fn is_central_in_1252(word: &str) -> bool {
    let lower = word.to_lowercase();
    let letters: Vec<char> = lower.chars().collect();
    let odd = |near: &[char]| match near {
        ['ñ', next] => next.is_alphabetic() && !is_vowel(*next),
        ['œ', next] => next.is_alphabetic() && !is_vowel(*next) && !matches!(next, 'd' | 's'),
        ['ø', next] | [next, 'ø'] => "áíéýù".contains(*next),
        _ => false,
    };
    (lower.ends_with("iæ") && letters.len() > 3) || letters.windows(2).any(odd)
}
