//! The small words and verbs that the recogniser knows, in small letters.

/// Articles and the like before a noun in the dative.
pub(super) const DATIVE: &[&str] = &[
    "dem", "der", "den", "einem", "einer", "jedem", "jeder", "ihrem", "ihrer", "seinem", "seiner",
    "deinem", "deiner", "eurem", "eurer", "unserem", "unserer", "allen",
];

/// What joins an annex to what it is annexed to.
pub(super) const JOINS: &[&str] =
    &["zu", "zum", "zur", "der", "des", "dieser", "dieses", "einer", "eines", "von", "vom", "nach"];

pub(super) const NEGATIONS: &[&str] = &[
    "nicht",
    "kein",
    "keine",
    "keinen",
    "keinem",
    "keiner",
    "keines",
    "ohne",
    "weder",
    "nie",
    "niemals",
    "statt",
    "anstatt",
    "anstelle",
    "nichts",
    "vergessen",
    "fehlt",
    "fehlen",
    "fehlte",
    "fehlten",
];

pub(super) const CONDITIONS: &[&str] =
    &["falls", "wenn", "sofern", "ob", "soweit", "sobald", "solange", "damit", "bevor"];

/// Later, or elsewhere.
pub(super) const LATER: &[&str] = &[
    "später",
    "demnächst",
    "nachgereicht",
    "nachträglich",
    "künftig",
    "zukünftig",
    "separat",
    "gesondert",
    "separater",
    "gesonderter",
    "nächsten",
    "nächster",
    "nächste",
    "kommenden",
    "kommender",
    "bald",
    "folgt",
    "folgen",
    "nachgeliefert",
];

/// „der letzten Mail“
pub(super) const EARLIER: &[&str] = &[
    "letzte",
    "letzten",
    "letzter",
    "letztes",
    "vorige",
    "vorigen",
    "voriger",
    "vergangene",
    "vergangenen",
    "vergangener",
    "damalige",
    "damaligen",
    "damals",
    "seinerzeit",
    "gestern",
    "früher",
    "frühere",
    "früheren",
    "früherer",
    "vorherige",
    "vorherigen",
    "vorheriger",
    "ursprünglichen",
    "vormals",
    "alten",
    "versehentlich",
    "irrtümlich",
];

pub(super) const PAST: &[&str] = &[
    "war",
    "waren",
    "hatte",
    "hatten",
    "stand",
    "standen",
    "lag",
    "lagen",
    "fand",
    "fanden",
    "gab",
    "hing",
    "hingen",
    "worden",
    "gewesen",
    "fügte",
    "fügten",
    "legte",
    "legten",
    "schickte",
    "schickten",
    "sandte",
    "sandten",
    "bat",
    "baten",
    "enthielt",
    "enthielten",
];

pub(super) const PASSIVE_PAST: &[&str] = &["wurde", "wurden"];

pub(super) const MODALS: &[&str] = &[
    "muss", "müssen", "müsste", "müssten", "soll", "sollen", "sollte", "sollten", "kann", "können",
    "könnte", "könnten", "darf", "dürfen", "dürfte", "möchte", "möchten", "bitte", "bitten",
    "gebeten", "wollte", "wollen", "will",
];

/// What others are asked to do.
pub(super) const SENDING: &[&str] = &[
    "senden",
    "schicken",
    "mailen",
    "einsenden",
    "einreichen",
    "zuschicken",
    "zusenden",
    "zumailen",
    "hochladen",
    "übersenden",
    "übermitteln",
    "beifügen",
    "beilegen",
    "anhängen",
    "mitschicken",
    "mitsenden",
    "reichen",
    "sendet",
    "schickt",
    "mailt",
    "abgeben",
    "abschicken",
    "fügen",
    "legen",
    "eingereicht",
    "einzureichen",
    "einzusenden",
    "beizufügen",
];

/// Shares and figures: „die Quote liegt bei …“
pub(super) const FIGURES: &[&str] = &[
    "zahl",
    "anteil",
    "quote",
    "wert",
    "preis",
    "kosten",
    "durchschnitt",
    "schnitt",
    "beitrag",
    "alter",
    "beteiligung",
    "zuständig",
    "verantwort",
    "federführ",
    "entscheidung",
    "schuld",
    "interesse",
    "schwerpunkt",
    "grenze",
    "betrag",
    "höhe",
    "summe",
    "miete",
    "auslastung",
    "leitung",
    "organisation",
];

/// What one does with enclosed things.
pub(super) const USING: &[&str] = &[
    "angaben",
    "angefügt",
    "angegeben",
    "aufgeführt",
    "aufgelistet",
    "beschrieben",
    "dargestellt",
    "details",
    "einzelheiten",
    "entnehmen",
    "entnehmt",
    "ergebnisse",
    "ersichtlich",
    "erhalten",
    "erhaltet",
    "hinweise",
    "informationen",
    "infos",
    "nachlesen",
    "nachzulesen",
    "notiert",
    "näheres",
    "schicke",
    "schicken",
    "sende",
    "senden",
    "vermerkt",
    "weiteres",
    "zahlen",
    "zusammengefasst",
    "zusammengestellt",
    "übermitteln",
    "übermittle",
    "übersende",
    "übersenden",
];

/// What a law or report does in its annex.
pub(super) const TELLS: &[&str] =
    &["beschreibt", "definiert", "enthält", "führt", "listet", "nennt", "regelt", "zeigt", "zählt"];

/// What happens on a ground or in a house called „Anlage“.
pub(super) const GROUNDS: &[&str] = &[
    "statt",
    "stattfinden",
    "platz",
    "familien",
    "familie",
    "wohnung",
    "wohnungen",
    "wohnen",
    "zimmer",
    "bewohner",
    "bewohnerinnen",
    "bäume",
    "beete",
    "spielplatz",
    "garten",
    "gärten",
    "parzelle",
    "parzellen",
    "treffen",
    "treffpunkt",
    "ruhe",
    "spielen",
    "spielt",
    "trainieren",
    "trainiert",
    "sport",
    "park",
    "wege",
    "bänke",
    "schatten",
    "zuhause",
    "unterkunft",
    "strom",
    "wasser",
    "leben",
    "lebt",
    "grillen",
    "tore",
    "kinder",
    "gepflegt",
    "rundgang",
    "führung",
];

/// Money.
pub(super) const MONEY: &[&str] = &[
    "geld",
    "kapital",
    "immobilie",
    "immobilien",
    "aktien",
    "gold",
    "euro",
    "zinsen",
    "rendite",
    "bank",
    "vermögen",
    "sichere",
    "sicher",
    "erspartes",
];

/// „im Anhang dieser Mail“
pub(super) const OURS: &[&str] = &["dieser", "dieses", "diesem", "unserer", "unseres", "unserem"];

/// What an enclosed thing may be about.
pub(super) const TOPICS: &[&str] =
    &["thema", "top", "tagesordnungspunkt", "punkt", "vorhaben", "projekt", "vortrag", "treffen"];
