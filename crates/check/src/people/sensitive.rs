//! Age, family, health, origin, religion and residence beside a person's name.
//!
//! Health, religion and ethnic origin are special categories of personal data (GDPR, article 9),
//! which require explicit consent. The network speaks of all this in general every day, so only
//! what is said *about* the named person is reported: in an apposition or in the predicate.

use std::collections::BTreeSet;
use std::ops::Range;

use german::{Class, Classes, Word};

use super::PeopleContext;
use super::age::{age, is_age};
use super::clause::{Part, REACH, is_end, is_initial, parts};
use super::messages::{Category, Help, Message};
use super::person::{Mention, mentions};
use crate::body_text::BodyText;
use crate::diagnostic::{Diagnostic, Severity};
use crate::minutes::Visibility;
use crate::rules;

/// What a word says about a person with „ist“, without an ending.
const STATES: [(Class, Category); 5] = [
    (Class::IsInNeed, Category::Life),
    (Class::IsIll, Category::Health),
    (Class::IsOfFamily, Category::Family),
    (Class::IsResident, Category::Residence),
    (Class::IsReligious, Category::Religion),
];

/// What a noun says about a person.
const NOUNS: [(Class, Category); 4] = [
    (Class::Believer, Category::Religion),
    (Class::Origin, Category::Origin),
    (Class::Resident, Category::Residence),
    (Class::Relative, Category::Family),
];

/// What somebody has.
const OWNED: [(Class, Category); 4] = [
    (Class::Offspring, Category::Family),
    (Class::Permit, Category::Residence),
    (Class::Illness, Category::Health),
    (Class::Benefit, Category::Life),
];

fn category(of: &[(Class, Category)], word: Classes) -> Option<Category> {
    of.iter().find(|(class, _)| word.has(*class)).map(|(_, category)| *category)
}

/// What is said about a person.
struct Said {
    category: Category,
    /// Its position, in bytes of the text.
    range: Range<usize>,
}

/// Checks every German text; one finding for each person in a text.
pub(super) fn check(context: &PeopleContext<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (running, words) in context.german() {
        let mut told: BTreeSet<String> = BTreeSet::new();
        for mention in mentions(words, &context.known) {
            let said = said(words, &mention);
            let name = running.text.value.get(mention.range.clone()).unwrap_or_default();
            let initial = words.get(mention.words.end - 1).is_some_and(is_initial);
            let name = format!("{name}{}", if initial { "." } else { "" });
            if !said.is_empty() && told.insert(name.clone()) {
                findings.push(finding(running, &mention, name, &said));
            }
        }
    }
    findings
}

fn finding(running: &BodyText<'_>, mention: &Mention, name: String, said: &[Said]) -> Diagnostic {
    let categories: BTreeSet<Category> = said.iter().map(|one| one.category).collect();
    let says = Message::Sensitive { name, categories: categories.into_iter().collect() };
    let finding =
        rules::person::SENSITIVE.finds(says).at(running.text.span_of(mention.range.clone()));
    let finding = finding.milder_if(running.visibility == Visibility::Internal, Severity::Note);
    let first = said.iter().min_by_key(|one| one.range.start);
    let finding = match first {
        Some(first) => finding.also(running.text.span_of(first.range.clone()), Message::Said),
        None => finding,
    };
    finding.help(Help::Sensitive { visibility: running.visibility })
}

/// Everything that is said about a person here.
fn said(words: &[Word<'_>], mention: &Mention) -> Vec<Said> {
    let parts = parts(words, mention);
    let mut all = Vec::new();
    let mut add = |category: Category, range: Range<usize>| all.push(Said { category, range });
    if let Some((category, range)) = before(words, mention) {
        add(category, range);
    }
    if let Some(range) = age(words, mention) {
        add(Category::Age, range);
    }
    let mut parts = parts.into_iter();
    if let Some((category, range)) = parts.next().and_then(predicate) {
        add(category, range);
    }
    for part in parts {
        // „Frau Probe (54) ist erkrankt“: the sentence continues after the parenthesis.
        let goes_on = part.first().is_some_and(|word| word.gap.contains(')'));
        let found = if goes_on { predicate(part) } else { None };
        if let Some((category, range)) = found.or_else(|| apposition(part)) {
            add(category, range);
        }
    }
    all
}

/// What is said before the name: „die 34-jährige“, „die alleinerziehende“; „wegen ihrer
/// Schwangerschaft fällt“.
fn before(words: &[Word<'_>], mention: &Mention) -> Option<(Category, Range<usize>)> {
    let at = mention.words.start.checked_sub(1)?;
    let word = words.get(at)?;
    let name = words.get(mention.words.start)?;
    if name.follows() {
        let ends = ["jaehrige", "jaehrigen", "jaehriger"];
        if let Some(years) = ends.iter().find_map(|end| word.folded.strip_suffix(end))
            && (years.starts_with(|c: char| c.is_ascii_digit()) || years.is_empty())
        {
            return Some((Category::Age, word.range.clone()));
        }
        let bare = ["en", "er", "e"].iter().find_map(|end| word.folded.strip_suffix(end));
        let article = at.checked_sub(1).and_then(|at| words.get(at));
        let of_her = article.is_some_and(|article| article.is(Class::BeforeState));
        if let Some(category) = bare
            .filter(|_| of_her && !word.is_capital())
            .and_then(|bare| category(&STATES, Classes::of(bare)))
        {
            return Some((category, word.range.clone()));
        }
    }
    // The same clause, up to the name.
    let mut from = mention.words.start;
    while from > 0 && mention.words.start - from < REACH {
        let gap = words.get(from)?.gap;
        if is_end(gap) || gap.contains([',', '(']) {
            break;
        }
        from -= 1;
    }
    let clause_end = (mention.words.end..words.len().min(mention.words.end + REACH))
        .find(|at| words.get(*at).is_some_and(|word| is_end(word.gap) || word.gap.contains(',')));
    let clause = &words[mention.words.end..clause_end.unwrap_or(mention.words.end)];
    if clause.iter().any(|word| word.is(Class::Helps)) {
        return None;
    }
    cause(words.get(from..mention.words.start)?)
}

/// What the predicate directly after the name says.
fn predicate(part: Part<'_, '_>) -> Option<(Category, Range<usize>)> {
    let first = part.first()?;
    if first.folded == "aus" {
        let range = origin(part)?;
        let moves = part.iter().any(|word| word.is(Class::IsThere));
        return (!moves).then_some((Category::Origin, range));
    }
    let verb = part.iter().take(3).position(|word| !word.is_capital() && word.is(Class::SaidOf));
    let found = verb.and_then(|verb| {
        let rest = part.get(verb + 1..)?;
        let verb = part.get(verb)?;
        if verb.is(Class::ComesFrom) {
            let from = rest.iter().position(|word| word.folded == "aus");
            return from
                .and_then(|at| origin(rest.get(at..)?))
                .map(|range| (Category::Origin, range));
        }
        if verb.is(Class::Owns) {
            return owned(verb, rest);
        }
        if matches!(&*verb.folded, "leidet" | "litt") {
            let at = rest.first().filter(|word| word.folded == "an")?;
            return Some((Category::Health, at.range.clone()));
        }
        if matches!(&*verb.folded, "droht" | "drohte") {
            let what = rest.iter().take(3).find(|word| word.folded == "abschiebung")?;
            return Some((Category::Residence, what.range.clone()));
        }
        if matches!(&*verb.folded, "liegt" | "lag") {
            return hospital(rest);
        }
        states_of(rest)
    });
    found.or_else(|| {
        let helps = part.iter().any(|word| word.is(Class::Helps));
        if helps { None } else { cause(part) }
    })
}

/// A state after „ist“: „erkrankt“, „alleinerziehend“, „Mutter von“, „34 Jahre alt“.
fn states_of(rest: Part<'_, '_>) -> Option<(Category, Range<usize>)> {
    let first = rest.first()?;
    if first.number().is_some_and(is_age) && rest.get(1).is_none_or(|next| next.folded == "und") {
        return Some((Category::Age, first.range.clone()));
    }
    let mut leads_off = false;
    for (at, word) in rest.iter().enumerate().take(12) {
        let next = rest.get(at + 1);
        let last = next.is_none_or(|next| next.is(Class::EndsState));
        if let Some(category) = category(&STATES, word.classes).filter(|_| !word.is_capital()) {
            let of_another =
                next.is_some_and(|next| matches!(&*next.folded, "fuer" | "gegenueber" | "vor"));
            if (last || !leads_off && at < 6) && !of_another {
                return Some((category, word.range.clone()));
            }
        }
        if !leads_off && at < 4 {
            // „neu im Team ist Christin Lang“
            let surname = next.is_some_and(|next| next.is_capital() && next.follows());
            let named = surname && word.is(Class::AlsoName);
            if let Some(category) =
                category(&NOUNS, word.classes).filter(|_| word.is_capital() && !named)
            {
                return Some((category, word.range.clone()));
            }
            if let Some(range) = parent(rest.get(at..).unwrap_or_default()) {
                return Some((Category::Family, range));
            }
            if matches!(&*word.folded, "in" | "im")
                && next.is_some_and(|next| next.is(Class::Leave))
            {
                return next.map(|next| (Category::Family, next.range.clone()));
            }
            let old = rest.get(at + 2).is_some_and(|old| old.folded == "alt");
            if word.number().is_some() && next.is_some_and(|next| next.folded == "jahre") && old {
                return Some((Category::Age, word.range.clone()));
            }
        }
        leads_off |= word.is(Class::LeadsOff);
    }
    hospital(rest)
}

/// „im Krankenhaus“ and nothing else: people who work there do so in some function.
fn hospital(rest: Part<'_, '_>) -> Option<(Category, Range<usize>)> {
    let (last, before) = rest.split_last().filter(|(last, _)| last.is(Class::Hospital))?;
    let (inside, before) = before.split_last()?;
    let is_inside = matches!(&*inside.folded, "im" | "ins" | "der" | "in" | "auf" | "zur");
    let in_function = before.len() > 4 || before.iter().any(|word| word.is(Class::LeadsOff));
    (is_inside && !in_function).then(|| (Category::Health, last.range.clone()))
}

/// A possession at the end of the sentence: „hat drei Kinder“, „hat eine Duldung“.
fn owned(verb: &Word<'_>, rest: Part<'_, '_>) -> Option<(Category, Range<usize>)> {
    let (last, before) = rest.split_last()?;
    let light = before.iter().all(|word| word.number().is_some() || word.is(Class::Amount));
    if !light || before.len() > 3 {
        return None;
    }
    let expects = matches!(&*verb.folded, "erwartet" | "bekommt");
    let owned = category(&OWNED, last.classes);
    let category = owned.filter(|owned| !expects || *owned == Category::Family)?;
    Some((category, last.range.clone()))
}

/// What an apposition after the name says.
fn apposition(part: Part<'_, '_>) -> Option<(Category, Range<usize>)> {
    let last = part.last()?;
    let (first, length) = (part.first()?, part.len());
    if let Some(range) = part.iter().take(3).enumerate().find_map(|(at, _)| parent(part.get(at..)?))
    {
        return Some((Category::Family, range));
    }
    if matches!(&*first.folded, "die" | "der" | "das") {
        matches!(&*last.folded, "ist" | "war" | "wurde").then_some(())?;
        let state = part.get(length.checked_sub(2)?)?;
        return category(&STATES, state.classes).map(|category| (category, state.range.clone()));
    }
    if length <= 6
        && !last.is_capital()
        && let Some(category) = category(&STATES, last.classes)
        && !part.iter().any(|word| word.is(Class::Helps) || word.is(Class::OtherClause))
    {
        return Some((category, last.range.clone()));
    }
    if first.folded == "aus" && length <= 4 {
        return origin(part).map(|range| (Category::Origin, range));
    }
    let lead = first.is(Class::Lead);
    let noun = part.get(usize::from(lead)).filter(|word| word.is_capital());
    let noun = noun.filter(|word| category(&NOUNS, word.classes).is_some());
    // „Anna, Christin und Emir“
    let noun = noun.filter(|word| lead || !word.is(Class::AlsoName));
    let noun = noun.filter(|_| {
        length <= 4 && !part.iter().any(|word| matches!(&*word.folded, "und" | "oder" | "fuer"))
    })?;
    category(&NOUNS, noun.classes).map(|category| (category, noun.range.clone()))
}

/// „Mutter von drei Kindern“, „dreifacher Vater“.
fn parent(part: Part<'_, '_>) -> Option<Range<usize>> {
    let word = part.first()?;
    let is_parent = |word: &Word<'_>| word.is_capital() && word.is(Class::Parent);
    let next = part.get(1);
    if is_parent(word) {
        let child = next.filter(|next| next.is(Class::ParentOf))?;
        let whose = part.get(2)?;
        let of_child = whose.number().is_some() || whose.is(Class::OfChild);
        return of_child.then(|| word.range.start..child.range.end.max(whose.range.end));
    }
    let fold = word.is(Class::Manifold);
    let parent = next.filter(|next| is_parent(next))?;
    fold.then_some(word.range.start..parent.range.end)
}

/// „aus Syrien“, „aus der Ukraine“ at the beginning of a part.
fn origin(part: Part<'_, '_>) -> Option<Range<usize>> {
    let from = part.first()?;
    let country =
        part.iter().skip(1).take(2).find(|word| !matches!(&*word.folded, "der" | "dem" | "den"))?;
    (country.is_capital() && country.is(Class::Country))
        .then_some(from.range.start..country.range.end)
}

/// „wegen ihrer Schwangerschaft“, „krankheitsbedingt“.
fn cause(part: Part<'_, '_>) -> Option<(Category, Range<usize>)> {
    for (at, word) in part.iter().enumerate() {
        if word.folded == "krankheitsbedingt" {
            return Some((Category::Health, word.range.clone()));
        }
        let is_cause = matches!(&*word.folded, "wegen" | "aufgrund" | "infolge");
        if is_cause || word.folded == "nach" {
            let own = part.get(at + 1).filter(|own| own.is(Class::OfHers));
            let own = own.filter(|own| is_cause || !own.folded.starts_with("ein"));
            let what = part.get(at + 1 + usize::from(own.is_some()))?;
            let plain = own.is_some() || is_cause && what.is(Class::PlainIllness);
            if plain && what.is(Class::Illness) {
                return Some((Category::Health, word.range.start..what.range.end));
            }
        }
    }
    None
}
