//! Words files -> [`Vocabulary`]: the built-in languages, with an office's own file over them.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Deserialize;
use toml::de::{DeTable, DeValue};
use toml::{Table, Value};

use super::faults::Fault;
use super::missing::{self, Samples};
use super::{Phrases, Vocabulary};
use crate::diagnostic::{Checked, Findings};
use crate::fields::complaint;
use crate::l10n::nearest;
use crate::minutes::LanguageTag;
use crate::rules;
use crate::source::{Source, Span};

/// The names of the plural forms (CLDR).
const FORMS: &[&str] = &["zero", "one", "two", "few", "many", "other"];

/// The built-in languages with their files.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("de", include_str!("../../../../../templates/words.de.toml")),
    ("en", include_str!("../../../../../templates/words.en.toml")),
    ("tr", include_str!("../../../../../templates/words.tr.toml")),
    ("ar", include_str!("../../../../../templates/words.ar.toml")),
    ("uk", include_str!("../../../../../templates/words.uk.toml")),
    ("ru", include_str!("../../../../../templates/words.ru.toml")),
    ("fa", include_str!("../../../../../templates/words.fa.toml")),
    ("fr", include_str!("../../../../../templates/words.fr.toml")),
    ("pl", include_str!("../../../../../templates/words.pl.toml")),
    ("ro", include_str!("../../../../../templates/words.ro.toml")),
    ("de-simple", include_str!("../../../../../templates/words.de-simple.toml")),
];

impl Vocabulary {
    /// The vocabulary of a built-in language.
    pub fn built_in(language: &LanguageTag) -> Option<Self> {
        let phrases = toml::from_str(file_of(language.as_str())?).ok()?;
        Some(Self { language: language.clone(), phrases })
    }

    /// The vocabulary of any language: a built-in one, with the words over it that the office's
    /// `own` file changes; or a further one, all of whose words are in that file. Where there is
    /// neither, and for each missing word, there is an error.
    pub fn of(language: &LanguageTag, own: Option<&Arc<Source>>) -> Checked<Self> {
        let built_in = file_of(language.as_str());
        let mut findings = Findings::new();
        if built_in.is_none() && own.is_none() {
            let says = Fault::NoLanguage { language: language.clone() };
            let help = Fault::AddFile { name: Self::file_name(language) };
            findings.push(rules::words::LANGUAGE.finds(says).help(help));
        }
        // English only shows what belongs into a file.
        let base = built_in.or_else(|| file_of("en")).unwrap_or_default();
        let mut merged: Table = toml::from_str(base).unwrap_or_default();
        if let Some(source) = own {
            let is_built_in = built_in.is_some();
            overlay_file(&mut merged, source, language, is_built_in, &mut findings);
        }
        let phrases = Phrases::deserialize(merged).ok();
        let value = phrases.map(|phrases| Self { language: language.clone(), phrases });
        Checked { value, findings }
    }
}

/// The built-in file of a language.
fn file_of(language: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(tag, _)| *tag == language).map(|(_, text)| *text)
}

/// Merges the file into `base`; for a language that is not built in, it must be complete.
fn overlay_file(
    base: &mut Table,
    source: &Arc<Source>,
    language: &LanguageTag,
    is_built_in: bool,
    findings: &mut Findings,
) {
    let (table, errors) = DeTable::parse_recoverable(source.text());
    let is_whole = errors.is_empty();
    for error in errors {
        let span = Span::new(source, error.span().unwrap_or(0..0));
        findings.push(complaint(&rules::words::SYNTAX, error.message(), &span));
    }
    let own = table.get_ref();
    if !is_built_in && is_whole {
        let german = file_of("de").and_then(|text| toml::from_str(text).ok()).unwrap_or_default();
        let samples = Samples { german, english: base.clone() };
        findings.extend(missing::findings(&samples, own, language, source));
    }
    Overlay { source, findings }.table(base, own);
    let greeting = own.get("greeting").and_then(|value| value.get_ref().as_table());
    let names = greeting.into_iter().flat_map(|greeting| greeting.keys());
    let names: BTreeSet<&str> = names.map(|name| &**name.get_ref()).collect();
    if is_built_in {
        forget_joints(base, &names);
    }
}

/// Words that add people to a formal greeting must fit it: built-in ones do not fit an office's
/// own. Without them several people get the neutral greeting, with commas between their names.
fn forget_joints(merged: &mut Table, own: &BTreeSet<&str>) {
    let Some(Value::Table(greeting)) = merged.get_mut("greeting") else { return };
    let is_formal = ["formal-woman", "formal-man"].iter().any(|name| own.contains(name));
    for joint in ["also-woman", "also-man"] {
        if is_formal && !own.contains(joint) {
            greeting.insert(joint.to_owned(), Value::String(String::new()));
        }
    }
}

/// Merges an office's file into the built-in one and reports what does not fit.
struct Overlay<'a> {
    source: &'a Arc<Source>,
    findings: &'a mut Findings,
}

impl Overlay<'_> {
    fn table(&mut self, base: &mut Table, own: &DeTable<'_>) {
        // Languages differ in their plural forms: `other` identifies a table of them.
        let forms = base.contains_key("other");
        for (key, value) in own {
            let name: &str = key.get_ref();
            let span = Span::new(self.source, key.span());
            if forms && FORMS.contains(&name) && !base.contains_key(name) {
                base.insert(name.to_owned(), Value::String(String::new()));
            }
            match base.get_mut(name) {
                Some(known) => self.value(known, value.get_ref(), span),
                None => self.unknown(base, name, span),
            }
        }
    }

    fn value(&mut self, known: &mut Value, own: &DeValue<'_>, span: Span) {
        let texts = |array: &toml::de::DeArray<'_>| -> Option<Vec<Value>> {
            let text = |item: &str| Value::String(item.to_owned());
            array.iter().map(|item| item.get_ref().as_str().map(text)).collect()
        };
        match (known, own) {
            (Value::String(known), DeValue::String(text)) => {
                self.placeholders(known, text, span);
                *known = text.to_string();
            }
            (Value::Table(known), DeValue::Table(table)) => self.table(known, table),
            (Value::Array(known), DeValue::Array(array)) if array.len() == known.len() => {
                match texts(array) {
                    Some(texts) => *known = texts,
                    None => self.wrong(span),
                }
            }
            _ => self.wrong(span),
        }
    }

    /// A placeholder that the built-in phrase does not have would be shown as it stands.
    fn placeholders(&mut self, known: &str, own: &str, span: Span) {
        let allowed = placeholders(known);
        // A plural form that the built-in language lacks has no phrase to compare with.
        let strange = placeholders(own).into_iter().find(|name| !allowed.contains(name));
        if let Some(name) = strange.filter(|name| !(known.is_empty() && *name == "n")) {
            let says = Fault::Placeholder { name: name.to_owned() };
            let allowed = allowed.into_iter().map(|name| format!("`{{{name}}}`")).collect();
            let finding = rules::words::PLACEHOLDER.finds(says).at(span);
            self.findings.push(finding.help(Fault::Placeholders { allowed }));
        }
    }

    fn unknown(&mut self, base: &Table, name: &str, span: Span) {
        let says = Fault::Unknown { name: name.to_owned() };
        let mut finding = rules::words::UNKNOWN.finds(says).at(span);
        if let Some(near) = nearest(name, base.keys().map(String::as_str)) {
            finding = finding.help(Fault::DidYouMean { near: near.to_owned() });
        }
        self.findings.push(finding);
    }

    fn wrong(&mut self, span: Span) {
        self.findings.push(rules::words::TYPE.finds(Fault::WrongForm).at(span));
    }
}

/// The placeholders of a phrase, sorted.
fn placeholders(phrase: &str) -> Vec<&str> {
    let parts = phrase.split('{').skip(1).filter_map(|part| part.split_once('}'));
    let mut names: Vec<_> = parts.map(|(name, _)| name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::l10n::Language;

    fn keys(table: &Table, path: &str, all: &mut Vec<String>) {
        let forms = table.contains_key("other");
        for (key, value) in table {
            match value {
                Value::Table(inner) => keys(inner, &format!("{path}{key}."), all),
                _ if forms => {}
                _ => all.push(format!("{path}{key}")),
            }
        }
        all.push(path.to_owned());
    }

    #[test]
    fn all_languages_say_the_same_things() {
        let mut languages = BUILT_IN.iter().map(|(tag, text)| {
            let mut all = Vec::new();
            keys(&toml::from_str(text).unwrap(), "", &mut all);
            all.sort();
            (*tag, all)
        });
        let (_, german) = languages.next().unwrap();
        for (tag, other) in languages {
            assert_eq!(other, german, "{tag}");
        }
        for (tag, _) in BUILT_IN {
            assert!(Vocabulary::built_in(&LanguageTag::parse(tag).unwrap()).is_some(), "{tag}");
        }
    }

    #[test]
    fn every_language_fills_the_placeholders_of_the_german_one() {
        let words = |tag| Vocabulary::built_in(&LanguageTag::parse(tag).unwrap()).unwrap();
        let german = words("de");
        for (tag, _) in BUILT_IN {
            let other = words(tag);
            let named = |words: &Vocabulary| {
                let Phrases { text, correction, letter, sign_in, report, .. } =
                    words.phrases.clone();
                let all = text.named().into_iter().chain(correction.named());
                let all = all.chain(letter.named()).chain(sign_in.named());
                let all = all.chain(report.named());
                all.map(|(name, text)| (name, text.to_owned())).collect::<Vec<_>>()
            };
            for ((name, german), (_, other)) in named(&german).iter().zip(&named(&other)) {
                assert_eq!(placeholders(other), placeholders(german), "{tag}: {name}");
            }
            for forms in [&other.phrases.plural.persons, &other.phrases.plural.votes_no] {
                assert_eq!(placeholders(forms.of(super::super::Category::Many)), ["n"], "{tag}");
            }
        }
    }

    fn of(tag: &str, text: Option<&str>) -> Checked<Vocabulary> {
        let language = LanguageTag::parse(tag).unwrap();
        let own = text.map(|text| Source::new(format!("templates/words.{tag}.toml"), text));
        Vocabulary::of(&language, own.as_ref())
    }

    fn said(checked: &Checked<Vocabulary>) -> Vec<String> {
        let said = |finding: &crate::diagnostic::Diagnostic| {
            format!("{}: {}", finding.rule.name, finding.message.localize(Language::English))
        };
        checked.findings.iter().map(said).collect()
    }

    #[test]
    fn a_language_without_words_is_an_error() {
        let checked = of("ka", None);
        assert!(checked.findings.has_errors());
        assert!(said(&checked)[0].starts_with("words.language: "), "{:?}", said(&checked));
    }

    #[test]
    fn a_file_for_a_further_language_is_complete_or_an_error_names_each_word() {
        let english = file_of("en").unwrap();
        assert_eq!(said(&of("sq", Some(english))), Vec::<String>::new());
        let lacks = |text: &str, tag| said(&of(tag, Some(text)));
        let without = english.replace("deadline      = \"Deadline\"\n", "");
        let without = without.replace("tentative      = \"provisional\"", "tentative = \" \"");
        let table =
            |name: &str, words: &str| format!("words.missing: The table [{name}] lacks {words}.");
        let expected = [
            table("label", "`deadline` (“Deadline”)"),
            table("text", "`tentative` (“provisional”)"),
        ];
        assert_eq!(lacks(&without, "sq"), expected);
        // Croatian has one more plural form.
        let said = lacks(english, "hr");
        assert_eq!(said.len(), 1, "{said:?}");
        for form in ["`persons.few` (“{n} people”)", "`votes-no.few`"] {
            assert!(said[0].contains(form), "{said:?}");
        }
        let said = lacks("[label]\nplace = \"Vendi\"\n", "sq");
        assert_eq!(said.len(), 15, "{said:?}");
        assert!(said.iter().any(|one| one.contains("`months` (“January …”)")), "{said:?}");
    }

    #[test]
    fn joints_do_not_follow_a_formal_greeting_of_the_office() {
        let greeting = |text: &str| {
            let greeting = of("de", Some(text)).value.unwrap().phrases.greeting;
            format!("{}|{}|{}", greeting.and, greeting.also_woman, greeting.also_man)
        };
        assert_eq!(greeting("[greeting]\nformal-man = \"Lieber Herr {name},\"\n"), " und ||");
        let hello = "[greeting]\nhello = \"Moin {name},\"\n";
        let kept = " und |, sehr geehrte Frau {name}|, sehr geehrter Herr {name}";
        assert_eq!(greeting(hello), kept);
    }

    #[test]
    fn an_own_file_changes_only_what_it_names() {
        let text = "[kind]\nsummary = \"Ergebnisse\"\nsumary = \"x\"\n[date]\nmonths = [\"a\"]\n\
                    [plural]\npersons = { few = \"{n} paar\" }\n\
                    [text]\nauthor = \"{autor}\"\nissued = \"{date}\"\n";
        let own = Source::new("templates/words.de.toml", text);
        let checked = Vocabulary::of(&LanguageTag::german(), Some(&own));
        let words = checked.value.unwrap();
        assert_eq!(words.phrases.kind.summary, "Ergebnisse");
        assert_eq!(words.phrases.kind.minutes, "Protokoll");
        assert_eq!(words.phrases.date.months[0], "Januar");
        let rules: Vec<_> = checked.findings.iter().map(|finding| finding.rule.name).collect();
        assert_eq!(rules, ["words.type", "words.unknown", "words.placeholder"]);
    }
}
