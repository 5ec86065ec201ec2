//! The words of days and times that have a value.

use chrono::Weekday;

use crate::classes::{Class, Classes, value};

/// A part of the day, for times in twelve hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayPart {
    Morning,
    Noon,
    Afternoon,
    Night,
}

impl DayPart {
    /// The part of the day that a folded word names.
    pub(super) fn of(word: &str) -> Option<Self> {
        let at = usize::try_from(value(word)?).ok()?;
        [Self::Morning, Self::Noon, Self::Afternoon, Self::Night].get(at).copied()
    }

    /// The hour out of 24 for an hour out of 12.
    pub(super) fn hour(self, hour: u32) -> u32 {
        match self {
            Self::Noon if (1..=3).contains(&hour) => hour + 12,
            Self::Afternoon if (1..=11).contains(&hour) => hour + 12,
            Self::Night if (8..=11).contains(&hour) => hour + 12,
            Self::Night if hour == 12 => 0,
            _ => hour,
        }
    }
}

/// The number of the month, from 1, that a folded word of this class names, and whether it is
/// abbreviated.
pub(super) fn month_of(class: Class, word: &str) -> Option<(u32, bool)> {
    let is_one = matches!(class, Class::Month | Class::ShortMonth);
    Some((value(word).filter(|_| is_one)?, class == Class::ShortMonth))
}

/// The weekday that a folded word of this class names, and whether it is abbreviated.
pub(super) fn weekday_of(class: Class, word: &str) -> Option<(Weekday, bool)> {
    let is_one = matches!(class, Class::Weekday | Class::ShortWeekday | Class::Weekly);
    let day = u8::try_from(value(word).filter(|_| is_one)?).ok()?;
    Some((Weekday::try_from(day).ok()?, class == Class::ShortWeekday))
}

/// A German month by its name: its number, from 1, and whether the name is abbreviated.
pub fn month(word: &str) -> Option<(u32, bool)> {
    let word = crate::folded(word);
    month_of(Classes::of(&word).of_calendar()?, &word)
}

/// A German weekday by its name in lower case, and whether the name is abbreviated.
pub fn weekday(word: &str) -> Option<(Weekday, bool)> {
    let class = Classes::of(word).of_calendar().filter(|class| *class != Class::Weekly)?;
    weekday_of(class, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_class() {
        let class = |word| Classes::of(word).of_calendar();
        assert_eq!(month("Sept"), Some((9, true)));
        assert_eq!(weekday("mittwochabend"), Some((Weekday::Wed, false)));
        assert_eq!(weekday("sonnabends"), None);
        assert_eq!(weekday_of(Class::Weekly, "sonnabends"), Some((Weekday::Sat, false)));
        assert_eq!((class("siebten"), value("siebten")), (Some(Class::Ordinal), Some(7)));
        assert_eq!(class("aktenzeichen"), Some(Class::Numbered));
        assert_eq!(class("kundennummer"), Some(Class::Numbered));
        assert_eq!(class("kapiteln"), Some(Class::Numbered));
        assert_eq!(class("kulturhaus"), None);
    }

    #[test]
    fn hours_of_twelve_become_hours_of_twenty_four() {
        assert_eq!(DayPart::Afternoon.hour(8), 20);
        assert_eq!(DayPart::Noon.hour(12), 12);
        assert_eq!(DayPart::Morning.hour(9), 9);
        assert_eq!(DayPart::Night.hour(12), 0);
    }
}
