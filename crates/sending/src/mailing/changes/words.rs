//! Changes in the words of a clerk. Each change is a line without a full stop.

use std::fmt::Write;

use chrono::{NaiveDate, NaiveTime};

use super::{Change, Detail, Fate, Named, PeopleChanges};
use crate::l10n::{self, Language, Localize, count};
use crate::mailing::parts::{Field, Part, Value, What};

/// How many of a kind are listed; the others are only counted.
pub const MOST: usize = 10;

/// Longer texts are cut (characters).
const LONGEST: usize = 60;

/// How many words are kept before a difference.
const CONTEXT: usize = 3;

impl Localize for Change {
    fn localize(&self, language: Language) -> String {
        let Self { part, fate } = self;
        let mut line = match fate {
            Fate::Renamed(was) => name(&Part { name: was.clone(), ..part.clone() }, language),
            _ => name(part, language),
        };
        if !part.language.is_empty() && part.what != What::Document {
            let _ = write!(line, " ({})", part.language);
        }
        match fate {
            Fate::New => line.push_str(language.pick(" (neu)", " (new)")),
            Fate::Gone => line.push_str(language.pick(" (entfällt)", " (removed)")),
            Fate::Renamed(_) => {
                line.push_str(language.pick(" heißt jetzt ", " is now called "));
                line.push_str(&quoted(&part.name, language));
            }
            Fate::Changed(details) => {
                let details = details.iter().map(|detail| say_detail(part.what, detail, language));
                let details: Vec<String> = details.filter(|said| !said.is_empty()).collect();
                if !details.is_empty() {
                    line.push_str(": ");
                    line.push_str(&details.join(", "));
                }
            }
        }
        line
    }
}

/// What a clerk calls a piece.
fn name(part: &Part, language: Language) -> String {
    let (german, english) = match part.what {
        What::Title => ("Überschrift", "Heading"),
        What::Meeting => ("Sitzung", "Meeting"),
        What::Access => ("Zugangsdaten der Sitzung", "Access data of the meeting"),
        What::Correction => ("Vermerk der Berichtigung", "Note on the correction"),
        What::Intro => ("Einleitung", "Introduction"),
        What::Attendance => ("Teilnahme", "Attendance"),
        What::AgendaItem => return item(part, language),
        What::Announcement => return record(part, ["Mitteilung", "Announcement"], language),
        What::Event => return record(part, ["Termin", "Date"], language),
        What::Listed => {
            let names = ["Anlagenverzeichnis, Eintrag", "List of attachments, entry"];
            return record(part, names, language);
        }
        What::Closing => ("Schluss", "Closing"),
        What::Colophon => ("Schlusszeile", "Last line"),
        What::Letterhead => ("Briefkopf", "Letterhead"),
        What::Document if part.language.is_empty() => {
            ("Reihenfolge oder Darstellung des Textes", "Order or presentation of the text")
        }
        What::Document => return translation(part, language),
        What::Subject => ("Betreff", "Subject"),
        What::File => return record(part, ["Anlage", "Attachment"], language),
        What::Template => return record(part, ["Vorlage", "Template"], language),
        What::BuiltIn => (
            "mitgelieferte Vorlagen (das Programm wurde erneuert)",
            "Built-in templates (the program was updated)",
        ),
        What::Sender => ("Absender", "Sender"),
        What::ReplyTo => ("Antwortadresse", "Reply address"),
        What::Greeting => ("Anrede", "Form of address"),
        What::Logo => ("Logo", "Logo"),
        What::Unsubscribe => ("Abmeldeadresse", "Unsubscribe address"),
    };
    language.pick(german, english).to_owned()
}

/// „Termin „Sommerfest““, or „Termin (intern)“ where its name is internal.
fn record(part: &Part, [german, english]: [&str; 2], language: Language) -> String {
    let sort = language.pick(german, english);
    match part.name.as_str() {
        "" => format!("{sort} ({})", language.pick("intern", "internal")),
        name => format!("{sort} {}", quoted(name, language)),
    }
}

/// „Punkt 2.1 „Wohnen““; the topics of a circular have no numbers.
fn item(part: &Part, language: Language) -> String {
    match part.number.as_str() {
        "" => record(part, ["Thema", "Topic"], language),
        number => {
            let (german, english) = (format!("Punkt {number}"), format!("Item {number}"));
            record(part, [&german, &english], language)
        }
    }
}

fn translation(part: &Part, language: Language) -> String {
    format!("{} {}", language.pick("Übersetzung", "Translation"), part.language)
}

fn say_detail(what: What, detail: &Detail, language: Language) -> String {
    let label = label(detail.field, language);
    let text = |value: &Option<Value>| value.as_ref().and_then(Value::text).map(one_line);
    let (old, new) = apart(text(&detail.old), text(&detail.new));
    let said = |text: Option<String>| Some(say_value(what, detail.field, &text?, language));
    let (was, now) = (said(old), said(new));
    let (new, gone) = (language.pick("(neu)", "(new)"), language.pick("(entfällt)", "(removed)"));
    let change = match (&detail.old, &detail.new, was, now) {
        (.., Some(old), Some(now)) => format!("{old} → {now}"),
        (None, .., Some(now)) => format!("{now} {new}"),
        (_, None, Some(old), _) => format!("{old} {gone}"),
        (None, ..) => new.to_owned(),
        (_, None, ..) => gone.to_owned(),
        _ => String::new(),
    };
    format!("{label} {change}").trim().to_owned()
}

fn say_value(what: What, field: Field, text: &str, language: Language) -> String {
    let said = match field {
        Field::Date | Field::Until | Field::Next | Field::Deadline | Field::Issued => {
            text.parse::<NaiveDate>().ok().map(|day| l10n::date(day, language))
        }
        Field::Start | Field::End => {
            text.parse::<NaiveTime>().ok().map(|time| l10n::time(time, language))
        }
        Field::Persons | Field::Organisations => Some(text.to_owned()),
        _ => known_word(what, text, language).map(str::to_owned),
    };
    said.unwrap_or_else(|| quoted(text, language))
}

/// Removes the common beginning of two long texts, so that cutting does not hide the difference.
fn apart(old: Option<String>, new: Option<String>) -> (Option<String>, Option<String>) {
    let (Some(one), Some(other)) = (&old, &new) else { return (old, new) };
    if one.chars().count().max(other.chars().count()) <= LONGEST {
        return (old, new);
    }
    let shared = one.chars().zip(other.chars()).take_while(|(one, other)| one == other);
    let shared: Vec<char> = shared.map(|(letter, _)| letter).collect();
    // A few words before the difference help to find it.
    let spaces = shared.iter().enumerate().filter(|(_, letter)| letter.is_whitespace());
    let words: Vec<usize> = spaces.map(|(at, _)| at + 1).collect();
    let start = words.len().checked_sub(CONTEXT).and_then(|at| words.get(at)).copied();
    let from = |text: &String| match start {
        Some(start) => text.chars().skip(start).fold("… ".to_owned(), |mut text, letter| {
            text.push(letter);
            text
        }),
        None => text.clone(),
    };
    (Some(from(one)), Some(from(other)))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words for one of a few values.
fn known_word(what: What, text: &str, language: Language) -> Option<&'static str> {
    let (german, english) = match (what, text) {
        (What::Event, "planned") => ("findet statt", "takes place"),
        (What::Event, "tentative") => ("vorläufig", "tentative"),
        (What::Event, "cancelled") => ("abgesagt", "cancelled"),
        (What::Greeting, "neutral") => ("neutral", "neutral"),
        (What::Greeting, "formal") => ("förmlich", "formal"),
        _ => return None,
    };
    Some(language.pick(german, english))
}

/// „Sommerfest“, cut if it is long. A quotation inside a quotation has single quotation marks.
fn quoted(text: &str, language: Language) -> String {
    let single = |c| match c {
        '„' => '‚',
        '“' => '‘',
        '”' => '’',
        c => c,
    };
    let mut words: String = one_line(text).chars().map(single).collect();
    if let Some((cut, _)) = words.char_indices().nth(LONGEST) {
        words.truncate(cut);
        words.push('…');
    }
    language.pick(format!("„{words}“"), format!("“{words}”"))
}

fn label(field: Field, language: Language) -> &'static str {
    let (german, english) = match field {
        Field::Title => ("Titel", "title"),
        Field::Kind => ("Art", "kind"),
        Field::Series => ("Reihe", "series"),
        Field::Date => ("Datum", "date"),
        Field::Until => ("letzter Tag", "last day"),
        Field::When => ("Zeitangabe", "time"),
        Field::Start => ("Beginn", "start"),
        Field::End => ("Ende", "end"),
        Field::Timezone => ("Zeitzone", "time zone"),
        Field::Place => ("Ort", "place"),
        Field::Access => ("Zugangsdaten", "access data"),
        Field::Status | Field::Content | Field::Value => ("", ""),
        Field::Organisation => ("Organisation", "organisation"),
        Field::Speaker => ("Vortrag", "speaker"),
        Field::Chair => ("Leitung", "chair"),
        Field::MinuteTaker => ("Protokollführung", "minute-taker"),
        Field::Next => ("nächstes Treffen", "next meeting"),
        Field::Text => ("Text", "text"),
        Field::Decisions => ("Beschlüsse", "decisions"),
        Field::Tasks => ("Aufgaben", "tasks"),
        Field::Sort => ("Typ", "type"),
        Field::Deadline => ("Frist", "deadline"),
        Field::Contact => ("Kontakt", "contact"),
        Field::Registration => ("Anmeldung", "registration"),
        Field::Note => ("Anmerkung", "note"),
        Field::Link => ("Link", "link"),
        Field::Attachment => ("Anlage", "attachment"),
        Field::File => ("Datei", "file"),
        Field::Attached => ("Versand mit der E-Mail", "sent with the mail"),
        Field::Persons => ("Personen", "people"),
        Field::Organisations => ("Organisationen", "organisations"),
        Field::Names => ("Verzeichnis", "list"),
        Field::Issued => ("Ausgabedatum", "date of issue"),
        Field::Author => ("Name", "name"),
    };
    language.pick(german, english)
}

/// One kind of change among the people.
#[derive(Debug)]
pub struct PeopleLine {
    sort: Kind,
    names: Vec<String>,
    people: usize,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    New,
    Gone,
    Moved,
    Renamed,
    Language,
    Data,
}

impl PeopleChanges {
    /// A line for each kind of change.
    pub fn lines(&self) -> Vec<PeopleLine> {
        let one = |named: &Named| match named.name.as_str() {
            "" => named.address.clone(),
            name => format!("{name} <{}>", named.address),
        };
        let name = |named: &Named| match named.name.as_str() {
            "" => named.address.clone(),
            name => name.to_owned(),
        };
        let moved = |(was, now): &(Named, Named)| {
            format!("{} ({} → {})", name(now), was.address, now.address)
        };
        let renamed = |(was, now): &(Named, Named)| {
            format!("{} → {} <{}>", name(was), name(now), now.address)
        };
        let lines = [
            line(Kind::New, &self.new, one),
            line(Kind::Gone, &self.gone, one),
            line(Kind::Moved, &self.moved, moved),
            line(Kind::Renamed, &self.renamed, renamed),
            line(Kind::Language, &self.language, one),
            line(Kind::Data, &self.data, one),
        ];
        lines.into_iter().flatten().collect()
    }
}

fn line<T>(sort: Kind, people: &[T], say: impl Fn(&T) -> String) -> Option<PeopleLine> {
    let names = people.iter().take(MOST).map(say).collect();
    (!people.is_empty()).then_some(PeopleLine { sort, names, people: people.len() })
}

impl Localize for PeopleLine {
    fn localize(&self, language: Language) -> String {
        let people = match language {
            Language::German => count(self.people, "Person", "Personen"),
            Language::English => count(self.people, "person", "people"),
        };
        let (german, english) = match self.sort {
            Kind::New => ("neu dabei", "added"),
            Kind::Gone => ("nicht mehr dabei", "no longer included"),
            Kind::Moved => ("mit neuer Adresse", "with a new address"),
            Kind::Renamed => ("mit anderem Namen", "with a different name"),
            Kind::Language => ("mit anderer Sprache", "with a different language"),
            Kind::Data => ("mit anderen Angaben", "with different details"),
        };
        let mut line =
            format!("{people} {}: {}", language.pick(german, english), self.names.join(", "));
        let more = self.people - self.names.len();
        if more > 0 {
            line.push_str(
                &language.pick(format!(" und {more} weitere"), format!(" and {more} more")),
            );
        }
        line
    }
}
