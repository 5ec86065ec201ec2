//! The next minutes file: what is carried over, and what a clerk finds in it.

use std::fs;

use proptest::prelude::*;

use super::*;
use crate::minutes::{Defaults, Visibility, parse};
use crate::source::Source;

const SAMPLE: &str = include_str!("../../../tests/contract/minutes.toml");

fn minutes(name: &str, text: &str) -> Minutes {
    let read = parse(&Source::new(name, text), &Defaults::default());
    assert!(!read.findings.has_errors(), "{:?}\n{text}", read.findings);
    read.value.unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What is written after `previous`, as text and parsed again.
fn written(previous: &Minutes, known: &[Minutes], language: Language) -> (String, Minutes) {
    let next = Next::after(previous, known, &[], day("2026-09-24"), None).unwrap();
    let text = write::toml(&next, &Defaults::default(), language);
    let read = minutes("next.toml", &text);
    (text, read)
}

fn after(text: &str) -> (String, Minutes) {
    written(&minutes("a.toml", text), &[], Language::German)
}

fn summary(rest: &str) -> String {
    format!(
        "title = 'S'\nkind = 'summary'\n[meeting]\ndate = 2026-09-17\nnext = 2026-11-12\n{rest}"
    )
}

#[test]
fn the_sample_is_followed_by_an_invitation() {
    for language in [Language::German, Language::English] {
        let (text, next) = written(&minutes("a.toml", SAMPLE), &[], language);
        assert_eq!(next.kind, Kind::Invitation);
        let meeting = next.meeting.as_ref().unwrap();
        assert_eq!(meeting.date.value, day("2026-11-12"));
        assert_eq!(meeting.start.as_ref().unwrap().value.to_string(), "17:00:00");
        assert_eq!(next.series.as_deref(), Some("Netzwerk Vielfalt Musterstadt"));
        let titles: Vec<_> = next.agenda.iter().map(|item| item.title.value.as_str()).collect();
        assert_eq!(titles, ["Begrüßung", "Offene Aufgaben aus dem letzten Treffen"]);
        assert_eq!(next.agenda[1].tasks[0].text.value, "Raum für den Infoabend anfragen");
        assert_eq!(next.announcements.len(), 1);
        let events: Vec<_> = next.events.iter().map(|event| event.title.value.as_str()).collect();
        assert_eq!(events, ["Woche der Begegnung", "Infoabend Ankommen"]);
        assert!(next.participants.is_empty() && next.attendance.is_none());
        for secret in ["590417", "823", "442901", "meet.example.org"] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}

#[test]
fn after_an_invitation_comes_the_summary_of_its_meeting() {
    let invitation = SAMPLE.replace("\"summary\"", "\"invitation\"");
    let (text, next) = after(&invitation);
    assert_eq!(next.kind, Kind::Summary);
    assert_eq!(next.meeting.as_ref().unwrap().date.value, day("2026-09-17"));
    assert_eq!(next.agenda[1].speaker.as_ref().unwrap().value, "Dr. Aylin Probe");
    let internal = &next.agenda[1].items[0].items[0];
    assert_eq!(internal.visibility, Visibility::Internal);
    assert!(text.contains("# [teilnahme]") && !text.contains("kürzere Wege"), "{text}");
}

/// Kind and day of what follows a file on that day.
fn following(text: &str, today: &str) -> Option<(Kind, String)> {
    let previous = minutes("a.toml", text);
    if carry::is_ahead(&previous, day(today)).is_some() {
        return None;
    }
    let next = Next::after(&previous, &[], &[], day(today), None).unwrap();
    let text = write::toml(&next, &Defaults::default(), Language::German);
    assert_eq!(minutes("next.toml", &text).kind, next.kind);
    Some((next.kind, next.date.to_string()))
}

#[test]
fn of_a_meeting_to_come_there_is_no_summary() {
    let summary = summary("");
    let invitation = summary.replace("'summary'", "'invitation'");
    let minutes = summary.replace("'summary'", "'minutes'");
    let guess = summary.replace("next = 2026-11-12", "");
    for (text, today, follows) in [
        (&summary, "2026-09-20", Some((Kind::Invitation, "2026-11-12"))),
        (&summary, "2026-11-11", Some((Kind::Invitation, "2026-11-12"))),
        (&summary, "2026-11-12", Some((Kind::Summary, "2026-11-12"))),
        (&minutes, "2026-11-29", Some((Kind::Summary, "2026-11-12"))),
        (&invitation, "2026-09-16", None),
        (&invitation, "2026-09-17", Some((Kind::Summary, "2026-09-17"))),
        (&invitation, "2026-12-01", Some((Kind::Summary, "2026-09-17"))),
        (&guess, "2026-09-20", Some((Kind::Invitation, "2026-11-12"))),
        (&guess, "2026-11-12", Some((Kind::Invitation, "2027-01-07"))),
        (&guess, "2027-06-01", Some((Kind::Invitation, "2027-06-24"))),
    ] {
        let wanted = follows.map(|(kind, day)| (kind, day.to_owned()));
        assert_eq!(following(text, today), wanted, "{today}\n{text}");
    }
}

#[test]
fn without_a_next_meeting_the_day_is_a_guess_and_says_so() {
    let file = summary("").replace("next = 2026-11-12", "");
    let (text, next) = after(&file);
    assert_eq!(next.meeting.unwrap().date.value, day("2026-11-12"));
    assert!(text.contains("Bitte prüfen!"), "{text}");
    let (text, _) = after(&summary(""));
    assert!(!text.contains("Bitte prüfen!"), "{text}");
}

#[test]
fn what_is_internal_stays_internal() {
    let (_, next) = after(&summary(
        "[[agenda]]\ntitle = 'A'\nvisibility = 'internal'\n\
         [[agenda.items]]\ntitle = 'B'\n[[agenda.items.tasks]]\ntext = 'geheim'\n\
         [[agenda]]\ntitle = 'C'\n[[agenda.tasks]]\ntext = 'offen'\n\
         [[announcements]]\ntitle = 'D'\ntype = 'call'\nvisibility = 'internal'\n\
         [[dates]]\ntitle = 'E'\ndate = 2026-12-01\nvisibility = 'internal'",
    ));
    let seen: Vec<_> =
        next.agenda.iter().map(|item| (item.visibility, &*item.tasks[0].text.value)).collect();
    assert_eq!(seen, [(Visibility::Public, "offen"), (Visibility::Internal, "geheim")]);
    assert_eq!(next.announcements[0].visibility, Visibility::Internal);
    assert_eq!(next.events[0].visibility, Visibility::Internal);
}

#[test]
fn only_what_lies_ahead_is_carried() {
    let (_, next) = after(&summary(
        "[[agenda]]\ntitle = 'A'\n[[agenda.tasks]]\ntext = 'x'\ndone = true\n\
         [[announcements]]\ntitle = 'over'\ntype = 'call'\ndeadline = 2026-09-20\n\
         [[announcements]]\ntitle = 'info'\n\
         [[announcements]]\ntitle = 'open'\ntype = 'call'\ndeadline = 2026-09-24\n\
         [[dates]]\ntitle = 'past'\ndate = 2026-09-18\n\
         [[dates]]\ntitle = 'running'\ndate = 2026-09-18\nuntil = 2026-09-24\n\
         [[dates]]\ntitle = 'someday'\nwhen = 'bald'\n\
         [[dates]]\ntitle = 'never'\nwhen = 'bald'\nstatus = 'cancelled'",
    ));
    assert!(next.agenda.is_empty());
    let calls: Vec<_> = next.announcements.iter().map(|call| &*call.title.value).collect();
    assert_eq!(calls, ["open"]);
    let events: Vec<_> = next.events.iter().map(|event| &*event.title.value).collect();
    assert_eq!(events, ["running", "someday"]);
}

#[test]
fn references_to_what_is_left_behind_become_words() {
    let (_, next) = after(&summary(
        "[[agenda]]\ntitle = 'A'\n[[agenda.tasks]]\n\
         text = 'Siehe [](attachment:f), [dort](date:old), [](date:old) und [](date:new).'\n\
         [[dates]]\nid = 'old'\ntitle = 'Alt'\ndate = 2026-09-01\n\
         [[dates]]\nid = 'new'\ntitle = 'Neu'\ndate = 2026-12-01\nattachment = 'f'\n\
         [[attachments]]\nid = 'f'\ntitle = 'Folien'\nfile = 'f.pdf'",
    ));
    let task = &next.agenda[0].tasks[0].text.value;
    assert_eq!(task, "Siehe Folien, dort, Alt und [](date:new).");
    assert!(next.events[0].attachment.is_none());
}

#[test]
fn items_of_two_meetings_in_a_row_are_standing_ones() {
    let earlier = summary("[[agenda]]\ntitle = 'Runde der  Vereine'").replace("09-17", "07-09");
    let known = [minutes("a.toml", &earlier)];
    let file = summary("[[agenda]]\ntitle = 'Runde der Vereine'\n[[agenda]]\ntitle = 'Neues'");
    let (_, next) = written(&minutes("b.toml", &file), &known, Language::German);
    let titles: Vec<_> = next.agenda.iter().map(|item| item.title.value.as_str()).collect();
    assert_eq!(titles, ["Runde der Vereine"]);
}

#[test]
fn what_stands_is_carried_without_a_number_that_does_not_fit() {
    let file = summary(
        "[[agenda]]\ntitle = 'TOP 1 Grußwort'\n[[agenda]]\ntitle = 'TOP 2 Bericht des Amts'\n\
         standing = true\n[[agenda]]\ntitle = 'TOP 3 Neues'\n[[agenda.tasks]]\ntext = 'x'",
    );
    let previous = minutes("b.toml", &file);
    let span = previous.title.span.clone();
    let usual = ["Begrüßung", "Bericht des Amts", "Ausklang"];
    let usual = usual.map(|title| Text::new(title.to_owned(), span.clone()));
    let next = Next::after(&previous, &[], &usual, day("2026-09-24"), None).unwrap();
    let next = minutes("next.toml", &write::toml(&next, &Defaults::default(), Language::English));
    let titles: Vec<_> = next.agenda.iter().map(|item| item.title.value.as_str()).collect();
    let carried = "Offene Aufgaben aus dem letzten Treffen";
    assert_eq!(titles, ["Begrüßung", "Bericht des Amts", "Ausklang", carried]);
    let standing: Vec<_> = next.agenda.iter().map(|item| item.standing).collect();
    assert_eq!(standing, [false, true, false, false]);
    let since = next.agenda[3].tasks[0].since.as_ref().unwrap();
    assert_eq!(since.value, day("2026-09-17"));
}

#[test]
fn after_an_invitation_items_keep_place_and_number() {
    let file = |tasks: &str| {
        let items = format!(
            "[[agenda]]\ntitle = 'TOP 1 A'\n{tasks}[[agenda]]\ntitle = 'TOP 3 C'\n\
             tasks = [ {{ text = 'neu' }} ]"
        );
        summary(&items).replace("'summary'", "'invitation'")
    };
    let titles = |text: &str| -> Vec<String> {
        let (_, next) = after(text);
        next.agenda.iter().map(|item| item.title.value.clone()).collect()
    };
    let carried = "[[agenda]]\ntitle = 'TOP 2 Offene Aufgaben aus dem letzten Treffen'\n";
    let wanted = ["TOP 1 A", "TOP 2 Offene Aufgaben aus dem letzten Treffen", "TOP 3 C"];
    assert_eq!(titles(&file(carried)), wanted);
    let behind = ["TOP 1 A", "TOP 3 C", "TOP 4 Offene Aufgaben aus dem letzten Treffen"];
    assert_eq!(titles(&file("")), behind);
}

#[test]
fn a_task_keeps_the_day_on_which_it_came_up() {
    let task = "[[agenda]]\ntitle = 'A'\n[[agenda.tasks]]\ntext = 'Raum anfragen'\n";
    let known = [
        minutes("a.toml", &summary(task).replace("09-17", "05-07")),
        minutes("b.toml", &summary(task).replace("09-17", "07-09")),
        minutes("c.toml", &summary(task)),
    ];
    let (text, next) = written(&known[2], &known, Language::German);
    let tasks = &next.agenda.last().unwrap().tasks;
    assert_eq!(tasks[0].since.as_ref().unwrap().value, day("2026-05-07"));
    assert!(text.contains("{ text = \"Raum anfragen\", seit = 2026-05-07 },"), "{text}");
}

#[test]
fn a_cancelled_meeting_has_no_summary() {
    let file = summary("status = 'cancelled'\n[[agenda]]\ntitle = 'A'\nspeaker = 'Kim Probe'");
    let (_, next) = after(&file.replace("'summary'", "'invitation'"));
    assert_eq!(next.kind, Kind::Invitation);
    assert_eq!(next.meeting.as_ref().unwrap().date.value, day("2026-11-12"));
    assert_eq!(next.agenda[0].speaker.as_ref().unwrap().value, "Kim Probe");
}

#[test]
fn the_latest_meeting_is_followed_and_its_summary_before_its_invitation() {
    let invitation = summary("").replace("'summary'", "'invitation'");
    let older = summary("").replace("09-17", "07-09");
    let known = [
        minutes("z-invitation.toml", &invitation),
        minutes("a-summary.toml", &summary("")),
        minutes("older.toml", &older),
    ];
    let chosen = previous(&known, None, None).unwrap();
    assert_eq!(chosen.source.path(), Path::new("a-summary.toml"));
}

#[test]
fn a_broken_neighbour_stops_the_choice_but_not_a_named_file() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.toml");
    fs::write(&good, summary("")).unwrap();
    fs::write(folder.path().join("broken.toml"), "kind = 'summary'\n[meeting").unwrap();
    let args = |after| NewArgs { file: Some(folder.path().join("next.toml")), after, kind: None };
    assert!(known_files(&args(None)).1.has_errors());
    let (known, findings) = known_files(&args(Some(good)));
    assert!(!findings.has_errors());
    assert_eq!(known.len(), 1);
}

proptest! {
    #[test]
    fn whatever_is_carried_is_read_again(
        task in "\\PC{1,40}", who in any::<String>(), call in any::<String>(),
        text in "[a-z\"'\\\\\n\r\t\u{0}\u{7f}#\\[\\](:)]{0,60}", place in any::<String>(),
    ) {
        let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
        let file = summary(&format!(
            "place = {}\n[[agenda]]\ntitle = 'A'\n[[agenda.tasks]]\ntext = {}\nwho = {}\n\
             [[announcements]]\ntype = 'call'\ntitle = {}\ntext = {}",
            quoted(&place), quoted(&format!("x{task}")), quoted(&who), quoted(&format!("x{call}")),
            quoted(&text),
        ));
        let before = minutes("a.toml", &file);
        let (_, next) = written(&before, &[], Language::German);
        let value = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
        let meeting = |of: &Minutes| value(&of.meeting.as_ref().unwrap().place);
        prop_assert_eq!(meeting(&before), meeting(&next));
        let task = |of: &Minutes| value(&of.agenda[0].tasks[0].who);
        prop_assert_eq!(task(&before), task(&next));
        prop_assert_eq!(&before.announcements[0].title.value, &next.announcements[0].title.value);
    }
}
