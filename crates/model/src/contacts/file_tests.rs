//! Workbooks and address cards as they come, and as they should not: broken, huge, of another kind.

use std::io::Write;
use std::path::Path;

use rust_xlsxwriter::Workbook;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::contacts::{Format, parse};
use crate::diagnostic::{Checked, Severity};
use crate::settings::ContactSettings;

fn read(bytes: Vec<u8>) -> Checked<crate::contacts::ContactBook> {
    parse(Path::new("Verteiler.xlsx"), bytes, &ContactSettings::default())
}

/// A workbook with one sheet of these cells.
fn workbook(cells: &[(u32, u16, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, column, text) in cells {
        sheet.write(*row, *column, *text).unwrap();
    }
    book.save_to_buffer().unwrap()
}

fn first_rule(checked: &Checked<crate::contacts::ContactBook>) -> Option<&'static str> {
    let errors = checked.findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.rule.name).next()
}

#[test]
fn a_cell_far_away_takes_no_memory() {
    let near = [(0, 0, "E-Mail"), (1, 0, "a@b.example")];
    let book = read(workbook(&[near[0], near[1], (900_000, 9, "x")])).value.unwrap();
    assert_eq!((book.contacts.len(), book.dialect.format), (1, Format::Xlsx));
    // The last row of a sheet.
    let far = read(workbook(&[near[0], near[1], (1_048_575, 9, "x")])).value.unwrap();
    assert_eq!(far.contacts.len(), 1);
}

#[test]
fn what_fills_the_memory_is_refused() {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    zip.start_file("xl/workbook.xml", options).unwrap();
    zip.start_file("xl/sharedStrings.xml", options).unwrap();
    let much = vec![b' '; 1_000_000];
    for _ in 0..300 {
        zip.write_all(&much).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert_eq!(first_rule(&read(bytes)), Some("contacts.too-large"));
}

#[test]
fn broken_workbooks_are_told_and_never_a_crash() {
    let whole = workbook(&[(0, 0, "E-Mail"), (0, 1, "Name"), (1, 0, "a@b.example"), (1, 1, "A")]);
    for cut in (0..whole.len()).step_by(97) {
        let read = read(whole[..cut].to_vec());
        assert!(first_rule(&read).is_some(), "cut at {cut}");
    }
    for at in (0..whole.len()).step_by(13) {
        let mut bytes = whole.clone();
        bytes[at] = bytes[at].wrapping_add(0x55);
        let _ = read(bytes);
    }
}

#[test]
fn cards_of_every_age_are_read() {
    let cards = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;Anna\r\n\
                 EMAIL;HOME:anna@daheim.example\r\nEMAIL;WORK:anna@b.example\r\nEND:VCARD\r\n\
                 begin:vcard\r\nversion:3.0\r\nfn:Otto\r\n  Muster\r\nn:Muster;Otto;;Herr Dr.;\r\n\
                 email;type=work:x@b.example\r\nemail;type=home,pref:otto@b.example\r\nend:vcard\r\n\
                 BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Treff\r\nKIND:org\r\nEMAIL;PREF=2:y@b.example\r\n\
                 g1.EMAIL;PREF=1:treff@b.example\r\nEND:VCARD\r\n";
    let book = read(cards.as_bytes().to_vec()).value.unwrap();
    let found: Vec<String> = book
        .contacts
        .iter()
        .map(|contact| {
            let line = contact.span.position().line;
            let names =
                [&*contact.person.salutation, &contact.full_name(), &*contact.person.organisation];
            format!("{line} {} {}", contact.address, names.join("|"))
        })
        .collect();
    assert_eq!(
        found,
        [
            "4 anna@b.example |Anna Müller|",
            "12 otto@b.example Herr|Dr. Otto Muster|",
            "19 treff@b.example ||Treff"
        ]
    );
}
