//! What the cells of tables say, whichever format has them.

use super::messages::Heading;
use super::regulars::Breakdown;
use super::roll::{Entry, State};
use super::{Part, YearFigures};
use crate::l10n::{Language, Localize};

/// `24`, `mindestens 24`, `–`
pub(super) fn organisations(year: &YearFigures, language: Language) -> String {
    match year.organisations {
        Part::Known(count) if !year.organisations_exact => {
            format!("{} {count}", Heading::AtLeast.localize(language))
        }
        count => part(count, language),
    }
}

/// The number, or a dash where nobody knows it.
pub(super) fn figure(number: Option<u32>) -> String {
    number.map_or_else(|| "–".to_owned(), |number| number.to_string())
}

/// The number, a dash where nobody knows it, or that it is not told.
pub(super) fn part(part: Part, language: Language) -> String {
    match part {
        Part::Hidden => Heading::Hidden.localize(language),
        part => figure(part.number()),
    }
}

/// `43,5` in German.
pub(super) fn decimal(number: f64, language: Language) -> String {
    let text = format!("{number:.1}");
    language.pick(text.replace('.', ","), text)
}

/// The parts of a year in the order of their columns.
pub(super) fn parts(by: &Breakdown) -> [(Heading, Part); 6] {
    [
        (Heading::New, by.new),
        (Heading::Returned, by.returned),
        (Heading::Stayed, by.stayed),
        (Heading::Lost, by.lost),
        (Heading::Regular, by.regular),
        (Heading::Occasional, by.occasional),
    ]
}

/// „neu“, „auch im Vorjahr dabei, regelmäßig“
pub(super) fn state(entry: &Entry, language: Language) -> String {
    let state = match entry.state {
        State::New => Heading::New,
        State::Returned => Heading::Returned,
        State::Stayed => Heading::Stayed,
        State::Lost => Heading::Lost,
        State::Away => Heading::Away,
        State::First => Heading::Here,
    };
    let regular = entry.regular.then_some(Heading::Regular);
    let words = std::iter::once(state).chain(regular);
    words.map(|word| word.localize(language)).collect::<Vec<_>>().join(", ")
}
