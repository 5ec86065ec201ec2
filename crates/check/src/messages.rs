//! Messages of the rules.

use chrono::{NaiveDate, NaiveTime};

use crate::aspect::Aspect;
use crate::l10n::{Language, count, counted, messages};
use crate::settings::Security;

messages! {
    /// What is wrong, and labels of other spans.
    pub(super) enum Message {
        IdForm { id: String } =
            "`{id}` ist als Kennung nicht möglich.",
            "`{id}` is not a valid ID.";
        IdTwice { id: String, first: String } = match id {
            _ if id == first =>
                "Die Kennung `{id}` ist schon vergeben.",
                "The ID `{id}` is already used.";
            _ =>
                "Die Kennungen `{id}` und `{first}` unterscheiden sich nur in der Groß- und \
                 Kleinschreibung.",
                "The IDs `{id}` and `{first}` differ only in upper and lower case.";
        };
        FirstHere = "hier zuerst", "first here";
        DateAndWhen { title: String } =
            "Für „{title}“ ist der Tag zweimal angegeben: als Datum und in Worten.",
            "\"{title}\" gives its day twice: as a date and in words.";
        DateHere = "das Datum", "the date";
        UntilBeforeDate { title: String, from: NaiveDate, until: NaiveDate } =
            "„{title}“ endet am {until}, also vor dem Beginn am {from}.",
            "\"{title}\" ends on {until}, before it begins on {from}.";
        BeginsHere = "Beginn", "the start";
        EndBeforeStart { title: String, start: NaiveTime, end: NaiveTime } =
            "„{title}“ endet um {end}, also nicht nach dem Beginn um {start}.",
            "\"{title}\" ends at {end}, which is not after its start at {start}.";
        MeetingEnd { start: NaiveTime, end: NaiveTime } =
            "Die Sitzung endet um {end}, also nicht nach dem Beginn um {start}.",
            "The meeting ends at {end}, which is not after its start at {start}.";
        NextNotAfter { date: NaiveDate, next: NaiveDate } =
            "Das nächste Treffen am {next} liegt nicht nach dieser Sitzung am {date}.",
            "The next meeting on {next} is not after this one on {date}.";
        InvitationWithoutBoth =
            "Die Einladung nennt weder Ort noch Beginn.",
            "The invitation gives neither a place nor a start time.";
        InvitationWithoutPlace =
            "Die Einladung nennt keinen Ort.",
            "The invitation gives no place.";
        InvitationWithoutStart =
            "Die Einladung nennt keinen Beginn.",
            "The invitation gives no start time.";
        CancelledWithoutReason =
            "Die Absage sagt nicht, warum das Treffen ausfällt; Einleitung und Schluss stehen in ihr \
             nicht mehr.",
            "The cancellation does not say why; introduction and closing are no longer part of it.";
        RegistrationLate { deadline: NaiveDate, date: NaiveDate } =
            "Die Frist für die Anmeldung endet am {deadline}, also nach dem Treffen am {date}.",
            "The deadline for registration, {deadline}, is after the meeting on {date}.";
        RegistrationNowhere =
            "Für die Anmeldung gibt es keine E-Mail-Adresse.",
            "There is no e-mail address to register with.";
        MorePersons { figure: u32, counted: usize } =
            ("Die Liste der Anwesenden nennt {}, angegeben ist die Zahl {figure}.",
             people(*counted as u64, Language::German)),
            ("The figure says {}, but {counted} are listed as present.",
             people(u64::from(*figure), Language::English));
        MoreOrganisations { figure: u32, counted: usize } =
            ("Die Anwesenden kommen aus {}; angegeben ist die Zahl {figure}.",
             count(*counted, "Organisation", "Organisationen")),
            ("The figure says {}, but those present come from {counted}.",
             count(*figure as usize, "organisation", "organisations"));
        OrganisationsExceedPersons { persons: u32, organisations: u32 } =
            ("{} aus {}: Das ist nicht möglich.",
             people(u64::from(*persons), Language::German), count(*organisations as usize, "Organisation", "Organisationen")),
            ("{} cannot come from {}.",
             people(u64::from(*persons), Language::English), count(*organisations as usize, "organisation", "organisations"));
        PersonsHere = "so viele Personen", "this many people";
        ListHere = "die Liste der Teilnehmenden", "the list of participants";
        NoAttendance =
            "Es ist nicht angegeben, wie viele Personen da waren.",
            "The number of people present is not given.";
        ListedTwice { name: String } =
            "`{name}` steht schon in der Liste.",
            "`{name}` is already in the list.";
        NothingIn =
            "Außer Überschriften steht in dieser Datei nichts: kein Text, kein Termin, keine \
             Anlage.",
            "This file contains nothing but headings: no text, no event, no attachment.";
        NoTarget { title: String } =
            "Die Anlage „{title}“ nennt weder eine Datei noch einen Link.",
            "The attachment \"{title}\" has neither a file nor a link.";
        NotLinked { title: String } =
            "Die Anlage „{title}“ soll nicht mitgeschickt werden, hat aber auch keinen Link.",
            "The attachment \"{title}\" is not sent with the mail, but has no link either.";
        Outside { file: String } =
            "`{file}` liegt außerhalb des Arbeitsordners.",
            "`{file}` is outside the workspace.";
        Private { file: String } =
            "`{file}` ist nur für das Büro bestimmt und darf nicht an alle verschickt werden.",
            "`{file}` is only for the office and must not be sent to everyone.";
        EmptyFile { file: String } = "Die Datei `{file}` ist leer.", "The file `{file}` is empty.";
        SameName { name: String } =
            "Zwei Anlagen würden unter demselben Dateinamen `{name}` verschickt.",
            "Two attachments would be sent under the same file name `{name}`.";
        UnknownAttachment { id: String } =
            "Eine Anlage mit der Kennung `{id}` gibt es nicht.",
            "There is no attachment with the ID `{id}`.";
        UnknownDate { id: String } =
            "Einen Termin mit der Kennung `{id}` gibt es nicht.",
            "There is no date with the ID `{id}`.";
        InternalReference { title: String } =
            "Ein öffentlicher Text verweist auf den internen Eintrag „{title}“.",
            "A public text refers to the internal entry \"{title}\".";
        RecordHere = "der Eintrag", "the entry";
        SameMailing { id: String } =
            "Zwei dieser Dateien haben dieselbe Kennung `{id}`.",
            "Two of these files have the same ID `{id}`.";
        LogoAlt =
            "Für das Logo fehlt eine Beschreibung für Menschen, die es nicht sehen.",
            "The logo has no description for people who cannot see it.";
        NoSender = "Es ist kein Absender angegeben.", "No sender is given.";
        NoAddress { written: String } =
            "`{written}` ist keine E-Mail-Adresse.",
            "`{written}` is not a valid e-mail address.";
        NoUnsubscribe =
            "Es ist nicht angegeben, wie man sich abmelden kann.",
            "No way to unsubscribe is given.";
        BadUnsubscribe { link: String } =
            "`{link}` ist kein Weg, sich abzumelden.",
            "`{link}` cannot be used to unsubscribe.";
        Unprotected { host: String } =
            "Die Verbindung zu `{host}` wäre nicht verschlüsselt.",
            "The connection to `{host}` would not be encrypted.";
        PortContradicts { port: u16, security: Security } =
            ("Der Port {port} passt nicht zu `sicherheit = \"{}\"`.",
             written(*security, Language::German)),
            ("Port {port} does not match `security = \"{}\"`.",
             written(*security, Language::English));
        RecordMissing { id: String } =
            "In dieser Übersetzung fehlt der Eintrag `{id}`.",
            "The entry `{id}` is missing from this translation.";
        RecordExtra { id: String } =
            "Den Eintrag `{id}` gibt es in der ersten Sprache nicht.",
            "The first language has no entry `{id}`.";
        RecordsWithoutId =
            "Die Zahl der Termine ohne Kennung ist anders als in der ersten Sprache.",
            "The number of events without an ID differs from the first language.";
        InternalWithoutId =
            "Die erste Sprache hat hier interne Einträge, aber nicht gleich viele Einträge wie \
             diese Datei: Internes könnte öffentlich werden.",
            "The first language has internal entries here, but not the same number of entries as \
             this file: something internal might become public.";
        Differs { aspect: Aspect } =
            "{aspect} ist anders als in der ersten Sprache.",
            "{aspect} differs from the first language.";
        FirstLanguage = "in der ersten Sprache", "in the first language";
        FixedRule { name: String } =
            "Ein Verstoß gegen die Regel `{name}` gilt immer als Fehler.",
            "A violation of the rule `{name}` is always an error.";
        UnknownRule { name: String } =
            "Eine Regel `{name}` gibt es nicht.",
            "There is no rule `{name}`.";
        CannotAccept { name: String } =
            "Ein Verstoß gegen die Regel `{name}` lässt sich nicht hinnehmen.",
            "Findings of the rule `{name}` cannot be accepted.";
        NoSpot { written: String } =
            "`{written}` nennt keine Datei und keine Zeile.",
            "`{written}` does not give a file and a line.";
        Unused { rule: String } =
            "Hier gibt es keine Meldung von `{rule}` mehr, die hinzunehmen wäre.",
            "There is no longer a finding of `{rule}` here that could be accepted.";
    }
}

fn people(number: u64, language: Language) -> String {
    counted(["Person", "Personen"], ["person", "people"])(&number, language)
}

/// The value of `security` as the settings spell it.
fn written(security: Security, language: Language) -> &'static str {
    match security {
        Security::Tls => "tls",
        Security::StartTls => "starttls",
        Security::None => language.pick("keine", "none"),
    }
}
