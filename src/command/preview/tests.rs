//! Galleries of the contract's workspace, written to disk and examined.

use std::fs;
use std::path::Path;

use chrono::{TimeZone, Utc};

use super::*;
use crate::contacts::ContactBook;
use crate::l10n::Language;
use crate::mailing::Mailing;
use crate::mailing::correction::Past;
use crate::mailing::own::OwnTasks;
use crate::settings::ContactSettings;

const HOSTILE: &str = "E-Mail;Vorname;Nachname\n\
    eve@a.example;<script>alert(1)</script>;\"x\"\" onload=alert(2) {{script}}\"\n\
    maryam@a.example;مريم;الحسن\n";

/// Plans the contract's minutes for `list` and passes the mailing to `look`.
fn with_mailing(folder: &Path, list: &str, look: impl FnOnce(&Mailing<'_>)) {
    let contract = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contract");
    fs::create_dir_all(folder.join("anlagen")).unwrap();
    for name in ["rundmail.toml", "minutes.toml", "logo.svg", "anlagen/folien.pdf"] {
        fs::copy(contract.join(name), folder.join(name)).unwrap();
    }
    fs::write(folder.join("anlagen/flyer.jpg"), b"\xFF\xD8\xFF").unwrap();
    let mut findings = Findings::new();
    let workspace = Workspace::read(&folder.join("minutes.toml")).report_to(&mut findings).unwrap();
    let templates = Templates::load(folder).report_to(&mut findings).unwrap();
    let path = folder.join("contacts.csv");
    let book: ContactBook =
        contacts::parse(&path, list.as_bytes().to_vec(), &ContactSettings::default())
            .value
            .unwrap();
    let recipients: Vec<_> = book.contacts.iter().collect();
    let own = OwnTasks::default();
    let request = PlanRequest {
        own: &own,
        workspace: &workspace,
        recipients: &recipients,
        people: &book.contacts,
        templates: &templates,
        moment: Utc.with_ymd_and_hms(2026, 9, 24, 8, 0, 0).unwrap(),
        day: NaiveDate::from_ymd_opt(2026, 9, 24).unwrap(),
        round: 1,
        repeats: None,
        purpose: Purpose::Send,
    };
    look(&mailing::plan(&request, &Past::default()).report_to(&mut findings).unwrap());
}

fn gallery(mailing: &Mailing<'_>, folder: &Path) -> std::path::PathBuf {
    let now = mailing.moment;
    let (findings, line, language) = (Findings::new(), "rundmail", Language::German);
    let showing = Showing {
        mailing,
        findings: &findings,
        language,
        now,
        sending: Sending::By(line),
        messages: &[1],
        message_line: "rundmail vorschau a.toml --fuer ",
        all: false,
    };
    let written = showing.write(folder).unwrap();
    written.index.parent().unwrap().to_owned()
}

#[test]
fn the_mail_files_are_the_exact_mails() {
    let folder = tempfile::tempdir().unwrap();
    with_mailing(folder.path(), HOSTILE, |mailing| {
        let gallery = gallery(mailing, folder.path());
        assert_eq!(gallery, folder.path().join(".rundmail/preview").join(&mailing.id));
        let names: Vec<_> =
            fs::read_dir(gallery.join("eml")).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(names, [gallery.join("eml/0002.eml")], "only the one that was asked for");
        assert_eq!(fs::read(&names[0]).unwrap(), mailing.compose(1).unwrap().to_bytes());
        let page = |name| fs::read_to_string(gallery.join("mails").join(name)).unwrap();
        assert!(page("0002.html").contains("href=\"../eml/0002.eml\""));
        assert!(page("0001.html").contains("rundmail vorschau a.toml --fuer eve@a.example"));
        let folien = fs::read(gallery.join("files/de/folien.pdf")).unwrap();
        assert_eq!(folien, fs::read(folder.path().join("anlagen/folien.pdf")).unwrap());
    });
}

#[test]
fn no_cell_becomes_markup() {
    let folder = tempfile::tempdir().unwrap();
    with_mailing(folder.path(), HOSTILE, |mailing| {
        let gallery = gallery(mailing, folder.path());
        for page in ["index.html", "mails/0001.html"] {
            let page = fs::read_to_string(gallery.join(page)).unwrap();
            assert!(!page.contains("<script>alert"));
            assert!(page.contains("&lt;script&gt;alert(1)"));
            assert!(page.contains("&quot; onload=alert(2) {{script}}"));
            assert!(!page.contains("src=\"http") && !page.contains("href=\"http"));
        }
    });
}

#[test]
fn each_kind_of_mail_is_shown_once() {
    let folder = tempfile::tempdir().unwrap();
    let person = |n: usize| {
        let room = if n < 6 { "R1" } else { "" };
        format!("Vor{n};Probe{n};p{n}@a.example;{room}\n")
    };
    let list: String = (0..12).map(person).collect();
    let list = format!("Vorname;Nachname;E-Mail;Raum\n{list}");
    let kinds = |mailing: &Mailing<'_>| {
        let sample = sample::Sample::of(mailing, |_| unreachable!()).unwrap();
        let all: usize = sample.shown.iter().map(|shown| shown.mails).sum();
        assert_eq!(all, 12);
        sample.shown.iter().map(|shown| shown.first).collect::<Vec<_>>()
    };
    with_mailing(folder.path(), &list, |mailing| assert_eq!(kinds(mailing), [0]));
    // A template of the office may make more of a person.
    fs::create_dir_all(folder.path().join("templates")).unwrap();
    let own = "<html><body><p>{{ greeting }}</p>\
        {% if contact.extra.raum %}<p>Sie haben einen Raum.</p>{% endif %}{{ body }}</body></html>";
    fs::write(folder.path().join("templates/mail.html"), own).unwrap();
    with_mailing(folder.path(), &list, |mailing| assert_eq!(kinds(mailing), [0, 6]));
}

#[test]
fn an_older_gallery_is_replaced_and_a_link_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let precious = tempfile::tempdir().unwrap();
    fs::write(precious.path().join("keep.txt"), "x").unwrap();
    with_mailing(folder.path(), HOSTILE, |mailing| {
        let target = gallery(mailing, folder.path());
        fs::write(target.join("mails/old.html"), "x").unwrap();
        assert_eq!(gallery(mailing, folder.path()), target);
        assert!(!target.join("mails/old.html").exists());
        #[cfg(unix)]
        {
            fs::remove_dir_all(&target).unwrap();
            std::os::unix::fs::symlink(precious.path(), &target).unwrap();
            assert_eq!(gallery(mailing, folder.path()), target);
            assert!(precious.path().join("keep.txt").exists());
            assert!(target.join("index.html").exists());
        }
        let left = fs::read_dir(target.parent().unwrap()).unwrap().count();
        assert_eq!(left, 1, "nothing half-written stays behind");
    });
}
