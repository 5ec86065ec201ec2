//! The rules of what minutes say and carry with them, by subject, one line for each.
//!
//! The rule `SUBJECT.NAME` is the constant `rules::SUBJECT::NAME` and is explained in
//! `rules/SUBJECT.toml` under `[NAME]`.

use super::Table;
use crate::diagnostic::Rule;

rules! {
    CONTENT;

    /// The agenda and its decisions.
    agenda {
        DECISION_NUMBER = Rule::warning("agenda.decision-number");
        /// The figures of an election.
        ELECTION = Rule::error("agenda.election");
        MAJORITY = Rule::error("agenda.majority");
        NUMBER = Rule::warning("agenda.number");
        /// A decision without a quorum.
        QUORUM = Rule::warning("agenda.quorum");
        TIME = Rule::warning("agenda.time");
        VOTES = Rule::error("agenda.votes");
    }

    /// The approval of minutes.
    approval {
        DAY = Rule::fixed("approval.day");
        KIND = Rule::fixed("approval.kind");
    }

    /// Attachments, and what texts say about them.
    attachment {
        AMBIGUOUS = Rule::warning("attachment.ambiguous");
        BLOCKED_TYPE = Rule::error("attachment.blocked-type");
        CHANGED = Rule::fixed("attachment.changed");
        /// Several addresses of the contact list in an attached file; a warning where there are
        /// few.
        CONTACT_LIST = Rule::error("attachment.contact-list");
        EMPTY = Rule::error("attachment.empty");
        LARGE_IMAGE = Rule::note("attachment.large-image");
        MISSING = Rule::fixed("attachment.missing");
        NO_TARGET = Rule::fixed("attachment.no-target");
        NOT_LINKED = Rule::error("attachment.not-linked");
        NOT_MENTIONED = Rule::note("attachment.not-mentioned");
        NOT_THERE = Rule::error("attachment.not-there");
        OUTSIDE = Rule::fixed("attachment.outside");
        PRIVATE = Rule::fixed("attachment.private");
        SAME_NAME = Rule::error("attachment.same-name");
        /// What an attached file reveals beside its text; a note where it is only its author.
        TRACES = Rule::warning("attachment.traces");
        UNREADABLE = Rule::fixed("attachment.unreadable");
    }

    /// Who was there, and the numbers of attendance.
    attendance {
        CONTRADICTION = Rule::error("attendance.contradiction");
        DIFFERS = Rule::warning("attendance.differs");
        MISSING = Rule::note("attendance.missing");
        QUORUM = Rule::error("attendance.quorum");
        UNKNOWN = Rule::note("attendance.unknown");
    }

    /// The contributions of a newsletter.
    contribution {
        /// The file of a contribution, given in place of a newsletter.
        ALONE = Rule::fixed("contribution.alone");
        /// A picture without anybody's word that those in it agree.
        CONSENT = Rule::error("contribution.consent");
        EMPTY = Rule::warning("contribution.empty");
        /// Its file: missing, outside of the workspace, something else.
        FILE = Rule::fixed("contribution.file");
        KIND = Rule::fixed("contribution.kind");
        LONG = Rule::warning("contribution.long");
        /// A picture with too few pixels for print.
        SMALL = Rule::warning("contribution.small");
        TWICE = Rule::error("contribution.twice");
    }

    /// The entries of `[[dates]]`.
    date {
        AND_WHEN = Rule::fixed("date.and-when");
        CONTRADICTION = Rule::warning("date.contradiction");
        DEADLINE_PAST = Rule::warning("date.deadline-past");
        END_BEFORE_START = Rule::fixed("date.end-before-start");
        END_WITHOUT_START = Rule::fixed("date.end-without-start");
        FAR = Rule::warning("date.far");
        /// A last day, or office hours, on a public holiday.
        HOLIDAY = Rule::note("date.holiday");
        INCOMPLETE = Rule::note("date.incomplete");
        MISSING = Rule::fixed("date.missing");
        NOT_LISTED = Rule::note("date.not-listed");
        PAST = Rule::warning("date.past");
        SAME_ROOM = Rule::warning("date.same-room");
        SOON = Rule::note("date.soon");
        UNTIL_BEFORE_DATE = Rule::fixed("date.until-before-date");
        UNTIL_WITHOUT_DATE = Rule::fixed("date.until-without-date");
    }

    /// Figures in prose that contradict each other or the records.
    figures {
        COUNT = Rule::warning("figures.count");
        /// Two places tell different figures of one thing.
        DIFFERS = Rule::warning("figures.differs");
        PARTS = Rule::warning("figures.parts");
        PRESENT = Rule::warning("figures.present");
        RANGE = Rule::warning("figures.range");
        SUM = Rule::warning("figures.sum");
        VOTES = Rule::warning("figures.votes");
    }

    /// German office style.
    german {
        DATE = Rule::note("german.date");
        GENDER_FORMS = Rule::note("german.gender-forms");
        HOUSE_WORD = Rule::warning("german.house-word");
        PHONE = Rule::note("german.phone");
        PUNCTUATION = Rule::note("german.punctuation");
        /// A note where no quotation mark lacks its partner.
        QUOTES = Rule::warning("german.quotes");
        RANGE = Rule::note("german.range");
        /// A day of which nobody knows which number is its year.
        SHORT_YEAR = Rule::warning("german.short-year");
        SPACING = Rule::note("german.spacing");
        SPELLING = Rule::note("german.spelling");
        TIME = Rule::note("german.time");
    }

    /// IDs.
    id {
        DUPLICATE = Rule::fixed("id.duplicate");
        FORM = Rule::fixed("id.form");
    }

    /// The contents of an invitation.
    invitation {
        /// Nobody says why the meeting is cancelled.
        CANCELLED = Rule::warning("invitation.cancelled");
        INCOMPLETE = Rule::warning("invitation.incomplete");
    }

    /// Links.
    link {
        BARE = Rule::note("link.bare");
        /// An address that leads nowhere.
        BROKEN = Rule::warning("link.broken");
    }

    /// The day of the meeting.
    meeting {
        /// A meeting on a day that does not fit its kind: an error, or a warning where it is only
        /// far off.
        DAY = Rule::error("meeting.day");
        END_BEFORE_START = Rule::fixed("meeting.end-before-start");
        /// A meeting on a public holiday; a note on another day on which few people come.
        HOLIDAY = Rule::warning("meeting.holiday");
        /// A map that is neither a link nor a point.
        MAP = Rule::fixed("meeting.map");
        NEXT_NOT_AFTER = Rule::fixed("meeting.next-not-after");
        NO_NEXT = Rule::note("meeting.no-next");
        PAUSE = Rule::error("meeting.pause");
        PUBLIC_PART = Rule::error("meeting.public-part");
        /// Nobody can register: no address, or a last day that is over or too late.
        REGISTRATION = Rule::error("meeting.registration");
    }

    /// The head of a minutes file, and its records.
    minutes {
        EMPTY = Rule::warning("minutes.empty");
        ID = Rule::fixed("minutes.id");
        LANGUAGE = Rule::fixed("minutes.language");
        NESTING = Rule::fixed("minutes.nesting");
    }

    /// The participants.
    participants {
        TIMES = Rule::error("participants.times");
        TWICE = Rule::warning("participants.twice");
    }

    /// What a text reveals about people.
    person {
        /// A public text names somebody who is not marked as public.
        NOT_PUBLIC = Rule::warning("person.not-public");
        /// An e-mail address that looks private; a note in an internal text.
        PRIVATE_EMAIL = Rule::warning("person.private-email");
        /// A telephone number that looks private; a note in an internal text.
        PRIVATE_PHONE = Rule::warning("person.private-phone");
        /// Personal information beside a name; a note in an internal text.
        SENSITIVE = Rule::warning("person.sensitive");
    }

    /// Pictures in texts.
    picture {
        /// No alternative text; a warning where it says nothing.
        ALT = Rule::error("picture.alt");
        FORMAT = Rule::fixed("picture.format");
        /// A drawing has a character for which there is no font.
        GLYPH = Rule::warning("picture.glyph");
        INTERNAL = Rule::fixed("picture.internal");
        MOVES = Rule::warning("picture.moves");
        OUTSIDE = Rule::fixed("picture.outside");
        SMALL = Rule::warning("picture.small");
        TOO_LARGE = Rule::fixed("picture.too-large");
        UNREADABLE = Rule::fixed("picture.unreadable");
        UNSAFE = Rule::fixed("picture.unsafe");
    }

    /// What must not be public.
    public {
        /// Something secret in what is to be published.
        SECRET = Rule::fixed("public.secret");
    }

    /// References to dates and attachments.
    reference {
        INTERNAL_FROM_PUBLIC = Rule::fixed("reference.internal-from-public");
        UNKNOWN_ATTACHMENT = Rule::fixed("reference.unknown-attachment");
        UNKNOWN_DATE = Rule::fixed("reference.unknown-date");
    }

    /// The texts.
    text {
        /// Access data in a text instead of in `[meeting.online]`; a warning in an internal text.
        ACCESS_DATA = Rule::error("text.access-data");
        /// A bracket without its partner.
        BRACKET = Rule::warning("text.bracket");
        /// A calendar week beside days of another; a warning where their year is not written.
        CALENDAR_WEEK = Rule::error("text.calendar-week");
        CONTRADICTION = Rule::warning("text.contradiction");
        /// Letters that were damaged by copying; a note where they only cannot be searched.
        DAMAGED = Rule::warning("text.damaged");
        /// Words, sentences and paragraphs that are there twice; a note where that may be right.
        DOUBLED = Rule::warning("text.doubled");
        /// A sentence that breaks off; a note where only its full stop is missing.
        HALF_SENTENCE = Rule::warning("text.half-sentence");
        IMAGE = Rule::warning("text.image");
        IMPOSSIBLE_DATE = Rule::error("text.impossible-date");
        /// A passage in a language that is not known.
        LANGUAGE = Rule::fixed("text.language");
        LEFTOVER = Rule::warning("text.leftover");
        /// The letterhead, or the signature of a mail, in a text.
        LETTERHEAD = Rule::warning("text.letterhead");
        LINK = Rule::warning("text.link");
        OPEN_COLON = Rule::warning("text.open-colon");
        OTHER_DAY = Rule::error("text.other-day");
        OTHER_LANGUAGE = Rule::warning("text.other-language");
        /// A text against another text of the file.
        OTHER_TEXT = Rule::warning("text.other-text");
        OTHER_TIME = Rule::error("text.other-time");
        OTHER_YEAR = Rule::error("text.other-year");
        PAST_DATE = Rule::warning("text.past-date");
        /// Something that is still to be filled in or struck out.
        PLACEHOLDER = Rule::warning("text.placeholder");
        /// A quotation without a named speaker.
        QUOTE_WITHOUT_SPEAKER = Rule::note("text.quote-without-speaker");
        /// „morgen“ in a text that is read later; a note in what was discussed.
        RELATIVE_DAY = Rule::warning("text.relative-day");
        /// A language of which only a part is read.
        UNREAD = Rule::note("text.unread");
        WEEKDAY = Rule::error("text.weekday");
    }

    /// A minutes file in another language.
    translation {
        /// Another day in a text; a warning where it is only nowhere else.
        DAY = Rule::error("translation.day");
        DIFFERS = Rule::fixed("translation.differs");
        RECORD = Rule::fixed("translation.record");
    }
}
