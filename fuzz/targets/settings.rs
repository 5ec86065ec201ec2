//! A settings file of any bytes: read and checked.

#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use rundmail::document::pictures;
use rundmail::settings;
use rundmail::source::Source;

fuzz_target!(|text: &str| {
    let source = Source::new(Path::new("/dev/shm/nowhere/rundmail.toml"), text);
    let Some(settings) = settings::parse(&source).value else { return };
    let _ = rundmail::check::server(&settings);
    let _ = pictures::load(&settings);
});
