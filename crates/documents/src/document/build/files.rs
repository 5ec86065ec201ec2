//! Attachments with their types and sizes.

use std::path::Path;

use super::facts::{fact, words};
use super::{Builder, title};
use crate::document::view::{Block, Edition, Fact, FileView, Inline, Tongue};
use crate::document::vocabulary::Vocabulary;
use crate::markdown::{clean_line, encoded, is_safe_link};
use crate::minutes::Attachment;
use crate::source::Text;

impl Builder<'_> {
    /// All visible attachments, in file order.
    pub(super) fn attachments(&self) -> Vec<Block> {
        let visible = self.minutes.attachments.iter();
        let visible = visible.filter(|attachment| self.edition.shows(attachment.visibility));
        let files: Vec<_> = visible.map(|attachment| self.file(attachment)).collect();
        if files.is_empty() { Vec::new() } else { vec![Block::Files { files }] }
    }

    /// „Anlage: Flyer“: the link from a record to its attachment, if this edition has that.
    pub(super) fn attachment_fact(&self, id: Option<&Text>) -> Option<Fact> {
        let attachment = self.minutes.attachment(&id?.value)?;
        if !self.edition.shows(attachment.visibility) {
            return None;
        }
        let text = words(self.marked(&title(&attachment.title), attachment.visibility));
        let anchor = self.anchors.attachment(&attachment.id.value)?;
        let link = vec![Inline::Link { href: format!("#{anchor}"), text }];
        fact("attachment", &self.words.phrases.label.attachment, Some(link))
    }

    fn file(&self, attachment: &Attachment) -> FileView {
        let path = attachment.path();
        let attached = attachment.mail && path.is_some() && self.edition == Edition::Internal;
        let url = attachment.url.as_ref().map(|url| clean_line(&url.value));
        let url = url.filter(|url| is_safe_link(url)).map(|url| encoded(&url));
        // A file that is only linked has the type of the original; its size is unknown.
        let detail = match (&path, &url) {
            (Some(path), None) => self.kind_and_size(path),
            (Some(path), Some(_))
                if attached || self.edition == Edition::Public && attachment.mail =>
            {
                self.kind_and_size(path)
            }
            (_, Some(url)) => kind(Path::new(url.split(['?', '#']).next().unwrap_or_default())),
            (None, None) => None,
        };
        let language = attachment.language.as_ref();
        let language = language.filter(|language| **language != self.minutes.language);
        let own_name = path.as_deref().and_then(Path::file_name);
        let offered = path.as_ref().filter(|path| {
            let linked = !attachment.mail && url.is_some();
            self.edition == Edition::Public && !linked && path.is_file()
        });
        let detail = detail.into_iter().chain(self.mark(attachment.visibility).map(str::to_owned));
        let detail: Vec<String> = detail.collect();
        FileView {
            anchor: self.anchors.attachment(&attachment.id.value).unwrap_or_default().to_owned(),
            title: title(&attachment.title),
            tongue: language.map(Tongue::of),
            file_name: own_name
                .filter(|_| attached)
                .map(|name| clean_line(&name.to_string_lossy())),
            detail: (!detail.is_empty()).then(|| detail.join(&self.words.phrases.text.comma)),
            offered: offered.cloned(),
            href: None,
            url,
            original: self.words.phrases.label.original.clone(),
            attached,
        }
    }

    /// „PDF, 340 kB“; a missing file has only its type (the checks report it).
    fn kind_and_size(&self, path: &Path) -> Option<String> {
        let size = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file);
        described(self.words, path, size.map(|file| file.len()))
    }
}

/// A file that the program has made for a mail, as one of its attachments.
pub fn enclosed(words: &Vocabulary, title: String, name: &str, bytes: usize) -> FileView {
    FileView {
        tongue: None,
        anchor: String::new(),
        title,
        file_name: Some(name.to_owned()),
        detail: described(words, Path::new(name), Some(bytes as u64)),
        offered: None,
        href: None,
        url: None,
        original: String::new(),
        attached: true,
    }
}

/// „PDF, 340 kB“.
fn described(words: &Vocabulary, path: &Path, octets: Option<u64>) -> Option<String> {
    let size = octets.map(|octets| words.size(octets));
    let parts: Vec<String> = kind(path).into_iter().chain(size).collect();
    (!parts.is_empty()).then(|| parts.join(&words.phrases.text.comma))
}

/// The type of a file by its extension, as people call it.
fn kind(path: &Path) -> Option<String> {
    let ending = path.extension()?.to_str()?.to_ascii_uppercase();
    let plain =
        (1..=5).contains(&ending.len()) && ending.chars().all(|c| c.is_ascii_alphanumeric());
    plain.then(|| match &*ending {
        "JPG" => "JPEG".to_owned(),
        "DOCX" | "DOC" => "Word".to_owned(),
        "XLSX" | "XLS" => "Excel".to_owned(),
        "PPTX" | "PPT" => "PowerPoint".to_owned(),
        _ => ending,
    })
}
