//! The aspects in which two language editions of a record are compared, as the subject of a
//! sentence.

use crate::l10n::messages;

/// The aspect in which a translation differs.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Aspect {
    Kind,
    Issued,
    Figures,
    MeetingDate,
    MeetingStart,
    MeetingEnd,
    MeetingNext,
    PublicPart,
    Quorum,
    MeetingMoved,
    MeetingStatus,
    MeetingMap,
    Registration,
    Date,
    Until,
    Start,
    End,
    Status,
    Visibility,
    Mail,
    PublicName,
}

messages! {
    impl Aspect as aspect = match aspect {
        Self::Kind => "Die Art der Rund-Mail", "The kind";
        Self::Issued => "Das Ausgabedatum", "The date of issue";
        Self::Figures => "Die Zahl der Teilnehmenden", "The attendance";
        Self::MeetingDate => "Das Datum der Sitzung", "The date of the meeting";
        Self::MeetingStart => "Der Beginn der Sitzung", "The start of the meeting";
        Self::MeetingEnd => "Das Ende der Sitzung", "The end of the meeting";
        Self::MeetingNext => "Das nächste Treffen", "The next meeting";
        Self::PublicPart => "Die Zeit des öffentlichen Teils", "The time of the public part";
        Self::Quorum => "Die Beschlussfähigkeit", "The quorum";
        Self::MeetingMoved => "Der Tag vor der Verlegung", "The day before the meeting was moved";
        Self::MeetingStatus => "Der Status der Sitzung", "The status of the meeting";
        Self::MeetingMap => "Der Punkt auf der Karte", "The point on the map";
        Self::Registration => "Die Frist für die Anmeldung", "The deadline for registration";
        Self::Date => "Das Datum dieses Termins", "The date of this event";
        Self::Until => "Der letzte Tag dieses Termins", "The last day of this event";
        Self::Start => "Der Beginn dieses Termins", "The start of this event";
        Self::End => "Das Ende dieses Termins", "The end of this event";
        Self::Status => "Der Status dieses Termins", "The status of this event";
        Self::Visibility => "Die Sichtbarkeit dieses Eintrags", "The visibility of this entry";
        Self::Mail => "Der Versand dieser Anlage", "Whether this attachment is mailed";
        Self::PublicName =>
            "Die Freigabe dieses Namens für die öffentliche Fassung",
            "Whether this name may be public";
    };
}
