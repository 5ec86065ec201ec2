//! Files with addresses or access data are for their owner alone, whatever the user's other files are.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::office::{FILE, Office};
use crate::server::{Act, Offer, Server, Step};

/// The files and folders at or below `path` that others may read.
fn open_to_others(path: &Path, found: &mut Vec<String>) {
    let data = fs::symlink_metadata(path).unwrap();
    if data.permissions().mode() & 0o077 != 0 {
        found.push(format!("{:o} {}", data.permissions().mode() & 0o777, path.display()));
    }
    if data.is_dir() {
        for entry in fs::read_dir(path).unwrap().flatten() {
            open_to_others(&entry.path(), found);
        }
    }
}

fn assert_private(folder: &Path, names: &[&str]) {
    let mut found = Vec::new();
    for name in names {
        open_to_others(&folder.join(name), &mut found);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_names_people_or_tells_codes_is_for_its_owner() {
    let server = Server::start(Offer::default(), |moment| match moment.step {
        Step::Rcpt if moment.to.starts_with("robin@") => Act::Reply("550 5.1.1 User unknown"),
        _ => Act::Normal,
    });
    let office = Office::new(server.port, "");
    let folder = office.folder.path();
    // An earlier version made these readable for everybody.
    fs::create_dir_all(folder.join("out/internal")).unwrap();
    fs::create_dir_all(folder.join("outbox/2026-09-03-zusammenfassung")).unwrap();
    for args in [
        &["preview", FILE, "--no-open", "--for", "robin@jugendring.example"][..],
        &["render", FILE],
        &["send", FILE, "--yes", "--via", "folder"],
        &["send", FILE, "--yes", "--via", "drafts"],
    ] {
        let done = office.run(args);
        assert_eq!(done.code, Some(0), "{args:?}: {}", done.err);
    }
    assert_private(folder, &[".rundmail", "out/internal", "outbox/2026-09-03-zusammenfassung"]);
    let open = |name: &str| {
        let mode = fs::metadata(folder.join(name)).unwrap().permissions().mode();
        assert_ne!(mode & 0o044, 0, "{name}: what is public is as the user's other files");
    };
    open("out");
    open("out/public");
    open(&format!("out/public/{}", FILE.replace("toml", "html")));
    open("out/public/2026-09-03-zusammenfassung-attachments/folien-gut-ankommen.pdf");

    assert_eq!(office.send(&[]).code, Some(3));
    assert_private(folder, &[".rundmail", "nicht-zugestellt-2026-09-03-zusammenfassung.csv"]);
}

#[test]
fn the_files_that_people_are_given_to_fill_in_are_theirs() {
    let office = Office::of(0, 9, "");
    let place = office.folder.path().join("neu");
    let done = office.run(&["init", "neu"]);
    assert_eq!(done.code, Some(0), "{}", done.err);
    let names = fs::read_dir(&place).unwrap().flatten().map(|entry| entry.file_name());
    let names = names.map(|name| name.into_string().unwrap());
    let minutes: Vec<String> = names.filter(|name| name.starts_with("20")).collect();
    assert_private(&place, &["contacts.csv", &minutes[0]]);
    let next = office.run(&["new", "neu/next.toml", "--after", &format!("neu/{}", minutes[0])]);
    assert_eq!(next.code, Some(0), "{}", next.err);
    assert_private(&place, &["next.toml"]);
}
