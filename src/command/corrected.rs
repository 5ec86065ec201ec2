//! What a rendered document has to say about corrections that were mailed: a page on the web must
//! not look as if nothing had happened, nor its calendar be older than the one that was mailed.

use chrono::NaiveDate;

use crate::calendar::{self, CalendarOptions, Item, Published};
use crate::command::approval::history::History;
use crate::command::ledger;
use crate::delivery::Channel;
use crate::document::DocumentInput;
use crate::document::view::Document;
use crate::mailing::correction::{Form, Notice, Past, Reader, approves, lines};
use crate::minutes::Minutes;
use crate::workspace::Workspace;
use crate::world::World;

/// The corrections that people have received, if there is a ledger.
#[derive(Default)]
pub(super) struct Corrected {
    /// How many.
    number: u32,
    /// The day of the last one.
    day: NaiveDate,
    past: Past,
}

impl Corrected {
    /// The channel with the most corrections counts; files in the outbox reach nobody.
    pub(super) fn of(workspace: &Workspace, world: &World) -> Self {
        let Some(ledger) = ledger::glance(&workspace.settings, world) else {
            return Self::default();
        };
        let before = [Channel::Smtp, Channel::Drafts].into_iter().filter_map(|channel| {
            History::read(Some(&ledger), &workspace.minutes.id, channel).ok()
        });
        let Some(before) = before.max_by_key(|before| before.round) else { return Self::default() };
        let History { account, round, parts, past, .. } = before;
        let began = account.map(|account| account.created.date_naive()).unwrap_or_default();
        let day = parts.map_or(began, |parts| parts.day);
        Self { number: round - 1, day, past }
    }

    /// The number of corrections sent.
    pub(super) fn number(&self) -> u32 {
        self.number
    }

    /// The version before the last correction.
    fn base(&self) -> Option<&Form> {
        self.past.forms().last()
    }

    /// The day on which a document with this date of issue got its present form.
    pub(super) fn made(&self, issued: NaiveDate) -> NaiveDate {
        if self.number > 0 { issued.max(self.day) } else { issued }
    }

    /// Lists in the document what has changed, as far as its edition may mention it.
    pub(super) fn mark(&self, document: &mut Document, input: &DocumentInput<'_>, language: &str) {
        let Some(base) = self.base() else { return };
        let DocumentInput { minutes, settings, words, gallery: _, today } = *input;
        let names = settings.list_participants;
        let edition = document.edition;
        let reader = Reader { minutes, language, names, day: today, edition, words };
        let changes = lines(base.pieces(), &[], &reader);
        let approves = approves(minutes, base.pieces());
        Notice { day: self.day, earlier: base.day, changes, approves }.write(document, words);
    }

    /// The greatest `SEQUENCE` before the last correction.
    pub(super) fn sequence(&self, language: &str) -> Option<u32> {
        self.past.sequence(language)
    }

    /// The calendar, which withdraws what any earlier one had.
    pub(super) fn calendar(
        &self,
        minutes: &Minutes,
        language: &str,
        options: &CalendarOptions<'_>,
    ) -> Option<Vec<u8>> {
        calendar::render(minutes, &CalendarOptions { before: &self.before(language), ..*options })
    }

    /// What the file says of dates; `usual`: whether it is in the language of the office.
    pub(super) fn items(
        &self,
        minutes: &Minutes,
        language: &str,
        usual: bool,
        options: &CalendarOptions<'_>,
    ) -> Vec<Item> {
        let options = CalendarOptions { before: &self.before(language), ..*options };
        calendar::items(minutes, usual, &options)
    }

    fn before(&self, language: &str) -> Vec<&Published> {
        self.past.forms().iter().filter_map(|form| form.calendar(language)).collect()
    }
}
