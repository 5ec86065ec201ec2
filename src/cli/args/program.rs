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
