//! Whether somebody gets mail, and if not, why.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use crate::l10n::{Language, all_of, messages};

/// Why somebody gets no mail; if there are several reasons, the first of these counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The person has died.
    Deceased,
    /// The entry was deleted or archived.
    Deleted,
    /// The person has objected or withdrawn the consent.
    Objected,
    /// The person wanted to be forgotten.
    Forgotten,
    /// The person has complained about an earlier mail to the provider.
    Complained,
    /// The person has unsubscribed or does not want mail.
    OptedOut,
    /// The person has left, or will: a member until a day.
    Left,
    /// The person was blocked by the office.
    OnHold,
    /// Mail came back, so another program has deactivated the address.
    Bounced,
    /// The person is marked as inactive.
    Inactive,
    /// The person has not consented.
    NoConsent,
    /// The person has never confirmed the subscription.
    Unconfirmed,
    /// The person wants letters.
    ByPost,
    /// The entry is not understood.
    Unclear,
    /// The last day of the guest is over.
    Expired,
    /// The guest has registered for other meetings.
    OtherMeeting,
    /// The person has no e-mail address.
    NoAddress,
}

impl Reason {
    /// The reason behind a number or in a table: „abgemeldet“, „ohne E-Mail“.
    pub fn label(self, language: Language) -> &'static str {
        let (german, english) = match self {
            Self::Deceased => ("verstorben", "deceased"),
            Self::Deleted => ("gelöscht", "deleted"),
            Self::Objected => ("widersprochen", "objected"),
            Self::Forgotten => ("vergessen", "forgotten"),
            Self::Complained => ("beschwert", "complained"),
            Self::OptedOut => ("abgemeldet", "unsubscribed"),
            Self::Left => ("ausgetreten", "left"),
            Self::OnHold => ("gesperrt", "on hold"),
            Self::Bounced => ("unzustellbar", "undeliverable"),
            Self::Inactive => ("inaktiv", "inactive"),
            Self::NoConsent => ("ohne Einwilligung", "without consent"),
            Self::Unconfirmed => ("nicht bestätigt", "unconfirmed"),
            Self::ByPost => ("per Post", "by post"),
            Self::Unclear => ("unklar", "unclear"),
            Self::Expired => ("abgelaufen", "expired"),
            Self::OtherMeeting => {
                ("für andere Treffen angemeldet", "registered for other meetings")
            }
            Self::NoAddress => ("ohne E-Mail", "without e-mail"),
        };
        language.pick(german, english)
    }

    /// Whether the person wants, or is to get, nothing at all, whatever another row says.
    pub fn is_for_good(self) -> bool {
        !self.may_be_written_to() && !matches!(self, Self::Expired | Self::OtherMeeting)
    }

    /// Whether the person could get a letter instead of the mail.
    pub fn may_be_written_to(self) -> bool {
        matches!(self, Self::NoAddress | Self::ByPost)
    }
}

/// A cell that bars somebody from mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The reason.
    pub reason: Reason,
    /// The name of its column.
    pub column: Arc<str>,
    /// The cell as written.
    pub written: Arc<str>,
    /// The last day on which the person still gets mail (when leaving at the end of the year).
    pub last_day: Option<NaiveDate>,
}

impl Bar {
    /// Whether it applies on this day.
    pub fn holds(&self, today: NaiveDate) -> bool {
        self.last_day.is_none_or(|last| last < today)
    }

    /// The bar for what a person did on this day, which is in no column of the list.
    pub(super) fn since(reason: Reason, day: NaiveDate) -> Arc<Self> {
        let (column, written) = (Arc::default(), day.to_string().into());
        Arc::new(Self { reason, column, written, last_day: None })
    }

    /// The bar for a guest of other meetings.
    pub(super) fn other_meeting() -> Arc<Self> {
        let (column, written) = (Arc::default(), Arc::default());
        Arc::new(Self { reason: Reason::OtherMeeting, column, written, last_day: None })
    }

    /// The more serious of two: one that applies at once before one that begins on a day.
    pub(super) fn graver(one: Option<Arc<Self>>, other: Option<Arc<Self>>) -> Option<Arc<Self>> {
        let weight = |bar: &Arc<Self>| (bar.last_day, bar.reason);
        one.into_iter().chain(other).min_by_key(weight)
    }
}

messages! {
    /// How many get no mail, by reason.
    #[derive(Clone, Default, PartialEq, Eq, Serialize)]
    #[serde(transparent)]
    pub struct NotMailed(reasons: BTreeMap<Reason, usize> as listed) =
        "Keine E-Mail bekommen: {reasons}.",
        "These get no mail: {reasons}.";
}

/// The reasons in a sentence, each with its number.
fn listed(reasons: &BTreeMap<Reason, usize>, language: Language) -> String {
    all_of(&parts(reasons, language), language)
}

fn parts(reasons: &BTreeMap<Reason, usize>, language: Language) -> Vec<String> {
    reasons.iter().map(|(reason, number)| format!("{number} {}", reason.label(language))).collect()
}

impl NotMailed {
    /// Whether everybody gets mail.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number for one reason.
    pub fn of(&self, reason: Reason) -> usize {
        self.0.get(&reason).copied().unwrap_or_default()
    }

    /// `3 abgemeldet`, `5 ohne E-Mail`, one text for each reason.
    pub fn parts(&self, language: Language) -> Vec<String> {
        parts(&self.0, language)
    }
}

impl FromIterator<Reason> for NotMailed {
    fn from_iter<I: IntoIterator<Item = Reason>>(reasons: I) -> Self {
        let mut figures = BTreeMap::new();
        for reason in reasons {
            *figures.entry(reason).or_default() += 1;
        }
        Self(figures)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::l10n::Localize;

    fn bar(reason: Reason, last_day: Option<&str>) -> Arc<Bar> {
        let last_day = last_day.map(|day| day.parse().unwrap());
        Arc::new(Bar { reason, column: "Status".into(), written: "x".into(), last_day })
    }

    #[test]
    fn what_holds_at_once_is_graver_than_what_begins_on_a_day() {
        let left = bar(Reason::Left, Some("2027-12-31"));
        let (by_post, opted_out) = (bar(Reason::ByPost, None), bar(Reason::OptedOut, None));
        let graver = |one: &Arc<Bar>, other: &Arc<Bar>| {
            Bar::graver(Some(Arc::clone(one)), Some(Arc::clone(other)))
        };
        assert_eq!(graver(&left, &by_post).as_ref(), Some(&by_post));
        assert_eq!(graver(&by_post, &opted_out).as_ref(), Some(&opted_out));
        assert!(!left.holds("2027-12-31".parse().unwrap()));
        assert!(left.holds("2028-01-01".parse().unwrap()));
    }

    #[test]
    fn figures_are_told_by_reason() {
        let figures: NotMailed =
            [Reason::NoAddress, Reason::OptedOut, Reason::NoAddress].into_iter().collect();
        assert_eq!(
            figures.localize(Language::German),
            "Keine E-Mail bekommen: 1 abgemeldet und 2 ohne E-Mail."
        );
        assert_eq!(
            figures.localize(Language::English),
            "These get no mail: 1 unsubscribed and 2 without e-mail."
        );
    }
}
