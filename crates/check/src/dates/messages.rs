//! Messages and help of the rules about dates.

use chrono::{NaiveDate, NaiveTime};

use crate::l10n::{Language, copied, counted, either, messages};

/// What a date lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    Time,
    Place,
    Both,
}

/// To what a day or time in a text belongs.
#[derive(Clone, Debug)]
pub(super) enum Referent {
    /// An event, by its title.
    Event(String),
    Meeting,
    NextMeeting,
    Deadline,
}

messages! {
    /// What is wrong, and labels of other spans.
    pub(super) enum Message {
        Weekday { written: String, day: NaiveDate } =
            ("„{written}“: Der {day} ist ein {}.", weekday(*day, Language::German)),
            ("\"{written}\": {day} is a {}.", weekday(*day, Language::English));
        Feast { name: String, day: NaiveDate } =
            "„{name}“ ist am {day}, nicht an diesem Tag.",
            "\"{name}\" is on {day}, not on this day.";
        InMonth { written: String, day: NaiveDate, number: u32 } =
            ("„{written}“: Der {day} ist der {number}. {} im Monat.", weekday(*day, Language::German)),
            ("\"{written}\": {day} is {} no. {number} of the month.", weekday(*day, Language::English));
        Lasts { written: String, days: u32, told: u32 } =
            "„{written}“: Das sind {days} Tage, nicht {told}.",
            "\"{written}\": these are {days} days, not {told}.";
        AfterEvent { written: String, day: NaiveDate } =
            "„{written}“: Die Anmeldung endet erst nach der Veranstaltung am {day}.",
            "\"{written}\": registration ends after the event on {day}.";
        FarYear { written: String } =
            "„{written}“: Das Jahr ist wohl vertippt.",
            "\"{written}\": the year seems to be mistyped.";
        NoSuchDay { written: String } =
            "Das Datum „{written}“ gibt es nicht.",
            "The date \"{written}\" does not exist.";
        Backwards { written: String } =
            "„{written}“: Das Ende liegt vor dem Anfang.",
            "\"{written}\": the end is before the start.";
        LateDoors { written: String } =
            "„{written}“: Der Einlass ist erst nach dem Beginn.",
            "\"{written}\": the doors open after the beginning.";
        ShortYear { written: String } =
            "„{written}“: Das Jahr hat nur zwei Ziffern.",
            "\"{written}\": the year has only two digits.";
        SameRoom { written: String, other: String } =
            "„{written}“ und „{other}“ sind zur selben Zeit im selben Raum.",
            "\"{written}\" and \"{other}\" are in the same room at the same time.";
        NoSuchWeek { written: String } =
            "Die Kalenderwoche „{written}“ gibt es nicht.",
            "There is no calendar week \"{written}\".";
        OtherWeek { written: String, day: NaiveDate, number: u32 } =
            "„{written}“: Der {day} liegt in der Kalenderwoche {number}.",
            "\"{written}\": {day} is in calendar week {number}.";
        Relative { written: String } =
            "„{written}“: Wer das später liest, zählt von einem anderen Tag an.",
            "\"{written}\": whoever reads this later counts from another day.";
        NoSuchTime { written: String } =
            "Die Uhrzeit „{written}“ gibt es nicht.",
            "The time \"{written}\" does not exist.";
        PastEvent { day: NaiveDate, issued: NaiveDate, is_meeting: bool as copied(base) } =
            "Angekündigt wird etwas für den {day}; das ist vor {is_meeting} am {issued}.",
            "Something is announced for {day}, which is before {is_meeting} ({issued}).";
        PastDeadline { day: NaiveDate, issued: NaiveDate, is_meeting: bool as copied(base) } =
            "Die Frist am {day} endet vor {is_meeting} am {issued}.",
            "The deadline on {day} is before {is_meeting} ({issued}).";
        RecordPast { title: String, day: NaiveDate, issued: NaiveDate, is_meeting: bool as copied(base) } =
            "Der Termin „{title}“ am {day} liegt vor {is_meeting} am {issued}.",
            "The date of \"{title}\", {day}, is before {is_meeting} ({issued}).";
        DeadlinePast { title: String, day: NaiveDate, issued: NaiveDate, is_meeting: bool as copied(base) } =
            "Die Frist für „{title}“ am {day} endet vor {is_meeting} am {issued}.",
            "The deadline for \"{title}\", {day}, is before {is_meeting} ({issued}).";
        RegistrationPast { day: NaiveDate, issued: NaiveDate, is_meeting: bool as copied(base) } =
            "Die Frist für die Anmeldung am {day} endet vor {is_meeting} am {issued}.",
            "The deadline for registration, {day}, is before {is_meeting} ({issued}).";
        Soon { title: String, day: NaiveDate, days: u64 as counted(["Tag", "Tage"], ["day", "days"]) }
            = match days {
                0 =>
                    "„{title}“ am {day} ist schon am Tag der Ausgabe.",
                    "\"{title}\" on {day} is on the very day of issue.";
                _ =>
                    "„{title}“ am {day} ist schon {days} nach dem Ausgabedatum.",
                    "\"{title}\" on {day} is only {days} after the date of issue.";
            };
        OtherDay { whose: Referent, written: String, record: NaiveDate } =
            "Für {whose} steht hier „{written}“, im Eintrag aber der {record}.",
            "Here it says \"{written}\" for {whose}, but the entry says {record}.";
        OtherYear { whose: Referent, written: String, record: NaiveDate } =
            "Für {whose} steht hier „{written}“, im Eintrag aber ein anderes Jahr: der {record}.",
            "Here it says \"{written}\" for {whose}, but the entry has another year: {record}.";
        OtherTime { whose: Referent, written: String, record: NaiveTime } =
            "Für {whose} steht hier „{written}“, im Eintrag aber {record}.",
            "Here it says \"{written}\" for {whose}, but the entry says {record}.";
        Translated { written: String, first: String } =
            "Hier steht „{written}“, im Text der ersten Sprache aber „{first}“.",
            "Here it says \"{written}\", but the text in the first language says \"{first}\".";
        NowhereElse { written: String } =
            "Der Tag „{written}“ kommt in der ersten Sprache nirgends vor.",
            "The day \"{written}\" does not occur anywhere in the first language.";
        FirstLanguage = "die erste Sprache", "the first language";
        OtherText { written: String, other: String } =
            "Hier steht „{written}“, an anderer Stelle aber „{other}“.",
            "Here it says \"{written}\", but elsewhere it says \"{other}\".";
        NotListed { written: String } =
            "Der Termin „{written}“ steht nicht in der Liste der Termine.",
            "The date \"{written}\" is not in the list of dates.";
        Incomplete { title: String, missing: Missing } = match missing {
            Missing::Time =>
                "Zum Termin „{title}“ fehlt der Beginn.",
                "The event \"{title}\" has no start time.";
            Missing::Place =>
                "Zum Termin „{title}“ fehlt der Ort.",
                "The event \"{title}\" has no place.";
            Missing::Both =>
                "Zum Termin „{title}“ fehlen Beginn und Ort.",
                "The event \"{title}\" has neither a start time nor a place.";
        };
        NoNext =
            "Es ist nicht angegeben, wann das nächste Treffen ist.",
            "The date of the next meeting is not given.";
        Base { is_meeting: bool } = match is_meeting {
            true => "der Tag der Sitzung", "the day of the meeting";
            false => "das Ausgabedatum", "the date of issue";
        };
        OtherTextHere = "die andere Stelle", "the other place";
        RecordHere = "der Eintrag", "the entry";
        EventHere = "die Veranstaltung", "the event";
        ListHere = "die Liste der Termine", "the list of dates";
        MeetingHere = "diese Sitzung", "this meeting";
    }

    impl Referent as whose = match whose {
        Self::Event(title) => "„{title}“", "\"{title}\"";
        Self::Meeting => "die Sitzung", "the meeting";
        Self::NextMeeting => "das nächste Treffen", "the next meeting";
        Self::Deadline => "die Frist", "the deadline";
    };

    /// What to do about it.
    pub(super) enum Help {
        Weekday =
            "Prüfen Sie, ob der Wochentag stimmt oder das Datum.",
            "Check whether the weekday or the date is right.";
        Feast =
            "Prüfen Sie, ob der Name des Tages stimmt oder das Datum.",
            "Check whether the name of the day or the date is right.";
        Calendar =
            "Sehen Sie im Kalender nach, welcher Tag gemeint ist.",
            "Look up in a calendar which day is meant.";
        Week { number: u32, first: NaiveDate, last: NaiveDate } =
            "Die Kalenderwoche {number} geht vom {first} bis zum {last}.",
            "Calendar week {number} is from {first} to {last}.";
        WriteDay { is_meeting: bool as copied(since), first: NaiveDate, last: NaiveDate } = match first {
            _ if first == last =>
                "Schreiben Sie den Tag. {is_meeting} an gerechnet ist es der {first}.",
                "Write the day. Counted from {is_meeting}, it is {first}.";
            _ =>
                "Schreiben Sie den Tag. {is_meeting} an gerechnet ist es die Zeit vom {first} bis zum {last}.",
                "Write the day. Counted from {is_meeting}, it is the time from {first} to {last}.";
        };
        WriteAnyDay =
            "Schreiben Sie den Tag und den Monat.",
            "Write the day and the month.";
        Order =
            "Prüfen Sie beide Tage, auch die Monate und Jahre.",
            "Check both days, including their months and years.";
        Clock = "Prüfen Sie die Uhrzeit.", "Check the time.";
        Past =
            "Prüfen Sie Tag und Jahr, oder nehmen Sie die Angabe heraus.",
            "Check the day and the year, or remove the date.";
        WhichDate =
            "Prüfen Sie, welches der beiden Daten stimmt. Am sichersten ist ein Verweis mit \
             [](date:KENNUNG): Dann steht der Tag nur an einer Stelle.",
            "Find out which of the two dates is right. A reference such as [](date:ID) is safest: \
             the day is then in one place only.";
        WhichTime =
            "Prüfen Sie, welche der beiden Uhrzeiten stimmt. Am sichersten ist ein Verweis mit \
             [](date:KENNUNG): Dann steht die Uhrzeit nur an einer Stelle.",
            "Find out which of the two times is right. A reference such as [](date:ID) is safest: \
             the time is then in one place only.";
        Translation =
            "Vergleichen Sie beide Texte. Am sichersten ist ein Verweis mit [](date:KENNUNG): Dann \
             kommt der Tag in jeder Sprache aus dem Eintrag.",
            "Compare the two texts. A reference such as [](date:ID) is safest: the day then comes \
             from the entry in every language.";
        WhichText =
            "Prüfen Sie, welche der beiden Angaben stimmt. Steht der Termin unter [[termine]], können beide \
             Texte auf ihn verweisen.",
            "Find out which of the two is right. If the date is listed under [[dates]], both texts can refer \
             to it.";
        Own =
            "Prüfen Sie, was stimmt: der Text oder die Angabe unter [sitzung].",
            "Find out which is right: the text or what is given under [meeting].";
        List =
            "Nehmen Sie ihn unter [[termine]] auf: Dann steht er in der Liste und im Kalender.",
            "Add it under [[dates]]: it will then be in the list and in the calendar.";
        Complete { missing: Missing } = match missing {
            Missing::Time =>
                "Ergänzen Sie `beginn`, sobald er feststeht.",
                "Add `start` as soon as it is known.";
            Missing::Place =>
                "Ergänzen Sie `ort`, sobald er feststeht.",
                "Add `place` as soon as it is known.";
            Missing::Both =>
                "Ergänzen Sie `beginn` und `ort`, sobald sie feststehen.",
                "Add `start` and `place` as soon as they are known.";
        };
        Soon =
            "Verschicken Sie die Rund-Mail früh genug, oder weisen Sie eigens darauf hin.",
            "Send the mailing early enough, or draw special attention to the date.";
        Next = "Ergänzen Sie `naechstes-treffen` unter [sitzung].", "Add `next` under [meeting].";
    }
}

fn base(is_meeting: bool, language: Language) -> &'static str {
    let german = ["der Sitzung", "dem Ausgabedatum"];
    either(german, ["the meeting", "the date of issue"])(is_meeting, language)
}

fn since(is_meeting: bool, language: Language) -> &'static str {
    let german = ["Vom Tag der Sitzung", "Vom Ausgabedatum"];
    either(german, ["the day of the meeting", "the date of issue"])(is_meeting, language)
}

fn weekday(day: NaiveDate, language: Language) -> String {
    let locale = language.pick(chrono::Locale::de_DE, chrono::Locale::en_GB);
    day.format_localized("%A", locale).to_string()
}
