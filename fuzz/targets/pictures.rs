//! A logo of any bytes: the whole program checks an office with it, and makes page, PDF and mail.

#![no_main]

use std::collections::HashMap;
use std::ffi::OsString;
use std::path::Path;

use libfuzzer_sys::fuzz_target;
use rundmail::world::World;

const SETTINGS: &str =
    "[organisation]\nname = \"Amt\"\nlogo = { file = \"logo.png\", alt = \"Amt\" }\n";
const MINUTES: &str = "kind = \"circular\"\ntitle = \"Rund-Mail\"\nissued = 2026-09-03\n\
                       [[announcements]]\ntitle = \"Eins\"\ntext = \"Zwei\"\n";

fn office(folder: &Path, picture: &[u8]) -> std::io::Result<()> {
    std::fs::write(folder.join("rundmail.toml"), SETTINGS)?;
    std::fs::write(folder.join("rund.toml"), MINUTES)?;
    std::fs::write(folder.join("logo.png"), picture)
}

fuzz_target!(|picture: &[u8]| {
    let Ok(folder) = tempfile::tempdir_in("/dev/shm") else { return };
    if office(folder.path(), picture).is_err() {
        return;
    }
    let variables = [("RUNDMAIL_LANG", "de"), ("SOURCE_DATE_EPOCH", "1788400000")];
    let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let world = World::new(HashMap::from(variables), folder.path().to_owned());
    let file = folder.path().join("rund.toml").into_os_string();
    for verb in ["check", "render"] {
        let args: [OsString; 3] = ["rundmail".into(), verb.into(), file.clone()];
        let _ = rundmail::run(&args, &world);
    }
});
