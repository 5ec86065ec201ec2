//! What is over by the time it is sent: reported by `send` and its trials, and no reason to stop.

use crate::office::Office;
use crate::server::{Act, Offer, Server};

const CALL: &str = "einleitung = \"Ein Satz.\"\n\
    [[mitteilungen]]\ntitel = \"Beiträge\"\ntyp = \"aufruf\"\nfrist = 2026-09-20\n";

#[test]
fn a_deadline_that_is_over_is_told_by_the_clock_of_the_minutes_zone() {
    let server = Server::start(Offer::default(), |_| Act::Normal);
    let office = Office::of(2, server.port, "");
    office.edit("brief.toml", "einleitung = \"Ein Satz.\"\n", CALL);
    // The last minute of 20 September 2026 in Germany, and the one after it.
    let (before, after) = ("1789941590", "1789941610");
    let run = |args: &[&str], moment: &str, language: &str| {
        let mut command = office.command(args);
        command.env("SOURCE_DATE_EPOCH", moment).env("RUNDMAIL_LANG", language);
        let ended = command.output().unwrap();
        (ended.status.code(), String::from_utf8(ended.stderr).unwrap())
    };
    let file = office.file;
    let told = "Heute ist der 21. September 2026; die Frist für „Beiträge“ endete schon am \
                20. September 2026. [date.deadline-past]";
    for args in [&["send", file, "--dry-run"][..], &["preview", file, "--no-open"]] {
        let (code, text) = run(args, before, "de");
        assert!(code == Some(0) && !text.contains("date.deadline-past"), "{text}");
        let (code, text) = run(args, after, "de");
        assert!(code == Some(0) && text.contains(told), "{text}");
    }
    assert!(!run(&["check", file], after, "de").1.contains("Heute ist"));
    // An office for which it is an error sends nothing.
    let settings = std::fs::read_to_string(office.folder.path().join("rundmail.toml")).unwrap();
    office.write(
        "rundmail.toml",
        format!("{settings}\n[pruefung]\n\"date.deadline-past\" = \"fehler\"\n"),
    );
    assert_eq!(run(&["send", file, "--yes"], after, "de").0, Some(1));
    assert_eq!(server.recipients(), [""; 0]);
    office.write("rundmail.toml", settings);
    let (code, text) = run(&["send", file, "--yes"], after, "en");
    let told = "Today is 21 September 2026; the deadline for \"Beiträge\" ended on \
                20 September 2026. [date.deadline-past]";
    assert!(code == Some(0) && text.contains(told), "{text}");
    assert_eq!(server.recipients().len(), 2);
}
