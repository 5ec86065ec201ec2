//! Attendance as a chart: one self-contained SVG.
//!
//! The chart does not depend on colour: bars are labelled with their numbers, the second kind of
//! bar is hatched, and title and description contain the same numbers as text for screen readers.

use std::fmt::Write;

use chrono::{Datelike, Locale};

use super::messages::Heading;
use super::text::{decimal, organisations};
use super::{Attendance, MeetingFigures};
use crate::document::html;
use crate::l10n::{Language, Localize, date};

const LEFT: f64 = 48.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 96.0;
/// The height of the drawing between axis and top (user units, like all lengths here).
const HEIGHT: f64 = 240.0;
const BAR: f64 = 34.0;
const GROUP: f64 = 104.0;

const STYLE: &str = "\
svg{--ink:#1d2733;--soft:#5b6775;--line:#d5dbe2;--paper:#fff;--one:#1f5fa8;--two:#b4540a;\
font-family:system-ui,-apple-system,'Segoe UI','Source Sans 3',sans-serif}\
@media(prefers-color-scheme:dark){svg{--ink:#edf1f5;--soft:#aab5c1;--line:#3a4552;--paper:#151b22;\
--one:#7db4f0;--two:#f0a35c}}\
.paper{fill:var(--paper)}text{fill:var(--ink);font-size:14px}.title{font-size:20px;font-weight:600}\
.soft{fill:var(--soft);font-size:13px}.figure{font-weight:600;text-anchor:middle;paint-order:stroke;stroke:var(--paper);stroke-width:4px}\
.middle{text-anchor:middle}.end{text-anchor:end}.grid{stroke:var(--line)}.axis{stroke:var(--soft)}\
.one{fill:var(--one)}.two{fill:url(#hatch);stroke:var(--two);stroke-width:1.5}\
.hatch{stroke:var(--two);stroke-width:4}";

/// The chart, labelled in `language`.
pub fn svg(attendance: &Attendance, language: Language) -> String {
    let count = attendance.meetings.len();
    let groups = GROUP * f64::from(u32::try_from(count.max(4)).unwrap_or(u32::MAX));
    let width = LEFT + groups + RIGHT;
    let below = TOP + HEIGHT + 78.0;
    let lines = f64::from(u32::try_from(attendance.years.len()).unwrap_or(u32::MAX));
    let height = below + lines * 22.0 + 12.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"title\" \
         aria-describedby=\"description\" lang=\"{}\">\n",
        language.pick("de", "en")
    );
    let title = Heading::Title.localize(language);
    let _ = writeln!(svg, "<title id=\"title\">{}</title>", escape(&title));
    let _ =
        writeln!(svg, "<desc id=\"description\">{}</desc>", escape(&spoken(attendance, language)));
    let _ = writeln!(svg, "<style>{STYLE}</style>");
    svg.push_str(
        "<defs><pattern id=\"hatch\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect class=\"paper\" width=\"8\" height=\"8\"/>\
         <line class=\"hatch\" y2=\"8\"/></pattern></defs>\n",
    );
    let _ = writeln!(svg, "<rect class=\"paper\" width=\"{width}\" height=\"{height}\" rx=\"8\"/>");
    let _ = writeln!(svg, "<text class=\"title\" x=\"24\" y=\"38\">{}</text>", escape(&title));
    legend(&mut svg, language);
    let top = ceiling(attendance);
    grid(&mut svg, top, width - RIGHT);
    for (index, meeting) in (0_u32..).zip(&attendance.meetings) {
        let middle = LEFT + GROUP * (f64::from(index) + 0.5);
        group(&mut svg, meeting, middle, top, language);
    }
    for (line, year) in (0_u32..).zip(&attendance.years) {
        let y = below + f64::from(line) * 22.0;
        let _ = writeln!(
            svg,
            "<text class=\"soft\" x=\"24\" y=\"{y}\">{}</text>",
            escape(&year_line(year, language))
        );
    }
    svg.push_str("</svg>\n");
    svg
}

fn legend(svg: &mut String, language: Language) {
    let entries = [("one", 24.0, Heading::Persons), ("two", 140.0, Heading::Organisations)];
    for (class, x, heading) in entries {
        let _ = writeln!(
            svg,
            "<rect class=\"{class}\" x=\"{x}\" y=\"54\" width=\"16\" height=\"16\"/>\
             <text x=\"{}\" y=\"67\">{}</text>",
            x + 24.0,
            escape(&heading.localize(language))
        );
    }
}

/// The top of the scale and its step: 1, 2 or 5 times a power of ten, with four to eight steps.
#[derive(Clone, Copy)]
struct Scale {
    top: u32,
    step: u32,
}

fn ceiling(attendance: &Attendance) -> Scale {
    let figures = attendance.meetings.iter().flat_map(|m| [m.persons, m.organisations]);
    let highest = figures.flatten().max().unwrap_or(0).max(4);
    let steps = (0..9).flat_map(|power| [1, 2, 5].map(|unit| unit * 10_u32.pow(power)));
    let step = steps.into_iter().find(|step| highest / step < 6).unwrap_or(1_000_000_000);
    Scale { top: (highest / step).saturating_add(1).saturating_mul(step), step }
}

impl Scale {
    fn height(self, figure: u32) -> f64 {
        HEIGHT * f64::from(figure) / f64::from(self.top)
    }
}

fn grid(svg: &mut String, scale: Scale, right: f64) {
    for mark in 0..=scale.top / scale.step {
        let figure = mark * scale.step;
        let y = TOP + HEIGHT - scale.height(figure);
        let class = if figure == 0 { "axis" } else { "grid" };
        let _ = writeln!(
            svg,
            "<line class=\"{class}\" x1=\"{LEFT}\" y1=\"{y:.1}\" x2=\"{right}\" y2=\"{y:.1}\"/>\
             <text class=\"soft end\" x=\"{}\" y=\"{:.1}\">{figure}</text>",
            LEFT - 8.0,
            y + 4.5
        );
    }
}

fn group(
    svg: &mut String,
    meeting: &MeetingFigures,
    middle: f64,
    scale: Scale,
    language: Language,
) {
    let ground = TOP + HEIGHT;
    let bars = [("one", -BAR - 2.0, meeting.persons), ("two", 2.0, meeting.organisations)];
    for (class, offset, figure) in bars {
        let x = middle + offset;
        let height = scale.height(figure.unwrap_or(0));
        let y = ground - height;
        if figure.is_some() {
            let _ = write!(
                svg,
                "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{BAR}\" height=\"{height:.1}\"/>"
            );
        }
        let shown = figure.map_or_else(|| "–".to_owned(), |figure| figure.to_string());
        let _ = writeln!(
            svg,
            "<text class=\"figure\" x=\"{:.1}\" y=\"{:.1}\">{shown}</text>",
            x + BAR / 2.0,
            y - 6.0
        );
    }
    let locale = language.pick(Locale::de_DE, Locale::en_GB);
    let day = meeting.date.format_localized(language.pick("%-d. %B", "%-d %B"), locale).to_string();
    let _ = writeln!(
        svg,
        "<text class=\"middle\" x=\"{middle:.1}\" y=\"{}\">{}</text>\
         <text class=\"soft middle\" x=\"{middle:.1}\" y=\"{}\">{}</text>",
        ground + 22.0,
        escape(&day),
        ground + 40.0,
        meeting.date.year()
    );
}

/// The line for a year: „2026: 3 Treffen, im Mittel 43,0 Personen, mindestens 26 verschiedene
/// Organisationen“.
fn year_line(year: &super::YearFigures, language: Language) -> String {
    let (treffen, mean) = language.pick(
        ("Treffen", "Personen je Treffen"),
        (if year.meetings == 1 { "meeting" } else { "meetings" }, "people per meeting"),
    );
    let mut line = format!("{}: {} {treffen}", year.year, year.meetings);
    if let Some(persons) = year.persons_mean {
        let _ = write!(line, ", {} {mean}", decimal(persons, language));
    }
    if year.organisations.is_some() {
        let different = language.pick("verschiedene Organisationen", "different organisations");
        let _ = write!(line, ", {} {different}", organisations(year, language));
    }
    line
}

/// The chart in words.
fn spoken(attendance: &Attendance, language: Language) -> String {
    let figure = |figure: Option<u32>| {
        figure.map_or_else(|| Heading::Unknown.localize(language), |figure| figure.to_string())
    };
    let mut text = String::new();
    for meeting in &attendance.meetings {
        let _ = write!(
            text,
            "{}: {} {}, {} {}. ",
            date(meeting.date, language),
            Heading::Persons.localize(language),
            figure(meeting.persons),
            Heading::Organisations.localize(language),
            figure(meeting.organisations),
        );
    }
    for year in &attendance.years {
        let _ = write!(text, "{}. ", year_line(year, language));
    }
    text.trim_end().to_owned()
}

/// Escapes text for XML; characters that XML 1.0 does not allow are dropped.
fn escape(text: &str) -> String {
    let is_known = |c: &char| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    html::escape(&text.chars().filter(is_known).collect::<String>())
}
