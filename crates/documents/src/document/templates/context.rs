//! What a template sees.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Enumerator, Object, ObjectRepr, Serde, ValueKind};
use serde::{Deserialize, Serialize};

use crate::contacts::{Contact, Named};

/// The names and values that a template sees. Cheap to clone if [shared].
///
/// [shared]: Context::shared
#[derive(Clone, Debug, Default)]
pub struct Context {
    own: BTreeMap<String, Value>,
    below: Option<Arc<Context>>,
}

impl Context {
    /// A tree, such as a document, with every part under its own name (`title`, `sections`,
    /// `letterhead` …).
    pub fn of(tree: &impl Serialize) -> Self {
        let value = Value::from(Serde(tree));
        let names =
            value.try_iter().into_iter().flatten().filter(|n| n.kind() == ValueKind::String);
        let names: Vec<String> = names.map(|name| name.to_string()).collect();
        let part = |name: String| {
            let part = value.get_attr(&name).unwrap_or_default();
            (name, part)
        };
        Self { own: names.into_iter().map(part).collect(), below: None }
    }

    /// The same context, prepared for many clones that each add a few names.
    #[must_use]
    pub fn shared(self) -> Self {
        Self { own: BTreeMap::new(), below: Some(Arc::new(self)) }
    }

    /// The same context with one more name. Texts are escaped where the template is HTML.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Serialize) -> Self {
        self.own.insert(name.to_owned(), Value::from(Serde(value)));
        self
    }

    /// The same context with one more name for a piece of HTML (or CSS) made by the program itself.
    #[must_use]
    pub fn with_markup(mut self, name: &str, markup: impl Into<String>) -> Self {
        self.own.insert(name.to_owned(), Value::from_safe_string(markup.into()));
        self
    }

    /// The same context with a long list under one more name; its rows are converted one by one.
    #[must_use]
    pub fn with_rows<T>(mut self, name: &str, rows: Vec<T>) -> Self
    where
        T: Serialize + Send + Sync + fmt::Debug + 'static,
    {
        self.own.insert(name.to_owned(), Value::from_object(Rows(rows)));
        self
    }

    /// The same context with the recipient of a mail as `contact`. Templates do not see what the
    /// list says about the lawfulness of writing to them.
    #[must_use]
    pub fn with_contact(mut self, contact: &Contact) -> Self {
        let text = |text: &str| Value::from(text);
        let groups: Vec<Value> = contact.groups.iter().map(|group| text(group)).collect();
        let extra: BTreeMap<String, Value> =
            contact.extra.entries().map(|(name, value)| (name.to_owned(), text(value))).collect();
        let fields = [
            ("address", text(contact.address.as_str())),
            ("salutation", text(&contact.person.salutation)),
            ("title", text(&contact.person.title)),
            ("first_name", text(&contact.person.first_name)),
            ("last_name", text(&contact.person.last_name)),
            ("full_name", text(&contact.full_name())),
            ("organisation", text(&contact.person.organisation)),
            ("function", text(&contact.function)),
            ("groups", Value::from(groups)),
            ("people", people(contact)),
            ("extra", Value::from(extra)),
        ];
        let fields: BTreeMap<&str, Value> = fields.into_iter().collect();
        self.own.insert("contact".to_owned(), Value::from(fields));
        self
    }

    /// The same context with a `contact` that has every field and empty values, to try a template.
    #[must_use]
    pub fn with_any_contact(mut self) -> Self {
        self.own.insert("contact".to_owned(), Value::from_object(Anybody { inside: "" }));
        self
    }

    /// The names, for suggestions.
    pub(super) fn names(&self) -> BTreeSet<&str> {
        let below = self.below.as_ref().map(|below| below.names()).unwrap_or_default();
        self.own.keys().map(String::as_str).chain(below).collect()
    }

    pub(super) fn value(&self) -> Value {
        Value::from_object(self.clone())
    }

    pub(super) fn find(&self, name: &str) -> Option<&Value> {
        self.own.get(name).or_else(|| self.below.as_ref()?.find(name))
    }

    /// All dotted names down to the second level, for suggestions.
    pub(super) fn dotted(&self) -> Vec<String> {
        let names = self.names();
        let mut all: Vec<String> = names.iter().copied().map(str::to_owned).collect();
        let values = names.iter().filter_map(|name| Some((name, self.find(name)?)));
        for (name, value) in values.filter(|(_, value)| value.kind() == ValueKind::Map) {
            let below = value.try_iter().into_iter().flatten();
            all.extend(below.map(|key| format!("{name}.{key}")));
        }
        all
    }

    /// The names in the map at `path`; empty where there is none.
    pub(super) fn below(&self, path: &[&str]) -> Vec<String> {
        let found = path.split_first().and_then(|(first, rest)| {
            let start = self.find(first)?.clone();
            rest.iter().try_fold(start, |value, key| value.get_attr(key).ok())
        });
        let map = found.filter(|value| value.kind() == ValueKind::Map);
        let keys = map.and_then(|map| map.try_iter().ok()).into_iter().flatten();
        keys.map(|key| key.to_string()).collect()
    }
}

/// A context for another process: plain values, and the names that need special treatment.
#[derive(Deserialize, Serialize)]
pub(super) struct Portable {
    values: BTreeMap<String, Value>,
    /// The names of pieces of HTML or CSS.
    markup: BTreeSet<String>,
    /// Whether `contact` is [any contact](Context::with_any_contact).
    anybody: bool,
}

impl From<&Context> for Portable {
    fn from(context: &Context) -> Self {
        let value = |name: &&str| Some(((*name).to_owned(), context.find(name)?.clone()));
        let (anybody, values): (BTreeMap<String, Value>, _) = context
            .names()
            .iter()
            .filter_map(value)
            .partition(|(_, value)| value.downcast_object_ref::<Anybody>().is_some());
        let safe = values.iter().filter(|(_, value)| value.is_safe());
        let markup = safe.map(|(name, _)| name.clone()).collect();
        Self { markup, anybody: !anybody.is_empty(), values }
    }
}

impl From<Portable> for Context {
    fn from(portable: Portable) -> Self {
        let Portable { mut values, markup, anybody } = portable;
        for (_, value) in values.iter_mut().filter(|(name, _)| markup.contains(*name)) {
            *value = Value::from_safe_string(value.to_string());
        }
        let context = Self { own: values, below: None };
        if anybody { context.with_any_contact() } else { context }
    }
}

/// Everybody at the address; the other fields belong to the first person.
fn people(contact: &Contact) -> Value {
    let person = |one: &Named<'_>| {
        let fields = [
            ("salutation", Value::from(one.salutation)),
            ("title", Value::from(one.title)),
            ("first_name", Value::from(one.first_name)),
            ("last_name", Value::from(one.last_name)),
            ("full_name", Value::from(one.full_name())),
            ("organisation", Value::from(one.organisation)),
        ];
        Value::from(fields.into_iter().collect::<BTreeMap<&str, Value>>())
    };
    Value::from(contact.people().iter().map(person).collect::<Vec<_>>())
}

impl Object for Context {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.find(key.as_str()?).cloned()
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.names().into_iter().map(Value::from).collect())
    }
}

/// A long list whose rows become values of the engine one by one.
#[derive(Debug)]
struct Rows<T>(Vec<T>);

impl<T: Serialize + Send + Sync + fmt::Debug + 'static> Object for Rows<T> {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.0.get(key.as_usize()?).map(|row| Value::from(Serde(row)))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.0.len())
    }
}

/// An unknown contact: all its texts are empty, and so are all further columns.
#[derive(Debug)]
struct Anybody {
    inside: &'static str,
}

impl Object for Anybody {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        match (self.inside, key.as_str()?) {
            ("", "extra") => Some(Value::from_object(Self { inside: "extra" })),
            ("", "groups" | "people") => Some(Value::from(Vec::<Value>::new())),
            ("", name) if !FIELDS.contains(&name) => None,
            _ => Some(Value::from("")),
        }
    }
}

/// The texts of a contact.
const FIELDS: &[&str] = &[
    "address",
    "salutation",
    "title",
    "first_name",
    "last_name",
    "full_name",
    "organisation",
    "function",
];
