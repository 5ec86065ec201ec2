//! Wide tables in mails: each row as a record of labelled lines.
//!
//! A mail cannot scroll sideways, and few mail programs know rules for narrow screens. So a table
//! that does not fit on a telephone is no table in a mail.

use crate::columns;
use crate::document::view::{Block, Fact, Inline, plain_text};

/// The name of the lines of a record.
const NAME: &str = "record";

/// The width of a mail on the narrowest telephone (CSS pixels).
const NARROW: usize = 288;

/// The width of a letter in a table, and what a column needs beside its letters (CSS pixels).
const LETTER: usize = 8;
const COLUMN: usize = 12;

/// If the rows of a table with several columns would be higher, it is no longer read as a table
/// (lines).
const LINES: usize = 5;

/// The sign between label and value, where it is not `:`.
type Colon = Option<&'static str>;

/// Replaces the wide tables among the blocks, and inside of them.
pub(super) fn set(blocks: &mut Vec<Block>, colon: Colon) {
    let old = std::mem::take(blocks);
    for mut block in old {
        match &mut block {
            Block::Table { header, rows, .. } if is_wide(header, rows) => {
                blocks.extend(rows.iter().filter_map(|row| record(header, row, colon)));
                continue;
            }
            block => block.inside_mut().iter_mut().for_each(|inner| set(inner, colon)),
        }
        blocks.push(block);
    }
}

type Row = [Vec<Inline>];

fn is_wide(header: &Row, rows: &[Vec<Vec<Inline>>]) -> bool {
    let (mut least, mut whole) = (0, 0);
    for column in 0..header.len() {
        let cells = std::iter::once(header).chain(rows.iter().map(Vec::as_slice));
        let texts: Vec<String> =
            cells.filter_map(|row| row.get(column)).map(|cell| plain_text(cell)).collect();
        let words = texts.iter().flat_map(|text| text.split([' ', '\n']));
        least += columns::widest(words) * LETTER + COLUMN;
        whole += columns::widest(texts.iter().map(String::as_str)) * LETTER + COLUMN;
    }
    !rows.is_empty() && (least > NARROW || header.len() > 2 && whole > LINES * NARROW)
}

/// A row as labelled lines; nothing where all its cells are empty.
fn record(header: &Row, row: &Row, colon: Colon) -> Option<Block> {
    let cells = row.iter().zip(header).filter(|(cell, _)| !cell.is_empty());
    let fact = |(cell, label): (&Vec<Inline>, &Vec<Inline>)| Fact {
        name: NAME,
        label: plain_text(label),
        colon,
        value: cell.clone(),
        calendar: None,
    };
    let facts: Vec<Fact> = cells.map(fact).collect();
    (!facts.is_empty()).then_some(Block::Facts { facts })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::view::Tongue;

    fn row(cells: &[&str]) -> Vec<Vec<Inline>> {
        let cell = |text: &&str| if text.is_empty() { vec![] } else { vec![Inline::text(*text)] };
        cells.iter().map(cell).collect()
    }

    fn table(header: &[&str], rows: &[&[&str]]) -> Vec<Block> {
        let rows = rows.iter().map(|cells| row(cells)).collect();
        let align = vec!["left"; header.len()];
        let blocks = vec![Block::Table { align, header: row(header), rows }];
        let mut blocks = vec![Block::Foreign { tongue: Tongue::default(), blocks }];
        set(&mut blocks, None);
        std::mem::take(&mut blocks[0].inside_mut()[0])
    }

    #[test]
    fn a_table_that_fits_stays_one() {
        for (header, rows) in [
            (
                &["Wer", "Was"][..],
                &[&["Ole", "Tische und Bänke für das Fest im Hof holen"][..]][..],
            ),
            (&["Mo", "Di", "Mi", "Do", "Fr", "Sa"], &[&["1", "2", "3", "4", "5", "6"]]),
            (&["Name", "Telefon", "Wann"], &[]),
        ] {
            assert!(matches!(table(header, rows)[..], [Block::Table { .. }]), "{header:?}");
        }
    }

    #[test]
    fn a_wide_one_becomes_records_without_empty_lines() {
        let wide: &[&str] =
            &["Veranstaltung", "Ansprechperson", "Anmeldeschluss", "Teilnahmebeitrag"];
        let records = table(wide, &[&["Fest", "", "1. Mai", "frei"], &["", "", "", ""]]);
        let [Block::Facts { facts }] = &records[..] else { panic!("{records:?}") };
        let lines: Vec<String> =
            facts.iter().map(|one| format!("{}: {}", one.label, plain_text(&one.value))).collect();
        assert_eq!(
            lines,
            ["Veranstaltung: Fest", "Anmeldeschluss: 1. Mai", "Teilnahmebeitrag: frei"]
        );
        let sentence = "Alle bringen etwas mit und stellen es auf den Tisch. ".repeat(2);
        let many: &[&str] = &["Was", "Wer", "Wo"];
        let records = table(many, &[&[&sentence, &sentence, &sentence]]);
        assert!(matches!(records[..], [Block::Facts { .. }]), "{records:?}");
    }
}
