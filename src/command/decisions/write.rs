//! Writing a number into a minutes file, beside its decision.
//!
//! Whether it has become the number of that decision, and of nothing else, is read from the result before
//! it is written.

use crate::edit::{Draft, Place, Value};
use crate::minutes::{AgendaItem, Decision, Defaults, Minutes, parse};
use crate::source::Source;

/// Puts in the numbers of decisions by their index in the file. The result is false if one cannot be
/// put in.
pub(super) fn number(draft: &mut Draft, numbers: &[(usize, String)], defaults: &Defaults) -> bool {
    let path = draft.source().path().to_owned();
    let read = |text: &str| {
        let read = parse(&Source::new(&path, text), defaults);
        read.value.filter(|_| !read.findings.has_errors())
    };
    let Some(before) = read(draft.source().text()) else { return false };
    let places = places(&before);
    for (index, number) in numbers {
        let place = places.get(*index).filter(|_| !has_number(&before, *index));
        let set = place.map(|place| draft.set(place, "number", &Value::text(number)));
        if set.is_none_or(|set| set.is_err()) {
            return false;
        }
    }
    let after = read(&draft.text());
    after.is_some_and(|after| are_only_numbers(&before, &after, numbers))
}

/// The decisions of a file in their order, and where each of them is.
fn decisions(minutes: &Minutes) -> Vec<(Place, &Decision)> {
    fn walk<'m>(
        items: &'m [AgendaItem],
        (above, key): (&Place, &'static str),
        all: &mut Vec<(Place, &'m Decision)>,
    ) {
        for (index, item) in items.iter().enumerate() {
            let place = above.entry(key, index);
            let own = item.decisions.iter().enumerate();
            all.extend(own.map(|(at, decision)| (place.entry("decisions", at), decision)));
            walk(&item.items, (&place, "items"), all);
        }
    }
    let mut all = Vec::new();
    walk(&minutes.agenda, (&Place::top(), "agenda"), &mut all);
    all
}

fn places(minutes: &Minutes) -> Vec<Place> {
    decisions(minutes).into_iter().map(|(place, _)| place).collect()
}

/// Whether these decisions have their numbers now, and nothing else has changed.
fn are_only_numbers(before: &Minutes, after: &Minutes, numbers: &[(usize, String)]) -> bool {
    let (old, new) = (decisions(before), decisions(after));
    let number = |decision: &Decision| decision.number.as_ref().map(|own| own.value.clone());
    let mut pairs = old.iter().zip(&new).enumerate();
    old.len() == new.len()
        && pairs.all(|(at, ((_, one), (_, other)))| {
            let given = numbers.iter().find(|(index, _)| *index == at);
            let wanted = given.map(|(_, number)| number.clone()).or_else(|| number(one));
            one.text.value == other.text.value
                && one.votes == other.votes
                && number(other) == wanted
        })
}

/// The number of decisions in a file.
pub(super) fn count(minutes: &Minutes) -> usize {
    decisions(minutes).len()
}

/// Whether a decision has a number already.
pub(super) fn has_number(minutes: &Minutes, index: usize) -> bool {
    decisions(minutes).get(index).is_some_and(|(_, decision)| decision.number.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::l10n::Language;

    fn written(text: &str, numbers: &[(usize, &str)]) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        std::fs::write(&path, text).unwrap();
        let mut draft = Draft::open(&path, Language::English).value?;
        let numbers: Vec<_> =
            numbers.iter().map(|(at, number)| (*at, (*number).to_owned())).collect();
        number(&mut draft, &numbers, &Defaults::default()).then(|| draft.text())
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
        assert!(new.contains("[{ nummer = \"1\", text = 'Eins' }, { nummer = \"2\", stimmen = { ja = 3 }, text = 'Zwei' }]"), "{new}");
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
