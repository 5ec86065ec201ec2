//! Which mails of a large mailing a gallery shows: of each kind one, for nobody looks at 270,000.
//!
//! Mails of one kind have the same language, the same greeting but for names, and the same notes
//! ([`MailKind`]). Templates of the office may do anything with a person; what they do is seen by the
//! pieces of the letter that several mails share, so that each selection of these is a kind as well.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;

use super::shared::pieces;
use crate::diagnostic::Diagnostic;
use crate::mailing::{MailKind, MailSource, Mailing};

/// The largest mailing of which every mail has a page.
pub(super) const MOST: usize = 1_000;

/// How many kinds are shown; a column of greetings may hold another one in each row.
const MOST_KINDS: usize = 200;

/// How many mails of an edition tell which pieces several of them share.
const FIRST: usize = 200;

/// A kind of mail with the first one of it.
pub(super) struct Shown {
    pub kind: MailKind,
    /// The index of the first mail of the kind.
    pub first: usize,
    pub mails: usize,
}

/// The kinds of the mails of a mailing.
pub(super) struct Sample {
    /// In the order of the list.
    pub shown: Vec<Shown>,
    /// The kind of each mail; [`NONE`] where it is not shown.
    of: Vec<u8>,
}

const NONE: u8 = u8::MAX;

impl Sample {
    /// Finds the kinds.
    ///
    /// # Errors
    /// A mail cannot be composed, as `unmade` says.
    pub(super) fn of(
        mailing: &Mailing<'_>,
        unmade: impl Fn(&Diagnostic) -> io::Error,
    ) -> io::Result<Self> {
        let all = mailing.addressees().len();
        let body = |index| mailing.body(index).map(|body| body.html).map_err(|it| unmade(&it));
        let shapes =
            if mailing.has_own_templates() { Some(Shapes::of(mailing, body)?) } else { None };
        let mut sample = Self { shown: Vec::new(), of: Vec::with_capacity(all) };
        let mut known: BTreeMap<(MailKind, u64), u8> = BTreeMap::new();
        for index in 0..all {
            let shape = match &shapes {
                Some(shapes) => shapes.shape(mailing, index, &body(index)?),
                None => 0,
            };
            let kind = (mailing.kind(index), shape);
            let number = match known.get(&kind) {
                Some(number) => *number,
                None if sample.shown.len() < MOST_KINDS => {
                    let number = u8::try_from(sample.shown.len()).unwrap_or(NONE);
                    let shown = Shown { kind: kind.0.clone(), first: index, mails: 0 };
                    sample.shown.push(shown);
                    known.insert(kind, number);
                    number
                }
                None => NONE,
            };
            sample.of.push(number);
            if let Some(shown) = sample.shown.get_mut(usize::from(number)) {
                shown.mails += 1;
            }
        }
        Ok(sample)
    }

    /// The kind of the mail at `index`; `None` where it is not shown.
    pub(super) fn kind(&self, index: usize) -> Option<&Shown> {
        self.shown.get(usize::from(*self.of.get(index)?))
    }
}

/// The pieces that several letters of an edition share, by their hashes.
struct Shapes {
    pieces: HashMap<(usize, u64), usize>,
}

impl Shapes {
    fn of(mailing: &Mailing<'_>, body: impl Fn(usize) -> io::Result<String>) -> io::Result<Self> {
        let mut looked_at: BTreeMap<usize, usize> = BTreeMap::new();
        let mut pieces_of = HashMap::new();
        for index in 0..mailing.addressees().len() {
            let edition = mailing.edition(index);
            let letters = looked_at.entry(edition).or_default();
            if *letters == FIRST {
                continue;
            }
            *letters += 1;
            let mut own: Vec<u64> = nameless(&body(index)?, mailing, index).collect();
            own.sort_unstable();
            own.dedup();
            for piece in own {
                *pieces_of.entry((edition, piece)).or_insert(0_usize) += 1;
            }
        }
        Ok(Self { pieces: pieces_of })
    }

    /// Which of the shared pieces a letter has.
    fn shape(&self, mailing: &Mailing<'_>, index: usize, letter: &str) -> u64 {
        let edition = mailing.edition(index);
        let is_shared = |piece: &u64| self.pieces.get(&(edition, *piece)).is_some_and(|n| *n > 1);
        let mut hasher = DefaultHasher::new();
        nameless(letter, mailing, index)
            .filter(is_shared)
            .for_each(|piece| piece.hash(&mut hasher));
        hasher.finish()
    }
}

/// The hashes of the pieces of a letter that do not name its reader.
fn nameless(letter: &str, mailing: &Mailing<'_>, index: usize) -> impl Iterator<Item = u64> {
    let name = mailing.addressees().get(index).map_or("", |person| &person.name);
    let names: Vec<&str> = name.split_whitespace().filter(|word| word.len() > 2).collect();
    let pieces = pieces(letter).filter(move |piece| !names.iter().any(|name| piece.contains(name)));
    pieces.map(|piece| {
        let mut hasher = DefaultHasher::new();
        piece.hash(&mut hasher);
        hasher.finish()
    })
}
