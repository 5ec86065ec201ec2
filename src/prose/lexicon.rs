//! The German words that matter around dates and times, each with what it does there.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::Weekday;

/// What a word does. A word of running text is [`Class::Other`].
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
    /// „mittwochs“
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
    /// „Anfang“, „Mitte“, „Ende“
    Stretch,
    /// „Uhr“
    Clock,
    /// „h“
    Hour,
    /// „bis“
    Until,
    /// „und“, „oder“, „sowie“, „bzw.“
    And,
    Am,
    Im,
    Vom,
    Von,
    Zum,
    /// „den“, „dem“, „der“
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
    /// „jeden“
    Every,
    /// „jeweils“
    Each,
    /// „einschließlich“
    Inclusive,
    /// „nächsten“, „kommenden“
    Coming,
    /// „ca.“, „voraussichtlich“
    Roughly,
    /// „spätestens“
    Latest,
    /// „Monat“
    MonthNoun,
    /// „ist“, „lautet“
    Copula,
    /// A noun that dates and times follow: „Termin“, „Beginn“.
    Occasion,
    /// „beginnt“, „treffen“: makes „um 9“ a time.
    Start,
    /// A noun that a number follows: „Kapitel“, „Version“, „Az.“
    Numbered,
    /// A noun that a number counts or measures: „Euro“, „Personen“.
    Unit,
    /// Scores are near: „Finale“, „gewann“.
    Score,
    /// Figures change: „stieg“, „erhöht“.
    Change,
    /// A length of time follows or precedes: „dauert“, „nach“.
    Duration,
    /// „Frau“, „Herr“, „Familie“: a name follows.
    Title,
    /// „Straße“, „Platz“: may be named after a day.
    Street,
    Other,
}

/// A part of the day, as a time of twelve hours needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayPart {
    Morning,
    Noon,
    Afternoon,
    Night,
}

impl DayPart {
    /// The hour of 24 that an hour of 12 means there.
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

/// The months, from January on; spoken „Juno“ and „Julei“ are the sixth and the seventh.
const MONTHS: &[&str] = &[
    "januar jänner januars",
    "februar feber februars",
    "märz maerz märzes",
    "april aprils",
    "mai",
    "juni juno",
    "juli julei",
    "august augusts",
    "september",
    "oktober",
    "november",
    "dezember",
];

const SHORT_MONTHS: &[&str] = &[
    "jan jän", "feb febr", "mär mrz", "apr", "", "jun", "jul", "aug", "sep sept", "okt", "nov",
    "dez",
];

const WEEKDAYS: &[(&str, &str, Weekday)] = &[
    ("montag", "mo", Weekday::Mon),
    ("dienstag", "di", Weekday::Tue),
    ("mittwoch", "mi", Weekday::Wed),
    ("donnerstag", "do", Weekday::Thu),
    ("freitag", "fr", Weekday::Fri),
    ("samstag", "sa", Weekday::Sat),
    ("sonnabend", "sbd", Weekday::Sat),
    ("sonntag", "so", Weekday::Sun),
];

/// What may stand behind a weekday in one word: „Mittwochabend“.
const WEEKDAY_ENDS: &[&str] =
    &["abend", "früh", "mittag", "morgen", "nachmittag", "nacht", "vormittag"];

const DAY_PARTS: &[(&str, DayPart)] = &[
    ("früh", DayPart::Morning),
    ("morgens", DayPart::Morning),
    ("vormittags", DayPart::Morning),
    ("mittags", DayPart::Noon),
    ("nachmittags", DayPart::Afternoon),
    ("abends", DayPart::Afternoon),
    ("nachts", DayPart::Night),
];

const CARDINALS: &[&str] = &[
    "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf",
    "zwölf",
];

/// The stems of „erste“, „zweiter“, „dritten“ …, from 1.
const ORDINALS: &[&str] = &[
    "erst",
    "zweit",
    "dritt",
    "viert",
    "fünft",
    "sechst",
    "siebt",
    "acht",
    "neunt",
    "zehnt",
    "elft",
    "zwölft",
    "dreizehnt",
    "vierzehnt",
    "fünfzehnt",
    "sechzehnt",
    "siebzehnt",
    "achtzehnt",
    "neunzehnt",
    "zwanzigst",
    "einundzwanzigst",
    "zweiundzwanzigst",
    "dreiundzwanzigst",
    "vierundzwanzigst",
    "fünfundzwanzigst",
    "sechsundzwanzigst",
    "siebenundzwanzigst",
    "achtundzwanzigst",
    "neunundzwanzigst",
    "dreißigst",
    "einunddreißigst",
];

const CLASSES: &[(Class, &str)] = &[
    (Class::Half, "halb"),
    (Class::Quarter, "viertel"),
    (Class::ThreeQuarters, "dreiviertel"),
    (Class::Stretch, "anfang mitte ende"),
    (Class::Clock, "uhr"),
    (Class::Hour, "h"),
    (Class::Until, "bis"),
    (Class::And, "und oder sowie bzw beziehungsweise u"),
    (Class::Am, "am"),
    (Class::Im, "im"),
    (Class::Vom, "vom"),
    (Class::Von, "von"),
    (Class::Zum, "zum"),
    (Class::Article, "den dem der d"),
    (Class::Des, "des"),
    (Class::Ab, "ab"),
    (Class::Since, "seit"),
    (Class::Um, "um"),
    (Class::Gegen, "gegen"),
    (Class::Between, "zwischen"),
    (Class::For, "für"),
    (Class::Before, "vor"),
    (Class::Every, "jeden jeder jedem jede"),
    (Class::Each, "jeweils jew"),
    (Class::Inclusive, "einschließlich einschl inklusive inkl mit"),
    (Class::Coming, "kommenden nächsten diesen diesem vergangenen letzten folgenden übernächsten"),
    (Class::Roughly, "ca circa etwa ungefähr voraussichtlich wohl zirka"),
    (Class::Latest, "spätestens längstens"),
    (Class::MonthNoun, "monat monats monate"),
    (Class::Copula, "ist lautet sind war heißt lauten"),
    (Class::Title, "frau herr herrn familie dr fam prof kollegin kollege schwester bruder"),
    (Class::Street, "straße platz allee ufer brücke str park gasse ring"),
    (Class::Duration, "dauert dauern dauer dauerte nach insgesamt maximal mindestens je pro lang"),
    (
        Class::Function,
        "in an auf bei zu zur statt aus über unter durch wegen findet fand finden fanden wird \
         wurde werden wurden hat haben kann können soll sollen muss müssen gilt gelten tagt tagen \
         läuft laufen wieder nicht noch schon auch ein als",
    ),
    (
        Class::Occasion,
        "termin termine datum frist abgabe abgabefrist anmeldeschluss anmeldefrist anmeldung \
         stichtag stand beginn start ende einlass wann uhrzeit zeit treffen treff sitzung \
         nächster nächstes abfahrt ankunft zeitraum laufzeit projektlaufzeit redaktionsschluss \
         einsendeschluss bewerbungsschluss bewerbungsfrist",
    ),
    (
        Class::Start,
        "beginnt beginnen begann startet starten geht gehts los treffen trifft öffnet eröffnet \
         anfangen fängt abfahrt einlass kommen kommt",
    ),
    (
        Class::Numbered,
        "abbildung abb ablage abs absatz abschnitt akte aktenzeichen anhang anlage anl antrag art \
         artikel aufgabe az band bd beschluss beschlussvorlage bild blatt buslinie code din dn ds \
         drucksache etage fax feld firmware formular frage gang gleis gliederung halle handy \
         haus hausnummer heft hnr iban id ip isbn iso kap kapitel kassenzeichen kategorie kennung \
         kenncode klasse klassen konto kostenstelle kto kontonummer lektion linie maßnahme mobil modul \
         motion nr norm nummer nummern pag paragraf paragraph passwort pin pos position postfach \
         punkt punkte qm rang raum rechnung regal release rn rz s saal satz schritt seite seiten \
         software softwarestand stufe tab tabelle tagesordnungspunkt tel telefon ticket tisch titel top tops \
         unterpunkt update version vers vorlage windows wohnung ziff ziffer zimmer zeile zug \
         kennziffer kennzahl note faktor wert kostenart handlungsfeld leitziel teilziel ziel \
         baustein these leitlinie empfehlung variante option serie reihe",
    ),
    (
        Class::Unit,
        "abos anmeldungen anträge anwesende bänke betriebe bücher cent cm einwohner einwohnende \
         eur euro familien flyer ganze gb geflüchtete grad gramm gäste haushalte hefte helfende jahr jahre \
         jahren kg kilo kilometer kinder kindern kisten km kwh kunden leute liter m m² mal \
         meter menschen millionen min minute minuten mio ml mm mitglieder mrd monate monaten \
         personen plätze plätzen prozent prozentpunkte qm quadratmeter sek sekunden std stimmen \
         stk stück stunde stunden stellen schulen tage tagen teilnehmende teilnehmenden tische \
         tonnen uhren vereine wochen zentimeter zoll",
    ),
    (
        Class::Score,
        "auswärts endspiel endstand ergebnis finale gewann gewannen gewonnen halbfinale halbzeit \
         handballspiel heimspiel niederlage pausenstand psalm punktestand remis satz siegte siegten \
         besiegte schlug sieg spiel tore unentschieden verlor verloren verhältnis maßstab format \
         pause turnier viertelfinale zwischenstand",
    ),
    (
        Class::Change,
        "abgenommen angestiegen billiger günstiger höher niedriger teurer erhöht erhöhen erhöhte gekürzt gesenkt gesunken gestiegen \
         gewachsen reduziert sank sanken senkt stieg stiegen steigt steigen verkürzt verlängert \
         verringert wuchs wächst zugenommen",
    ),
];

/// Ends of compounds that a number follows: „Kundennummer“, „Aktenzeichen“.
const NUMBERED_ENDS: &[&str] = &[
    "abschnitt",
    "code",
    "kapitel",
    "kennung",
    "konto",
    "nr",
    "nummer",
    "paragraf",
    "stelle",
    "stellen",
    "version",
    "zeichen",
    "ziffer",
];

/// Ends of compounds that are named after somebody or something: „Hauptstraße“.
const STREET_ENDS: &[&str] = &["straße", "platz", "allee"];

/// Endings of nouns in the plural and in other cases.
const INFLECTIONS: &[&str] = &["en", "n", "e", "es", "s", "er", "ern"];

/// Words that are longer are of no class.
const LONGEST: usize = 28;

static WORDS: LazyLock<HashMap<String, Class>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for (class, list) in CLASSES {
        for word in list.split_whitespace() {
            // A word of two classes keeps the first: the lists are sorted by what matters more.
            words.entry(word.to_owned()).or_insert(*class);
        }
    }
    for (index, word) in (1..).zip(CARDINALS) {
        words.insert((*word).to_owned(), Class::Cardinal(index));
    }
    words.insert("ein".to_owned(), Class::Cardinal(1));
    for (index, stem) in (1..).zip(ORDINALS) {
        for ending in ["e", "en", "er", "es", "em"] {
            words.insert(format!("{stem}{ending}"), Class::Ordinal(index));
        }
    }
    words.insert("siebenten".to_owned(), Class::Ordinal(7));
    for (word, part) in DAY_PARTS {
        words.insert((*word).to_owned(), Class::DayPart(*part));
    }
    weekdays(&mut words);
    for (list, short) in [(MONTHS, false), (SHORT_MONTHS, true)] {
        for (number, names) in (1..).zip(list) {
            let month = Class::Month { number, short };
            words.extend(names.split_whitespace().map(|name| (name.to_owned(), month)));
        }
    }
    words
});

fn weekdays(words: &mut HashMap<String, Class>) {
    for (word, short, day) in WEEKDAYS {
        let (day, long) = (*day, Class::Weekday { day: *day, short: false });
        words.insert((*short).to_owned(), Class::Weekday { day, short: true });
        words.insert((*word).to_owned(), long);
        words.insert(format!("{word}s"), Class::Weekly(day));
        for end in WEEKDAY_ENDS {
            words.insert(format!("{word}{end}"), long);
            words.insert(format!("{word}{end}s"), Class::Weekly(day));
        }
    }
}

/// The class of a word in lower case, without soft hyphens.
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
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end) || bare.ends_with(end));
    if ends(NUMBERED_ENDS) {
        Class::Numbered
    } else if ends(STREET_ENDS) {
        Class::Street
    } else {
        Class::Other
    }
}

/// A German month by its name in lower case: its number, from 1, and whether the name is cut short.
pub fn month(word: &str) -> Option<(u32, bool)> {
    match class(word) {
        Class::Month { number, short } => Some((number, short)),
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
