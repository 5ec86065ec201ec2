//! What words are and do: the classes of a word, from the data files.

use std::borrow::Cow;
use std::ops::BitOr;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::folding::folded;
use crate::word_list::{entries, lists};

/// Declares the classes, each with the file of `words` that has its words: in the section with the
/// name of the class, one entry on each line. `abc*` stands for all words that begin so, `*abc` for
/// all that end so.
macro_rules! classes {
    ($($file:literal: $($class:ident),+ $(,)?;)+) => {
        /// What a word is or does. A word may be of several classes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u16)]
        pub enum Class {
            $($(
                #[doc = concat!("The words below `[", stringify!($class), "]` in `words/", $file, "`.")]
                $class,
            )+)+
        }

        /// The files, each with its classes.
        static FILES: &[(&str, &[(Class, &str)])] = &[$((
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/words/", $file)),
            &[$((Class::$class, stringify!($class))),+],
        )),+];
    };
}

classes! {
    "attachments.txt":
        Abbreviated, Dative, AnnexJoin, Negation, Condition, Later, Earlier, Narrated,
        PassivePast, Modal, Sending, InAnnex, AnnexVerb, Ground, Money, Ours, Topic, Paper,
        OthersPaper, OwnPaper, Sent, BeforeNoun, Has, Preposition, Sheet, We, Attachment,
        Attachments, Reference, Request, HandedIn, Into, Yours, Offered, Enclosed,
        PerhapsEnclosed, Dispute, Nearby, Letter, Feminine, RelativePronoun, InIt, OfOther,
        Done, Law, NoLaw, Downloaded, Taken, Found;
    "events.txt":
        Past, WeakPast, PastMark, Auxiliary, ParticipleStart, ParticipleEnd, State, Moved,
        Asking, Coming, Begins, Deadline, Event, NoEvent, Meeting, Group, OpenHouse, NamedAfter,
        Next, Closed, Feast, BesideFeast, Empty, Around, Opener, Aside, Genitive;
    "figures.txt":
        Favour, Against, Abstained, BesideVotes, NoVote, OneVote, Unanimous, NotSo, Adopted,
        Rejected, VotesElsewhere, Voters, Cast, Invalid, OutOf, BesideWhole, BeforeOutOf,
        BehindOutOf, PartOf, GivenAway, Shared, Rest, NotShared, Total, TotalRow, NoSum, NoColumn,
        Currency, Percent, Each, Things, Incomplete, PeopleHead, NoSingleName, Paged, Ranged,
        Overnight, Changing, There, Attending, OwnMeeting, OtherOccasion, Still, Wholes, Together,
        Accepted, BeforeNow, MoreOrLess, Spent, LeftOver, Unit, ForSomebody, Amending, Ballot,
        OtherBallot, AndMore, Income, Expense, Composed, TakesPart, NoSentenceEnd,
        ManyAnswers, PeopleList, Places, Partly, Joins, Leaves, NowThere, Members, Roughly, Stock,
        Surplus, Motion, HasVoted, SameBallot;
    "gender.txt": NoPeople, PeopleEnd, PeopleParticiple;
    "hygiene.txt":
        Field, BesideField, Filling, Checking, RemarkOpening, Telling, FormWord, GapUnit,
        BeforeGap, BeforeRoman, Merged, Interrogative, Calling, CountedInRoman, OpenEnd,
        OpenEndEnglish, NeverLast, Greeting, NoVerb, BeforePronoun, BarePronoun, TwiceRight,
        TwiceVerb, Polite, Doubling, BeforeNoClause, BeforeRelative, VerbPart, SentenceStart,
        Article, DoubleName, Rhythm, Formula, FieldInCapitals, OpenThing, TellsForm, NameField,
        Somebody, Dummy, SurelyVerb, BeforeNot, Asked, Room, WholeHouse, City, Nowhere, PutIn, ToFill, ToBeFilled, Letters, NoteHead, NoteTo, ToCome, Editing;
    "names.txt": BeforeName, Madam, Sir, Degree;
    "numerals.txt": Naming;
    "openings.txt": Opening;
    "papers.txt": Common;
    "people.txt":
        FirstName, WordName, NotBeforeName, Title, Office, NoSurname, IsIll, IsOfFamily,
        IsResident, IsReligious, IsInNeed, Believer, Origin, Resident, Relative, AlsoName, Country, SaidOf, Helps, CountedBeside,
        IsThere, Amount, OfChild, TellsSource, HeadLabel, Purpose, Official, Private, Leave,
        Permit, Illness, Benefit, BeforeState, Years, AfterYears, ComesFrom, Owns, EndsState, LeadsOff,
        Hospital, Offspring, OtherClause, Lead, Parent, ParentOf, Manifold, OfHers,
        PlainIllness, Childhood, NameTitle, CutTitle, House, Regards, BesidePrivate;
    "phone.txt": PhoneLabel, BesidePhone, Numbering, NumberingAtOnce, CountedBehind;
}

/// The classes of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes([u128; 3]);

impl Classes {
    /// The classes of a [`folded`] word.
    pub fn of(word: &str) -> Self {
        let Lexicon { whole, starts, ends } = &*LEXICON;
        let mut all = whole.get(word).copied().unwrap_or_default();
        let bytes = word.as_bytes();
        if let Some(entries) = bytes.first_chunk().and_then(|first| starts.get(first)) {
            for (start, classes) in entries {
                if word.starts_with(&**start) {
                    all = all | *classes;
                }
            }
        }
        if let Some(entries) = bytes.last_chunk().and_then(|last| ends.get(last)) {
            for (end, classes) in entries {
                if word.ends_with(&**end) {
                    all = all | *classes;
                }
            }
        }
        all
    }

    /// A single class.
    const fn one(class: Class) -> Self {
        let (number, mut all) = (class as usize, [0; 3]);
        all[number / 128] = 1 << (number % 128);
        Self(all)
    }

    /// Whether this class is among them.
    pub fn has(self, class: Class) -> bool {
        let Self(bits) = Self::one(class);
        self.0.iter().zip(bits).any(|(own, bit)| own & bit != 0)
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] | other.0[at]))
    }
}

/// About as many words are no beginnings or ends.
const WHOLE: usize = 3_000;

type Entries = Vec<(Cow<'static, str>, Classes)>;

/// The entries of all classes, folded. They are fixed, so that a quick hash is safe.
#[derive(Default)]
struct Lexicon {
    whole: FxHashMap<Cow<'static, str>, Classes>,
    /// Beginnings of words by their first two bytes.
    starts: FxHashMap<[u8; 2], Entries>,
    /// Ends of words by their last two bytes.
    ends: FxHashMap<[u8; 2], Entries>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut all = Lexicon::default();
    all.whole.reserve(WHOLE);
    for (text, classes) in FILES {
        for (name, body) in lists(text) {
            if let Some((class, _)) = classes.iter().find(|(_, own)| *own == name) {
                entries(body).for_each(|entry| all.add(entry, Classes::one(*class)));
            }
        }
    }
    all
});

impl Lexicon {
    fn add(&mut self, entry: &'static str, classes: Classes) {
        let word = folded(entry.trim_matches('*'));
        let bytes = word.as_bytes();
        if let (true, Some(last)) = (entry.starts_with('*'), bytes.last_chunk()) {
            self.ends.entry(*last).or_default().push((word, classes));
        } else if let (true, Some(first)) = (entry.ends_with('*'), bytes.first_chunk()) {
            self.starts.entry(*first).or_default().push((word, classes));
        } else {
            let all = self.whole.entry(word).or_default();
            *all = *all | classes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::WordList;

    #[test]
    fn the_files_have_these_classes() {
        for (text, classes) in FILES {
            let names: Vec<&str> = classes.iter().map(|(_, name)| *name).collect();
            let faults = WordList::faults(text, &names);
            assert!(faults.is_empty(), "{faults:#?}");
        }
    }

    #[test]
    fn entries_are_words_beginnings_and_ends() {
        for (word, class, wanted) in [
            ("fuehrerscheinnummer", Class::Numbering, true),
            ("nummernschild", Class::Numbering, false),
            ("tel", Class::PhoneLabel, true),
            ("telefonat", Class::PhoneLabel, false),
            ("buergertelefon", Class::PhoneLabel, true),
            ("", Class::Numbering, false),
            ("x", Class::Numbering, false),
        ] {
            assert_eq!(Classes::of(word).has(class), wanted, "{word}");
        }
    }
}
