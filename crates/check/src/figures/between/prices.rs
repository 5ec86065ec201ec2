//! What something costs: a price by what it is for, whose it is, and by which unit it counts.

use german::{Class, Clause, ParsedText, Term, Word, stem};

use super::{Fact, Facts};
use crate::body_text::{BodyText, Role};
use crate::context::Context;
use crate::diagnostic::{Diagnostic, Severity};

german::word_lists! { "prices.txt": PRICED, PRICED_ALONE, FOR_WHOM, OTHER_PRICE, PLAIN_UNITS }

/// A shorter word is the name of many events.
const SHORTEST: usize = 5;

/// So many terms before or behind an amount may tell what it is for.
const NEAR: usize = 12;

/// The prices of the texts, by subject.
pub(super) fn facts<'a>(context: &Context<'_>, texts: &[&'a BodyText<'a>]) -> Facts<'a> {
    let events = Events::of(context);
    let mut all = Facts::new();
    for text in texts {
        let whole = of_text(&events, text);
        for clause in text.parsed.clauses().filter(|clause| clause.has_figure()) {
            for (key, fact) in of_clause(&events, whole, text, clause) {
                all.entry(key).or_default().push(fact);
            }
        }
    }
    all
}

/// The nouns of the titles of events, each with its event.
struct Events {
    nouns: Vec<(String, usize)>,
}

impl Events {
    fn of(context: &Context<'_>) -> Self {
        let titles = context.minutes.events.iter().enumerate();
        let nouns = titles.flat_map(|(index, event)| {
            let title = ParsedText::of(&event.title.value);
            let nouns = title.words().filter(|one| one.is_capital() && one.text.len() >= SHORTEST);
            nouns.map(|one| (one.stem().to_owned(), index)).collect::<Vec<_>>()
        });
        // Of very many events, nobody compares the prices.
        Self { nouns: nouns.take(200).collect() }
    }

    /// The only event that one of these words names.
    fn named<'w>(&self, words: impl Iterator<Item = Word<'w>>) -> Option<usize> {
        let mut found = None;
        for word in words.filter(|word| word.is_capital() && word.text.len() >= SHORTEST) {
            let noun = word.stem();
            for (own, index) in &self.nouns {
                if own == noun || own.ends_with(noun) {
                    if found.is_some_and(|found| found != *index) {
                        return None;
                    }
                    found = Some(*index);
                }
            }
        }
        found
    }
}

/// The event of a text, or of the heading above it.
fn of_text(events: &Events, text: &BodyText<'_>) -> Option<usize> {
    if let Role::EventNote(index) | Role::EventTitle(index) = text.role {
        return Some(index);
    }
    events.named(ParsedText::of(&text.title?.value).words())
}

fn of_clause<'a>(
    events: &Events,
    whole: Option<usize>,
    text: &'a BodyText<'a>,
    clause: Clause<'_>,
) -> Vec<(String, Fact<'a>)> {
    let prices: Vec<(usize, i64)> = prices(clause).collect();
    // A row of prices, and a price that was or will be another.
    if prices.is_empty() || prices.len() > 4 || clause.has_start(&OTHER_PRICE) {
        return Vec::new();
    }
    let is_note = matches!(text.role, Role::EventNote(_));
    let range = clause.range(0..clause.len());
    let named = || events.named(text.parsed.words_in(&range));
    let event = whole.filter(|_| is_note).or_else(named).or(whole);
    let mut found = Vec::new();
    for (index, (at, value)) in prices.iter().enumerate() {
        let from =
            index.checked_sub(1).and_then(|last| prices.get(last)).map_or(0, |one| one.0 + 2);
        let to = prices.get(index + 1).map_or(clause.len(), |one| one.0);
        let Some(key) = subject(clause, *at, from..to, event) else { continue };
        let start = if clause.is_behind_currency(*at) { at - 1 } else { *at };
        let end = if clause.is_behind_currency(*at) { at + 1 } else { at + 2 };
        let fact = Fact {
            text,
            range: clause.range(start..end),
            clause: clause.range(0..clause.len()).start,
            value: value.to_string(),
            about: purpose(clause, from, *at).into_iter().collect(),
        };
        found.push((key, fact));
    }
    found
}

/// The amounts of money that are what something costs, not what it costed.
fn prices(clause: Clause<'_>) -> impl Iterator<Item = (usize, i64)> {
    let number = move |(at, one): (usize, &Term)| {
        let number = one.number()?;
        let unit = clause.is_currency(at + 1)
            || clause.of(at + 1, Class::Currency)
            || clause.is_behind_currency(at);
        // „von 84 auf 96 Euro“, „statt 84 Euro“, „(2026: 84 Euro)“
        let becomes = (at + 1..at + 5).any(|at| clause.of(at, ["auf", "to"]));
        let is_old = clause.of_before(at, 1, ["statt", "bisher", "instead"])
            || clause.of_before(at, 1, ["von", "from"]) && becomes
            || clause.is(at.wrapping_sub(1), ':')
                && at
                    .checked_sub(2)
                    .and_then(|at| clause.get(at))
                    .is_some_and(|one| one.number().is_some_and(|one| one.count().is_none()))
            || clause.of_before(at, 1, Class::Roughly);
        (unit && !is_old).then_some((at, number.hundredths))
    };
    clause.terms().iter().enumerate().filter_map(number)
}

/// The subject of a price: its noun, for whom it is, and by which unit; of a general noun also the event.
fn subject(
    clause: Clause<'_>,
    at: usize,
    own: std::ops::Range<usize>,
    event: Option<usize>,
) -> Option<String> {
    let before = own.start.max(at.saturating_sub(NEAR))..at;
    // „12 €, ermäßigt 8 €“
    let end = clause.mark(at + 1, &[',', ';', '(', '/']).unwrap_or(own.end);
    let behind = at + 1..own.end.min(at + NEAR / 2).min(end);
    let ends = |word: &str, list: &german::WordList| list.iter().any(|end| word.ends_with(end));
    let noun = |at: &usize| {
        clause.is_capital(*at)
            && (ends(clause.word(*at), &PRICED) || ends(clause.word(*at), &PRICED_ALONE))
    };
    // „Eintritt 12 €, ermäßigt 8 €“: the second price is for somebody.
    let whom =
        before.clone().chain(behind.clone()).filter(|at| clause.has_word_start(*at, &FOR_WHOM));
    let mut whom: Vec<&str> = whom.map(|at| stem(clause.word(at))).collect();
    whom.sort_unstable();
    let noun = before.clone().rev().find(noun).or_else(|| behind.clone().find(noun));
    let noun = noun.or_else(|| {
        (0..before.start).rev().find(|at| noun_of(clause, *at)).filter(|_| !whom.is_empty())
    });
    let is_per = |at: &usize| clause.of(*at, ["je", "pro", "per"]);
    let own_before = own.start.min(at)..at;
    let per = behind.clone().take(3).find(is_per).or_else(|| {
        let earlier = own_before.clone().find(is_per)?;
        // „0,26 Euro je Quadratmeter sind 78 Euro“: it is the unit of the first one.
        (own.start == 0 || earlier > own.start + 1).then_some(earlier)
    });
    let unit = per.map(|at| stem(clause.word(at + 1)));
    let whom = whom.join(" ");
    match (noun.map(|at| clause.word(at)), unit) {
        (Some(noun), _) if is_own(noun) => Some(format!("{} {whom}", stem(noun))),
        (Some(noun), _) => Some(format!("{} {whom} {}", stem(noun), event?)),
        // „0,24 Euro je Quadratmeter“: few things are told by such a unit.
        (None, Some(unit)) => {
            let is_rare =
                unit.len() >= SHORTEST && !PLAIN_UNITS.iter().any(|plain| unit.starts_with(plain));
            is_rare.then(|| format!("/{unit} {whom}"))
        }
        (None, None) => None,
    }
}

/// „die Teilnahmegebühr für den Nähkurs“, „die Miete für das Zelt“: what is paid for, before the price.
fn purpose(clause: Clause<'_>, from: usize, at: usize) -> Option<String> {
    let leads = |at: &usize| clause.of(*at, ["fuer", "zum", "zur", "ins", "for"]);
    let lead = (from..at).rev().take(NEAR).find(leads)?;
    let noun = (lead + 1..lead + 4).find(|at| clause.is_capital(*at))?;
    (!clause.has_word_start(noun, &FOR_WHOM)).then(|| stem(clause.word(noun)).to_owned())
}

fn noun_of(clause: Clause<'_>, at: usize) -> bool {
    let word = clause.word(at);
    clause.is_capital(at) && PRICED.iter().chain(PRICED_ALONE.iter()).any(|end| word.ends_with(end))
}

/// Whether the noun tells by itself what is paid for: „Jahresbeitrag“, „Hebesatz“, not „Eintritt“.
fn is_own(noun: &str) -> bool {
    PRICED_ALONE.iter().any(|end| noun.ends_with(end))
        || PRICED.iter().any(|end| noun.len() >= end.len() + 3 && noun.ends_with(end))
}

/// Amounts of which one is the other with two digits the wrong way round: „18.500 Euro“, „15.800 Euro“.
pub(super) fn mixed_up(texts: &[&BodyText<'_>]) -> Vec<Diagnostic> {
    let amounts = texts.iter().flat_map(|text| {
        let clauses = text.parsed.clauses().filter(|clause| clause.has_figure());
        clauses.flat_map(move |clause| {
            let large = prices(clause).filter(|(_, value)| *value >= LARGE && value % 100 == 0);
            let fact = move |(at, value): (usize, i64)| Fact {
                text,
                range: clause.range(at..at + 1),
                clause: clause.range(0..clause.len()).start,
                value: (value / 100).to_string(),
                about: Vec::new(),
            };
            large.map(fact).collect::<Vec<_>>()
        })
    });
    let mut amounts: Vec<Fact<'_>> = amounts.collect();
    amounts.sort_by_key(Fact::order);
    super::swapped_pairs(&amounts).map(|one| one.milder_if(true, Severity::Note)).collect()
}

/// Smaller amounts are alike by chance (hundredths).
const LARGE: i64 = 500_000;
