//! The shape of a words file. A phrase that the program says is a field here, so that no language
//! can lack one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Forms;

/// Declares one table of phrases: each field a text of the file, under its kebab-case name.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize, Serialize)]
        #[serde(rename_all = "kebab-case", deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: String,)+
        }

        impl $name {
            /// Every phrase with its name, words joined by underscores.
            pub fn named(&self) -> Vec<(&'static str, &str)> {
                vec![$((stringify!($field), self.$field.as_str()),)+]
            }
        }
    };
}

/// A whole words file.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Phrases {
    /// What the kinds of documents are called.
    pub kind: Kinds,
    /// Headings of level 2.
    pub section: Sections,
    /// Labels in front of values and on boxes.
    pub label: Labels,
    /// Everything else.
    pub text: Texts,
    /// What a correction says of itself.
    pub correction: Corrections,
    /// The first line of a mail.
    pub greeting: Greetings,
    /// Figures with their nouns.
    pub plural: Plurals,
    /// Days and times.
    pub date: Dates,
    /// Sizes.
    pub number: Numbers,
}

impl Phrases {
    pub(super) fn flat(&self) -> BTreeMap<String, String> {
        let owned = |(name, text): (&str, &str)| (name.to_owned(), text.to_owned());
        let mut flat: BTreeMap<String, String> = self.text.named().into_iter().map(owned).collect();
        let tables = [
            ("kind", self.kind.named()),
            ("section", self.section.named()),
            ("label", self.label.named()),
            ("correction", self.correction.named()),
        ];
        for (table, named) in tables {
            let prefixed =
                named.into_iter().map(|(name, text)| (format!("{table}_{name}"), text.to_owned()));
            flat.extend(prefixed);
        }
        flat
    }
}

table! {
    /// `[kind]`
    Kinds {
        /// Before a meeting.
        invitation,
        /// After it, in brief.
        summary,
        /// After it, in full.
        minutes,
        /// Without a meeting.
        circular,
    }
}

table! {
    /// `[section]`
    Sections {
        /// Access data of an online meeting.
        online,
        /// The whole list of those who were there.
        participants,
        /// Those of them who may be named.
        participants_named,
        /// The agenda.
        agenda,
        /// The agenda of an invitation.
        agenda_provisional,
        /// The items of a circular.
        topics,
        /// Announcements and calls.
        announcements,
        /// Events.
        dates,
        /// Attachments.
        attachments,
    }
}

table! {
    /// `[label]`
    Labels {
        /// The day of the meeting.
        date,
        /// Its time.
        time,
        /// Where something takes place.
        place,
        /// Who led the meeting.
        chair,
        /// Who took the minutes.
        minute_taker,
        /// How many came.
        attendance,
        /// Who sent apologies.
        excused,
        /// The next meeting.
        next,
        /// A decision.
        decision,
        /// Its votes.
        votes,
        /// A task.
        task,
        /// A task that is done.
        task_done,
        /// Who does it.
        who,
        /// By when.
        due,
        /// A call.
        call,
        /// Its deadline.
        deadline,
        /// Whom to answer.
        contact,
        /// Who holds an event.
        organisation,
        /// Where to sign up.
        registration,
        /// Something to add.
        note,
        /// A page about it.
        link,
        /// A file that belongs to an event.
        attachment,
        /// The link to join.
        join,
        /// The ID of an online meeting.
        meeting_id,
        /// Its passcode.
        passcode,
        /// Its dial-in strings.
        phone,
        /// The full-quality original of an attachment.
        original,
    }
}

table! {
    /// `[text]`
    Texts {
        /// `{persons}` from `{organisations}`.
        attendance,
        /// A file goes with the mail.
        attached,
        /// An event does not take place.
        cancelled,
        /// An event may take place.
        tentative,
        /// An event without a day.
        no_date,
        /// Stands for what the edition may not say.
        not_public,
        /// A reference to an event: `{title}`, `{when}`.
        event,
        /// `{author}`
        author,
        /// `{date}` of issue.
        issued,
        /// The link that jumps over the head of a page.
        skip,
        /// Heading of a table of contents.
        contents,
        /// `{page}` of `{pages}`.
        page,
        /// The link to unsubscribe.
        unsubscribe,
        /// `{speaker}` of `{organisation}`.
        byline,
        /// Between the parts of a list.
        comma,
        /// What the edition for the network is called, where it holds more than the public one.
        internal_label,
        /// What its readers are asked for.
        internal_note,
        /// The same in a line, for the foot of each page.
        internal_foot,
        /// The mark of what is not public.
        internal,
        /// What a cancelled event is called in calendars: `{title}`.
        cancelled_event,
        /// An event without an end takes `{n}` minutes in calendars.
        open_end,
        /// The link to the calendar file of an event.
        save_date,
    }
}

table! {
    /// `[correction]`
    Corrections {
        /// The subject of the first one: `{subject}`.
        subject,
        /// The subject of the second and later ones: `{n}`, `{subject}`.
        again,
        /// What stands above the notice, and at the head of the document.
        label,
        /// Of `{date}`, in the place of the version of `{earlier}`.
        replaces,
        /// The same where both days are one.
        same_day,
        /// Above the list of changes.
        changes,
        /// `{n}` changes that are not named.
        more,
        /// An item of the agenda by its number `{n}`.
        item,
        /// A topic of a circular.
        topic,
        /// An announcement.
        announcement,
        /// An event.
        event,
        /// The meeting.
        meeting,
        /// The text before everything else.
        intro,
        /// The text after everything else.
        closing,
        /// What something is called.
        title,
        /// What is said of something.
        text,
        /// A name inside a sentence: `{text}`.
        quote,
        /// What changed about something: `{label}`, `{value}`.
        detail,
        /// Now `{new}`, before `{old}`.
        was,
        /// It is not what it was.
        changed,
        /// It was not there before.
        new,
        /// It is not there any more.
        gone,
        /// An event that was in doubt takes place.
        takes_place,
    }
}

table! {
    /// `[greeting]`: the first line of a mail, with its punctuation; see [`crate::mail::greeting`].
    Greetings {
        /// To `{name}`, first and last.
        hello,
        /// To nobody by name.
        nobody,
        /// To a woman who is addressed by `{name}`, title and last name.
        formal_woman,
        /// To a man.
        formal_man,
        /// Before the last of several names, with its blanks; empty where the language is not known.
        and,
        /// Between the names before it.
        comma,
        /// What a formal greeting adds for a further woman, before its last mark; may be empty.
        also_woman,
        /// The same for a man.
        also_man,
    }
}

/// `[plural]`
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Plurals {
    /// People.
    pub persons: Forms,
    /// Organisations, as they stand behind "from".
    pub organisations: Forms,
    /// Votes in favour.
    pub votes_yes: Forms,
    /// Votes against.
    pub votes_no: Forms,
    /// Abstentions.
    pub votes_abstained: Forms,
}

/// `[date]`
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Dates {
    /// January first, in the form that they have in a date.
    pub months: [String; 12],
    /// Monday first.
    pub weekdays: [String; 7],
    /// `{day}`, `{month}`, `{year}`.
    pub day: String,
    /// `{weekday}`, `{date}`.
    pub weekday: String,
    /// Two days of one month.
    pub within_month: String,
    /// Two days of one year.
    pub within_year: String,
    /// Two days of different years.
    pub across_years: String,
    /// `{hour}`, `{minute}`.
    pub clock: String,
    /// One time of day.
    pub time: String,
    /// A beginning without an end.
    pub from: String,
    /// `{start}` to `{end}`.
    pub times: String,
}

table! {
    /// `[number]`
    Numbers {
        /// The decimal mark.
        decimal,
        /// Below a kilobyte.
        bytes,
        /// Thousands of bytes.
        kilobytes,
        /// Millions of bytes.
        megabytes,
    }
}
