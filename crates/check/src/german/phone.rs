//! Telephone numbers that do not follow DIN 5008: „01234/567 890“, „+49 (0)1234 567890“.

use super::forms;
use super::hits::Hit;
use super::passage::Passage;

/// Every number of a file with other separators. Groups separated by spaces are easy to read and
/// left alone.
pub(super) fn hits<'a>(passages: &[Passage<'a>]) -> Vec<Hit<'a>> {
    let hits = passages.iter().flat_map(|passage| {
        passage.parsed.phones().iter().filter_map(|phone| {
            let written = passage.slice(&phone.range);
            let wanted = forms::phone(phone)?;
            (signs(written) != signs(&wanted))
                .then(|| Hit::new(passage, &phone.range, &wanted, passage.is_own(&phone.range)))
        })
    });
    hits.collect()
}

/// The digits and the separators between them, without spaces and emphasis; a non-breaking hyphen
/// counts as a hyphen.
fn signs(text: &str) -> String {
    let signs = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '*' | '_'));
    signs.map(|c| if matches!(c, '\u{2010}' | '\u{2011}') { '-' } else { c }).collect()
}
