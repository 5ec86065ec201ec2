//! Changes in the words of a clerk. Each change is a line without a full stop.

use std::fmt::Write;

use chrono::{NaiveDate, NaiveTime};

use super::{Change, Detail, Fate, Named, PeopleChanges};
use crate::l10n::{self, Language, Localize, counted, messages};
use crate::mailing::parts::{Field, Part, Value, What};

/// How many of a kind are listed; the others are only counted.
pub const MOST: usize = 10;

/// Longer texts are cut (characters).
const LONGEST: usize = 60;

/// How many words are kept before a difference.
const CONTEXT: usize = 3;

messages! {
    impl What as what = match what {
        Self::Title => "Überschrift", "Heading";
        Self::Meeting => "Sitzung", "Meeting";
        Self::Access => "Zugangsdaten der Sitzung", "Access data of the meeting";
        Self::Correction => "Vermerk der Berichtigung", "Note on the correction";
        Self::Approval => "Genehmigung", "Approval";
        Self::Intro => "Einleitung", "Introduction";
        Self::Attendance => "Teilnahme", "Attendance";
        Self::Contribution => "Beitrag", "Contribution";
        Self::AgendaItem => "Thema", "Topic";
        Self::Announcement => "Mitteilung", "Announcement";
        Self::Event => "Termin", "Date";
        Self::Listed => "Anlagenverzeichnis, Eintrag", "List of attachments, entry";
        Self::Closing => "Schluss", "Closing";
        Self::Colophon => "Schlusszeile", "Last line";
        Self::Letterhead => "Briefkopf", "Letterhead";
        Self::Document => "Reihenfolge oder Darstellung des Textes", "Order or presentation of the text";
        Self::Subject => "Betreff", "Subject";
        Self::File => "Anlage", "Attachment";
        Self::Template => "Vorlage", "Template";
        Self::BuiltIn =>
            "mitgelieferte Vorlagen (das Programm wurde erneuert)",
            "Built-in templates (the program was updated)";
        Self::Sender => "Absender", "Sender";
        Self::ReplyTo => "Antwortadresse", "Reply address";
        Self::Greeting => "Anrede", "Form of address";
        Self::Logo => "Logo", "Logo";
        Self::Unsubscribe => "Abmeldeadresse", "Unsubscribe address";
        Self::Extent => "Umfang der E-Mail", "Extent of the mail";
        Self::Page => "Adresse des Dokuments im Netz", "Address of the document on the web";
    };

    impl Field as field = match field {
        Self::Title => "Titel", "title";
        Self::Kind => "Art", "kind";
        Self::Series => "Reihe", "series";
        Self::Date => "Datum", "date";
        Self::Until => "letzter Tag", "last day";
        Self::When => "Zeitangabe", "time";
        Self::Start => "Beginn", "start";
        Self::End => "Ende", "end";
        Self::Timezone => "Zeitzone", "time zone";
        Self::Place => "Ort", "place";
        Self::Way => "Weg zum Ort", "the way there";
        Self::Access => "Zugangsdaten", "access data";
        Self::Status | Self::Content | Self::Value => "", "";
        Self::Organisation => "Organisation", "organisation";
        Self::Speaker => "Vortrag", "speaker";
        Self::Chair => "Leitung", "chair";
        Self::MinuteTaker => "Protokollführung", "minute-taker";
        Self::Next => "nächstes Treffen", "next meeting";
        Self::Rubric => "Rubrik", "rubric";
        Self::Teaser => "Anreißer", "teaser";
        Self::Text => "Text", "text";
        Self::Picture => "Bild", "picture";
        Self::Decisions => "Beschlüsse", "decisions";
        Self::Elections => "Wahlen", "elections";
        Self::Tasks => "Aufgaben", "tasks";
        Self::Sort => "Typ", "type";
        Self::Deadline => "Frist", "deadline";
        Self::Contact => "Kontakt", "contact";
        Self::Registration => "Anmeldung", "registration";
        Self::Note => "Anmerkung", "note";
        Self::Link => "Link", "link";
        Self::Attachment => "Anlage", "attachment";
        Self::File => "Datei", "file";
        Self::Attached => "Versand mit der E-Mail", "sent with the mail";
        Self::Persons => "Personen", "people";
        Self::Organisations => "Organisationen", "organisations";
        Self::Names => "Verzeichnis", "list";
        Self::Issued => "Ausgabedatum", "date of issue";
        Self::Author => "Name", "name";
    };

    /// One sort of change among the people.
    pub struct PeopleLine {
        kind: Kind,
        names: Vec<String> as joined,
        people: usize as counted(["Person", "Personen"], ["person", "people"]),
    } = match (*people - names.len()) {
        0 => "{people} {kind}: {names}", "{people} {kind}: {names}";
        more =>
            "{people} {kind}: {names} und {more} weitere",
            "{people} {kind}: {names} and {more} more";
    };

    impl Kind as kind = match kind {
        Self::New => "neu dabei", "added";
        Self::Gone => "nicht mehr dabei", "no longer included";
        Self::Moved => "mit neuer Adresse", "with a new address";
        Self::Renamed => "mit anderem Namen", "with a different name";
        Self::Language => "mit anderer Sprache", "with a different language";
        Self::Data => "mit anderen Angaben", "with different details";
    };
}

fn joined(names: &[String], _: Language) -> String {
    names.join(", ")
}

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

/// What a clerk calls a piece: „Termin „Sommerfest““, or „Termin (intern)“ where its name is internal; an
/// agenda item by its number. The topics of a circular have no numbers.
fn name(part: &Part, language: Language) -> String {
    let what = match &*part.number {
        number if part.what == What::AgendaItem && !number.is_empty() => {
            format!("{} {number}", language.pick("Punkt", "Item"))
        }
        _ => part.what.localize(language),
    };
    match part.what {
        What::Contribution
        | What::AgendaItem
        | What::Announcement
        | What::Event
        | What::Listed
        | What::File
        | What::Template => match &*part.name {
            "" => format!("{what} ({})", language.pick("intern", "internal")),
            name => format!("{what} {}", quoted(name, language)),
        },
        What::Document if !part.language.is_empty() => {
            format!("{} {}", language.pick("Übersetzung", "Translation"), part.language)
        }
        _ => what,
    }
}

fn say_detail(what: What, detail: &Detail, language: Language) -> String {
    let label = detail.field.localize(language);
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
        (What::Extent, "short") => ("kurz", "short"),
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

fn line<T>(kind: Kind, people: &[T], say: impl Fn(&T) -> String) -> Option<PeopleLine> {
    let names = people.iter().take(MOST).map(say).collect();
    (!people.is_empty()).then_some(PeopleLine { kind, names, people: people.len() })
}
