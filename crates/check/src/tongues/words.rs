//! Of which language the words of a passage surely are.

use std::collections::HashMap;
use std::sync::LazyLock;

use whatlang::{Detector, Lang};

use crate::minutes::LanguageTag;

/// The languages of the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tongue {
    De,
    En,
    Uk,
    Ru,
    Tr,
    Fr,
    Pl,
    Es,
    Ro,
    Ar,
    Fa,
}

german::word_lists! { "tongues.txt": COMMON: Tongue { De, En, Uk, Ru, Tr, Fr, Pl, Es, Ro, Ar, Fa } }

impl Tongue {
    const ALL: [(Self, &'static str, Lang); 11] = [
        (Self::De, "de", Lang::Deu),
        (Self::En, "en", Lang::Eng),
        (Self::Uk, "uk", Lang::Ukr),
        (Self::Ru, "ru", Lang::Rus),
        (Self::Tr, "tr", Lang::Tur),
        (Self::Fr, "fr", Lang::Fra),
        (Self::Pl, "pl", Lang::Pol),
        (Self::Es, "es", Lang::Spa),
        (Self::Ro, "ro", Lang::Ron),
        (Self::Ar, "ar", Lang::Ara),
        (Self::Fa, "fa", Lang::Pes),
    ];

    fn of(language: &LanguageTag) -> Option<Self> {
        let code = language.as_str().split('-').next().unwrap_or_default();
        Self::ALL.iter().find(|(_, own, _)| *own == code).map(|(tongue, ..)| *tongue)
    }

    fn code(self) -> &'static str {
        Self::ALL.iter().find(|(tongue, ..)| *tongue == self).map_or("", |(_, code, _)| code)
    }
}

/// Languages that the second witness knows as well, so that they are not taken for one of ours.
const OTHERS: &[Lang] = &[
    Lang::Nld,
    Lang::Ita,
    Lang::Por,
    Lang::Swe,
    Lang::Dan,
    Lang::Nob,
    Lang::Ces,
    Lang::Slk,
    Lang::Hrv,
    Lang::Hun,
    Lang::Bul,
    Lang::Srp,
    Lang::Bel,
    Lang::Mkd,
    Lang::Aze,
    Lang::Urd,
    Lang::Cat,
    Lang::Afr,
];

/// Languages that are too near to German or English.
const NEAR: &[&str] =
    &["nl", "lb", "nds", "yi", "af", "fy", "gsw", "bar", "sco", "da", "no", "nb", "nn", "sv"];

static WORDS: LazyLock<HashMap<&str, Tongue>> = LazyLock::new(|| {
    COMMON.iter().flat_map(|(tongue, list)| list.iter().map(|word| (*word, *tongue))).collect()
});

static DETECTOR: LazyLock<Detector> = LazyLock::new(|| {
    let ours = Tongue::ALL.iter().map(|(.., lang)| *lang);
    Detector::with_allowlist(ours.chain(OTHERS.iter().copied()).collect())
});

/// The minimum number of words,
const WORDS_LEAST: usize = 9;
/// and of letters.
const LETTERS_LEAST: usize = 45;
/// How many of the words must be small ones of the other language: at least three, and one of nine.
const SMALL_LEAST: usize = 3;
const SMALL_SHARE: usize = 9;
/// How many times as many they must be as those of the language that is told.
const SMALL_TIMES: usize = 5;

/// Fewer words are enough where a translation has the very paragraph of the first language.
const COPIED_LEAST: usize = 5;

/// Whether these words were left as they are in the first language, and are of that, not of `own`.
pub(super) fn is_left(words: &[String], first: &LanguageTag, own: &LanguageTag) -> bool {
    let (Some(first), other) = (Tongue::of(first), Tongue::of(own)) else { return false };
    let of = |tongue| words.iter().filter(|word| WORDS.get(&***word) == Some(&tongue)).count();
    let is_near = NEAR.contains(&own.as_str());
    words.len() >= COPIED_LEAST
        && Some(first) != other
        && !is_near
        && of(first) > 1
        && other.is_none_or(|own| of(own) == 0)
}

/// The language of these words, where it surely is another than `own`.
pub(super) fn other_language(words: &[String], own: &LanguageTag) -> Option<LanguageTag> {
    let letters: usize = words.iter().map(|word| word.chars().count()).sum();
    if words.len() < WORDS_LEAST || letters < LETTERS_LEAST {
        return None;
    }
    let tongue = Tongue::of(own);
    let mut counts = [(0_usize, Tongue::De); Tongue::ALL.len()];
    for (slot, (tongue, ..)) in counts.iter_mut().zip(Tongue::ALL) {
        slot.1 = tongue;
    }
    for word in words {
        if let Some(tongue) = WORDS.get(&**word) {
            counts.iter_mut().filter(|slot| slot.1 == *tongue).for_each(|slot| slot.0 += 1);
        }
    }
    let count =
        |wanted: Tongue| counts.iter().find(|slot| slot.1 == wanted).map_or(0, |slot| slot.0);
    let (most, found) = *counts.iter().max_by_key(|slot| slot.0)?;
    let of_own = tongue.map_or(0, count);
    let others = counts.iter().filter(|slot| slot.1 != found).map(|slot| slot.0).max().unwrap_or(0);
    let is_clear = most >= SMALL_LEAST
        && most * SMALL_SHARE >= words.len()
        && most >= SMALL_TIMES * of_own
        && most > 2 * others;
    // Of a language whose words nobody knows here only its neighbours are told apart.
    let is_told = match tongue {
        Some(own) => own != found,
        None => matches!(found, Tongue::De | Tongue::En) && !NEAR.contains(&own.as_str()),
    };
    if !is_clear || !is_told {
        return None;
    }
    let info = DETECTOR.detect(&words.join(" "))?;
    let lang = Tongue::ALL.iter().find(|(tongue, ..)| *tongue == found).map(|(.., lang)| *lang);
    let agrees = Some(info.lang()) == lang && info.is_reliable();
    if agrees { LanguageTag::parse(found.code()) } else { None }
}
