//! The structure of a words file. Every phrase of the program is a field here, so that no language
//! can lack one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Forms;

/// Declares a table of phrases: each field is a text of the file under its kebab-case name.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize, Serialize)]
        #[serde(rename_all = "kebab-case", deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: String,)+
        }

        impl $name {
            /// All phrases with their names in snake case.
            pub fn named(&self) -> Vec<(&'static str, &str)> {
                vec![$((stringify!($field), self.$field.as_str()),)+]
            }
        }
    };
}

/// A words file.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Phrases {
    /// The names of the kinds of documents.
    pub kind: Kinds,
    /// The headings of level 2.
    pub section: Sections,
    /// The labels of values and boxes.
    pub label: Labels,
    /// All other texts.
    pub text: Texts,
    /// The texts of a correction.
    pub correction: Corrections,
    /// The texts of a site.
    pub site: Sites,
    /// The texts of a letter on paper.
    pub letter: Letters,
    /// The texts of a list of attendance.
    pub sign_in: SignIns,
    /// The first line of a mail.
    pub greeting: Greetings,
    /// Nouns after a number.
    pub plural: Plurals,
    /// Formats of days and times.
    pub date: Dates,
    /// Formats of sizes.
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
            ("site", self.site.named()),
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
    /// The table `[kind]`.
    Kinds {
        /// A document before a meeting.
        invitation,
        /// A document after a meeting, in brief.
        summary,
        /// A document after a meeting, in full.
        minutes,
        /// A document without a meeting.
        circular,
    }
}

table! {
    /// The table `[section]`.
    Sections {
        /// Access data of an online meeting.
        online,
        /// All those who were present.
        participants,
        /// Those who were present and may be named.
        participants_named,
        /// The agenda.
        agenda,
        /// The agenda of an invitation.
        agenda_provisional,
        /// The topics of a circular.
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
    /// The table `[label]`.
    Labels {
        /// The day of the meeting.
        date,
        /// The time of the meeting.
        time,
        /// Where something takes place.
        place,
        /// Who chaired the meeting.
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
        /// The votes on a decision.
        votes,
        /// A task.
        task,
        /// A task that is done.
        task_done,
        /// Who does a task.
        who,
        /// The day by which a task is due.
        due,
        /// A call.
        call,
        /// The deadline of a call.
        deadline,
        /// Whom to contact about a call.
        contact,
        /// Who organises an event.
        organisation,
        /// Where to register.
        registration,
        /// An additional note.
        note,
        /// A page about it.
        link,
        /// A file that belongs to an event.
        attachment,
        /// The link to join.
        join,
        /// The ID of an online meeting.
        meeting_id,
        /// The passcode of an online meeting.
        passcode,
        /// Its dial-in numbers.
        phone,
        /// The full-quality original of an attachment.
        original,
        /// What stands before the alternative text of a picture in plain text.
        picture,
    }
}

table! {
    /// The table `[text]`.
    Texts {
        /// The attendance: `{persons}` from `{organisations}`.
        attendance,
        /// A file is attached to the mail.
        attached,
        /// The PDF attached to a mail.
        whole_pdf,
        /// The calendar file attached to a mail.
        all_dates,
        /// The calendar file of one date.
        one_date,
        /// The sentence of a mail that does not contain the whole document.
        short,
        /// The label of the link to the whole document.
        short_page,
        /// An event does not take place.
        cancelled,
        /// An event may take place.
        tentative,
        /// An event without a day.
        no_date,
        /// Replaces what the edition may not contain.
        not_public,
        /// A reference to an event: `{title}`, `{when}`.
        event,
        /// The author: `{author}`.
        author,
        /// The date of issue: `{date}`.
        issued,
        /// The link that skips the head of a page.
        skip,
        /// Heading of a table of contents.
        contents,
        /// The page number: `{page}` of `{pages}`.
        page,
        /// The link to unsubscribe.
        unsubscribe,
        /// A speaker: `{speaker}` of `{organisation}`.
        byline,
        /// The separator between the parts of a list.
        comma,
        /// The name of the internal edition, where it contains more than the public one.
        internal_label,
        /// What readers of the internal edition are asked to do.
        internal_note,
        /// The same on a single line, for the foot of each page.
        internal_foot,
        /// The mark of what is not public.
        internal,
        /// The title of a cancelled event in calendars: `{title}`.
        cancelled_event,
        /// A note that an event without an end takes `{n}` minutes in calendars.
        open_end,
        /// The link to the calendar file of an event.
        save_date,
        /// What the calendar file inside a PDF contains.
        embedded_dates,
        /// What the data inside a PDF are.
        embedded_source,
        /// What the language calls itself.
        language,
        /// The name of the line that leads to the editions in other languages.
        languages,
        /// How to get a mail in another language, where there is nothing to link to.
        languages_reply,
    }
}

table! {
    /// The table `[correction]`.
    Corrections {
        /// The subject of the first correction: `{subject}`.
        subject,
        /// The subject of the second and later ones: `{n}`, `{subject}`.
        again,
        /// The label above the notice, and at the head of the document.
        label,
        /// The date of the correction and of the version that it replaces: `{date}`, `{earlier}`.
        replaces,
        /// The same where both dates are equal.
        same_day,
        /// The heading of the list of changes.
        changes,
        /// The number `{n}` of changes that are not listed.
        more,
        /// An agenda item, by its number `{n}`.
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
        /// The title of something.
        title,
        /// The text of something.
        text,
        /// A name inside a sentence: `{text}`.
        quote,
        /// A detail that changed: `{label}`, `{value}`.
        detail,
        /// A change from `{old}` to `{new}`.
        was,
        /// Something has changed.
        changed,
        /// Something was added.
        new,
        /// Something was removed.
        gone,
        /// A tentative event takes place.
        takes_place,
    }
}

table! {
    /// The table `[site]`: the pages around the documents of a folder.
    Sites {
        /// The title of the index.
        title,
        /// What is there, in a sentence.
        about,
        /// The link from a page to the index.
        home,
        /// The name of the files of a document.
        downloads,
        /// The PDF of a document.
        pdf,
        /// The calendar file of a document.
        dates,
        /// The heading above calendar and feed.
        subscribe,
        /// The link by which to subscribe to the calendar.
        calendar,
        /// The calendar as a file.
        calendar_file,
        /// The feed.
        feed,
    }
}

table! {
    /// The table `[letter]`.
    Letters {
        /// The complimentary close.
        closing,
        /// The office's telephone.
        phone,
        /// The office's e-mail address.
        email,
        /// The office's website.
        website,
        /// An attachment is in the envelope.
        attached,
    }
}

table! {
    /// The table `[sign-in]`.
    SignIns {
        /// The title.
        title,
        /// The heading of the numbers.
        number,
        /// The heading of the names.
        name,
        /// The heading of the organisations.
        organisation,
        /// The heading of those for whom somebody comes.
        deputy,
        /// The heading of the signatures.
        signature,
        /// Who keeps the list, and what for: `{office}`, `{basis}`.
        purpose,
        /// The legal basis, where the office names no other.
        basis,
        /// Who sees it, and what everybody may ask for.
        rights,
        /// Whom to ask: `{contact}`.
        contact,
        /// When it is destroyed: `{date}`.
        deletion,
    }
}

table! {
    /// The table `[greeting]`: the first line of a mail, with its punctuation;
    /// the greeting of a mail uses it.
    Greetings {
        /// A greeting for `{name}`, first and last.
        hello,
        /// A greeting without a name.
        nobody,
        /// A formal greeting for a woman; `{name}` is her title and last name.
        formal_woman,
        /// A formal greeting for a man; `{name}` is his title and last name.
        formal_man,
        /// The conjunction before the last of several names, with its spaces; empty where it is not
        /// known.
        and,
        /// The separator of the other names.
        comma,
        /// What a formal greeting adds for another woman, before the final punctuation; may be
        /// empty.
        also_woman,
        /// What a formal greeting adds for another man; may be empty.
        also_man,
    }
}

/// The table `[plural]`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Plurals {
    /// People.
    pub persons: Forms,
    /// Organisations, in the form that follows "from".
    pub organisations: Forms,
    /// Votes in favour.
    pub votes_yes: Forms,
    /// Votes against.
    pub votes_no: Forms,
    /// Abstentions.
    pub votes_abstained: Forms,
}

/// The table `[date]`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Dates {
    /// The months from January on, in the form used in a date.
    pub months: [String; 12],
    /// The weekdays from Monday on.
    pub weekdays: [String; 7],
    /// How the first day of a month is written: `1`, in French „1er“.
    pub first: String,
    /// The format of a date: `{day}`, `{month}`, `{year}`.
    pub day: String,
    /// The format of a date with its weekday: `{weekday}`, `{date}`.
    pub weekday: String,
    /// A range within a month.
    pub within_month: String,
    /// A range within a year.
    pub within_year: String,
    /// A range across years.
    pub across_years: String,
    /// The format of a time: `{hour}`, or `{h}` without a leading zero, and `{minute}`.
    pub clock: String,
    /// The same on the hour.
    pub full_hour: String,
    /// A single time of day.
    pub time: String,
    /// A start without an end.
    pub from: String,
    /// A range of times: `{start}` to `{end}`.
    pub times: String,
}

table! {
    /// The table `[number]`.
    Numbers {
        /// The decimal separator.
        decimal,
        /// Sizes below a kilobyte.
        bytes,
        /// Sizes in kilobytes.
        kilobytes,
        /// Sizes in megabytes.
        megabytes,
    }
}
