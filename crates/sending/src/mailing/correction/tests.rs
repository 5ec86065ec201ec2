//! What a notice says about two versions of a file, for each edition and in other languages.

use super::*;
use crate::document::view::{Edition, plain_text};
use crate::mailing::parts::{self, Keep, Parts, Person};
use crate::minutes::{Defaults, LanguageTag, Minutes, parse};
use crate::source::Source;

const DAY: NaiveDate = NaiveDate::MIN;

fn minutes(text: &str) -> Minutes {
    let head = "title = \"Brief\"\nkind = \"circular\"\n";
    let read = parse(&Source::new("a.toml", format!("{head}{text}")), &Defaults::default());
    read.value.unwrap()
}

fn told(old: &str, new: &str, edition: Edition, language: &str) -> Vec<String> {
    let kept = parts::records(&minutes(old), "", false, DAY, Keep::Public);
    let words = Vocabulary::built_in(&LanguageTag::parse(language).unwrap()).unwrap();
    let now = minutes(new);
    let reader =
        Reader { minutes: &now, language: "", names: false, day: DAY, edition, words: &words };
    let all = lines(&kept, &[], &reader);
    all.iter().map(|line| plain_text(line).replace('\u{a0}', " ")).collect()
}

fn german(old: &str, new: &str) -> Vec<String> {
    told(old, new, Edition::Internal, "de")
}

const FEST: &str =
    "[[dates]]\nid = \"fest\"\ntitle = \"Sommerfest\"\ndate = 2026-06-12\nstart = 16:00:00\n";

#[test]
fn days_times_and_places_are_told_with_what_they_were() {
    let new = FEST.replace("06-12", "06-13").replace("start = 16", "place = \"Hof\"\nstart = 15");
    let wanted = "Termin „Sommerfest“: Datum Samstag, 13. Juni 2026 (bisher Freitag, 12. Juni 2026); \
                  Uhrzeit ab 15:00 Uhr (bisher ab 16:00 Uhr); Ort „Hof“";
    assert_eq!(german(FEST, &new), [wanted]);
    let english = "Date “Sommerfest”: Date: Saturday, 13 June 2026 (previously Friday, 12 June 2026); \
                   Time: from 15:00 (previously from 16:00); Place: “Hof”";
    assert_eq!(told(FEST, &new, Edition::Internal, "en"), [english]);
}

#[test]
fn what_does_not_take_place_stands_first() {
    let more = "[[dates]]\nid = \"b\"\ntitle = \"Aktionstag\"\ndate = 2026-05-01\n";
    let moved = more.replace("05-01", "05-02");
    let old = format!("intro = \"alt\"\n{more}{FEST}");
    let gone = german(&old, &format!("intro = \"neu\"\n{moved}"));
    assert_eq!(gone.len(), 3, "{gone:?}");
    assert_eq!(gone[0], "Termin „Sommerfest“ (Freitag, 12. Juni 2026): entfällt");
    assert_eq!(gone[2], "Einleitung: geändert");
    let cancelled = format!("intro = \"alt\"\n{moved}{FEST}status = \"cancelled\"\n");
    let cancelled = german(&old, &cancelled);
    assert_eq!(cancelled[0], "Termin „Sommerfest“: abgesagt");
    assert_eq!(cancelled.len(), 2, "{cancelled:?}");
}

#[test]
fn an_event_in_the_place_of_another_is_not_the_same_one() {
    let other = FEST
        .replace("id = \"fest", "id = \"lesung")
        .replace("Sommer", "Lese")
        .replace("06-12", "07-01");
    let wanted = [
        "Termin „Sommerfest“ (Freitag, 12. Juni 2026): entfällt",
        "Termin „Lesefest“ (Mittwoch, 1. Juli 2026): neu",
    ];
    assert_eq!(german(FEST, &other), wanted);
    let renamed = FEST.replace("Sommerfest", "Hoffest").replace("id = \"fest\"\n", "");
    let without = FEST.replace("id = \"fest\"\n", "");
    assert_eq!(
        german(&without, &renamed),
        ["Termin „Hoffest“: Titel „Hoffest“ (bisher „Sommerfest“)"]
    );
}

#[test]
fn a_title_is_told_without_its_label_twice() {
    let now = Minutes {
        title: minutes("[[dates]]\ntitle = \"Neu\"").events[0].title.clone(),
        ..minutes("")
    };
    let kept = parts::records(&minutes(""), "", false, DAY, Keep::Public);
    let words = Vocabulary::built_in(&LanguageTag::german()).unwrap();
    let (edition, names) = (Edition::Internal, false);
    let reader = Reader { minutes: &now, language: "", names, day: DAY, edition, words: &words };
    assert_eq!(plain_text(&lines(&kept, &[], &reader)[0]), "Titel: „Neu“ (bisher „Brief“)");
}

#[test]
fn access_data_are_named_and_never_told() {
    let old =
        format!("{FEST}online = {{ url = \"https://a.example/1\", passcode = \"geheim-1\" }}\n");
    let new = old.replace("geheim-1", "geheim-2");
    let told_inside = german(&old, &new);
    assert_eq!(told_inside, ["Termin „Sommerfest“: Zugang zur Online-Sitzung geändert"]);
    assert_eq!(told(&old, &new, Edition::Public, "de"), [""; 0]);
}

#[test]
fn the_public_edition_says_nothing_of_what_is_internal_now_or_was() {
    let public = |old: &str, new: &str| told(old, new, Edition::Public, "de");
    let internal = format!("{FEST}visibility = \"internal\"\n");
    let moved = internal.replace("06-12", "06-13");
    assert_eq!(public(&internal, &moved), [""; 0]);
    assert_eq!(public(&internal, ""), [""; 0], "gone");
    assert_eq!(public(FEST, &moved), [""; 0], "it has become internal");
    let other_id = moved.replace("\"fest\"", "\"anders\"");
    assert_eq!(public(FEST, &other_id), [""; 0], "also under another ID");
    // The internal edition knows the new day, but not the old one.
    assert_eq!(german(&internal, &moved), ["Termin „Sommerfest“: Datum Samstag, 13. Juni 2026"]);
    // A place may have been the mistake, so it is not repeated; days are.
    let place = FEST.replace("start", "place = \"bei Frau Probe\"\nstart");
    let hof = place.replace("bei Frau Probe", "Hof").replace("06-12", "06-13");
    let wanted = "Termin „Sommerfest“: Datum Samstag, 13. Juni 2026 (bisher Freitag, 12. Juni 2026); \
                  Ort „Hof“";
    assert_eq!(public(&place, &hof), [wanted]);
    assert_eq!(public(FEST, ""), ["Termin „Sommerfest“ (Freitag, 12. Juni 2026): entfällt"]);
}

#[test]
fn what_is_below_an_internal_item_is_internal_too() {
    let agenda = "[[agenda]]\ntitle = \"Personal\"\nvisibility = \"internal\"\n\
                  [[agenda.items]]\ntitle = \"Kündigung\"\ntext = \"alt\"\n";
    let new = agenda.replace("alt", "neu");
    assert_eq!(told(agenda, &new, Edition::Public, "de"), [""; 0]);
    assert_eq!(german(agenda, &new), ["Thema „Kündigung“: Text geändert"]);
}

#[test]
fn other_languages_say_it_in_their_own_words() {
    let new = FEST.replace("06-12", "06-13");
    let uk = told(FEST, &new, Edition::Internal, "uk");
    assert_eq!(
        uk,
        [
            "Подія «Sommerfest»: Дата: субота, 13 червня 2026 року (раніше: п’ятниця, 12 червня 2026 року)"
        ]
    );
    for language in ["tr", "ar", "ru", "fa", "fr", "pl", "ro", "de-simple"] {
        let said = told(FEST, &new, Edition::Internal, language);
        assert_eq!(said.len(), 1, "{language}");
        assert!(said[0].contains("13") && said[0].contains("12"), "{said:?}");
    }
}

#[test]
fn a_subject_says_it_once() {
    let words = Vocabulary::built_in(&LanguageTag::german()).unwrap();
    let said = |subject: &str, number| super::subject(subject.into(), number, &words);
    assert_eq!(said("Einladung", 1), "Berichtigung: Einladung");
    assert_eq!(said("Einladung", 2), "2. Berichtigung: Einladung");
    assert_eq!(said("Netzwerk: Berichtigung: Einladung", 1), "Netzwerk: Berichtigung: Einladung");
    assert_eq!(said("Berichtigung der Bilanz", 1), "Berichtigung: Berichtigung der Bilanz");
}

#[test]
fn each_reader_is_held_against_what_that_reader_has() {
    let version = |text: &str| {
        let mut parts = Parts::new(DAY);
        parts.list = parts::records(&minutes(text), "", false, DAY, Keep::Public);
        parts
    };
    let mut past = Past::default();
    past.add((1, DAY), "a", Some(&version(FEST)), ["anna@a.example", "bo@a.example"]);
    past.add((2, DAY), "b", Some(&version("")), ["bo@a.example"]);
    let round = |key| past.of(key).map(|at| past.forms()[at].round);
    assert_eq!(
        [round("anna@a.example"), round("bo@a.example"), round("new@a.example")],
        [Some(1), Some(2), None]
    );
}

#[test]
fn who_got_the_first_content_of_a_round_keeps_that_one() {
    let (anna, bo) = (Person::who("anna@a.example"), Person::who("bo@a.example"));
    let mut first = Parts::new(DAY);
    first.list = parts::records(&minutes(FEST), "", false, DAY, Keep::Public);
    let second = Parts::new(DAY).after(Some(first.clone()), &[anna].into(), true);
    let kept = Parts::read(&second.to_json()).unwrap();
    let mut past = Past::default();
    past.add((1, DAY), "second", Some(&kept), ["anna@a.example", "bo@a.example"]);
    let form = |key| past.of(key).map(|at| past.forms()[at].pieces().to_vec());
    assert_eq!(form("anna@a.example"), Some(first.list));
    assert_eq!(form("bo@a.example"), Some(Vec::new()));
    assert_ne!(anna, bo);
}
