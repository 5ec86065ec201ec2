//! The public part of a minutes file as TOML, for programs of other people.
//!
//! It is written anew from what the file says, not cut out of it: comments, keys that are not public
//! by `words/sections.txt`, internal records and access data have no way into it. Values keep their
//! spelling and keys their language.

use std::collections::BTreeSet;

use toml::{Table, Value};

use super::{Contribution, Minutes, Visibility};
use crate::fields::{self, Choice, keys};

/// The file without everything internal; `withheld` stands in texts for what is not public. `None`
/// if the file is no TOML.
pub fn public_toml(minutes: &Minutes, withheld: &str) -> Option<String> {
    let mut table: Table = toml::from_str(minutes.source.text()).ok()?;
    complete(&mut table, minutes);
    let hidden = hidden_ids(&table);
    let writer = Writer { hidden, withheld };
    let mut text = String::new();
    writer.table("", "", &table, &mut text)?;
    Some(text)
}

/// Adds what the settings say about the file, the contributions of other files, and the figures that
/// the list of people gives: names that are not public are missing from it.
fn complete(table: &mut Table, minutes: &Minutes) {
    let language = Value::String(minutes.language.to_string());
    let series = minutes.series.clone().map(Value::String);
    for (key, value) in [("language", Some(language)), ("series", series)] {
        if let (None, Some(value)) = (of(table, key), value) {
            table.insert(spelled(table, key), value);
        }
    }
    let until = minutes.issued.as_ref().and_then(|day| minutes.objections_until(day.value));
    if let (None, Some(until)) = (of(table, "objections-until"), until)
        && let Ok(until) = until.to_string().parse()
    {
        table.insert(spelled(table, "objections-until"), Value::Datetime(until));
    }
    if !minutes.contributions.is_empty() {
        let all = minutes.contributions.iter().map(|one| Value::Table(contribution(table, one)));
        let all = Value::Array(all.collect());
        table.remove("contributions");
        table.insert(spelled(table, "contributions"), all);
    }
    if let (None, Some((persons, organisations))) = (of(table, "attendance"), minutes.figures()) {
        let mut attendance = Table::new();
        for (key, figure) in [("persons", persons), ("organisations", organisations)] {
            let figure = i64::try_from(figure).unwrap_or(i64::MAX);
            attendance.insert(spelled(table, key), Value::Integer(figure));
        }
        table.insert(spelled(table, "attendance"), Value::Table(attendance));
    }
}

/// A contribution as an entry, with the keys in the language of `table`.
fn contribution(table: &Table, one: &Contribution) -> Table {
    let picture = one.picture.as_ref();
    let texts = [
        ("title", Some(&one.title)),
        ("rubric", one.rubric.as_ref()),
        ("organisation", one.organisation.as_ref()),
        ("logo", one.logo.as_ref()),
        ("author", one.author.as_ref()),
        ("picture", picture.map(|picture| &picture.file)),
        ("alt", picture.and_then(|picture| picture.alt.as_ref())),
        ("caption", picture.and_then(|picture| picture.caption.as_ref())),
        ("credit", picture.and_then(|picture| picture.credit.as_ref())),
        ("teaser", one.teaser.as_ref()),
        ("text", one.text.as_ref()),
        ("contact", one.contact.as_ref()),
        ("url", one.url.as_ref()),
        ("attachment", one.attachment.as_ref()),
    ];
    let texts = texts.into_iter().filter_map(|(key, text)| Some((key, text?.value.clone())));
    let language = one.language.as_ref().map(|language| ("language", language.to_string()));
    let visibility = (one.visibility == Visibility::Internal).then_some("internal");
    let visibility = visibility.map(|word| ("visibility", word.to_owned()));
    let all = texts.chain(language).chain(visibility);
    all.map(|(key, text)| (spelled(table, key), Value::String(text))).collect()
}

/// The value of a key in either language.
fn of<'t>(table: &'t Table, key: &str) -> Option<&'t Value> {
    table.get(key).or_else(|| table.get(keys::german(key)))
}

/// The name of a key in the language of the file's title.
fn spelled(table: &Table, key: &str) -> String {
    let german = table.contains_key(keys::german("title"));
    if german { keys::german(key).to_owned() } else { key.to_owned() }
}

/// Whether a record of this list is for everybody. What cannot be understood is not.
fn is_public(list: &str, record: &Table) -> bool {
    if matches!(list, "participants" | "candidates") {
        return of(record, "public").and_then(Value::as_bool) == Some(true);
    }
    let Some(written) = of(record, "visibility") else { return true };
    let written = written.as_str().unwrap_or_default().trim().to_lowercase();
    let mut public = Visibility::ALL.iter().filter(|(.., known)| *known == Visibility::Public);
    public.any(|(english, german, _)| *english == written || *german == written)
}

/// The IDs of dates and attachments that are not public.
fn hidden_ids(table: &Table) -> BTreeSet<String> {
    let records = ["dates", "attachments"].into_iter().flat_map(|list| {
        let records = of(table, list).and_then(Value::as_array).into_iter().flatten();
        let tables = records.filter_map(Value::as_table);
        tables.filter(move |record| !is_public(list, record))
    });
    let ids = records.filter_map(|record| of(record, "id").and_then(Value::as_str));
    ids.map(|id| id.trim().to_owned()).collect()
}

struct Writer<'a> {
    hidden: BTreeSet<String>,
    withheld: &'a str,
}

impl Writer<'_> {
    /// Writes what is public of the table `name` at `path`: its values, then the tables in it.
    fn table(&self, name: &str, path: &str, table: &Table, text: &mut String) -> Option<()> {
        let known = fields::public_keys(name)?;
        let entry = |key: &&'static str| {
            let written =
                [*key, keys::german(key)].into_iter().find(|one| table.contains_key(*one));
            written.and_then(|written| Some((*key, written, table.get(written)?)))
        };
        let entries: Vec<(&str, &str, &Value)> = known.iter().filter_map(entry).collect();
        for (key, written, value) in &entries {
            if let Some(value) = self.value(key, value) {
                let one = Table::from_iter([((*written).to_owned(), value)]);
                text.push_str(&toml::to_string_pretty(&one).ok()?);
            }
        }
        for (key, written, value) in entries {
            let path =
                if path.is_empty() { written.to_owned() } else { format!("{path}.{written}") };
            match value {
                Value::Table(below) => {
                    text.extend(["\n[", &path, "]\n"]);
                    self.table(key, &path, below, text)?;
                }
                Value::Array(records) => {
                    for record in records.iter().filter_map(Value::as_table) {
                        if is_public(key, record) {
                            text.extend(["\n[[", &path, "]]\n"]);
                            self.table(key, &path, record, text)?;
                        }
                    }
                }
                _ => {}
            }
        }
        Some(())
    }

    /// A plain value as everybody may see it; `None` for tables, and for what leads to something
    /// internal.
    fn value(&self, key: &str, value: &Value) -> Option<Value> {
        let text = match value {
            Value::Table(_) | Value::Array(_) => return None,
            Value::String(text) => text,
            other => return Some(other.clone()),
        };
        let text = match key {
            "attachment" if self.hidden.contains(text.trim()) => return None,
            // Where the file lies is the office's own business.
            "file" | "picture" | "logo" => {
                text.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
            }
            _ => self.without_references(text),
        };
        Some(Value::String(text))
    }

    /// The text without references to what is not public: `[our day](date:ID)` becomes its words.
    fn without_references(&self, text: &str) -> String {
        let mut open = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find("](") {
            let (before, after) = rest.split_at(at);
            let target = after[2..].split_once(')').map(|(target, _)| target);
            let id = target.and_then(|target| target.split_once(':')).map(|(_, id)| id);
            let id = id.map(|id| id.trim_matches(['<', '>', ' ']));
            let label = before.rfind('[');
            match (id.filter(|id| self.hidden.contains(*id)), target, label) {
                (Some(_), Some(target), Some(label)) => {
                    let words = &before[label + 1..];
                    open.push_str(&before[..label]);
                    open.push_str(if words.trim().is_empty() { self.withheld } else { words });
                    rest = &after[2 + target.len() + 1..];
                }
                _ => {
                    open.push_str(before);
                    open.push_str("](");
                    rest = &after[2..];
                }
            }
        }
        open + rest
    }
}

#[cfg(test)]
mod tests;
