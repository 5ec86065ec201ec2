//! The list as it is shown: who gets mail, who does not, and what is wrong.

use super::*;
use crate::contacts::parse;
use crate::l10n::Language;
use crate::settings::ContactSettings;

const LIST: &str = "Anrede;Vorname;Nachname;Firma;E-Mail;Gruppe;Aktiv;Gültig bis;Raum 2\n\
    Frau;Aylin;Öztürk;漢字 e. V.;aylin@verein-süd.example;Rat;ja;;2.14\n\
    ;Kim;Probe;Verein;kim@b.example;Rat;nein;;\n\
    ;Jo;Gast;Verein;jo@b.example;;ja;01.09.2026;\n";

fn with_list<T>(list: &str, to: &[&str], test: impl FnOnce(&Shown<'_>, &Findings) -> T) -> T {
    let settings = ContactSettings::default();
    let checked = parse(Path::new("contacts.csv"), list.as_bytes().to_vec(), &settings);
    let book = checked.value.unwrap();
    let to: Vec<_> = to.iter().map(|group| (*group).to_owned()).collect();
    let groups = Groups::find(&book, &to, &[]).value.unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 9, 17).unwrap();
    test(&Shown::of(&book, &groups, today), &checked.findings)
}

#[test]
fn the_table_is_aligned_for_every_script() {
    let table = with_list(LIST, &[], |shown, _| table::render(shown, Language::German, None).text);
    let expected = "\
Zeile  Anrede  Name          Organisation  E-Mail                    Gruppen  Stand       Grund
─────  ──────  ────────────  ────────────  ────────────────────────  ───────  ──────────  ───────────
2      Frau    Aylin Öztürk  漢字 e. V.    aylin@verein-süd.example  Rat      aktiv
3              Kim Probe     Verein        kim@b.example             Rat      abgemeldet  Aktiv: nein
4              Jo Gast       Verein        jo@b.example                       abgelaufen
";
    assert_eq!(table, expected);
    let nobody = with_list("E-Mail;Ort\nkaputt;x\n", &[], |shown, _| {
        table::render(shown, Language::English, None).text
    });
    assert_eq!(nobody, "");
}

#[test]
fn machines_get_stable_english_keys() {
    let json = with_list(LIST, &["rat"], |shown, findings| {
        json::render(Some(shown), findings, Language::English)
    });
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["format"], "csv");
    assert_eq!(json["encoding"], "UTF-8");
    assert_eq!(json["figures"]["mailed"], 1);
    assert_eq!(json["figures"]["inactive"], 1);
    assert_eq!(json["columns"][4]["field"], "email");
    assert_eq!(json["columns"][8]["extra"], "raum_2");
    assert_eq!(json["contacts"].as_array().unwrap().len(), 2);
    let aylin = &json["contacts"][0];
    assert_eq!(aylin["address"], "aylin@xn--verein-sd-x9a.example");
    assert_eq!(aylin["line"], 2);
    assert_eq!(aylin["state"], "active");
    assert_eq!(aylin["extra"]["raum_2"], "2.14");
    let none: serde_json::Value =
        serde_json::from_str(&json::render(None, &Findings::new(), Language::English)).unwrap();
    assert_eq!(none["findings"].as_array().unwrap().len(), 0);
}

#[test]
fn the_figures_name_only_what_there_is() {
    let says = |language| {
        let words = with_list(LIST, &[], |shown, _| Message::Figures {
            mailed: shown.count(State::Active),
            not_mailed: shown.not_mailed.clone(),
            faulty: 2,
            duplicate: 0,
            shared: shown.book.shared_rows,
        });
        Localize::localize(&words, language)
    };
    assert_eq!(
        says(Language::German),
        "1 Kontakt bekommt E-Mails, 1 abgemeldet, 1 abgelaufen, 2 fehlerhafte Zeilen."
    );
    assert_eq!(
        says(Language::English),
        "1 contact gets mail, 1 unsubscribed, 1 expired, 2 faulty rows."
    );
}
