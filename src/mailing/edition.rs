//! The mails of one language: document, PDF, calendar, letter, and the composer made of them.

use chrono::{DateTime, Utc};

use super::digest;
use super::parts::{EditionTexts, Parts, SenderTexts};
use super::plan::{PlanRequest, Purpose};
use super::words::Words;
use super::{Addressee, enclosures};
use crate::calendar::{self, CalendarOptions};
use crate::contacts::Contact;
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::letter::{LOGO_ID, Letter, LetterBody, Personal};
use crate::document::pdf::{Pdf, Typesetter};
use crate::document::pictures::Pictures;
use crate::document::view::{Document, Edition};
use crate::document::words::{Greetings, Words as Language};
use crate::document::{self, Material};
use crate::mail::{
    Common, Composer, Enclosure, InlinePicture, Mailbox, Message, Unsubscribe, Variant, greeting,
};
use crate::minutes::Minutes;
use crate::settings::{DEFAULT_MAX_SIZE, Greeting, Settings};
use crate::source::Text;

/// Everything that one language's mails are made of.
#[derive(Debug)]
pub(super) struct EditionMail {
    pub(super) common: Common,
    composer: Composer,
    letter: Letter,
    greetings: Greetings,
    style: Greeting,
    /// The tree that the letter was made from.
    pub(super) document: Document,
    /// What the PDF says, where a template of the office's own has made it.
    pub(super) own_pdf: Option<String>,
    /// The digest of the octets that its mails share.
    pub(super) shared_digest: [u8; 32],
}

/// What the editions of one mailing are made with.
pub(super) struct Workshop<'a> {
    pub(super) request: &'a PlanRequest<'a>,
    pub(super) pictures: Pictures,
    pub(super) typesetter: Typesetter,
    pub(super) sender: Sender,
}

/// Who sends, and where answers and farewells go.
pub(super) struct Sender {
    from: Mailbox,
    reply_to: Option<Mailbox>,
    unsubscribe: Option<Unsubscribe>,
}

impl Sender {
    /// What the settings say. Without `[mail] from` it is the office's own name and address.
    pub(super) fn of(settings: &Settings, findings: &mut Findings) -> Option<Self> {
        let mail = &settings.mail;
        let parse = |text: &Text, rule: &'static str, findings: &mut Findings| {
            let found = Mailbox::parse(&text.value);
            if found.is_none() {
                let says = Words::NoMailbox { written: text.value.clone() };
                findings.push(Diagnostic::error(rule, says).at(text.place.clone()));
            }
            found
        };
        let office = &settings.organisation;
        let from = match (&mail.from, &office.email) {
            (Some(from), _) => parse(from, "mail.from", findings),
            (None, Some(email)) => parse(email, "mail.from", findings).map(|mut mailbox| {
                let name = office.unit.as_ref().or(office.name.as_ref());
                mailbox.name = name.map(|name| name.value.clone()).unwrap_or_default();
                mailbox
            }),
            (None, None) => {
                let place = crate::source::Place::file(&settings.source);
                let finding = Diagnostic::error("mail.from", Words::NoSender).at(place);
                findings.push(finding.help(Words::NameSender));
                None
            }
        };
        let reply_to = mail.reply_to.as_ref().map(|text| parse(text, "mail.reply-to", findings));
        let unsubscribe = mail.unsubscribe.as_ref().map(|text| {
            let found = Unsubscribe::parse(&text.value);
            if found.is_none() {
                let says = Words::NoUnsubscribe { written: text.value.clone() };
                findings.push(Diagnostic::error("mail.unsubscribe", says).at(text.place.clone()));
            }
            found
        });
        let (reply_to, unsubscribe) = (reply_to.flatten(), unsubscribe.flatten());
        from.map(|from| Self { from, reply_to, unsubscribe })
    }
}

impl Workshop<'_> {
    /// Builds the edition of one language; what it is made from goes into `parts`.
    pub(super) fn edition(
        &self,
        minutes: &Minutes,
        parts: &mut Parts,
        findings: &mut Findings,
    ) -> Option<EditionMail> {
        let request = self.request;
        let settings = &request.workspace.settings;
        let file = request.templates.text(&Language::file_name(&minutes.language));
        let words = Language::of(&minutes.language, file.as_ref()).unload(findings)?;
        let material = Material { minutes, settings, words: &words, today: request.day };
        let document = document::build(&material, Edition::Internal).unload(findings)?;
        let templates = request.templates;
        let subject = templates.subject(settings.mail.subject.as_ref(), &document);
        let subject = subject.unload(findings);
        let letter = Letter::prepare(&document, &self.pictures, templates).unload(findings);
        let mut own_pdf = None;
        let enclosures = self.enclosures(minutes, &document, &mut own_pdf, findings);
        let (subject, letter, enclosures) = (subject?, letter?, enclosures?);
        self.add_parts(minutes, &document, &subject, &enclosures, parts);
        let picture = letter.logo().map(|logo| InlinePicture {
            content_id: LOGO_ID.to_owned(),
            media_type: logo.media_type.to_owned(),
            bytes: logo.bytes.clone(),
        });
        let common = self.common(minutes, subject, picture, enclosures);
        let composer = Composer::new(&common);
        let shared_digest = digest::of_bytes(composer.shared());
        let greetings = words.phrases.greeting.clone();
        let style = settings.mail.greeting;
        Some(EditionMail {
            common,
            composer,
            letter,
            greetings,
            style,
            document,
            own_pdf,
            shared_digest,
        })
    }

    /// What all mails of the edition have in common.
    fn common(
        &self,
        minutes: &Minutes,
        subject: String,
        picture: Option<InlinePicture>,
        enclosures: Vec<Enclosure>,
    ) -> Common {
        let request = self.request;
        let settings = &request.workspace.settings;
        Common {
            mailing: minutes.id.clone(),
            language: minutes.language.clone(),
            round: request.round,
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
                Purpose::Test(_) => Variant::Test,
            },
            picture,
            enclosures,
        }
    }

    /// PDF, calendar and attachments, in this order.
    fn enclosures(
        &self,
        minutes: &Minutes,
        document: &Document,
        own_pdf: &mut Option<String>,
        findings: &mut Findings,
    ) -> Option<Vec<Enclosure>> {
        let settings = &self.request.workspace.settings;
        let pdf = self.typesetter.render_readable(document, &self.pictures).unload(findings);
        let mut enclosures = Vec::new();
        if let Some(Pdf { bytes, text }) = pdf {
            *own_pdf = self.request.templates.is_own("minutes.typ").then_some(text);
            let (name, media_type) = (format!("{}.pdf", document.id), "application/pdf".to_owned());
            enclosures.push(Enclosure { name, media_type, bytes });
        }
        let calendar = calendar::render(minutes, &self.calendar_options(document));
        enclosures.extend(calendar.map(|bytes| Enclosure {
            name: format!("{}.ics", document.id),
            media_type: "text/calendar; method=PUBLISH; charset=utf-8".to_owned(),
            bytes,
        }));
        let limit = settings.mail.max_size.as_ref().map_or(DEFAULT_MAX_SIZE, |size| size.value);
        enclosures::read(minutes, limit, &mut enclosures, findings);
        (!findings.has_errors()).then_some(enclosures)
    }

    fn calendar_options<'d>(&'d self, document: &'d Document) -> CalendarOptions<'d> {
        CalendarOptions {
            edition: Edition::Internal,
            organisation: &self.request.workspace.settings.organisation,
            sequence: self.request.round.saturating_sub(1),
            stamp: midnight(document),
            words: &document.words,
        }
    }

    /// What the mails of this edition are made from: tree, subject, files. PDF and calendar are not
    /// added: they follow from these, and the calendar counts corrections.
    fn add_parts(
        &self,
        minutes: &Minutes,
        document: &Document,
        subject: &str,
        enclosures: &[Enclosure],
        parts: &mut Parts,
    ) {
        let generated = [format!("{}.pdf", document.id), format!("{}.ics", document.id)];
        let files: Vec<&Enclosure> =
            enclosures.iter().filter(|file| !generated.contains(&file.name)).collect();
        let first = &self.request.workspace.minutes.language;
        let language = if minutes.language == *first { "" } else { minutes.language.as_str() };
        let texts = EditionTexts { minutes, document, subject, files: &files, language };
        parts.add_edition(&texts, &self.request.workspace.settings);
    }

    /// The settings of the sender and the picture, as they are written into a mail.
    pub(super) fn sender_texts(&self) -> SenderTexts {
        let Sender { from, reply_to, unsubscribe } = &self.sender;
        SenderTexts {
            from: written(from),
            reply_to: reply_to.as_ref().map(written),
            unsubscribe: unsubscribe.as_ref().map(|unsubscribe| unsubscribe.as_str().to_owned()),
            logo: self.pictures.logo.as_ref().map(|logo| logo.bytes.clone()),
        }
    }
}

/// `Name <address>`
fn written(mailbox: &Mailbox) -> String {
    match mailbox.name.as_str() {
        "" => mailbox.address.to_string(),
        name => format!("{name} <{}>", mailbox.address),
    }
}

impl EditionMail {
    /// The octets that belong to no digest.
    pub(super) fn opening_len(&self) -> usize {
        self.composer.opening_len()
    }

    /// The Message-ID of a person's mail.
    pub(super) fn message_id(&self, to: &Addressee) -> String {
        self.composer.message_id(&to.address)
    }

    /// The largest file, with its size on the wire.
    pub(super) fn largest(&self) -> Option<(String, u64)> {
        let largest = self.common.enclosures.iter().max_by_key(|file| file.bytes.len());
        largest.map(|file| (file.name.clone(), on_the_wire(file.bytes.len())))
    }

    /// What one person reads.
    pub(super) fn body(&self, contact: &Contact) -> Result<LetterBody, Box<Diagnostic>> {
        let greeting = greeting(contact, self.style, &self.greetings);
        let unsubscribe = self.common.unsubscribe.as_ref().map(Unsubscribe::as_str);
        self.letter.render(&Personal { greeting: &greeting, contact, unsubscribe })
    }

    /// The mail to one person.
    pub(super) fn compose(
        &self,
        contact: &Contact,
        addressee: &Addressee,
    ) -> Result<Message, Box<Diagnostic>> {
        let body = self.body(contact)?;
        Ok(self.composer.compose(&addressee.name, &addressee.address, &body.html, &body.text))
    }
}

/// The start of the day of issue. Not the clock: planning on the next day gives the same calendar.
fn midnight(document: &Document) -> DateTime<Utc> {
    document.issued.and_time(chrono::NaiveTime::MIN).and_utc()
}

/// By what mail programs sort: the series, else the office.
fn list_name(minutes: &Minutes, settings: &Settings) -> String {
    let office = settings.organisation.unit.as_ref().or(settings.organisation.name.as_ref());
    let office = office.map(|name| name.value.clone());
    minutes.series.clone().or(office).unwrap_or_else(|| "Rund-Mail".to_owned())
}

/// What base64 makes of some bytes.
fn on_the_wire(bytes: usize) -> u64 {
    (bytes as u64).div_ceil(57) * 78
}
