//! Rows with the same address.

use std::path::Path;

use super::{read, rules};
use crate::contacts::Groups;
use crate::l10n::Language;
use crate::source::Source;

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
    assert_eq!((&*family.person.first_name, family.full_name().as_str()), ("Anna", "Anna Muster"));
    assert_eq!(*family.groups, ["Rat", "Presse"]);
    assert_eq!(family.extra.get("presse"), Some("x"), "what only the second row marks");
    assert_eq!(house.language().unwrap().as_str(), "de");
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
    let says = findings.iter().next().unwrap().message.localize(Language::German);
    assert!(says.contains("`buero@rat.example` gehört 12 Personen"), "{says}");
}

#[test]
fn an_address_in_each_row_takes_no_longer() {
    let row = |n: usize| format!("Vorname{n};Name{n};buero@rat.example\n");
    let rows: Vec<String> = (0..20_000).map(row).collect();
    let (book, _) = read("Vorname;Nachname;E-Mail\n".to_owned() + &rows.concat());
    assert!(book.contacts[0].also.len() > 19_000);
}

#[test]
fn a_flag_is_no_organisation() {
    let one = |columns: &str, cells: &str| {
        let (book, findings) = read(format!("E-Mail;{columns}\na@b.example;{cells}\n"));
        assert!(findings.is_empty(), "{columns}: {:?}", rules(&findings));
        let contact = &book.contacts[0];
        format!("{}|{}", contact.person.organisation, contact.display_name())
    };
    assert_eq!(one("Vorname;Nachname;Firma", "Anna;Muster;nein"), "|Anna Muster");
    assert_eq!(one("Vorname;Nachname;Firma", "Anna;Muster;x"), "|Anna Muster");
    assert_eq!(one("Vorname;Nachname;Firma", "Anna;Muster;Caritas"), "Caritas|Anna Muster");
    assert_eq!(one("Firma;Firmenname", "ja;AWO"), "AWO|AWO");
    assert_eq!(one("Firmenname;Firma", "AWO;wahr"), "AWO|AWO");
    assert_eq!(one("Vorname;Nachname;Firma;Firmenname", "Anna;Muster;ja;AWO"), "AWO|AWO");
    assert_eq!(one("Vorname;Nachname;Firma;Firmenname", "Anna;Muster;nein;AWO"), "AWO|Anna Muster");
    assert_eq!(one("Contact Type;Display Name", "Organization;AWO"), "AWO|AWO");
    assert_eq!(one("Contact Type;Display Name", "Household;Familie Muster"), "|Familie Muster");
}

#[test]
fn a_row_may_hold_its_people() {
    let names = |columns: &str, cells: &str| {
        let (book, _) = read(format!("E-Mail;Vorname;Nachname;{columns}\na@b.example;{cells}\n"));
        book.contacts[0].display_name()
    };
    let couple = "Anna Muster, Otto Muster";
    assert_eq!(names("Person 2 Vorname;Person 2 Nachname", "Anna;Muster;Otto;"), couple);
    assert_eq!(names("Vorname 2;Nachname 2", "Anna;Muster;Otto;Muster"), couple);
    assert_eq!(names("Ehepartner Vorname", "Anna;Muster;Otto"), couple);
    assert_eq!(names("Ehepartner Vorname", "Anna;Muster;"), "Anna Muster");
    assert_eq!(names("Vorname 2", "Anna;Muster;Maria"), "Anna Muster");
    assert_eq!(names("Partner", "Anna;Muster;Otto"), "Anna Muster");
    assert_eq!(names("Person 2 Vorname;Person 2 Nachname", ";;Otto;Muster"), "Otto Muster");
}

#[test]
fn a_group_may_be_a_column_with_an_x() {
    let text = concat!(
        "E-Mail;Gruppen;Verteiler Rat;G_Presse;Sprachkurs;Ort\n",
        "a@b.example;Rat;x;nein;X;Nord\n",
        "c@d.example;;✓;ja;;Süd\n",
        "e@f.example;;;;x;x\n",
    );
    let (book, findings) = read(text);
    assert!(findings.is_empty(), "{:?}", rules(&findings));
    let groups: Vec<String> = book.contacts.iter().map(|one| one.groups.join(",")).collect();
    assert_eq!(groups, ["Rat", "Rat,Presse", ""]);
    let to = |name: &str| {
        let groups = Groups::find(&book, &[name.to_owned()], &[]).value?;
        let held = book.contacts.iter().filter(|contact| groups.hold(contact));
        Some(held.map(|contact| contact.address.to_string()).collect::<Vec<_>>().join(" "))
    };
    assert_eq!(to("presse").as_deref(), Some("c@d.example"));
    assert_eq!(to("sprachkurs").as_deref(), Some("a@b.example e@f.example"));
    assert_eq!(to("Ort"), None, "something else stands there, too");
    let named = Source::new("rundmail.toml", "[contacts.columns]\ngroups = [\"Sprachkurs\"]\n");
    let settings = crate::settings::parse(&named).value.unwrap().contacts;
    let book = crate::contacts::parse(Path::new("c.csv"), text.into(), &settings).value.unwrap();
    assert_eq!(*book.contacts[0].groups, ["Rat", "Sprachkurs"]);
}
