//! What an authorisation server means by its refusal: the codes of RFC 6749, RFC 8628 and `OpenID`
//! Connect, and the numbers that Microsoft Entra ID puts into its description.

use chrono::TimeDelta;

use super::fault::LoginFault;

/// A clock that is off by more than this is a likely cause: tokens are taken for expired or not yet
/// valid.
const OFF: TimeDelta = TimeDelta::minutes(5);
/// The length at which a code is cut off.
const LONGEST: usize = 60;

/// What was asked for when the server refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// A first token.
    Login,
    /// A new token for an old one.
    Renewal,
}

/// The fault. Of the description only a number is shown: it might repeat what must not be seen.
pub(super) fn of(
    error: &str,
    description: Option<&str>,
    asked: Asked,
    ahead: TimeDelta,
) -> LoginFault {
    let number = description.and_then(number);
    let code = shown(error, number);
    let fault = number.and_then(|number| of_number(number, &code));
    let fault = fault.unwrap_or_else(|| of_code(error, code, asked));
    let fault = match fault {
        LoginFault::Withdrawn { code } if asked == Asked::Login => LoginFault::Refused { code },
        fault => fault,
    };
    match fault {
        LoginFault::Refused { .. } | LoginFault::Withdrawn { .. } if ahead.abs() > OFF => {
            LoginFault::Clock { ahead }
        }
        fault => fault,
    }
}

fn of_code(error: &str, code: String, asked: Asked) -> LoginFault {
    match error {
        "expired_token" | "code_expired" => LoginFault::CodeExpired,
        "access_denied" | "authorization_declined" => LoginFault::Denied,
        "consent_required" => LoginFault::Consent,
        "invalid_grant" | "interaction_required" | "login_required" | "bad_verification_code"
            if asked == Asked::Renewal =>
        {
            LoginFault::Withdrawn { code }
        }
        "invalid_client"
        | "unauthorized_client"
        | "unsupported_grant_type"
        | "deleted_client"
        | "disabled_client"
        | "unsupported_response_type"
        | "redirect_uri_mismatch"
        | "invalid_redirect_uri" => LoginFault::Application { code },
        // Google.
        "admin_policy_enforced" | "org_internal" => LoginFault::Policy { code },
        "invalid_scope" | "invalid_target" => LoginFault::Scope { code },
        "temporarily_unavailable" | "server_error" | "slow_down" | "rate_limit_exceeded" => {
            LoginFault::Busy { code }
        }
        _ => LoginFault::Refused { code },
    }
}

/// The numbers of Microsoft Entra ID ("AADSTS error codes" in its documentation).
fn of_number(number: u32, code: &str) -> Option<LoginFault> {
    let code = || code.to_owned();
    Some(match number {
        65001 | 90094 | 90095 => LoginFault::Consent,
        65004 => LoginFault::Denied,
        50020 | 50034 | 50128 | 50059 | 90002 | 90072 | 500_207 => LoginFault::Tenant,
        700_016 | 700_038 | 7_000_218 | 7_000_215 | 7_000_222 | 50011 | 500_113 | 900_971
        | 65005 | 70001 | 70002 => LoginFault::Application { code: code() },
        53000..=53011 | 50105 | 50158 | 530_001..=530_039 | 50005 => {
            LoginFault::Policy { code: code() }
        }
        70008 | 70043 | 50173 | 50132 | 50133 | 50076 | 50079 | 50055 | 50057 | 50089 | 700_082
        | 700_084 | 700_081 => LoginFault::Withdrawn { code: code() },
        70011 | 28002 | 28003 | 1_002_012 => LoginFault::Scope { code: code() },
        90033 | 90006 | 50196 | 90055 => LoginFault::Busy { code: code() },
        _ => return None,
    })
}

/// `AADSTS65001: …` -> 65001.
fn number(description: &str) -> Option<u32> {
    let (_, rest) = description.split_once("AADSTS")?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    rest.get(..end)?.parse().ok()
}

/// The code as people may pass it on: of a server's words only what can be one.
fn shown(error: &str, number: Option<u32>) -> String {
    let is_plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let mut code: String = error.chars().filter(is_plain).take(LONGEST).collect();
    if let Some(number) = number {
        code.push_str(", AADSTS");
        code.push_str(&number.to_string());
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::Abort;
    use crate::l10n::{Language, Localize};

    fn told(error: &str, description: &str, asked: Asked, ahead: i64) -> [String; 2] {
        let fault = of(error, Some(description), asked, TimeDelta::minutes(ahead));
        let abort = Abort::from(fault);
        let help = abort.help.unwrap();
        [Language::German, Language::English].map(|language| {
            format!("{} {}", abort.says.localize(language), help.localize(language))
        })
    }

    #[test]
    fn each_refusal_is_told_with_what_to_do() {
        let cases = [
            ("expired_token", "", "Der Code ist abgelaufen", "Begin again"),
            ("access_denied", "", "abgelehnt oder abgebrochen", "agree in the browser"),
            ("invalid_grant", "AADSTS65001: no consent", "Zustimmung der IT", "admin consent"),
            ("invalid_client", "AADSTS7000218: assertion", "öffentliche Clients", "AADSTS7000218"),
            ("unauthorized_client", "AADSTS700016: x", "`anwendungs-id`", "Check `client-id`"),
            ("invalid_request", "AADSTS90002: Tenant", "`mandant`", "no such tenant"),
            ("invalid_grant", "AADSTS50020: User", "nicht mit einem privaten", "office's account"),
            ("access_denied", "AADSTS53003: blocked", "bedingter Zugriff", "without --device"),
            ("admin_policy_enforced", "", "bedingter Zugriff", "admin_policy_enforced"),
            ("invalid_scope", "", "`berechtigungen`", "`scopes`"),
            ("server_error", "", "nicht bereit", "Try again later"),
            ("seltsam", "", "seltsam", "IT department"),
        ];
        for (error, description, german, english) in cases {
            let [de, en] = told(error, description, Asked::Login, 0);
            assert!(de.contains(german), "{de}");
            assert!(en.contains(english), "{en}");
        }
    }

    #[test]
    fn a_renewal_that_is_refused_means_that_the_login_was_withdrawn() {
        for description in ["", "AADSTS700082: expired", "AADSTS50173: password"] {
            let [de, en] = told("invalid_grant", description, Asked::Renewal, 0);
            assert!(de.contains("gilt nicht mehr") && de.contains("rundmail anmelden"), "{de}");
            assert!(en.contains("Log in again"), "{en}");
        }
    }

    #[test]
    fn a_clock_that_is_off_is_named() {
        for (ahead, german, english) in
            [(12, "12 Minuten vor", "12 minutes fast"), (-180, "3 Stunden nach", "3 hours slow")]
        {
            let [de, en] = told("invalid_grant", "", Asked::Renewal, ahead);
            assert!(de.contains(german), "{de}");
            assert!(en.contains(english), "{en}");
        }
        let [de, _] = told("access_denied", "", Asked::Login, 600);
        assert!(!de.contains("Uhr"), "a person has said no: {de}");
    }

    #[test]
    fn nothing_of_the_servers_words_is_shown_but_codes() {
        let [de, _] = told("x\u{1b}[31m <b>y</b>", "token eyJgeheim AADSTSx", Asked::Login, 0);
        assert!(!de.contains(['\u{1b}', '<', '[']) && !de.contains("geheim"), "{de}");
    }
}
