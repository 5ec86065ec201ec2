//! What options may be set to.

use clap::ValueEnum;

/// The languages of `--lang`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Lang {
    /// German
    De,
    /// English
    En,
}

/// What `new` can write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum NewKind {
    /// Before a meeting
    Invitation,
    /// After a meeting, in brief
    Summary,
    /// After a meeting, in full
    Minutes,
    /// Without a meeting
    Circular,
}

/// The formats of `render`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Web page in one file
    Html,
    /// Accessible PDF
    Pdf,
    /// Text
    Txt,
    /// Calendar
    Ics,
    /// The data that templates see
    Json,
}

/// The editions of `render`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum EditionArg {
    /// For the network
    Internal,
    /// For the web
    Public,
}

/// The ways of `send --via`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Via {
    /// Over the mail server of the settings
    Smtp,
    /// Into the folder `outbox`
    Folder,
    /// As drafts for a mail program
    Drafts,
}

/// What to do with uncertain mails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Uncertain {
    /// Send again: somebody may get it twice
    Resend,
    /// Leave: somebody may not get it
    Skip,
}

/// What to do with people whose address nobody has any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Gone {
    /// Send all the same
    Send,
    /// Leave: they get nothing
    Skip,
}

/// The formats of `attendance`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AttendanceFormat {
    /// Table for reading
    Table,
    /// Comma-separated values
    Csv,
    /// Excel workbook
    Xlsx,
    /// JSON
    Json,
    /// Chart
    Svg,
}
