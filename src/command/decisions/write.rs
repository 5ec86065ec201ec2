//! Writing a number into a minutes file, beside its decision.
//!
//! Nothing else in the file changes, no comment and no space: the line goes in before the key of the
//! decision's text. Whether it has become the number of that decision, and of nothing else, is then
//! read from the result, before it is written.

use std::path::Path;

use crate::minutes::{AgendaItem, Decision, Defaults, Minutes, parse};
use crate::source::Source;

/// What a minutes file ends up as, with the numbers of decisions by their index in the file; `None` if
/// one cannot be put in.
pub(super) fn numbered(
    minutes: &Minutes,
    numbers: &[(usize, String)],
    defaults: &Defaults,
) -> Option<String> {
    let mut text = minutes.source.text().to_owned();
    // From the end, so that the places before stay where they are.
    let mut numbers: Vec<&(usize, String)> = numbers.iter().collect();
    numbers.sort_by_key(|(index, _)| std::cmp::Reverse(*index));
    let path = minutes.source.path();
    for (index, number) in numbers {
        text = with_number(&text, *index, number, path, defaults)?;
    }
    Some(text)
}

fn with_number(
    text: &str,
    index: usize,
    number: &str,
    path: &Path,
    defaults: &Defaults,
) -> Option<String> {
    let before = read(text, path, defaults)?;
    let wanted = decisions(&before).get(index)?.text.span.range().start;
    let key = key_before(text, wanted)?;
    let line = text.get(..key)?.rfind('\n').map_or(0, |end| end + 1);
    let indent = text.get(line..key)?;
    let name = if is_german(text) { "nummer" } else { "number" };
    let number = toml_string(number);
    let width = text.get(key..wanted)?.find('=').unwrap_or_default();
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let own_line =
        format!("{name:<width$}= {number}{newline}{indent}", width = width.max(name.len() + 1));
    let in_braces = format!("{name} = {number}, ");
    let mut forms = [own_line, in_braces].into_iter().skip(usize::from(!indent.trim().is_empty()));
    forms.find_map(|form| {
        let mut text = text.to_owned();
        text.insert_str(key, &form);
        let after = read(&text, path, defaults)?;
        is_only_number(&before, &after, index).then_some(text)
    })
}

/// The file as the program reads it, if it has no errors.
fn read(text: &str, path: &Path, defaults: &Defaults) -> Option<Minutes> {
    let read = parse(&Source::new(path, text), defaults);
    read.value.filter(|_| !read.findings.has_errors())
}

/// Where the key stands whose value begins at `value`.
fn key_before(text: &str, value: usize) -> Option<usize> {
    let before = text.get(..value)?.trim_end().strip_suffix('=')?.trim_end();
    let is_key = |c: char| c.is_alphanumeric() || "-_.\"'".contains(c);
    let key = before.trim_end_matches(is_key);
    (key.len() < before.len()).then_some(key.len())
}

/// Whether the section of decisions has its German name.
fn is_german(text: &str) -> bool {
    let is_name = |line: &str| {
        let line = line.trim_start().trim_start_matches('[');
        let name = line.split([']', '=']).next().unwrap_or_default().trim();
        name.rsplit('.').next().is_some_and(|last| last.starts_with("beschl"))
    };
    text.lines().any(is_name)
}

/// A basic string of TOML.
fn toml_string(text: &str) -> String {
    let escaped: String = text
        .chars()
        .flat_map(|c| match c {
            '"' | '\\' => vec!['\\', c],
            c if c.is_control() => vec![' '],
            c => vec![c],
        })
        .collect();
    format!("\"{escaped}\"")
}

fn decisions(minutes: &Minutes) -> Vec<&Decision> {
    fn walk<'m>(items: &'m [AgendaItem], all: &mut Vec<&'m Decision>) {
        for item in items {
            all.extend(&item.decisions);
            walk(&item.items, all);
        }
    }
    let mut all = Vec::new();
    walk(&minutes.agenda, &mut all);
    all
}

/// Whether the decision has a number now that it had not, and nothing else has changed.
fn is_only_number(before: &Minutes, after: &Minutes, index: usize) -> bool {
    let (old, new) = (decisions(before), decisions(after));
    let told = |decision: &&Decision| (decision.text.value.clone(), decision.votes);
    let number = |decision: &&Decision| decision.number.as_ref().map(|own| own.value.clone());
    let (Some(was), Some(is)) = (old.get(index), new.get(index)) else { return false };
    let mut pairs = old.iter().zip(&new).enumerate();
    old.len() == new.len()
        && number(was).is_none()
        && number(is).is_some()
        && pairs.all(|(at, (one, other))| {
            told(one) == told(other) && (at == index || number(one) == number(other))
        })
}

/// The number of decisions in a file.
pub(super) fn count(minutes: &Minutes) -> usize {
    decisions(minutes).len()
}

/// Whether a decision has a number already.
pub(super) fn has_number(minutes: &Minutes, index: usize) -> bool {
    decisions(minutes).get(index).is_some_and(|decision| decision.number.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, numbers: &[(usize, &str)]) -> Option<String> {
        let defaults = Defaults::default();
        let minutes = read(text, Path::new("a.toml"), &defaults)?;
        let numbers: Vec<_> =
            numbers.iter().map(|(at, number)| (*at, (*number).to_owned())).collect();
        numbered(&minutes, &numbers, &defaults)
    }

    const HEAD: &str = "titel = 'T'\nart = 'protokoll'\n[sitzung]\ndatum = 2026-09-03\n[[tagesordnung]]\ntitel = 'A'\n";

    #[test]
    fn a_number_stands_before_the_text_and_nothing_else_changes() {
        let text = format!(
            "{HEAD}  # Einstimmig?\n  [[tagesordnung.beschluesse]]   # der erste\n  # wichtig\n  \
             text    = \"Ja = nein\"  # so\n  stimmen = {{ ja = 1, nein = 0 }}\n\
             [[tagesordnung.beschluesse]]\ntext=\"\"\"\nZwei\n\"\"\"\n"
        );
        let new = written(&text, &[(0, "B 2026/1"), (1, "B \"2026\"/2")]).unwrap();
        let numbers: Vec<&str> = new.lines().filter(|line| line.contains("nummer")).collect();
        assert_eq!(numbers, ["  nummer  = \"B 2026/1\"", "nummer = \"B \\\"2026\\\"/2\""]);
        let rest: Vec<&str> = new.lines().filter(|line| !line.contains("nummer")).collect();
        assert_eq!(rest, text.lines().collect::<Vec<_>>());
    }

    #[test]
    fn inline_tables_windows_lines_and_english_keys() {
        let inline = format!(
            "{HEAD}beschluesse = [{{ text = 'Eins' }}, {{ stimmen = {{ ja = 3 }}, text = 'Zwei' }}]\n"
        );
        let new = written(&inline, &[(0, "1"), (1, "2")]).unwrap();
        assert!(new.contains("[{ nummer = \"1\", text = 'Eins' }, { stimmen = { ja = 3 }, nummer = \"2\", text = 'Zwei' }]"), "{new}");
        let windows =
            format!("{HEAD}[[tagesordnung.beschluesse]]\ntext = 'Eins'\n").replace('\n', "\r\n");
        let new = written(&windows, &[(0, "1")]).unwrap();
        assert!(
            new.contains("nummer = \"1\"\r\ntext = 'Eins'\r\n")
                && new.matches('\n').count() == windows.matches('\n').count() + 1
        );
        let english = "title = 'beschluss'\nkind = 'minutes'\n[meeting]\ndate = 2026-09-03\n[[agenda]]\ntitle = 'A'\n[[agenda.items]]\ntitle = 'B'\n[[agenda.items.decisions]]\n\"text\" = 'Eins'\n";
        assert!(
            written(english, &[(0, "1")]).unwrap().contains("number = \"1\"\n\"text\" = 'Eins'")
        );
    }

    #[test]
    fn what_has_a_number_keeps_it() {
        let text = format!("{HEAD}[[tagesordnung.beschluesse]]\nnummer = '7'\ntext = 'Eins'\n");
        assert_eq!(written(&text, &[(0, "8")]), None);
    }
}
