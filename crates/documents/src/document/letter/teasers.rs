//! Contributions in mails: what makes people read on, and the way to the rest. A newsletter in full
//! is the PDF and the page; a mail shows what there is to read.

use crate::document::view::{ArticleView, Block, Document, Inline, plain_text};

/// Shortens every contribution. `page`: the address of the public page, where there is one.
pub(super) fn set(document: &mut Document, page: Option<&str>) {
    let word = |name| document.words.get(name).cloned().unwrap_or_default();
    let words = Words { on: word("read_on"), pdf: word("read_on_pdf") };
    for block in document.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        if let Block::Article(article) = block {
            shorten(article, &words, page);
        }
    }
}

struct Words {
    on: String,
    pdf: String,
}

impl Words {
    /// „Weiterlesen: Zwölf Sprachen an einem Tisch“, the title in its own language.
    fn reading_on(&self, article: &ArticleView) -> Vec<Inline> {
        let title = match &article.tongue {
            Some(tongue) => {
                vec![Inline::Foreign { tongue: tongue.clone(), text: article.title.clone() }]
            }
            None => article.title.clone(),
        };
        let (before, after) = self.on.split_once("{title}").unwrap_or((&self.on, ""));
        let words = |text: &str| (!text.is_empty()).then(|| Inline::text(text));
        words(before).into_iter().chain(title).chain(words(after)).collect()
    }
}

fn shorten(article: &mut ArticleView, words: &Words, page: Option<&str>) {
    if goes_on(article) {
        article.more = match page.filter(|_| article.public) {
            Some(page) => vec![Inline::Link {
                href: format!("{page}#{}", article.id),
                text: words.reading_on(article),
            }],
            None => vec![Inline::text(words.pdf.clone())],
        };
        article.facts.clear();
    }
    let text = std::mem::take(&mut article.teaser);
    article.blocks = if text.is_empty() { Vec::new() } else { vec![Block::Paragraph { text }] };
    (article.logo, article.byline) = (None, None);
}

/// Whether there is more to read than the teaser.
fn goes_on(article: &ArticleView) -> bool {
    match &article.blocks[..] {
        [] => false,
        [Block::Paragraph { text }] => plain_text(text) != plain_text(&article.teaser),
        _ => true,
    }
}
