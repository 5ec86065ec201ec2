//! Passwords and tokens: from a command, an environment variable or a prompt, and used for the
//! login only. They appear in no log, error message or file.

use std::fmt;
use std::io::{self, Read};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use secrecy::{SecretString, zeroize::Zeroize};

use super::transport::Abort;
use crate::l10n::{SystemFault, messages};
use crate::world::World;

/// What a login proves itself with.
#[derive(Clone, Debug)]
pub enum Secret {
    /// A password or token that stays as it is.
    Fixed(SecretString),
    /// A token that is renewed.
    Renewed(Arc<dyn Renewing>),
}

impl From<SecretString> for Secret {
    fn from(secret: SecretString) -> Self {
        Self::Fixed(secret)
    }
}

/// A token that is renewed before it ends.
pub trait Renewing: fmt::Debug + Send + Sync {
    /// The token as it is now.
    ///
    /// # Errors
    /// It has ended and cannot be renewed.
    fn token(&self) -> Result<SecretString, Abort>;

    /// Another one than this, which a server has refused; none where there is no other.
    ///
    /// # Errors
    /// It cannot be renewed.
    fn another(&self, refused: &SecretString) -> Result<Option<SecretString>, Abort>;
}

/// The environment variable for the password of the mail server.
pub const VARIABLE: &str = "RUNDMAIL_SMTP_PASSWORD";
/// The environment variable for the password of the office's mailbox.
pub const MAILBOX_VARIABLE: &str = "RUNDMAIL_IMAP_PASSWORD";

/// The environment variable for the password of the database that keeps the ledger.
pub const LEDGER_VARIABLE: &str = "RUNDMAIL_LEDGER_PASSWORD";

/// How long a command may take: it may ask for a master password or a fingerprint.
const TIMEOUT: Duration = Duration::from_mins(2);
/// How often a command is checked for its end.
const TICK: Duration = Duration::from_millis(10);
/// How long after its end its output may arrive; a helper that it leaves running may keep the pipe
/// open for ever.
const REST: Duration = Duration::from_secs(2);
/// The maximum length of a secret (bytes): tokens of Microsoft 365 have about 2,000.
const LONGEST: usize = 64 * 1024;

messages! {
    /// Why there is no secret.
    pub enum SecretFault {
        /// There is no shell to run the command.
        NoShell {
            /// Why.
            error: SystemFault,
        } =
            "Der Befehl unter `passwort-befehl` kann nicht ausgeführt werden: {error}",
            "The command in `password-command` cannot be run: {error}";
        /// The command failed. Its output is not shown, since it may be the secret.
        Command {
            /// Its exit code, or `None` where a signal ended it.
            code: Option<i32>,
        } =
            ("Der Befehl unter `passwort-befehl` ist fehlgeschlagen ({}). Probieren Sie ihn in \
              einem Terminal aus.",
             code.map_or("abgebrochen".into(), |code| format!("Rückgabewert {code}"))),
            ("The command in `password-command` failed ({}). Try it out in a terminal.",
             code.map_or("stopped".into(), |code| format!("exit code {code}")));
        /// The command did not finish in time.
        Slow {
            /// The time limit.
            timeout: Duration,
        } =
            ("Der Befehl unter `passwort-befehl` kam in {} Sekunden nicht zum Ende und wurde \
              abgebrochen. Probieren Sie ihn in einem Terminal aus.",
             timeout.as_secs()),
            ("The command in `password-command` did not finish within {} seconds and was stopped. \
              Try it out in a terminal.",
             timeout.as_secs());
        /// The command printed nothing.
        Empty =
            "Der Befehl unter `passwort-befehl` hat kein Passwort ausgegeben.",
            "The command in `password-command` printed no password.";
        /// Nobody can be asked.
        NoOne {
            /// The environment variable that is not set.
            variable: &'static str,
        } =
            "Das Passwort für den Mailserver fehlt. Geben Sie es über `passwort-befehl` oder \
             {variable} an, oder legen Sie es mit `rundmail anmelden` in den Schlüsselbund; am \
             Bildschirm wird es abgefragt.",
            "The password for the mail server is missing. Provide it with `password-command` or \
             {variable}, or put it into the keychain with `rundmail login`; in a terminal, you are \
             asked for it.";
        /// The prompt failed.
        Prompt {
            /// Why.
            error: SystemFault,
        } =
            "Das Passwort konnte nicht abgefragt werden: {error}",
            "It was not possible to ask for the password: {error}";
    }
}

/// The secret: the output of `command`, otherwise the first of these variables that is set,
/// otherwise what is typed at `prompt`. Without a `prompt` nobody is asked.
pub fn find(
    command: Option<&str>,
    variables: &[&'static str],
    world: &World,
    prompt: Option<&str>,
) -> Result<SecretString, SecretFault> {
    if let Some(command) = command {
        return from_command(command, TIMEOUT);
    }
    if let Some(secret) = variables.iter().find_map(|name| world.variable(name)) {
        return Ok(SecretString::from(secret));
    }
    let variable = variables.first().copied().unwrap_or(VARIABLE);
    let prompt = prompt.ok_or(SecretFault::NoOne { variable })?;
    let typed = rpassword::prompt_password(prompt);
    typed.map(SecretString::from).map_err(|error| SecretFault::Prompt { error: (&error).into() })
}

/// What is typed at a prompt; nothing where it is left empty or cannot be shown.
pub fn typed(prompt: &str) -> Option<SecretString> {
    let typed = rpassword::prompt_password(prompt).ok();
    typed.filter(|typed| !typed.is_empty()).map(SecretString::from)
}

/// The first line of output of a shell command. It may ask for something itself, so it keeps the
/// terminal.
fn from_command(command: &str, timeout: Duration) -> Result<SecretString, SecretFault> {
    let failed = |error: io::Error| SecretFault::NoShell { error: (&error).into() };
    let mut shell = shell(command);
    shell.stdin(Stdio::inherit()).stderr(Stdio::inherit()).stdout(Stdio::piped());
    let mut child = shell.spawn().map_err(failed)?;
    let (give, printed) = mpsc::channel();
    if let Some(output) = child.stdout.take() {
        thread::spawn(move || give_first_line(output, &give));
    }
    let Some(status) = end_of(&mut child, timeout).map_err(failed)? else {
        return Err(SecretFault::Slow { timeout });
    };
    let mut line = printed.recv_timeout(REST).unwrap_or_default();
    let secret = std::str::from_utf8(&line).map(SecretString::from);
    let empty = line.is_empty();
    line.zeroize();
    match secret {
        _ if !status.success() => Err(SecretFault::Command { code: status.code() }),
        Ok(secret) if !empty => Ok(secret),
        _ => Err(SecretFault::Empty),
    }
}

/// How the command ended, or `None` where it had to be stopped. Its own child processes continue:
/// as a process group they could be stopped as a whole, but could not use the terminal.
fn end_of(child: &mut Child, timeout: Duration) -> io::Result<Option<ExitStatus>> {
    let until = Instant::now() + timeout;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() >= until {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(TICK);
    }
}

/// Sends the first line as soon as it is complete, and reads on to the end, so that the command
/// never blocks on output.
fn give_first_line(mut output: ChildStdout, give: &mpsc::Sender<Vec<u8>>) {
    let (mut line, mut chunk) = (Some(Vec::with_capacity(LONGEST)), [0; 4096]);
    while let Ok(count @ 1..) = output.read(&mut chunk) {
        let read = chunk.get(..count).unwrap_or_default();
        let end = read.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        if let Some(line) = &mut line {
            let room = LONGEST - line.len();
            line.extend(read.iter().take(end.unwrap_or(count).min(room)));
        }
        if end.is_some()
            && let Some(line) = line.take()
        {
            // The receiver may have given up.
            let _ = give.send(line);
        }
    }
    chunk.zeroize();
    let _ = line.map(|line| give.send(line));
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
    // cmd has its own quoting rules: the line is passed unchanged.
    shell.arg("/C").raw_arg(command);
    shell
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::path::PathBuf;

    use secrecy::ExposeSecret;

    use super::*;
    use crate::l10n::{Language, Localize};

    const OWN: &[&str] = &[VARIABLE];

    fn world(secret: &str) -> World {
        let variables = HashMap::from([(VARIABLE.to_owned(), secret.to_owned())]);
        World::new(variables, PathBuf::new())
    }

    #[test]
    fn the_command_comes_before_the_variable_and_only_its_first_line_counts() {
        let secret = find(Some("echo geheim; echo mehr"), OWN, &world("x"), None).unwrap();
        assert_eq!(secret.expose_secret(), "geheim");
        assert_eq!(find(None, OWN, &world("x"), None).unwrap().expose_secret(), "x");
        for command in ["printf geheim", "printf 'geheim\\r\\nmehr'", "echo geheim; seq 100000"] {
            let secret = find(Some(command), OWN, &world("x"), None).unwrap();
            assert_eq!(secret.expose_secret(), "geheim", "{command}");
        }
    }

    #[test]
    fn a_command_that_hangs_is_stopped() {
        let fault =
            from_command("echo geheim; exec sleep 100", Duration::from_millis(50)).unwrap_err();
        assert!(matches!(fault, SecretFault::Slow { .. }), "{fault:?}");
    }

    #[test]
    fn a_helper_that_a_command_leaves_running_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let ended = folder.path().join("ended");
        let command = format!("{{ sleep 90; touch '{}'; }} 2>&- & echo geheim", ended.display());
        let secret = find(Some(&command), OWN, &world(""), None).unwrap();
        assert_eq!(secret.expose_secret(), "geheim");
        assert!(!ended.exists());
    }

    #[test]
    fn a_failing_or_silent_command_is_a_fault_that_tells_no_secret() {
        let fault = find(Some("echo geheim; exit 3"), OWN, &world(""), None).unwrap_err();
        assert!(matches!(fault, SecretFault::Command { .. }));
        assert!(!format!("{fault:?} {}", fault.localize(Language::German)).contains("geheim"));
        assert!(matches!(find(Some("echo"), OWN, &world(""), None), Err(SecretFault::Empty)));
        assert!(matches!(find(None, OWN, &world(""), None), Err(SecretFault::NoOne { .. })));
    }
}
