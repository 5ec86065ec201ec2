//! Passwords and tokens: from a command, an environment variable or a prompt, and from there only into
//! the login. They appear in no log, no error and no file.

use std::io;
use std::process::{Command, Stdio};

use secrecy::{SecretString, zeroize::Zeroize};

use crate::say::Bilingual;
use crate::world::World;

/// The environment variable that may hold the password.
pub const VARIABLE: &str = "RUNDMAIL_SMTP_PASSWORD";

/// Why there is no secret.
#[derive(Debug)]
pub enum SecretFault {
    /// The command could not be run, or failed. What it printed is not told: it may be the secret.
    Command {
        /// How it ended.
        ended: String,
    },
    /// The command printed nothing.
    Empty,
    /// There is nobody to ask.
    NoOne,
    /// Asking failed.
    Prompt {
        /// The system's words.
        error: String,
    },
}

/// The secret: what `command` prints, else the variable, else what is typed at `prompt`. Without a
/// `prompt` nobody is asked.
pub fn find(
    command: Option<&str>,
    world: &World,
    prompt: Option<&str>,
) -> Result<SecretString, SecretFault> {
    if let Some(command) = command {
        return from_command(command);
    }
    if let Some(secret) = world.variable(VARIABLE) {
        return Ok(SecretString::from(secret));
    }
    let prompt = prompt.ok_or(SecretFault::NoOne)?;
    let typed = rpassword::prompt_password(prompt);
    typed.map(SecretString::from).map_err(|error| SecretFault::Prompt { error: error.to_string() })
}

/// The first line that a shell command prints. It may ask for something itself, so it keeps the
/// terminal.
fn from_command(command: &str) -> Result<SecretString, SecretFault> {
    let failed = |error: io::Error| SecretFault::Command { ended: error.to_string() };
    let mut shell = shell(command);
    let mut output =
        shell.stdin(Stdio::inherit()).stderr(Stdio::inherit()).output().map_err(failed)?;
    if !output.status.success() {
        output.stdout.zeroize();
        return Err(SecretFault::Command { ended: output.status.to_string() });
    }
    let end = output.stdout.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
    let line = output.stdout.get(..end.unwrap_or(output.stdout.len())).unwrap_or_default();
    let secret = std::str::from_utf8(line).map(SecretString::from);
    let empty = line.is_empty();
    output.stdout.zeroize();
    match secret {
        Ok(secret) if !empty => Ok(secret),
        _ => Err(SecretFault::Empty),
    }
}

#[cfg(not(windows))]
fn shell(command: &str) -> Command {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(command);
    shell
}

#[cfg(windows)]
fn shell(command: &str) -> Command {
    use std::os::windows::process::CommandExt;
    let mut shell = Command::new("cmd");
    // cmd has quoting rules of its own: the line goes through as it is.
    shell.arg("/C").raw_arg(command);
    shell
}

impl Bilingual for SecretFault {
    fn german(&self) -> String {
        match self {
            Self::Command { ended } => {
                format!("Der Befehl unter `passwort-befehl` ist fehlgeschlagen ({ended}).")
            }
            Self::Empty => {
                "Der Befehl unter `passwort-befehl` hat kein Passwort ausgegeben.".into()
            }
            Self::NoOne => format!(
                "Das Passwort für den Mailserver fehlt. Geben Sie es über `passwort-befehl` oder \
                 {VARIABLE} an; am Bildschirm wird es abgefragt."
            ),
            Self::Prompt { error } => {
                format!("Das Passwort konnte nicht abgefragt werden: {error}")
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Command { ended } => {
                format!("The command of `password-command` failed ({ended}).")
            }
            Self::Empty => "The command of `password-command` printed no password.".into(),
            Self::NoOne => format!(
                "The password for the mail server is missing. Give it by `password-command` or \
                 {VARIABLE}; on a terminal you are asked for it."
            ),
            Self::Prompt { error } => format!("The password could not be asked for: {error}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::path::PathBuf;

    use secrecy::ExposeSecret;

    use super::*;

    fn world(secret: &str) -> World {
        let variables = HashMap::from([(VARIABLE.to_owned(), secret.to_owned())]);
        World::new(variables, PathBuf::new())
    }

    #[test]
    fn the_command_comes_before_the_variable_and_only_its_first_line_counts() {
        let secret = find(Some("echo geheim; echo mehr"), &world("x"), None).unwrap();
        assert_eq!(secret.expose_secret(), "geheim");
        assert_eq!(find(None, &world("x"), None).unwrap().expose_secret(), "x");
    }

    #[test]
    fn a_failing_or_silent_command_is_a_fault_that_tells_no_secret() {
        let fault = find(Some("echo geheim; exit 3"), &world(""), None).unwrap_err();
        assert!(matches!(fault, SecretFault::Command { .. }));
        assert!(!format!("{fault:?} {}", fault.german()).contains("geheim"));
        assert!(matches!(find(Some("echo"), &world(""), None), Err(SecretFault::Empty)));
        assert!(matches!(find(None, &world(""), None), Err(SecretFault::NoOne)));
    }
}
