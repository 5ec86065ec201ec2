//! The states that a delivery goes through, and the ways a mailing can take.

/// Where one person's mail stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// To be sent; nothing has happened yet, or what happened was surely no delivery.
    Planned,
    /// The message may be on its way this very moment.
    Sending,
    /// The server took it.
    Sent,
    /// The server asks to come back later.
    Deferred,
    /// The server refuses it for good.
    Refused,
    /// It was handed over, but nobody knows whether the server took it.
    Uncertain,
    /// It came back.
    Bounced,
    /// The person told the provider that the mail is unwanted.
    Complained,
}

impl State {
    /// All of them, in the order of a mail's life.
    pub const ALL: [Self; 8] = [
        Self::Planned,
        Self::Sending,
        Self::Sent,
        Self::Deferred,
        Self::Refused,
        Self::Uncertain,
        Self::Bounced,
        Self::Complained,
    ];

    /// The stable English name, as in the ledger and in `status --csv`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Deferred => "deferred",
            Self::Refused => "refused",
            Self::Uncertain => "uncertain",
            Self::Bounced => "bounced",
            Self::Complained => "complained",
        }
    }

    /// The state with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Does the next run take it up by itself?
    pub fn is_open(self) -> bool {
        matches!(self, Self::Planned | Self::Deferred)
    }
}

/// How a mailing goes out. Each way has an account of its own in the ledger: a mail that was written
/// into a folder has not reached its person, so a later sending over SMTP must not think it done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// To the mail server.
    Smtp,
    /// As files into `outbox/`.
    Folder,
    /// As drafts for a mail program.
    Drafts,
}

impl Channel {
    /// All of them; the one that reaches people comes first.
    pub const ALL: [Self; 3] = [Self::Smtp, Self::Folder, Self::Drafts];

    /// The stable English name, as in the ledger.
    pub fn name(self) -> &'static str {
        match self {
            Self::Smtp => "smtp",
            Self::Folder => "folder",
            Self::Drafts => "drafts",
        }
    }

    /// The way with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name() == name)
    }
}
