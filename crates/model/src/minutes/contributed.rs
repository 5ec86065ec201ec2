//! `[[contributions]]` -> [`Contribution`], and the files of their own that they are read from.

use std::cell::RefCell;
use std::sync::Arc;

use super::messages::Contributed as Message;
use super::records::{language, title_or_empty};
use super::{Consent, Contribution, ContributionPicture, Elsewhere, Kind};
use crate::diagnostic::Diagnostic;
use crate::fields::{self, Fields};
use crate::rules;
use crate::source::{Source, Span, Spanned, Text};

/// Keys that only a contribution has at the top of its file.
const SIGNS: [&str; 5] = ["text", "teaser", "picture", "rubric", "consent"];

/// `[[contributions]]`
pub(super) fn contributions(
    fields: &mut Fields<'_>,
    kind: Option<Kind>,
    elsewhere: &dyn Elsewhere,
) -> Vec<Contribution> {
    let entries = fields.tables("contributions");
    let is_other = kind.is_some_and(|kind| kind != Kind::Newsletter);
    if let (true, Some(first)) = (is_other, entries.first()) {
        let finding = rules::contribution::KIND.finds(Message::OtherKind).at(first.span());
        first.report(finding.help(Message::UseNewsletter));
    }
    entries.into_iter().map(|entry| contribution(entry, elsewhere)).collect()
}

/// The finding where a file is a contribution and no mailing.
pub(super) fn alone(fields: &Fields<'_>) -> Option<Diagnostic> {
    let sign = SIGNS.into_iter().find(|key| fields.has(key))?;
    let is_mailing = fields.has("kind") || fields.has("meeting") || fields.has("contributions");
    let finding = rules::contribution::ALONE.finds(Message::Alone { sign }).at(fields.span());
    (!is_mailing).then(|| finding.help(Message::NameNewsletter))
}

fn contribution(mut entry: Fields<'_>, elsewhere: &dyn Elsewhere) -> Contribution {
    let Some(named) = entry.path("from") else { return Layers::here(entry).record() };
    let source = elsewhere.source(&named).report_to(&mut entry.faults().borrow_mut());
    match source {
        Some(source) => of_file(entry, &named, &source),
        None => Layers { is_lost: true, ..Layers::here(entry) }.record(),
    }
}

/// A contribution of the file `source`, with what the entry says otherwise.
fn of_file(entry: Fields<'_>, named: &Text, source: &Arc<Source>) -> Contribution {
    let faults = entry.faults();
    let findings = RefCell::default();
    let text = fields::readable(source, &findings);
    let table = fields::parse(source, &text, &findings);
    let mut file = table.as_ref().map(|table| Fields::new(source, &findings, table, 0..0));
    if let Some(finding) = file.as_ref().and_then(|file| stranger(file, named)) {
        findings.borrow_mut().push(finding);
        file = None;
    }
    let layers = Layers { is_lost: file.is_none(), entry, file };
    let contribution = Contribution { file: Some(Arc::clone(source)), ..layers.record() };
    drop(table);
    faults.borrow_mut().extend(fields::settle(findings.into_inner()));
    contribution
}

/// The finding where the file is something other than one contribution.
fn stranger(file: &Fields<'_>, named: &Text) -> Option<Diagnostic> {
    let finds = |says: Message, at: Span| rules::contribution::FILE.finds(says).at(at);
    if file.has("kind") || file.has("meeting") {
        let finding = finds(Message::Mailing { file: named.value.clone() }, named.span.clone());
        return Some(finding.help(Message::OnlyOne));
    }
    if let Some(heading) = file.at("contributions") {
        return Some(finds(Message::Headed, heading).help(Message::WithoutHead));
    }
    let further = file.at("from")?;
    Some(finds(Message::Further, further).help(Message::NameAtOnce))
}

/// What is said of one contribution: by its entry, and by its own file where the entry is silent.
struct Layers<'e, 'f> {
    entry: Fields<'e>,
    file: Option<Fields<'f>>,
    /// Whether it has a file that could not be read, so that nobody knows what is missing.
    is_lost: bool,
}

impl<'e> Layers<'e, '_> {
    fn here(entry: Fields<'e>) -> Self {
        Self { entry, file: None, is_lost: false }
    }

    fn get<T>(&mut self, read: impl Fn(&mut Fields<'_>) -> Option<T>) -> Option<T> {
        let of_file = self.file.as_mut().and_then(&read);
        read(&mut self.entry).or(of_file)
    }

    fn text(&mut self, key: &'static str) -> Option<Text> {
        self.get(|fields| fields.filled_text(key))
    }

    /// The title; where none is given, the file that should give it says so.
    fn title(&mut self) -> Text {
        if let Some(title) = self.text("title") {
            return title;
        }
        match &mut self.file {
            _ if self.is_lost => Text::new(String::new(), self.entry.span()),
            Some(file) => title_or_empty(file),
            None => title_or_empty(&mut self.entry),
        }
    }

    /// The picture with whether it may be shown. A picture that the entry names is another one than
    /// that of the file, whose description and consent do not fit it.
    fn picture(&mut self) -> (Option<ContributionPicture>, Option<Spanned<Consent>>) {
        let of_file = self.file.as_mut().map(Shown::read).unwrap_or_default();
        let own = Shown::read(&mut self.entry);
        let shown = if own.file.is_some() { own } else { own.or(of_file) };
        let said = shown.words().next().filter(|_| shown.file.is_none() && !self.is_lost);
        if let Some(text) = said {
            let finding = rules::contribution::EMPTY.finds(Message::NoPicture);
            self.entry.report(finding.at(text.span.clone()).help(Message::AddPicture));
        }
        let Shown { file, alt, caption, credit, consent } = shown;
        (file.map(|file| ContributionPicture { file, alt, caption, credit }), consent)
    }

    fn record(mut self) -> Contribution {
        let title = self.title();
        let (picture, consent) = self.picture();
        let visibility = self.get(|fields| fields.choice("visibility"));
        let contribution = Contribution {
            at: self.entry.span(),
            file: None,
            title,
            rubric: self.text("rubric"),
            organisation: self.text("organisation"),
            author: self.text("author"),
            teaser: self.text("teaser"),
            text: self.text("text"),
            picture,
            consent,
            logo: self.get(|fields| fields.path("logo")),
            contact: self.text("contact"),
            url: self.text("url"),
            visibility: visibility.map(|found| found.value).unwrap_or_default(),
            attachment: self.text("attachment"),
            language: self.get(language),
        };
        let Contribution { text, teaser, picture, title, .. } = &contribution;
        if !self.is_lost && text.is_none() && teaser.is_none() && picture.is_none() {
            let finding = rules::contribution::EMPTY.finds(Message::Empty).at(title.span.clone());
            self.entry.report(finding.help(Message::AddText));
        }
        self.entry.finish();
        self.file.into_iter().for_each(Fields::finish);
        contribution
    }
}

/// The picture of a contribution as one file describes it.
#[derive(Default)]
struct Shown {
    file: Option<Text>,
    alt: Option<Text>,
    caption: Option<Text>,
    credit: Option<Text>,
    consent: Option<Spanned<Consent>>,
}

impl Shown {
    fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            file: fields.path("picture"),
            alt: fields.filled_text("alt"),
            caption: fields.filled_text("caption"),
            credit: fields.filled_text("credit"),
            consent: fields.choice("consent"),
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            file: self.file.or(other.file),
            alt: self.alt.or(other.alt),
            caption: self.caption.or(other.caption),
            credit: self.credit.or(other.credit),
            consent: self.consent.or(other.consent),
        }
    }

    fn words(&self) -> impl Iterator<Item = &Text> {
        self.alt.iter().chain(&self.caption).chain(&self.credit)
    }
}
