//! The rules by subject, one line for each.
//!
//! The rule `SUBJECT.NAME` is the constant `rules::SUBJECT::NAME` and is explained in
//! `rules/SUBJECT.toml` under `[NAME]`.

use crate::diagnostic::Rule;

rules! {
    /// The agenda and its decisions.
    agenda {
        NUMBER = Rule::warning("agenda.number");
        VOTES = Rule::error("agenda.votes");
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
        UNKNOWN = Rule::note("attendance.unknown");
    }

    /// Reports about mails that came back.
    bounces {
        UNREADABLE = Rule::fixed("bounces.unreadable");
    }

    /// The settings for rules.
    check {
        ACCEPT_PLACE = Rule::fixed("check.accept-place");
        ACCEPT_UNUSED = Rule::note("check.accept-unused");
        FIXED_RULE = Rule::warning("check.fixed-rule");
        UNKNOWN_RULE = Rule::warning("check.unknown-rule");
    }

    /// The contact list.
    contacts {
        ACTIVE = Rule::fixed("contacts.active");
        ADDRESS = Rule::fixed("contacts.address");
        BOUNCED = Rule::warning("contacts.bounced");
        COLUMN_TWICE = Rule::error("contacts.column-twice").keeping_errors();
        COLUMNS = Rule::fixed("contacts.columns");
        CONTROL_CHARACTER = Rule::fixed("contacts.control-character");
        DAMAGED = Rule::error("contacts.damaged").keeping_errors();
        DATE = Rule::error("contacts.date").keeping_errors();
        DUPLICATE = Rule::warning("contacts.duplicate");
        EMPTY = Rule::fixed("contacts.empty");
        ENCODING = Rule::error("contacts.encoding").keeping_errors();
        FORMAT = Rule::fixed("contacts.format");
        FORMULA = Rule::error("contacts.formula").keeping_errors();
        HOUSEHOLD = Rule::note("contacts.household");
        LANGUAGE = Rule::warning("contacts.language");
        LINE_BREAK = Rule::error("contacts.line-break").keeping_errors();
        MIXED_SCRIPTS = Rule::warning("contacts.mixed-scripts");
        MORE_FINDINGS = Rule::note("contacts.more-findings");
        NO_ADDRESS = Rule::note("contacts.no-address");
        NO_ADDRESS_COLUMN = Rule::fixed("contacts.no-address-column");
        NO_PERSON = Rule::note("contacts.no-person");
        OBJECTION = Rule::fixed("contacts.objection");
        OPEN_QUOTE = Rule::fixed("contacts.open-quote");
        OTHER_ADDRESS = Rule::warning("contacts.other-address").keeping_errors();
        PLACEHOLDER = Rule::note("contacts.placeholder");
        /// A note where only people with e-mail have such an address.
        POSTAL_ADDRESS = Rule::warning("contacts.postal-address");
        ROW_TOO_LONG = Rule::fixed("contacts.row-too-long");
        ROW_TOO_SHORT = Rule::fixed("contacts.row-too-short");
        SEVERAL_ADDRESSES = Rule::warning("contacts.several-addresses");
        SHARED = Rule::warning("contacts.shared");
        SHEET = Rule::fixed("contacts.sheet");
        SLIPPED = Rule::error("contacts.slipped").keeping_errors();
        TOO_LARGE = Rule::fixed("contacts.too-large");
        TOO_LONG = Rule::fixed("contacts.too-long");
        TOO_MANY_COLUMNS = Rule::fixed("contacts.too-many-columns");
        TYPO = Rule::warning("contacts.typo");
        UNCLEAR = Rule::fixed("contacts.unclear");
        UNKNOWN_GROUP = Rule::fixed("contacts.unknown-group");
        UNREADABLE = Rule::fixed("contacts.unreadable");
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
        INCOMPLETE = Rule::note("date.incomplete");
        MISSING = Rule::fixed("date.missing");
        NOT_LISTED = Rule::note("date.not-listed");
        PAST = Rule::warning("date.past");
        SOON = Rule::note("date.soon");
        UNTIL_BEFORE_DATE = Rule::fixed("date.until-before-date");
        UNTIL_WITHOUT_DATE = Rule::fixed("date.until-without-date");
    }

    /// Whole files.
    file {
        /// The tree of a document that is to be rendered again.
        DATA = Rule::fixed("file.data");
        ENCODING = Rule::fixed("file.encoding");
        FORMAT = Rule::fixed("file.format");
        NO_MINUTES = Rule::fixed("file.no-minutes");
        SKIPPED = Rule::note("file.skipped");
        TOO_LARGE = Rule::fixed("file.too-large");
        TRANSLATION = Rule::fixed("file.translation");
        UNREADABLE = Rule::fixed("file.unreadable");
    }

    /// German office style.
    german {
        DATE = Rule::note("german.date");
        GENDER_FORMS = Rule::note("german.gender-forms");
        HOUSE_WORD = Rule::warning("german.house-word");
        PHONE = Rule::note("german.phone");
        /// A note where no quotation mark lacks its partner.
        QUOTES = Rule::warning("german.quotes");
        RANGE = Rule::note("german.range");
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
        INCOMPLETE = Rule::warning("invitation.incomplete");
    }

    /// Letters on paper.
    letters {
        ADDRESS = Rule::fixed("letters.address");
        GLYPH = Rule::fixed("letters.glyph");
        NO_ADDRESS = Rule::warning("letters.no-address");
    }

    /// Links.
    link {
        BARE = Rule::note("link.bare");
    }

    /// The logo.
    logo {
        ALT = Rule::warning("logo.alt");
        FORMAT = Rule::fixed("logo.format");
        OUTSIDE = Rule::fixed("logo.outside");
        TOO_LARGE = Rule::fixed("logo.too-large");
        UNREADABLE = Rule::fixed("logo.unreadable");
        UNSAFE = Rule::fixed("logo.unsafe");
    }

    /// The contents and the appearance of a mail.
    mail {
        /// More HTML than Gmail shows.
        CLIPPED = Rule::warning("mail.clipped");
        FROM = Rule::fixed("mail.from");
        /// An issue date other than the day of sending: a warning where it lies ahead, otherwise a
        /// note.
        ISSUED_DAY = Rule::warning("mail.issued-day");
        NO_UNSUBSCRIBE = Rule::note("mail.no-unsubscribe");
        /// Another contact's name or address in somebody's mail.
        OTHER_PERSON = Rule::fixed("mail.other-person");
        /// The address of the document on the web is none.
        PAGE = Rule::fixed("mail.page");
        PROOF = Rule::fixed("mail.proof");
        REPLY_TO = Rule::fixed("mail.reply-to");
        SIZE = Rule::error("mail.size");
        SUBJECT = Rule::fixed("mail.subject");
        UNSUBSCRIBE = Rule::fixed("mail.unsubscribe");
    }

    /// The mailings of one run, and earlier ones.
    mailing {
        /// Two files of one run with the same mailing ID.
        SAME_ID = Rule::fixed("mailing.same-id");
        TWICE = Rule::warning("mailing.twice");
    }

    /// The day of the meeting.
    meeting {
        /// A meeting on a day that does not fit its kind: an error, or a warning where it is only
        /// far off.
        DAY = Rule::error("meeting.day");
        END_BEFORE_START = Rule::fixed("meeting.end-before-start");
        NEXT_NOT_AFTER = Rule::fixed("meeting.next-not-after");
        NO_NEXT = Rule::note("meeting.no-next");
    }

    /// The head of a minutes file, and its records.
    minutes {
        EMPTY = Rule::warning("minutes.empty");
        ID = Rule::fixed("minutes.id");
        LANGUAGE = Rule::fixed("minutes.language");
        NESTING = Rule::fixed("minutes.nesting");
    }

    /// The selection with `--only`.
    only {
        NOT_CHOSEN = Rule::warning("only.not-chosen");
        UNKNOWN = Rule::warning("only.unknown");
    }

    /// The participants.
    participants {
        TWICE = Rule::warning("participants.twice");
    }

    /// The PDF.
    pdf {
        ALT = Rule::fixed("pdf.alt");
        ENGINE = Rule::fixed("pdf.engine");
        FONT = Rule::warning("pdf.font");
        GLYPH = Rule::warning("pdf.glyph");
        HEADING = Rule::fixed("pdf.heading");
        LOGO = Rule::fixed("pdf.logo");
        TEMPLATE = Rule::error("pdf.template").keeping_errors();
        TITLE = Rule::fixed("pdf.title");
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

    /// The mail server, tested by `check --server`.
    server {
        ADDRESSES = Rule::note("server.addresses");
        CERTIFICATE = Rule::warning("server.certificate");
        CONNECTION = Rule::note("server.connection");
        ENCRYPTION = Rule::note("server.encryption");
        FAILED = Rule::fixed("server.failed");
        GREETING = Rule::note("server.greeting");
        LOGIN = Rule::note("server.login");
        NAME = Rule::note("server.name");
        PASSWORD = Rule::note("server.password");
        RECIPIENT = Rule::warning("server.recipient");
        SENDER = Rule::note("server.sender");
        SETTINGS = Rule::error("server.settings").keeping_errors();
        SIZE = Rule::warning("server.size");
        SPEED = Rule::note("server.speed");
    }

    /// The settings.
    settings {
        COLOUR = Rule::fixed("settings.colour");
        CONNECTIONS = Rule::fixed("settings.connections");
        /// A colour of the office in which text cannot be read.
        CONTRAST = Rule::fixed("settings.contrast");
        EHLO_NAME = Rule::fixed("settings.ehlo-name");
        LANGUAGE = Rule::fixed("settings.language");
        LEVEL = Rule::fixed("settings.level");
        PORT = Rule::fixed("settings.port");
        RANGE = Rule::fixed("settings.range");
        SITE = Rule::fixed("settings.site");
        SIZE = Rule::fixed("settings.size");
        TIMEZONE = Rule::fixed("settings.timezone");
        WORD = Rule::warning("settings.word");
    }

    /// The section `[smtp]`.
    smtp {
        PORT = Rule::warning("smtp.port");
        SECURITY = Rule::fixed("smtp.security");
    }

    /// Templates.
    template {
        /// A block that the extended template does not have.
        BLOCK = Rule::error("template.block");
        COLUMN = Rule::fixed("template.column");
        /// A style sheet that browsers do not understand.
        CSS = Rule::error("template.css");
        ENDLESS = Rule::fixed("template.endless");
        FAILED = Rule::fixed("template.failed");
        MISSING = Rule::fixed("template.missing");
        NO_BODY = Rule::fixed("template.no-body");
        NO_VALUE = Rule::fixed("template.no-value");
        /// Text beside the blocks of a template that extends another one.
        OUTSIDE = Rule::warning("template.outside");
        PROPERTY = Rule::warning("template.property");
        /// Something that would be loaded from elsewhere while somebody reads.
        REQUEST = Rule::fixed("template.request");
        SCRIPT = Rule::fixed("template.script");
        STYLE = Rule::fixed("template.style");
        SYNTAX = Rule::fixed("template.syntax");
        UNDEFINED = Rule::fixed("template.undefined");
        UNKNOWN = Rule::fixed("template.unknown");
        UNUSED = Rule::warning("template.unused");
    }

    /// The texts.
    text {
        /// Access data in a text instead of in `[meeting.online]`; a warning in an internal text.
        ACCESS_DATA = Rule::error("text.access-data");
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
        OTHER_TIME = Rule::error("text.other-time");
        OTHER_YEAR = Rule::error("text.other-year");
        PAST_DATE = Rule::warning("text.past-date");
        /// A quotation without a named speaker.
        QUOTE_WITHOUT_SPEAKER = Rule::note("text.quote-without-speaker");
        WEEKDAY = Rule::error("text.weekday");
    }

    /// The form of the two TOML files.
    toml {
        CHOICE = Rule::fixed("toml.choice");
        DATE = Rule::fixed("toml.date");
        EMPTY = Rule::fixed("toml.empty");
        KEY_TWICE = Rule::fixed("toml.key-twice");
        MISSING = Rule::fixed("toml.missing");
        SYNTAX = Rule::fixed("toml.syntax");
        TYPE = Rule::fixed("toml.type");
        UNKNOWN_KEY = Rule::fixed("toml.unknown-key");
    }

    /// A minutes file in another language.
    translation {
        DIFFERS = Rule::fixed("translation.differs");
        RECORD = Rule::fixed("translation.record");
    }

    /// The fixed words of a document.
    words {
        LANGUAGE = Rule::fixed("words.language");
        MISSING = Rule::fixed("words.missing");
        PLACEHOLDER = Rule::warning("words.placeholder");
        SYNTAX = Rule::fixed("words.syntax");
        TYPE = Rule::fixed("words.type");
        UNKNOWN = Rule::warning("words.unknown");
    }
}
