//! What the settings of an office get wrong.

use super::APART;
use crate::diagnostic::Severity;
use crate::workspace::Workspace;

/// The rules that a workspace with these settings and a circular breaks, with `[check]` applied.
fn office(settings: &str, minutes: &str) -> Vec<(String, Severity)> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("rundmail.toml"), settings).unwrap();
    std::fs::write(folder.path().join("logo.png"), "x").unwrap();
    std::fs::File::create(folder.path().join("film.mp4")).unwrap().set_len(2_000_000_000).unwrap();
    let file = folder.path().join("a.toml");
    std::fs::write(&file, format!("title = \"T\"\nkind = \"circular\"\n{minutes}")).unwrap();
    let read = Workspace::read(&file);
    assert!(!read.findings.has_errors(), "{:?}", read.findings);
    let workspace = read.value.unwrap();
    let found = crate::minutes(&workspace).into_iter().chain(crate::sending(&workspace));
    let found = found.filter(|finding| !APART.contains(&finding.rule.name));
    found.map(|finding| (finding.rule.name.to_owned(), finding.severity)).collect()
}

/// A `[mail]` section without findings.
const MAIL: &str = "[mail]\nfrom = \"A <a@b.example>\"\nunsubscribe = \"mailto:a@b.example\"\n";

#[test]
fn the_sender_can_be_reached() {
    let error = |rule: &str| vec![(rule.to_owned(), Severity::Error)];
    assert_eq!(office(MAIL, ""), []);
    let from = |from: &str| office(&MAIL.replace("A <a@b.example>", from), "");
    assert_eq!(from("nobody"), error("mail.from"));
    assert_eq!(from("A <a@b.example"), error("mail.from"));
    assert_eq!(from("A\\r\\nBcc: x@y.example <a@b.example>"), error("mail.from"));
    let with = |rest: &str| office(&format!("{MAIL}{rest}"), "");
    assert_eq!(with("reply-to = \"b\""), error("mail.reply-to"));
    let link = |link: &str| office(&MAIL.replace("mailto:a@b.example", link), "");
    assert_eq!(link("https://b.example/weg"), []);
    for wrong in ["http://b.example", "mailto:", "a@b.example", "https://b.example/a b"] {
        assert_eq!(link(wrong), error("mail.unsubscribe"), "{wrong}");
    }
    let only_office =
        "[organisation]\nemail = \"a@b.example\"\n[mail]\nunsubscribe = \"mailto:a@b.example\"";
    assert_eq!(office(only_office, ""), []);
    let note = ("mail.no-unsubscribe".to_owned(), Severity::Note);
    assert_eq!(office("", ""), [("mail.from".to_owned(), Severity::Error), note]);
}

#[test]
fn the_server_is_protected() {
    let smtp = |rest: &str| office(&format!("{MAIL}[smtp]\n{rest}"), "");
    assert_eq!(smtp("host = \"mail.example\""), []);
    assert_eq!(smtp("host = \"127.0.0.1\"\nsecurity = \"none\""), []);
    let open = smtp("host = \"mail.example\"\nsecurity = \"none\"");
    assert_eq!(open, [("smtp.security".to_owned(), Severity::Error)]);
    let port = smtp("host = \"mail.example\"\nsecurity = \"starttls\"\nport = 465");
    assert_eq!(port, [("smtp.port".to_owned(), Severity::Warning)]);
}

#[test]
fn a_message_is_not_too_large() {
    let film = "[[attachments]]\nid = \"a\"\ntitle = \"A\"\nfile = \"film.mp4\"\n";
    assert_eq!(office(MAIL, film), [("mail.size".to_owned(), Severity::Error)]);
    assert_eq!(office(&format!("{MAIL}max-size = \"3 GB\""), film), []);
    let linked = format!("{film}mail = false\nurl = \"https://a.example/film\"\n");
    assert_eq!(office(MAIL, &linked), []);
}

#[test]
fn the_office_sets_levels_but_not_those_that_protect() {
    let image = "intro = \"![Ein Kran](https://a.example/x.png)\"\n";
    let with = |check: &str, minutes: &str| office(&format!("{MAIL}[check]\n{check}\n"), minutes);
    let found = |rule: &str, severity| vec![(rule.to_owned(), severity)];
    assert_eq!(with("", image), found("text.image", Severity::Warning));
    assert_eq!(with("\"text.image\" = \"off\"", image), []);
    assert_eq!(with("\"text.image\" = \"fehler\"", image), found("text.image", Severity::Error));
    assert_eq!(with("\"text.imag\" = \"off\"", ""), found("check.unknown-rule", Severity::Warning));
    assert_eq!(with("\"date.not-listed\" = \"note\"", ""), []);
    assert_eq!(with("\"contacts.duplicate\" = \"off\"", ""), []);
    let lowered = with("\"reference.unknown-date\" = \"off\"", "intro = \"[](date:x)\"\n");
    let kept = ("reference.unknown-date".to_owned(), Severity::Error);
    assert_eq!(lowered, [kept, ("check.fixed-rule".to_owned(), Severity::Warning)]);
}

#[test]
fn a_logo_lies_inside_and_is_described() {
    let logo = |logo: &str| office(&format!("[organisation]\nlogo = {{ {logo} }}\n{MAIL}"), "");
    assert_eq!(logo("file = \"logo.png\", alt = \"\""), []);
    assert_eq!(logo("file = \"logo.png\""), [("logo.alt".to_owned(), Severity::Warning)]);
    let outside = [("logo.outside".to_owned(), Severity::Error)];
    assert_eq!(logo("file = \"/etc/hostname\", alt = \"\""), outside);
}
