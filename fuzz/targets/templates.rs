//! An office's own template of any text, under the name of one that the program knows: a page, a mail and its
//! text are made with it.

#![no_main]

use std::sync::OnceLock;

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use rundmail::document::letter::Letter;
use rundmail::document::pictures::Pictures;
use rundmail::document::templates::Templates;
use rundmail::document::vocabulary::Vocabulary;
use rundmail::document::{DocumentInput, build, html};
use rundmail::minutes::{self, Defaults};
use rundmail::settings::Settings;
use rundmail::source::Source;
use rundmail::view::{Document, Edition};

const NAMES: [&str; 6] =
    ["blocks.html", "mail-body.html", "mail.html", "mail.txt", "page.html", "mail.css"];

const MINUTES: &str = include_str!("../../examples/netzwerk/2026-09-03-zusammenfassung.toml");

fn document() -> Option<Document> {
    let source = Source::new("/dev/shm/nowhere/minutes.toml", MINUTES);
    let minutes = minutes::parse(&source, &Defaults::default()).value?;
    let settings = Settings::empty(&Source::new("/dev/shm/nowhere/rundmail.toml", ""));
    let words = Vocabulary::of(&minutes.language, None).value?;
    let today = NaiveDate::from_ymd_opt(2026, 9, 3)?;
    let material = DocumentInput { minutes: &minutes, settings: &settings, words: &words, today };
    build(&material, Edition::Internal).value
}

fuzz_target!(|text: &str| {
    static DOCUMENT: OnceLock<Option<Document>> = OnceLock::new();
    let Some(document) = DOCUMENT.get_or_init(document) else { return };
    let Some(choice) = text.chars().next() else { return };
    let rest = &text[choice.len_utf8()..];
    let Ok(folder) = tempfile::tempdir_in("/dev/shm") else { return };
    let own = folder.path().join("templates");
    let written = std::fs::create_dir(&own)
        .and_then(|()| std::fs::write(own.join(NAMES[choice as usize % NAMES.len()]), rest));
    if written.is_err() {
        return;
    }
    let Some(templates) = Templates::load(folder.path()).value else { return };
    let _ = html::page(document, &Pictures::default(), &templates);
    let _ = Letter::prepare(document, &Pictures::default(), &templates);
});
