//! The rules of an office: its settings, lists, templates and mails, by subject, one line for each.
//!
//! The rule `SUBJECT.NAME` is the constant `rules::SUBJECT::NAME` and is explained in
//! `rules/SUBJECT.toml` under `[NAME]`.

use super::Table;
use crate::diagnostic::Rule;

rules! {
    OFFICE;

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
        FORGOTTEN = Rule::warning("contacts.forgotten");
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

    /// Letters on paper.
    letters {
        ADDRESS = Rule::fixed("letters.address");
        GLYPH = Rule::fixed("letters.glyph");
        NO_ADDRESS = Rule::warning("letters.no-address");
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

    /// The selection with `--only`.
    only {
        NOT_CHOSEN = Rule::warning("only.not-chosen");
        UNKNOWN = Rule::warning("only.unknown");
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

    /// The mail server, tested by `check --server`.
    server {
        ADDRESSES = Rule::note("server.addresses");
        CERTIFICATE = Rule::warning("server.certificate");
        CONNECTION = Rule::note("server.connection");
        ENCRYPTION = Rule::note("server.encryption");
        FAILED = Rule::fixed("server.failed");
        GREETING = Rule::note("server.greeting");
        LEDGER = Rule::note("server.ledger");
        LOGIN = Rule::note("server.login");
        MAILBOX = Rule::note("server.mailbox");
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
        LEDGER = Rule::fixed("settings.ledger");
        LEVEL = Rule::fixed("settings.level");
        /// Where a token comes from.
        LOGIN = Rule::fixed("settings.login");
        PORT = Rule::fixed("settings.port");
        RANGE = Rule::fixed("settings.range");
        SITE = Rule::fixed("settings.site");
        SIZE = Rule::fixed("settings.size");
        STATE = Rule::fixed("settings.state");
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
