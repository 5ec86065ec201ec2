//! The body of a mail: greeting, the document itself, the office; as HTML and as text.
//!
//! The document is rendered and its styles are inlined once for each edition and language. What
//! remains for each contact is the shell around it, and the styled shell is reused while only
//! greeting and unsubscribe address differ.

mod mailed;
mod messages;
mod records;
mod shell;
mod style;
mod teasers;
mod weight;

use super::correction;
use super::pictures::Pictures;
use super::templates::{Context, Templates};
use super::text;
use super::view::{Block, Document, Picture, Place, plain_text};
use crate::contacts::Contact;
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::direction::{Direction, bare, isolated};
use crate::figures;
use crate::rules;
use crate::settings::Extent;
use crate::source::Span;
pub use mailed::Along;
use mailed::Mailed;
use messages::Message;
use shell::{GREETING, OPENING, REST, Shell, Shells, UNSUBSCRIBE};
use style::Styler;

/// The address of the logo inside the mail; the composer attaches it under this ID, which contains
/// an `@` as RFC 2392 requires.
pub const LOGO_ID: &str = "logo@rundmail";

/// The address of the picture with this number in the texts.
fn picture_id(number: usize) -> String {
    format!("picture-{number}@rundmail")
}

/// The template that is styled.
const MAIL: &str = "mail.html";

/// Where mail-body.html wants the greeting.
const GREETING_PLACE: &str = "<!--greeting-->";

/// Gmail shows no more of a mail's HTML (bytes), and a link to the rest, which the apps of others
/// do not follow.
const CLIPPED: usize = 102_000;

/// How much of the text mail programs show beside the subject (characters).
const PREHEADER: usize = 110;

/// What differs from contact to contact.
#[derive(Clone, Copy, Debug)]
pub struct Personal<'a> {
    /// The greeting: „Guten Tag Aylin Probe,“.
    pub greeting: &'a str,
    /// The recipient of the mail.
    pub contact: &'a Contact,
    /// Where this contact can unsubscribe: `mailto:` or `https:`.
    pub unsubscribe: Option<&'a str>,
    /// The document with what this contact has still to do, and nothing else.
    pub tasks: Option<&'a Document>,
}

/// Both formats of a mail's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterBody {
    /// The HTML part.
    pub html: String,
    /// The text part.
    pub text: String,
}

/// The body of the mails of one edition in one language, without what is personal.
#[derive(Debug)]
pub struct Letter {
    templates: Templates,
    /// The context of mail.txt, without what is personal.
    text: Context,
    /// The context of mail.html, with a mark in place of the document.
    shell: Context,
    shells: Shells,
    /// The text behind the greeting, before and behind the reader's own tasks; and the opening.
    halves: [String; 2],
    opening: String,
    /// The style sheet of the mail.
    css: String,
    /// The direction of the document.
    base: Direction,
    pictures: Vec<Embedded>,
}

/// A picture that the HTML of a mail shows.
#[derive(Clone, Debug)]
pub struct Embedded {
    /// The address behind `cid:`, which contains an `@` as RFC 2392 requires.
    pub id: String,
    /// The path of a picture of a text; empty for the logo.
    pub file: String,
    /// Its bytes.
    pub picture: Picture,
}

impl Letter {
    /// Renders and styles what is the same for everybody. This reports errors in the templates.
    pub fn prepare(
        document: &Document,
        along: &Along,
        pictures: &Pictures,
        templates: &Templates,
    ) -> Checked<Self> {
        let mut document = document.clone();
        teasers::set(&mut document, along.page.as_deref());
        let figures = addressed(&mut document, along.keeps_size);
        match Self::try_prepare(&document, along, figures, pictures, templates) {
            Ok(letter) => {
                let findings = letter.clipped(&document, along).into_iter().collect();
                Checked::new(letter, findings)
            }
            Err(fault) => Checked::failed(*fault),
        }
    }

    /// What [`Self::prepare`] finds. A document that is short, in the built-in templates, needs no mail
    /// to be made.
    pub(super) fn faults(
        document: &Document,
        along: &Along,
        pictures: &Pictures,
        templates: &Templates,
    ) -> Findings {
        if !templates.has_own_forms() && weight::at_most(document) <= CLIPPED {
            return Findings::new();
        }
        Self::prepare(document, along, pictures, templates).findings
    }

    /// The finding that Gmail would not show the whole mail.
    fn clipped(&self, document: &Document, along: &Along) -> Option<Diagnostic> {
        let octets = self.shells.weight();
        let says = Message::Clipped {
            octets: octets as u64,
            shown: CLIPPED as u64,
            language: document.language.to_string(),
        };
        let help = match along.extent {
            Extent::Full => Message::SendShort,
            Extent::Short => Message::Shorten,
        };
        (octets > CLIPPED).then(|| rules::mail::CLIPPED.finds(says).help(help))
    }

    fn try_prepare(
        document: &Document,
        along: &Along,
        figures: Vec<Embedded>,
        pictures: &Pictures,
        templates: &Templates,
    ) -> Result<Self, Box<Diagnostic>> {
        let logo = pictures.mail_logo().filter(|_| document.letterhead.logo.is_some());
        let base = Direction::of(&document.language);
        let mailed = Mailed::of(document, along);
        let css = style::resolved(&templates.style_sheet("mail", &document.design));
        let context = Context::of(&mailed.for_html())
            .with("logo", logo.as_ref().map(|_| format!("cid:{LOGO_ID}")))
            .with("preheader", isolated(&preheader(document), base))
            .with("greeting_at", mailed.greeting)
            .with("tasks_at", mailed.tasks)
            .with_markup("css", css.clone());
        // Fonts of mail programs lack the narrow space.
        let body = templates.render("mail-body.html", &context)?.replace('\u{202f}', "\u{a0}");
        let parts = body.split_once(GREETING_PLACE).unwrap_or(("", &body));
        let sample = sample(context.clone());
        let nothing = with_text(sample.clone(), ["", ""]);
        let _ = templates.render("mail.txt", &nothing)?;
        let [opening, rest] = shell::fenced(parts.into());
        let whole = with_document(sample, &opening, &rest);
        let whole = templates.render(MAIL, &whole)?;
        let shells = Shells::new(Styler::new(), &whole).map_err(|mut fault| {
            fault.span = templates.text(MAIL).map(|own| Span::file(&own));
            fault
        })?;
        let logo =
            logo.map(|picture| Embedded { id: LOGO_ID.to_owned(), file: String::new(), picture });
        let shown = |one: &Embedded| whole.contains(&format!("cid:{}", one.id));
        let pictures = logo.into_iter().chain(figures).filter(shown).collect();
        let [head, before, behind] =
            text::thirds(&mailed.document, mailed.greeting.unwrap_or(mailed.tasks), mailed.tasks);
        let [opening, before] = match mailed.greeting {
            Some(_) => [head, before],
            None => [String::new(), text::together([&head, &before])],
        };
        let rest = text::together([&before, &behind]);
        let text = with_text(context.clone(), [opening.trim_end(), rest.trim_end()]).shared();
        let halves = [before, behind];
        let shell = with_document(context, OPENING, REST).shared();
        let templates = templates.clone();
        let opening = opening.trim_end().to_owned();
        Ok(Self { templates, text, shell, shells, halves, opening, css, base, pictures })
    }

    /// Whether it may be made by templates of the office.
    pub fn has_own_templates(&self) -> bool {
        self.templates.has_own_forms()
    }

    /// The pictures that the HTML shows: the logo, then those of the texts.
    pub fn pictures(&self) -> &[Embedded] {
        &self.pictures
    }

    /// The body for one contact. The same values give the same bytes.
    ///
    /// # Errors
    /// A template that asks for something that this contact has not got, such as a column
    /// `contact.extra.NAME` that the list does not have.
    pub fn render(&self, personal: &Personal<'_>) -> Result<LetterBody, Box<Diagnostic>> {
        let Personal { greeting, contact, unsubscribe, tasks } = *personal;
        let mut text = self.text.clone().with_contact(contact);
        if let Some(tasks) = tasks {
            let [before, behind] = &self.halves;
            let own = text::body(tasks);
            let rest = text::together([before, &own, behind]);
            text = with_text(text, [&self.opening, rest.trim_end()]);
        }
        let greeting = &*isolated(greeting, self.base);
        let text = text.with("greeting", greeting).with("unsubscribe", unsubscribe);
        let text = self.templates.render("mail.txt", &text)?;
        let person = self.shell.clone().with_contact(contact);
        let marked = person.clone().with("greeting", GREETING);
        let marked = marked.with("unsubscribe", unsubscribe.map(|_| UNSUBSCRIBE));
        let person = person.with("greeting", greeting).with("unsubscribe", unsubscribe);
        let shell = Shell {
            marked: self.templates.render(MAIL, &marked)?,
            personal: self.templates.render(MAIL, &person)?,
        };
        let own = tasks.map(|tasks| self.styled(tasks)).transpose()?.unwrap_or_default();
        let html = self.shells.fill(shell, greeting, unsubscribe, &own)?;
        Ok(LetterBody { html, text })
    }

    /// The styled box with what the reader has still to do.
    fn styled(&self, tasks: &Document) -> Result<String, Box<Diagnostic>> {
        let context = Context::of(tasks);
        let part = self.templates.render("mail-tasks.html", &context)?;
        self.shells.styled(&self.css, &part.replace('\u{202f}', "\u{a0}"))
    }
}

/// Styles what the template `name` made, if it is the mail, as it is done for a mail.
pub(super) fn try_out(name: &str, rendered: &str) {
    if name == MAIL {
        let _ = Styler::new().inline(rendered);
    }
}

/// The document as HTML in two parts, and as one.
fn with_document(context: Context, opening: &str, rest: &str) -> Context {
    let context = context.with_markup("body", [opening, rest].concat());
    context.with_markup("opening", opening).with_markup("rest", rest)
}

/// The document as text in two parts, and as one.
fn with_text(context: Context, [opening, rest]: [&str; 2]) -> Context {
    let body = if opening.is_empty() { rest.to_owned() } else { format!("{opening}\n\n{rest}") };
    context.with("opening", opening).with("rest", rest).with("body", body)
}

/// Gives the pictures of the texts their addresses and sizes in the mail. The same file is attached
/// once.
fn addressed(document: &mut Document, keeps_size: bool) -> Vec<Embedded> {
    let mut embedded: Vec<Embedded> = Vec::new();
    figures::for_each(document, |figure| {
        let Some(picture) = &figure.picture else { return };
        let sized = match figure.place {
            Place::Column(_) => picture.teaser(),
            Place::Text | Place::Logo => picture.mail(!keeps_size),
        };
        let known = embedded.iter().find(|one| one.file == figure.file).map(|one| one.id.clone());
        let id = known.unwrap_or_else(|| {
            let id = picture_id(embedded.len() + 1);
            let file = figure.file.clone();
            embedded.push(Embedded { id: id.clone(), file, picture: sized.picture });
            id
        });
        (figure.width, figure.height) = (sized.width, sized.height);
        figure.src = Some(format!("cid:{id}"));
    });
    embedded
}

/// Stands in for the personal values where a template is tried before there is a contact.
fn sample(context: Context) -> Context {
    context.with_any_contact().with("greeting", "").with("unsubscribe", None::<&str>)
}

/// The first words of the document: what mail programs show beside the subject.
fn preheader(document: &Document) -> String {
    if let Some(text) = correction::preview(document) {
        return shorten(&text, PREHEADER);
    }
    let blocks = || document.sections.iter().flat_map(|section| &section.blocks);
    let first = blocks().filter_map(|block| match block {
        Block::Paragraph { text } => Some(plain_text(text)),
        _ => None,
    });
    let titles = blocks().filter_map(|block| match block {
        Block::Article(article) => Some(plain_text(&article.title)),
        _ => None,
    });
    let text = first.into_iter().find(|text| !text.trim().is_empty());
    let text = text.unwrap_or_else(|| titles.collect::<Vec<_>>().join(" · "));
    shorten(&text, PREHEADER)
}

/// The first `most` characters, cut between words.
fn shorten(text: &str, most: usize) -> String {
    let text = bare(text);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(most) else { return text };
    let cut = text[..end].rfind(' ').unwrap_or(end);
    format!("{} …", text[..cut].trim_end_matches([',', ';', ':', ' ']))
}

#[cfg(test)]
mod tests;
