//! A letter to somebody: the document of a mailing, with what only a letter has.

use chrono::NaiveDate;
use serde::Serialize;

use super::links;
use crate::direction::{Direction, bare, isolated};
use crate::document::build::typography::{goes_on, set_line};
use crate::document::view::{
    Block, Document, Fact, FileView, Inline, Letterhead, Section, plain_text,
};
use crate::document::vocabulary::Vocabulary;
use crate::document::{own, sentence};

/// What a letter has beside its document; its texts are in the language of the document.
#[derive(Clone, Debug, Serialize)]
pub struct PaperLetter {
    /// The lines in the window of the envelope.
    pub lines: Vec<String>,
    /// The line of the sender above them.
    pub sender: String,
    /// The block beside the address: telephone, e-mail, date.
    pub info: Vec<Fact>,
    /// The greeting: „Guten Tag Aylin Probe,“.
    pub greeting: String,
    /// The number of the section before which it stands: its sentence goes on there.
    pub greeting_at: usize,
    /// What the reader has still to do.
    pub tasks: Vec<Block>,
    /// The number of the section before which that stands.
    pub tasks_at: usize,
    /// The complimentary close, if the document does not end with one.
    pub closing: Option<String>,
    /// Who writes: the office, and the author.
    pub signature: Vec<String>,
    /// The heading of the enclosures.
    pub enclosures_heading: String,
    /// The attachments.
    pub enclosures: Vec<FileView>,
}

/// Writes the letters of one edition.
#[derive(Debug)]
pub struct Writer {
    /// The document as it is set in a letter.
    pub document: Document,
    letter: PaperLetter,
}

impl Writer {
    /// Prepares the letters of an edition with this subject, dated `day`.
    pub fn new(document: &Document, subject: &str, words: &Vocabulary, day: NaiveDate) -> Self {
        let mut document = for_paper(document);
        document.title = set_line(subject, &document.language);
        let files = |block: &Block| match block {
            Block::Files { files } => files.clone(),
            _ => Vec::new(),
        };
        let is_attachments = |id: &str| id == "attachments";
        let (enclosed, sections): (Vec<_>, Vec<_>) =
            document.sections.drain(..).partition(|section| is_attachments(section.id));
        document.sections = sections;
        let phrases = &words.phrases;
        let greeting = sentence::greet(&mut document, goes_on(words));
        let tasks_at = own::place(&document, greeting);
        let greeting_at = greeting.unwrap_or_default();
        let attached = phrases.letter.attached.clone();
        document.words.insert("attached".to_owned(), attached);
        let closes = closes(&document, &phrases.letter.closing);
        let letter = PaperLetter {
            lines: Vec::new(),
            greeting: String::new(),
            greeting_at,
            tasks: Vec::new(),
            tasks_at,
            sender: sender(&document.letterhead),
            info: info(&document.letterhead, words, day),
            closing: (!closes).then(|| phrases.letter.closing.clone()),
            signature: signature(&document),
            enclosures_heading: phrases.section.attachments.clone(),
            enclosures: enclosed.iter().flat_map(|one| &one.blocks).flat_map(files).collect(),
        };
        Self { document, letter }
    }

    /// The letter to somebody.
    pub fn write(
        &self,
        lines: Vec<String>,
        greeting: String,
        tasks: Option<Section>,
    ) -> PaperLetter {
        let tasks = tasks.map(|section| section.blocks).unwrap_or_default();
        PaperLetter { lines, greeting, tasks, ..self.letter.clone() }
    }

    /// The names of the files that belong in each envelope.
    pub fn enclosures(&self) -> impl Iterator<Item = &FileView> {
        self.letter.enclosures.iter().filter(|file| file.attached)
    }
}

/// The document with its links written out.
pub fn for_paper(document: &Document) -> Document {
    let mut document = document.clone();
    document.facts.iter_mut().for_each(links::fact);
    document.sections.iter_mut().for_each(|section| links::write_out(&mut section.blocks));
    document
}

/// `Stadt Musterstadt · Rathausplatz 1 · 12345 Musterstadt`
fn sender(office: &Letterhead) -> String {
    let parts = [&office.name, &office.street, &office.city];
    let named = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>();
    // The line is read from left to right in every language.
    bare(&named.join(" · "))
}

/// The block of information (DIN 5008). A date in figures is read in every language.
fn info(office: &Letterhead, words: &Vocabulary, day: NaiveDate) -> Vec<Fact> {
    let phrases = &words.phrases;
    let website = office.website.as_deref();
    let website = website.map(|site| site.trim_start_matches("https://").trim_end_matches('/'));
    let lines = [
        ("phone", &phrases.letter.phone, office.phone.clone()),
        ("email", &phrases.letter.email, office.email.clone()),
        ("website", &phrases.letter.website, website.map(str::to_owned)),
        ("date", &phrases.label.date, Some(words.date(day))),
    ];
    let fact = |(name, label, value): (&'static str, &String, Option<String>)| {
        let base = Direction::of(&words.language);
        let value = vec![Inline::text(isolated(&bare(&value?), base))];
        Some(Fact { name, label: label.clone(), colon: None, value, calendar: None })
    };
    lines.into_iter().filter_map(fact).collect()
}

/// The office, and below it who has written.
fn signature(document: &Document) -> Vec<String> {
    let office = &document.letterhead;
    let office = office.unit.as_ref().or(office.name.as_ref());
    document.author.iter().chain(office).cloned().collect()
}

/// Whether the document ends with a complimentary close: one of its last words begins like the last
/// word of the usual one („Grüße“, „Grüßen“).
fn closes(document: &Document, closing: &str) -> bool {
    let start = |word: &str| word.to_lowercase().chars().take(4).collect::<String>();
    let Some(wanted) = closing.split_whitespace().next_back().map(start) else { return false };
    let last = document.sections.last().filter(|section| section.id == "closing");
    let Some(Block::Paragraph { text }) = last.and_then(|section| section.blocks.last()) else {
        return false;
    };
    let text = plain_text(text);
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.map(start).collect::<Vec<_>>().iter().rev().take(12).any(|word| *word == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::sample;
    use crate::document::view::Section;
    use crate::minutes::LanguageTag;

    fn writer(closing: Option<&str>) -> Writer {
        let mut document = sample::document();
        document.sections.retain(|section| section.id != "closing");
        document.sections.extend(closing.map(|text| Section {
            id: "closing",
            heading: None,
            blocks: vec![sample::paragraph(text)],
        }));
        let words = Vocabulary::built_in(&LanguageTag::german()).unwrap();
        Writer::new(&document, "Betreff", &words, sample::day(2026, 9, 18))
    }

    #[test]
    fn a_letter_closes_once() {
        let closing = |text| writer(text).write(Vec::new(), String::new(), None).closing;
        assert_eq!(closing(None).as_deref(), Some("Mit freundlichen Grüßen"));
        assert_eq!(
            closing(Some("Bis bald im Rathaus.")).as_deref(),
            Some("Mit freundlichen Grüßen")
        );
        assert_eq!(closing(Some("Herzliche Grüße aus dem Rathaus\nIhr Team")), None);
    }

    #[test]
    fn attachments_are_enclosed() {
        let writer = writer(None);
        assert!(writer.document.sections.iter().all(|section| section.id != "attachments"));
        let letter = writer.write(vec!["Kim Öz".into()], "Guten Tag,".into(), None);
        assert!(!letter.enclosures.is_empty());
        assert_eq!(letter.sender, "Stadt Musterstadt · Rathausplatz 1 · 12345 Musterstadt");
        let info: Vec<String> = letter.info.iter().map(|fact| plain_text(&fact.value)).collect();
        let date = info.last().map(|date| date.replace('\u{a0}', " "));
        assert_eq!(date.as_deref(), Some("18. September 2026"));
    }
}
