//! Words for sensitive facts about a person. Umlauts are written out, as in comparisons.

use super::words::Category;

/// Words that are said about a person with „ist“, without an ending.
const PREDICATES: &[(Category, &str)] = &[
    (
        Category::Health,
        "erkrankt krank krankgeschrieben schwanger hochschwanger behindert schwerbehindert gehbehindert traumatisiert \
         depressiv pflegebeduerftig suechtig drogensuechtig alkoholkrank krebskrank schwerkrank gehoerlos \
         blind dement hiv-positiv",
    ),
    (Category::Family, "alleinerziehend verwitwet geschieden verheiratet kinderlos"),
    (
        Category::Residence,
        "gefluechtet geflohen geduldet ausreisepflichtig abgeschoben asylsuchend staatenlos",
    ),
    (
        Category::Religion,
        "muslimisch juedisch jesidisch alevitisch christlich katholisch evangelisch",
    ),
];

/// Nouns that are said about a person.
const NOUNS: &[(Category, &str)] = &[
    (
        Category::Religion,
        "muslim muslima muslimin jude juedin christ christin jeside jesidin alevit alevitin",
    ),
    (
        Category::Origin,
        "syrer syrerin afghane afghanin iraker irakerin iraner iranerin ukrainer ukrainerin tuerke tuerkin \
         kurde kurdin eritreer eritreerin somalier somalierin aethiopier aethiopierin russe russin georgier \
         georgierin vietnamese vietnamesin rom romni romnja rumaene rumaenin bulgare bulgarin pole polin \
         tschetschene tschetschenin",
    ),
    (
        Category::Residence,
        "gefluechtete gefluechteter fluechtling asylbewerber asylbewerberin asylsuchende asylsuchender",
    ),
    (Category::Family, "witwe witwer alleinerziehende alleinerziehender"),
];

/// Countries from which people come to us, except those where „aus“ usually tells of a trip.
const COUNTRIES: &str = "\
    syrien afghanistan irak iran ukraine tuerkei eritrea somalia aethiopien sudan suedsudan nigeria ghana \
    russland belarus georgien armenien aserbaidschan kosovo albanien serbien nordmazedonien bosnien moldau \
    moldawien rumaenien bulgarien polen pakistan indien bangladesch vietnam kamerun guinea gambia senegal \
    mali libyen tunesien marokko algerien aegypten libanon jordanien palaestina gaza jemen venezuela \
    kolumbien kuba kurdistan tschetschenien tadschikistan usbekistan kongo ruanda togo benin elfenbeinkueste \
    sierra liberia myanmar nepal sri";

/// Verbs after a name with which something is said about the person.
const VERBS: &str = "\
    ist war sind waren wird wurde wurden bleibt sei kommt stammt kam stammte floh fluechtete hat hatte \
    besitzt bekam erhielt bekommt erwartet leidet litt liegt lag soll muss droht drohte";

/// Verbs whose subject speaks of others.
const HELP: &str = "\
    beraet beriet unterstuetzt unterstuetzte begleitet begleitete hilft half informiert informierte \
    berichtet berichtete spricht sprach erklaert erklaerte stellt stellte leitet leitete zeigt zeigte \
    bietet bot fragt fragte betreut betreute kuemmert koordiniert vertritt forscht schult beratung \
    fordert forderte warnt warnte betont betonte kritisiert weist wies dankt vermittelt";

/// What a number in parentheses after a name counts.
pub(super) const COUNTED: &str = "\
    stimmen stimme gewaehlt wahl wahlen wahlgang punkte punkten wochenstunden stellenumfang minuten";

/// Words for people who are called „aus der Ukraine“ because they are there.
pub(super) const COMES_FROM_THERE: &str = "\
    zugeschaltet zugeschalten berichtet berichtete angereist zurueck zurueckgekehrt schaltet meldet meldete";

/// Numbers before what somebody has.
pub(super) const COUNTS: &str = "\
    ein eine einen zwei drei vier fuenf sechs sieben acht kleine kleines erwachsene nur schon noch jetzt \
    seit derzeit zurzeit inzwischen chronische schwere";

/// What follows „Mutter von“.
pub(super) const CHILDREN: &str = "\
    zwei drei vier fuenf sechs sieben acht neun kinder kindern kindes kleinkindern zwillingen zwillinge \
    soehnen toechtern sohn tochter sohnes toechter soehne kleinen erwachsenen mehreren";

/// Leave from work for a child.
pub(super) const LEAVE: &str = "elternzeit mutterschutz";

fn sort_of(tables: &[(Category, &str)], word: &str) -> Option<Category> {
    let found = tables.iter().find(|(_, list)| super::is_in(list, word));
    found.map(|(sort, _)| *sort)
}

/// The category of an adjective or participle without an ending.
pub(super) fn predicate(word: &str) -> Option<Category> {
    sort_of(PREDICATES, word)
}

/// The category of a noun.
pub(super) fn noun(word: &str) -> Option<Category> {
    sort_of(NOUNS, word)
}

pub(super) fn is_country(word: &str) -> bool {
    super::is_in(COUNTRIES, word)
}

pub(super) fn is_verb(word: &str) -> bool {
    super::is_in(VERBS, word)
}

/// Whether the subject of this verb speaks of others.
pub(super) fn is_help(word: &str) -> bool {
    super::is_in(HELP, word)
}

/// Whether it is a residence permit.
pub(super) fn is_permit(word: &str) -> bool {
    super::is_in(
        "duldung aufenthaltsgestattung aufenthaltserlaubnis aufenthaltstitel niederlassungserlaubnis \
         schutzstatus fluechtlingsstatus abschiebebescheid",
        word,
    )
}

/// Whether it is an illness, or treated like one.
pub(super) fn is_illness(word: &str) -> bool {
    super::is_in(
        "krankheit erkrankung schwangerschaft behinderung schwerbehinderung operation reha krebserkrankung \
         krebs depression depressionen diabetes trauma traumatisierung suchterkrankung demenz",
        word,
    )
}
