//! Numbers that may be a day, a time or the number of something: what is changed, and what is left
//! alone.

use super::*;

/// The typeset text, with non-breaking spaces shown as `~`.
fn set(text: &str) -> String {
    set_right(text, Voice::Own).replace('\u{a0}', "~")
}

#[test]
fn what_may_be_a_day_becomes_no_time() {
    for (written, right) in [
        ("Am 5.11, 18 Uhr", "Am 5.11, 18~Uhr"),
        ("Am 05.11, 18.30 Uhr", "Am 05.11, 18:30~Uhr"),
        ("am 5.11, 12.11, 18 Uhr", "am 5.11, 12.11, 18~Uhr"),
        ("am 5.11 - 18 Uhr", "am 5.11 - 18~Uhr"),
        ("5.11 - 18 Uhr", "5.11 - 18~Uhr"),
        ("5.11-18 Uhr", "5.11-18~Uhr"),
        ("Abgabe 5.11 bis 18 Uhr", "Abgabe 5.11 bis 18~Uhr"),
        ("vom 5.11 bis 8.11", "vom 5.11 bis 8.11"),
        ("vom 5.11 bis 8.11, 18 Uhr", "vom 5.11 bis 8.11, 18~Uhr"),
        ("vom 5.11 bis 18 Uhr", "vom 5.11 bis 18~Uhr"),
        ("Treffen 5.11, 18 Uhr", "Treffen 5.11, 18~Uhr"),
        ("bis 5.11, 12 Uhr", "bis 5.11, 12~Uhr"),
        ("5.11, 18 und 20 Uhr", "5.11, 18 und 20~Uhr"),
        ("7.05, 7.35 und 8.05 Uhr", "7.05, 7.35 und 8.05~Uhr"),
        ("Kurs 9.10 - 11.40 Uhr", "Kurs 9.10 - 11.40~Uhr"),
        ("Mi 5.11-18 Uhr", "Mi 5.11-18~Uhr"),
        ("um 5.11 Uhr", "um 05:11~Uhr"),
        ("10.12, 10.12 Uhr", "10.12, 10:12~Uhr"),
        ("um 9.10, 10.10 und 11.10 Uhr", "um 09:10, 10:10 und 11:10~Uhr"),
        ("von 9.10 bis 9.55 Uhr", "von 09:10 bis 09:55~Uhr"),
        ("Kurs 9.10-11.40 Uhr", "Kurs 09:10–11:40~Uhr"),
        ("Mi 9.10-11 Uhr", "Mi 09:10–11~Uhr"),
        ("ab 9.30, 18 Uhr", "ab 09:30, 18~Uhr"),
        ("18.15 Uhr, 5.11, 18.15 Uhr", "18:15~Uhr, 5.11, 18:15~Uhr"),
        ("18.15, 5.11, 19.15 Uhr", "18.15, 5.11, 19:15~Uhr"),
        ("9.30, 10.10, 11 Uhr", "09:30, 10:10, 11~Uhr"),
        ("18 Uhr bis 5.11", "18~Uhr bis 5.11"),
        ("9 Uhr bis 11.10", "9~Uhr bis 11.10"),
        ("ab 18 Uhr bis 20.10", "ab 18~Uhr bis 20.10"),
        ("7. Mai - 1.10 - ", "7. Mai - 1.10 - "),
        ("30.04.2024 - 3./4. Mai", "30.04.2024–3./4.~Mai"),
    ] {
        assert_eq!(set(written), right, "{written}");
    }
}

#[test]
fn days_keep_their_full_stops_and_items_their_numbers() {
    for (written, right) in [
        ("3./4. Mai", "3./4.~Mai"),
        ("am 3., 4. und 5. Mai", "am 3., 4. und 5.~Mai"),
        ("am 3./4.5.2024", "am 03./04.05.2024"),
        ("25 - 29.11.2024", "25 - 29.11.2024"),
        ("vom 25 - 29.11.2024", "vom 25.–29.11.2024"),
        ("25-29.11.2024", "25.–29.11.2024"),
        ("vom 3 bis 5.11.2024", "vom 03. bis 05.11.2024"),
        ("vom 10-21. Juni", "vom 10.–21.~Juni"),
        ("Protokoll 12-29.11.2024", "Protokoll 12-29.11.2024"),
        ("Pavillon 5 bis 21. Juni", "Pavillon 5 bis 21. Juni"),
        ("Mo 25 - Fr 29.11.", "Mo 25. – Fr 29.11."),
        ("in der Nacht vom 3. auf den 4. Mai", "in der Nacht vom 3. auf den 4.~Mai"),
        ("3.2.10 Finanzen", "3.2.10 Finanzen"),
        ("3.2.1 bis 3.2.10", "3.2.1 bis 3.2.10"),
        ("Anstriche 2.1. bis 2.4.", "Anstriche 2.1. bis 2.4."),
        ("etwa 7.5. Das", "etwa 7.5. Das"),
        ("am 3.2.10", "am 03.02.10"),
        ("um 18: 40 Uhr", "um 18:40~Uhr"),
        ("um 8 . 40 Uhr", "um 08:40~Uhr"),
        ("von 18: 40 bis 20 :15 Uhr", "von 18:40 bis 20:15~Uhr"),
        ("Saal 3: 10 Uhr", "Saal 3: 10~Uhr"),
        ("am 18. 20 Uhr", "am 18. 20~Uhr"),
    ] {
        assert_eq!(set(written), right, "{written}");
    }
    let kinds =
        edits(&ParsedText::of("um 18: 40 Uhr"), Voice::Own).into_iter().map(|edit| edit.kind);
    assert_eq!(kinds.collect::<Vec<_>>(), [EditKind::Spacing]);
}
