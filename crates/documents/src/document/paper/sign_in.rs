//! A list of attendance that goes round at a meeting: names to sign beside, rows for guests, and a
//! note on data protection (Art. 13 GDPR).

use chrono::{Months, NaiveDate};
use serde::Serialize;

use crate::direction::{Direction, isolated};
use crate::document::build::typography::set_line;
use crate::document::view::Document;
use crate::document::vocabulary::{Vocabulary, fill};

/// Somebody on the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attendee {
    /// The name; empty for an organisation without a known person.
    pub name: String,
    /// The organisation.
    pub organisation: String,
}

/// How long the list is kept, on which legal basis, and whom to ask.
#[derive(Clone, Debug, Default)]
pub struct Retention {
    /// Months from the meeting until the list is destroyed.
    pub months: u32,
    /// The legal basis, if it is another than the usual one.
    pub basis: Option<String>,
    /// The data protection officer, or who else answers.
    pub contact: Option<String>,
}

/// What a list is made from.
#[derive(Debug)]
pub struct SignInInput<'a> {
    /// The document of the meeting.
    pub document: &'a Document,
    /// The fixed words in its language.
    pub words: &'a Vocabulary,
    /// The people.
    pub people: Vec<Attendee>,
    /// The number of empty rows.
    pub guests: usize,
    /// Whether there is a column for whom somebody represents.
    pub deputies: bool,
    /// The rules of the office.
    pub retention: &'a Retention,
    /// The day of the meeting.
    pub day: NaiveDate,
}

/// A list as its template gets it; its texts are in the language of the document.
#[derive(Clone, Debug, Serialize)]
pub struct SignIn {
    columns: Vec<String>,
    rows: Vec<Row>,
    deputies: bool,
    privacy: Vec<String>,
    deletion: String,
}

#[derive(Clone, Debug, Serialize)]
struct Row {
    number: String,
    name: String,
    organisation: String,
}

impl SignInInput<'_> {
    /// The day by which the list is destroyed.
    pub fn deletion_day(&self) -> NaiveDate {
        let months = Months::new(self.retention.months);
        self.day.checked_add_months(months).unwrap_or(self.day)
    }

    /// The list, and the document that it belongs to: its title, and when and where it is.
    pub fn sheet(self) -> (Document, SignIn) {
        let words = &self.words.phrases.sign_in;
        let date = self.words.date(self.deletion_day());
        let deletion = fill(&words.deletion, &[("date", &date)]);
        let office = office(self.document);
        let basis = self.retention.basis.as_ref().unwrap_or(&words.basis);
        let purpose = [("office", office.as_str()), ("basis", basis)];
        let contact = self.retention.contact.as_ref();
        let contact = contact.map(|contact| fill(&words.contact, &[("contact", contact)]));
        let first = format!("{} {deletion}", fill(&words.purpose, &purpose));
        let second = [Some(words.rights.clone()), contact].into_iter().flatten();
        let privacy = vec![first, second.collect::<Vec<_>>().join(" ")];
        let deputy = self.deputies.then_some(&words.deputy);
        let columns = [&words.number, &words.name, &words.organisation];
        let columns = columns.into_iter().chain(deputy).chain([&words.signature]);
        let empty = std::iter::repeat_n(Attendee::default(), self.guests);
        let language = &self.words.language;
        let base = Direction::of(language);
        let rows = self.people.into_iter().chain(empty).enumerate().map(|(index, one)| Row {
            number: (index + 1).to_string(),
            name: isolated(&set_line(&one.name, language), base),
            organisation: isolated(&set_line(&one.organisation, language), base),
        });
        let list = SignIn {
            columns: columns.cloned().collect(),
            rows: rows.collect(),
            deputies: self.deputies,
            privacy,
            deletion,
        };
        let mut document = self.document.clone();
        document.kicker = match &document.series {
            Some(series) if *series != document.title => format!("{series} · {}", document.title),
            _ => document.title.clone(),
        };
        document.title.clone_from(&words.title);
        document.facts.retain(|fact| matches!(fact.name, "date" | "time" | "place"));
        document.sections.clear();
        (document, list)
    }
}

/// Who keeps the list, with the address to write to.
fn office(document: &Document) -> String {
    let office = &document.letterhead;
    let names = [&office.name, &office.unit].into_iter().flatten().cloned();
    let name = names.collect::<Vec<_>>().join(", ");
    match &office.email {
        Some(email) if !name.is_empty() => format!("{name} ({email})"),
        Some(email) => email.clone(),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::sample;
    use crate::minutes::LanguageTag;

    #[test]
    fn a_list_says_what_it_is_for_and_when_it_is_destroyed() {
        let document = sample::document();
        let words = Vocabulary::built_in(&LanguageTag::german()).unwrap();
        let retention = Retention {
            months: 3,
            basis: Some("Art. 6".into()),
            contact: Some("dsb@amt.example".into()),
        };
        let input = SignInInput {
            document: &document,
            words: &words,
            people: vec![Attendee { name: "Kim Öz".into(), organisation: "Brücke".into() }],
            guests: 2,
            deputies: true,
            retention: &retention,
            day: sample::day(2026, 11, 30),
        };
        assert_eq!(input.deletion_day(), sample::day(2027, 2, 28));
        let (document, list) = input.sheet();
        assert_eq!(document.title, "Anwesenheitsliste");
        assert!(document.sections.is_empty());
        assert_eq!(list.columns.len(), 5);
        assert_eq!(list.rows.len(), 3);
        let said = list.privacy.join(" ").replace('\u{a0}', " ");
        for part in ["Stadt Musterstadt", "Art. 6", "28. Februar 2027", "dsb@amt.example"] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }
}
