//! What a day or time in a text is about, as messages name it.

/// To what a day belongs.
#[derive(Clone, Debug)]
pub(super) enum Referent {
    /// An event, by its title.
    Event(String),
    Meeting,
    NextMeeting,
    Deadline,
}

impl Referent {
    /// The title of the event; empty where there is none.
    pub(super) fn title(&self) -> &str {
        match self {
            Self::Event(title) => title,
            Self::Meeting | Self::NextMeeting | Self::Deadline => "",
        }
    }
}
