//! Links on paper: nobody can click, so the address stands behind the text.

use crate::document::view::{Block, Fact, Inline, plain_text};

/// Replaces the links of blocks by what can be read.
pub(super) fn write_out(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Paragraph { text } | Block::Heading { text, .. } => inlines(text),
            Block::Figure(figure) => {
                inlines(&mut figure.caption);
                let href = figure.href.take().unwrap_or_default();
                let address = readable(&href).to_owned();
                if !address.is_empty() && !plain_text(&figure.caption).contains(&address) {
                    let space = if figure.caption.is_empty() { "" } else { " " };
                    figure.caption.push(Inline::text(format!("{space}({address})")));
                }
            }
            Block::Table { header, rows, .. } => {
                header.iter_mut().chain(rows.iter_mut().flatten()).for_each(inlines);
            }
            Block::Facts { facts } => facts.iter_mut().for_each(fact),
            Block::Events { events } => {
                events.iter_mut().flat_map(|event| &mut event.facts).for_each(fact);
            }
            _ => block.inside_mut().iter_mut().for_each(|blocks| write_out(blocks)),
        }
    }
}

/// The same for a labelled line.
pub(super) fn fact(fact: &mut Fact) {
    inlines(&mut fact.value);
}

fn inlines(all: &mut Vec<Inline>) {
    let replaced = std::mem::take(all).into_iter().flat_map(|inline| match inline {
        Inline::Link { href, mut text } => {
            inlines(&mut text);
            let address = readable(&href);
            if !address.is_empty() && !plain_text(&text).contains(address) {
                text.push(Inline::text(format!(" ({address})")));
            }
            text
        }
        Inline::Emphasis { text } => vec![Inline::Emphasis { text: inside(text) }],
        Inline::Strong { text } => vec![Inline::Strong { text: inside(text) }],
        Inline::Strike { text } => vec![Inline::Strike { text: inside(text) }],
        Inline::Foreign { tongue, text } => vec![Inline::Foreign { tongue, text: inside(text) }],
        other => vec![other],
    });
    *all = replaced.collect();
}

fn inside(mut text: Vec<Inline>) -> Vec<Inline> {
    inlines(&mut text);
    text
}

/// What somebody types: no scheme, no slash at the end; nothing for a place in the document.
fn readable(href: &str) -> &str {
    let bare = ["https://", "http://", "mailto:", "tel:"];
    let bare = bare.iter().find_map(|scheme| href.strip_prefix(scheme)).unwrap_or("");
    bare.split('?')
        .next()
        .filter(|_| href.starts_with("mailto:"))
        .unwrap_or(bare)
        .trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::view::Tongue;

    #[test]
    fn an_address_stands_behind_the_text_once() {
        let link = |href: &str, text: &str| {
            let text = vec![Inline::text(text)];
            let mut all =
                vec![Inline::Strong { text: vec![Inline::Link { href: href.into(), text }] }];
            inlines(&mut all);
            plain_text(&all)
        };
        for (href, text, shown) in [
            ("https://a.example/", "die Seite", "die Seite (a.example)"),
            ("https://a.example/x?y=1", "hier", "hier (a.example/x?y=1)"),
            ("https://a.example/x", "https://a.example/x", "https://a.example/x"),
            ("mailto:a@b.example?subject=x", "Kim", "Kim (a@b.example)"),
            ("mailto:a@b.example", "a@b.example", "a@b.example"),
            ("#date-a", "Treffen", "Treffen"),
        ] {
            assert_eq!(link(href, text), shown);
        }
    }
    #[test]
    fn a_link_in_a_passage_is_written_out_too() {
        let text = vec![Inline::text("hier")];
        let link = vec![Inline::Link { href: "https://a.example/".into(), text }];
        let passage = vec![Inline::Foreign { tongue: Tongue::default(), text: link }];
        let inner = vec![Block::Paragraph { text: passage }];
        let mut blocks = vec![Block::Foreign { tongue: Tongue::default(), blocks: inner }];
        write_out(&mut blocks);
        let texts = blocks[0].inside()[0][0].text();
        assert_eq!(texts.map(|text| plain_text(text)).collect::<String>(), "hier (a.example)");
    }
}
