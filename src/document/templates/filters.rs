//! The filters beside those of the engine: `date` and `time`, in the language of the document.

use chrono::{Locale, NaiveDate, NaiveTime};
use minijinja::value::Kwargs;
use minijinja::{Environment, Error, ErrorKind, State};

pub(super) fn add(environment: &mut Environment<'_>) {
    environment.add_filter("date", date);
    environment.add_filter("time", time);
    environment.add_filter("href", href);
    environment.add_filter("phone", phone);
}

/// `{{ link | href }}`: the address of a link where following it does no harm, else `#`. The tree
/// holds no other ones; this is the second door.
fn href(address: &str) -> String {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let harmless = match scheme.as_deref() {
        Some("https" | "http" | "mailto" | "tel") => true,
        _ => address.starts_with('#'),
    };
    if harmless { address.to_owned() } else { "#".to_owned() }
}

/// `{{ letterhead.phone | phone }}`: digits and a leading plus, for `tel:` links (RFC 3966). The
/// „(0)“ of „+49 (0) 30“ is not dialled.
fn phone(number: &str) -> String {
    let number = number.replace("(0)", "");
    number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

/// `{{ issued | date }}`: „24. September 2026“. A pattern of `strftime` may be given:
/// `{{ issued | date("%A, %d.%m.%Y") }}`.
#[expect(clippy::needless_pass_by_value, reason = "the engine hands the options over")]
fn date(
    state: &State<'_, '_>,
    date: &str,
    pattern: Option<&str>,
    options: Kwargs,
) -> Result<String, Error> {
    let locale = locale(state, &options)?;
    let date: NaiveDate = date.parse().map_err(|_| fault(format!("`{date}` is no date")))?;
    let pattern = pattern.unwrap_or_else(|| long_pattern(locale));
    let mut written = String::new();
    let formatted = date.format_localized(pattern, locale);
    std::fmt::write(&mut written, format_args!("{formatted}"))
        .map_err(|_| fault(format!("`{pattern}` is no pattern for a date")))?;
    Ok(written)
}

/// `{{ meeting.start | time }}`: „17:00“.
fn time(time: &str, pattern: Option<&str>) -> Result<String, Error> {
    let time: NaiveTime = time.parse().map_err(|_| fault(format!("`{time}` is no time")))?;
    let pattern = pattern.unwrap_or("%H:%M");
    let mut written = String::new();
    std::fmt::write(&mut written, format_args!("{}", time.format(pattern)))
        .map_err(|_| fault(format!("`{pattern}` is no pattern for a time")))?;
    Ok(written)
}

fn fault(detail: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, detail)
}

fn locale(state: &State<'_, '_>, options: &Kwargs) -> Result<Locale, Error> {
    let named: Option<String> = options.get("language")?;
    options.assert_all_used()?;
    let language = named.or_else(|| state.lookup("language")?.as_str().map(str::to_owned));
    Ok(match language.as_deref() {
        Some("en") => Locale::en_GB,
        _ => Locale::de_DE,
    })
}

fn long_pattern(locale: Locale) -> &'static str {
    if locale == Locale::de_DE { "%-d. %B %Y" } else { "%-d %B %Y" }
}
