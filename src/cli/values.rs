//! What options may be set to.

use clap::ValueEnum;

/// The languages of `--lang`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Lang {
    /// German · Deutsch
    De,
    /// English · Englisch
    En,
}

/// What `new` can write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum NewKind {
    /// Before a meeting · Vor einem Treffen
    Invitation,
    /// After a meeting, in brief · Nach einem Treffen, in Kürze
    Summary,
    /// After a meeting, in full · Nach einem Treffen, ausführlich
    Minutes,
    /// Without a meeting · Ohne Treffen
    Circular,
    /// Of contributions · Mit Beiträgen
    Newsletter,
}

/// The formats of `render`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Web page in one file · Webseite in einer Datei
    Html,
    /// Accessible PDF · Barrierefreies PDF
    Pdf,
    /// Text · Text
    Txt,
    /// Calendar · Kalender
    Ics,
    /// The data that templates use · Daten für Programme
    Json,
}

/// The editions of `render`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum EditionArg {
    /// For the network · Für das Netzwerk
    Internal,
    /// For the web · Für die Webseite
    Public,
}

/// The ways of `send --via`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Via {
    /// Through the mail server in the settings · Über den Mailserver aus den Einstellungen
    Smtp,
    /// To the folder `outbox` · In den Ordner `outbox`
    Folder,
    /// As drafts for a mail program · Als Entwürfe für ein Mailprogramm
    Drafts,
}

/// What to do with uncertain mails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Uncertain {
    /// Send again: somebody may get it twice
    /// · Noch einmal senden; vielleicht bekommt jemand sie doppelt
    Resend,
    /// Skip: somebody may not get it · Auslassen; vielleicht bekommt jemand sie nicht
    Skip,
}

/// What to do with people whose address nobody has any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Gone {
    /// Send anyway · Trotzdem senden
    Send,
    /// Skip: they get nothing · Auslassen; sie bekommen nichts
    Skip,
}

/// The formats of `attendance`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AttendanceFormat {
    /// Readable table · Tabelle zum Lesen
    Table,
    /// Comma-separated values · Werte mit Trennzeichen
    Csv,
    /// Excel workbook · Excel-Arbeitsmappe
    Xlsx,
    /// JSON · Daten für Programme
    Json,
    /// Chart · Diagramm
    Svg,
}

/// The formats of `dates`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DatesFormat {
    /// Text to read, and to paste into a mail · Text zum Lesen und zum Einfügen in eine E-Mail
    Text,
    /// Web page in one file · Webseite in einer Datei
    Html,
    /// Calendar to import or to subscribe to · Kalender zum Einlesen oder Abonnieren
    Ics,
    /// Comma-separated values · Werte mit Trennzeichen
    Csv,
    /// JSON · Daten für Programme
    Json,
}

/// By what the list of `open` is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OpenBy {
    /// The day by which things are due · Nach der Frist
    Due,
    /// The person who has taken them on · Nach der Person, die es übernommen hat
    Person,
    /// The organisation · Nach der Organisation
    Organisation,
}

/// The formats of `report`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Web page in one file · Webseite in einer Datei
    Html,
    /// Document to print and to file · Dokument zum Drucken und Ablegen
    Pdf,
    /// Text · Text
    Txt,
}

/// The formats of `decisions`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DecisionsFormat {
    /// Text to read, and to paste into a mail · Text zum Lesen und zum Einfügen in eine E-Mail
    Text,
    /// Web page in one file · Webseite in einer Datei
    Html,
    /// Comma-separated values · Werte mit Trennzeichen
    Csv,
    /// JSON · Daten für Programme
    Json,
}
