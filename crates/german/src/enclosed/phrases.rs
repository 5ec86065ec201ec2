//! Phrases for attachments, each with its conditions.

use std::ops::Range;

use super::Count;
use super::sentence::Sentence;
use super::words::{FIGURES, GROUNDS, MONEY, SENT, USING, is_paper};

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
pub(super) fn at(s: &Sentence, at: usize) -> Option<Phrase> {
    let phrases = [see, label, in_brackets, within, by_way_of, beside, participle, lies, add];
    phrases.iter().find_map(|phrase| phrase(s, at))
}

/// How many attachments a noun means; it begins with a capital.
fn noun(s: &Sentence, at: usize) -> Option<Count> {
    match s.noun(at)? {
        "anlage" | "anhang" | "beilage" | "attachment" | "anl" | "mailanhang" => Some(Count::One),
        "anlagen" | "anhänge" | "anhängen" | "beilagen" | "attachments" => Some(Count::Several),
        _ => None,
    }
}

/// The noun at `at` with the numbers after it: „Anlagen 1 bis 3“.
fn numbered(s: &Sentence, start: usize, at: usize, form: Form) -> Option<Phrase> {
    let mut count = noun(s, at)?;
    let (mut end, mut highest) = (at + 1, None);
    if s.is_symbol(end, &['.']) && s.is(at, &["anl"]) {
        end += 1;
    }
    while let Some(number) = s.number(end).filter(|number| (1..=99).contains(number)) {
        if highest.is_some() {
            count = Count::Several;
        }
        highest = highest.max(Some(number));
        end += 1;
        let more = s.is(end, &["und", "bis", "sowie"]) || s.is_symbol(end, &[',', '-', '+']);
        if !(more && s.number(end + 1).is_some()) {
            break;
        }
        end += 1;
    }
    Some(Phrase { items: start..end, count, number: highest, form })
}

/// „siehe Anlage“, „vgl. die beigefügte Anlage 2“, „s. Anhang“.
fn see(s: &Sentence, at: usize) -> Option<Phrase> {
    let next = if s.is(at, &["siehe", "sehen", "vergleiche", "beachten", "beachte"]) {
        at + 1
    } else if s.is(at, &["s", "vgl", "sh"]) && s.is_symbol(at + 1, &['.']) {
        at + 2
    } else {
        return None;
    };
    let found = (next..next + 5).find(|at| noun(s, *at).is_some())?;
    let small = |at: usize| s.word(at).is_some() && s.noun(at).is_none_or(|word| word == "sie");
    // „Beachten Sie die Anlagen“ may be on a sign in a park.
    if !s.is(at, &["siehe", "s", "vgl", "sh"]) && s.has(&s.near(at), &GROUNDS) {
        return None;
    }
    (next..found).all(small).then(|| numbered(s, at, found, Form::Certain))?
}

/// „Anlagen: Flyer, Plakat“ at the beginning; in a call for applications it lists what to submit.
fn label(s: &Sentence, at: usize) -> Option<Phrase> {
    let phrase = numbered(s, at, at, Form::Certain).filter(|_| at == 0)?;
    let papers = ["lebenslauf", "zeugnis", "zeugnisse", "nachweis", "nachweise", "foto"];
    let handed_in = s.has(&s.near(at), &papers);
    let is_label = s.is_symbol(phrase.items.end, &[':']) && phrase.items.end + 1 < s.items.len();
    let figure = s.number(phrase.items.end + 1).is_some_and(|number| number > 20);
    let papers = s.words(phrase.items.end..s.items.len()).any(is_paper);
    (is_label && papers && !handed_in && !figure).then_some(phrase)
}

/// „(Anlage)“, „(Anlage 3)“.
fn in_brackets(s: &Sentence, at: usize) -> Option<Phrase> {
    let before = at.checked_sub(1)?;
    let phrase = numbered(s, at, at, Form::Certain).filter(|_| s.is_symbol(before, &['(']))?;
    s.is_symbol(phrase.items.end, &[')']).then_some(phrase)
}

/// „im Anhang“, „in der Anlage“, „in Anlage 2“, „der Anlage entnehmen“.
fn within(s: &Sentence, at: usize) -> Option<Phrase> {
    let preposition = s.is(at, &["im", "in", "der", "dem", "den", "aus"]);
    if !preposition {
        return None;
    }
    let small = |at: &usize| s.word(*at).is_some() && s.noun(*at).is_none();
    let found = (at + 1..at + 4).find(|at| !small(at))?;
    let phrase = numbered(s, at, found, Form::Place)?;
    let clause = s.clause(found);
    let around = s.clause(at).start..clause.end;
    // „der Anlage“ without „in“ means nothing unless something is taken from it.
    let is_in = s.is(at, &["im", "in", "aus"]);
    let before_in = at.checked_sub(1).is_some_and(|before| s.is(before, &["in", "aus", "auf"]));
    if !is_in && (before_in || !s.has(&around, &["entnehmen", "entnehmt", "entnommen"])) {
        return None;
    }
    let others = ["ihrer", "ihrem", "deiner", "deinem", "eurer", "eurem", "seiner", "jeder"];
    if s.has(&(at..found), &others) {
        return None;
    }
    let stem = s.word(found)?;
    if stem.starts_with("anh") || stem.starts_with("attach") || stem == "mailanhang" {
        return Some(phrase);
    }
    // An „Anlage“ is also a ground, a building and a machine.
    let paper = |word: &str| is_paper(word);
    let numbered = phrase.number.is_some() && found == at + 1;
    let used = numbered || s.words(s.near(at)).any(paper) || s.has(&s.near(at), &USING);
    let ground = s.has(&s.near(at), &GROUNDS);
    (used && !ground).then_some(phrase)
}

/// „als Anlage“, „als Anhang“, „als PDF im Anhang“.
fn by_way_of(s: &Sentence, at: usize) -> Option<Phrase> {
    if !s.is(at, &["als", "per"]) || noun(s, at + 1).is_none() {
        return None;
    }
    let phrase = numbered(s, at, at + 1, Form::Place)?;
    let clause = s.clause(at);
    // „Bewerbungen bitte als Anhang“: others are to send something.
    let asked = s.has(&s.near(at), &["bitte", "bitten"])
        && !s.has(&s.near(at), &["finden", "erhalten", "beachten", "entnehmen"]);
    let money = asked || s.has(&s.near(at), &MONEY);
    let paper = s.words(s.near(at)).any(is_paper);
    (s.has(&clause, &SENT) && !money && paper).then_some(phrase)
}

/// „anbei“.
fn beside(s: &Sentence, at: usize) -> Option<Phrase> {
    let here = s.is(at, &["anbei"]) || s.is(at, &["anliegend"]) && offers(s, at);
    here.then_some(Phrase {
        items: at..at + 1,
        count: Count::Open,
        number: None,
        form: Form::Certain,
    })
}

/// „Anliegend die Übersicht“, „anliegend finden Sie“; not „eng anliegend“.
fn offers(s: &Sentence, at: usize) -> bool {
    let near = at + 1..(at + 5).min(s.items.len());
    s.words(near.clone()).any(|word| word != "material" && is_paper(word))
        || s.is(at + 1, &["finden", "erhalten", "übersende", "sende", "schicke", "übersenden"])
}

const ENDINGS: &[&str] = &["", "e", "en", "er", "es", "em"];

/// „beigefügt“, „die beiliegende Liste“, „angehängtes PDF“.
fn participle(s: &Sentence, at: usize) -> Option<Phrase> {
    let word = s.word(at)?;
    let forms = [
        ("beigefügt", false),
        ("beiliegend", false),
        ("anliegend", true),
        ("angehängt", true),
        ("beigelegt", true),
        ("angefügt", true),
        ("mitgeschickt", true),
        ("mitgesandt", true),
        ("mitgesendet", true),
        ("mitversandt", true),
    ];
    let (stem, doubtful) = forms.iter().find(|(stem, _)| {
        word.strip_prefix(stem).is_some_and(|ending| ENDINGS.contains(&ending))
    })?;
    let bare = word == *stem;
    if *stem == "anliegend" && bare {
        return None;
    }
    let clause = s.clause(at);
    let reach = if bare { clause.clone() } else { at + 1..(at + 4).min(clause.end) };
    let paper = s.words(reach).any(|word| is_paper(word) || word == "mail")
        || !bare && (at + 1..(at + 4).min(clause.end)).any(|at| noun(s, at).is_some());
    if *doubtful && !paper || s.has(&clause, &["streit", "konflikt"]) {
        return None;
    }
    // „Beiliegend erhalten Sie“, „ist beigefügt“; „beigefügt“ alone is in parentheses.
    let adverb = bare && *stem == "beiliegend";
    let form = match (bare, adverb) {
        (_, true) => Form::Certain,
        (true, _) => Form::Participle,
        (false, _) => Form::Attribute,
    };
    let count = match form {
        Form::Participle if s.has(&clause, &["ist", "wird"]) => Count::One,
        Form::Participle if s.has(&clause, &["sind", "werden"]) => Count::Several,
        _ => Count::Open,
    };
    Some(Phrase { items: at..at + 1, count, number: None, form })
}

/// „liegt bei“, „die Folien liegen dieser Mail bei“, „das Programm, das beiliegt“.
fn lies(s: &Sentence, at: usize) -> Option<Phrase> {
    let count = match s.word(at)? {
        "liegt" | "beiliegt" => Count::One,
        "liegen" | "beiliegen" => Count::Several,
        _ => return None,
    };
    let phrase = |end| Phrase { items: at..end, count, number: None, form: Form::Finite };
    if s.word(at)?.starts_with("bei") {
        return Some(phrase(at + 1));
    }
    let clause = s.clause(at);
    let end = last_word(s, at, &clause, "bei")?;
    let near = ["nah", "nahe", "dicht", "direkt", "gleich", "nur", "etwa", "rund", "derzeit"];
    let figure = |word: &str| FIGURES.iter().any(|figure| word.contains(figure));
    let tells = s.is(end - 1, &near) || s.words(clause.start..end).any(figure);
    (!tells).then(|| phrase(if end == at + 1 { end + 1 } else { at + 1 }))
}

/// „fügen wir bei“, „hänge ich an“.
fn add(s: &Sentence, at: usize) -> Option<Phrase> {
    let end = match s.word(at)? {
        "füge" | "fügen" | "lege" | "legen" => "bei",
        "hänge" | "hängen" | "hängt" => "an",
        _ => return None,
    };
    let around = at.saturating_sub(2)..(at + 3).min(s.items.len());
    let clause = s.clause(at);
    // Posters hang on walls.
    let paper = |word: &str| is_paper(word) && !word.starts_with("plakat") && word != "poster";
    let papers = s.words(clause.clone()).any(paper);
    let ours = match end {
        "bei" => s.has(&around, &["ich", "wir"]),
        _ => papers,
    };
    if !ours || s.has(&clause, &["streit", "konflikt"]) {
        return None;
    }
    last_word(s, at, &clause, end)?;
    Some(Phrase { items: at..at + 1, count: Count::Open, number: None, form: Form::Finite })
}

/// Where `word` ends the clause or its part after `at`: nothing follows that it could belong to.
fn last_word(s: &Sentence, at: usize, clause: &Range<usize>, word: &str) -> Option<usize> {
    let end = (at + 1..clause.end).find(|index| {
        s.is(*index, &[word]) && {
            let next = s.items.get(index + 1);
            let joins = s.is(index + 1, &["und", "sowie", "oder", "als"]);
            next.is_none() || index + 1 >= clause.end || joins
        }
    })?;
    // „liegt bei: 40 %“.
    let figure = s.is_symbol(end + 1, &[':']) && s.number(end + 2).is_some();
    (!figure).then_some(end)
}
