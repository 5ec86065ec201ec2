//! Each task is its owner's, and when in doubt nobody's.

use proptest::prelude::*;

use super::*;
use crate::contacts::greeting::people::Person;

/// A person from `Anrede;Vorname;Nachname;Organisation`.
fn person(cells: &str) -> Person {
    let mut cells = cells.split(';').map(str::trim);
    let mut next = || cells.next().unwrap_or_default().into();
    let (salutation, first_name, last_name, organisation) = (next(), next(), next(), next());
    Person { salutation, first_name, last_name, organisation, ..Person::default() }
}

/// Who of the list gets what is given to `who`, of whom the files say `offices`.
fn given(who: &str, offices: &[&str], list: &[&str]) -> Vec<usize> {
    let people: Vec<Person> = list.iter().map(|cells| person(cells)).collect();
    let mut known = Offices::default();
    for office in offices {
        known.add(who, office);
    }
    let parties = people.iter().map(|one| Party { first: one.named(), also: &[] });
    let owners = owners(&[who.to_owned()], &known, parties);
    owners.into_iter().flatten().collect()
}

const NOBODY: [usize; 0] = [];

#[test]
fn a_name_is_meant_in_every_spelling() {
    let list = ["Frau;Aylin;Müller-Groß;Jugendring", ";Otto;Muster;", ";;Kim Beispiel;Amt"];
    for who in [
        "Aylin Müller-Groß",
        "Frau Dr. Aylin Mueller-Gross",
        "Müller-Groß, Aylin",
        "AYLIN MÜLLER GROSS",
        "Aylin Müller-Groß (Jugendring Musterhausen e. V.)",
        "Aylin Mu\u{308}ller-Groß, Otto",
    ] {
        assert_eq!(given(who, &[], &list), [0], "{who}");
    }
    assert_eq!(given("Otto Muster und Aylin Müller-Groß", &[], &list), [0, 1]);
    assert_eq!(given("Aylin und Otto Muster / Kim Beispiel", &[], &list), [1, 2]);
    assert_eq!(given("Prof. Kim Beispiel", &["Amt"], &list), [2]);
}

#[test]
fn in_doubt_it_is_nobodys() {
    let list = ["Frau;Aylin;Probe;Jugendring", ";Otto;Muster;Amt", ";;;Verein Brücke"];
    for who in [
        "A. Probe",
        "Frau Probe",
        "Probe",
        "Aylin",
        "alle",
        "",
        "Aylin Probst",
        "Aylin Maria Muster",
        "Jugendring",
    ] {
        assert_eq!(given(who, &[], &list), NOBODY, "{who}");
    }
    // Somebody else of that name, who is not in the list.
    assert_eq!(given("Aylin Probe", &["Kirchenkreis"], &list), NOBODY);
    assert_eq!(given("Aylin Probe (Kirchenkreis)", &["Jugendring"], &list), NOBODY);
    assert_eq!(given("Aylin Probe", &["Kirchenkreis", "Jugendring"], &list), NOBODY);
    // Another who may be called so.
    for other in
        [";Aylin;Probe;", ";Aylin Maria;Probe;", ";Aylin;Probe-Muster;", ";Maria Aylin;Probe;Amt"]
    {
        let list = ["Frau;Aylin;Probe;Jugendring", other];
        assert_eq!(given("Aylin Probe", &[], &list), NOBODY, "{other}");
    }
    // „Bauer“ and „Baur“ are two names.
    assert_eq!(given("Anna Bauer", &[], &[";Anna;Baur;", ";Anna;Bauer;"]), [1]);
    assert_eq!(given("Anna Bauer", &[], &[";Anna;Baur;"]), NOBODY);
}

#[test]
fn of_namesakes_the_organisation_decides() {
    let list =
        [";Aylin;Probe;Jugendring e. V.", ";Aylin;Probe;Kirchenkreis", ";Aylin;Probe-Muster;Amt"];
    assert_eq!(given("Aylin Probe (Jugendring)", &[], &list), [0]);
    assert_eq!(given("Aylin Probe", &["Kirchenkreis Musterhausen"], &list), [1]);
    assert_eq!(given("Aylin Probe", &[], &list), NOBODY);
    assert_eq!(given("Aylin Probe (Verein)", &[], &list), NOBODY);
    // One of them may be of that organisation, too.
    let list = [";Aylin;Probe;Jugendring", ";Aylin;Probe;"];
    assert_eq!(given("Aylin Probe (Jugendring)", &[], &list), NOBODY);
    let list = [";Aylin;Probe;Jugendring", ";Aylin;Probe;Jugendring"];
    assert_eq!(given("Aylin Probe (Jugendring)", &[], &list), NOBODY);
}

#[test]
fn an_organisation_has_one_mailbox_without_a_name() {
    let list = [";;;Verein Brücke e. V.", ";Aylin;Probe;Verein Brücke"];
    assert_eq!(given("Verein Brücke", &[], &list), [0]);
    assert_eq!(given("Verein Brücke", &[], &[list[1]]), NOBODY);
    assert_eq!(given("Verein Brücke", &[], &[list[0], list[0]]), NOBODY);
    assert_eq!(given("Brücke", &[], &list), NOBODY);
}

#[test]
fn a_shared_mailbox_is_nobodys_own() {
    let (first, also) = (person(";Anna;Muster;"), [person(";Otto;Muster;")]);
    let couple = person(";Anna und Otto;Muster;");
    let two = Party { first: first.named(), also: &also };
    let one = Party { first: couple.named(), also: &[] };
    for party in [two, one] {
        let owners = owners(&["Anna Muster".to_owned()], &Offices::default(), [party].into_iter());
        assert_eq!(owners, [BTreeSet::new()]);
    }
}

proptest! {
    /// Over lists with many namesakes: whoever gets something has exactly that name, and nobody else of
    /// the list has it, or has it in an organisation that is not known to be another.
    #[test]
    fn nobody_gets_what_is_anothers(
        list in prop::collection::vec(("Anna|Otto|Kim", "Muster|Probe|Muster-Probe|Müller|Mueller", "|Amt|Verein|Jugendring e\\. V\\."), 1..12),
        who in ("Anna|Otto|Kim|A\\.", "Muster|Probe|Müller", "| \\(Amt\\)| \\(Jugendring\\)"),
    ) {
        let rows: Vec<String> = list.iter().map(|(first, last, office)| format!(";{first};{last};{office}")).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let (first, last, office) = who;
        let got = given(&format!("{first} {last}{office}"), &[], &rows);
        prop_assert!(got.len() <= 1);
        let plain = |name: &str| name.replace("ü", "ue");
        let named = |row: &(String, String, String)| row.0 == first && plain(&row.1) == plain(&last);
        let office = office.trim_matches([' ', '(', ')']);
        for at in got {
            prop_assert!(named(&list[at]));
            for (other, row) in list.iter().enumerate().filter(|(other, row)| *other != at && named(row)) {
                prop_assert!(!office.is_empty(), "{rows:?} {other}");
                prop_assert!(!row.2.is_empty() && !row.2.starts_with(office), "{rows:?} {other}");
            }
        }
    }
}
