//! Of which language the words of a passage surely are.

use std::collections::HashMap;
use std::sync::LazyLock;

use whatlang::{Detector, Lang};

use crate::minutes::LanguageTag;

german::word_lists! {
    "tongues.txt":
    COMMON: Lang { Deu, Eng, Ukr, Rus, Tur, Fra, Pol, Spa, Ron, Ara, Pes },
    LIGHT, TAGS, OTHERS, NEAR, LETTERS: Lang { Ukr, Rus, Ara, Pes }, STRANGE
}

/// The small words, each with the place of its language in [`COMMON`].
static WORDS: LazyLock<HashMap<&str, usize>> = LazyLock::new(|| {
    let lists = COMMON.iter().enumerate();
    lists.flat_map(|(at, (_, list))| list.iter().map(move |word| (*word, at))).collect()
});

static DETECTOR: LazyLock<Detector> = LazyLock::new(|| {
    let others = OTHERS.iter().filter_map(|code| Lang::from_code(*code));
    Detector::with_allowlist(COMMON.iter().map(|(lang, _)| *lang).chain(others).collect())
});

/// The minimum number of words, and of letters; of those of another script fewer are enough.
const LEAST: (usize, usize) = (5, 24);
const OF_SCRIPT_LEAST: (usize, usize) = (3, 12);
/// Shorter passages must be denser.
const LONG: (usize, usize) = (9, 45);
/// A shorter passage is a title where all its small words are such as titles have.
const TITLE: usize = 12;
/// How many of the words must be small ones of the other language: at least three, and one of nine,
/// or of three where the passage is short.
const SMALL_LEAST: usize = 3;
const SMALL_SHARE: [usize; 2] = [9, 3];
/// How many times as many they must be as those of the language that is told.
const SMALL_TIMES: usize = 5;

fn lang(language: &LanguageTag) -> Option<Lang> {
    let code = language.as_str().split('-').next().unwrap_or_default();
    TAGS.pairs().find(|(own, _)| *own == code).and_then(|(_, code)| Lang::from_code(code))
}

fn tag(lang: Lang) -> Option<LanguageTag> {
    TAGS.pairs().find(|(_, code)| *code == lang.code()).and_then(|(tag, _)| LanguageTag::parse(tag))
}

/// How many small words there are of each language.
fn counts(words: &[String]) -> impl Iterator<Item = (usize, Lang)> + Clone {
    let mut counts = [0; COMMON.len()];
    for at in words.iter().filter_map(|word| WORDS.get(&**word)) {
        if let Some(count) = counts.get_mut(*at) {
            *count += 1;
        }
    }
    counts.into_iter().zip(&COMMON).map(|(count, (lang, _))| (count, *lang))
}

fn count(words: &[String], wanted: Lang) -> usize {
    counts(words).find(|(_, lang)| *lang == wanted).map_or(0, |(count, _)| count)
}

/// Whether a part of these words may be in another language than `own`.
pub(super) fn may_have_other(words: &[String], own: &LanguageTag) -> bool {
    let own = lang(own);
    counts(words).any(|(count, lang)| count >= SMALL_LEAST && Some(lang) != own)
}

/// Whether these words were left as they are in the first language, and are of that, not of `own`.
pub(super) fn is_left(words: &[String], first: &LanguageTag, own: &LanguageTag) -> bool {
    let (Some(first), other) = (lang(first), lang(own)) else { return false };
    words.len() >= LEAST.0
        && Some(first) != other
        && !NEAR.contains(own.as_str())
        && count(words, first) > 1
        && other.is_none_or(|own| count(words, own) == 0)
}

/// The language of these words, where it surely is another than `own`.
pub(super) fn other_language(words: &[String], own: &LanguageTag) -> Option<LanguageTag> {
    if let Some(found) = of_other_script(words, own) {
        return Some(found);
    }
    let letters: usize = words.iter().map(|word| word.chars().count()).sum();
    let has = |(least, of_letters)| words.len() >= least && letters >= of_letters;
    let told = lang(own);
    let is_foreign = |found| match told {
        Some(own) => own != found,
        // Of a language whose words nobody knows here only its neighbours are told apart.
        None => matches!(found, Lang::Deu | Lang::Eng) && !NEAR.contains(own.as_str()),
    };
    if !has(LEAST) {
        return None;
    }
    let counts = counts(words);
    let (most, found) = counts.clone().max_by_key(|(count, _)| *count)?;
    let of_own = counts.clone().find(|(_, lang)| Some(*lang) == told).map_or(0, |own| own.0);
    let others = counts.filter(|(_, lang)| *lang != found).map(|(count, _)| count).max()?;
    let is_dense = most * SMALL_SHARE[1] >= words.len() && of_own == 0 && others == 0;
    let of_found = |word: &&String| {
        let at = WORDS.get(&***word).and_then(|at| COMMON.get(*at));
        at.is_some_and(|(lang, _)| *lang == found)
    };
    let is_title =
        words.len() < TITLE && words.iter().filter(of_found).all(|word| LIGHT.contains(word));
    let is_clear = most >= SMALL_LEAST
        && !is_title
        && (is_dense || has(LONG) && most * SMALL_SHARE[0] >= words.len())
        && most >= SMALL_TIMES * of_own
        && most > 2 * others;
    if !is_clear || !is_foreign(found) {
        return None;
    }
    // Where every second word is one of them, nobody else need agree.
    let is_sure = is_dense && most > SMALL_LEAST && most * 2 >= words.len();
    let agrees = || {
        let info = DETECTOR.detect(&words.join(" "));
        info.is_some_and(|info| info.lang() == found && (is_dense || info.is_reliable()))
    };
    if is_sure || agrees() { tag(found) } else { None }
}

/// The language of words in Cyrillic or Arabic letters alone, by letters that no other one has,
/// where `own` has neither.
pub(super) fn of_other_script(words: &[String], own: &LanguageTag) -> Option<LanguageTag> {
    let is_of_script =
        |c: char| matches!(c, '\u{400}'..='\u{52f}' | '\u{620}'..='\u{6d3}' | '\u{200c}' | 'ʼ');
    let letters: usize = words.iter().map(|word| word.chars().count()).sum();
    let is_latin = || lang(own).is_some_and(|own| LETTERS.iter().all(|(lang, _)| *lang != own));
    if words.len() < OF_SCRIPT_LEAST.0
        || !words.iter().all(|word| word.chars().all(is_of_script))
        || letters < OF_SCRIPT_LEAST.1
        || !is_latin()
    {
        return None;
    }
    let has =
        |list: &[&str]| list.iter().any(|letter| words.iter().any(|word| word.contains(letter)));
    let mut found = LETTERS.iter().filter(|(_, list)| has(list)).map(|(lang, _)| *lang);
    found.next().filter(|_| found.next().is_none() && !has(&STRANGE)).and_then(tag)
}
