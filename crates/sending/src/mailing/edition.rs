//! Makes the mails of one language: document, PDF, calendar, letter, and the composer of them all.

use super::correction::{self, Form, Notice, Past, Reader};
use super::edition_mail::EditionMail;
use super::parts::{EditionTexts, Parts};
use super::request::{PlanRequest, Purpose};
use super::sender::Sender;
use super::{attachments, digest};
use crate::calendar::{self, CalendarOptions, Published};
use crate::contacts::Contact;
use crate::diagnostic::Findings;
use crate::document::approval;
use crate::document::build::typography;
use crate::document::correction as marks;
use crate::document::languages::Languages;
use crate::document::letter::Along;
use crate::document::own;
use crate::document::pdf::Pdf;
use crate::document::view::{Document, Edition, FileView};
use crate::document::vocabulary::{Vocabulary as Language, fill};
use crate::document::{self, DocumentInput, Publisher};
use crate::mail::media::slug;
use crate::mail::{Attachment, Common, Composer, InlinePicture, Variant, addressee_name};
use crate::minutes::{Kind, LanguageTag, Meeting, Minutes, Standing};
use crate::settings::{DEFAULT_MAX_SIZE, Extent, Settings};
use crate::workspace::Workspace;

/// What the editions of a mailing are made with.
pub(super) struct EditionBuilder<'a> {
    pub(super) request: &'a PlanRequest<'a>,
    pub(super) past: &'a Past,
    pub(super) publisher: Publisher,
    pub(super) languages: Languages,
    pub(super) sender: Sender,
}

/// The mails of one language, except for what depends on earlier mails to their readers.
pub(super) struct Draft<'a> {
    minutes: &'a Minutes,
    /// Empty for the first language.
    language: String,
    words: Language,
    document: Document,
    subject: String,
    /// The attachments of the minutes file.
    files: Vec<Attachment>,
}

impl Draft<'_> {
    /// The language of the mails.
    pub(super) fn language(&self) -> &LanguageTag {
        &self.minutes.language
    }

    /// The name of a contact as an addressee.
    pub(super) fn addressee_name(&self, contact: &Contact) -> String {
        addressee_name(contact.party(), &self.words.phrases.greeting)
    }
}

impl<'a> EditionBuilder<'a> {
    /// The draft of the mails of one language; the pieces from which they are made are added to
    /// `parts`.
    pub(super) fn draft(
        &self,
        minutes: &'a Minutes,
        parts: &mut Parts,
        findings: &mut Findings,
    ) -> Option<Draft<'a>> {
        let request = self.request;
        let settings = &request.workspace.settings;
        let templates = request.templates;
        let words = self.publisher.words(&minutes.language).report_to(findings)?;
        let gallery = self.publisher.gallery(minutes).report_to(findings)?;
        let material = DocumentInput {
            minutes,
            settings,
            words: &words,
            gallery: &gallery,
            today: request.day,
        };
        let mut document = document::build(&material, Edition::Internal).report_to(findings)?;
        self.lead_on(&mut document);
        let subject = templates.subject(settings.mail.subject.as_ref(), &document);
        let subject = subject.report_to(findings);
        let limit = settings.mail.max_size.as_ref().map_or(DEFAULT_MAX_SIZE, |size| size.value);
        let taken = generated(&document);
        let subject = subject.map(|subject| match minutes.standing(request.day) {
            Standing::Draft { .. } => approval::subject(subject, &words),
            _ => subject,
        });
        let files = attachments::read(minutes, limit, &taken, findings);
        let first = &request.workspace.minutes.language;
        let language =
            if minutes.language == *first { String::new() } else { minutes.language.to_string() };
        let draft = Draft { minutes, language, words, document, subject: subject?, files };
        self.add_parts(&draft, parts);
        Some(draft)
    }

    /// The edition for readers who have received `base`; `None` means nothing, or the current
    /// content.
    pub(super) fn edition(
        &self,
        draft: &Draft<'_>,
        base: Option<&Form>,
        parts: &Parts,
        findings: &mut Findings,
    ) -> Option<EditionMail> {
        let settings = &self.request.workspace.settings;
        let mut document = draft.document.clone();
        let subject = self.correct(draft, base, parts, &mut document);
        let mut own_pdf = None;
        let mut files = Vec::new();
        let attachments =
            self.attachments(draft, &document, base, (&mut own_pdf, &mut files), findings);
        let along = self.along(draft, files, findings);
        let letter = self.publisher.letter(&document, &along).report_to(findings);
        let (letter, attachments) = (letter?, attachments?);
        let pictures = letter.pictures().iter().map(InlinePicture::from).collect();
        let common = Common {
            corrects: base.map(|base| base.round),
            ..self.common(draft.minutes, subject, pictures, attachments)
        };
        let composer = Composer::new(&common);
        let shared_digest = digest::of_bytes(composer.shared());
        let greetings = draft.words.phrases.greeting.clone();
        let style = settings.mail.greeting;
        let own = own::OwnTasks::of(&document, &draft.words);
        Some(EditionMail {
            common,
            composer,
            letter,
            greetings,
            style,
            own,
            document,
            own_pdf,
            shared_digest,
        })
    }

    /// Marks the document as a correction for readers of `base`, and returns the subject of their
    /// mails.
    fn correct(
        &self,
        draft: &Draft<'_>,
        base: Option<&Form>,
        parts: &Parts,
        document: &mut Document,
    ) -> String {
        let request = self.request;
        let Draft { minutes, language, words, subject, .. } = draft;
        let number = request.round.saturating_sub(1);
        if let Some(base) = base {
            let names = request.workspace.settings.list_participants;
            let edition = Edition::Internal;
            let reader = Reader { minutes, language, names, day: request.day, edition, words };
            let changes = correction::lines(base.pieces(), &parts.list, &reader);
            let approves = correction::approves(minutes, base.pieces());
            let notice = Notice { day: request.day, earlier: base.day, changes, approves };
            notice.write(document, words);
            if approves {
                return approval::approved_subject(subject.clone(), words);
            }
        } else if number > 0 {
            marks::remove(document, &words.phrases.correction.label);
        }
        // That a meeting does not take place is said first.
        let cancelled = minutes.meeting.as_ref().is_some_and(Meeting::is_cancelled);
        if marks::is_marked(document) && !cancelled {
            correction::subject(subject.clone(), number, words)
        } else {
            subject.clone()
        }
    }

    /// What all mails of the edition have in common.
    fn common(
        &self,
        minutes: &Minutes,
        subject: String,
        pictures: Vec<InlinePicture>,
        attachments: Vec<Attachment>,
    ) -> Common {
        let request = self.request;
        let settings = &request.workspace.settings;
        Common {
            mailing: minutes.id.clone(),
            language: minutes.language.clone(),
            round: request.round,
            corrects: None,
            from: self.sender.from.clone(),
            reply_to: self.sender.reply_to.clone(),
            subject,
            date: request.moment,
            timezone: minutes.timezone,
            series: list_name(minutes, settings),
            list: list_name(&request.workspace.minutes, settings),
            unsubscribe: self.sender.unsubscribe.clone(),
            variant: match request.purpose {
                Purpose::Send => Variant::Mail,
                Purpose::Drafts => Variant::Draft,
                Purpose::Test { .. } => Variant::Test,
            },
            pictures,
            attachments,
        }
    }

    /// Leads to the editions in other languages: to their pages, where the settings know them, or
    /// by an answer to the sender.
    fn lead_on(&self, document: &mut Document) {
        let Sender { from, reply_to, .. } = &self.sender;
        if self.page_in(document, &document.language).is_some() {
            let page = document.clone();
            self.languages.link(document, |language| self.page_in(&page, language));
        } else {
            self.languages.ask(document, reply_to.as_ref().unwrap_or(from).address.as_str());
        }
    }

    /// The address of the page in a language. Where the template does not ask for the language,
    /// the page is called like its file: `ID.uk`.
    fn page_in(&self, document: &Document, language: &LanguageTag) -> Option<String> {
        let PlanRequest { workspace, templates, .. } = self.request;
        if document.kind == Kind::Reminder {
            return None;
        }
        if workspace.settings.mail.page.is_none() {
            return self.page_on_site(document, language);
        }
        let address = |id: String, language: &LanguageTag| {
            let page = Document { id, language: language.clone(), ..document.clone() };
            templates.page_address(&workspace.settings.mail, &page).value.flatten()
        };
        let first = &workspace.minutes.language;
        let own = address(document.id.clone(), language)?;
        if language == first || address(document.id.clone(), first)? != own {
            return Some(own);
        }
        address(format!("{}.{language}", document.id), language)
    }

    /// Where `site` puts the page in a language, if the settings say where that is on the web and
    /// the document is one that gets there.
    fn page_on_site(&self, document: &Document, language: &LanguageTag) -> Option<String> {
        let Workspace { settings, minutes, .. } = self.request.workspace;
        let site = settings.site.url.as_ref()?;
        let name = slug(&document.id);
        // The site gives another name to what would be called like a page of its own.
        let taken = matches!(&*name, "" | "index" | "feed" | "calendar");
        if taken || !minutes.on_site || minutes.issued.is_none() {
            return None;
        }
        let suffix =
            if *language == minutes.language { String::new() } else { format!(".{language}") };
        Some(format!("{site}{name}{suffix}.html"))
    }

    /// What the mails have beside their document.
    fn along(&self, draft: &Draft<'_>, files: Vec<FileView>, findings: &mut Findings) -> Along {
        let mail = &self.request.workspace.settings.mail;
        let templates = self.request.templates;
        let _ = templates.page_address(mail, &draft.document).report_to(findings);
        let page = self.page_in(&draft.document, draft.language());
        let goes_on = typography::goes_on(&draft.words);
        // A reminder has no PDF with the rest.
        let is_whole = draft.document.kind == Kind::Reminder;
        let extent = if is_whole { Extent::Full } else { mail.extent };
        Along { files, extent, page, goes_on, keeps_size: !mail.shrink_images }
    }

    /// PDF, calendar and attachments, in this order; those made by the program are also listed in
    /// `made`.
    fn attachments(
        &self,
        draft: &Draft<'_>,
        document: &Document,
        base: Option<&Form>,
        (own_pdf, made): (&mut Option<String>, &mut Vec<FileView>),
        findings: &mut Findings,
    ) -> Option<Vec<Attachment>> {
        let texts = &draft.words.phrases.text;
        let mut list = |title: String, file: &Attachment| {
            made.push(document::enclosed(&draft.words, title, &file.name, file.bytes.len()));
        };
        let has_pdf = document.kind != Kind::Reminder;
        let pdf = has_pdf.then(|| self.publisher.pdf(document).report_to(findings)).flatten();
        let mut attachments = Vec::new();
        let [pdf_name, calendar_name] = generated(document);
        if let Some(Pdf { bytes, text, .. }) = pdf {
            *own_pdf = self.request.templates.is_own("minutes.typ").then_some(text);
            let media_type = "application/pdf".to_owned();
            let pdf = Attachment { name: pdf_name, media_type, bytes };
            list(texts.whole_pdf.clone(), &pdf);
            attachments.push(pdf);
        }
        let before = base.and_then(|base| base.calendar(&draft.language));
        let before: Vec<&Published> = before.into_iter().collect();
        let options = CalendarOptions { before: &before, ..self.calendar_options(draft) };
        for (event, file) in
            attachments::dates(draft.minutes, &options, calendar_name, &draft.files)
        {
            let title = event.map_or(texts.all_dates.clone(), |title| {
                fill(&texts.one_date, &[("title", &title)])
            });
            list(title, &file);
            attachments.push(file);
        }
        attachments.extend(draft.files.iter().cloned());
        (!findings.has_errors()).then_some(attachments)
    }

    fn calendar_options<'d>(&'d self, draft: &'d Draft<'_>) -> CalendarOptions<'d> {
        let request = self.request;
        let issued = draft.document.issued;
        let made = if request.round > 1 { issued.max(request.day) } else { issued };
        CalendarOptions {
            edition: Edition::Internal,
            organisation: &request.workspace.settings.organisation,
            event_minutes: request.workspace.settings.event_minutes,
            sequence: request.round.saturating_sub(1),
            before: &[],
            repeats: request.repeats.and_then(|sent| sent.sequence(&draft.language)),
            newer_than: self.past.sequence(&draft.language),
            stamp: made.and_time(chrono::NaiveTime::MIN).and_utc(),
            words: &draft.document.words,
        }
    }

    /// Adds what the mails of a language are made from: tree, subject, files. PDF and calendar are
    /// not included: they follow from these, and the calendar counts corrections.
    fn add_parts(&self, draft: &Draft<'_>, parts: &mut Parts) {
        let Draft { minutes, language, document, subject, files, .. } = draft;
        let published = calendar::published(minutes, &self.calendar_options(draft));
        let texts = EditionTexts {
            minutes,
            document,
            subject,
            files,
            published: published.as_ref(),
            language,
        };
        parts.add_edition(&texts, &self.request.workspace.settings);
    }
}

/// The names of the generated files.
fn generated(document: &Document) -> [String; 2] {
    ["pdf", "ics"].map(|ending| format!("{}.{ending}", document.id))
}

/// The name by which mail programs sort: the series, otherwise the office.
fn list_name(minutes: &Minutes, settings: &Settings) -> String {
    let office = settings.organisation.unit.as_ref().or(settings.organisation.name.as_ref());
    let office = office.map(|name| name.value.clone());
    minutes.series.clone().or(office).unwrap_or_else(|| "Rund-Mail".to_owned())
}
