//! Draws a chart.

use std::fmt::Write;

use super::axis::{extremes, has_room_for_values, labels};
use super::scale::{HEIGHT, LEFT, Layout, RIGHT, SIZE, SMALL, number, width};
use super::{Chart, Group};
use crate::document::html;

/// Ink, grey, lines, paper, and the two series; all texts have a contrast of at least 4.5, bars and
/// lines of at least 3 (WCAG 2.2, 1.4.3 and 1.4.11).
const INK: &str = "#1d2733";
const SOFT: &str = "#5b6775";
const LINE: &str = "#d5dbe2";
const PAPER: &str = "#ffffff";
const SERIES: [&str; 2] = ["#1f5fa8", "#b4540a"];

/// What a dark screen changes.
const DARK: &str = "@media(prefers-color-scheme:dark){.paper{fill:#151b22}.ink{fill:#edf1f5}\
.halo{stroke:#151b22}.soft{fill:#aab5c1}.grid{stroke:#3a4552}.axis{stroke:#aab5c1}.one{fill:#7db4f0}\
.two,.hatch{stroke:#f0a35c}.line1{stroke:#7db4f0}.line2{stroke:#f0a35c}}";

/// The chart as SVG.
pub(crate) fn svg(chart: &Chart) -> String {
    let layout = Layout::of(chart);
    let lines = labels(chart, &layout);
    let has = |first: bool| lines.iter().any(|label| label.first == first);
    let words = if has(true) && has(false) { 54.0 } else { 34.0 };
    let below = layout.top + HEIGHT + words + 22.0;
    let height = below + number(chart.notes.len()) * 22.0 - 10.0;
    let mut drawing = Drawing { chart, layout, svg: String::new() };
    drawing.head(height);
    drawing.legend();
    drawing.grid();
    drawing.values();
    drawing.words_below();
    for (line, note) in chart.notes.iter().enumerate() {
        let y = below + number(line) * 22.0;
        drawing.text("soft", SOFT, SMALL, 24.0, y, "", note);
    }
    drawing.svg.push_str("</svg>\n");
    drawing.svg
}

struct Drawing<'c> {
    chart: &'c Chart,
    layout: Layout,
    svg: String,
}

impl Drawing<'_> {
    fn put(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing into a String cannot fail.
        let _ = self.svg.write_fmt(line);
        self.svg.push('\n');
    }

    fn head(&mut self, height: f64) {
        let (width, chart) = (self.layout.width, self.chart);
        let font = if chart.themed {
            "system-ui,-apple-system,'Segoe UI','Source Sans 3',sans-serif"
        } else {
            "'Source Sans 3','Vazirmatn',sans-serif"
        };
        let name = if chart.title.is_some() { " aria-labelledby=\"title\"" } else { "" };
        self.put(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
             width=\"{width:.0}\" height=\"{height:.0}\" role=\"img\"{name} \
             aria-describedby=\"description\" lang=\"{}\" font-family=\"{font}\">",
            escape(&chart.language)
        ));
        if let Some(title) = &chart.title {
            self.put(format_args!("<title id=\"title\">{}</title>", escape(title)));
        }
        self.put(format_args!("<desc id=\"description\">{}</desc>", escape(&chart.description)));
        if chart.themed {
            self.put(format_args!("<style>{DARK}</style>"));
        }
        let two = SERIES[1];
        self.put(format_args!(
            "<defs><pattern id=\"hatch\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><rect class=\"paper\" width=\"8\" height=\"8\" \
             fill=\"{PAPER}\"/><line class=\"hatch\" y2=\"8\" stroke=\"{two}\" \
             stroke-width=\"4\"/></pattern></defs>"
        ));
        self.put(format_args!(
            "<rect class=\"paper\" width=\"{width:.0}\" height=\"{height:.0}\" rx=\"8\" \
             fill=\"{PAPER}\"/>"
        ));
        if let Some(title) = &chart.title {
            self.text("ink", INK, 20.0, 24.0, 38.0, " font-weight=\"600\"", title);
        }
    }

    /// A text; `more` are further attributes.
    #[expect(clippy::too_many_arguments, reason = "where, how large and how a text is")]
    fn text(&mut self, class: &str, ink: &str, size: f64, x: f64, y: f64, more: &str, text: &str) {
        self.put(format_args!(
            "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" \
             fill=\"{ink}\"{more}>{}</text>",
            escape(text)
        ));
    }

    fn legend(&mut self) {
        let (chart, y) = (self.chart, self.layout.top - 42.0);
        let mut x = 24.0;
        for (series, name) in chart.series.iter().enumerate() {
            if self.layout.lines {
                let line = stroke(series);
                self.put(format_args!("<path d=\"M{x:.1} {:.1}h26\" {line}/>", y + 8.0));
            } else {
                self.bar(series, x, y, 16.0, 16.0);
            }
            self.text("ink", INK, SIZE, x + 34.0, y + 13.0, "", name);
            x += 34.0 + width(name, SIZE) + 22.0;
        }
    }

    fn bar(&mut self, series: usize, x: f64, y: f64, wide: f64, high: f64) {
        let [one, two] = SERIES;
        let look = if series == 0 {
            format!("class=\"one\" fill=\"{one}\"")
        } else {
            format!("class=\"two\" fill=\"url(#hatch)\" stroke=\"{two}\" stroke-width=\"1.5\"")
        };
        self.put(format_args!(
            "<rect {look} x=\"{x:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"{high:.1}\"/>"
        ));
    }

    fn grid(&mut self) {
        let steps = self.layout.steps;
        let right = self.layout.width - RIGHT;
        for mark in 0..=steps.top / steps.step {
            let figure = mark * steps.step;
            let y = self.layout.y(f64::from(figure));
            let (class, ink) = if figure == 0 { ("axis", SOFT) } else { ("grid", LINE) };
            self.put(format_args!(
                "<path class=\"{class}\" d=\"M{LEFT} {y:.1}H{right:.1}\" stroke=\"{ink}\" \
                 fill=\"none\"/>"
            ));
            let end = " text-anchor=\"end\"";
            self.text("soft", SOFT, SMALL, LEFT - 8.0, y + 4.5, end, &figure.to_string());
        }
    }

    fn values(&mut self) {
        let chart = self.chart;
        if self.layout.lines {
            (0..chart.series.len()).for_each(|series| self.line(series));
        } else {
            for (index, group) in chart.groups.iter().enumerate() {
                self.bars(index, group);
            }
        }
        if has_room_for_values(chart, &self.layout) {
            for (index, group) in chart.groups.iter().enumerate() {
                for series in 0..chart.series.len() {
                    self.figure(index, group, series);
                }
            }
            return;
        }
        for index in extremes(chart, &self.layout) {
            if let Some(group) = chart.groups.get(index) {
                self.figure(index, group, 0);
            }
        }
    }

    fn bars(&mut self, index: usize, group: &Group) {
        let of = self.chart.series.len();
        for (series, value) in group.values.iter().enumerate() {
            let Some((value, _)) = value else { continue };
            let (x, y) = (self.layout.bar_at(index, series, of), self.layout.y(*value));
            let high = self.layout.y(0.0) - y;
            let bar = self.layout.bar;
            self.bar(series, x, y, bar, high);
        }
    }

    /// A line through the numbers of a series, with gaps where they are not known.
    fn line(&mut self, series: usize) {
        let chart = self.chart;
        let value =
            |group: &Group| group.values.get(series).and_then(Option::as_ref).map(|one| one.0);
        let groups: Vec<(usize, Option<f64>)> =
            chart.groups.iter().map(value).enumerate().collect();
        for run in groups.chunk_by(|one, next| one.1.is_some() == next.1.is_some()) {
            let points: Vec<String> = run
                .iter()
                .filter_map(|(index, value)| {
                    let y = self.layout.y((*value)?);
                    Some(format!("{:.1} {y:.1}", self.layout.middle(*index)))
                })
                .collect();
            let line = stroke(series);
            match points.as_slice() {
                [] => {}
                // A line of no length is a dot with round ends.
                [point] => self.put(format_args!("<path d=\"M{point}h.01\" {line}/>")),
                _ => self.put(format_args!("<path d=\"M{}\" {line}/>", points.join("L"))),
            }
        }
    }

    /// The number above a bar or line; a dash where nobody knows it.
    fn figure(&mut self, index: usize, group: &Group, series: usize) {
        let value = group.values.get(series).and_then(Option::as_ref);
        let (value, shown) = value.map_or((0.0, "–"), |(value, shown)| (*value, shown.as_str()));
        // A line runs through what stands above its lowest point.
        let is_low = self.layout.lines && self.is_lowest(series, value);
        let x = if self.layout.lines {
            self.layout.middle(index)
        } else {
            let at = self.layout.bar_at(index, series, self.chart.series.len());
            at + self.layout.bar / 2.0
        };
        // At the edge, a wide number stays in the picture.
        let half = width(shown, SIZE) / 2.0;
        let x = x.clamp(LEFT.min(half + 2.0).max(half), (self.layout.width - half).max(half));
        let y = self.layout.y(value) + if is_low { 18.0 } else { -6.0 };
        let more = format!(
            " font-weight=\"600\" text-anchor=\"middle\" paint-order=\"stroke\" \
             stroke=\"{PAPER}\" stroke-width=\"4\" stroke-linejoin=\"round\""
        );
        self.text("ink halo", INK, SIZE, x, y, &more, shown);
    }

    fn is_lowest(&self, series: usize, value: f64) -> bool {
        let values = self.chart.groups.iter().filter_map(|group| group.values.get(series));
        let lowest = values.flatten().map(|(value, _)| *value).fold(f64::INFINITY, f64::min);
        value <= lowest && self.layout.y(value) + 24.0 < self.layout.y(0.0)
    }

    fn words_below(&mut self) {
        let ground = self.layout.y(0.0);
        let labels = labels(self.chart, &self.layout);
        let has_first = labels.iter().any(|label| label.first);
        for label in labels {
            let middle = " text-anchor=\"middle\"";
            let half = width(&label.text, SIZE) / 2.0;
            let x = label.middle.clamp(half, (self.layout.width - half).max(half));
            if label.first {
                self.text("ink", INK, SIZE, x, ground + 22.0, middle, &label.text);
            } else {
                let y = if has_first { ground + 42.0 } else { ground + 22.0 };
                self.text("soft", SOFT, SMALL, x, y, middle, &label.text);
            }
        }
    }
}

fn stroke(series: usize) -> String {
    let ink = SERIES.get(series).copied().unwrap_or(INK);
    let dashes = if series == 0 { "" } else { " stroke-dasharray=\"7 5\"" };
    format!(
        "class=\"line{}\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"2.5\" \
         stroke-linejoin=\"round\" stroke-linecap=\"round\"{dashes}",
        series + 1
    )
}

/// Escapes text for XML; characters that XML 1.0 does not allow are dropped.
fn escape(text: &str) -> String {
    let is_known = |c: &char| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    html::escape(&text.chars().filter(is_known).collect::<String>())
}
