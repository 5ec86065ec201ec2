//! Small numbers: which parts of a figure are not told, so that nobody can be made out by them.
//!
//! A part is hidden if it is below the limit, and so is all that a figure below the limit consists
//! of. As a hidden part could be computed from the others and the sum, further parts are hidden until
//! no sum gives it away; whoever reads does not learn which of them is the small one. A zero is told:
//! it is about nobody.

use serde::{Serialize, Serializer};

/// A part of a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Nobody knows: there are no lists, or no earlier ones to compare.
    #[default]
    Unknown,
    /// It is not told.
    Hidden,
    /// The number.
    Known(u32),
}

impl Part {
    /// The number, where it is told.
    pub fn number(self) -> Option<u32> {
        match self {
            Self::Known(number) => Some(number),
            Self::Unknown | Self::Hidden => None,
        }
    }
}

/// A number, `"hidden"`, or nothing.
impl Serialize for Part {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unknown => serializer.serialize_none(),
            Self::Hidden => serializer.serialize_str("hidden"),
            Self::Known(number) => serializer.serialize_u32(*number),
        }
    }
}

/// Parts, and the sums that readers know.
#[derive(Debug, Default)]
pub(super) struct Sums {
    parts: Vec<u32>,
    /// What each part can be at most, as far as readers know.
    most: Vec<f64>,
    /// The parts that are not told although they are not small.
    secret: Vec<usize>,
    /// The parts that make up a sum, which is told itself or is one of the parts.
    totals: Vec<(Vec<usize>, Whole)>,
}

/// What parts add up to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Whole {
    /// A figure that is told.
    Told(u32),
    /// Another part.
    Part(usize),
}

impl Sums {
    /// Adds a part; the result names it.
    pub(super) fn part(&mut self, number: u32) -> usize {
        self.parts.push(number);
        self.most.push(f64::INFINITY);
        self.parts.len() - 1
    }

    /// Adds a part of which readers know that it is not greater.
    pub(super) fn part_up_to(&mut self, number: u32, most: u32) -> usize {
        let part = self.part(number);
        self.most.pop();
        self.most.push(f64::from(most));
        part
    }

    /// Adds a part that is not told, however large it is.
    pub(super) fn secret(&mut self, number: u32) -> usize {
        let part = self.part(number);
        self.secret.push(part);
        part
    }

    /// A sum that is told, or is not.
    pub(super) fn whole(&mut self, number: u32, is_told: bool) -> Whole {
        if is_told { Whole::Told(number) } else { Whole::Part(self.secret(number)) }
    }

    /// Says that these parts add up to the whole.
    pub(super) fn add_up(&mut self, parts: Vec<usize>, whole: Whole) {
        self.totals.push((parts, whole));
    }

    /// What may be told of each part where numbers from 1 to below `smallest` are not.
    pub(super) fn told(&self, smallest: u32) -> Vec<Part> {
        let is_small = |number: u32| number > 0 && number < smallest;
        let each = self.parts.iter().enumerate();
        let is_untold =
            |(part, number): (usize, &u32)| is_small(*number) || self.secret.contains(&part);
        let mut small: Vec<bool> = each.map(is_untold).collect();
        // A small figure is not broken down at all.
        for (parts, whole) in &self.totals {
            let whole = match whole {
                Whole::Told(number) => *number,
                Whole::Part(part) => self.number(*part),
            };
            for part in parts.iter().filter(|_| is_small(whole)) {
                if let Some(small) = small.get_mut(*part) {
                    *small = true;
                }
            }
        }
        let mut hidden = small.clone();
        while let Some(given_away) = self.given_away(&small, &hidden) {
            let next = self.next_to(given_away, &hidden);
            let Some(next) = next.and_then(|next| hidden.get_mut(next)) else {
                // Nothing is left that could protect it.
                hidden.fill(true);
                break;
            };
            *next = true;
        }
        let told = self.parts.iter().zip(hidden);
        told.map(|(number, hidden)| if hidden { Part::Hidden } else { Part::Known(*number) })
            .collect()
    }

    fn number(&self, part: usize) -> u32 {
        self.parts.get(part).copied().unwrap_or_default()
    }

    /// The part to hide beside one that is given away: the smallest that stands in a sum with it, not
    /// a zero if there is another.
    fn next_to(&self, part: usize, hidden: &[bool]) -> Option<usize> {
        let is_free = |other: &usize| hidden.get(*other) == Some(&false);
        let free = |near: bool| {
            let of = self.totals.iter().filter(move |(parts, whole)| {
                !near || parts.contains(&part) || matches!(whole, Whole::Part(one) if *one == part)
            });
            let all = of.flat_map(|(parts, whole)| {
                let whole = match whole {
                    Whole::Part(one) => Some(*one),
                    Whole::Told(_) => None,
                };
                parts.iter().copied().chain(whole)
            });
            all.filter(is_free).min_by_key(|other| {
                let number = self.number(*other);
                (number == 0, number, *other)
            })
        };
        free(true).or_else(|| free(false))
    }

    /// A small part that readers can compute from what is told: because equations have one solution
    /// for it, or because numbers of people are not negative.
    fn given_away(&self, small: &[bool], hidden: &[bool]) -> Option<usize> {
        let unknown: Vec<usize> =
            (0..self.parts.len()).filter(|part| hidden.get(*part) == Some(&true)).collect();
        let rows: Vec<(Vec<f64>, f64)> =
            self.totals.iter().map(|sum| self.equation(sum, &unknown, hidden)).collect();
        let solved = solved(rows.clone(), unknown.len());
        let most = unknown.iter().map(|part| self.most.get(*part).copied());
        let bounded = bounded(&rows, most.map(|most| most.unwrap_or(f64::INFINITY)).collect());
        let both = unknown.iter().zip(solved.iter().zip(&bounded));
        let given = both.filter(|(_, (solved, bounded))| **solved || **bounded);
        given.map(|(part, _)| *part).find(|part| small.get(*part) == Some(&true))
    }

    /// The sum as an equation for the unknown parts: their factors, and what they add up to.
    fn equation(
        &self,
        (parts, whole): &(Vec<usize>, Whole),
        unknown: &[usize],
        hidden: &[bool],
    ) -> (Vec<f64>, f64) {
        let mut factors = vec![0.0; unknown.len()];
        let mut right = match whole {
            Whole::Told(number) => f64::from(*number),
            Whole::Part(_) => 0.0,
        };
        let whole = match whole {
            Whole::Part(part) => Some((*part, -1.0)),
            Whole::Told(_) => None,
        };
        for (part, factor) in parts.iter().map(|part| (*part, 1.0)).chain(whole) {
            if hidden.get(part) == Some(&true) {
                let place = unknown.iter().position(|one| *one == part);
                if let Some(own) = place.and_then(|place| factors.get_mut(place)) {
                    *own += factor;
                }
            } else {
                right -= factor * f64::from(self.number(part));
            }
        }
        (factors, right)
    }
}

/// Numbers nearer to each other are the same.
const NEAR: f64 = 1e-6;

/// For each unknown, whether linear equations have one solution for it (Gauss and Jordan).
fn solved(mut rows: Vec<(Vec<f64>, f64)>, count: usize) -> Vec<bool> {
    let mut pivots: Vec<(usize, usize)> = Vec::new();
    for column in 0..count {
        let from = pivots.len();
        let factor = |row: &(Vec<f64>, f64)| row.0.get(column).copied().unwrap_or_default();
        let found = rows.iter().skip(from).position(|row| factor(row).abs() > NEAR);
        let Some(found) = found else { continue };
        rows.swap(from, from + found);
        let Some((factors, right)) = rows.get(from).cloned() else { continue };
        let by = factors.get(column).copied().unwrap_or(1.0);
        let unit: Vec<f64> = factors.iter().map(|one| one / by).collect();
        for (place, row) in rows.iter_mut().enumerate() {
            let times = row.0.get(column).copied().unwrap_or_default();
            if place == from {
                *row = (unit.clone(), right / by);
            } else if times.abs() > NEAR {
                row.0.iter_mut().zip(&unit).for_each(|(one, unit)| *one -= times * unit);
                row.1 -= times * right / by;
            }
        }
        pivots.push((column, from));
    }
    let mut solved = vec![false; count];
    for (column, row) in pivots {
        let alone = rows.get(row).is_some_and(|(factors, _)| {
            factors.iter().filter(|factor| factor.abs() > NEAR).count() == 1
        });
        if let Some(solved) = solved.get_mut(column) {
            *solved = alone;
        }
    }
    solved
}

/// For each unknown, whether its least and its greatest possible value are the same, as none is
/// negative and none greater than its `most`.
fn bounded(rows: &[(Vec<f64>, f64)], most: Vec<f64>) -> Vec<bool> {
    let mut ranges: Vec<(f64, f64)> = most.into_iter().map(|most| (0.0, most)).collect();
    for _ in 0..=ranges.len() {
        for (factors, right) in rows {
            for (place, factor) in factors.iter().enumerate().filter(|(_, one)| one.abs() > NEAR) {
                let others = factors.iter().zip(&ranges).enumerate();
                let others = others.filter(|(other, (one, _))| *other != place && one.abs() > NEAR);
                let (low, high) = others.fold((0.0, 0.0), |(low, high), (_, (one, range))| {
                    let ends = (one * range.0, one * range.1);
                    (low + ends.0.min(ends.1), high + ends.0.max(ends.1))
                });
                let ends = ((right - low) / factor, (right - high) / factor);
                if let Some(range) = ranges.get_mut(place) {
                    range.0 = range.0.max(ends.0.min(ends.1));
                    range.1 = range.1.min(ends.0.max(ends.1));
                }
            }
        }
    }
    ranges.into_iter().map(|(low, high)| high - low < NEAR).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(parts: &[u32], smallest: u32) -> Vec<Part> {
        let mut sums = Sums::default();
        let all = parts.iter().map(|number| sums.part(*number)).collect();
        sums.add_up(all, Whole::Told(parts.iter().sum()));
        sums.told(smallest)
    }

    use Part::{Hidden, Known};

    #[test]
    fn a_small_part_does_not_stand_alone() {
        assert_eq!(told(&[2, 9, 20], 5), [Hidden, Hidden, Known(20)]);
        assert_eq!(told(&[2, 3, 20], 5), [Hidden, Hidden, Known(20)]);
        assert_eq!(told(&[6, 9, 20], 5), [Known(6), Known(9), Known(20)]);
        assert_eq!(told(&[2, 9, 20], 1), [Known(2), Known(9), Known(20)]);
        // A zero is about nobody, and protects others if nothing else does.
        assert_eq!(told(&[0, 9, 20], 5), [Known(0), Known(9), Known(20)]);
        assert_eq!(told(&[3, 0, 0], 5), [Hidden, Hidden, Hidden]);
        // A small figure is not broken down.
        assert_eq!(told(&[4, 0], 5), [Hidden, Hidden]);
        assert_eq!(told(&[0, 0], 5), [Known(0), Known(0)]);
    }

    #[test]
    fn what_two_sums_share_gives_nothing_away() {
        // 3 new + 20 known = 23, 20 known + 6 lost = 26: hiding 20 alone would leave 26 - 6.
        let mut sums = Sums::default();
        let [new, known, lost] = [3, 20, 6].map(|number| sums.part(number));
        sums.add_up(vec![new, known], Whole::Told(23));
        sums.add_up(vec![known, lost], Whole::Told(26));
        assert_eq!(sums.told(5), [Hidden, Hidden, Hidden]);
        // 3 new in a year are 1 at one meeting and 2 at another.
        let mut sums = Sums::default();
        let [new, known] = [3, 20].map(|number| sums.part(number));
        let [first, second] = [1, 2].map(|number| sums.part(number));
        sums.add_up(vec![new, known], Whole::Told(23));
        sums.add_up(vec![first, second], Whole::Part(new));
        assert_eq!(sums.told(5), [Hidden; 4]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Whoever tries all numbers that fit finds at least two for every small part.
        #[test]
        fn no_small_part_can_be_found_by_trying(
            parts in proptest::collection::vec(0_u32..5, 3),
            lost in 0_u32..5,
            smallest in 2_u32..5,
        ) {
            let mut sums = Sums::default();
            let all: Vec<usize> = parts.iter().map(|number| sums.part(*number)).collect();
            let total: u32 = parts.iter().sum();
            // Without anybody, nothing is counted.
            prop_assume!(total > 0);
            sums.add_up(all, Whole::Told(total));
            let last = sums.part(lost);
            let before = parts[2] + lost;
            sums.add_up(vec![2, last], Whole::Told(before));
            let told = sums.told(smallest);
            let choices = told.iter().map(|part| match part {
                Known(number) => *number..=*number,
                _ => 0..=total.max(before),
            });
            let mut tried: Vec<Vec<u32>> = vec![Vec::new()];
            for choice in choices {
                let more = |known: &Vec<u32>| {
                    let with = |one| known.iter().copied().chain([one]).collect();
                    choice.clone().map(with).collect::<Vec<Vec<u32>>>()
                };
                tried = tried.iter().flat_map(more).collect();
            }
            tried.retain(|all| all[0] + all[1] + all[2] == total && all[2] + all[3] == before);
            let found = |place: usize| {
                let numbers: std::collections::BTreeSet<u32> =
                    tried.iter().map(|all| all[place]).collect();
                numbers.len()
            };
            for (place, part) in told.iter().enumerate() {
                let number = sums.parts[place];
                if number > 0 && number < smallest {
                    prop_assert_eq!(*part, Hidden);
                    prop_assert!(found(place) > 1, "{:?} {:?}", told, sums);
                }
            }
        }
    }
}
