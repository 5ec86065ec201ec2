//! What a document says about its approval: the mark of a draft with the day for objections, or the
//! day of approval with what was changed.

use super::facts::{fact, words};
use super::{Builder, line};
use crate::document::approval;
use crate::document::view::{Block, Fact, Section};
use crate::document::vocabulary::fill;
use crate::markdown;
use crate::minutes::Standing;
use crate::settings::Settings;

impl Builder<'_> {
    /// The notice at the head of a draft.
    pub(super) fn draft(&self) -> Option<Section> {
        let Standing::Draft { until } = self.minutes.standing(self.today) else { return None };
        let phrases = &self.words.phrases.approval;
        let date = self.words.date(until);
        let asks = match objections_to(self.settings) {
            Some(contact) => fill(&phrases.objections, &[("date", &date), ("contact", &contact)]),
            None => fill(&phrases.objections_until, &[("date", &date)]),
        };
        let blocks = vec![
            Block::Paragraph { text: markdown::inlines_of(&asks) },
            Block::Paragraph { text: words(&*phrases.not_approved) },
        ];
        Some(approval::notice(&phrases.draft, blocks))
    }

    /// The lines below the title of what was approved.
    pub(super) fn approval_facts(&self) -> [Option<Fact>; 3] {
        let phrases = &self.words.phrases.approval;
        let Standing::Approved { on } = self.minutes.standing(self.today) else {
            return [None, None, None];
        };
        let approval = &self.minutes.approval;
        let by = line(approval.by.as_ref()).map(words);
        let changes = match approval {
            _ if approval.is_unchanged() => Some(&phrases.none),
            _ if approval.changed_elsewhere => Some(&phrases.some),
            _ => None,
        };
        let changes = changes.map(|said| words(&**said));
        [
            fact("approved", &phrases.approved, Some(words(self.words.date(on)))),
            fact("approved-by", &phrases.by, by),
            fact("changes-to-draft", &phrases.changes, changes),
        ]
    }

    /// What was changed against the draft, as a section of its own.
    pub(super) fn changes_to_draft(&mut self) -> Vec<Block> {
        let is_approved = self.minutes.approval.on.is_some();
        let changed = self.minutes.approval.changed().filter(|_| is_approved);
        changed.map(|text| self.text_under(text, 2)).unwrap_or_default()
    }
}

/// Whom objections go to: as the settings say, otherwise whom answers go to.
fn objections_to(settings: &Settings) -> Option<String> {
    let Settings { approval, mail, organisation, .. } = settings;
    let named = line(approval.contact.as_ref()).or_else(|| line(mail.reply_to.as_ref()));
    let named = named.or_else(|| line(organisation.email.as_ref()));
    named.or_else(|| line(mail.from.as_ref())).map(|contact| address_of(&contact).to_owned())
}

/// The address of `Name <address>`.
fn address_of(written: &str) -> &str {
    let inside = written.rsplit_once('<').and_then(|(_, rest)| rest.strip_suffix('>'));
    inside.map_or(written, str::trim)
}
