//! What two language editions of one record are compared in, as the subject of a sentence.

/// In what a translation differs.
#[derive(Clone, Copy, Debug)]
pub(super) enum Aspect {
    Kind,
    Issued,
    Figures,
    MeetingDate,
    MeetingStart,
    MeetingEnd,
    MeetingNext,
    Date,
    Until,
    Start,
    End,
    Status,
    Visibility,
    Mail,
    PublicName,
}

impl Aspect {
    /// The subject of the German sentence.
    pub(super) fn german(self) -> &'static str {
        match self {
            Self::Kind => "Die Art der Rund-Mail",
            Self::Issued => "Das Ausgabedatum",
            Self::Figures => "Die Zahl der Teilnehmenden",
            Self::MeetingDate => "Das Datum der Sitzung",
            Self::MeetingStart => "Der Beginn der Sitzung",
            Self::MeetingEnd => "Das Ende der Sitzung",
            Self::MeetingNext => "Das nächste Treffen",
            Self::Date => "Das Datum dieses Termins",
            Self::Until => "Der letzte Tag dieses Termins",
            Self::Start => "Der Beginn dieses Termins",
            Self::End => "Das Ende dieses Termins",
            Self::Status => "Der Status dieses Termins",
            Self::Visibility => "Die Sichtbarkeit dieses Eintrags",
            Self::Mail => "Der Versand dieser Anlage",
            Self::PublicName => "Die Freigabe dieses Namens für die öffentliche Fassung",
        }
    }

    /// The subject of the English sentence.
    pub(super) fn english(self) -> &'static str {
        match self {
            Self::Kind => "The kind",
            Self::Issued => "The date of issue",
            Self::Figures => "The attendance",
            Self::MeetingDate => "The date of the meeting",
            Self::MeetingStart => "The start of the meeting",
            Self::MeetingEnd => "The end of the meeting",
            Self::MeetingNext => "The next meeting",
            Self::Date => "The date of this event",
            Self::Until => "The last day of this event",
            Self::Start => "The start of this event",
            Self::End => "The end of this event",
            Self::Status => "The status of this event",
            Self::Visibility => "The visibility of this entry",
            Self::Mail => "Whether this attachment is mailed",
            Self::PublicName => "Whether this name may be public",
        }
    }
}
