//! The states of a delivery, and the channels of a mailing.

/// The state of a person's mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// To be sent; nothing has happened yet, or nothing that could have been a delivery.
    Planned,
    /// The message may be on its way at this moment.
    Sending,
    /// The server accepted it.
    Sent,
    /// The server asks to come back later.
    Deferred,
    /// The server refused it for good.
    Refused,
    /// It was handed over, but nobody knows whether the server accepted it.
    Uncertain,
    /// It came back.
    Bounced,
    /// The person reported the mail to the provider as unwanted.
    Complained,
}

impl State {
    /// All states, in the order of a mail's life.
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

    /// Whether the next run resumes it by itself.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Planned | Self::Deferred)
    }
}

/// How a mailing is delivered. Each channel has its own account in the ledger: a mail written into
/// a folder has not reached its person, so sending over SMTP later must not consider it done.
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
    /// All channels; the one that reaches people comes first.
    pub const ALL: [Self; 3] = [Self::Smtp, Self::Folder, Self::Drafts];

    /// The stable English name, as in the ledger.
    pub fn name(self) -> &'static str {
        match self {
            Self::Smtp => "smtp",
            Self::Folder => "folder",
            Self::Drafts => "drafts",
        }
    }

    /// The channel with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.name() == name)
    }
}
