//! The authorisation server of the settings: where it is, what it is asked for, and the two ways to
//! a first token (RFC 8628 with a code for another device; RFC 8252 with browser and PKCE).

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use oauth2::basic::{BasicClient, BasicTokenResponse, BasicTokenType};
use oauth2::{
    AuthType, AuthUrl, ClientId, ClientSecret, CsrfToken, DeviceAuthorizationUrl, EndpointNotSet,
    EndpointSet, ErrorResponseType, PkceCodeChallenge, RedirectUrl, RefreshToken,
    RequestTokenError, Scope, StandardDeviceAuthorizationResponse, StandardErrorResponse,
    TokenResponse, TokenUrl,
};
use secrecy::{ExposeSecret, SecretString};

use super::fault::LoginFault;
use super::redirect::{Answer, Listener};
use super::refusal::{self, Asked};
use super::web::Web;
use crate::settings::{LoginSettings, Provider};
use crate::world::World;

/// How long a person may take in the browser.
const PATIENCE: Duration = Duration::from_mins(15);

/// Where the login goes, and what for.
#[derive(Clone, Debug)]
pub struct Place {
    /// Who gives the tokens.
    pub provider: Provider,
    /// The application.
    pub client_id: String,
    /// What the token is to be good for.
    pub scopes: Vec<String>,
    pub(super) sign_in_url: Option<String>,
    pub(super) token_url: String,
    pub(super) device_url: Option<String>,
    ca_file: Option<PathBuf>,
}

impl Place {
    /// What the settings say. Where a mailbox is read as well, the usual scopes include it.
    pub fn of(login: &LoginSettings, with_mailbox: bool) -> Self {
        let own =
            |url: &Option<crate::source::Text>| url.as_ref().map(|url| url.value.trim().to_owned());
        let tenant = login.tenant.as_ref().map_or("organizations", |tenant| tenant.value.trim());
        let entra =
            |end: &str| format!("https://login.microsoftonline.com/{tenant}/oauth2/v2.0/{end}");
        let usual = match login.provider.value {
            Provider::Microsoft => {
                [Some(entra("authorize")), Some(entra("token")), Some(entra("devicecode"))]
            }
            Provider::Google => [
                Some("https://accounts.google.com/o/oauth2/v2/auth".to_owned()),
                Some("https://oauth2.googleapis.com/token".to_owned()),
                // Codes for other devices are not given for mail.
                None,
            ],
            Provider::Other => [None, None, None],
        };
        let [sign_in_url, token_url, device_url] = usual;
        let mut scopes: Vec<String> =
            login.scopes.iter().map(|scope| scope.value.trim().to_owned()).collect();
        if scopes.is_empty() {
            scopes = usual_scopes(login.provider.value, with_mailbox);
        }
        let ca_file =
            login.ca_file.as_ref().map(|file| file.span.source().folder().join(&file.value));
        Self {
            provider: login.provider.value,
            client_id: login.client_id.value.trim().to_owned(),
            scopes,
            sign_in_url: own(&login.sign_in_url).or(sign_in_url),
            token_url: own(&login.token_url).or(token_url).unwrap_or_default(),
            device_url: own(&login.device_url).or(device_url),
            ca_file,
        }
    }

    /// The server that gives the tokens: `login.microsoftonline.com`.
    pub fn server(&self) -> String {
        authority(&self.token_url).to_owned()
    }

    /// Whether people can log in with a browser on this computer.
    pub fn has_browser_way(&self) -> bool {
        self.sign_in_url.is_some()
    }
}

/// The least that is needed for mail.
fn usual_scopes(provider: Provider, with_mailbox: bool) -> Vec<String> {
    let words: &[&str] = match provider {
        Provider::Microsoft if with_mailbox => &[
            "https://outlook.office.com/SMTP.Send",
            "https://outlook.office.com/IMAP.AccessAsUser.All",
            "offline_access",
        ],
        Provider::Microsoft => &["https://outlook.office.com/SMTP.Send", "offline_access"],
        Provider::Google => &["https://mail.google.com/"],
        Provider::Other => &["offline_access"],
    };
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Host and port of an address.
fn authority(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

/// What the server gave.
#[derive(Debug)]
pub(super) struct Given {
    /// The token.
    pub access: SecretString,
    /// What it can be renewed with.
    pub refresh: Option<SecretString>,
    /// How long the token lasts, if the server says so.
    pub lasts: Option<Duration>,
}

/// What a person has to do, and where.
#[derive(Clone, Debug)]
pub enum Task {
    /// Open this address on any device, and enter the code.
    Enter {
        /// The address.
        address: String,
        /// The code.
        code: String,
        /// How long it is valid.
        lasts: Duration,
    },
    /// Log in on this page, on this computer.
    Open {
        /// The address.
        address: String,
    },
}

type Client =
    BasicClient<EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

/// The server, ready to be asked.
#[derive(Debug)]
pub(super) struct Authority {
    place: Place,
    secret: Option<SecretString>,
    web: Web,
}

impl Authority {
    pub(super) fn new(
        place: &Place,
        secret: Option<SecretString>,
        world: &Arc<World>,
    ) -> Result<Self, LoginFault> {
        let web = Web::new(&place.server(), place.ca_file.as_deref(), world)?;
        Ok(Self { place: place.clone(), secret, web })
    }

    /// A token by a code that a person enters on any device. `pause` waits.
    pub(super) fn by_code(
        &self,
        tell: &mut dyn FnMut(Task),
        pause: &dyn Fn(Duration),
    ) -> Result<Given, LoginFault> {
        let missing = LoginFault::NoAddress { key: "device-url" };
        let url = self.place.device_url.clone().ok_or(missing)?;
        let url = DeviceAuthorizationUrl::new(url).map_err(|_| self.not_oauth())?;
        let client = self.client()?.set_device_authorization_url(url);
        let request = client.exchange_device_code().add_scopes(self.scopes());
        let asked = request.request(&|request| self.web.ask(request));
        let details: StandardDeviceAuthorizationResponse =
            asked.map_err(|error| self.fault(error, Asked::Login))?;
        tell(Task::Enter {
            address: seemly(details.verification_uri().as_str()).ok_or_else(|| self.not_oauth())?,
            code: plain(details.user_code().secret()),
            lasts: details.expires_in(),
        });
        let request = client.exchange_device_access_token(&details);
        let given = request.request(&|request| self.web.ask(request), pause, None);
        self.given(&given.map_err(|error| self.fault(error, Asked::Login))?)
    }

    /// A token by the browser on this computer, which comes back to a port of this program.
    pub(super) fn by_browser(&self, tell: &mut dyn FnMut(Task)) -> Result<Given, LoginFault> {
        let missing = LoginFault::NoAddress { key: "sign-in-url" };
        let url = self.place.sign_in_url.clone().ok_or(missing)?;
        let url = AuthUrl::new(url).map_err(|_| self.not_oauth())?;
        let listener = Listener::open().map_err(|_| LoginFault::NoPort)?;
        // Entra ID takes any port with the name only, others with the address (RFC 8252, 7.3).
        let name = match self.place.provider {
            Provider::Microsoft => "localhost",
            Provider::Google | Provider::Other => "127.0.0.1",
        };
        let back = RedirectUrl::new(format!("http://{name}:{}/", listener.port()));
        let back = back.map_err(|_| LoginFault::NoPort)?;
        let client = self.client()?.set_auth_uri(url).set_redirect_uri(back);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut request = client
            .authorize_url(CsrfToken::new_random)
            .add_scopes(self.scopes())
            .set_pkce_challenge(challenge);
        if self.place.provider == Provider::Google {
            request = request.add_extra_param("access_type", "offline");
        }
        // Whoever is logged in already is asked nevertheless: it may be another account.
        let prompt = match self.place.provider {
            Provider::Microsoft => "select_account",
            Provider::Google | Provider::Other => "consent",
        };
        let (address, state) = request.add_extra_param("prompt", prompt).url();
        tell(Task::Open { address: address.into() });
        let code = match listener.wait(state.secret(), PATIENCE) {
            Some(Answer::Code(code)) => code,
            Some(Answer::Refused { error, description }) => {
                let ahead = self.web.ahead();
                return Err(refusal::of(&error, description.as_deref(), Asked::Login, ahead));
            }
            None => return Err(LoginFault::no_answer(PATIENCE)),
        };
        let code = oauth2::AuthorizationCode::new(code.expose_secret().to_owned());
        let request = client.exchange_code(code).set_pkce_verifier(verifier);
        let given = request.request(&|request| self.web.ask(request));
        self.given(&given.map_err(|error| self.fault(error, Asked::Login))?)
    }

    /// A new token for an old login.
    pub(super) fn renewed(&self, refresh: &SecretString) -> Result<Given, LoginFault> {
        let client = self.client()?;
        let old = RefreshToken::new(refresh.expose_secret().to_owned());
        let given = client.exchange_refresh_token(&old).request(&|request| self.web.ask(request));
        self.given(&given.map_err(|error| self.fault(error, Asked::Renewal))?)
    }

    fn client(&self) -> Result<Client, LoginFault> {
        let url = TokenUrl::new(self.place.token_url.clone()).map_err(|_| self.not_oauth())?;
        let mut client = BasicClient::new(ClientId::new(self.place.client_id.clone()))
            // Public clients are known by their ID only.
            .set_auth_type(AuthType::RequestBody);
        if let Some(secret) = &self.secret {
            client = client.set_client_secret(ClientSecret::new(secret.expose_secret().to_owned()));
        }
        Ok(client.set_token_uri(url))
    }

    fn scopes(&self) -> Vec<Scope> {
        self.place.scopes.iter().cloned().map(Scope::new).collect()
    }

    fn given(&self, response: &BasicTokenResponse) -> Result<Given, LoginFault> {
        if !matches!(response.token_type(), BasicTokenType::Bearer) {
            return Err(self.not_oauth());
        }
        let secret = |text: &String| SecretString::from(text.as_str());
        Ok(Given {
            access: secret(response.access_token().secret()),
            refresh: response.refresh_token().map(|token| secret(token.secret())),
            lasts: response.expires_in(),
        })
    }

    fn not_oauth(&self) -> LoginFault {
        LoginFault::NotOAuth { server: self.web.server().to_owned() }
    }

    /// The texts of the library and of the server are not shown: they may hold a token.
    fn fault<T: ErrorResponseType + std::fmt::Display + 'static>(
        &self,
        error: RequestTokenError<LoginFault, StandardErrorResponse<T>>,
        asked: Asked,
    ) -> LoginFault {
        match error {
            RequestTokenError::ServerResponse(refused) => {
                let description = refused.error_description().map(String::as_str);
                refusal::of(&refused.error().to_string(), description, asked, self.web.ahead())
            }
            RequestTokenError::Request(fault) => fault,
            RequestTokenError::Parse(..) | RequestTokenError::Other(_) => self.not_oauth(),
        }
    }
}

/// An address that may be shown and opened.
fn seemly(address: &str) -> Option<String> {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    let is_plain = address.chars().all(|c| c.is_ascii_graphic());
    (is_web && is_plain).then(|| address.to_owned())
}

/// A code without what could disturb a terminal.
fn plain(code: &str) -> String {
    code.chars().filter(|c| c.is_ascii_graphic() || *c == ' ').take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings;
    use crate::source::Source;

    fn place(text: &str, with_mailbox: bool) -> Place {
        let settings = settings::parse(&Source::new("rundmail.toml", text));
        let login = settings.value.and_then(|settings| settings.login);
        Place::of(&login.expect("a login"), with_mailbox)
    }

    #[test]
    fn the_tenant_is_asked_for_no_more_than_is_needed() {
        let text =
            "[login]\nprovider = \"microsoft\"\ntenant = \"stadt.example\"\nclient-id = \"a\"\n";
        let entra = place(text, false);
        let base = "https://login.microsoftonline.com/stadt.example/oauth2/v2.0";
        assert_eq!(entra.token_url, format!("{base}/token"));
        assert_eq!(entra.sign_in_url, Some(format!("{base}/authorize")));
        assert_eq!(entra.device_url, Some(format!("{base}/devicecode")));
        assert_eq!(entra.scopes, ["https://outlook.office.com/SMTP.Send", "offline_access"]);
        assert_eq!(place(text, true).scopes.len(), 3);
        let own = place(&format!("{text}scopes = [\"mail\"]\n"), true);
        assert_eq!(own.scopes, ["mail"]);
    }

    #[test]
    fn google_gives_no_codes_for_mail() {
        let google = place("[login]\nprovider = \"google\"\nclient-id = \"a\"\n", true);
        assert_eq!(google.server(), "oauth2.googleapis.com");
        assert!(google.has_browser_way() && google.device_url.is_none());
    }

    #[test]
    fn what_is_shown_disturbs_no_terminal() {
        assert_eq!(plain("WD\u{1b}[2J-X\n7"), "WD[2J-X7");
        assert_eq!(seemly("https://a.example/\u{1b}[2J"), None);
        assert_eq!(seemly("file:///etc/passwd"), None);
    }
}
