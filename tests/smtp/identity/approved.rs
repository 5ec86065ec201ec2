//! What was approved is what is sent: the same plan by its digest, and no other.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use super::{named, sent};
use crate::office::{Ended, FILE, Office, PEOPLE};
use crate::server::{Act, Offer, Server, Step};

/// For what comes at once on a machine that is not busy.
const TIMEOUT: Duration = Duration::from_mins(1);

/// The command line that a preview says, and its digest.
fn approval(err: &str) -> (Vec<String>, String) {
    let line =
        err.lines().find_map(|line| line.strip_prefix("Genau diesen Plan sendet: rundmail "));
    let words: Vec<String> =
        line.unwrap_or_else(|| panic!("{err}")).split(' ').map(str::to_owned).collect();
    let digest = err.lines().find_map(|line| line.strip_prefix("Prüfsumme dieses Plans: "));
    let digest = digest.unwrap().to_owned();
    assert_eq!(digest.len(), 64);
    assert!(digest.starts_with(words.last().unwrap()));
    (words, digest)
}

/// Runs the command line that the preview said.
fn run_line(office: &Office, words: &[String], more: &[&str]) -> Ended {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    office.run(&[&words[..], more].concat())
}

#[test]
fn the_previewed_plan_is_sent_and_no_other() {
    let server = Server::start(Offer::default(), |_| Act::Normal);
    let office = Office::new(server.port, "");
    let preview = office.run(&["preview", FILE, "--no-open"]);
    assert_eq!(preview.code, Some(0), "{}", preview.err);
    let (words, digest) = approval(&preview.err);
    assert_eq!(words[..2], ["senden", FILE]);
    let folder = office.folder.path().join(".rundmail/preview/2026-09-03-zusammenfassung");
    let page = fs::read_to_string(folder.join("index.html")).unwrap();
    assert!(page.contains(&digest) && page.contains(&words.join(" ")));
    #[cfg(unix)]
    for (path, wanted) in [(".", 0o700), ("plan.json", 0o600), ("../..", 0o700)] {
        let mode = fs::metadata(folder.join(path)).unwrap().permissions();
        let mode = std::os::unix::fs::PermissionsExt::mode(&mode) & 0o777;
        assert_eq!(mode, wanted, "{path}");
    }

    // Every mail as a file, of the same plan.
    let plan = fs::read_to_string(folder.join("plan.json")).unwrap();
    let plan: serde_json::Value = serde_json::from_str(&plan).unwrap();
    let people = plan["people"].as_array().unwrap().iter();
    let people: Vec<&str> = people.map(|one| one["address"].as_str().unwrap()).collect();
    assert!(!folder.join("eml").exists());
    let asked = people.iter().flat_map(|address| ["--for", address]);
    let asked: Vec<&str> = ["preview", FILE, "--no-open"].into_iter().chain(asked).collect();
    let files = office.run(&asked);
    assert!(files.err.contains(&digest), "{}", files.err);
    let shown = files.out.lines().filter(|path| path.contains("/eml/"));
    let shown: Vec<String> =
        shown.map(|path| fs::read_to_string(office.folder.path().join(path)).unwrap()).collect();
    assert_eq!(shown.len(), PEOPLE);

    // Something changes between the preview and the sending: nothing leaves, and it is named.
    let whole = fs::read(office.folder.path().join(FILE)).unwrap();
    office.edit(FILE, "datum        = 2026-09-19", "datum        = 2026-09-20");
    let list = fs::read(office.folder.path().join("kontakte.csv")).unwrap();
    office.edit("kontakte.csv", "robin@jugendring.example", "r.vorlage@jugendring.example");
    let refused = run_line(&office, &words, &["--yes"]);
    assert_eq!(refused.code, Some(5), "{}", refused.err);
    let moved = "1 Person mit neuer Adresse: Robin Vorlage (robin@jugendring.example → \
                 r.vorlage@jugendring.example)";
    let day =
        "Termin „Zweisprachige Lesung für Kinder“: Datum 19. September 2026 → 20. September 2026";
    assert_eq!(named(&refused.err), [day, moved], "{}", refused.err);
    assert!(refused.err.contains("Nicht gesendet: Seit der freigegebenen Vorschau ("));
    assert_eq!(server.recipients().len(), 0);
    assert!(office.run(&["status", FILE, "--csv"]).out.lines().count() <= 1, "nothing is written");

    fs::write(office.folder.path().join(FILE), whole).unwrap();
    fs::write(office.folder.path().join("kontakte.csv"), list).unwrap();
    let went = run_line(&office, &words, &["--yes"]);
    assert_eq!(went.code, Some(0), "{}", went.err);
    assert_eq!(server.recipients().len(), PEOPLE);
    // What was sent is what was shown, but for the line with the date.
    let seen = server.seen.lock().unwrap();
    for (to, message) in &seen.taken {
        let shown = shown.iter().find(|shown| shown.contains(&format!("<{to}>"))).unwrap();
        let undated = |message: &str| message.split_once("\r\n").unwrap().1.to_owned();
        // On the wire a line that begins with a dot has one more (RFC 5321, section 4.5.2).
        let unstuffed = message.replace("\r\n..", "\r\n.");
        assert!(undated(&unstuffed) == undated(shown), "{to}");
    }
}

#[test]
fn a_digest_that_no_preview_shows_is_refused() {
    let server = Server::start(Offer::default(), |_| Act::Normal);
    let office = Office::new(server.port, "");
    let stranger = office.send(&["--approved", "0123456789ab"]);
    assert_eq!(stranger.code, Some(5), "{}", stranger.err);
    assert!(stranger.err.contains("gibt es nicht mehr"), "{}", stranger.err);
    for written in ["0123456789a", "so nicht, bitte"] {
        let usage = office.send(&["--approved", written]);
        assert_eq!(usage.code, Some(2), "{}", usage.err);
    }
    assert_eq!(server.recipients().len(), 0);
}

#[test]
fn a_half_done_approved_run_is_continued_by_the_same_command() {
    let healed = Arc::new(AtomicBool::new(false));
    let now = Arc::clone(&healed);
    let server = Server::start(Offer::default(), move |moment| {
        let refused = moment.to.starts_with("robin@") || moment.to.starts_with("layla@");
        match moment.step {
            Step::Rcpt if refused && !now.load(Ordering::Relaxed) => {
                Act::Reply("550 5.1.1 unknown")
            }
            _ => Act::Normal,
        }
    });
    let office = Office::new(server.port, "");
    let rehearsed = office.run(&["send", FILE, "--dry-run"]);
    let (words, _) = approval(&rehearsed.err);
    let first = run_line(&office, &words, &["--yes"]);
    assert_eq!(first.code, Some(3), "{}", first.err);
    healed.store(true, Ordering::Relaxed);
    // The list of those who were left over is no other plan.
    let list = "nicht-zugestellt-2026-09-03-zusammenfassung.csv";
    let rest = run_line(&office, &words, &["--yes", "--only", list]);
    assert_eq!(rest.code, Some(0), "{}", rest.err);
    assert_eq!(server.recipients().len(), PEOPLE);
    let done = run_line(&office, &words, &["--yes"]);
    assert_eq!(done.code, Some(5), "{}", done.err);
    assert!(done.err.contains("Es gibt nichts zu senden"), "{}", done.err);
}

#[test]
fn a_correction_is_approved_from_a_dry_run_as_the_preview_says() {
    let (server, office) = sent();
    office.edit(FILE, "noch unbesetzt", "besetzt");
    let preview = office.run(&["preview", FILE, "--no-open"]);
    assert_eq!(named(&preview.err), ["Punkt 2.2 (intern): Text"], "{}", preview.err);
    assert!(preview.err.contains("--probelauf --berichtigung"), "{}", preview.err);
    assert!(preview.err.contains("Alle haben die E-Mail schon"), "{}", preview.err);
    let page = fs::read_to_string(office.folder.path().join(preview.out.trim())).unwrap();
    assert!(page.contains("Alle haben die E-Mail schon"), "{page}");
    for said in [&preview.err, &page] {
        assert!(!said.contains("--nur-neue") && !said.contains("--freigegeben"), "{said}");
    }

    let rehearsed = office.run(&["send", FILE, "--dry-run", "--correction"]);
    let (words, correction) = approval(&rehearsed.err);
    let forgotten = office.send(&["--only-new", "--approved", &correction]);
    assert_eq!(forgotten.code, Some(5), "{}", forgotten.err);
    assert!(forgotten.err.contains("Freigegeben ist die 1. Berichtigung"), "{}", forgotten.err);
    assert_eq!(server.recipients().len(), PEOPLE);
    assert_eq!(run_line(&office, &words, &["--yes"]).code, Some(0));
    assert_eq!(server.recipients().len(), 2 * PEOPLE);
}

#[test]
fn the_digest_is_the_same_in_another_folder_zone_language_and_order() {
    let office = Office::new(2525, "");
    let other = Office::new(2525, "");
    let deep = other.folder.path().join("Ordner mit Ümlaut");
    fs::create_dir(&deep).unwrap();
    crate::office::copy(office.folder.path(), &deep);
    let here = office.run(&["preview", FILE, "--no-open"]);
    let mut elsewhere = other.command(&["--lang", "en", "preview", FILE, "--no-open"]);
    elsewhere.current_dir(&deep).env("TZ", "Pacific/Auckland").env("LC_ALL", "en_US.UTF-8");
    let there = elsewhere.env("SOURCE_DATE_EPOCH", "1780000000").output().unwrap();
    let there = String::from_utf8(there.stderr).unwrap();
    let (_, digest) = approval(&here.err);
    assert!(there.contains(&format!("Digest of this plan: {digest}")), "{there}");
    // In another order it is the same plan.
    let list = deep.join("kontakte.csv");
    let text = fs::read_to_string(&list).unwrap();
    let (head, rows) = text.split_once('\n').unwrap();
    let rows: Vec<&str> = rows.lines().rev().collect();
    fs::write(&list, format!("{head}\n{}\n", rows.join("\n"))).unwrap();
    let sorted =
        other.command(&["preview", FILE, "--no-open"]).current_dir(&deep).output().unwrap();
    assert_eq!(approval(&String::from_utf8(sorted.stderr).unwrap()).1, digest);
}

#[test]
fn an_approved_plan_without_a_date_of_issue_keeps_the_day_of_the_preview() {
    let server = Server::start(Offer::default(), |_| Act::Normal);
    let office = Office::new(server.port, "");
    office.edit(FILE, "ausgabedatum  = 2026-09-08\n", "");
    let at = |args: &[&str], moment: &str| -> Ended {
        office.command(args).env("SOURCE_DATE_EPOCH", moment).output().unwrap().into()
    };
    let preview = at(&["preview", FILE, "--no-open"], "1789000000");
    let (words, digest) = approval(&preview.err);
    let plain = at(&["send", FILE, "--dry-run"], "1789200000");
    assert_ne!(approval(&plain.err).1, digest, "another day is another text");
    drop(at(&["preview", FILE, "--no-open"], "1789000000"));
    let words: Vec<&str> = words.iter().map(String::as_str).chain(["--yes"]).collect();
    let went = at(&words, "1789200000");
    assert_eq!(went.code, Some(0), "{}", went.err);
    // And whoever comes later gets the same text.
    let later = at(&["send", FILE, "--yes"], "1789400000");
    assert!(later.err.contains("Es gibt nichts zu senden"), "{}", later.err);
}

#[test]
fn what_changes_on_the_disk_during_the_run_does_not_matter() {
    let ((tell, reached), (go_on, wait)) = (mpsc::channel(), mpsc::channel());
    let script = Mutex::new((tell, wait));
    let server = Server::start(Offer::default(), move |moment| {
        if moment.step == Step::Mail && moment.mail == 2 {
            let (tell, wait) = &*script.lock().unwrap();
            tell.send(()).unwrap();
            wait.recv_timeout(TIMEOUT).unwrap();
        }
        Act::Normal
    });
    let office = Office::new(server.port, "");
    let run = office.command(&["send", FILE, "--yes"]).spawn().unwrap();
    reached.recv_timeout(TIMEOUT).unwrap();
    office.write("anlagen/Folien Gut ankommen.pdf", b"%PDF-1.7 swapped in the midst");
    office.write("templates/mail.txt", "swapped\n");
    office.edit(FILE, "noch unbesetzt", "besetzt");
    office.edit("kontakte.csv", "robin@jugendring.example", "eve@a.example");
    go_on.send(()).unwrap();
    let ended = run.wait_with_output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    let seen = server.seen.lock().unwrap();
    assert_eq!(seen.taken.len(), PEOPLE);
    assert!(seen.taken.iter().any(|(to, _)| to == "robin@jugendring.example"));
    // All that everybody gets alike is what the first one got: PDF, calendar, attachments.
    let shared = |message: &str| {
        let at = message.find("Content-Type: application/pdf").unwrap();
        message[at..].to_owned()
    };
    let first = shared(&seen.taken[0].1);
    assert!(seen.taken.iter().all(|(_, message)| shared(message) == first));
    assert!(seen.taken.iter().all(|(_, message)| !message.contains("swapped")));
}

#[test]
fn a_rendered_calendar_is_not_older_than_the_one_of_the_correction() {
    let (server, office) = sent();
    let rendered = || {
        let done = office.run(&["render", FILE, "--format", "ics", "--edition", "public"]);
        assert_eq!(done.code, Some(0), "{}", done.err);
        let path = office.folder.path().join(done.out.trim());
        let text = fs::read_to_string(path).unwrap();
        let line = text.lines().find_map(|line| line.strip_prefix("SEQUENCE:")).unwrap();
        line.parse::<u32>().unwrap()
    };
    let before = rendered();
    office.edit(FILE, "datum        = 2026-09-19", "datum        = 2026-09-20");
    assert_eq!(rendered(), before, "nobody has got the correction");
    assert_eq!(office.send(&["--correction"]).code, Some(0));
    assert_eq!(rendered(), before + 1);
    assert_eq!(server.recipients().len(), 2 * PEOPLE);
}

#[test]
fn drafts_have_the_same_digest_and_their_plan_can_be_approved() {
    let office = Office::new(2525, "");
    let (_, digest) = approval(&office.run(&["preview", FILE, "--no-open"]).err);
    let rehearsed = office.run(&["send", FILE, "--via", "drafts", "--dry-run"]);
    let (words, drafts) = approval(&rehearsed.err);
    assert_eq!(digest, drafts);
    let written = run_line(&office, &words, &["--yes"]);
    assert_eq!(written.code, Some(0), "{}", written.err);
    let folder = office.folder.path().join("outbox/2026-09-03-zusammenfassung/drafts");
    assert_eq!(fs::read_dir(folder).unwrap().count(), PEOPLE);
}

#[test]
fn groups_are_part_of_the_plan() {
    let server = Server::start(Offer::default(), |_| Act::Normal);
    let office = Office::new(server.port, "");
    let preview = office.run(&["preview", FILE, "--to", "rat", "--no-open"]);
    let (words, digest) = approval(&preview.err);
    assert!(words.contains(&"--an".to_owned()));
    let everybody = office.send(&["--approved", &digest]);
    assert_eq!(everybody.code, Some(5), "{}", everybody.err);
    let [new] = named(&everybody.err)[..] else { panic!("{}", everybody.err) };
    assert!(new.contains(" neu dabei: "), "{new}");
    assert_eq!(server.recipients().len(), 0);
    let group = run_line(&office, &words, &["--yes"]);
    assert_eq!(group.code, Some(0), "{}", group.err);
    assert!(server.recipients().len() < PEOPLE);
}
