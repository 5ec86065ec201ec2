//! Logging in where a password is not enough, and keeping what came of it.
//!
//! - [`Place`] is the authorisation server of the settings; `authority` asks it for tokens (OAuth 2:
//!   RFC 6749, 7636, 8252, 8628), over `web`. The browser comes back to a `redirect`; what the server
//!   refuses is understood by `refusal`, and a `fault` says it to people.
//! - `kept` are tokens and passwords in the `keychain` of the system, each for named servers only.
//! - `tokens` renews them while mails are sent.
//!
//! A secret is a `SecretString` from where it comes in to where it goes out; libraries keep short-lived
//! copies of their own. No answer of a server is shown or logged, only its code.

mod authority;
mod fault;
mod kept;
mod keychain;
mod redirect;
mod refusal;
mod tokens;
mod web;

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use secrecy::SecretString;

pub use authority::{Place, Task};
pub use kept::{Account, share_password};
pub use keychain::Lasting;

use crate::delivery::Abort;
use crate::delivery::secret::Secret;
use crate::world::World;
use authority::{Authority, Given};
use fault::LoginFault;
use kept::Tokens;

/// The way to a first token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// With a browser on this computer.
    Browser,
    /// With a code, on any device.
    Code,
}

/// A login that is kept: everything but the secret.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The server that gave it.
    pub server: String,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Until when the token is valid, if the server has said so.
    pub until: Option<DateTime<Utc>>,
    /// Whether it is renewed by itself.
    pub renews: bool,
    /// How long the keychain keeps it.
    pub lasting: Lasting,
}

impl Standing {
    fn of(place: &Place, tokens: &Tokens, lasting: Lasting) -> Self {
        let Tokens { since, until, ref refresh, .. } = *tokens;
        Self { server: place.server(), since, until, renews: refresh.is_some(), lasting }
    }
}

/// Logs in and keeps the tokens. `tell` says what a person has to do, `pause` waits.
///
/// # Errors
/// There is no login, or no keychain.
pub fn log_in(
    account: &Account,
    place: &Place,
    (way, client_secret): (Way, Option<SecretString>),
    world: &Arc<World>,
    (tell, pause): (&mut dyn FnMut(Task), &dyn Fn(Duration)),
) -> Result<Standing, Abort> {
    let authority = Authority::new(place, client_secret.clone(), world)?;
    let given: Given = match way {
        Way::Browser => authority.by_browser(tell)?,
        Way::Code => authority.by_code(tell, pause)?,
    };
    let now = world.now();
    let tokens = Tokens {
        servers: account.servers.clone(),
        client_id: place.client_id.clone(),
        client_secret,
        access: SecretString::default(),
        refresh: None,
        since: now,
        until: None,
    };
    let tokens = tokens.given(given, now);
    let lasting = kept::keep_tokens(&account.user, place, &tokens)?;
    Ok(Standing::of(place, &tokens, lasting))
}

/// The login that is kept for this user and server, ready to be used, and what can be said of it.
///
/// # Errors
/// There is none, or it is for another server.
pub fn stored(
    user: &str,
    server: &str,
    place: &Place,
    world: &Arc<World>,
) -> Result<(Secret, Standing), Abort> {
    let kept = kept::tokens(user, place)?;
    let Some((tokens, lasting)) = kept else {
        return Err(LoginFault::None { user: user.to_owned() }.into());
    };
    if !tokens.servers.iter().any(|own| own == server) {
        let (user, server) = (user.to_owned(), server.to_owned());
        return Err(LoginFault::OtherServer { user, server }.into());
    }
    let standing = Standing::of(place, &tokens, lasting);
    let renewed = tokens::Renewed::new(user, place.clone(), tokens, world);
    Ok((Secret::Renewed(Arc::new(renewed)), standing))
}

/// Forgets the login of this user; whether there was one.
///
/// # Errors
/// There is no keychain.
pub fn forget(user: &str, place: &Place) -> Result<bool, Abort> {
    Ok(kept::forget_tokens(user, place)?)
}

/// The password that is kept for this server; none where there is no keychain.
pub fn password(user: &str, host: &str, port: u16) -> Option<SecretString> {
    kept::password(user, host, port).ok().flatten()
}

/// Keeps a password for the servers of the account; `host` is one of them.
///
/// # Errors
/// There is no keychain.
pub fn keep_password(
    account: &Account,
    host: &str,
    password: &SecretString,
) -> Result<Lasting, Abort> {
    Ok(kept::keep_password(account, host, password)?)
}

/// Forgets a password; whether there was one.
///
/// # Errors
/// There is no keychain.
pub fn forget_password(user: &str, host: &str) -> Result<bool, Abort> {
    Ok(kept::forget_password(user, host)?)
}
