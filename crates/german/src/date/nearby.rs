//! Which day is meant without a year: the possible days, the nearest first.

use chrono::{Datelike, NaiveDate};

use crate::date::reading::{Confidence, Date, YearForm};

/// A day that a date may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The day.
    pub day: NaiveDate,
    /// Whether the weekday beside it is correct; `None` where there is none.
    pub weekday_fits: Option<bool>,
}

/// What a date means, seen from a day such as the date of issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearby {
    /// The possible days, the nearest to the base first; empty for a day that does not exist.
    pub candidates: Vec<Candidate>,
    /// How certain the first is.
    pub sure: Confidence,
}

impl Nearby {
    /// The most likely day.
    pub fn best(&self) -> Option<NaiveDate> {
        self.candidates.first().map(|candidate| candidate.day)
    }
}

/// A day nearer to the base than this is meant in that year, in days: 4 months.
const NEAR: i64 = 122;

/// The day that `date` means in a text from the day `base`.
///
/// A written year decides. Without one it is the day in the year before, of or after the base, or
/// in the leap years around it for 29 February; the nearest is *likely* within four months of the
/// base and *perhaps* farther away, where last year's and this year's are about equally far.
pub fn nearby(date: Date, base: NaiveDate) -> Nearby {
    let candidate = |day: NaiveDate| Candidate {
        day,
        weekday_fits: date.weekday.map(|weekday| weekday == day.weekday()),
    };
    if let Some(year) = date.year {
        let sure =
            if year.form == YearForm::Full { Confidence::Certain } else { Confidence::Likely };
        let candidates = date.in_year(year.value).map(candidate).into_iter().collect();
        return Nearby { candidates, sure };
    }
    let leap_day = date.month == 2 && date.day == 29;
    let reach = if leap_day { 4 } else { 1 };
    let mut candidates: Vec<Candidate> = (-reach..=reach)
        .filter_map(|turn| date.in_year(base.year().checked_add(turn)?))
        .map(candidate)
        .collect();
    let distance = |candidate: &Candidate| (candidate.day - base).num_days().abs();
    candidates.sort_by_key(|candidate| (distance(candidate), candidate.day < base));
    let near = candidates.first().is_some_and(|nearest| distance(nearest) <= NEAR);
    Nearby { candidates, sure: if near { Confidence::Likely } else { Confidence::Perhaps } }
}

#[cfg(test)]
mod tests {
    use chrono::Weekday;

    use super::*;
    use crate::date::reading::Year;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn date(day: u32, month: u32) -> Date {
        Date { day, month, year: None, weekday: None }
    }

    #[test]
    fn the_nearest_day_comes_first() {
        let base = day(2026, 5, 12);
        let june = nearby(date(12, 6), base);
        let days: Vec<NaiveDate> = june.candidates.iter().map(|one| one.day).collect();
        assert_eq!(days, [day(2026, 6, 12), day(2025, 6, 12), day(2027, 6, 12)]);
        assert_eq!(june.sure, Confidence::Likely);
        let november = nearby(date(20, 11), base);
        assert_eq!(november.best(), Some(day(2025, 11, 20)));
        assert_eq!(november.sure, Confidence::Perhaps);
    }

    #[test]
    fn a_new_year_is_looked_over() {
        assert_eq!(nearby(date(7, 1), day(2025, 12, 10)).best(), Some(day(2026, 1, 7)));
        assert_eq!(nearby(date(20, 12), day(2026, 1, 5)).best(), Some(day(2025, 12, 20)));
    }

    #[test]
    fn a_written_year_settles_it_and_the_weekday_is_looked_at() {
        let year = Some(Year { value: 2024, form: YearForm::Full });
        let date = Date { day: 7, month: 5, year, weekday: Some(Weekday::Wed) };
        let only = Candidate { day: day(2024, 5, 7), weekday_fits: Some(false) };
        let all = nearby(date, day(2026, 5, 12));
        assert_eq!(all, Nearby { candidates: vec![only], sure: Confidence::Certain });
    }

    #[test]
    fn a_leap_day_is_looked_for_farther() {
        let days = nearby(date(29, 2), day(2026, 3, 1));
        assert_eq!(days.best(), Some(day(2028, 2, 29)));
        assert_eq!(days.sure, Confidence::Perhaps);
        assert!(nearby(date(31, 6), day(2026, 3, 1)).candidates.is_empty());
    }
}
