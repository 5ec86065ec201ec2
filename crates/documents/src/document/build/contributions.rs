//! The contributions of a newsletter, under the headings of their rubrics.

use super::facts::{fact, web_link, words};
use super::{Builder, InText, line, linked_line, title};
use crate::document::marks::Marks;
use crate::document::pictures::column_width;
use crate::document::sentence;
use crate::document::view::{
    ArticleView, Block, Fact, FigureView, Inline, Place, Section, Tongue, name, plain_text,
};
use crate::document::vocabulary::fill;
use crate::markdown::{self, Image};
use crate::minutes::{Contribution, ContributionPicture, Visibility};
use crate::source::Text;

/// The level of the heading of a contribution.
const TITLE: u8 = 3;

/// The width of the sheet between its margins (mm).
const SHEET: f64 = 165.0;

/// The first picture goes over the whole sheet if it has so many pixels, which is nearly 300 in an
/// inch, and is no higher than that.
const ACROSS: u32 = 1_850;

/// What a mail shows of a text that has no teaser: whole sentences up to so many characters.
const TEASER: usize = 280;

impl Builder<'_> {
    /// A section for each rubric, in the order in which they first appear.
    pub(super) fn contributions(&mut self) -> Vec<Section> {
        let minutes = self.minutes;
        let mut rubrics: Vec<(String, Vec<Block>)> = Vec::new();
        let edition = self.edition;
        let shown = minutes.contributions.iter().enumerate();
        for (number, one) in shown.filter(|(_, one)| edition.shows(one.visibility)) {
            let without = || self.words.phrases.section.contributions.clone();
            let rubric = line(one.rubric.as_ref()).unwrap_or_else(without);
            let is_first = rubrics.is_empty();
            let article = Block::Article(Box::new(self.article(number, one, is_first)));
            match rubrics.iter_mut().find(|(known, _)| *known == rubric) {
                Some((_, blocks)) => blocks.push(article),
                None => rubrics.push((rubric, vec![article])),
            }
        }
        let section = |(index, (heading, blocks))| {
            let id = if index == 0 { "contributions" } else { name(&rubric_anchor(index)) };
            Section { id, heading: Some(heading), blocks }
        };
        rubrics.into_iter().enumerate().map(section).collect()
    }

    fn article(&mut self, number: usize, one: &Contribution, is_first: bool) -> ArticleView {
        let author = &self.words.phrases.text.author;
        let byline = line(one.author.as_ref()).map(|name| fill(author, &[("author", &name)]));
        let picture = one.picture.as_ref().and_then(|picture| self.head_picture(picture, is_first));
        let logo = one.logo.as_ref().and_then(|logo| self.picture(&logo.span, &logo.value));
        let logo = logo.map(|logo| FigureView { place: Place::Logo, ..logo });
        let teaser = one.teaser.as_ref().map(|teaser| {
            markdown::parse_line(&teaser.value, &InText { builder: self, text: teaser })
        });
        let blocks = one.text.as_ref().map(|text| self.text_under(text, TITLE));
        let blocks = blocks.unwrap_or_default();
        let blocks = self.in_column(blocks);
        ArticleView {
            id: self.anchors.contribution(number).unwrap_or_default().to_owned(),
            title: words(self.marked(&title(&one.title), one.visibility)),
            organisation: line(one.organisation.as_ref()),
            logo,
            byline,
            figure: picture,
            teaser: teaser.unwrap_or_else(|| beginning(&blocks)),
            blocks,
            facts: self.article_facts(one),
            tongue: one.language.as_ref().map(Tongue::of),
            more: Vec::new(),
            public: one.visibility == Visibility::Public,
        }
    }

    fn article_facts(&self, one: &Contribution) -> Vec<Fact> {
        let labels = &self.words.phrases.label;
        let link = one.url.as_ref().map(|url| web_link(&url.value));
        let facts = [
            fact("contact", &labels.contact, linked_line(one.contact.as_ref())),
            fact("link", &labels.link, link),
            self.attachment_fact(one.attachment.as_ref()),
        ];
        facts.into_iter().flatten().collect()
    }

    /// The picture at the head of a contribution; that of the first one is the largest.
    fn head_picture(&self, picture: &ContributionPicture, is_first: bool) -> Option<FigureView> {
        let alt = picture.alt.as_ref().map(|alt| alt.value.as_str()).unwrap_or_default();
        let image = Image::of_record(&picture.file.value, alt);
        let figure = self.picture(&picture.file.span, &picture.file.value)?;
        let is_wide = figure.width >= ACROSS && figure.width > figure.height;
        let column = if is_first && is_wide { SHEET } else { self.column() };
        let alt = if image.is_decoration() { String::new() } else { image.alt.clone() };
        let place = Place::Column(column);
        Some(FigureView { alt, caption: self.caption(picture), place, ..figure })
    }

    /// „Am langen Tisch war noch Platz. Foto: Nele Probe“.
    fn caption(&self, picture: &ContributionPicture) -> Vec<Inline> {
        let parse =
            |text: &Text| markdown::parse_line(&text.value, &InText { builder: self, text });
        let mut caption = picture.caption.as_ref().map(parse).unwrap_or_default();
        if let Some(credit) = line(picture.credit.as_ref()) {
            let said = plain_text(&caption);
            let joint = match said.chars().last() {
                None => "",
                Some('.' | '!' | '?' | '…') => " ",
                Some(_) => " · ",
            };
            let colon = Marks::of(&self.words.language).and_then(Marks::own_colon).unwrap_or(":");
            let photo = &self.words.phrases.label.photo;
            caption.push(Inline::text(format!("{joint}{photo}{colon} {credit}")));
        }
        caption
    }

    /// The pictures of a contribution's text stand in its columns.
    fn in_column(&self, mut blocks: Vec<Block>) -> Vec<Block> {
        let place = Place::Column(self.column());
        crate::figures::in_blocks(&mut blocks, &mut |figure| figure.place = place);
        blocks
    }

    /// The width of a column (mm).
    fn column(&self) -> f64 {
        column_width(self.settings.newsletter.columns)
    }
}

/// The anchor of a rubric behind the first one.
pub(super) fn rubric_anchor(index: usize) -> String {
    format!("contributions-{}", index + 1)
}

/// The first sentences of a text.
fn beginning(blocks: &[Block]) -> Vec<Inline> {
    let paragraphs = blocks.iter().filter_map(|block| match block {
        Block::Paragraph { text } => Some(plain_text(text)),
        _ => None,
    });
    let text = paragraphs.collect::<Vec<_>>().join(" ");
    let text = sentence::first_ones(&text, TEASER);
    if text.is_empty() { Vec::new() } else { words(text) }
}
