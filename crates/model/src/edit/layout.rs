//! What surrounds keys and tables: comments, indentation, alignment, order.
//!
//! What a person has written beside the values stays: comments of a removed key go to its neighbour.

use toml_edit::{Decor, DocumentMut, InlineTable, Item, Key, RawString, Table, Value};

use crate::fields::{keys, rank};

/// Room between two tables of a file for new ones.
const STRIDE: isize = 1 << 20;

/// Numbers the tables of a file in their order, with room between them.
pub(super) fn spread(document: &mut DocumentMut) {
    each_table(document.as_table_mut(), &mut |table| {
        let spread = table.position().map(|at| at.saturating_mul(STRIDE));
        table.set_position(spread);
    });
}

/// Every table below this one, itself first, in the order in which they are written if nothing else is
/// said.
pub(super) fn each_table(table: &mut Table, visit: &mut dyn FnMut(&mut Table)) {
    visit(table);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(table) => each_table(table, visit),
            Item::ArrayOfTables(tables) => {
                tables.iter_mut().for_each(|table| each_table(table, visit));
            }
            _ => {}
        }
    }
}

/// The last place in the file that belongs to `table`.
pub(super) fn last_position(table: &Table) -> Option<isize> {
    let below = table.iter().filter_map(|(_, item)| last_position_of(item)).max();
    table.position().max(below)
}

fn last_position_of(item: &Item) -> Option<isize> {
    match item {
        Item::Table(table) => last_position(table),
        Item::ArrayOfTables(tables) => tables.iter().filter_map(last_position).max(),
        _ => None,
    }
}

/// Where a new table under `key` belongs in the file: behind those that usually stand before it.
pub(super) fn position_for(parent: &Table, path: &[&'static str], key: &str) -> isize {
    let own = rank(path, key);
    let is_before =
        |name: &str| rank(path, keys::english_in(path, name).unwrap_or_default()) <= own;
    let before = parent.iter().filter(|(name, _)| is_before(name));
    let before = before.filter_map(|(_, item)| last_position_of(item)).max();
    parent.position().max(before).unwrap_or(0).saturating_add(1)
}

/// Puts a line into a table, behind the last one that `stands_before`; indented and aligned as the others
/// are.
pub(super) fn put_line(
    table: &mut Table,
    name: &str,
    value: Value,
    stands_before: impl Fn(&str) -> bool,
) {
    let lines: Vec<String> = values_of(table).map(|(key, _)| key.get().to_owned()).collect();
    let behind = lines.iter().rposition(|name| stands_before(name)).map_or(0, |at| at + 1);
    let mut key = Key::new(name);
    let indent = match lines.first() {
        Some(first) => table.key(first).map(|key| indent_of(&prefix(key.leaf_decor()))),
        None => Some(indent_of(&prefix(table.decor()))),
    };
    let indent = indent.unwrap_or_default();
    *key.leaf_decor_mut() = Decor::new(indent.clone(), gap(table, name, &value));
    if behind == 0
        && let Some(mut first) = lines.first().and_then(|first| table.key_mut(first))
    {
        // A comment above all keys stays above all keys.
        let above = prefix(first.leaf_decor());
        first.leaf_decor_mut().set_prefix(indent);
        key.leaf_decor_mut().set_prefix(above);
    }
    // Tables below this one have an order of their own.
    let mut order: Vec<String> = table.iter().map(|(name, _)| name.to_owned()).collect();
    let behind = behind.checked_sub(1).and_then(|last| lines.get(last));
    let behind = behind.and_then(|last| order.iter().position(|name| name == last));
    order.insert(behind.map_or(0, |last| last + 1), name.to_owned());
    table.insert_formatted(&key, Item::Value(value));
    let place = |key: &Key| order.iter().position(|name| name == key.get());
    table.sort_values_by(|one, _, other, _| place(one).cmp(&place(other)));
}

/// Puts a value into a table in braces.
pub(super) fn put_within(
    table: &mut InlineTable,
    name: &str,
    mut value: Value,
    stands_before: impl Fn(&str) -> bool,
) {
    let mut order: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
    let behind = order.iter().rposition(|name| stands_before(name)).map_or(0, |at| at + 1);
    let last = order.last().filter(|_| behind == order.len());
    let last = last.and_then(|last| table.get_mut(last)).map(Value::decor_mut);
    let end = last.map(|decor| {
        let end = suffix(decor);
        decor.set_suffix("");
        end
    });
    let end = end.or_else(|| order.is_empty().then(|| " ".to_owned()));
    *value.decor_mut() = Decor::new(" ", end.unwrap_or_default());
    let mut key = Key::new(name);
    *key.leaf_decor_mut() = Decor::new(" ", " ");
    table.insert_formatted(&key, value);
    order.insert(behind, name.to_owned());
    let place = |key: &Key| order.iter().position(|name| name == key.get());
    table.sort_values_by(|one, _, other, _| place(one).cmp(&place(other)));
}

/// Removes a key from a table in braces.
pub(super) fn take_within(table: &mut InlineTable, name: &str) {
    let is_last = table.iter().last().is_some_and(|(last, _)| last == name);
    let end = table.remove(name).map(|value| suffix(value.decor())).unwrap_or_default();
    let last = table.iter().last().map(|(last, _)| last.to_owned());
    if let Some(value) = last.filter(|_| is_last).and_then(|last| table.get_mut(&last)) {
        value.decor_mut().set_suffix(end);
    }
}

/// Aligns the lines of a table that has just been made.
pub(super) fn align(table: &mut Table) {
    let one_line = |value: &Value| !is_of_lines(value);
    let widths = values_of(table).filter(|(_, value)| one_line(value));
    let width = widths.map(|(key, _)| width(key)).max().unwrap_or_default();
    let names: Vec<(String, bool)> =
        values_of(table).map(|(key, value)| (key.get().to_owned(), one_line(value))).collect();
    for (name, is_one) in names {
        let Some(mut key) = table.key_mut(&name) else { continue };
        let own = key.display_repr().chars().count();
        let gap = if is_one { width.saturating_sub(own) + 1 } else { 1 };
        key.leaf_decor_mut().set_suffix(" ".repeat(gap));
    }
}

/// Removes a key with its value. Comments beside and above it stay.
pub(super) fn take_line(table: &mut Table, name: &str) {
    let names: Vec<String> = values_of(table).map(|(key, _)| key.get().to_owned()).collect();
    let at = names.iter().position(|known| known == name);
    let Some((key, item)) = table.remove_entry(name) else { return };
    let Some(at) = at else { return };
    let beside = item.as_value().map(|value| suffix(value.decor())).unwrap_or_default();
    // The last line is the indentation of the key.
    let above = prefix(key.leaf_decor());
    let above = above.rsplit_once('\n').map(|(above, _)| above.split('\n'));
    let mut kept: Vec<String> = above.into_iter().flatten().map(str::to_owned).collect();
    kept.extend((!beside.trim().is_empty()).then(|| beside.trim().to_owned()));
    let kept = kept.join("\n");
    if kept.is_empty() {
        return;
    }
    if let Some(mut next) = names.get(at + 1).and_then(|next| table.key_mut(next)) {
        let above = prefix(next.leaf_decor());
        next.leaf_decor_mut().set_prefix(format!("{kept}\n{above}"));
    } else if kept.trim().is_empty() {
        // An empty line at the end of a table says nothing.
    } else if let Some(before) = at.checked_sub(1).and_then(|before| names.get(before))
        && let Some(before) = table.get_mut(before).and_then(Item::as_value_mut)
    {
        let beside = suffix(before.decor());
        before.decor_mut().set_suffix(format!("{beside}\n{kept}"));
    } else {
        let beside = suffix(table.decor());
        table.decor_mut().set_suffix(format!("{beside}\n{kept}"));
    }
}

/// The keys of a table with their values, without tables below it.
fn values_of(table: &Table) -> impl Iterator<Item = (&Key, &Value)> {
    table.iter().filter_map(|(name, item)| Some((table.key(name)?, item.as_value()?)))
}

/// The gap between a new key and its equals sign.
fn gap(table: &Table, name: &str, value: &Value) -> String {
    let one_line = values_of(table).filter(|(_, value)| !is_of_lines(value));
    let mut widths = one_line.map(|(key, _)| width(key) + suffix(key.leaf_decor()).chars().count());
    let first = widths.next();
    let is_even = widths.all(|other| Some(other) == first);
    let own = width(&Key::new(name));
    let room = first.filter(|_| is_even && !is_of_lines(value)).unwrap_or_default();
    " ".repeat(room.saturating_sub(own).max(1))
}

fn width(key: &Key) -> usize {
    key.display_repr().chars().count()
}

fn is_of_lines(value: &Value) -> bool {
    value.to_string().trim().contains('\n')
}

/// The last line of what stands before something, if it is only spaces.
pub(super) fn indent_of(before: &str) -> String {
    let last = before.rsplit('\n').next().unwrap_or_default();
    if last.trim().is_empty() { last.to_owned() } else { String::new() }
}

/// What stands before something.
pub(super) fn prefix(decor: &Decor) -> String {
    decor.prefix().and_then(RawString::as_str).unwrap_or_default().to_owned()
}

/// What stands behind something.
pub(super) fn suffix(decor: &Decor) -> String {
    decor.suffix().and_then(RawString::as_str).unwrap_or_default().to_owned()
}
