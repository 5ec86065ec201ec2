//! What holds for every text, and marks that are not in the corpus.

use proptest::prelude::*;

use super::*;
use crate::tokens::Tokens;

fn only(text: &str) -> Reading {
    let mut all = read(text);
    assert_eq!(all.len(), 1, "{text}: {all:?}");
    all.remove(0)
}

#[test]
fn words_before_a_day_make_an_edge() {
    for (text, edge) in [
        ("am 7. Mai", Edge::At),
        ("bis 7. Mai", Edge::Until),
        ("bis spätestens zum 7. Mai", Edge::Until),
        ("vor dem 7. Mai", Edge::Until),
        ("ab dem 7. Mai", Edge::From),
        ("vom 7. Mai bis 9. Mai", Edge::At),
        ("voraussichtlich am 7. Mai", Edge::About),
        ("gegen 18 Uhr", Edge::About),
        ("bis 18 Uhr", Edge::Until),
    ] {
        assert_eq!(only(text).edge, edge, "{text}");
    }
}

#[test]
fn years_say_what_is_written_of_them() {
    let form = |text: &str| match only(text).kind {
        Kind::Date(date) => date.year.map(|year| (year.value, year.form)),
        Kind::DateRange { first, .. } => first.year.map(|year| (year.value, year.form)),
        kind => panic!("{kind:?}"),
    };
    assert_eq!(form("7. Mai 2024"), Some((2024, YearForm::Full)));
    assert_eq!(form("am 7.5.24"), Some((2024, YearForm::Short)));
    assert_eq!(form("28.04. bis 4.5.2024"), Some((2024, YearForm::Shared)));
    assert_eq!(form("28.12. bis 4.1.2026"), Some((2025, YearForm::Shared)));
    assert_eq!(form("7. Mai"), None);
}

#[test]
fn what_is_struck_out_or_refers_to_a_record_is_marked() {
    let all = read("~~7. Mai~~ [8. Mai](date:fest)");
    let marks: Vec<_> = all.iter().map(|one| (one.struck, one.reference.as_deref())).collect();
    assert_eq!(marks, [(true, None), (false, Some("fest"))]);
}

#[test]
fn doubtful_readings_say_so() {
    assert_eq!(only("7. Mai 2024").sure, Confidence::Certain);
    assert_eq!(only("Das Fest am 7.5 im Hof").sure, Confidence::Likely);
    assert_eq!(only("um halb neun").sure, Confidence::Perhaps);
}

#[test]
fn what_is_impossible_says_what_is_written() {
    let Kind::Impossible(Impossible::Date(date)) = only("am 31. Juni").kind else { panic!() };
    assert_eq!((date.day, date.month), (31, 6));
    let Kind::Impossible(Impossible::Time(time)) = only("um 18.75 Uhr").kind else { panic!() };
    assert_eq!((time.hour, time.minute), (18, 75));
}

/// The mentions of a text, as its own words.
fn mentioned(text: &str) -> Vec<(Vec<&str>, Vec<&str>, Confidence)> {
    let words = |all: &[Reading]| all.iter().map(|one| &text[one.range.clone()]).collect();
    ParsedText::of(text)
        .mentions()
        .iter()
        .map(|one| (words(&one.dates), words(&one.times), one.sure))
        .collect()
}

#[test]
fn times_belong_to_the_day_before_them() {
    use Confidence::{Certain, Likely, Perhaps};
    assert_eq!(
        mentioned("Wir tagen am Dienstag, 7. Mai 2024, um 18.15 Uhr. Um 20 Uhr ist Schluss."),
        [(vec!["Dienstag, 7. Mai 2024"], vec!["18.15 Uhr"], Certain)]
    );
    assert_eq!(
        mentioned("Am 7. und 8. Mai, jeweils 17–19 Uhr"),
        [(vec!["7.", "8. Mai"], vec!["17–19 Uhr"], Certain)]
    );
    assert_eq!(
        mentioned("Am 7. Mai beginnt das Fest im Hof um 18 Uhr."),
        [(vec!["7. Mai"], vec!["18 Uhr"], Likely)]
    );
    assert_eq!(
        mentioned("Um 18 Uhr am 7. Mai tagt der Rat."),
        [(vec!["7. Mai"], vec!["18 Uhr"], Certain)]
    );
    assert_eq!(
        mentioned("Am 7. Mai ist Fest; nach dem 9. Mai ist das Büro ab 9 Uhr besetzt."),
        [(vec!["7. Mai"], vec![], Certain), (vec!["9. Mai"], vec!["9 Uhr"], Perhaps)]
    );
    assert_eq!(
        mentioned("- 7. Mai, 18 Uhr\n- 9. Mai"),
        [(vec!["7. Mai"], vec!["18 Uhr"], Certain), (vec!["9. Mai"], vec![], Certain)]
    );
}

/// How often a token is examined does not grow with the text: reading takes linear time.
#[test]
fn hostile_texts_are_read_in_linear_time() {
    for piece in [
        "1.",
        "1. ",
        "1.1.",
        "1 - ",
        "1., ",
        "12.06./",
        "7. Mai und ",
        "Di/",
        "um 9, ",
        "9–",
        "`",
        "](",
        "[](date:x)",
        "[a](date:x",
        "~~a",
        "Mo, ",
        "Mai/",
        "halb ",
        "Satz 1:10 ",
        "jeden ",
        "www.",
        "18.15 Uhr bis ",
        "Finale 1",
        "\n- ",
        "&nbsp;",
        "\\.",
        "7",
        "Montag und ",
    ] {
        let tokens = Tokens::of(&piece.repeat(3000));
        date::found(&tokens);
        let looks = tokens.looks.get() / tokens.len().max(1);
        assert!(looks < 300, "{piece:?}: {looks} looks at each token");
    }
}

/// Building blocks of dates, and of what breaks them.
const PIECES: &[&str] = &[
    "7",
    "12",
    "31",
    "2024",
    "24",
    "0361",
    ".",
    ",",
    ":",
    "-",
    "–",
    "/",
    " ",
    "\u{a0}",
    "\n",
    "\n\n",
    "Mai",
    "Juni",
    "Sept",
    "März",
    "Ma\u{308}rz",
    "Di",
    "Dienstag",
    "mittwochs",
    "Uhr",
    "h",
    "bis",
    "und",
    "am",
    "um",
    "von",
    "ab",
    "jeden",
    "Ende",
    "siebten",
    "halb",
    "neun",
    "§",
    "Punkt",
    "Euro",
    "%",
    "(",
    ")",
    "[",
    "](date:x)",
    "](",
    "`",
    "```",
    "~~",
    "**",
    "_",
    "|",
    "- ",
    "# ",
    "\\",
    "https://a.example/",
    "a@b.example",
    "&nbsp;",
    "\u{ad}",
    "\u{200b}",
    "ß",
    "🙂",
    "T",
    "im",
];

/// Building blocks of quotations and forms of words.
const WORDS: &[&str] = &[
    "„",
    "“",
    "”",
    "\"",
    "‚",
    "‘",
    "’",
    "'",
    "»",
    "«",
    "›",
    "‹",
    " ",
    "\n\n",
    "- ",
    "(",
    ")",
    "Wort",
    "Migrant",
    "*",
    ":",
    "_",
    "/",
    "-",
    "·",
    "innen",
    "inn",
    "in",
    "en",
    "Innen",
    "In",
    "Ärzt",
    "und ",
    "Teilnehmende",
    "AKfM",
    "AkfM",
    "AGs",
    "`",
    "24",
    "ß",
    "\u{ad}",
    "](date:x)",
    "İ",
    "ǅ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn readings_of_any_text_are_in_order_and_on_boundaries(text in "\\PC{0,80}") {
        well_formed(&text)?;
    }

    #[test]
    fn readings_of_likely_text_are_in_order_and_on_boundaries(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40),
    ) {
        well_formed(&pieces.concat())?;
    }

    #[test]
    fn marks_and_words_of_any_text_are_on_boundaries(
        pieces in proptest::collection::vec(proptest::sample::select(WORDS), 0..30),
        rest in "\\PC{0,20}",
    ) {
        let text = pieces.concat() + &rest;
        for quoting in ParsedText::of(&text).quotes() {
            prop_assert!(text.get(quoting.range()).is_some_and(|mark| !mark.is_empty()));
        }
        let mut end = 0;
        for one in ParsedText::of(&text).gendered() {
            prop_assert!(one.range.start >= end && text.get(one.range.clone()).is_some());
            end = one.range.end;
        }
        for spelling in mixed_abbreviations(&[&ParsedText::of(&text)]).iter().flat_map(|mixed| &mixed.spellings) {
            for (_, range) in &spelling.spots {
                prop_assert!(text[range.clone()].starts_with(&spelling.written));
            }
        }
    }
}

fn well_formed(text: &str) -> Result<(), TestCaseError> {
    let mut end = 0;
    for reading in read(text) {
        prop_assert!(reading.range.start >= end, "{reading:?} in {text:?}");
        prop_assert!(!reading.range.is_empty());
        prop_assert!(text.get(reading.range.clone()).is_some());
        end = reading.range.end;
    }
    for mention in ParsedText::of(text).mentions() {
        prop_assert!(!mention.dates.is_empty());
        prop_assert!(text.get(mention.range.clone()).is_some());
        prop_assert!(text.get(mention.sentence.clone()).is_some());
    }
    Ok(())
}
