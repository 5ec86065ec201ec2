//! Contributions in files of their own: what they may be, and what the newsletter says otherwise.

use std::fs;
use std::path::Path;

use crate::diagnostic::Checked;
use crate::l10n::Language::German;
use crate::minutes::{Consent, Contribution, Visibility};
use crate::workspace::Workspace;

const HEAD: &str = "titel = \"Brief\"\nart = \"rundbrief\"\n";

/// Reads a newsletter with these entries, in the folder `netz` of a workspace.
fn read(root: &Path, entries: &str) -> Checked<Workspace> {
    let folder = root.join("netz");
    fs::create_dir_all(folder.join("beitraege")).unwrap();
    fs::write(root.join("rundmail.toml"), "").unwrap();
    fs::write(folder.join("brief.toml"), format!("{HEAD}{entries}")).unwrap();
    Workspace::read(&folder.join("brief.toml"))
}

fn put(root: &Path, file: &str, contents: impl AsRef<[u8]>) {
    let path = root.join("netz").join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, contents).unwrap();
}

fn named(file: &str) -> String {
    format!("[[beitraege]]\naus = '{file}'\n")
}

/// The one contribution of a newsletter without faults.
fn one(root: &Path, entries: &str) -> Contribution {
    let read = read(root, entries);
    assert!(read.findings.is_empty(), "{:?}", read.findings);
    let mut all = read.value.unwrap().minutes.contributions;
    assert_eq!(all.len(), 1);
    all.remove(0)
}

/// What is found where one contribution is named: rule, file, line and column.
fn found(root: &Path, entries: &str) -> Vec<(&'static str, String, usize, usize)> {
    let findings = read(root, entries).findings;
    let places = findings.iter().map(|finding| {
        assert!(finding.help.is_some(), "{finding:?}");
        let span = finding.span.as_ref().unwrap();
        let file = span.source().path().strip_prefix(root.join("netz")).unwrap();
        let at = span.position();
        (finding.rule.name, file.to_string_lossy().into_owned(), at.line, at.column)
    });
    places.collect()
}

/// A finding at the file name in the first entry.
fn at_name(rule: &'static str) -> Vec<(&'static str, String, usize, usize)> {
    vec![(rule, "brief.toml".to_owned(), 4, 7)]
}

#[test]
fn what_the_file_says_counts_unless_the_entry_says_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    put(
        root,
        "beitraege/a.toml",
        "title = \"Fest\"\ntext = \"Alt\"\nvisibility = \"internal\"\nlanguage = \"tr\"\n\
         picture = 'bilder\\fest.jpg'\nalt = \"Tafel\"\nconsent = \"given\"\ncredit = \"Nele\"\n",
    );
    let plain = one(root, &named("beitraege/a.toml"));
    assert_eq!(plain.visibility, Visibility::Internal);
    assert_eq!(plain.language.unwrap().as_str(), "tr");
    let picture = plain.picture.unwrap();
    assert_eq!(picture.file.value, "bilder/fest.jpg");
    assert!(picture.file.span.source().folder().ends_with("netz/beitraege"));
    assert_eq!(plain.consent.unwrap().value, Consent::Given);
    let own = "text = \"Neu\"\nsichtbarkeit = \"öffentlich\"\nalternativtext = \"Tisch\"\n";
    let own = one(root, &(named("beitraege/a.toml") + own));
    assert_eq!((own.title.as_str(), own.visibility), ("Fest", Visibility::Public));
    assert_eq!(own.text.unwrap().value, "Neu");
    assert_eq!(own.picture.unwrap().alt.unwrap().value, "Tisch");
    // Another picture shows other people.
    let other = one(root, &(named("beitraege/a.toml") + "bild = \"anderes.jpg\"\n"));
    let picture = other.picture.unwrap();
    assert!(other.consent.is_none() && picture.alt.is_none() && picture.credit.is_none());
    assert!(picture.file.span.source().folder().ends_with("netz"));
}

#[test]
fn no_path_leads_out_of_the_workspace() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("office");
    fs::create_dir_all(&root).unwrap();
    let secret = "titel = \"Geheim\"\ntext = \"4711\"\n";
    fs::write(folder.path().join("secret.toml"), secret).unwrap();
    let absolute = folder.path().join("secret.toml").to_string_lossy().into_owned();
    let outside = ["../../secret.toml", "beitraege/../../../secret.toml", "/etc/passwd", &absolute];
    for path in outside {
        let read = read(&root, &named(path));
        let told: Vec<_> = read.findings.iter().collect();
        assert_eq!(told.len(), 1, "{path}");
        assert_eq!(told[0].rule.name, "contribution.file");
        assert!(!told[0].message.localize(German).contains("4711"));
        assert!(read.value.unwrap().minutes.contributions[0].text.is_none());
    }
    // Beside the newsletter's folder, but in the workspace.
    fs::write(root.join("da.toml"), secret).unwrap();
    assert_eq!(one(&root, &named("../da.toml")).title.value, "Geheim");
    #[cfg(unix)]
    {
        put(&root, "x", "");
        let link = root.join("netz/link.toml");
        std::os::unix::fs::symlink(folder.path().join("secret.toml"), link).unwrap();
        assert_eq!(found(&root, &named("link.toml")), at_name("contribution.file"));
        std::os::unix::fs::symlink(folder.path(), root.join("netz/up")).unwrap();
        assert_eq!(found(&root, &named("up/secret.toml")), at_name("contribution.file"));
        std::os::unix::fs::symlink(root.join("da.toml"), root.join("netz/in.toml")).unwrap();
        assert_eq!(one(&root, &named("in.toml")).title.value, "Geheim");
    }
}

#[test]
fn what_is_no_contribution_is_told_where_it_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    put(root, "gross.toml", "# ".to_owned() + &"x".repeat(2_000_000));
    put(root, "brief.docx", "{\\rtf1\\ansi Hallo}");
    put(
        root,
        "protokoll.toml",
        "titel = \"A\"\nart = \"protokoll\"\n[sitzung]\ndatum = 2026-09-17\n",
    );
    fs::create_dir_all(root.join("netz/ordner")).unwrap();
    let told = |file: &str| found(root, &named(file));
    assert_eq!(told("fehlt.toml"), at_name("contribution.file"));
    assert_eq!(told("ordner"), at_name("contribution.file"));
    assert_eq!(told("protokoll.toml"), at_name("contribution.file"));
    assert_eq!(told("brief.toml"), at_name("contribution.file"));
    assert_eq!(told("gross.toml"), at_name("file.too-large"));
    assert_eq!(told("brief.docx"), at_name("file.format"));
    let twice = named("da.toml") + &named("./da.toml");
    put(root, "da.toml", "titel = \"A\"\ntext = \"B\"\n");
    assert_eq!(found(root, &twice), [("contribution.twice", "brief.toml".to_owned(), 6, 7)]);
}

#[test]
fn what_is_wrong_in_the_file_is_told_there() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let told = |contents: &[u8]| {
        put(root, "b.toml", contents);
        found(root, &named("b.toml"))
    };
    let there = |rule, line, column| vec![(rule, "b.toml".to_owned(), line, column)];
    assert_eq!(told(b"aus = 'da.toml'\ntitel = 'A'\n"), there("contribution.file", 1, 1));
    assert_eq!(told(b"[[beitraege]]\ntitel = 'A'\n"), there("contribution.file", 1, 3));
    assert_eq!(told(b"titel = 'A'\ntext = 'J\xfcrgen'\n"), there("file.encoding", 2, 10));
    assert_eq!(told(b"titel = 'A'\ntxt = 'B'\ntext = 'C'\n"), there("toml.unknown-key", 2, 1));
    assert_eq!(told(b"text = 'B'\n"), there("toml.missing", 1, 1));
    assert_eq!(told(b"titel = 'A'\n"), there("contribution.empty", 1, 9));
    assert_eq!(told(b"titel = A\ntext = 'B'\n"), there("toml.syntax", 1, 9));
    assert_eq!(told(b"titel = 'A'\ntext = 'B'\nfoto = 'C'\n"), there("contribution.empty", 3, 8));
    assert_eq!(told(b"\xef\xbb\xbftitel = 'A'\r\ntext = 'B'\r\n"), []);
    let wide: Vec<u8> =
        "titel = 'Ä'\ntext = 'B'\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(told(&[b"\xff\xfe", &wide[..]].concat()), []);
    // It does not advise what a contribution cannot say.
    put(root, "b.toml", "titel = 'A'\ntext = 'C'\nxyzzy = 1\n");
    let advice = read(root, &named("b.toml")).findings;
    let advice = advice.iter().next().unwrap().help.as_ref().unwrap().localize(German);
    assert!(advice.contains("`anreisser`") && !advice.contains("absender"), "{advice}");
    // In the newsletter it is called otherwise than in the settings.
    let advice = read(root, "[[beitraege]]\ntitel = 'A'\ntext = 'B'\nxyzzy = 1\n").findings;
    let advice = advice.iter().next().unwrap().help.as_ref().unwrap().localize(German);
    assert!(advice.contains("`aus`") && !advice.contains("absender"), "{advice}");
    let sender = found(root, "[[beitraege]]\ntitel = 'A'\ntext = 'B'\nabsender = 'Verein'\n");
    assert_eq!(sender, [("toml.unknown-key", "brief.toml".to_owned(), 6, 1)]);
    let yes = "[[beitraege]]\ntitel = 'A'\ntext = 'B'\neinwilligung = true\n";
    let yes = read(root, yes).findings;
    let help = yes.iter().next().unwrap().help.as_ref().unwrap().localize(German);
    assert_eq!(help, "Möglich sind `liegt vor` oder `nicht nötig`.");
    // The same line of both files: neither finding hides the other.
    put(root, "b.toml", "\n\ntxt = 'B'\ntitel = 'A'\ntext = 'C'\n");
    let both = found(root, "[[beitraege]]\naus = 'b.toml'\nrubrk = 'R'\n");
    assert_eq!(both.len(), 2, "{both:?}");
}

#[test]
fn contributions_belong_in_a_newsletter_and_are_none_alone() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    put(root, "b.toml", "titel = 'A'\ntext = 'B'\n");
    let alone = Workspace::read(&root.join("netz/b.toml"));
    let rules: Vec<_> = alone.findings.iter().map(|one| one.rule.name).collect();
    assert_eq!((rules, alone.value.is_none()), (vec!["contribution.alone"], true));
    put(root, "r.toml", "titel = 'A'\nart = 'rundmail'\n[[beitraege]]\ntitel = 'A'\ntext = 'B'\n");
    let other = Workspace::read(&root.join("netz/r.toml"));
    let rules: Vec<_> = other.findings.iter().map(|one| one.rule.name).collect();
    assert_eq!(rules, ["contribution.kind"]);
}
