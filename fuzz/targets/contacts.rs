//! A contact list of any bytes, text or workbook or cards.

#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use rundmail::contacts;
use rundmail::settings::Settings;
use rundmail::source::Source;

fuzz_target!(|bytes: &[u8]| {
    let settings = Settings::empty(&Source::new(Path::new("/dev/shm/nowhere/rundmail.toml"), ""));
    let path = Path::new("/dev/shm/nowhere/contacts.csv");
    let _ = contacts::parse(path, bytes.to_vec(), &settings.contacts);
});
