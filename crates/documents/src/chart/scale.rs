//! The scale of a chart, and how much room its words need.

use super::Chart;
use crate::columns;

/// Lengths in user units, which are CSS pixels.
pub(super) const LEFT: f64 = 52.0;
pub(super) const RIGHT: f64 = 24.0;
/// The height of the drawing between axis and top.
pub(super) const HEIGHT: f64 = 240.0;
/// A group of bars has so much room where there are few.
const GROUP: f64 = 104.0;
/// The widest bar.
const BAR: f64 = 34.0;
/// Between the two bars of a group.
pub(super) const GAP: f64 = 4.0;
/// With thinner bars than this, a chart has lines.
const THINNEST: f64 = 3.0;
/// The size of words.
pub(super) const SIZE: f64 = 14.0;
pub(super) const SMALL: f64 = 13.0;
/// A chart is not narrower: title and legend need room.
const NARROWEST: f64 = 420.0;

/// Where things are.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) width: f64,
    /// The upper end of the scale.
    pub(super) top: f64,
    /// The width of a group.
    pub(super) group: f64,
    /// The width of a bar.
    pub(super) bar: f64,
    pub(super) lines: bool,
    pub(super) steps: Steps,
}

/// The top of the scale and its step: 1, 2 or 5 times a power of ten, with at most six steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Steps {
    pub(super) top: u32,
    pub(super) step: u32,
}

impl Layout {
    pub(super) fn of(chart: &Chart) -> Self {
        let count = number(chart.groups.len().max(1));
        let words = chart.title.iter().map(|title| width(title, 20.0) + 48.0);
        let notes = chart.notes.iter().map(|note| width(note, SMALL) + 48.0);
        let legend = chart.series.iter().map(|name| width(name, SIZE) + 56.0).sum::<f64>() + 24.0;
        let least = words.chain(notes).chain([legend, NARROWEST]).fold(0.0, f64::max);
        let wanted = LEFT + RIGHT + GROUP * count.max(4.0);
        let width = wanted.min(chart.room).max(least);
        let group = (width - LEFT - RIGHT) / count;
        let series = number(chart.series.len().max(1));
        let bar = ((group * 0.72 - GAP * (series - 1.0)) / series).min(BAR);
        let top = if chart.title.is_some() { 96.0 } else { 62.0 };
        let lines = bar < THINNEST;
        Self { width, top, group, bar, lines, steps: Steps::of(chart) }
    }

    /// The middle of a group.
    pub(super) fn middle(&self, index: usize) -> f64 {
        LEFT + self.group * (number(index) + 0.5)
    }

    /// The height at which a number is.
    pub(super) fn y(&self, value: f64) -> f64 {
        self.top + HEIGHT - HEIGHT * value / f64::from(self.steps.top)
    }

    /// Where the bar of a series begins.
    pub(super) fn bar_at(&self, index: usize, series: usize, of: usize) -> f64 {
        let all = self.bar * number(of) + GAP * (number(of) - 1.0);
        self.middle(index) - all / 2.0 + (self.bar + GAP) * number(series)
    }
}

impl Steps {
    fn of(chart: &Chart) -> Self {
        let values = chart.groups.iter().flat_map(|group| group.values.iter().flatten());
        let highest = values.map(|(value, _)| *value).fold(4.0, f64::max);
        let steps = (0..9).flat_map(|power| [1, 2, 5].map(|unit| unit * 10_u32.pow(power)));
        let fits = |step: &u32| highest / f64::from(*step) < 6.0;
        let step = steps.into_iter().find(fits).unwrap_or(1_000_000_000);
        let mut top = step;
        // A number above the highest bar needs room below the legend.
        while f64::from(top) < highest * 1.08 && top < u32::MAX - step {
            top += step;
        }
        Self { top, step }
    }
}

/// So much room a text needs in most fonts: a little more than it takes.
pub(super) fn width(text: &str, size: f64) -> f64 {
    number(columns::width(text)) * size * 0.6
}

pub(super) fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}
