//! Whose something is that a minutes file gives to somebody by name: a task.
//!
//! When in doubt it is nobody's: a wrong guess would show one person what is another's. So a name
//! counts only as a whole, and only if no other of the list could be meant. Titles, case, umlauts in
//! two letters, accents and the order of first and last name make no difference; an initial or a last
//! name alone is no name.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::contacts::cell::values::fold;
use crate::contacts::greeting::people::{Named, greeted};
use crate::contacts::greeting::salutation::TITLES;
use crate::contacts::model::Party;

/// What stands before names and is part of none.
const BEFORE: [&str; 9] = ["frau", "herr", "herrn", "frl", "ms", "mr", "mrs", "mx", "miss"];

/// Words of organisations that are left out as often as not.
const FORMS: [&str; 11] =
    ["e", "v", "ev", "gmbh", "ggmbh", "mbh", "der", "die", "das", "des", "the"];

/// Between the people of one cell.
const BETWEEN: [&str; 9] = [",", ";", "/", "&", "+", " und ", " and ", " sowie ", " u. "];

/// Names with more words are lists of people (words).
const LONGEST: usize = 6;

/// The organisations that files give for people.
#[derive(Clone, Debug, Default)]
pub struct Offices(BTreeMap<Vec<String>, BTreeSet<BTreeSet<String>>>);

impl Offices {
    /// Somebody of this name belongs to that organisation.
    pub fn add(&mut self, name: &str, organisation: &str) {
        let (name, office) = (words(&without_parentheses(name).0), office_words(organisation));
        if !name.is_empty() && !office.is_empty() {
            self.0.entry(name).or_default().insert(office);
        }
    }
}

/// Whose each claim is: a name as it is written, of a person, of several, or of an organisation. The
/// entries of the list are given by their place in it.
pub fn owners<'a>(
    claims: &[String],
    offices: &Offices,
    list: impl Iterator<Item = Party<'a>>,
) -> Vec<BTreeSet<usize>> {
    let wanted = Wanted::of(claims, offices);
    let mut found: Vec<Vec<Found>> = vec![Vec::new(); wanted.names.len()];
    let mut mailboxes: Vec<Vec<usize>> = vec![Vec::new(); claims.len()];
    if !claims.is_empty() {
        for (at, party) in list.enumerate() {
            wanted.look(at, party, &mut found, &mut mailboxes);
        }
    }
    let mut owners = vec![BTreeSet::new(); claims.len()];
    for (name, found) in wanted.names.iter().zip(&found) {
        if let (Some(one), Some(of)) = (name.decide(found), owners.get_mut(name.claim)) {
            of.insert(one);
        }
    }
    for (owners, mailboxes) in owners.iter_mut().zip(&mailboxes) {
        // An organisation with two mailboxes has none that is meant.
        if let ([one], true) = (&**mailboxes, owners.is_empty()) {
            owners.insert(*one);
        }
    }
    owners
}

/// A name that is looked for.
struct Name {
    claim: usize,
    /// Its words, sorted.
    words: Vec<String>,
    /// Each organisation that it may belong to.
    organisations: Vec<BTreeSet<String>>,
}

/// Somebody of the list who has this name, or one like it.
#[derive(Clone, Debug)]
struct Found {
    at: usize,
    is_exact: bool,
    /// Whether nobody else reads the mail.
    alone: bool,
    organisation: BTreeSet<String>,
}

struct Wanted {
    names: Vec<Name>,
    /// The names that have these two words.
    pairs: BTreeMap<[String; 2], Vec<usize>>,
    /// The claims whose whole text is this, as the name of an organisation.
    offices: BTreeMap<BTreeSet<String>, Vec<usize>>,
}

impl Wanted {
    fn of(claims: &[String], known: &Offices) -> Self {
        let (mut names, mut offices) = (Vec::new(), BTreeMap::<_, Vec<usize>>::new());
        for (claim, given) in claims.iter().enumerate() {
            let (who, inside) = without_parentheses(given);
            let inside = inside.map(|inside| office_words(&inside)).filter(|own| !own.is_empty());
            for words in names_in(&who) {
                let known = known.0.get(&words).into_iter().flatten();
                let organisations = match &inside {
                    Some(inside) => vec![inside.clone()],
                    None => known.cloned().collect(),
                };
                names.push(Name { claim, words, organisations });
            }
            offices.entry(office_words(given)).or_default().push(claim);
        }
        offices.remove(&BTreeSet::new());
        let mut pairs = BTreeMap::<_, Vec<usize>>::new();
        for (at, name) in names.iter().enumerate() {
            for pair in pairs_of(&name.words) {
                pairs.entry(pair).or_default().push(at);
            }
        }
        Self { names, pairs, offices }
    }

    /// Notes for which names and organisations an entry of the list may stand.
    fn look(
        &self,
        at: usize,
        party: Party<'_>,
        found: &mut [Vec<Found>],
        mailboxes: &mut [Vec<usize>],
    ) {
        let people = greeted(party.people());
        let alone = people.len() == 1;
        for person in people {
            if person.is_person() {
                self.look_at(at, &person, alone, found);
            } else if alone {
                let claims = self.offices.get(&office_words(&person.display_name()));
                for claim in claims.into_iter().flatten() {
                    mailboxes.get_mut(*claim).into_iter().for_each(|of| of.push(at));
                }
            }
        }
    }

    fn look_at(&self, at: usize, person: &Named<'_>, alone: bool, found: &mut [Vec<Found>]) {
        let name = format!("{} {}", person.first_name, person.last_name);
        let own = words(&without_parentheses(&name).0);
        let pairs = pairs_of(&own).into_iter();
        let alike: BTreeSet<usize> =
            pairs.filter_map(|pair| self.pairs.get(&pair)).flatten().copied().collect();
        for wanted in alike {
            let (Some(name), Some(of)) = (self.names.get(wanted), found.get_mut(wanted)) else {
                continue;
            };
            let organisation = office_words(person.organisation);
            of.push(Found { at, is_exact: name.words == own, alone, organisation });
        }
    }
}

impl Name {
    /// The only one of the list who can be meant.
    fn decide(&self, found: &[Found]) -> Option<usize> {
        let mut exact = found.iter().filter(|one| one.is_exact);
        let (first, second) = (exact.next()?, exact.next());
        let only = match &*self.organisations {
            [] if found.len() == 1 => first,
            [_] if second.is_none() && found.len() == 1 && first.organisation.is_empty() => first,
            [office] => {
                let mut theirs = found.iter().filter(|one| one.is_of(office));
                let one = theirs.next().filter(|one| one.is_exact)?;
                // Of the others it must be known that they are somewhere else.
                let elsewhere = |other: &Found| {
                    other.at == one.at || !other.organisation.is_empty() && !other.is_of(office)
                };
                theirs.next().is_none().then_some(one).filter(|_| found.iter().all(elsewhere))?
            }
            _ => return None,
        };
        only.alone.then_some(only.at)
    }
}

impl Found {
    /// Whether the organisation is this one, or one of them has a shorter name.
    fn is_of(&self, office: &BTreeSet<String>) -> bool {
        let own = &self.organisation;
        !own.is_empty() && (own.is_subset(office) || office.is_subset(own))
    }
}

/// „Aylin Probe (Verein Brücke)“: the name, and what stands in parentheses.
fn without_parentheses(text: &str) -> (String, Option<String>) {
    let Some((before, rest)) = text.split_once(['(', '[']) else { return (text.to_owned(), None) };
    let (inside, after) = rest.split_once([')', ']']).unwrap_or((rest, ""));
    let inside = Some(inside.trim().to_owned()).filter(|inside| !inside.is_empty());
    (format!("{before} {after}"), inside)
}

/// The names in a cell: the whole of it („Probe, Aylin“), and each between commas and „und“.
fn names_in(who: &str) -> BTreeSet<Vec<String>> {
    let mut parts = vec![who.to_owned()];
    for sign in BETWEEN {
        parts = parts.iter().flat_map(|part| part.split(sign).map(str::to_owned)).collect();
    }
    let is_name = |words: &Vec<String>| {
        let long = words.iter().filter(|word| word.chars().count() > 1).count();
        long >= 2 && words.len() <= LONGEST
    };
    // With „und“ in it, the whole is not one name.
    let whole = Some(who.to_owned()).filter(|who| who.matches(',').count() == parts.len() - 1);
    parts.iter().chain(&whole).map(|part| words(part)).filter(is_name).collect()
}

/// `Dr. Jörg Groß-Müller` -> `gross`, `joerg`, `mueller`.
fn words(name: &str) -> Vec<String> {
    let mut words = plain_words(name);
    words.retain(|word| !TITLES.contains(word) && !BEFORE.contains(&&**word));
    words.sort_unstable();
    words
}

/// The words of an organisation's name, without its legal form.
fn office_words(name: &str) -> BTreeSet<String> {
    plain_words(name).into_iter().filter(|word| !FORMS.contains(&&**word)).collect()
}

/// The words in the form that their spellings share.
fn plain_words(text: &str) -> Vec<String> {
    let mut plain = String::with_capacity(text.len());
    for c in fold(text).nfc() {
        match c {
            'ä' | 'æ' => plain.push_str("ae"),
            'ö' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'ß' => plain.push_str("ss"),
            'ı' => plain.push('i'),
            'ł' => plain.push('l'),
            'ø' => plain.push('o'),
            'đ' => plain.push('d'),
            c => plain.extend(std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c))),
        }
    }
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Every two words of a name.
fn pairs_of(words: &[String]) -> BTreeSet<[String; 2]> {
    let few = words.get(..words.len().min(LONGEST)).unwrap_or_default();
    let pairs = few.iter().enumerate().flat_map(|(at, one)| {
        few.iter().skip(at + 1).map(move |other| {
            let mut pair = [one.clone(), other.clone()];
            pair.sort_unstable();
            pair
        })
    });
    pairs.collect()
}

#[cfg(test)]
mod tests;
