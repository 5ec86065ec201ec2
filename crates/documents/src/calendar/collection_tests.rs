//! Many files with dates: what is the same, and whose word counts.

use super::tests::minutes;
use super::*;
use crate::diagnostic::Findings;

/// A file: its name, its day of issue and its dates.
fn file(name: &str, issued: &str, more: &str) -> Minutes {
    let text =
        format!("title = 'T'\nkind = 'circular'\nissued = {issued}\nseries = 'Netz'\n{more}");
    let read = crate::minutes::parse(
        &crate::source::Source::new(name, text),
        &crate::minutes::Defaults::default(),
    );
    assert!(!read.findings.has_errors(), "{:?}", read.findings);
    read.value.unwrap()
}

fn event(lines: &str) -> String {
    format!("[[dates]]\n{lines}\n")
}

fn of(files: &[Minutes], edition: Edition) -> (Vec<Item>, Findings) {
    let (organisation, words) = (Organisation::default(), BTreeMap::new());
    let mut all = Vec::new();
    for file in files {
        let options = CalendarOptions {
            edition,
            organisation: &organisation,
            event_minutes: 90,
            sequence: 0,
            before: &[],
            repeats: None,
            newer_than: None,
            stamp: DateTime::default(),
            words: &words,
        };
        all.extend(items(file, file.language.as_str() == "de", &options));
    }
    let read = gathered(all);
    (read.value.unwrap(), read.findings)
}

/// Day, start and title of each date, in order.
fn told(items: &[Item]) -> Vec<String> {
    let event = |item: &Item| {
        let event = item.event.as_ref()?;
        let day = item.first_day().map_or("-".to_owned(), |day| day.to_string());
        let start = event.start.as_ref().map(|start| start.value.format(" %H").to_string());
        Some(format!("{day}{} {}", start.unwrap_or_default(), event.title.value))
    };
    items.iter().filter_map(event).collect()
}

#[test]
fn the_newest_word_on_an_id_counts_wherever_it_stands() {
    let old =
        file("z.toml", "2026-09-01", &event("id = 'fest'\ntitle = 'Fest'\ndate = 2026-10-10"));
    let new = file(
        "a.toml",
        "2026-09-20",
        &event("id = 'fest'\ntitle = 'Großes Fest'\ndate = 2026-10-17\nstart = 15:00:00"),
    );
    for files in [[old.clone(), new.clone()], [new, old]] {
        let (items, findings) = of(&files, Edition::Internal);
        assert_eq!(told(&items), ["2026-10-17 15 Großes Fest"]);
        assert!(findings.is_empty());
    }
}

#[test]
fn without_an_id_title_day_and_place_tell_what_is_the_same() {
    let first = |lines: &str| file("1.toml", "2026-09-01", &event(lines));
    let second = |lines: &str| file("2.toml", "2026-09-20", &event(lines));
    let fest = "title = 'Fest „Nord“'\ndate = 2026-10-10\n";
    for (one, two, number) in [
        // Signs, case and the address behind the place do not matter.
        ("place = 'Rathaus'", "place = 'RATHAUS, Markt 1'", 1),
        ("place = 'Rathaus'", "", 1),
        ("place = 'Rathaus'", "place = 'Bibliothek'", 2),
        // A corrected time.
        ("start = 15:00:00", "start = 16:00:00", 1),
        ("id = 'a'", "id = 'b'", 1),
        ("id = 'a'", "", 1),
    ] {
        let other = fest.replace(['„', '“'], "\"");
        let files = [first(&format!("{fest}{one}")), second(&format!("{other}{two}"))];
        let (items, _) = of(&files, Edition::Internal);
        assert_eq!(items.len(), number, "{one} and {two}");
        assert!(items.iter().any(|item| item.file() == Some("2.toml".into())));
    }
    // Two rounds on one day are two events, in one file and in the next.
    let rounds = ["10", "14"].map(|hour| event(&format!("{fest}start = {hour}:00:00"))).concat();
    let both = [file("1.toml", "2026-09-01", &rounds), file("2.toml", "2026-09-20", &rounds)];
    assert_eq!(of(&both, Edition::Internal).0.len(), 2);
}

#[test]
fn an_id_that_comes_back_later_is_another_event() {
    let of_year = |year: u32| {
        let lines = format!("id = 'fest'\ntitle = 'Fest'\ndate = {year}-07-04");
        file(&format!("{year}.toml"), &format!("{year}-05-01"), &event(&lines))
    };
    let (items, findings) = of(&[of_year(2025), of_year(2026)], Edition::Internal);
    assert_eq!(told(&items), ["2025-07-04 Fest", "2026-07-04 Fest"]);
    assert!(findings.is_empty());
    let calendar = String::from_utf8(collection("Netz", &items).unwrap()).unwrap();
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 1, "an identity is there once");
    assert!(calendar.contains("20260704"));
}

#[test]
fn in_words_first_and_a_day_later() {
    for id in ["id = 'tag'\n", ""] {
        let old = event(&format!("{id}title = 'Fachtag'\nwhen = 'im Frühjahr'"));
        let new = event(&format!("{id}title = 'Fachtag'\ndate = 2027-04-10"));
        let files = [file("1.toml", "2026-09-01", &old), file("2.toml", "2026-11-01", &new)];
        assert_eq!(told(&of(&files, Edition::Internal).0), ["2027-04-10 Fachtag"]);
    }
    // And back: what had a day has none any more.
    let old = event("id = 'tag'\ntitle = 'Fachtag'\ndate = 2027-04-10");
    let new = event("id = 'tag'\ntitle = 'Fachtag'\nwhen = 'im Herbst'");
    let files = [file("1.toml", "2026-09-01", &old), file("2.toml", "2026-11-01", &new)];
    let (items, _) = of(&files, Edition::Internal);
    assert_eq!(told(&items), ["- Fachtag"]);
    assert!(collection("Netz", &items).is_none());
}

#[test]
fn what_has_become_internal_is_not_public_by_an_older_word() {
    for id in ["id = 'klausur'\n", ""] {
        let open = event(&format!("{id}title = 'Klausur'\ndate = 2026-10-10"));
        let closed = format!("{open}visibility = 'internal'\n");
        let files = [file("1.toml", "2026-09-01", &open), file("2.toml", "2026-09-20", &closed)];
        assert!(of(&files, Edition::Public).0.is_empty());
        assert_eq!(of(&files, Edition::Internal).0.len(), 1);
    }
}

#[test]
fn two_files_of_one_day_that_contradict_each_other_are_told() {
    let one = |name: &str, lines: &str| {
        let lines = format!("id = 'fest'\ntitle = 'Fest'\n{lines}");
        file(name, "2026-09-01", &event(&lines))
    };
    for (lines, same) in [
        ("date = 2026-10-10", true),
        ("date = 2026-10-11", false),
        ("date = 2026-10-10\nstart = 15:00:00", true),
    ] {
        let files = [one("1.toml", "date = 2026-10-10"), one("2.toml", lines)];
        let (items, findings) = of(&files, Edition::Internal);
        assert_eq!((items.len(), findings.is_empty()), (1, same), "{lines}");
        assert!(findings.iter().all(|finding| finding.rule.name == "date.contradiction"));
    }
    let timed = |hour| format!("date = 2026-10-10\nstart = {hour}:00:00");
    let files = [one("1.toml", &timed(15)), one("2.toml", &timed(16))];
    assert_eq!(of(&files, Edition::Internal).1.iter().count(), 1);
}

#[test]
fn a_meeting_is_one_date_from_its_announcement_to_its_minutes() {
    let head = "title = 'T'\nseries = 'Netz'\n";
    let before = minutes(&format!(
        "{head}kind = 'summary'\nissued = 2026-07-10\n[meeting]\ndate = 2026-07-09\nnext = 2026-09-03"
    ));
    let invitation = minutes(&format!(
        "{head}kind = 'invitation'\nissued = 2026-08-20\n[meeting]\ndate = 2026-09-03\nstart = 17:00:00"
    ));
    let summary = minutes(&format!(
        "{head}kind = 'summary'\nissued = 2026-09-08\n[meeting]\ndate = 2026-09-03\nstart = 17:00:00\n\
         end = 18:45:00\nplace = 'Bibliothek'"
    ));
    let (items, _) = of(&[before, invitation, summary], Edition::Internal);
    assert_eq!(told(&items), ["2026-07-09 Netz", "2026-09-03 17 Netz"]);
    let place = items[1].event.as_ref().unwrap().place.as_ref();
    assert_eq!(place.map(|place| place.value.as_str()), Some("Bibliothek"));
}

#[test]
fn an_edition_in_another_language_is_no_further_event() {
    let dated = event("title = 'Fest'\nid = 'fest'\ndate = 2026-10-10");
    let german = file("fest.toml", "2026-09-01", &dated);
    let turkish = file("senlik.toml", "2026-09-01", &dated.replace("'Fest'", "'Şenlik'"));
    let turkish =
        Minutes { language: crate::minutes::LanguageTag::parse("tr").unwrap(), ..turkish };
    for files in [[german.clone(), turkish.clone()], [turkish, german]] {
        assert_eq!(told(&of(&files, Edition::Internal).0), ["2026-10-10 Fest"]);
    }
}
