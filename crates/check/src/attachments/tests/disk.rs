//! Blocked types of files, large pictures, large mails.

use std::fs::{self, File};

use super::{Office, circular};
use crate::facts::sample_archive;
use crate::l10n::Language;

/// A table of attachments with these files; `!` before a name means linked only.
fn attached(files: &[&str]) -> String {
    let table = |(index, file): (usize, &&str)| {
        let (file, rest) = match file.strip_prefix('!') {
            Some(file) => (file, "versand = false\nlink = \"https://stadt.example/a\"\n"),
            None => (*file, ""),
        };
        format!(
            "[[anlagen]]\nkennung = \"a{index}\"\ntitel = \"Anlage {index}\"\n\
             datei = \"{file}\"\n{rest}"
        )
    };
    let tables: Vec<String> = files.iter().enumerate().map(table).collect();
    circular(&tables.concat())
}

impl Office {
    fn put(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path().join(name), bytes).unwrap();
    }

    /// Writes a file that begins with `start` and is `length` bytes long.
    fn put_long(&self, name: &str, start: &[u8], length: u64) {
        self.put(name, start);
        let file = File::options().write(true).open(self.path().join(name)).unwrap();
        file.set_len(length).unwrap();
    }

    /// The findings about the attachment `name`, without its name.
    fn refused(&self, name: &str) -> Vec<String> {
        let told = self.told(&attached(&[name]), &["attachment.blocked-type"]);
        told.into_iter().map(|(_, says)| says.replacen(&format!("`{name}` "), "", 1)).collect()
    }
}

/// The header of a JPEG with this many pixels: start of image, start of frame (ITU T.81, B.2.2).
fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = b"\xFF\xD8\xFF\xC0\x00\x11\x08".to_vec();
    bytes.extend(height.to_be_bytes());
    bytes.extend(width.to_be_bytes());
    bytes.extend([3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
    bytes
}

/// The header of a BMP with this many pixels.
fn bmp(width: i32, height: i32) -> Vec<u8> {
    let mut bytes = b"BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0".to_vec();
    bytes.extend(width.to_le_bytes());
    bytes.extend(height.to_le_bytes());
    bytes.extend([1, 0, 24, 0]);
    bytes.extend([0; 24]);
    bytes
}

#[test]
fn what_servers_refuse_is_found() {
    let office = Office::new();
    let inside = |names: &[&str], flags| sample_archive(names, flags);
    for (name, bytes, part) in [
        ("setup.exe", b"MZ".to_vec(), "mit der Endung .exe; die weisen"),
        ("Start.LNK", b"L".to_vec(), "mit der Endung .lnk; die weisen"),
        ("seite.js ", b"x".to_vec(), "mit der Endung .js; die weisen"),
        ("Folien.pdf.exe", b"MZ".to_vec(), "Endung .pdf, endet aber auf .exe"),
        ("Plakat.jpg .scr", b"MZ".to_vec(), "Endung .jpg, endet aber auf .scr"),
        ("Rechnung.pdf", b"MZ\x90\x00\x03\x00".to_vec(), "ist in Wirklichkeit ein Programm"),
        ("Antrag.docm", b"PK".to_vec(), "Dokument mit Makros"),
        ("Liste.xlsx", inside(&["xl/vbaProject.bin"], 0), "Dokument mit Makros"),
        ("alles.zip", inside(&["a/b.pdf", "a/Start.bat"], 0), "enthält `Start.bat`"),
        ("alles.zip", inside(&["Antrag.docm"], 0), "enthält `Antrag.docm`"),
        ("alles.zip", inside(&["alt\\Bilder.rar"], 0), "ein weiteres Archiv, `Bilder.rar`"),
        ("alles.zip", inside(&["Liste.xlsx"], 1), "Archiv mit Kennwort"),
    ] {
        office.put(name, &bytes);
        let told = office.refused(name);
        assert!(told.len() == 1 && told[0].contains(part), "{name}: {told:?}");
    }
}

#[test]
fn what_servers_take_is_left_alone() {
    let office = Office::new();
    let inside = |names: &[&str]| sample_archive(names, 0);
    for (name, bytes) in [
        ("Folien.pdf", b"%PDF-1.7".to_vec()),
        ("Folien.v2.pdf", b"%PDF-1.7".to_vec()),
        ("Was ist eine exe.pdf", b"%PDF-1.7".to_vec()),
        ("MZ.txt", b"MZ ist das Kennzeichen von Mainz, und mehr steht hier nicht.".to_vec()),
        ("Liste.xlsx", inside(&["xl/workbook.xml", "xl/printerSettings.bin"])),
        ("Brief.docx", inside(&["word/document.xml", "word/embeddings/oleObject1.bin"])),
        ("Text.odt", inside(&["content.xml", "Basic/script.js"])),
        ("Bilder.zip", inside(&["1.jpg", "2.jpg", "Thumbs.db"])),
        ("kaputt.zip", b"PK\x03\x04kaputt".to_vec()),
        ("leer.txt", b" ".to_vec()),
        ("ohne", b"x".to_vec()),
        ("termin.ics", b"BEGIN:VCALENDAR".to_vec()),
    ] {
        office.put(name, &bytes);
        assert!(office.refused(name).is_empty(), "{name}: {:?}", office.refused(name));
    }
    office.put("setup.exe", b"MZ");
    assert!(office.refused("!setup.exe").is_empty());
}

#[test]
fn a_picture_far_larger_than_needed_is_found() {
    let office = Office::new();
    office.put_long("foto.jpg", &jpeg(6_000, 4_000), 9_000_000);
    let told = |files: &[&str]| {
        let told = office.told(&attached(files), &["attachment.large-image"]);
        told.into_iter().map(|(_, says)| says).collect::<Vec<_>>()
    };
    assert_eq!(
        told(&["foto.jpg"]),
        [
            "`foto.jpg` ist mit 6000 × 4000 Pixeln und 9,0 MB viel größer als nötig. Mit 2000 Pixeln \
          an der längeren Seite wären es etwa 1,0 MB, also etwa 8,0 MB weniger."
        ]
    );
    office.put_long("scan.bmp", &bmp(1_600, 1_200), 5_760_054);
    let both = told(&["scan.bmp", "foto.jpg"]);
    assert_eq!(both.len(), 1);
    assert!(
        both[0].starts_with("`foto.jpg`") && both[0].ends_with("E-Mail etwa 13,0 MB."),
        "{both:?}"
    );
    let odd = told(&["scan.bmp"]);
    assert!(odd[0].contains("1600 × 1200") && odd[0].contains("etwa 720 kB"), "{odd:?}");
}

#[test]
fn pictures_that_are_not_mailed_or_small_are_left_alone() {
    let office = Office::new();
    office.put_long("foto.jpg", &jpeg(6_000, 4_000), 9_000_000);
    office.put_long("plakat.jpg", &jpeg(2_480, 3_508), 1_300_000);
    office.put_long("bunt.jpg", &jpeg(2_400, 1_600), 5_000_000);
    office.put_long("text.pdf", b"%PDF-1.7", 30_000_000);
    office.put_long("kaputt.jpg", b"\xFF\xD8\xFF\xC0\x00", 9_000_000);
    let files = ["!foto.jpg", "plakat.jpg", "bunt.jpg", "text.pdf", "kaputt.jpg"];
    assert!(office.told(&attached(&files), &["attachment.large-image"]).is_empty());
}

#[test]
fn the_largest_files_of_a_mail_are_named_in_order() {
    let office = Office::new();
    for (name, size) in [("a", 1_000_000), ("b", 6_000_000), ("c", 5_000_000), ("film", 90_000_000)]
    {
        office.put_long(&format!("{name}.pdf"), b"%PDF-1.7", size);
    }
    let told = |files: &[&str]| office.told(&attached(files), &["mail.size"]);
    assert_eq!(
        told(&["a.pdf", "c.pdf", "b.pdf", "!film.pdf"]),
        [(
            "mail.size",
            "Jede E-Mail wird mindestens 16,4 MB groß; erlaubt sind 10,0 MB. Die größte Anlage ist \
             `b.pdf` mit 6,0 MB."
                .to_owned()
        )]
    );
    office.put_long("d.pdf", b"%PDF-1.7", 8_000_000);
    let two = told(&["a.pdf", "c.pdf", "b.pdf", "d.pdf"]);
    assert!(
        two[0].1.ends_with("Die größten Anlagen sind `d.pdf` mit 8,0 MB und `b.pdf` mit 6,0 MB."),
        "{two:?}"
    );
    let findings = office.findings(&attached(&["a.pdf", "c.pdf", "b.pdf", "d.pdf"]));
    let size = findings.iter().find(|finding| finding.rule.name == "mail.size").unwrap();
    assert_eq!(size.labels[0].1.localize(Language::English), "6.0 MB");
    assert!(told(&["a.pdf", "c.pdf", "!b.pdf", "!film.pdf"]).is_empty());
}
