//! The body of a mail: greeting, the document itself, the office; as HTML and as text.
//!
//! The document is rendered and its styles are inlined once for each edition and language. What
//! remains for each contact is the shell around it, and the styled shell is reused while only
//! greeting and unsubscribe address differ.

mod logo;
mod messages;
mod shell;
mod style;

use super::correction;
use super::pictures::Pictures;
use super::templates::{Context, Templates};
use super::text;
use super::view::{Block, Document, Picture, plain_text};
use crate::contacts::Contact;
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::source::Span;
use shell::{BODY, GREETING, Shell, Shells, UNSUBSCRIBE};
use style::Styler;

/// The address of the logo inside the mail; the composer attaches it under this ID, which contains
/// an `@` as RFC 2392 requires.
pub const LOGO_ID: &str = "logo@rundmail";

/// The template that is styled.
const MAIL: &str = "mail.html";

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
    /// The context of mail.html, with [`BODY`] in place of the document.
    shell: Context,
    shells: Shells,
    logo: Option<Picture>,
}

impl Letter {
    /// Renders and styles what is the same for everybody. This reports errors in the templates.
    pub fn prepare(
        document: &Document,
        pictures: &Pictures,
        templates: &Templates,
    ) -> Checked<Self> {
        match Self::try_prepare(document, pictures, templates) {
            Ok(letter) => Checked::new(letter, Findings::new()),
            Err(fault) => Checked::failed(*fault),
        }
    }

    fn try_prepare(
        document: &Document,
        pictures: &Pictures,
        templates: &Templates,
    ) -> Result<Self, Box<Diagnostic>> {
        let logo = pictures.logo.as_ref().filter(|_| document.letterhead.logo.is_some());
        let context = Context::of(document)
            .with("logo", logo.map(|_| format!("cid:{LOGO_ID}")))
            .with("preheader", preheader(document))
            .with_markup("css", templates.style_sheet("mail.css"));
        // Fonts of mail programs lack the narrow space.
        let body = templates.render("mail-body.html", &context)?.replace('\u{202f}', "\u{a0}");
        let sample = sample(context.clone());
        let _ = templates.render("mail.txt", &sample.clone().with("body", ""))?;
        let whole = sample.with_markup("body", shell::fenced(&body));
        let whole = templates.render(MAIL, &whole)?;
        let shells = Shells::new(Styler::new(), &whole).map_err(|mut fault| {
            fault.span = templates.text(MAIL).map(|own| Span::file(&own));
            fault
        })?;
        let logo = logo.filter(|_| whole.contains(&format!("cid:{LOGO_ID}"))).map(logo::for_mail);
        let text = context.clone().with("body", text::render(document).trim_end()).shared();
        let shell = context.with_markup("body", BODY).shared();
        Ok(Self { templates: templates.clone(), text, shell, shells, logo })
    }

    /// The logo to attach under [`LOGO_ID`], if the HTML shows it.
    pub fn logo(&self) -> Option<&Picture> {
        self.logo.as_ref()
    }

    /// The body for one contact. The same values give the same bytes.
    ///
    /// # Errors
    /// A template that asks for something that this contact has not got, such as a column
    /// `contact.extra.NAME` that the list does not have.
    pub fn render(&self, personal: &Personal<'_>) -> Result<LetterBody, Box<Diagnostic>> {
        let Personal { greeting, contact, unsubscribe } = *personal;
        let text = self.text.clone().with_contact(contact);
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
        let html = self.shells.fill(shell, personal)?;
        Ok(LetterBody { html, text })
    }
}

/// Styles what the template `name` made, if it is the mail, as it is done for a mail.
pub(super) fn try_out(name: &str, rendered: &str) {
    if name == MAIL {
        let _ = Styler::new().inline(rendered);
    }
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
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let first = blocks.filter_map(|block| match block {
        Block::Paragraph { text } => Some(plain_text(text)),
        _ => None,
    });
    let text = first.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default();
    shorten(&text, PREHEADER)
}

/// The first `most` characters, cut between words.
fn shorten(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(most) else { return text };
    let cut = text[..end].rfind(' ').unwrap_or(end);
    format!("{} …", text[..cut].trim_end_matches([',', ';', ':', ' ']))
}

#[cfg(test)]
mod tests;
