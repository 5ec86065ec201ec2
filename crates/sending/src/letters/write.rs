//! Setting the letters of a mailing.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::address;
use super::messages::{Help, Message};
use super::recipients::Recipient;
use crate::diagnostic::{Checked, Findings};
use crate::document::approval;
use crate::document::correction as marks;
use crate::document::own;
use crate::document::paper::Writer;
use crate::document::pdf::can_show;
use crate::document::templates::Templates;
use crate::document::view::{Document, Edition};
use crate::document::vocabulary::Vocabulary;
use crate::document::{self, DocumentInput, Publisher};
use crate::mail::greeting;
use crate::mailing::correction;
use crate::mailing::own::OwnTasks;
use crate::minutes::{LanguageTag, Minutes};
use crate::rules;
use crate::workspace::Workspace;

/// What letters are made from.
#[derive(Clone, Copy)]
pub struct LettersRequest<'a> {
    /// Settings, minutes and translations.
    pub workspace: &'a Workspace,
    /// The templates of the workspace.
    pub templates: &'a Templates,
    /// What people have still to do.
    pub own: &'a OwnTasks,
    /// Who gets a letter.
    pub recipients: &'a [Recipient<'a>],
    /// The day on which they are written.
    pub day: NaiveDate,
    /// Whether both sides of a sheet are printed.
    pub duplex: bool,
    /// Lists in a document what has been corrected since it was sent.
    pub mark: &'a Mark<'a>,
}

/// Marks a document as a correction, in a language of the workspace.
pub type Mark<'a> = dyn Fn(&mut Document, &DocumentInput<'_>, &LanguageTag) + 'a;

/// Finished letters.
#[derive(Debug)]
pub struct Letters {
    /// All of them in one PDF.
    pub pdf: Vec<u8>,
    /// The number of letters in each language.
    pub languages: BTreeMap<LanguageTag, usize>,
    /// The language of each letter.
    pub language_of: Vec<LanguageTag>,
    /// The files that belong in each envelope.
    pub enclosures: Vec<String>,
}

/// An edition in one language.
struct Draft<'a> {
    minutes: &'a Minutes,
    words: Vocabulary,
    writer: Writer,
    own: own::OwnTasks,
}

/// The draft in the first of these languages that there is one in.
fn of_reader<'d, 'a>(drafts: &'d [Draft<'a>], languages: &[LanguageTag]) -> Option<&'d Draft<'a>> {
    let of =
        |language: &LanguageTag| drafts.iter().find(|draft| draft.minutes.language == *language);
    languages.iter().find_map(of)
}

/// Writes the letters, each in the edition that its reader understands, otherwise in the first.
pub fn write(request: &LettersRequest<'_>) -> Checked<Letters> {
    let mut findings = Findings::new();
    let letters = try_write(request, &mut findings);
    Checked { value: letters.filter(|_| !findings.has_errors()), findings }
}

fn try_write(request: &LettersRequest<'_>, findings: &mut Findings) -> Option<Letters> {
    let settings = &request.workspace.settings;
    let publisher = Publisher::over(request.templates, settings).report_to(findings)?;
    let drafts = request.workspace.languages().map(|minutes| {
        let words = publisher.words(&minutes.language).report_to(findings)?;
        let gallery = publisher.gallery(minutes).report_to(findings)?;
        let (words_of, today) = (&words, request.day);
        let input = DocumentInput { minutes, settings, words: words_of, gallery: &gallery, today };
        let mut document = document::build(&input, Edition::Internal).report_to(findings)?;
        (request.mark)(&mut document, &input, &minutes.language);
        let subject = request.templates.subject(settings.mail.subject.as_ref(), &document);
        let subject = subject.report_to(findings)?;
        let subject = match marks::label(&document) {
            Some(label) if label == words.phrases.approval.version => {
                approval::approved_subject(subject, &words)
            }
            Some(_) => correction::subject(subject, 1, &words),
            None if approval::is_draft(&document) => approval::subject(subject, &words),
            None => subject,
        };
        let writer = Writer::new(&document, &subject, &words, request.day);
        let own = own::OwnTasks::of(&writer.document, &words);
        Some(Draft { minutes, words, writer, own })
    });
    let drafts = drafts.collect::<Vec<Option<Draft<'_>>>>();
    let drafts = drafts.into_iter().collect::<Option<Vec<Draft<'_>>>>()?;
    let first = drafts.first()?;
    let (mut letters, mut language_of) = (Vec::new(), Vec::new());
    for recipient in request.recipients {
        let draft = of_reader(&drafts, recipient.languages).unwrap_or(first);
        let phrases = &draft.words.phrases.greeting;
        let greeting = greeting(recipient.party(), settings.mail.greeting, phrases);
        let lines = address::lines(recipient, &first.words.phrases.greeting);
        if !lines.iter().chain([&greeting]).all(|line| can_show(line)) {
            let says = Message::Glyph { name: recipient.party().display_name() };
            let finding = rules::letters::GLYPH.finds(says).at(recipient.span.clone());
            findings.push(finding.help(Help::LatinLetters));
        }
        let tasks = request.own.of(recipient.span, &draft.minutes.language);
        let tasks = draft.own.section(&tasks);
        language_of.push(draft.minutes.language.clone());
        letters.push((&draft.writer.document, draft.writer.write(lines, greeting, tasks)));
    }
    if findings.has_errors() {
        return None;
    }
    let pdf = publisher.paper_letters(&letters, request.duplex).report_to(findings)?;
    let mut languages = BTreeMap::new();
    for language in &language_of {
        *languages.entry(language.clone()).or_default() += 1;
    }
    let enclosures = first.writer.enclosures();
    let named = enclosures.map(|file| file.file_name.clone().unwrap_or_else(|| file.title.clone()));
    let enclosures = named.collect();
    Some(Letters { pdf, languages, language_of, enclosures })
}
