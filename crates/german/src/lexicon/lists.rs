//! The words themselves, in lower case.

use chrono::Weekday;

use super::{Class, DayPart};

/// The months, from January on; spoken „Juno“ and „Julei“ are the sixth and the seventh.
pub(super) const MONTHS: &[&str] = &[
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

/// The same, cut short.
pub(super) const SHORT_MONTHS: &[&str] = &[
    "jan jän", "feb febr", "mär mrz", "apr", "", "jun", "jul", "aug", "sep sept", "okt", "nov",
    "dez",
];

/// The weekdays, and cut short.
pub(super) const WEEKDAYS: &[(&str, &str, Weekday)] = &[
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
pub(super) const WEEKDAY_ENDS: &[&str] =
    &["abend", "früh", "mittag", "morgen", "nachmittag", "nacht", "vormittag"];

/// Parts of the day.
pub(super) const DAY_PARTS: &[(&str, DayPart)] = &[
    ("früh", DayPart::Morning),
    ("morgens", DayPart::Morning),
    ("vormittags", DayPart::Morning),
    ("mittags", DayPart::Noon),
    ("nachmittags", DayPart::Afternoon),
    ("abends", DayPart::Afternoon),
    ("nachts", DayPart::Night),
];

/// The numbers that hours are told by, from 1.
pub(super) const CARDINALS: &[&str] = &[
    "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf",
    "zwölf",
];

/// The stems of „erste“, „zweiter“, „dritten“ …, from 1.
pub(super) const ORDINALS: &[&str] = &[
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

/// The other words with their class.
pub(super) const CLASSES: &[(Class, &str)] = &[
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
pub(super) const NUMBERED_ENDS: &[&str] = &[
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
pub(super) const STREET_ENDS: &[&str] = &["straße", "platz", "allee"];

/// Endings of nouns in the plural and in other cases.
pub(super) const INFLECTIONS: &[&str] = &["en", "n", "e", "es", "s", "er", "ern"];
