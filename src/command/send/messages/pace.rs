//! Messages of `send` about time: how long it will take, when it will be done, what it waits for.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::delivery::Reason;
use crate::l10n::{Language, Localize, all_of, counted, date, messages, time, when};

/// A time on the office's clock, with its date if that is not today.
#[derive(Clone, Copy, Debug)]
pub(in crate::command::send) struct Moment {
    pub at: DateTime<Utc>,
    pub now: DateTime<Utc>,
    pub zone: Tz,
}

impl Moment {
    /// The time after this duration.
    pub(crate) fn in_time(left: Duration, now: DateTime<Utc>, zone: Tz) -> Self {
        let at = TimeDelta::from_std(left).ok().and_then(|left| now.checked_add_signed(left));
        Self { at: at.unwrap_or(now), now, zone }
    }

    /// The next full minute, so that nobody comes too early.
    pub(crate) fn rounded_up(self) -> Self {
        let minute = TimeDelta::seconds(59 - (self.at.timestamp() + 59).rem_euclid(60));
        Self { at: self.at + minute, ..self }
    }

    /// „14:32 Uhr“, „18. September 2026, 14:32 Uhr“; with seconds where they matter.
    fn clock(&self, language: Language) -> String {
        let (at, today) = (self.at.with_timezone(&self.zone), self.now.with_timezone(&self.zone));
        let clock = if self.at - self.now < TimeDelta::minutes(2) && self.at.timestamp() % 60 != 0 {
            format!("{}{}", at.format("%H:%M:%S"), language.pick(" Uhr", ""))
        } else {
            time(at.time(), language)
        };
        if at.date_naive() == today.date_naive() {
            return clock;
        }
        format!("{}, {clock}", date(at.date_naive(), language))
    }

    fn is_today(self) -> bool {
        let day = |at: DateTime<Utc>| at.with_timezone(&self.zone).date_naive();
        day(self.at) == day(self.now)
    }
}

impl Localize for Moment {
    /// „um 14:32 Uhr“, „am 18. September 2026, 14:32 Uhr“.
    fn localize(&self, language: Language) -> String {
        let word =
            if self.is_today() { language.pick("um", "at") } else { language.pick("am", "on") };
        format!("{word} {}", self.clock(language))
    }
}

messages! {
    /// How long, until when, for whom.
    pub(in crate::command::send) enum Timing {
        /// Before the question. `learned`: because the server has slowed down an earlier run.
        Expected {
            gap: Duration,
            learned: bool as when(
                "Der Mailserver hat zuletzt gebremst. ",
                "The mail server has slowed us down recently. ",
            ),
            left: Duration as long,
            done: Moment,
        } = match (rate(*gap)) {
            Some(mails) =>
                "{learned}Bei {mails} E-Mails in der Minute dauert das etwa {left}; fertig {done}.",
                "{learned}At {mails} mails a minute, this takes about {left}; done {done}.";
            None =>
                ("{learned}Bei einer E-Mail alle {} Sekunden dauert das etwa {left}; fertig {done}.",
                 gap.as_secs()),
                ("{learned}At one mail every {} seconds, this takes about {left}; done {done}.",
                 gap.as_secs());
        };
        /// Before the question: an earlier run was told to wait.
        Begins { at: Moment } =
            "Der Mailserver hat zuletzt um eine Pause gebeten; es geht {at} los.",
            "The mail server recently asked for a pause; sending begins {at}.";
        /// In the progress bar.
        Done { at: Moment } = "fertig {at}", "done {at}";
        /// In the progress bar while nothing is sent.
        WaitsUntil { at: Moment as Moment::clock } = "wartet bis {at}", "waiting until {at}";
        /// People whom the server has deferred.
        People {
            first: String,
            others: usize
                as counted(["weitere Person", "weitere Personen"], ["more person", "more people"]),
            reason: Reason,
            until: Moment,
        } = match others {
            0 =>
                "Nächster Versuch {until} für {first}. Grund: {reason}",
                "Next attempt {until} for {first}. Reason: {reason}";
            others =>
                "Nächster Versuch {until} für {first} und {others}. Grund: {reason}",
                "Next attempt {until} for {first} and {others}. Reason: {reason}";
        };
        /// The server has had enough for now.
        Server { reason: Reason, until: Moment as Moment::clock } =
            "Pause bis {until}. Grund: {reason}",
            "Pausing until {until}. Reason: {reason}";
        /// The connection was lost.
        Connection { reply: String, until: Moment } =
            "Der Mailserver ist gerade nicht zu erreichen: {reply}. Neuer Versuch {until}",
            "The mail server cannot be reached at the moment: {reply}. Trying again {until}";
    }
}

/// Mails per minute, where that is a meaningful number.
fn rate(gap: Duration) -> Option<u128> {
    Some(60_000_u128.checked_div(gap.as_millis())?).filter(|rate| *rate > 1)
}

/// „6 Minuten“, „2 Stunden und 10 Minuten“.
fn long(time: &Duration, language: Language) -> String {
    let minutes = usize::try_from(time.as_secs().div_ceil(60)).unwrap_or(usize::MAX);
    let (hours, minutes) = if minutes < 120 { (0, minutes) } else { (minutes / 60, minutes % 60) };
    let hours =
        (hours > 0).then(|| counted(["Stunde", "Stunden"], ["hour", "hours"])(&hours, language));
    let minutes = (minutes > 0)
        .then(|| counted(["Minute", "Minuten"], ["minute", "minutes"])(&minutes, language));
    all_of(&hours.into_iter().chain(minutes).collect::<Vec<_>>(), language)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(left: u64) -> Moment {
        let now = "2026-09-17T12:25:30Z".parse().unwrap();
        Moment::in_time(Duration::from_secs(left), now, chrono_tz::Europe::Berlin)
    }

    fn says(timing: &Timing) -> [String; 2] {
        [timing.localize(Language::German), timing.localize(Language::English)]
    }

    #[test]
    fn the_expected_end_is_told_in_the_offices_own_time() {
        let expected = |gap, learned, left| {
            let done = moment(left).rounded_up();
            let gap = Duration::from_secs(gap);
            says(&Timing::Expected { gap, learned, left: Duration::from_secs(left), done })
        };
        let [german, english] = expected(2, false, 360);
        assert_eq!(
            german,
            "Bei 30 E-Mails in der Minute dauert das etwa 6 Minuten; fertig um 14:32 Uhr."
        );
        assert_eq!(english, "At 30 mails a minute, this takes about 6 minutes; done at 14:32.");
        let [german, english] = expected(36, true, 36_000);
        assert_eq!(
            german,
            "Der Mailserver hat zuletzt gebremst. Bei einer E-Mail alle 36 Sekunden dauert das \
             etwa 10 Stunden; fertig am 18. September 2026, 00:26 Uhr."
        );
        assert!(english.ends_with("about 10 hours; done on 18 September 2026, 00:26."));
        assert!(expected(2, false, 7500)[0].contains("etwa 2 Stunden und 5 Minuten"));
    }

    #[test]
    fn a_wait_says_for_whom_why_and_until_when() {
        let first = "Anna Probe <anna@verein.example>".to_owned();
        let people = |others, until| Timing::People {
            first: first.clone(),
            others,
            reason: Reason::Later,
            until,
        };
        assert_eq!(
            people(0, moment(30)).localize(Language::German),
            "Nächster Versuch um 14:26 Uhr für Anna Probe <anna@verein.example>. Grund: Der Server \
             nimmt die E-Mail erst später an"
        );
        assert!(
            people(1, moment(45))
                .localize(Language::German)
                .starts_with("Nächster Versuch um 14:26:15 Uhr für Anna")
        );
        assert!(
            people(1, moment(240))
                .localize(Language::German)
                .contains(" und 1 weitere Person. Grund: ")
        );
        assert!(
            people(3, moment(240))
                .localize(Language::English)
                .contains(" and 3 more people. Reason: ")
        );
        assert_eq!(
            says(&Timing::Server { reason: Reason::TooMany, until: moment(300) }),
            [
                "Pause bis 14:30 Uhr. Grund: zu viele E-Mails in kurzer Zeit",
                "Pausing until 14:30. Reason: too many mails in a short time"
            ]
        );
        assert_eq!(
            Timing::Connection { reply: "421 bye".into(), until: moment(60) }
                .localize(Language::German),
            "Der Mailserver ist gerade nicht zu erreichen: 421 bye. Neuer Versuch um 14:26:30 Uhr"
        );
    }

    #[test]
    fn the_end_is_never_told_too_early() {
        for (left, end) in [(30, "14:26"), (31, "14:27"), (90, "14:27"), (91, "14:28")] {
            assert_eq!(
                Timing::Done { at: moment(left).rounded_up() }.localize(Language::English),
                format!("done at {end}")
            );
        }
    }
}
