//! A change, in the words of a document's language.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};

use crate::document::build::typography;
use crate::document::view::{Edition, Inline};
use crate::document::vocabulary::{Vocabulary, fill};
use crate::mailing::changes::{Change, Detail, Fate};
use crate::mailing::parts::{Field, Part, Value, What};
use crate::markdown::clean_line;
use crate::minutes::Minutes;

/// The reader of a notice.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// The current document.
    pub minutes: &'a Minutes,
    /// Empty for the first language.
    pub language: &'a str,
    /// Whether documents list who was there.
    pub names: bool,
    /// The day of documents without a date of issue.
    pub day: NaiveDate,
    /// Who it is for. With [`Edition::Public`], nothing is said about what is or was internal.
    pub edition: Edition,
    /// The fixed words of the document.
    pub words: &'a Vocabulary,
}

/// A line of a notice: „**Termin „Fachtagung“:** Datum Freitag, 9. Oktober 2026 (bisher Donnerstag,
/// 8. Oktober 2026)“.
pub(super) struct Line {
    what: String,
    details: Vec<String>,
}

impl Line {
    /// The line about a change, or `None` for changes that do not concern a reader.
    pub(super) fn of(change: &Change, reader: &Reader<'_>) -> Option<Self> {
        let Change { part, fate } = change;
        let phrases = &reader.words.phrases.correction;
        let teller = Teller { part, fate, reader };
        let details = match fate {
            Fate::New => vec![phrases.new.clone()],
            Fate::Gone => vec![phrases.gone.clone()],
            Fate::Renamed(_) => return None,
            Fate::Changed(_) => teller.details(),
        };
        let what = teller.name()?;
        (!details.is_empty()).then_some(Self { what, details })
    }

    pub(super) fn inlines(self) -> Vec<Inline> {
        let what = vec![Inline::text(format!("{}:", self.what))];
        vec![Inline::Strong { text: what }, Inline::text(format!(" {}", self.details.join("; ")))]
    }
}

/// What is known about a change.
struct Teller<'a> {
    part: &'a Part,
    fate: &'a Fate,
    reader: &'a Reader<'a>,
}

/// Now or before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Old,
    New,
}

impl Teller<'_> {
    fn words(&self) -> &Vocabulary {
        self.reader.words
    }

    /// What has changed, for instance „Termin „Fachtagung““.
    fn name(&self) -> Option<String> {
        let phrases = &self.words().phrases;
        let words = &phrases.correction;
        let kind = match self.part.what {
            What::Title => return Some(words.title.clone()),
            What::Meeting => return Some(words.meeting.clone()),
            What::Access => return Some(phrases.section.online.clone()),
            What::Attendance => return Some(phrases.label.attendance.clone()),
            What::Intro => return Some(words.intro.clone()),
            What::Closing => return Some(words.closing.clone()),
            What::AgendaItem if !self.part.number.is_empty() => {
                fill(&words.item, &[("n", &self.part.number)])
            }
            What::AgendaItem => words.topic.clone(),
            What::Announcement => words.announcement.clone(),
            What::Contribution => words.contribution.clone(),
            What::Event => words.event.clone(),
            What::Listed | What::File => phrases.label.attachment.clone(),
            _ => return None,
        };
        let name = clean_line(&self.part.name);
        let mut named =
            if name.is_empty() { kind } else { format!("{kind} {}", self.quoted(&name)) };
        // An event that is added or removed is identified by its day.
        if self.part.what == What::Event && !matches!(self.fate, Fate::Changed(_)) {
            named.extend(self.days(Side::New).map(|days| format!(" ({days})")));
        }
        Some(named)
    }

    fn details(&self) -> Vec<String> {
        let labels = &self.words().phrases.label;
        let phrases = &self.words().phrases.correction;
        let mut told = Told::default();
        told.lines.extend(self.status());
        told.add(self.text(Field::Title, &phrases.title));
        let day = |side| self.days(side);
        told.add(self.pair(&[Field::Date, Field::Until, Field::When], &labels.date, day));
        let time = |side| self.times(side);
        told.add(self.pair(&[Field::Start, Field::End, Field::Timezone], &labels.time, time));
        for (field, label) in [(Field::Next, &labels.next), (Field::Deadline, &labels.deadline)] {
            told.add(self.pair(&[field], label, |side| self.day(field, side)));
        }
        told.add(self.text(Field::Place, &labels.place));
        told.add(self.text(Field::Organisation, &labels.organisation));
        let figures = [Field::Persons, Field::Organisations];
        if figures.iter().any(|field| self.detail(*field).is_some()) {
            told.lines.push(self.figures().unwrap_or_else(|| phrases.changed.clone()));
        }
        let whole = [
            (Field::Access, &self.words().phrases.section.online),
            (Field::Way, &self.words().phrases.section.directions),
            (Field::Text, &phrases.text),
            (Field::Decisions, &labels.decision),
            (Field::Elections, &self.words().phrases.procedure.election),
            (Field::Tasks, &labels.task),
            (Field::Chair, &labels.chair),
            (Field::MinuteTaker, &labels.minute_taker),
            (Field::Contact, &labels.contact),
            (Field::Registration, &labels.registration),
            (Field::Note, &labels.note),
            (Field::Link, &labels.link),
            (Field::Attachment, &labels.attachment),
        ];
        for (field, label) in whole {
            told.add(self.whole(field, label));
        }
        if told.lines.is_empty() && self.matters() {
            told.lines.push(phrases.changed.clone());
        }
        told.lines
    }

    fn is_internal_edition(&self) -> bool {
        self.reader.edition == Edition::Internal
    }

    /// Whether a change is worth mentioning whose fields have no words of their own.
    fn matters(&self) -> bool {
        let Fate::Changed(details) = self.fate else { return true };
        let silent = |field: Field| match field {
            Field::Kind | Field::Series | Field::Attached | Field::Issued => true,
            Field::Access | Field::Names => !self.is_internal_edition(),
            _ => false,
        };
        details.is_empty() || details.iter().any(|detail| !silent(detail.field))
    }

    fn detail(&self, field: Field) -> Option<&Detail> {
        let Fate::Changed(details) = self.fate else { return None };
        details.iter().find(|detail| detail.field == field)
    }

    /// The current or the earlier value of a field.
    fn value(&self, field: Field, side: Side) -> Option<&Value> {
        match (self.detail(field), side) {
            (Some(detail), Side::Old) => detail.old.as_ref(),
            (Some(detail), Side::New) => detail.new.as_ref(),
            (None, _) => self.part.fields.get(&field),
        }
    }

    fn clear(&self, field: Field, side: Side) -> Option<&str> {
        self.value(field, side).and_then(Value::text)
    }

    /// The status: „abgesagt“.
    fn status(&self) -> Option<String> {
        self.detail(Field::Status)?;
        let phrases = &self.words().phrases;
        let said = match self.clear(Field::Status, Side::New).unwrap_or_default() {
            "cancelled" => &phrases.text.cancelled,
            "tentative" => &phrases.text.tentative,
            _ => &phrases.correction.takes_place,
        };
        Some(said.clone())
    }

    /// A text whose earlier value readers may know. In public, removed text is not repeated, since
    /// it may have been the mistake.
    fn text(&self, field: Field, label: &str) -> Option<String> {
        self.detail(field)?;
        // For an agenda item only the fact that the speaker's organisation has changed; the label
        // is one for events.
        if field == Field::Organisation && self.part.what == What::AgendaItem {
            return None;
        }
        let quoted = |side| self.clear(field, side).map(|text| self.quoted(&clean_line(text)));
        let old = quoted(Side::Old).filter(|_| self.is_internal_edition());
        Some(self.said(field, label, old, quoted(Side::New)))
    }

    /// Days or times, which the public edition may repeat.
    fn pair(
        &self,
        fields: &[Field],
        label: &str,
        say: impl Fn(Side) -> Option<String>,
    ) -> Option<String> {
        let field = fields.iter().find(|field| self.detail(**field).is_some())?;
        Some(self.said(*field, label, say(Side::Old), say(Side::New)))
    }

    /// A value with the earlier one: „Ort „Saal“ (bisher „Hof“)“.
    fn said(&self, field: Field, label: &str, old: Option<String>, new: Option<String>) -> String {
        let phrases = &self.words().phrases.correction;
        let is_there = self.value(field, Side::New).is_some();
        let value = match (old, new) {
            (Some(old), Some(new)) if old != new => {
                fill(&phrases.was, &[("new", &new), ("old", &old)])
            }
            (None, Some(new)) => new,
            (Some(old), None) if !is_there => {
                fill(&phrases.was, &[("new", &phrases.gone), ("old", &old)])
            }
            (_, None) if !is_there => phrases.gone.clone(),
            _ => phrases.changed.clone(),
        };
        // „Titel: …“ has already named it.
        if self.part.what == What::Title {
            return value;
        }
        fill(&phrases.detail, &[("label", label), ("value", &value)])
    }

    /// Something of which only the fact that it has changed is mentioned.
    fn whole(&self, field: Field, label: &str) -> Option<String> {
        let public = [Field::Access, Field::Names].contains(&field) && !self.is_internal_edition();
        self.detail(field)?;
        (!public).then(|| self.said(field, label, None, None))
    }

    fn day(&self, field: Field, side: Side) -> Option<String> {
        let day: NaiveDate = self.clear(field, side)?.parse().ok()?;
        Some(self.words().weekday_date(day))
    }

    /// The days: „Samstag, 26. September bis Sonntag, 4. Oktober 2026“.
    fn days(&self, side: Side) -> Option<String> {
        let day = |field| self.clear(field, side).and_then(|text| text.parse::<NaiveDate>().ok());
        match day(Field::Date) {
            Some(first) => Some(self.words().date_range(first, day(Field::Until).unwrap_or(first))),
            None => {
                self.clear(Field::When, side).filter(|_| self.is_internal_edition()).map(clean_line)
            }
        }
    }

    /// The times: „16:30 bis 18:00 Uhr“.
    fn times(&self, side: Side) -> Option<String> {
        let time = |field| self.clear(field, side).and_then(|text| text.parse::<NaiveTime>().ok());
        Some(self.words().time_range(time(Field::Start)?, time(Field::End)))
    }

    /// The attendance: „43 Personen aus 24 Organisationen (bisher …)“.
    fn figures(&self) -> Option<String> {
        let figures = |side| {
            let number = |field| self.clear(field, side)?.parse().ok();
            let organisations = number(Field::Organisations).unwrap_or(0);
            Some(self.words().attendance(number(Field::Persons)?, organisations))
        };
        let (old, new) = (figures(Side::Old)?, figures(Side::New)?);
        Some(fill(&self.words().phrases.correction.was, &[("new", &new), ("old", &old)]))
    }

    fn quoted(&self, text: &str) -> String {
        let set = typography::set_line(text, &self.reader.minutes.language);
        fill(&self.words().phrases.correction.quote, &[("text", &single(&set))])
    }
}

/// A quotation inside a quotation has single quotation marks.
fn single(text: &str) -> String {
    let mark = |c| match c {
        '„' => '‚',
        '“' => '‘',
        '”' => '’',
        c => c,
    };
    text.chars().map(mark).collect()
}

/// What is said about a record, without repetitions.
#[derive(Default)]
struct Told {
    lines: Vec<String>,
    seen: BTreeSet<String>,
}

impl Told {
    fn add(&mut self, line: Option<String>) {
        if let Some(line) = line.filter(|line| self.seen.insert(line.clone())) {
            self.lines.push(line);
        }
    }
}
