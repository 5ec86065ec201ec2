//! The phrases of what goes with documents: corrections, greetings, letters, lists, sites.

use serde::{Deserialize, Serialize};

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
        /// A contribution to a newsletter.
        contribution,
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
    /// The table `[approval]`: the approval of minutes.
    Approvals {
        /// The subject of a draft: `{subject}`.
        subject,
        /// The subject of the approved version that replaces a draft: `{subject}`.
        approved_subject,
        /// The mark of a draft.
        draft,
        /// The last day for objections and whom they go to: `{date}`, `{contact}`.
        objections,
        /// The same where nobody is named: `{date}`.
        objections_until,
        /// What a draft is not.
        not_approved,
        /// The same on a single line, for the foot of each page.
        foot,
        /// The label of the day of approval.
        approved,
        /// The label of who approved it.
        by,
        /// The label above the notice of an approved version that replaces a draft.
        version,
        /// The label of what was changed against the draft.
        changes,
        /// Nothing was changed.
        none,
        /// Something was changed.
        some,
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
