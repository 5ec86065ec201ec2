//! A login that renews its token: before it ends, and where a mail server no longer takes it, also
//! in the middle of a mailing.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use secrecy::{ExposeSecret, SecretString};

use super::authority::{Authority, Place};
use super::fault::LoginFault;
use super::kept::{self, Tokens};
use crate::delivery::Abort;
use crate::delivery::secret::Renewing;
use crate::world::World;

/// How long before its end a token is renewed: a login may take a while, and clocks differ.
const MARGIN: TimeDelta = TimeDelta::minutes(5);

/// The tokens of one user, shared by all connections.
#[derive(Debug)]
pub(super) struct Renewed {
    user: String,
    place: Place,
    world: Arc<World>,
    tokens: Mutex<Tokens>,
}

impl Renewed {
    pub(super) fn new(user: &str, place: Place, tokens: Tokens, world: &Arc<World>) -> Self {
        let (user, world) = (user.to_owned(), Arc::clone(world));
        Self { user, place, world, tokens: Mutex::new(tokens) }
    }

    /// Renews the tokens and keeps them. Another run may have done so meanwhile: the server may take
    /// an old refresh token only once.
    fn renew(&self, tokens: &mut Tokens) -> Result<(), LoginFault> {
        let old = tokens.refresh.clone().ok_or(LoginFault::Ended)?;
        let authority = Authority::new(&self.place, tokens.client_secret.clone(), &self.world)?;
        let given = match authority.renewed(&old) {
            Err(LoginFault::Withdrawn { code }) => {
                let kept = kept::tokens(&self.user, &self.place).ok().flatten();
                let kept =
                    kept.map(|(kept, _)| kept).filter(|kept| !same(kept.refresh.as_ref(), &old));
                let Some(kept) = kept else { return Err(LoginFault::Withdrawn { code }) };
                *tokens = kept;
                if self.is_good(tokens) {
                    return Ok(());
                }
                let newer = tokens.refresh.clone().ok_or(LoginFault::Ended)?;
                authority.renewed(&newer)?
            }
            given => given?,
        };
        *tokens = tokens.clone().given(given, self.world.now());
        // Without a keychain, this run goes on with what it has.
        let _ = kept::keep_tokens(&self.user, &self.place, tokens);
        Ok(())
    }

    /// Whether the token lasts for a while yet. Where the server does not say, it is tried.
    fn is_good(&self, tokens: &Tokens) -> bool {
        tokens.until.is_none_or(|until| later(self.world.now(), MARGIN) < until)
    }
}

impl Renewing for Renewed {
    fn token(&self) -> Result<SecretString, Abort> {
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.is_good(&tokens)
            && let Err(fault) = self.renew(&mut tokens)
            // It may be renewed later, as long as the old one is good.
            && tokens.until.is_none_or(|until| until <= self.world.now())
        {
            return Err(fault.into());
        }
        Ok(tokens.access.clone())
    }

    fn another(&self, refused: &SecretString) -> Result<Option<SecretString>, Abort> {
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        if tokens.access.expose_secret() == refused.expose_secret() {
            if tokens.refresh.is_none() {
                return Ok(None);
            }
            self.renew(&mut tokens)?;
        }
        Ok(Some(tokens.access.clone()))
    }
}

fn same(one: Option<&SecretString>, other: &SecretString) -> bool {
    one.is_some_and(|one| one.expose_secret() == other.expose_secret())
}

fn later(now: DateTime<Utc>, by: TimeDelta) -> DateTime<Utc> {
    now.checked_add_signed(by).unwrap_or(now)
}
