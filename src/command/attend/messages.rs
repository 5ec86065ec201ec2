//! What is said at the keyboard: short, one thing in each line.

use chrono::{NaiveDate, NaiveTime};

use super::state::{Refused, State, Status};
use crate::edit::NotSaved;
use crate::l10n::{Language, Localize, count, messages, time};
use crate::minutes::Counted;

/// What is known of somebody, in a few words.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    state: State,
}

impl Standing {
    /// What is to be said of somebody.
    pub(super) fn of(state: &State) -> Self {
        Self { state: state.clone() }
    }
}

impl Localize for Standing {
    fn localize(&self, language: Language) -> String {
        let state = &self.state;
        let at = |at: NaiveTime| time(at, language);
        let mut parts = Vec::new();
        parts.push(match (state.status, state.left) {
            (Status::Excused, _) => language.pick("entschuldigt", "excused").to_owned(),
            (Status::Absent, _) => language.pick("nicht da", "not there").to_owned(),
            (_, Some(left)) => {
                language.pick(format!("gegangen um {}", at(left)), format!("left at {}", at(left)))
            }
            (status, None) => {
                let since = state.away.last().and_then(|(_, came)| *came).or(state.came);
                let guest = status == Status::Guest;
                let there = if guest {
                    language.pick("als Gast da", "there as a guest")
                } else {
                    language.pick("da", "there")
                };
                match since {
                    Some(since) => language.pick(
                        format!("{there} seit {}", at(since)),
                        format!("{there} since {}", at(since)),
                    ),
                    None => there.to_owned(),
                }
            }
        });
        if let Some(name) = &state.deputy_for {
            parts.push(language.pick(format!("i. V. für {name}"), format!("for {name}")));
        }
        if let Some(name) = &state.on_behalf_of {
            parts
                .push(language.pick(format!("im Auftrag: {name}"), format!("on behalf of {name}")));
        }
        parts.join(", ")
    }
}

messages! {
    /// What is said.
    pub(super) enum Message {
        NoMeeting =
            "Diese Datei berichtet von keinem Treffen.",
            "This file is not about a meeting.";
        Held { who: Option<String> } = match who {
            Some(who) =>
                "Die Anwesenheit zu dieser Datei wird gerade schon erfasst: von {who}.",
                "The attendance of this file is already being recorded, by {who}.";
            None =>
                "Die Anwesenheit zu dieser Datei wird gerade schon erfasst.",
                "The attendance of this file is already being recorded.";
        };
        NoList =
            "Ohne die Kontaktliste finden Sie hier nur, wer schon in der Datei steht. Andere nehmen Sie mit \
             + auf.",
            "Without the contact list only those who are in the file can be found. Add others with +.";
        Welcome { title: String, date: NaiveDate, people: usize } =
            ("Anwesenheit: „{title}“ am {date}. {} zu finden.",
             count(*people, "Person ist", "Personen sind")),
            ("Attendance: “{title}” on {date}. {} can be found.", count(*people, "person", "people"));
        NotToday { date: NaiveDate } =
            "Das Treffen ist nicht heute, sondern am {date}. Uhrzeiten werden nur eingetragen, wenn Sie sie \
             eingeben.",
            "The meeting is not today but on {date}. Times are only recorded where you type them.";
        HowTo =
            "Drei Buchstaben und Eingabetaste: Die Person ist da. Mit - davor: Sie geht. ? zeigt alles, was \
             möglich ist; ein Punkt beendet.",
            "Three letters and Enter: the person is there. With - before them: the person leaves. ? shows \
             everything; a full stop ends.";
        Help =
            "mus              wer „Mus…“ heißt, oder wessen Organisation so heißt, ist da\n\
             mus 17:20        … seit dieser Uhrzeit (auch 1720)\n\
             - mus            … geht; „- mus 18:05“ zu dieser Uhrzeit\n\
             mus iv Kim Probe … in Vertretung für Kim Probe\n\
             mus ia Landkreis … im Auftrag des Landkreises\n\
             mus gast         … als Gast, ohne Stimme\n\
             ~ mus            … ist entschuldigt\n\
             + Kim Neu, Verein   nimmt jemanden auf, nur für dieses Treffen\n\
             <                nimmt den letzten Eintrag zurück\n\
             =                zeigt, wer da ist\n\
             .                beendet; alles steht dann in der Datei",
            "mus              whoever is called “Mus…”, or whose organisation is, is there\n\
             mus 17:20        … since that time (1720 is the same)\n\
             - mus            … leaves; “- mus 18:05” at that time\n\
             mus for Kim Probe … as a deputy for Kim Probe\n\
             mus obo County   … on behalf of the county\n\
             mus guest        … as a guest, without a vote\n\
             ~ mus            … has sent apologies\n\
             + Kim Neu, Club  adds somebody, for this meeting only\n\
             <                takes back the last entry\n\
             =                shows who is there\n\
             .                ends; everything is in the file then";
        Resumed { entries: usize } =
            ("Weiter, wo es abgebrochen ist: {} aus dem vorigen Lauf gesichert.",
             count(*entries, "Eintrag ist", "Einträge sind")),
            ("Going on where it broke off: {} of the earlier run saved.",
             count(*entries, "entry is", "entries are"));
        Offer { number: i32, person: String, there: Option<Standing> } = match there {
            Some(there) => "{number}  {person} ({there})", "{number}  {person} ({there})";
            None => "{number}  {person}", "{number}  {person}";
        };
        Which { most: usize, more: usize } = match more {
            0 => "Wer? Zahl von 1 bis {most}, 0: niemand.", "Who? A number from 1 to {most}, 0: nobody.";
            more =>
                "Wer? Zahl von 1 bis {most}, 0: niemand. {more} weitere passen auch: Geben Sie mehr \
                 Buchstaben ein.",
                "Who? A number from 1 to {most}, 0: nobody. {more} more fit: type more letters.";
        };
        Nobody = "Niemand.", "Nobody.";
        NoSuchNumber { most: usize } =
            "Eine Zahl von 1 bis {most}, 0: niemand.",
            "A number from 1 to {most}, 0: nobody.";
        NothingOffered =
            "Es steht gerade nichts zur Wahl. Geben Sie Buchstaben eines Namens ein.",
            "There is nothing to choose from. Type letters of a name.";
        NotFound { typed: String } =
            "Niemand passt auf „{typed}“. Neu aufnehmen: + Vorname Nachname, Organisation",
            "Nobody fits “{typed}”. To add somebody: + first name last name, organisation";
        NewHow =
            "Es fehlt der Name: + Vorname Nachname, Organisation",
            "The name is missing: + first name last name, organisation";
        NotText =
            "Diese Zeile ist nicht als Text zu lesen (UTF-8) und wurde nicht eingetragen.",
            "This line cannot be read as text (UTF-8) and was not recorded.";
        Entered { person: String, how: Standing } = "{person}: {how}", "{person}: {how}";
        Undone { person: String, how: Option<Standing> } = match how {
            Some(how) => "Zurückgenommen. {person}: {how}", "Taken back. {person}: {how}";
            None =>
                "Zurückgenommen. {person} steht nicht mehr in der Liste.",
                "Taken back. {person} is no longer in the list.";
        };
        NothingToUndo = "Es gibt nichts zurückzunehmen.", "There is nothing to take back.";
        Refused { person: String, why: Refused, how: Option<Standing> } = match (why, how) {
            (Refused::There, Some(how)) => "Nichts Neues. {person}: {how}", "Nothing new. {person}: {how}";
            (Refused::There, None) => "Nichts Neues zu {person}.", "Nothing new about {person}.";
            (Refused::NotThere, _) =>
                "Nicht eingetragen: {person} ist nicht da.",
                "Not recorded: {person} is not there.";
            (Refused::Gone, _) =>
                "Nicht eingetragen: {person} ist schon gegangen.",
                "Not recorded: {person} has left already.";
            (Refused::NoTime, _) =>
                "Nicht eingetragen: Wann ist {person} gegangen? Geben Sie die Uhrzeit mit ein: - mus 18:05",
                "Not recorded: when did {person} leave? Type the time as well: - mus 18:05";
            (Refused::TooEarly(at), _) =>
                ("Nicht eingetragen: {person} kam oder ging erst um {}.", time(at, Language::German)),
                ("Not recorded: {person} only came or left at {}.", time(at, Language::English));
            (Refused::TooLate(at), _) =>
                ("Nicht eingetragen: Das Treffen endete um {}.", time(at, Language::German)),
                ("Not recorded: the meeting ended at {}.", time(at, Language::English));
        };
        Count { persons: usize, organisations: usize, gone: usize } = match gone {
            0 =>
                ("Da: {} aus {}.", count(*persons, "Person", "Personen"),
                 count(*organisations, "Organisation", "Organisationen")),
                ("There: {} from {}.", count(*persons, "person", "people"),
                 count(*organisations, "organisation", "organisations"));
            gone =>
                ("Da: {} aus {}; gegangen: {gone}.", count(*persons, "Person", "Personen"),
                 count(*organisations, "Organisation", "Organisationen")),
                ("There: {} from {}; left: {gone}.", count(*persons, "person", "people"),
                 count(*organisations, "organisation", "organisations"));
        };
        Quorum { have: usize, needed: usize, counts: Counted } = match (have >= needed, counts) {
            (true, Counted::Persons) =>
                "Beschlussfähig: {have} Stimmberechtigte da, {needed} nötig.",
                "Quorum reached: {have} entitled to vote are there, {needed} needed.";
            (true, Counted::Organisations) =>
                "Beschlussfähig: {have} Organisationen da, {needed} nötig.",
                "Quorum reached: {have} organisations are there, {needed} needed.";
            (false, Counted::Persons) =>
                "Noch nicht beschlussfähig: {have} Stimmberechtigte da, {needed} nötig.",
                "No quorum yet: {have} entitled to vote are there, {needed} needed.";
            (false, Counted::Organisations) =>
                "Noch nicht beschlussfähig: {have} Organisationen da, {needed} nötig.",
                "No quorum yet: {have} organisations are there, {needed} needed.";
        };
        PutInAgain { names: Vec<String> as all_names } =
            "Die Datei wurde anderswo gespeichert, ohne {names}. Die Einträge stehen jetzt wieder darin; \
             alles andere bleibt, wie es dort geändert wurde.",
            "The file was saved elsewhere, without {names}. The entries are in it again; everything else \
             stays as it was changed there.";
        Unreadable =
            "Die Datei ist gerade nicht zu lesen, vielleicht weil sie in einem Editor halb fertig ist. Ihre \
             Einträge sind gesichert und kommen hinein, sobald es geht. Was fehlt, sagt `rundmail pruefen`.",
            "The file cannot be read at the moment, perhaps because it is half finished in an editor. Your \
             entries are saved and go in as soon as it can. `rundmail check` says what is wrong.";
        NotSaved { why: NotSaved } =
            "{why} Ihre Einträge sind gesichert und kommen hinein, sobald es geht.",
            "{why} Your entries are saved and go in as soon as it can.";
        CaughtUp =
            "Die Datei ist wieder zu lesen; alle Einträge stehen jetzt darin.",
            "The file can be read again; all entries are in it now.";
        FigureTooSmall { figure: u32, listed: usize } =
            "In [teilnahme] steht die Zahl {figure}, eingetragen sind {listed}. Ändern Sie die Zahl, oder \
             löschen Sie [teilnahme]; dann zählt das Programm.",
            "[attendance] says {figure}, but {listed} are listed. Change the figure, or delete \
             [attendance]; then the program counts.";
        Behind { file: String } =
            "Noch nicht alles steht in `{file}`; gesichert ist es. Berichtigen Sie die Datei, und rufen Sie \
             denselben Befehl noch einmal auf.",
            "Not everything is in `{file}` yet, but it is saved. Correct the file and run the same command \
             again.";
        Ended { file: String } = "Alles steht in `{file}`.", "Everything is in `{file}`.";
    }

    /// What to do about it.
    pub(super) enum Help {
        NoMeeting =
            "Nennen Sie eine Einladung, eine Zusammenfassung oder ein Protokoll mit [sitzung].",
            "Name an invitation, a summary or minutes with [meeting].";
        Held =
            "Beenden Sie das andere Fenster mit einem Punkt, oder erfassen Sie dort weiter.",
            "End the other window with a full stop, or go on there.";
    }
}

fn all_names(names: &[String], _: Language) -> String {
    names.join(", ")
}
