//! Telephone numbers that are not written as DIN 5008 wants: „01234/567 890“, „+49 (0)1234 567890“.

use super::forms;
use super::hits::Hit;
use super::passage::Passage;

/// Every number of a file that is parted otherwise. Groups that a blank parts are easy to read and left alone.
pub(super) fn hits<'a>(passages: &[Passage<'a>]) -> Vec<Hit<'a>> {
    let hits = passages.iter().flat_map(|passage| {
        german::phones(passage.value()).into_iter().filter_map(|phone| {
            let written = passage.slice(&phone.range);
            let wanted = forms::phone(&phone)?;
            (signs(written) != signs(&wanted)).then(|| Hit::new(passage, &phone.range, &wanted))
        })
    });
    hits.collect()
}

/// The digits and the signs between them, without blanks and emphasis; a hyphen that does not break is one.
fn signs(text: &str) -> String {
    let signs = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '*' | '_'));
    signs.map(|c| if matches!(c, '\u{2010}' | '\u{2011}') { '-' } else { c }).collect()
}
