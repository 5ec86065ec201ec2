//! How much space a preview takes, and when it is deleted.

use std::fs;
use std::path::Path;

use crate::office::{Ended, Office};
use crate::server::{Act, Offer, Server, Step};

const FOLDER: &str = ".rundmail/preview/brief";
const GONE: &str = "Die Vorschau ist gelöscht; sie wird nicht mehr gebraucht.";
/// 2026-09-21, 14:13:20 UTC.
const MONDAY: u64 = 1_790_000_000;
const DAY: u64 = 86_400;

fn size(path: &Path) -> u64 {
    let entries = fs::read_dir(path).unwrap().flatten();
    let sizes = entries.map(|entry| {
        let data = entry.metadata().unwrap();
        if data.is_dir() { size(&entry.path()) } else { data.len() }
    });
    sizes.sum()
}

fn at(office: &Office, moment: u64, args: &[&str]) -> Ended {
    let mut command = office.command(args);
    command.env("SOURCE_DATE_EPOCH", moment.to_string()).output().unwrap().into()
}

#[test]
fn the_attachments_are_there_once_and_a_mail_on_demand() {
    let office = Office::of(154, 9, "");
    let (mut list, mut files) = (Vec::new(), 0);
    for number in 1..=5 {
        let name = format!("anlagen/{number}.pdf");
        let bytes = format!("%PDF-1.7\n{}", "x".repeat(100_000 + number));
        files += bytes.len() as u64;
        office.write(&name, bytes);
        list.push(format!(
            "[[anlagen]]\nkennung = \"a{number}\"\ntitel = \"A\"\ndatei = \"{name}\"\n"
        ));
    }
    let minutes = fs::read_to_string(office.folder.path().join("brief.toml")).unwrap();
    office.write("brief.toml", minutes + &list.concat());
    let made = office.run(&["preview", "brief.toml", "--no-open"]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    let folder = office.folder.path().join(FOLDER);
    let taken = size(&folder);
    assert!(taken < files + 200_000 + 154 * 5_000, "{taken} for {files}");
    assert_eq!(fs::read_dir(folder.join("mails")).unwrap().count(), 154);

    let page = fs::read_to_string(folder.join("mails/0007.html")).unwrap();
    let line = "rundmail vorschau brief.toml --fuer person6@verein.example";
    assert!(page.contains(line), "{page}");
    let words: Vec<&str> = line.split(' ').skip(1).chain(["--no-open"]).collect();
    let one = office.run(&words);
    let file = format!("{FOLDER}/eml/0007-person-6.eml");
    assert_eq!(one.out, format!("{FOLDER}/index.html\n{file}\n"));
    let mail = fs::read_to_string(office.folder.path().join(file)).unwrap();
    assert!(
        mail.contains("To: \"Person 6\" <person6@verein.example>")
            || mail.contains("To: Person 6 <person6@verein.example>")
    );
    assert!(mail.contains("<person6@verein.example>") && mail.contains("5.pdf"));
    assert_eq!(fs::read_dir(folder.join("eml")).unwrap().count(), 1);
    let digest = |ended: &Ended| {
        ended.err.lines().find(|line| line.starts_with("Prüfsumme")).unwrap().to_owned()
    };
    assert_eq!(digest(&made), digest(&one));

    for written in ["niemand@verein.example", "Person 6"] {
        let nobody = office.run(&["preview", "brief.toml", "--no-open", "--for", written]);
        assert_eq!(nobody.code, Some(2), "{}", nobody.err);
        assert!(nobody.err.contains(&format!("An `{written}` geht keine dieser E-Mails.")));
    }
    let rehearsed =
        office.run(&["send", "brief.toml", "--dry-run", "--for", "PERSON6@verein.example"]);
    assert!(rehearsed.out.ends_with("eml/0007-person-6.eml\n"), "{}", rehearsed.err);
}

/// What becomes of a preview if the server gives the last of three people this reply.
fn after(answer: &'static str, args: &[&str]) -> (Ended, bool) {
    let server = Server::start(Offer::default(), move |moment| {
        let last = moment.step == Step::Rcpt && moment.to.starts_with("person2@");
        if last && !answer.is_empty() { Act::Reply(answer) } else { Act::Normal }
    });
    let office = Office::of(3, server.port, "");
    let made = office.run(&["preview", "brief.toml", "--no-open"]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    let sent = office.send(&[&["--retry-for", "0"], args].concat());
    let there = office.folder.path().join(FOLDER).exists();
    assert_eq!(sent.err.contains(GONE), !there, "{}", sent.err);
    (sent, there)
}

#[test]
fn a_preview_goes_when_nobody_waits_for_the_mail() {
    let (sent, there) = after("", &[]);
    assert_eq!((sent.code, there), (Some(0), false), "{}", sent.err);
    let (sent, there) = after("550 5.1.1 User unknown", &[]);
    assert_eq!((sent.code, there), (Some(3), false), "{}", sent.err);
    let (sent, there) = after("451 later", &[]);
    assert_eq!((sent.code, there), (Some(4), true), "{}", sent.err);
    let (sent, there) = after("", &["--via", "folder"]);
    assert_eq!((sent.code, there), (Some(0), true), "files reach nobody: {}", sent.err);
}

#[test]
fn a_preview_of_everybody_stays_when_a_part_has_the_mail() {
    let server = Server::start(Offer::default(), |_| Act::Normal);
    let office = Office::of(3, server.port, "");
    office.write("einer.csv", "E-Mail\nperson1@verein.example\n");
    office.run(&["preview", "brief.toml", "--no-open"]);
    let folder = office.folder.path().join(FOLDER);
    let part = office.send(&["--only", "einer.csv"]);
    assert_eq!((part.code, folder.exists()), (Some(0), true), "{}", part.err);
    let rest = office.send(&[]);
    assert_eq!((rest.code, folder.exists()), (Some(0), false), "{}", rest.err);
}

#[test]
fn old_previews_of_other_mailings_go() {
    let office = Office::of(2, 9, "");
    office.edit("rundmail.toml", "[versand]", "[versand]\nvorschau-tage = 5");
    let minutes = fs::read(office.folder.path().join("brief.toml")).unwrap();
    office.write("zweiter.toml", minutes);
    let there = |id: &str| office.folder.path().join(".rundmail/preview").join(id).exists();
    assert_eq!(at(&office, MONDAY, &["preview", "brief.toml", "--no-open"]).code, Some(0));
    let soon = at(&office, MONDAY + 5 * DAY, &["preview", "zweiter.toml", "--no-open"]);
    assert!(there("brief") && there("zweiter"), "{}", soon.err);
    let own = at(&office, MONDAY + 90 * DAY, &["send", "brief.toml", "--test", "a@b.example"]);
    assert!(there("brief") && !there("zweiter"), "its own is left: {}", own.err);
    assert!(own.err.contains("1 Vorschau gelöscht, älter als 5 Tage."), "{}", own.err);
    let late = at(&office, MONDAY + 90 * DAY, &["render", "zweiter.toml", "--format", "txt"]);
    assert!(!there("brief"), "{}", late.err);
    let left = fs::read_dir(office.folder.path().join(".rundmail/preview")).unwrap().count();
    assert_eq!(left, 0);
}

#[test]
fn each_edition_of_a_correction_has_its_own_files_and_shares_the_others() {
    let server = Server::start(Offer::default(), |_| Act::Normal);
    let office = Office::of(3, server.port, "");
    office.write("plan.pdf", "%PDF-1.7\n");
    let minutes = fs::read_to_string(office.folder.path().join("brief.toml")).unwrap();
    let list = "\n[[anlagen]]\nkennung = \"a\"\ntitel = \"Plan\"\ndatei = \"plan.pdf\"\n";
    office.write("brief.toml", minutes + list);
    office.write("einer.csv", "E-Mail\nperson1@verein.example\n");
    assert_eq!(office.send(&["--only", "einer.csv"]).code, Some(0));
    office.edit("brief.toml", "Ein Satz.", "Zwei Sätze. Hier.");
    assert_eq!(office.send(&["--only-new"]).code, Some(0));
    office.edit("brief.toml", "Rundbrief", "Rundbrief im Herbst");
    let shown = office.run(&["send", "brief.toml", "--dry-run", "--correction"]);
    assert_eq!(shown.code, Some(0), "{}", shown.err);

    let folder = office.folder.path().join(FOLDER);
    let mut pdfs = std::collections::BTreeSet::new();
    for number in 1..=3 {
        let page = fs::read_to_string(folder.join(format!("mails/000{number}.html"))).unwrap();
        let links: Vec<&str> = page.split("href=\"../files/").skip(1).collect();
        let links = links.iter().map(|rest| rest.split('"').next().unwrap());
        let links: Vec<&str> = links.collect();
        assert!(links.iter().all(|link| folder.join("files").join(link).is_file()), "{links:?}");
        assert!(links.contains(&"de/plan.pdf"), "{links:?}");
        pdfs.insert(links.iter().find(|link| link.contains("brief")).unwrap().to_string());
    }
    assert_eq!(pdfs.into_iter().collect::<Vec<_>>(), ["de-2/brief.pdf", "de/brief.pdf"]);
    assert_eq!(fs::read_dir(folder.join("files/de-2")).unwrap().count(), 1);
}
