//! Meetings on the right and on the wrong side of the day on which people read about them.

use super::*;
use crate::context::{alone, no_settings};
use crate::l10n::Language;
use crate::minutes::{Defaults, parse};
use crate::source::Source;

fn read(text: &str) -> Minutes {
    parse(&Source::new("a.toml", text), &Defaults::default()).value.unwrap()
}

/// Severity, rule, message and help of the findings.
fn told(found: impl IntoIterator<Item = Diagnostic>) -> Vec<String> {
    let one = |one: Diagnostic| {
        let help =
            one.help.as_ref().map(|help| help.localize(Language::German)).unwrap_or_default();
        let message = one.message.localize(Language::German);
        format!("{} {}: {message} | {help}", one.severity.name(), one.rule.name)
    };
    found.into_iter().map(one).collect()
}

fn file(kind: &str, held: &str, issued: &str) -> Vec<String> {
    let issued = if issued.is_empty() { String::new() } else { format!("issued = {issued}\n") };
    let text = format!("title = 'x'\nkind = '{kind}'\n{issued}[meeting]\ndate = {held}\n");
    let findings = alone(&[check], &read(&text), &no_settings());
    told(findings)
}

fn level(found: &[String]) -> &str {
    found.first().map_or("", |one| one.split(' ').next().unwrap_or_default())
}

#[test]
fn the_kind_says_on_which_side_of_the_issue_a_meeting_lies() {
    for (kind, held, issued, wanted) in [
        ("summary", "2026-09-17", "2026-09-17", ""),
        ("summary", "2026-09-17", "2026-09-20", ""),
        ("summary", "2026-09-17", "2026-09-16", "error"),
        ("minutes", "2027-09-17", "2026-09-20", "error"),
        ("summary", "2026-09-17", "", ""),
        ("summary", "2025-01-14", "2026-01-20", "warning"),
        ("summary", "2025-11-20", "2026-06-01", ""),
        ("minutes", "2006-09-17", "2026-09-20", "error"),
        ("invitation", "2026-09-17", "2026-09-17", ""),
        ("invitation", "2026-09-17", "2026-08-17", ""),
        ("invitation", "2026-09-17", "2026-09-18", "error"),
        ("invitation", "2025-01-14", "2025-12-10", "error"),
        ("invitation", "2027-09-17", "2026-09-01", "warning"),
        ("invitation", "2062-09-17", "2026-09-01", "error"),
        ("circular", "2062-09-17", "2026-09-01", ""),
    ] {
        let found = file(kind, held, issued);
        assert_eq!(level(&found), wanted, "{kind} {held} {issued}: {found:?}");
    }
}

#[test]
fn the_help_names_keys_as_the_file_spells_them_and_the_day_that_is_meant() {
    assert_eq!(
        file("summary", "2027-09-17", "2026-09-20"),
        ["error meeting.day: Das Ausgabedatum ist Sonntag, 20. September 2026; das Treffen, über \
          das berichtet wird, ist erst am Freitag, 17. September 2027. | Stimmt das Jahr? Gemeint \
          sein könnte Donnerstag, 17. September 2026. Prüfen Sie `date`, `issued` und die Art \
          der Datei (`kind`)."]
    );
    let german = "titel = 'x'\nart = 'einladung'\nausgabedatum = 2026-10-20\n\
                  [sitzung]\ndatum = 2026-05-11\n";
    let findings = alone(&[check], &read(german), &no_settings());
    assert_eq!(
        told(findings),
        [
            "error meeting.day: Das Ausgabedatum ist Dienstag, 20. Oktober 2026; das Treffen, zu dem \
          eingeladen wird, war schon am Montag, 11. Mai 2026. | Stimmt das Jahr? Gemeint sein \
          könnte Donnerstag, 5. November 2026. Prüfen Sie `datum`, `ausgabedatum` und die Art \
          der Datei (`art`)."
        ]
    );
}

#[test]
fn the_clock_tells_what_the_file_alone_cannot() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let found = |text: &str, on: &str| told(today(&read(text), day(on)));
    let summary = "title = 'x'\nkind = 'summary'\n[meeting]\ndate = 2026-09-17\n";
    assert_eq!(level(&found(summary, "2026-09-16")), "error");
    assert_eq!(found(summary, "2026-09-17"), [""; 0]);
    assert_eq!(level(&found(summary, "2027-09-17")), "warning");
    // The date of issue is wrong by the same year.
    let later = summary.replace("[meeting]", "issued = 2026-09-20\n[meeting]");
    assert_eq!(level(&found(&later, "2025-09-20")), "error");
    assert_eq!(found(&later, "2027-09-17"), [""; 0]);
    // The rules for the file have reported it.
    let told = summary.replace("[meeting]", "issued = 2026-09-01\n[meeting]");
    assert_eq!(found(&told, "2026-09-02"), [""; 0]);
    let invitation = summary.replace("summary", "invitation");
    assert_eq!(level(&found(&invitation, "2026-09-18")), "error");
    assert_eq!(found(&invitation, "2026-09-17"), [""; 0]);
}

#[test]
fn what_is_announced_years_ahead_is_odd() {
    let text = "title = 'x'\nkind = 'circular'\nissued = 2026-09-17\n\
        [[announcements]]\ntitle = 'a'\ndeadline = 2062-10-10\n\
        [[announcements]]\ntitle = 'b'\ndeadline = 2027-10-10\n\
        [[dates]]\ntitle = 'c'\ndate = 2062-10-10\n[[dates]]\ntitle = 'd'\ndate = 2029-10-10\n";
    let findings = alone(&[check], &read(text), &no_settings());
    assert_eq!(
        told(findings),
        [
            "warning date.far: Die Frist für „a“ endet erst am Dienstag, 10. Oktober 2062, Jahre \
             nach dem 17. September 2026. | Stimmt das Jahr? Gemeint sein könnte Samstag, \
             10. Oktober 2026. Prüfen Sie `deadline`.",
            "warning date.far: Der Termin „c“ ist erst am Dienstag, 10. Oktober 2062, Jahre nach \
             dem 17. September 2026. | Stimmt das Jahr? Gemeint sein könnte Samstag, \
             10. Oktober 2026. Prüfen Sie `date`.",
        ]
    );
}
