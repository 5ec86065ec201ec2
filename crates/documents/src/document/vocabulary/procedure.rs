//! How a meeting went, in the words of a language.

use chrono::NaiveTime;

use super::{Vocabulary, fill};
use crate::minutes::{Base, Counted, Majority, Quorum};

/// A time from which and until which somebody was there; either may be unknown.
type Stay = (Option<NaiveTime>, Option<NaiveTime>);

impl Vocabulary {
    /// The attendance, with the number of those who were there for a part of the meeting only.
    pub fn attendance_in_part(&self, attendance: String, in_part: usize) -> String {
        if in_part == 0 {
            return attendance;
        }
        let values = [("attendance", &*attendance), ("n", &in_part.to_string())];
        fill(&self.phrases.procedure.in_part, &values)
    }

    /// Some times: „17:20 bis 17:45 Uhr, ab 18:10 Uhr“; empty where nothing is known.
    pub fn stays(&self, stays: &[Stay]) -> String {
        let said = stays.iter().filter_map(|stay| match *stay {
            (Some(from), until) => Some(self.time_range(from, until)),
            (None, Some(until)) => Some(self.until(until)),
            (None, None) => None,
        });
        said.collect::<Vec<_>>().join(&self.phrases.text.comma)
    }

    /// „bis 18:00 Uhr“
    fn until(&self, time: NaiveTime) -> String {
        fill(&self.phrases.procedure.until, &[("time", &self.clock(time))])
    }

    /// The name of a quorum: by people or by organisations.
    pub fn quorum_label(&self, quorum: &Quorum) -> &str {
        match quorum.counts {
            Counted::Persons => &self.phrases.procedure.quorum,
            Counted::Organisations => &self.phrases.procedure.quorum_organisations,
        }
    }

    /// „gegeben (erforderlich: 11 von 20, anwesend: 14)“; empty where nothing is known.
    pub fn quorum(&self, quorum: &Quorum) -> String {
        let words = &self.phrases.procedure;
        let number = |number: &crate::source::Spanned<u32>| number.value.to_string();
        let needed = quorum.needed.as_ref().map(number);
        let all = quorum.eligible.as_ref().map(number);
        let needed = needed.map(|needed| match &all {
            Some(all) => fill(&words.needed_of, &[("n", &*needed), ("all", all)]),
            None => fill(&words.needed, &[("n", &needed)]),
        });
        let present = quorum.present.as_ref().map(number);
        let present = present.map(|present| fill(&words.present, &[("n", &present)]));
        let figures: Vec<String> = needed.into_iter().chain(present).collect();
        let figures = figures.join(&self.phrases.text.comma);
        let reached = quorum.is_reached();
        let reached =
            reached.map(|reached| if reached { &words.reached } else { &words.not_reached });
        match reached {
            Some(reached) if figures.is_empty() => reached.clone(),
            Some(reached) => format!("{reached} ({figures})"),
            None => figures,
        }
    }

    /// „zwei Drittel der abgegebenen Stimmen“
    pub fn majority(&self, majority: Majority, base: Base) -> String {
        let words = &self.phrases.procedure;
        let part = match majority {
            Majority::Simple if base == Base::Cast => return words.simple.clone(),
            Majority::Unanimous => return words.unanimous.clone(),
            Majority::Simple | Majority::Absolute => &words.absolute,
            Majority::TwoThirds => &words.two_thirds,
            Majority::ThreeQuarters => &words.three_quarters,
        };
        let of = match base {
            Base::Cast => &words.of_cast,
            Base::Present => &words.of_present,
            Base::Members => &words.of_members,
        };
        fill(&words.majority_of, &[("majority", part), ("of", of)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::LanguageTag;

    fn words(tag: &str) -> Vocabulary {
        Vocabulary::built_in(&LanguageTag::parse(tag).unwrap()).unwrap()
    }

    #[test]
    fn times_of_somebody_who_came_and_went_are_told() {
        let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0);
        let stays = [(None, time(17, 45)), (time(18, 10), time(18, 50)), (time(19, 0), None)];
        let shown = words("de").stays(&stays).replace('\u{a0}', " ");
        assert_eq!(shown, "bis 17:45 Uhr, 18:10 bis 18:50 Uhr, ab 19:00 Uhr");
        assert_eq!(words("en").stays(&stays), "until 17:45, 18:10 to 18:50, from 19:00");
        assert_eq!(words("de").stays(&[(None, None)]), "");
    }

    #[test]
    fn majorities_read_well_in_every_order_of_words() {
        for (tag, majority, base, expected) in [
            ("de", Majority::TwoThirds, Base::Members, "zwei Drittel der Stimmberechtigten"),
            ("de", Majority::Simple, Base::Cast, "einfache Mehrheit"),
            ("de", Majority::Simple, Base::Present, "mehr als die Hälfte der Anwesenden"),
            ("en", Majority::ThreeQuarters, Base::Cast, "three quarters of the votes cast"),
            ("tr", Majority::TwoThirds, Base::Cast, "kullanılan oyların üçte ikisi"),
            ("ar", Majority::TwoThirds, Base::Present, "ثلثا الحاضرين"),
            ("fr", Majority::Unanimous, Base::Cast, "unanimité"),
        ] {
            assert_eq!(words(tag).majority(majority, base), expected);
        }
    }
}
