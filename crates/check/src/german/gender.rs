//! Several gender signs in one file: „Teilnehmer*innen“ beside „Helfer:innen“. Which of them is
//! right is not for the program to decide; pairs and participles go with all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use german::{GenderForm, lower};

use super::messages::{Help, Message};
use super::passage::{Kind, Passage, Spot};
use crate::diagnostic::Diagnostic;
use crate::rules;

german::word_lists! { "bodies.txt": BODIES, NAMED }

/// A form with its first position.
struct Seen<'a> {
    form: GenderForm,
    count: usize,
    example: String,
    spot: Spot<'a>,
}

/// One finding where there is more than one sign. Quotations and names of institutions are left
/// alone.
pub(super) fn check(passages: &[Passage<'_>]) -> Option<Diagnostic> {
    let names = passages.iter().filter(|passage| passage.kind == Kind::Name);
    let in_names: BTreeSet<String> = names.flat_map(|name| words(name)).collect();
    let mut forms: BTreeMap<GenderForm, Seen<'_>> = BTreeMap::new();
    let texts = passages.iter();
    let texts = texts.filter(|passage| matches!(passage.kind, Kind::Markdown | Kind::Line));
    for passage in texts {
        for one in passage.parsed.gendered() {
            let word = plain(passage.slice(&one.range));
            let is_sign = !matches!(one.form, GenderForm::Pair | GenderForm::Participle);
            let is_name = in_names.contains(&word) || is_body(passage.value(), &one.range);
            if is_sign && passage.is_own(&one.range) && !is_name {
                let spot = passage.spot(&one.range);
                let first = Seen { form: one.form, count: 0, example: word, spot };
                forms.entry(one.form).or_insert(first).count += 1;
            }
        }
    }
    let mut forms: Vec<Seen<'_>> = forms.into_values().collect();
    forms.sort_by_key(|form| std::cmp::Reverse(form.count));
    let counts = forms.iter().map(|form| (form.form, form.count, form.example.clone())).collect();
    let mut forms = forms.into_iter();
    let (usual, other) = (forms.next()?, forms.next()?);
    // The rarer form is the one to be changed.
    let finding =
        rules::german::GENDER_FORMS.finds(Message::Gender { counts }).at(other.spot.span());
    let also = |finding: Diagnostic, form: Seen<'_>| {
        finding.also(form.spot.span(), Message::GenderHere { form: form.form })
    };
    Some(std::iter::once(usual).chain(forms).fold(finding, also).help(Help::Gender))
}

/// Whether the word is part of the name of a body, as the body itself spells it: „Bündnis
/// Bürger:innen“, „Arbeiter*innen-Samariter“, „Bürger:innenforum“, „Ärzt*innen ohne Grenzen“.
fn is_body(text: &str, range: &Range<usize>) -> bool {
    let (before, behind) = (text.get(..range.start), text.get(range.end..));
    let is_body = |word: &str| BODIES.ends(&lower(word));
    let before = before.unwrap_or_default().trim_end_matches(['„', '"', '*', '_', '»', '‚']);
    let article = [" der ", " aller "].iter().find_map(|article| before.strip_suffix(article));
    let announced = |before: &str| {
        let before = before.strip_suffix(' ').unwrap_or_default();
        let last = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        is_body(last)
    };
    let written = text.get(range.clone()).unwrap_or_default();
    let behind = behind.unwrap_or_default();
    let goes_on = behind.strip_prefix('-').is_some_and(|rest| {
        let compound = rest.split(|c: char| !c.is_alphabetic() && c != '-').next();
        compound.is_some_and(|word| word.split('-').any(is_body))
    });
    goes_on
        || is_body(written)
        || announced(before)
        || article.is_some_and(|before| announced(&format!("{before} ")))
        || NAMED
            .iter()
            .any(|name| behind.strip_prefix(' ').is_some_and(|rest| rest.starts_with(name)))
}

/// The words of a name in such a form.
fn words(name: &Passage<'_>) -> Vec<String> {
    let all = name.parsed.gendered().into_iter();
    all.map(|one| plain(name.slice(&one.range))).collect()
}

/// Without the backslash that Markdown needs before an asterisk.
fn plain(word: &str) -> String {
    word.chars().filter(|c| *c != '\\' && *c != '\u{ad}').collect()
}
