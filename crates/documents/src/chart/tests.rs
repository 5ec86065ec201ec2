//! Charts of every length.

use super::axis::{extremes, has_room_for_values, labels};
use super::scale::{Layout, SIZE, SMALL, width};
use super::*;

fn chart(years: usize, each: usize, room: f64) -> Chart {
    let group = |index: usize| Group {
        label: "17. September".to_owned(),
        short: "17.09.".to_owned(),
        shared: (2000 + index / each).to_string(),
        values: vec![
            Some((f64::from(u32::try_from(index % 60).unwrap()), (index % 60).to_string())),
            (!index.is_multiple_of(7)).then(|| (9.0, "9".to_owned())),
        ],
    };
    Chart {
        description: "<&>".to_owned(),
        series: vec!["Personen".to_owned(), "Organisationen".to_owned()],
        groups: (0..years * each).map(group).collect(),
        room,
        ..Chart::default()
    }
}

#[test]
fn no_label_overlaps_another_however_many_there_are() {
    for (years, each, room) in [
        (1, 1, 640.0),
        (1, 8, 640.0),
        (3, 8, 960.0),
        (25, 8, 640.0),
        (25, 1, 640.0),
        (25, 52, 960.0),
    ] {
        let chart = chart(years, each, room);
        let layout = Layout::of(&chart);
        assert!(layout.width <= room, "{}", layout.width);
        let all = labels(&chart, &layout);
        assert!(!all.is_empty());
        for first in [true, false] {
            let of_line: Vec<_> = all.iter().filter(|label| label.first == first).collect();
            for pair in of_line.windows(2) {
                let size = if first { SIZE } else { SMALL };
                let room = f64::midpoint(width(&pair[0].text, size), width(&pair[1].text, size));
                assert!(pair[1].middle - pair[0].middle >= room, "{pair:?}");
            }
        }
        assert!(svg(&chart).ends_with("</svg>\n"));
    }
}

#[test]
fn numbers_stand_above_the_bars_as_long_as_there_is_room() {
    let shown = |years, each| {
        let chart = chart(years, each, 640.0);
        let layout = Layout::of(&chart);
        (layout.lines, has_room_for_values(&chart, &layout), extremes(&chart, &layout).len())
    };
    assert_eq!(shown(1, 6), (false, true, 2));
    assert_eq!(shown(5, 8), (false, false, 2));
    assert_eq!(shown(25, 8), (true, false, 2));
}

#[test]
fn nothing_in_a_chart_is_read_as_markup() {
    let mut chart = chart(1, 2, 640.0);
    chart.title = Some("</title><script>\u{7}".to_owned());
    let svg = svg(&chart);
    assert!(!svg.contains("<script") && svg.contains("&lt;script&gt;"), "{svg}");
}
