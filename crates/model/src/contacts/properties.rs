//! Properties of every list: any bytes are read without a panic, and what an office writes is read
//! identically in every dialect and encoding.

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::settings::ContactSettings;

/// A person in a spreadsheet.
#[derive(Clone, Debug)]
struct Person {
    local: String,
    texts: [String; 4],
    groups: Vec<String>,
    active: bool,
}

/// How a spreadsheet writes a file.
#[derive(Clone, Copy, Debug)]
struct Dialect {
    encoding: Encoding,
    mark: bool,
    delimiter: char,
    line_end: &'static str,
    announced: bool,
    quoted: bool,
}

const HEADER: [&str; 7] = ["E-Mail", "Vorname", "Nachname", "Firma", "Notiz", "Gruppen", "Aktiv"];

/// Words of letters that Windows-1252 has, with everything that CSV must quote. Before a consonant,
/// an ñ is a damaged Polish ń.
fn text() -> impl Strategy<Value = String> {
    "[„“'&.;,\"-]?[A-ZÄÖÜ][a-z]([a-zäöüßé][a-z]|ñ[aou]){1,3}([ ;,\"'|€-][A-ZÄÖÜ][a-z]{3})?"
        .prop_map(|text| text.trim().to_owned())
}

fn person() -> impl Strategy<Value = Person> {
    let texts = prop::array::uniform4(text());
    let groups = prop::collection::vec("[A-ZÄÖÜ][a-z]([a-zäöüß][a-z]){0,4}", 0..3);
    ("[a-z]{1,8}", texts, groups, any::<bool>()).prop_map(|(local, texts, groups, active)| Person {
        local,
        texts,
        groups,
        active,
    })
}

fn dialect() -> impl Strategy<Value = Dialect> {
    let encoding = prop::sample::select(vec![
        Encoding::Utf8,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
        Encoding::SingleByte(CodePage::Windows1252),
    ]);
    let delimiter = prop::sample::select(vec![';', ',', '\t']);
    let line_end = prop::sample::select(vec!["\r\n", "\n", "\r"]);
    (encoding, any::<bool>(), delimiter, line_end, any::<bool>(), any::<bool>()).prop_map(
        |(encoding, mark, delimiter, line_end, announced, quoted)| Dialect {
            encoding,
            mark,
            delimiter,
            line_end,
            announced,
            quoted,
        },
    )
}

/// The bytes of a list. Every address has a number, so that there are no duplicates.
fn written(people: &[Person], dialect: Dialect) -> Vec<u8> {
    let mut text = String::new();
    if dialect.announced {
        text.extend(["sep=", &dialect.delimiter.to_string(), dialect.line_end]);
    }
    let header = HEADER.map(str::to_owned);
    let rows = people.iter().enumerate().map(|(number, person)| {
        let [first, last, company, note] = person.texts.clone();
        let address = format!("{}{number}@verein-süd.example", person.local);
        let active = if person.active { "ja" } else { "nein" };
        [address, first, last, company, note, person.groups.join(","), active.to_owned()]
    });
    for row in std::iter::once(header).chain(rows) {
        let cells: Vec<_> = row.iter().map(|cell| quote(cell, dialect)).collect();
        text += &cells.join(&dialect.delimiter.to_string());
        text += dialect.line_end;
    }
    encode(&text, dialect)
}

fn quote(cell: &str, dialect: Dialect) -> String {
    let needs = cell.contains(['"', dialect.delimiter]);
    if needs || dialect.quoted { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.into() }
}

fn encode(text: &str, dialect: Dialect) -> Vec<u8> {
    let marked = if dialect.mark { format!("\u{feff}{text}") } else { text.to_owned() };
    match dialect.encoding {
        Encoding::Utf8 => marked.into_bytes(),
        Encoding::Utf16Le => marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => marked.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Encoding::SingleByte(page) => page.encode(text).unwrap(),
    }
}

proptest! {
    #[test]
    fn a_list_comes_back_from_every_dialect(
        people in prop::collection::vec(person(), 1..12),
        dialect in dialect(),
    ) {
        let bytes = written(&people, dialect);
        let checked = parse(Path::new("contacts.csv"), bytes, &ContactSettings::default());
        prop_assert!(!checked.findings.has_errors(), "{:?}", checked.findings.iter().next());
        let book = checked.value.unwrap();
        prop_assert_eq!(book.contacts.len(), people.len());
        for (number, (contact, person)) in book.contacts.iter().zip(&people).enumerate() {
            let local = format!("{}{number}", person.local);
            prop_assert_eq!(contact.address.local(), local);
            prop_assert_eq!(&*contact.person.first_name, &person.texts[0]);
            prop_assert_eq!(&*contact.person.last_name, &person.texts[1]);
            prop_assert_eq!(&*contact.person.organisation, &person.texts[2]);
            prop_assert_eq!(contact.extra.get("notiz"), Some(person.texts[3].as_str()));
            prop_assert_eq!(contact.bar.is_none(), person.active);
            let mut groups = person.groups.clone();
            groups.sort();
            groups.dedup();
            prop_assert_eq!(contact.groups.len(), groups.len());
        }
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = parse(Path::new("contacts.csv"), bytes, &ContactSettings::default());
    }

    #[test]
    fn any_text_below_a_header_is_read(
        rows in "[a-z@.;,\"\n\r\t\u{0}\u{85}\u{2028}äß \u{202e}=<>-]{0,300}",
    ) {
        let text = format!("E-Mail;Name;Aktiv;Gültig bis;Notiz\n{rows}");
        let checked =
            parse(Path::new("contacts.csv"), text.into_bytes(), &ContactSettings::default());
        let book = checked.value.unwrap();
        for contact in &book.contacts {
            let texts = [&contact.person.last_name, &contact.person.first_name, &contact.person.organisation];
            let texts = texts.map(ToString::to_string);
            let extra = contact.extra.iter().map(|(_, value)| value.to_owned());
            for text in texts.into_iter().chain(extra).chain([contact.address.to_string()]) {
                prop_assert!(!text.chars().any(char::is_control), "{text:?}");
                prop_assert!(!text.contains(['\u{2028}', '\u{2029}', '\u{202e}']), "{text:?}");
            }
            prop_assert!(contact.span.text().contains('@'));
        }
    }

    #[test]
    fn what_is_an_address_stays_one(written in "\\PC{0,20}@[a-zäöüß0-9.-]{1,20}") {
        if let Ok(address) = Address::parse(&written) {
            let again = Address::parse(address.as_str());
            prop_assert_eq!(again.as_ref(), Ok(&address));
            prop_assert_eq!(Address::parse(&address.display()).map(|a| a.key()), Ok(address.key()));
            prop_assert!(address.domain().is_ascii() && address.as_str().len() <= 254);
        }
    }
}
