//! Where minutes stand: nobody has to approve them, they are a draft, or they were approved.

use chrono::{Days, NaiveDate};

use super::approval::is_none;
use super::{Approval, ApprovalRules, Kind, Minutes};
use crate::source::Spanned;

/// Where a file stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has to approve it.
    Plain,
    /// It is a draft.
    Draft {
        /// The last day for objections.
        until: NaiveDate,
    },
    /// It was approved.
    Approved {
        /// The day of the approval.
        on: NaiveDate,
    },
}

impl Minutes {
    /// What the first language says counts for a translation, but for words, which are in its own.
    pub fn follow_approval(&mut self, first: &Self) {
        let Approval { objections_until, on, changes, by: _, changed_elsewhere: _ } =
            &first.approval;
        self.approval.objections_until = objections_until.clone().or_else(|| {
            let issued = first.issued.as_ref()?;
            let until = first.objections_until(issued.value)?;
            Some(Spanned::new(until, issued.span.clone()))
        });
        self.approval.on.clone_from(on);
        if self.approval.changes.is_none() {
            self.approval.changes = changes.clone().filter(is_none);
            self.approval.changed_elsewhere = first.approval.changed().is_some();
        }
    }

    /// Where it stands; `today` is its date of issue where it has none.
    pub fn standing(&self, today: NaiveDate) -> Standing {
        if let Some(on) = &self.approval.on {
            return Standing::Approved { on: on.value };
        }
        self.objections_until(today).map_or(Standing::Plain, |until| Standing::Draft { until })
    }

    /// Whether it is a draft that is not approved yet.
    pub fn is_draft(&self) -> bool {
        matches!(self.standing(NaiveDate::MIN), Standing::Draft { .. })
    }

    /// The last day for objections: as the file says, otherwise as the settings do.
    pub fn objections_until(&self, today: NaiveDate) -> Option<NaiveDate> {
        if let Some(until) = &self.approval.objections_until {
            return self.kind.tells().then_some(until.value);
        }
        let ApprovalRules { objection_days, summaries, since } = self.approval_rules;
        let is_meant = match self.kind {
            Kind::Minutes => true,
            Kind::Summary => summaries,
            _ => false,
        };
        let issued = self.issued.as_ref().map_or(today, |issued| issued.value);
        let day = self.meeting.as_ref().map_or(issued, |meeting| meeting.date.value);
        let counts = is_meant && since.is_none_or(|since| day >= since);
        let days = objection_days.filter(|_| counts)?;
        issued.checked_add_days(Days::new(days.into()))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::minutes::{Defaults, parse};
    use crate::source::{Source, Text};

    fn day(written: &str) -> NaiveDate {
        written.parse().unwrap()
    }

    fn standing(kind: &str, more: &str, rules: ApprovalRules) -> Standing {
        let text = format!(
            "title = 'T'\nkind = '{kind}'\nissued = 2026-09-20\n{more}\n[meeting]\ndate = 2026-09-17\n"
        );
        let source: Arc<Source> = Source::new("a.toml", text);
        let defaults = Defaults { approval: rules, ..Defaults::default() };
        let read = parse(&source, &defaults);
        assert!(!read.findings.has_errors(), "{:?}", read.findings);
        read.value.unwrap().standing(day("2026-10-01"))
    }

    #[test]
    fn a_draft_is_what_has_a_day_for_objections_and_no_approval() {
        let none = ApprovalRules::default();
        let fortnight = ApprovalRules { objection_days: Some(14), ..none };
        let draft = |until| Standing::Draft { until: day(until) };
        let until = "objections-until = 2026-10-14";
        for (kind, more, rules, expected) in [
            ("minutes", "", none, Standing::Plain),
            ("minutes", until, none, draft("2026-10-14")),
            ("summary", "einwaende-bis = 2026-10-14", none, draft("2026-10-14")),
            ("minutes", "", fortnight, draft("2026-10-04")),
            ("summary", "", fortnight, Standing::Plain),
            ("invitation", "", fortnight, Standing::Plain),
            ("summary", "", ApprovalRules { summaries: true, ..fortnight }, draft("2026-10-04")),
            (
                "minutes",
                "",
                ApprovalRules { since: Some(day("2026-09-18")), ..fortnight },
                Standing::Plain,
            ),
            (
                "minutes",
                "",
                ApprovalRules { since: Some(day("2026-09-17")), ..fortnight },
                draft("2026-10-04"),
            ),
            (
                "minutes",
                "objections-until = 2026-10-14\napproved = 2026-11-12",
                fortnight,
                Standing::Approved { on: day("2026-11-12") },
            ),
        ] {
            assert_eq!(standing(kind, more, rules), expected, "{kind} {more}");
        }
    }

    #[test]
    fn the_word_for_nothing_is_no_change() {
        let text = |written: &str| {
            let source = Source::new("a.toml", written);
            let span = crate::source::Span::file(&source);
            let changes = Some(Text::new(written.to_owned(), span));
            Approval { changes, ..Approval::default() }
        };
        for none in ["keine", "Keine.", "none", " NONE "] {
            assert!(text(none).is_unchanged() && text(none).changed().is_none(), "{none}");
        }
        assert!(!text("keine Beschlüsse mehr").is_unchanged());
        assert!(Approval::default().changed().is_none() && !Approval::default().is_unchanged());
    }
}
