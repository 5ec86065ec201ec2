//! Which groups of digits are a telephone number, and the role of each group.

use super::{Phone, PhoneKind, dialling};

/// What separates two groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    Space,
    Slash,
    Dash,
    Dot,
    /// A closing parenthesis.
    Bracket,
}

/// What the words before a number say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// A telephone number.
    Phone,
    /// Where somebody can be reached: „unter“.
    Reach,
    /// The number of something else.
    Other,
}

/// Groups of digits that may be a number.
pub(super) struct Form<'a> {
    pub(super) groups: Vec<&'a str>,
    /// One less than the groups.
    pub(super) gaps: &'a [Gap],
    pub(super) label: Option<Label>,
    /// Whether a colon or full stop directly precedes it.
    pub(super) colon: bool,
}

impl Form<'_> {
    fn is_labelled(&self) -> bool {
        self.label == Some(Label::Phone)
    }

    /// The number, if it is one; its range is not known here.
    pub(super) fn read(&self, plus: bool) -> Option<Phone> {
        let first = *self.groups.first()?;
        if plus {
            self.foreign(first)
        } else if let Some(rest) = first.strip_prefix("00").filter(|rest| !rest.is_empty()) {
            self.foreign(rest)
        } else if first.starts_with('0') {
            self.national()
        } else {
            self.local()
        }
    }

    /// `+49 361 655-1234`, `0049 361 655-1234`: `first` begins with the country code.
    fn foreign(&self, first: &str) -> Option<Phone> {
        let (country, rest) = first.split_at_checked(dialling::country_code(first)?)?;
        // „+2.000.000“ counts something.
        let counts = self.gaps.iter().all(|gap| *gap == Gap::Dot)
            && self.groups.iter().skip(1).all(|group| group.len() == 3);
        if counts && !self.gaps.is_empty() {
            return None;
        }
        let mut groups: Vec<&str> = self.groups.iter().skip(1).copied().collect();
        let mut gaps = self.gaps;
        if rest.is_empty() {
            gaps = gaps.get(1..).unwrap_or_default();
        } else {
            groups.insert(0, rest);
        }
        // „+49 0361“ has a superfluous zero; in Italy it belongs to the number.
        let first = groups.first_mut()?;
        *first = first.strip_prefix('0').filter(|_| country != "39").unwrap_or(first);
        let national: String = groups.concat();
        let least = if self.is_labelled() { 8 } else { 9 };
        let length = country.len() + national.len();
        if !(least..=15).contains(&length) || (national.starts_with('0') && country != "39") {
            return None;
        }
        let kind = if dialling::is_mobile(country, &national) {
            PhoneKind::Mobile
        } else if country == "49" && dialling::is_service(&national) {
            PhoneKind::Service
        } else {
            PhoneKind::Landline
        };
        Some(Phone { country: Some(country.to_owned()), ..self.cut(&groups, gaps, kind) })
    }

    /// `0361 655-1234`.
    fn national(&self) -> Option<Phone> {
        let mut groups = self.groups.clone();
        let first = groups.first_mut()?;
        *first = first.strip_prefix('0')?;
        let area = *first;
        let (alone, national) = (groups.len() == 1, groups.concat());
        let kind = if dialling::is_mobile("49", &national) {
            (alone || (3..=4).contains(&area.len())).then_some(PhoneKind::Mobile)
        } else if dialling::is_service(&national) {
            (alone || area.len() >= 2).then_some(PhoneKind::Service)
        } else if alone {
            let town = self.label.is_some() && dialling::is_town_number(area);
            town.then_some(PhoneKind::Landline)
        } else {
            self.is_town(area, groups.get(1..)?).then_some(PhoneKind::Landline)
        };
        Some(self.cut(&groups, self.gaps, kind?))
    }

    /// Whether these may be an area code and a number in that area.
    fn is_town(&self, area: &str, rest: &[&str]) -> bool {
        let digits: usize = rest.iter().map(|group| group.len()).sum();
        let Some(first) = rest.first() else { return false };
        if first.starts_with('0') || digits > 9 || area.len() + digits > 12 {
            return false;
        }
        if self.is_labelled() {
            return (2..=5).contains(&area.len()) && digits >= 3;
        }
        let slashes = self.gaps.iter().filter(|gap| **gap == Gap::Slash).count();
        // Digits separated by full stops may be a file number.
        let least = if self.gaps.contains(&Gap::Dot) { 6 } else { 4 };
        let swiss = area.len() == 2
            && rest.iter().map(|group| group.len()).eq([3, 2, 2])
            && self.gaps.iter().all(|gap| *gap == Gap::Space);
        (dialling::is_town(area) || swiss)
            && digits >= least
            && !(rest.len() == 1 && (is_year(first) || is_clock(area, first)))
            && slashes <= 1
    }

    /// A number without an area code, only if a word says so.
    fn local(&self) -> Option<Phone> {
        let first = *self.groups.first()?;
        let (alone, digits) = (self.groups.len() == 1, self.groups.concat().len());
        let is_emergency = alone && matches!(first, "110" | "112" | "115");
        let least = if self.colon { 4 } else { 5 };
        // „2 500 Anrufe“.
        let counts = !alone
            && self.gaps.iter().all(|gap| *gap == Gap::Space)
            && self.groups.iter().skip(1).all(|group| group.len() == 3);
        let date = self.gaps.contains(&Gap::Dot) || self.gaps.contains(&Gap::Slash);
        let is_number = (least..=9).contains(&digits) && !(alone && is_year(first));
        let is_one = is_emergency || (is_number && !counts && !date);
        (self.is_labelled() && is_one).then(|| self.cut(&self.groups, self.gaps, PhoneKind::Local))
    }

    /// Area, number and extension without the country code. The gap after the area code is not the
    /// hyphen of an extension.
    fn cut(&self, groups: &[&str], gaps: &[Gap], kind: PhoneKind) -> Phone {
        let has_area = kind != PhoneKind::Local && groups.len() > 1;
        let area = groups.first().filter(|_| has_area).map(|area| (*area).to_owned());
        let start = usize::from(has_area);
        let rest = groups.get(start..).unwrap_or_default();
        let gaps = gaps.get(start..).unwrap_or_default();
        let dashes = gaps.iter().filter(|gap| **gap == Gap::Dash).count();
        let direct = dashes == 1 && gaps.last() == Some(&Gap::Dash) && kind != PhoneKind::Mobile;
        let (number, extension) = match rest.split_last() {
            Some((extension, number)) if direct => (number.concat(), Some((*extension).to_owned())),
            _ => (rest.concat(), None),
        };
        Phone {
            range: 0..0,
            country: None,
            area,
            number,
            extension,
            kind,
            labelled: self.is_labelled(),
        }
    }
}

/// A year of our time: „2026“.
fn is_year(written: &str) -> bool {
    written.len() == 4 && (written.starts_with("19") || written.starts_with("20"))
}

/// „0830-1200“: a range of times.
fn is_clock(from: &str, to: &str) -> bool {
    let minutes = |time: &str| time.parse::<u32>().is_ok_and(|time| time < 2400 && time % 100 < 60);
    from.len() == 3 && to.len() == 4 && minutes(from) && minutes(to)
}
