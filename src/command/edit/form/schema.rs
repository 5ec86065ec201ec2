//! The fields of the form: what a minutes file can say, section by section, with words for people.

use serde_json::{Value, json};

use crate::fields::Choice;
use crate::l10n::Language;
use crate::minutes::{AnnouncementKind, Consent, EventStatus, Kind, Presence, Visibility};

/// German and English.
type Words = (&'static str, &'static str);

/// What a field takes.
#[derive(Clone, Copy)]
pub(super) enum Takes {
    /// One line.
    Line,
    /// One line, with the IDs of attachments offered.
    Reference,
    /// The path of a file, with those of the folder offered.
    File,
    /// Several paragraphs.
    Lines,
    /// Several lines, each a text of its own.
    Texts,
    Date,
    Time,
    Number,
    /// Yes or no, and what counts where nothing is said.
    Flag(bool),
    /// One of these words, English and German.
    Choice(fn() -> Vec<(&'static str, &'static str)>),
    /// A table of its own.
    Table(&'static Section),
    /// Any number of entries.
    Entries(&'static Section),
}

/// A field of the form.
#[derive(Clone, Copy)]
pub(super) struct Field {
    pub key: &'static str,
    label: Words,
    hint: Option<Words>,
    pub takes: Takes,
    is_required: bool,
    /// Seldom needed: shown among „Weitere Angaben“.
    is_rare: bool,
}

/// Fields that belong together.
pub(super) struct Section {
    /// What one of it is called: „Termin“.
    name: Words,
    /// The keys whose values name an entry in its heading.
    named_by: &'static [&'static str],
    pub fields: &'static [Field],
}

const fn field(key: &'static str, label: Words, takes: Takes) -> Field {
    Field { key, label, hint: None, takes, is_required: false, is_rare: false }
}

const fn required(field: Field) -> Field {
    Field { is_required: true, ..field }
}

const fn rare(field: Field) -> Field {
    Field { is_rare: true, ..field }
}

const fn hinted(field: Field, hint: Words) -> Field {
    Field { hint: Some(hint), ..field }
}

/// The words of a closed set, English and German, each value once.
fn words<C: Choice>() -> Vec<(&'static str, &'static str)> {
    let all = C::ALL.iter().map(|(english, german, _)| (*english, *german));
    let mut words: Vec<_> = all.collect();
    // Of „oeffentlich“ and „öffentlich“ the one with its umlaut is for people.
    words.reverse();
    words.sort_by_key(|(english, german)| {
        let first = C::ALL.iter().position(|(other, ..)| other == english);
        (first, german.is_ascii())
    });
    words.dedup_by_key(|(english, _)| *english);
    words
}

use Takes::{Date, Entries, File, Flag, Line, Lines, Number, Reference, Table, Texts, Time};

const MARKDOWN: Words = (
    "**fett**, *kursiv*, Listen mit „- “ am Zeilenanfang, eine Leerzeile für einen neuen Absatz.",
    "**bold**, *italic*, lists with “- ” at the start of a line, an empty line for a paragraph.",
);
const VISIBILITY: Field =
    field("visibility", ("Sichtbarkeit", "Visibility"), Takes::Choice(words::<Visibility>));
const ATTACHMENT: Field = hinted(
    field("attachment", ("Zugehörige Anlage", "Attachment that belongs to it"), Reference),
    ("Ihre Kennung aus dem Abschnitt „Anlagen“.", "Its ID from the section “Attachments”."),
);
const ORGANISATION: Field = field("organisation", ("Organisation", "Organisation"), Line);
const TITLE: Field = required(field("title", ("Titel", "Title"), Line));
const TEXT: Field = hinted(field("text", ("Text", "Text"), Lines), MARKDOWN);
const LINK: Field = field("url", ("Link", "Link"), Line);
const ACCESS: Field = field(
    "online",
    ("Online-Zugang (nie öffentlich)", "Online access (never public)"),
    Table(&ONLINE),
);

/// The whole file.
pub(super) static TOP: Section = Section {
    name: ("Sitzungsdatei", "Minutes file"),
    named_by: &["title"],
    fields: &[
        TITLE,
        required(field("kind", ("Art", "Kind"), Takes::Choice(words::<Kind>))),
        field("issued", ("Ausgabedatum", "Date of issue"), Date),
        field("author", ("Verfasst von", "Author"), Line),
        hinted(field("intro", ("Einleitung", "Introduction"), Lines), MARKDOWN),
        hinted(field("closing", ("Schluss", "Closing"), Lines), MARKDOWN),
        rare(hinted(
            field("series", ("Reihe", "Series"), Line),
            ("Leer: wie in den Einstellungen.", "Empty: as in the settings."),
        )),
        rare(hinted(
            field("language", ("Sprache der Texte", "Language of the texts"), Line),
            (
                "Ein Kürzel wie de oder uk. Leer: wie in den Einstellungen.",
                "A code such as de or uk. Empty: as in the settings.",
            ),
        )),
        rare(hinted(
            field("id", ("Kennung der Rund-Mail", "ID of the mailing"), Line),
            ("Leer: der Name der Datei.", "Empty: the name of the file."),
        )),
        rare(field("site", ("Darf in den Webauftritt", "May be on the site"), Flag(true))),
        rare(hinted(
            field("objections-until", ("Einwände bis", "Objections until"), Date),
            (
                "Bis dahin, und bis zur Genehmigung, ist es ein Entwurf.",
                "Until then, and until it is approved, it is a draft.",
            ),
        )),
        rare(field("approved", ("Genehmigt am", "Approved on"), Date)),
        rare(field("approved-by", ("Genehmigt durch", "Approved by"), Line)),
        rare(field("changes-to-draft", ("Änderungen zum Entwurf", "Changes to the draft"), Lines)),
        rare(hinted(
            field(
                "correction",
                ("Berichtigung in eigenen Worten", "Correction in your own words"),
                Lines,
            ),
            (
                "Leer: Eine Berichtigung sagt selbst, was sich geändert hat.",
                "Empty: a correction says by itself what has changed.",
            ),
        )),
        field("meeting", ("Sitzung", "Meeting"), Table(&MEETING)),
        field("attendance", ("Teilnahme in Zahlen", "Attendance in figures"), Table(&ATTENDANCE)),
        field("participants", ("Teilnehmende", "Participants"), Entries(&PARTICIPANT)),
        field("contributions", ("Beiträge", "Contributions"), Entries(&CONTRIBUTION)),
        field("agenda", ("Tagesordnung", "Agenda"), Entries(&ITEM)),
        field(
            "announcements",
            ("Mitteilungen und Aufrufe", "Announcements and calls"),
            Entries(&ANNOUNCEMENT),
        ),
        field("dates", ("Termine", "Dates"), Entries(&EVENT)),
        field("attachments", ("Anlagen", "Attachments"), Entries(&ATTACHED)),
    ],
};

static MEETING: Section = Section {
    name: ("Sitzung", "Meeting"),
    named_by: &["date"],
    fields: &[
        required(field("date", ("Datum", "Date"), Date)),
        field("start", ("Beginn", "Start"), Time),
        field("end", ("Ende", "End"), Time),
        field("place", ("Ort", "Place"), Line),
        field("chair", ("Leitung", "Chair"), Line),
        field("minute-taker", ("Protokoll", "Minute-taker"), Line),
        field("next", ("Nächstes Treffen", "Next meeting"), Date),
        ACCESS,
    ],
};

static ONLINE: Section = Section {
    name: ("Online-Zugang", "Online access"),
    named_by: &["url"],
    fields: &[
        LINK,
        field("id", ("Kennung der Konferenz", "Meeting ID"), Line),
        field("passcode", ("Kenncode", "Passcode"), Line),
        hinted(
            field("phone", ("Telefon", "Phone"), Texts),
            ("Je Zeile eine Einwahl.", "One dial-in on each line."),
        ),
        field("notice", ("Hinweis", "Notice"), Line),
    ],
};

static ATTENDANCE: Section = Section {
    name: ("Teilnahme", "Attendance"),
    named_by: &[],
    fields: &[
        field("persons", ("Personen", "Persons"), Number),
        field("organisations", ("Organisationen", "Organisations"), Number),
    ],
};

static PARTICIPANT: Section = Section {
    name: ("Person", "Person"),
    named_by: &["name"],
    fields: &[
        required(field("name", ("Name", "Name"), Line)),
        ORGANISATION,
        field("role", ("Rolle", "Role"), Line),
        field("status", ("Anwesenheit", "Presence"), Takes::Choice(words::<Presence>)),
        field(
            "public",
            ("Der Name darf veröffentlicht werden", "The name may be published"),
            Flag(false),
        ),
    ],
};

static CONTRIBUTION: Section = Section {
    name: ("Beitrag", "Contribution"),
    named_by: &["title", "from"],
    fields: &[
        field("title", ("Titel", "Title"), Line),
        field("rubric", ("Rubrik", "Rubric"), Line),
        ORGANISATION,
        field("author", ("Verfasst von", "Author"), Line),
        field("teaser", ("Anreißer", "Teaser"), Lines),
        TEXT,
        field("picture", ("Bild (Datei)", "Picture (file)"), File),
        field(
            "alt",
            ("Alternativtext: Was ist zu sehen?", "Alternative text: what can be seen?"),
            Line,
        ),
        field("caption", ("Bildunterschrift", "Caption"), Line),
        field("credit", ("Foto von", "Photo by"), Line),
        field(
            "consent",
            ("Einwilligung der Abgebildeten", "Consent of those shown"),
            Takes::Choice(words::<Consent>),
        ),
        field("logo", ("Logo (Datei)", "Logo (file)"), File),
        field("contact", ("Kontakt", "Contact"), Line),
        LINK,
        field("language", ("Sprache", "Language"), Line),
        VISIBILITY,
        ATTACHMENT,
        field("from", ("Aus einer eigenen Datei", "From a file of its own"), File),
    ],
};

static ITEM: Section = Section {
    name: ("Tagesordnungspunkt", "Agenda item"),
    named_by: &["title"],
    fields: &[
        TITLE,
        field("speaker", ("Vortrag", "Speaker"), Line),
        ORGANISATION,
        TEXT,
        VISIBILITY,
        ATTACHMENT,
        field("decisions", ("Beschlüsse", "Decisions"), Entries(&DECISION)),
        field("tasks", ("Aufgaben", "Tasks"), Entries(&TASK)),
        field("items", ("Unterpunkte", "Items below"), Entries(&ITEM)),
    ],
};

static DECISION: Section = Section {
    name: ("Beschluss", "Decision"),
    named_by: &["number", "text"],
    fields: &[
        required(field("text", ("Wortlaut", "Wording"), Lines)),
        field("number", ("Nummer", "Number"), Line),
        field("votes", ("Stimmen", "Votes"), Table(&VOTES)),
    ],
};

static VOTES: Section = Section {
    name: ("Stimmen", "Votes"),
    named_by: &[],
    fields: &[
        field("yes", ("Ja", "Yes"), Number),
        field("no", ("Nein", "No"), Number),
        field("abstained", ("Enthaltungen", "Abstentions"), Number),
    ],
};

static TASK: Section = Section {
    name: ("Aufgabe", "Task"),
    named_by: &["text"],
    fields: &[
        required(field("text", ("Was ist zu tun?", "What is to be done?"), Line)),
        field("who", ("Wer", "Who"), Line),
        field("due", ("Fällig am", "Due"), Date),
        field("done", ("Erledigt", "Done"), Flag(false)),
    ],
};

static ANNOUNCEMENT: Section = Section {
    name: ("Mitteilung", "Announcement"),
    named_by: &["title"],
    fields: &[
        TITLE,
        field("type", ("Typ", "Type"), Takes::Choice(words::<AnnouncementKind>)),
        ORGANISATION,
        field("speaker", ("Vortrag", "Speaker"), Line),
        field("deadline", ("Frist (bei einem Aufruf)", "Deadline (of a call)"), Date),
        field("contact", ("Kontakt (bei einem Aufruf)", "Contact (of a call)"), Line),
        TEXT,
        VISIBILITY,
        ATTACHMENT,
    ],
};

static EVENT: Section = Section {
    name: ("Termin", "Date"),
    named_by: &["title"],
    fields: &[
        TITLE,
        field("date", ("Datum", "Date"), Date),
        field("until", ("Letzter Tag", "Last day"), Date),
        hinted(
            field("when", ("Wann, in Worten", "When, in words"), Line),
            (
                "Solange es noch kein Datum gibt: im Sommer 2027.",
                "While there is no date yet: in the summer of 2027.",
            ),
        ),
        field("start", ("Beginn", "Start"), Time),
        field("end", ("Ende", "End"), Time),
        field("place", ("Ort", "Place"), Line),
        ORGANISATION,
        field("registration", ("Anmeldung", "Registration"), Line),
        field("note", ("Anmerkung", "Note"), Line),
        LINK,
        field("status", ("Stand", "Status"), Takes::Choice(words::<EventStatus>)),
        VISIBILITY,
        ATTACHMENT,
        hinted(
            field("id", ("Kennung", "ID"), Line),
            ("Damit verweisen Texte auf den Termin.", "Texts refer to the date by it."),
        ),
        ACCESS,
    ],
};

static ATTACHED: Section = Section {
    name: ("Anlage", "Attachment"),
    named_by: &["title", "id"],
    fields: &[
        TITLE,
        hinted(
            required(field("id", ("Kennung", "ID"), Line)),
            ("Damit verweisen Texte auf die Anlage.", "Texts refer to the attachment by it."),
        ),
        hinted(
            field("file", ("Datei", "File"), File),
            (
                "Der Pfad vom Ordner der Sitzungsdatei aus.",
                "The path from the folder of the minutes file.",
            ),
        ),
        LINK,
        field("language", ("Sprache", "Language"), Line),
        field("mail", ("Geht mit der E-Mail hinaus", "Goes out with the mail"), Flag(true)),
        VISIBILITY,
    ],
};

/// The fields for the page, in the language of the user. What lies below an entry and is of its own kind
/// is told once.
pub(in crate::command::edit) fn told(language: Language) -> Value {
    section(&TOP, language)
}

fn section(own: &'static Section, language: Language) -> Value {
    let fields = own.fields.iter().map(|field| told_field(own, field, language));
    let fields: Vec<Value> = fields.collect();
    json!({
        "name": language.pick(own.name.0, own.name.1),
        "namedBy": own.named_by,
        "fields": fields,
    })
}

fn told_field(own: &'static Section, field: &Field, language: Language) -> Value {
    let say = |words: Words| language.pick(words.0, words.1);
    let (kind, of) = match field.takes {
        Line => ("line", Value::Null),
        Reference => ("reference", Value::Null),
        File => ("file", Value::Null),
        Lines => ("lines", Value::Null),
        Texts => ("texts", Value::Null),
        Date => ("date", Value::Null),
        Time => ("time", Value::Null),
        Number => ("number", Value::Null),
        Flag(usual) => ("flag", json!(usual)),
        Takes::Choice(words) => {
            let told = |(english, german): (&'static str, &'static str)| json!({ "value": english, "label": language.pick(german, english) });
            ("choice", words().into_iter().map(told).collect())
        }
        Table(below) => ("table", section(below, language)),
        Entries(below) if std::ptr::eq(below, own) => ("entries", Value::Null),
        Entries(below) => ("entries", section(below, language)),
    };
    json!({
        "key": field.key,
        "label": say(field.label),
        "hint": field.hint.map(say),
        "required": field.is_required,
        "rare": field.is_rare,
        "kind": kind,
        "of": of,
    })
}
