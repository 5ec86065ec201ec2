//! Several people at one address: one greeting for all of them.
//!
//! | people | neutral | formal |
//! |---|---|---|
//! | Frau Anna and Herr Otto Muster | Guten Tag Anna und Otto Muster, | Sehr geehrte Frau Muster, sehr geehrter Herr Muster, |
//! | Anna Muster, Otto Probe | Guten Tag Anna Muster und Otto Probe, | the same |
//! | Anna, Otto and Kim Muster | Guten Tag Anna, Otto und Kim Muster, | the same |
//! | Frau Muster, Herr Muster | as formal | Sehr geehrte Frau Muster, sehr geehrter Herr Muster, |
//! | „Liebe Anna“, „Lieber Otto“ | Liebe Anna, lieber Otto, | the same |
//! | two organisations | Guten Tag AWO Probestadt und Verein Brücke, | the same |
//! | more than four | Guten Tag, | Guten Tag, |

use super::{Gender, Person, fill};
use crate::contacts::{MOST_GREETED, joined};
use crate::document::vocabulary::Greetings;
use crate::settings::Greeting;

/// Punctuation at the end of a greeting, in any language.
const MARKS: &[char] = &[',', '،', '!', '.', ':', ';'];

/// One greeting for all of them; `before` stands before the names of a row for all of them:
/// „Familie“.
pub(super) fn greeting(
    people: &[Person<'_>],
    before: &str,
    style: Greeting,
    words: &Greetings,
) -> String {
    if people.len() > MOST_GREETED {
        return words.nobody.clone();
    }
    let bare = people.iter().any(Person::is_bare);
    let formal = (style == Greeting::Formal || bare).then(|| formal(people, words)).flatten();
    stated(people).or(formal).unwrap_or_else(|| match names(people, Person::neutral_name, words) {
        Some(names) if !bare => fill(&words.hello, &joined(&[before, &names])),
        _ => words.nobody.clone(),
    })
}

/// „Anna und Otto Muster“ as addressees; of many people, what they have in common.
pub(super) fn envelope_name(people: &[Person<'_>], words: &Greetings) -> String {
    if people.len() <= MOST_GREETED
        && let Some(names) = names(people, Person::envelope_name, words)
    {
        return names;
    }
    let mut organisations = people.iter().map(|person| person.named.organisation);
    let first = organisations.next().unwrap_or_default();
    if organisations.all(|other| other == first) { first.to_owned() } else { String::new() }
}

/// „Frau und Herrn“ with only the surname that they share.
pub(super) fn couple(name: &str, words: &Greetings) -> String {
    let phrases = [(Gender::Woman, name.to_owned()), (Gender::Man, name.to_owned())];
    chain(&phrases, words).unwrap_or_else(|| words.nobody.clone())
}

/// The greetings that they have stated.
fn stated(people: &[Person<'_>]) -> Option<String> {
    let mut all: Vec<String> = people.iter().map(Person::whole_greeting).collect::<Option<_>>()?;
    all.dedup();
    let (first, rest) = all.split_first()?;
    let rest = rest.iter().map(|next| {
        let (start, end) = next.split_at(next.chars().next().map_or(0, char::len_utf8));
        format!(" {}{end}", start.to_lowercase())
    });
    Some(first.clone() + &rest.collect::<String>())
}

/// „Sehr geehrte Frau Muster, sehr geehrter Herr Probe,“, or `None` where two of them would be the
/// same.
fn formal(people: &[Person<'_>], words: &Greetings) -> Option<String> {
    let phrase = |person: &Person<'_>| {
        let named = !person.named.last_name.is_empty();
        Some((person.gender?, named.then(|| person.formal_name())?))
    };
    let phrases: Vec<_> = people.iter().map(phrase).collect::<Option<_>>()?;
    chain(&phrases, words)
}

fn chain(phrases: &[(Gender, String)], words: &Greetings) -> Option<String> {
    let say = |index: usize, (gender, name): &(Gender, String)| {
        let pattern = if index == 0 { gender.formal(words) } else { gender.also(words) };
        pattern.contains("{name}").then(|| fill(pattern, name))
    };
    let alike = |index: usize| {
        let own = say(1, &phrases[index]);
        phrases[..index].iter().any(|other| say(1, other) == own)
    };
    if (1..phrases.len()).any(alike) {
        return None;
    }
    let (first, rest) = phrases.split_first()?;
    let first = say(0, first)?;
    let begins = first.trim_end_matches(MARKS);
    let rest: String = rest.iter().map(|phrase| say(1, phrase)).collect::<Option<_>>()?;
    Some(format!("{begins}{rest}{}", &first[begins.len()..]))
}

/// Their names, with a shared last name only once.
fn names<'a>(
    people: &[Person<'a>],
    name: impl Fn(&Person<'a>) -> String,
    words: &Greetings,
) -> Option<String> {
    let last_name = people.first()?.named.last_name;
    let shares = |person: &Person<'a>| {
        let own = person.named;
        own.is_person() && !own.first_name.is_empty() && own.last_name == last_name
    };
    if !last_name.is_empty() && people.iter().all(shares) {
        let firsts = people.iter().map(|person| {
            let whole = name(person);
            whole.strip_suffix(last_name).unwrap_or(&whole).trim_end().to_owned()
        });
        return Some(joined(&[&list(&firsts.collect::<Vec<_>>(), words), last_name]));
    }
    let mut names: Vec<String> = people.iter().map(name).collect();
    names.retain(|name| !name.is_empty());
    names.dedup();
    (!names.is_empty()).then(|| list(&names, words))
}

/// The names in a list: „Anna, Otto und Kim“.
fn list(names: &[String], words: &Greetings) -> String {
    let comma = if words.comma.is_empty() { ", " } else { &words.comma };
    let and = if words.and.is_empty() { comma } else { &words.and };
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{}{and}{last}", others.join(comma)),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::contacts::{Contact, parse};
    use crate::document::vocabulary::Vocabulary;
    use crate::mail::{addressee_name, greeting};
    use crate::minutes::LanguageTag;
    use crate::settings::{ContactSettings, Greeting};

    /// The contact of these rows, which share an address.
    fn one(rows: &[&str]) -> Contact {
        let rows = rows.join(";a@b.example\n");
        let list =
            format!("Anrede;Titel;Vorname;Nachname;Organisation;E-Mail\n{rows};a@b.example\n");
        let path = Path::new("contacts.csv");
        let mut book = parse(path, list.into_bytes(), &ContactSettings::default()).value.unwrap();
        assert_eq!(book.contacts.len(), 1);
        book.contacts.remove(0)
    }

    fn greet(rows: &[&str], style: Greeting, language: &str) -> String {
        let words = Vocabulary::built_in(&LanguageTag::parse(language).unwrap()).unwrap();
        greeting(one(rows).party(), style, &words.phrases.greeting)
    }

    const COUPLE: &[&str] = &["Frau;;Anna;Muster;", "Herr;Dr.;Otto;Muster;"];
    const TWO: &[&str] = &["Frau;;Anna;Muster;", "Herr;;Otto;Probe;"];
    const THREE: &[&str] = &[";;Anna;Muster;", ";;Otto;Muster;", ";;Kim;Muster;"];

    #[test]
    fn each_language_greets_all() {
        for (language, couple, three, formal) in [
            (
                "de",
                "Guten Tag Anna und Otto Muster,",
                "Guten Tag Anna, Otto und Kim Muster,",
                "Sehr geehrte Frau Muster, sehr geehrter Herr Probe,",
            ),
            (
                "de-simple",
                "Guten Tag Anna und Otto Muster,",
                "Guten Tag Anna, Otto und Kim Muster,",
                "Guten Tag Frau Muster, guten Tag Herr Probe,",
            ),
            (
                "en",
                "Hello Anna and Otto Muster,",
                "Hello Anna, Otto and Kim Muster,",
                "Dear Ms Muster and Mr Probe,",
            ),
            (
                "tr",
                "Merhaba Anna ve Otto Muster,",
                "Merhaba Anna, Otto ve Kim Muster,",
                "Sayın Muster ve Sayın Probe,",
            ),
            (
                "uk",
                "Добрий день, Anna та Otto Muster!",
                "Добрий день, Anna, Otto та Kim Muster!",
                "Шановна пані Muster, шановний пане Probe!",
            ),
            (
                "ru",
                "Здравствуйте, Anna и Otto Muster!",
                "Здравствуйте, Anna, Otto и Kim Muster!",
                "Уважаемая госпожа Muster, уважаемый господин Probe!",
            ),
            (
                "ar",
                "مرحبًا Anna وOtto Muster،",
                "مرحبًا Anna وOtto وKim Muster،",
                "السيدة Muster المحترمة، والسيد Probe المحترم،",
            ),
            (
                "fa",
                "سلام Anna و Otto Muster،",
                "سلام Anna،\u{200f} Otto و Kim Muster،",
                "سرکار خانم Muster گرامی و جناب آقای Probe گرامی،",
            ),
            (
                "fr",
                "Bonjour Anna et Otto Muster,",
                "Bonjour Anna, Otto et Kim Muster,",
                "Madame Muster, Monsieur Probe,",
            ),
            (
                "pl",
                "Dzień dobry, Anna i Otto Muster!",
                "Dzień dobry, Anna, Otto i Kim Muster!",
                "Szanowna Pani Muster, Szanowny Panie Probe!",
            ),
            (
                "ro",
                "Bună ziua, Anna și Otto Muster,",
                "Bună ziua, Anna, Otto și Kim Muster,",
                "Stimată doamnă Muster, stimate domnule Probe,",
            ),
        ] {
            assert_eq!(greet(COUPLE, Greeting::Neutral, language), couple);
            assert_eq!(greet(THREE, Greeting::Neutral, language), three);
            assert_eq!(greet(TWO, Greeting::Formal, language), formal);
        }
    }

    #[test]
    fn whoever_shares_an_address_is_greeted() {
        let (neutral, formal) = (Greeting::Neutral, Greeting::Formal);
        for (rows, style, expected) in [
            (TWO, neutral, "Guten Tag Anna Muster und Otto Probe,"),
            (COUPLE, formal, "Sehr geehrte Frau Muster, sehr geehrter Herr Dr. Muster,"),
            (THREE, formal, "Guten Tag Anna, Otto und Kim Muster,"),
            // Without a salutation for one of them, the greeting is neutral for both.
            (&["Frau;;Anna;Muster;", ";;Otto;Muster;"], formal, "Guten Tag Anna und Otto Muster,"),
            (
                &["Frau;;;Muster;", "Herr;;;Muster;"],
                neutral,
                "Sehr geehrte Frau Muster, sehr geehrter Herr Muster,",
            ),
            (
                &["Frau;;Anna;Muster;", "Frau;;Berta;Muster;"],
                formal,
                "Guten Tag Anna und Berta Muster,",
            ),
            (&[";;;Muster;", ";;;Probe;"], neutral, "Guten Tag,"),
            (
                &["Liebe Anna;;Anna;Muster;", "Lieber Otto;;Otto;Muster;"],
                formal,
                "Liebe Anna, lieber Otto,",
            ),
            // An organisation beside a person is the one that the person represents.
            (&[";;;;AWO", ";;Anna;Muster;AWO"], neutral, "Guten Tag Anna Muster,"),
            (&[";;Anna;Muster;AWO", ";;;;AWO"], neutral, "Guten Tag Anna Muster,"),
            (
                &[";;;;AWO Probestadt", ";;;;Verein Brücke"],
                formal,
                "Guten Tag AWO Probestadt und Verein Brücke,",
            ),
            (
                &[";;Anna und Otto;Muster;", ";;Otto;Muster;", ";;Kim;Probe;"],
                neutral,
                "Guten Tag Anna Muster, Otto Muster und Kim Probe,",
            ),
            (
                &[";;Familie;Muster;", ";;Anna;Muster;", ";;Otto;Muster;"],
                neutral,
                "Guten Tag Familie Muster,",
            ),
            (&[";;A;A;", ";;B;B;", ";;C;C;", ";;D;D;", ";;E;E;"], neutral, "Guten Tag,"),
        ] {
            assert_eq!(greet(rows, style, "de"), expected, "{rows:?}");
        }
    }

    #[test]
    fn the_envelope_names_all_of_them() {
        let envelope = |rows: &[&str], language: &str| {
            let words = Vocabulary::built_in(&LanguageTag::parse(language).unwrap()).unwrap();
            addressee_name(one(rows).party(), &words.phrases.greeting)
        };
        assert_eq!(envelope(COUPLE, "de"), "Anna und Dr. Otto Muster");
        assert_eq!(envelope(TWO, "tr"), "Anna Muster ve Otto Probe");
        let many = [";;A;A;Rat", ";;B;B;Rat", ";;C;C;Rat", ";;D;D;Rat", ";;E;E;Rat"];
        assert_eq!(envelope(&many, "de"), "Rat");
        assert_eq!(one(COUPLE).display_name(), "Anna Muster, Dr. Otto Muster");
    }

    #[test]
    fn words_that_are_missing_leave_a_plain_list() {
        let words = Vocabulary::built_in(&LanguageTag::parse("en").unwrap()).unwrap();
        let mut words = words.phrases.greeting;
        (words.and, words.also_man) = (String::new(), String::new());
        assert_eq!(
            greeting(one(TWO).party(), Greeting::Formal, &words),
            "Hello Anna Muster, Otto Probe,"
        );
    }
}
