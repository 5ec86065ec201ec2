//! How a year is counted, and how each format shows it.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::diagnostic::Findings;
use crate::l10n::Language;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn summary(date: &str, rest: &str) -> String {
    format!("title = \"S\"\nkind = \"summary\"\n[meeting]\ndate = {date}\nplace = \"Saal\"\n{rest}")
}

fn figures(persons: u32, organisations: u32) -> String {
    format!("[attendance]\npersons = {persons}\norganisations = {organisations}\n")
}

fn counted(path: &Path) -> (Attendance, Findings) {
    let checked = read(&[path.to_owned()], Asked::default());
    (checked.value.unwrap(), checked.findings)
}

fn rules(findings: &Findings) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.rule.name).collect()
}

const PEOPLE: &str = "
[[participants]]
name = 'A'
organisation = 'Verein Süd'
[[participants]]
name = 'B'
organisation = ' verein  SÜD '
[[participants]]
name = 'C'
organisation = 'Alte Post'
status = 'guest'
[[participants]]
name = 'D'
organisation = 'Fern'
status = 'excused'
";

#[test]
fn figures_come_from_the_table_or_from_the_people() {
    let folder = folder(&[
        ("a.toml", &summary("2026-01-10", &figures(43, 24))),
        ("b.toml", &summary("2026-03-10", PEOPLE)),
        ("c.toml", &summary("2025-03-10", "")),
    ]);
    let (attendance, findings) = counted(folder.path());
    let seen: Vec<_> = attendance.meetings.iter().map(|m| (m.persons, m.organisations)).collect();
    assert_eq!(seen, [(None, None), (Some(43), Some(24)), (Some(3), Some(2))]);
    assert_eq!(rules(&findings), ["attendance.unknown"]);
    let year = &attendance.years[1];
    assert_eq!((year.year, year.meetings, year.persons), (2026, 2, Some(46)));
    assert_eq!(year.persons_mean, Some(23.0));
    assert_eq!((year.organisations, year.organisations_exact), (Part::Known(24), false));
    assert_eq!(attendance.years[0].organisations, Part::Unknown);
}

#[test]
fn different_organisations_of_a_year_are_counted_once() {
    let other = "[[participants]]\nname = 'E'\norganisation = 'ALTE POST'\n\
                 [[participants]]\nname = 'F'\norganisation = 'Neu'\n";
    let folder = folder(&[
        ("rundmail.toml", "[figures]\nsmallest = 1\n"),
        ("a.toml", &summary("2026-01-10", PEOPLE)),
        ("b.toml", &summary("2026-03-10", other)),
    ]);
    let (attendance, _) = counted(folder.path());
    assert_eq!(attendance.years[0].organisations, Part::Known(3));
    assert!(attendance.years[0].organisations_exact);
}

#[test]
fn folders_are_walked_past_what_is_no_minutes_file() {
    let good = summary("2026-01-10", &figures(4, 3));
    let folder = folder(&[
        ("rundmail.toml", "[defaults]\nseries = \"Netz\""),
        ("2026/a.toml", &good),
        ("2026/a.uk.toml", "broken ="),
        ("2026/other.toml", "[package]\nname = 'x'"),
        ("2026/invitation.toml", "title = 'E'\nkind = 'invitation'\n[meeting]\ndate = 2026-05-01"),
        ("2026/notes.txt", "x"),
        ("out/b.toml", &good),
        (".hidden/c.toml", &good),
    ]);
    let (attendance, findings) = counted(folder.path());
    assert_eq!(attendance.meetings.len(), 1);
    assert_eq!(attendance.meetings[0].series.as_deref(), Some("Netz"));
    assert_eq!(rules(&findings), ["file.skipped"]);
}

#[test]
fn broken_files_are_findings() {
    let folder = folder(&[("a.toml", "titel = \"x\nart = "), ("b.toml", &summary("heute", ""))]);
    let checked =
        read(&[folder.path().to_owned(), PathBuf::from("/nowhere/x.toml")], Asked::default());
    assert!(checked.findings.has_errors());
    let rules = rules(&checked.findings);
    assert!(rules.contains(&"toml.syntax") && rules.contains(&"file.unreadable"), "{rules:?}");
}

#[test]
fn one_meeting_with_two_files_counts_once() {
    let minutes = summary("2026-01-10", &figures(43, 24)).replace("\"summary\"", "\"minutes\"");
    let folder =
        folder(&[("a.toml", &summary("2026-01-10", &figures(44, 24))), ("b.toml", &minutes)]);
    let (attendance, findings) = counted(folder.path());
    assert_eq!(attendance.meetings.len(), 1);
    assert_eq!(attendance.meetings[0].persons, Some(43));
    assert_eq!(rules(&findings), ["attendance.differs"]);
}

#[test]
fn a_file_named_twice_counts_once() {
    let folder = folder(&[("a.toml", &summary("2026-01-10", &figures(4, 3)))]);
    let checked = read(&[folder.path().to_owned(), folder.path().join("a.toml")], Asked::default());
    assert_eq!(checked.value.unwrap().meetings.len(), 1);
}

/// Two meetings, one with texts that spreadsheets and XML would interpret.
fn hostile() -> Attendance {
    let text = summary("2026-01-10", &figures(43, 24))
        .replace("Saal", "=cmd|'/c calc'!A1")
        .replace("\"S\"", "\"\\t@SUM(A1)\\r\\n<script>&\"");
    let folder = folder(&[("a.toml", &text), ("b.toml", &summary("2026-03-10", &figures(41, 26)))]);
    let mut attendance = counted(folder.path()).0;
    for meeting in &mut attendance.meetings {
        meeting.file = meeting.file.file_name().unwrap().into();
    }
    attendance
}

#[test]
fn cells_that_a_spreadsheet_would_run_are_harmless() {
    let text = String::from_utf8(csv(&hostile())).unwrap();
    let mut lines = text.lines();
    let header = "row,date,year,series,title,place,meetings,persons,organisations,file,";
    assert!(lines.next().unwrap().starts_with(header));
    let first = lines.next().unwrap();
    assert!(first.starts_with("meeting,2026-01-10,2026,,' @SUM(A1)"), "{first}");
    assert!(first.contains(",'=cmd|'/c calc'!A1,1,43,24,a.toml,"), "{first}");
    assert!(lines.nth(1).unwrap().starts_with("year,,2026,,,,2,84,,,"));
}

#[test]
fn excel_gets_its_own_dialect() {
    let bytes = excel_csv(&hostile(), Language::German);
    assert!(bytes.starts_with(b"\xEF\xBB\xBFZeile;Datum;Jahr;"));
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("\r\nTreffen;10.01.2026;2026;"), "{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

#[test]
fn the_workbook_is_the_same_every_time() {
    let attendance = hostile();
    let book = xlsx(&attendance, Language::German).unwrap();
    assert!(book.starts_with(b"PK"));
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    assert!(book == xlsx(&attendance, Language::German).unwrap());
}

#[test]
fn the_chart_says_its_figures_as_text() {
    let chart = svg(&hostile(), Language::German);
    assert!(chart.contains("10. Januar 2026: Personen 43, Organisationen 24."), "{chart}");
    assert!(chart.contains("2026: 2 Treffen, 42,0 Personen je Treffen"));
    assert!(chart.contains("role=\"img\"") && !chart.contains("<script"));
}

#[test]
fn the_table_is_aligned_by_width() {
    let wide = summary("2026-01-10", &figures(4, 3)).replace("Saal", "Größe 漢字 Haus");
    let folder = folder(&[("a.toml", &wide), ("b.toml", &summary("2026-03-10", &figures(41, 26)))]);
    let attendance = counted(folder.path()).0;
    let text = text(&attendance, Language::German, None);
    let lines: Vec<&str> = text.lines().take(4).collect();
    let end = |line: &str, mark: &str| {
        unicode_width::UnicodeWidthStr::width(&line[..line.find(mark).unwrap() + mark.len()])
    };
    assert_eq!(end(lines[0], "Personen"), end(lines[2], " 4"));
    assert_eq!(end(lines[0], "Personen"), end(lines[3], " 41"));
    assert!(lines[2].starts_with("10. Januar 2026"));
}

#[test]
fn json_is_english_and_holds_no_names() {
    let folder = folder(&[("a.toml", &summary("2026-01-10", PEOPLE))]);
    let text = json(&counted(folder.path()).0);
    let data: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(data["meetings"][0]["persons"], 3);
    assert_eq!(data["years"][0]["organisations"], 2);
    assert!(!text.to_lowercase().contains("verein"), "{text}");
}

/// Two years with lists: who came to which meeting.
fn two_years(smallest: u32) -> tempfile::TempDir {
    let listed = |date: &str, organisations: &[&str]| {
        let people = organisations.iter().map(|name| {
            format!("[[participants]]\nname = 'Anna Probe'\norganisation = '{name}'\n")
        });
        summary(date, &people.collect::<String>())
    };
    folder(&[
        ("rundmail.toml", &format!("[figures]\nsmallest = {smallest}\n")),
        ("1.toml", &listed("2025-03-01", &["Alt", "Bau e. V.", "Chor", "Dorf"])),
        ("2.toml", &listed("2025-09-01", &["Alt", "Bau", "Chor"])),
        ("3.toml", &listed("2026-03-01", &["ALT", "BAU e.V.", "Neu"])),
        ("4.toml", &listed("2026-09-01", &["Alt", "Frisch"])),
    ])
}

#[test]
fn new_lost_and_regular_ones_are_told_by_year() {
    let folder = two_years(1);
    let (attendance, _) = counted(folder.path());
    let [first, second] = [0, 1].map(|year| attendance.years[year].organisations_by);
    assert_eq!(
        (first.listed, first.new, first.lost),
        (Part::Known(4), Part::Unknown, Part::Unknown)
    );
    assert_eq!((first.regular, first.occasional), (Part::Known(3), Part::Known(1)));
    assert_eq!(
        (second.listed, second.new, second.stayed),
        (Part::Known(4), Part::Known(2), Part::Known(2))
    );
    assert_eq!((second.lost, second.returned), (Part::Known(2), Part::Known(0)));
    assert_eq!((second.regular, second.occasional), (Part::Known(1), Part::Known(3)));
    let firsts: Vec<Part> = attendance.meetings.iter().map(|one| one.new_organisations).collect();
    assert_eq!(firsts, [Part::Unknown, Part::Unknown, Part::Known(1), Part::Known(1)]);
}

#[test]
fn small_numbers_are_hidden_unless_names_are_asked_for() {
    let folder = two_years(5);
    let (attendance, _) = counted(folder.path());
    let by = attendance.years[1].organisations_by;
    assert_eq!([by.new, by.stayed, by.lost, by.regular], [Part::Hidden; 4]);
    let shown = text(&attendance, Language::German, None);
    assert!(shown.contains("nicht genannt") && !shown.contains("Chor"), "{shown}");
    let named = read(&[folder.path().to_owned()], Asked { names: true }).value.unwrap();
    assert_eq!(named.years[1].organisations_by.lost, Part::Known(2));
    let entries = named.organisations.as_ref().unwrap();
    let chor = entries.iter().find(|entry| entry.name == "Chor").unwrap();
    assert_eq!((chor.meetings, chor.state, chor.regular), (2, State::Lost, false));
    assert_eq!(entries.len(), 6);
    assert_eq!(named.people.as_ref().unwrap().len(), 6);
}

#[test]
fn a_small_number_is_no_difference_of_two_that_are_told() {
    let people = |numbers: std::ops::Range<u32>| -> String {
        let each = numbers.map(|one| {
            format!("[[participants]]\nname = 'Person Nr{one}'\norganisation = 'Verein {one}'\n")
        });
        each.collect()
    };
    // 10 and 8 people came, 16 different ones: 2 to both. 12 of them stay, which hides the 4 lost.
    let files = [
        ("1.toml", summary("2025-03-01", &people(0..10))),
        ("2.toml", summary("2025-09-01", &people(8..16))),
        ("3.toml", summary("2026-03-01", &people(4..30))),
    ];
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let (attendance, _) = counted(folder(&files).path());
    for of in [|year: &YearFigures| year.organisations_by, |year: &YearFigures| year.persons_by] {
        let [first, second] = [0, 1].map(|year| of(&attendance.years[year]));
        assert_eq!([first.listed, first.regular, first.occasional], [Part::Hidden; 3]);
        assert_eq!((second.listed, second.returned), (Part::Known(26), Part::Known(0)));
        assert_eq!([second.stayed, second.lost], [Part::Known(12), Part::Hidden]);
    }
    assert_eq!(attendance.years[0].organisations, Part::Hidden);
    let shown = [
        text(&attendance, Language::German, None),
        String::from_utf8(csv(&attendance)).unwrap(),
        json(&attendance),
    ];
    for shown in shown {
        assert!(!shown.contains("16"), "{shown}");
    }
    assert!(!svg(&attendance, Language::German).contains("16 verschiedene"));
}

#[test]
fn nobody_can_return_in_the_second_year() {
    let people = |numbers: std::ops::Range<u32>| -> String {
        let each = numbers.map(|one| format!("[[participants]]\nname = 'Person Nr{one}'\n"));
        each.collect()
    };
    // 2 came, none of the 10 before: with 10 lost, nobody stayed, so both would be new.
    let folder = folder(&[
        ("1.toml", &summary("2025-03-01", &people(0..10))),
        ("2.toml", &summary("2026-03-01", &people(10..12))),
    ]);
    let by = counted(folder.path()).0.years[1].persons_by;
    assert_eq!([by.new, by.stayed, by.lost], [Part::Hidden; 3]);
}

#[test]
fn a_meeting_that_was_cancelled_was_not_held() {
    let cancelled = summary("2026-01-10", "status = 'cancelled'\n");
    let folder = folder(&[("a.toml", &cancelled), ("b.toml", &summary("2026-02-10", PEOPLE))]);
    let (attendance, findings) = counted(folder.path());
    assert_eq!((attendance.meetings.len(), attendance.years[0].without_figures), (1, 0));
    assert!(rules(&findings).is_empty());
}

#[test]
fn two_meetings_of_one_day_are_two_and_a_correction_counts() {
    let timed = |start: &str, end: &str, persons| {
        let rest = format!("start = {start}\nend = {end}\n{}", figures(persons, 2));
        summary("2026-01-10", &rest)
    };
    let corrected = timed("14:00:00", "16:00:00", 9).replace("kind", "correction = 'C'\nkind");
    let folder = folder(&[
        ("a.toml", &timed("09:00:00", "12:00:00", 5)),
        ("b.toml", &timed("14:00:00", "16:00:00", 7)),
        ("c.toml", &corrected),
    ]);
    let (attendance, findings) = counted(folder.path());
    let persons: Vec<_> = attendance.meetings.iter().map(|one| one.persons).collect();
    assert_eq!(persons, [Some(5), Some(9)]);
    assert!(rules(&findings).is_empty());
}
