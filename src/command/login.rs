//! `login`: gets a token or takes a password, and keeps it in the system's keychain.

use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use chrono_tz::Tz;
use secrecy::SecretString;

use super::mailserver;
use super::{CommandError, Context};
use crate::cli::LoginArgs;
use crate::delivery::secret;
use crate::diagnostic::Findings;
use crate::exit::Exit;
use crate::l10n::{Language, Localize, copied, counted, messages};
use crate::login::{self, Account, Lasting, Place, Standing, Task, Way};
use crate::settings::{AuthMethod, Provider, Settings};
use crate::workspace;

/// The environment variable with the secret of the application, where it has one.
const CLIENT_SECRET: &str = "RUNDMAIL_CLIENT_SECRET";

messages! {
    /// What `login` says.
    enum Message {
        NoSettings =
            "Hier gibt es keine Einstellungen (`rundmail.toml`).",
            "There is no `rundmail.toml` here.";
        NoServer =
            "In `rundmail.toml` steht kein Mailserver mit `benutzer`.",
            "There is no mail server with a `user` in `rundmail.toml`.";
        AddServer =
            "Ergänzen Sie dort den Abschnitt [smtp] mit `server` und `benutzer`.",
            "Add a section [smtp] with `host` and `user` there.";
        NoPlace =
            "In `rundmail.toml` steht nicht, woher das Token für `anmeldeverfahren = \"xoauth2\"` \
             kommt.",
            "`rundmail.toml` does not say where the token for `auth = \"xoauth2\"` comes from.";
        AddPlace =
            "Ergänzen Sie den Abschnitt [zugang] mit `anbieter` und `anwendungs-id`.",
            "Add a section [login] with `provider` and `client-id`.";
        ByCommand { user: String } =
            "`{user}`: Das Passwort kommt von dem Befehl unter `passwort-befehl`; eine Anmeldung ist \
             nicht nötig.",
            "`{user}`: the password comes from the command in `password-command`; no login is needed.";
        Enter { address: String, code: String, lasts: Duration as minutes } =
            "Öffnen Sie auf einem beliebigen Gerät die Seite {address} und geben Sie dort diesen \
             Code ein:\n\n    {code}\n\nEr gilt {lasts}. Das Programm wartet so lange.",
            "Open the page {address} on any device, and enter this code there:\n\n    {code}\n\n\
             It is valid for {lasts}. The program waits that long.";
        Open { user: String } =
            "Melden Sie sich im Browser als `{user}` an. Öffnet er sich nicht von selbst, dann \
             öffnen Sie dort die Adresse, die oben steht.",
            "Log in as `{user}` in the browser. If it does not open by itself, open the address \
             above in it.";
        Kept { user: String, standing: Told } =
            "Angemeldet als `{user}`. {standing}",
            "Logged in as `{user}`. {standing}";
        KeptPassword { user: String, lasting: Lasting as copied(kept_where) } =
            "Die Anmeldung von `{user}` (Passwort) liegt jetzt im Schlüsselbund{lasting}.",
            "The login of `{user}` (password) is now in the keychain{lasting}.";
        TryOut =
            "Probieren Sie es aus: rundmail pruefen --server",
            "Try it out: rundmail check --server";
        Forgotten { user: String } =
            "Die Anmeldung von `{user}` ist aus dem Schlüsselbund gelöscht.",
            "The login of `{user}` has been removed from the keychain.";
        NoneThere { user: String } =
            "Für `{user}` war keine Anmeldung gespeichert.",
            "No login was stored for `{user}`.";
    }

}

/// A login that is kept: everything but the secret.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) standing: Standing,
    pub(super) zone: Tz,
}

impl Localize for Told {
    fn localize(&self, language: Language) -> String {
        told(&self.standing, self.zone, language)
    }
}

/// An account that needs a login.
struct Needed {
    account: Account,
    /// The first of its servers.
    host: String,
    /// The place of its tokens; a password where there is none.
    place: Option<Place>,
}

/// Runs the command.
pub(super) fn run(args: &LoginArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let mut findings = Findings::new();
    let (settings, is_there) = workspace::read_settings(Path::new(""), &mut findings);
    if !is_there {
        return Err(CommandError::new(Exit::InputErrors, Message::NoSettings));
    }
    if findings.has_errors() {
        context.ui.findings(&findings);
        return Ok(Exit::InputErrors);
    }
    let needed = needed(&settings, context)?;
    for one in &needed {
        if args.forget {
            forget(one, context)?;
        } else {
            log_in(one, args, &settings, context)?;
        }
    }
    if !args.forget && !needed.is_empty() {
        context.ui.say(&Message::TryOut);
    }
    Ok(Exit::Done)
}

/// The accounts of the settings that a login is for, each of them once.
fn needed(settings: &Settings, context: &Context<'_>) -> Result<Vec<Needed>, CommandError> {
    let smtp = settings.smtp.as_ref().map(|smtp| {
        (
            smtp.user.as_ref(),
            &smtp.host.value,
            smtp.port,
            smtp.auth,
            smtp.password_command.is_some(),
        )
    });
    let theirs = settings.smtp.as_ref().and_then(|smtp| smtp.user.as_ref());
    let imap = settings.imap.as_ref().map(|imap| {
        let user = imap.user.as_ref().or(theirs);
        (user, &imap.host.value, imap.port, imap.auth, imap.password_command.is_some())
    });
    let place = mailserver::place(settings);
    let (mut needed, mut any) = (Vec::<Needed>::new(), false);
    for (user, host, port, method, by_command) in smtp.into_iter().chain(imap) {
        let Some(user) = user.map(|user| user.value.clone()) else { continue };
        any = true;
        if by_command {
            context.ui.say(&Message::ByCommand { user });
            continue;
        }
        let place = match method {
            AuthMethod::Password => None,
            AuthMethod::XOAuth2 => Some(place.clone().ok_or_else(|| {
                CommandError::new(Exit::InputErrors, Message::NoPlace).help(Message::AddPlace)
            })?),
        };
        let server = format!("{host}:{port}");
        let same = needed.iter_mut().find(|one| {
            let is_shared = place.is_some() || login::share_password(&one.host, host);
            one.account.user == user && one.place.is_some() == place.is_some() && is_shared
        });
        match same {
            Some(one) => one.account.servers.push(server),
            None => {
                let account = Account { user, servers: vec![server] };
                needed.push(Needed { account, host: host.clone(), place });
            }
        }
    }
    if any {
        return Ok(needed);
    }
    Err(CommandError::new(Exit::InputErrors, Message::NoServer).help(Message::AddServer))
}

fn log_in(
    needed: &Needed,
    args: &LoginArgs,
    settings: &Settings,
    context: &Context<'_>,
) -> Result<(), CommandError> {
    let Needed { account, host, place } = needed;
    let user = account.user.clone();
    let Some(place) = place else {
        let password = mailserver::ask(&user, None, &[secret::VARIABLE], context);
        let password = password.map_err(CommandError::of_server)?;
        let lasting = login::keep_password(account, host, &password);
        let lasting = lasting.map_err(CommandError::of_server)?;
        context.ui.say(&Message::KeptPassword { user, lasting });
        return Ok(());
    };
    let way = if args.device || !place.has_browser_way() { Way::Code } else { Way::Browser };
    let mut tell = |task| match task {
        Task::Enter { address, code, lasts } => {
            context.ui.say(&Message::Enter { address, code, lasts });
        }
        Task::Open { address } => {
            context.ui.data(format!("{address}\n").as_bytes());
            context.ui.say(&Message::Open { user: user.clone() });
            if !args.no_open && context.ui.is_terminal() {
                // The address stands there, for whoever has no browser here.
                let _ = open::that_detached(&address);
            }
        }
    };
    let world = Arc::new(context.world.clone());
    let secret = client_secret(place, context);
    let done = login::log_in(account, place, (way, secret), &world, (&mut tell, &thread::sleep));
    let standing = done.map_err(CommandError::of_server)?;
    let standing = Told { standing, zone: settings.defaults.timezone };
    context.ui.say(&Message::Kept { user, standing });
    Ok(())
}

/// The secret of the application: Google gives one to programs like this, which is no secret, and wants
/// it back.
fn client_secret(place: &Place, context: &Context<'_>) -> Option<SecretString> {
    if let Some(secret) = context.world.variable(CLIENT_SECRET) {
        return Some(secret.into());
    }
    if place.provider != Provider::Google || !context.ui.can_ask() {
        return None;
    }
    let prompt = context.ui.language.pick("Clientschlüssel der Anwendung: ", "Client secret: ");
    secret::typed(prompt)
}

fn forget(needed: &Needed, context: &Context<'_>) -> Result<(), CommandError> {
    let Needed { account: Account { user, .. }, host, place } = needed;
    let was_there = match place {
        Some(place) => login::forget(user, place),
        None => login::forget_password(user, host),
    };
    let user = user.clone();
    let was_there = was_there.map_err(CommandError::of_server)?;
    context.ui.say(&if was_there {
        Message::Forgotten { user }
    } else {
        Message::NoneThere { user }
    });
    Ok(())
}

/// Says which login the mail server of these settings uses, where it is one with a token.
pub(super) fn tell(settings: &Settings, context: &Context<'_>) {
    let smtp = settings.smtp.as_ref().filter(|smtp| {
        let is_variable = context.world.variable(secret::VARIABLE).is_some();
        smtp.auth == AuthMethod::XOAuth2 && smtp.password_command.is_none() && !is_variable
    });
    let Some((smtp, place)) = smtp.zip(mailserver::place(settings)) else { return };
    let Some(user) = &smtp.user else { return };
    let server = format!("{}:{}", smtp.host.value, smtp.port);
    let world = Arc::new(context.world.clone());
    match login::stored(&user.value, &server, &place, &world) {
        Ok((_, standing)) => {
            context.ui.say(&Told { standing, zone: settings.defaults.timezone });
        }
        Err(abort) => context.ui.say(&*abort.says),
    }
}

/// „Anmeldung bei … vom …“, and until when its token is valid.
fn told(standing: &Standing, zone: Tz, language: Language) -> String {
    let Standing { server, since, until, renews, lasting } = standing;
    let day = since.with_timezone(&zone).format(language.pick("%d.%m.%Y", "%Y-%m-%d"));
    let end = until.map(|until| {
        until.with_timezone(&zone).format(language.pick("%d.%m.%Y, %H:%M Uhr", "%Y-%m-%d, %H:%M"))
    });
    let mut text = language.pick(
        format!("Anmeldung bei {server} vom {day} (OAuth 2), gespeichert im Schlüsselbund"),
        format!("Login at {server} of {day} (OAuth 2), in the keychain"),
    );
    text += &kept_where(*lasting, language);
    text += ". ";
    text += &match (end, renews) {
        (Some(end), true) => language.pick(
            format!("Das Token gilt bis {end} und wird von selbst erneuert."),
            format!("The token is valid until {end} and is renewed by itself."),
        ),
        (Some(end), false) => language.pick(
            format!("Das Token gilt bis {end}; dann melden Sie sich neu an."),
            format!("The token is valid until {end}; then log in again."),
        ),
        (None, _) => language.pick(
            "Wie lange das Token gilt, sagt der Server nicht.".to_owned(),
            "The server does not say how long the token is valid.".to_owned(),
        ),
    };
    text
}

/// Where there is no other keychain, that of the kernel forgets.
fn kept_where(lasting: Lasting, language: Language) -> String {
    let forgets = language.pick(
        " des Betriebssystems, der sie nach einem Neustart oder einigen Tagen ohne Benutzung vergisst",
        " of the operating system, which forgets it after a restart or some days without use",
    );
    if lasting == Lasting::UntilRestart { forgets.to_owned() } else { String::new() }
}

fn minutes(lasts: &Duration, language: Language) -> String {
    let minutes = lasts.as_secs().div_ceil(60);
    counted(["Minute", "Minuten"], ["minute", "minutes"])(&minutes, language)
}
