//! The charts of a report, as figures of the document.

use chrono::{Datelike, NaiveDate};

use super::trend::{Point, decimal, in_words};
use crate::attendance::{Attendance, MeetingFigures};
use crate::chart::{Chart, Group, svg};
use crate::document::pictures::drawn;
use crate::document::vocabulary::{Vocabulary, fill};
use crate::view::{Block, FigureView, Inline};

/// The width of a chart: on paper, its words are then as large as the text (CSS pixels).
const ROOM: f64 = 640.0;

/// People and organisations at the meetings of a year; `None` where no figure is known.
pub(super) fn of_meetings(attendance: &Attendance, year: i32, words: &Vocabulary) -> Option<Block> {
    let meetings: Vec<&MeetingFigures> =
        attendance.meetings.iter().filter(|one| one.date.year() == year).collect();
    let phrases = &words.phrases.report;
    let points = meetings.iter().filter_map(|meeting| {
        let persons = meeting.persons?;
        let (shown, when) = (persons.to_string(), words.date(meeting.date));
        Some(Point { value: f64::from(persons), shown, when })
    });
    let points: Vec<Point> = points.collect();
    let what = fill(&phrases.chart_meetings, &[("year", &year.to_string())]);
    let value = |number: Option<u32>| number.map(|one| (f64::from(one), one.to_string()));
    let group = |meeting: &&MeetingFigures| Group {
        label: day_and_month(meeting.date, words),
        short: meeting.date.format("%d.%m.").to_string(),
        shared: String::new(),
        values: vec![value(meeting.persons), value(meeting.organisations)],
    };
    let chart = Chart {
        series: vec![phrases.persons.clone(), phrases.organisations.clone()],
        groups: meetings.iter().map(group).collect(),
        ..Chart::default()
    };
    (!points.is_empty()).then(|| figure("meetings", chart, &what, &points, words)).flatten()
}

/// People for each meeting, on average, and different organisations over the years.
pub(super) fn of_years(attendance: &Attendance, words: &Vocabulary) -> Option<Block> {
    let phrases = &words.phrases.report;
    let years = &attendance.years;
    let points = years.iter().filter_map(|year| {
        let value = year.persons_mean?;
        Some(Point { value, shown: decimal(value, words), when: year.year.to_string() })
    });
    let points: Vec<Point> = points.collect();
    let with_organisations = years.iter().any(|year| year.organisations.number().is_some());
    let groups = years.iter().map(|year| {
        let mean = year.persons_mean.map(|mean| (mean, decimal(mean, words)));
        let different = year.organisations.number().map(|one| (f64::from(one), one.to_string()));
        let different = with_organisations.then_some(different);
        Group {
            label: year.year.to_string(),
            short: format!("’{:02}", year.year.rem_euclid(100)),
            shared: String::new(),
            values: std::iter::once(mean).chain(different).collect(),
        }
    });
    let different = with_organisations.then(|| phrases.different.clone());
    let chart = Chart {
        series: std::iter::once(phrases.per_meeting.clone()).chain(different).collect(),
        groups: groups.collect(),
        ..Chart::default()
    };
    (points.len() > 1)
        .then(|| figure("years", chart, &phrases.chart_years, &points, words))
        .flatten()
}

fn figure(
    name: &str,
    chart: Chart,
    what: &str,
    points: &[Point],
    words: &Vocabulary,
) -> Option<Block> {
    let alt = in_words(what, points, words);
    let (language, description) = (
        words.language.base().as_ref().unwrap_or(&words.language).as_str().to_owned(),
        alt.clone(),
    );
    let chart = Chart { language, description, room: ROOM, ..chart };
    let drawn = drawn(&svg(&chart), &format!("{name}.svg"))?;
    let caption = vec![Inline::text(what)];
    Some(Block::Figure(FigureView { alt, caption, ..drawn }))
}

/// „17. September“: the date of the language without its year.
fn day_and_month(day: NaiveDate, words: &Vocabulary) -> String {
    let whole = words.date(day);
    let year = day.year().to_string();
    match whole.split_once(&year) {
        Some((before, _)) => before.trim_matches([' ', '\u{a0}', ',', '،']).to_owned(),
        None => whole,
    }
}
