//! Secrets planted at random, in any field and any spelling.

mod fields;
mod oracle;
mod spelling;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::{DateTime, NaiveTime, TimeZone, Utc};
use diagnostics::diagnostic::Severity;
use diagnostics::l10n::Language::English;
use diagnostics::source::Source;
use documents::calendar::{self, CalendarOptions};
use documents::document::html;
use documents::document::vocabulary::Vocabulary as Language;
use model::minutes::{Defaults, LanguageTag, parse};
use model::settings::Settings;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{RngSeed, TestRunner};

use super::*;
use fields::Slots;
use spelling::Spelling;

/// A file with slots for texts, for single cases.
const FILE: &str = r#"
kind = "summary"
title = "Runde"
intro = "Hinweis: {1} Ende"
issued = 2026-09-24
[meeting]
date = 2026-09-17
[meeting.online]
passcode = "{3}"
[[participants]]
name = "Kim {2}"
[[agenda]]
title = "Begrüßung"
text = "Alle waren da. {4} Ende"
[[agenda.items]]
title = "Personelles"
visibility = "internal"
text = "Dazu gehört {0} auch"
"#;

fn workspace(fill: &[(usize, &str)]) -> Workspace {
    let mut toml = FILE.to_owned();
    for field in 0..5 {
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

fn words() -> &'static Language {
    static WORDS: OnceLock<Language> = OnceLock::new();
    WORDS.get_or_init(|| Language::built_in(&LanguageTag::german()).unwrap())
}

fn templates() -> &'static Templates {
    static TEMPLATES: OnceLock<Templates> = OnceLock::new();
    TEMPLATES.get_or_init(Templates::builtin)
}

fn document(workspace: &Workspace) -> Document {
    let Workspace { minutes, settings, .. } = workspace;
    let today = now().date_naive();
    build(
        &DocumentInput { minutes, settings, words: words(), gallery: &Gallery::default(), today },
        Edition::Public,
    )
    .value
    .unwrap()
}

/// What `render` writes for the public, except the PDF (tests/e2e reads that with other programs).
struct Outputs {
    document: Document,
    page: String,
    text: String,
    calendar: String,
    data: String,
}

impl Outputs {
    fn of(workspace: &Workspace) -> Self {
        let document = document(workspace);
        let options = CalendarOptions {
            edition: Edition::Public,
            organisation: &workspace.settings.organisation,
            event_minutes: 90,
            sequence: 0,
            before: &[],
            repeats: None,
            newer_than: None,
            stamp: Utc.from_utc_datetime(&document.issued.and_time(NaiveTime::MIN)),
            words: &document.words,
        };
        let calendar = calendar::render(&workspace.minutes, &options).unwrap_or_default();
        Self {
            page: html::page(&document, &Pictures::default(), templates()).value.unwrap(),
            text: text::render(&document),
            calendar: String::from_utf8(calendar).unwrap(),
            data: serde_json::to_string(&document).unwrap(),
            document,
        }
    }

    /// The letters and digits that the oracle sees in each.
    fn read(&self) -> [String; 5] {
        let [page, seen] = oracle::page(&self.page);
        [
            page,
            seen,
            oracle::read(&self.text),
            oracle::unwrapped(&self.calendar),
            oracle::unwrapped(&self.data),
        ]
    }

    fn findings(&self, workspace: &Workspace) -> Findings {
        let mut proof = Proof::new(workspace, templates(), now());
        proof.document(&self.document);
        proof.page("runde.html", &self.page);
        proof.calendar("runde.ics", self.calendar.as_bytes());
        proof.findings()
    }
}

fn findings(workspace: &Workspace) -> Findings {
    Outputs::of(workspace).findings(workspace)
}

fn secret() -> impl Strategy<Value = String> {
    prop_oneof!["[1-9][0-9]{8,10}", "[a-z]{3}[0-9]{3}[A-Z]{3}", "[a-z]{2}[A-Z]{2}[a-z]{2}[A-Z]{2}"]
}

fn spelling() -> impl Strategy<Value = Spelling> {
    let (clothes, around, gap, parts) = Spelling::LIMITS;
    (0..clothes, 0..around, 0..gap, 0..parts).prop_map(|(clothes, around, gap, parts)| Spelling {
        clothes,
        around,
        gap,
        parts,
    })
}

/// The number of files per property and run, with one secret planted outside in each, or one in
/// half of the 60 fields inside: at least 10,000 secrets either way. Several tests share them so
/// that their threads run in parallel.
const OUTSIDE: u32 = 10_000;
const INSIDE: u32 = 1_000;
const PLANTED: usize = 10_000;
const SHARES: u32 = 4;

fn cases(all: u32, seed: u64) -> TestRunner {
    TestRunner::new(ProptestConfig {
        cases: all / SHARES,
        failure_persistence: None,
        max_shrink_iters: 200,
        rng_seed: RngSeed::Fixed(seed),
        ..ProptestConfig::default()
    })
}

/// Nothing internal and no access data get into any output, with half of the fields filled at once;
/// and text that was not published deliberately causes no alarm.
fn planted_inside(seed: u64) {
    let slots = Slots::new();
    let case = (secret(), spelling(), any::<[u128; 2]>());
    let planted = Cell::new(0);
    cases(INSIDE, seed)
        .run(&case, |(secret, spelling, mask)| {
            let bit = |slot: &&usize| mask[**slot / 128 % 2] >> (**slot % 128) & 1 == 1;
            let chosen = slots.internal.iter().filter(bit);
            let secrets: BTreeMap<usize, String> =
                chosen.map(|slot| (*slot, format!("{secret}{slot:03}"))).collect();
            planted.set(planted.get() + secrets.len());
            let spelled = |(slot, secret): (&usize, &String)| {
                let around = (spelling.around + slot) % Spelling::LIMITS.1;
                let clothes = (spelling.clothes + slot) % Spelling::LIMITS.0;
                (*slot, Spelling { clothes, around, ..spelling }.spell(secret))
            };
            let workspace = slots.filled(&secrets.iter().map(spelled).collect());
            let outputs = Outputs::of(&workspace);
            for output in outputs.read() {
                for (slot, secret) in &secrets {
                    prop_assert!(!output.contains(&oracle::read(secret)), "{} {}", slot, secret);
                }
            }
            let found = outputs.findings(&workspace);
            let said: Vec<_> = found.iter().map(|one| one.message.localize(English)).collect();
            prop_assert!(said.is_empty(), "{:?} {:?}", said, secrets.keys());
            Ok(())
        })
        .unwrap();
    assert!(planted.get() * SHARES as usize >= PLANTED, "only {} planted", planted.get());
}

/// Access data that are also in a public field: wherever an output contains them, they are
/// reported, and nothing is written.
fn planted_outside(seed: u64) {
    let slots = Slots::new();
    let (access, open) = (slots.access.clone(), slots.open.clone());
    let case = (secret(), spelling(), select(access), select(open));
    let (shown, hidden) = (Cell::new(0), Cell::new(0));
    cases(OUTSIDE, seed)
        .run(&case, |(secret, spelling, inside, outside)| {
            // No telephone dials letters.
            let dialled = |c: char| char::from_digit(u32::from(c) % 10, 10).unwrap();
            let phone = slots.phones.contains(&inside);
            let secret = if phone { secret.chars().map(dialled).collect() } else { secret };
            let planted = spelling.spell(&secret);
            let plants = BTreeMap::from([(inside, secret.clone()), (outside, planted.clone())]);
            let workspace = slots.filled(&plants);
            let outputs = Outputs::of(&workspace);
            let bare = oracle::read(&secret);
            if !outputs.read().iter().any(|output| output.contains(&bare)) {
                hidden.set(hidden.get() + 1);
                return Ok(());
            }
            shown.set(shown.get() + 1);
            let found = outputs.findings(&workspace);
            let found = found.iter().find(|finding| finding.severity == Severity::Error);
            prop_assert!(found.is_some(), "{} {} {}\n{}", inside, outside, planted, outputs.text);
            let at = found.and_then(|finding| finding.span.clone());
            prop_assert!(at.is_some_and(|slot| !slot.text().is_empty()), "{}", planted);
            Ok(())
        })
        .unwrap();
    // Most of what is planted must be visible, so that most cases test something. A summary does not
    // show how people get to the meeting, and how they register.
    assert!(shown.get() > 2 * hidden.get(), "{} shown, {} hidden", shown.get(), hidden.get());
}

#[test]
fn what_is_planted_inside_never_comes_out_1() {
    planted_inside(1);
}

#[test]
fn what_is_planted_inside_never_comes_out_2() {
    planted_inside(2);
}

#[test]
fn what_is_planted_inside_never_comes_out_3() {
    planted_inside(3);
}

#[test]
fn what_is_planted_inside_never_comes_out_4() {
    planted_inside(4);
}

#[test]
fn what_is_planted_outside_is_found_1() {
    planted_outside(5);
}

#[test]
fn what_is_planted_outside_is_found_2() {
    planted_outside(6);
}

#[test]
fn what_is_planted_outside_is_found_3() {
    planted_outside(7);
}

#[test]
fn what_is_planted_outside_is_found_4() {
    planted_outside(8);
}

proptest! {
    #[test]
    fn nothing_panics(text in "\\PC{0,40}[%&<,#0-9a-zA-Zßéö٣\u{ad}\u{301} :]{0,40}\\PC{0,10}") {
        let search = Search::new(vec![Secret { skeleton: "12".into(), form: Form::Number, category: Category::Phone, at: Span::file(&Source::new("a", "")) }]).unwrap();
        for (_, range) in search.positions(&text) {
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
    let inside = workspace(&[(0, sentence), (2, "Verborgen")]);
    assert!(findings(&inside).is_empty());
    let mut proof = Proof::new(&inside, &Templates::builtin(), now());
    proof.text("runde.txt", &format!("Dazu gehört\n{sentence}\n  AUCH. Verborgen, Kim"));
    let found = proof.findings();
    let said: Vec<_> = found.iter().map(|finding| finding.message.localize(English)).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said.iter().any(|said| said.contains("an internal text (`runde.txt`)")), "{said:?}");
    assert!(said.iter().any(|said| said.contains("the name of a person")), "{said:?}");
    let both = workspace(&[(0, sentence), (1, sentence), (2, "Verborgen"), (4, "Kim Verborgen")]);
    assert!(findings(&both).is_empty());
}

#[test]
fn a_word_is_a_passcode_where_a_label_says_so() {
    let found =
        |passcode: &str, text: &str| !findings(&workspace(&[(3, passcode), (1, text)])).is_empty();
    assert!(!found("Vielfalt", "Das Fest der Vielfalt"));
    assert!(found("Vielfalt", "Kenncode: Vielfalt"));
    assert!(!found("2026", "am 17. September 2026"));
    assert!(found("2026", "PIN: 2026"));
    assert!(!found("590417", "Konto 1590417"));
    assert!(found("590417", "Tel. 030/590417"));
    assert!(!found("590417", "5,90 und 417"));
}

#[test]
fn nothing_between_the_digits_hides_a_long_number() {
    let found =
        |passcode: &str, text: &str| !findings(&workspace(&[(3, passcode), (1, text)])).is_empty();
    for text in [
        "731:0552:8416",
        "731,0552,8416",
        "731+0552+8416",
        "731 | 0552 | 8416",
        "731 • 0552 • 8416",
        "[Karte](https://karte.example/?q=731+0552+8416)",
    ] {
        assert!(found("731 0552 8416", text), "{text}");
    }
    for text in ["731 und 0552, dann 8416", "1731:0552:8416", "731:0552:84160", "731:0552"] {
        assert!(!found("731 0552 8416", text), "{text}");
    }
}
