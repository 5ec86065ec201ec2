//! Our own template filters: days and times in the language of the document, and safe addresses for
//! links.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{Datelike, NaiveDate, NaiveTime};
use minijinja::value::Kwargs;
use minijinja::{Environment, Error, ErrorKind, State, Value};

use super::Chain;
use crate::direction::{Direction, isolated};
use crate::document::tables;
use crate::document::vocabulary::Vocabulary;
use crate::minutes::LanguageTag;

pub(super) fn add(environment: &mut Environment<'_>, chain: Arc<Chain>) {
    let languages = Arc::new(Languages { chain, known: Mutex::default() });
    let shared = Arc::clone(&languages);
    environment.add_filter(
        "date",
        move |state: &State<'_, '_>, date: &Value, pattern: Option<&str>, options: Kwargs| {
            write_date(&*shared.of(state, &options)?, written(date)?, pattern)
        },
    );
    environment.add_filter("time", move |state: &State<'_, '_>, time: &Value, options: Kwargs| {
        let time = written(time)?;
        let words = languages.of(state, &options)?;
        let time: NaiveTime = time.parse().map_err(|_| fault(format!("`{time}` is not a time")))?;
        Ok::<_, Error>(words.time(time))
    });
    environment.add_filter("href", href);
    environment.add_filter("shares", shares);
    environment
        .add_filter("is_figure", |cell: &Value| to_json(cell).map(|cell| tables::is_figure(&cell)));
    environment.add_filter("phone", phone);
    environment.add_filter("ltr", from_left_to_right);
    environment.add_filter("direction", |text: &str| Direction::of_text(text).name());
}

/// The text to be filtered. An unknown name is reported as such, not as a wrong value.
fn written(value: &Value) -> Result<&str, Error> {
    if value.is_undefined() {
        return Err(ErrorKind::UndefinedError.into());
    }
    value.as_str().ok_or_else(|| fault(format!("`{value}` is not a text")))
}

/// The vocabularies of the languages used so far.
struct Languages {
    chain: Arc<Chain>,
    known: Mutex<BTreeMap<String, Arc<Vocabulary>>>,
}

impl Languages {
    /// The vocabulary of the document's language, or of the one in `language="uk"`, which a macro
    /// must name since it does not see the document.
    fn of(&self, state: &State<'_, '_>, options: &Kwargs) -> Result<Arc<Vocabulary>, Error> {
        let named: Option<String> = options.get("language")?;
        options.assert_all_used()?;
        let language = named.or_else(|| state.lookup("language")?.as_str().map(str::to_owned));
        let language = language.ok_or_else(|| fault("say which language: date(language=…)"))?;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(words) = known.get(&language) {
            return Ok(Arc::clone(words));
        }
        let tag = LanguageTag::parse(&language);
        let words = tag.and_then(|tag| {
            // Faults in a words file are reported where the document is made.
            Vocabulary::of(&tag, self.chain.find(&Vocabulary::file_name(&tag))).value
        });
        let words =
            Arc::new(words.ok_or_else(|| fault(format!("`{language}` is not a language")))?);
        known.insert(language, Arc::clone(&words));
        Ok(words)
    }
}

/// `{{ issued | date }}`: „24. September 2026“. With `date("weekday")` the weekday comes first; any
/// other pattern is one of `strftime` (`%d.%m.%Y`, `%A`, `%B` …), with names in the language.
fn write_date(words: &Vocabulary, date: &str, pattern: Option<&str>) -> Result<String, Error> {
    let day: NaiveDate = date.parse().map_err(|_| fault(format!("`{date}` is not a date")))?;
    match pattern {
        None => Ok(words.date(day)),
        Some("weekday") => Ok(words.weekday_date(day)),
        Some(pattern) => {
            let dates = &words.phrases.date;
            let name = |names: &[String], index: u32| {
                names.get(index as usize).map_or("", String::as_str).replace('%', "%%")
            };
            let named = pattern
                .replace("%A", &name(&dates.weekdays, day.weekday().num_days_from_monday()))
                .replace("%B", &name(&dates.months, day.month0()));
            let mut written = String::new();
            write!(written, "{}", day.format(&named))
                .map_err(|_| fault(format!("`{pattern}` is not a date pattern")))?;
            Ok(written)
        }
    }
}

fn fault(detail: impl Into<String>) -> Error {
    Error::new(ErrorKind::InvalidOperation, detail.into())
}

/// `{{ table | shares }}`: the widths of a table's columns on paper in percent, or none where the
/// table needs no help.
fn shares(table: &Value) -> Result<Value, Error> {
    let part = |name| table.get_attr(name).and_then(|part| to_json(&part));
    let shares = tables::shares(&part("header")?, &part("rows")?);
    Ok(shares.map_or_else(|| Value::from(()), Value::from))
}

fn to_json(value: &Value) -> Result<serde_json::Value, Error> {
    serde_json::to_value(value).map_err(|error| fault(error.to_string()))
}

/// `{{ link | href }}`: the address of a link if it is safe, otherwise `#`. The tree contains only
/// safe ones; this is a second barrier. Characters that an address may not contain (RFC 3986) are
/// percent-encoded.
fn href(address: &str) -> String {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let harmless = match scheme.as_deref() {
        Some("https" | "http" | "mailto" | "tel") => true,
        _ => address.starts_with('#'),
    };
    if !harmless {
        return "#".to_owned();
    }
    let mut encoded = String::with_capacity(address.len());
    for c in address.chars() {
        if c.is_ascii_control() || " \"<>\\^`{|}".contains(c) {
            // Writing into a String cannot fail.
            let _ = write!(encoded, "%{:02X}", u32::from(c));
        } else {
            encoded.push(c);
        }
    }
    encoded
}

/// `{{ letterhead.phone | ltr }}`: text that keeps its order in a document that is written from right
/// to left.
fn from_left_to_right(state: &State<'_, '_>, text: &str) -> String {
    let direction = state.lookup("direction");
    let base = direction.and_then(|value| Direction::named(value.as_str()?));
    base.map_or_else(|| text.to_owned(), |base| isolated(text, base))
}

/// `{{ letterhead.phone | phone }}`: digits and a leading plus, for `tel:` links (RFC 3966). The
/// „(0)“ of „+49 (0) 30“ is dropped.
fn phone(number: &str) -> String {
    let number = number.replace("(0)", "");
    number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}
