//! Times that do not follow DIN 5008: „18.15 Uhr“, „18 h“, „9:00 Uhr“, „um 18:15“.

use german::{Kind, Reading};

use super::forms;
use super::hits::{Hit, is_sure};
use super::passage::Passage;

/// Every time of a file in another form. The space before „Uhr“ is left to `spacing`; the dash is
/// left to `range`, if nothing else is wrong.
pub(super) fn hits<'a>(passages: &[Passage<'a>]) -> Vec<Hit<'a>> {
    let hits = passages.iter().flat_map(|passage| {
        let times: Vec<&Reading> =
            passage.sure_readings().filter(|reading| reading.kind.is_time()).collect();
        let hits = times.iter().enumerate().filter_map(|(index, reading)| {
            let wanted = wanted(passage, reading, times.get(index + 1).copied())?;
            let sure = is_sure(reading, passage.slice(&reading.range), &wanted);
            let sure = sure && passage.is_own(&reading.range);
            Some(Hit::new(passage, &reading.range, &wanted, sure))
        });
        hits.collect::<Vec<_>>()
    });
    hits.collect()
}

fn wanted(passage: &Passage<'_>, reading: &Reading, next: Option<&Reading>) -> Option<String> {
    let written = passage.slice(&reading.range);
    let right = forms::dashes(&forms::times(written));
    if without_spaces(&forms::times(written)) != without_spaces(written) {
        return Some(right);
    }
    lacks_word(passage, reading, next).then(|| format!("{right} Uhr"))
}

pub(super) fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// „um 18:15“ without „Uhr“, unless a later time has it („um 18:15 und 19 Uhr“).
fn lacks_word(passage: &Passage<'_>, reading: &Reading, next: Option<&Reading>) -> bool {
    let value = passage.value();
    let (before, behind) = (value.get(..reading.range.start), value.get(reading.range.end..));
    let (Some(before), Some(behind)) = (before, behind) else { return false };
    let written = passage.slice(&reading.range);
    let joined = next.is_some_and(|next| {
        passage.slice(&(reading.range.end..next.range.start)).split_whitespace().count() <= 2
    });
    let is_um = before.strip_suffix(' ').is_some_and(|before| {
        before.ends_with("um") && !before[..before.len() - 2].ends_with(char::is_alphabetic)
    });
    matches!(reading.kind, Kind::Time(_))
        && written.contains(':')
        && written.bytes().all(|byte| byte.is_ascii_digit() || byte == b':')
        && is_um
        && !joined
        && !behind.trim_start().starts_with("Uhr")
}
