//! Rows that have one address.

use super::{read, rules};
use crate::say::Language;

#[test]
fn different_people_with_one_address_share_it() {
    let (book, findings) = read(concat!(
        "Vorname;Nachname;E-Mail;Gruppe;Sprache;Aktiv;Presse\n",
        "Anna;Muster;familie@muster.example;Rat;de;ja;\n",
        "Otto;Muster;familie@muster.example;Presse;;ja;x\n",
        "A.;Muster;familie@muster.example;;de;ja;\n",
        "Kim;Probe;haus@muster.example;;de;ja;\n",
        "Lea;Probe;haus@muster.example;;uk;ja;\n",
        "Ole;Berg;ole@berg.example;;;ja;\n",
        "Ada;Berg;ole@berg.example;;;nein;\n",
    ));
    assert_eq!(
        rules(&findings),
        [
            "contacts.duplicate 4:E-Mail",
            "contacts.shared 6:E-Mail",
            "contacts.shared 8:E-Mail",
            "contacts.household 3:E-Mail",
        ]
    );
    assert_eq!((book.contacts.len(), book.duplicate_rows, book.shared_rows), (3, 1, 3));
    let [family, house, ole] = &book.contacts[..] else { panic!("{:?}", book.contacts) };
    assert_eq!(family.display_name(), "Anna Muster, Otto Muster");
    assert_eq!((&*family.first_name, family.full_name().as_str()), ("Anna", "Anna Muster"));
    assert_eq!(*family.groups, ["Rat", "Presse"]);
    assert_eq!(family.extra.get("presse"), Some("x"), "what only the second row marks");
    assert_eq!(house.language.as_ref().unwrap().as_str(), "de");
    assert!(ole.bar.is_some(), "an address that has unsubscribed gets no mail");
}

#[test]
fn a_mailbox_of_many_is_told() {
    let names =
        ["Anna", "Otto", "Kim", "Lea", "Ole", "Ada", "Ben", "Eva", "Jan", "Uwe", "Ina", "Max"];
    let rows = names.map(|name| format!("{name};{name}sen;buero@rat.example\n"));
    let (book, findings) = read("Vorname;Nachname;E-Mail\n".to_owned() + &rows.concat());
    assert_eq!(rules(&findings), ["contacts.shared 3:E-Mail"]);
    assert_eq!((book.contacts.len(), book.contacts[0].people().len()), (1, 12));
    let says = findings.iter().next().unwrap().message.say(Language::German);
    assert!(says.contains("`buero@rat.example` gehört 12 Personen"), "{says}");
}

#[test]
fn an_address_in_each_row_takes_no_longer() {
    let row = |n: usize| format!("Vorname{n};Name{n};buero@rat.example\n");
    let rows: Vec<String> = (0..20_000).map(row).collect();
    let (book, _) = read("Vorname;Nachname;E-Mail\n".to_owned() + &rows.concat());
    assert!(book.contacts[0].also.len() > 19_000);
}
