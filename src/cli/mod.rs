//! The command line: what can be typed, and nothing else.
//!
//! The doc comments here are the help: the English text, a `·`, the German one; so are the names of
//! values. `names` has the German names of what is typed, and `german` the frame of the German help.
//! What the user typed leaves this room as plain values in the `*Args` structs.

mod args;
mod day;
mod examples;
mod german;
mod guess;
mod lines;
pub mod names;
mod parse;
mod span;
mod usage;
mod values;

use clap::{Parser, Subcommand};

pub use args::{
    ApproveArgs, AttendArgs, AttendanceArgs, BouncesArgs, CheckArgs, CompletionsArgs,
    ContactsAction, ContactsArgs, ContactsForgetArgs, ContactsImportArgs, ContactsShowArgs,
    ContactsUnsubscribeArgs, DatesArgs, DecisionsArgs, EditArgs, ImportArgs, InitArgs, LettersArgs,
    LoginArgs, MailingArgs, ManArgs, NewArgs, OpenArgs, PreviewArgs, RenderArgs, ReportArgs,
    SchemaArgs, Selection, SendArgs, SignInArgs, SiteArgs, StatusArgs, TemplatesAction,
    TemplatesArgs,
};
pub use parse::{UsageError, WIDEST, command, parse};
pub use values::{
    AttendanceFormat, DatesFormat, DecisionsFormat, EditionArg, Format, Gone, Lang, NewKind,
    OpenBy, ReportFormat, Uncertain, Via,
};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "rundmail",
    about = "Minutes in, an accessible mailing out: HTML, PDF, text, calendar, and one mail for \
             each contact, all of them accounted for · Aus einer Sitzungsdatei wird eine \
             barrierefreie Rund-Mail: Webseite, PDF, Text, Kalender und eine persönliche E-Mail \
             an jeden Kontakt. Das Versandbuch hält fest, wer sie bekommt.",
    version,
    propagate_version = true,
    disable_help_subcommand = true,
    arg_required_else_help = true
)]
pub struct Cli {
    /// Language of the program's messages · Sprache, in der das Programm mit Ihnen spricht
    #[arg(long, global = true, value_name = "LANGUAGE · SPRACHE", display_order = 900)]
    pub lang: Option<Lang>,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Set up a workspace with commented sample files
    /// · Einen Arbeitsordner mit Beispieldateien einrichten
    Init(InitArgs),
    /// Write the next minutes file · Die nächste Sitzungsdatei anlegen
    New(NewArgs),
    /// Edit a minutes file in the browser, as a form, with preview and findings
    /// · Eine Sitzungsdatei im Browser bearbeiten, als Formular mit Vorschau und Prüfung
    Edit(EditArgs),
    /// Make a minutes file of a document: Word, LibreOffice, PDF, Markdown, HTML, text
    /// · Aus einem Dokument von Word, LibreOffice, als PDF oder Text eine Sitzungsdatei machen
    Import(ImportArgs),
    /// Find every error in files, contacts and texts; changes nothing that you do not approve
    /// · Dateien, Kontakte und Texte prüfen; ändert nichts ungefragt
    Check(CheckArgs),
    /// Write the documents · Webseite, PDF, Text und Kalender schreiben
    Render(RenderArgs),
    /// Write the public editions of a folder as a static site, with index, calendar and feed
    /// · Öffentliche Fassungen eines Ordners als Webauftritt schreiben
    Site(SiteArgs),
    /// Show the exact mails in the browser · Die fertigen E-Mails im Browser zeigen
    Preview(PreviewArgs),
    /// Send the mailing; asks first, and continues where an earlier run stopped
    /// · Die Rund-Mail senden; fragt vorher, setzt einen abgebrochenen Versand fort
    Send(SendArgs),
    /// Enter the approval of minutes, and what was changed against the draft that was sent
    /// · Die Genehmigung eines Protokolls eintragen und was sich gegenüber dem Entwurf geändert hat
    Approve(ApproveArgs),
    /// Send a short reminder of a meeting to those who got the invitation
    /// · Kurz an ein Treffen erinnern, und zwar alle, die die Einladung haben
    #[command(mut_arg("file", |file| file.help(
        "The invitation; if left out, the newest file in the folder is offered \
         · Die Einladung; ohne Angabe wird die neueste Datei des Ordners angeboten"
    )))]
    Remind(MailingArgs),
    /// Write the letters to people without e-mail, as one PDF
    /// · Briefe an alle ohne E-Mail schreiben, in einer PDF-Datei
    Letters(LettersArgs),
    /// Write a list of attendance that goes round at the meeting
    /// · Eine Anwesenheitsliste zum Unterschreiben in der Sitzung schreiben
    SignIn(SignInArgs),
    /// Record at the keyboard who is there, during the meeting
    /// · Während der Sitzung an der Tastatur erfassen, wer da ist
    Attend(AttendArgs),
    /// Show who got what, who did not, and why
    /// · Zeigen, wer die Rund-Mail bekommen hat, wer nicht und warum
    Status(StatusArgs),
    /// Record in the ledger which mails came back, from saved delivery reports
    /// · Zurückgekommene E-Mails aus gespeicherten Fehlermeldungen der Mailserver verbuchen
    Bounces(BouncesArgs),
    /// Show the attendance figures for each meeting and year
    /// · Die Zahl der Teilnehmenden je Treffen und Jahr
    Attendance(AttendanceArgs),
    /// List the dates of all minutes files, each of them once
    /// · Die Termine aller Sitzungsdateien auflisten, jeden einmal
    Dates(DatesArgs),
    /// List what is still open in all minutes files: tasks, calls, tentative dates
    /// · Auflisten, was offen ist: Aufgaben, Aufrufe, vorläufige Termine
    Open(OpenArgs),
    /// The register of decisions, with numbers that stay
    /// · Das Verzeichnis der Beschlüsse, mit Nummern, die bleiben
    Decisions(DecisionsArgs),
    /// The annual report: meetings, attendance and what came of them, with charts
    /// · Der Jahresbericht: Treffen, Teilnahme und was daraus wurde, mit Diagrammen
    Report(ReportArgs),
    /// Show the contact list as it is understood
    /// · Die Kontaktliste zeigen, wie das Programm sie liest
    Contacts(ContactsArgs),
    /// Log in to the mail server's provider, and keep the login or the password in the keychain
    /// · Beim Anbieter des Mailservers anmelden; die Anmeldung oder das Passwort kommt in den Schlüsselbund
    Login(LoginArgs),
    /// List the built-in templates, or write them out
    /// · Die mitgelieferten Vorlagen ansehen und anpassen
    Templates(TemplatesArgs),
    /// Write JSON Schemas of both TOML files, by which editors complete and explain keys
    /// · Schemas schreiben, mit denen Editoren ergänzen und erklären, was in den Dateien steht
    Schema(SchemaArgs),
    /// Write completions for a shell · Befehle mit der Tabulatortaste ergänzen lassen (Shell)
    Completions(CompletionsArgs),
    /// Write manual pages · Handbuchseiten schreiben
    Man(ManArgs),
}
