//! The arguments of `contacts` and what it does with the list.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::mailings::Selection;

/// `contacts`
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct ContactsArgs {
    /// What to do with the list; without it, it is shown
    #[command(subcommand)]
    pub action: Option<ContactsAction>,
    /// Which contacts
    #[command(flatten)]
    pub selection: Selection,
    /// The list as JSON · Die Liste als JSON
    #[arg(long)]
    pub json: bool,
}

/// The actions of `contacts`.
#[derive(Debug, Subcommand)]
pub enum ContactsAction {
    /// Merge address books and lists of other programs into the contact list
    /// · Adressbücher und Listen anderer Programme in die Kontaktliste übernehmen
    Import(ContactsImportArgs),
    /// Show everything that is held about a person
    /// · Alles zeigen, was über eine Person gespeichert ist
    Show(ContactsShowArgs),
    /// Record that somebody wants no more mails
    /// · Eintragen, dass jemand keine E-Mails mehr möchte
    Unsubscribe(ContactsUnsubscribeArgs),
    /// Delete what is held about a person, and keep it from coming back
    /// · Löschen, was über eine Person gespeichert ist, und nicht wieder aufnehmen
    Forget(ContactsForgetArgs),
}

/// `contacts import`
#[derive(Args, Debug)]
pub struct ContactsImportArgs {
    /// Exports of Outlook, Thunderbird or Google, address cards (vCard), LDIF, workbooks
    /// · Exporte aus Outlook, Thunderbird oder Google, Visitenkarten (vCard), LDIF, Arbeitsmappen
    #[arg(value_name = "FILE · DATEI", required = true)]
    pub files: Vec<PathBuf>,
    /// The contact list that gets them, where it is not the one in the settings
    /// · Die Kontaktliste, die sie aufnimmt, wenn es nicht die in den Einstellungen ist
    #[arg(long, value_name = "FILE · DATEI")]
    pub contacts: Option<PathBuf>,
    /// What new rows say in a column, such as Groups=Network; may be repeated
    /// · Was neue Zeilen in einer Spalte haben, etwa Gruppen=Netzwerk; mehrfach möglich
    #[arg(long, value_name = "COLUMN=TEXT · SPALTE=TEXT")]
    pub set: Vec<String>,
    /// Show what would change, and change nothing
    /// · Zeigen, was sich ändern würde, und nichts ändern
    #[arg(long)]
    pub dry_run: bool,
    /// Ask nothing: what is doubtful is listed, and not taken over
    /// · Nichts fragen: Zweifelhaftes wird aufgezählt und nicht übernommen
    #[arg(short, long)]
    pub yes: bool,
    /// The report as JSON · Der Bericht als JSON
    #[arg(long)]
    pub json: bool,
}

/// `contacts show`
#[derive(Args, Debug)]
pub struct ContactsShowArgs {
    /// The person's address · Die E-Mail-Adresse der Person
    #[arg(value_name = "ADDRESS · ADRESSE")]
    pub address: String,
    /// A contact list other than the one in the settings
    /// · Eine andere Kontaktliste als die in den Einstellungen
    #[arg(long, value_name = "FILE · DATEI")]
    pub contacts: Option<PathBuf>,
    /// As JSON, to be handed out · Als JSON, zum Aushändigen
    #[arg(long)]
    pub json: bool,
}

/// `contacts unsubscribe`
#[derive(Args, Debug)]
pub struct ContactsUnsubscribeArgs {
    /// The addresses · Die E-Mail-Adressen
    #[arg(value_name = "ADDRESS · ADRESSE", required = true)]
    pub addresses: Vec<String>,
    /// A contact list other than the one in the settings
    /// · Eine andere Kontaktliste als die in den Einstellungen
    #[arg(long, value_name = "FILE · DATEI")]
    pub contacts: Option<PathBuf>,
    /// Show what would change, and change nothing
    /// · Zeigen, was sich ändern würde, und nichts ändern
    #[arg(long)]
    pub dry_run: bool,
}

/// `contacts forget`
#[derive(Args, Debug)]
pub struct ContactsForgetArgs {
    /// The person's address · Die E-Mail-Adresse der Person
    #[arg(value_name = "ADDRESS · ADRESSE")]
    pub address: String,
    /// A contact list other than the one in the settings
    /// · Eine andere Kontaktliste als die in den Einstellungen
    #[arg(long, value_name = "FILE · DATEI")]
    pub contacts: Option<PathBuf>,
    /// Show what would be deleted, and delete nothing
    /// · Zeigen, was gelöscht würde, und nichts löschen
    #[arg(long)]
    pub dry_run: bool,
    /// Do not ask · Nicht fragen
    #[arg(short, long)]
    pub yes: bool,
}
