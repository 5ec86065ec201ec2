//! Several gender signs in one file: „Teilnehmer*innen“ beside „Helfer:innen“. Which of them is
//! right is not for the program to decide; pairs and participles go with all of them.

use std::collections::{BTreeMap, BTreeSet};

use german::GenderForm;

use super::messages::{Help, Message};
use super::passage::{Kind, Passage, Spot};
use crate::diagnostic::Diagnostic;
use crate::rules;

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
            if is_sign && passage.is_own(&one.range) && !in_names.contains(&word) {
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

/// The words of a name in such a form.
fn words(name: &Passage<'_>) -> Vec<String> {
    let all = name.parsed.gendered().into_iter();
    all.map(|one| plain(name.slice(&one.range))).collect()
}

/// Without the backslash that Markdown needs before an asterisk.
fn plain(word: &str) -> String {
    word.chars().filter(|c| *c != '\\' && *c != '\u{ad}').collect()
}
