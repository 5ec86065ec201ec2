//! The words below a chart, as many as have room.

use super::Chart;
use super::scale::{Layout, SIZE, SMALL, width};

/// Between two labels.
const BETWEEN: f64 = 8.0;

/// If fewer than one label in so many has room, the second line says enough.
const FEWEST: usize = 7;

/// A label below the chart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Label {
    pub(super) middle: f64,
    pub(super) text: String,
    /// In the first line or the second one.
    pub(super) first: bool,
}

/// The labels of both lines; none overlaps another one.
pub(super) fn labels(chart: &Chart, layout: &Layout) -> Vec<Label> {
    let widest =
        |texts: &dyn Fn(usize) -> f64| (0..chart.groups.len()).map(texts).fold(0.0, f64::max);
    let of = |short: bool| {
        let texts = |index: usize| {
            let text = chart
                .groups
                .get(index)
                .map(|group| if short { group.short.as_str() } else { group.label.as_str() });
            width(text.unwrap_or_default(), SIZE)
        };
        widest(&texts) + BETWEEN
    };
    let is_short = of(false) > layout.group;
    let least = of(is_short);
    let mut step = 1;
    while layout.group * super::scale::number(step) < least && step <= chart.groups.len() {
        step += 1;
    }
    let with_second = chart.groups.iter().any(|group| !group.shared.is_empty());
    let mut labels = Vec::new();
    if step <= FEWEST || !with_second {
        for (index, group) in chart.groups.iter().enumerate().step_by(step) {
            let text = if is_short { &group.short } else { &group.label };
            labels.push(Label { middle: layout.middle(index), text: text.clone(), first: true });
        }
    }
    labels.extend(second_line(chart, layout));
    labels
}

/// What neighbours share, once below the middle of them.
fn second_line(chart: &Chart, layout: &Layout) -> Vec<Label> {
    let mut labels = Vec::new();
    let (mut index, mut free_from) = (0, 0.0);
    for run in chart.groups.chunk_by(|one, next| one.shared == next.shared) {
        let (first, last) = (layout.middle(index), layout.middle(index + run.len() - 1));
        index += run.len();
        let Some(text) = run.first().map(|group| group.shared.clone()) else { continue };
        let (middle, half) = (f64::midpoint(first, last), width(&text, SMALL) / 2.0);
        if !text.is_empty() && middle - half >= free_from {
            free_from = middle + half + BETWEEN;
            labels.push(Label { middle, text, first: false });
        }
    }
    labels
}

/// Whether the numbers above the bars have room, all of them.
pub(super) fn has_room_for_values(chart: &Chart, layout: &Layout) -> bool {
    let values = chart.groups.iter().flat_map(|group| group.values.iter().flatten());
    let widest = values.map(|(_, shown)| width(shown, SIZE)).fold(0.0, f64::max);
    !layout.lines && widest <= layout.bar + super::scale::GAP - 1.0
}

/// The highest and the lowest number of the first series, where not all have room; the lowest only
/// if it is far enough from the highest.
pub(super) fn extremes(chart: &Chart, layout: &Layout) -> Vec<usize> {
    let value = |index: &usize| {
        let group = chart.groups.get(*index)?;
        group.values.first()?.as_ref().map(|(value, shown)| (*value, width(shown, SIZE)))
    };
    let known: Vec<usize> =
        (0..chart.groups.len()).filter(|index| value(index).is_some()).collect();
    let by = |one: &&usize, other: &&usize| {
        let number = |index: &usize| value(index).map_or(0.0, |(value, _)| value);
        number(one).total_cmp(&number(other))
    };
    let (highest, lowest) = (known.iter().max_by(by), known.iter().min_by(by));
    let mut shown: Vec<usize> = highest.into_iter().copied().collect();
    if let (Some(highest), Some(lowest)) = (highest, lowest) {
        let apart = (layout.middle(*highest) - layout.middle(*lowest)).abs();
        let widths = [highest, lowest].map(|index| value(index).map_or(0.0, |(_, width)| width));
        if apart > widths.iter().sum::<f64>() / 2.0 + BETWEEN {
            shown.push(*lowest);
        }
    }
    shown
}
