//! Nothing that is pasted gets lost: every letter and digit is shown, in order.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use stopwatch::processor_time;

use super::*;
use crate::view::{Inline, plain_text};

/// The building blocks of pasted texts. „o“ is a bullet of Word's and not a word in any of them.
const PIECES: &[&str] = &[
    "Wahl",
    "der Kasse",
    "Ä",
    "5",
    "12 €*",
    "10:30 Uhr",
    "3.2.10",
    "7. Mai",
    "9.3.2026",
    "* ",
    "*",
    "- ",
    "-\t",
    "– ",
    "•\t",
    "• ",
    "·\t",
    "o\t",
    "▪ ",
    "☐ ",
    "→ ",
    "a) ",
    "b) ",
    "(1) ",
    "(2) ",
    "i) ",
    "ii) ",
    "A. ",
    "1. ",
    "2. ",
    "3) ",
    "TOP 3 ",
    "Beginn: ",
    "\t",
    "\t\t",
    "  ",
    "    ",
    " ",
    "\u{a0}",
    "\n",
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "|",
    " | ",
    "|---|---|\n",
    "|A|B|\n",
    "---\n",
    "===\n",
    "____\n",
    "> ",
    "#",
    "# ",
    "**",
    "`",
    "~~",
    "(hier)[www.b.example] ",
    "\\\\server\\x ",
    "<",
    "www.verein.example",
    "a@b.example",
    ":",
    ",",
    ".",
    "?",
    "[1]: Quelle",
];

fn pasted() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|parts| parts.concat())
}

/// The visible text of some blocks, with the numbers and labels of lists.
fn seen(blocks: &[Block], out: &mut String) {
    let cells =
        |cells: &Vec<Vec<Inline>>| cells.iter().map(|cell| plain_text(cell)).collect::<String>();
    for block in blocks {
        match block {
            Block::Paragraph { text } | Block::Heading { text, .. } => {
                out.push_str(&plain_text(text));
            }
            Block::List { start, labels, items } => {
                for (index, item) in items.iter().enumerate() {
                    let number = start.map(|start| (start + index as u64).to_string());
                    out.push_str(&number.unwrap_or_default());
                    out.push_str(labels.get(index).map_or("", String::as_str));
                    seen(item, out);
                }
            }
            Block::Quote { blocks } => seen(blocks, out),
            Block::Code { text } => out.push_str(text),
            Block::Table { header, rows, .. } => {
                out.push_str(&cells(header));
                out.extend(rows.iter().map(cells));
            }
            _ => {}
        }
    }
}

/// The letters and digits of a text, without those of bullets.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() && *c != 'o').collect()
}

proptest! {
    // The same texts in each run.
    #![proptest_config(ProptestConfig {
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::with_cases(3_000)
    })]

    #[test]
    fn what_was_pasted_is_shown(text in pasted()) {
        let mut shown = String::new();
        seen(&parse(&text, &NoReferences), &mut shown);
        prop_assert_eq!(letters(&shown), letters(&text));
        for one in leftovers(&text) {
            prop_assert!(text.get(one.range.clone()).is_some_and(|part| !part.is_empty()));
        }
    }
}

#[test]
fn long_pasted_texts_take_their_time_and_no_more() {
    let many = 20_000;
    for line in
        ["a\tb\na\tb\tc\n", "* x\n5 €*\n\n", "|a|b|\n|-|-|\n", "• a\n- b\n\n", "(x)[", "a) x\n"]
    {
        let text = line.repeat(many);
        let start = processor_time();
        parse(&text, &NoReferences);
        leftovers(&text);
        let taken = processor_time().saturating_sub(start);
        assert!(taken.as_secs() < 10, "{line:?}: {taken:?}");
    }
}
