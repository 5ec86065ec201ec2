//! What words are and do: the classes of a word, from the data files.

use std::borrow::Cow;
use std::ops::BitOr;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::folding::folded;
use crate::word_list::{WordList, entries, lists};

/// Declares the classes, each with the file of `words` that has its words: in the section with the
/// name of the class, one entry on each line. `abc*` stands for all words that begin so, `*abc` for
/// all that end so, `@Name` for the whole words of another class of the file; with `~NAME`, each whole word
/// stands with each end of that list. `abc = 7` has a value.
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
    "calendar.txt":
        Month, ShortMonth, Weekday, ShortWeekday, Weekly, DayPart, Ordinal, Cardinal, Half,
        Quarter, ThreeQuarters, Stretch, Clock, Hour, Until, And, Am, Im, Vom, Von, Zum,
        DayArticle, Des, Ab, Since, Um, Gegen, Between, For, Before, Every, EachTime, Inclusive,
        Upcoming, About, Latest, MonthNoun, Copula, Week, PersonTitle, Street, Duration, Function,
        Occasion, Start, Numbered, Measure, Score, Change, AnnouncesTime, AnnouncesDay, OnDay,
        BesideTime, LeadsToTime, BeforeTime, OnlyTime, BeforeLooseTime, BeforeFurtherDay, InDays,
        CutShort;
    "attachments.txt":
        Dative, AnnexJoin, Negation, Condition, Later, Earlier, Narrated,
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
        Surplus, Motion, HasVoted, SameBallot,
        IsTaken, IsFree, ForTheFirst, PeopleThings;
    "gender.txt": NoPeople, PeopleEnd, PeopleParticiple;
    "hygiene.txt":
        Field, BesideField, Filling, Checking, RemarkOpening, Telling, FormWord, GapUnit,
        BeforeGap, BeforeRoman, Merged, Interrogative, Calling, CountedInRoman, OpenEnd,
        OpenEndEnglish, NeverLast, Greeting, NoVerb, BeforePronoun, BarePronoun, TwiceRight,
        TwiceVerb, Polite, Doubling, BeforeNoClause, BeforeRelative, VerbPart, SentenceStart,
        Article, DoubleName, Rhythm, Formula, Voting, FieldInCapitals, OpenThing, TellsForm, NameField,
        Somebody, Dummy, SurelyVerb, BeforeNot, Asked, Room, WholeHouse, City, Nowhere, PutIn, ToFill, ToBeFilled, Letters, NoteHead, NoteTo, ToCome, Editing,
        Subordinating, ModalVerb, FiniteTwice, OtherHalf, MissingText,
        Possessive, AloneDescribed;
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
        let Lexicon { whole, starts, ends, .. } = &*LEXICON;
        let mut all = whole.get(word).copied().unwrap_or_default();
        if all.0[0] & CALENDAR == 0 && word.ends_with(['n', 'e', 's', 'r']) {
            let nouns = CASES.iter().filter_map(|end| whole.get(word.strip_suffix(end)?));
            all.0[0] |= nouns.map(|noun| noun.0[0] & DECLINED).find(|is| *is != 0).unwrap_or(0);
        }
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

    /// What a word is around dates and times: where it is several things, the first.
    pub(crate) fn of_calendar(self) -> Option<Class> {
        let at = (self.0[0] & CALENDAR).trailing_zeros();
        let (_, classes) = FILES.first()?;
        classes.get(usize::try_from(at).ok()?).map(|(class, _)| *class)
    }

    /// The classes of a word that means nothing around dates and times.
    pub(crate) fn beside_calendar(self) -> Self {
        Self([self.0[0] & !CALENDAR, self.0[1], self.0[2]])
    }

    /// A single class.
    const fn one(class: Class) -> Self {
        let (number, mut all) = (class as usize, [0; 3]);
        all[number / 128] = 1 << (number % 128);
        Self(all)
    }

    /// Whether this class is among them.
    pub fn has(self, class: Class) -> bool {
        let number = class as usize;
        self.0[number / 128] & 1 << (number % 128) != 0
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] | other.0[at]))
    }
}

/// The classes of `calendar.txt`, which are the first.
const CALENDAR: u128 = (2 << Class::CutShort as u32) - 1;

/// Nouns, of which each stands for its cases and its plural, too.
const DECLINED: u128 = 1 << Class::Numbered as u32
    | 1 << Class::Measure as u32
    | 1 << Class::Score as u32
    | 1 << Class::Street as u32;

crate::word_lists! { "calendar.txt": PARTS, WEEKLY, ORDINAL, CASES }

static ENDS: [(&str, &WordList); 3] =
    [("PARTS", &PARTS), ("WEEKLY", &WEEKLY), ("ORDINAL", &ORDINAL)];

/// About as many words are no beginnings or ends.
const WHOLE: usize = 4_000;

type Entries = Vec<(Cow<'static, str>, Classes)>;

/// The entries of all classes, folded. They are fixed, so that a quick hash is safe.
#[derive(Default)]
struct Lexicon {
    whole: FxHashMap<Cow<'static, str>, Classes>,
    /// Beginnings of words by their first two bytes.
    starts: FxHashMap<[u8; 2], Entries>,
    /// Ends of words by their last two bytes.
    ends: FxHashMap<[u8; 2], Entries>,
    values: FxHashMap<Cow<'static, str>, u32>,
    /// Classes of whole words that consist of these.
    groups: Vec<(u128, Classes)>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut all = Lexicon::default();
    all.whole.reserve(WHOLE);
    for (text, classes) in FILES {
        for (name, body) in lists(text) {
            if let Some((class, _)) = classes.iter().find(|(_, own)| *own == name) {
                all.read(body, Classes::one(*class), classes);
            }
        }
    }
    let Lexicon { whole, groups, .. } = &mut all;
    for word in whole.values_mut().filter(|word| word.0[0] & CALENDAR != 0) {
        let own = groups.iter().filter(|(of, _)| word.0[0] & of != 0);
        *word = own.fold(*word, |all, (_, group)| all | *group);
    }
    all
});

/// The value of a [`folded`] word: the number of a month, the day of a week.
pub(crate) fn value(word: &str) -> Option<u32> {
    LEXICON.values.get(word).copied()
}

impl Lexicon {
    /// Adds the words of a section of a file with these classes.
    fn read(&mut self, body: &'static str, own: Classes, classes: &[(Class, &str)]) {
        let (mut ends, mut group): (&[&str], _) = (&[""], 0);
        for entry in entries(body) {
            if let Some(other) = entry.strip_prefix('@') {
                let other = classes.iter().find(|(_, name)| *name == other);
                group |= other.map_or(0, |(class, _)| 1 << *class as u32);
            } else if let Some(list) = entry.strip_prefix('~') {
                ends = ENDS.iter().find(|(name, _)| *name == list).map_or(ends, |(_, list)| list);
            } else {
                for end in ends {
                    self.add(entry, end, own);
                }
            }
        }
        self.groups.extend((group != 0).then_some((group, own)));
    }

    fn add(&mut self, entry: &'static str, end: &str, classes: Classes) {
        let (written, value) = entry.split_once('=').unwrap_or((entry, ""));
        let mut word = folded(written.trim_matches(['*', ' ']));
        if !end.is_empty() {
            word.to_mut().push_str(&folded(end));
        }
        let bytes = word.as_bytes();
        if let (true, Some(last)) = (written.starts_with('*'), bytes.last_chunk()) {
            self.ends.entry(*last).or_default().push((word, classes));
        } else if let (true, Some(first)) = (written.ends_with('*'), bytes.first_chunk()) {
            self.starts.entry(*first).or_default().push((word, classes));
        } else {
            if let Ok(value) = value.trim_start().parse() {
                self.values.insert(word.clone(), value);
            }
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
