//! A disk that has no room left before anything was sent.

use std::process::{Command, Stdio};

use crate::office::{Ended, Office};
use crate::server::{Act, Offer, Server};

/// Sends from a small file system in memory that holds the office and is then filled.
fn send_from(office: &Office, before: &str) -> Ended {
    let script = format!(
        "set -e; mount -t tmpfs -o size=1m none /mnt; cp -r . /mnt; cd /mnt; {before}; \
         exec \"$0\" send {} --yes",
        office.file
    );
    let mut command = Command::new("unshare");
    command.args([
        "--map-root-user",
        "--mount",
        "sh",
        "-c",
        &script,
        env!("CARGO_BIN_EXE_rundmail"),
    ]);
    command.current_dir(office.folder.path()).env("RUNDMAIL_LANG", "de").stdin(Stdio::null());
    command.output().unwrap().into()
}

#[test]
fn a_disk_that_was_full_at_the_start_ends_the_run_as_one_that_fills_does() {
    let fills = [
        ("dd if=/dev/zero of=fill bs=4k 2>/dev/null || true", "das Laufwerk ist voll"),
        (
            "mkdir .rundmail; dd if=/dev/zero of=fill bs=4k 2>/dev/null || true",
            "das Laufwerk ist voll",
        ),
        (
            // A ledger is there already.
            "\"$0\" send brief.toml --yes; printf 'Neu;neu@verein.example\\r\\n' >> kontakte.csv; \
             dd if=/dev/zero of=fill bs=4k 2>/dev/null || true",
            "das Laufwerk ist voll",
        ),
        ("mount -o remount,ro /mnt", "das Laufwerk ist schreibgeschützt"),
    ];
    for (fill, words) in fills {
        let server = Server::start(Offer::default(), |_| Act::Normal);
        let office = Office::of(2, server.port, "");
        let ended = send_from(&office, fill);
        assert_eq!(ended.code, Some(4), "{fill}: {}", ended.err);
        assert!(ended.err.contains(words), "{fill}: {}", ended.err);
        assert!(!server.recipients().iter().any(|to| to.starts_with("neu@")));
    }
}

/// Wherever the room ends: never the code for faulty input, and nobody gets a mail that is not noted.
#[test]
fn a_disk_with_a_little_room_is_told_as_a_full_one() {
    for left in [4, 8, 12, 16, 24, 32, 48, 64, 96, 128] {
        let server = Server::start(Offer::default(), |_| Act::Normal);
        let office = Office::of(2, server.port, "");
        let fill =
            format!("dd if=/dev/zero of=fill bs=4k 2>/dev/null || true; truncate -s -{left}k fill");
        let ended = send_from(&office, &fill);
        let whole = server.recipients().len() == 2;
        let told = if whole { [0, 4] } else { [4, 4] };
        assert!(ended.code.is_some_and(|code| told.contains(&code)), "{left}: {}", ended.err);
    }
}
