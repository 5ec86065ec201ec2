//! The German words that matter around dates and times, each with its function.

use std::sync::LazyLock;

use chrono::Weekday;
use rustc_hash::FxHashMap;

/// The function of a word. Ordinary words are [`Class::Other`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A month, from 1; short: „Sept“, „Mrz“.
    Month {
        number: u32,
        short: bool,
    },
    /// A weekday; short: „Di“.
    Weekday {
        day: Weekday,
        short: bool,
    },
    /// A weekly day: „mittwochs“.
    Weekly(Weekday),
    /// A part of the day: „abends“.
    DayPart(DayPart),
    /// „siebten“, from 1 to 31.
    Ordinal(u32),
    /// „sieben“, from 1 to 12.
    Cardinal(u32),
    Half,
    Quarter,
    ThreeQuarters,
    /// „Anfang“, „Mitte“, „Ende“.
    Stretch,
    /// „Uhr“.
    Clock,
    /// „h“.
    Hour,
    /// „bis“.
    Until,
    /// „und“, „oder“, „sowie“, „bzw.“.
    And,
    Am,
    Im,
    Vom,
    Von,
    Zum,
    /// „den“, „dem“, „der“.
    Article,
    Des,
    Ab,
    Since,
    Um,
    Gegen,
    Between,
    For,
    Before,
    /// A preposition, an adverb or a verb of no other class that may follow a date.
    Function,
    /// „jeden“.
    Every,
    /// „jeweils“.
    Each,
    /// „einschließlich“.
    Inclusive,
    /// „nächsten“, „kommenden“.
    Coming,
    /// „ca.“, „voraussichtlich“.
    Roughly,
    /// „spätestens“.
    Latest,
    /// „Monat“.
    MonthNoun,
    /// „ist“, „lautet“.
    Copula,
    /// A noun before dates and times: „Termin“, „Beginn“.
    Occasion,
    /// „beginnt“, „treffen“, which make „um 9“ a time.
    Start,
    /// A noun before a number: „Kapitel“, „Version“, „Az.“.
    Numbered,
    /// A noun after a number that counts or measures: „Euro“, „Personen“.
    Unit,
    /// A word near scores: „Finale“, „gewann“.
    Score,
    /// A word about changing numbers: „stieg“, „erhöht“.
    Change,
    /// A word beside a duration: „dauert“, „nach“.
    Duration,
    /// „KW“, before or behind a number.
    Week,
    /// A word before a name: „Frau“, „Herr“, „Familie“.
    Title,
    /// What may be named after a day: „Straße“, „Platz“.
    Street,
    Other,
}

/// A part of the day, for times in twelve hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayPart {
    Morning,
    Noon,
    Afternoon,
    Night,
}

impl DayPart {
    /// The hour out of 24 for an hour out of 12.
    pub(super) fn hour(self, hour: u32) -> u32 {
        match self {
            Self::Noon if (1..=3).contains(&hour) => hour + 12,
            Self::Afternoon if (1..=11).contains(&hour) => hour + 12,
            Self::Night if (8..=11).contains(&hour) => hour + 12,
            Self::Night if hour == 12 => 0,
            _ => hour,
        }
    }
}

/// Longer words have no class.
const LONGEST: usize = 28;

crate::word_lists! {
    "calendar.txt":
    MONTHS, SHORT_MONTHS, WEEKDAYS: Weekday { Mon, Tue, Wed, Thu, Fri, Sat, Sun }, WEEKDAY_ENDS,
    DAY_PARTS: DayPart { Morning, Noon, Afternoon, Night }, CARDINALS, ORDINALS,
    CLASSES: Class {
        Half, Quarter, ThreeQuarters, Stretch, Clock, Hour, Until, And, Am, Im, Vom, Von, Zum, Article,
        Des, Ab, Since, Um, Gegen, Between, For, Before, Every, Each, Inclusive, Coming, Roughly,
        Latest, MonthNoun, Copula, Week, Title, Street, Duration, Function, Occasion, Start, Numbered, Unit,
        Score, Change,
    },
    NUMBERED_ENDS, STREET_ENDS, INFLECTIONS
}

static WORDS: LazyLock<FxHashMap<String, Class>> = LazyLock::new(|| {
    let mut words = FxHashMap::default();
    for (class, list) in &CLASSES {
        for word in list.iter() {
            // A word with two classes keeps the first: the lists are sorted by importance.
            words.entry((*word).to_owned()).or_insert(*class);
        }
    }
    for (index, word) in (1..).zip(CARDINALS.iter()) {
        words.insert((*word).to_owned(), Class::Cardinal(index));
    }
    words.insert("ein".to_owned(), Class::Cardinal(1));
    for (index, stem) in (1..).zip(ORDINALS.iter()) {
        for ending in ["e", "en", "er", "es", "em"] {
            words.insert(format!("{stem}{ending}"), Class::Ordinal(index));
        }
    }
    words.insert("siebenten".to_owned(), Class::Ordinal(7));
    for (part, list) in &DAY_PARTS {
        words.extend(list.iter().map(|word| ((*word).to_owned(), Class::DayPart(*part))));
    }
    weekdays(&mut words);
    for (list, short) in [(&MONTHS, false), (&SHORT_MONTHS, true)] {
        for (number, names) in (1..).zip(list.iter()) {
            let month = Class::Month { number, short };
            words.extend(names.split_whitespace().map(|name| (name.to_owned(), month)));
        }
    }
    words.into_iter().map(|(word, class)| (crate::folded(&word).into_owned(), class)).collect()
});

fn weekdays(words: &mut FxHashMap<String, Class>) {
    let days = WEEKDAYS.iter().flat_map(|(day, names)| names.pairs().map(|names| (*day, names)));
    for (day, (word, short)) in days {
        let long = Class::Weekday { day, short: false };
        words.insert(short.to_owned(), Class::Weekday { day, short: true });
        words.insert(word.to_owned(), long);
        words.insert(format!("{word}s"), Class::Weekly(day));
        for end in WEEKDAY_ENDS.iter() {
            words.insert(format!("{word}{end}"), long);
            words.insert(format!("{word}{end}s"), Class::Weekly(day));
        }
    }
}

/// The class of a folded word.
pub(super) fn class(word: &str) -> Class {
    if word.len() > LONGEST {
        return Class::Other;
    }
    if let Some(class) = WORDS.get(word) {
        return *class;
    }
    let inflected = INFLECTIONS.iter().find_map(|ending| WORDS.get(word.strip_suffix(ending)?));
    if let Some(class @ (Class::Numbered | Class::Unit | Class::Score | Class::Street)) = inflected
    {
        return *class;
    }
    let bare = word.trim_end_matches(['n', 's']);
    by_end(word).or_else(|| by_end(bare)).unwrap_or(Class::Other)
}

/// The class of a compound by its end.
fn by_end(word: &str) -> Option<Class> {
    let ends = ENDS.get(word.as_bytes().last_chunk()?)?;
    ends.iter().find(|(end, _)| word.ends_with(end)).map(|(_, class)| *class)
}

type Ends = Vec<(&'static str, Class)>;

/// The ends of compounds that have a class, by their last two bytes.
static ENDS: LazyLock<FxHashMap<[u8; 2], Ends>> = LazyLock::new(|| {
    let mut ends: FxHashMap<_, Ends> = FxHashMap::default();
    for (list, class) in [(&NUMBERED_ENDS, Class::Numbered), (&STREET_ENDS, Class::Street)] {
        for end in list.iter() {
            if let Some(last) = end.as_bytes().last_chunk() {
                ends.entry(*last).or_default().push((*end, class));
            }
        }
    }
    ends
});

/// A German month by its name: its number, from 1, and whether the name is abbreviated.
pub fn month(word: &str) -> Option<(u32, bool)> {
    match class(&crate::folded(word)) {
        Class::Month { number, short } => Some((number, short)),
        _ => None,
    }
}

/// A German weekday by its name in lower case, and whether the name is abbreviated.
pub fn weekday(word: &str) -> Option<(Weekday, bool)> {
    match class(word) {
        Class::Weekday { day, short } => Some((day, short)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_class() {
        assert_eq!(class("sept"), Class::Month { number: 9, short: true });
        assert_eq!(class("mittwochabend"), Class::Weekday { day: Weekday::Wed, short: false });
        assert_eq!(class("sonnabends"), Class::Weekly(Weekday::Sat));
        assert_eq!(class("siebten"), Class::Ordinal(7));
        assert_eq!(class("aktenzeichen"), Class::Numbered);
        assert_eq!(class("kundennummer"), Class::Numbered);
        assert_eq!(class("kulturhaus"), Class::Other);
    }

    #[test]
    fn hours_of_twelve_become_hours_of_twenty_four() {
        assert_eq!(DayPart::Afternoon.hour(8), 20);
        assert_eq!(DayPart::Noon.hour(12), 12);
        assert_eq!(DayPart::Morning.hour(9), 9);
        assert_eq!(DayPart::Night.hour(12), 0);
    }
}
