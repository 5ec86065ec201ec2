//! Differences between handmade pieces, and between people.

use proptest::prelude::*;

use super::*;
use crate::l10n::{Language, Localize};

fn part(what: What, key: &str, fields: &[(Field, &str)]) -> Part {
    let text = |(field, text): &(Field, &str)| (*field, Value::Text((*text).to_owned()));
    let (language, number) = (String::new(), String::new());
    let fields = fields.iter().map(text).collect();
    Part { what, language, key: key.to_owned(), number, name: key.to_owned(), fields }
}

fn parts(list: Vec<Part>) -> Parts {
    let mut parts = Parts::new(chrono::NaiveDate::MIN);
    parts.list = list;
    parts
}

fn said(old: &Parts, new: &Parts) -> Vec<String> {
    content(old, new).iter().map(|change| change.localize(Language::German)).collect()
}

fn tree(text: &str) -> Part {
    part(What::Document, "", &[(Field::Content, text)])
}

#[test]
fn a_record_explains_a_tree_that_differs_and_says_nothing_of_one_that_does_not() {
    let event = |place: &str| part(What::Event, "fest", &[(Field::Place, place)]);
    let old = parts(vec![tree("a"), event("Saal")]);
    let new = parts(vec![tree("b"), event("Hof")]);
    assert_eq!(said(&old, &new), ["Termin „fest“: Ort „Saal“ → „Hof“"]);
    assert_eq!(said(&old, &parts(vec![tree("a"), event("Hof")])), [""; 0]);
    let unexplained = said(&old, &parts(vec![tree("b"), event("Saal")]));
    assert_eq!(unexplained, ["Reihenfolge oder Darstellung des Textes"]);
}

#[test]
fn what_is_internal_and_was_not_still_says_the_same() {
    let open = Value::Text("Wohnen".into());
    let hidden = Value::hash(b"Wohnen");
    assert!(open.says(&hidden) && hidden.says(&open));
    assert!(!open.says(&Value::hash(b"Arbeit")));
}

#[test]
fn a_new_title_is_told_from_a_new_record() {
    let item = |title: &str| part(What::AgendaItem, title, &[(Field::Title, title)]);
    let old = parts(vec![tree("a"), item("A"), item("B"), item("C")]);
    let renamed = parts(vec![tree("b"), item("A"), item("X"), item("C")]);
    assert_eq!(said(&old, &renamed), ["Thema „X“: Titel „B“ → „X“"]);
    let quoting = parts(vec![tree("b"), item("A"), item("„X“ und ich"), item("C")]);
    let told = ["Thema „‚X‘ und ich“: Titel „B“ → „‚X‘ und ich“"];
    assert_eq!(said(&old, &quoting), told);
    let added = parts(vec![tree("b"), item("A"), item("X"), item("B"), item("C")]);
    assert_eq!(said(&old, &added), ["Thema „X“ (neu)"]);
    let gone = parts(vec![tree("b"), item("A"), item("C")]);
    assert_eq!(said(&old, &gone), ["Thema „B“ (entfällt)"]);
}

#[test]
fn a_file_of_another_name_is_known_by_what_is_in_it() {
    let file = |name: &str, text: &str| part(What::File, name, &[(Field::Content, text)]);
    let old = parts(vec![file("b", "x")]);
    assert_eq!(said(&old, &parts(vec![file("a", "x")])), ["Anlage „b“ heißt jetzt „a“"]);
    let replaced = said(&old, &parts(vec![file("a", "y")]));
    assert_eq!(replaced, ["Anlage „a“ (neu)", "Anlage „b“ (entfällt)"]);
    let both = said(&old, &parts(vec![file("a", "y"), file("c", "x")]));
    assert_eq!(both, ["Anlage „a“ (neu)", "Anlage „b“ heißt jetzt „c“"]);
    let english: Vec<_> = content(&old, &parts(vec![file("a", "x")]));
    assert_eq!(english[0].localize(Language::English), "Attachment “b” is now called “a”");
}

#[test]
fn a_translation_that_comes_is_one_change() {
    let old = parts(vec![tree("a"), part(What::Subject, "", &[(Field::Value, "Betreff")])]);
    let translated = |part: Part| Part { language: "uk".into(), ..part };
    let mut new = old.clone();
    new.list.push(translated(tree("c")));
    new.list.push(translated(part(What::Subject, "", &[(Field::Value, "Тема")])));
    new.list.push(translated(part(What::Event, "fest", &[])));
    assert_eq!(said(&old, &new), ["Übersetzung uk (neu)"]);
    assert_eq!(said(&new, &old), ["Übersetzung uk (entfällt)"]);
}

#[test]
fn a_day_that_was_changed_in_every_language_is_told_once() {
    let translated = |part: Part| Part { language: "uk".into(), ..part };
    let event = |title: &str, day: &str| {
        part(What::Event, "fest", &[(Field::Title, title), (Field::Date, day)])
    };
    let of = |day: &str, ukrainian: &str| {
        let ours = [tree(day), event("Fest", day)];
        let theirs = [tree(day), event(ukrainian, day)].map(translated);
        parts(ours.into_iter().chain(theirs).collect())
    };
    let (old, new) = (of("2026-06-12", "Свято"), of("2026-06-13", "Свято"));
    let day = "Termin „fest“: Datum 12. Juni 2026 → 13. Juni 2026";
    assert_eq!(said(&old, &new), [day]);
    let title = "Termin „fest“ (uk): Titel „Свято“ → „Фест“";
    assert_eq!(said(&old, &of("2026-06-13", "Фест")), [day, title]);
}

#[test]
fn long_texts_are_cut_where_they_do_not_differ() {
    let subject = |day: &str| {
        let text =
            format!("Netzwerk Miteinander Musterhausen: Einladung zum Netzwerktreffen – {day}");
        parts(vec![part(What::Subject, "", &[(Field::Value, &text)])])
    };
    let (old, new) = (subject("29. Oktober 2026"), subject("30. Oktober 2026"));
    let wanted = "Betreff: „… Netzwerktreffen – 29. Oktober 2026“ → \
                  „… Netzwerktreffen – 30. Oktober 2026“";
    assert_eq!(said(&old, &new), [wanted]);
}

#[test]
fn many_people_are_counted_and_some_named() {
    let person = |number: usize| Named {
        address: format!("p{number}@verein.example"),
        name: format!("Person {number}"),
    };
    let all: Vec<Named> = (0..15).map(person).collect();
    let all: Vec<Known<'_>> = all.iter().map(Known::from).collect();
    let (none, some) = (Side { names: &[], parts: None }, Side { names: &all, parts: None });
    let lines = PeopleChanges::between(none, some, true).lines();
    assert_eq!(lines.len(), 1);
    let line = lines[0].localize(Language::German);
    assert!(line.starts_with("15 Personen neu dabei: Person 0 <p0@verein.example>, "), "{line}");
    assert!(line.ends_with("Person 9 <p9@verein.example> und 5 weitere"), "{line}");
}

#[test]
fn two_people_of_one_name_are_not_taken_for_one_who_moved() {
    let kim = |address: &str| Named { address: address.into(), name: "Kim Öz".into() };
    let old = [kim("a@a.example"), kim("b@a.example")];
    let new = [kim("b@a.example"), kim("c@a.example"), kim("d@a.example")];
    let old: Vec<Known<'_>> = old.iter().map(Known::from).collect();
    let new: Vec<Known<'_>> = new.iter().map(Known::from).collect();
    let sides = [&old[..], &new].map(|names| Side { names, parts: None });
    let changes = PeopleChanges::between(sides[0], sides[1], true);
    assert!(changes.moved.is_empty());
    assert_eq!((changes.new.len(), changes.gone.len()), (2, 1));
}

/// Kinds of which there are several, and kinds of which there is one.
const SEVERAL: &[What] = &[What::Event, What::AgendaItem, What::File, What::Template];
const ONE: &[What] = &[What::Letterhead, What::Document, What::Subject, What::Sender];

/// Arbitrary pieces of a few kinds with a few values, so that two of them often agree.
fn some_parts() -> impl Strategy<Value = Parts> {
    let several = (prop::sample::select(SEVERAL), "[ab]");
    let one = (prop::sample::select(ONE), "");
    let keyed = (prop_oneof![several, one], prop::bool::ANY);
    let list = prop::collection::btree_map(keyed, "[xy]", 0..8);
    list.prop_map(|list| {
        let make = |(((what, key), translated), text): (((What, String), bool), String)| Part {
            language: if translated { "uk".into() } else { String::new() },
            ..part(what, &key, &[(Field::Value, &text)])
        };
        parts(list.into_iter().map(make).collect())
    })
}

proptest! {
    #[test]
    fn something_is_named_exactly_where_the_digest_differs(
        old in some_parts(), new in some_parts(), same in prop::bool::ANY,
    ) {
        let new = if same { old.clone() } else { new };
        let named = !content(&old, &new).is_empty();
        prop_assert_eq!(named, old.content_digest() != new.content_digest(), "{:?} {:?}", old, new);
    }

    #[test]
    fn what_is_kept_is_read_again(parts in some_parts()) {
        prop_assert_eq!(Parts::read(&parts.to_json()), Some(parts));
    }
}
