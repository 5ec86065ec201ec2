//! Days, ranges and times in a language. Weekdays are always computed.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::{Vocabulary, fill};

impl Vocabulary {
    /// A date: „17. September 2026“.
    pub fn date(&self, date: NaiveDate) -> String {
        self.days(&self.phrases.date.day, date, date)
    }

    /// A date with its weekday: „Donnerstag, 17. September 2026“.
    pub fn weekday_date(&self, date: NaiveDate) -> String {
        let weekday = self.weekday(date);
        fill(&self.phrases.date.weekday, &[("weekday", weekday), ("date", &self.date(date))])
    }

    fn weekday(&self, date: NaiveDate) -> &str {
        let index = date.weekday().num_days_from_monday() as usize;
        self.phrases.date.weekdays.get(index).map_or("", String::as_str)
    }

    /// A range: „Samstag, 26. September bis Sonntag, 4. Oktober 2026“; a single day where both are
    /// the same or `last` comes first.
    pub fn date_range(&self, first: NaiveDate, last: NaiveDate) -> String {
        let dates = &self.phrases.date;
        if last <= first {
            return self.weekday_date(first);
        }
        let pattern = if first.year() != last.year() {
            &dates.across_years
        } else if first.month() != last.month() {
            &dates.within_year
        } else {
            &dates.within_month
        };
        self.days(pattern, first, last)
    }

    /// A range of times: „16:30 bis 18:00 Uhr“, „ab 16:30 Uhr“.
    pub fn time_range(&self, start: NaiveTime, end: Option<NaiveTime>) -> String {
        let dates = &self.phrases.date;
        let start = self.clock(start);
        match end {
            Some(end) => fill(&dates.times, &[("start", &start), ("end", &self.clock(end))]),
            None => fill(&dates.from, &[("time", &start)]),
        }
    }

    /// A time: „16:30 Uhr“.
    pub fn time(&self, time: NaiveTime) -> String {
        fill(&self.phrases.date.time, &[("time", &self.clock(time))])
    }

    pub(super) fn clock(&self, time: NaiveTime) -> String {
        let dates = &self.phrases.date;
        let (hour, minute) = (format!("{:02}", time.hour()), format!("{:02}", time.minute()));
        let pattern = if time.minute() == 0 { &dates.full_hour } else { &dates.clock };
        fill(pattern, &[("hour", &hour), ("h", &time.hour().to_string()), ("minute", &minute)])
    }

    fn days(&self, pattern: &str, first: NaiveDate, last: NaiveDate) -> String {
        let month = |date: NaiveDate| {
            self.phrases.date.months.get(date.month0() as usize).map_or("", String::as_str)
        };
        let number = |date: NaiveDate| match date.day() {
            1 => self.phrases.date.first.clone(),
            day => day.to_string(),
        };
        let values = [
            ("day", &*number(first)),
            ("month", month(first)),
            ("year", &first.year().to_string()),
            ("weekday", self.weekday(first)),
            ("last-day", &number(last)),
            ("last-month", month(last)),
            ("last-year", &last.year().to_string()),
            ("last-weekday", self.weekday(last)),
        ];
        fill(pattern, &values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::LanguageTag;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn time(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
    }

    fn german() -> Vocabulary {
        Vocabulary::built_in(&LanguageTag::german()).unwrap()
    }

    /// Non-breaking spaces shown as `~`.
    fn shown(text: &str) -> String {
        text.replace('\u{a0}', "~")
    }

    #[test]
    fn german_days_have_their_weekday() {
        let words = german();
        assert_eq!(shown(&words.date(day(2026, 9, 17))), "17.~September~2026");
        assert_eq!(shown(&words.weekday_date(day(2026, 9, 17))), "Donnerstag, 17.~September~2026");
        assert_eq!(shown(&words.weekday_date(day(2024, 2, 29))), "Donnerstag, 29.~Februar~2024");
    }

    #[test]
    fn german_ranges_say_no_more_than_needed() {
        let words = german();
        let range = |first, last| shown(&words.date_range(first, last));
        assert_eq!(
            range(day(2026, 9, 26), day(2026, 10, 4)),
            "Samstag, 26.~September bis Sonntag, 4.~Oktober~2026"
        );
        assert_eq!(
            range(day(2026, 6, 10), day(2026, 6, 21)),
            "Mittwoch, 10. bis Sonntag, 21.~Juni~2026"
        );
        assert_eq!(
            range(day(2026, 12, 30), day(2027, 1, 2)),
            "Mittwoch, 30.~Dezember~2026 bis Samstag, 2.~Januar~2027"
        );
        assert_eq!(range(day(2026, 9, 26), day(2026, 9, 26)), "Samstag, 26.~September~2026");
    }

    #[test]
    fn german_times_end_in_uhr() {
        let words = german();
        let times = |start, end| shown(&words.time_range(start, end));
        assert_eq!(times(time(16, 30), Some(time(18, 0))), "16:30 bis 18:00~Uhr");
        assert_eq!(times(time(9, 5), None), "ab 09:05~Uhr");
    }

    #[test]
    fn easy_german_has_neither_leading_zeros_nor_minutes_on_the_hour() {
        let words = words("de-simple");
        let times = |start, end| shown(&words.time_range(start, end));
        assert_eq!(shown(&words.time(time(14, 0))), "14~Uhr");
        assert_eq!(times(time(9, 0), Some(time(10, 30))), "von 9~Uhr bis 10:30~Uhr");
        assert_eq!(times(time(9, 5), None), "ab 9:05~Uhr");
        assert_eq!(shown(&words.weekday_date(day(2026, 9, 17))), "Donnerstag, 17.~September~2026");
    }

    fn words(tag: &str) -> Vocabulary {
        Vocabulary::built_in(&LanguageTag::parse(tag).unwrap()).unwrap()
    }

    #[test]
    fn every_language_writes_dates_its_own_way() {
        let day_of = |tag| shown(&words(tag).weekday_date(day(2026, 9, 17)));
        assert_eq!(day_of("en"), "Thursday, 17~September~2026");
        assert_eq!(day_of("tr"), "17~Eylül~2026 Perşembe");
        assert_eq!(day_of("uk"), "четвер, 17~вересня~2026~року");
        assert_eq!(day_of("ru"), "четверг, 17~сентября~2026~года");
        assert_eq!(day_of("ar"), "الخميس، 17~سبتمبر~2026");
        assert_eq!(day_of("fa"), "پنج\u{200c}شنبه، 17~سپتامبر~2026");
        assert_eq!(day_of("fr"), "jeudi 17~septembre~2026");
        assert_eq!(day_of("pl"), "czwartek, 17~września~2026~r.");
        assert_eq!(day_of("ro"), "joi, 17~septembrie~2026");
        assert_eq!(shown(&words("fr").date(day(2026, 10, 1))), "1er~octobre~2026");
        let range = |tag| shown(&words(tag).date_range(day(2026, 9, 26), day(2026, 10, 4)));
        assert_eq!(range("fr"), "samedi 26~septembre au dimanche 4~octobre~2026");
        assert_eq!(range("en"), "Saturday, 26~September to Sunday, 4~October~2026");
        assert_eq!(range("tr"), "26~Eylül Cumartesi~– 4~Ekim~2026 Pazar");
        assert_eq!(range("uk"), "субота, 26~вересня~— неділя, 4~жовтня~2026~року");
    }

    /// Compares our months and weekdays with those of the glibc locales; only alternative spellings
    /// may differ.
    #[test]
    fn names_of_days_and_months_are_those_of_the_locales() {
        use chrono::{Days, Locale};
        let locales = [
            ("de", Locale::de_DE),
            ("en", Locale::en_GB),
            ("tr", Locale::tr_TR),
            ("uk", Locale::uk_UA),
            ("ru", Locale::ru_RU),
            ("ar", Locale::ar_EG),
            ("fa", Locale::fa_IR),
            ("fr", Locale::fr_FR),
            ("pl", Locale::pl_PL),
            ("ro", Locale::ro_RO),
            ("de-simple", Locale::de_DE),
        ];
        let mut other = Vec::new();
        for (tag, locale) in locales {
            let dates = words(tag).phrases.date;
            let plain = |name: &str| {
                name.replace(['\u{200c}', ' '], "")
                    .replace('ك', "ک")
                    .replace('\'', "’")
                    .to_lowercase()
            };
            let mut compare = |ours: &str, date: NaiveDate, pattern: &str| {
                let theirs = date.format_localized(pattern, locale).to_string();
                if plain(ours) != plain(&theirs) {
                    other.push(format!("{tag}: {ours}, {theirs}"));
                }
            };
            for (index, month) in (1..).zip(&dates.months) {
                compare(month, day(2026, index, 1), "%B");
            }
            for (index, weekday) in (0..).zip(&dates.weekdays) {
                compare(weekday, day(2026, 9, 14) + Days::new(index), "%A");
            }
        }
        assert_eq!(other, Vec::<String>::new());
    }
}
