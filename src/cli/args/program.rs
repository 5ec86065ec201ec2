//! The arguments of verbs that set the program up.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `init`
#[derive(Args, Debug)]
pub struct InitArgs {
    /// The folder of the workspace · Der Arbeitsordner
    #[arg(value_name = "DIR · ORDNER", default_value = ".")]
    pub folder: PathBuf,
}

/// `login`
#[derive(Args, Debug)]
pub struct LoginArgs {
    /// Log in on any device, with a code, instead of in the browser of this computer
    /// · Mit einem Code auf einem beliebigen Gerät anmelden statt im Browser dieses Rechners
    #[arg(long)]
    pub device: bool,
    /// Remove the stored login from the keychain
    /// · Die gespeicherte Anmeldung aus dem Schlüsselbund löschen
    #[arg(long, conflicts_with_all = ["device", "no_open"])]
    pub forget: bool,
    /// Do not open the browser · Den Browser nicht öffnen
    #[arg(long)]
    pub no_open: bool,
}

/// `templates`
#[derive(Args, Debug)]
pub struct TemplatesArgs {
    /// What to do with them
    #[command(subcommand)]
    pub action: TemplatesAction,
}

/// The actions of `templates`.
#[derive(Debug, Subcommand)]
pub enum TemplatesAction {
    /// Write the built-in templates to a folder; never overwrites
    /// · Die Vorlagen zum Ändern in einen Ordner schreiben; überschreibt nichts
    Write {
        /// The folder · Der Zielordner
        #[arg(value_name = "DIR · ORDNER")]
        folder: PathBuf,
    },
    /// List them, with the purpose of each · Die Vorlagen aufzählen und sagen, wozu jede dient
    List,
}

/// `completions`
#[derive(Args, Debug)]
pub struct CompletionsArgs {
    /// The shell · Die Shell
    #[arg(value_name = "SHELL · SHELL")]
    pub shell: clap_complete::Shell,
}

/// `man`
#[derive(Args, Debug)]
pub struct ManArgs {
    /// The folder to write into · Der Zielordner
    #[arg(value_name = "DIR · ORDNER")]
    pub folder: PathBuf,
}

/// `schema`
#[derive(Args, Debug)]
pub struct SchemaArgs {
    /// The folder to write into; if left out, .schema beside rundmail.toml
    /// · Der Zielordner; ohne Angabe .schema neben rundmail.toml
    #[arg(long, value_name = "DIR · ORDNER")]
    pub output: Option<PathBuf>,
}
