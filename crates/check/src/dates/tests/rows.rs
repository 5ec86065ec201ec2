//! Rooms and days in lists and tables, and the next meeting.

use super::{all, announced, file, rules};

#[test]
fn one_room_is_taken_twice_in_a_table_or_list() {
    let table = |other: &str| {
        format!(
            "| Tag | Zeit | Was | Raum |\n|---|---|---|---|\n\
             | Di 6.10. | 15–17 Uhr | Strickcafé | Salon |\n{other}\n"
        )
    };
    let twice = "| Di 6.10. | 16–18 Uhr | Schach | Salon |";
    assert!(rules(&announced(&table(twice))).contains(&"date.same-room"));
    for other in [
        "| Di 6.10. | 17–18 Uhr | Schach | Salon |",
        "| Mi 7.10. | 16–18 Uhr | Schach | Salon |",
        "| Di 6.10. | 16–18 Uhr | Schach | Raum 2 |",
        "| Di 6.10. | 16–18 Uhr | Strickcafé | Salon |",
    ] {
        assert!(!rules(&announced(&table(other))).contains(&"date.same-room"), "{other}");
    }
    let list = "- Yoga: 6. Oktober, 10 bis 12 Uhr, Halle West\n\
                - Ringen: 6. Oktober, 11 bis 13 Uhr, Halle West\n";
    assert!(rules(&announced(list)).contains(&"date.same-room"));
}

#[test]
fn a_day_that_is_over_is_found_among_those_to_come() {
    let list = |day: &str| {
        format!(
            "- Singkreis: Mittwoch, 30. September, 19 Uhr\n- Film: {day}, 19 Uhr\n\
             - Basteln: Samstag, 3. Oktober, 14 Uhr\n- Lesung: Dienstag, 6. Oktober, 19 Uhr\n"
        )
    };
    let found = rules(&announced(&list("Freitag, 18. September")));
    assert!(found.contains(&"text.past-date"));
    let found = rules(&announced(&list("Freitag, 2. Oktober")));
    assert!(!found.contains(&"text.past-date"));
}

#[test]
fn the_next_meeting_is_on_one_day() {
    let told = |text: &str| {
        let agenda = format!("[[agenda]]\ntitle = \"Verschiedenes\"\ntext = \"{text}\"");
        all(&file("minutes", &agenda))
    };
    for text in [
        "Wir treffen uns wieder am 19. November, gleicher Ort.",
        "Die nächste Sitzung ist am 5. November.",
        "- nächste Sitzung: 19.11., 18 Uhr",
    ] {
        assert_eq!(rules(&told(text)), ["text.other-day"], "{text}");
    }
    for text in [
        "Wir treffen uns wieder am 12. November.",
        "Die nächste Sitzung des Bauausschusses ist am 5. November.",
        "Die nächste Sitzung wird vom 19. November auf den 12. November verlegt.",
        "Die nächste Sitzung ist nicht am 5. November.",
        "Wir treffen uns wieder am 8. Oktober zum Infoabend Ankommen.",
    ] {
        assert_eq!(rules(&told(text)), [""; 0], "{text}");
    }
}
