//! The tables of a report: the numbers of its charts, and what else is counted.

use chrono::Datelike;

use super::facts::{Gathered, Mailing};
use super::trend::decimal;
use crate::attendance::{Attendance, Breakdown, Part, YearFigures};
use crate::document::vocabulary::{Vocabulary, fill};
use crate::view::{Block, Inline};

/// A table whose first column is text, and whose others are numbers or text.
fn table(align: &[&'static str], header: &[&str], rows: Vec<Vec<String>>) -> Block {
    let cell = |text: String| vec![Inline::text(text)];
    Block::Table {
        align: align.to_vec(),
        header: header.iter().map(|text| cell((*text).to_owned())).collect(),
        rows: rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect(),
    }
}

/// A figure of the overview: this year, and the year before.
struct Row<'w> {
    name: &'w str,
    now: Option<f64>,
    before: Option<f64>,
    is_mean: bool,
    at_least: bool,
    /// Whether the year before is shown at all.
    compares: bool,
}

impl Row<'_> {
    fn cells(&self, words: &Vocabulary) -> Vec<String> {
        let unknown = || words.phrases.report.unknown.clone();
        let shown = |number: Option<f64>| number.map_or_else(unknown, |one| self.shown(one, words));
        let mut now = shown(self.now);
        if self.at_least && self.now.is_some() {
            now = fill(&words.phrases.report.at_least, &[("n", &now)]);
        }
        let change = self.now.zip(self.before).map(|(now, before)| {
            let sign = match now.total_cmp(&before) {
                std::cmp::Ordering::Greater => "+",
                // A minus as wide as the plus (U+2212); a hyphen might be read as a dash.
                std::cmp::Ordering::Less => "\u{2212}",
                std::cmp::Ordering::Equal => "±",
            };
            format!("{sign}{}", self.shown((now - before).abs(), words))
        });
        let change = change.filter(|_| !self.at_least);
        let mut cells = vec![self.name.to_owned(), now];
        if self.compares {
            cells.extend([shown(self.before), change.unwrap_or_else(unknown)]);
        }
        cells
    }

    fn shown(&self, number: f64, words: &Vocabulary) -> String {
        if self.is_mean { decimal(number, words) } else { format!("{number:.0}") }
    }
}

/// The year in figures, beside the year before.
pub(super) fn overview(gathered: &Gathered, words: &Vocabulary) -> Block {
    let Gathered { year, attendance, .. } = gathered;
    let phrases = &words.phrases.report;
    let (now, before) = (attendance.year(*year), attendance.year(year - 1));
    let count = |number: usize| Some(number_of(number));
    let has_before = before.is_some() || gathered.decisions_before > 0 || gathered.dates_before > 0;
    let row = |name, now, before| Row {
        name,
        now,
        before: if has_before { before } else { None },
        is_mean: false,
        at_least: false,
        compares: has_before,
    };
    let of = |of: fn(&YearFigures) -> Option<f64>| (now.and_then(of), before.and_then(of));
    let meetings = |year: Option<&YearFigures>| count(year.map_or(0, |year| year.meetings));
    let mut rows = vec![row(&phrases.meetings, meetings(now), meetings(before))];
    let without = |year: &YearFigures| Some(number_of(year.without_figures));
    let lacking = of(without);
    if lacking.0.is_some_and(|number| number > 0.0) {
        rows.push(row(&phrases.without_figures, lacking.0, lacking.1));
    }
    let persons = of(|year| year.persons.map(f64::from));
    rows.push(row(&phrases.attendances, persons.0, persons.1));
    let mean = of(|year| year.persons_mean);
    rows.push(Row { is_mean: true, ..row(&phrases.per_meeting, mean.0, mean.1) });
    let different = of(|year| year.organisations.number().map(f64::from));
    let at_least = |year: Option<&YearFigures>| year.is_some_and(|one| !one.organisations_exact);
    if different.0.or(different.1).is_some() {
        rows.push(Row {
            at_least: at_least(now) || at_least(before),
            ..row(&phrases.different, different.0, different.1)
        });
    }
    let persons = of(|year| year.persons_by.listed.number().map(f64::from));
    if persons.0.is_some() {
        rows.push(row(&phrases.different_persons, persons.0, persons.1));
    }
    let (tasks, tasks_before) = (&gathered.tasks, &gathered.tasks_before);
    rows.extend([
        row(&phrases.decisions, count(gathered.decisions.len()), count(gathered.decisions_before)),
        row(&phrases.tasks_new, count(tasks.new), count(tasks_before.new)),
        row(&phrases.tasks_done, count(tasks.done), count(tasks_before.done)),
        row(&phrases.tasks_open, count(tasks.open.len()), count(tasks_before.open.len())),
        row(&phrases.calls, count(gathered.calls.len()), count(gathered.calls_before)),
        row(&phrases.dates, count(gathered.dates.len()), count(gathered.dates_before)),
    ]);
    let rows = rows.iter().map(|row| row.cells(words)).collect();
    let (this, last) = (year.to_string(), (year - 1).to_string());
    if has_before {
        let header = [&*phrases.figure, &this, &last, &phrases.change];
        table(&["left", "right", "right", "right"], &header, rows)
    } else {
        table(&["left", "right"], &[&phrases.figure, &this], rows)
    }
}

/// The meetings of the year.
pub(super) fn meetings(attendance: &Attendance, year: i32, words: &Vocabulary) -> Block {
    let phrases = &words.phrases;
    let of_year: Vec<_> =
        attendance.meetings.iter().filter(|meeting| meeting.date.year() == year).collect();
    let with_series = of_year.windows(2).any(|pair| match pair {
        [one, other] => one.series != other.series,
        _ => false,
    });
    let figure = |number: Option<u32>| {
        number.map_or_else(|| phrases.report.unknown.clone(), |number| number.to_string())
    };
    let rows = of_year.iter().map(|meeting| {
        let mut place = meeting.place.clone().unwrap_or_default();
        if with_series {
            let series = meeting.series.clone().unwrap_or_default();
            place = [series, place]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(&phrases.text.comma);
        }
        let place = if place.is_empty() { phrases.report.unknown.clone() } else { place };
        vec![
            words.date(meeting.date),
            place,
            figure(meeting.persons),
            figure(meeting.organisations),
        ]
    });
    let header = [
        &*phrases.label.date,
        &phrases.label.place,
        &phrases.report.persons,
        &phrases.report.organisations,
    ];
    table(&["left", "left", "right", "right"], &header, rows.collect())
}

/// The years up to this one.
pub(super) fn years(attendance: &Attendance, words: &Vocabulary) -> Block {
    let phrases = &words.phrases.report;
    let unknown = || phrases.unknown.clone();
    let has_different = attendance.years.iter().any(|year| year.organisations != Part::Unknown);
    let rows = attendance.years.iter().map(|year| {
        let different = match year.organisations {
            Part::Known(number) if !year.organisations_exact => {
                fill(&phrases.at_least, &[("n", &number.to_string())])
            }
            different => part(different, words),
        };
        let mut row = vec![
            year.year.to_string(),
            year.meetings.to_string(),
            year.persons.map_or_else(unknown, |persons| persons.to_string()),
            year.persons_mean.map_or_else(unknown, |mean| decimal(mean, words)),
        ];
        row.extend(has_different.then_some(different));
        row
    });
    let header = [&*phrases.year, &phrases.meetings, &phrases.attendances, &phrases.per_meeting];
    let header: Vec<&str> =
        header.into_iter().chain(has_different.then_some(&*phrases.different)).collect();
    let align = ["left", "right", "right", "right", "right"];
    table(align.get(..header.len()).unwrap_or(&align), &header, rows.collect())
}

/// The number, or why there is none.
fn part(part: Part, words: &Vocabulary) -> String {
    match part {
        Part::Known(number) => number.to_string(),
        Part::Hidden => words.phrases.report.hidden.clone(),
        Part::Unknown => words.phrases.report.unknown.clone(),
    }
}

/// A part of a breakdown.
type Of = fn(&Breakdown) -> Part;

/// Who is new, who comes regularly, who has stayed away.
pub(super) fn breakdown(year: &YearFigures, words: &Vocabulary) -> Block {
    let phrases = &words.phrases.report;
    let told = |one: Part| part(one, words);
    let (organisations, people) = (year.organisations_by, year.persons_by);
    let rows: [(&str, Of); 7] = [
        (&phrases.listed, |by| by.listed),
        (&phrases.new, |by| by.new),
        (&phrases.returned, |by| by.returned),
        (&phrases.stayed, |by| by.stayed),
        (&phrases.lost, |by| by.lost),
        (&phrases.regular, |by| by.regular),
        (&phrases.occasional, |by| by.occasional),
    ];
    let rows =
        rows.map(|(name, of)| vec![name.to_owned(), told(of(&organisations)), told(of(&people))]);
    let header = [&*phrases.figure, &phrases.organisations, &phrases.persons];
    table(&["left", "right", "right"], &header, rows.into())
}

/// Organisations or people by name.
pub(super) fn by_name(
    entries: &[crate::attendance::Entry],
    year: i32,
    header: &str,
    words: &Vocabulary,
) -> Option<Block> {
    let phrases = &words.phrases.report;
    let rows = entries.iter().filter_map(|entry| {
        let times = entry.years.get(&year)?;
        let name = match &entry.organisation {
            Some(organisation) => {
                format!("{}{}{organisation}", entry.name, words.phrases.text.comma)
            }
            None => entry.name.clone(),
        };
        Some(vec![name, times.to_string()])
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| table(&["left", "right"], &[header, &phrases.meetings], rows))
}

/// The mailings of the year, figures only.
pub(super) fn mailings(mailings: &[Mailing], words: &Vocabulary) -> Block {
    let phrases = &words.phrases.report;
    let rows = mailings.iter().map(|mailing| {
        let name = match mailing.correction {
            None => mailing.id.clone(),
            Some(_) => format!("{} ({})", mailing.id, words.phrases.correction.label),
        };
        vec![words.date(mailing.day), name, mailing.sent.to_string(), mailing.failed.to_string()]
    });
    let header = [&*words.phrases.label.date, &phrases.mailing, &phrases.sent, &phrases.failed];
    table(&["left", "left", "right", "right"], &header, rows.collect())
}

fn number_of(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}
