//! Surnames that are like each other.

use std::collections::{BTreeSet, HashMap};

use german::folded;

german::word_lists! { "surnames.txt": FAMILIES }

/// So many words that are alike without one letter are compared: the time must stay linear.
const MOST: usize = 40;

/// The minimum length of both surnames (letters).
const SHORTEST: usize = 6;

/// Up to this length (letters), „Riemann“ and „Reimann“ are two names.
const SHORT: usize = 8;

/// Letters that sound alike, by pairs.
const SOUNDS: &[(char, char)] = &[
    ('b', 'p'),
    ('c', 'k'),
    ('d', 't'),
    ('f', 'v'),
    ('g', 'k'),
    ('i', 'j'),
    ('i', 'y'),
    ('s', 'z'),
    ('v', 'w'),
];

/// The form in which accepted spellings of a name are the same: „Şahin“ and „Sahin“, „Müller“ and
/// „Mueller“, „Zelenskyj“ and „Zelensky“.
pub(super) fn key(last: &str) -> String {
    let mut key = folded(last).replace(['\'', '’'], "");
    for (one, other) in [("ae", "a"), ("oe", "o"), ("ue", "u"), ("ı", "i"), ("ł", "l")] {
        key = key.replace(one, other);
    }
    let ending = ["skyj", "skyi", "skij", "skiy", "sky", "skii"];
    match ending.iter().find_map(|end| key.strip_suffix(end)) {
        Some(bare) => format!("{bare}ski"),
        None => key,
    }
}

/// Whether both are common: „Schmidt“ and „Schmitt“.
pub(super) fn is_family(one: &str, other: &str) -> bool {
    FAMILIES.iter().any(|family| {
        let mut names = family.split(' ').map(key);
        let known: Vec<String> = names.by_ref().collect();
        known.iter().any(|name| name == one) && known.iter().any(|name| name == other)
    })
}

/// How a name is written in one way and in others that sound the same, in order.
const WRITTEN: &[(&str, &str)] = &[
    ("ae", "e"),
    ("ph", "f"),
    ("th", "t"),
    ("dt", "t"),
    ("ck", "k"),
    ("tz", "z"),
    ("ch", "χ"),
    ("c", "k"),
    ("χ", "ch"),
    ("ey", "ei"),
    ("ay", "ei"),
    ("ai", "ei"),
    ("ie", "i"),
    ("y", "i"),
    ("w", "v"),
];

/// How a name sounds: the same for „Kathrin“ and „Katrin“, „Teschner“ and „Täschner“.
pub(super) fn sound(name: &str) -> String {
    let written = WRITTEN.iter().fold(folded(name).into_owned(), |sound, (one, other)| {
        if sound.contains(one) { sound.replace(one, other) } else { sound }
    });
    let letters: Vec<char> = written.chars().collect();
    let is_vowel = |at: Option<usize>| {
        at.and_then(|at| letters.get(at)).is_some_and(|letter| "aeiou".contains(*letter))
    };
    let is_heard = |at: &usize| {
        let before = at.checked_sub(1);
        let doubled = before.and_then(|at| letters.get(at)) == letters.get(*at);
        let silent = letters.get(*at) == Some(&'h') && is_vowel(before) && !is_vowel(Some(at + 1));
        !doubled && !silent
    };
    let mut sound: String =
        (0..letters.len()).filter(is_heard).filter_map(|at| letters.get(at)).collect();
    if sound.ends_with('d') {
        sound.pop();
        sound.push('t');
    }
    sound
}

/// The pairs of these different words that sound the same or differ by one letter, by their indices. Words of
/// the second kind are the same without a letter.
pub(super) fn like_pairs(words: &[&str]) -> BTreeSet<(usize, usize)> {
    let mut like: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, word) in words.iter().enumerate() {
        let without =
            word.char_indices().map(|(at, c)| [&word[..at], &word[at + c.len_utf8()..]].concat());
        let keys: BTreeSet<String> =
            without.chain([(*word).to_owned(), format!("={}", sound(word))]).collect();
        for key in keys {
            let all = like.entry(key).or_default();
            if all.len() < MOST {
                all.push(index);
            }
        }
    }
    let pairs = like.values().flat_map(|all| {
        all.iter()
            .enumerate()
            .flat_map(|(at, one)| all[at + 1..].iter().map(|other| (*one, *other)))
    });
    let is_like = |(one, other): &(usize, usize)| {
        let (one, other) = (words[*one], words[*other]);
        one != other && (is_one_off(one, other) || sound(one) == sound(other))
    };
    pairs.filter(is_like).collect()
}

/// Whether exactly one letter differs: another, one too many, one too few, or two swapped. The first
/// letter is the same.
pub(super) fn is_one_off(name: &str, written: &str) -> bool {
    let (name, written): (Vec<char>, Vec<char>) =
        (name.chars().collect(), written.chars().collect());
    let same = name.iter().zip(&written).take_while(|(left, right)| left == right).count();
    if same == 0 {
        return false;
    }
    let (name, written) = (&name[same..], &written[same..]);
    match (name, written) {
        ([_, rest @ ..], [_, other @ ..]) if rest == other => true,
        ([_, rest @ ..], other) if rest == other => true,
        (rest, [_, other @ ..]) if rest == other => true,
        ([a, b, rest @ ..], [c, d, other @ ..]) => a == d && b == c && rest == other,
        _ => false,
    }
}

/// Whether two surnames that differ by one letter look like one that was written twice: a letter left
/// out, added or swapped with its neighbour, or one that sounds alike. `Lindner` and `Linder`,
/// `Martin` and `Martini`, `Weimann` and `Weinmann` are names of their own.
pub(super) fn is_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let same = short.iter().zip(long).take_while(|(left, right)| left == right).count();
    let (Some(letter), Some(before)) = (long.get(same), same.checked_sub(1)) else { return false };
    let (before, behind) = (long.get(before).copied(), long.get(same + 1..).unwrap_or_default());
    if short.len() < SHORTEST {
        return false;
    }
    if short.len() < long.len() {
        return is_letter_too_many(*letter, before, behind, same);
    }
    let Some(instead) = short.get(same) else { return false };
    let pair = (*letter.min(instead), *letter.max(instead));
    let swapped = short.get(same + 1) == Some(letter) && behind.first() == Some(instead);
    if swapped {
        // „Merkel“ and „Merkle“, „Riemann“ and „Reimann“ are two.
        let ending = behind.len() == 1 && matches!(pair, ('e', 'l' | 'r'));
        return !(ending || pair == ('e', 'i') && short.len() <= SHORT);
    }
    // „Maier“ and „Meier“.
    let diphthong = pair == ('a', 'e') && matches!(behind.first(), Some('i' | 'y'));
    SOUNDS.contains(&pair) || diphthong
}

/// Whether a letter in the longer of two names is one too many, or was left out of the shorter;
/// `place` is its index.
fn is_letter_too_many(letter: char, before: Option<char>, behind: &[char], place: usize) -> bool {
    let doubled = before == Some(letter);
    let behind: String = behind.iter().collect();
    match &*behind {
        // „Hildebrand“, „Hildebrandt“; „Martin“ and „Martini“ are two.
        "" => doubled && !"aeiou".contains(letter) || (before, letter) == (Some('d'), 't'),
        "er" | "mann" | "man" => doubled,
        "n" | "l" | "r" | "ner" | "ler" | "wig" => doubled || letter != 'e',
        _ => doubled || place > 1,
    }
}
