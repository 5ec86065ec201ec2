//! Typesetting across marks, and what it leaves alone.

use super::*;
use crate::markdown::{NoReferences, parse};

/// The text as documents show it; non-breaking spaces are `~`, marks are those of Markdown.
fn shown(markdown: &str) -> String {
    let mut all = parse(markdown, &NoReferences);
    set_blocks(&mut all);
    let lines: Vec<String> = all.iter().map(block).collect();
    lines.join("/").replace('\u{a0}', "~")
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph { text } | Block::Heading { text, .. } => marked(text),
        Block::List { start, items, .. } => {
            let mark = start.map_or("-".to_owned(), |start| format!("{start}."));
            items.iter().flatten().map(|one| mark.clone() + " " + &self::block(one)).collect()
        }
        Block::Quote { blocks } => {
            blocks.iter().map(|one| "> ".to_owned() + &self::block(one)).collect()
        }
        Block::Table { header, rows, .. } => {
            let cells = header.iter().chain(rows.iter().flatten());
            cells.map(|cell| "|".to_owned() + &marked(cell)).collect()
        }
        Block::Code { text } => format!("`{text}`"),
        _ => String::new(),
    }
}

fn marked(inlines: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text { text } => text.clone(),
        Inline::Foreign { text, .. } => marked(text),
        Inline::Emphasis { text } => format!("*{}*", marked(text)),
        Inline::Strong { text } => format!("**{}**", marked(text)),
        Inline::Strike { text } => format!("~~{}~~", marked(text)),
        Inline::Code { text } => format!("`{text}`"),
        Inline::Link { href, text } => format!("[{}]({href})", marked(text)),
        Inline::Break => "\\".to_owned(),
    };
    inlines.iter().map(one).collect()
}

#[test]
fn dates_are_set_across_marks() {
    for (written, right) in [
        ("um **18.15** Uhr", "um **18:15**~Uhr"),
        ("um **18**.*15* Uhr", "um **18**:*15*~Uhr"),
        ("am **7.** Mai und *9.*3.2024", "am **7.**~Mai und *09.*03.2024"),
        ("um **9.30-12 Uhr**", "um **09:30–12~Uhr**"),
        (
            "Der Abend im Haus der Vereine beginnt an jedem zweiten Montag um 18\nUhr, 18  \nUhr",
            "Der Abend im Haus der Vereine beginnt an jedem zweiten Montag um 18~Uhr, 18\\Uhr",
        ),
        ("**18**Uhr geht es los", "**18~**Uhr geht es los"),
        (
            "[am 9.3.2024](https://a.example/9.3.2024)",
            "[am 09.03.2024](https://a.example/9.3.2024)",
        ),
        ("am 9.3.2024, `am 9.3.2024`, am 9.3.2024", "am 09.03.2024, `am 9.3.2024`, am 09.03.2024"),
    ] {
        assert_eq!(shown(written), right, "{written}");
    }
}

#[test]
fn blocks_stay_what_they_are() {
    assert_eq!(shown("7. Mai: Fest\n\n1. Punkt\n2. Punkt"), "7.~Mai: Fest/1. Punkt1. Punkt");
    assert_eq!(shown("- 7. Mai um 9.30 Uhr\n- z.B. so"), "- 7.~Mai um 09:30~Uhr- z.~B. so");
    assert_eq!(shown("| Zeit |\n|---|\n| 14-16 Uhr |"), "|Zeit|14–16~Uhr");
    assert_eq!(shown("> um 9.30 Uhr, z.B. am 9.3.2024"), "> um 9.30~Uhr, z.~B. am 9.3.2024");
    assert_eq!(shown("## Am 9.3.2024\n\n```\n18.15 Uhr\n```"), "Am 09.03.2024/`18.15 Uhr`");
}

#[test]
fn what_is_no_running_text_is_left() {
    for text in [
        "~~am 9.3.2024~~",
        "`um 18.15 Uhr`",
        "[https://a.example/z.B.](https://a.example/z.B.)",
        "[0361/655-1234](tel:+493616551234)",
    ] {
        assert_eq!(shown(text), text);
    }
    assert_eq!(shown("am ~~7.~~ 8. Mai"), "am ~~7.~~ 8.~Mai");
}
