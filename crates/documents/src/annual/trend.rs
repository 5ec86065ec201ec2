//! What a chart shows, in words: for the alternative text.

use crate::document::vocabulary::{Vocabulary, fill};

/// Less than a tenth of difference is no trend.
const STEADY: f64 = 0.1;

/// A number with what it is the number of: the day of a meeting, or a year.
#[derive(Clone, Debug)]
pub(super) struct Point {
    pub(super) value: f64,
    /// As it is shown.
    pub(super) shown: String,
    pub(super) when: String,
}

/// „Die Zahl steigt von 26 auf 43. Höchster Wert: 45 (…). Niedrigster Wert: 26 (…).“
pub(super) fn in_words(what: &str, points: &[Point], words: &Vocabulary) -> String {
    let phrases = &words.phrases.report;
    let mut sentences = vec![format!("{}.", what.trim_end_matches('.'))];
    let said = |phrase: &str, point: &Point| {
        fill(phrase, &[("value", &point.shown), ("when", &point.when)])
    };
    let by = |one: &&Point, other: &&Point| one.value.total_cmp(&other.value);
    match points {
        [] => sentences.push(phrases.no_value.clone()),
        [only] => sentences.push(said(&phrases.only_value, only)),
        [first, .., last] => {
            let thirds = thirds(points);
            let (from, to) = thirds.unwrap_or((first.value, last.value));
            let change = if from.abs() < f64::EPSILON { to } else { (to - from) / from };
            let phrase = if change > STEADY {
                &phrases.rising
            } else if change < -STEADY {
                &phrases.falling
            } else {
                &phrases.steady
            };
            let (from, to) = match thirds {
                Some((from, to)) => (decimal(from, words), decimal(to, words)),
                None => (first.shown.clone(), last.shown.clone()),
            };
            sentences.push(fill(phrase, &[("from", &from), ("to", &to)]));
            // The first of equals.
            let highest = points.iter().rev().max_by(by);
            let lowest = points.iter().min_by(by);
            sentences.extend(highest.map(|point| said(&phrases.highest, point)));
            sentences.extend(lowest.map(|point| said(&phrases.lowest, point)));
        }
    }
    sentences.push(phrases.table_below.clone());
    sentences.join(" ")
}

/// The means of the first and of the last third: a single meeting makes no trend. With few points, the
/// first and the last one say it.
fn thirds(points: &[Point]) -> Option<(f64, f64)> {
    let third = points.len() / 3;
    if third < 2 {
        return None;
    }
    let mean = |part: &[Point]| {
        let count = u32::try_from(part.len()).map_or(1.0, f64::from);
        part.iter().map(|point| point.value).sum::<f64>() / count
    };
    Some((mean(points.get(..third)?), mean(points.get(points.len() - third..)?)))
}

/// A number with one decimal, as the language writes it.
pub(super) fn decimal(number: f64, words: &Vocabulary) -> String {
    format!("{number:.1}").replace('.', &words.phrases.number.decimal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::vocabulary::BUILT_IN;
    use crate::minutes::LanguageTag;

    fn said(values: &[f64], tag: &str) -> String {
        let words = Vocabulary::built_in(&LanguageTag::parse(tag).unwrap()).unwrap();
        let point = |(index, value): (usize, &f64)| Point {
            value: *value,
            shown: value.to_string(),
            when: (2001 + index).to_string(),
        };
        let points: Vec<Point> = values.iter().enumerate().map(point).collect();
        in_words("Personen", &points, &words)
    }

    #[test]
    fn a_chart_is_told_in_words() {
        let trend = |values: &[f64]| said(values, "de");
        assert!(trend(&[26.0, 30.0, 43.0]).contains("steigt: am Anfang 26, am Ende 43."));
        assert!(trend(&[43.0, 30.0]).contains("sinkt: am Anfang 43, am Ende 30."));
        assert!(trend(&[43.0, 50.0, 44.0]).contains("bleibt etwa gleich"));
        assert!(trend(&[0.0, 0.0]).contains("bleibt etwa gleich"));
        assert!(trend(&[5.0]).contains("Ein Wert: 5 (2001)."));
        assert!(trend(&[]).contains("Es gibt keine Zahlen."));
        // The first of equals, and one meeting with few people at the end is no fall.
        let long = trend(&[20.0, 21.0, 30.0, 35.0, 44.0, 44.0, 43.0, 40.0, 19.0]);
        assert!(
            long.contains("steigt: am Anfang 23,7, am Ende 34,0.")
                && long.contains("Höchster Wert: 44 (2005)."),
            "{long}"
        );
    }

    #[test]
    fn every_language_tells_it() {
        let texts: Vec<String> = BUILT_IN.iter().map(|(tag, _)| said(&[1.0, 9.0], tag)).collect();
        for text in &texts {
            assert!(text.contains('1') && text.contains('9') && !text.contains('{'), "{text}");
        }
        assert_eq!(texts.len(), 11);
    }
}
