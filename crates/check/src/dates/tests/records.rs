//! Dates by themselves: what they lack, and what comes too soon or too late.

use super::*;

#[test]
fn records_are_complete_and_lie_ahead() {
    let circular = |records: &str| {
        let head = "title = \"T\"\nkind = \"circular\"\nissued = 2026-09-24\n";
        let found = all(&format!("{head}{records}"));
        rules(&found)
    };
    let event = |rest: &str| circular(&format!("[[dates]]\ntitle = \"Fest\"\n{rest}\n"));
    let full = "start = 10:00:00\nplace = \"Hof\"";
    assert_eq!(event(&format!("date = 2026-09-28\n{full}")), [""; 0]);
    assert_eq!(event(&format!("date = 2026-09-27\n{full}")), ["date.soon"]);
    assert_eq!(event(&format!("date = 2026-09-23\n{full}")), ["date.past"]);
    assert_eq!(event(&format!("date = 2026-09-26\nuntil = 2026-09-27\n{full}")), ["date.soon"]);
    assert_eq!(event(&format!("date = 2026-09-27\nuntil = 2026-10-20\n{full}")), [""; 0]);
    assert_eq!(event(&format!("date = 2026-09-20\nuntil = 2026-09-25\n{full}")), [""; 0]);
    assert_eq!(event(&format!("date = 2026-09-20\nuntil = 2026-10-20\n{full}")), [""; 0]);
    assert_eq!(event("date = 2026-09-20\nstatus = \"cancelled\""), [""; 0]);
    assert_eq!(event("date = 2026-11-28\nplace = \"Hof\""), ["date.incomplete"]);
    assert_eq!(event("date = 2026-11-28\nstatus = \"tentative\""), [""; 0]);
    let named =
        |title: &str| circular(&format!("[[dates]]\ntitle = \"{title}\"\ndate = 2026-11-28\n"));
    for feast in ["Opferfest", "Beginn des Ramadan", "Jom Kippur", "Herbstferien (Beginn)"] {
        assert_eq!(named(feast), [""; 0], "{feast}");
    }
    for event in ["Zuckerfest im Park", "Ferienprogramm", "Lesung zu Chanukka"] {
        assert_eq!(named(event), ["date.incomplete"], "{event}");
    }
    assert_eq!(event("when = \"im Sommer\""), [""; 0]);
    let call = |day: &str| {
        circular(&format!("[[announcements]]\ntitle = \"A\"\ntype = \"call\"\ndeadline = {day}\n"))
    };
    assert_eq!(call("2026-09-24"), [""; 0]);
    assert_eq!(call("2026-09-23"), ["date.deadline-past"]);
}

#[test]
fn a_series_goes_on() {
    let summary = |head: &str, rest: &str| {
        let found = all(&format!(
            "title = \"T\"\nkind = \"summary\"\n{head}\n[meeting]\ndate = 2026-09-17\n{rest}\n"
        ));
        rules(&found)
    };
    let series = "series = \"Netz\"";
    assert_eq!(summary(series, ""), ["meeting.no-next"]);
    assert_eq!(summary(series, "next = 2026-11-12"), [""; 0]);
    assert_eq!(summary("", ""), [""; 0]);
    assert_eq!(summary("series = \"Jahreshauptversammlung\"", ""), [""; 0]);
    let closing = |text: &str| summary(&format!("{series}\nclosing = \"{text}\""), "");
    for told in [
        "Das nächste Treffen ist am 12. November 2026.",
        "Das nächste Treffen des Netzwerks ist am 12. November.",
        "Nächster Termin: 12. November 2026, 10 Uhr",
        "Wir treffen uns am 12. November wieder.",
        "Die Runde trifft sich jeden ersten Dienstag im Monat.",
        "Der Termin des nächsten Treffens wird noch bekannt gegeben.",
    ] {
        assert_eq!(closing(told), [""; 0], "{told}");
    }
    for other in [
        "Die nächste Sitzung des Stadtrates ist am 12. November 2026.",
        "Das letzte Treffen war am 2. Juli 2026.",
        "Das nächste Treffen wird schön.",
    ] {
        assert_eq!(closing(other), ["meeting.no-next"], "{other}");
    }
    let event = |title: &str, day: &str, rest: &str| {
        let place = "start = 10:00:00\nplace = \"Hof\"";
        let dates = format!("[[dates]]\ntitle = \"{title}\"\ndate = {day}\n{place}\n{rest}");
        let mut found = summary(series, &dates);
        found.retain(|rule| *rule == "meeting.no-next");
        found
    };
    assert_eq!(event("Netz", "2026-11-12", ""), [""; 0]);
    assert_eq!(event("Netzwerktreffen", "2026-11-12", ""), [""; 0]);
    assert_eq!(event("Netzwerktreffen", "2026-09-10", ""), ["meeting.no-next"]);
    let foreign = "organisation = \"Landessportbund\"";
    assert_eq!(event("Vereinstreffen", "2026-11-12", foreign), ["meeting.no-next"]);
    assert_eq!(event("Sommerfest", "2026-11-12", ""), ["meeting.no-next"]);
}

#[test]
fn the_meeting_and_deadlines_are_records_too() {
    let closing = |kind: &str, text: &str| {
        let found = all(&file(kind, &format!("closing = \"{text}\"")));
        rules(&found)
    };
    assert_eq!(closing("summary", "Das nächste Treffen ist am 11. November."), ["text.other-day"]);
    let invited =
        file("invitation", "intro = \"Wir laden zum Netzwerktreffen am 16. Oktober ein.\"")
            .replace("date = 2026-09-17", "date = 2026-10-15");
    assert_eq!(rules(&all(&invited)), ["text.other-day"]);
    let call = |text: &str| {
        let call =
            format!("[[announcements]]\ntitle = \"A\"\ndeadline = 2026-10-30\ntext = \"{text}\"");
        rules(&all(&file("summary", &call)))
    };
    assert_eq!(call("Einsendeschluss ist der 20. Oktober."), ["text.other-day"]);
    assert_eq!(call("Einsendeschluss ist der 30. Oktober."), [""; 0]);
}
