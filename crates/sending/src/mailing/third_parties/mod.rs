//! Makes sure that no mail shows somebody else from the list: neither address nor name of another
//! contact, unless the minutes or the settings contain it themselves.
//!
//! The finished message is parsed and examined: header, texts, file names. What all mails of a
//! language have in common is searched once, for everybody in the list (`known`); of each mail only
//! the differences are searched again, so that the check costs little however long the list is.

mod known;
mod messages;
mod report;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use leaks::people::{Form, People, Sighting};

use super::edition_mail::EditionMail;
use super::request::PlanRequest;
use super::{MailSource, Mailing, Recipient};
use crate::contacts::{Contact, is_freemail};
use crate::diagnostic::Findings;
use crate::document::pictures::Pictures;
use crate::document::templates::Templates;
use crate::document::view::Document;
use crate::document::{html, text};
use crate::mail::leaves::{self, Coding, Kind, Leaf, Leaves};
use crate::mail::{Attachment, Message};
use crate::minutes::Share;
use known::{Known, Lines};

/// How many people are reported for a mail; nobody needs to know more.
const MOST_TOLD: usize = 8;

/// The parts of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    To,
    Subject,
    From,
    ReplyTo,
    Header,
    Text,
    Html,
    Pdf,
    Calendar,
    FileName,
}

/// Somebody else in a person's mail.
#[derive(Clone, Debug)]
pub(super) struct Leak {
    mail: usize,
    seen: Sighting,
    parts: BTreeSet<Part>,
}

/// A person, and the parts of a mail.
type Seen = (Sighting, BTreeSet<Part>);

/// Searches everybody's mail for everybody else of the list.
pub(super) struct ThirdParties<'a> {
    people: People<'a>,
    editions: Vec<Common>,
}

/// What the mails of one language have in common.
#[derive(Default)]
struct Common {
    fields: BTreeSet<String>,
    texts: Vec<(Kind, Coding, Known)>,
    /// The people in the files attached to every mail.
    attached: Vec<(Part, Sighting)>,
}

impl<'a> ThirdParties<'a> {
    /// Indexes the list and what the mails of each language have in common.
    pub(super) fn new(request: &PlanRequest<'a>, mailing: &Mailing<'_>) -> Self {
        let mut people = People::new(request.people);
        publish(request, mailing, &mut people);
        colleagues(request, mailing, &mut people);
        let first = |edition: usize| {
            let index = mailing.recipients.iter().position(|one| one.edition == edition)?;
            mailing.compose(index).ok()
        };
        let editions = mailing.editions.iter().enumerate();
        let editions = editions.map(|(index, edition)| {
            let message = first(index);
            let common = message.map(|message| Common::of(&message, &people)).unwrap_or_default();
            Common { attached: attached(edition, &people), ..common }
        });
        let editions = editions.collect();
        Self { people, editions }
    }

    /// The people in the mail at `index` other than its reader.
    pub(super) fn look(&self, mailing: &Mailing<'_>, index: usize, message: &Message) -> Vec<Leak> {
        let Recipient { contact, edition, .. } = mailing.recipients[index];
        let others = self.others(edition, contact, message).into_iter();
        others.map(|(seen, parts)| Leak { mail: index, seen, parts }).collect()
    }

    /// The people in a message to `reader` other than its reader, with the parts that show them.
    fn others(&self, edition: usize, reader: &Contact, message: &Message) -> Vec<Seen> {
        let Some(common) = self.editions.get(edition) else { return Vec::new() };
        let mut others: Vec<Seen> = Vec::new();
        let attached = common.attached.iter().cloned();
        for (part, seen) in attached.chain(common.news(message, &self.people)) {
            if let Some((_, parts)) = others.iter_mut().find(|(other, _)| other.is_same(&seen)) {
                parts.insert(part);
                continue;
            }
            let other = others.len() < MOST_TOLD
                && self.people.is_other(&seen, reader, &message.to)
                && !self.people.is_in_address(&seen, reader);
            if other {
                others.push((seen, [part].into()));
            }
        }
        others
    }

    /// One finding for each cause.
    pub(super) fn report(
        &self,
        leaks: Vec<Leak>,
        request: &PlanRequest<'_>,
        mailing: &Mailing<'_>,
        findings: &mut Findings,
    ) {
        if !leaks.is_empty() {
            let report = report::Report { people: &self.people, request, mailing };
            findings.extend(report.findings(leaks));
        }
    }
}

/// Allows what the minutes and the settings say, and what the program generates from them.
fn publish(request: &PlanRequest<'_>, mailing: &Mailing<'_>, people: &mut People<'_>) {
    let workspace = request.workspace;
    for minutes in workspace.languages() {
        people.publish(&minutes.id, Form::Plain);
        let open = minutes.shared_texts().into_iter().filter(|(share, _)| *share != Share::Person);
        open.for_each(|(_, text)| people.publish(&text.value, Form::Plain));
    }
    let (office, mail) = (&workspace.settings.organisation, &workspace.settings.mail);
    let logo = office.logo.iter().filter_map(|logo| logo.alt.as_ref());
    let mail = [&mail.from, &mail.reply_to, &mail.subject, &mail.unsubscribe];
    for text in office.texts().chain(logo).chain(mail.into_iter().flatten()) {
        people.publish(&text.value, Form::Plain);
    }
    request.own.texts().for_each(|text| people.publish(text, Form::Plain));
    for edition in &mailing.editions {
        said(&edition.document, people);
    }
}

/// Allows the people whom the office's own templates name and who write from the sender's own
/// domain: a letter may be signed, or say who is on leave. A provider's domain is nobody's own.
fn colleagues(request: &PlanRequest<'_>, mailing: &Mailing<'_>, people: &mut People<'_>) {
    let domains: BTreeSet<&str> = mailing
        .editions
        .iter()
        .map(|edition| edition.common.from.address.domain())
        .filter(|domain| !is_freemail(domain))
        .collect();
    let templates = request.templates;
    let own = templates.names().filter(|name| templates.is_own(name));
    for source in own.filter_map(|name| templates.text(name)) {
        for seen in people.positions_in_page(source.text()) {
            let contact = people.contact(seen.contact);
            if contact.is_some_and(|contact| domains.contains(contact.address.domain())) {
                people.allow(&seen);
            }
        }
    }
}

fn said(document: &Document, people: &mut People<'_>) {
    people.publish(&text::render(document), Form::Plain);
    let mut data = serde_json::to_value(document).unwrap_or_default();
    // The fixed words of a language are a template.
    data.as_object_mut().map(|fields| fields.remove("words"));
    people.publish_data(&data);
    let page = html::page(document, &Pictures::default(), &Templates::builtin());
    if let Some(page) = page.value {
        people.publish(&page, Form::Html);
    }
}

/// The people in the files attached to every mail of an edition. The office answers for its own
/// attachments; but a template of the office's own can put into the PDF what the minutes do not
/// say.
fn attached(edition: &EditionMail, people: &People<'_>) -> Vec<(Part, Sighting)> {
    let mut attached = Vec::new();
    let mut look = |part, text: &str, form| {
        attached.extend(people.find(text, form).into_iter().map(|seen| (part, seen)));
    };
    for Attachment { name, media_type, bytes } in &edition.common.attachments {
        look(Part::FileName, name, Form::Plain);
        if media_type.starts_with("text/calendar; method=PUBLISH") {
            look(Part::Calendar, &String::from_utf8_lossy(bytes), Form::Calendar);
        }
    }
    if let Some(text) = &edition.own_pdf {
        look(Part::Pdf, text, Form::Plain);
    }
    attached
}

impl Common {
    /// Takes the first mail as the known one; what is personal in it is kept apart.
    fn of(message: &Message, people: &People<'_>) -> Self {
        let Leaves { fields, texts } = Leaves::of(message);
        let nobody = |text: &str, form| people.find(text, form).is_empty();
        let open = |field: &String| nobody(&leaves::decoded(field), Form::Plain);
        let texts = texts.iter().map(|leaf| {
            let (form, _) = reading(leaf);
            let known = match leaf.coding {
                Coding::Base64 => {
                    let plain = leaf.decode(leaf.bytes).into_owned().into_bytes();
                    let shows = |piece: &[u8]| !nobody(&String::from_utf8_lossy(piece), form);
                    Known::new(plain, Lines::Plain, shows)
                }
                coding => {
                    let quoted = coding == Coding::Quoted;
                    let lines = if quoted { Lines::Quoted } else { Lines::Plain };
                    let shows = |piece: &[u8]| !nobody(&leaf.decode(piece), form);
                    Known::new(leaf.bytes.to_owned(), lines, shows)
                }
            };
            (leaf.kind, leaf.coding, known)
        });
        let texts = texts.collect();
        Self { fields: fields.into_iter().filter(open).collect(), texts, attached: Vec::new() }
    }

    /// The people in what this mail does not have in common with the others.
    fn news(&self, message: &Message, people: &People<'_>) -> Vec<(Part, Sighting)> {
        let mut news = Vec::new();
        let Leaves { fields, texts } = Leaves::of(message);
        for field in fields.iter().filter(|field| !self.fields.contains(*field)) {
            let seen = people.find(&leaves::decoded(field), Form::Plain);
            news.extend(seen.into_iter().map(|seen| (part(field), seen)));
        }
        for leaf in &texts {
            let (form, part) = reading(leaf);
            let known = self.texts.iter();
            let known =
                known.filter(|(kind, coding, _)| (*kind, *coding) == (leaf.kind, leaf.coding));
            let known = known.map(|(_, _, known)| known).next();
            let mut find = |text: &str| {
                news.extend(people.find(text, form).into_iter().map(|seen| (part, seen)));
            };
            match known {
                None => find(&leaf.decode(leaf.bytes)),
                Some(known) if leaf.coding == Coding::Base64 => {
                    let plain = leaf.decode(leaf.bytes);
                    for range in known.news(plain.as_bytes()) {
                        find(&String::from_utf8_lossy(&plain.as_bytes()[range]));
                    }
                }
                Some(known) => {
                    for range in known.news(leaf.bytes) {
                        find(&leaf.decode(&leaf.bytes[range]));
                    }
                }
            }
        }
        news
    }
}

fn reading(leaf: &Leaf<'_>) -> (Form, Part) {
    match leaf.kind {
        Kind::Text => (Form::Plain, Part::Text),
        Kind::Html => (Form::Html, Part::Html),
    }
}

/// The part of a mail to which a header field belongs.
fn part(field: &str) -> Part {
    let name = field.split(':').next().unwrap_or_default();
    let is = |known: &str| name.eq_ignore_ascii_case(known);
    match () {
        () if is("To") => Part::To,
        () if is("Subject") => Part::Subject,
        () if is("From") => Part::From,
        () if is("Reply-To") => Part::ReplyTo,
        () => Part::Header,
    }
}
