//! The report as a document.

use chrono::{Datelike, NaiveDate};

use super::facts::Gathered;
use super::{charts, lists, tables};
use crate::attendance::Part;
use crate::direction;
use crate::document::pictures::Gallery;
use crate::document::view::{Block, Document, Edition, Inline, Section};
use crate::document::vocabulary::{Vocabulary, fill};
use crate::document::{DocumentInput, build};
use crate::minutes::{Kind, Minutes};
use crate::settings::Settings;
use crate::source::{Source, Span, Spanned};

/// What a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// What is known about the year.
    pub gathered: &'a Gathered,
    /// The office.
    pub settings: &'a Settings,
    /// The fixed words of its language.
    pub words: &'a Vocabulary,
    /// The readers that it is for.
    pub edition: Edition,
    /// The day on which it is made.
    pub today: NaiveDate,
}

/// The document; `None` if it cannot be built.
pub fn document(report: &Report<'_>) -> Option<Document> {
    let Report { gathered, settings, words, edition, today } = *report;
    let phrases = &words.phrases.report;
    let title = fill(&phrases.title, &[("year", &gathered.year.to_string())]);
    let title = Spanned::new(title, Span::file(&Source::new("", "")));
    // The name of its files, in the language of the office.
    let name = if settings.defaults.language.is_german() { "jahresbericht" } else { "report" };
    let id = format!("{name}-{}", gathered.year);
    let minutes = Minutes {
        timezone: settings.defaults.timezone,
        ..Minutes::new(&id, title, Kind::Circular, &words.language)
    };
    let gallery = Gallery::default();
    let input = DocumentInput { minutes: &minutes, settings, words, gallery: &gallery, today };
    let mut document = build(&input, edition).value?;
    let office = settings.organisation.name.as_ref().map(|name| name.value.trim().to_owned());
    document.kicker = settings.defaults.series.clone().or(office).unwrap_or_default();
    document.sections.extend(report.sections());
    if build::typography::is_set(&words.language) {
        for section in &mut document.sections {
            build::typography::set_blocks(&mut section.blocks);
        }
    }
    direction::set(&mut document);
    Some(document)
}

impl Report<'_> {
    /// The parts of the report, without those of which there is nothing to tell.
    fn sections(&self) -> Vec<Section> {
        let Self { gathered, words, .. } = *self;
        let (phrases, labels) = (&words.phrases.report, &words.phrases.label);
        let section = |id: &'static str, heading: &str, blocks: Vec<Block>| Section {
            id,
            heading: Some(heading.to_owned()),
            blocks,
        };
        let some = |is_empty: bool, block: &dyn Fn() -> Block| {
            if is_empty { Vec::new() } else { vec![block()] }
        };
        let tasks = &gathered.tasks.open;
        let open = || lists::due(tasks, &labels.due, words);
        let calls = || lists::due(&gathered.calls, &labels.deadline, words);
        let decisions = || lists::decisions(&gathered.decisions, words);
        let dates = || lists::dates(&gathered.dates, words);
        let mut sections = vec![
            section("overview", &phrases.overview, self.overview()),
            section("meetings", &phrases.meetings, self.meetings()),
            section("years", &phrases.by_year, self.years()),
            section("who", &phrases.who, self.who()),
            section("decided", &phrases.decisions, some(gathered.decisions.is_empty(), &decisions)),
            section("tasks", &phrases.tasks_open, some(tasks.is_empty(), &open)),
            section("calls", &phrases.calls, some(gathered.calls.is_empty(), &calls)),
            section("announced", &phrases.dates, some(gathered.dates.is_empty(), &dates)),
            section("mailings", &phrases.mailings, self.mailings()),
            section("counted", &phrases.counted, vec![lists::notes(self.notes())]),
        ];
        sections.retain(|section| !section.blocks.is_empty());
        sections
    }

    fn overview(&self) -> Vec<Block> {
        let Self { gathered, words, today, .. } = *self;
        let phrases = &words.phrases.report;
        let mut sentences = Vec::new();
        if today.year() <= gathered.year {
            sentences.push(fill(&phrases.so_far, &[("date", &words.date(today))]));
        }
        for (days, phrase) in
            [(&gathered.cancelled, &phrases.cancelled), (&gathered.unreported, &phrases.unreported)]
        {
            if !days.is_empty() {
                sentences.push(fill(phrase, &[("dates", &lists::days(days, words))]));
            }
        }
        let paragraph = |sentence: String| Block::Paragraph { text: vec![Inline::text(sentence)] };
        let mut blocks: Vec<Block> = sentences.into_iter().map(paragraph).collect();
        blocks.push(tables::overview(gathered, words));
        blocks
    }

    fn meetings(&self) -> Vec<Block> {
        let Gathered { attendance, year, .. } = self.gathered;
        if attendance.year(*year).is_none() {
            return Vec::new();
        }
        let chart = charts::of_meetings(attendance, *year, self.words);
        chart.into_iter().chain([tables::meetings(attendance, *year, self.words)]).collect()
    }

    fn years(&self) -> Vec<Block> {
        let attendance = &self.gathered.attendance;
        if attendance.years.len() < 2 {
            return Vec::new();
        }
        let chart = charts::of_years(attendance, self.words);
        chart.into_iter().chain([tables::years(attendance, self.words)]).collect()
    }

    fn who(&self) -> Vec<Block> {
        let Gathered { attendance, year, .. } = self.gathered;
        let phrases = &self.words.phrases.report;
        let of_year = attendance.year(*year);
        let Some(of_year) = of_year.filter(|year| year.persons_by.listed != Part::Unknown) else {
            return Vec::new();
        };
        let mut blocks = vec![tables::breakdown(of_year, self.words)];
        let named = [
            (attendance.organisations.as_ref(), &phrases.organisations),
            (attendance.people.as_ref(), &phrases.persons),
        ];
        for (entries, header) in named {
            let table = entries.and_then(|all| tables::by_name(all, *year, header, self.words));
            blocks.extend(table);
        }
        blocks
    }

    fn mailings(&self) -> Vec<Block> {
        let mailings = self.gathered.mailings.as_ref().filter(|mailings| !mailings.is_empty());
        mailings.map(|mailings| tables::mailings(mailings, self.words)).into_iter().collect()
    }

    /// How it was counted.
    fn notes(&self) -> Vec<String> {
        let Gathered { attendance, year, .. } = self.gathered;
        let phrases = &self.words.phrases.report;
        let mut notes = vec![phrases.note_meetings.clone(), phrases.note_tasks.clone()];
        if attendance.year(*year).is_some_and(|year| year.persons_by.listed != Part::Unknown) {
            notes.extend([phrases.note_lists.clone(), phrases.note_regular.clone()]);
            if attendance.hides() {
                let smallest = attendance.smallest.to_string();
                notes.push(fill(&phrases.note_hidden, &[("n", &smallest)]));
            }
        }
        notes
    }
}
