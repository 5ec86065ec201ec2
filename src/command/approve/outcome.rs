//! The agenda item of a later meeting that approves the minutes of an earlier one, and what it says
//! when they were approved.

use chrono::NaiveDate;

use crate::l10n::{Language, date, messages};
use crate::minutes::{AgendaItem, Approval, Kind, Minutes, counting_key};

german::word_lists! { "approval.txt": ITEM }

messages! {
    /// The title of the item.
    pub(super) struct ItemTitle { kind: Kind, day: NaiveDate } = match kind {
        Kind::Summary =>
            "Genehmigung der Zusammenfassung vom {day}", "Approval of the summary of {day}";
        _ => "Genehmigung des Protokolls vom {day}", "Approval of the minutes of {day}";
    };

    /// What the item says when that was done.
    pub(super) struct Outcome { kind: Kind, day: NaiveDate, on: NaiveDate, changed: Option<bool> } =
        match (kind, changed) {
            (Kind::Summary, None) =>
                "Die Zusammenfassung vom {day} ist am {on} genehmigt worden.",
                "The summary of {day} was approved on {on}.";
            (Kind::Summary, Some(false)) =>
                "Die Zusammenfassung vom {day} ist am {on} ohne Änderungen genehmigt worden.",
                "The summary of {day} was approved without changes on {on}.";
            (Kind::Summary, Some(true)) =>
                "Die Zusammenfassung vom {day} ist am {on} mit Änderungen genehmigt worden.",
                "The summary of {day} was approved with changes on {on}.";
            (_, None) =>
                "Das Protokoll vom {day} ist am {on} genehmigt worden.",
                "The minutes of {day} were approved on {on}.";
            (_, Some(false)) =>
                "Das Protokoll vom {day} ist am {on} ohne Änderungen genehmigt worden.",
                "The minutes of {day} were approved without changes on {on}.";
            (_, Some(true)) =>
                "Das Protokoll vom {day} ist am {on} mit Änderungen genehmigt worden.",
                "The minutes of {day} were approved with changes on {on}.";
        };
}

impl ItemTitle {
    /// For the minutes of the meeting on this day.
    pub(super) fn of(kind: Kind, day: NaiveDate) -> Self {
        Self { kind, day }
    }
}

impl Outcome {
    /// Of minutes that were approved on this day.
    pub(super) fn of(minutes: &Minutes, on: NaiveDate, approval: &Approval) -> Option<Self> {
        let day = minutes.meeting.as_ref()?.date.value;
        let changed = match approval {
            _ if approval.is_unchanged() => Some(false),
            _ if approval.changed().is_some() => Some(true),
            _ => None,
        };
        Some(Self { kind: minutes.kind, day, on, changed })
    }
}

/// Whether the item is about the approval of the minutes of the meeting on `day`: it says so, and if
/// it names a day, it names this one.
pub(super) fn is_about(item: &AgendaItem, day: NaiveDate) -> bool {
    let title = counting_key(&item.title.value);
    let rest = title.trim_start_matches(|c: char| c.is_numeric() || c == '.' || c == ' ');
    let rest = rest.strip_prefix("top").unwrap_or(rest);
    let rest =
        rest.trim_start_matches(|c: char| c.is_numeric() || c == '.' || c == ' ' || c == ':');
    ITEM.iter().any(|begins| rest.starts_with(begins)) && names_no_other(rest, day)
}

fn names_no_other(title: &str, day: NaiveDate) -> bool {
    let spelled = ["%-d. %-m. %Y", "%d. %m. %Y", "%-d.%-m.%Y", "%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d"];
    let spelled = spelled.map(|form| day.format(form).to_string());
    let words =
        [Language::German, Language::English].map(|language| date(day, language).to_lowercase());
    let title = title.replace(['\u{a0}', '\u{202f}'], " ");
    let is_named = spelled.iter().chain(&words).any(|form| title.contains(form.as_str()));
    is_named || !title.contains(|c: char| c.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::l10n::Localize;
    use crate::minutes::{Defaults, parse};
    use crate::source::Source;

    fn item(title: &str) -> AgendaItem {
        let text = format!(
            "title = 'T'\nkind = 'minutes'\n[meeting]\ndate = 2026-11-12\n[[agenda]]\ntitle = '{title}'\n"
        );
        let minutes = parse(&Source::new("a.toml", text), &Defaults::default()).value.unwrap();
        minutes.agenda.into_iter().next().unwrap()
    }

    #[test]
    fn the_item_is_found_as_it_is_written() {
        let day = NaiveDate::from_ymd_opt(2026, 9, 17).unwrap();
        for language in [Language::German, Language::English] {
            for kind in [Kind::Minutes, Kind::Summary] {
                let title = ItemTitle { kind, day }.localize(language);
                assert!(is_about(&item(&title), day), "{title}");
            }
        }
        for title in [
            "Genehmigung des Protokolls",
            "TOP 2: Genehmigung der Niederschrift vom 17.09.2026",
            "2. Protokollgenehmigung (17. 9. 2026)",
            "Genehmigung des letzten Protokolls",
        ] {
            assert!(is_about(&item(title), day), "{title}");
        }
        for title in [
            "Genehmigung des Protokolls vom 9. Juli 2026",
            "Genehmigung des Haushalts",
            "Protokoll",
        ] {
            assert!(!is_about(&item(title), day), "{title}");
        }
    }
}
