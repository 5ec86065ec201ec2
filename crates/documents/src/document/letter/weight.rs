//! How large the document is in a mail at most, without making the mail: nearly all are far too short
//! to be clipped, and styling one takes longer than all else that is checked in a file.

use crate::document::view::{
    ArticleView, Block, Document, EventView, Fact, FigureView, FileView, Inline, plain_text,
};

/// What the built-in templates and style sheets put around a part at most, in octets: tags with their
/// classes and styles. The tests compare the sum with what is really made.
const INLINE: usize = 150;
const LINE: usize = 200;
const PART: usize = 300;
const CELL: usize = 300;
const FRAME: usize = 900;
const EVENT: usize = 2_000;

/// The octets of a document in a mail, and more rather than fewer.
pub(super) fn at_most(document: &Document) -> usize {
    let head = FRAME + octets(&document.title) + octets(&document.kicker) + facts(&document.facts);
    let foot = document.colophon.iter().map(|line| octets(line) + LINE).sum::<usize>();
    let sections = document.sections.iter().map(|section| {
        // The overview may have it once more.
        let heading = section.heading.as_deref().map_or(0, |heading| 2 * octets(heading) + LINE);
        FRAME + heading + blocks(&section.blocks)
    });
    head + sections.sum::<usize>() + foot
}

fn blocks(all: &[Block]) -> usize {
    all.iter().map(block).sum()
}

fn block(block: &Block) -> usize {
    let own = match block {
        Block::Paragraph { text } => PART + inlines(text),
        // The overview may have it once more.
        Block::Heading { text, .. } => PART + LINE + 2 * inlines(text),
        Block::List { labels, items, .. } => {
            PART + items.len() * PART + labels.iter().map(|label| octets(label)).sum::<usize>()
        }
        Block::Quote { .. } | Block::Rule => FRAME,
        Block::Code { text } => FRAME + octets(text),
        Block::Table { header, rows, .. } => table(header, rows),
        Block::Figure(one) => figure(one),
        Block::Box { label, .. } => FRAME + 2 * octets(label),
        Block::Facts { facts: all } => facts(all),
        Block::Foreign { .. } => PART,
        Block::Events { events } => PART + events.iter().map(event).sum::<usize>(),
        Block::Files { files } => PART + files.iter().map(file).sum::<usize>(),
        Block::Article(one) => article(one),
    };
    own + block.inside().iter().map(|inner| blocks(inner)).sum::<usize>()
}

/// As a table, or as a record for each row, in which the names of the columns stand again.
fn table(header: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> usize {
    let row =
        |row: &[Vec<Inline>]| FRAME + row.iter().map(|cell| CELL + inlines(cell)).sum::<usize>();
    let names: usize = header.iter().map(|name| octets(&plain_text(name))).sum();
    FRAME + row(header) + rows.iter().map(|cells| row(cells) + names).sum::<usize>()
}

fn facts(all: &[Fact]) -> usize {
    PART + all.iter().map(|fact| LINE + octets(&fact.label) + inlines(&fact.value)).sum::<usize>()
}

fn figure(figure: &FigureView) -> usize {
    let href = figure.href.as_deref().map_or(0, |href| INLINE + address(href));
    2 * PART + octets(&figure.alt) + inlines(&figure.caption) + href
}

fn event(event: &EventView) -> usize {
    let lines = [Some(&event.title), Some(&event.when), event.time.as_ref()];
    let lines = lines.into_iter().chain([event.status_label.as_ref()]).flatten();
    EVENT + lines.map(|line| octets(line)).sum::<usize>() + facts(&event.facts)
}

fn file(file: &FileView) -> usize {
    let url = file.url.as_deref().map_or(0, address);
    // A mail says of some that they are attached.
    2 * PART + octets(&file.title) + file.detail.as_deref().map_or(0, octets) + url
}

fn article(article: &ArticleView) -> usize {
    let lines = article.organisation.iter().chain(&article.byline);
    let lines = lines.map(|line| octets(line)).sum::<usize>();
    let texts = [&article.title, &article.title, &article.teaser, &article.more];
    let texts = texts.into_iter().map(|text| inlines(text)).sum::<usize>();
    let pictures = article.logo.iter().chain(&article.figure).map(figure).sum::<usize>();
    EVENT + lines + texts + pictures + facts(&article.facts)
}

fn inlines(all: &[Inline]) -> usize {
    let one = |inline: &Inline| match inline {
        Inline::Text { text } => octets(text),
        Inline::Code { text } => INLINE + octets(text),
        Inline::Link { href, text } => INLINE + address(href) + inlines(text),
        Inline::Emphasis { text }
        | Inline::Strong { text }
        | Inline::Strike { text }
        | Inline::Foreign { text, .. } => INLINE + inlines(text),
        Inline::Break => INLINE,
    };
    all.iter().map(one).sum()
}

/// An address, of which each octet may be written `%XX`.
fn address(address: &str) -> usize {
    3 * octets(address)
}

/// A text: signs of HTML and spaces that do not break become entities, isolates become elements.
fn octets(text: &str) -> usize {
    let octets = text.chars().map(|c| match c {
        '&' | '<' | '>' | '"' | '\'' | '\u{a0}' | '\u{202f}' => 6,
        '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' => INLINE,
        _ => c.len_utf8(),
    });
    octets.sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::letter::{Along, Letter};
    use crate::document::pictures::{Gallery, Pictures};
    use crate::document::templates::Templates;
    use crate::document::view::Edition;
    use crate::document::vocabulary::Vocabulary;
    use crate::document::{DocumentInput, build, sample};
    use crate::minutes::{Defaults, parse};
    use crate::settings::Settings;
    use crate::source::Source;

    /// The octets of a document in a mail.
    fn made(document: &Document) -> usize {
        let (pictures, templates) = (Pictures::default(), Templates::builtin());
        let letter = Letter::prepare(document, &Along::default(), &pictures, &templates);
        letter.value.unwrap().shells.weight()
    }

    fn of(toml: &str) -> Document {
        let source = Source::new("brief.toml", toml);
        let minutes = parse(&source, &Defaults::default()).value.unwrap();
        let settings = Settings::empty(&source);
        let words = Vocabulary::built_in(&minutes.language).unwrap();
        let gallery = &Gallery::default();
        let today = chrono::NaiveDate::from_ymd_opt(2026, 9, 25).unwrap();
        let input =
            DocumentInput { minutes: &minutes, settings: &settings, words: &words, gallery, today };
        build(&input, Edition::Internal).value.unwrap()
    }

    #[test]
    fn no_document_is_larger_than_it_may_be() {
        let sample = sample::document();
        assert!((made(&sample)..5 * made(&sample)).contains(&at_most(&sample)));
        let words = "eins zwei";
        let texts = [
            "a\n\n",
            "- a\n",
            "1. a\n   - b\n",
            "- a\n\n  b\n",
            "a) b\n",
            "> a\n\n",
            "> - a\n\n",
            "```\na\n```\n\n",
            "# a\n\n",
            "## a\n\n",
            "---\n\n",
            "**a** *b* ~~c~~ `d`\\\n",
            "[a](https://b.example/ä) ",
            "https://a.example/b ",
            "b@a.example ",
            "& < > \" ' ",
            "§ 5, z. B. 9.30 Uhr ",
            "[a]{lang=uk} ",
            "::: {lang=ar}\na\n:::\n\n",
            "شبكة (3) abc ",
            "Call: +49 30 1234 (a) ",
        ];
        let table = |columns: usize, cell: &str| {
            let row = format!("|{}\n", format!("{cell}|").repeat(columns));
            let rule = format!("|{}\n", "-|".repeat(columns));
            format!("{row}{rule}{}\n", row.repeat(40))
        };
        let tables = [table(1, "a"), table(3, "a"), table(4, words), table(3, &words.repeat(9))];
        let texts = texts.iter().map(|text| text.repeat(60)).chain(tables);
        let list = |of: &str| format!("\n[[{of}]]\ntitle = 'T'\n").repeat(40);
        let records = [
            list("agenda") + "decisions = ['a', 'b']\ntasks = ['c']\n",
            list("agenda").replace("'T'", "'T'\ntext = 'a'\ndecisions = ['b']\ntasks = ['c']"),
            list("announcements").replace("'T'", "'T'\ntext = 'a'\ncall = true\ncontact = 'C'"),
            list("dates").replace("'T'", "'T'\ndate = 2026-10-08\nstart = 10:00:00\nplace = 'O'"),
            list("attachments").replace("'T'", "'T'\nurl = 'https://a.example/ü.pdf'"),
        ];
        for language in ["de", "ar", "fr"] {
            let head = format!("language = '{language}'\ntitle = 'T'\nkind = 'minutes'\n");
            let meeting = "[meeting]\ndate = 2026-09-17\n";
            let text = |text| format!("{head}intro = {}\n{meeting}", serde_json::json!(text));
            let files = texts.clone().map(text);
            let files = files.chain(records.iter().map(|more| format!("{head}{meeting}{more}")));
            for file in files {
                let document = of(&file);
                let (made, most) = (made(&document), at_most(&document));
                assert!(made <= most, "{made} of {most}: {file}");
            }
        }
    }
}
