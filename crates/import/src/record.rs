//! What was recognised in a document: the records of a minutes file, before they are written.

use std::borrow::Borrow;

use chrono::{NaiveDate, NaiveTime};
use diagnostics::l10n::{Language, Localize, messages, weekday_date};
use model::minutes::{Kind, Presence, Votes};

use crate::tree::block::Place;

/// Everything that was recognised.
#[derive(Debug)]
pub struct Taken {
    pub(crate) title: String,
    /// The kind of the document.
    pub kind: Kind,
    pub(crate) author: Option<String>,
    pub(crate) meeting: Meeting,
    pub(crate) figures: Option<(u32, u32)>,
    pub(crate) people: Vec<Person>,
    /// The lines that the people and figures were read from.
    pub(crate) attendance: Vec<String>,
    pub(crate) intro: String,
    pub(crate) agenda: Vec<Item>,
    pub(crate) calls: Vec<Call>,
    pub(crate) events: Vec<Event>,
    pub(crate) attachments: Vec<Attachment>,
    /// Lines of the document that are in no record.
    pub(crate) left: Vec<String>,
    /// What somebody should look at.
    pub remarks: Vec<Remark>,
}

/// The meeting.
#[derive(Debug, Default)]
pub(crate) struct Meeting {
    pub date: Option<NaiveDate>,
    pub start: Option<NaiveTime>,
    pub end: Option<NaiveTime>,
    pub place: Option<String>,
    pub chair: Option<String>,
    pub minute_taker: Option<String>,
    pub next: Option<NaiveDate>,
    pub online: Online,
    pub said: Vec<String>,
}

/// Access data.
#[derive(Debug, Default)]
pub(crate) struct Online {
    pub url: Option<String>,
    pub id: Option<String>,
    pub passcode: Option<String>,
    pub phone: Vec<String>,
    pub notice: Vec<String>,
    pub said: Vec<String>,
}

impl Online {
    pub(crate) fn is_empty(&self) -> bool {
        self.url.is_none()
            && self.id.is_none()
            && self.passcode.is_none()
            && self.phone.is_empty()
            && self.notice.is_empty()
    }
}

/// Somebody who was there or not.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub name: String,
    pub organisation: Option<String>,
    pub role: Option<String>,
    pub presence: Presence,
    pub came: Option<NaiveTime>,
    pub left: Option<NaiveTime>,
}

/// An item of the agenda.
#[derive(Debug, Default)]
pub(crate) struct Item {
    pub title: String,
    pub speaker: Option<String>,
    pub is_internal: bool,
    pub text: String,
    pub decisions: Vec<Decision>,
    pub tasks: Vec<Task>,
    pub items: Vec<Self>,
    pub said: Vec<String>,
}

/// A decision.
#[derive(Debug)]
pub(crate) struct Decision {
    pub text: String,
    pub number: Option<String>,
    pub votes: Option<Votes>,
    pub said: Vec<String>,
}

/// A task.
#[derive(Debug, Default)]
pub(crate) struct Task {
    pub text: String,
    pub who: Option<String>,
    pub due: Option<NaiveDate>,
    pub done: bool,
    pub said: Vec<String>,
}

/// An announcement or call.
#[derive(Debug)]
pub(crate) struct Call {
    pub title: String,
    pub asks: bool,
    pub deadline: Option<NaiveDate>,
    pub contact: Option<String>,
    pub text: String,
    pub said: Vec<String>,
}

/// A date.
#[derive(Debug, Default)]
pub(crate) struct Event {
    pub title: String,
    pub date: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    pub start: Option<NaiveTime>,
    pub end: Option<NaiveTime>,
    pub place: Option<String>,
    pub organisation: Option<String>,
    pub registration: Option<String>,
    pub note: Option<String>,
    pub url: Option<String>,
    pub cancelled: bool,
    pub online: Online,
    pub said: Vec<String>,
}

/// An attached file that is there.
#[derive(Debug)]
pub(crate) struct Attachment {
    pub title: String,
    pub file: Option<String>,
    pub url: Option<String>,
    pub said: Vec<String>,
}

/// Something that somebody should look at.
#[derive(Debug)]
pub struct Remark {
    /// Where it stands in the document, if it is about a place.
    pub place: Option<Place>,
    /// What stands there.
    pub text: String,
    /// What is to be done.
    pub why: Why,
}

messages! {
    /// What is to be looked at, and why.
    pub enum Why {
        /// The year was not written.
        YearSupplied {
            /// The day that was entered.
            date: NaiveDate as weekday_date,
        } =
            "Das Jahr fehlt. Eingetragen ist {date}",
            "The year is missing. Entered is {date}";
        /// A day without a year that may be any.
        NoYear =
            "Ohne Jahr ist der Tag nicht sicher; der Text blieb stehen.",
            "Without a year the day is not certain; the text was left as it is.";
        /// The weekday is another one.
        Weekday =
            "Wochentag und Datum passen nicht zusammen; der Text blieb stehen.",
            "Weekday and date do not match; the text was left as it is.";
        /// There is no such day.
        Impossible =
            "Diesen Tag oder diese Uhrzeit gibt es nicht; der Text blieb stehen.",
            "There is no such day or time; the text was left as it is.";
        /// One entry with several days.
        SeveralDays =
            "Mehrere Tage in einem Eintrag; der Text blieb stehen. Legen Sie für jeden Tag einen Termin an.",
            "Several days in one entry; the text was left as it is. Make a date of each.";
        /// An entry among dates without a day.
        NoDay =
            "Steht unter den Terminen, aber ohne sicheren Tag; der Text blieb stehen.",
            "It is among the dates, but without a certain day; the text was left as it is.";
        /// Not only names.
        People =
            "Nicht sicher als Namen zu erkennen; steht als interner Text in der Tagesordnung.",
            "Not recognised as names with certainty; it is an internal text in the agenda.";
        /// Figures without the number of organisations.
        Figures =
            "Für [teilnahme] fehlt die Zahl der Personen oder die der Organisationen; der Text blieb stehen.",
            "[attendance] lacks the number of persons or that of organisations; the text was left as it is.";
        /// A file that is not there.
        NoFile =
            "Diese Anlage liegt nicht neben dem Dokument; der Text blieb stehen.",
            "This attachment is not beside the document; the text was left as it is.";
        /// It may be a task.
        MaybeTask =
            "Das könnte eine Aufgabe sein; es steht mitten im Text und blieb dort.",
            "This may be a task; it is in the middle of a text and was left there.";
        /// The day of a task is not certain.
        DueUnsure =
            "Der Tag, bis zu dem das erledigt sein soll, ist nicht sicher und fehlt darum bei der Aufgabe.",
            "The day by which this is due is not certain and is therefore missing in the task.";
        /// More access data than fit.
        MoreAccess =
            "Weitere Zugangsdaten; sie stehen im Hinweis unter [sitzung.online].",
            "More access data; they are in the notice below [meeting.online].";
        /// Access data that were in the text.
        AccessMoved =
            "Zugangsdaten; sie stehen jetzt unter [sitzung.online] und nirgends sonst.",
            "Access data; they are below [meeting.online] now and nowhere else.";
        /// Access data of the next meeting.
        AccessNext =
            "Zugangsdaten des nächsten Treffens; sie stehen bei diesem Termin. Tragen Sie dort den Tag ein.",
            "Access data of the next meeting; they are with that date. Enter its day there.";
        /// An item of the part that was not public.
        Internal =
            "Nichtöffentlich; der Punkt ist intern und kommt nicht in die öffentliche Fassung.",
            "Not public; the item is internal and not in the public edition.";
        /// No day of the meeting.
        NoDate =
            "Der Tag der Sitzung war nicht sicher zu erkennen. Tragen Sie ihn unter [sitzung] ein.",
            "The day of the meeting was not recognised with certainty. Enter it below [meeting].";
        /// Times that are not certain.
        Times =
            "Beginn und Ende waren nicht sicher zu erkennen; der Text blieb stehen.",
            "Start and end were not recognised with certainty; the text was left as it is.";
        /// The kind was not named.
        KindSupplied {
            /// The kind that was entered.
            kind: Kind as kind_name,
        } =
            "Was für ein Dokument es ist, war nicht zu erkennen. Eingetragen ist „{kind}“.",
            "It was not recognised what kind of document this is. Entered is “{kind}”.";
        /// Words that are in no record.
        Left =
            "War nirgends einzuordnen; steht als Bemerkung am Ende der Sitzungsdatei.",
            "It could not be placed; it is at the end of the minutes file, as a comment.";
    }
}

fn kind_name(kind: impl Borrow<Kind>, language: Language) -> String {
    use model::fields::Choice;
    let names = Kind::ALL.iter().find(|(_, _, own)| own == kind.borrow());
    names.map_or("", |(english, german, _)| language.pick(german, english)).to_owned()
}

impl Remark {
    /// The place and the beginning of what stands there.
    pub fn place(&self, language: Language) -> String {
        let place = self.place.map(|place| place.localize(language)).unwrap_or_default();
        let text: String = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let short: String = text.chars().take(60).collect();
        let short =
            if short.len() < text.len() { format!("{}…", short.trim_end()) } else { short };
        let quoted = match &*short {
            "" => String::new(),
            _ => format!("{}{short}{}", language.pick("„", "“"), language.pick("“", "”")),
        };
        [place, quoted].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}
