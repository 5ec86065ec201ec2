//! The entries of a list: `[[agenda]]`, or tables in braces between square brackets.

use toml_edit::{Array, ArrayOfTables, Decor, DocumentMut, InlineTable, Item, Table, Value};

use super::layout::{
    align, each_table, indent_of, last_position, position_for, prefix, suffix, take_line,
};
use super::place::{Node, Place};

/// The lines of a new entry in their order, by the names that they have in the file.
pub(super) type Lines = Vec<(String, Value)>;

/// The number of entries.
pub(super) fn count(item: &Item) -> usize {
    match item {
        Item::ArrayOfTables(tables) => tables.len(),
        Item::Value(Value::Array(tables)) => tables.len(),
        _ => 0,
    }
}

/// Puts an entry with these lines into the list under `key`, before the one that is number `index` now;
/// a new list is called `name`. The result is false where something else than a list stands there.
pub(super) fn insert(
    mut node: Node<'_>,
    path: &[&'static str],
    key: &'static str,
    index: usize,
    lines: Lines,
    name: &str,
) -> bool {
    let is_empty =
        node.item(path, key).is_some_and(|item| item.as_array().is_some_and(Array::is_empty));
    let written = node.written(path, key);
    if let (Node::Table(table), Some(written), true) = (&mut node, &written, is_empty) {
        take_line(table, written);
    }
    match node.item(path, key) {
        Some(Item::ArrayOfTables(entries)) => insert_table(entries, index, lines),
        Some(Item::Value(Value::Array(entries))) => insert_braces(entries, index, lines),
        Some(_) => return false,
        None => match &mut node {
            Node::Table(table) => {
                let mut entry = entry_of(lines, "");
                entry.set_position(Some(position_for(table, path, key)));
                table.insert(name, Item::ArrayOfTables([entry].into_iter().collect()));
            }
            Node::Braces(_) => {
                let entries: Array = [in_braces(lines)].into_iter().collect();
                node.put(path, key, name, Value::Array(entries));
            }
        },
    }
    true
}

fn insert_table(entries: &mut ArrayOfTables, index: usize, lines: Lines) {
    let index = index.min(entries.len());
    let before = index.checked_sub(1).and_then(|before| entries.get(before));
    let neighbour = before.or_else(|| entries.get(index));
    let indent = neighbour.map(|one| indent_of(&prefix(one.decor()))).unwrap_or_default();
    let mut entry = entry_of(lines, &indent);
    let behind = before.and_then(last_position).map(|at| at.saturating_add(1));
    let ahead = || entries.get(index)?.position().map(|at| at.saturating_sub(1));
    entry.set_position(behind.or_else(ahead));
    if index == 0
        && let Some(first) = entries.get_mut(0)
    {
        // The comment above the list stays above it.
        let above = prefix(first.decor());
        first.decor_mut().set_prefix(format!("\n{indent}"));
        entry.decor_mut().set_prefix(above);
    }
    entries.insert(index, entry);
}

fn insert_braces(entries: &mut Array, index: usize, lines: Lines) {
    let index = index.min(entries.len());
    let mut entry = Value::InlineTable(in_braces(lines));
    let is_last = index == entries.len();
    let neighbour = if is_last { index.checked_sub(1) } else { Some(index) };
    if let Some(neighbour) = neighbour.and_then(|at| entries.get_mut(at)) {
        let before = indented(&prefix(neighbour.decor()));
        let before = if index == 1 && before.is_empty() { " ".to_owned() } else { before };
        if is_last {
            *entry.decor_mut() = Decor::new(before, suffix(neighbour.decor()));
            neighbour.decor_mut().set_suffix("");
        } else {
            entry.decor_mut().set_prefix(prefix(neighbour.decor()));
            let rest = if index == 0 && before.is_empty() { " ".to_owned() } else { before };
            neighbour.decor_mut().set_prefix(rest);
        }
    }
    entries.insert_formatted(index, entry);
}

/// The white space before an entry without the comments there.
fn indented(before: &str) -> String {
    match before.rsplit_once('\n') {
        Some((_, indent)) if indent.trim().is_empty() => format!("\n{indent}"),
        Some(_) => "\n".to_owned(),
        None => before.to_owned(),
    }
}

fn entry_of(lines: Lines, indent: &str) -> Table {
    let mut entry = Table::new();
    *entry.decor_mut() = Decor::new(format!("\n{indent}"), "");
    for (name, value) in lines {
        entry.insert(&name, Item::Value(value));
        if let Some(mut key) = entry.key_mut(&name) {
            key.leaf_decor_mut().set_prefix(indent);
        }
    }
    align(&mut entry);
    entry
}

fn in_braces(lines: Lines) -> InlineTable {
    lines.into_iter().collect()
}

/// Takes the entry out of the list; an empty list goes, too. A comment right above the entry goes with it,
/// unless it stands above the whole list. What is to be kept comes before the next table of the file.
pub(super) fn remove(
    document: &mut DocumentMut,
    place: &Place,
    key: &'static str,
    index: usize,
) -> bool {
    let path = &place.keys();
    let Some(mut node) = Node::at(document.as_table_mut(), place) else { return false };
    let (mut kept, mut after) = (String::new(), None);
    match node.item(path, key) {
        Some(Item::ArrayOfTables(entries)) if index < entries.len() => {
            let gone = entries.remove(index);
            after = last_position(&gone);
            let (heading, own) = parted(&prefix(gone.decor()));
            kept = if index == 0 { heading + &own } else { heading };
        }
        Some(Item::Value(Value::Array(entries))) if index < entries.len() => {
            let gone = entries.remove(index);
            if index == 0
                && let Some(first) = entries.get_mut(0)
            {
                first.decor_mut().set_prefix(prefix(gone.decor()));
            }
        }
        _ => return false,
    }
    let is_empty = node.item(path, key).is_some_and(|item| count(item) == 0);
    if is_empty && let Some(written) = node.written(path, key) {
        node.take(&written);
    }
    if !kept.trim().is_empty() {
        keep(document, &kept, after.unwrap_or_default());
    }
    true
}

/// Puts comments before the first table behind `after`, or at the end of the file.
fn keep(document: &mut DocumentMut, kept: &str, after: isize) {
    let mut next: Option<isize> = None;
    each_table(document.as_table_mut(), &mut |table| {
        let behind = table.position().filter(|at| *at > after && !table.is_implicit());
        next = next.into_iter().chain(behind).min();
    });
    let Some(next) = next else {
        let rest = document.trailing().as_str().unwrap_or_default().to_owned();
        document.set_trailing(format!("{}\n{rest}", kept.trim_end()));
        return;
    };
    each_table(document.as_table_mut(), &mut |table| {
        if table.position() == Some(next) {
            let own = prefix(table.decor());
            table.decor_mut().set_prefix(format!("{}\n{own}", kept.trim_end()));
        }
    });
}

/// What stands above an entry: up to the last empty line, and what follows that.
fn parted(above: &str) -> (String, String) {
    let lines: Vec<&str> = above.split_inclusive('\n').collect();
    let own = lines.iter().rposition(|line| line.ends_with('\n') && line.trim().is_empty());
    let own = own.map_or(0, |at| at + 1);
    let (heading, own) = lines.split_at(own);
    (heading.concat(), own.concat())
}

/// Moves an entry within its list. Comments right above an entry go with it; those above the whole list
/// stay.
pub(super) fn shift(
    mut node: Node<'_>,
    path: &[&'static str],
    key: &'static str,
    from: usize,
    to: usize,
) -> bool {
    match node.item(path, key) {
        Some(Item::ArrayOfTables(entries)) if from.max(to) < entries.len() => {
            shift_tables(entries, from, to);
            true
        }
        Some(Item::Value(Value::Array(entries))) if from.max(to) < entries.len() => {
            let decors: Vec<Decor> = entries.iter().map(|one| one.decor().clone()).collect();
            let moved = entries.remove(from);
            entries.insert_formatted(to, moved);
            for (entry, decor) in entries.iter_mut().zip(decors) {
                *entry.decor_mut() = decor;
            }
            true
        }
        _ => false,
    }
}

fn shift_tables(entries: &mut ArrayOfTables, from: usize, to: usize) {
    let mut all: Vec<Table> = std::mem::take(entries).into_iter().collect();
    let mut positions = Vec::new();
    let mut above: Vec<(String, String)> = Vec::new();
    for (index, table) in all.iter_mut().enumerate() {
        each_table(table, &mut |one| positions.extend(one.position()));
        let (heading, own) = parted(&prefix(table.decor()));
        above.push(if index == 0 { (heading + &own, String::new()) } else { (heading, own) });
    }
    positions.sort_unstable();
    let (mut headings, mut owns): (Vec<_>, Vec<_>) = above.into_iter().unzip();
    let (moved, own) = (all.remove(from), owns.remove(from));
    all.insert(to, moved);
    owns.insert(to, own);
    let mut positions = positions.into_iter();
    for ((mut table, heading), own) in all.into_iter().zip(headings.drain(..)).zip(owns) {
        // The indentation before the brackets belongs to the entry.
        table.decor_mut().set_prefix(heading + &own);
        each_table(&mut table, &mut |one| {
            if one.position().is_some() {
                one.set_position(positions.next());
            }
        });
        entries.push(table);
    }
}
