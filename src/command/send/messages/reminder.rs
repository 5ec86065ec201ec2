//! Messages about reminders.

use chrono::NaiveDate;

use crate::l10n::{count, messages, weekday_date};

messages! {
    /// What is said about a reminder.
    pub(in crate::command::send) enum ReminderMessage {
        NoInvitation =
            "Erinnern kann man nur an ein Treffen, zu dem eine Einladung gehört; diese Datei ist \
             keine.",
            "People can only be reminded of a meeting by its invitation, which this file is not.";
        Cancelled { date: NaiveDate as weekday_date } =
            "Das Treffen am {date}, ist abgesagt; daran wird niemand erinnert.",
            "The meeting on {date}, is cancelled; nobody is reminded of it.";
        Over { date: NaiveDate as weekday_date } =
            "Das Treffen am {date}, ist schon vorbei; daran wird niemand mehr erinnert.",
            "The meeting on {date}, is over; nobody is reminded of it any more.";
        NotInvited =
            "Die Einladung hat noch niemand bekommen; darum wird auch niemand erinnert.",
            "Nobody has got the invitation yet, so nobody is reminded.";
        Changed =
            "Seit die Einladung hinausging, hat sich geändert, was in ihr über das Treffen steht.",
            "What the invitation says about the meeting has changed since it was sent.";
        Reminds { date: NaiveDate as weekday_date, days: usize, without: usize } = match without {
            0 =>
                ("Erinnerung an das Treffen am {date}, {}.", days_in_german(*days)),
                ("Reminder of the meeting on {date}, {}.", days_in_english(*days));
            n =>
                ("Erinnerung an das Treffen am {date}, {}. Nicht an {}, die keine Einladung bekommen \
                  haben.", days_in_german(*days), count(*n, "Person", "Personen")),
                ("Reminder of the meeting on {date}, {}. Not to {} who did not get the invitation.",
                 days_in_english(*days), count(*n, "person", "people"));
        };
    }

    /// What to do about it.
    #[derive(Clone, Copy)]
    pub(in crate::command::send) enum ReminderHelp {
        NameInvitation =
            "Nennen Sie die Datei der Einladung (art = \"einladung\").",
            "Name the file of the invitation (kind = \"invitation\").";
        Cancelled =
            "Die Absage geht mit `rundmail senden DATEI --berichtigung` an alle, die die Einladung \
             haben.",
            "`rundmail send FILE --correction` tells everybody who got the invitation.";
        InviteFirst =
            "Senden Sie zuerst die Einladung: rundmail senden DATEI",
            "Send the invitation first: rundmail send FILE";
        CorrectFirst =
            "Senden Sie zuerst eine Berichtigung: rundmail senden DATEI --berichtigung. Danach können \
             Sie erinnern.",
            "Send a correction first: rundmail send FILE --correction. After that you can remind \
             people.";
    }
}

fn days_in_german(days: usize) -> String {
    match days {
        0 => "das heute ist".to_owned(),
        1 => "das morgen ist".to_owned(),
        days => format!("in {days} Tagen"),
    }
}

fn days_in_english(days: usize) -> String {
    match days {
        0 => "which is today".to_owned(),
        1 => "which is tomorrow".to_owned(),
        days => format!("in {days} days"),
    }
}
