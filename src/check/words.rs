//! What the rules have to say.

use chrono::{NaiveDate, NaiveTime};

use super::aspect::Aspect;
use crate::l10n::{Bilingual, Language, SystemFault, count, date, time};
use crate::settings::Security;

/// A day in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Day(pub(super) NaiveDate);

/// What is wrong, and what the other places show.
#[derive(Debug)]
pub(super) enum Words {
    IdForm { id: String },
    IdTwice { id: String, first: String },
    FirstHere,
    DateAndWhen { title: String },
    DateHere,
    UntilBeforeDate { title: String, from: Day, until: Day },
    BeginsHere,
    EndBeforeStart { title: String, start: NaiveTime, end: NaiveTime },
    MeetingEnd { start: NaiveTime, end: NaiveTime },
    NextNotAfter { date: Day, next: Day },
    InvitationWithoutBoth,
    InvitationWithoutPlace,
    InvitationWithoutStart,
    MorePersons { figure: u32, counted: usize },
    MoreOrganisations { figure: u32, counted: usize },
    OrganisationsExceedPersons { persons: u32, organisations: u32 },
    PersonsHere,
    ListHere,
    NoAttendance,
    ListedTwice { name: String },
    NothingIn,
    MoreVotes { cast: u64, persons: u64 },
    NoTarget { title: String },
    NotLinked { title: String },
    Outside { file: String },
    Private { file: String },
    EmptyFile { file: String },
    NoFile { file: String },
    NotAFile { file: String },
    UnreadableFile { file: String, reason: SystemFault },
    SameName { name: String },
    UnknownAttachment { id: String },
    UnknownDate { id: String },
    InternalReference { title: String },
    RecordHere,
    Image,
    SameMailing { id: String },
    LogoAlt,
    NoSender,
    NoAddress { written: String },
    NoUnsubscribe,
    BadUnsubscribe { link: String },
    Unprotected { host: String },
    PortContradicts { port: u16, security: Security },
    RecordMissing { id: String },
    RecordExtra { id: String },
    RecordsWithoutId,
    InternalWithoutId,
    Differs { aspect: Aspect },
    FirstLanguage,
    FixedRule { name: String },
    UnknownRule { name: String },
    CannotAccept { name: String },
    NoSpot { written: String },
    Unused { rule: String },
}

impl Bilingual for Words {
    #[expect(clippy::too_many_lines, reason = "one sentence a line, exhaustive by intent")]
    fn german(&self) -> String {
        let day = |day: &Day| date(day.0, Language::German);
        let hour = |at: &NaiveTime| time(*at, Language::German);
        match self {
            Self::IdForm { id } => format!("`{id}` ist als Kennung nicht möglich."),
            Self::IdTwice { id, first } if id == first => {
                format!("Die Kennung `{id}` ist schon vergeben.")
            }
            Self::IdTwice { id, first } => format!(
                "Die Kennungen `{id}` und `{first}` unterscheiden sich nur in der Groß- und Kleinschreibung."
            ),
            Self::FirstHere => "hier zuerst".into(),
            Self::DateAndWhen { title } => {
                format!("Für „{title}“ ist der Tag zweimal angegeben: als Datum und in Worten.")
            }
            Self::DateHere => "das Datum".into(),
            Self::UntilBeforeDate { title, from, until } => {
                format!("„{title}“ endet am {}, also vor dem Beginn am {}.", day(until), day(from))
            }
            Self::BeginsHere => "Beginn".into(),
            Self::EndBeforeStart { title, start, end } => format!(
                "„{title}“ endet um {}, also nicht nach dem Beginn um {}.",
                hour(end),
                hour(start)
            ),
            Self::MeetingEnd { start, end } => format!(
                "Die Sitzung endet um {}, also nicht nach dem Beginn um {}.",
                hour(end),
                hour(start)
            ),
            Self::NextNotAfter { date, next } => format!(
                "Das nächste Treffen am {} liegt nicht nach dieser Sitzung am {}.",
                day(next),
                day(date)
            ),
            Self::InvitationWithoutBoth => "Die Einladung nennt weder Ort noch Beginn.".into(),
            Self::InvitationWithoutPlace => "Die Einladung nennt keinen Ort.".into(),
            Self::InvitationWithoutStart => "Die Einladung nennt keinen Beginn.".into(),
            Self::MorePersons { figure, counted } => format!(
                "Die Liste der Anwesenden nennt {}, angegeben ist die Zahl {figure}.",
                people(*counted as u64, Language::German)
            ),
            Self::MoreOrganisations { figure, counted } => format!(
                "Die Anwesenden kommen aus {}; angegeben ist die Zahl {figure}.",
                count(*counted, "Organisation", "Organisationen")
            ),
            Self::OrganisationsExceedPersons { persons, organisations } => format!(
                "{} aus {}: Das ist nicht möglich.",
                people(u64::from(*persons), Language::German),
                count(*organisations as usize, "Organisation", "Organisationen")
            ),
            Self::PersonsHere => "so viele Personen".into(),
            Self::ListHere => "die Liste der Teilnehmenden".into(),
            Self::ListedTwice { name } => format!("`{name}` steht schon in der Liste."),
            Self::NothingIn => {
                "Außer Überschriften steht in dieser Datei nichts: kein Text, kein Termin, keine Anlage.".into()
            }
            Self::NoAttendance => "Es ist nicht angegeben, wie viele Personen da waren.".into(),
            Self::MoreVotes { cast, persons } => format!(
                "Gezählt sind {}, anwesend {}.",
                votes(*cast, Language::German),
                people(*persons, Language::German)
            ),
            Self::NoTarget { title } => {
                format!("Die Anlage „{title}“ nennt weder eine Datei noch einen Link.")
            }
            Self::NotLinked { title } => format!(
                "Die Anlage „{title}“ soll nicht mitgeschickt werden, hat aber auch keinen Link."
            ),
            Self::Outside { file } => {
                format!("`{file}` liegt außerhalb des Arbeitsordners.")
            }
            Self::Private { file } => format!(
                "`{file}` ist nur für das Büro bestimmt und darf nicht an alle verschickt werden."
            ),
            Self::EmptyFile { file } => format!("Die Datei `{file}` ist leer."),
            Self::NoFile { file } => format!("Die Datei `{file}` gibt es nicht."),
            Self::NotAFile { file } => format!("`{file}` ist keine Datei, sondern ein Ordner."),
            Self::UnreadableFile { file, reason } => {
                format!("Die Datei `{file}` kann nicht gelesen werden: {}", reason.german())
            }
            Self::SameName { name } => {
                format!("Zwei Anlagen würden unter demselben Dateinamen `{name}` verschickt.")
            }
            Self::UnknownAttachment { id } => {
                format!("Eine Anlage mit der Kennung `{id}` gibt es nicht.")
            }
            Self::UnknownDate { id } => {
                format!("Einen Termin mit der Kennung `{id}` gibt es nicht.")
            }
            Self::InternalReference { title } => {
                format!("Ein öffentlicher Text verweist auf den internen Eintrag „{title}“.")
            }
            Self::RecordHere => "der Eintrag".into(),
            Self::Image => "Bilder im Text werden nicht gezeigt.".into(),
            Self::SameMailing { id } => {
                format!("Zwei dieser Dateien haben dieselbe Kennung `{id}`.")
            }
            Self::LogoAlt => {
                "Für das Logo fehlt eine Beschreibung für Menschen, die es nicht sehen.".into()
            }
            Self::NoSender => "Es ist kein Absender angegeben.".into(),
            Self::NoAddress { written } => format!("`{written}` ist keine E-Mail-Adresse."),
            Self::NoUnsubscribe => "Es ist nicht angegeben, wie man sich abmelden kann.".into(),
            Self::BadUnsubscribe { link } => format!("`{link}` ist kein Weg, sich abzumelden."),
            Self::Unprotected { host } => {
                format!("Die Verbindung zu `{host}` wäre nicht verschlüsselt.")
            }
            Self::PortContradicts { port, security } => {
                let security = written(*security, Language::German);
                format!("Der Port {port} passt nicht zu `sicherheit = \"{security}\"`.")
            }
            Self::RecordMissing { id } => {
                format!("In dieser Übersetzung fehlt der Eintrag `{id}`.")
            }
            Self::RecordExtra { id } => {
                format!("Den Eintrag `{id}` gibt es in der ersten Sprache nicht.")
            }
            Self::RecordsWithoutId => {
                "Die Zahl der Termine ohne Kennung ist anders als in der ersten Sprache.".into()
            }
            Self::InternalWithoutId => {
                "Die erste Sprache hat hier interne Einträge, aber nicht gleich \
                 viele Einträge wie diese Datei: Internes könnte öffentlich werden."
                    .into()
            }
            Self::Differs { aspect } => {
                format!("{} ist anders als in der ersten Sprache.", aspect.german())
            }
            Self::FirstLanguage => "in der ersten Sprache".into(),
            Self::FixedRule { name } => {
                format!("Ein Verstoß gegen die Regel `{name}` gilt immer als Fehler.")
            }
            Self::UnknownRule { name } => format!("Eine Regel `{name}` gibt es nicht."),
            Self::CannotAccept { name } => {
                format!("Ein Verstoß gegen die Regel `{name}` lässt sich nicht hinnehmen.")
            }
            Self::NoSpot { written } => format!("`{written}` nennt keine Datei und keine Zeile."),
            Self::Unused { rule } => {
                format!("Hier gibt es keine Meldung von `{rule}` mehr, die hinzunehmen wäre.")
            }
        }
    }

    #[expect(clippy::too_many_lines, reason = "one sentence a line, exhaustive by intent")]
    fn english(&self) -> String {
        let day = |day: &Day| date(day.0, Language::English);
        let hour = |at: &NaiveTime| time(*at, Language::English);
        match self {
            Self::IdForm { id } => format!("`{id}` cannot be an ID."),
            Self::IdTwice { id, first } if id == first => format!("The ID `{id}` is taken."),
            Self::IdTwice { id, first } => {
                format!("The IDs `{id}` and `{first}` differ only in capitals.")
            }
            Self::FirstHere => "first here".into(),
            Self::DateAndWhen { title } => {
                format!("\"{title}\" names its day twice: as a date and in words.")
            }
            Self::DateHere => "the date".into(),
            Self::UntilBeforeDate { title, from, until } => {
                format!("\"{title}\" ends on {}, before it begins on {}.", day(until), day(from))
            }
            Self::BeginsHere => "the beginning".into(),
            Self::EndBeforeStart { title, start, end } => {
                format!(
                    "\"{title}\" ends at {}, not after its start at {}.",
                    hour(end),
                    hour(start)
                )
            }
            Self::MeetingEnd { start, end } => {
                format!(
                    "The meeting ends at {}, not after its start at {}.",
                    hour(end),
                    hour(start)
                )
            }
            Self::NextNotAfter { date, next } => {
                format!("The next meeting on {} is not after this one on {}.", day(next), day(date))
            }
            Self::InvitationWithoutBoth => "The invitation names neither place nor start.".into(),
            Self::InvitationWithoutPlace => "The invitation names no place.".into(),
            Self::InvitationWithoutStart => "The invitation names no start.".into(),
            Self::MorePersons { figure, counted } => format!(
                "The figure says {}, but {counted} are listed as present.",
                people(u64::from(*figure), Language::English)
            ),
            Self::MoreOrganisations { figure, counted } => format!(
                "The figure says {}, but those present come from {counted}.",
                count(*figure as usize, "organisation", "organisations")
            ),
            Self::OrganisationsExceedPersons { persons, organisations } => format!(
                "{} cannot come from {}.",
                people(u64::from(*persons), Language::English),
                count(*organisations as usize, "organisation", "organisations")
            ),
            Self::PersonsHere => "so many persons".into(),
            Self::ListHere => "the list of participants".into(),
            Self::ListedTwice { name } => format!("`{name}` is in the list already."),
            Self::NothingIn => {
                "There is nothing but headings in this file: no text, no date, no attachment."
                    .into()
            }
            Self::NoAttendance => "Nothing says how many people were there.".into(),
            Self::MoreVotes { cast, persons } => format!(
                "There are {} of {}.",
                votes(*cast, Language::English),
                people(*persons, Language::English)
            ),
            Self::NoTarget { title } => {
                format!("The attachment \"{title}\" names neither a file nor a link.")
            }
            Self::NotLinked { title } => {
                format!("The attachment \"{title}\" is not mailed, but has no link either.")
            }
            Self::Outside { file } => format!("`{file}` lies outside the workspace."),
            Self::Private { file } => {
                format!("`{file}` is for the office alone and must not be mailed to everybody.")
            }
            Self::EmptyFile { file } => format!("The file `{file}` is empty."),
            Self::NoFile { file } => format!("There is no file `{file}`."),
            Self::NotAFile { file } => format!("`{file}` is a folder, not a file."),
            Self::UnreadableFile { file, reason } => {
                format!("The file `{file}` cannot be read: {}", reason.english())
            }
            Self::SameName { name } => {
                format!("Two attachments would travel under the same file name `{name}`.")
            }
            Self::UnknownAttachment { id } => format!("There is no attachment with the ID `{id}`."),
            Self::UnknownDate { id } => format!("There is no date with the ID `{id}`."),
            Self::InternalReference { title } => {
                format!("A public text refers to the internal entry \"{title}\".")
            }
            Self::RecordHere => "the entry".into(),
            Self::Image => "Images in texts are not shown.".into(),
            Self::SameMailing { id } => format!("Two of these files have the same ID `{id}`."),
            Self::LogoAlt => "The logo has no description for those who cannot see it.".into(),
            Self::NoSender => "There is no sender.".into(),
            Self::NoAddress { written } => format!("`{written}` is no e-mail address."),
            Self::NoUnsubscribe => "Nothing says how to unsubscribe.".into(),
            Self::BadUnsubscribe { link } => format!("`{link}` is no way to unsubscribe."),
            Self::Unprotected { host } => {
                format!("The connection to `{host}` would not be encrypted.")
            }
            Self::PortContradicts { port, security } => {
                let security = written(*security, Language::English);
                format!("Port {port} does not go with `security = \"{security}\"`.")
            }
            Self::RecordMissing { id } => format!("This translation lacks the entry `{id}`."),
            Self::RecordExtra { id } => format!("The first language has no entry `{id}`."),
            Self::RecordsWithoutId => {
                "The number of dates without an ID is not that of the first language.".into()
            }
            Self::InternalWithoutId => "The first language has internal entries here, but not as \
                 many entries as this file: something internal might become public."
                .into(),
            Self::Differs { aspect } => {
                format!("{} is not that of the first language.", aspect.english())
            }
            Self::FirstLanguage => "in the first language".into(),
            Self::FixedRule { name } => format!("The rule `{name}` is always an error."),
            Self::UnknownRule { name } => format!("There is no rule `{name}`."),
            Self::CannotAccept { name } => {
                format!("What the rule `{name}` finds cannot be accepted.")
            }
            Self::NoSpot { written } => format!("`{written}` names no file and no line."),
            Self::Unused { rule } => {
                format!("There is no finding of `{rule}` here any more that could be accepted.")
            }
        }
    }
}

fn votes(number: u64, language: Language) -> String {
    let number = usize::try_from(number).unwrap_or(usize::MAX);
    match language {
        Language::German => count(number, "Stimme", "Stimmen"),
        Language::English => count(number, "vote", "votes"),
    }
}

fn people(number: u64, language: Language) -> String {
    let number = usize::try_from(number).unwrap_or(usize::MAX);
    match language {
        Language::German => count(number, "Person", "Personen"),
        Language::English => count(number, "person", "persons"),
    }
}

/// The value of `security` as the settings have it.
fn written(security: Security, language: Language) -> &'static str {
    match security {
        Security::Tls => "tls",
        Security::StartTls => "starttls",
        Security::None => language.pick("keine", "none"),
    }
}
