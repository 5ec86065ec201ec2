//! Names that were damaged before they got into the list, and their original.
//!
//! There is one mechanism for all languages: the text is encoded into the bytes from which it was
//! read, and these are decoded differently. If that turns non-words into words, it is the original.

use crate::contacts::charset::codepage::CodePage;
use crate::contacts::charset::escapes;
use crate::contacts::charset::letters::{
    capitals_within, is_central_in_1252, is_of_one_script, is_word, longest_without_vowel, script,
};
use crate::contacts::charset::turkish;
use crate::contacts::messages::{Help, Message};
use crate::diagnostic::Diagnostic;
use crate::rules;

/// How a text was damaged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::contacts) enum Damage {
    /// Letters were replaced by a character; the current word.
    Lost(String),
    /// Letters were decoded wrongly; the original, if it is known.
    Misread(Option<String>),
    /// Letters are escaped as in web pages and programs; the original.
    Escaped(String),
}

/// The meaning of a question mark in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::contacts) enum Kind {
    /// A name or a salutation contains none.
    Name,
    /// Other texts may be questions.
    Text,
    /// An address may have one before `subject=`.
    Address,
}

/// The finding about the damage.
pub(in crate::contacts) fn finding(damage: Damage) -> Diagnostic {
    let (says, help) = match damage {
        Damage::Lost(word) => (Message::Lost { word }, Help::RestoreLetters),
        Damage::Misread(meant) => (Message::Misread { meant }, Help::SaveWithoutLoss),
        Damage::Escaped(meant) => (Message::Escaped { meant }, Help::TypeAgain),
    };
    rules::contacts::DAMAGED.finds(says).help(help)
}

/// Code pages as which programs without UTF-8 decode its bytes.
const READ_AS: [CodePage; 10] = [
    CodePage::Windows1252,
    CodePage::Windows1254,
    CodePage::MacRoman,
    CodePage::Dos850,
    CodePage::Windows1250,
    CodePage::Iso8859P15,
    CodePage::Windows1251,
    CodePage::Koi8U,
    CodePage::Koi8R,
    CodePage::Windows1253,
];

/// The accented letters expected in German lists.
const WESTERN: &str = "äöüßÄÖÜéèëç";

/// The same with those of the Romance languages.
const ROMANCE: &str = "äöüßÄÖÜéèëçáàâêíìîïóòôúùûñãõ";

/// The same with those of Polish, Czech, Hungarian and Romanian.
const CENTRAL: &str = "ąćęłńóśźżĄĆĘŁŃŚŹŻčďěňřšťůžČĎĚŇŘŠŤŮŽáéíýúăâîşţŞŢőűŐŰäöüßÄÖÜ";

/// Code pages that are confused: decoded as, encoded in, and the letters that may result.
const TAKEN_FOR: &[(CodePage, CodePage, &str)] = &[
    (CodePage::MacRoman, CodePage::Windows1252, WESTERN),
    (CodePage::Windows1252, CodePage::MacRoman, WESTERN),
    (CodePage::Dos850, CodePage::Windows1252, WESTERN),
    (CodePage::Windows1252, CodePage::Dos850, WESTERN),
    (CodePage::Windows1251, CodePage::Windows1252, WESTERN),
    (CodePage::Windows1252, CodePage::Windows1250, CENTRAL),
    (CodePage::MacRoman, CodePage::Windows1252, ROMANCE),
    (CodePage::Windows1252, CodePage::MacRoman, ROMANCE),
];

/// Scripts without ASCII letters: decoded as Windows-1252, a word consists of accented letters.
const OTHER_SCRIPTS: [CodePage; 4] =
    [CodePage::Windows1251, CodePage::Windows1253, CodePage::Koi8U, CodePage::Windows1256];

/// Punctuation and symbols in texts of every script.
const SIGNS: &str = "–—’‘“”„…•€®™©°§´«»·¡¿ªº²³¹½¼¾\u{a0}\u{feff}";

/// Cyrillic code pages that are confused: decoded as, encoded in.
const TURNED: [(CodePage, CodePage); 2] =
    [(CodePage::Koi8U, CodePage::Windows1251), (CodePage::Windows1251, CodePage::Koi8U)];

/// The damage of a cell, as it is in the list.
pub(in crate::contacts) fn find(raw: &str, kind: Kind) -> Option<Damage> {
    if let Some(word) = lost(raw, kind) {
        return Some(Damage::Lost(word.to_owned()));
    }
    if let Some(text) = escapes::read(raw) {
        return Some(Damage::Escaped(text));
    }
    if raw.is_ascii() {
        return None;
    }
    let (mut repaired, mut harmed, mut clear) = (String::with_capacity(raw.len()), false, true);
    let mut rest = raw;
    while !rest.is_empty() {
        let inside = |c: char| c.is_ascii_alphanumeric() || !c.is_ascii();
        let end = rest.find(|c| !inside(c)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        match repair(word, kind) {
            Word::Whole => repaired += word,
            Word::Lost => return Some(Damage::Lost(word.to_owned())),
            Word::Meant(text) => {
                harmed = true;
                repaired += &text;
            }
            Word::Unclear => (harmed, clear) = (true, false),
        }
        let next = behind.find(inside).unwrap_or(behind.len());
        repaired += &behind[..next];
        rest = &behind[next..];
    }
    harmed.then(|| Damage::Misread(clear.then(|| crate::contacts::cell::values::tidy(&repaired))))
}

/// What a word of any text was before it was read in a wrong encoding or escaped: `Some(None)` where
/// nobody can tell, `None` where the word is whole.
pub fn misread(word: &str) -> Option<Option<String>> {
    if let Some(text) = escapes::read(word).filter(|_| word.contains('=')) {
        return Some(Some(text));
    }
    match repair(word, Kind::Text) {
        Word::Whole => None,
        Word::Meant(text) => Some(Some(text)),
        Word::Unclear | Word::Lost => Some(None),
    }
}

/// The state of a single word.
#[derive(Debug)]
enum Word {
    Whole,
    Meant(String),
    Unclear,
    Lost,
}

fn repair(word: &str, kind: Kind) -> Word {
    if word.is_ascii() {
        return Word::Whole;
    }
    if let Some(text) = from_utf8(word, 3) {
        let lost = text.contains(char::REPLACEMENT_CHARACTER);
        return if lost { Word::Lost } else { Word::Meant(text) };
    }
    // „Kunst³“ has a footnote, or is a club.
    let footless =
        if kind == Kind::Name { word } else { word.trim_end_matches(['¹', '²', '³']) };
    if let Some(text) = from_another_script(word).or_else(|| from_another_page(footless)) {
        return Word::Meant(text);
    }
    if turkish::is_misread(word) {
        let bytes = CodePage::Windows1252.encode(word).unwrap_or_default();
        return Word::Meant(CodePage::Windows1254.decode(&bytes));
    }
    if has_lone_lead(word) || is_partly_utf8(word) { Word::Unclear } else { Word::Whole }
}

/// UTF-8 that was decoded as a code page, up to `times` times. Several code pages may explain it;
/// the most likely is the one without capitals inside a word.
fn from_utf8(word: &str, times: usize) -> Option<String> {
    let mut near = word.chars().zip(word.chars().skip(1));
    if times == 0 || !near.any(|(first, second)| !first.is_ascii() && !second.is_ascii()) {
        return None;
    }
    let whole = is_word(word);
    let meant = READ_AS.into_iter().filter_map(|page| {
        let text = String::from_utf8(page.encode(word)?).ok()?;
        // A word in Cyrillic or Greek may be valid UTF-8 by chance.
        let by_chance = matches!(
            page,
            CodePage::Windows1251 | CodePage::Koi8U | CodePage::Koi8R | CodePage::Windows1253
        );
        let lost = text.contains(char::REPLACEMENT_CHARACTER);
        let meant = lost || (is_meant(&text, whole) && !(by_chance && whole));
        from_utf8(&text, times - 1).or(meant.then_some(text))
    });
    meant.min_by_key(|text| capitals_within(text))
}

/// Whether somebody could have written this. If the current word is plausible as well (`whole`),
/// only several letters in the usual order are certain.
fn is_meant(text: &str, whole: bool) -> bool {
    let is_sign = |c: &char| SIGNS.contains(*c);
    let bare: String = text.chars().filter(|c| !is_sign(c)).collect();
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    if whole { letters > 1 && is_word(&bare) } else { is_of_one_script(&bare) }
}

/// `M¸ller`, `GrŠf`, `Gцbel`, `Wa³êsa`: a code page mistaken for another.
fn from_another_page(word: &str) -> Option<String> {
    let bare = word.replace('€', "");
    if is_word(&bare) && capitals_within(&bare) == 0 && !is_central_in_1252(word) {
        return None;
    }
    TAKEN_FOR.iter().find_map(|(read_as, written_in, letters)| {
        let text = written_in.decode(&read_as.encode(word)?);
        let expected = text.chars().all(|c| c.is_ascii() || letters.contains(c));
        let count = text.chars().filter(|c| c.is_alphabetic()).count();
        let usual =
            is_word(&text) && capitals_within(&text) == 0 && !has_umlaut_behind_vowel(&text);
        (expected && count > 2 && text != word && usual).then_some(text)
    })
}

/// `Maügorzata` is not a name; the letter is an `ł` there.
fn has_umlaut_behind_vowel(text: &str) -> bool {
    let vowel = |c: char| "aeiouAEIOU".contains(c);
    text.chars()
        .zip(text.chars().skip(1))
        .any(|(first, second)| vowel(first) && "äöü".contains(second))
}

/// `Ìàð³ÿ`, `Ìáñßá`: at least three letters, all with accents. `мЮРЮКЭЪ`: Cyrillic with inverted
/// case.
fn from_another_script(word: &str) -> Option<String> {
    let german = |c: char| "äöüßÄÖÜ".contains(c);
    let bare = word.chars().any(|c| c.is_ascii()) || word.chars().all(german);
    if bare || word.chars().count() < 3 {
        return None;
    }
    let is_one = |text: &String| {
        text.chars().all(|c| script(c).is_some_and(|script| script != 0)) && is_word(text)
    };
    let turned = |(read_as, written_in): &(CodePage, CodePage)| {
        Some(written_in.decode(&read_as.encode(word)?))
    };
    let texts: Vec<String> = match CodePage::Windows1252.encode(word) {
        Some(bytes) => OTHER_SCRIPTS.iter().map(|page| page.decode(&bytes)).collect(),
        None if is_word(word) => return None,
        None => TURNED.iter().filter_map(turned).collect(),
    };
    // Names begin with a capital, and have vowels.
    let key = |text: &String| (!text.starts_with(char::is_uppercase), longest_without_vowel(text));
    texts.into_iter().filter(is_one).min_by_key(key)
}

/// `MarÃa`, `AyÅe`: the second half of the character was invisible and is gone.
fn has_lone_lead(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    (1..letters.len()).any(|at| {
        let next = letters.get(at + 1);
        let lead = matches!(letters[at], 'Ã' | 'Å' | 'Â');
        lead && letters[at - 1].is_ascii_lowercase() && next.is_none_or(char::is_ascii_lowercase)
    })
}

/// `Äáº·ng`, `РР°РЅ`: some letters of a non-word are UTF-8; others are gone.
fn is_partly_utf8(word: &str) -> bool {
    let mut pages = [CodePage::Windows1252, CodePage::Windows1251].into_iter();
    !is_word(word)
        && pages.any(|page| {
            let bytes = page.encode(word).unwrap_or_default();
            let letter = |c: char| !c.is_ascii() && c.is_alphabetic() && script(c).is_some();
            bytes.utf8_chunks().any(|chunk| chunk.valid().contains(letter))
        })
}

/// The first word in which a letter was replaced: by U+FFFD, or `?` beside letters.
fn lost(raw: &str, kind: Kind) -> Option<&str> {
    if !raw.contains(['?', '¿', char::REPLACEMENT_CHARACTER]) {
        return None;
    }
    let words = || raw.split_whitespace();
    if let Some(word) = words().find(|word| word.contains(char::REPLACEMENT_CHARACTER)) {
        return Some(word);
    }
    // All letters of another script became question marks.
    let signs_only = raw.chars().all(|c| matches!(c, '?' | '-' | '.' | ',') || c.is_whitespace());
    if kind != Kind::Address && signs_only && raw.matches('?').count() > 1 {
        return Some(raw.trim());
    }
    words().find(|word| match kind {
        Kind::Address => false,
        Kind::Name => word.contains('?') || has_sign_for_letter(word),
        Kind::Text => has_sign_for_letter(word),
    })
}

/// Whether `?` stands before a letter, or `¿` between two. A web address may contain one.
fn has_sign_for_letter(word: &str) -> bool {
    if word.contains(['/', '=', '@']) {
        return false;
    }
    let letters: Vec<char> = word.chars().collect();
    (0..letters.len()).any(|at| {
        let is_letter = |at: Option<usize>| {
            at.and_then(|at| letters.get(at)).is_some_and(|c| c.is_alphabetic())
        };
        let follows = is_letter(Some(at + 1));
        match letters[at] {
            '?' => follows,
            '¿' => follows && is_letter(at.checked_sub(1)),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests;
