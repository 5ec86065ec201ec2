//! The gallery: a folder with the mails, and a page for browsing them.
//!
//! ```text
//! .rundmail/preview/ID/
//!   index.html               the list
//!   mails/0001.html          one mail: what is its own of the letter, its text, its header
//!   list.csv                 of a large mailing: who gets which kind of mail; see [`sample`]
//!   shared/1.js              what the mails of an edition have in common, once; see [`shared`]
//!   files/de/…               the attachments of an edition, once
//!   eml/0001-aylin-probe.eml the exact message, for those whose mail was asked for
//!   plan.json                what was shown, for `send --approved`
//! ```
//!
//! A separate page for each mail keeps the list small with 1,000 of them and needs no server; of more
//! mails there is a sample.
//! Nothing is loaded from elsewhere, and no script in a mail or in a contact's cell runs: the
//! letter is in a sandbox, texts are escaped, and the pages allow only their own scripts, by digest
//! or nonce.

use std::io::{self, BufWriter, Write};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::editions::{EditionFiles, Editions, put};
use super::messages;
use super::sample::{self, Sample};
use super::shared::Texts;
use super::swap;
use crate::command::CommandError;
use crate::command::approval::record;
use crate::command::messages::NotWritten;
use crate::command::status::moment;
use crate::delivery::private::private_folder;
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::html::{data_address, step_of_address};
use crate::document::templates::{Context, OwnPages};
use crate::l10n::{Language, Localize, size};
use crate::mail::media::slug;
use crate::mail::{Attachment, Common, Mailbox, Message};
use crate::mailing::{MailSource, Mailing};
use crate::report::argument;
use crate::ui::Ui;
use crate::workspace::output;

static PAGES: LazyLock<OwnPages> = LazyLock::new(|| {
    OwnPages::new(&[
        ("index.html", include_str!("../../../templates/preview/index.html")),
        ("mail.html", include_str!("../../../templates/preview/mail.html")),
    ])
});
const STYLE: &str = include_str!("../../../templates/preview/gallery.css");
const INDEX_SCRIPT: &str = include_str!("../../../templates/preview/index.js");

/// Attachments that a browser shows without running anything; others are downloaded.
const SHOWN: &[&str] =
    &["application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "text/plain"];

/// The contents of a gallery.
#[derive(Clone, Copy)]
pub(crate) struct Showing<'a> {
    /// The mails.
    pub mailing: &'a Mailing<'a>,
    /// The findings of planning them.
    pub findings: &'a Findings,
    /// The language of the gallery itself.
    pub language: Language,
    /// When it is made.
    pub now: DateTime<Utc>,
    /// How exactly these mails are sent.
    pub sending: Sending<'a>,
    /// The indices of the addressees whose mails are written as files.
    pub messages: &'a [usize],
    /// The command line that writes a person's mail as a file, without the address at its end.
    pub message_line: &'a str,
    /// Whether every mail of a large mailing gets a page.
    pub all: bool,
}

/// A gallery on the disk.
pub(crate) struct Written {
    /// The path of its page.
    pub index: PathBuf,
    /// What it says about showing a sample, with the list of all.
    sample: Option<(messages::Sampled, PathBuf)>,
}

/// How the mails of a gallery are sent.
#[derive(Clone, Copy)]
pub(crate) enum Sending<'a> {
    /// With this command line.
    By(&'a str),
    /// Not at all, because nobody is left, as this sentence says.
    Done(&'a str),
}

impl Showing<'_> {
    /// Writes the gallery into `.rundmail/preview/ID` of `workspace`. An older one is replaced when
    /// the new one is complete.
    ///
    /// # Errors
    /// Any error of the disk.
    pub(crate) fn write(&self, workspace: &Path) -> Result<Written, CommandError> {
        let target = record::folder(workspace, &self.mailing.id);
        let folder = target.parent().unwrap_or(&target);
        let stop = |error| NotWritten::stop(&target, &error);
        let gallery = Gallery::of(self).map_err(stop)?;
        let written = private_folder(workspace)
            .and_then(|_| gallery.write_beside(folder))
            .and_then(|fresh| swap::replace(folder, &target, fresh));
        written.map_err(stop)?;
        let sample = gallery.sampled().map(|says| (says, target.join(gallery.list_name())));
        Ok(Written { index: target.join("index.html"), sample })
    }

    /// Shows the path of the page, of the list and of the requested mails. Returns the latter.
    pub(crate) fn tell(&self, written: &Written, ui: &Ui) -> Vec<PathBuf> {
        let Written { index, sample } = written;
        let folder = index.with_file_name("eml");
        let name = |index: &usize| folder.join(self.message_name(*index));
        let files: Vec<PathBuf> = self.messages.iter().map(name).collect();
        let list = sample.iter().map(|(_, list)| list);
        for path in std::iter::once(index).chain(list).chain(&files) {
            ui.data(format!("{}\n", path.display()).as_bytes());
        }
        if let Some((says, _)) = sample {
            ui.say(says);
        }
        files
    }

    fn number(&self, index: usize) -> String {
        let width = self.mailing.addressees().len().to_string().len().max(4);
        format!("{:0width$}", index + 1)
    }

    pub(super) fn page_name(&self, index: usize) -> String {
        format!("{}.html", self.number(index))
    }

    /// `0001-aylin-probe.eml`
    fn message_name(&self, index: usize) -> String {
        let name = slug(&self.mailing.addressees()[index].name);
        let dash = if name.is_empty() { "" } else { "-" };
        format!("{}{dash}{name}.eml", self.number(index))
    }
}

/// A gallery while it is made.
pub(super) struct Gallery<'a> {
    showing: &'a Showing<'a>,
    /// The context of all pages.
    context: Context,
    /// The kinds of mails, of which one each is shown.
    pub(super) sample: Option<Sample>,
}

impl<'a> Deref for Gallery<'a> {
    type Target = Showing<'a>;

    fn deref(&self) -> &Showing<'a> {
        self.showing
    }
}

impl<'a> Gallery<'a> {
    fn of(showing: &'a Showing<'a>) -> io::Result<Self> {
        let is_german = showing.language == Language::German;
        let context = Context::default().with("is_german", is_german).shared();
        let mut gallery = Self { showing, context, sample: None };
        if !showing.all && showing.mailing.addressees().len() > sample::MOST {
            let unmade = |finding: &Diagnostic| gallery.unmade(finding);
            gallery.sample = Some(Sample::of(showing.mailing, unmade)?);
        }
        Ok(gallery)
    }

    /// Writes everything into a new folder. Only its owner may read it: it is full of addresses.
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
        for index in self.shown() {
            self.write_mail(index, fresh.path(), &mut editions)?;
        }
        self.write_index(fresh.path())?;
        if let Some(sample) = &self.sample {
            self.write_list(sample, fresh.path())?;
        }
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
        let page = self.mail(index, &message, edition, edition.shared.own(&texts))?;
        put(&folder.join("mails").join(self.page_name(index)), &page)
    }

    /// If a planned mail cannot be composed again, that is treated like an error of the disk.
    fn unmade(&self, finding: &Diagnostic) -> io::Error {
        io::Error::other(finding.message.localize(self.language))
    }

    fn write_index(&self, folder: &Path) -> io::Result<()> {
        let mailing = self.mailing;
        let all = mailing.addressees().len();
        let subject = if all > 0 { &*mailing.common(0).subject } else { &*mailing.id };
        let numbers = mailing.figures;
        let (mails, files) = (numbers.mails, numbers.attachments);
        let figures = messages::Figures { mails, files, largest: numbers.largest };
        let (sends, done) = match self.sending {
            Sending::By(line) => (Some(line), ""),
            Sending::Done(says) => (None, says),
        };
        let warnings: Vec<String> = self.findings.iter().map(|one| self.warning(one)).collect();
        let context = self
            .context
            .clone()
            .with_markup("script_hash", script_hash(INDEX_SCRIPT))
            .with_markup("script", INDEX_SCRIPT)
            .with_markup("style", STYLE)
            .with("subject", subject)
            .with("figures", figures.localize(self.language))
            .with("id", &mailing.id)
            .with("made", moment(self.now, mailing.timezone(), self.language))
            .with("digest", &mailing.digest)
            .with("sends", sends)
            .with("done", done)
            .with("warnings", warnings)
            .with("all", self.shown().len())
            .with("sample", self.sampled().map(|says| says.localize(self.language)))
            .with("list", self.list_name())
            .with_rows("people", self.people());
        let mut file = BufWriter::new(output::own_file(&folder.join("index.html"))?);
        PAGES.write("index.html", &context, &mut file)?;
        file.flush()
    }

    fn warning(&self, finding: &Diagnostic) -> String {
        let position = finding.span.as_ref().map_or_else(String::new, |span| {
            let file = span.source().path().file_name().unwrap_or_default().to_string_lossy();
            format!("{file}:{}: ", span.position().line)
        });
        format!("{position}{}", finding.message.localize(self.language))
    }

    fn mail(
        &self,
        index: usize,
        message: &Message,
        edition: &EditionFiles,
        own: String,
    ) -> io::Result<Vec<u8>> {
        let common = self.mailing.common(index);
        let person = &self.mailing.addressees()[index];
        let to = Mailbox { name: person.name.clone(), address: person.address.clone() };
        let is_file = self.messages.contains(&index);
        let line = format!("{}{}", self.message_line, argument(person.address.as_str()));
        let context = self
            .context
            .clone()
            .with_markup("nonce", &*edition.shared.nonce)
            .with_markup("shared", &*edition.shared.name)
            .with_markup("own", own)
            .with("subject", &common.subject)
            .with("to", shown(&to))
            .with("from", shown(&common.from))
            .with("reply_to", common.reply_to.as_ref().map(shown))
            .with("language", common.language.to_string())
            .with("size", size(message.size(), self.language))
            .with("message_file", is_file.then(|| step_of_address(&self.message_name(index))))
            .with("message_line", line)
            .with("files", self.files(common, edition));
        let mut page = Vec::new();
        PAGES.write("mail.html", &context, &mut page)?;
        Ok(page)
    }

    fn files(&self, common: &Common, edition: &EditionFiles) -> Vec<Offered> {
        let entry = |(file, address): (&Attachment, &String)| {
            let bare = file.media_type.split(';').next().unwrap_or_default();
            Offered {
                address: address.clone(),
                name: file.name.clone(),
                size: size(file.bytes.len() as u64, self.language),
                shown: SHOWN.contains(&bare),
            }
        };
        common.attachments.iter().zip(&edition.files).map(entry).collect()
    }
}

/// An attachment.
#[derive(Serialize)]
struct Offered {
    address: String,
    name: String,
    size: String,
    /// Whether a browser shows it.
    shown: bool,
}

/// `Name <address>` for display.
fn shown(mailbox: &Mailbox) -> String {
    let address = mailbox.address.display();
    if mailbox.name.is_empty() { address } else { format!("{} <{address}>", mailbox.name) }
}

/// The letter for display without a mail program: its pictures embedded, links in a new tab.
pub(super) fn standing_alone(html: &str, common: &Common) -> String {
    let mut html = html.to_owned();
    for picture in &common.pictures {
        let data = data_address(&picture.media_type, &picture.bytes);
        html = html.replace(&format!("\"cid:{}\"", picture.content_id), &format!("\"{data}\""));
    }
    html.replacen("<head>", "<head><base target=\"_blank\">", 1)
}

/// The header of a message as it is sent.
fn header_of(message: &Message) -> &str {
    let end = message.head.windows(4).position(|four| four == b"\r\n\r\n");
    let header = &message.head[..end.unwrap_or(0)];
    std::str::from_utf8(header).unwrap_or_default()
}

/// The source of a script for a content security policy: only this script runs.
fn script_hash(script: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(script)))
}
