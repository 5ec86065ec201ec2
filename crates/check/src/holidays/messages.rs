//! Messages about days on which hardly anybody comes.

use chrono::{NaiveDate, Weekday};

use super::calendar::Holiday;
use crate::l10n::messages;

/// Why a day is free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Free {
    /// A public holiday.
    Holiday(Holiday),
    /// A public holiday in some municipalities of the Land.
    InPart(Holiday),
    /// 24 or 31 December.
    Eve,
    /// A Saturday or a Sunday.
    Weekend(Weekday),
}

/// What is on that day.
#[derive(Clone, Debug)]
pub(crate) enum Whose {
    Meeting,
    NextMeeting,
    /// A call, by its title.
    Deadline(String),
    Registration,
    Objections,
    /// An event, by its title.
    Event(String),
    /// What a sentence announces.
    Announced,
}

messages! {
    /// What is on a free day.
    pub(crate) struct Message { pub(crate) whose: Whose, pub(crate) day: NaiveDate, pub(crate) free: Free } =
        "{whose} am {day}: {free}.",
        "{whose} on {day}: {free}.";

    impl Whose as whose = match whose {
        Self::Meeting => "Die Sitzung ist", "The meeting is";
        Self::NextMeeting => "Das nächste Treffen ist", "The next meeting is";
        Self::Deadline(title) => "Die Frist für „{title}“ endet", "The deadline for \"{title}\" is";
        Self::Registration => "Die Frist für die Anmeldung endet", "The deadline for registration is";
        Self::Objections => "Die Frist für Einwände endet", "The deadline for objections is";
        Self::Event(title) => "„{title}“ ist", "\"{title}\" is";
        Self::Announced => "Was hier angekündigt wird, ist", "What is announced here is";
    };

    impl Free as free = match free {
        Self::Holiday(holiday) =>
            ("ein gesetzlicher Feiertag ({})", holiday.names[0]),
            ("a public holiday ({})", holiday.names[1]);
        Self::InPart(holiday) =>
            ("in einigen Gemeinden ein gesetzlicher Feiertag ({})", holiday.names[0]),
            ("a public holiday in some municipalities ({})", holiday.names[1]);
        Self::Eve =>
            "An Heiligabend und Silvester haben die meisten frei",
            "most people are off on Christmas Eve and New Year's Eve";
        Self::Weekend(Weekday::Sun) => "ein Sonntag", "a Sunday";
        Self::Weekend(_) => "ein Samstag", "a Saturday";
    };

    /// What to do about it.
    pub(crate) enum Help {
        Meeting =
            "Prüfen Sie, ob dieser Tag gemeint ist.",
            "Check whether that day is meant.";
        Closed =
            "Prüfen Sie, ob dieser Tag gemeint ist: Die meisten Stellen sind dann geschlossen.",
            "Check whether that day is meant: most offices are closed.";
    }
}
