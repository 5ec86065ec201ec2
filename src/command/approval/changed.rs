//! What has changed since people received a mailing, or since a plan was approved.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::history::History;
use super::record::Record;
use crate::command::status::moment;
use crate::l10n::{Language, Localize, messages};
use crate::mailing::changes::{self, Change, Known, PeopleChanges, PeopleLine, Side};
use crate::mailing::{MailSource, Mailing};

/// How many pieces are listed; the others are only counted.
const MOST: usize = 20;

/// What a plan is compared with.
#[derive(Debug)]
enum Base {
    /// What some people have received, begun on this day.
    Sent(NaiveDate),
    /// What a preview showed, made at that time.
    Approved(DateTime<Utc>, Tz),
}

/// How the content has changed.
#[derive(Debug)]
enum Content {
    Same,
    /// It has changed, but the earlier one is unknown.
    Unknown,
    Known(Vec<Change>),
}

/// What has changed.
#[derive(Debug)]
pub(in crate::command) struct Changed {
    base: Base,
    content: Content,
    people: Vec<PeopleLine>,
}

impl Changed {
    /// What has changed since some people received the mailing; `None` where nothing has, or nobody
    /// has received anything. `everybody`: all whom the contact list would reach, by
    /// [`Known::who`].
    pub(crate) fn since_sent(
        before: &History,
        mailing: &Mailing<'_>,
        everybody: impl FnOnce() -> BTreeSet<u64>,
    ) -> Option<Self> {
        let account = before.account.as_ref().filter(|_| before.reached_anybody())?;
        let content = match &before.parts {
            _ if !before.content_changed(&mailing.content_digest) => Content::Same,
            None => Content::Unknown,
            Some(parts) => Content::Known(changes::content(parts, &mailing.parts)),
        };
        let now: Vec<Known<'_>> = mailing.addressees().iter().map(Known::from).collect();
        let chosen: BTreeSet<u64> = now.iter().map(|one| one.who).collect();
        let corrected = corrected(before, &now);
        let everybody = everybody();
        // Somebody on the list who was not chosen this time has not been removed.
        let counts = |one: &Known<'_>| {
            let is_left = everybody.contains(&one.who) || corrected.contains(one.name);
            chosen.contains(&one.who) || !is_left
        };
        let had: Vec<Known<'_>> = before.people().filter(counts).collect();
        let people = PeopleChanges::between(
            Side { names: &had, parts: before.parts.as_ref() },
            Side { names: &now, parts: Some(&mailing.parts) },
            matches!(content, Content::Same),
        );
        let zone = mailing.timezone();
        let base = Base::Sent(account.created.with_timezone(&zone).date_naive());
        let changed = Self { base, content, people: people.lines() };
        (!changed.is_empty()).then_some(changed)
    }

    /// What has changed since the plan that a preview showed.
    pub(crate) fn since_approved(record: &Record, mailing: &Mailing<'_>) -> Self {
        let content = changes::content(&record.parts, &mailing.parts);
        let now: Vec<Known<'_>> = mailing.addressees().iter().map(Known::from).collect();
        let had: Vec<Known<'_>> = record.people.iter().map(Known::from).collect();
        let people = PeopleChanges::between(
            Side { names: &had, parts: Some(&record.parts) },
            Side { names: &now, parts: Some(&mailing.parts) },
            content.is_empty(),
        );
        let content = if content.is_empty() { Content::Same } else { Content::Known(content) };
        let base = Base::Approved(record.made, mailing.timezone());
        Self { base, content, people: people.lines() }
    }

    /// Whether the content has changed.
    pub(crate) fn content(&self) -> bool {
        !matches!(self.content, Content::Same)
    }

    fn is_empty(&self) -> bool {
        !self.content() && self.people.is_empty()
    }

    fn heading(&self, language: Language) -> Heading {
        match (&self.base, &self.content) {
            (Base::Sent(_), Content::Unknown) => Heading::Unknown,
            (Base::Sent(day), _) => Heading::Sent { day: *day },
            (Base::Approved(..), Content::Same) if self.people.is_empty() => Heading::Composed,
            (Base::Approved(made, zone), _) => {
                Heading::Approved { made: moment(*made, *zone, language) }
            }
        }
    }
}

messages! {
    /// What stands over the changes.
    enum Heading {
        Unknown =
            "Der Inhalt hat sich geändert, seit ein Teil der Personen diese Rund-Mail erhalten hat.",
            "The content has changed since some people got this mailing.";
        Sent { day: NaiveDate } =
            "Seit dem Versand vom {day} hat sich geändert:",
            "Since the mailing of {day}, the following has changed:";
        Composed =
            "Die E-Mails sind anders zusammengesetzt als die freigegebenen, obwohl Inhalt und \
             Personen dieselben sind: Jemand hat inzwischen andere offene Aufgaben, oder das \
             Programm wurde erneuert.",
            "The mails are composed differently from the approved ones, although content and \
             people are the same: somebody has other open tasks by now, or the program was \
             updated.";
        Approved { made: String } =
            "Nicht gesendet: Seit der freigegebenen Vorschau ({made}) hat sich geändert:",
            "Not sent: since the approved preview ({made}), the following has changed:";
    }
}

/// The names of people under whose present address the ledger has an entry: if somebody of the same
/// name is no longer on the list, that was their earlier address, and the change was reported then.
fn corrected<'a>(before: &History, now: &[Known<'a>]) -> BTreeSet<&'a str> {
    let had: BTreeSet<u64> = before.people().map(|one| one.who).collect();
    let (known, new): (Vec<&Known<'a>>, Vec<&Known<'a>>) =
        now.iter().filter(|one| !one.name.is_empty()).partition(|one| had.contains(&one.who));
    // A new address is compared with what was before.
    let new: BTreeSet<&str> = new.into_iter().map(|one| one.name).collect();
    known.into_iter().map(|one| one.name).filter(|name| !new.contains(name)).collect()
}

impl Localize for Changed {
    fn localize(&self, language: Language) -> String {
        let mut lines = vec![self.heading(language).localize(language)];
        if let Content::Known(changes) = &self.content {
            let named = changes.iter().take(MOST);
            lines.extend(named.map(|change| format!("  - {}", change.localize(language))));
            let more = changes.len().saturating_sub(MOST);
            if more > 0 {
                let more = language
                    .pick(format!("  - und {more} weitere"), format!("  - and {more} more"));
                lines.push(more);
            }
        }
        lines.extend(self.people.iter().map(|line| format!("  - {}", line.localize(language))));
        lines.join("\n")
    }
}
