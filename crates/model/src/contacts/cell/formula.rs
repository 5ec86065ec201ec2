//! Cells that contain a formula instead of its result, as `LibreOffice` exports them and as Excel
//! needs them to keep a text as text: `="0049"`, `=HYPERLINK("mailto:a@b.example";"Anna")`.

use std::borrow::Cow;

use crate::spreadsheet::unguarded;

/// A formula whose result only the spreadsheet knows.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::contacts) struct Unknown;

/// The result of the cell, or the cell itself where it is not a formula.
pub(in crate::contacts) fn shown(cell: &str) -> Result<Cow<'_, str>, Unknown> {
    let cell = cell.trim();
    unguarded(cell).map_or_else(|| read(cell, |_, text| text), |text| Ok(text.into()))
}

/// The result of an address cell: the target of a link.
pub(in crate::contacts) fn address(cell: &str) -> Result<Cow<'_, str>, Unknown> {
    read(cell.trim(), |target, text| target.filter(|target| target.contains('@')).or(text))
}

fn read(
    cell: &str,
    choose: fn(Option<String>, Option<String>) -> Option<String>,
) -> Result<Cow<'_, str>, Unknown> {
    let Some(formula) = cell.strip_prefix('=').map(str::trim) else { return Ok(cell.into()) };
    // „=)“ and „=== Vorstand ===“ are not formulas.
    let begins = |c: char| c.is_alphanumeric() || "\"$(+-'[".contains(c);
    if !formula.starts_with(begins) {
        return Ok(cell.into());
    }
    let value = match arguments(formula) {
        Some((target, text)) => choose(target.clone(), text.or(target)),
        None => joined(formula),
    };
    value.map(Cow::Owned).ok_or(Unknown)
}

/// Target and text of `HYPERLINK(…)`, where they are literal.
fn arguments(formula: &str) -> Option<(Option<String>, Option<String>)> {
    let (name, rest) = formula.split_once('(')?;
    if !name.trim().eq_ignore_ascii_case("hyperlink") {
        return None;
    }
    let inner = rest.trim_end().strip_suffix(')')?;
    let (target, rest) = literal(inner).map_or((None, inner), |(text, rest)| (Some(text), rest));
    let text = rest.split_once([';', ',']).and_then(|(_, text)| joined(text));
    Some((target, text))
}

/// `"Anna"&" "&"Probe"`, or `None` where anything but texts and numbers is joined.
fn joined(formula: &str) -> Option<String> {
    let formula = formula.trim();
    if !formula.is_empty() && formula.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(formula.to_owned());
    }
    let (mut whole, mut rest) = literal(formula)?;
    while let Some(next) = rest.strip_prefix('&') {
        let (text, behind) = literal(next)?;
        whole += &text;
        rest = behind;
    }
    rest.is_empty().then_some(whole)
}

/// The text in quotation marks at the start, and what follows it.
fn literal(formula: &str) -> Option<(String, &str)> {
    let mut rest = formula.trim_start().strip_prefix('"')?;
    let mut text = String::new();
    loop {
        let (part, behind) = rest.split_once('"')?;
        text += part;
        match behind.strip_prefix('"') {
            Some(more) => {
                text.push('"');
                rest = more;
            }
            None => return Some((text, behind.trim_start())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_that_are_written_out_are_read() {
        for (cell, expected) in [
            ("=\"Anna\"", "Anna"),
            ("= \"Anna\" ", "Anna"),
            ("=\"Verein \"\"Süd\"\"\"", "Verein \"Süd\""),
            ("=\"Anna\"&\" \" & \"Probe\"", "Anna Probe"),
            ("=HYPERLINK(\"mailto:a@b.example\";\"Anna\")", "Anna"),
            ("=hyperlink(\"mailto:a@b.example\", \"Anna\")", "Anna"),
            ("=HYPERLINK(A1;\"Anna\")", "Anna"),
            ("=HYPERLINK(\"https://b.example\")", "https://b.example"),
            ("=007", "007"),
            ("'=A1", "=A1"),
            ("'-Verein", "-Verein"),
            ("+49 361 1", "+49 361 1"),
            ("@home", "@home"),
            ("=)", "=)"),
            ("== Vorstand", "== Vorstand"),
            ("O'Neill", "O'Neill"),
        ] {
            assert_eq!(shown(cell).as_deref(), Ok(expected), "{cell}");
        }
    }

    #[test]
    fn of_a_link_the_address_counts() {
        for cell in [
            "=HYPERLINK(\"mailto:a@b.example\";\"Anna\")",
            "=HYPERLINK(\"mailto:a@b.example\")",
            "=HYPERLINK(\"mailto:\"&C2;\"mailto:a@b.example\")",
            "=HYPERLINK(A1;\"mailto:a@b.example\")",
            "=\"mailto:a@b.example\"",
        ] {
            assert_eq!(address(cell).as_deref(), Ok("mailto:a@b.example"), "{cell}");
        }
        assert_eq!(address("-x@b.example").as_deref(), Ok("-x@b.example"));
    }

    #[test]
    fn other_formulas_are_not_guessed() {
        for cell in [
            "=A2&B2",
            "=A2&\" \"&B2",
            "=SVERWEIS(A2;B:C;2;0)",
            "=HYPERLINK(A1)",
            "=$A$1",
            "=+A1",
            "=\"offen",
        ] {
            assert_eq!(shown(cell), Err(Unknown), "{cell}");
            assert_eq!(address(cell), Err(Unknown), "{cell}");
        }
    }
}
