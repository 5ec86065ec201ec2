//! The fields of the form: what a minutes file can say, section by section, with words for people.

use serde_json::Value;

use super::field::{Field, Section, Takes, Words, field, hinted, rare, required, section, words};
use crate::l10n::Language;
use crate::minutes::{
    AnnouncementKind, Base, Consent, Counted, EventStatus, Kind, Majority, Presence, Visibility,
};

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
const ID: Field = field("id", ("Kennung", "ID"), Line);
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
        field("quorum", ("Beschlussfähigkeit", "Quorum"), Table(&QUORUM)),
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
        field("address", ("Straße und Ort", "Street and town"), Line),
        hinted(field("directions", ("Anfahrt", "How to get there"), Lines), MARKDOWN),
        field("accessibility", ("Barrierefreiheit", "Accessibility"), Line),
        field("registration", ("Anmeldung", "Registration"), Table(&REGISTRATION)),
        field("chair", ("Leitung", "Chair"), Line),
        field("minute-taker", ("Protokoll", "Minute-taker"), Line),
        field("next", ("Nächstes Treffen", "Next meeting"), Date),
        ACCESS,
        rare(field("moved-from", ("Verlegt vom", "Moved from"), Date)),
        rare(field("status", ("Stand", "Status"), Takes::Choice(words::<EventStatus>))),
        rare(hinted(
            field("map", ("Karte", "Map"), Line),
            (
                "Nur wenn die Karte das Haus nicht findet: Breite und Länge oder ein Link.",
                "Only if the map does not find the house: latitude and longitude, or a link.",
            ),
        )),
        rare(field("public-start", ("Öffentlich ab", "Public from"), Time)),
        rare(field("public-end", ("Öffentlich bis", "Public until"), Time)),
        rare(field("pauses", ("Pausen", "Pauses"), Entries(&PAUSE))),
    ],
};

static PAUSE: Section = Section {
    name: ("Pause", "Pause"),
    named_by: &["start"],
    fields: &[field("start", ("Beginn", "Start"), Time), field("end", ("Ende", "End"), Time)],
};

static REGISTRATION: Section = Section {
    name: ("Anmeldung", "Registration"),
    named_by: &[],
    fields: &[
        field("email", ("E-Mail", "E-mail"), Line),
        field("deadline", ("Frist", "Deadline"), Date),
        field("note", ("Anmerkung", "Note"), Line),
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

static QUORUM: Section = Section {
    name: ("Beschlussfähigkeit", "Quorum"),
    named_by: &[],
    fields: &[
        field("needed", ("Erforderlich", "Needed"), Number),
        field("eligible", ("Stimmberechtigt", "Eligible to vote"), Number),
        field("present", ("Anwesend", "Present"), Number),
        rare(field("counts", ("Gezählt werden", "What counts"), Takes::Choice(words::<Counted>))),
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
        field("came", ("Gekommen um", "Came at"), Time),
        field("left", ("Gegangen um", "Left at"), Time),
        rare(field("away", ("Zwischendurch abwesend", "Away in between"), Entries(&AWAY))),
        rare(field("deputy-for", ("In Vertretung für", "Deputy for"), Line)),
        rare(field("on-behalf-of", ("Im Auftrag von", "On behalf of"), Line)),
        field(
            "public",
            ("Der Name darf veröffentlicht werden", "The name may be published"),
            Flag(false),
        ),
    ],
};

static AWAY: Section = Section {
    name: ("Abwesenheit", "Absence"),
    named_by: &["left"],
    fields: &[
        field("left", ("Gegangen um", "Left at"), Time),
        field("came", ("Wieder da um", "Back at"), Time),
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
        rare(field("standing", ("Auf jeder Tagesordnung", "On every agenda"), Flag(false))),
        VISIBILITY,
        ATTACHMENT,
        field("decisions", ("Beschlüsse", "Decisions"), Entries(&DECISION)),
        rare(field("elections", ("Wahlen", "Elections"), Entries(&ELECTION))),
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
        rare(field("time", ("Uhrzeit", "Time"), Time)),
        rare(field("majority", ("Nötige Mehrheit", "Majority"), Takes::Choice(words::<Majority>))),
        rare(field("majority-of", ("Mehrheit von", "Majority of"), Takes::Choice(words::<Base>))),
    ],
};

static ELECTION: Section = Section {
    name: ("Wahl", "Election"),
    named_by: &["office"],
    fields: &[
        required(field("office", ("Amt", "Office"), Line)),
        field("candidates", ("Kandidierende", "Candidates"), Entries(&CANDIDATE)),
        field("ballots", ("Stimmzettel", "Ballots"), Number),
        field("no", ("Nein", "No"), Number),
        field("abstained", ("Enthaltungen", "Abstentions"), Number),
        field("invalid", ("Ungültig", "Invalid"), Number),
        rare(field("seats", ("Sitze", "Seats"), Number)),
        rare(field("secret", ("Geheim", "Secret"), Flag(false))),
        rare(field("time", ("Uhrzeit", "Time"), Time)),
        rare(field("text", ("Anmerkung", "Remark"), Lines)),
    ],
};

static CANDIDATE: Section = Section {
    name: ("Person", "Candidate"),
    named_by: &["name"],
    fields: &[
        required(field("name", ("Name", "Name"), Line)),
        ORGANISATION,
        field("votes", ("Stimmen", "Votes"), Number),
        field("elected", ("Gewählt", "Elected"), Flag(false)),
        field("accepted", ("Nimmt die Wahl an", "Accepts"), Flag(false)),
        field(
            "public",
            ("Der Name darf veröffentlicht werden", "The name may be published"),
            Flag(false),
        ),
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
        field("since", ("Offen seit", "Open since"), Date),
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
        hinted(ID, ("Damit verweisen Texte auf den Termin.", "Texts refer to the date by it.")),
        ACCESS,
    ],
};

static ATTACHED: Section = Section {
    name: ("Anlage", "Attachment"),
    named_by: &["title", "id"],
    fields: &[
        TITLE,
        hinted(
            required(ID),
            ("Damit verweisen Texte auf die Anlage.", "Texts refer to the attachment by it."),
        ),
        hinted(
            field("file", ("Datei", "File"), File),
            ("Der Pfad vom Ordner dieser Datei aus.", "The path from the folder of this file."),
        ),
        LINK,
        field("language", ("Sprache", "Language"), Line),
        field("mail", ("Geht mit der E-Mail hinaus", "Goes out with the mail"), Flag(true)),
        VISIBILITY,
    ],
};

/// The fields for the page, in the language of the user.
pub(in crate::command::edit) fn told(language: Language) -> Value {
    section(&TOP, language)
}
