//! The values of the form, written into a minutes file: only what differs is touched.

use chrono::{NaiveDate, NaiveTime};
use serde_json::{Map, Value as Json};

use super::field::{Field, Section, Takes};
use super::read::{FROM, scalar};
use super::schema::TOP;
use crate::edit::{Draft, Place, Value};

/// Why a form cannot be written.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::command::edit) enum Fault {
    /// It is not a form of this page.
    Form,
    /// The value of this field is not what it should be.
    Value(String),
    /// The file has something else in this place.
    Place(String),
}

/// Changes the file so that it says what the form says.
///
/// # Errors
/// The first fault; the draft is of no use then.
pub(in crate::command::edit) fn apply(draft: &mut Draft, form: &Json) -> Result<(), Fault> {
    let form = form.as_object().ok_or(Fault::Form)?;
    Form { draft }.table(&Place::top(), "", &TOP, form)
}

/// An entry as it should be: the number that it has in the file, if it is there, and its values.
type Wanted<'f> = (Option<usize>, &'f Map<String, Json>);

struct Form<'d> {
    draft: &'d mut Draft,
}

impl Form<'_> {
    /// Writes the fields of one table; `above` is the way to it as the page has it.
    fn table(
        &mut self,
        place: &Place,
        above: &str,
        section: &Section,
        form: &Map<String, Json>,
    ) -> Result<(), Fault> {
        for field in section.fields {
            let Some(value) = form.get(field.key) else { continue };
            let name = name(above, field.key);
            match field.takes {
                Takes::Table(below) => {
                    let form = value.as_object().ok_or(Fault::Form)?;
                    self.table(&place.table(field.key), &name, below, form)?;
                }
                Takes::Entries(below) => {
                    let entries = value.as_array().ok_or(Fault::Form)?;
                    self.entries((place, field.key), &name, below, entries)?;
                }
                _ => self.field(place, &name, field, value)?,
            }
        }
        Ok(())
    }

    fn field(
        &mut self,
        place: &Place,
        name: &str,
        field: &Field,
        value: &Json,
    ) -> Result<(), Fault> {
        let written = self.draft.written(place, field.key);
        if scalar(field.takes, written.clone()) == *value {
            return Ok(());
        }
        match of_form(field, value, written.as_deref()) {
            Err(()) => Err(Fault::Value(name.to_owned())),
            Ok(None) => {
                self.draft.remove(place, field.key);
                Ok(())
            }
            Ok(Some(value)) => {
                let set = self.draft.set(place, field.key, &value);
                set.map_err(|_| Fault::Place(name.to_owned()))
            }
        }
    }

    /// Removes, moves and adds entries until the list is that of the form; then writes their fields.
    fn entries(
        &mut self,
        (place, key): (&Place, &'static str),
        name: &str,
        section: &Section,
        entries: &[Json],
    ) -> Result<(), Fault> {
        let fault = |_| Fault::Place(name.to_owned());
        let count = self.draft.count(place, key);
        let wanted = wanted(entries, count).ok_or(Fault::Form)?;
        let is_wanted = |index: usize| wanted.iter().any(|(from, _)| *from == Some(index));
        for index in (0..count).rev().filter(|index| !is_wanted(*index)) {
            self.draft.remove_entry(place, key, index).map_err(fault)?;
        }
        let kept = (0..count).filter(|index| is_wanted(*index));
        let mut order: Vec<Option<usize>> = kept.map(Some).collect();
        for (at, (from, form)) in wanted.iter().enumerate() {
            let now = order.iter().position(|known| from.is_some() && known == from);
            if let Some(now) = now {
                if now != at {
                    self.draft.move_entry(place, key, now, at).map_err(fault)?;
                    let moved = order.remove(now);
                    order.insert(at, moved);
                }
            } else {
                let values = new_values(section, form, &format!("{name}.{at}"))?;
                self.draft.insert(place, key, at, &values).map_err(fault)?;
                order.insert(at, None);
            }
            self.table(&place.entry(key, at), &format!("{name}.{at}"), section, form)?;
        }
        Ok(())
    }
}

fn name(above: &str, key: &str) -> String {
    if above.is_empty() { key.to_owned() } else { format!("{above}.{key}") }
}

/// The entries of a list that has `count` of them in the file; `None` where one is named twice, or is not
/// there.
fn wanted(entries: &[Json], count: usize) -> Option<Vec<Wanted<'_>>> {
    let mut wanted: Vec<Wanted<'_>> = Vec::with_capacity(entries.len());
    for entry in entries {
        let form = entry.as_object()?;
        let from = match form.get(FROM) {
            None | Some(Json::Null) => None,
            Some(from) => Some(usize::try_from(from.as_u64()?).ok()?),
        };
        let is_known = |from: usize| wanted.iter().any(|(known, _)| *known == Some(from));
        if from.is_some_and(|from| from >= count || is_known(from)) {
            return None;
        }
        wanted.push((from, form));
    }
    Some(wanted)
}

/// The values of a new entry that are not tables themselves.
fn new_values(
    section: &Section,
    form: &Map<String, Json>,
    above: &str,
) -> Result<Vec<(&'static str, Value)>, Fault> {
    let mut values = Vec::new();
    for field in section.fields {
        let Some(given) = form.get(field.key) else { continue };
        let is_list = matches!(field.takes, Takes::Table(_) | Takes::Entries(_));
        if is_list || scalar(field.takes, None) == *given {
            continue;
        }
        let value = of_form(field, given, None);
        let value = value.map_err(|()| Fault::Value(name(above, field.key)))?;
        values.extend(value.map(|value| (field.key, value)));
    }
    Ok(values)
}

/// The value that a field says; nothing where it is empty. `written` is what stood there.
fn of_form(field: &Field, value: &Json, written: Option<&str>) -> Result<Option<Value>, ()> {
    if let Takes::Flag(_) = field.takes {
        return value.as_bool().map(Value::Flag).map(Some).ok_or(());
    }
    let text = value.as_str().ok_or(())?.replace("\r\n", "\n");
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let value = match field.takes {
        Takes::Date => NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Value::Date),
        Takes::Time => ["%H:%M:%S", "%H:%M"]
            .into_iter()
            .find_map(|form| NaiveTime::parse_from_str(text, form).ok())
            .map(Value::Time),
        Takes::Number => text.parse().ok().map(Value::Number),
        Takes::Texts => {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            Some(Value::Texts(lines.map(str::to_owned).collect()))
        }
        Takes::Choice(words) => {
            let known = words().into_iter().find(|(english, _)| *english == text);
            known.map(|(english, german)| Value::Word(english, german))
        }
        Takes::Lines => {
            // Several lines end with one, as people write them between three quotes.
            let ends = text.contains('\n') || written.is_some_and(|old| old.ends_with('\n'));
            Some(Value::Text(if ends { format!("{text}\n") } else { text.to_owned() }))
        }
        _ => Some(Value::text(text)),
    };
    value.map(Some).ok_or(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::values;
    use super::*;
    use crate::l10n::Language;

    fn draft(folder: &std::path::Path, text: &str) -> Draft {
        let path = folder.join("a.toml");
        std::fs::write(&path, text).unwrap();
        Draft::open(&path, Language::German).value.unwrap()
    }

    const TEXT: &str = "# Kopf\ntitel = 'A' # so\nart = 'protokoll'\n[sitzung]\n\
                        datum = 2026-09-03\nbeginn = 17:00:00\n\n# erster Punkt\n\
                        [[tagesordnung]]\ntitel = 'Eins'\ntext = \"\"\"\nHallo\nWelt\n\"\"\"\n\n\
                        [[tagesordnung]]\ntitel = 'Zwei'\neigenes = 1\n  \
                        [[tagesordnung.aufgaben]]\n  text = 'x'\n  erledigt = true\n";

    #[test]
    fn what_is_shown_unchanged_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut draft = draft(folder.path(), TEXT);
        let form = values(&mut draft);
        assert_eq!(form["meeting"]["start"], "17:00");
        assert_eq!(form["kind"], "minutes");
        assert_eq!(form["agenda"][0]["text"], "Hallo\nWelt");
        assert_eq!(form["agenda"][1]["tasks"][0]["done"], true);
        apply(&mut draft, &form).unwrap();
        assert_eq!(draft.text(), TEXT);
    }

    #[test]
    fn fields_entries_and_moves_are_written() {
        let folder = tempfile::tempdir().unwrap();
        let mut draft = draft(folder.path(), TEXT);
        let mut form = values(&mut draft);
        form["title"] = json!("B");
        form["meeting"]["start"] = json!("");
        form["meeting"]["online"]["phone"] = json!("1\r\n2\n");
        form["agenda"][0]["text"] = json!("Neu\nHier");
        form["agenda"].as_array_mut().unwrap().swap(0, 1);
        let new = json!({ "title": "Drei", "visibility": "internal", "text": "a\nb",
            "decisions": [{ "text": "Ja", "votes": { "yes": "3", "no": "", "abstained": "0" } }] });
        form["agenda"].as_array_mut().unwrap().push(new);
        form["agenda"][0]["tasks"] = json!([{ "text": "y", "due": "2026-10-01", "done": false }]);
        apply(&mut draft, &form).unwrap();
        let expected = "# Kopf\ntitel = \"B\" # so\nart = 'protokoll'\n[sitzung]\n\
                        datum = 2026-09-03\n\n[sitzung.online]\ntelefon = [\"1\", \"2\"]\n\n\
                        # erster Punkt\n[[tagesordnung]]\ntitel = 'Zwei'\neigenes = 1\n\n\
                        [[tagesordnung.aufgaben]]\ntext    = \"y\"\nfaellig = 2026-10-01\n\n\
                        [[tagesordnung]]\ntitel = 'Eins'\ntext = \"\"\"\nNeu\nHier\n\"\"\"\n\n\
                        [[tagesordnung]]\ntitel        = \"Drei\"\nsichtbarkeit = \"intern\"\n\
                        text = \"\"\"\na\nb\n\"\"\"\n\n[[tagesordnung.beschluesse]]\n\
                        text = \"Ja\"\nstimmen = { ja = 3, enthaltungen = 0 }\n";
        assert_eq!(draft.text(), expected);
    }

    #[test]
    fn what_is_no_form_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        for (key, value, fault) in [
            ("meeting", json!({ "date": "gestern" }), Fault::Value("meeting.date".into())),
            ("kind", json!("brief"), Fault::Value("kind".into())),
            ("agenda", json!([{ "$from": 2 }]), Fault::Form),
            ("agenda", json!([{ "$from": 1 }, { "$from": 1 }]), Fault::Form),
            ("agenda", json!(3), Fault::Form),
        ] {
            let mut draft = draft(folder.path(), TEXT);
            assert_eq!(apply(&mut draft, &json!({ key: value })), Err(fault));
        }
    }
}
