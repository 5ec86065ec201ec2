//! Files as they come: missing, foreign, too large, in another encoding.

use std::fs;
use std::path::Path;

use super::{LARGEST_TOML, Workspace, find_settings, first_language, read_text};

/// Rule and position of the one finding about a file with these bytes.
fn refused(bytes: &[u8]) -> (&'static str, usize, usize) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    fs::write(&path, bytes).unwrap();
    let read = read_text(&path);
    assert!(read.value.is_none());
    let finding = read.findings.iter().next().unwrap();
    assert!(finding.help.is_some());
    let at = finding.span.as_ref().unwrap().position();
    (finding.rule.name, at.line, at.column)
}

#[test]
fn the_place_of_a_foreign_character_is_named() {
    assert_eq!(refused(b"title = \"x\"\nauthor = \"J\xfcrgen\"\n"), ("file.encoding", 2, 12));
    assert_eq!(refused(b"\xef\xbb\xbfa = \"\xff\"\n"), ("file.encoding", 1, 6));
    assert_eq!(refused(b"a\xc3"), ("file.encoding", 1, 2));
}

#[test]
fn a_file_of_another_program_is_called_by_its_name() {
    let page = b"<!DOCTYPE html>\n<title>x</title>";
    for bytes in [
        &b"{\\rtf1\\ansi Einladung}"[..],
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Word",
        b"%PDF-1.7\n",
        b"PK\x03\x04 cut off",
        page,
        b"\x89PNG\r\n\x1a\n",
        b"a\0b",
    ] {
        assert_eq!(refused(bytes), ("file.format", 1, 1), "{bytes:?}");
    }
    let folder = tempfile::tempdir().unwrap();
    let template = folder.path().join("page.html");
    fs::write(&template, page).unwrap();
    assert!(read_text(&template).value.is_some(), "a template is a web page");
}

#[test]
fn what_the_windows_editor_calls_unicode_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let text = "title = \"Süd\"\r\nkind = \"circular\"\r\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [[b"\xff\xfe", &little[..]].concat(), little] {
        fs::write(&path, bytes).unwrap();
        let read = Workspace::read(&path);
        assert!(read.findings.is_empty(), "{:?}", read.findings);
        assert_eq!(read.value.unwrap().minutes.title.value, "Süd");
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_no_fault() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    fs::write(
        &path,
        "\u{feff}title = \"T\"\r\nkind = \"circular\"\r\nintro = \"\"\"\r\n\\u00e4 \\\r\n  a\r\nb\"\"\"\r\n",
    )
    .unwrap();
    let read = Workspace::read(&path);
    assert!(read.findings.is_empty(), "{:?}", read.findings);
    let minutes = read.value.unwrap().minutes;
    assert_eq!(minutes.title.span.position().line, 1);
    let intro = minutes.intro.unwrap();
    assert_eq!(intro.value, "ä a\r\nb");
    let b = intro.value.find('b').unwrap();
    assert_eq!(intro.span_of(b..b + 1).text(), "b");
}

#[test]
fn what_is_no_text_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let rule = |path: &Path| {
        let read = read_text(path);
        assert!(read.value.is_none());
        read.findings.iter().next().unwrap().rule.name
    };
    assert_eq!(rule(&folder.path().join("nichts.toml")), "file.unreadable");
    assert_eq!(rule(folder.path()), "file.unreadable");
    let huge = folder.path().join("huge.toml");
    fs::File::create(&huge).unwrap().set_len(LARGEST_TOML + 1).unwrap();
    assert_eq!(rule(&huge), "file.too-large");
    if cfg!(unix) {
        assert_eq!(rule(Path::new("/dev/zero")), "file.unreadable");
    }
}

#[test]
fn settings_are_found_above_and_named_as_the_user_named_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let deep = folder.path().join("a/b");
    fs::create_dir_all(&deep).unwrap();
    assert_eq!(find_settings(&deep), None);
    let settings = folder.path().join("rundmail.toml");
    fs::write(&settings, "").unwrap();
    assert_eq!(find_settings(&deep), Some(settings.clone()));
    let climbing = deep.join("../b");
    let found = find_settings(&climbing).unwrap();
    assert_eq!(fs::canonicalize(found).unwrap(), fs::canonicalize(settings).unwrap());
    let own = deep.join("rundmail.toml");
    fs::write(&own, "").unwrap();
    assert_eq!(find_settings(&climbing), Some(climbing.join("rundmail.toml")));
}

#[test]
fn a_translation_is_no_mailing_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (folder.path().join("a.toml"), folder.path().join("a.uk.toml"));
    fs::write(&second, "title = \"T\"\nkind = \"circular\"\n").unwrap();
    assert_eq!(first_language(&second), None);
    assert!(Workspace::read(&second).value.is_some());
    fs::write(&first, "title = \"T\"\nkind = \"circular\"\n").unwrap();
    assert_eq!(first_language(&second), Some(first.clone()));
    assert_eq!(first_language(&first), None);
    let read = Workspace::read(&second);
    assert!(read.value.is_none() && read.findings.has_errors());
    assert_eq!(Workspace::read(&first).value.unwrap().translations.len(), 1);
}
