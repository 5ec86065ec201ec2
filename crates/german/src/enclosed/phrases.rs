//! Phrases for attachments, each with its conditions.

use std::ops::Range;

use super::Count;
use super::sentence::Sentence;
use crate::classes::{Class, Classes};
use crate::folding::{folded, stem};
use crate::tokens::Token;

crate::word_lists! { "attachments.txt": FIGURES }

/// A phrase for an attachment.
#[derive(Debug)]
pub(super) struct Phrase {
    pub items: Range<usize>,
    pub count: Count,
    pub number: Option<u32>,
    pub form: Form,
}

/// What may cancel a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// „siehe Anlage“, „anbei“: almost nothing.
    Certain,
    /// „im Anhang“: the verb may be past, or a request.
    Place,
    /// „ist beigefügt“.
    Participle,
    /// „die beigefügte Liste“.
    Attribute,
    /// „liegt bei“.
    Finite,
}

/// The phrase that begins at `at`, if any.
pub(super) fn at(s: &Sentence<'_>, at: usize) -> Option<Phrase> {
    let phrases =
        [see, label, in_brackets, within, with_this, by_way_of, beside, participle, lies, add];
    phrases.iter().find_map(|phrase| phrase(s, at))
}

/// How many attachments a noun means; it begins with a capital.
fn noun(s: &Sentence<'_>, at: usize) -> Option<Count> {
    let noun = s.noun(at)?.classes;
    let one = noun.has(Class::Attachment).then_some(Count::One);
    one.or_else(|| noun.has(Class::Attachments).then_some(Count::Several))
}

/// The noun at `at` with the numbers after it: „Anlagen 1 bis 3“.
fn numbered(s: &Sentence<'_>, start: usize, at: usize, form: Form) -> Option<Phrase> {
    let mut count = noun(s, at)?;
    let (mut end, mut highest) = (at + 1, None);
    if s.is_symbol(end, &['.']) && s.says(at, &["anl"]) {
        end += 1;
    }
    while let Some(number) = s.number(end).filter(|number| (1..=99).contains(number)) {
        if highest.is_some() {
            count = Count::Several;
        }
        highest = highest.max(Some(number));
        end += 1;
        let more = s.says(end, &["und", "bis", "sowie"]) || s.is_symbol(end, &[',', '-', '+']);
        if !(more && s.number(end + 1).is_some()) {
            break;
        }
        end += 1;
    }
    Some(Phrase { items: start..end, count, number: highest, form })
}

/// „siehe Anlage“, „vgl. die beigefügte Anlage 2“, „s. Anhang“.
fn see(s: &Sentence<'_>, at: usize) -> Option<Phrase> {
    let next = if s.says(at, &["siehe"]) || s.is(at, Class::Request) {
        at + 1
    } else if s.is(at, Class::Reference) && s.is_symbol(at + 1, &['.']) {
        at + 2
    } else {
        return None;
    };
    let found = (next..next + 5).find(|at| noun(s, *at).is_some())?;
    let small =
        |at: usize| s.word(at).is_some() && s.noun(at).is_none_or(|word| &*word.folded == "sie");
    // „Beachten Sie die Anlagen“ may be on a sign in a park.
    if s.is(at, Class::Request) && s.has(&s.near(at), Class::Ground) {
        return None;
    }
    (next..found).all(small).then(|| numbered(s, at, found, Form::Certain))?
}

/// „Anlagen: Flyer, Plakat“ at the beginning; in a call for applications it lists what to submit.
fn label(s: &Sentence<'_>, at: usize) -> Option<Phrase> {
    let phrase = numbered(s, at, at, Form::Certain).filter(|_| at == 0)?;
    let handed_in = s.has(&s.near(at), Class::HandedIn);
    let is_label = s.is_symbol(phrase.items.end, &[':']) && phrase.items.end + 1 < s.items.len();
    let figure = s.number(phrase.items.end + 1).is_some_and(|number| number > 20);
    let papers = s.has(&(phrase.items.end..s.items.len()), Class::Paper);
    (is_label && papers && !handed_in && !figure).then_some(phrase)
}

/// „(Anlage)“, „(Anlage 3)“.
fn in_brackets(s: &Sentence<'_>, at: usize) -> Option<Phrase> {
    let before = at.checked_sub(1)?;
    let phrase = numbered(s, at, at, Form::Certain).filter(|_| s.is_symbol(before, &['(']))?;
    s.is_symbol(phrase.items.end, &[')']).then_some(phrase)
}

/// „im Anhang“, „in der Anlage“, „in Anlage 2“, „der Anlage entnehmen“.
fn within(s: &Sentence<'_>, at: usize) -> Option<Phrase> {
    if !s.is(at, Class::Into) {
        return None;
    }
    let small = |at: &usize| s.word(*at).is_some() && s.noun(*at).is_none();
    let found = (at + 1..at + 4).find(|at| !small(at))?;
    let phrase = numbered(s, at, found, Form::Place)?;
    let clause = s.clause(found);
    let around = s.clause(at).start..clause.end;
    // „der Anlage“ without „in“ means nothing unless something is taken from it.
    let is_in = s.says(at, &["im", "in", "aus"]);
    let before_in = at.checked_sub(1).is_some_and(|before| s.says(before, &["in", "aus", "auf"]));
    if !is_in && (before_in || !s.has(&around, Class::Taken)) {
        return None;
    }
    if s.has(&(at..found), Class::Yours) {
        return None;
    }
    let stem = &*s.word(found)?.folded;
    if stem.starts_with("anh") || stem.starts_with("attach") || stem == "mailanhang" {
        return Some(phrase);
    }
    // An „Anlage“ is also a ground, a building and a machine.
    let numbered = phrase.number.is_some() && found == at + 1;
    let used = numbered || s.has(&s.near(at), Class::Paper) || s.has(&s.near(at), Class::InAnnex);
    let ground = s.has(&s.near(at), Class::Ground);
    (used && !ground).then_some(phrase)
}

/// „Mit dieser Mail erhalten Sie die Liste“; what the mail itself is, is no attachment.
fn with_this(s: &Sentence<'_>, at: usize) -> Option<Phrase> {
    let this = s.says(at, &["mit"]) && s.says(at + 1, &["dieser", "diesem"]);
    let end = (at + 2..at + 5).find(|at| {
        s.noun(*at).is_some_and(|noun| {
            noun.classes.has(Class::OwnPaper) || noun.classes.has(Class::Letter)
        })
    })?;
    let rest = end + 1..s.clause(end).end;
    let own = |word: &Token| word.classes.has(Class::OwnPaper) || word.classes.has(Class::Letter);
    let paper = |word: &Token| word.classes.has(Class::Paper) && !own(word);
    let comes = rest.clone().any(|at| s.says(at, &["erhalten", "bekommen", "sende", "senden"]));
    let goes = rest.clone().any(|at| s.says(at, &["versandt", "verschickt", "geschickt"]));
    let told = (comes && s.words(rest).any(paper)) || (goes && s.words(s.clause(at)).any(paper));
    (this && told).then(|| Phrase {
        items: at..end + 1,
        count: Count::Open,
        number: None,
        form: Form::Participle,
    })
}

/// „als Anlage“, „als Anhang“, „als PDF im Anhang“.
fn by_way_of(s: &Sentence<'_>, at: usize) -> Option<Phrase> {
    if !s.says(at, &["als", "per"]) || noun(s, at + 1).is_none() {
        return None;
    }
    let phrase = numbered(s, at, at + 1, Form::Place)?;
    let clause = s.clause(at);
    // „Bewerbungen bitte als Anhang“: others are to send something.
    let asked =
        s.near(at).any(|at| s.says(at, &["bitte", "bitten"])) && !s.has(&s.near(at), Class::Found);
    let money = asked || s.has(&s.near(at), Class::Money);
    let paper = s.has(&s.near(at), Class::Paper);
    (s.has(&clause, Class::Sent) && !money && paper).then_some(phrase)
}

/// „anbei“.
fn beside(s: &Sentence<'_>, at: usize) -> Option<Phrase> {
    let here = s.says(at, &["anbei"]) && !s.says(at + 1, &["bemerkt"])
        || s.says(at, &["anliegend"]) && offers(s, at);
    here.then_some(Phrase {
        items: at..at + 1,
        count: Count::Open,
        number: None,
        form: Form::Certain,
    })
}

/// „Anliegend die Übersicht“, „anliegend finden Sie“; not „eng anliegend“.
fn offers(s: &Sentence<'_>, at: usize) -> bool {
    let near = at + 1..(at + 5).min(s.items.len());
    let paper = |at| s.is(at, Class::Paper) && !s.says(at, &["material"]);
    near.into_iter().any(paper) || s.is(at + 1, Class::Offered)
}

/// „beigefügt“, „die beiliegende Liste“, „angehängtes PDF“.
fn participle(s: &Sentence<'_>, at: usize) -> Option<Phrase> {
    let word = &*s.word(at)?.folded;
    let (stem, bare) = (stem(word), stem(word) == word);
    let classes = Classes::of(stem);
    let doubtful = classes.has(Class::PerhapsEnclosed);
    if !doubtful && !classes.has(Class::Enclosed) || stem == "anliegend" && bare {
        return None;
    }
    let clause = s.clause(at);
    let reach = if bare { clause.clone() } else { at + 1..(at + 4).min(clause.end) };
    let paper = reach.into_iter().any(|at| s.is(at, Class::Paper) || s.says(at, &["mail"]))
        || !bare && (at + 1..(at + 4).min(clause.end)).any(|at| noun(s, at).is_some());
    if doubtful && !paper || s.has(&clause, Class::Dispute) {
        return None;
    }
    // „Beiliegend erhalten Sie“, „ist beigefügt“; „beigefügt“ alone is in parentheses.
    let adverb = bare && stem == "beiliegend";
    let form = match (bare, adverb) {
        (_, true) => Form::Certain,
        (true, _) => Form::Participle,
        (false, _) => Form::Attribute,
    };
    let says = |words: &[&str]| clause.clone().any(|at| s.says(at, words));
    let count = match form {
        Form::Participle if says(&["ist", "wird"]) => Count::One,
        Form::Participle if says(&["sind", "werden"]) => Count::Several,
        _ => Count::Open,
    };
    Some(Phrase { items: at..at + 1, count, number: None, form })
}

/// „liegt bei“, „die Folien liegen dieser Mail bei“, „das Programm, das beiliegt“.
fn lies(s: &Sentence<'_>, at: usize) -> Option<Phrase> {
    let count = match &*s.word(at)?.folded {
        "liegt" | "beiliegt" => Count::One,
        "liegen" | "beiliegen" => Count::Several,
        _ => return None,
    };
    let phrase = |end| Phrase { items: at..end, count, number: None, form: Form::Finite };
    if s.word(at)?.folded.starts_with("bei") {
        return Some(phrase(at + 1));
    }
    let clause = s.clause(at);
    let end = last_word(s, at, &clause, "bei")?;
    let figure = |word: &Token| FIGURES.iter().any(|figure| word.folded.contains(&*folded(figure)));
    let tells = s.is(end - 1, Class::Nearby) || s.words(clause.start..end).any(figure);
    (!tells).then(|| phrase(if end == at + 1 { end + 1 } else { at + 1 }))
}

/// „fügen wir bei“, „hänge ich an“.
fn add(s: &Sentence<'_>, at: usize) -> Option<Phrase> {
    let end = match &*s.word(at)?.folded {
        "fuege" | "fuegen" | "lege" | "legen" => "bei",
        "haenge" | "haengen" | "haengt" => "an",
        _ => return None,
    };
    let around = at.saturating_sub(2)..(at + 3).min(s.items.len());
    let clause = s.clause(at);
    // Posters hang on walls.
    let paper = |word: &Token| {
        let hangs = word.folded.starts_with("plakat") || &*word.folded == "poster";
        word.classes.has(Class::Paper) && !hangs
    };
    let papers = s.words(clause.clone()).any(paper);
    let ours = match end {
        "bei" => s.has(&around, Class::We),
        _ => papers,
    };
    if !ours || s.has(&clause, Class::Dispute) {
        return None;
    }
    last_word(s, at, &clause, end)?;
    Some(Phrase { items: at..at + 1, count: Count::Open, number: None, form: Form::Finite })
}

/// Where `word` ends the clause or its part after `at`: nothing follows that it could belong to.
fn last_word(s: &Sentence<'_>, at: usize, clause: &Range<usize>, word: &str) -> Option<usize> {
    let end = (at + 1..clause.end).find(|index| {
        s.says(*index, &[word]) && {
            let next = s.items.get(index + 1);
            let joins = s.says(index + 1, &["und", "sowie", "oder", "als"]);
            next.is_none() || index + 1 >= clause.end || joins
        }
    })?;
    // „liegt bei: 40 %“.
    let figure = s.is_symbol(end + 1, &[':']) && s.number(end + 2).is_some();
    (!figure).then_some(end)
}
