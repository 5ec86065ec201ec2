//! The gallery: a folder with the mails, and one page to leaf through them.
//!
//! ```text
//! .rundmail/preview/ID/
//!   index.html               the list
//!   mails/0001.html          one mail: what is its own of the letter, its text, its header
//!   shared/1.js              what the mails of an edition have in common, once; see [`shared`]
//!   files/de/…               the attachments of an edition, once
//!   eml/0001-aylin-probe.eml the exact message, for those whose mail was asked for
//!   plan.json                what was shown, for `send --approved`
//! ```
//!
//! Pages of their own for each mail keep the list light with 5,000 of them and need no server. Nothing
//! is fetched from elsewhere, and no script of a mail or of a contact's cell runs: the letter stands
//! in a sandbox, texts are escaped, and the pages allow their own scripts only, by digest or nonce.

use std::io::{self, BufWriter, Write};
use std::ops::Deref;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::editions::{EditionFiles, Editions, put};
use super::labels::{Label, figures};
use super::page::{Page, script_hash};
use super::shared::Texts;
use super::swap;
use super::words::Words;
use crate::command::Stop;
use crate::command::approval::{argument, record};
use crate::command::status::moment;
use crate::delivery::private::private_folder;
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::html::{data_address, escape, step_of_address};
use crate::exit::Exit;
use crate::l10n::{Language, size};
use crate::mail::media::slug;
use crate::mail::{Common, Enclosure, Mailbox, Message};
use crate::mailing::{Letters, Mailing};
use crate::ui::Ui;
use crate::workspace::output;

const INDEX: &str = include_str!("../../../templates/preview/index.html");
const MAIL: &str = include_str!("../../../templates/preview/mail.html");
const STYLE: &str = include_str!("../../../templates/preview/gallery.css");
const INDEX_SCRIPT: &str = include_str!("../../../templates/preview/index.js");

/// Attachments that a browser shows without running anything; others are saved.
const SHOWN: &[&str] =
    &["application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "text/plain"];

/// What a gallery shows.
#[derive(Clone, Copy)]
pub struct Showing<'a> {
    /// The mails.
    pub mailing: &'a Mailing<'a>,
    /// What was found while they were planned.
    pub findings: &'a Findings,
    /// The language of the gallery's own words.
    pub language: Language,
    /// When it is made.
    pub now: DateTime<Utc>,
    /// How exactly these mails are sent.
    pub sending: Sending<'a>,
    /// Whose mails are written as files: places among the addressees.
    pub messages: &'a [usize],
    /// The command line that writes somebody's mail as a file, without the address at its end.
    pub message_line: &'a str,
}

/// How the mails of a gallery are sent.
#[derive(Clone, Copy)]
pub enum Sending<'a> {
    /// By this command line.
    By(&'a str),
    /// Nobody is left to send them to, as this sentence says.
    Done(&'a str),
}

impl Showing<'_> {
    /// Writes the gallery into `.rundmail/preview/ID` of `workspace` and gives the path of its page. An
    /// older one is replaced when the new one is complete.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn write(&self, workspace: &Path) -> Result<PathBuf, Stop> {
        let place = record::place(workspace, &self.mailing.id);
        let folder = place.parent().unwrap_or(&place);
        let gallery = Gallery(self);
        let written = private_folder(workspace)
            .and_then(|_| gallery.write_beside(folder))
            .and_then(|fresh| swap::replace(folder, &place, fresh));
        written.map_err(|error| {
            let (path, error) = (place.display().to_string(), (&error).into());
            Stop::new(Exit::InputErrors, Words::CannotWrite { path, error })
        })?;
        Ok(place.join("index.html"))
    }

    /// Tells where the page lies that was written, and the mails that were asked for. Returns the
    /// latter.
    pub fn tell(&self, index: &Path, ui: &Ui) -> Vec<PathBuf> {
        let folder = index.with_file_name("eml");
        let name = |index: &usize| folder.join(Gallery(self).message_name(*index));
        let files: Vec<PathBuf> = self.messages.iter().map(name).collect();
        for path in std::iter::once(index).chain(files.iter().map(|file| &**file)) {
            ui.data(format!("{}\n", path.display()).as_bytes());
        }
        files
    }
}

/// The work on one gallery.
struct Gallery<'a>(&'a Showing<'a>);

impl<'a> Deref for Gallery<'a> {
    type Target = Showing<'a>;

    fn deref(&self) -> &Showing<'a> {
        self.0
    }
}

impl Gallery<'_> {
    /// Writes everything into a new folder. Only its owner may look into it: it is full of addresses.
    fn write_beside(&self, folder: &Path) -> io::Result<tempfile::TempDir> {
        output::own_folder(folder)?;
        let fresh = tempfile::Builder::new().prefix(swap::NEW).tempdir_in(folder)?;
        output::own_folder(fresh.path())?;
        for name in ["mails", "shared", "files"] {
            output::own_folder(&fresh.path().join(name))?;
        }
        if !self.messages.is_empty() {
            output::own_folder(&fresh.path().join("eml"))?;
        }
        put(&fresh.path().join("shared/gallery.css"), STYLE.as_bytes())?;
        let mut editions = Editions::default();
        for index in 0..self.mailing.addressees().len() {
            self.write_mail(index, fresh.path(), &mut editions)?;
        }
        self.write_index(fresh.path())?;
        record::write(self.mailing, self.now, fresh.path())?;
        Ok(fresh)
    }

    fn write_mail(&self, index: usize, folder: &Path, editions: &mut Editions) -> io::Result<()> {
        let message = self.mailing.compose(index).map_err(|finding| self.unmade(&finding))?;
        if self.messages.contains(&index) {
            put(&folder.join("eml").join(self.message_name(index)), &message.to_bytes())?;
        }
        let body = self.mailing.body(index).map_err(|finding| self.unmade(&finding))?;
        let common = self.mailing.common(index);
        let html = standing_alone(&body.html, common);
        let texts = Texts { html: &html, text: &body.text, header: header_of(&message) };
        let edition = editions.of(self.mailing.edition(index), common, &texts, folder)?;
        let page = self.mail(index, &message, edition, &edition.shared.own(&texts));
        put(&folder.join("mails").join(self.page_name(index)), page.as_bytes())
    }

    /// A planned mail that cannot be made again is a fault like one of the disk.
    fn unmade(&self, finding: &Diagnostic) -> io::Error {
        io::Error::other(finding.message.localize(self.language))
    }

    fn number(&self, index: usize) -> String {
        let width = self.mailing.addressees().len().to_string().len().max(4);
        format!("{:0width$}", index + 1)
    }

    fn page_name(&self, index: usize) -> String {
        format!("{}.html", self.number(index))
    }

    /// `0001-aylin-probe.eml`
    fn message_name(&self, index: usize) -> String {
        let name = slug(&self.mailing.addressees()[index].name);
        let dash = if name.is_empty() { "" } else { "-" };
        format!("{}{dash}{name}.eml", self.number(index))
    }

    fn label(&self, label: Label) -> &'static str {
        label.text(self.language)
    }

    fn write_index(&self, folder: &Path) -> io::Result<()> {
        let mut file = BufWriter::new(output::own_file(&folder.join("index.html"))?);
        self.index().write(&mut file, |name, file| match name {
            "list" => self.write_list(file),
            _ => Ok(()),
        })?;
        file.flush()
    }

    /// The list's page, but for the list.
    fn index(&self) -> Page {
        let mailing = self.mailing;
        let all = mailing.addressees().len();
        let subject = if all > 0 { &*mailing.common(0).subject } else { &*mailing.id };
        let heading = format!("{}: {subject}", self.label(Label::Preview));
        let numbers = mailing.figures;
        let of = self.label(Label::FoundOf);
        let found = of.replace("{n}", &all.to_string()).replace("{all}", &all.to_string());
        let first = format!(" src=\"mails/{}\"", self.page_name(0));
        Page::new(INDEX)
            .text("lang", self.language.pick("de", "en"))
            .markup("script-hash", script_hash(INDEX_SCRIPT))
            .markup("script", INDEX_SCRIPT)
            .markup("style", STYLE)
            .text("heading", &heading)
            .text(
                "figures",
                &figures(numbers.mails, numbers.attachments, numbers.largest, self.language),
            )
            .text("details-label", self.label(Label::Details))
            .markup("details", self.details())
            .markup("warnings", self.warnings())
            .text("recipients-label", self.label(Label::Recipients))
            .text("search-label", self.label(Label::Search))
            .text("keys-hint", self.label(Label::KeysHint))
            .text("of", of)
            .text("found", &found)
            .text("back-label", self.label(Label::Back))
            .text("previous-label", self.label(Label::Previous))
            .text("next-label", self.label(Label::Next))
            .text("mail-label", self.label(Label::Mail))
            .markup("first", if all > 0 { first } else { String::new() })
    }

    fn write_list(&self, to: &mut impl Write) -> io::Result<()> {
        let several = (1..self.mailing.addressees().len())
            .any(|index| self.mailing.common(index).language != self.mailing.common(0).language);
        for (index, person) in self.mailing.addressees().iter().enumerate() {
            let address = escape(&person.address.display());
            let name = if person.name.is_empty() { address.clone() } else { escape(&person.name) };
            let language = self.mailing.common(index).language.as_str();
            let mark = if several { format!("<i>{}</i>", escape(language)) } else { String::new() };
            writeln!(
                to,
                "<li><a href=\"mails/{}\" target=\"view\"><b><bdi>{name}</bdi></b>\
                 <span>{address}</span>{mark}</a></li>",
                self.page_name(index)
            )?;
        }
        Ok(())
    }

    fn details(&self) -> String {
        let made = moment(self.now, self.mailing.timezone(), self.language);
        let facts = terms(&[
            (self.label(Label::Id), &self.mailing.id),
            (self.label(Label::Made), &made),
            (self.label(Label::Digest), &self.mailing.digest),
        ]);
        let label = escape(self.label(Label::Approve));
        let how = match self.sending {
            Sending::By(line) => format!("<code>{}</code>", escape(line)),
            Sending::Done(says) => escape(says),
        };
        format!("{facts}<dt>{label}</dt><dd>{how}</dd>")
    }

    fn warnings(&self) -> String {
        if self.findings.is_empty() {
            return String::new();
        }
        let line = |finding| format!("<li>{}</li>", self.warning(finding));
        let lines: Vec<String> = self.findings.iter().map(line).collect();
        let summary = format!("{} ({})", self.label(Label::Warnings), lines.len());
        format!(
            "<details class=\"warnings\"><summary>{summary}</summary><ul>{}</ul></details>",
            lines.concat()
        )
    }

    fn warning(&self, finding: &Diagnostic) -> String {
        let place = finding.place.as_ref().map_or_else(String::new, |place| {
            let file = place.source().path().file_name().unwrap_or_default().to_string_lossy();
            format!("{file}:{}: ", place.position().line)
        });
        escape(&format!("{place}{}", finding.message.localize(self.language)))
    }

    fn mail(&self, index: usize, message: &Message, edition: &EditionFiles, own: &str) -> String {
        let common = self.mailing.common(index);
        let person = &self.mailing.addressees()[index];
        let to = Mailbox { name: person.name.clone(), address: person.address.clone() };
        Page::new(MAIL)
            .text("lang", self.language.pick("de", "en"))
            .markup("nonce", &*edition.shared.nonce)
            .markup("shared", &*edition.shared.name)
            .markup("own", own)
            .text("subject", &common.subject)
            .text("to", &shown(&to))
            .markup("fields", self.fields(common, &to, message.size()))
            .text("message-label", self.label(Label::MessageFile))
            .markup("message", self.message_file(index))
            .text(
                "files-label",
                &format!("{} ({})", self.label(Label::Files), common.enclosures.len()),
            )
            .markup("files", self.files(common, edition))
            .text("html-label", self.label(Label::Html))
            .text("text-label", self.label(Label::Text))
            .text("header-label", self.label(Label::Header))
            .text("no-script", self.label(Label::NoScript))
            .finish()
    }

    /// The mail as a file, or the command line that writes it.
    fn message_file(&self, index: usize) -> String {
        if self.messages.contains(&index) {
            let name = self.message_name(index);
            let label = escape(self.label(Label::OpenMessage));
            return format!(
                "<a class=\"button\" href=\"../eml/{}\">{label}</a>",
                step_of_address(&name)
            );
        }
        let address = argument(self.mailing.addressees()[index].address.as_str());
        format!("<code>{}</code>", escape(&format!("{}{address}", self.message_line)))
    }

    fn fields(&self, common: &Common, to: &Mailbox, octets: u64) -> String {
        let (from, to) = (shown(&common.from), shown(to));
        let reply_to = common.reply_to.as_ref().map(shown);
        let size_of_it = size(octets, self.language);
        let mut fields = vec![(self.label(Label::To), &*to), (self.label(Label::From), &*from)];
        if let Some(reply_to) = &reply_to {
            fields.push((self.label(Label::ReplyTo), reply_to));
        }
        fields.push((self.label(Label::Date), self.label(Label::DateIsLater)));
        fields.push((self.label(Label::MailLanguage), common.language.as_str()));
        fields.push((self.label(Label::Size), &size_of_it));
        terms(&fields)
    }

    fn files(&self, common: &Common, edition: &EditionFiles) -> String {
        let entry = |(file, address): (&Enclosure, &String)| {
            let bare = file.media_type.split(';').next().unwrap_or_default();
            let how = if SHOWN.contains(&bare) {
                " target=\"_blank\" rel=\"noopener\""
            } else {
                " download"
            };
            format!(
                "<li><a class=\"button\" href=\"../{address}\"{how}>{}<span>{}</span></a></li>",
                escape(&file.name),
                escape(&size(file.bytes.len() as u64, self.language))
            )
        };
        common.enclosures.iter().zip(&edition.files).map(entry).collect()
    }
}

/// `Name <address>` for reading.
fn shown(mailbox: &Mailbox) -> String {
    let address = mailbox.address.display();
    if mailbox.name.is_empty() { address } else { format!("{} <{address}>", mailbox.name) }
}

/// Terms and their values.
fn terms(terms: &[(&str, &str)]) -> String {
    let entry = |(term, value): &(&str, &str)| {
        format!("<dt>{}</dt><dd><bdi>{}</bdi></dd>", escape(term), escape(value))
    };
    terms.iter().map(entry).collect()
}

/// The letter as it shows without a mail program: the logo inside it, links in a tab of their own.
fn standing_alone(html: &str, common: &Common) -> String {
    let html = match &common.picture {
        None => html.to_owned(),
        Some(picture) => {
            let data = data_address(&picture.media_type, &picture.bytes);
            html.replace(&format!("cid:{}", picture.content_id), &data)
        }
    };
    html.replacen("<head>", "<head><base target=\"_blank\">", 1)
}

/// The header of a message as it travels.
fn header_of(message: &Message) -> &str {
    let end = message.head.windows(4).position(|four| four == b"\r\n\r\n");
    let header = &message.head[..end.unwrap_or(0)];
    std::str::from_utf8(header).unwrap_or_default()
}
