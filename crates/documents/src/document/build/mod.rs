//! Minutes -> [`Document`]: visibility applied, fixed words filled in, dates sorted, anchors
//! assigned, German typeset according to DIN 5008, what runs against the text isolated.

mod agenda;
mod anchors;
mod approval;
mod coming;
mod contributions;
mod dates;
mod facts;
mod files;
mod headings;
mod internal;
mod people;
mod procedure;
pub mod typography;

use chrono::NaiveDate;

use super::approval::CHANGES;
use super::correction;
use super::pictures::{self, Gallery};
use super::sentence;
use super::view::{
    Block, Design, Document, Edition, FigureView, Inline, Letterhead, LogoView, MeetingView,
    Section, Tongue,
};
use super::vocabulary::{Vocabulary, fill};
use crate::columns;
use crate::diagnostic::{Checked, Findings};
use crate::direction::{self, Direction};
use crate::markdown::{self, ReferenceKind, Resolve, Target, clean_line};
use crate::minutes::{Kind, Minutes};
use crate::settings::Settings;
use crate::source::{Span, Text};
use anchors::Anchors;
pub use files::enclosed;

/// The input of a document.
#[derive(Clone, Copy, Debug)]
pub struct DocumentInput<'a> {
    /// The minutes, in the language of the document.
    pub minutes: &'a Minutes,
    /// The office.
    pub settings: &'a Settings,
    /// The fixed words, in the same language.
    pub words: &'a Vocabulary,
    /// The pictures of its texts.
    pub gallery: &'a Gallery,
    /// The day of rendering, used as the date of issue where the minutes have none.
    pub today: NaiveDate,
}

/// Makes the tree of one edition. Pure, except for the sizes of attachments, which come from the
/// disk.
pub fn build(material: &DocumentInput<'_>, edition: Edition) -> Checked<Document> {
    let builder = Builder::new(material, edition);
    let mut document = builder.document();
    typography::set(&mut document);
    direction::set(&mut document);
    Checked::new(document, Findings::new())
}

/// The number of sections before the contributions.
const BEFORE_CONTRIBUTIONS: usize = 5;

/// The state while a document is built.
struct Builder<'a> {
    minutes: &'a Minutes,
    settings: &'a Settings,
    words: &'a Vocabulary,
    gallery: &'a Gallery,
    today: NaiveDate,
    edition: Edition,
    anchors: Anchors,
}

impl<'a> Builder<'a> {
    fn new(material: &DocumentInput<'a>, edition: Edition) -> Self {
        let DocumentInput { minutes, settings, words, gallery, today } = *material;
        let anchors = Anchors::new(minutes);
        Self { minutes, settings, words, gallery, today, edition, anchors }
    }

    fn document(mut self) -> Document {
        let minutes = self.minutes;
        let kind_label = self.words.kind(minutes.kind).to_owned();
        let series = minutes.series.as_deref().map(clean_line);
        let kicker = series.iter().fold(kind_label.clone(), |all, series| all + " · " + series);
        let facts = self.meeting_facts();
        let own_words = self.free_text(minutes.correction.as_ref());
        let sections = self.sections();
        let mut document = Document {
            id: minutes.id.clone(),
            language: minutes.language.clone(),
            direction: Direction::of(&minutes.language).name(),
            edition: self.edition,
            kind: minutes.kind,
            kind_label,
            series,
            title: self
                .coming_title(line(Some(&minutes.title)).unwrap_or_else(|| minutes.id.clone())),
            kicker,
            facts,
            meeting: self.meeting_view(),
            languages: None,
            letterhead: letterhead(self.settings),
            sections,
            colophon: self.colophon(),
            issued: self.issued(),
            author: line(minutes.author.as_ref()),
            words: self.words.for_templates(self.edition),
            design: Design { columns: self.columns(), ..Design::of(&self.settings.render) },
        };
        document.sections.splice(0..0, self.notice());
        if let Some(draft) = self.draft() {
            document.kicker =
                format!("{} · {}", self.words.phrases.approval.draft, document.kicker);
            document.sections.insert(0, draft);
        }
        if let Some(cancelled) = self.cancelled() {
            let label = &self.words.phrases.label.cancelled;
            document.kicker.insert_str(0, &format!("{label} · "));
            document.sections.insert(0, cancelled);
        }
        if !own_words.is_empty() {
            correction::insert(&mut document, &self.words.phrases.correction.label, own_words);
        }
        document
    }

    /// The body in reading order, without empty sections.
    fn sections(&mut self) -> Vec<Section> {
        let section = |id, heading: &str, blocks| {
            let heading = Some(heading.to_owned()).filter(|heading| !heading.is_empty());
            Section { id, heading, blocks }
        };
        let words = self.words;
        let headings = &words.phrases.section;
        let online = self.online_box();
        let (online_first, online_last) = match self.minutes.kind {
            Kind::Invitation | Kind::Reminder => (online, Vec::new()),
            _ => (Vec::new(), online),
        };
        let german = typography::is_set(&words.language);
        let intro = self.reminds();
        // What invites to a meeting that does not take place would be read as if it did.
        let invites = !self.calls_off();
        let own = |text: &'a Option<Text>| text.as_ref().filter(|_| invites);
        let mut intro = intro.unwrap_or_else(|| self.free_text(own(&self.minutes.intro)));
        if let Some(Block::Paragraph { text }) = intro.first_mut().filter(|_| german) {
            // As a letter goes on after its greeting; a page has none.
            sentence::begin(text);
        }
        let closing = self.free_text(own(&self.minutes.closing));
        let (participants_heading, participants) = self.participants();
        let directions = self.directions();
        let agenda = if invites { self.agenda() } else { Vec::new() };
        let sections = [
            section("intro", "", intro),
            section("online", "", online_first),
            section("registration", "", self.registration()),
            section("directions", &headings.directions, directions),
            section("participants", &participants_heading, participants),
            section("agenda", self.agenda_heading(), agenda),
            section("announcements", &headings.announcements, self.announcements()),
            section("dates", &headings.dates, self.dates()),
            section("online", "", online_last),
            section("attachments", &headings.attachments, self.attachments()),
            section(CHANGES, &words.phrases.approval.changes, self.changes_to_draft()),
            section("closing", "", closing),
        ];
        let mut sections: Vec<Section> = sections.into();
        sections.splice(BEFORE_CONTRIBUTIONS..BEFORE_CONTRIBUTIONS, self.contributions());
        sections.retain(|section| !section.blocks.is_empty());
        sections
    }

    /// A text of the document as a whole, whose headings have level 2.
    fn free_text(&mut self, text: Option<&Text>) -> Vec<Block> {
        text.map(|text| self.text_under(text, 1)).unwrap_or_default()
    }

    /// A text whose headings belong under one of level `parent`.
    fn text_under(&mut self, text: &Text, parent: u8) -> Vec<Block> {
        let mut blocks = markdown::parse(&text.value, &InText { builder: self, text });
        headings::settle(&mut blocks, parent, &mut self.anchors);
        blocks
    }

    fn meeting_view(&self) -> Option<MeetingView> {
        let meeting = self.minutes.meeting.as_ref()?;
        Some(MeetingView {
            date: meeting.date.value,
            start: meeting.start.as_ref().map(|start| start.value),
            end: meeting.end.as_ref().map(|end| end.value),
            place: meeting.whole_place().map(|place| clean_line(&place)),
        })
    }

    /// The number of columns of a newsletter.
    fn columns(&self) -> Option<u8> {
        let columns = u8::try_from(self.settings.newsletter.columns).unwrap_or(1);
        (self.minutes.kind == Kind::Newsletter).then_some(columns.clamp(1, 3))
    }

    fn issued(&self) -> NaiveDate {
        let issued = self.minutes.issued.as_ref().filter(|_| self.minutes.kind != Kind::Reminder);
        issued.map_or(self.today, |issued| issued.value)
    }

    fn colophon(&self) -> Vec<String> {
        let texts = &self.words.phrases.text;
        let author = line(self.minutes.author.as_ref());
        let author = author.map(|author| fill(&texts.author, &[("author", &author)]));
        let date = self.words.date(self.issued());
        author.into_iter().chain([fill(&texts.issued, &[("date", &date)])]).collect()
    }
}

/// One text of this document, whose references are to be resolved.
struct InText<'a> {
    builder: &'a Builder<'a>,
    text: &'a Text,
}

impl Resolve for InText<'_> {
    fn resolve(&self, kind: ReferenceKind, id: &str) -> Option<Target> {
        self.builder.target(kind, id)
    }

    fn picture(&self, path: &str) -> Option<FigureView> {
        self.builder.picture(&self.text.span, path)
    }

    fn keeps_lines(&self) -> bool {
        self.builder.minutes.language.is_easy()
    }
}

impl Builder<'_> {
    fn target(&self, kind: ReferenceKind, id: &str) -> Option<Target> {
        let (visibility, text, anchor) = match kind {
            ReferenceKind::Date => {
                let event = self.minutes.event(id)?;
                (event.visibility, self.event_in_words(event), self.anchors.event(id))
            }
            ReferenceKind::Attachment => {
                let attachment = self.minutes.attachment(id)?;
                let title = title(&attachment.title);
                let title = self.marked(&title, attachment.visibility);
                (attachment.visibility, title, self.anchors.attachment(id))
            }
        };
        Some(if self.edition.shows(visibility) {
            Target { text, href: anchor.map(|anchor| format!("#{anchor}")) }
        } else {
            Target { text: self.words.phrases.text.not_public.clone(), href: None }
        })
    }

    /// The picture in the file that is named at `span`.
    fn picture(&self, span: &Span, written: &str) -> Option<FigureView> {
        self.gallery.figure(&self.minutes.path_from_here(span, written))
    }
}

/// The office's own name is in the language of the office, whatever that of the document.
pub(super) fn letterhead(settings: &Settings) -> Letterhead {
    let office = &settings.organisation;
    Letterhead {
        tongue: Tongue::of(&settings.defaults.language),
        name: line(office.name.as_ref()),
        unit: line(office.unit.as_ref()),
        street: line(office.street.as_ref()),
        city: line(office.city.as_ref()),
        phone: line(office.phone.as_ref()),
        email: line(office.email.as_ref()),
        website: line(office.website.as_ref()),
        logo: office.logo.as_ref().and_then(|logo| {
            let alt = logo.alt.as_ref().map(|alt| clean_line(&alt.value)).unwrap_or_default();
            pictures::media_type(&logo.path()).map(|media_type| LogoView { alt, media_type })
        }),
    }
}

/// A plain value on one line, or `None` if nothing of it is visible.
fn line(text: Option<&Text>) -> Option<String> {
    text.map(|text| clean_line(&text.value)).filter(|line| columns::width(line) > 0)
}

/// A title is never empty: an empty heading would be an error in every format.
fn title(text: &Text) -> String {
    line(Some(text)).unwrap_or_else(|| "…".to_owned())
}

/// A plain value with its addresses as links.
fn linked_line(text: Option<&Text>) -> Option<Vec<Inline>> {
    text.map(|text| markdown::inlines_of(&text.value)).filter(|inlines| !inlines.is_empty())
}

#[cfg(test)]
mod tests;
