//! What is wrong with how a meeting went.

use chrono::NaiveTime;

use crate::l10n::{Language, counted, messages};
use crate::minutes::Counted;

/// Whose times are wrong.
#[derive(Clone, Copy, Debug)]
pub(super) enum Of {
    PublicPart,
    Pause,
    Person,
    Absence,
    Vote,
}

messages! {
    impl Of as of = match of {
        Self::PublicPart => "Der öffentliche Teil", "The public part";
        Self::Pause => "Die Pause", "The pause";
        Self::Person => "Die Anwesenheit", "The attendance of this person";
        Self::Absence => "Die Abwesenheit", "The absence";
        Self::Vote => "Die Abstimmung", "The vote";
    };

    /// What is wrong, and labels of other spans.
    pub(super) enum Message {
        PersonsHere = "so viele Personen", "this many people";
        ListHere = "die Liste der Teilnehmenden", "the list of participants";
        EligibleHere = "so viele sind stimmberechtigt", "this many may vote";
        QuorumHere = "die Beschlussfähigkeit", "the quorum";
        NeededHere = "so viele müssen da sein", "this many have to be there";
        AdoptedHere = "die Angabe des Ergebnisses", "the result as given";
        MajorityHere = "die nötige Mehrheit", "the majority needed";
        OtherFigure = "die andere Zahl", "the other figure";
        BeginsHere = "Beginn", "the start";
        EndsHere = "Ende", "the end";
        MoreVotes { cast: u64, persons: u64 } =
            ("Gezählt sind {}, anwesend {}.",
             votes(*cast, Language::German), people(*persons, Language::German)),
            ("There are {} but only {}.",
             votes(*cast, Language::English), people(*persons, Language::English));
        MoreVotesAt { cast: u64, persons: u64, time: NaiveTime } =
            ("Gezählt sind {}; um {time} waren nach der Liste höchstens {} da.",
             votes(*cast, Language::German), people(*persons, Language::German)),
            ("There are {}, but according to the list at most {} at {time}.",
             votes(*cast, Language::English), people(*persons, Language::English));
        MoreThanEligible { cast: u64, eligible: u32 } =
            ("Gezählt sind {}, stimmberechtigt {}.",
             votes(*cast, Language::German), people(u64::from(*eligible), Language::German)),
            ("There are {} but only {} entitled to vote.",
             votes(*cast, Language::English), people(u64::from(*eligible), Language::English));
        NoQuorum =
            "Dieser Beschluss wurde gefasst, obwohl die Sitzung nicht beschlussfähig war.",
            "This was decided although there was no quorum.";
        FewThere { there: u64, needed: u32, time: NaiveTime, counts: Counted } = match counts {
            Counted::Persons =>
                "Um {time} waren nach der Liste höchstens {there} Stimmberechtigte da; {needed} \
                 müssen es sein.",
                "At {time} at most {there} people entitled to vote were there according to the list; \
                 {needed} are needed.";
            Counted::Organisations =>
                "Um {time} waren nach der Liste {there} Organisationen da; {needed} müssen es sein.",
                "At {time}, {there} organisations were there according to the list; {needed} are needed.";
        };
        FewVotes { cast: u64, needed: u32 } =
            ("Gezählt sind {}; beschlussfähig ist die Sitzung ab {needed}.",
             votes(*cast, Language::German)),
            ("There are {}; the quorum is {needed}.", votes(*cast, Language::English));
        NotAdopted { yes: u32, no: u32 } =
            "Der Beschluss gilt als angenommen, hat aber keine Mehrheit (Ja: {yes}, Nein: {no}).",
            "The decision is said to be adopted, but has {yes} votes in favour and {no} against.";
        MajorityMissed { yes: u32, no: u32, abstained: u32 } =
            "Die nötige Mehrheit ist nicht erreicht (Ja: {yes}, Nein: {no}, Enthaltungen: {abstained}).",
            "The majority needed was not reached: {yes} in favour, {no} against, {abstained} abstained.";
        MajorityReached { yes: u32, no: u32, abstained: u32 } =
            "Die nötige Mehrheit ist erreicht (Ja: {yes}, Nein: {no}, Enthaltungen: {abstained}); der \
             Beschluss gilt aber als abgelehnt.",
            "The majority needed was reached ({yes} in favour, {no} against, {abstained} abstained), but \
             the decision is said to be rejected.";
        ElectedByMore { voters: u64, persons: u64 } =
            ("Bei dieser Wahl sind es mindestens {}, anwesend {}.",
             voters_of(*voters, Language::German), people(*persons, Language::German)),
            ("This election needs at least {}, but there were only {}.",
             voters_of(*voters, Language::English), people(*persons, Language::English));
        ElectedByMoreThanEligible { voters: u64, eligible: u32 } =
            ("Bei dieser Wahl sind es mindestens {}, stimmberechtigt {}.",
             voters_of(*voters, Language::German), people(u64::from(*eligible), Language::German)),
            ("This election needs at least {}, but only {} may vote.",
             voters_of(*voters, Language::English), people(u64::from(*eligible), Language::English));
        Ballots { votes: u64, ballots: u32 } =
            "Stimmen, Enthaltungen und ungültige Stimmzettel ergeben {votes}; abgegeben wurden {ballots} \
             Stimmzettel.",
            "Votes, abstentions and invalid ballots add up to {votes}, but {ballots} ballots were cast.";
        MoreThanSeats { elected: u64, seats: u64 } =
            "Gewählt sind {elected}; zu wählen war {seats}.",
            "{elected} are said to be elected; {seats} was to be elected.";
        AcceptedNotElected { name: String } =
            "„{name}“ nimmt die Wahl an, gilt aber nicht als gewählt.",
            "\"{name}\" accepts the election, but is not said to be elected.";
        Beaten { elected: String, votes: u32, better: String, more: u64 } =
            "„{elected}“ ist mit {votes} Stimmen gewählt, „{better}“ hat {more}.",
            "\"{elected}\" is elected with {votes} votes, but \"{better}\" has {more}.";
        NeededExceedsEligible { needed: u32, eligible: u32 } =
            "Für die Beschlussfähigkeit sind {needed} nötig, stimmberechtigt sind aber nur {eligible}.",
            "The quorum is {needed}, but only {eligible} may vote.";
        PresentExceedsEligible { present: u32, eligible: u32 } =
            "Anwesend sind {present} Stimmberechtigte, es gibt aber nur {eligible}.",
            "{present} of those who may vote are present, but there are only {eligible}.";
        PresentExceedsAttendance { present: u32, counted: u32 } =
            "Für die Beschlussfähigkeit sind {present} gezählt, teilgenommen haben {counted}.",
            "The quorum counts {present}, but the attendance is {counted}.";
        SaidReached { present: u32, needed: u32 } =
            "Die Sitzung gilt als beschlussfähig, anwesend waren aber {present} von {needed} nötigen.",
            "There is said to be a quorum, but {present} were present and {needed} are needed.";
        SaidMissed { present: u32, needed: u32 } =
            "Die Sitzung gilt als nicht beschlussfähig; anwesend waren {present}, nötig sind {needed}.",
            "There is said to be no quorum, but {present} were present and {needed} are needed.";
        TooEarly { of: Of, time: NaiveTime, start: NaiveTime } =
            "{of} ({time}) liegt vor dem Beginn um {start}.",
            "{of} ({time}) is before the start at {start}.";
        TooLate { of: Of, time: NaiveTime, end: NaiveTime } =
            "{of} ({time}) liegt nach dem Ende um {end}.",
            "{of} ({time}) is after the end at {end}.";
        Turned { of: Of, start: NaiveTime, end: NaiveTime } =
            "{of} endet um {end}, also nicht nach dem Beginn um {start}.",
            "{of} ends at {end}, which is not after its start at {start}.";
        Overlap { of: Of, start: NaiveTime, end: NaiveTime } =
            "{of} ab {start} beginnt, bevor die vorige um {end} endet.",
            "{of} from {start} begins before the one before it ends at {end}.";
    }
}

fn votes(number: u64, language: Language) -> String {
    counted(["Stimme", "Stimmen"], ["vote", "votes"])(&number, language)
}

fn voters_of(number: u64, language: Language) -> String {
    counted(["Stimmzettel", "Stimmzettel"], ["ballot", "ballots"])(&number, language)
}

fn people(number: u64, language: Language) -> String {
    counted(["Person", "Personen"], ["person", "people"])(&number, language)
}
