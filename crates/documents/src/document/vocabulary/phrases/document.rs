//! The phrases of a document itself.

use serde::{Deserialize, Serialize};

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
        /// Contributions of organisations.
        newsletter,
        /// A short mail before a meeting.
        reminder,
    }
}

table! {
    /// The table `[section]`.
    Sections {
        /// Access data of an online meeting.
        online,
        /// How to get to a meeting.
        directions,
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
        /// The contributions of a newsletter that have no rubric.
        contributions,
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
        /// Where a map shows it.
        map,
        /// How people get in who cannot climb steps.
        accessibility,
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
        /// A decision that an invitation proposes.
        proposal,
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
        /// The day on which a task first came up.
        since,
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
        /// The label of the notice that a meeting does not take place.
        cancelled,
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
        /// Whose photograph it is.
        photo,
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
        /// Heading of the contents of a newsletter.
        in_this_issue,
        /// The link from a teaser to the whole contribution: `{title}`.
        read_on,
        /// Where the whole contribution is, if there is no page to link to.
        read_on_pdf,
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
        /// The notice that a meeting does not take place: `{date}`.
        meeting_cancelled,
        /// The link to a map: `{place}` on the page of `{host}`.
        on_map,
        /// How to register: `{address}`.
        register,
        /// The same with the last day: `{date}`, `{address}`.
        register_until,
        /// The subject of the mail by which people register: `{title}`, `{date}`.
        register_subject,
        /// Its text, to be filled in.
        register_body,
        /// The title of a reminder: `{title}`.
        reminder_title,
        /// Its first sentence: `{date}`.
        reminder,
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
        /// What the reader of a mail has still to do.
        own_tasks,
        /// The day by which it is due: `{date}`.
        own_due,
    }
}
