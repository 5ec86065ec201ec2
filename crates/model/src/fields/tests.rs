//! Messages for typical typos, and that no contents of a file can make a reader panic.

use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;
use stopwatch::processor_time;

use super::MOST;
use crate::diagnostic::Findings;
use crate::l10n::Language;
use crate::minutes::{self, Defaults};
use crate::settings;
use crate::source::Source;

const SAMPLE: &str = include_str!("../../../../tests/contract/minutes.toml");
const SETTINGS: &str = include_str!("../../../../tests/contract/rundmail.toml");

fn source(text: &str) -> Arc<Source> {
    Source::new("a.toml", text)
}

/// Rule, line, message and help of the findings in a circular with these further lines.
fn typos(lines: &str) -> Vec<String> {
    let text = format!("title = \"T\"\nkind = \"circular\"\n{lines}\n");
    let findings = minutes::parse(&source(&text), &Defaults::default()).findings;
    let said = findings.iter().map(|finding| {
        let line = finding.span.as_ref().unwrap().position().line;
        let help =
            finding.help.as_ref().map(|help| help.localize(Language::German)).unwrap_or_default();
        assert!(!finding.message.localize(Language::English).is_empty());
        format!(
            "{} {line}: {} {help}",
            finding.rule.name,
            finding.message.localize(Language::German)
        )
    });
    said.collect()
}

#[test]
fn a_slip_has_one_finding_and_its_remedy() {
    let cases = [
        ("author = \"Jana", "toml.syntax 3: Hier fehlt ein Anführungszeichen am Ende."),
        (
            "author = „Jana“",
            "toml.syntax 3: Diese Anführungszeichen kann das Programm nicht lesen.",
        ),
        (
            "author = \"Jana“",
            "toml.syntax 3: Diese Anführungszeichen kann das Programm nicht lesen.",
        ),
        ("author = Jana", "toml.syntax 3: Um `Jana` fehlen die Anführungszeichen."),
        ("author \"Jana\"", "toml.syntax 3: Zwischen dem Namen und der Angabe fehlt"),
        ("author: \"Jana\"", "toml.syntax 3: Hinter einem Namen steht `=`, kein Doppelpunkt."),
        ("author =", "toml.syntax 3: Hinter dem Gleichheitszeichen fehlt die Angabe."),
        (
            "\n[meeting\ndate = 2026-09-17\nplace = \"A\"",
            "toml.syntax 4: Um die Überschrift dieses Abschnitts fehlen eckige Klammern. Schreiben Sie [meeting].",
        ),
        (
            "intro = \"I\"\n\n[[agenda]]\ntitle = \"A\"\ndecisions = [ { text = \"D\", votes = { yes = 1, no = 2 }\n\n\n[[dates]]\ntitle = \"D\"\ndate = 2026-12-03\nstart = 17:00:00\nplace = \"P\"",
            "toml.syntax 7: Diese Klammer wird nicht geschlossen. Ergänzen Sie }] in Zeile 7.",
        ),
        ("author = \"a\";", "toml.syntax 3: Ab hier steht in der Zeile etwas zu viel."),
        (
            "issued = 17.09.2026",
            "toml.type 3: Für `issued` steht hier kein Datum. Schreiben Sie 2026-09-17,",
        ),
        (
            "issued = \"17. September 2026\"",
            "toml.type 3: Für `issued` steht hier kein Datum. Schreiben Sie 2026-09-17,",
        ),
        (
            "issued = 17. September 2026",
            "toml.type 3: Für `issued` steht hier kein Datum. Schreiben Sie 2026-09-17,",
        ),
        ("issued = 2026-02-30", "toml.date 3: Diesen Tag gibt es nicht."),
        (
            "[[announcements]]\ntitle = \"x\"\ntext = \"\"\"\nHallo\n[[announcements]]\ntitle = \"y\"\n\
             text = \"\"\"\nWelt\n\"\"\"",
            "toml.syntax 5: Der Text, der hier mit \"\"\" beginnt, hört nicht auf, bevor in Zeile 7",
        ),
        ("issued = 2026-09-17T10:00:00Z", "toml.type 3: Für `issued` steht hier kein Datum."),
        ("issued = 2026-09-17T10:00:00+99:99", "toml."),
        ("[attendance]\npersons = 4,5\norganisations = 1", "toml.syntax 4: Zahlen mit Komma"),
        (
            "[attendance]\npersons = -1\norganisations = 1",
            "toml.type 4: Für `persons` steht hier keine brauchbare Zahl.",
        ),
        (
            "[attendance]\npersons = 99999999999999999999\norganisations = 1",
            "toml.type 4: Für `persons`",
        ),
        (
            "schlüß = \"x\"",
            "toml.syntax 3: Namen dürfen keine Umlaute und kein ß enthalten. Schreiben Sie `schluss`.",
        ),
        (
            "[meeting\ndate = 2026-09-17",
            "toml.syntax 3: Um die Überschrift dieses Abschnitts fehlen",
        ),
        ("[[dates]\ntitle = \"x\"", "toml.syntax 3: Um die Überschrift dieses Abschnitts fehlen"),
        ("intro = \"\"\"\nabc\n", "toml.syntax 3: Ein Text, der mit \"\"\" beginnt"),
        ("title = \"x\"", "toml.key-twice 3: Dieser Name steht hier zum zweiten Mal."),
        ("titel = \"x\"", "toml.key-twice 3: `title` und `titel` bedeuten dasselbe"),
        (
            "[[participants]]\nname = \"x\"\npublic = ja",
            "toml.type 5: Für `public` steht hier weder true",
        ),
        ("author = \"a\0b\"", "toml.syntax 3: Hier steht ein unsichtbares Steuerzeichen."),
    ];
    assert_typos(&cases);
}

#[test]
fn a_key_that_is_there_with_a_slip_is_not_missing_too() {
    let rules = |text: &str| -> Vec<&str> {
        let minutes = minutes::parse(&source(text), &Defaults::default()).findings;
        minutes.iter().map(|finding| finding.rule.name).collect()
    };
    for text in [
        "titl = \"T\"\nart = \"rundmail\"\n",
        "tittle = \"T\"\nkind = \"circular\"\n",
        "titel = \"T\"\nart = \"zusammenfassung\"\n[sitzng]\ndatum = 2026-09-17\n",
        "titel = \"T\"\nart = \"zusammenfassung\"\n[sitzung]\ndatm = 2026-09-17\n",
        "titel = \"T\"\nart = \"rundmail\"\n[[termine]]\ntitl = \"A\"\ndatum = 2026-09-17\n",
        "art = \"zusammenfassung\"\n[sitzung]\ndatum = 2026-09-17\ntitel = \"T\"\n",
    ] {
        assert_eq!(rules(text), ["toml.unknown-key"], "{text}");
    }
    for text in [
        "farbe = 1\nart = \"rundmail\"\n",
        "art = \"rundmail\"\n[[termine]]\ntitl = \"A\"\ndatum = 2026-09-17\n",
        "titel = \"T\"\nart = \"rundmail\"\n[[termine]]\ndatum = 2026-09-17\nfarbe = 1\n",
    ] {
        let mut rules = rules(text);
        rules.sort_unstable();
        assert_eq!(rules, ["toml.missing", "toml.unknown-key"], "{text}");
    }
    let settings = settings::parse(&source("[smtp]\nhst = \"mail.example\"\n")).findings;
    let rules: Vec<_> = settings.iter().map(|finding| finding.rule.name).collect();
    assert_eq!(rules, ["toml.unknown-key"]);
}

#[test]
fn advice_names_the_cause_and_the_place() {
    let cases = [
        ("issued = 30.02.2026", "toml.date 3: Diesen Tag gibt es nicht."),
        (
            "issued = 2026-2-18",
            "toml.date 3: In diesem Datum fehlt eine Null: Monat und Tag haben je zwei Ziffern. \
             Schreiben Sie 2026-02-18.",
        ),
        (
            "[[dates]]\ntitle = \"x\"\ndate = 2026-02-18\nstart = 9:00:00",
            "toml.date 6: In dieser Uhrzeit fehlt eine Null: Die Stunde hat zwei Ziffern. Schreiben Sie \
             09:00:00.",
        ),
        (
            "[[dates]]\ntitle = \"x\"\ndate = 2026-02-18\nstart = 9 Uhr",
            "toml.type 6: Für `start` steht hier keine Uhrzeit. Schreiben Sie 09:00:00,",
        ),
        (
            "author = \"Das \"neue\" Haus\"",
            "toml.syntax 3: In diesem Text stehen gerade Anführungszeichen; das erste davon beendet ihn. \
             Schreiben Sie im Text „neue“, oder \\\"neue\\\".",
        ),
        (
            "author = 'geht's'",
            "toml.syntax 3: In diesem Text steht ein Apostroph, der ihn beendet.",
        ),
        (
            "author\u{a0}= \"x\"",
            "toml.syntax 3: Hier steht ein Zeichen, das man nicht sieht: ein geschütztes",
        ),
        (
            "Liebe Anna,\n\nwie geht es?\nGrüße",
            "toml.syntax 3: Die Zeilen 3 bis 6 gehören zu keiner Angabe. Gehört der Text in die Rund-Mail, \
             setzen Sie ihn hinter eine Angabe: intro = ",
        ),
        ("Liebe Anna", "toml.syntax 3: Diese Zeile gehört zu keiner Angabe."),
        (
            "[attendance]\npersons = 1\norganisations = 1\nauthor = \"x\"",
            "toml.unknown-key 6: `author` ist hier unbekannt. `author` gehört an den Anfang der Datei,",
        ),
        (
            "[[dates]]\ntitle = \"x\"\ndate = 2026-02-18\npasscode = \"x\"",
            "toml.unknown-key 6: `passcode` ist hier unbekannt. `passcode` gehört unter [dates.online] oder \
             [meeting.online].",
        ),
        (
            "[[dates]]\ntitle = \"x\"\ndate = 2026-02-18\n[[dates.online]]\nurl = \"https://x.example\"",
            "toml.type 6: Für `online` steht hier kein Abschnitt. Beginnen Sie einen Abschnitt: \
             [dates.online].",
        ),
        (
            "[[dates]]\ntitle = \"x\"\nwhen = \"y\"\n[dates]\n",
            "toml.key-twice 6: Diesen Abschnitt gibt es schon",
        ),
    ];
    assert_typos(&cases);
}

/// Each has one finding, which begins like this.
fn assert_typos(cases: &[(&str, &str)]) {
    for (lines, expected) in cases {
        let found = typos(lines);
        assert_eq!(found.len(), 1, "{lines}: {found:#?}");
        assert!(found[0].starts_with(expected), "{lines}: {}", found[0]);
    }
}

#[test]
fn ten_thousand_brackets_need_little_stack() {
    let deep = ["[".repeat(10_000), "{a=".repeat(10_000), format!("{}1", "a.".repeat(10_000))];
    let run = move || {
        for nested in deep {
            let found = typos(&format!("x = {nested}"));
            assert!(!found.is_empty());
            let found = typos(&format!("{nested} = 1"));
            assert!(!found.is_empty());
            let table = |depth| format!("[[agenda{}]]\ntitle = \"x\"\n", ".items".repeat(depth));
            let tables = (1..200).map(table).collect::<Vec<_>>().concat();
            assert!(!typos(&tables).is_empty());
        }
    };
    std::thread::Builder::new().stack_size(512 * 1024).spawn(run).unwrap().join().unwrap();
}

/// Every span is inside its text and on an existing line.
fn assert_places(findings: &Findings) {
    for finding in findings {
        for span in finding.span.iter().chain(finding.labels.iter().map(|(span, _)| span)) {
            let (text, range) = (span.source().text(), span.range());
            assert!(text.get(range.clone()).is_some(), "{range:?} in {text:?}");
            assert!(span.position().line <= text.split('\n').count(), "{range:?} in {text:?}");
        }
        assert!(!finding.message.localize(Language::German).is_empty());
    }
}

fn read_both(text: &str) {
    let source = source(text);
    assert_places(&minutes::parse(&source, &Defaults::default()).findings);
    assert_places(&settings::parse(&source).findings);
}

/// The sample with a range replaced.
fn mutated(sample: &str, start: usize, length: usize, with: &str) -> String {
    let chars: Vec<char> = sample.chars().collect();
    let start = start % (chars.len() + 1);
    let end = (start + length).min(chars.len());
    let (before, after) = (chars[..start].iter(), chars[end..].iter());
    before.collect::<String>() + with + &after.collect::<String>()
}

const HEAD: &str = "titel = \"a\"\nart = \"rundmail\"\n";

/// Compares the thread's time for `read` with this many entries, and with twice as many.
fn grows_as(entries: usize, file: impl Fn(usize) -> String, rule: &str) {
    let time = |entries| {
        let source = source(&file(entries));
        let before = processor_time();
        let read = minutes::parse(&source, &Defaults::default());
        let took = processor_time().saturating_sub(before);
        assert!(read.findings.iter().any(|finding| finding.rule.name == rule), "{rule}");
        took
    };
    let once = time(entries);
    let twice = time(2 * entries);
    assert!(twice < 3 * once + Duration::from_millis(300), "{once:?}, {twice:?}");
}

#[test]
fn many_findings_of_one_file_cost_no_square() {
    let keys = |lines: usize| {
        let keys: Vec<String> = (0..lines).map(|line| format!("schluessel{line} = 1\n")).collect();
        format!("{HEAD}{}", keys.concat())
    };
    grows_as(10_000, keys, "toml.unknown-key");
    let types = |dates: usize| format!("{HEAD}{}", "[[termine]]\ntitel = 3\n".repeat(dates));
    grows_as(900, types, "toml.type");
}

#[test]
fn more_entries_than_anybody_has_are_told_and_not_read() {
    let file = format!("{HEAD}{}", "[[mitteilungen]]\ntitel = \"a\"\n".repeat(MOST + 5));
    let read = minutes::parse(&source(&file), &Defaults::default());
    let told: Vec<_> =
        read.findings.iter().filter(|one| one.rule.name == "file.too-large").collect();
    let [told] = told[..] else { panic!("{}", told.len()) };
    assert!(told.message.localize(Language::German).contains("Einträge"));
    assert_eq!(read.value.unwrap().announcements.len(), MOST);
}

proptest! {
    #[test]
    fn arbitrary_text_never_panics(text in any::<String>()) {
        read_both(&text);
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        read_both(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn a_mutated_sample_never_panics(
        start in any::<usize>(),
        length in 0usize..60,
        with in "[\\[\\]{}=\"'#.,:;\\\\\n\r\t aä„0-9\u{0}\u{202e}]{0,12}",
    ) {
        read_both(&mutated(SAMPLE, start, length, &with));
        read_both(&mutated(SETTINGS, start, length, &with));
    }
}
