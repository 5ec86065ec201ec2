//! The program itself, as a clerk runs it: `send` and `status` over a server.

use std::fs;
use std::process::{Child, Command};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use crate::office::{Ended, FILE, Office, PEOPLE};
use crate::server::{Act, Moment, Offer, Server, Step};

fn obliging() -> Server {
    Server::start(Offer::default(), |_| Act::Normal)
}

/// The header lines of everything that was accepted, in order.
fn headers(server: &Server, name: &str) -> Vec<String> {
    let seen = server.seen.lock().unwrap();
    let header = |message: &String| {
        let start = format!("{name}: ");
        message.lines().find_map(|line| line.strip_prefix(&start).map(str::to_owned))
    };
    seen.taken.iter().filter_map(|(_, message)| header(message)).collect()
}

#[test]
fn a_correction_goes_to_everybody_once_more_and_is_continued_by_the_same_command() {
    let server = obliging();
    let office = Office::new(server.port, "");
    assert_eq!(office.send(&["--correction"]).code, Some(5), "there is nothing to correct yet");
    assert_eq!(office.send(&[]).code, Some(0));
    assert_eq!(office.send(&["--correction"]).code, Some(5), "nothing has changed");
    office.edit(FILE, "18:45:00", "18:55:00");
    let asked = office.send(&[]);
    assert_eq!(asked.code, Some(5));
    assert!(
        asked.err.contains("Alle haben die E-Mail schon") && asked.err.contains("--berichtigung")
    );
    assert_eq!(server.recipients().len(), PEOPLE);
    assert_eq!(office.send(&["--correction"]).code, Some(0));
    assert_eq!(server.recipients().len(), 2 * PEOPLE);
    let mut ids = headers(&server, "Message-ID");
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 2 * PEOPLE, "each mail has an ID of its own");
    // The same command again does not begin a second correction.
    assert_eq!(office.send(&["--correction"]).code, Some(5));
    assert_eq!(office.send(&[]).code, Some(5));
    assert_eq!(server.recipients().len(), 2 * PEOPLE);
}

#[test]
fn the_same_meeting_under_another_name_stops() {
    let server = obliging();
    let office = Office::new(server.port, "");
    assert_eq!(office.send(&[]).code, Some(0));
    let folder = office.folder.path();
    fs::copy(folder.join(FILE), folder.join("endgueltig.toml")).unwrap();
    let stopped = office.run(&["send", "endgueltig.toml", "--yes"]);
    assert_eq!(stopped.code, Some(5), "{}", stopped.err);
    assert!(stopped.err.contains("2026-09-03-zusammenfassung"));
    assert_eq!(server.recipients().len(), PEOPLE);
}

#[test]
fn uncertain_mails_are_named_and_repeated_only_when_told_to() {
    let lost = Mutex::new(false);
    let server = Server::start(Offer::default(), move |moment| {
        let mut lost = lost.lock().unwrap();
        if moment.step == Step::Dot && moment.mail == 3 && !*lost {
            *lost = true;
            return Act::HangUp;
        }
        Act::Normal
    });
    let office = Office::new(server.port, "");
    let first = office.send(&[]);
    assert_eq!(first.code, Some(4), "{}", first.err);
    assert!(first.err.contains("robin@jugendring.example") && first.err.contains("Message-ID: <"));
    assert_eq!(office.states().iter().filter(|state| *state == "uncertain").count(), 1);
    let again = office.send(&[]);
    assert_eq!(again.code, Some(5));
    assert!(again.err.contains("robin@jugendring.example") && again.err.contains("--ungewisse"));
    assert_eq!(office.send(&["--uncertain", "skip"]).code, Some(5));
    assert_eq!(server.recipients().len(), PEOPLE);
    assert_eq!(office.send(&["--uncertain", "resend"]).code, Some(0));
    assert_eq!(server.recipients().len(), PEOPLE + 1);
    assert!(office.states().iter().all(|state| state == "sent"));
}

#[test]
fn the_refused_are_tried_again_when_told_to_and_with_a_corrected_address() {
    let healed = Arc::new(AtomicBool::new(false));
    let now = Arc::clone(&healed);
    let server = Server::start(Offer::default(), move |moment| {
        let refused = moment.to.starts_with("robin@") || moment.to.starts_with("layla@");
        if moment.step == Step::Rcpt && refused && !now.load(Ordering::Relaxed) {
            return Act::Reply("550 5.1.1 unknown");
        }
        Act::Normal
    });
    let office = Office::new(server.port, "");
    let first = office.send(&[]);
    assert_eq!(first.code, Some(3), "{}", first.err);
    assert_eq!(office.send(&[]).code, Some(5), "not by itself");
    let list = office.folder.path().join("kontakte.csv");
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text.replace("robin@jugendring", "r.vorlage@jugendring")).unwrap();
    let mended = office.send(&[]);
    assert_eq!(mended.code, Some(0), "{}", mended.err);
    let lines: Vec<&str> = mended.err.lines().filter(|line| line.contains("robin@")).collect();
    let [moved] = lines[..] else { panic!("the old address is nobody's worry: {lines:?}") };
    assert!(moved.contains("mit neuer Adresse: Robin Vorlage (robin@"), "{moved}");
    healed.store(true, Ordering::Relaxed);
    assert_eq!(office.send(&["--retry-refused"]).code, Some(0));
    assert_eq!(server.recipients().len(), PEOPLE);
}

#[test]
fn files_in_a_folder_are_no_delivery() {
    let server = obliging();
    let office = Office::new(server.port, "");
    let files = office.send(&["--via", "folder"]);
    assert_eq!(files.code, Some(0), "{}", files.err);
    assert!(files.err.contains("Gesendet wurde nichts"));
    let outbox = office.folder.path().join("outbox/2026-09-03-zusammenfassung");
    assert_eq!(fs::read_dir(&outbox).unwrap().count(), PEOPLE);
    office.edit(FILE, "18:45:00", "18:55:00");
    assert_eq!(office.send(&["--via", "folder"]).code, Some(0), "as often as one likes");
    assert_eq!(fs::read_dir(&outbox).unwrap().count(), PEOPLE, "in the place of the old ones");
    assert_eq!(office.send(&[]).code, Some(0));
    assert_eq!(server.recipients().len(), PEOPLE);
}

#[test]
fn drafts_are_written_once_each() {
    let server = obliging();
    let office = Office::new(server.port, "");
    assert_eq!(office.send(&["--via", "drafts", "--to", "rat"]).code, Some(0));
    assert_eq!(office.send(&["--via", "drafts"]).code, Some(0));
    assert_eq!(office.send(&["--via", "drafts"]).code, Some(5), "somebody may have sent them");
    let drafts = office.folder.path().join("outbox/2026-09-03-zusammenfassung/drafts");
    assert_eq!(fs::read_dir(drafts).unwrap().count(), PEOPLE);
    assert!(server.recipients().is_empty());
}

/// A server that is slow with each message.
fn slow(moment: &Moment) -> Act {
    match moment.step {
        Step::Dot => Act::Late(Duration::from_millis(150)),
        _ => Act::Normal,
    }
}

/// Waits until the server has accepted `count` mails.
fn until_taken(server: &Server, count: usize, child: &mut Child) {
    let until = Instant::now() + Duration::from_mins(1);
    while server.seen.lock().unwrap().taken.len() < count {
        assert!(child.try_wait().unwrap().is_none(), "it has ended");
        assert!(Instant::now() < until, "no progress");
        thread::sleep(Duration::from_millis(2));
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_after_the_mail_in_flight_and_the_next_run_goes_on() {
    let server = Server::start(Offer::default(), slow);
    let office = Office::new(server.port, "");
    let mut child = office.command(&["send", FILE, "--yes"]).spawn().unwrap();
    until_taken(&server, 2, &mut child);
    let interrupt = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(interrupt.unwrap().success());
    let ended: Ended = child.wait_with_output().unwrap().into();
    assert_eq!(ended.code, Some(130), "{}", ended.err);
    let taken = server.recipients().len();
    assert!(taken < PEOPLE);
    let sent = office.states().iter().filter(|state| *state == "sent").count();
    assert_eq!(sent, taken, "nothing is in doubt");
    assert!(ended.err.contains(&format!("Noch nicht gesendet: {}", PEOPLE - taken)));
    assert_eq!(office.send(&[]).code, Some(0));
    assert_eq!(server.recipients().len(), PEOPLE);
}

#[test]
fn a_second_run_is_refused_and_status_works_meanwhile() {
    let (go_on, wait) = mpsc::channel();
    let wait = Mutex::new(wait);
    let server = Server::start(Offer::default(), move |moment| {
        if moment.step == Step::Dot && moment.mail == 2 {
            wait.lock().unwrap().recv_timeout(Duration::from_mins(1)).unwrap();
        }
        Act::Normal
    });
    let office = Office::new(server.port, "");
    let mut first = office.command(&["send", FILE, "--yes"]).spawn().unwrap();
    until_taken(&server, 1, &mut first);
    let second = office.send(&[]);
    assert_eq!(second.code, Some(4), "{}", second.err);
    assert!(second.err.contains("wird gerade versandt"), "{}", second.err);
    assert_eq!(office.states().len(), PEOPLE);
    let status = office.run(&["status"]);
    assert!(status.err.contains("wird gerade versandt"), "{}", status.err);
    go_on.send(()).unwrap();
    let ended: Ended = first.wait_with_output().unwrap().into();
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert_eq!(server.recipients().len(), PEOPLE);
}

#[test]
fn killed_in_the_midst_the_same_command_finishes_the_work() {
    let server = Server::start(Offer::default(), slow);
    let office = Office::new(server.port, "connections = 2");
    for taken in [2, 5] {
        let mut child = office.command(&["send", FILE, "--yes"]).spawn().unwrap();
        until_taken(&server, taken, &mut child);
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let last = office.send(&[]);
    let states = office.states();
    let uncertain = states.iter().filter(|state| *state == "uncertain").count();
    assert!(uncertain <= 4, "{states:?}");
    let wanted = if uncertain > 0 { 4 } else { 0 };
    assert_eq!(last.code, Some(wanted), "{}", last.err);
    let mut got = server.recipients();
    got.dedup();
    assert_eq!(got.len(), server.recipients().len(), "somebody got two");
    let sent = states.iter().filter(|state| *state == "sent").count();
    assert_eq!(sent + uncertain, PEOPLE);
}

#[test]
fn a_wrong_setting_stops_with_advice_and_touches_nobody() {
    let server = obliging();
    let office = Office::new(server.port, "user = \"amt\"\npassword-command = \"exit 1\"");
    let failed = office.send(&[]);
    assert_eq!(failed.code, Some(4), "{}", failed.err);
    assert!(failed.err.contains("passwort-befehl"));
    assert!(server.recipients().is_empty());
    let empty = tempfile::tempdir().unwrap();
    fs::copy(office.folder.path().join(FILE), empty.path().join("a.toml")).unwrap();
    let bare = Office { folder: empty, file: "a.toml" };
    let stopped = bare.run(&["send", "a.toml", "--yes"]);
    assert_eq!(stopped.code, Some(1));
    assert!(stopped.err.contains("rundmail einrichten"), "{}", stopped.err);
}

#[test]
fn who_may_have_got_the_mail_from_a_draft_is_named_before_it_is_sent() {
    let server = obliging();
    let office = Office::new(server.port, "");
    assert_eq!(office.send(&["--via", "drafts"]).code, Some(0));
    let warned = office.send(&[]).err;
    assert!(warned.contains(&format!("Für {PEOPLE} dieser Personen gibt es schon Entwürfe")));
    let office = Office::new(server.port, "");
    assert!(!office.send(&[]).err.contains("Achtung"));
    let warned = office.send(&["--via", "drafts"]).err;
    assert!(warned.contains("die E-Mail schon vom Mailserver erhalten"), "{warned}");
}

#[test]
fn what_a_killed_run_left_in_flight_is_told_as_in_doubt() {
    let server = Server::start(Offer::default(), |moment| match moment.step {
        Step::Dot => Act::Silence,
        _ => Act::Normal,
    });
    let office = Office::of(2, server.port, "");
    let mut run = office.command(&["send", office.file, "--yes"]).spawn().unwrap();
    let until = Instant::now() + Duration::from_mins(1);
    while !server.seen.lock().unwrap().standing.values().any(|step| *step == Step::Dot) {
        assert!(Instant::now() < until, "the message never came");
        thread::sleep(Duration::from_millis(5));
    }
    let at_work = office.run(&["status", office.file]).out;
    assert!(at_work.contains("1 wird gerade gesendet"), "{at_work}");
    run.kill().unwrap();
    run.wait().unwrap();
    let dead = office.run(&["status", office.file]).out;
    assert!(dead.contains("1 ungewiss") && dead.contains("Message-ID: <"), "{dead}");
    assert!(!dead.contains("wird gerade"), "{dead}");
}

#[cfg(target_os = "linux")]
#[test]
fn data_that_find_no_room_are_not_passed_over() {
    let server = obliging();
    let office = Office::of(1, server.port, "");
    assert_eq!(office.send(&[]).code, Some(0));
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    let mut command = office.command(&["status", office.file, "--csv"]);
    let ended: Ended = command.stdout(full()).output().unwrap().into();
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("nicht vollständig"), "{}", ended.err);
}
