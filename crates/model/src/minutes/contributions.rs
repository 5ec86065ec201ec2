//! The contributions of a newsletter: what organisations hand in, each an entry of the newsletter's
//! file or a file of its own.

use std::sync::Arc;

use super::{LanguageTag, Visibility};
use crate::diagnostic::Checked;
use crate::fields::Choice;
use crate::source::{Source, Span, Spanned, Text};

/// An entry of `[[contributions]]`.
///
/// Each text knows the file it was read from, and relative paths start at the folder of that file:
/// [`Text::span`] tells it.
#[derive(Clone, Debug)]
pub struct Contribution {
    /// The span of the entry in the newsletter's file.
    pub at: Span,
    /// The file of its own that it was read from, where it has one.
    pub file: Option<Arc<Source>>,
    /// Its heading.
    pub title: Text,
    /// The heading of all contributions of this kind: „Aus den Vereinen“.
    pub rubric: Option<Text>,
    /// Who handed it in.
    pub organisation: Option<Text>,
    /// Who wrote it.
    pub author: Option<Text>,
    /// What makes people read on (Markdown).
    pub teaser: Option<Text>,
    /// The text (Markdown).
    pub text: Option<Text>,
    /// The picture at its head.
    pub picture: Option<ContributionPicture>,
    /// Whether those who can be recognised in its pictures agree to be shown.
    pub consent: Option<Spanned<Consent>>,
    /// The path of the organisation's logo as written, a decoration beside its name.
    pub logo: Option<Text>,
    /// Whom to contact.
    pub contact: Option<Text>,
    /// A page about it.
    pub url: Option<Text>,
    /// Who may read it.
    pub visibility: Visibility,
    /// The ID of the attachment that belongs to it.
    pub attachment: Option<Text>,
    /// Its language, where it is not that of the newsletter.
    pub language: Option<LanguageTag>,
}

/// The picture at the head of a contribution.
#[derive(Clone, Debug)]
pub struct ContributionPicture {
    /// The path as written; relative ones start at the folder of the file that it is written in.
    pub file: Text,
    /// What can be seen, for those who cannot see it.
    pub alt: Option<Text>,
    /// What stands below it (Markdown of one line).
    pub caption: Option<Text>,
    /// Whose picture it is: „Foto: …“.
    pub credit: Option<Text>,
}

impl Contribution {
    /// Every text of it, names of files included, in the order in which a document shows them.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let Self {
            at: _,
            file: _,
            title,
            rubric,
            organisation,
            author,
            teaser,
            text,
            picture,
            consent: _,
            logo,
            contact,
            url,
            visibility: _,
            attachment,
            language: _,
        } = self;
        let picture = picture.iter().flat_map(ContributionPicture::texts);
        let head = rubric.iter().chain([title]).chain(organisation).chain(logo).chain(author);
        let words = teaser.iter().chain(text).chain(contact).chain(url).chain(attachment);
        head.chain(picture).chain(words)
    }
}

impl ContributionPicture {
    fn texts(&self) -> impl Iterator<Item = &Text> {
        let Self { file, alt, caption, credit } = self;
        [file].into_iter().chain(alt).chain(caption).chain(credit)
    }
}

/// Whether the people in the pictures of a contribution agree to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// They do, and the office or the organisation can prove it.
    Given,
    /// Nobody can be recognised.
    NotNeeded,
}

impl Choice for Consent {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[
        ("given", "liegt vor", Self::Given),
        ("not needed", "nicht nötig", Self::NotNeeded),
        ("not needed", "nicht noetig", Self::NotNeeded),
    ];
}

/// Where the files of contributions are read. Reading minutes opens no files itself.
pub trait Elsewhere {
    /// The file that `named` names, with what is wrong with it.
    fn source(&self, named: &Text) -> Checked<Arc<Source>>;
}
