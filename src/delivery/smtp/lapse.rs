//! Why there is no reply, in words.
//!
//! The ledger keeps these words, as it keeps a server's, so they are English there; whoever shows them
//! to people has them [translated](german).

use std::time::Duration;
use std::{fmt, io};

use super::reply::{Garbled, one_line};

/// Why there is no reply.
#[derive(Debug)]
pub(super) enum Lapse {
    /// The name leads nowhere.
    Unknown,
    /// Not everything could be written.
    Unwritten(io::Error),
    /// No reply in this time.
    Silent(Duration),
    /// The server hung up.
    HungUp,
    /// The system, or TLS, says why.
    Broken(io::Error),
    /// What came is no reply.
    Garbled(Garbled),
}

impl Lapse {
    /// Reading, or a handshake, has failed.
    pub fn reading(error: io::Error, patience: Duration) -> Self {
        match error.kind() {
            io::ErrorKind::TimedOut => Self::Silent(patience),
            io::ErrorKind::UnexpectedEof => Self::HungUp,
            _ => Self::Broken(error),
        }
    }

    /// The fault of TLS behind it.
    pub fn tls(&self) -> Option<&rustls::Error> {
        match self {
            Self::Unwritten(error) | Self::Broken(error) => error.get_ref()?.downcast_ref(),
            Self::Unknown | Self::Silent(_) | Self::HungUp | Self::Garbled(_) => None,
        }
    }
}

/// What is said, and what a German reads; the rest of a sentence that begins so stays as it is.
const WORDS: &[(&str, &str)] = &[
    (UNKNOWN, "Diesen Namen kennt das Netz nicht."),
    (STUCK, "Der Server nimmt nichts mehr an."),
    (NO_REPLY, "Keine Antwort innerhalb dieser Zahl von Sekunden: "),
    (HUNG_UP, "Der Server hat die Verbindung beendet."),
    (NO_SMTP, "Dort antwortet etwas anderes als ein Mailserver: "),
    (TWO_CODES, "Der Server widerspricht sich: "),
    (ENDLESS, "Die Antwort des Servers nimmt kein Ende."),
    (NOBODY_THERE, "Auf diesem Port nimmt dort niemand Verbindungen an."),
    (NO_ANSWER, "Von dort kommt keine Antwort."),
    (NO_WAY, "Dorthin führt von hier kein Weg."),
];

const UNKNOWN: &str = "The network does not know this name.";
const STUCK: &str = "The server takes nothing any more.";
const NO_REPLY: &str = "No reply within this number of seconds: ";
const HUNG_UP: &str = "The server has hung up.";
pub(super) const NO_SMTP: &str = "The server speaks no SMTP: ";
pub(super) const TWO_CODES: &str = "The server contradicts itself: ";
pub(super) const ENDLESS: &str = "The server's reply does not end.";
const NOBODY_THERE: &str = "Nobody takes connections there on this port.";
const NO_ANSWER: &str = "There is no answer.";
const NO_WAY: &str = "There is no way there from here.";

/// The words of a [`Lapse`] for Germans. A server's words, and those of the system, stay as they are.
pub(super) fn german(words: &str) -> String {
    let known =
        WORDS.iter().find_map(|(english, german)| Some((german, words.strip_prefix(english)?)));
    known.map_or_else(|| words.to_owned(), |(german, rest)| format!("{german}{rest}"))
}

impl fmt::Display for Lapse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use io::ErrorKind as Kind;
        match self {
            Self::Unknown => f.write_str(UNKNOWN),
            Self::Unwritten(error) if error.kind() == Kind::TimedOut => f.write_str(STUCK),
            Self::Unwritten(error) | Self::Broken(error) => match error.kind() {
                Kind::ConnectionRefused => f.write_str(NOBODY_THERE),
                Kind::TimedOut => f.write_str(NO_ANSWER),
                Kind::HostUnreachable | Kind::NetworkUnreachable => f.write_str(NO_WAY),
                _ => f.write_str(&one_line(&error.to_string())),
            },
            Self::Silent(patience) => write!(f, "{NO_REPLY}{}", patience.as_secs()),
            Self::HungUp => f.write_str(HUNG_UP),
            Self::Garbled(garbled) => garbled.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_system_behind_it_is_said_in_german_too() {
        let lapses = [
            Lapse::Unknown,
            Lapse::Unwritten(io::ErrorKind::TimedOut.into()),
            Lapse::Silent(Duration::from_secs(30)),
            Lapse::HungUp,
            Lapse::Broken(io::ErrorKind::ConnectionRefused.into()),
            Lapse::Broken(io::ErrorKind::TimedOut.into()),
            Lapse::Broken(io::ErrorKind::NetworkUnreachable.into()),
            Lapse::Garbled(Garbled::NoCode("SSH-2.0".into())),
            Lapse::Garbled(Garbled::TwoCodes(250, 550, "no".into())),
            Lapse::Garbled(Garbled::TooLong),
        ];
        for lapse in lapses {
            let english = lapse.to_string();
            assert_ne!(german(&english), english);
        }
        let said = german(&Lapse::Garbled(Garbled::NoCode("SSH-2.0".into())).to_string());
        assert_eq!(said, "Dort antwortet etwas anderes als ein Mailserver: SSH-2.0");
        assert_eq!(german("421 busy"), "421 busy");
    }
}
