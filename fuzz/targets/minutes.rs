//! A minutes file of any bytes: read, checked, and made into the documents of both editions.

#![no_main]

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use rundmail::calendar::{self, CalendarOptions};
use rundmail::document::pictures::Pictures;
use rundmail::document::templates::Templates;
use rundmail::document::vocabulary::Vocabulary;
use rundmail::document::{DocumentInput, build, html, text};
use rundmail::minutes::{self, Defaults};
use rundmail::settings::Settings;
use rundmail::source::Source;
use rundmail::view::Edition;
use rundmail::workspace::Workspace;

fuzz_target!(|text: &str| {
    let source = Source::new(Path::new("/dev/shm/nowhere/minutes.toml"), text);
    let Some(minutes) = minutes::parse(&source, &Defaults::default()).value else { return };
    let settings = Settings::empty(&Source::new(Path::new("/dev/shm/nowhere/rundmail.toml"), ""));
    let workspace =
        Workspace { settings, has_settings: true, minutes, translations: BTreeMap::new() };
    let _ = rundmail::check::minutes(&workspace);
    let Workspace { settings, minutes, .. } = &workspace;
    let Some(words) = Vocabulary::of(&minutes.language, None).value else { return };
    let today = NaiveDate::from_ymd_opt(2026, 9, 3).unwrap_or_default();
    let templates = Templates::builtin();
    for edition in [Edition::Internal, Edition::Public] {
        let material = DocumentInput { minutes, settings, words: &words, today };
        let Some(document) = build(&material, edition).value else { continue };
        let _ = text::render(&document);
        let _ = html::page(&document, &Pictures::default(), &templates);
        let options = CalendarOptions {
            edition,
            organisation: &settings.organisation,
            sequence: 0,
            before: &[],
            newer_than: None,
            stamp: today.and_time(chrono::NaiveTime::MIN).and_utc(),
            words: &document.words,
            event_minutes: settings.event_minutes,
        };
        let _ = calendar::render(minutes, &options);
    }
});
