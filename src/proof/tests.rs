//! Secrets planted at random, in any field and any spelling.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveTime, TimeZone, Utc};
use proptest::prelude::*;

use super::*;
use crate::calendar::{self, CalendarOptions};
use crate::minutes::{Defaults, parse};
use crate::say::Language::English;
use crate::settings::Settings;
use crate::source::Source;

/// A file with a place for a text in each field that somebody may fill: `{0}`, `{1}` …
const FILE: &str = r#"
kind = "summary"
title = "Runde {20}"
intro = "Hinweis: {21} Ende"
closing = "Gruß {22} Ende"
author = "Jana {23}"
issued = 2026-09-24
[meeting]
date = 2026-09-17
place = "Saal {24}"
chair = "Ole {25}"
[meeting.online]
url = "https://meet.example.org/j/{0}?x={1}"
id = "{2}"
passcode = "{3}"
phone = ["+49 30 901820 123,,{4}#"]
notice = "Bitte {5} beachten"
[[participants]]
name = "Kim {6}"
organisation = "Verein {7}"
role = "Gast {8}"
[[participants]]
name = "Ute Offen {26}"
public = true
[[agenda]]
title = "Begrüßung {27}"
text = "Alle waren da. {28} Ende"
[[agenda.decisions]]
text = "So soll es sein: {29} Ende"
[[agenda.items]]
title = "Personelles {9}"
visibility = "internal"
text = "Dazu gehört {10} auch"
speaker = "Rae {11}"
[[agenda.items.tasks]]
text = "Noch {12} klären"
[[agenda.items.items]]
title = "Darunter {13}"
[[announcements]]
title = "Intern {14}"
visibility = "internal"
text = "Nur hier: {15} Ende"
contact = "Büro {16}"
[[announcements]]
title = "Offen {30}"
text = "Für alle: {31} Ende"
[[dates]]
title = "Klausur {17}"
date = 2026-10-08
visibility = "internal"
place = "Haus {18}"
[[dates]]
title = "Fest {32}"
date = 2026-10-09
note = "Mit {33} Ende"
[dates.online]
id = "{19}"
"#;

/// Fields below this number are not public.
const INTERNAL: usize = 20;
const FIELDS: usize = 34;

fn workspace(fill: &[(usize, &str)]) -> Workspace {
    let mut toml = FILE.to_owned();
    for field in (0..FIELDS).rev() {
        let text = fill.iter().find(|(at, _)| *at == field).map_or("", |(_, text)| text);
        toml = toml.replace(&format!("{{{field}}}"), text);
    }
    let source = Source::new("runde.toml", toml);
    let minutes = parse(&source, &Defaults::default()).value.unwrap();
    let settings = Settings::empty(&Source::new("rundmail.toml", ""));
    Workspace { settings, has_settings: false, minutes, translations: BTreeMap::new() }
}

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 9, 25, 8, 0, 0).unwrap()
}

fn document(workspace: &Workspace) -> Document {
    let Workspace { minutes, settings, .. } = workspace;
    let words = &Language::of(&minutes.language, None).value.unwrap();
    let today = now().date_naive();
    build(&Material { minutes, settings, words, today }, Edition::Public).value.unwrap()
}

/// What `render` writes for everybody, but for the forms that follow from the data.
fn outputs(workspace: &Workspace) -> [String; 3] {
    let document = document(workspace);
    let options = CalendarOptions {
        edition: Edition::Public,
        organisation: &workspace.settings.organisation,
        sequence: 0,
        stamp: Utc.from_utc_datetime(&document.issued.and_time(NaiveTime::MIN)),
        words: &document.words,
    };
    let calendar = calendar::render(&workspace.minutes, &options).unwrap_or_default();
    let calendar = String::from_utf8(calendar).unwrap().replace("\r\n ", "");
    [serde_json::to_string(&document).unwrap(), text::render(&document), calendar]
}

/// Other eyes than those of the proof: letters and digits alone.
fn bare(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

fn findings(workspace: &Workspace) -> Findings {
    let mut proof = Proof::new(workspace, &Templates::builtin(), now());
    proof.document(&document(workspace));
    proof.findings()
}

/// The ways of writing one thing.
fn spelled(secret: &str, way: usize, gap: usize) -> String {
    const GAPS: [&str; 8] = [" ", "\u{a0}", "-", ".", "\u{2011}", "\u{ad}", "\u{200b}", "/"];
    let each = |spell: &dyn Fn(char) -> String| secret.chars().map(spell).collect::<String>();
    match way {
        0 => secret.to_owned(),
        1 => {
            let middle = secret.len() / 2;
            [&secret[..middle], GAPS[gap], &secret[middle..]].concat()
        }
        2 => each(&|c| char::from_u32(u32::from(c) + 0xfee0).unwrap().to_string()),
        3 => each(&|c| format!("%{:02x}", u32::from(c))),
        4 => each(&|c| format!("%25{:02X}", u32::from(c))),
        5 => each(&|c| format!("&#{};", u32::from(c))),
        6 => each(&|c| format!("&amp;#x{:x};", u32::from(c))),
        7 => secret.to_uppercase(),
        8 => format!("https://x.example/?u=https%3A%2F%2Fy.example%2F%3Fpwd%3D{secret}"),
        9 => format!("tel:+4930901820,,{secret}#"),
        10 => format!("{}**{}**", &secret[..3], &secret[3..]),
        _ => each(&|c| format!("{c}{}", GAPS[gap])),
    }
}

fn secret() -> impl Strategy<Value = String> {
    prop_oneof!["[1-9][0-9]{8,10}", "[a-z]{3}[0-9]{3}[A-Z]{3}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_planted_inside_never_comes_out(secret in secret(), field in 0..INTERNAL, way in 0..12usize, gap in 0..8usize) {
        let planted = spelled(&secret, way, gap);
        let outputs = outputs(&workspace(&[(field, &planted)]));
        let bare_one = bare(&planted);
        for output in &outputs {
            let shown = bare_one.len() >= secret.len() && bare(output).contains(&bare_one);
            prop_assert!(!shown && !output.contains(&planted), "{field} {planted}");
        }
    }
}

proptest! {
    // 10,000 cases take a minute without optimisation: `PROPTEST_CASES=10000`.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_planted_outside_is_found(secret in secret(), field in 0..5usize, open in INTERNAL..FIELDS, way in 0..12usize, gap in 0..8usize) {
        let planted = spelled(&secret, way, gap);
        let workspace = workspace(&[(field, &secret), (open, &planted)]);
        let shown = outputs(&workspace).concat();
        let found = findings(&workspace);
        prop_assert!(found.has_errors(), "{field} {open} {planted}\n{shown}");
        let place = found.iter().next().and_then(|finding| finding.place.clone()).unwrap();
        prop_assert!(!place.text().is_empty());
    }

    #[test]
    fn nothing_panics(text in "\\PC{0,40}[%&<,#0-9a-zA-Zßéö٣\u{ad}\u{301} :]{0,40}\\PC{0,10}") {
        let search = Search::new(vec![Secret { skeleton: "12".into(), form: Form::Number, sort: Sort::Phone, at: Place::file(&Source::new("a", "")) }]).unwrap();
        for (_, range) in search.places(&text) {
            prop_assert!(text.get(range).is_some());
        }
        for one in access::find(&text) {
            prop_assert!(text.get(one.range).is_some());
        }
        let _ = (pieces::pieces(&text, true), readings::without_tags(&text), readings::unfolded(&text));
        let _ = pieces::addresses(&text).count();
    }
}

#[test]
fn what_is_public_by_hand_is_no_secret_and_a_program_that_leaks_is_caught() {
    let sentence = "Die halbe Stelle ist ab Oktober unbesetzt";
    let inside = workspace(&[(10, sentence), (6, "Verborgen")]);
    assert!(findings(&inside).is_empty());
    let mut proof = Proof::new(&inside, &Templates::builtin(), now());
    proof.text("runde.txt", &format!("Dazu gehört\n{sentence}\n  AUCH. Verborgen, Kim"));
    let found = proof.findings();
    let said: Vec<_> = found.iter().map(|finding| finding.message.say(English)).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said.iter().any(|said| said.contains("an internal text (`runde.txt`)")), "{said:?}");
    assert!(said.iter().any(|said| said.contains("the name of a person")), "{said:?}");
    let both =
        workspace(&[(10, sentence), (21, sentence), (6, "Verborgen"), (28, "Kim Verborgen")]);
    assert!(findings(&both).is_empty());
}

#[test]
fn a_word_is_a_passcode_where_a_label_says_so() {
    let found =
        |passcode: &str, text: &str| !findings(&workspace(&[(3, passcode), (21, text)])).is_empty();
    assert!(!found("Vielfalt", "Das Fest der Vielfalt"));
    assert!(found("Vielfalt", "Kenncode: Vielfalt"));
    assert!(!found("2026", "am 17. September 2026"));
    assert!(found("2026", "PIN: 2026"));
    assert!(!found("590417", "Konto 1590417"));
    assert!(found("590417", "Tel. 030/590417"));
    assert!(!found("590417", "5,90 und 417"));
}
